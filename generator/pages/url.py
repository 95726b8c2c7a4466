"""Addresses: of every kind of page and the places on it, from the site's root; and the way from page to page.

All addresses are written from the site's root, without a slash in front (`claims/shells-5m/`, `` for the home page),
and made relative only where a page prints them, so that the site works from any folder.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote

from generator.anchoring.passage import Passage

HOME = ""
CLAIMS = "claims/"
SOURCES = "sources/"
FIGURES = "figures/"
TIMELINE = "timeline/"
AS_OF = "as-of/"
VOICES = "voices/"
ENTITIES = "entities/"
OPEN_QUESTIONS = "open-questions/"
VERIFICATION = "verification/"
VERIFICATION_DATA = "data/verification.json"
SEARCH = "search/"
SITEMAP = "sitemap.xml"
PICTURE = "social-preview.png"
"""Inside the folder of the page whose preview it is, where neither a record nor an asset of the theme can stand."""

FALLS_FRAGMENT = "falls"
"""Of what rests on a source that is withdrawn or corrected, on its page."""

QUESTIONS_FRAGMENT = "open-questions"
"""Of what is not known, on the page of a briefing."""

KIND_BY_PLACE: Mapping[str, tuple[str, str]] = {
    CLAIMS: ("claims", "claim"),
    SOURCES: ("sources", "source"),
    FIGURES: ("figures", ""),
    TIMELINE: ("timeline", "timeline"),
    AS_OF: ("months", "month"),
    VOICES: ("voices", "voice"),
    ENTITIES: ("entities", "entity"),
    OPEN_QUESTIONS: ("open_questions", ""),
    VERIFICATION: ("verification", ""),
    SEARCH: ("search", ""),
    "data/": ("", "verification"),
}
"""By the first folder of an address: the kind of page that stands in it, and the kind of those below it."""

_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def briefing_url(id: str) -> str:
    return f"{id}/"


def picture_url(page: str) -> str:
    """Return the address of the preview picture of a page."""
    return page + PICTURE


def claim_url(id: str) -> str:
    return f"{CLAIMS}{id}/"


def claims_of_url(briefing: str) -> str:
    """Return the address of the claims of a briefing, where the list of all is too long for one page."""
    # An id holds no point, so no claim can have this address.
    return f"{CLAIMS}of.{briefing}/"


def uncited_url(number: int) -> str:
    """Return the address of claims that no briefing cites, on such a site; their pages count from 1."""
    return f"{CLAIMS}uncited.{number}/"


def source_url(id: str) -> str:
    return f"{SOURCES}{id}/"


def falls_url(source: str) -> str:
    """Return the address of what falls with a source that is withdrawn or corrected."""
    return f"{source_url(source)}#{FALLS_FRAGMENT}"


def voice_url(id: str) -> str:
    return f"{VOICES}{id}/"


def entity_url(id: str) -> str:
    return f"{ENTITIES}{id}/"


def measure_url(id: str) -> str:
    """Return the address of all figures of a measure."""
    return f"{FIGURES}#{measure_fragment(id)}"


def measure_fragment(id: str) -> str:
    return f"measure-{id}"


def timeline_url(briefing: str = "") -> str:
    """Return the address of the timeline of a briefing, or of all that is dated."""
    return f"{TIMELINE}{briefing}/" if briefing else TIMELINE


def event_fragment(id: str) -> str:
    """Return the fragment of an event on a timeline."""
    return f"event-{id}"


def event_url(id: str) -> str:
    """Return the address of an event on the timeline of all that is dated."""
    return f"{TIMELINE}#{event_fragment(id)}"


def claim_moment_fragment(id: str) -> str:
    """Return the fragment of a dated claim that stands by itself on a timeline."""
    return f"claim-{id}"


def month_of(day: datetime.date) -> str:
    """Return what the month of a day is called in addresses: `2024-06`."""
    return f"{day:%Y-%m}"


def month_url(month: str) -> str:
    """Return the address of the record as it stood at the end of a month: `as-of/2024-06/`."""
    return f"{AS_OF}{month}/"


def kind_of(url: str) -> str:
    """Return the kind of the page at `url`, empty where it is neither the record's nor that of a briefing."""
    place = KIND_BY_PLACE.get(url[: url.find("/") + 1])
    if place is None or url.endswith(PICTURE):
        return "picture" if url.endswith(PICTURE) else ""
    folder, _, below = url.partition("#")[0].partition("/")
    is_list = not below or (folder + "/" == CLAIMS and "." in below)
    return place[0] if is_list else place[1]


def evidence_url(claim: str, number: int) -> str:
    """Return the address of one item of evidence on its claim's page; items count from 1."""
    return f"{claim_url(claim)}#evidence-{number}"


def passage_fragment(passage: Passage) -> str:
    """Return the fragment of a passage on its source's page. It outlives changes to the text around it."""
    _, selector = passage.key
    return f"passage-{selector}"


def passage_url(passage: Passage) -> str:
    return f"{source_url(passage.source)}#{passage_fragment(passage)}"


def citation_url(briefing: str, claim: str) -> str:
    """Return the address of the place where a briefing first cites a claim."""
    return f"{briefing_url(briefing)}#{citation_fragment(claim)}"


def citation_fragment(claim: str, use: int = 1) -> str:
    """Return the fragment of a citation in a briefing; uses of one claim count from 1."""
    # An id holds no point, so no two claims can meet in one fragment.
    return f"cite-{claim}" if use == 1 else f"cite-{claim}.{use}"


def card_fragment(claim: str) -> str:
    """Return the fragment of a claim's card among the notes of a briefing."""
    return f"card-{claim}"


def path_of(url: str) -> str:
    """Return the file of the page at `url`: `claims/shells-5m/index.html`."""
    return f"{url}index.html" if url == "" or url.endswith("/") else url


def root_of(url: str) -> str:
    """Return the way from the page at `url` to the site's root: `../../`, or `./`."""
    return "../" * url.count("/") or "./"


def relative(page: str, target: str) -> str:
    """Return how the page at `page` points to `target`; absolute addresses and bare fragments stay as they are."""
    if (":" in target and _ABSOLUTE.match(target)) or target.startswith("#"):
        return target
    path, hash, fragment = target.partition("#")
    if path == page and hash:
        return hash + fragment
    root = root_of(page)
    return target if root == "./" and path else root + target


def prose_target(written: str) -> str:
    """Return the address that a link in prose means: relative ones are written from the site's root.

    A Markdown page may be named by its file, as in MkDocs' own pages: `method.md#voices` is `method/#voices`.
    """
    if _ABSOLUTE.match(written):
        return written
    path, hash, fragment = written.partition("#")
    path = re.sub(r"(?:^|(?<=/))index\.md$", "", path)
    return re.sub(r"\.md$", "/", path) + hash + fragment


def text_fragment(url: str, first: str, last: str = "") -> str:
    """Return `url` with a text fragment, so that a browser shows the words themselves.

    Follows the URL Fragment Text Directives of the W3C's community group: `-`, `,` and `&` have a meaning of their own
    and are percent-encoded; a fragment that is already there is kept.
    """
    if not first:
        return url
    ends = ",".join(["%20".join(map(_encoded, words.split(" "))) for words in (first, last) if words])
    return f"{url}{'' if '#' in url else '#'}:~:text={ends}"


@lru_cache(maxsize=10_000)  # passages begin and end with few words, and the same ones come again and again
def _encoded(word: str) -> str:
    return quote(word, safe="").replace("-", "%2D")
