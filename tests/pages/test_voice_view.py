from generator.pages.voice_view import VoiceView, voice_views
from tests.pages.lunn import material


def view(voice: str) -> VoiceView:
    return next(view for view in voice_views(material()) if view.url == f"voices/{voice}/")


def lines(several):
    return [one.line.id for one in several]


def test_a_voice_shows_all_that_rests_on_it():
    belmark = view("belmark")
    assert belmark.title == "What rests on the word of Belmark"
    assert belmark.description == ("3 claims on record; for 2 of them there is no other voice. 2 denials of its own.")
    assert lines(belmark.alone) == ["no-foreign-boats", "count-promised"]
    assert lines(belmark.shared) == ["contract-signed"]
    assert lines(belmark.denials) == ["no-arms-trade", "radar-sets-denied"]


def test_a_voice_shows_through_whom_it_speaks_and_by_what_way_it_reached_us():
    cassia = view("cassia")
    assert [(row.link.text, row.link.url, row.claims) for row in cassia.speakers] == [
        ("Cassia's navy ministry", "entities/cassia-navy-ministry/", 2),
        ("Republic of Cassia", "entities/cassia/", 1),
    ]
    assert [(row.text, row.note, row.claims) for row in cassia.ways] == [
        ("As the articles tell it, with no report in between", "", 2),
        ("Report of the agency Nordsee on radar sets", "not read", 1),
    ]


def test_a_voice_shows_who_denies_how_much_of_it():
    denied = [(one.line.id, one.by_name, one.in_general) for one in view("cassia").deniers]
    assert denied == [("no-arms-trade", 1, 2), ("radar-sets-denied", 1, 0)]
    assert view("belmark").deniers == ()


def test_a_claim_in_a_list_is_shown_with_its_dates_its_passages_and_what_stands_against_it():
    one = next(one for one in view("cassia").alone if one.line.id == "radar-nearly-40")
    assert one.spoken.reported == "15 April 2031; June 2031"
    assert one.against == "Denied by Arvenia and Belmark (undated, no wording given)"
    assert [link.text for link in one.passages] == [
        "Report on the dispute over radar sets, paragraph 2",
        "Article on the radar sets and the contract, paragraph 1",
    ]
    assert all(link.url.startswith("sources/") and "#passage-" in link.url for link in one.passages)
