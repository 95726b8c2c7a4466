"""The live preview: a problem never stops the server, and pages stay as they last were."""

import re
import signal
import subprocess
import sys

import pytest

from tests.conftest import contents
from tests.serving import serving
from tests.test_plugin import break_a_claim, change

PROBLEMS = '<pre id="problems"'


def test_a_mistake_stands_on_top_of_the_pages_until_it_is_mended(project, environment):
    with serving(project, environment) as preview:
        before = {page: preview.get(page)[1] for page in ("", "about/", "ferries/")}
        assert not [page for page, text in before.items() if PROBLEMS in text or "Content-Security-Policy" in text]

        record = project / "briefings/ferries.yml"
        sound = record.read_text("utf-8")
        record.write_text(sound.replace("title: Ferries", "titel: <b>Ferries</b> & more"), "utf-8")
        for page in before:
            status, text = preview.wait_for(page, PROBLEMS)
            assert status == 200
            assert "unknown key &#x27;titel&#x27;" in text
            assert "<h1" in text, "the page that was there"
        assert "briefings/ferries.yml:1:1: briefing 'ferries': unknown key 'titel'\n" in preview.log.read_text("utf-8")

        record.write_text(sound, "utf-8")
        preview.wait_for("", PROBLEMS, gone=True)
        assert {page: body(preview.get(page)[1]) for page in before} == {page: body(before[page]) for page in before}
        assert preview.lives


def body(page: str) -> str:
    """Return a page without MkDocs' reload script, which has the time in it."""
    return re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)


@pytest.mark.parametrize(
    "line", [("mkdocs", "serve"), ("properdocs", "serve", "-f", "mkdocs.yml"), ("mkdocs", "serve", "--strict")]
)
def test_a_server_that_starts_with_a_mistake_lives_and_shows_it(project, environment, line):
    break_a_claim(project)
    with serving(project, environment, *line) as preview:
        for page in ("", "ferries/"):
            status, text = preview.get(page)
            assert status == 404
            assert PROBLEMS in text
            assert "unknown key &#x27;evidnce&#x27;" in text
            assert "livereload(" in text, "or the browser would not see the page come"
        change(project / "briefings/claims/ferries.yml", "evidnce:", "evidence:")
        assert preview.wait_for("ferries/", PROBLEMS, gone=True)[0] == 200


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("briefings/about.md", "(ferries/)", "(feries/)", "unrecognized relative link &#x27;feries/&#x27;"),
        ("templates/main.html", "{{ page.content", "{{ page.contents }}{{ page.content", "main.html:"),
        ("templates/pages/claim.html", "{% extends", "{% oops %}{% extends", "claim.html:1: "),
        ("mkdocs.yml", "strict: true", "strict: maybe", "Config value &#x27;strict&#x27;"),
        ("articles/harbour.txt", "fast fünf Fähren", "fast drei Fähren", "fast fünf Fähren"),
        ("briefings/passages.lock", "", "nonsense", "passages.lock:1"),
    ],
)
def test_whatever_is_wrong_is_shown_and_can_be_mended(project, environment, file, old, new, told):
    path = project / file
    with serving(project, environment) as preview:
        preview.get("")
        sound = path.read_text("utf-8") if path.exists() else None
        path.write_text(sound.replace(old, new) if sound else new, "utf-8")
        status, text = preview.wait_for("about/", PROBLEMS)
        assert status == 200
        assert told in text
        if sound is None:
            path.unlink()
        else:
            path.write_text(sound, "utf-8")
        preview.wait_for("about/", PROBLEMS, gone=True)
        assert preview.lives


def test_nothing_is_built_unless_something_changes(project, environment):
    with serving(project, environment) as preview:
        preview.get("")
        with pytest.raises(subprocess.TimeoutExpired):
            preview.process.wait(3)
        told = preview.log.read_text("utf-8")
    assert told.count(" proved against the text") == 1
    assert "Detected file changes" not in told
    assert not (project / "site").exists()
    assert not list(project.glob(".site*"))


@pytest.mark.parametrize("how", ["--no-livereload", "--clean"])
def test_other_ways_of_serving_show_the_site_too(project, environment, how):
    with serving(project, environment, "mkdocs", "serve", how) as preview:
        assert preview.get("ferries/")[0] == 200
        assert preview.get("about/")[0] == 200


def test_an_interrupted_server_leaves_nothing_behind(project, environment, tmp_path):
    # A shell's background jobs ignore the signal, and so would the server: hence not the command itself.
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); import mkdocs.__main__ as m; m.cli()"
    )
    with serving(project, environment, sys.executable, "-c", code, "serve") as preview:
        preview.get("")
        preview.process.send_signal(signal.SIGINT)
        assert preview.process.wait(30) == 0, preview.log.read_text("utf-8")
    assert contents(tmp_path / "temporary") == {}
    assert list((tmp_path / "temporary").iterdir()) == []


def test_an_edit_of_the_record_goes_straight_to_the_pages_that_show_it(project, environment):
    with serving(project, environment) as preview:
        before = preview.get("about/")[1]
        change(project / "briefings/claims/ferries.yml", "nearly five ferries", "nearly five big ferries")
        _, text = preview.wait_for("claims/ferries-sold/", "nearly five big ferries")
        assert "livereload(" in text
        log = preview.log.read_text("utf-8")
        assert re.search(r"· [0-9]+ pages changed · [0-9.]+ s", log), log
        assert log.count("Building documentation...") == 1, "MkDocs has not built again"
        assert body(preview.get("about/")[1]) == body(before)
        # What is MkDocs' own is built by MkDocs, with all that the record has become since.
        about = project / "briefings/about.md"
        about.write_text(about.read_text("utf-8") + "\nOne line more.\n", "utf-8")
        preview.wait_for("about/", "One line more.")
        assert "nearly five big ferries" in preview.get("claims/ferries-sold/")[1]


def test_what_a_killed_server_leaves_behind_is_cleared_away_at_the_next_start(project, environment, tmp_path):
    temporary = tmp_path / "temporary"
    with serving(project, environment) as killed:
        killed.get("")
        killed.process.kill()
        killed.process.wait()
    assert [path.name[:7] for path in temporary.iterdir()] == ["mkdocs_"]
    with serving(project, environment) as preview:
        preview.get("")
        preview.process.terminate()
        preview.process.wait(30)
    assert list(temporary.iterdir()) == []
    assert not any((project / ".cache/briefings/trees").iterdir())
    assert not any((project / ".cache/briefings/previews").iterdir())
