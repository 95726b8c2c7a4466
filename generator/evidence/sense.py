"""Relations and dates that cannot be so together, told where they are written.

Ids that lead nowhere are told elsewhere; what they would lead to is left out here.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.evidence.graph import Graph, Item
from generator.evidence.link import implied
from generator.records.claim import Claim
from generator.records.date import Date
from generator.records.figure import Figure
from generator.records.problem import Problem
from generator.records.source import Source

_TIMED = {"updates": "brings '{}' up to date", "fulfils": "fulfils '{}'"}
"""Relations to something earlier, as a message words them."""


def sense_problems(graph: Graph) -> list[Problem]:
    """Return every relation between records that contradicts another, and every date that runs back in time."""
    problems: list[Problem] = []
    for claim in graph.library.claims.values():
        problems += sense_of_claim(graph, claim)
    for source in graph.library.sources.values():
        problems += sense_of_source(graph, source)
    return problems


def sense_of_claim(graph: Graph, claim: Claim) -> Iterator[Problem]:
    """Yield what cannot be so together of what one claim says of others and of its evidence."""
    who = f"claim '{claim.id}'"
    yield from _against_itself(graph, claim, who)
    yield from _replaced(graph, claim, who)
    yield from _back_in_time(graph, claim, who)
    if claim.figure:
        yield from _figure(claim.figure, who)
    for item in graph.items_by_claim[claim.id]:
        yield from _said_after_reported(item, f"{who}, evidence {item.number}")


def _against_itself(graph: Graph, claim: Claim, who: str) -> Iterator[Problem]:
    """A claim that denies or excludes what has to be so if it is so itself, or what says that it is so."""
    claims = graph.library.claims
    broader = implied(claim, claims)
    for key, what in (("denies", "denies '{}'"), ("contradicts", "cannot hold beside '{}'")):
        ids: tuple[str, ...] = getattr(claim, key)
        for number, id in enumerate(ids):
            if id == claim.id or id not in claims:
                continue
            place, advice = claim.place.at(key, number), f"cut that way, or take '{id}' out of `{key}`"
            if id in broader:
                message = f"{who}: {what.format(id)}, which must be so if this claim is"
                yield Problem(place, message, (f"the way: {_way(claim, id, graph)}", advice))
            elif claim.id in implied(claims[id], claims):
                message = f"{who}: {what.format(id)}, which cannot be so unless this claim is"
                yield Problem(place, message, (f"the way: {_way(claims[id], claim.id, graph)}", advice))


def _way(start: Claim, end: str, graph: Graph) -> str:
    """Return the shortest way from a claim to one that it implies, `a → b → c`."""
    before: dict[str, str] = {start.id: ""}
    ahead = [start.id]
    while ahead:
        id = ahead.pop(0)
        for broader in graph.library.claims[id].implies:
            if broader in graph.library.claims and broader not in before:
                before[broader] = id
                ahead.append(broader)
    steps = [end]
    while before[steps[-1]]:
        steps.append(before[steps[-1]])
    return " → ".join(reversed(steps))


def _replaced(graph: Graph, claim: Claim, who: str) -> Iterator[Problem]:
    successor = graph.library.claims.get(claim.superseded_by or "")
    place = claim.place.key("superseded_by")
    if claim.withdrawn and claim.superseded_by:
        details = ("keep one: `withdrawn` for what we no longer hold, `superseded_by` for what another claim replaces",)
        yield Problem(place, f"{who}: is withdrawn and superseded too", details)
    elif successor and successor.withdrawn:
        message = f"{who}: is superseded by '{successor.id}', which is withdrawn"
        yield Problem(place, message, ("take it away, and this claim stands again",))
    elif successor and successor.id in claim.updates:
        message = f"{who}: brings '{successor.id}' up to date, and is superseded by it"
        yield Problem(place, message, ("take one of the two away",))


def _back_in_time(graph: Graph, claim: Claim, who: str) -> Iterator[Problem]:
    """A relation to something that is surely later."""
    for key, what in _TIMED.items():
        ids: tuple[str, ...] = getattr(claim, key)
        for number, id in enumerate(ids):
            other = graph.library.claims.get(id)
            if other is None or id == claim.id:
                continue
            place = claim.place.at(key, number)
            if key == "fulfils" and claim.kind == "forecast":
                details = ("a report of what has happened does",)
                yield Problem(place, f"{who}: is a forecast, and no forecast fulfils another", details)
            own, its = _about(claim), _about(other)
            if own and its and own.latest < its.earliest:
                message = f"{who}: {what.format(id)}, but is about an earlier time"
                yield Problem(
                    place,
                    message,
                    (f"this claim: {own.text}", f"'{id}': {its.text}", "correct a date, or turn the two round"),
                )


def _about(claim: Claim) -> Date | None:
    return claim.when or (claim.figure.until if claim.figure else None)


def _figure(figure: Figure, who: str) -> Iterator[Problem]:
    low, high = figure.low, figure.high
    if figure.value is not None and (low is not None or high is not None):
        place = figure.place.key("low" if low is not None else "high")
        yield Problem(
            place, f"{who}: `low` and `high` are for an amount in words", (f"`amount` is a number: {figure.amount}",)
        )
    elif low is not None and high is not None and low > high:
        yield Problem(figure.place.at("low"), f"{who}: `low` is more than `high`", (f"low {low}, high {high}",))
    if figure.since and figure.until and figure.until.latest < figure.since.earliest:
        details = (f"since {figure.since.text}, until {figure.until.text}",)
        yield Problem(
            figure.place.at("until"), f"{who}: its figure is counted up to before it is counted from", details
        )


def _said_after_reported(item: Item, who: str) -> Iterator[Problem]:
    said, reported = item.evidence.said, item.reported
    if said and reported and said.earliest > reported.latest:
        own = item.evidence.reported is not None
        details = (
            f"said: {said.text}",
            f"reported: {reported.text}{'' if own else f', the date of {item.source.id!r}'}",
        )
        yield Problem(item.evidence.place.at("said"), f"{who}: is said after it was reported", details)


def sense_of_source(graph: Graph, source: Source) -> Iterator[Problem]:
    """Yield what cannot be so together in the record of one source."""
    who = f"source '{source.id}'"
    withdrawn, published = source.withdrawn, source.published
    if withdrawn and published and withdrawn.on.latest < published.earliest:
        dates = (f"published: {published.text}", f"withdrawn: {withdrawn.on.text}")
        yield Problem(withdrawn.place.at("on"), f"{who}: is withdrawn before it was published", dates)
    first = graph.library.sources.get(source.same_text_as or "")
    if first and source.language and first.language and source.language != first.language:
        details = (f"this text: {source.language}", f"'{first.id}': {first.language}", "name it in `via` instead")
        yield Problem(source.place.at("same_text_as"), f"{who}: repeats a text in another language", details)
