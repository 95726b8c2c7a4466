"""The record as it stood at the end of a month: what was there, what was new, and how it has changed since."""

import re

from generator.pages.month_view import month_views, months_views
from tests.pages.lunn import material


def view(month: str):
    return next(view for view in month_views(material()) if view.url == f"as-of/{month}/")


def lines(view, briefing: str, part: str):
    [found] = [one for one in view.briefings if one.fragment == f"briefing-{briefing}"]
    return [(one.line.id, one.line.challenge_word, one.before, one.now) for one in getattr(found, part)]


def test_there_is_a_page_for_each_month_in_which_something_was_reported():
    assert [view.month for view in month_views(material())] == ["October 2030", "April 2031", "June 2031"]
    april = view("2031-04")
    assert (april.earlier.url, april.later.url, april.now.url) == ("as-of/2030-10/", "as-of/2031-06/", "")
    assert view("2030-10").earlier is None


def test_a_claim_has_the_support_and_challenge_it_had_then_and_says_what_it_has_now():
    [nearly] = [line for line in lines(view("2031-04"), "radar-sets", "new") if line[0] == "radar-nearly-40"]
    _, challenge, before, now = nearly
    assert challenge == "denied in general"
    assert before == ()
    assert now[0] == "2 reports, 1 voice: Cassia's navy ministry, via Nordsee, which we have not read"
    assert now[1].startswith("denied by Arvenia and Belmark")


def test_what_has_changed_since_the_month_before_says_how_it_stood():
    [changed] = lines(view("2031-06"), "radar-sets", "changed")
    id, challenge, before, now = changed
    assert (id, challenge) == ("radar-nearly-40", "denied")
    assert before[0] == "1 report, 1 voice: Cassia's navy ministry, via Nordsee, which we have not read"
    assert now == ()


def test_what_was_not_yet_reported_is_not_there():
    october = view("2030-10")
    assert [one.line.id for briefing in october.briefings for one in briefing.new] == ["no-foreign-boats"]
    # What has replaced it was not there yet.
    assert [line[1] for line in lines(october, "contract", "new")] == ["none"]
    assert october.not_begun == "Nothing of it had surely been reported: Radar sets."


def test_every_claim_stands_once_under_its_briefing():
    june = view("2031-06")
    for briefing in june.briefings:
        ids = [one.line.id for part in (briefing.new, briefing.changed, briefing.as_before) for one in part]
        assert len(ids) == len(set(ids))
    assert june.counts.claims == 15
    assert june.uncited == 1


def test_the_list_of_months_begins_with_the_latest():
    [found] = months_views(material())
    assert [(row.link.text, row.counts.claims, row.counts.new, row.counts.changed) for row in found.rows] == [
        ("June 2031", 15, 8, 2),
        ("April 2031", 7, 6, 0),
        ("October 2030", 1, 1, 0),
    ]
    assert found.undated == 0


def test_what_replaces_a_claim_challenges_it_from_then_on():
    assert lines(view("2031-04"), "contract", "as_before")[0][:2] == ("no-foreign-boats", "none")
    assert ("no-foreign-boats", "superseded") in [line[:2] for line in lines(view("2031-06"), "contract", "changed")]


def test_no_state_is_named_by_a_day():
    for one in month_views(material()):
        assert not re.search(r"\b3[01] ", f"{one.title} {one.month} {one.description}")
