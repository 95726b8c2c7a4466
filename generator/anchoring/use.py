"""Where editors point at a passage: the quotation or the attribution of one item of evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.records.claim import Claim
from generator.records.library import Library
from generator.records.place import Place
from generator.records.selector import TextQuoteSelector


@dataclass(frozen=True, slots=True)
class Use:
    """One selector as it stands in a claim."""

    claim: Claim
    index: int
    """Of the evidence, from 0; messages count from 1."""
    key: Literal["quote", "attribution"]
    selector: TextQuoteSelector

    @property
    def source(self) -> str:
        return self.claim.evidence[self.index].source

    @property
    def number(self) -> int:
        """Of the evidence, from 1."""
        return self.index + 1

    @property
    def owner(self) -> str:
        """How messages begin."""
        return f"claim '{self.claim.id}', evidence {self.number}"

    @property
    def subject(self) -> str:
        return f"{self.owner}: {self.noun}"

    @property
    def noun(self) -> str:
        return "the passage" if self.key == "quote" else "the attribution"

    def place(self, key: Literal["quote", "prefix", "suffix"] = "quote") -> Place:
        """Return where a part of the selector is written."""
        inside = (key,) if self.key == "quote" else ("attribution", key)
        return self.claim.place.at("evidence", self.index, *inside)


def uses_of(library: Library, source: str) -> Sequence[Use]:
    """Return every use of a selector that points into `source`; none into one that is unknown or not held."""
    record = library.sources.get(source)
    uses: list[Use] = []
    for id in library.naming.of("source", source) if record is not None and record.held else ():
        claim = library.claims[id]
        for index, evidence in enumerate(claim.evidence):
            if evidence.source == source:
                uses.append(Use(claim, index, "quote", evidence.selector))
                if evidence.attribution is not None:
                    uses.append(Use(claim, index, "attribution", evidence.attribution.selector))
    return uses
