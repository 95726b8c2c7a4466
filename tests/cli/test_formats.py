"""Problems as GitHub, SARIF readers and GitLab take them."""

import json
import re

import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

from generator.cli.formats import FORMATS
from generator.records.place import Place
from generator.records.problem import Problem

PLAIN = Problem(Place("briefings/a.yml", 3, 5), "claim 'x': unknown key 'qoute'", ("did you mean 'quote'?",))
WHOLE_FILE = Problem(Place("briefings/b.yml"), "is empty")
HOSTILE = Problem(Place("briefings/a,b:c%.yml", 2, 1), "50% of\r\nit::add-mask::x", ("##[add-mask]y", "::add-mask::z"))
PROBLEMS = [PLAIN, WHOLE_FILE, HOSTILE]


def commands(output: str) -> list[tuple[str, dict[str, str], str]]:
    """Return the workflow commands that GitHub's runner would read, as it reads them: name, properties, message."""
    found, stopped = [], ""
    for line in output.splitlines():
        match = re.match(r"\s*::(?P<name>[a-z-]+)(?: (?P<properties>[^:]*))?::(?P<data>.*)", line)
        ends = line.strip() == f"::{stopped}::"
        if stopped:
            stopped = "" if ends else stopped
        elif match and match["name"] == "stop-commands":
            stopped = match["data"]
        elif match:
            pairs = [pair.split("=", 1) for pair in (match["properties"] or "").split(",") if pair]
            found.append((match["name"], {key: unescaped(value) for key, value in pairs}, unescaped(match["data"])))
        else:
            assert "##[" not in line, "an older form of command is read anywhere in a line"
    assert not stopped
    return found


def unescaped(text: str) -> str:
    for mark in ":,\r\n":
        text = text.replace(f"%{ord(mark):02X}", mark)
    return text.replace("%25", "%")


def many(count: int) -> list[Problem]:
    return [
        Problem(Place("a.yml", line, 1), f"problem {line}", ("::add-mask::secret", "##[error]x"))
        for line in range(1, count + 1)
    ]


def test_github_reads_each_problem_as_an_annotation_with_its_place():
    assert commands(FORMATS["github"]([PLAIN, WHOLE_FILE])) == [
        (
            "error",
            {"file": "briefings/a.yml", "line": "3", "col": "5"},
            "claim 'x': unknown key 'qoute'\ndid you mean 'quote'?",
        ),
        ("error", {"file": "briefings/b.yml"}, "is empty"),
    ]


def test_github_gets_every_character_and_obeys_none_of_them():
    ((name, properties, message),) = commands(FORMATS["github"]([HOSTILE]))
    assert (name, properties["file"]) == ("error", HOSTILE.place.file)
    assert message == "50% of\r\nit::add-mask::x\n##[add-mask]y\n::add-mask::z"


def test_github_shows_ten_of_a_kind_so_the_rest_is_counted_and_stands_in_the_log():
    output = FORMATS["github"](many(13))
    names = [name for name, _, _ in commands(output)]
    assert names == ["error"] * 10 + ["notice"]
    assert "::notice::3 more problems, told in the log of this step: GitHub shows 10 of a kind" in output
    assert all(f"a.yml:{line}:1: problem {line}" in output for line in (11, 12, 13))
    assert "::notice::1 more problem," in FORMATS["github"](many(11))
    assert "notice" not in FORMATS["github"](many(10))


def test_json_holds_everything_a_script_wants():
    assert json.loads(FORMATS["json"](PROBLEMS))["problems"][0] == {
        "file": "briefings/a.yml",
        "line": 3,
        "column": 5,
        "message": "claim 'x': unknown key 'qoute'",
        "details": ["did you mean 'quote'?"],
    }
    assert json.loads(FORMATS["json"](PROBLEMS))["problems"][1]["line"] is None


@pytest.mark.parametrize("problems", [[], PROBLEMS, many(3)])
def test_sarif_is_as_the_standard_has_it(problems):
    # Made from the OASIS schema, closed to what it does not name. tests/editor asks the schema itself, where node is.
    log = SarifLog.model_validate_json(FORMATS["sarif"](problems))
    assert len(log.runs[0].results) == len(problems)


def test_sarif_names_place_rule_and_file_as_an_address():
    plain, whole, hostile = json.loads(FORMATS["sarif"](PROBLEMS))["runs"][0]["results"]
    place = plain["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "briefings/a.yml"},
        "region": {"startLine": 3, "startColumn": 5},
    }
    assert "region" not in whole["locations"][0]["physicalLocation"]
    assert hostile["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "briefings/a%2Cb%3Ac%25.yml"
    elsewhere = Problem(Place("/texts/ä.txt"), "is empty")
    (result,) = json.loads(FORMATS["sarif"]([elsewhere]))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "file:///texts/%C3%A4.txt"


def test_gitlab_finds_every_field_it_wants():
    for entry, problem in zip(json.loads(FORMATS["gitlab"](PROBLEMS)), PROBLEMS, strict=True):
        assert entry["description"].startswith(problem.message)
        assert entry["check_name"] == "briefings"
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert re.fullmatch(r"[0-9a-f]{64}", entry["fingerprint"])
        assert entry["location"]["path"] == problem.place.file
        assert entry["location"]["lines"]["begin"] >= 1


@pytest.mark.parametrize("form", ["gitlab", "sarif"])
def test_no_two_problems_have_one_fingerprint_and_lines_above_do_not_change_it(form):
    def fingerprints(*problems: Problem) -> list[str]:
        made = json.loads(FORMATS[form](problems))
        results = made if form == "gitlab" else made["runs"][0]["results"]
        return [one.get("fingerprint") or one["partialFingerprints"]["problem/v1"] for one in results]

    twice = [Problem(Place("a.yml", line, 1), "the tag !x is not read here") for line in (2, 9)]
    assert len(set(fingerprints(*twice, *PROBLEMS))) == 5
    lower = [Problem(Place("a.yml", line + 40, 1), one.message) for one, line in zip(twice, (2, 9), strict=True)]
    assert fingerprints(*twice) == fingerprints(*lower)


@pytest.mark.parametrize("form", FORMATS)
def test_check_tells_problems_in_each_form(cli, change, form):
    sound = cli("check", "--format", form)
    assert sound.exit_code == 0
    assert form == "github" or json.loads(sound.output) is not None
    change("briefings/claims/ferries.yml", "kind: denial", "kind: denyal")
    broken = cli("check", "--format", form)
    assert broken.exit_code == 1
    assert "`kind` cannot be 'denyal'" in broken.output
    assert form == "github" or json.loads(broken.output)


@pytest.mark.parametrize("form", FORMATS)
def test_a_configuration_that_cannot_be_used_is_told_in_each_form_too(cli, project, form):
    (project / "mkdocs.yml").write_text("site_name: x\ndocs_dir: briefings\n", "utf-8")
    result = cli("check", "--format", form)
    assert result.exit_code == 1
    assert "the plugin 'briefings' is not among its" in result.output
    assert form == "github" or json.loads(result.output)


def test_files_are_named_from_where_the_command_runs(cli, change, project, monkeypatch):
    change("briefings/claims/ferries.yml", "kind: denial", "kind: denyal")
    monkeypatch.chdir(project.parent)
    told = json.loads(cli("check", "-f", "project/mkdocs.yml", "--format", "json").output)
    assert told["problems"][0]["file"] == "project/briefings/claims/ferries.yml"
    monkeypatch.chdir(project / "briefings")
    assert cli("check", "-f", "../mkdocs.yml").output.startswith("../briefings/claims/ferries.yml:20:11: ")
