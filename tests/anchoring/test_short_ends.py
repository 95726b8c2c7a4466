import pytest

from generator.anchoring.comparable import Comparable
from generator.anchoring.find_quote import find_quote
from generator.anchoring.short_ends import longer_ends, short_end
from generator.records.selector import TextQuoteSelector


@pytest.mark.parametrize(
    ("text", "exact", "side"),
    [
        ("eins zwei drei vier fünf", "eins … vier fünf", "before"),
        ("eins zwei drei vier fünf", "eins zwei … fünf", "after"),
        ("eins zwei drei vier fünf", "eins … fünf", "before"),
        ("eins zwei drei vier fünf", "eins zwei … vier fünf", None),
        ("eins zwei drei vier fünf", "zwei drei vier", None),
        ("eins zwei drei", "eins … drei", None),
        ("eins – zwei – drei", "eins … drei", None),  # three words
        ("eins zwei drei vier", "eins … drei vier", "before"),
        ("Ja … oder wie oder was", "Ja … oder was", None),  # goes no further: an ellipsis of the text's own
        ("wie oder was oder … ja", "wie oder … ja", None),
        ("Ja ... oder wie oder was", "Ja … oder was", None),
        ("Er sagte … nichts", "Er sagte … nichts", None),  # whole, as it stands
        ("船厂已经交付", "船 … 交付", "before"),
    ],
)
def test_a_side_of_one_word_is_too_short_but_for_a_passage_of_few(text, exact, side):
    comparable, selector = Comparable(text), TextQuoteSelector(exact)
    (fit,) = find_quote(comparable, selector)
    assert short_end(comparable, selector, fit) == side


def test_a_quotation_that_says_enough_is_suggested():
    text = Comparable("eins zwei drei vier fünf sechs sieben acht neun zehn")
    (fit,) = find_quote(text, TextQuoteSelector("eins … neun zehn"))
    assert longer_ends(text, fit) == "eins zwei … neun zehn"


def test_no_quotation_is_suggested_that_needs_context():
    text = Comparable("x eins zwei drei vier. y eins zwei drei vier.")
    assert longer_ends(text, find_quote(text, TextQuoteSelector("eins zwei drei vier"))[0]) is None
