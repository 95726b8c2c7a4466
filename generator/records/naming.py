"""Which claims name a record, by how: the relations of claims, seen from the other end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.records.claim import Claim
from generator.records.later import Later
from generator.records.traced import BITS, Trace

RELATIONS = ("implies", "denies", "contradicts", "updates", "fulfils", "perhaps_same")
"""Keys of a claim that name other claims in a list."""
OF_CLAIMS = (*RELATIONS, "superseded_by")
"""All by which a claim can name another."""
_ASKED_FOR = (*OF_CLAIMS, "measure", "event", "entities", "source", "via", "said_by", "perhaps")


class Naming:
    """The claims that name something, by relation and id, in the order of their ids."""

    __slots__ = ("_at_all", "_claims", "_kinds", "_known", "_later", "_trace")

    def __init__(self, trace: Trace, claims: Mapping[str, Claim]) -> None:
        self._trace = trace
        self._kinds = {relation: trace.kind(f"{relation} of") for relation in _ASKED_FOR}
        self._at_all = trace.kind("named")
        self._claims = claims
        self._later: Later | None = None
        self._known: dict[tuple[str, str], tuple[str, ...]] | None = None

    def ready(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """Read the claims as they are now, unless that has been done."""
        if self._known is None and self._later is not None:
            self._known = dict(self._later.get())
        elif self._known is None:
            known: dict[tuple[str, str], dict[str, None]] = {}
            # What is asked of it is noted, not that it was made.
            outer, self._trace.now = self._trace.now, None
            for claim in self._claims.values():
                for named in _named(claim):
                    known.setdefault(named, {})[claim.id] = None
            self._trace.now = outer
            self._known = {named: tuple(claims) for named, claims in known.items()}
        return self._known

    @property
    def known(self) -> Mapping[tuple[str, str], tuple[str, ...]] | Later:
        """All of it, to be kept for another process."""
        return self.ready() if self._known is not None or self._later is None else self._later

    def recall(self, known: Mapping[tuple[str, str], tuple[str, ...]] | Later) -> None:
        """Take over what somebody else has found in the same claims."""
        self._later = known if isinstance(known, Later) else Later(lambda: known)

    def of(self, relation: str, id: str) -> tuple[str, ...]:
        """Return the ids of the claims that name `id` under `relation`: a key of a claim, or `source`, `via`, ..."""
        if self._trace.now is not None:
            self._trace.now.add(self._fact(self._kinds[relation], id))
        return self.ready().get((relation, id), ())

    def by_relation(self, id: str) -> Mapping[str, tuple[str, ...]]:
        """Return the ids of the claims that name the claim `id`, by relation: one fact, not one for each."""
        if self._trace.now is not None:
            self._trace.now.add(self._fact(self._at_all, id))
        known = self.ready()
        return {one: known[one, id] for one in OF_CLAIMS if (one, id) in known}

    def replace(self, old: Claim | None, new: Claim | None) -> set[int]:
        """Take what `new` names in place of what `old` named, and return the facts that have changed."""
        before, after = set(_named(old)), set(_named(new))
        known = self.ready()
        for named in before - after:
            known[named] = tuple(id for id in known[named] if old is None or id != old.id)
        for named in after - before:
            known[named] = tuple(sorted({*known.get(named, ()), *([new.id] if new else [])}))
        facts = {self._fact(self._kinds[relation], id) for relation, id in before ^ after}
        return facts | {self._fact(self._at_all, id) for relation, id in before ^ after if relation in OF_CLAIMS}

    def _fact(self, kind: int, id: str) -> int:
        return self._trace.numbers[id] << BITS | kind


def _named(claim: Claim | None) -> Iterator[tuple[str, str]]:
    if claim is None:
        return
    for relation in RELATIONS:
        for id in getattr(claim, relation):
            yield relation, id
    if claim.superseded_by:
        yield "superseded_by", claim.superseded_by
    if claim.figure:
        yield "measure", claim.figure.measure
    if claim.event:
        yield "event", claim.event
    for id in claim.entities:
        yield "entities", id
    for evidence in claim.evidence:
        yield "source", evidence.source
        for relation, ids in (("via", evidence.via), ("said_by", evidence.said_by), ("perhaps", evidence.perhaps)):
            for id in ids:
                yield relation, id
