import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.anchoring.ambiguous import places_to_choose
from generator.anchoring.comparable import Comparable
from generator.anchoring.find_quote import find_quote
from generator.anchoring.words import word_ends
from generator.records.selector import TextQuoteSelector
from tests.anchoring.strategies import runs

ORDER = ["quote", "prefix", "suffix"]


@given(runs, st.booleans())
def test_each_line_to_paste_settles_on_the_place_it_is_for(text, is_range):
    comparable = Comparable(text)
    first = next(word_ends(comparable, 0, len(comparable.form)), 0)
    word = comparable.plain[:first].strip()
    exact = f"{word} … {word}" if is_range else word
    selector = TextQuoteSelector(exact)
    fits = find_quote(comparable, selector)
    assume(len(fits) > 1)
    lines = [line for line in places_to_choose(comparable, selector, fits) if "lengthen the quotation" not in line]
    # A place may need several lines, in this order; a quote that settles by itself needs no more.
    choices = [{}]
    for line in lines:
        ((key, value),) = yaml.load(f"{{{line}\n}}", Loader=yaml.BaseLoader).items()  # noqa: S506 - strings only
        last = choices[-1]
        settled = set(last) == {"quote"} and len(find_quote(comparable, TextQuoteSelector(last["quote"]))) == 1
        if settled or any(ORDER.index(key) <= ORDER.index(other) for other in last):
            choices.append({})
        choices[-1][key] = value
    for choice in filter(None, choices):
        chosen = TextQuoteSelector(choice.get("quote", exact), choice.get("prefix", ""), choice.get("suffix", ""))
        assert len(find_quote(comparable, chosen)) == 1
        assert find_quote(comparable, chosen)[0] in fits
