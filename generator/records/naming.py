"""Which claims name a record, by how: the relations of claims, seen from the other end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.records.claim import Claim
from generator.records.traced import Trace

RELATIONS = ("implies", "denies", "contradicts", "updates", "fulfils", "perhaps_same")
"""Keys of a claim that name other claims in a list."""


class Naming:
    """The claims that name something, by relation and id, in the order of their ids."""

    __slots__ = ("_claims", "_trace")

    def __init__(self, trace: Trace, claims: Mapping[str, Claim]) -> None:
        self._trace = trace
        self._claims: dict[tuple[str, str], dict[str, None]] = {}
        for claim in claims.values():
            for named in _named(claim):
                self._claims.setdefault(named, {})[claim.id] = None

    def of(self, relation: str, id: str) -> tuple[str, ...]:
        """Return the ids of the claims that name `id` under `relation`: a key of a claim, or `source`, `via`, ..."""
        if self._trace.now is not None:
            self._trace.now.add(_fact(relation, id))
        return tuple(self._claims.get((relation, id), ()))

    def replace(self, old: Claim | None, new: Claim | None) -> set[str]:
        """Take what `new` names in place of what `old` named, and return the facts that have changed."""
        before = set(_named(old)) if old else set()
        after = set(_named(new)) if new else set()
        for named in before - after:
            del self._claims[named][old.id]  # type: ignore[union-attr]
        for named in after - before:
            group = self._claims.setdefault(named, {})
            group[new.id] = None  # type: ignore[union-attr]
            self._claims[named] = dict.fromkeys(sorted(group))
        return {_fact(*named) for named in before ^ after}


def _named(claim: Claim) -> Iterator[tuple[str, str]]:
    for relation in RELATIONS:
        for id in getattr(claim, relation):
            yield relation, id
    if claim.superseded_by:
        yield "superseded_by", claim.superseded_by
    if claim.figure:
        yield "measure", claim.figure.measure
    if claim.event:
        yield "event", claim.event
    for evidence in claim.evidence:
        yield "source", evidence.source
        for id in evidence.via:
            yield "via", id


def _fact(relation: str, id: str) -> str:
    return f"{relation} of {id}"
