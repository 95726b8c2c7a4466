import re
from dataclasses import replace

import pytest

from generator.evidence.challenge import ChallengeWord
from generator.evidence.support import SupportWord
from generator.pages import claims_view
from generator.pages.challenge_words import CHALLENGE_WORDS
from generator.pages.claims_view import ClaimsView, claims_views
from generator.pages.frame import Link
from generator.pages.support_words import SUPPORT_WORDS
from tests.pages.lunn import ROOT, material


def ids(view: ClaimsView) -> list[list[str]]:
    return [[row.line.id for row in group.rows] for group in view.groups]


@pytest.fixture
def several(monkeypatch) -> list[ClaimsView]:
    """Return the pages of a list that is too long for one."""
    monkeypatch.setattr(claims_view, "MOST_LISTED", 15)
    return list(claims_views(material()))


def test_one_page_has_every_claim_once_and_those_that_no_briefing_cites_apart():
    [index] = claims_views(material())
    assert [group.name for group in index.groups] == ["Radar sets", "The contract", "On record, not yet in a briefing"]
    assert ids(index)[-1] == ["steel-landed"]
    listed = [id for group in ids(index) for id in group]
    assert sorted(listed) == sorted(material().lines)
    assert [(part.link.url, part.count) for part in index.parts] == [
        ("#briefing-radar-sets", 9),
        ("#briefing-contract", 6),
        ("#uncited", 1),
    ]


def test_a_claim_can_be_found_by_what_it_rests_on_and_by_every_year_it_has_to_do_with():
    [index] = claims_views(material())
    [row] = [row for group in index.groups for row in group.rows if row.line.id == "radar-nearly-40"]
    assert (row.briefings, row.sources, row.years) == ("radar-sets", "bote-2031-04 nordsee-2031 kurier-2031-06", "2031")


def test_each_choice_says_how_many_claims_it_leaves():
    [index] = claims_views(material())
    filters = {one.name: {choice.label: choice.count for choice in one.choices} for one in index.filters}
    assert list(filters) == ["support", "challenge", "briefing", "source", "year"]
    assert filters["support"] == {"corroborated": 1, "one voice": 7, "no named voice": 6}
    assert filters["challenge"]["none on record"] == 9
    assert filters["briefing"] == {"Radar sets": 9, "The contract": 6}
    assert filters["year"] == {"2031": 15, "2030": 1}


def test_a_filter_with_more_choices_than_anybody_looks_through_is_left_out(monkeypatch):
    monkeypatch.setattr(claims_view, "MOST_CHOICES", 3)
    [index] = claims_views(material())
    assert [one.name for one in index.filters] == ["support", "briefing", "year"]


def test_of_a_long_list_each_briefing_has_a_page_with_all_that_it_cites(several):
    index, *pages = several
    assert index.url == "claims/"
    assert {view.url for view in pages} == {part.link.url for part in index.parts}
    assert [(part.link.url, part.count) for part in index.parts] == [
        ("claims/of.radar-sets/", 9),
        ("claims/of.contract/", 6),
        ("claims/uncited.1/", 1),
    ]
    assert index.groups == ()
    assert [len(one) for page in pages for one in ids(page)] == [6, 9, 1]


def test_the_pages_of_a_long_list_lead_to_each_other(several):
    _, second, first, last = several
    assert (first.earlier, first.later) == (None, Link("The contract", "claims/of.contract/"))
    assert second.earlier == Link("Radar sets", "claims/of.radar-sets/")
    assert last.later is None


def test_claims_that_no_briefing_cites_are_cut_where_they_are_many(monkeypatch):
    monkeypatch.setattr(claims_view, "MOST_LISTED", 2)
    found = material()
    made = replace(found, uncited_once={"": tuple(found.lines)[:5]})
    pages = [view for view in claims_views(made) if "uncited" in view.url]
    assert [view.url for view in pages] == ["claims/uncited.1/", "claims/uncited.2/", "claims/uncited.3/"]
    assert [len(group.rows) for view in pages for group in view.groups] == [2, 2, 1]
    assert pages[1].title == "Claims: On record, not yet in a briefing, 2"


def test_every_word_of_support_and_challenge_can_be_chosen_also_without_a_script():
    assert {*SUPPORT_WORDS, ""} == set(SupportWord.__args__)
    assert set(CHALLENGE_WORDS) == set(ChallengeWord.__args__)
    style = (ROOT / "templates/assets/site.css").read_text("utf-8")
    rules = re.findall(r'&:has\(\[value(.?=".+?")\]:checked\) \.lines li:not\(\[data-(\w+)\1\]\)', style)
    for name, words in (("support", SUPPORT_WORDS), ("challenge", CHALLENGE_WORDS)):
        for word in words:
            meant = [test for test, kind in rules if kind == name and _is_met(test, word)]
            assert len(meant) == 1, word


def _is_met(test: str, word: str) -> bool:
    sign, _, value = test.partition("=")
    value = value.strip('"')
    return {"^": word.startswith, "$": word.endswith, "": word.__eq__}[sign](value)
