"""`briefings quote`: find words in a source, and print the YAML that points at them and at nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.anchoring.comparable import Comparable, comparable_form
from generator.anchoring.describe import describe
from generator.anchoring.find_quote import MOST_FITS, find_quote, occurrences
from generator.anchoring.fit import Fit
from generator.anchoring.nearest import nearest
from generator.anchoring.sentence import sentences_around
from generator.anchoring.two_wordings import two_wordings
from generator.anchoring.yaml_line import yaml_line
from generator.cli.ids import complete_source, source_ids, unknown
from generator.cli.options import config_file
from generator.cli.terminal import bold, printable
from generator.plugin import options
from generator.reading.files import name_of
from generator.reading.texts import ids_of_texts, read_article
from generator.records.options import Options
from generator.records.problem import ProblemsFound
from generator.records.selector import TextQuoteSelector, check_quote

INDENT = " " * 6
"""Of an item of evidence in a claims file."""
_MOST_SHOWN = 400
"""Characters of context on either side."""
_MOST_COMPARED = 40
"""Words. This is read by the editor who asked, not in a public log, so it may be more than in a message."""


@click.command()
@click.argument("source", shell_complete=complete_source)
@click.argument("words", nargs=-1, required=True)
@config_file
@click.pass_context
def quote(context: click.Context, config: Path, source: str, words: tuple[str, ...]) -> None:
    """Find WORDS in the text of SOURCE and print evidence, ready to paste into a claims file.

    WORDS are whole words of one paragraph, or the first and the last around ` … ` (three dots will do). Quotation
    marks, dashes and spaces may differ; case may not. What is printed is the shortest selector that finds this passage
    and no other. The YAML goes to standard output; the context, which is the article's and not for pasting, does not.

    \b
    Examples:
      briefings quote harbour-talks die Fähre verkauft
      briefings quote harbour-talks "Das Ministerium … verkauft worden sei"
      briefings quote harbour-talks "Das Ministerium ... verkauft" | xclip

    Exit status: 0 found, also where several places fit; 1 not found.
    """
    site = options(config)
    text = _text(site, source)
    selector = TextQuoteSelector(_checked(" ".join(words)))
    fits = find_quote(text, selector, MOST_FITS + 1)
    if not fits:
        _tell_nearest(text, source, selector)
        context.exit(1)
    if len(fits) > 1:
        many = f"more than {MOST_FITS}" if len(fits) > MOST_FITS else str(len(fits))
        click.echo(f"{many} places; each has its own YAML, paste one\n", err=True)
    for fit in fits[:MOST_FITS]:
        _tell_context(text, fit)
        for line in _evidence(text, source, fit):
            click.echo(f"{INDENT}{line}")


def _text(site: Options, source: str) -> Comparable:
    """Return the text of a source; raise UsageError for one that is not known, ProblemsFound for one not readable."""
    known = source_ids(site)
    if source not in known:
        raise unknown("source", source, known)
    in_hand, problems = ids_of_texts(site)
    if not problems and source not in in_hand:
        file = name_of(site.articles / f"{source}.txt", site.root)
        raise click.ClickException(
            f"the text of '{source}' is not in hand: put it at {file}, or name the folder of the texts, as in\n"
            f"    BRIEFINGS_ARTICLES=/path/to/texts briefings quote {source} ..."
        )
    article, unreadable = read_article(site, source) if not problems else (None, problems)
    if article is None:
        raise ProblemsFound(unreadable)
    return Comparable(article.text)


def _checked(words: str) -> str:
    try:
        return check_quote(words)
    except ValueError as error:
        raise click.UsageError(f"WORDS: {error}") from None


def _evidence(text: Comparable, source: str, fit: Fit) -> list[str]:
    comment = f"# paragraph {text.paragraph_at(fit.start)}"
    try:
        selector = describe(text, *fit)
    except ValueError as error:
        return [f"# {error}", comment]
    keys = {"quote": selector.exact, "prefix": selector.prefix, "suffix": selector.suffix}
    lines = [yaml_line(key, value) for key, value in keys.items() if value]
    return [f"- source: {source}   {comment}", *(f"  {line}" for line in lines)]


def _tell_context(text: Comparable, fit: Fit) -> None:
    """Print the sentences that a passage stands in, the passage between signs and, on a terminal, bold."""
    around = sentences_around(text, *fit)
    before = text.plain[max(around.start, fit.start - _MOST_SHOWN) : fit.start]
    after = text.plain[fit.end : min(around.end, fit.end + _MOST_SHOWN)]
    cut = "… " if around.start < fit.start - _MOST_SHOWN else "", " …" if around.end > fit.end + _MOST_SHOWN else ""
    words = bold(printable(f"»{text.plain[fit.start : fit.end]}«"))
    where = f"paragraph {text.paragraph_at(fit.start)} of {text.paragraphs}"
    click.echo(f"{where}: {cut[0]}{printable(before)}{words}{printable(after)}{cut[1]}", err=True)


def _tell_nearest(text: Comparable, source: str, selector: TextQuoteSelector) -> None:
    """Print what is missing and the wording that is nearest to it; that is no answer, so there is no YAML for it."""
    parts = [part for part in selector.ends if part]
    places = [_paragraphs(text, part) for part in parts]
    click.echo(f"not found in '{source}'", err=True)
    if all(places):
        click.echo("    " + _apart(places), err=True)
        return
    for part, found in zip(parts, places, strict=True):
        if found:
            continue
        near = nearest(text, part)
        if near is None:
            lines: Sequence[str] = (f"wanted:  {part}", "nearest: nothing like it is there")
        else:
            note = f"   (paragraph {text.paragraph_at(near.fit.start)})"
            wordings = part, text.plain[near.fit.start : near.fit.end]
            lines = two_wordings(("wanted", "nearest"), wordings, note=note, most=_MOST_COMPARED)
        for line in lines:
            click.echo(f"    {printable(line)}", err=True)


def _paragraphs(text: Comparable, words: str) -> list[int]:
    return sorted({text.paragraph_at(at) for at in occurrences(text, comparable_form(words))})


def _apart(places: Sequence[Sequence[int]]) -> str:
    if len(places) == 1:
        return "the words are there, but run over the end of a paragraph: a passage stands within one"
    first, last = (", ".join(map(str, numbers[:10])) for numbers in places)
    if set(places[0]) & set(places[1]):
        return f"the last words stand before the first, in paragraph {min(set(places[0]) & set(places[1]))}"
    return f"it begins in paragraph {first} and ends in {last}: a passage stands within one paragraph"
