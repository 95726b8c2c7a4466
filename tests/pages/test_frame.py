import pytest

from generator.pages.frame import Shell, frame_of

SHELL = Shell(site_name="Papers", site_url="https://example.org/papers/")


def test_a_page_knows_its_address_and_its_way_to_others():
    frame = frame_of(SHELL, "claims/a/", "A")
    assert frame.canonical == "https://example.org/papers/claims/a/"
    assert frame.to("sources/b/#c") == "../../sources/b/#c"
    assert frame.to("") == "../../"


def test_the_title_ends_in_the_name_of_the_site_but_does_not_repeat_it():
    assert frame_of(SHELL, "claims/a/", "A").full_title == "A · Papers"
    assert frame_of(SHELL, "", "").full_title == "Papers"
    assert frame_of(SHELL, "about/", "Papers").full_title == "Papers"


@pytest.mark.parametrize(("site_url", "home"), [("https://example.org/papers/", "/papers/"), ("", "/")])
def test_the_page_for_what_is_missing_is_served_at_any_depth_and_has_no_address(site_url, home):
    frame = frame_of(Shell(site_name="Papers", site_url=site_url), "404.html", "Page not found")
    assert frame.to("") == home
    assert frame.to("claims/") == f"{home}claims/"
    assert frame.to("#main") == "#main"
    assert frame.canonical == ""


def test_a_page_that_is_not_made_is_led_to_by_nothing():
    frame = frame_of(Shell(site_name="Papers", left_out=frozenset({"source"})), "claims/a/", "A")
    assert frame.link("sources/b/#c") == {}
    assert frame.link("sources/") == {"href": "../../sources/"}
    assert frame.link("") == {"href": "../../"}


def test_a_reader_of_paper_gets_whole_addresses():
    assert frame_of(SHELL, "claims/a/", "A").address("sources/b/#c") == "https://example.org/papers/sources/b/#c"
    assert frame_of(Shell(site_name="Papers"), "claims/a/", "A").address("sources/b/") == "sources/b/"
