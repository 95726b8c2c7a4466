"""Whatever stands in the files of a record: a build, or problems that an editor can go to. Never anything else."""

import re
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import build
from generator.evidence.graph import Graph
from generator.reading.lock import parse_lock
from generator.reading.yaml import read_yaml
from generator.records.place import PlacedDict
from generator.records.problem import Problem, ProblemsFound
from tests.conftest import ROOT
from tests.test_broken import options

BASE = ROOT / "tests/broken/base"
FILES = sorted(path.relative_to(BASE).as_posix() for path in BASE.rglob("*") if path.is_file())
WORDS = (
    "{",
    "}",
    "[",
    "]",
    ": ",
    "- ",
    "\n",
    "  ",
    "'",
    '"',
    "|",
    ">",
    "#",
    "&a ",
    "*a",
    "!t ",
    "…",
    "[@ours]",
    "[@",
    "..",
)
WORDS += (
    "null",
    "~",
    "true",
    "0",
    "-1",
    "2031-02-30",
    "open",
    "harbour",
    "ferry-deal",
    "arvenia",
    "\ufeff",
    "\u202e",
    "é",
)
THOROUGH = settings(max_examples=2500, deadline=5000, suppress_health_check=list(HealthCheck))

# Words of the machinery, which no editor should ever have to read.
OURS = re.compile(r"Traceback|Error\b|pydantic|NoneType|<class|object at 0x|dict\b|tuple|ValidationError|yaml\.")


def checked(root: Path) -> Graph | tuple[Problem, ...]:
    try:
        return build.check(options(root))
    except ProblemsFound as found:
        return found.problems


def is_told_well(problem: Problem, root: Path) -> bool:
    place = problem.place
    if OURS.search(f"{problem.message} {problem.details}"):
        return False
    if not place.line:
        return True
    lines = re.split("\r\n|\r|\n", (root / place.file).read_bytes().decode("utf-8", "replace"))
    return 1 <= place.line <= len(lines) and place.column >= 1


@st.composite
def damaged(draw, text: str) -> str:
    """Return `text` with a few pieces taken out, doubled, moved, or put in."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 40)))
        piece = text[start:end]
        match draw(st.sampled_from(("out", "double", "move", "put"))):
            case "out":
                text = text[:start] + text[end:]
            case "double":
                text = text[:end] + piece + text[end:]
            case "move":
                rest = text[:start] + text[end:]
                at = draw(st.integers(0, len(rest)))
                text = rest[:at] + piece + rest[at:]
            case "put":
                text = text[:start] + draw(st.sampled_from(WORDS) | st.text(max_size=5)) + text[end:]
    return text


@THOROUGH
@given(st.data())
def test_a_damaged_file_gives_a_build_or_problems_with_their_places(data):
    file = data.draw(st.sampled_from(FILES))
    text = data.draw(damaged((BASE / file).read_text("utf-8")))
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        shutil.copytree(BASE, root, dirs_exist_ok=True)
        (root / file).write_bytes(text.encode("utf-8", "surrogatepass"))
        result = checked(root)
        if not isinstance(result, Graph):
            assert result
            assert [problem for problem in result if not is_told_well(problem, root)] == []


@THOROUGH
@given(st.sampled_from(FILES), st.binary(max_size=200))
def test_any_bytes_give_a_build_or_problems(file, data):
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        shutil.copytree(BASE, root, dirs_exist_ok=True)
        (root / file).write_bytes(data)
        result = checked(root)
        if not isinstance(result, Graph):
            assert [problem for problem in result if not is_told_well(problem, root)] == []


KEYS = st.sampled_from(
    ("claims", "claim", "evidence", "source", "quote", "kind", "figure", "amount", "said_by", "when", "a")
)
VALUES = st.recursive(
    st.none() | st.sampled_from(WORDS) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def as_yaml(value: object) -> str:
    """Return a value as YAML in one line, every word in quotation marks."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{as_yaml(key)}: {as_yaml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_yaml, value)) + "]"
    if value is None:
        return "null"
    escaped = "".join(f"\\U{ord(char):08X}" for char in str(value))
    return f'"{escaped}"'


@THOROUGH
@given(st.dictionaries(st.sampled_from(("ferry-deal", "no-deal", "x")), VALUES, min_size=1, max_size=3))
def test_any_shape_of_records_gives_a_build_or_problems(claims):
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        shutil.copytree(BASE, root, dirs_exist_ok=True)
        (root / "briefings/claims/ferries.yml").write_text(f"claims: {as_yaml(claims)}\n", "utf-8")
        result = checked(root)
        if not isinstance(result, Graph):
            assert [problem for problem in result if not is_told_well(problem, root)] == []


@THOROUGH
@given(VALUES)
def test_what_is_written_is_read_back_word_for_word(value):
    data, problems = read_yaml("x.yml", f"a: {as_yaml(value)}\n")
    if data is not None:
        assert isinstance(data, PlacedDict)
        assert data == {"a": value}
    else:
        assert all("control character" in problem.message or "stands twice" in problem.message for problem in problems)


LOCK = f"""\
# Holds no words.
text harbour {"0" * 64} 3 40 2031-05-01
passage harbour {"1" * 16} 1 10 31 {"2" * 24} {"3" * 24} {"4" * 24} 2031-05-01
"""


@THOROUGH
@given(damaged(LOCK))
def test_a_damaged_lock_is_read_strictly(text):
    lock, problems = parse_lock(text, "passages.lock")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    assert problems or len(lock.texts) + len(lock.passages) + len(lock.changes) <= len(lines)
