"""A page as a person reads it: one line for each piece of text, links with where they lead, the frame left out."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import html5lib

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption"),
        *("figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "label", "legend", "li", "main", "nav"),
        *("ol", "p", "section", "summary", "svg", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    )
)
_SIGNS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "li": "- ", "blockquote": "> ", "summary": "+ "}


def outline(page: str) -> str:
    """Return the words of a page's `main`, with its title first."""
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    main = tree.find(".//main")
    assert main is not None
    lines = [f"title: {tree.findtext('.//title')}"]
    _tell(main, lines)
    return "\n".join(line for line in lines if line.strip(" -#>+")) + "\n"


def _tell(element: Element, lines: list[str]) -> None:
    tag = element.tag if isinstance(element.tag, str) else ""
    is_block = tag.removeprefix("{http://www.w3.org/2000/svg}") in _BLOCKS
    if is_block:
        lines.append(_SIGNS.get(tag, ""))
    if tag == "a" and element.get("href"):
        lines[-1] += f"[{_plain(element)}]({element.get('href')})"
    else:
        lines[-1] += _spaced(element.text)
        for child in element:
            _tell(child, lines)
            lines[-1] += _spaced(child.tail)
    if is_block:
        lines.append("")


def _plain(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _spaced(text: str | None) -> str:
    """Return text with each run of white space as one space."""
    if not text:
        return ""
    words = " ".join(text.split())
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if words and text[-1].isspace() else ''}"
