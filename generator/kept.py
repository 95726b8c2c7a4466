"""The record as it was last built, kept, so that an edit costs what it changes.

    take over what files say now → renew what was worked out from what they said → check and make what drew on it

Nothing here knows what an edit touches: everything that is worked out, checked or made has noted what it drew on
(`records/traced.py`). What comes out is what a build from nothing gives, byte for byte.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from generator.build import Record, found, join, keep_texts, uncollected
from generator.pages.frame import Link, Shell
from generator.pages.language import spoken_in
from generator.pages.render import Templates, environment
from generator.pages.share_work import done
from generator.pages.site import Unit, sitemap_of, units_of
from generator.publish.manifest import digest_of
from generator.publish.search import search_index
from generator.reading.library import read_library, remembered_library
from generator.reading.readings import Readings
from generator.records.options import Options
from generator.records.problem import Problem, ProblemsFound
from generator.records.traced import Derived
from generator.remembered import load, pack, pack_derived, pack_readings, save, unpack, unpack_derived, unpack_readings

_CAN_CLOSE_A_CIRCLE = ("implies of ", "updates of ", "fulfils of ", "superseded_by of ", "entity ", "source ")
"""How facts begin that can make records lead in a circle."""


Pages = Iterator[tuple[str, bytes]]
"""Files of the site as their paths and their finished bytes."""


@dataclass(frozen=True, slots=True)
class Made:
    """Pages that were made together."""

    digests: Mapping[str, str]
    """Of the pages, by their paths in the site, as `digest_of` gives them."""
    drew_on: tuple[str, ...]
    """The facts."""


@dataclass(slots=True)
class _Last:
    """What the last build without problems was made of and has made."""

    options: Options
    record: Record
    checked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What each check drew on."""
    changed: set[str] = field(default_factory=set)
    """Facts that have changed since the pages were made."""
    made: dict[str, Made] = field(default_factory=dict)
    """All pages but the sitemap, by unit."""
    sitemap: Mapping[str, str] = field(default_factory=dict)
    """Its digest, by its path."""
    shell: Shell | None = None
    templates: Templates | None = None
    digest: bytes = b""
    """Of the templates."""
    recalled: bool = False
    """Whether it is of another process."""
    is_news: bool = False
    """Whether anything is not as that process left it."""
    unsearched: set[str] = field(default_factory=set)
    """Facts that have changed since the search was made."""
    searched: Made | None = None
    """The files of the search index, and what they drew on."""
    found: str = ""
    """The digest of what they were made from."""


class Kept:
    """A record that is built again and again."""

    def __init__(self) -> None:
        self._readings = Readings()
        self._last: _Last | None = None

    def recall(self, options: Options) -> None:
        """Take over what the last process has built with these options, if the cache has it."""
        with uncollected():
            self._recall(options)

    def _recall(self, options: Options) -> None:
        kept = load(options.cache)
        if not isinstance(kept, dict) or kept["options"] != options:
            return
        self._readings.recall(unpack_readings(kept["readings"], options))
        record = join(remembered_library(self._readings), options)
        record.graph.library.naming.recall(unpack(kept["naming"]))
        for one in _worked(record):
            one.recall(unpack_derived(kept["worked"][one.name]))
        made = {name: Made(dict(digests), drew_on) for name, (digests, drew_on) in kept["made"].items()}
        last = _Last(options, record, kept["checked"], set(), made, kept["sitemap"], kept["shell"])
        last.templates = environment(options.templates, record.material.language)
        last.digest, last.recalled = kept["digest"], True
        last.searched, last.found = Made(*kept["searched"]) if kept["searched"] else None, kept["found"]
        self._last = last

    def remember(self) -> None:
        """Leave in the cache what has been built, for the next process."""
        last = self._last
        if last is None or last.changed or (last.recalled and not last.is_news and not self._readings.has_read):
            return
        searched = last.searched if not last.unsearched else None
        made = {name: (tuple(one.digests.items()), one.drew_on) for name, one in last.made.items()}
        kept = {
            "options": last.options,
            "readings": pack_readings(self._readings.last),
            "worked": {one.name: pack_derived(one) for one in _worked(last.record)},
            "naming": pack(last.record.graph.library.naming.known),
            "checked": last.checked,
            "made": made,
            "sitemap": dict(last.sitemap),
            "shell": replace(last.shell) if last.shell else None,
            "digest": last.digest,
            "searched": (dict(searched.digests), searched.drew_on) if searched else None,
            "found": last.found,
        }
        save(last.options.cache, kept)

    def check(self, options: Options) -> Record:
        """Return the whole record as it is now, proved; raise ProblemsFound with all that is wrong.

        What a build from nothing would say is said here, word for word; the last good record is kept for the next.
        """
        if self._last is None:
            with uncollected():
                return self._check(options)
        return self._check(options)

    def _check(self, options: Options) -> Record:
        library, problems = read_library(options, self._readings)
        last = self._last
        if last is None or last.options != options or problems:
            return self._begin(join(library, options), options, problems)
        record = last.record
        changed = record.graph.library.exchange(library)
        if self._renew(last, changed):
            last.changed |= changed
            last.unsearched |= changed
            last.is_news |= bool(changed)
            return record
        if last.recalled:
            # There is no way back: of a text that has changed or gone, the one before is not at hand.
            self._last = None
            return self._check(options)
        # Back to the last good record; the mistakes are told of the new one, by itself.
        undone = record.graph.library.exchange(library)
        _renew(_worked(record), undone)
        # Of what was touched, not all is known as it was, and pages that drew on it would miss the next change.
        last.changed |= changed | undone
        last.unsearched |= changed | undone
        return self._begin(join(library, options), options, problems)

    def pages(self, shell: Shell) -> Iterator[tuple[str, bytes]]:
        """Yield the pages that are not as they were, each as its path and its finished bytes, after `check`.

        Only when all are taken do they count as made: who stops early gets them again.
        """
        last = self._checked
        digest = _digest_of(last.options.templates)
        looks_as_before = shell == last.shell and digest == last.digest
        if last.templates is None or digest != last.digest:
            last.templates, last.digest = environment(last.options.templates, shell.language), digest
        last.shell = shell  # even an equal one: it holds head and foot as these templates make them
        trace, units = last.record.graph.library.trace, list(units_of(last.record.material, shell, last.templates))
        if not looks_as_before:
            stay = {unit.name for unit in units if not unit.framed}
            last.made = {name: one for name, one in last.made.items() if name in stay}
        made = {name: one for name, one in last.made.items() if last.changed.isdisjoint(one.drew_on)}
        missing = [unit for unit in units if unit.name not in made]
        last.is_news |= bool(missing)
        worked = {one.name: one for one in _worked(last.record)}

        def make(unit: Unit) -> tuple[Sequence[tuple[str, bytes]], tuple[str, ...], list[Any]]:
            trace.made = []
            return *trace.drawn(unit.make), trace.made

        for unit, (pages, drew_on, learned) in done(missing, make):
            for name, key, on in learned:
                worked[name].learn(key, on)
            yield from pages
            made[unit.name] = Made(_digests(pages), drew_on)
        trace.made = []
        made = {unit.name: made[unit.name] for unit in units}
        paths = list(_paths(made))
        if paths != list(_paths(last.made)):
            sitemap = list(sitemap_of(shell, paths, last.templates))
            yield from sitemap
            last.sitemap = _digests(sitemap)
        last.made, last.changed = made, set()

    def search(self, shell: Shell, handwritten: Sequence[tuple[Link, str]], *, anew: bool = False) -> Pages:
        """Yield the files of the search index, after `pages`; none where they are as they were, unless all are wanted.

        `handwritten` are MkDocs' own pages, each with what is on it in HTML.
        """
        last = self._checked
        trace, material = last.record.graph.library.trace, last.record.material
        others = digest_of(repr((shell, handwritten)).encode())
        before = None if anew else last.searched
        if before is not None and last.unsearched.isdisjoint(before.drew_on) and last.found.startswith(others):
            return
        last.is_news = True
        records, drew_on = trace.drawn(partial(spoken_in(shell.language, found), material, shell, handwritten))
        wanted = others + digest_of(repr(records).encode())
        if before is None or wanted[len(others) :] != last.found[len(others) :]:
            files = list(search_index(records)) if records else []
            yield from files
            before = Made(_digests(files), drew_on)
        last.searched, last.found, last.unsearched = Made(before.digests, drew_on), wanted, set()

    @property
    def searched(self) -> Mapping[str, str]:
        """The digests of the files of the search index, by their paths."""
        return self._checked.searched.digests if self._checked.searched else {}

    @property
    def has_changed(self) -> bool:
        """Whether the record is not what the pages were made from."""
        return bool(self._checked.changed)

    @property
    def digests(self) -> dict[str, str]:
        """All pages of the site as they were made last: the digest of each, by its path."""
        last, found = self._checked, dict[str, str]()
        for one in last.made.values():
            found |= one.digests
        return {**found, **last.sitemap}

    def again(self, paths: AbstractSet[str]) -> Iterator[tuple[str, bytes]]:
        """Yield pages that have been made and that somebody has lost, with those that are made together with them."""
        last = self._checked
        if last.shell is None or last.templates is None:
            return
        for unit in units_of(last.record.material, last.shell, last.templates):
            if not paths.isdisjoint(last.made[unit.name].digests):
                yield from unit.make()
        if not paths.isdisjoint(last.sitemap):
            yield from sitemap_of(last.shell, _paths(last.made), last.templates)

    @property
    def _checked(self) -> _Last:
        if self._last is None:
            raise ValueError("there is no checked record")
        return self._last

    def _begin(self, record: Record, options: Options, problems: Iterable[Problem]) -> Record:
        checks, checked, trace = record.checks, {}, record.graph.library.trace
        found = {*problems, *checks.of_circles()}
        for name, check in checks.of_records():
            told, checked[name] = trace.drawn(check)
            found.update(told)
        if found:
            raise ProblemsFound(sorted(found))
        keep_texts(record.graph.library.texts.values(), options)
        self._last = _Last(options, record, checked)
        return record

    def _renew(self, last: _Last, changed: set[str]) -> bool:
        """Bring all that was worked out up to date, add what is different to `changed`; return whether all is well."""
        record, trace, checked = last.record, last.record.graph.library.trace, dict[str, tuple[str, ...]]()
        _renew((record.anchored, *record.graph.worked, *record.material.rights), changed)
        checks = record.checks
        for name, check in checks.of_records():
            drew_on = last.checked.get(name)
            if drew_on is None or not changed.isdisjoint(drew_on):
                problems, drew_on = trace.drawn(check)
                if problems:
                    return False
            checked[name] = drew_on
        if any(fact.startswith(_CAN_CLOSE_A_CIRCLE) for fact in changed) and checks.of_circles():
            return False
        _renew((record.proofs, *record.material.worked), changed)
        texts = record.graph.library.texts
        keep_texts((texts[id] for id in texts if f"text {id}" in changed), last.options)
        last.checked = checked
        return True


def _worked(record: Record) -> tuple[Derived[str, Any], ...]:
    """Return all that is worked out of a record, in the order in which it draws on each other."""
    of_all = (record.anchored, *record.graph.worked, *record.material.rights)
    return (*of_all, record.proofs, *record.material.worked)


def _renew(worked: Iterable[Derived[str, Any]], changed: set[str]) -> None:
    for one in worked:
        one.renew(changed)


def _paths(made: Mapping[str, Made]) -> Iterator[str]:
    for one in made.values():
        yield from one.digests


def _digests(pages: Iterable[tuple[str, bytes]]) -> dict[str, str]:
    return {path: digest_of(page) for path, page in pages}


def _digest_of(folder: Path) -> bytes:
    """Return a digest of the templates in `folder`."""
    digest = hashlib.blake2b()
    for path in sorted(folder.rglob("*.html")):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()} {len(data)} ".encode())
        digest.update(data)
    return digest.digest()
