import pytest

from generator.pages.coverage_view import coverage_view, paragraph_numbers
from tests.pages.lunn import graph, material


def view(source: str, *, texts: bool = True):
    return coverage_view(material(texts=texts), graph(texts=texts).library.sources[source])


def test_every_paragraph_has_a_cell_that_says_what_became_of_it():
    [stretch] = view("bote-2031-04").stretches
    assert stretch.label == ""
    assert [(cell.look, cell.words) for cell in stretch.cells] == [
        ("skipped", "Paragraph 1: read and left: heading"),
        ("cited", "Paragraph 2: cited by 2 claims"),
        ("cited", "Paragraph 3: cited by 2 claims"),
        ("boilerplate", "Paragraph 4: not the article’s own"),
        ("cited", "Paragraph 5: cited by 2 claims"),
        ("cited", "Paragraph 6: cited by 1 claim"),
    ]


def test_a_cited_paragraph_leads_to_its_first_passage():
    cells = {cell.paragraph: cell for stretch in view("bote-2031-04").stretches for cell in stretch.cells}
    first = next(item for item in graph().items_by_source["bote-2031-04"] if item.claim.id == "radar-supplied")
    assert cells[2].target == f"passage-{first.passage.selector.digest}"
    assert cells[1].target == ""


def test_the_key_says_the_same_in_words():
    assert [(line.word, line.paragraphs) for line in view("bote-2031-04").lines] == [
        ("Cited", "4 of 6, by 7 claims (2, 3, 5, 6)"),
        ("Read and left, with the reason", "1 of 6 (heading: 1)"),
        ("Not the article’s own: teasers, notices", "1 of 6 (4)"),
    ]


def test_parts_stand_apart_with_their_own_dates():
    assert [(stretch.label, len(stretch.cells)) for stretch in view("kurier-2031-06").stretches] == [
        ("1, 2: June 2031", 2),
        ("3: about October 2030", 1),
    ]


def test_the_share_of_words_shown_is_said():
    assert (
        view("bote-2031-04").share == "77 of its 111 words are shown in whole passages, 69%; no more than 90% may be."
    )
    assert view("letter-2031-06").share == "No words of this source are shown."
    assert view("observer-2031-06").share.endswith("%.")  # all of it may be shown


def test_without_the_text_the_lock_tells_how_many_paragraphs_there_are():
    without = view("bote-2031-04", texts=False)
    assert len(without.stretches[0].cells) == 6
    assert without.share == "The text is not at hand for this build, so no passage is shown whole."


@pytest.mark.parametrize(
    ("numbers", "words"), [([], ""), ([3], "3"), ([1, 2], "1, 2"), ([1, 2, 3, 7, 9, 10, 11], "1–3, 7, 9–11")]
)
def test_runs_of_paragraphs_are_said_in_short(numbers, words):
    assert paragraph_numbers(numbers) == words
