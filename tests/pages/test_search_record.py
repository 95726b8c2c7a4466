"""What a search can find of the small record, as plain values: who says it, what stands against it, and no more words
of an article than pages show."""

import html
import re

import pytest

from generator.pages.search_record import languages_of, search_records
from generator.pages.url import path_of
from tests.pages.lunn import SITE, graph, material, pages

RUN = 4
"""Words in a row by which an article is recognised."""


def records(*, texts: bool = True):
    return {record.url: record for record in search_records(material(texts=texts))}


def passages_of(source: str, *, texts: bool = True):
    return [one for url, one in records(texts=texts).items() if url.startswith(f"sources/{source}/#")]


def test_a_claim_is_called_by_who_says_it_and_by_what_stands_against_it():
    claim = records()["claims/radar-nearly-40/"]
    assert claim.title == ("Cassia’s navy ministry: Arvenia has supplied Belmark with nearly forty radar sets — denied")
    assert (claim.kind, claim.language) == ("claim", "en")
    assert (claim.who, claim.standing) == ("Cassia’s navy ministry", "denied")
    assert claim.text.startswith(
        "2 reports, 1 voice: Cassia’s navy ministry, via Nordsee, which we have not read. Denied"
    )


def test_a_denial_is_called_by_whose_word_it_stands_against():
    denial = records()["claims/no-arms-trade/"]
    assert denial.title.endswith("no arms trade between Arvenia and Belmark — denies what the Republic of Cassia says")


def test_no_statement_is_found_without_its_speaker_and_its_challenge():
    for id, claim in graph().library.claims.items():
        record, line = records()[f"claims/{id}/"], material().lines[id]
        assert record.title.startswith(f"{record.who}: ")
        assert record.who
        assert bool(record.standing) == bool(line.standing)
        assert record.title.endswith(record.standing)
        assert claim.claim.removesuffix(".") not in record.text


def test_an_article_that_states_something_itself_is_not_named_in_the_title():
    claim = records()["claims/no-weapons-mentioned/"]
    assert claim.who == "Stated as fact in 1 article"
    assert claim.filters["source"] == ("Commentary on the contract",)


def test_a_passage_is_in_its_own_language_and_says_who_speaks():
    [passage] = [one for one in passages_of("bote-2031-04") if "Radargeräte" in one.text]
    assert passage.text == "„Arwenien habe Belmark seit Januar fast vierzig Radargeräte geliefert“"
    assert (passage.kind, passage.language) == ("passage", "de")
    assert passage.title == "Cassia’s navy ministry, paragraph 2 — denied"
    assert passage.also == "geräte Arvenia"
    assert passage.filters["source"] == ("Report on the dispute over radar sets",)
    assert passage.filters["challenge"] == ("denied",)


def test_a_passage_on_which_several_claims_rest_is_found_once():
    urls = [record.url for record in search_records(material())]
    assert len(urls) == len(set(urls))


def test_without_texts_a_passage_is_found_by_its_ends_only():
    [passage] = [one for one in passages_of("bote-2031-04", texts=False) if "Radargeräte" in one.text]
    assert passage.text == "„Arwenien habe […] Radargeräte geliefert“"
    assert passage.also == "Arvenia"


def test_of_a_withheld_source_no_passage_is_found():
    assert graph().library.sources["letter-2031-06"].rights == "withheld"
    assert passages_of("letter-2031-06") == []
    assert "sources/letter-2031-06/" in records()


@pytest.mark.parametrize("texts", [True, False])
@pytest.mark.parametrize("article", sorted((SITE / "articles").glob("*.txt")), ids=lambda path: path.stem)
def test_no_words_of_an_article_are_found_that_no_page_shows(article, texts):
    site = words(html.unescape(re.sub("<[^>]*>", " ", " ".join(pages(texts=texts).values()))))
    found = [words(f"{one.title} {one.text}") for one in records(texts=texts).values()]
    borrowed = runs(words(article.read_text("utf-8")))
    assert set().union(*map(runs, found)) & borrowed <= runs(site)


def test_a_part_of_a_briefing_is_its_words_with_what_stands_against_them_and_leads_to_its_heading():
    section = records()["radar-sets/#section-1"]
    assert section.title == "Radar sets: What is counted"
    assert section.text.startswith(
        "Cassia accuses Arvenia of arming its neighbour (denied); both states deny it. The agency Nordsee"
    )
    assert not re.search(r"[\[\]@*]", section.text)
    assert records()["radar-sets/"].title == "Has Arvenia supplied Belmark with radar sets, and on whose word?"


def test_other_spellings_of_names_find_a_claim_and_a_name():
    assert records()["claims/radar-nearly-40/"].also.split() == ["Arwenien", "Republic", "of", "Kassien"]
    assert records()["entities/cassia/"].text == "State. Also written Kassien."


def test_a_claim_can_be_narrowed_down_to_by_all_that_it_has():
    assert records()["claims/radar-nearly-40/"].filters == {
        "briefing": ("Radar sets",),
        "support": ("one voice",),
        "challenge": ("denied",),
        "source": (
            "Report on the dispute over radar sets",
            "Report of the agency Nordsee on radar sets",
            "Article on the radar sets and the contract",
        ),
        "entity": ("Arvenia", "Belmark", "Radar sets", "Cassia’s navy ministry", "Republic of Cassia"),
        "year": ("2031",),
    }


def test_everything_found_leads_to_a_page_and_to_a_place_on_it():
    for url in records():
        page, _, fragment = url.partition("#")
        assert path_of(page) in pages(), url
        assert not fragment or f'id="{fragment}"' in pages()[path_of(page)], url


def test_the_languages_are_ours_and_those_of_the_passages():
    assert languages_of(material()) == ("en", "de")
    assert {record.language for record in search_records(material())} == {"en", "de"}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs(all_words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(all_words[at : at + RUN]) for at in range(len(all_words) - RUN + 1)}
