"""The record as it was last built, kept, so that an edit costs what it changes.

    take over what files say now → renew what was worked out from what they said → check and make what drew on it

Nothing here knows what an edit touches: everything that is worked out, checked or made has noted what it drew on
(`records/traced.py`). What comes out is what a build from nothing gives, byte for byte.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

from generator.build import Record, found, join, keep_texts, uncollected
from generator.pages.frame import Link, Shell
from generator.pages.language import language_of, spoken_in
from generator.pages.material import TOLD
from generator.pages.render import Templates, compiled_aside, environment
from generator.pages.search_record import SearchRecord
from generator.pages.site import Work, sitemap_of, works_of
from generator.pages.sitemap_view import sitemap_views
from generator.publish.manifest import digest_of
from generator.publish.search import Index
from generator.reading.library import read_library, remembered_library
from generator.reading.readings import Readings
from generator.records.later import packed
from generator.records.options import Options
from generator.records.problem import Problem, ProblemsFound
from generator.records.share_work import done
from generator.records.stored import Pieces
from generator.records.text import ArticleText
from generator.records.traced import Derived, Learned, Trace
from generator.remembered import (
    load,
    packed_readings,
    packed_values,
    save,
    unpack,
    unpacked_readings,
    unpacked_values,
)

T = TypeVar("T")


class Into(Protocol[T]):
    """Where pages are put as they are made."""

    def put(self, path: str, data: bytes, digest: str) -> T:
        """Put a page and return what is to be known of it; also in a copy of this process."""
        ...

    def take_over(self, path: str, known: T) -> None:
        """Know that a copy of this process has put a page."""
        ...


class _Nowhere:
    """What is to be known of a page are its bytes."""

    def put(self, path: str, data: bytes, digest: str) -> bytes:  # noqa: ARG002
        return data

    def take_over(self, path: str, known: bytes) -> None:
        """Do nothing."""


_CAN_CLOSE_A_CIRCLE = ("implies of", "updates of", "fulfils of", "superseded_by of", "entity", "source")
"""Kinds of facts that can make records lead in a circle."""

_CIRCLES = "check circles"
_SEARCH = "search index"
_ALL = ""
"""In place of an id."""

Pages = Iterator[tuple[str, bytes]]
"""Files of the site as their paths and their finished bytes."""

Digests = Mapping[str, str]
"""Of pages, by their paths in the site, as `digest_of` gives them."""


@dataclass(slots=True)
class _Last:
    """What the last build without problems was made of and has made. What that drew on, its trace knows."""

    options: Options
    record: Record
    changed: set[int] = field(default_factory=set)
    """What has changed since the last check that found no mistake."""
    is_outdated: bool = False
    """Whether the record is not what the pages were made from."""
    made: dict[str, dict[str, Digests]] = field(default_factory=dict)
    """All pages but the sitemap, by kind of work and id."""
    sitemap: Digests | None = None
    """None where it has to be made."""
    gone: AbstractSet[str] = frozenset()
    """Paths of pages that were there before the pages were made last."""
    shell: Shell | None = None
    digest: bytes = b""
    """Of the templates that they were made with."""
    recalled: bool = False
    """Whether it is of another process."""
    is_settled: bool = False
    """Whether this process has made what pages it had to make: what is there by then stays."""
    is_news: bool = False
    """Whether anything is not as that process left it."""
    searched: Digests = field(default_factory=dict)
    """The files of the search index."""
    found: str = ""
    """The digest of what they were made from; empty where they have not been made."""

    @property
    def trace(self) -> Trace:
        return self.record.graph.library.trace


class Kept:
    """A record that is built again and again."""

    def __init__(self) -> None:
        self._readings = Readings()
        self._last: _Last | None = None
        self._templates: tuple[Templates, bytes, Options] | None = None
        """With the digest of what they were compiled from, and the options."""
        self._meanwhile = ExitStack()
        """What another process does."""

    def compile_ahead(self, options: Options) -> None:
        """Have a second process compile the templates until `stop_compiling`: pages want them when all is read."""
        self._meanwhile.enter_context(compiled_aside(self._templates_of(options)[0]))

    def stop_compiling(self) -> None:
        """Have nothing compiled any more but what is asked for. May be called at any time."""
        self._meanwhile.close()

    def recall(self, options: Options) -> None:
        """Take over what the last process has built with these options, if the cache has it and nothing is known here.

        The address and the commit may be others: pages are made anew for the one, what tells of it for the other.
        """
        if self._last is None:
            with uncollected():
                self._recall(options)

    def _recall(self, options: Options) -> None:
        found = load(options.cache)
        if found is None:
            return
        kept, pieces = found
        before: Options = kept["options"]
        if replace(before, site_url=options.site_url, commit=options.commit) != options:
            return
        self._readings.recall(unpacked_readings(kept["readings"], pieces, options))
        record = join(remembered_library(self._readings, Trace.recalled(kept["trace"], pieces)), options)
        trace = record.graph.library.trace
        record.graph.library.naming.recall(unpack(pieces.get(kept["naming"])))
        for one in _worked(record):
            if one.lasting:
                one.recall(unpacked_values(kept["worked"][one.name], pieces))
        self._last = _Last(
            options,
            record,
            changed={trace.fact(TOLD, "commit")} if before.commit != options.commit else set(),
            made=kept["made"],
            sitemap=kept["sitemap"],
            shell=kept["shell"],
            digest=kept["digest"],
            recalled=True,
            searched=kept["searched"],
            found=kept["found"],
        )

    def remember(self) -> None:
        """Leave in the cache what has been built, for the next process."""
        last = self._last
        if last is None or last.changed or last.is_outdated:
            return
        if last.recalled and not last.is_news and not self._readings.has_read:
            return
        pieces = Pieces()
        kept = {
            "options": last.options,
            "readings": packed_readings(self._readings.last, pieces),
            "trace": last.trace.pack(pieces),
            "naming": pieces.put(packed(last.record.graph.library.naming.known)),
            "worked": {one.name: packed_values(one, pieces) for one in _worked(last.record) if one.lasting},
            "made": last.made,
            "sitemap": last.sitemap,
            "shell": replace(last.shell) if last.shell else None,
            "digest": last.digest,
            "searched": last.searched,
            "found": last.found,
        }
        save(last.options.cache, kept, pieces)

    def check(self, options: Options) -> Record:
        """Return the whole record as it is now, proved; raise ProblemsFound with all that is wrong.

        What a build from nothing would say is said here, word for word. After a mistake only what it touches is looked
        at again.
        """
        if self._last is None:
            with uncollected():
                return self._check(options)
        return self._check(options)

    def _check(self, options: Options) -> Record:
        library, problems = read_library(options, self._readings)
        last = self._last
        if last is None or last.options != options:
            return self._begin(join(library, options), options, problems)
        self._last = None  # who is stopped half-way begins anew the next time
        wrong = self._renew(last, last.record.graph.library.exchange(library), is_whole=not problems)
        if wrong or problems:
            problems = self._told(last, wrong)
            if not problems:
                return self._check(options)  # mended in the meantime
        self._last = last
        if problems:
            raise ProblemsFound(sorted(set(problems)))
        return last.record

    def _told(self, last: _Last, wrong: Iterable[tuple[str, str]]) -> list[Problem]:
        """Return all that is wrong with what cannot be read, and with what fails a check: `wrong` has names and ids.

        The records are looked at anew, by themselves: the place of a record is told, but is no part of what it says.
        """
        library, problems = read_library(last.options, self._readings)
        library.trace.is_wanted = False
        library.naming.recall(last.record.graph.library.naming.known)
        checks = join(library, last.options).checks
        look = {check.name: check.of for check in checks.of_records()} | {_CIRCLES: lambda _: checks.of_circles()}
        return [*problems, *(problem for name, id in wrong for problem in look[name](id))]

    def pages(self, shell: Shell, into: Into[Any] = _Nowhere()) -> Iterator[tuple[str, Any]]:  # noqa: B008 - has no state
        """Put the pages that are not as they were `into` their place, after `check`.

        Yields each as its path and what `into` returned for it; without it, its finished bytes. Only when all are taken
        do they count as made: who stops early gets them again.
        """
        last = self._checked
        templates, digest = self._templates_of(last.options)
        looks_as_before = shell == last.shell and digest == last.digest
        trace, works = last.trace, list(works_of(last.record.material, shell, templates))
        # Even an equal shell: it holds head and foot as these templates make them.
        last.shell, last.digest = shell, digest
        if not looks_as_before:
            last.sitemap = None
            for work in works:
                if work.framed:
                    trace.of(_page(work.name)).clear()
        missing = [
            _Piece(_page(work.name), id, trace.numbers[id], partial(_put, into, work))
            for work in works
            for id in trace.missing(_page(work.name), work.ids)
        ]
        new: dict[str, dict[str, Digests]] = {_page(work.name): {} for work in works}
        whole = False
        try:
            # A page leaves nothing that the collector would have to find; what was there before an edit may.
            with uncollected(stays=not last.is_settled):
                for piece, (path, digest, known), is_told in _done(trace, missing):
                    if is_told:
                        into.take_over(path, known)
                    yield path, known
                    new[piece.kind][piece.id] = {path: digest}
            ids, made = {_page(work.name): list(work.ids) for work in works}, last.made
            gone: AbstractSet[str] = frozenset()
            stand = _stand_where_they_stood(ids, made, new)
            if stand:  # as in nearly every build, and there may be a hundred thousand others
                for kind, pages in new.items():
                    made[kind].update(pages)
            else:
                made = {kind: _joined(last.made.get(kind, {}), new[kind], ids[kind]) for kind in ids}
                gone = set(_paths(last.made)).difference(_paths(made))
                # Should they be wanted again, nobody knows what they were.
                _forget_gone(trace, last.made, made)
            if not stand or last.sitemap is None:
                sitemap = list(sitemap_of(shell, _paths(made), templates))
                digests, last.sitemap = _digests(sitemap), None
                for path, data in sitemap:
                    yield path, into.put(path, data, digests[path])
                last.sitemap = digests
            whole = True
        finally:
            if not whole:
                for piece in missing:
                    trace.of(piece.kind).forget(piece.number)
        last.is_news |= bool(missing) or not stand
        last.made, last.gone, last.is_outdated, last.is_settled = made, gone, False, True

    @contextmanager
    def search(self, shell: Shell, handwritten: Sequence[tuple[Link, str]], *, anew: bool = False) -> Iterator[Pages]:
        """Have the search index made while the block goes on, after `check`; its files come when they are asked for.

        None where they are as they were, unless all are wanted. `handwritten` are MkDocs' own pages, each with what is
        on it in HTML.
        """
        last = self._checked
        trace, material, drawn = last.trace, last.record.material, last.trace.of(_SEARCH)
        # As text a set has its own order in each process.
        shared = (replace(shell, left_out=frozenset()), sorted(shell.left_out), handwritten)
        others = digest_of(repr(shared).encode())
        before = "" if anew else last.found
        if before.startswith(others) and not list(trace.missing(_SEARCH, [_ALL])):
            yield iter(())
            return
        last.is_news = True
        with Index() as index:
            # It takes them as they are collected, though it may turn out that they are what they were.
            collected = spoken_in(shell.language, lambda: _collected(index, found(material, shell, handwritten)))
            records, facts = trace.drawn(collected)
            wanted = others + records
            if before and before[len(others) :] == records:
                last.found = wanted
                yield iter(())
            else:
                yield _searched(last, index.files(), wanted)
        if last.found == wanted:
            drawn.clear()
            drawn.put(trace.numbers[_ALL], facts)

    @property
    def searched(self) -> Digests:
        """The digests of the files of the search index, by their paths."""
        return self._checked.searched

    @property
    def templates(self) -> Templates:
        """The templates of all pages as they are now, in the language of the site, each compiled once."""
        return self._templates_of(self._checked.options)[0]

    def paths(self, shell: Shell) -> set[str]:
        """Return where the pages stand when they are made, after `check`."""
        works = works_of(self._checked.record.material, shell, self.templates)
        return {*(work.path(id) for work in works for id in work.ids), *(one.url for one in sitemap_views(shell, ()))}

    @property
    def has_changed(self) -> bool:
        """Whether the record is not what the pages were made from, or none have been made."""
        return self._checked.is_outdated or not self._checked.made

    @property
    def gone(self) -> AbstractSet[str]:
        """The paths of pages that were there before `pages` was asked last, and are no more."""
        return self._checked.gone

    @property
    def digests(self) -> dict[str, str]:
        """All pages of the site as they were made last: the digest of each, by its path."""
        last = self._checked
        found = {path: digest for made in last.made.values() for one in made.values() for path, digest in one.items()}
        return found | dict(last.sitemap or {})

    def again(self, paths: AbstractSet[str]) -> Pages:
        """Yield pages that have been made and that somebody has lost."""
        last = self._checked
        if not paths or last.shell is None or self._templates is None:
            return
        templates = self._templates[0]
        for work in works_of(last.record.material, last.shell, templates):
            for id in work.ids:
                if (path := work.path(id)) in paths:
                    yield path, work.make(id)
        if last.sitemap and not paths.isdisjoint(last.sitemap):
            yield from sitemap_of(last.shell, _paths(last.made), templates)

    def _templates_of(self, options: Options) -> tuple[Templates, bytes]:
        """Return the templates as they are now, and the digest of them."""
        digest = _digest_of(options.templates)
        if self._templates is None or self._templates[1:] != (digest, options):
            made = environment(options.templates, language_of(options.locale, options.language))
            self._templates = made, digest, options
        return self._templates[0], digest

    @property
    def _checked(self) -> _Last:
        if self._last is None or self._last.changed:
            raise ValueError("there is no record without mistakes")
        return self._last

    def _begin(self, record: Record, options: Options, problems: Iterable[Problem]) -> Record:
        checks, trace = record.checks, record.graph.library.trace
        found = {*problems, *checks.of_circles()}
        numbers, sources = trace.numbers, record.graph.library.sources
        # Passages first: what one process finds them to be, the other has to know before both check.
        for _ in _done(trace, [_Piece("", id, numbers[id], record.anchored.know) for id in sources]):
            pass
        pieces = (_Piece(check.name, id, numbers[id], check.of) for check in checks.of_records() for id in check.ids)
        for _, told, _ in _done(trace, list(pieces)):
            found.update(told)
        if found:
            raise ProblemsFound(sorted(found))
        _let_go(record.graph.library.texts.values(), options)
        self._last = _Last(options, record)
        return record

    def _renew(self, last: _Last, changed: set[int], *, is_whole: bool) -> list[tuple[str, str]]:
        """Bring up to date all that was worked out of what has `changed`; return the checks that fail, with ids.

        `is_whole` says whether all records could be read.
        """
        record, trace = last.record, last.trace
        _renew_each((record.anchored, *record.graph.worked, *record.material.rights), changed)
        # What only pages are made from waits for a record without mistakes; until then all changes count.
        last.changed |= changed
        checks, wrong = record.checks, list[tuple[str, str]]()
        for check in checks.of_records():
            trace.of(check.name).take_stale(changed)
            for id in trace.missing(check.name, check.ids):
                problems, facts = trace.drawn(partial(check.of, id))
                if problems:
                    wrong.append((check.name, id))
                else:
                    trace.put(check.name, trace.numbers[id], facts)
        if trace.ids_of(_CAN_CLOSE_A_CIRCLE, last.changed) and checks.of_circles():
            wrong.append((_CIRCLES, _ALL))
        if wrong or not is_whole:
            return wrong
        _renew_each((record.proofs, record.proved_once, *record.material.worked), last.changed)
        texts = record.graph.library.texts
        _let_go((texts[id] for id in sorted(trace.ids_of(["text"], last.changed)) if id in texts), last.options)
        for kind in (*last.made, _SEARCH) if last.changed else ():
            trace.of(kind).take_stale(last.changed)
            last.is_outdated = last.is_news = True
        last.changed.clear()
        return wrong


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of work."""

    kind: str
    """Empty for what notes by itself what it drew on."""
    id: str
    number: int
    """Of the id. All are known before another process gives numbers of its own."""
    work: Callable[[str], Any]


def _put(into: Into[T], work: Work, id: str) -> tuple[str, str, T]:
    """Make a page, put it into its place, and return its path and digest and what is to be known of it."""
    path, data = work.path(id), work.make(id)
    digest = digest_of(data)
    return path, digest, into.put(path, data, digest)


def _done(trace: Trace, pieces: Sequence[_Piece]) -> Iterator[tuple[_Piece, Any, bool]]:
    """Yield each piece, in no order, with what comes of it and whether a copy of this process has done it.

    What it drew on is noted.
    """

    def traced(piece: _Piece) -> tuple[Any, Learned | None]:
        result, facts = trace.drawn(partial(piece.work, piece.id))
        if piece.kind:
            trace.put(piece.kind, piece.number, facts)
        return result, trace.learned()

    learn = trace.learner()
    for piece, (result, learned) in done(pieces, traced, trace.be_the_other):
        if learned is not None:
            learn(learned)
        yield piece, result, learned is not None


def _let_go(texts: Iterable[ArticleText], options: Options) -> None:
    """Keep texts that have proved their passages in the cache, and no longer in memory."""
    texts = list(texts)
    keep_texts(texts, options)
    for text in texts:
        text.let_go()


def _page(kind: str) -> str:
    """Return the kind of work that makes pages of a kind."""
    return f"page {kind}"


def _worked(record: Record) -> tuple[Derived[str, Any], ...]:
    """Return all that is worked out of a record, in the order in which it draws on each other."""
    of_all = (record.anchored, *record.graph.worked, *record.material.rights)
    return (*of_all, record.proofs, record.proved_once, *record.material.worked)


def _renew_each(worked: Iterable[Derived[str, Any]], changed: set[int]) -> None:
    for one in worked:
        one.renew(changed)


def _joined(known: Mapping[str, Digests], new: Mapping[str, Digests], ids: Sequence[str]) -> dict[str, Digests]:
    """Return the pages of one kind: those that are `new`, and of the others what is known, in the order of `ids`."""
    return {id: new[id] if id in new else known[id] for id in ids}


def _stand_where_they_stood(
    ids: Mapping[str, list[str]],
    before: Mapping[str, Mapping[str, Digests]],
    new: Mapping[str, Mapping[str, Digests]],
) -> bool:
    """Return whether there are pages at the same paths, in the same order, as there were `before` some were `new`.

    `ids` are those of each kind.
    """
    return [*ids] == [*before] and all(
        ids[kind] == [*before[kind]] and all([*one] == [*before[kind][id]] for id, one in new[kind].items())
        for kind in ids
    )


def _forget_gone(
    trace: Trace, before: Mapping[str, Mapping[str, Digests]], made: Mapping[str, Mapping[str, Digests]]
) -> None:
    """Know nothing more of pages that are not made any more."""
    for kind, ids in before.items():
        for id in ids.keys() - made.get(kind, {}).keys():
            trace.of(kind).forget(trace.numbers[id])


def _paths(made: Mapping[str, Mapping[str, Digests]]) -> Iterator[str]:
    for ids in made.values():
        for one in ids.values():
            yield from one


def _collected(index: Index, records: Iterable[SearchRecord]) -> str:
    """Put what can be found into the index, and return a digest of it."""
    digest = hashlib.blake2b(digest_size=16)
    for record in records:
        index.add(record)
        digest.update(repr(record).encode())
    return digest.hexdigest()


def _searched(last: _Last, files: Pages, wanted: str) -> Pages:
    """Yield the files of the search index; only when all are taken do they count as made."""
    digests: dict[str, str] = {}
    for path, data in files:
        yield path, data
        digests[path] = digest_of(data)
    last.searched, last.found = digests, wanted


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
