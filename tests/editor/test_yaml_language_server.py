"""Our schemas in the language server behind VS Code, Neovim, Emacs and others: it flags what our check flags."""

import dataclasses
import re
import shutil
import typing
from pathlib import Path

import pytest

from generator.reading.kinds import KINDS, kind_of
from generator.records.claim import Claim
from generator.records.entity import EntityType
from generator.records.figure import Bound
from tests.conftest import ROOT
from tests.editor.language_server import LanguageServer
from tests.test_docs import examples

BROKEN = ROOT / "tests/broken"

SEEN_BY_A_SCHEMA = (
    "bad-ids",
    "bad-url",
    "colon-in-text",
    "data-url",
    "duplicate-key",
    "html-in-ids",
    "impossible-dates",
    "misspelt-choice",
    "missing-field",
    "no-such-date",
    "not-yaml",
    "tab",
    "two-gaps",
    "unknown-key",
    "wrong-type",
    "wrong-types-everywhere",
)
"""Of the mistakes in tests/broken, those that one file shows by itself. The others need the whole record, or our own
strictness: the server lets a key without a value pass between braces."""

NOT_SEEN = {
    ("bad-ids", "briefings/ferries.yml", 9),  # cites what is missing then
    ("data-url", "briefings/ferries.yml", 9),  # in Markdown
    ("html-in-ids", "briefings/ferries.yml", 9),
    ("impossible-dates", "briefings/sources/harbour.yml", 5),  # ends before it begins
}


@pytest.fixture(scope="module")
def server(modules):
    with LanguageServer(modules, ROOT) as server:
        yield server


def schema_line(file: Path) -> str:
    """Return the line that names the schema of a file of records, as it stands at the head of ours."""
    kind = kind_of(file.relative_to(next(parent for parent in file.parents if parent.name == "briefings")))
    assert kind
    return f"# yaml-language-server: $schema={(ROOT / 'schema' / f'{kind.many or kind.name}.json').as_uri()}\n"


def test_our_own_records_get_no_flag(server):
    files = sorted((ROOT / "briefings").rglob("*.yml"))
    assert len(files) > 10
    for path in files:
        text = path.read_text("utf-8")
        first = text.partition("\n")[0]
        match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert match, f"{path}: begins with no line that names its schema"
        assert (path.parent / match[1]).resolve().parent == ROOT / "schema"
        assert server.flags(path, text) == []


def test_the_examples_of_the_documentation_get_no_flag(server, tmp_path):
    for kind, text in examples().items():
        schema = f"# yaml-language-server: $schema={(ROOT / 'schema' / f'{kind}.json').as_uri()}\n"
        assert server.flags(tmp_path / f"{kind}.yml", schema + text) == [], kind


@pytest.mark.parametrize("mistake", SEEN_BY_A_SCHEMA)
def test_a_mistake_that_our_check_tells_is_flagged_in_the_same_line(server, tmp_path, mistake):
    shutil.copytree(BROKEN / "base", tmp_path, dirs_exist_ok=True)
    shutil.copytree(BROKEN / mistake, tmp_path, dirs_exist_ok=True)
    told = re.findall(
        r"^(briefings/\S+\.yml):(\d+):", (BROKEN / mistake / "expected.txt").read_text("utf-8"), re.MULTILINE
    )
    lines: dict[str, set[int]] = {}
    for file, line in told:
        if (mistake, file, int(line)) not in NOT_SEEN:
            lines.setdefault(file, set()).add(int(line))
    assert lines
    for file, wanted in lines.items():
        path = tmp_path / file
        flagged = {line - 1 for line, _ in server.flags(path, schema_line(path) + path.read_text("utf-8"))}
        assert wanted <= flagged, file


def test_the_sound_record_under_the_mistakes_gets_no_flag(server, tmp_path):
    shutil.copytree(BROKEN / "base", tmp_path, dirs_exist_ok=True)
    for path in sorted((tmp_path / "briefings").rglob("*.yml")):
        assert server.flags(path, schema_line(path) + path.read_text("utf-8")) == [], path


SOUND = """\
claims:
  a:
    claim: 2024
    note: true
    when: 2024
    evidence:
      - source: one
        quote: 5000
        attribution: er sagte
        said_by: [a, b]
        dated: 12:30
        suffix: "… so"
      - {source: two, quote: a … b, attribution: {quote: c, prefix: d}, via: open, reported: ../2024-09}
    figure: {measure: m, amount: 5 000 000, low: 3.5, until: 2022-23}
"""


def test_what_our_reading_allows_is_not_flagged_because_it_looks_like_a_number(server, tmp_path):
    path = tmp_path / "briefings/claims/x.yml"
    assert server.flags(path, schema_line(path) + SOUND) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("source: one", "source: One", "lower-case letters a-z, digits and single hyphens"),
        ("when: 2024", "when: 4/2024", "write 2024, 2024-09, 2024-09-13"),
        ("quote: 5000", "quote: a … b … c", "the words of the passage, or its first and last words around one ` … `"),
        ("amount: 5 000 000", "amount: 5'000", "digits, in groups of three if you like"),
    ],
)
def test_a_flag_is_in_an_editors_words(server, tmp_path, old, new, message):
    path = tmp_path / "briefings/claims" / f"{abs(hash(new))}.yml"
    (flag,) = server.flags(path, schema_line(path) + SOUND.replace(old, new))
    assert message in flag[1]


def offered(server, tmp_path: Path, file: str, text: str) -> set[str]:
    path = tmp_path / "briefings" / file
    return set(server.completions(path, schema_line(path) + text))


def test_every_key_of_every_record_is_offered(server, tmp_path):
    files = {"source": "sources/x.yml", "briefing": "x.yml", "claim": "claims/x.yml"}
    for kind in KINDS:
        file = files.get(kind.name, f"{kind.many}.yml")
        before = f"{kind.many}:\n  a:\n    |\n" if kind.many else "|\n"
        keys = {field.name for field in dataclasses.fields(kind.record)} - {"place", "id"}
        assert keys <= offered(server, tmp_path, file, before), kind.name


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        ("claims/k.yml", "claims:\n  a:\n    kind: |\n", typing.get_args(typing.get_type_hints(Claim)["kind"])),
        ("claims/b.yml", "claims:\n  a:\n    figure:\n      bound: |\n", typing.get_args(Bound)),
        ("claims/s.yml", "claims:\n  a:\n    evidence:\n      - show: |\n", ("passage", "ends")),
        ("entities.yml", "entities:\n  a:\n    type: |\n", typing.get_args(EntityType)),
        ("sources/r.yml", "rights: |\n", ("excerpt", "full", "withheld")),
        ("sources/t.yml", "translation: |\n", ("none", "human", "machine", "unknown")),
        ("sources/h.yml", "held: |\n", ("true", "false")),
    ],
)
def test_every_word_of_a_choice_is_offered_and_no_other(server, tmp_path, file, text, words):
    assert offered(server, tmp_path, file, text) == set(words)
