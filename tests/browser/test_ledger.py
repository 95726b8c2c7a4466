"""The figures, the timeline, earlier states and the use of each source, on the real record, in the narrowest window."""

from itertools import pairwise

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 640}
FOLDERS = ("figures/", "timeline/", "as-of/", "sources/")
DESK = {"width": 1440, "height": 900}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_the_window(record, page, scheme):
    address, urls = record
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme=scheme)
    assert any(url.startswith("timeline/") for url in urls)
    assert any(url.startswith("as-of/2") for url in urls)
    for url in (url for url in urls if url.startswith(FOLDERS) or url.count("/") < 2):
        page.goto(address + url)
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"], url


@pytest.mark.parametrize("width", [320, 768, 1000, 1440])
def test_numbers_under_a_line_do_not_run_into_each_other(record, page, width):
    page.set_viewport_size({"width": width, "height": 800})
    for url in ("figures/", "timeline/summits/", "arms-transfers/"):
        page.goto(record[0] + url)
        drawings = page.evaluate(
            """() => [...document.querySelectorAll('svg.numbers, svg.strip')]
                .filter(svg => svg.checkVisibility())
                .map(svg => [...svg.querySelectorAll('text')].map(text => text.getBoundingClientRect()))
                .map(boxes => boxes.map(({left, right}) => [left, right]))"""
        )
        assert drawings, url
        for texts in drawings:
            assert all(one[1] < other[0] for one, other in pairwise(texts)), (url, texts)
            assert texts[0][0] >= 0, url
            assert texts[-1][1] <= width, url


def test_every_picture_has_a_name_or_is_hidden_from_those_who_hear_the_page(record, page):
    for url in ("figures/", "timeline/", "sources/shoigu-pyongyang-2024/"):
        page.goto(record[0] + url)
        unnamed = page.evaluate(
            """() => [...document.querySelectorAll('main svg')].filter(svg =>
                svg.getAttribute('aria-hidden') !== 'true' && !svg.querySelector('title')).length"""
        )
        assert unnamed == 0, url


def test_a_past_state_says_so_however_far_one_reads(record, look):
    page = look(viewport=NARROW)
    page.goto(record[0] + "as-of/2024-06/")
    page.evaluate("window.scrollTo({top: 4000, behavior: 'instant'})")
    mark = page.locator(".past-mark")
    expect(mark).to_be_in_viewport()
    expect(mark).to_contain_text("A past state: the end of June 2024.")
    mark.get_by_role("link", name="The record now").click()
    expect(page).to_have_url(record[0])


def test_a_paragraph_leads_to_its_passage(record, look):
    page = look(viewport=DESK)
    page.goto(record[0] + "sources/shoigu-pyongyang-2024/")
    page.get_by_role("link", name="Paragraph 4: cited by").click()
    expect(page.locator("li:target .paragraph")).to_contain_text("Paragraph 4")


def test_on_paper_the_pictures_stay(record, look):
    page = look(viewport=DESK)
    page.goto(record[0] + "figures/")
    page.emulate_media(media="print")
    assert page.locator("svg.range").first.is_visible()
