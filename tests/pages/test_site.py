"""All pages of the small record: sound, linked, escaped, and showing no more than they may."""

import gc
import re
import shutil
from collections import Counter
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import html5lib
import pytest
from PIL import Image

from generator import build
from generator.pages.render import environment
from generator.pages.site import DATA, EACH, KINDS, ONE, pages_of, shell_of, unknown_kinds, works_of
from generator.pages.typeset import typeset
from generator.pages.url import kind_of, path_of
from tests.pages.lunn import HANDWRITTEN, OPTIONS, ROOT, SITE, files, graph, material, pages

PAGES = [path for path in pages() if path.endswith(".html")]


def tree(html: str):
    """Return the page as a browser reads it; raises where it is not sound."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)


def elements(page, *tags: str):
    return [element for element in page.iter() if element.tag in tags]


def words(html: str) -> str:
    """Return the text of a page, white space made plain."""
    return " ".join(" ".join(tree(html).itertext()).split())


def test_every_record_has_its_page():
    library = graph().library
    assert set(pages()) >= {
        *("index.html", "claims/index.html", "sources/index.html", "sitemap.xml"),
        *("figures/index.html", "timeline/index.html", "as-of/index.html"),
        *(f"as-of/{month}/index.html" for month in ("2030-10", "2031-04", "2031-06")),
        *(f"timeline/{id}/index.html" for id in library.briefings),
        *(f"{id}/index.html" for id in library.briefings),
        *(f"claims/{id}/index.html" for id in library.claims),
        *(f"sources/{id}/index.html" for id in library.sources),
        *("voices/index.html", "entities/index.html", "open-questions/index.html", "verification/index.html"),
        *(f"voices/{id}/index.html" for id in ("arvenia", "belmark", "cassia", "ismar-tolk")),
        *(f"entities/{id}/index.html" for id in library.entities),
        "data/verification.json",
    }


@pytest.mark.parametrize("kind", ["briefing", "claim", "source"])
def test_a_page_leaves_nothing_for_the_garbage_collector(kind):
    shell = shell_of(material(), OPTIONS, HANDWRITTEN)
    templates = environment(OPTIONS.templates, shell.language)
    [work] = (one for one in works_of(material(), shell, templates) if one.name == kind)
    work.make(work.ids[0])
    gc.collect()
    gc.disable()
    try:
        for id in work.ids:
            work.make(id)
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_sound(path):
    page = tree(pages()[path])
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert not [id for id, count in Counter(ids).items() if count > 1]
    levels = [int(element.tag[1]) for element in page.iter() if re.fullmatch("h[1-6]", str(element.tag))]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.find("head/title").text.strip()
    for element in page.iter():
        for name in ("popovertarget", "aria-labelledby"):
            assert element.get(name) is None or element.get(name) in ids


@pytest.mark.parametrize("path", PAGES)
def test_every_link_leads_to_a_page_and_to_a_place_on_it(path):
    base = "https://site.example/deep/"
    for element in elements(tree(pages()[path]), "a", "link", "img"):
        target = urljoin(base + path.removesuffix("index.html"), element.get("href") or element.get("src"))
        if not target.startswith(base):
            assert target.startswith(("https://bote.example/", "https://observer.example/", OPTIONS.site_url))
            continue
        url, fragment = urldefrag(target.removeprefix(base))
        if url.startswith("assets/"):
            assert (ROOT / "templates" / url).is_file()
        elif url not in {link.url for link in HANDWRITTEN}:
            assert path_of(url) in pages(), target
            if fragment:
                assert f'id="{fragment}"' in pages()[path_of(url)], target


def test_pages_are_the_same_each_time():
    shell = shell_of(material(), OPTIONS, HANDWRITTEN)
    again = build.material(graph(), OPTIONS)
    assert list(pages_of(material(), shell, OPTIONS)) == list(pages_of(again, shell, OPTIONS))


@pytest.mark.parametrize("path", PAGES)
def test_a_claim_is_never_shown_without_who_says_it_and_what_stands_against_it(path):
    """Wherever the statement of a claim stands, its speaker stands right before it."""
    page = words(pages()[path])
    for claim in graph().library.claims.values():
        statement = claim.claim.removesuffix(".")
        for match in re.finditer(re.escape(statement), page):
            assert page[: match.start()].endswith(": "), page[match.start() - 60 : match.end()]


@pytest.mark.parametrize("id", ["radar-nearly-40", "radar-over-50", "radar-supplied", "radar-for-fishing"])
def test_a_denied_claim_is_shown_as_denied_wherever_it_is_shown(id):
    statement = graph().library.claims[id].claim.removesuffix(".")
    shown = 0
    for path in PAGES:
        page = words(pages()[path])
        for match in re.finditer(re.escape(statement), page):
            shown += 1
            # The card of a figure says its support before its challenge.
            assert "denied" in page[match.end() : match.end() + 250].lower(), path
    assert shown > 2


@pytest.mark.parametrize("texts", [True, False])
def test_no_more_of_an_article_is_shown_than_may_be(texts):
    site = "\n".join(words(page) for path, page in pages(texts=texts).items() if path in PAGES)
    withheld = (SITE / "articles/letter-2031-06.txt").read_text("utf-8")
    uncited = "11.000 Tonnen Stahl"
    for run in ["neutralen Fachleuten", "Vertraulich", "Kassien zugesagt", uncited, "Zehn Rezepte"]:
        assert run in withheld + (SITE / "articles/bote-2031-04.txt").read_text("utf-8")
        assert run not in site
    assert ("seit Januar fast vierzig Radargeräte" in site) is texts


def test_without_texts_every_page_says_how_its_passages_were_proved():
    card = pages(texts=False)["radar-sets/index.html"]
    assert "„Arwenien habe […] Radargeräte geliefert“" in card
    assert "Proved against the text on 1 July 2031; text not at hand for this build" in card


def test_a_preview_says_what_the_page_says_and_no_claim_without_its_speaker_and_challenge():
    lines = material().lines.values()
    bare = [line.statement.removesuffix(".") for line in lines]
    whole = [line.text for line in lines]
    for path in PAGES:
        page = tree(pages()[path])
        metas = {meta.get("property") or meta.get("name"): meta.get("content") for meta in page.iter("meta")}
        assert metas["og:site_name"] == "The Lunn Papers"
        assert page.find("head/title").text in (metas["og:title"], f"{metas['og:title']} · The Lunn Papers"), path
        assert metas.get("og:description") == metas.get("description")
        assert metas["og:url"] == OPTIONS.site_url + path.removesuffix("index.html")
        for told in (metas["og:title"], metas["og:description"]):
            for line in whole:
                told = told.replace(typeset(line), "")
            assert not [claim for claim in bare if typeset(claim) in told], path
    briefing = tree(pages()["radar-sets/index.html"])
    [told] = [meta.get("content") for meta in briefing.iter("meta") if meta.get("name") == "description"]
    question = "Has Arvenia supplied Belmark with radar sets, and on whose word?"
    assert told == f"{question} As of June 2031: 9 claims · 4 sources · 4 denied."


def foreign_scripts(page):
    """Return the scripts of a page that are not files of ours."""
    ours = re.compile(r"(\.\./)*assets/(site|search|claims)\.js")
    return [one for one in elements(page, "script") if one.text or not ours.fullmatch(one.get("src", ""))]


def test_the_policy_forbids_everything_from_elsewhere_and_everything_inline():
    for path in PAGES:
        page = tree(pages()[path])
        [policy] = [meta.get("content") for meta in page.iter("meta") if meta.get("http-equiv")]
        assert policy.startswith("default-src 'none'; style-src 'self';")
        assert not elements(page, "style", "iframe", "object")
        assert not foreign_scripts(page)
        assert not [element for element in page.iter() if any(name.startswith("on") for name in element.attrib)]
        assert not [element for element in page.iter() if "style" in element.attrib]


def test_a_live_preview_has_no_policy_because_its_script_could_not_run():
    shell = shell_of(material(), OPTIONS, HANDWRITTEN, live=True)
    assert all(b"Content-Security-Policy" not in data for _, data in pages_of(material(), shell, OPTIONS))


def test_the_sitemap_lists_every_page_once():
    addresses = re.findall("<loc>(.*)</loc>", pages()["sitemap.xml"])
    assert len(addresses) == len(set(addresses))
    assert set(addresses) == {
        *(OPTIONS.site_url + path.removesuffix("index.html") for path in PAGES),
        *(OPTIONS.site_url + link.url for link in HANDWRITTEN),
    }


def test_there_is_no_sitemap_where_the_address_of_the_site_is_not_known():
    options = replace(OPTIONS, site_url="")
    made = dict(pages_of(material(), shell_of(material(), options, HANDWRITTEN), options))
    assert "sitemap.xml" not in made
    assert b'rel="canonical"' not in made["index.html"]


HOSTILE = """<script>alert("1")</script><b>x</b> {{ 7 * 7 }} {% raw %} '" &amp; &#60;i&#62; [x](javascript:1) **y**"""

FIELDS = (
    r"^( *(?:- )?(?:claim|note|title|label|publisher|author|descriptor|why|question|dated|published)): (.*[a-zA-Z].*)$"
)
"""Lines of YAML that are one field of text; `published` is one where it stands under `basis`."""


def hostile_record(root: Path) -> Path:
    """Copy the small record with hostile words in every field that is text of ours or of an article."""
    shutil.copytree(SITE, root)
    for path in (root / "briefings").rglob("*.yml"):
        text = re.sub(
            FIELDS, lambda field: f"{field[1]}: {quoted(field[2])}", path.read_text("utf-8"), flags=re.MULTILINE
        )
        text = re.sub(r"name: ([^,}\n]*)", lambda match: f"name: {quoted(match[1])}", text)
        path.write_text(text, "utf-8")
    article = root / "articles/observer-2031-06.txt"
    article.write_text(article.read_text("utf-8").replace("of tables", f"of {HOSTILE} tables"), "utf-8")
    (root / "briefings/passages.lock").unlink()
    return root


def quoted(value: str) -> str:
    return '"' + (value.strip("\"'") + HOSTILE).replace("\\", "\\\\").replace('"', '\\"') + '"'


def test_nothing_from_the_record_or_an_article_is_read_as_markup(tmp_path):
    root = hostile_record(tmp_path / "site")
    options = replace(
        OPTIONS,
        root=root,
        briefings=root / "briefings",
        articles=root / "articles",
        excerpt_share=1.0,
        site_name=HOSTILE,
    )
    made = build.material(build.check(options), options)
    hostile = 0
    for path, data in pages_of(made, shell_of(made, options, HANDWRITTEN), options):
        if not path.endswith(".html"):
            continue
        page = tree(data.decode())
        assert not elements(page, "b", "i"), path
        assert not foreign_scripts(page), path
        assert not [a for a in elements(page, "a") if a.get("href", "").lower().startswith("javascript")]
        text = words(data.decode())
        hostile += text.count("{{ 7 * 7 }}")
        # Digests have all digits in them.
        assert "49" not in re.sub(r"\b[0-9a-f]{16,64}\b", "", text)
        assert page.find("head/title").text.count("<script>")
    assert hostile > 100


def made_of(*kinds: str) -> dict[str, str]:
    """Return the pages of a site that is made of these kinds only."""
    options = replace(OPTIONS, kinds=kinds)
    made = build.material(graph(), options)
    all_files = pages_of(made, shell_of(made, options, HANDWRITTEN), options)
    return {path: data.decode() for path, data in all_files if not path.endswith(".png")}


@pytest.mark.parametrize("kind", ["", *KINDS])
def test_nothing_leads_to_a_kind_of_page_that_is_not_made(kind):
    made = made_of(*([kind] if kind else []))
    assert {"index.html", "radar-sets/index.html"} <= made.keys()
    base = "https://site.example/"
    for path, html in made.items():
        for element in elements(tree(html), "a") if path.endswith(".html") else ():
            target = urljoin(base + path.removesuffix("index.html"), element.get("href", base))
            url = urldefrag(target.removeprefix(base))[0]
            if target.startswith(base) and url not in {link.url for link in HANDWRITTEN}:
                assert path_of(url) in made, (path, target)


def test_words_that_would_lead_to_a_page_that_is_not_made_stay_words():
    page = tree(made_of("claim")["claims/radar-nearly-40/index.html"])
    [way_up] = [a for a in elements(page, "a") if a.text == "Claims" and a.get("href") is None]
    assert not way_up.attrib
    assert "sources/" not in "".join(a.get("href", "") for a in elements(page, "a"))


def test_the_kind_of_every_page_can_be_told_by_its_address():
    for kind, views in KINDS.items():
        for view in views(material()):
            assert kind_of(view.url) == ("" if kind in ("home", "briefing") else kind)
    for url in DATA:
        assert kind_of(url) in KINDS


def test_the_address_of_every_page_is_known_before_it_is_made():
    for kind, each in EACH.items():
        assert [each.url(id) for id in each.ids(material())] == [view.url for view in KINDS[kind](material())]
    for kind, url in ONE.items():
        assert [view.url for view in KINDS[kind](material())] == [url]
    assert {*EACH, *ONE} == KINDS.keys()


def test_a_kind_of_page_that_there_is_not_is_told_with_the_nearest():
    assert list(unknown_kinds(["claim", "sorces", "x"])) == [
        ("`kinds`: there is no kind of page 'sorces'", "did you mean 'sources'?"),
        ("`kinds`: there is no kind of page 'x'", f"write some of: {', '.join(KINDS)}"),
    ]


PICTURES = {
    "index.html": "social-preview.png",
    **{f"{id}/index.html": f"{id}/social-preview.png" for id in ("contract", "radar-sets")},
}


def preview(page: str) -> dict[str, str]:
    """Return what a page says of its preview."""
    metas = tree(page).iter("meta")
    return {meta.get("property") or meta.get("name"): meta.get("content") for meta in metas}


def test_the_home_page_and_each_briefing_have_a_picture_and_no_other_page():
    assert {path for path in files() if path.endswith(".png")} == {*PICTURES.values()}
    for path in PAGES:
        told, address = preview(pages()[path]), PICTURES.get(path)
        assert told.get("og:image") == (OPTIONS.site_url + address if address else None), path
        assert told["twitter:card"] == ("summary_large_image" if address else "summary")
        if address:
            image = Image.open(BytesIO(files()[address]))
            assert image.format == "PNG"
            assert image.size == (int(told["og:image:width"]), int(told["og:image:height"])) == (1200, 630)


def test_what_a_picture_shows_is_told_in_words():
    told = preview(pages()["radar-sets/index.html"])["og:image:alt"]
    question = "Has Arvenia supplied Belmark with radar sets, and on whose word?"
    counts = "As of June 2031 · 9 claims · 4 sources · 4 denied · one voice: 5 · no named voice: 2"
    assert told == f"Radar sets: {question} {counts}."
    in_german = preview(pages(locale="de")["radar-sets/index.html"])["og:image:alt"]
    assert in_german.endswith("9 Aussagen · 4 Quellen · 4 bestritten · eine Stimme: 5 · keine namentliche Stimme: 2.")
    assert files(locale="de")["radar-sets/social-preview.png"] != files()["radar-sets/social-preview.png"]
    assert "2 briefings · 16 claims" in preview(pages()["index.html"])["og:image:alt"]


@pytest.mark.parametrize("without", [{"site_url": ""}, {"kinds": ("claim",)}, {"live": True}])
def test_there_is_no_picture_where_nobody_could_see_it_or_wants_it(without):
    live = bool(without.get("live"))
    options = replace(OPTIONS, **{name: value for name, value in without.items() if name != "live"})
    made = build.material(graph(), options)
    shell = shell_of(made, options, HANDWRITTEN, live=live)
    for path, data in pages_of(made, shell, options):
        assert not path.endswith(".png")
        assert b"og:image" not in data
        assert b"summary_large_image" not in data


def test_the_address_of_a_picture_is_that_of_no_page():
    assert {kind_of(address) for address in PICTURES.values()} == {"picture"}
