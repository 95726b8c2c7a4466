"""The words of a text that are let go of are read again, and are the same words."""

import shutil

import pytest

from generator.reading.texts import read_article
from generator.records.problem import ProblemsFound
from generator.records.text import ArticleText
from tests.conftest import ROOT
from tests.test_broken import options


@pytest.fixture
def site(tmp_path):
    shutil.copytree(ROOT / "tests/broken/base", tmp_path, dirs_exist_ok=True)
    return options(tmp_path)


@pytest.fixture
def path(site):
    return min(site.articles.glob("*.txt"))


def test_whoever_asks_for_words_that_were_let_go_of_gets_them(site, path):
    text, _ = read_article(site, path.stem)
    words = text.text
    text.let_go()
    assert text.text == words == path.read_bytes().decode()
    assert text == ArticleText(path.stem, text.file, words)


def test_other_words_are_not_those_that_were_let_go_of(site, path):
    text, _ = read_article(site, path.stem)
    text.let_go()
    path.write_text("Something else.\n", "utf-8")
    with pytest.raises(ProblemsFound, match=f"{text.file}: was changed while this ran"):
        _ = text.text


def test_a_text_that_is_gone_is_a_problem_for_who_asks_for_its_words(site, path):
    text, _ = read_article(site, path.stem)
    text.let_go()
    path.unlink()
    with pytest.raises(ProblemsFound, match=text.file):
        _ = text.text


def test_a_text_that_cannot_be_read_again_stays():
    text = ArticleText("harbour", "harbour.txt", "Some words.")
    text.let_go()
    assert text.text == "Some words."
