"""The small record in a German frame: no barriers, no page wider than a small screen, a search that speaks German."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.one_of_each import ONE_OF_EACH
from tests.browser.test_axe import OPEN_ALL, barriers

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_no_kind_of_page_has_a_barrier_or_is_wider_than_a_small_screen(look, lunn_in_german, kind):
    page = look(viewport={"width": 320, "height": 900})
    page.goto(lunn_in_german + ONE_OF_EACH[kind])
    expect(page.locator("html")).to_have_attribute("lang", "de")
    page.evaluate(OPEN_ALL)
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_statements_titles_and_prose_are_marked_as_english(look, lunn_in_german):
    page = look()
    page.goto(lunn_in_german + ONE_OF_EACH["briefing"])
    for content in ("h1", ".bottom-line", "section.prose", ".key .statement .carried", ".card h3 span[lang]"):
        expect(page.locator(content).first).to_have_attribute("lang", "en")
    expect(page.locator(".prose .cite").first).to_have_attribute("lang", "de")
    assert page.evaluate("document.querySelector('.card blockquote').lang") == "de"


def test_the_search_tells_what_it_found_in_german(look, lunn_in_german):
    page = look()
    page.goto(lunn_in_german + "search/?q=Radar&kind=claim")
    status = page.get_by_role("status")
    expect(status).to_have_text(re.compile(r"Gefunden für „Radar“: \d+ \(Englisch\)\."))
    result = page.get_by_role("region", name="Ergebnisse: Englisch").locator("li").first
    expect(result.locator(".eyebrow")).to_contain_text("Aussage · ")
    expect(result.locator("h3")).to_have_attribute("lang", "en")
    page.get_by_label("Wörter, in jeder dieser Sprachen").fill("Zeppelin")
    expect(status).to_contain_text("Nichts gefunden für „Zeppelin“.")
    page.get_by_text("Eingrenzen").click()
    expect(page.get_by_label("Beleglage").get_by_text("keine namentliche Stimme (0)")).to_have_count(1)


def test_a_denial_among_the_results_looks_like_one(look, lunn_in_german):
    page = look()
    page.goto(lunn_in_german + "search/?kind=claim&q=Arvenia")
    expect(page.locator(".standing.denies").first).to_contain_text("bestreitet Angaben von: ")
