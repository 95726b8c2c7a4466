from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from generator.pages.prose_check import is_allowed_target, prose_problems, text_problems
from generator.reading.validate import validate
from generator.reading.yaml import read_yaml
from generator.records.briefing import Briefing
from generator.records.library import WHOLE_FILE, Library
from tests.evidence.records import cases

CASES = cases(Path(__file__).parent / "cases/prose-check.yml")

BRIEFING = """title: Shells
question: How many?
summary: Many, it is said [@shels].
sections:
  - title: One
    text: |
      Some say so [@ours].
      Others do not.
"""


def library(unreadable: Mapping[str, frozenset[str]] = MappingProxyType({})) -> Library:
    data, problems = read_yaml("briefings/shells.yml", BRIEFING)
    assert data is not None
    assert not problems
    briefing, problems = validate(Briefing, data, "briefing 'shells'", id="shells")
    assert briefing is not None
    assert not problems
    return Library(briefings={"shells": briefing}, unreadable=unreadable)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_what_is_wrong_is_told_where_it_stands(case):
    told = []
    for problem in text_problems(case["text"], ("shells", "none"), lambda _: False):
        told += [f"{problem.line}:{problem.column} {problem.message}", *(f"  {line}" for line in problem.details)]
    assert told == case["problems"].splitlines()


def test_problems_are_told_where_they_are_written():
    assert [str(problem).splitlines()[0] for problem in prose_problems(library())] == [
        "briefings/shells.yml:3:10: briefing 'shells': there is no claim 'shels'",
        "briefings/shells.yml:8:7: briefing 'shells': a sentence has neither a claim nor [@ours]: Others do not.",
    ]


def test_a_claim_that_may_stand_in_an_unread_file_is_no_second_problem():
    [problem] = prose_problems(library({"claim": frozenset({WHOLE_FILE})}))
    assert "neither a claim" in problem.message


@pytest.mark.parametrize(
    "target",
    [
        *("javascript:x", "JAVASCRIPT:x", " javascript:x", "java\tscript:x", "javascript&colon;x", "data:text/html,x"),
        *("&#106;avascript:x", "&amp;#106;avascript:x", "vbscript:x", "file:///etc/passwd", "http://a.example", "//a"),
        *("/a", "\\\\a", "https:/\\a b"),
    ],
)
def test_targets_that_are_not_allowed(target):
    assert not is_allowed_target(target)


@pytest.mark.parametrize(
    "target", ["https://a.example/?a=1&b=2", "mailto:a@b.example", "method/", "a.md#b", "#c", "?q"]
)
def test_targets_that_are_allowed(target):
    assert is_allowed_target(target)


@pytest.mark.parametrize("target", ["https://a.example/x.png", "data:image/png,x", "//a.example/x.png", "/x.png"])
def test_pictures_from_elsewhere_are_not_allowed(target):
    assert not is_allowed_target(target, is_image=True)
    assert is_allowed_target("images/x.png", is_image=True)
