from generator.pages.source_view import SourceView, source_views
from generator.pages.sources_view import sources_views
from tests.pages.lunn import material


def view(source: str) -> SourceView:
    return next(view for view in source_views(material()) if view.url == f"sources/{source}/")


def test_what_is_not_known_is_said_and_what_is_inferred_shows_its_ground():
    kurier = view("kurier-2031-06")
    fields = {field.label: (field.value, field.basis) for field in kurier.fields}
    assert fields["Publisher"] == ("not recorded", "")
    assert fields["Published"] == ("June 2031", "a collection tag before the first word says 2031-06")
    assert [field.label for field in kurier.fields if not field.known] == ["Title", "Publisher", "Author", "Address"]
    assert fields["Translation"] == ("A machine translation", "")
    assert [(part.paragraphs, part.published) for part in kurier.parts] == [("Paragraph 3", "about October 2030")]
    assert kurier.description == "Publisher not recorded, June 2031. 7 passages cited."


def test_passages_stand_in_the_order_of_the_text_with_all_that_rests_on_them():
    passages = [
        (passage.quotation.paragraph, [(use.line.id, use.role) for use in passage.uses])
        for passage in view("bote-2031-04").passages
    ]
    assert passages == [
        (2, [("radar-supplied", "")]),
        (2, [("radar-nearly-40", "")]),
        (2, [("radar-nearly-40", "names the speaker")]),
        (3, [("no-arms-trade", "")]),
        (3, [("fish-and-timber", "")]),
        (3, [("fish-and-timber", "names the speaker")]),
        (5, [("contract-expected", "")]),
        (5, [("contract-breach", "")]),
        (6, [("steel-landed", "")]),
    ]


def test_a_use_leads_to_the_evidence_and_to_the_briefing():
    use = view("bote-2031-04").passages[1].uses[0]
    assert use.url == "claims/radar-nearly-40/#evidence-1"
    assert [link.url for link in use.cited_in] == ["radar-sets/#cite-radar-nearly-40"]


def test_a_passage_that_no_briefing_cites_shows_only_its_ends():
    quotation = view("bote-2031-04").passages[-1].quotation
    assert quotation.text == "„Im März seien […] entladen worden“"
    assert quotation.publisher_url.endswith("#:~:text=Im%20M%C3%A4rz%20seien,entladen%20worden")


def test_a_withheld_source_shows_no_words_but_says_where_they_stand():
    letter = view("letter-2031-06")
    [passage] = letter.passages
    assert (passage.quotation.extent, passage.quotation.text, passage.quotation.paragraph) == ("nothing", "", 2)
    assert letter.passages[0].quotation.publisher_url == ""


def test_a_source_that_nobody_has_read_shows_what_rests_on_it():
    agency = view("nordsee-2031")
    assert not agency.held
    assert agency.description == "Nordsee, by 15 April 2031. Known only through others; not read."
    assert [use.line.id for use in agency.carried] == ["radar-nearly-40", "radar-for-fishing"]
    assert [one.text for one in view("bote-2031-04").rests_on] == ["Report of the agency Nordsee on radar sets"]


def test_the_index_keeps_sources_that_are_held_apart_from_those_that_are_not():
    [index] = sources_views(material())
    assert [row.label for row in index.unread] == ["Report of the agency Nordsee on radar sets"]
    assert {row.label: (row.publisher, row.claims) for row in index.held}["Commentary on the contract"] == (
        "The Bay Observer",
        4,
    )
