"""A briefing on paper: every passage, each card as a numbered note with addresses, nothing cut and nothing hidden."""

import io
import re
import unicodedata

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.one_of_each import ONE_OF_EACH

pytestmark = pytest.mark.browser

SITE = "https://example.org/deep/lunn/"
NOT_FOR_PAPER = ".close, .uses, .sourced, .steps, .choices"


def plain(text: str) -> str:
    """Return letters and signs only: lines end elsewhere on paper, with hyphens, and letters are joined."""
    return re.sub(r"[\s\-\u00ad\u2010]", "", unicodedata.normalize("NFKC", text)).casefold()


def printed(page: Page) -> list[str]:
    """Return the text of each sheet."""
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]


@pytest.fixture
def briefing(look, lunn):
    page = look(color_scheme="dark")
    page.goto(lunn + ONE_OF_EACH["briefing"])
    return page


def test_all_words_of_a_briefing_are_printed(briefing):
    words = briefing.evaluate(
        """(not) => {
          const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
          const found = [];
          while (walker.nextNode()) {
            if (!walker.currentNode.parentElement.closest(not)) found.push(walker.currentNode.data);
          }
          return found;
        }""",
        NOT_FOR_PAPER,
    )
    assert len(words) > 500
    paper = plain("".join(printed(briefing)))
    assert [one for one in words if plain(one) not in paper] == []


def test_each_card_is_a_numbered_note_with_its_passages_and_addresses(briefing):
    paper = plain("".join(printed(briefing)))
    cards = briefing.locator(".card")
    assert cards.count() == 9
    for number in range(cards.count()):
        card = cards.nth(number)
        head = card.locator(".note-number, h3").all_text_contents()
        assert plain("".join(head)) in paper
        for passage in card.locator("blockquote").all_text_contents():
            assert plain(passage) in paper
        claim = card.get_attribute("id").removeprefix("card-")
        assert plain(f"<{SITE}claims/{claim}/>") in paper
        assert plain(f"<{SITE}sources/") in paper


def test_paper_is_black_on_white_whatever_the_screen_shows(briefing):
    briefing.emulate_media(media="print")
    assert briefing.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert briefing.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_a_card_that_is_open_is_printed_in_its_place(briefing):
    closed = printed(briefing)
    briefing.locator("button.cite").first.click()
    assert briefing.locator(".card:popover-open").count() == 1
    assert printed(briefing) == closed


def test_without_javascript_an_open_card_gets_a_sheet_of_its_own(look, lunn):
    page = look(java_script_enabled=False)
    page.goto(lunn + ONE_OF_EACH["briefing"])
    mark = page.locator("button.cite").first
    card = page.locator(f"#{mark.get_attribute('popovertarget')}")
    words = card.locator("blockquote").first.text_content()
    mark.click()
    first, *rest = printed(page)
    assert plain(words) in plain(first)
    assert plain(page.locator("h1").text_content()) not in plain(first)
    assert plain(page.locator("h1").text_content()) in plain(rest[0])
