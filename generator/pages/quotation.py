"""The words of a passage as a page shows them, with their place in the source and how they were proved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.anchoring.passage import Passage
from generator.pages.proof_words import change_words, proof_words, state_word
from generator.pages.show import ShownPassages
from generator.pages.url import passage_fragment, passage_url, text_fragment
from generator.records.source import Source

OMITTED = " […] "
"""Stands for words that we leave out; a bare ellipsis would be the article's own."""
FRAGMENT_WORDS = 5
"""Words at each end of a text fragment: enough to be found, few enough for an address."""

_MARKS = {
    **{"de": ("„", "“"), "fr": ("«\u202f", "\u202f»"), "ja": ("「", "」")},
    **{"ru": ("«", "»"), "uk": ("«", "»"), "it": ("«", "»"), "es": ("«", "»"), "pt": ("«", "»")},
}
"""By language; all others take the English ones."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage as a reader sees it."""

    extent: Literal["whole", "ends", "nothing"]
    text: str
    """In the quotation marks of its language; empty where nothing may be shown."""
    language: str
    """BCP 47; empty where it is not recorded."""
    paragraph: int | None
    """Counted from 1."""
    state: str
    """Its state of proof, in a word or two."""
    proof: str
    """The same, in a sentence."""
    changes: tuple[str, ...]
    """Changes of its wording that an editor has accepted, in sentences."""
    fragment: str
    """Its place on its source's page."""
    url: str
    """That place, from the site's root."""
    publisher_url: str
    """The publisher's page at these words; empty where no address is recorded."""


def quotation_of(passage: Passage, source: Source, shown: ShownPassages) -> Quotation:
    """Return `passage` as it may be shown."""
    what = shown[passage.key]
    opening, closing = _MARKS.get((source.language or "").partition("-")[0], ("“", "”"))
    words = what.first + (OMITTED + what.last if what.last else "")
    return Quotation(
        extent=what.extent,
        text=f"{opening}{words}{closing}" if words else "",
        language=source.language or "",
        paragraph=passage.paragraph,
        state=state_word(passage.state),
        proof=proof_words(passage),
        changes=change_words(passage),
        fragment=passage_fragment(passage),
        url=passage_url(passage),
        publisher_url=text_fragment(source.url, *_ends(what.first, what.last)) if source.url else "",
    )


def _ends(first: str, last: str) -> tuple[str, str]:
    """Return the words that a text fragment names, cut between words."""
    words = first.split()
    if last:
        return " ".join(words), " ".join(last.split())
    if len(words) <= 2 * FRAGMENT_WORDS:
        return " ".join(words), ""
    return " ".join(words[:FRAGMENT_WORDS]), " ".join(words[-FRAGMENT_WORDS:])
