"""What all views are made from: the graph, and what follows from it for every claim and passage, worked out once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.evidence.challenge import Challenge, challenge_of
from generator.evidence.fallen import Touched, touched_claims
from generator.evidence.graph import Graph
from generator.evidence.support import Support, support_of
from generator.pages.claim_line import ClaimLine, claim_line
from generator.pages.mentioned import Names, names_of
from generator.pages.show import ShownPassages, ShownShare, shown_passages, shown_shares
from generator.records.options import Options

ONE_WAY = ("implies", "updates", "fulfils", "superseded_by", "perhaps_same", "denies")
"""Relations that one claim's record names and that the other's page shows too."""


@dataclass(frozen=True, slots=True)
class Material:
    """The graph with what is computed from it. Mappings are by claim id and have a key for every claim."""

    graph: Graph = field(repr=False)
    shown: ShownPassages = field(repr=False)
    shares: Mapping[str, ShownShare] = field(repr=False)
    """By source id; only of texts in hand."""
    touched: Mapping[str, tuple[Touched, ...]] = field(repr=False)
    """By claim id: what sources that are withdrawn or corrected do to it; only where there are any."""
    supports: Mapping[str, Support] = field(repr=False)
    challenges: Mapping[str, Challenge] = field(repr=False)
    lines: Mapping[str, ClaimLine] = field(repr=False)
    pointing: Mapping[tuple[str, str], tuple[str, ...]] = field(repr=False)
    """By relation and claim id: the claims whose records name it; only where there are any."""
    denied_in_general: Mapping[str, tuple[str, ...]] = field(repr=False)
    """By the id of a denial: the claims that it meets only through a broader one; only where there are any."""
    names: Names = field(repr=False)
    """Names that prose leads from."""
    left_out: frozenset[str] = frozenset()
    """Kinds of page that this site does without."""
    commit: str = ""
    """Which version of the record this is; empty where nobody says."""


def material_of(graph: Graph, options: Options, left_out: frozenset[str] = frozenset()) -> Material:
    """Return what the pages of one build are made from, which does without the kinds of page that are `left_out`."""
    claims = graph.library.claims
    supports = {id: support_of(graph, claim) for id, claim in claims.items()}
    challenges = {id: challenge_of(graph, claim) for id, claim in claims.items()}
    pointing: dict[tuple[str, str], list[str]] = defaultdict(list)
    in_general: dict[str, list[str]] = defaultdict(list)
    for id, claim in claims.items():
        for relation in ONE_WAY:
            named = getattr(claim, relation)
            for other in (named,) if isinstance(named, str) else named or ():
                pointing[relation, other].append(id)
        for against in graph.denials_by_claim[id]:
            if against.general:
                in_general[against.denial.id].append(id)
    shown = shown_passages(graph, options)
    return Material(
        graph=graph,
        shown=shown,
        shares=shown_shares(graph, shown, options),
        touched=touched_claims(graph),
        supports=supports,
        challenges=challenges,
        lines={id: claim_line(graph, claim, supports[id], challenges[id]) for id, claim in claims.items()},
        pointing={key: tuple(ids) for key, ids in pointing.items()},
        denied_in_general={id: tuple(ids) for id, ids in in_general.items()},
        names=names_of(() if "entity" in left_out else graph.library.entities.values()),
        left_out=left_out,
        commit=options.commit,
    )
