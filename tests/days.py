"""Days: those that a folder of records gives, and those that a page shows."""

import re
from pathlib import Path

from generator.records.date import MONTHS, parse_date

_MONTH = "|".join(MONTHS)
_DAY = re.compile(rf"\b(\d{{1,2}}) ({_MONTH}) (\d{{4}})\b")
_FROM_TO = re.compile(rf"\b(\d{{1,2}})(?: ({_MONTH}))? to (\d{{1,2}}) ({_MONTH}) (\d{{4}})\b")
_WRITTEN = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def given(folder: Path) -> set[str]:
    """Return every day that stands in the records, the lock, or the words that editors wrote, as pages write it."""
    files = [path for path in folder.rglob("*") if path.suffix in (".yml", ".md", ".lock")]
    return set().union(*(shown(path.read_text("utf-8")) for path in files))


def shown(text: str) -> set[str]:
    """Return every day that a text shows, in words or to programs."""
    days = {match[0] for match in _DAY.finditer(text)}
    days |= {f"{match[1]} {match[2] or match[4]} {match[5]}" for match in _FROM_TO.finditer(text)}
    return days | {parse_date(iso).text for iso in _WRITTEN.findall(text)}
