"""From the Markdown of briefing prose to HTML, with its citations in place: the only door to `markdown`.

Prose is given by editors, but a page must not depend on their care: raw HTML is text, links lead to https, mailto or a
page of this site, images are local. What does not belong into prose (code, raw HTML, reference links) is not read as
such at all, so that every link and every marker has one form, which `prose_check` knows.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, INLINE_PLACEHOLDER_PREFIX, STX

from generator.evidence.support import SupportWord
from generator.pages.language import gettext, in_force
from generator.pages.mentioned import Mentioned
from generator.pages.prose_check import is_allowed_target, prose_problems
from generator.pages.typeset import typeset
from generator.pages.url import kind_of, prose_target, relative
from generator.records.markers import Marker, read_sentences

__all__ = ["Mark", "Prose", "Words", "prose_problems", "render_prose", "underline"]

# Control characters cannot be written in a record, so these can stand for what is not text.
_BEGIN, _MARK = "\x0e", "\x0f"
_SIGN = re.compile(f"{_BEGIN}([0-9]+){_BEGIN}|{_MARK}([0-9]+){_MARK}")
# Its first character is lost where Markdown goes wrong.
_PUT_ASIDE = re.compile(f"{STX}?{INLINE_PLACEHOLDER_PREFIX.removeprefix(STX)}([0-9]+){ETX}")
_STOP_AFTER = re.compile(r"[.,;:!?…]+[\"”’»“]*")
LONGEST_JOINED = 24
"""Characters of a word that may be kept on one line with its citation: a narrow screen must be able to hold both."""

_NO_BLOCKS = ("code", "setextheader", "reference")
_NO_INLINE = (
    *("backtick", "reference", "image_reference", "short_reference", "short_image_ref"),
    *("autolink", "automail", "html", "entity"),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """How one citation looks at one place in prose."""

    text: str
    """What stands there: a number."""
    word: str
    """What stands against the claim, in a word shown beside the number; empty for nothing."""
    label: str
    """What a screen reader says: `citation 3, denied`."""
    fragment: str = ""
    """The mark's own fragment, empty where none is needed."""
    card: str = ""
    """The fragment of the card that it opens; empty where it leads to `url`."""
    url: str = ""
    """From the site's root, where there is no card on the page."""
    support: SupportWord = ""
    """What the claim's evidence amounts to; empty for a denial."""
    denies: bool = False
    """Whether the claim is a denial."""


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of prose and the claims that carry them."""

    text: str
    """As written, Markdown included."""
    claims: tuple[str, ...]
    """Empty where the sentence is our own."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Prose as a page shows it."""

    html: str
    """Safe to print as it is."""
    words: tuple[Words, ...]
    """What each marker carries, in order."""


def render_prose(
    text: str,
    *,
    page: str,
    level: int,
    mark: Callable[[str], Mark],
    mentioned: Mentioned | None = None,
    left_out: Collection[str] = (),
) -> Prose:
    """Return Markdown prose as HTML for the page at `page`.

    Headings in it are pushed down below `level`, 1 to 6. `mark` is called for each claim that is cited, in the order of
    the text, and says how the citation looks. Names that are `mentioned` lead to their pages. Nothing leads to a kind
    of page that is `left_out`.
    """
    markers = [marker for sentence in read_sentences(text) for marker in sentence.markers]
    converter = _converter().reset()
    converter.treeprocessors.register(_Placed(page, level, markers, mark, mentioned, left_out), "placed", 15)
    html = _with_words_put_back(converter.convert(_with_signs(text, markers)), converter)
    words = (
        Words(text[marker.begins : marker.ends], () if marker.is_ours else marker.ids)
        for marker in markers
        if marker.begins < marker.ends
    )
    return Prose(html, tuple(words))


@functools.cache
def _converter() -> markdown.Markdown:
    """Return the one converter of all prose: to make it takes longer than to convert a section."""
    converter = markdown.Markdown(output_format="html")
    converter.preprocessors.deregister("html_block")
    for name in _NO_BLOCKS:
        converter.parser.blockprocessors.deregister(name)
    for name in _NO_INLINE:
        converter.inlinePatterns.deregister(name)
    converter.postprocessors.deregister("raw_html")  # there is none to be put back
    return converter


def _with_words_put_back(html: str, converter: markdown.Markdown) -> str:
    """Return `html` with the words that Markdown put aside and, where emphasis and links are entangled, forgot."""
    aside = getattr(converter.treeprocessors["inline"], "stashed_nodes", {})

    def words(match: re.Match[str]) -> str:
        node = aside.get(match[1], "")
        return escape(node if isinstance(node, str) else "".join(node.itertext()))

    for _ in range(len(aside)):
        html, count = _PUT_ASIDE.subn(words, html)
        if not count:
            break
    return re.sub(f"[{STX}{ETX}]", "", html)


def _with_signs(text: str, markers: Sequence[Marker]) -> str:
    """Return `text` with signs in place of its markers and where the words they carry begin.

    A number stands after the comma or stop that follows its marker, as printers set it.
    """
    text = re.sub(f"[{_BEGIN}{_MARK}]", " ", text)
    parts: list[str] = []
    done = 0
    for number, marker in enumerate(markers):
        if marker.begins < marker.ends:
            parts += [text[done : marker.begins], f"{_BEGIN}{number}{_BEGIN}"]
            done = marker.begins
        before = text[done : marker.start].rstrip()
        stop = _STOP_AFTER.match(text, marker.end)
        done = stop.end() if stop else marker.end
        after = stop[0] if stop else ""
        if before.endswith(".") and after.startswith("."):
            after = after[1:]
        parts += [before, after, f"{_MARK}{number}{_MARK}"]
    return "".join([*parts, text[done:]])


class _Placed(Treeprocessor):
    """Puts citations in place of their signs, and the words they carry into spans; keeps links and headings in bounds.

    Runs after inline mark-up has become elements and before the tree is laid out and unescaped.
    """

    def __init__(
        self,
        page: str,
        level: int,
        markers: Sequence[Marker],
        mark: Callable[[str], Mark],
        mentioned: Mentioned | None,
        left_out: Collection[str],
    ) -> None:
        super().__init__()
        self.page = page
        self.below = self.level = level
        self.highest = 1
        self.markers = markers
        self.mark = mark
        self.mentioned = mentioned
        self.left_out = left_out
        self.carrying: int | None = None
        self.spans: list[Element] = []
        """Those of the words that the next marker carries."""
        self.waiting: list[Element] = []

    def run(self, root: Element) -> None:
        self.highest = min((_level(element) for element in root.iter() if _level(element)), default=1)
        self._place(root, in_link=False, in_heading=False)

    def _place(self, element: Element, *, in_link: bool, in_heading: bool) -> None:
        self._keep_in_bounds(element)
        in_link = in_link or element.tag == "a"
        in_heading = in_heading or bool(_level(element))
        content: list[str | Element] = self._content(element.text or "", in_link, in_heading)
        for child in list(element):
            tail, child.tail = child.tail or "", None
            self._place(child, in_link=in_link, in_heading=in_heading)
            content.append(child)
            if not in_link:
                # A button cannot stand inside a link, so what was met there follows it.
                content += self.waiting
                self.waiting = []
            content += self._content(tail, in_link, in_heading)
            element.remove(child)
        _fill(element, content)

    def _content(self, text: str, in_link: bool, in_heading: bool) -> list[str | Element]:
        content: list[str | Element] = []
        closed = in_link or in_heading
        at = 0
        for sign in _SIGN.finditer(text):
            content += self._words(text[at : sign.start()], closed)
            at = sign.end()
            if sign[1]:
                self.carrying = int(sign[1])
                continue
            self.carrying = None
            for citation in self._citations(self.markers[int(sign[2])]):
                if in_link:
                    self.waiting.append(citation)
                else:
                    _join(content, citation)
        return content + list(self._words(text[at:], closed))

    def _words(self, text: str, closed: bool) -> Iterator[str | Element]:
        """Yield the words of `text`; where they are not `closed`, names that are first mentioned in it are links."""
        text = typeset(text)
        pieces = [(text, "")] if closed or self.mentioned is None else self.mentioned.split(text)
        for words, url in pieces:
            shown: str | Element = words
            if url:
                shown = Element("a", {"class": "mention", "href": relative(self.page, url)})
                shown.text = words
            if self.carrying is None or not words.strip():
                yield shown
                continue
            marker = self.markers[self.carrying]
            span = Element("span", {"class": "ours" if marker.is_ours else "carried"})
            if not marker.is_ours:
                span.set("data-claims", " ".join(marker.ids))
                self.spans.append(span)
            _fill(span, [shown])
            yield span

    def _citations(self, marker: Marker) -> Iterator[Element]:
        if marker.is_ours:
            ours = Element("span", {"class": "ours-mark", **_frame_lang()})
            ours.text = gettext("ours")
            yield ours
            return
        marks = [self.mark(id) for id in marker.ids]
        for span in self.spans:
            span.set("class", underline(marks))
        self.spans = []
        for mark in marks:
            yield _citation(mark, self.page)

    def _keep_in_bounds(self, element: Element) -> None:
        if _level(element):
            # The highest heading stands right below the section's, each other no more than one level below the last.
            self.level = min(self.below + 1 + _level(element) - self.highest, self.level + 1, 6)
            element.tag = f"h{self.level}"
        elif element.tag == "a":
            self._keep(element, "href", is_image=False, instead="span")
        elif element.tag == "img":
            self._keep(element, "src", is_image=True, instead="span")

    def _keep(self, element: Element, key: str, *, is_image: bool, instead: str) -> None:
        target = _unescaped(element.get(key, ""))
        if is_allowed_target(target, is_image=is_image) and kind_of(prose_target(target)) not in self.left_out:
            element.set(key, relative(self.page, prose_target(target)))
            return
        if is_image:
            element.text = element.get("alt", "")
        element.tag = instead
        element.attrib.clear()


_LINES: Mapping[SupportWord, str] = {
    "no named voice": "unnamed",
    "one voice": "alone",
    "several voices, one report": "several",
    "corroborated": "corroborated",
}
"""The class of the line under words, by their support, the weakest first."""


def underline(marks: Iterable[Mark]) -> str:
    """Return the classes of words that several claims carry: their weakest support, and any challenge.

    A denial has no support word, and so adds none.
    """
    marks = list(marks)
    supports = {mark.support for mark in marks}
    line = next((look for word, look in _LINES.items() if word in supports), "")
    challenged = any(mark.word for mark in marks if not mark.denies)
    denial = bool(marks) and all(mark.denies for mark in marks)
    return " ".join(filter(None, ("carried", line, "against" if challenged else "", "denial" if denial else "")))


def _level(element: Element) -> int:
    """Return the level of a heading, 0 for anything else."""
    return int(element.tag[1]) if re.fullmatch("h[1-6]", element.tag) else 0


def _join(content: list[str | Element], citation: Element) -> None:
    """Append a citation so that no line can end between it and the word before.

    No-break characters do not hold a button to a word; `white-space: nowrap` does.
    """
    last = content[-1] if content else ""
    if isinstance(last, Element) and len(last) == 1 and not last.text and len(last[0].text or "") <= LONGEST_JOINED:
        together = Element("span", {"class": "together"})
        content[-1] = together
        _fill(together, [last, citation])
        return
    text = last if isinstance(last, str) else (last.text or "")
    word = re.split(r"\s", text)[-1]
    head = text.removesuffix(word)
    if not word or len(word) > LONGEST_JOINED or (isinstance(last, Element) and len(last)):
        content.append(citation)
        return
    together = Element("span", {"class": "together"})
    content.pop()
    if isinstance(last, str):
        content += [head, together]
        _fill(together, [word, citation])
        return
    if head:
        last.text = head
        content.append(last)
    joined = Element(last.tag, dict(last.attrib))
    joined.text = word
    _fill(together, [joined, citation])
    content.append(together)


def _unescaped(target: str) -> str:
    """Undo what Markdown made of escaped characters, `\\x02` code point `\\x03`."""
    return re.sub("\x02([0-9]+)\x03", lambda match: chr(int(match[1])), target)


def _citation(mark: Mark, page: str) -> Element:
    tag = "button" if mark.card else "a"
    look = "cite challenged" if mark.word else "cite"
    citation = Element(tag, {"class": look, "aria-label": mark.label, **_frame_lang()})
    if mark.fragment:
        citation.set("id", mark.fragment)
    if mark.card:
        citation.set("type", "button")
        citation.set("popovertarget", mark.card)
    else:
        citation.set("href", relative(page, mark.url))
    number = Element("span", {"class": "number"})
    number.text = mark.text
    _fill(citation, [number])
    if mark.word:
        word = Element("span", {"class": "word"})
        word.text = mark.word
        _fill(citation, [number, " ", word])
    return citation


def _frame_lang() -> Mapping[str, str]:
    """Return how an element says that it is in the language of the frame, where the prose around it is in another."""
    return {"lang": in_force().code} if in_force().of_record else {}


def _fill(element: Element, content: Sequence[str | Element]) -> None:
    for child in list(element):
        element.remove(child)
    element.text = None
    last: Element | None = None
    for piece in content:
        if isinstance(piece, Element):
            piece.tail = None
            element.append(piece)
            last = piece
        elif last is None:
            element.text = (element.text or "") + piece
        else:
            last.tail = (last.tail or "") + piece
