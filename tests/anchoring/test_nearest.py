import time

import pytest

from generator.anchoring.comparable import Comparable
from generator.anchoring.nearest import nearest

TEXT = Comparable(
    "Streit um die Fähre in Lunn\n\nDas Ministerium sagte am Dienstag, dass fast fünf Fähren an Belmark verkauft "
    "worden seien. Es waren 11.000 Tonnen.\n\nBeobachter (aus Kordien) rechnen mit „weiteren Schiffen“."
)


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("fast drei Fähren", "fast fünf Fähren"),
        ("fast zwanzigtausend Fähren an Belmark", "fast fünf Fähren an Belmark"),
        ("dass fünf Fähren", "dass fast fünf Fähren"),
        ("verkauft worden sind", "verkauft worden seien"),
        ("Belmarck", "Belmark"),
        ("000 Tonnen", "11.000 Tonnen"),
        ("aus Korden", "aus Kordien"),
        ("weitere Schiffe", "weiteren Schiffen"),
        ("„weitere Schiffe“", "„weiteren Schiffen“"),
        ("am Mittwoch dass", "am Dienstag, dass"),
    ],
)
def test_the_nearest_wording_is_cut_at_whole_words(words, near):
    found = nearest(TEXT, words)
    assert found is not None
    assert TEXT.plain[slice(*found.fit)] == near


def test_where_nothing_is_near_nothing_is_suggested():
    assert nearest(TEXT, "völlig anderes Zeug") is None
    assert nearest(Comparable(" \n"), "Fähre") is None
    assert nearest(TEXT, "") is None


def test_it_is_looked_for_between_two_offsets():
    start = TEXT.paragraph(2).start
    found = nearest(TEXT, "Fähre in Lunn", start)
    assert found is None or found.fit.start >= start
    assert nearest(TEXT, "Fähre in Lunn", 0, start).fit.end < start


def test_it_stays_in_one_paragraph():
    found = nearest(Comparable("eins zwei drei vier\nfünf sechs sieben acht"), "drei vier fünf sechs sieben")
    assert found.fit.start >= 20


@pytest.mark.parametrize(
    "text", ["aa " * 300_000, "a" * 800_000, "ab" * 400_000 + " ", "中" * 300_000, "a\n" * 300_000]
)
def test_a_hostile_text_is_searched_in_time(text):
    comparable = Comparable(text)
    began = time.process_time()
    for words in ("ab " * 60, "aab abb bba", "中国" * 30):
        nearest(comparable, words)
    assert time.process_time() - began < 15
