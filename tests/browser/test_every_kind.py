"""What holds of every kind of page: it says nothing to the console, keeps its policy, its width and its place."""

import gzip

import pytest

from generator.pages.site import KINDS
from tests.browser.conftest import complaints_in, served
from tests.browser.one_of_each import ONE_OF_EACH

pytestmark = pytest.mark.browser

SHIFT = """() => new Promise((tell) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((one) => (sum += one.value)))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => tell(sum), 100));
})"""


def test_no_kind_is_left_out():
    assert KINDS.keys() - {"picture"} <= ONE_OF_EACH.keys(), "a picture is no page"


@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_a_page_is_quiet_fits_and_stays_in_place(look, lunn, kind):
    page = look()  # fails the test where the console, the policy or a request has anything to say
    for width in (320, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(lunn + ONE_OF_EACH[kind])
        assert page.evaluate(SHIFT) == 0, width
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (width, scheme)


@pytest.mark.parametrize(
    "body",
    ["<script>1</script>", "<p onclick=''>", "<p style='color: red'>", "<img src='https://example.org/a.png'>"],
    ids=["script", "handler", "style", "elsewhere"],
)
def test_a_breach_of_the_policy_would_be_heard(browser, lunn, tmp_path, body):
    context = browser.new_context()
    complaints = complaints_in(context)
    page = context.new_page()
    page.goto(lunn)
    head = page.locator("meta[http-equiv]").evaluate("(one) => one.outerHTML")
    (tmp_path / "index.html").write_text(f"<!doctype html>{head}<link rel=icon href='data:,'>{body}")
    assert complaints == []
    with served(tmp_path) as address:
        page.goto(address)
        page.wait_for_timeout(100)
    context.close()
    assert "Content Security Policy" in " ".join(complaints)


PUSH = """() => setTimeout(() => {
  document.body.prepend(Object.assign(document.createElement("p"), { style: "height: 200px" }));
}, 50)"""


def test_a_shift_would_be_measured(look, lunn):
    page = look()
    page.goto(lunn)
    page.evaluate(PUSH)
    page.wait_for_timeout(200)
    assert page.evaluate(SHIFT) > 0


FIRST_PAGE = 60_000
"""Bytes as they go over the wire, from a server that packs them as every static host does."""


@pytest.mark.parametrize("kind", ["home", "briefing"])
def test_a_first_visit_loads_little(look, lunn, kind):
    page = look()
    page.goto(lunn + ONE_OF_EACH[kind], wait_until="load")
    loaded = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert any(url.endswith(".css") for url in loaded)
    assert any(url.endswith(".js") for url in loaded)
    bodies = [page.request.get(url).body() for url in (page.url, *dict.fromkeys(loaded))]
    assert sum(len(gzip.compress(body)) for body in bodies) < FIRST_PAGE
