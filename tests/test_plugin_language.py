"""The language of the frame, as people choose it: `theme.locale` in mkdocs.yml, and `language` for the record."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT, contents
from tests.test_plugin import change, refused


def choose(project, locale, *, language=""):
    change(project / "mkdocs.yml", "locale: en}", f"locale: {locale}}}")
    if language:
        change(project / "mkdocs.yml", "  - briefings:\n", f"  - briefings:\n      language: {language}\n")


def html(project, page):
    return (project / "site" / page).read_text("utf-8")


@pytest.mark.parametrize("command", ["mkdocs", "properdocs"])
def test_a_strict_build_in_german_warns_of_nothing(project, run, command):
    choose(project, "de")
    result = run(command, "build", "--strict")
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    for page in ("index.html", "ferries/index.html", "about/index.html", "404.html"):
        assert '<html lang="de">' in html(project, page)
        assert "Zum Inhalt springen" in html(project, page)
    assert "<h1>Hier gibt es keine Seite</h1>" in html(project, "404.html")
    assert "<title>Seite nicht gefunden · " in html(project, "404.html")
    assert '<article class="handwritten prose" lang="en">' in html(project, "about/index.html")
    assert 'lang="en">About</a>' in html(project, "index.html")
    assert (project / "site/search/en/pagefind.js").exists()


def test_the_language_of_the_environment_decides_nothing(project, run):
    def built(**environment):
        assert run("mkdocs", "build", "--strict", **environment).returncode == 0
        return contents(project / "site")

    english = built(LANG="C.UTF-8", LANGUAGE="")
    assert built(LANG="de_DE.UTF-8", LC_ALL="de_DE.UTF-8", LANGUAGE="de") == english
    choose(project, "de")
    german = built(LANG="C.UTF-8")
    assert german != english
    assert built(LANG="en_GB.UTF-8", LANGUAGE="en") == german


def test_an_edit_is_told_in_the_language_of_the_site_by_the_next_build_too(project, run):
    choose(project, "de")
    assert run("mkdocs", "build", "--strict").returncode == 0
    before = html(project, "ferries/index.html")
    change(project / "briefings/ferries.yml", "title: Ferries", "title: All ferries")
    assert run("mkdocs", "build", "--strict").returncode == 0
    page = html(project, "ferries/index.html")
    assert page != before
    assert '<html lang="de">' in page
    assert "Zum Inhalt springen" in page
    choose_again = (project / "mkdocs.yml").read_text("utf-8").replace("locale: de}", "locale: en}")
    (project / "mkdocs.yml").write_text(choose_again, "utf-8")
    assert run("mkdocs", "build", "--strict").returncode == 0
    assert "Zum Inhalt springen" not in html(project, "ferries/index.html")


def test_a_record_in_the_language_of_the_frame_is_not_marked(project, run):
    choose(project, "de_AT", language="de")
    assert run("mkdocs", "build", "--strict").returncode == 0
    page = html(project, "ferries/index.html")
    assert '<html lang="de-AT">' in page
    assert 'lang="en"' not in page
    assert (project / "site/search/de/pagefind.js").exists()


def test_a_record_in_another_language_is_marked_in_an_english_frame(project, run):
    choose(project, "en", language="de")
    assert run("mkdocs", "build", "--strict").returncode == 0
    page = html(project, "ferries/index.html")
    assert '<html lang="en">' in page
    assert '<h1 lang="de">' in page


def test_a_language_without_texts_is_a_problem_that_says_what_to_do(project, run):
    choose(project, "fr")
    told = refused(run("mkdocs", "build"))
    assert told.startswith("mkdocs.yml: `theme.locale` is 'fr', and the pages have no texts in that language")
    assert "write one of: en, de; or add one: CONTRIBUTING.md, Add a language" in told
    assert run("briefings", "check").stdout.startswith(told.splitlines()[0])
    assert not (project / "site").exists()


def test_a_word_that_is_no_language_is_a_problem(project, run):
    choose(project, "de", language="English")
    told = refused(run("mkdocs", "build"))
    assert told.startswith("mkdocs.yml: `language`: 'English' is not a language tag\n    write de, en")


def test_an_english_build_needs_neither_babel_nor_a_catalogue(project, environment):
    """Babel is there for the catalogues' sake only; MkDocs itself loads it where it is installed."""
    code = (
        "import sys\n"
        "sys.modules['babel'] = None\n"
        "from pathlib import Path\n"
        "from generator import build\n"
        "from generator.pages import language\n"
        "from generator.plugin import options\n"
        "chosen = options(Path('mkdocs.yml'))\n"
        "language.read_catalogue = None\n"
        "material = build.material(build.check(chosen), chosen)\n"
        "print(len(list(build.pages(material, build.shell(material, chosen, []), chosen))))\n"
    )
    line = [sys.executable, "-c", code]
    result = subprocess.run(
        line, cwd=project, env=environment | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert int(result.stdout) > 10
