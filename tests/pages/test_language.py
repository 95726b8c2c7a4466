import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.date_words import date_words
from generator.pages.language import (
    ENGLISH,
    Language,
    content,
    gettext,
    in_force,
    language_of,
    languages,
    later,
    ngettext,
    number_words,
    percent,
    pgettext,
    plain,
    spoken_in,
    unknown_language,
    with_marks_as_elements,
)
from generator.pages.say import listed, published
from generator.records.date import parse_date

GERMAN = language_of("de")


def in_german(make):
    return spoken_in(GERMAN, make)()


def test_english_is_the_source_and_needs_no_catalogue():
    assert language_of("en") == ENGLISH
    assert not ENGLISH.messages
    assert gettext("Not proved") == "Not proved"
    assert ngettext("%(number)s claim", "%(number)s claims", 1) == "1 claim"
    assert ngettext("%(number)s claim", "%(number)s claims", 0) == "0 claims"
    assert later("Not proved") == "Not proved"


def test_a_percent_sign_is_itself_in_a_text_without_values():
    assert gettext("100% sure") == "100% sure"
    assert gettext("%(number)s%%", number=5) == "5%"


def test_german_has_its_own_words_forms_and_meanings():
    assert in_german(lambda: gettext("Not proved")) == "Nicht nachgewiesen"
    assert in_german(lambda: ngettext("%(number)s claim", "%(number)s claims", 1)) == "1 Aussage"
    assert in_german(lambda: ngettext("%(number)s claim", "%(number)s claims", 2)) == "2 Aussagen"
    assert in_german(lambda: (gettext("State"), pgettext("of a proof", "State"))) == ("Staat", "Zustand")
    assert in_german(lambda: listed(["a", "b", "c"])) == "a, b und c"


def test_a_text_without_translation_stays_english():
    assert in_german(lambda: gettext("%(what)s of somebody's own", what="A text")) == "A text of somebody's own"


def test_a_language_is_in_force_only_while_its_own_words_are_made():
    def codes():
        return in_force().code, spoken_in(ENGLISH, lambda: in_force().code)(), in_force().code

    assert spoken_in(GERMAN, codes)() == ("de", "en", "de")
    assert in_force() == ENGLISH


def test_a_mistake_while_words_are_made_leaves_no_language_behind():
    with pytest.raises(ZeroDivisionError):
        spoken_in(GERMAN, lambda: 1 / 0)()
    assert in_force() == ENGLISH


def test_a_territory_is_kept_and_shares_the_catalogue():
    austrian = language_of("de_AT")
    assert austrian.code == "de-AT"
    assert austrian.messages == GERMAN.messages
    assert language_of("en_GB").messages == {}


def test_a_language_without_a_catalogue_is_told_with_what_to_do():
    assert [*unknown_language("de", "en")] == []
    assert [*unknown_language("en_GB", "zh-Hant")] == []
    [(what, advice)] = unknown_language("fr", "en")
    assert what == "`theme.locale` is 'fr', and the pages have no texts in that language"
    assert advice.startswith(f"write one of: {', '.join(languages())}; or add one")
    [(what, advice)] = unknown_language("de", "English")
    assert what == "`language`: 'English' is not a language tag"
    assert advice.startswith("write de, en")


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024", "2024"),
        ("2024-06", "Juni 2024"),
        ("2024-06-20", "20. Juni 2024"),
        ("2024-06~", "etwa Juni 2024"),
        ("2024-06-01?", "vielleicht 1. Juni 2024"),
        ("2024%", "vielleicht etwa 2024"),
        ("2022-21", "Frühjahr 2022"),
        ("2024-06-18/2024-06-19", "18. bis 19. Juni 2024"),
        ("2024-02/2024-03", "Februar bis März 2024"),
        ("2023-12/2024-03", "Dezember 2023 bis März 2024"),
        ("2024-02~/2024-03", "etwa Februar 2024 bis März 2024"),
        ("../2024-06-18", "bis 18. Juni 2024"),
        ("2024-06/..", "seit Juni 2024"),
    ],
)
def test_a_date_in_german(edtf, words):
    assert in_german(lambda: date_words(parse_date(edtf))) == words


def test_a_report_of_which_only_the_latest_day_is_known():
    assert in_german(lambda: published(parse_date("../2024-06-18"))) == "spätestens 18. Juni 2024"
    assert published(parse_date("../2024-06-18")) == "by 18 June 2024"


ENDS = [
    year + rest + mark
    for year, rest, mark in itertools.product(
        ["2023", "2024"], ["", "-02", "-11", "-22", "-02-01", "-11-30"], ["", "~", "?", "%"]
    )
]


@given(st.sampled_from([*ENDS, ".."]), st.sampled_from(["", *ENDS, ".."]))
def test_a_date_by_way_of_a_catalogue_says_in_english_what_the_record_says(begin, end):
    """Dates are worded twice: by the record, for editors and English pages, and by texts that can be translated."""
    try:
        date = parse_date(f"{begin}/{end}" if end else begin)
    except ValueError:
        return
    untranslated = Language(messages={"any": ("any",)})
    assert spoken_in(untranslated, date_words)(date) == date.text


@pytest.mark.parametrize(
    ("number", "english", "german"),
    [
        ("999", "999", "999"),
        ("1234.5", "1\u00a0234.5", "1.234,5"),
        ("5000000", "5\u00a0000\u00a0000", "5.000.000"),
        ("0.25", "0.25", "0,25"),
    ],
)
def test_numbers(number, english, german):
    assert number_words(Decimal(number)) == english
    assert in_german(lambda: number_words(Decimal(number))) == german


def test_a_share():
    assert percent(0.25) == "25%"
    assert in_german(lambda: percent(0.25)) == "25\u00a0%"


def test_words_of_the_record_are_marked_only_where_the_frame_is_in_another_language():
    assert content("The paper took it back") == "The paper took it back"
    assert content("") == in_german(lambda: content("")) == ""
    assert spoken_in(language_of("de", "de"), content)("Wort") == "Wort"
    marked = in_german(lambda: f"Zurückgezogen: {content('why')}")
    assert plain(marked) == "Zurückgezogen: why"
    page = f'<title>{marked}</title><p title="{marked}">{marked}</p><svg><text x="1">{marked}</text></svg>'
    assert with_marks_as_elements(page, GERMAN) == (
        "<title>Zurückgezogen: why</title>"
        '<p title="Zurückgezogen: why">Zurückgezogen: <span lang="en">why</span></p>'
        '<svg><text x="1">Zurückgezogen: why</text></svg>'
    )
