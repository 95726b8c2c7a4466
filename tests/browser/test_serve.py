"""What an editor sees in the browser while saving files: the page changes by itself."""

import re

import pytest
from playwright.sync_api import expect

from tests.serving import serving
from tests.test_plugin import change

pytestmark = pytest.mark.browser


@pytest.fixture
def preview(project, environment):
    with serving(project, environment) as preview:
        preview.get("")
        yield preview


def test_saving_a_record_changes_the_page(project, preview, page):
    page.goto(preview.url + "ferries/")
    change(project / "briefings/ferries.yml", "Who sold whom a ferry", "Who bought a ferry")
    expect(page.locator("main")).to_contain_text("Who bought a ferry", timeout=15_000)


def test_a_mistake_shows_its_message_on_the_page_and_goes_when_it_is_mended(project, preview, page):
    page.goto(preview.url + "ferries/")
    heading = page.locator("h1").inner_text()
    change(project / "briefings/ferries.yml", "title: Ferries", "titel: Ferries")
    problems = page.locator("#problems")
    expect(problems).to_contain_text("unknown key 'titel'\n    did you mean 'title'?", timeout=15_000)
    expect(problems).to_be_in_viewport()
    assert page.locator("h1").inner_text() == heading, "the page that was there"
    change(project / "briefings/ferries.yml", "titel: Ferries", "title: All ferries")
    expect(page).to_have_title(re.compile("All ferries"), timeout=15_000)
    expect(problems).to_have_count(0)
    assert preview.lives


def test_a_problem_is_text_whatever_an_editor_types(project, preview, page):
    page.goto(preview.url + "ferries/")
    change(project / "briefings/ferries.yml", "title: Ferries", "<img src=x onerror=alert(1)>: Ferries")
    expect(page.locator("#problems")).to_contain_text("<img src=x onerror=alert(1)>", timeout=15_000)
    assert page.locator("#problems img").count() == 0


def test_saving_a_template_changes_the_page(project, preview, page):
    page.goto(preview.url + "about/")
    change(project / "templates/base.html", "</main>", '<p id="added">Added</p></main>')
    expect(page.locator("#added")).to_have_text("Added", timeout=15_000)


def test_saving_a_style_sheet_changes_the_page(project, preview, page):
    page.goto(preview.url + "about/")
    with (project / "templates/assets/site.css").open("a") as style:
        style.write("h1 { letter-spacing: 7px !important }")
    expect(page.locator("h1")).to_have_css("letter-spacing", "7px", timeout=15_000)


def test_saving_an_article_shows_what_has_changed_and_saving_it_back_mends_it(project, preview, page):
    page.goto(preview.url + "claims/ferries-sold/")
    change(project / "articles/harbour.txt", "fast fünf Fähren", "fast drei Fähren")
    expect(page.locator("#problems")).to_contain_text("fast drei Fähren", timeout=15_000)
    change(project / "articles/harbour.txt", "fast drei Fähren", "fast fünf Fähren")
    expect(page.locator("#problems")).to_have_count(0, timeout=15_000)


def test_a_hand_written_page_changes_too(project, preview, page):
    page.goto(preview.url + "method/")
    (project / "briefings/method.md").write_text("# How we work\n")
    expect(page.locator("h1")).to_have_text("How we work", timeout=15_000)


def test_a_page_that_was_not_there_comes_by_itself(project, preview, page):
    page.goto(preview.url + "boats/")
    ferries = (project / "briefings/ferries.yml").read_text("utf-8")
    (project / "briefings/boats.yml").write_text(ferries.replace("title: Ferries", "title: Boats"), "utf-8")
    expect(page).to_have_title(re.compile("Boats"), timeout=15_000)


def test_a_server_that_starts_with_a_mistake_shows_the_page_once_it_is_mended(project, environment, page):
    change(project / "briefings/ferries.yml", "title: Ferries", "titel: Ferries")
    with serving(project, environment) as preview:
        preview.get("")
        page.goto(preview.url + "ferries/")
        expect(page.locator("#problems")).to_contain_text("unknown key 'titel'")
        change(project / "briefings/ferries.yml", "titel: Ferries", "title: Ferries")
        expect(page).to_have_title(re.compile("Ferries"), timeout=15_000)
        expect(page.locator("#problems")).to_have_count(0)
