"""What a reader can set: light or dark, and whether the words that are sourced are underlined."""

import pytest
from playwright.sync_api import expect

from tests.browser.one_of_each import ONE_OF_EACH

pytestmark = pytest.mark.browser

LIGHT, DARK = "rgb(253, 252, 250)", "rgb(21, 23, 27)"
PAPER = "getComputedStyle(document.documentElement).backgroundColor"
AT_FIRST = """new MutationObserver(() => {
  if (document.body) window.first ??= document.documentElement.dataset.scheme ?? "none";
}).observe(document, { childList: true, subtree: true })"""
"""Notes which scheme is set when the first of the page's body is there, before anything can be painted."""


@pytest.mark.parametrize(("system", "chosen", "paper"), [("light", "dark", DARK), ("dark", "light", LIGHT)])
def test_a_choice_of_colours_holds_on_every_page_from_the_first_moment(look, lunn, system, chosen, paper):
    page = look(color_scheme=system)
    page.add_init_script(AT_FIRST)
    page.goto(lunn)
    assert page.evaluate("window.first") == "none"
    page.get_by_label(chosen, exact=True).check()
    assert page.evaluate(PAPER) == paper
    page.goto(lunn + ONE_OF_EACH["claim"])
    assert page.evaluate("window.first") == chosen
    assert page.evaluate(PAPER) == paper
    expect(page.get_by_label(chosen, exact=True)).to_be_checked()


def test_the_choice_of_another_tab_and_its_end_are_followed(look, lunn):
    page = look(color_scheme="light")
    page.goto(lunn)
    other = page.context.new_page()
    other.goto(lunn + "about/")
    other.get_by_label("dark", exact=True).check()
    page.wait_for_function(f"{PAPER} === '{DARK}'")
    page.get_by_label("as the system has them").check()
    other.wait_for_function(f"{PAPER} === '{LIGHT}'")
    page.reload()
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate(PAPER) == LIGHT


@pytest.mark.parametrize(("system", "paper"), [("light", LIGHT), ("dark", DARK)])
def test_without_javascript_the_system_decides_and_nothing_dead_is_shown(look, lunn, system, paper):
    page = look(color_scheme=system, java_script_enabled=False)
    page.goto(lunn)
    expect(page.locator("html")).to_have_css("background-color", paper)
    expect(page.locator(".scheme")).to_be_hidden()


FORM = """(one) => {
  const style = getComputedStyle(one);
  return [style.textDecorationLine, style.textDecorationStyle, style.textDecorationThickness, style.borderBottomStyle];
}"""


def line(words):
    """Return the form of the line under words, and of the one below it."""
    style = words.evaluate(FORM)
    return " ".join(style[:3]) if style[0] != "none" else "none", style[3]


def test_sourced_words_are_underlined_by_support_and_challenge_and_our_own_are_not(look, lunn):
    page = look(java_script_enabled=False)
    page.goto(lunn + ONE_OF_EACH["briefing"])
    denied = page.locator('.prose [data-claims="radar-nearly-40"]').first
    assert line(denied) == ("none", "none")
    expect(page.get_by_text("a line below: challenged")).to_be_hidden()

    page.get_by_label("Show what is sourced").check()
    expect(page.get_by_text("a line below: challenged")).to_be_visible()
    assert line(denied) == ("underline dashed 1px", "solid")
    assert line(page.locator('.prose [data-claims="radar-sets-denied"]').first) == ("none", "solid")
    assert line(page.locator(".prose .ours").first) == ("none", "none")
    key = page.locator(".sourced li span")
    forms = [line(key.nth(number)) for number in range(key.count())]
    assert len(set(forms)) == len(forms) == 6
