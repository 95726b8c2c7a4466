"""`briefings status`: what the record holds and what is open, source by source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from generator import build
from generator.anchoring.passage import Passage, State
from generator.cli.ids import complete_source, unknown
from generator.cli.options import config_file
from generator.cli.terminal import counted, tell_table
from generator.evidence.graph import Graph
from generator.pages.show import ShownShare, shown_passages, shown_shares
from generator.plugin import options
from generator.reading.texts import ids_of_texts
from generator.records.source import Source

HEADS = ("source", "text", "passages", "paragraphs", "shown", "open")
STYLES = ("bold", "", "cyan", "", "", "yellow")

_STATES: Sequence[State] = ("missing", "ambiguous", "changed", "unproved", "new", "moved", "retyped", "locked", "exact")
"""What an editor has to do with comes first."""


@click.command()
@click.argument("source", nargs=-1, shell_complete=complete_source)
@config_file
def status(config: Path, source: tuple[str, ...]) -> None:
    """Show for each SOURCE (default: all) its text, passages by state, paragraphs, words shown and what is open.

    \b
      text        in hand, or by lock: proved by passages.lock alone, or not held: known only through others
      passages    exact, retyped, moved, new, locked; changed, missing, ambiguous and unproved stop a build
      paragraphs  how many of them are cited, and how many nobody has read yet
      shown       share of the article's words on our pages, and how much may be

    \b
    Examples:
      briefings status
      briefings status harbour-talks      its passages too

    Exit status: 0, also where there are problems: `briefings check` tells them.
    """
    site = options(config)
    graph, problems = build.look(site)
    sources = graph.library.sources
    for id in source:
        if id not in sources and not graph.library.could_hold("source", id):
            raise unknown("source", id, sources)
    chosen = [sources[id] for id in source or sources if id in sources]
    shares = shown_shares(graph, shown_passages(graph, site), site)
    tell_table(HEADS, [_row(graph, one, shares) for one in chosen], STYLES)
    click.echo()
    for one in chosen if source else ():
        for line in _passages(graph, one):
            click.echo(line)
    click.echo(build.summary(graph))
    for id in sorted(ids_of_texts(site)[0] - sources.keys()) if not source else ():
        click.echo(f"text without a record: {id}.txt")
    if problems:
        click.echo(f"{counted(len(problems), 'problem')}: briefings check")


def _row(graph: Graph, source: Source, shares: Mapping[str, ShownShare]) -> list[str]:
    passages = _of(graph, source)
    count = Counter(passage.state for passage in passages)
    states = ", ".join(f"{count[state]} {state}" for state in _STATES if state in count)
    return [
        source.id,
        _text(graph, source),
        states or ("none" if source.held else ""),
        _paragraphs(graph, source),
        _shown(shares.get(source.id)),
        ", ".join(_open(graph, source)),
    ]


def _of(graph: Graph, source: Source) -> list[Passage]:
    passages = [passage for passage in graph.passages.values() if passage.source == source.id]
    return sorted(passages, key=lambda passage: (passage.start or 0, passage.end or 0, passage.key))


def _text(graph: Graph, source: Source) -> str:
    if not source.held:
        return "not held"
    if source.id in graph.library.texts:
        return "in hand"
    if graph.library.could_hold("text", source.id):
        return "cannot be read"
    return "by lock" if source.id in graph.library.lock.texts else "not in hand"


def _paragraphs(graph: Graph, source: Source) -> str:
    uses = Counter(use.word for use in graph.coverage_by_source[source.id])
    if not uses:
        return ""
    unread = f", {uses['not read']} not read" if uses["not read"] else ""
    return f"{uses['cited']} of {uses.total()} cited{unread}"


def _shown(share: ShownShare | None) -> str:
    if share is None or not share.words:
        return ""
    most = "no limit" if share.limit is None else f"{share.limit:.0%}"
    return f"{share.shown / share.words:.0%} of {most}"


def _open(graph: Graph, source: Source) -> Iterator[str]:
    """Yield what is not known; paragraphs that nobody has read stand in a column of their own."""
    if not source.held:
        claims = {item.claim.id for item in graph.items_via[source.id]}
        yield f"nobody has read it, {counted(len(claims), 'claim')} through it"
        return
    if source.published is None:
        yield "no date"
    if source.publisher is None:
        yield "no publisher"
    if source.url is None and source.archive_url is None:
        yield "no address"


def _passages(graph: Graph, source: Source) -> Iterator[str]:
    """Yield a line for each passage of a source: where it is, how it is proved, and what rests on it."""
    users: dict[object, list[str]] = {}
    for item in graph.items_by_source[source.id]:
        for passage in (item.passage, item.attribution):
            if passage is not None:
                users.setdefault(passage.key, []).append(f"{item.claim.id}/{item.number}")
    for passage in _of(graph, source):
        where = f"paragraph {passage.paragraph}" if passage.paragraph is not None else "not found"
        yield f"  {where:13} {passage.state:9} {', '.join(users.get(passage.key, []))}"
    if graph.passages:
        yield ""
