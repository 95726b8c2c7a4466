from generator.pages.briefing_view import BriefingView, briefing_views
from generator.pages.home_view import home_views
from tests.pages.lunn import material


def view(name: str = "radar-sets", *, texts: bool = True) -> BriefingView:
    return next(view for view in briefing_views(material(texts=texts)) if view.url == f"{name}/")


def test_a_briefing_says_how_far_it_goes_and_on_how_much_it_rests():
    assert view().as_of == "June 2031"
    assert view().counts.text == "9 claims · 4 sources · 4 denied"
    assert view("contract").counts.text == "6 claims · 3 sources · 0 denied"


def test_claims_are_numbered_in_the_order_of_reading():
    assert [(card.number, card.line.id) for card in view().cards] == [
        (1, "radar-nearly-40"),
        (2, "radar-sets-denied"),
        (3, "no-arms-trade"),
        (4, "radar-over-50"),
        (5, "radar-supplied"),
        (6, "radar-for-fishing"),
        (7, "fish-and-timber"),
        (8, "nothing-seen"),
        (9, "count-promised"),
    ]


def test_each_use_of_a_claim_has_its_own_place_and_one_card():
    [card] = [card for card in view().cards if card.number == 1]
    assert card.fragment == "card-radar-nearly-40"
    assert [use.url for use in card.uses] == [
        "#cite-radar-nearly-40",
        "#cite-radar-nearly-40.2",
        "#cite-radar-nearly-40.3",
    ]
    [first, *_] = view().key
    assert first.mark.fragment == "cite-radar-nearly-40.2"
    assert first.mark.card == card.fragment


def test_a_mark_says_what_stands_against_its_claim():
    marks = {point.line.id: (point.mark.word, point.mark.label) for point in view().key}
    assert marks == {
        "radar-nearly-40": ("denied", "citation 1, denied"),
        "radar-over-50": ("denied", "citation 4, denied in general"),
        "no-arms-trade": ("", "citation 3, a denial"),
    }


def test_a_card_holds_the_passage_its_speaker_its_way_and_its_dates():
    card = view().cards[0]
    assert card.figure == "nearly 40 radar sets, from January 2031 to April 2031"
    first, second = card.entries
    assert first.speaker == "Cassia's navy ministry"
    assert (first.counted, [(voice.text, voice.url) for voice in first.voices]) == (
        "a voice of",
        [("the Republic of Cassia", "voices/cassia/")],
    )
    assert [(hand.text, hand.note) for hand in first.via] == [
        ("Report of the agency Nordsee on radar sets", "not read")
    ]
    assert (first.reported, first.dated, first.said) == ("15 April 2031", "seit Januar", "")
    assert first.quotation.text == "„Arwenien habe Belmark seit Januar fast vierzig Radargeräte geliefert“"
    assert first.quotation.language == "de"
    assert first.quotation.paragraph == 2
    assert first.attribution is not None
    assert first.attribution_role == "names the speaker"
    assert (second.publisher, second.reported) == ("publisher not recorded", "June 2031")
    assert [line.id for line in card.against] == ["radar-sets-denied", "no-arms-trade"]


def test_the_office_of_a_speaker_is_shown_where_the_record_settles_it():
    [card] = [card for card in view().cards if card.line.id == "fish-and-timber"]
    [entry] = card.entries
    assert entry.speaker == "Ode Harn (spokeswoman of Arvenia's government)"
    assert (entry.said, entry.reported, entry.dated) == ("11 April 2031", "15 April 2031", "am vergangenen Freitag")


def test_a_denial_shows_what_it_denies_and_whose_word_that_is():
    [card] = [card for card in view().cards if card.line.id == "radar-sets-denied"]
    assert card.line.challenge == "denies what the Republic of Cassia says"
    assert [line.text for line in card.against] == [
        "Cassia's navy ministry: Arvenia has supplied Belmark with nearly forty radar sets — denied"
    ]


def test_damage_is_shown_as_printed_and_withheld_words_are_not_shown():
    by_claim = {card.line.id: card.entries[0].quotation for card in view().cards}
    assert by_claim["nothing-seen"].text == "„WWir haben keine Geräte gesehen“"
    assert by_claim["count-promised"].extent == "nothing"
    assert by_claim["count-promised"].text == ""


def test_without_texts_a_card_shows_the_ends_and_when_the_words_were_proved():
    quotation = view(texts=False).cards[0].entries[0].quotation
    assert quotation.extent == "ends"
    assert quotation.text == "„Arwenien habe […] Radargeräte geliefert“"
    assert quotation.paragraph == 2
    assert quotation.proof == "Proved against the text on 1 July 2031; text not at hand for this build"


def test_a_part_of_a_file_keeps_its_own_date():
    [card] = [card for card in view("contract").cards if card.line.id == "no-foreign-boats"]
    assert card.entries[0].reported == "about October 2030"


def test_the_home_page_shows_every_briefing_with_marks_that_lead_to_its_cards():
    [home] = home_views(material())
    assert [briefing.name for briefing in home.briefings] == ["Radar sets", "The contract"]
    assert 'href="radar-sets/#card-radar-nearly-40"' in home.briefings[0].summary.html
    assert "popovertarget" not in home.briefings[0].summary.html
