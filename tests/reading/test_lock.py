import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.lock import HEADER, lock_text, parse_lock, read_lock, write_lock
from generator.records.lock import AcceptedChange, Digests, Lock, LockedPassage, LockedText

A, B, C = "a" * 24, "b" * 24, "c" * 24
TEXT = f"text harbour {'d' * 64} 4 61 2031-04-01"
PASSAGE = f"passage harbour {'0' * 16} 2 10 25 {A} {B} {C} 2031-04-01"
ACCEPTED = f"accepted harbour {'0' * 16} 2032-05-02 {A} {B} {C} 2031-04-01 the source corrected a date, 2032-13-45"
FILE = "briefings/passages.lock"

digests = st.builds(Digests, *[st.text("0123456789abcdef", min_size=24, max_size=24)] * 3)
sources = st.sampled_from(["harbour", "harbour-2", "a", "2031"])
selectors = st.text("0123456789abcdef", min_size=16, max_size=16)
days = st.dates().map(lambda day: day.isoformat())
numbers = st.integers(0, 10**9)
whys = st.text().map(lambda text: " ".join(text.split())).filter(bool)


def by_key(lines):
    return {line.key: line for line in lines}


def changes_by_key(changes):
    return {key: tuple(sorted(c for c in changes if c.key == key)) for key in {c.key for c in changes}}


locks = st.builds(
    Lock,
    st.lists(st.builds(LockedText, sources, st.just("d" * 64), numbers, numbers, days)).map(
        lambda lines: {line.source: line for line in lines}
    ),
    st.lists(
        st.builds(
            lambda source, selector, paragraph, start, length, held, day: LockedPassage(
                source, selector, paragraph + 1, start, start + length + 1, held, day
            ),
            *(sources, selectors, numbers, numbers, st.integers(0, 1000), digests, days),
        )
    ).map(by_key),
    st.lists(
        st.builds(AcceptedChange, sources, selectors, days, digests, days, whys),
        unique_by=lambda change: (change.key, change.on, change.old),
    ).map(changes_by_key),
)


@given(locks)
def test_a_lock_is_read_as_it_was_written(lock):
    assert parse_lock(lock_text(lock), FILE) == (lock, [])


def test_each_line_says_one_thing():
    lock, problems = parse_lock("\n".join([HEADER, TEXT, PASSAGE, ACCEPTED, ""]), FILE)
    assert not problems
    assert lock.texts == {"harbour": LockedText("harbour", "d" * 64, 4, 61, "2031-04-01")}
    key = ("harbour", "0" * 16)
    assert lock.passages == {key: LockedPassage(*key, 2, 10, 25, Digests(A, B, C), "2031-04-01")}
    why = "the source corrected a date, 2032-13-45"
    assert lock.changes == {key: (AcceptedChange(*key, "2032-05-02", Digests(A, B, C), "2031-04-01", why),)}


def test_the_same_lock_gives_the_same_text_in_whatever_order_it_was_made():
    lines = [TEXT, TEXT.replace("harbour", "yard"), PASSAGE, PASSAGE.replace("0" * 16, "1" * 16), ACCEPTED]
    one, _ = parse_lock("\n".join(lines), FILE)
    other, _ = parse_lock("\n".join(reversed(lines)), FILE)
    assert lock_text(one) == lock_text(other) == "\n".join([HEADER, *lines, ""])


@pytest.mark.parametrize(
    "line",
    [
        TEXT.replace("text", "Text"),
        TEXT.replace("d" * 64, "d" * 63),
        TEXT.replace("d" * 64, "D" * 64),
        TEXT.replace(" 61 ", "  61 "),
        TEXT.replace(" 61 ", " 061 "),
        TEXT.replace(" 61 ", " ٦ "),
        TEXT + " ",
        TEXT.replace("2031-04-01", "2031-04-31"),
        TEXT.replace("harbour", "Harbour"),
        TEXT.replace("harbour", "../harbour"),
        PASSAGE.replace("passage", "passages"),
        PASSAGE.replace("0" * 16, "0" * 17),
        PASSAGE.replace(" 2 10 25 ", " 0 10 25 "),
        PASSAGE.replace(" 2 10 25 ", " 2 25 25 "),
        PASSAGE.replace(" 2 10 25 ", " 2 -1 25 "),
        PASSAGE.replace(f" {B}", ""),
        PASSAGE.replace("2031-04-01", "2031-4-1"),
        ACCEPTED.partition(" the source")[0],
        ACCEPTED.replace("2032-05-02", "2032-02-30"),
        "briefings",
        " ",
    ],
)
def test_a_line_that_is_not_as_it_was_written_is_a_problem_at_its_line(line):
    lock, problems = parse_lock("\n".join([HEADER, TEXT, PASSAGE.replace("harbour", "yard"), line]), FILE)
    (problem,) = problems
    assert str(problem) == (
        f"{FILE}:4:1: this line is not as the lock writes it\n"
        "    take the file from the last commit, then run: briefings lock"
    )
    assert len(lock.texts) == len(lock.passages) == 1


def test_two_lines_about_one_passage_must_agree():
    other = PASSAGE.replace(" 10 25 ", " 11 25 ")
    lock, problems = parse_lock("\n".join([HEADER, PASSAGE, PASSAGE, other]), FILE)
    (problem,) = problems
    assert str(problem) == (
        f"{FILE}:4:1: line 2 says otherwise of the same passage\n"
        "    keep the one that belongs to the text as it is now, then run: briefings lock"
    )
    assert lock.passages["harbour", "0" * 16].start == 10


def test_two_lines_about_one_text_must_agree():
    _, problems = parse_lock(f"{TEXT}\n{TEXT.replace(' 61 ', ' 62 ')}", FILE)
    assert [problem.message for problem in problems] == ["line 1 says otherwise of the same text"]


def test_a_passage_may_change_more_than_once():
    again = ACCEPTED.replace("2032-05-02", "2033-01-01")
    lock, problems = parse_lock("\n".join([again, ACCEPTED, ACCEPTED]), FILE)
    assert not problems
    assert [change.on for change in lock.changes["harbour", "0" * 16]] == ["2032-05-02", "2033-01-01"]


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> branch", "||||||| base"])
def test_a_merge_that_was_not_finished_is_told_once(mark):
    lock, problems = parse_lock("\n".join([HEADER, TEXT, mark, PASSAGE, "nonsense"]), FILE)
    assert lock == Lock()
    assert [str(problem) for problem in problems] == [
        f"{FILE}:3:1: two versions of the lock meet here\n"
        "    keep the lines of both sides, take out those that mark them, then run: briefings lock"
    ]


def test_line_ends_and_a_byte_order_mark_of_other_systems_are_read():
    plain = "\n".join([HEADER, TEXT, "", PASSAGE, ""])
    assert parse_lock("\ufeff" + plain.replace("\n", "\r\n"), FILE) == parse_lock(plain, FILE)
    assert not parse_lock(plain, FILE)[1]


def test_no_file_is_an_empty_lock(tmp_path):
    assert read_lock(tmp_path / "passages.lock", FILE) == (Lock(), [])


def test_a_file_is_written_whole_and_leaves_nothing_else(tmp_path):
    path = tmp_path / "passages.lock"
    path.write_text("old", "utf-8")
    lock, _ = parse_lock(f"{TEXT}\n{PASSAGE}", FILE)
    write_lock(path, lock)
    assert read_lock(path, FILE) == (lock, [])
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes().startswith(b"# Written by `briefings lock`")


def test_a_file_that_is_no_text_is_a_problem(tmp_path):
    path = tmp_path / "passages.lock"
    path.write_bytes(b"\xff")
    lock, problems = read_lock(path, FILE)
    assert lock == Lock()
    assert [str(problem.place) for problem in problems] == [f"{FILE}:1:1"]
