"""What surrounds every page, ours and MkDocs' alike: names, navigation and the way back to the site's root."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

from generator.pages.language import ENGLISH, Language
from generator.pages.url import kind_of, relative, root_of


@dataclass(frozen=True, slots=True)
class Link:
    """A way to a page of this site."""

    text: str
    url: str
    """From the site's root, `claims/shells-5m/`; empty for the home page."""


class Picture(Protocol):
    """A preview picture, as the page whose preview it is names it."""

    @property
    def url(self) -> str: ...
    @property
    def description(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Shell:
    """What all pages of one build share."""

    site_name: str
    site_url: str = ""
    """Ends in a slash; empty where the address is not known."""
    briefings: Sequence[Link] = ()
    """The briefings, in the order of the home page."""
    pages: Sequence[Link] = ()
    """What the head of every page leads to besides: the chief parts of the record, then the hand-written pages."""
    record: Sequence[Link] = ()
    """All parts of the record, which the foot of every page leads to."""
    handwritten: Sequence[Link] = ()
    pictures: bool = False
    """Whether preview pictures are made."""
    left_out: frozenset[str] = frozenset()
    """Kinds of page that this site does without; nothing is a link to one."""
    search: bool = False
    """Whether the site has an index that can be searched."""
    lacks_search: bool = False
    """Whether it should have one, and the machine that builds it could make none."""
    language: Language = ENGLISH
    live: bool = False
    """Whether the pages are for `mkdocs serve`, whose reload script a strict policy would block."""
    named: frozenset[str] = field(init=False, repr=False, compare=False)
    """The pages that head and foot name."""
    parts: dict[tuple[str, str, str], str] = field(init=False, repr=False, compare=False)
    """Head and foot as they were made, by which of them, the way to the root and the page where they name it."""

    def __post_init__(self) -> None:
        links = (*self.briefings, *self.pages, *self.record, *self.handwritten)
        object.__setattr__(self, "named", frozenset({"", "search/", *(link.url for link in links)}))
        object.__setattr__(self, "parts", {})


@dataclass(frozen=True, slots=True)
class Frame:
    """What the frame of one page shows."""

    shell: Shell
    url: str
    """From the site's root; empty for the home page."""
    title: str
    """Of the page itself; empty for the home page, which bears the site's name."""
    description: str
    root: str
    """From this page to the site's root: `../../`, or `./`."""
    picture: Picture | None = None
    """What a preview of the page shows beside its words; None for most pages."""

    @property
    def canonical(self) -> str:
        """The page's own address, empty where the site's is not known, or where a page stands in for another."""
        return self.shell.site_url + self.url if self.shell.site_url and self.url != "404.html" else ""

    @property
    def full_title(self) -> str:
        """As a browser's tab, a bookmark or a list of results shows it."""
        name = self.shell.site_name
        return f"{self.title} · {name}" if self.title and self.title != name else name

    @property
    def title_or_name(self) -> str:
        """As a preview shows it, beside the name of the site."""
        return self.title or self.shell.site_name

    def address(self, url: str) -> str:
        """Return an address from the site's root as a reader of paper needs it: whole, where the site's is known."""
        return self.shell.site_url + url

    def to(self, url: str) -> str:
        """Return how this page points to an address from the site's root."""
        if self.url != "404.html":
            return relative(self.url, url)
        return url if url.startswith(("#", "https:", "http:", "mailto:")) else self.root + url

    def link(self, url: str) -> Mapping[str, str]:
        """Return the attributes of a link to an address from the site's root, none where no such page is made.

        An `a` without `href` is what HTML has in place of a link that leads nowhere.
        """
        left_out = self.shell.left_out
        return {} if left_out and kind_of(url) in left_out else {"href": self.to(url)}


def frame_of(shell: Shell, url: str, title: str, description: str = "", picture: Picture | None = None) -> Frame:
    """Return the frame of the page at `url`.

    404.html is served at any depth, so its root is the site's absolute path.
    """
    root = (urlsplit(shell.site_url).path or "/") if url == "404.html" else root_of(url)
    return Frame(shell, url, title, description, root, picture)


def not_found(shell: Shell, url: str) -> Frame:
    """Return the frame of the page at `url` that stands in for one that is not there."""
    return frame_of(shell, url, shell.language.gettext("Page not found"))
