"""How every passage was proved: its state, paragraph and day, the fingerprint of its text, and accepted changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.anchoring.passage import PROVED, Passage, State
from generator.pages import say
from generator.pages.frame import Link
from generator.pages.language import gettext, ngettext
from generator.pages.material import Material
from generator.pages.proof_words import change_words, day, state_word
from generator.pages.url import VERIFICATION, VERIFICATION_DATA, evidence_url, passage_url, source_url
from generator.records.source import Source

STATES: Sequence[State] = ("exact", "moved", "retyped", "new", "locked")
"""In the order of the summary; pages are made of no others."""


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many passages are in one state."""

    state: State
    word: str
    """As every page says it, with a capital."""
    count: int


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One passage."""

    url: str
    """Its place on the page of its source."""
    paragraph: str
    state: str
    moved: bool
    """Whether it is not just as it was when it was locked."""
    proved: str
    """The day on which it was last locked; `not yet locked`."""
    selector: str
    """The digest of its selector, which names it in the lock."""
    uses: tuple[Link, ...]
    """The evidence that it carries: `shells-5m/1`."""
    changes: tuple[str, ...]
    """Changes of its wording that an editor has accepted, in sentences, oldest first."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """One held source, its text and its passages, in the order of the text."""

    fragment: str
    source: Link
    in_hand: bool
    digest: str
    """SHA-256 of the text in hand; without it, of the text that the passages were proved against; empty where none."""
    note: str
    """What is to be said of the text, in a sentence."""
    passages: tuple[PassageRow, ...]


@dataclass(frozen=True, slots=True)
class VerificationView:
    """What the page of verification shows."""

    url: str
    title: str
    description: str
    commit: str
    """Empty where whoever built the site does not say."""
    data: str
    """The address of the same for programs."""
    states: tuple[StateCount, ...]
    """Those that occur."""
    changed: int
    """Passages with an accepted change."""
    not_in_hand: tuple[Link, ...]
    """Held sources whose text was not there for this build."""
    unread: tuple[Link, ...]
    """Sources known only through others: there is no text to prove anything against."""
    texts: tuple[TextRow, ...]


def verification_views(material: Material) -> Iterator[VerificationView]:
    """Yield the one page."""
    library, uses = material.graph.library, uses_by_passage(material)
    passages = passages_by_source(material)
    held = [source for source in library.sources.values() if source.held]
    counted = Counter(passage.state for several in passages.values() for passage in several)
    proved = sum(counted[state] for state in PROVED)
    yield VerificationView(
        url=VERIFICATION,
        title=gettext("Verification"),
        description=ngettext(
            "%(proved)s of %(number)s passage proved against the text for this build, %(earlier)s by the record of an "
            "earlier proof.",
            "%(proved)s of %(number)s passages proved against the text for this build, %(earlier)s by the record of an "
            "earlier proof.",
            counted.total(),
            proved=proved,
            earlier=counted.total() - proved,
        ),
        commit=material.commit,
        data=VERIFICATION_DATA,
        states=tuple(
            StateCount(state, say.capital(state_word(state)), counted[state]) for state in STATES if counted[state]
        ),
        changed=sum(bool(passage.changes) for several in passages.values() for passage in several),
        not_in_hand=tuple(_link(source) for source in held if source.id not in library.texts),
        unread=tuple(_link(source) for source in library.sources.values() if not source.held),
        texts=tuple(_text(material, source, passages.get(source.id, ()), uses) for source in held),
    )


def passages_by_source(material: Material) -> Mapping[str, tuple[Passage, ...]]:
    """Return the passages of each source that has any, in the order of its text."""
    found: dict[str, list[Passage]] = {}
    for passage in material.graph.passages.values():
        found.setdefault(passage.source, []).append(passage)
    return {
        id: tuple(sorted(several, key=lambda one: (one.start or 0, one.end or 0, one.key)))
        for id, several in sorted(found.items())
    }


def uses_by_passage(material: Material) -> Mapping[tuple[str, str], tuple[tuple[str, int], ...]]:
    """Return, for each passage, the claims and the numbers of the evidence that rest on it."""
    found: dict[tuple[str, str], dict[tuple[str, int], None]] = {}
    for items in material.graph.items_by_claim.values():
        for item in items:
            for passage in (item.passage, item.attribution):
                if passage is not None:
                    found.setdefault(passage.key, {})[item.claim.id, item.number] = None
    return {key: tuple(uses) for key, uses in found.items()}


def _link(source: Source) -> Link:
    return Link(source.label, source_url(source.id))


def _text(
    material: Material,
    source: Source,
    passages: Sequence[Passage],
    uses: Mapping[tuple[str, str], tuple[tuple[str, int], ...]],
) -> TextRow:
    library = material.graph.library
    text, locked = library.texts.get(source.id), library.lock.texts.get(source.id)
    if text is None:
        note = gettext("Never in hand.")
        if locked:
            note = gettext("Not in hand for this build; last proved on %(day)s.", day=day(locked.on))
    elif locked is None:
        note = gettext("In hand; not yet locked.")
    elif locked.digest == text.digest:
        note = gettext("In hand, and the same as on %(day)s.", day=day(locked.on))
    else:
        note = gettext("In hand; it has changed since %(day)s, and every passage was found again.", day=day(locked.on))
    return TextRow(
        fragment=f"source-{source.id}",
        source=_link(source),
        in_hand=text is not None,
        digest=text.digest if text else locked.digest if locked else "",
        note=note,
        passages=tuple(_passage(passage, uses.get(passage.key, ())) for passage in passages),
    )


def _passage(passage: Passage, uses: Sequence[tuple[str, int]]) -> PassageRow:
    return PassageRow(
        url=passage_url(passage),
        paragraph=str(passage.paragraph) if passage.paragraph is not None else "",
        state=state_word(passage.state),
        moved=passage.state in ("moved", "retyped", "new"),
        proved=day(passage.proved_on) if passage.proved_on else gettext("not yet locked"),
        selector=passage.selector.digest,
        uses=tuple(Link(f"{claim}/{number}", evidence_url(claim, number)) for claim, number in uses),
        changes=change_words(passage),
    )
