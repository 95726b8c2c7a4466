"""What a build finds: the site, and the second tree where there is one, held against what is remembered of them."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import NamedTuple

from generator.publish.manifest import Differences, Manifest
from generator.publish.survey import is_as_known, survey


class Found(NamedTuple):
    """What is not as it is remembered, and where the second tree is not as the site: mostly little."""

    of_site: Differences = Differences()
    """Where there are two trees, only files that the other has not the same are looked at in the site."""
    of_tree: Differences = Differences()
    behind: AbstractSet[str] = frozenset()
    """Files of the site that the second tree has not or has otherwise."""
    extra: AbstractSet[str] = frozenset()
    """Files that only the second tree has."""
    hollow: AbstractSet[str] = frozenset()
    """Folders of the second tree, or of the site where there is no other, with nothing in them."""


def look(site: Path, of_site: Manifest | None, tree: Path | None, of_tree: Manifest | None) -> Found:
    """Return what is there. `of_site` and `of_tree` are what is remembered, `tree` the second one if any."""
    if tree is None:
        differs, hollow = survey(site, of_site or Manifest())
        return Found(differs, hollow=hollow)
    differs = Differences()
    if of_site is None:
        of_site = Manifest()
        differs, _ = survey(site, of_site)
        of_site = of_site.amended(differs)
    of_tree = of_tree or Manifest()
    in_tree, hollow = survey(tree, of_tree, twin=site, of_twin=of_site)
    files = of_tree.amended(in_tree).files
    behind = of_site.files.otherwise_than(files)
    lost = {path for path in behind if not is_as_known(site, path, of_site.files[path])}
    extra = (files.keys() - of_site.files.keys()) | (files.keys() & lost)
    there = {path: entry for path, entry in differs.files.items() if path not in lost}
    of_site_now = differs._replace(files=there, gone=differs.gone | lost)
    return Found(of_site_now, in_tree, behind - lost, extra, hollow)
