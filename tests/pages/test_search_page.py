from generator.pages.frame import Link
from generator.pages.search_page import page_records

METHOD = Link("Method", "method/")


def test_a_page_is_found_part_by_part():
    html = """<h1 id="method">Method</h1> <p>Before &amp; after.</p>
        <h2 id="voices">Who <em>speaks</em></h2><p>A voice</p><p>is named.</p>
        <h3>No fragment</h3><ul><li>One<li>Two</ul>
        <h2 id="empty">Nothing</h2>"""
    before, voices = page_records(METHOD, html)
    assert (before.url, before.title, before.text) == ("method/", "Method", "Before & after.")
    assert (voices.url, voices.title) == ("method/#voices", "Method: Who speaks")
    assert voices.text == "A voice is named. No fragment One Two"


def test_markup_is_no_text():
    [page] = page_records(METHOD, "<table><tr><th>Word</th><td>What it <b>means</b></td></tr></table><!-- no -->")
    assert page.text == "Word What it means"
