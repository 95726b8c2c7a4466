"""What a claim's evidence amounts to: voices and reports, counted; never typed by an editor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.evidence.graph import Graph
from generator.records.claim import Claim
from generator.records.entity import Entity
from generator.records.source import Source

SupportWord = Literal["corroborated", "several voices, one report", "one voice", "no named voice", ""]


@dataclass(frozen=True, slots=True)
class Support:
    """How many voices and reports carry a claim."""

    word: SupportWord
    """Empty for a denial, which has no support word."""
    voices: tuple[Entity, ...]
    """In the order in which the evidence names them."""
    reports: tuple[Source, ...]
    """The distinct held texts."""
    upstream: tuple[Source | Entity, ...]
    """The reports in between, each once, nearest first."""
    unread: tuple[Source, ...]
    """Those of them that we know only through others."""
    own_voice: tuple[Source, ...]
    """Articles that state it as fact in their own voice."""
    unnamed: tuple[Entity, ...]
    """Speakers without a name."""
    open_items: int
    """Items of evidence whose text leaves the speaker open."""


def support_of(graph: Graph, claim: Claim) -> Support:
    """Return what the evidence of `claim` amounts to."""
    raise NotImplementedError
