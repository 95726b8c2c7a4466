"""A reader with a phone, a keyboard or a printer opens a briefing, its evidence and its sources."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import served
from tests.pages.lunn import ROOT, pages

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
KINDS = (
    *("", "radar-sets/", "claims/", "claims/radar-nearly-40/", "claims/no-arms-trade/", "sources/"),
    *(
        "sources/kurier-2031-06/",
        "sources/nordsee-2031/",
        "voices/",
        "voices/cassia/",
        "entities/",
        "entities/arvenia/",
    ),
    *("open-questions/", "verification/"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the small record from a sub-path; return the address of its home page."""
    folder: Path = tmp_path_factory.mktemp("served")
    for path, page in pages().items():
        file = folder / "deep/lunn" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page, "utf-8")
    shutil.copytree(ROOT / "templates/assets", folder / "deep/lunn/assets")
    with served(folder) as address:
        yield f"{address}deep/lunn/"


def test_a_reader_with_a_phone_goes_from_a_sentence_to_its_source_and_back(look, site):
    page = look(viewport=PHONE, has_touch=True, is_mobile=True, java_script_enabled=False)
    page.goto(site)
    page.get_by_role("link", name="Has Arvenia supplied").tap()
    expect(page).to_have_url(f"{site}radar-sets/")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Has Arvenia supplied Belmark with radar sets, and on whose word?"
    )

    page.get_by_role("button", name="citation 1, denied").first.tap()
    card = page.locator(".card:popover-open")
    expect(card).to_contain_text("„Arwenien habe Belmark seit Januar fast vierzig Radargeräte geliefert“")
    expect(card.locator("blockquote").first).to_have_attribute("lang", "de")
    expect(card).to_contain_text("2 reports, 1 voice: Cassia’s navy ministry, via Nordsee, which we have not read")
    expect(card).to_contain_text("denied by Arvenia and Belmark")

    card.get_by_role("link", name="Report on the dispute over radar sets, paragraph 2").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Report on the dispute over radar sets")
    passage = page.locator("li:target")
    expect(passage).to_be_in_viewport()
    expect(passage).to_contain_text("fast vierzig Radargeräte")

    passage.get_by_role("link", name="Radar sets", exact=True).tap()
    expect(page).to_have_url(f"{site}radar-sets/#cite-radar-nearly-40")
    expect(page.locator("#cite-radar-nearly-40")).to_be_in_viewport()


def test_the_first_screen_of_a_phone_says_what_is_claimed_by_whom_and_who_denies_it(look, site):
    page = look(viewport=PHONE)
    page.goto(f"{site}radar-sets/")
    summary = page.locator(".bottom-line")
    expect(summary).to_be_in_viewport(ratio=1)
    expect(summary).to_contain_text("Cassia’s navy ministry speaks of nearly forty radar sets")
    expect(summary).to_contain_text("Arvenia and Belmark deny it")


def test_a_card_opens_and_closes_by_keyboard(look, site):
    page = look(viewport=DESK)
    page.goto(f"{site}radar-sets/")
    mark = page.get_by_role("button", name="citation 1, denied").first
    mark.focus()
    page.keyboard.press("Enter")
    card = page.locator(".card:popover-open")
    expect(card).to_be_visible()
    page.keyboard.press("Tab")
    expect(card.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(mark).to_be_focused()
    page.keyboard.press("Space")
    expect(card).to_be_visible()
    card.get_by_role("button", name="Close").press("Enter")
    expect(card).to_have_count(0)


@pytest.mark.parametrize("size", [PHONE, {"width": 800, "height": 700}, DESK], ids=["phone", "tablet", "desk"])
def test_an_open_card_lies_within_the_window_and_beside_its_words(look, site, size):
    page = look(viewport=size)
    page.goto(f"{site}radar-sets/")
    for number in range(page.locator("button.cite").count()):
        mark = page.locator("button.cite").nth(number)
        mark.scroll_into_view_if_needed()
        mark.click()
        card = page.locator(".card:popover-open").bounding_box()
        words = mark.bounding_box()
        assert card is not None
        assert words is not None
        assert card["x"] >= 0
        assert card["y"] >= 0
        assert card["x"] + card["width"] <= size["width"] + 1
        assert card["y"] + card["height"] <= size["height"] + 1
        if size is DESK:
            assert card["x"] >= words["x"] + words["width"]
        page.keyboard.press("Escape")


@pytest.mark.parametrize("width", [1220, 1440, 1600])
def test_a_card_in_the_margin_covers_no_word_of_the_opening(look, site, width):
    page = look(viewport={"width": width, "height": 900})
    page.goto(f"{site}radar-sets/")
    page.locator("h1").evaluate("(one) => { one.textContent = 'Whether anything is ever short enough '.repeat(4) }")
    page.locator("button.cite").first.click()
    card = page.locator(".card:popover-open").bounding_box()
    opening = page.locator(".opening").bounding_box()
    assert card is not None
    assert opening is not None
    assert opening["x"] + opening["width"] < card["x"]


def test_a_reader_goes_from_briefing_to_briefing_and_to_a_part_of_one(look, site):
    page = look(viewport=PHONE, java_script_enabled=False)
    page.goto(f"{site}radar-sets/")
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="Evidence").click()
    expect(page.locator("#notes")).to_be_in_viewport()
    page.get_by_role("navigation", name="Other briefings").get_by_role("link", name="The contract").click()
    expect(page).to_have_url(f"{site}contract/")
    expect(page.get_by_role("navigation", name="Other briefings").get_by_role("link")).to_have_text(["← Radar sets"])


def test_a_closed_card_stands_among_the_notes_and_can_be_found_on_the_page(look, site):
    page = look(viewport=DESK)
    page.goto(f"{site}radar-sets/")
    cards = page.locator(".card")
    assert cards.count() == 9
    for number in range(9):
        expect(cards.nth(number)).to_be_visible()
    expect(page.get_by_role("heading", level=3, name="Ode Harn: Arvenia and Belmark trade")).to_be_visible()


def test_every_passage_is_printed(look, site):
    page = look(viewport=DESK)
    page.emulate_media(media="print")
    page.goto(f"{site}radar-sets/")
    passages = page.locator(".card blockquote")
    assert passages.count() == 12
    for number in range(passages.count()):
        expect(passages.nth(number)).to_be_visible()
    expect(page.locator(".masthead nav").first).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("width", [320, 768, 1280, 1600])
@pytest.mark.parametrize("url", KINDS)
def test_no_page_scrolls_sideways(look, site, url, width):
    page = look(viewport={"width": width, "height": 800})
    page.goto(site + url)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


CONTRAST = """
(page) => {
  const numbers = (colour) => colour.match(/[0-9.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const [R, G, B] = [r, g, b].map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * R + 0.7152 * G + 0.0722 * B;
  };
  const ground = (element) => {
    for (; element; element = element.parentElement) {
      const colour = numbers(getComputedStyle(element).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? [0, 0, 0] : [255, 255, 255];
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    const tones = [light(numbers(getComputedStyle(element).color)), light(ground(element))];
    const [one, other] = tones.sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < 4.5) faint.push([walker.currentNode.data.trim().slice(0, 30), ratio.toFixed(2)]);
  }
  return faint;
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("url", KINDS)
def test_all_text_has_the_contrast_that_wcag_asks_for(look, site, url, scheme):
    page = look(viewport=DESK, color_scheme=scheme)
    page.goto(site + url)
    assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("url", KINDS)
def test_no_link_or_button_outside_of_text_is_too_small_for_a_finger(look, site, url):
    """WCAG 2.2, 2.5.8: 24 by 24 CSS pixels, or in a line of text."""
    page = look(viewport=PHONE)
    page.goto(site + url)
    small = page.evaluate(
        """() => [...document.querySelectorAll('nav a, .close, .ways a, .site-name')]
          .filter((one) => one.checkVisibility())
          .map((one) => [one.textContent, one.getBoundingClientRect()])
          .filter(([, box]) => box.height < 24 || box.width < 24)
          .map(([text, box]) => [text, box.width, box.height])"""
    )
    assert small == []
