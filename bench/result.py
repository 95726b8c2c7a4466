"""What a benchmark found: every run of every builder, and what follows from them."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field

from bench.measure import Run
from bench.serving import Preview

MODES = {"cold": "cold build", "edit": "one edit", "again": "one more", "same": "no change"}
"""Builds that are measured, in this order, each after the one before."""


@dataclass(slots=True)
class Result:
    """One builder at one size."""

    told: str
    runs: dict[str, list[Run]] = field(default_factory=lambda: {mode: [] for mode in MODES})
    """By mode, one a round."""
    preview: Preview | None = None
    files: int = 0
    bytes: int = 0
    stale: list[str] = field(default_factory=list)
    """Pages that did not show the changed statement after a build."""

    def median(self, mode: str, what: str) -> float | None:
        """Return the median over the rounds, None where a run failed or there was none."""
        runs = self.runs[mode]
        if not runs or any(run.status for run in runs):
            return None
        return float(statistics.median(getattr(run, what) for run in runs))

    def ratio(self, mode: str, other: Result | None) -> float | None:
        """Return the median of the ratios, round by round, of the time it took to that of the other."""
        runs = self.runs[mode]
        if other is None or not runs or len(runs) != len(other.runs[mode]):
            return None
        pairs = list(zip(runs, other.runs[mode], strict=True))
        if any(one.status or two.status for one, two in pairs):
            return None
        return statistics.median(one.seconds / two.seconds for one, two in pairs)
