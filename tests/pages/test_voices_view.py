from generator.pages.voices_view import VoicesView, voices_views
from tests.pages.lunn import material


def view() -> VoicesView:
    [one] = voices_views(material())
    return one


def test_the_index_says_how_much_rests_on_how_many():
    assert view().description == (
        "8 of 14 claims rest on 4 named voices, 7 of them on one alone; for 6 nobody is named."
    )
    assert [(share.word, share.claims) for share in view().shares] == [
        ("corroborated", 1),
        ("several voices, one report", 0),
        ("one voice", 7),
        ("no named voice", 6),
    ]


def test_voices_stand_in_the_order_of_their_weight_with_what_stands_against_them():
    assert [(row.name, row.url, row.claims, row.alone, row.denied, row.denials) for row in view().rows] == [
        ("Republic of Cassia", "voices/cassia/", 3, 3, 3, 0),
        ("Belmark", "voices/belmark/", 3, 2, 0, 2),
        ("Arvenia", "voices/arvenia/", 2, 1, 0, 2),
        ("Ismar Tolk", "voices/ismar-tolk/", 1, 1, 0, 0),
    ]


def test_what_is_no_voice_stands_apart_and_leads_to_what_it_is():
    rows = {row.name: (row.how, row.url, row.claims) for row in view().voiceless}
    assert rows["Commentary on the contract"] == ("stated as fact by the article", "sources/observer-2031-06/", 1)
    assert rows["A fisherman from Lunn"] == ("a speaker without a name", "entities/fisherman/", 1)
    assert rows["Speakers left open"][1] == "open-questions/#speaker-left-open"
    assert list(rows)[-1] == "Speakers left open"


def test_bars_of_voices_and_of_others_have_one_scale():
    rows = (*view().rows, *view().voiceless)
    longest = max(row.claims for row in rows)
    for row in rows:
        assert round(sum(float(part.width) for part in row.resting.parts)) == round(1000 * row.claims / longest)
