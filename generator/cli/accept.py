"""`briefings accept`: let a claim stand on words that have changed in its source, and say why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from generator import build
from generator.anchoring.changed import old_and_new
from generator.anchoring.comparable import Comparable
from generator.anchoring.history import History
from generator.anchoring.locking import accepted
from generator.anchoring.passage import Passage
from generator.anchoring.use import Use, uses_of
from generator.cli.ids import complete_claim, unknown
from generator.cli.options import config_file
from generator.cli.save import save_lock
from generator.cli.terminal import counted, printable, tell
from generator.evidence.graph import Graph
from generator.plugin import options
from generator.reading.library import LOCK
from generator.records.claim import Claim
from generator.records.library import Library
from generator.records.lock import Lock
from generator.records.problem import Problem, ProblemsFound
from generator.records.scalars import check_line


@dataclass(frozen=True, slots=True)
class _Pointed:
    """A passage that the command points at."""

    use: Use
    passage: Passage

    @property
    def can_be_accepted(self) -> bool:
        """Whether there are new words to accept: changed, and found once."""
        return self.passage.state == "changed" and self.passage.start is not None


def _reason(context: click.Context, parameter: click.Parameter, value: str) -> str:
    try:
        return check_line(value)
    except ValueError as error:
        raise click.BadParameter(str(error), context, parameter) from None


@click.command()
@click.argument("claim", metavar="CLAIM[/N]", shell_complete=complete_claim)
@click.option("--why", required=True, callback=_reason, help="Why the claim still holds, in one line; readers see it.")
@config_file
@click.pass_context
def accept(context: click.Context, config: Path, claim: str, why: str) -> None:
    """Accept that words of a source have changed: the claim still holds on the new ones.

    CLAIM/N is the Nth item of evidence of a claim, CLAIM all of them. Only a passage that `briefings check` calls
    changed, and that is still found, can be accepted. passages.lock keeps the old words' digest, the date and the
    reason, and readers see that the wording changed. Nothing else ever records a change as accepted.

    \b
    Examples:
      briefings accept ferry-sold/1 --why "the publisher corrected the date of the sale"
    """
    site = options(config)
    graph, problems = build.look(site)
    unread = [problem for problem in problems if Path(problem.place.file).name == LOCK]
    if unread:
        raise ProblemsFound(unread)
    pointed = _pointed_at(graph, problems, claim)
    changed = [one for one in pointed if one.can_be_accepted]
    if not changed:
        _refuse(pointed, problems, claim)
        context.exit(1)
    history = History(graph.library.lock, site.cache)
    lock = graph.library.lock
    for one in _each_once(changed):
        lock = accepted(lock, one.passage, why, build.today())
        _tell_change(one, graph.library, history)
    save_lock(site, lock)
    recorded = len(_changes(lock)) - len(_changes(graph.library.lock))
    click.echo(f"{LOCK}: {counted(recorded, 'accepted change')} recorded; readers see that the wording changed")
    _tell_rest(problems, changed)


def _changes(lock: Lock) -> list[object]:
    """Return every accepted change of a lock."""
    return [change for changes in lock.changes.values() for change in changes]


def _pointed_at(graph: Graph, problems: Sequence[Problem], argument: str) -> list[_Pointed]:
    """Return the passages of the evidence that `argument` names; raise UsageError where there is none."""
    id, slash, number = argument.partition("/")
    claim = graph.library.claims.get(id)
    if claim is None:
        if graph.library.could_hold("claim", id):
            raise ProblemsFound(problems)
        raise unknown("claim", id, graph.library.claims)
    count = len(claim.evidence)
    if slash and not (number.isascii() and number.isdigit() and 1 <= int(number) <= count):
        raise click.UsageError(
            f"claim '{id}' has {counted(count, 'item')} of evidence: write {id}/1" + _up_to(id, count)
        )
    return [
        _Pointed(use, graph.passages[key])
        for use in _uses_of(graph.library, claim)
        if (key := (use.source, use.selector.digest)) in graph.passages and number in ("", str(use.number))
    ]


def _up_to(id: str, count: int) -> str:
    return f" to {id}/{count}" if count > 1 else ""


def _uses_of(library: Library, claim: Claim) -> Iterator[Use]:
    for source in dict.fromkeys(evidence.source for evidence in claim.evidence):
        yield from (use for use in uses_of(library, source) if use.claim.id == claim.id)


def _refuse(pointed: Sequence[_Pointed], problems: Sequence[Problem], argument: str) -> None:
    """Tell why nothing can be accepted, with the problems of the passages pointed at, if they have any."""
    told = [problem for problem in problems if any(problem.place == one.use.place() for one in pointed)]
    tell(told)
    if told:
        click.echo(f"'{argument}': a passage that is not found once has no new words to accept: put it right first")
        return
    states = sorted({one.passage.state for one in pointed})
    if states == ["locked"]:
        click.echo(f"'{argument}': the text is not in hand, so nobody can see whether anything has changed")
    elif not pointed:
        click.echo(f"'{argument}': its text could not be read: see briefings check")
    else:
        click.echo(f"'{argument}': nothing has changed there ({', '.join(states)}), so there is nothing to accept")


def _each_once(changed: Sequence[_Pointed]) -> list[_Pointed]:
    return list({one.passage.key: one for one in changed}.values())


def _tell_change(one: _Pointed, library: Library, history: History) -> None:
    passage, locked = one.passage, library.lock.passages[one.passage.key]
    if passage.start is None or passage.end is None or passage.digests is None:
        return
    text = Comparable(library.texts[passage.source].text)
    click.echo(f"{one.use.subject} in '{passage.source}'")
    for line in old_and_new(text, text.as_compared(passage.start, passage.end), passage.digests, locked, history):
        click.echo(f"    {printable(line)}")
    others = [
        f"{use.claim.id}/{use.number}"
        for use in uses_of(library, passage.source)
        if use.selector.digest == passage.selector.digest
        and (use.claim.id, use.number) != (one.use.claim.id, one.use.number)
    ]
    if others:
        click.echo(f"    also the passage of {', '.join(others)}: see that they hold too")


def _tell_rest(problems: Sequence[Problem], changed: Sequence[_Pointed]) -> None:
    keys = {one.passage.key for one in changed}
    settled = {one.use.place() for one in changed}
    rest = [problem for problem in problems if problem.place not in settled]
    if rest:
        click.echo(f"{counted(len(rest), 'other problem')} left: briefings check")
    elif keys:
        click.echo("when all is well: briefings lock")
