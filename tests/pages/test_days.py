"""No page shows a day that no record gives: a month stays a month."""

from datetime import date, timedelta

import pytest

from generator.records.date import parse_date
from tests.days import given, shown
from tests.pages.lunn import SITE, pages

PAGES = [path for path in pages() if path.endswith(".html")]


@pytest.mark.parametrize("path", PAGES)
def test_no_page_shows_a_day_that_no_record_gives(path):
    assert shown(pages()[path]) <= given(SITE / "briefings")


def test_the_test_would_see_such_a_day():
    assert "30 June 2031" in shown("reported by 30 June 2031")
    assert "1 June 2031" in shown("from 1 to 30 June 2031")
    assert "28 May 2031" in shown("from 28 May to 3 June 2031")
    assert "30 June 2031" in shown('<time datetime="2031-06-30">')
    last_days = {date(2031, month + 1, 1) - timedelta(days=1) for month in range(1, 12)}
    assert not {parse_date(day.isoformat()).text for day in last_days} & given(SITE / "briefings")
