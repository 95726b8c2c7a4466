"""`briefings status`: the record at a glance, also while it has problems."""

TABLE = """\
source   text      passages  paragraphs    shown        open
harbour  in hand   6 new     2 of 4 cited  43% of 100%  no address
nordsee  not held                                       nobody has read it, 1 claim through it

1 briefing · 5 claims · 6 of 6 passages proved against the text, 0 by lock · 1 source held
"""


def test_each_source_is_a_row_of_plain_aligned_text(cli):
    result = cli("status")
    assert result.exit_code == 0
    assert result.output == TABLE


def test_passages_are_counted_by_state_the_urgent_first(cli, change):
    cli("lock")
    change("articles/harbour.txt", "am Dienstag", "am Mittwoch")
    change("briefings/claims/ferries.yml", "weitere Schiffe folgen", "viele Schiffe folgen")
    result = cli("status", "harbour")
    assert result.exit_code == 0
    assert "1 missing, 3 changed, 2 exact" in result.output
    assert "4 problems: briefings check" in result.output


def test_without_its_text_a_source_is_shown_by_its_lock(cli, project):
    cli("lock")
    (project / "articles/harbour.txt").unlink()
    row = next(line for line in cli("status").output.splitlines() if line.startswith("harbour"))
    assert row.split("  ")[1].strip() == "by lock"
    assert "6 locked" in row
    assert "2 of 4 cited" in row
    assert "%" not in row


def test_paragraphs_that_nobody_has_read_are_counted(cli, change):
    change("briefings/sources/harbour.yml", "skip: {1: heading, 3: heading}\n", "")
    assert "2 of 4 cited, 2 not read" in cli("status").output


def test_a_source_that_is_named_shows_its_passages(cli):
    result = cli("status", "harbour")
    assert "nordsee" not in result.output.splitlines()[1]
    assert "  paragraph 2   new       ferries-sold/1\n" in result.output
    assert "  paragraph 4   new       more-ships/1\n" in result.output


def test_a_text_without_a_record_is_told(cli, project):
    (project / "articles/harbor.txt").write_text("misnamed", "utf-8")
    assert "text without a record: harbor.txt\n" in cli("status").output


def test_what_cannot_be_read_does_not_hide_the_rest(cli, project):
    (project / "briefings/sources/nordsee.yml").write_text("label: [", "utf-8")
    (project / "articles/harbour.txt").write_bytes(b"\xff")
    result = cli("status")
    assert result.exit_code == 0
    assert "cannot be read" in result.output
    assert "problems: briefings check" in result.output


def test_an_unknown_source_is_wrong_use(cli):
    result = cli("status", "habour")
    assert result.exit_code == 2
    assert "did you mean 'harbour'?" in result.output
