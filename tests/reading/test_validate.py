"""Records made from mappings, and what an editor is told when that cannot be."""

import pytest

from generator.reading.validate import validate
from generator.reading.yaml import read_yaml
from generator.records.claim import Claim
from generator.records.source import Source

CLAIM = """\
claim: The ferry sailed.
evidence:
  - source: harbour
    quote: die Fähre … ausgelaufen ist
"""


def claim(text: str):
    data, problems = read_yaml("c.yml", text)
    assert not problems
    return validate(Claim, data, "claim 'ferry'", id="ferry")


def messages(text: str) -> list[str]:
    record, problems = claim(text)
    assert record is None
    return [str(problem) for problem in problems]


def test_a_record_knows_its_place_and_that_of_each_value():
    record, problems = claim(CLAIM)
    assert not problems
    assert record.evidence[0].place.line == 3
    assert record.place.at("evidence", 0, "quote").line == 4


def test_one_id_and_a_list_of_ids_read_alike():
    one, _ = claim(CLAIM + "    said_by: ministry\n")
    several, _ = claim(CLAIM + "    said_by: [ministry]\n")
    assert one == several
    assert one.evidence[0].said_by == ("ministry",)


def test_a_boolean_is_true_or_false_and_nothing_else():
    data, _ = read_yaml("s.yml", "label: A\nheld: no\n")
    record, problems = validate(Source, data, "source 'a'", id="a")
    assert record is None
    assert str(problems[0]) == "s.yml:2:7: source 'a': `held` cannot be read: 'no' should be true or false"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            CLAIM.replace("    quote:", "    qoute:"),
            "c.yml:4:5: claim 'ferry', evidence 1: unknown key 'qoute'\n    did you mean 'quote'?",
        ),
        (CLAIM + "kind: figre\n", "c.yml:5:7: claim 'ferry': `kind` cannot be 'figre'\n    did you mean 'figure'?"),
        (CLAIM + "when: 2024-02-30\n", "'2024-02-30' is not a date: February 2024 has no day 30"),
        (CLAIM + "note: ''\n", "c.yml:5:7: claim 'ferry': `note` is empty"),
        (CLAIM + "claims: x\n", "c.yml:5:1: claim 'ferry': unknown key 'claims'"),
        (CLAIM + "place: x\n", "c.yml:5:1: claim 'ferry': unknown key 'place'"),
        (CLAIM + "id: x\n", "c.yml:5:1: claim 'ferry': unknown key 'id'"),
        (CLAIM + "event: Big-Day\n", "'Big-Day' cannot be an id"),
        (CLAIM + "event: [a]\n", "`event` should be a single value, but is a list"),
        (CLAIM + "kind:\n", "c.yml:5:1: claim 'ferry': `kind` is empty\n"),
        ("claim: x\n", "c.yml:1:1: claim 'ferry': `evidence` is missing"),
        ("claim: x\nevidence: y\n", "`evidence` should be a list, each item after a dash"),
        ("claim: x\nevidence: [y]\n", "`evidence 1` should be keys with values, but is text"),
        (CLAIM + "note: a\u202eb\n", "holds the invisible direction mark U+202E: remove it"),
        (
            CLAIM + "figure: {measure: m, amount: 11.000}\n",
            "'11.000' reads differently from country to country: write '11 000' if that is meant",
        ),
        (CLAIM.replace("die Fähre … ausgelaufen ist", "a … b … c"), "has more than one ` … `"),
        (CLAIM.replace("die Fähre … ausgelaufen ist", "die Fähre …"), "needs words on both sides of ` … `"),
    ],
)
def test_each_mistake_is_told_with_its_place_and_its_remedy(text, message):
    assert any(message in told for told in messages(text)), messages(text)


def test_every_mistake_of_a_record_comes_in_one_run():
    told = messages(CLAIM.replace("quote", "qoute") + "kind: x\nwhen: y\nfoo: z\n")
    assert len(told) == 4
