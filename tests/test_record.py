"""The record of this repository, built as its users build it, with the article texts where they are and without them.

The texts are those of BRIEFINGS_ARTICLES. Where that names nothing, the tests that need them have nothing to prove and
are not collected; all others run either way.
"""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest

from tests.days import given, shown

ROOT = Path(__file__).parent.parent
ARTICLES = os.environ.get("BRIEFINGS_ARTICLES", "")
MODES = ["without texts", *(["with texts"] if ARTICLES else [])]
HELD = sorted(Path(ARTICLES).glob("*.txt")) if ARTICLES else []
RUN = 9
"""Words in a row that make a borrowed sentence and not a turn of phrase."""


def build(folder: Path, articles: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder / "site")]
    env = {**os.environ, "BRIEFINGS_ARTICLES": articles, "BRIEFINGS_SITE_URL": "https://example.org/deep/down/"}
    return subprocess.run(command, cwd=ROOT, env={**env, **environment}, capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="module", params=MODES)
def site(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("record")
    empty = folder / "no-texts"
    empty.mkdir()
    done = build(folder, ARTICLES if request.param == "with texts" else str(empty))
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


class Page(HTMLParser):
    """What the tests need of a page: ids, links, what it loads, and its text."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.inline: list[str] = []
        self.words: list[str] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if given.get("src") or (tag == "link" and given.get("rel") != "canonical"):
            self.loads.append(given.get("src") or given["href"])
        if "style" in given or tag == "style" or (tag == "script" and "src" not in given):
            self.inline.append(tag)
        self.inline += [name for name in given if name.startswith("on")]
        self.words += [value for name, value in attrs if name in ("content", "title", "alt", "aria-label") and value]

    def handle_data(self, data):
        self.words.append(data)


@cache
def page(path: Path) -> Page:
    return Page(path)


def pages(site: Path) -> list[Path]:
    found = sorted(site.rglob("*.html"))
    assert len(found) > 200
    return found


def test_every_page_is_valid_enough_for_a_strict_parser(site):
    parser = html5lib.HTMLParser(strict=True)
    for path in pages(site):
        parser.parse(path.read_text("utf-8"))


def test_every_id_on_a_page_is_there_once(site):
    for path in pages(site):
        ids = page(path).ids
        assert len(ids) == len(set(ids)), path


def test_every_internal_link_and_fragment_leads_somewhere(site):
    base = "https://example.org/deep/down/"
    for path in pages(site):
        url = base + path.relative_to(site).as_posix().removesuffix("index.html")
        for link in [*page(path).links, *page(path).loads]:
            target = urlsplit(urljoin(url, link))
            if target.scheme not in ("http", "https") or target.netloc != "example.org":
                continue
            assert target.path.startswith("/deep/down/"), (path, link)
            file = site / unquote(target.path.removeprefix("/deep/down/"))
            file = file / "index.html" if file.is_dir() else file
            assert file.is_file(), (path, link)
            if target.fragment and not target.fragment.startswith(":~:"):
                assert unquote(target.fragment) in page(file).ids, (path, link)


def test_no_page_shows_a_day_that_no_record_gives(site):
    days = given(ROOT / "briefings")
    for path in pages(site):
        assert shown(path.read_text("utf-8")) <= days, path


def test_no_page_loads_anything_from_elsewhere_or_runs_anything_inline(site):
    for path in pages(site):
        assert not page(path).inline, path
        assert not [load for load in page(path).loads if urlsplit(load).netloc], path
        text = path.read_text("utf-8")
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"', text)
        assert policy, path
        assert "unsafe" not in policy[1].replace("'wasm-unsafe-eval'", ""), path


def test_only_what_is_meant_to_be_public_is_in_the_site(site):
    expected = re.compile(
        r"(?:[a-z0-9-]+/)*index\.html|404\.html|sitemap\.xml|\.nojekyll|assets/[a-z0-9.-]+\.(?:css|js|svg|png|woff2)"
        r"|(?:[a-z0-9-]+/)?social-preview\.png|data/[a-z0-9-]+\.json|images/[a-z0-9-]+\.(?:png|svg|jpg|webp)"
        r"|search/([a-z]{2,3})/(?:pagefind(?:-worker|-entry)?\.(?:js|json)|wasm\.(?:\1|unknown)\.pagefind"
        r"|pagefind\.\1_[0-9a-f]+\.pf_meta|(fragment|index|filter)/\1_[0-9a-f]+\.pf_\2)"
    )
    strays = [path for path in site.rglob("*") if path.is_file()]
    names = [path.relative_to(site).as_posix() for path in strays]
    assert not [name for name in names if not expected.fullmatch(name)]


def test_the_sitemap_lists_every_page_once(site):
    listed = re.findall(r"<loc>https://example.org/deep/down/([^<]*)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    there = {path.relative_to(site).as_posix().removesuffix("index.html") for path in pages(site)} - {"404.html"}
    assert sorted(listed) == sorted(there)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: str, length: int = RUN) -> set[tuple[str, ...]]:
    all_words = words(text)
    return {tuple(all_words[i : i + length]) for i in range(len(all_words) - length + 1)}


def found_by_search(site: Path) -> list[str]:
    """Return all that the index of the search holds, in pieces that no two fields of a page share."""
    found = []
    for path in sorted(site.glob("search/*/fragment/*")):
        fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        texts = [fragment["content"], *fragment["meta"].values(), *chain(*fragment["filters"].values())]
        found += [piece for text in texts for piece in re.split(r"[.:] ", text)]
    assert len(found) > 400
    return found


@pytest.mark.parametrize(
    "article", sorted(Path(ARTICLES).glob("*.txt")) if ARTICLES else [], ids=lambda path: path.stem
)
def test_no_more_of_an_article_is_in_the_site_than_a_quarter(site, article):
    borrowed = runs(article.read_text("utf-8"))
    found: set[tuple[str, ...]] = set()
    for path in site.rglob("*"):
        if path.is_file() and path.suffix in (".html", ".xml", ".json", ".txt"):
            text = " ".join(page(path).words) if path.suffix == ".html" else path.read_text("utf-8")
            found |= runs(text) & borrowed
    for text in found_by_search(site):
        found |= runs(text) & borrowed
    # Runs that begin in a shown passage and stay in it; the words of the last run count too.
    assert len(found) <= len(borrowed) / 4


@pytest.mark.parametrize(
    "article", sorted(Path(ARTICLES).glob("*.txt")) if ARTICLES else [], ids=lambda path: path.stem
)
def test_the_search_finds_no_words_of_an_article_that_no_page_shows(site, article):
    few = 6  # words; other spellings that stand in a row make shorter runs by chance
    borrowed = runs(article.read_text("utf-8"), few)
    shown = set().union(*(runs(" ".join(page(path).words), few) for path in pages(site)))
    assert set().union(*(runs(text, few) for text in found_by_search(site))) & borrowed <= shown


def test_everything_that_a_search_finds_leads_to_a_place_on_a_page(site):
    for path in site.glob("search/*/fragment/*"):
        url = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))["url"]
        file, _, fragment = url.partition("#")
        assert (site / file / "index.html").is_file(), url
        assert not fragment or fragment in page(site / file / "index.html").ids, url


def test_a_passage_is_shown_whole_only_where_its_text_is_at_hand(site, request):
    text = " ".join(page(site / "claims/shells-5m/index.html").words)
    without = "without texts" in request.node.name
    assert ("text not at hand for this build" in text) == without
    assert ("Proved against the text in hand" in text) != without


@pytest.mark.skipif(not ARTICLES, reason="needs the article texts: BRIEFINGS_ARTICLES names none")
def test_one_changed_word_of_an_article_stops_the_build_and_leaves_the_last_site_whole(tmp_path):
    texts = tmp_path / "texts"
    shutil.copytree(ARTICLES, texts)
    first = build(tmp_path, str(texts))
    assert first.returncode == 0, first.stdout + first.stderr
    before = {path: path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()}
    article = texts / "shoigu-pyongyang-2024.txt"
    article.chmod(0o644)
    text = article.read_text("utf-8")
    assert text.count("fast fünf Millionen") == 1
    article.write_text(text.replace("fast fünf Millionen", "fast drei Millionen"), "utf-8")
    failed = build(tmp_path, str(texts))
    told = failed.stdout + failed.stderr
    assert failed.returncode == 1
    assert re.search(r"briefings/claims/arms-transfers\.yml:\d+:\d+: claim 'shells-5m', evidence 1: ", told)
    assert "fünf" in told
    assert "drei" in told
    assert "Traceback" not in told
    assert {path: path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()} == before
