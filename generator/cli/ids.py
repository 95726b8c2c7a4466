"""Ids as arguments of a command: completed by the shell, and told from a slip."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path, PurePosixPath

import click

from generator.plugin import options
from generator.reading.files import LARGEST_RECORD, name_of, read_text
from generator.reading.kinds import CLAIM, SOURCE, kind_of
from generator.reading.library import yaml_files
from generator.reading.yaml import read_yaml
from generator.records.options import Options
from generator.records.place import PlacedDict
from generator.records.problem import ProblemsFound, did_you_mean


def source_ids(site: Options) -> list[str]:
    """Return the ids of all sources, in order, by the names of their files alone."""
    return [path.stem for path, kind in _files(site) if kind is SOURCE]


def claim_ids(site: Options) -> list[str]:
    """Return the ids of all claims in files that can be read, in order."""
    ids: list[str] = []
    for path, kind in _files(site):
        if kind is CLAIM:
            file = name_of(path, site.root)
            text, _ = read_text(path, file, within=site.briefings, largest=LARGEST_RECORD)
            data, _ = read_yaml(file, text) if text else (None, [])
            claims = data.get(CLAIM.many) if data else None
            ids += claims if isinstance(claims, PlacedDict) else []
    return sorted(ids)


def complete_source(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """Return the ids of sources that begin with what is typed so far."""
    return _beginning_with(incomplete, source_ids, context)


def complete_claim(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """Return the ids of claims that begin with what is typed so far."""
    return _beginning_with(incomplete, claim_ids, context)


def unknown(what: str, id: str, known: Collection[str]) -> click.UsageError:
    """Return what to raise for an argument that names nothing."""
    inside = [other for other in known if id in other]
    near = did_you_mean(id, known) or tuple(f"did you mean '{other}'?" for other in inside[:1])
    return click.UsageError("\n".join([f"there is no {what} '{id}'", *near]))


def _files(site: Options) -> list[tuple[Path, object]]:
    files = map(Path, yaml_files(site.briefings, site.root, []))
    return [(path, kind_of(PurePosixPath(path.relative_to(site.briefings).as_posix()))) for path in files]


def _beginning_with(typed: str, ids: Callable[[Options], list[str]], context: click.Context) -> list[str]:
    config = context.params.get("config") or Path("mkdocs.yml")
    try:
        return [id for id in ids(options(config)) if id.startswith(typed)]
    except ProblemsFound:
        return []
