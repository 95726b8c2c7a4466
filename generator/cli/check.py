"""`briefings check`: everything a build would refuse, without building."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from generator import build
from generator.anchoring.passage import Passages
from generator.cli.formats import FORMATS
from generator.cli.options import config_file
from generator.cli.terminal import printable_problem, tell
from generator.evidence.graph import Graph
from generator.plugin import options
from generator.records.problem import Problem, ProblemsFound


@click.command()
@click.option("--locked", is_flag=True, help="Want every passage locked, as a CI job should.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *FORMATS]),
    default="text",
    show_default=True,
    help="How problems are told: for people, or for GitHub, GitLab, SARIF readers and scripts.",
)
@config_file
@click.pass_context
def check(context: click.Context, config: Path, locked: bool, form: str) -> None:
    """Prove every passage and check every record; tell all problems at once.

    \b
    Examples:
      briefings check                             before a commit
      briefings check --locked                    in CI: a passage that is not locked is a problem
      briefings check --format github             in a GitHub workflow: problems become annotations
      briefings check --format sarif > it.sarif   for code scanning, and for editor programs
    """
    told: list[str] = []
    problems: Iterable[Problem] = ()
    try:
        site = options(config)
        graph = build.check(site)
    except ProblemsFound as found:
        problems = found.problems
    else:
        problems = sorted(_unlocked(graph)) if locked else ()
        told = [build.summary(graph), *_states(graph.passages)]
    problems = [_from_here(problem, config) for problem in problems]
    if form == "text":
        tell(problems)
        if not problems:
            click.echo("\n".join(told))
    elif text := FORMATS[form]([printable_problem(problem) for problem in problems]):
        click.echo(text)
    context.exit(1 if problems else 0)


def _from_here(problem: Problem, config: Path) -> Problem:
    """Return the problem with its file named from where the command runs, as whoever reads it would open it."""
    folder = Path(os.path.relpath(config.absolute().parent)).as_posix()
    file = problem.place.file
    if folder == "." or Path(file).is_absolute():
        return problem
    return replace(problem, place=replace(problem.place, file=os.path.normpath(f"{folder}/{file}")))


def _states(passages: Passages) -> list[str]:
    count: dict[str, int] = {}
    for passage in passages.values():
        count[passage.state] = count.get(passage.state, 0) + 1
    meaning = {
        "new": "found in the text, not locked yet: briefings lock",
        "moved": "the same words at another place: briefings lock",
        "retyped": "the same words in other typography: briefings lock",
        "locked": "by passages.lock only, the text is not in hand",
    }
    return [f"  {count[state]} {state}: {what}" for state, what in meaning.items() if state in count]


def _unlocked(graph: Graph) -> list[Problem]:
    problems = []
    for items in graph.items_by_claim.values():
        for item in items:
            roles = {"quote": item.passage, "attribution": item.attribution}
            for key, passage in roles.items():
                if passage is not None and passage.state in ("new", "moved", "retyped"):
                    who = f"claim '{item.claim.id}', evidence {item.number}"
                    what = "is not locked yet" if passage.state == "new" else f"is locked, but has {passage.state}"
                    place = item.evidence.place.at(key)
                    problems.append(Problem(place, f"{who}: `{key}` {what}", ("run: briefings lock",)))
    return problems
