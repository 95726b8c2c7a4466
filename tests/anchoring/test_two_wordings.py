import pytest

from generator.anchoring.two_wordings import MOST_WORDS, clip, common_words, two_wordings


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("fast drei Boote", "fast fünf Boote", ["old: fast drei Boote", "new: fast fünf Boote", "          ^^^^"]),
        ("fast drei Boote", "fast drei Boote", ["old: fast drei Boote", "new: fast drei Boote"]),
        ("eins drei", "eins zwei drei", ["old: eins drei", "new: eins zwei drei", "          ^^^^"]),
        ("eins zwei drei", "eins drei", ["old: eins zwei drei", "new: eins drei", "         ^"]),
        ("eins zwei", "eins", ["old: eins zwei", "new: eins", "         ^"]),
        ("eins zwei", "zwei", ["old: eins zwei", "new: zwei", "     ^"]),
        ("eins", "zwei", ["old: eins", "new: zwei", "     ^^^^"]),
        ("so „hier“", "so «hier»", ["old: so „hier“", "new: so «hier»"]),  # typography is no difference
        ("中国人", "中国民", ["old: 中国人", "new: 中国民", "         ^^"]),  # wide letters
        ("u\u0308ber e", "u\u0308ber i", ["old: über e", "new: über i", "          ^"]),
        ("x\u0301\u0323 e", "x\u0301\u0323 i", ["old: x\u0323\u0301 e", "new: x\u0323\u0301 i", "       ^"]),
        ("a e", "a \x1b[31mi\u202e", ["old: a e", "new: a \ufffd[31mi\ufffd", "       ^^^^^^^"]),
        ("a", "", ["old: a", "new: "]),
    ],
)
def test_the_words_that_differ_are_marked(old, new, lines):
    assert list(two_wordings(("old", "new"), (old, new))) == lines


def test_labels_stand_above_each_other_and_a_note_behind():
    lines = two_wordings(("wanted", "nearest"), ("a b", "a c"), note="   (paragraph 2)")
    assert lines == ("wanted:  a b", "nearest: a c   (paragraph 2)", "           ^")


NUMBERS = [f"w{number}" for number in range(100, 140)]


@pytest.mark.parametrize("changed", [0, 1, 5, 12, 38, 39])
def test_of_long_wordings_the_words_around_the_first_difference_are_shown(changed):
    new = [*NUMBERS[:changed], "neu", *NUMBERS[changed + 1 :]]
    first, second, marks = two_wordings(("old", "new"), (" ".join(NUMBERS), " ".join(new)))
    assert NUMBERS[changed] in first
    assert second[marks.index("^") : marks.rindex("^") + 1] == "neu"
    for line in (first, second):
        shown = line.removeprefix("old: ").removeprefix("new: ").replace("…", "").split()
        assert len(shown) == MOST_WORDS
    assert first.startswith("old: … ") == (changed > 2)
    assert first.endswith(" …") == (changed < 30)


def test_a_difference_of_many_words_keeps_the_lines_short():
    lines = two_wordings(("old", "new"), ("eins", " ".join(NUMBERS)), most=6)
    assert lines[1] == "new: w100 w101 w102 w103 w104 w105 …"


def test_a_long_word_is_cut():
    assert two_wordings(("old", "new"), ("a", "b" * 1000))[1] == f"new: {'b' * 39}…"


@pytest.mark.parametrize(
    ("wording", "clipped"),
    [
        ("eins zwei drei vier", "eins zwei drei vier"),
        ("eins zwei drei vier fünf", "eins zwei … vier fünf"),
        ("„eins“ – zwei, drei vier fünf.", "„eins“ – zwei, … vier fünf."),
        ("a\u0007b", "a\ufffdb"),
        ("", ""),
    ],
)
def test_a_wording_is_clipped_to_its_first_and_last_words(wording, clipped):
    assert clip(wording, 4) == clipped


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        ("x b c d y", "q b c d r", "b c d"),
        ("x b c d e y", "q b c d e r", "b c d"),
        ("a x b c", "a y b c", "b c"),
        ("a", "b", ""),
        ("", "", ""),
    ],
)
def test_the_longest_common_run_of_words_is_found(one, other, common):
    assert common_words(one, other, 3) == common
