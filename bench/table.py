"""The table on the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from bench.result import MODES, Result


def table(size: int, results: Mapping[str, Result]) -> str:
    """Return the medians of one size, ratios to Hugo beside them."""
    hugo = results.get("hugo")
    head = ["", *(f"{words}, CPU, ratio" for words in MODES.values()), "save to page", "memory", "files, MB", ""]
    rows = [head, *(_row(name, result, hugo) for name, result in results.items())]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join([f"{size} sources", *lines])


def _row(name: str, result: Result, hugo: Result | None) -> list[str]:
    cells = [name]
    for mode in MODES:
        seconds, cpu = result.median(mode, "seconds"), result.median(mode, "cpu")
        ratio = result.ratio(mode, hugo) if result is not hugo else None
        parts = [_number(seconds, " s"), _number(cpu, " s"), *([_number(ratio)] if ratio is not None else [])]
        cells.append(", ".join(parts) if result.runs[mode] else "-")
    preview = result.preview
    cells.append(_number(preview.median, " s") if preview else "-")
    peak = max((run.peak for run in result.runs["cold"]), default=0)
    cells.append(f"{peak / 1e6:.0f} MB" if peak else "-")
    cells.append(f"{result.files}, {result.bytes / 1e6:.1f}" if result.files else "-")
    cells.append(f"STALE: {', '.join(result.stale)}" if result.stale else "")
    return cells


def _number(value: float | None, unit: str = "") -> str:
    if value is None:
        return "failed"
    return f"{value:.2f}{unit}" if value < 100 else f"{value:.0f}{unit}"
