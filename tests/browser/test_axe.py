"""axe-core, which finds barriers for people who do not see, hear or move as others do, has nothing to say."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.one_of_each import ONE_OF_EACH

pytestmark = pytest.mark.browser

OPEN_ALL = "() => document.querySelectorAll('details').forEach((one) => (one.open = true))"


def barriers(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_no_kind_of_page_has_a_barrier(look, lunn, kind):
    page = look(viewport={"width": 1280, "height": 900})
    page.goto(lunn + ONE_OF_EACH[kind])
    page.evaluate(OPEN_ALL)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert barriers(page) == [], scheme


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_an_open_card_has_none(look, lunn, width, scheme):
    page = look(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(lunn + ONE_OF_EACH["briefing"])
    page.locator("button.cite").first.click()
    assert page.locator(".card:popover-open").count() == 1
    assert barriers(page) == []


def test_results_of_a_search_have_none(look, lunn):
    page = look()
    page.goto(lunn + "search/?q=Radar")
    page.locator(".results li").first.wait_for()
    assert barriers(page) == []


def test_a_barrier_would_be_found(look, lunn):
    page = look()
    page.goto(lunn)
    page.evaluate("() => { document.querySelector('h1').style.color = '#999'; document.documentElement.lang = '' }")
    assert {one.partition(":")[0] for one in barriers(page)} == {"color-contrast", "html-has-lang"}
