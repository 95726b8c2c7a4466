"""How much of a source the record uses, paragraph by paragraph, without any of its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.evidence.paragraph_use import ParagraphUse, UseWord
from generator.pages import say
from generator.pages.language import content, gettext, later, ngettext, percent
from generator.pages.material import Material
from generator.pages.show import ShownShare
from generator.pages.url import passage_fragment
from generator.records.source import Source

_WORDS: dict[UseWord, str] = {
    "cited": later("Cited"),
    "skipped": later("Read and left, with the reason"),
    "boilerplate": later("Not the article’s own: teasers, notices"),
    "nothing taken": later("Read, nothing taken"),
    "not read": later("Not yet read through"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One paragraph."""

    paragraph: int
    look: str
    """`cited`, `skipped`, `boilerplate`, `nothing-taken` or `not-read`."""
    words: str
    """`Paragraph 4: cited by 3 claims`."""
    target: str
    """The fragment of its first passage on this page; empty where it is not cited."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs that belong to one text."""

    label: str
    """Its paragraphs and its date; empty where the file is one text."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class UseLine:
    """All paragraphs with one use: the key to the cells, and the same in words."""

    look: str
    word: str
    paragraphs: str
    """`3 of 18, by 9 claims (1, 4–6)`; of skipped ones by reason: `2 of 18 (heading: 3, 7)`."""


@dataclass(frozen=True, slots=True)
class CoverageView:
    """The use of a source."""

    stretches: tuple[Stretch, ...]
    lines: tuple[UseLine, ...]
    share: str
    """How many of its words this site shows, in a sentence."""


def coverage_view(material: Material, source: Source) -> CoverageView | None:
    """Return the use of `source`; None where neither text nor lock tells how many paragraphs it has."""
    uses = material.graph.coverage_by_source[source.id]
    if not uses:
        return None
    targets: dict[int, tuple[int, str]] = {}
    for item in material.graph.items_by_source[source.id]:
        for passage in (item.passage, item.attribution):
            if passage is not None and passage.paragraph is not None:
                place = passage.start or 0, passage_fragment(passage)
                targets[passage.paragraph] = min(targets.get(passage.paragraph, place), place)
    cells = [_cell(use, targets) for use in uses]
    return CoverageView(
        stretches=tuple(_stretches(source, cells)),
        lines=tuple(_lines(uses)),
        share=_share(source, material.shares.get(source.id)),
    )


def paragraph_numbers(numbers: Iterable[int]) -> str:
    """Return paragraphs in short: `1, 2, 4–6`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def _cell(use: ParagraphUse, targets: dict[int, tuple[int, str]]) -> Cell:
    target = targets[use.paragraph][1] if use.word == "cited" else ""
    words = gettext("Paragraph %(number)s: %(use)s", number=use.paragraph, use=_use_words(use))
    return Cell(use.paragraph, use.word.replace(" ", "-"), words, target)


def _use_words(use: ParagraphUse) -> str:
    match use.word:
        case "cited":
            return ngettext("cited by %(number)s claim", "cited by %(number)s claims", len(use.claims))
        case "skipped":
            return gettext("read and left: %(why)s", why=content(use.why))
        case "boilerplate":
            return gettext("not the article’s own")
        case "nothing taken":
            return gettext("read, nothing taken")
        case "not read":
            return gettext("not yet read through")


def _stretches(source: Source, cells: Sequence[Cell]) -> Iterator[Stretch]:
    """Yield the cells by the text that they belong to, in the order of the file."""
    group: list[Cell] = []
    before: object = None
    for cell in cells:
        part = next((part for part in source.parts if cell.paragraph in part.paragraphs), None)
        if group and part is not before:
            yield _stretch(source, group)
            group = []
        group.append(cell)
        before = part
    if group:
        yield _stretch(source, group)


def _stretch(source: Source, cells: Sequence[Cell]) -> Stretch:
    first = cells[0].paragraph
    label = f"{paragraph_numbers(cell.paragraph for cell in cells)}: {say.published(source.published_of(first))}"
    return Stretch(label if source.parts else "", tuple(cells))


def _lines(uses: Sequence[ParagraphUse]) -> Iterator[UseLine]:
    for word, name in _WORDS.items():
        found = [use for use in uses if use.word == word]
        if not found:
            continue
        numbers = paragraph_numbers(use.paragraph for use in found)
        if word == "skipped":
            reasons: dict[str, list[int]] = {}
            for use in found:
                reasons.setdefault(use.why, []).append(use.paragraph)
            numbers = "; ".join(f"{content(why)}: {paragraph_numbers(those)}" for why, those in reasons.items())
        claims = {claim for use in found for claim in use.claims}
        paragraphs = gettext("%(number)s of %(all)s", number=len(found), all=len(uses))
        if claims:
            paragraphs += ngettext(", by %(number)s claim", ", by %(number)s claims", len(claims))
        yield UseLine(word.replace(" ", "-"), gettext(name), f"{paragraphs} ({numbers})")


def _share(source: Source, share: ShownShare | None) -> str:
    if source.rights == "withheld":
        return gettext("No words of this source are shown.")
    if share is None:
        return gettext("The text is not at hand for this build, so no passage is shown whole.")
    part = percent(share.shown / share.words if share.words else 0)
    shown = gettext(
        "%(shown)s of its %(words)s words are shown in whole passages, %(part)s",
        shown=share.shown,
        words=share.words,
        part=part,
    )
    if share.limit is not None:
        shown += gettext("; no more than %(part)s may be", part=percent(share.limit))
    return f"{shown}."
