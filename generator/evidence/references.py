"""Ids that lead nowhere, and relations that make no sense, told where they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from operator import attrgetter
from typing import Any

from generator.evidence.chains import circles
from generator.reading.yaml import MOST_PROBLEMS, too_many
from generator.records.briefing import Briefing
from generator.records.claim import Claim, Evidence
from generator.records.entity import Entity
from generator.records.event import Event
from generator.records.library import Library
from generator.records.place import Place
from generator.records.problem import Problem, did_you_mean
from generator.records.scalars import OPEN
from generator.records.source import Source

_WRITTEN_IN = {
    "source": "sources/",
    "claim": "a file in claims/",
    "entity": "entities.yml",
    "event": "events.yml",
    "measure": "measures.yml",
}


def reference_problems(library: Library) -> list[Problem]:
    """Return every reference of the library that does not hold."""
    check = ReferenceCheck(library)
    for claim in library.claims.values():
        check.claim(claim)
    for entity in library.entities.values():
        check.entity(entity)
    for event in library.events.values():
        check.event(event)
    for source in library.sources.values():
        check.source(source)
    for briefing in library.briefings.values():
        check.briefing(briefing)
    check.circles(library.claims, library.entities, library.sources)
    return check.problems


class ReferenceCheck:
    """Looks at records one by one, and gathers what their references do not keep."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.problems: list[Problem] = []
        self.told: Counter[str] = Counter()
        """By file."""
        self.records: dict[str, Mapping[str, Any]] = {
            "source": library.sources,
            "claim": library.claims,
            "entity": library.entities,
            "event": library.events,
            "measure": library.measures,
        }

    def say(self, place: Place, message: str, *details: str) -> None:
        self.told[place.file] += 1
        if self.told[place.file] <= MOST_PROBLEMS:
            self.problems.append(Problem(place, message, details))
        elif self.told[place.file] == MOST_PROBLEMS + 1:
            self.problems.append(too_many(place.file))

    def known(self, id: str, place: Place, who: str, *kinds: str) -> bool:
        """Whether `id` names a record of one of `kinds`; where it does not, that is a problem, told once."""
        if any(id in self.records[kind] for kind in kinds):
            return True
        if any(self.library.could_hold(kind, id) for kind in kinds):
            return False
        if self.told[place.file] > MOST_PROBLEMS:
            return False  # looking for the nearest of many takes time
        known = [other for kind in kinds for other in self.records[kind]]
        details = did_you_mean(id, known) or (f"add it to {' or '.join(_WRITTEN_IN[kind] for kind in kinds)}",)
        self.say(place, f"{who}: there is no {' or '.join(kinds)} '{id}'", *details)
        return False

    def all_known(self, record: Any, key: str, who: str, *kinds: str) -> None:
        ids: tuple[str, ...] = getattr(record, key)
        for number, id in enumerate(ids):
            self.known(id, record.place.at(key, number), who, *kinds)
            if id in ids[:number]:
                self.say(record.place.at(key, number), f"{who}: `{key}` names '{id}' twice", "keep one")

    def claim(self, claim: Claim) -> None:
        who = f"claim '{claim.id}'"
        if not claim.evidence:
            self.say(claim.place.at("evidence"), f"{who}: has no evidence", "every claim rests on a passage")
        for key in ("implies", "denies", "updates", "contradicts", "fulfils", "perhaps_same"):
            self.all_known(claim, key, who, "claim")
            ids: tuple[str, ...] = getattr(claim, key)
            if claim.id in ids:
                self.say(
                    claim.place.at(key, ids.index(claim.id)), f"{who}: `{key}` names the claim itself", "take it out"
                )
        self.all_known(claim, "entities", who, "entity")
        if claim.superseded_by:
            self.known(claim.superseded_by, claim.place.at("superseded_by"), who, "claim")
        if claim.event:
            self.known(claim.event, claim.place.at("event"), who, "event")
        if claim.figure:
            self.known(claim.figure.measure, claim.figure.place.at("measure"), who, "measure")
        self._sense(claim, who)
        for index, evidence in enumerate(claim.evidence):
            self.evidence(claim, evidence, f"{who}, evidence {index + 1}")

    def _sense(self, claim: Claim, who: str) -> None:
        claims = self.library.claims
        if claim.is_denial and not claim.denies:
            self.say(claim.place.at("kind"), f"{who}: a denial names what it denies", "add `denies: [claim-id]`")
        if claim.denies and not claim.is_denial:
            details = ("write `kind: denial`, or `contradicts` for a claim that only cannot hold beside it",)
            self.say(claim.place.key("denies"), f"{who}: only a denial denies", *details)
        if claim.kind == "figure" and claim.figure is None:
            self.say(
                claim.place.at("kind"), f"{who}: a figure needs its number", "add `figure: {measure, amount, bound}`"
            )
        for number, id in enumerate(claim.fulfils):
            if id in claims and claims[id].kind != "forecast":
                place = claim.place.at("fulfils", number)
                wrong = f"only a forecast can be fulfilled, and the kind of '{id}' is {claims[id].kind}"
                self.say(place, f"{who}: {wrong}", f"take it out, or write `kind: forecast` for '{id}'")
        if claim.assessment and claim.kind != "assessment":
            self.say(claim.place.key("assessment"), f"{who}: only an assessment has one", "write `kind: assessment`")

    def evidence(self, claim: Claim, evidence: Evidence, who: str) -> None:
        place, sources = evidence.place, self.library.sources
        if self.known(evidence.source, place.at("source"), who, "source") and not sources[evidence.source].held:
            details = (f"cite the article that reports it, and write `via: {evidence.source}`",)
            self.say(place.at("source"), f"{who}: nobody here has read '{evidence.source}' (`held: false`)", *details)
        for key in ("said_by", "perhaps"):
            ids: tuple[str, ...] = getattr(evidence, key)
            for number, id in enumerate(ids):
                at = place.at(key, number)
                if id == OPEN and key == "perhaps":
                    self.say(at, f"{who}: `perhaps` names who it may be", "take `open` away")
                elif id == OPEN and len(ids) > 1:
                    self.say(
                        at, f"{who}: `said_by` is either open or names speakers", "name the candidates in `perhaps`"
                    )
                elif id != OPEN:
                    self.known(id, at, who, "entity")
                if id in ids[:number]:
                    self.say(at, f"{who}: `{key}` names '{id}' twice", "keep one")
        if evidence.perhaps and not evidence.is_open:
            self.say(place.key("perhaps"), f"{who}: `perhaps` goes with `said_by: open`", "take one of the two away")
        if claim.is_denial and not evidence.said_by:
            self.say(place, f"{who}: a denial has a speaker", "add `said_by`")
        self._via(evidence, who)

    def _via(self, evidence: Evidence, who: str) -> None:
        for number, id in enumerate(evidence.via):
            at = evidence.place.at("via", number)
            if id == evidence.source:
                self.say(at, f"{who}: `via` names the article itself", "name whom the article had it from")
            elif id in evidence.via[:number]:
                self.say(at, f"{who}: `via` names '{id}' twice", "keep one")
            elif id != OPEN:
                self.known(id, at, who, "source", "entity")

    def entity(self, entity: Entity) -> None:
        who = f"entity '{entity.id}'"
        if entity.voice_of:
            self.known(entity.voice_of, entity.place.at("voice_of"), who, "entity")
        if entity.id in self.library.sources:
            first = self.library.sources[entity.id].place
            self.say(entity.place, f"{who}: a source has this id too, at {first}", "`via` could mean both: rename one")

    def event(self, event: Event) -> None:
        who = f"event '{event.id}'"
        if event.where:
            self.known(event.where, event.place.at("where"), who, "entity")
        self.all_known(event, "entities", who, "entity")
        if not self.library.naming.of("event", event.id) and self._could_tell_all:
            self.say(event.place, f"{who}: no claim tells of it", f"add `event: {event.id}` to the claim that does")

    @cached_property
    def _could_tell_all(self) -> bool:
        """Whether no claim that cannot be read, or names an event that is not there, may tell of another."""
        told = {claim.event for claim in self.library.claims.values() if claim.event}
        return told <= self.library.events.keys() and not self.library.unreadable.get("claim")

    def source(self, source: Source) -> None:
        who = f"source '{source.id}'"
        if source.same_text_as:
            self.known(source.same_text_as, source.place.at("same_text_as"), who, "source")
        for number in sorted(set(source.boilerplate) & set(source.skip)):
            place = source.place.at("skip", str(number))
            self.say(place, f"{who}: paragraph {number} is boilerplate and skipped", "keep one")
        taken: set[int] = set()
        for part in source.parts:
            if taken & set(part.paragraphs):
                self.say(part.place.at("paragraphs"), f"{who}: two parts share paragraphs", "give each its own")
            taken |= set(part.paragraphs)

    def briefing(self, briefing: Briefing) -> None:
        self.all_known(briefing, "key", f"briefing '{briefing.id}'", "claim")

    def circles(self, claims: Iterable[str], entities: Iterable[str], sources: Iterable[str]) -> None:
        """Look for circles that these ids lead into."""
        library = self.library
        self._circles("entity", library.entities, "voice_of", lambda entity: _one(entity.voice_of), entities)
        self._circles("source", library.sources, "same_text_as", lambda source: _one(source.same_text_as), sources)
        self._circles("claim", library.claims, "superseded_by", lambda claim: _one(claim.superseded_by), claims)
        for key in ("implies", "updates", "fulfils"):
            self._circles("claim", library.claims, key, attrgetter(key), claims)

    def _circles(
        self,
        kind: str,
        records: Mapping[str, Any],
        key: str,
        next_of: Callable[[Any], Iterable[str]],
        starts: Iterable[str],
    ) -> None:
        for circle in circles(records, next_of, starts):
            if len(circle) > 1 or key in ("voice_of", "same_text_as", "superseded_by"):
                record = records[circle[0]]
                way = " → ".join([*circle, circle[0]])
                self.say(
                    record.place.at(key),
                    f"{kind} '{record.id}': `{key}` goes in a circle: {way}",
                    "take one of these steps out",
                )


def _one(id: str | None) -> Iterator[str]:
    if id:
        yield id
