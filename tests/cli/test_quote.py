"""`briefings quote`: YAML that points at the words and at nothing else, or what is nearest to them."""

import pytest

from generator.anchoring.comparable import Comparable
from generator.anchoring.find_quote import find_quote
from generator.reading.yaml import read_yaml
from generator.records.selector import TextQuoteSelector

TEXT = "articles/harbour.txt"


def evidence(yaml: str) -> list[dict]:
    """Return the items that were printed, as a claims file would hold them."""
    data, problems = read_yaml("x.yml", f"claims:\n  one:\n    evidence:\n{yaml}")
    assert not problems, yaml
    return data["claims"]["one"]["evidence"]


def test_words_are_found_and_printed_as_evidence_ready_to_paste(cli):
    result = cli("quote", "harbour", "fünf", "Fähren", "an", "Belmark")
    assert result.exit_code == 0
    assert result.stdout == (
        "      - source: harbour   # paragraph 2\n        quote: fünf Fähren an Belmark\n"  # six spaces, as in a file
    )


def test_the_context_goes_elsewhere_for_it_is_not_for_pasting(cli):
    result = cli("quote", "harbour", "Es gebe keinen Vertrag")
    assert result.stderr == (
        "paragraph 2 of 4: Ein Sprecher von Belmark wies das zurück: »Es gebe keinen Vertrag« und keine Lieferung.\n"
    )
    assert "Sprecher" not in result.stdout


@pytest.mark.parametrize("gap", ["…", "..."])
def test_first_and_last_words_are_enough(cli, gap):
    result = cli("quote", "harbour", f"Das Verkehrsministerium {gap} verkauft worden seien")
    (item,) = evidence(result.stdout)
    assert item["quote"] == "Das Verkehrsministerium … worden seien"


def test_typography_may_differ(cli, change):
    change(TEXT, "keinen Vertrag", "„keinen“\u00a0Ex-Vertrag")
    result = cli("quote", "harbour", 'Es gebe "keinen" Ex‑Vertrag')
    assert result.exit_code == 0


def test_every_place_of_several_has_its_context_and_yaml_that_finds_it_alone(cli, project):
    result = cli("quote", "harbour", "Belmark")
    assert result.exit_code == 0
    assert result.stderr.startswith("2 places; each has its own YAML, paste one\n\nparagraph 2 of 4: ")
    text = Comparable((project / TEXT).read_text("utf-8"))
    found = [
        find_quote(text, TextQuoteSelector(item["quote"], item.get("prefix", ""), item.get("suffix", "")))
        for item in evidence(result.stdout)
    ]
    assert [len(fits) for fits in found] == [1, 1]
    assert found[0] != found[1]


def test_more_places_than_anybody_reads_are_not_all_printed(cli, project):
    (project / TEXT).write_text("Die Fähre fährt. " * 50, "utf-8")
    result = cli("quote", "harbour", "Fähre fährt")
    assert "more than 20 places" in result.stderr
    assert len(evidence(result.stdout)) == 20


def test_what_is_printed_passes_the_check(cli, change):
    printed = cli("quote", "harbour", "Beobachter rechnen damit").stdout
    change(
        "briefings/claims/ferries.yml",
        "      - {source: harbour, quote: im Sommer weitere Schiffe folgen könnten, said_by: observers}\n",
        printed,
    )
    assert cli("check").exit_code == 0


def test_words_that_are_not_there_give_the_nearest_wording_and_exit_1(cli):
    result = cli("quote", "harbour", "dass im März fast drei Fähren")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == (
        "not found in 'harbour'\n"
        "    wanted:  dass im März fast drei Fähren\n"
        "    nearest: dass im März fast fünf Fähren   (paragraph 2)\n"
        "                               ^^^^\n"
    )


def test_only_the_side_of_a_range_that_is_missing_is_compared(cli):
    result = cli("quote", "harbour", "dass im März … verkauft worden sind")
    assert result.exit_code == 1
    assert "wanted:  verkauft worden sind\n" in result.stderr
    assert "wanted:  dass" not in result.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            "Hafen von Lunn … verkauft worden",
            "begins in paragraph 1 and ends in 2: a passage stands within one paragraph",
        ),
        ("keine Lieferung … Das Verkehrsministerium", "the last words stand before the first, in paragraph 2"),
        ("keine Lieferung. Hintergrund", "the words are there, but run over the end of a paragraph"),
        ("Walfang Quetschkommode", "nearest: nothing like it is there"),
    ],
)
def test_every_other_way_of_missing_has_its_answer(cli, words, message):
    result = cli("quote", "harbour", words)
    assert result.exit_code == 1
    assert message in result.stderr


def test_an_unknown_source_is_told_with_the_nearest(cli):
    result = cli("quote", "habour", "Belmark")
    assert result.exit_code == 2
    assert "there is no source 'habour'\ndid you mean 'harbour'?" in result.stderr


def test_a_source_can_be_named_by_a_part_that_it_is_known_by(cli):
    assert "did you mean 'nordsee'?" in cli("quote", "nord", "Belmark").stderr


def test_a_text_that_is_not_in_hand_is_told_as_that(cli):
    result = cli("quote", "nordsee", "Belmark")
    assert result.exit_code == 1
    assert "the text of 'nordsee' is not in hand: put it at articles/nordsee.txt, or name the folder" in result.stderr


def test_a_text_that_cannot_be_read_is_a_problem(cli, project):
    (project / TEXT).write_bytes(b"\xff")
    result = cli("quote", "harbour", "Belmark")
    assert result.exit_code == 1
    assert "articles/harbour.txt:1:1: is not UTF-8 text" in result.output


@pytest.mark.parametrize(
    ("words", "message"), [("…", "needs words on both sides"), ("Es … gebe … keinen", "more than one ` … `")]
)
def test_what_is_no_quotation_is_wrong_use(cli, words, message):
    result = cli("quote", "harbour", words)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_text_cannot_make_the_terminal_obey(cli, project):
    (project / TEXT).write_text("Die \x1b[31mFähre\u202e fährt nach Lunn.", "utf-8")
    result = cli("quote", "harbour", "nach Lunn")
    assert "\x1b" not in result.output
    assert "<U+001B>[31m" in result.stderr
    assert "<U+202E>" in result.stderr
