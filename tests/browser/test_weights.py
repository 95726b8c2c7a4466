"""Voices, people and places, open questions, verification and the way to a claim, on the real record."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 640}
FOLDERS = ("voices/", "entities/", "open-questions/", "verification/", "arms-transfers/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_a_narrow_window_with_everything_unfolded(record, page, scheme):
    address, urls = record
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme=scheme)
    tried = [url for url in urls if url.startswith(FOLDERS)]
    assert len(tried) > 80
    for url in tried:
        page.goto(address + url)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"], url


def test_every_way_to_a_claim_can_be_read_in_a_narrow_window(record, page):
    """Text stays in its box, and a drawing that is wider than the window scrolls by itself."""
    address, urls = record
    page.set_viewport_size(NARROW)
    ways = [url for url in urls if url.startswith("claims/") and url != "claims/"]
    assert len(ways) > 200
    for url in ways:
        page.goto(address + url)
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"], url
        outside = page.evaluate(
            """() => [...document.querySelectorAll('.way g')].flatMap(box => {
              const {x, y, width, height} = box.querySelector('rect').getBBox();
              return [...box.querySelectorAll('text')].map(text => [text.textContent, text.getBBox()])
                .filter(([, one]) => one.x < x || one.y < y || one.x + one.width > x + width
                  || one.y + one.height > y + height + 1)
                .map(([text]) => text);
            })"""
        )
        assert outside == [], url


def test_a_reader_goes_from_a_voice_to_a_claim_and_to_its_passage(record, page):
    address, _ = record
    page.goto(f"{address}voices/")
    page.get_by_role("link", name="South Korea", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What rests on the word of South Korea")
    page.get_by_role("link", name="ministry: North Korea has supplied Russia with nearly").first.click()
    expect(page).to_have_url(f"{address}claims/shells-5m/")
    way = page.get_by_role("img", name="The way to this claim")
    assert "Bloomberg report on artillery shells (not read)" in (way.locator("desc").text_content() or "")


def test_what_is_folded_is_printed(record, page):
    address, _ = record
    page.goto(f"{address}open-questions/")
    line = page.locator("details .claim-line").first
    assert not line.is_visible()
    page.emulate_media(media="print")
    expect(line).to_be_visible()


def test_what_a_briefing_leaves_open_unfolds(record, page):
    address, _ = record
    page.goto(f"{address}open-questions/")
    page.get_by_role("navigation", name="By briefing").get_by_role("link", name="Arms transfers").click()
    expect(page).to_have_url(f"{address}arms-transfers/#open-questions")
    summary = page.locator(".not-known summary").first
    expect(summary).to_contain_text("Said and denied: ")
    summary.click()
    expect(page.get_by_role("heading", name="Said and denied")).to_be_visible()
