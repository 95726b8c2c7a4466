"""How much of a source the record uses, paragraph by paragraph, without any of its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.evidence.paragraph_use import ParagraphUse, UseWord
from generator.pages import say
from generator.pages.material import Material
from generator.pages.show import ShownShare
from generator.pages.url import passage_fragment
from generator.records.source import Source

_WORDS: dict[UseWord, str] = {
    "cited": "Cited",
    "skipped": "Read and left, with the reason",
    "boilerplate": "Not the article’s own: teasers, notices",
    "nothing taken": "Read, nothing taken",
    "not read": "Not yet read through",
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
    words = {
        "cited": f"cited by {say.count(len(use.claims), 'claim')}",
        "skipped": f"read and left: {use.why}",
        "boilerplate": "not the article’s own",
        "nothing taken": "read, nothing taken",
        "not read": "not yet read through",
    }[use.word]
    target = targets[use.paragraph][1] if use.word == "cited" else ""
    return Cell(use.paragraph, use.word.replace(" ", "-"), f"Paragraph {use.paragraph}: {words}", target)


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
            numbers = "; ".join(f"{why}: {paragraph_numbers(those)}" for why, those in reasons.items())
        claims = {claim for use in found for claim in use.claims}
        by = f", by {say.count(len(claims), 'claim')}" if claims else ""
        yield UseLine(word.replace(" ", "-"), name, f"{len(found)} of {len(uses)}{by} ({numbers})")


def _share(source: Source, share: ShownShare | None) -> str:
    if source.rights == "withheld":
        return "No words of this source are shown."
    if share is None:
        return "The text is not at hand for this build, so no passage is shown whole."
    part = f"{share.shown / share.words:.0%}" if share.words else "0%"
    limit = f"; no more than {share.limit:.0%} may be" if share.limit is not None else ""
    return f"{share.shown} of its {share.words} words are shown in whole passages, {part}{limit}."
