import re
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.prose import Mark, Words, render_prose, underline
from tests.evidence.records import cases

MARKS = {
    "shells": Mark("1", "denied", "citation 1, denied", fragment="cite-shells", card="card-shells"),
    "none": Mark("2", "", "citation 2", fragment="cite-none", card="card-none"),
}
CASES = cases(Path(__file__).parent / "cases/prose.yml")


def mark(claim: str) -> Mark:
    return MARKS.get(claim) or Mark("9", "", "citation 9", card="card-any")


def shortened(html: str) -> str:
    """Return `html` with each citation as ‹number word →card›."""
    word = r'(?: <span class="word">(\w+)</span>)?'
    button = rf'<button [^>]*popovertarget="([^"]*)"[^>]*><span class="number">(\d)</span>{word}</button>'
    return re.sub(button, lambda m: f"‹{m[2]}{f' {m[3]}' if m[3] else ''} →{m[1]}›", html)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_prose_becomes_html(case):
    prose = render_prose(case["text"], page="arms/", level=2, mark=mark)
    assert shortened(prose.html) == case["html"].strip()


def test_a_mark_is_a_button_that_opens_its_card_and_says_what_it_is():
    html = render_prose("Shells [@shells].", page="arms/", level=2, mark=mark).html
    assert (
        '<button aria-label="citation 1, denied" class="cite challenged" id="cite-shells" popovertarget="card-shells"'
        ' type="button"><span class="number">1</span> <span class="word">denied</span></button>'
    ) in html


def test_a_mark_without_a_card_is_a_link():
    elsewhere = Mark("1", "", "citation 1", url="arms/#card-shells")
    html = render_prose("Shells [@shells].", page="", level=2, mark=lambda _: elsewhere).html
    assert '<a aria-label="citation 1" class="cite" href="arms/#card-shells">' in html


def test_the_words_that_each_marker_carries_can_be_read_without_html():
    prose = render_prose("One says *a* [@shells]; two [@none; @shells]. Ours [@ours].", page="", level=2, mark=mark)
    assert prose.words == (
        Words("One says *a*", ("shells",)),
        Words("two", ("none", "shells")),
        Words("Ours", ()),
    )


def test_prose_is_rendered_alike_each_time():
    text = "One [@shells]; two [@none]. Three [@ours]."
    pages = {render_prose(text, page="arms/", level=2, mark=mark).html for _ in range(3)}
    assert len(pages) == 1


HOSTILE = st.lists(
    st.sampled_from(
        [
            *("<script>", "</p>", "<img src=x onerror=y>", "[a](javascript:x)", "![b](data:x)", "[@none]", "[@ours]"),
            *("[c](https://a.example)", "*", "**", "_", "`", "\n\n", "\n- ", "\n# ", "> ", "&#58;", "&lt;", "\\", "]("),
            *("a. B", "“q. R”", "\x0e", "\x0f", "\x02", "\x03", '"', "'", "{{ x }}", " "),
        ]
    ),
    max_size=12,
).map("".join)


@given(HOSTILE)
def test_no_prose_makes_anything_but_prose(text):
    html = render_prose(text, page="arms/", level=2, mark=mark).html
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(html)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag in {
            *("DOCUMENT_FRAGMENT", "p", "em", "strong", "a", "img", "span", "button", "ul", "ol", "li", "blockquote"),
            *("h3", "h4", "h5", "h6", "br", "hr"),
        }
        for name, value in element.attrib.items():
            assert name in {
                *("class", "href", "src", "alt", "id", "type", "popovertarget", "aria-label", "data-claims"),
                *("start", "title"),
            }
            if name == "href":
                assert value.startswith(("https://", "../", "#"))
            if name == "src":
                assert value.startswith("../")


@pytest.mark.parametrize("text", ["*script**script*[words](method/) [@a]", "*a**b*[one](c/)*d**[two](e/)* [@a]"])
def test_no_word_is_lost_where_emphasis_and_links_are_entangled(text):
    html = render_prose(text, page="arms/", level=2, mark=mark).html
    assert "klzzwxh" not in html
    plain = re.sub(r"<[^>]*>", "", html)
    assert all(word in plain for word in re.findall(r"[a-z]+", re.sub(r"\(.*?\)|\[@a\]", " ", text)))


@pytest.mark.parametrize(
    ("marks", "classes"),
    [
        ([("corroborated", "", False)], "carried corroborated"),
        ([("one voice", "denied", False)], "carried alone against"),
        ([("corroborated", "", False), ("no named voice", "", False)], "carried unnamed"),
        ([("several voices, one report", "", False), ("one voice", "denied", False)], "carried alone against"),
        ([("", "", True)], "carried denial"),
        ([("", "contradicted", True)], "carried denial"),
        ([("one voice", "", False), ("", "", True)], "carried alone"),
    ],
)
def test_words_are_underlined_by_the_weakest_support_and_by_any_challenge(marks, classes):
    made = [Mark("1", word, "citation 1", support=support, denies=denies) for support, word, denies in marks]
    assert underline(made) == classes
