"""A reader looks for words, in English and in German, narrows down what is found, and follows it to the claim."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator import build
from generator.pages.site import pages_of, shell_of
from tests.browser.conftest import served
from tests.pages.lunn import HANDWRITTEN, OPTIONS, ROOT, material

pytestmark = pytest.mark.browser

PHONE = {"width": 320, "height": 740}
DESK = {"width": 1280, "height": 900}
METHOD = '<h1>Method</h1><p>How.</p><h2 id="voices">Voices</h2><p>Who speaks is <em>corroborated</em>.</p>'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the small record with its index from a sub-path; return the address of its home page."""
    folder: Path = tmp_path_factory.mktemp("searched")
    shell = shell_of(material(), OPTIONS, HANDWRITTEN, search=True)
    files = dict(pages_of(material(), shell, OPTIONS))
    files |= build.search(material(), shell, [(HANDWRITTEN[1], METHOD)])
    for path, data in files.items():
        file = folder / "deep/lunn" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    shutil.copytree(ROOT / "templates/assets", folder / "deep/lunn/assets")
    with served(folder) as address:
        yield f"{address}deep/lunn/"


def look_for(page: Page, words: str) -> None:
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("status")).to_contain_text(f"for “{words}”")


def titles(page: Page, language: str) -> list[str]:
    return page.get_by_role("region", name=f"In {language}").get_by_role("heading", level=3).all_inner_texts()


def test_a_reader_searches_from_any_page_and_comes_to_the_claim(look, site):
    page = look(viewport=DESK)
    page.goto(f"{site}sources/kurier-2031-06/")
    page.get_by_role("searchbox", name="Search this site").fill("radar sets")
    page.get_by_role("button", name="Search").click()
    expect(page).to_have_url(f"{site}search/?q=radar+sets")
    expect(page.get_by_role("status")).to_contain_text("Found for “radar sets”: ")
    result = page.get_by_role("listitem").filter(has_text="nearly forty").filter(has_text="Claim").first
    expect(result.locator(".speaker")).to_have_text("Cassia’s navy ministry:")
    expect(result.locator(".standing")).to_have_text("denied")
    expect(result.locator("h3 mark")).to_have_text(["radar", "sets"])
    expect(result.locator(".excerpt")).to_contain_text("2 reports, 1 voice")
    result.get_by_role("link").click()
    expect(page).to_have_url(f"{site}claims/radar-nearly-40/")
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("Found for “radar sets”: ")


def test_an_english_word_is_found_in_another_form(look, site):
    page = look(viewport=DESK)
    page.goto(f"{site}search/")
    look_for(page, "signing")
    assert "Belmark’s foreign ministry and Arvenia: A contract has been signed in Lunn" in titles(page, "English")


@pytest.mark.parametrize("word", ["Radargerät", "radargeräten", "RADARGERATE"])
def test_a_german_word_is_found_with_another_ending_and_leads_to_its_passage(look, site, word):
    page = look(viewport=DESK)
    page.goto(f"{site}search/")
    look_for(page, word)
    assert titles(page, "German") == [
        "Cassia’s navy ministry, paragraph 2 denied",
        "Cassia’s navy ministry, paragraph 1 denied",
    ]
    result = page.get_by_role("region", name="In German").get_by_role("listitem").first
    expect(result.locator(".excerpt")).to_have_attribute("lang", "de")
    expect(result.locator(".excerpt mark")).to_have_text("Radargeräte")
    expect(result.locator(".eyebrow")).to_have_text("Passage · Report on the dispute over radar sets")
    result.get_by_role("link").click()
    expect(page).to_have_url(re.compile(f"{site}sources/bote-2031-04/#passage-[0-9a-f]+"))
    expect(page.locator("li:target")).to_contain_text("vierzig Radargeräte")


def test_the_last_part_of_a_long_word_finds_it(look, site):
    page = look(viewport=DESK)
    page.goto(f"{site}search/")
    look_for(page, "Gerät")
    found = page.get_by_role("region", name="In German").locator(".excerpt mark")
    expect(found).to_have_text(["Geräte", "Radargeräte", "Radargeräte"], use_inner_text=True)


def test_another_spelling_finds_the_name_and_what_is_said_by_it(look, site):
    page = look(viewport=DESK)
    page.goto(f"{site}search/")
    look_for(page, "Kassien")
    assert titles(page, "English")[0] == "Republic of Cassia"
    assert "Republic of Cassia: Arvenia is arming its neighbour Belmark denied" in titles(page, "English")


@pytest.mark.parametrize("word", ["zebra", "demolition", "withheld", "Fachleuten"])
def test_a_word_that_is_not_there_finds_nothing(look, site, word):
    page = look(viewport=DESK)
    page.goto(f"{site}search/")
    look_for(page, word)
    expect(page.get_by_role("status")).to_contain_text(f"Nothing found for “{word}”.")
    expect(page.locator(".results:visible")).to_have_count(0)


def test_what_is_found_can_be_narrowed_down_and_the_address_kept(look, site):
    page = look(viewport=DESK)
    page.goto(f"{site}search/?q=radar")
    expect(page.get_by_role("status")).to_contain_text("Found for “radar”: ")
    page.get_by_text("Narrow down").click()
    page.get_by_label("Challenge").select_option("denied")
    expect(page.locator("summary")).to_have_text("Narrow down: denied")
    expect(page).to_have_url(f"{site}search/?q=radar&challenge=denied")
    page.get_by_label("Kind").select_option(label="Claim (1)")
    expect(page.get_by_role("status")).to_have_text("Found for “radar”: 1 in English.")
    assert titles(page, "English") == [
        "Cassia’s navy ministry: Arvenia has supplied Belmark with nearly forty radar sets denied"
    ]
    page.reload()
    expect(page.get_by_role("status")).to_have_text("Found for “radar”: 1 in English.")
    page.get_by_text("Narrow down").click()
    page.get_by_role("button", name="Clear").click()
    expect(page).to_have_url(f"{site}search/?q=radar")


def test_a_filter_alone_finds_all_that_it_fits(look, site):
    page = look(viewport=DESK)
    page.goto(f"{site}search/?year=2030&kind=claim")
    expect(page.get_by_role("status")).to_have_text("Found: 1 in English.")
    expect(page.get_by_label("Year")).to_have_value("2030")
    page.goto(f"{site}search/?entity=Ode+Harn&kind=claim")
    expect(page.get_by_role("status")).to_have_text("Found: 1 in English.")
    assert titles(page, "English") == ["Ode Harn: Arvenia and Belmark trade in fish and timber"]


def test_results_come_ten_at_a_time_and_the_first_new_one_is_focused(look, site):
    page = look(viewport=DESK)
    page.goto(f"{site}search/?kind=claim")
    results = page.get_by_role("region", name="In English").get_by_role("listitem")
    expect(results).to_have_count(10)
    page.get_by_role("button", name="More results in English").press("Enter")
    expect(results).to_have_count(len(material().graph.library.claims))
    expect(results.nth(10).get_by_role("link")).to_be_focused()
    expect(page.get_by_role("button", name="More results in English")).to_be_hidden()


def test_hand_written_pages_are_found_part_by_part(look, site):
    page = look(viewport=DESK)
    page.goto(f"{site}search/?q=corroborated")
    link = page.get_by_role("link", name="Method: Voices")
    expect(link).to_have_attribute("href", f"{site}method/#voices")


def test_words_of_the_record_are_never_read_as_markup(look, site):
    page = look(viewport=DESK)
    page.goto(f"{site}search/?q=" + "tables+<img+src=x>")
    expect(page.get_by_role("status")).to_contain_text("for “tables <img src=x>”")
    expect(page.locator(".excerpt").first).to_contain_text("<b>main</b> part, {{ 7 * 7 }} pages of tables")
    expect(page.locator(".results img, .results b, #search-status img")).to_have_count(0)


def test_without_scripts_the_page_leads_to_everything(look, site):
    page = look(viewport=DESK, java_script_enabled=False)
    page.goto(f"{site}search/?q=radar")
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("#search")).to_be_hidden()
    ways = page.get_by_role("region", name="Or look through")
    for name in ("Radar sets", "Claims", "Sources"):
        expect(ways.get_by_role("link", name=name, exact=True)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_has_room_for_all_of_it(look, site, scheme):
    page = look(viewport=PHONE, color_scheme=scheme)
    page.goto(site)
    page.get_by_role("link", name="Search", exact=True).click()
    look_for(page, "Radargeräte")
    page.get_by_text("Narrow down").click()
    expect(page.get_by_label("Who or what")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("link", name="2 in German").click()
    expect(page.get_by_role("heading", name="In German")).to_be_in_viewport()


def test_the_index_is_loaded_only_when_it_is_wanted(look, site):
    page = look(viewport=DESK)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site)))
    page.goto(f"{site}search/")
    page.wait_for_load_state("networkidle")
    assert "assets/search.js" in asked
    assert not [url for url in asked if url.startswith(("search/en", "search/de"))]


def test_only_the_page_that_searches_may_run_the_index(look, site):
    page = look(viewport=DESK)
    for url, allowed in (("search/", True), ("", False), ("claims/", False)):
        page.goto(site + url)
        policy = page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content") or ""
        assert ("'wasm-unsafe-eval'" in policy) is allowed
        assert "unsafe" not in policy.replace("'wasm-unsafe-eval'", "")
