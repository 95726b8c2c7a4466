"""No page shows a day that no record gives: a month stays a month."""

import re
from datetime import date, timedelta

import pytest

from generator.records.date import MONTHS, parse_date
from tests.pages.lunn import SITE, pages

DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
SPAN = re.compile(rf"\b(\d{{1,2}}) (?:({'|'.join(MONTHS)}) )?to (\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
WRITTEN = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
PAGES = [path for path in pages() if path.endswith(".html")]


def given() -> set[str]:
    """Return every day that stands somewhere in the records, or in the words that editors wrote, as pages write it."""
    found = set()
    for path in [*(SITE / "briefings").rglob("*.yml"), SITE / "briefings/passages.lock"]:
        text = path.read_text("utf-8")
        found |= {parse_date(iso).text for iso in WRITTEN.findall(text)}
        found |= {match[0] for match in DAY.finditer(text)}
    return found


def shown(html: str) -> set[str]:
    """Return every day that a page shows, in words or to programs."""
    days = {match[0] for match in DAY.finditer(html)}
    days |= {f"{match[1]} {match[2] or match[4]} {match[5]}" for match in SPAN.finditer(html)}
    return days | {parse_date(iso).text for iso in WRITTEN.findall(html)}


@pytest.mark.parametrize("path", PAGES)
def test_no_page_shows_a_day_that_no_record_gives(path):
    assert shown(pages()[path]) <= given()


def test_the_test_would_see_such_a_day():
    assert "30 June 2031" in shown("reported by 30 June 2031")
    assert "1 June 2031" in shown("from 1 to 30 June 2031")
    assert "30 June 2031" in shown('<time datetime="2031-06-30">')
    assert "30 June 2031" not in given()
    last_days = {date(2031, month + 1, 1) - timedelta(days=1) for month in range(1, 12)}
    assert not {parse_date(day.isoformat()).text for day in last_days} & given()
