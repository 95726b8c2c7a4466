"""The list of claims, narrowed down as a reader does it: with the script, without it, by address and by keyboard."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

ROWS = ".claims .lines > li"


def shown(page: Page) -> int:
    return page.locator(ROWS).filter(visible=True).count()


def test_filters_narrow_together_and_say_what_each_choice_would_leave(look, lunn):
    page = look()
    page.goto(f"{lunn}claims/")
    expect(page.get_by_role("status")).to_have_text("All 16 claims are shown.")
    page.get_by_label("Support").select_option("one voice")
    assert shown(page) == 7
    expect(page.get_by_role("status")).to_have_text("7 of 16 claims are shown.")
    page.get_by_label("Briefing", exact=True).select_option("contract")
    left = shown(page)
    assert 0 < left < 7
    expect(page.get_by_label("Support").locator("option:checked")).to_have_text(f"one voice ({left})")
    expect(page.locator("#briefing-contract")).to_be_visible()
    expect(page.locator("#uncited")).to_be_hidden()  # a heading with nothing below it
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_role("status")).to_have_text("All 16 claims are shown.")
    assert shown(page) == 16


def test_what_is_chosen_stands_in_the_address_and_comes_back_with_it(look, lunn):
    page = look()
    page.goto(f"{lunn}claims/")
    page.get_by_label("Challenge").select_option("denied in general")
    page.get_by_label("Year").select_option("2031")
    assert page.url.endswith("claims/?challenge=denied+in+general&year=2031")
    before = shown(page)
    page.goto(page.url)
    expect(page.get_by_label("Challenge")).to_have_value("denied in general")
    assert shown(page) == before
    page.goto(f"{lunn}claims/?support=nonsense&source=")
    assert shown(page) == 16


def test_nothing_left_is_said(look, lunn):
    page = look()
    page.goto(f"{lunn}claims/?support=corroborated&challenge=superseded")
    assert shown(page) == 0
    expect(page.get_by_role("status")).to_have_text("No claim has all of this.")


def test_a_keyboard_is_enough(look, lunn):
    page = look()
    page.goto(f"{lunn}claims/")
    page.get_by_label("Support").focus()
    page.keyboard.type("one voice")
    assert shown(page) == 7
    page.get_by_role("button", name="Clear").focus()
    page.keyboard.press("Enter")
    assert shown(page) == 16


def test_without_a_script_support_and_challenge_still_narrow(look, lunn):
    page = look(java_script_enabled=False)
    page.goto(f"{lunn}claims/")
    for name in ("Briefing", "Source", "Year"):
        expect(page.get_by_label(name, exact=True)).to_be_hidden()
    page.get_by_label("Challenge").select_option("denied")
    assert page.locator(ROWS).filter(visible=True).count() == 2
    page.get_by_label("Support").select_option("corroborated")
    assert page.locator(ROWS).filter(visible=True).count() < 2
    page.get_by_role("button", name="Clear").click()
    assert page.locator(ROWS).filter(visible=True).count() == 16
    page.get_by_role("navigation", name="By briefing").get_by_role("link", name="The contract").click()
    expect(page.locator("#briefing-contract")).to_be_in_viewport()
