"""A withdrawn or corrected source is told where its claims are shown, with what is left of each without it."""

from dataclasses import replace
from functools import cache

from generator.evidence.link import link
from generator.pages.doubt import doubts_of_briefing, doubts_of_claim, touched_groups
from generator.pages.material import Material, material_of
from generator.pages.source_view import source_views
from generator.records.date import parse_date
from generator.records.markers import cited_claims
from generator.records.source import Withdrawal
from tests.pages.lunn import OPTIONS, graph


@cache
def doubtful() -> Material:
    """Return the small record with one report withdrawn and another corrected."""
    library = graph().library
    sources = dict(library.sources)
    withdrawal = Withdrawal(on=parse_date("2031-07"), why="The paper took it back.")
    sources["bote-2031-04"] = replace(sources["bote-2031-04"], withdrawn=withdrawal)
    sources["nordsee-2031"] = replace(sources["nordsee-2031"], correction="A number was misread.")
    made = link(replace(library, sources=sources), graph().passages)
    return material_of(made, OPTIONS)


def test_a_claim_says_what_is_left_without_the_source():
    assert [doubt.text for doubt in doubts_of_claim(doubtful(), "radar-nearly-40")] == [
        "Rests on “Report on the dispute over radar sets”, withdrawn, July 2031: The paper took it back. Without it, "
        "the claim stands on 1 report, 1 voice: Cassia's navy ministry, via Nordsee, which we have not read.",
        "Rests on “Report of the agency Nordsee on radar sets”, corrected by its publisher: A number was misread. "
        "Should the correction touch it, nothing carries this claim.",
    ]
    assert doubts_of_claim(doubtful(), "contract-signed") == ()


def test_a_briefing_says_how_many_of_its_claims_rest_on_the_source():
    briefing = cited_claims(graph().library.briefings["radar-sets"])
    withdrawn, corrected = doubts_of_briefing(doubtful(), briefing)
    assert withdrawn.text == (
        "4 claims of this briefing rest on “Report on the dispute over radar sets”, 3 of them on nothing else. It has "
        "been withdrawn, July 2031: The paper took it back."
    )
    assert withdrawn.link.url == "sources/bote-2031-04/#falls"
    assert corrected.text.startswith("2 claims of this briefing rest on ")
    assert ", on nothing else. It has been corrected by its publisher: " in corrected.text


def test_the_page_of_the_source_lists_what_falls_and_what_stands():
    groups = {
        group.title: [(one.line.id, one.left[:8]) for one in group.lines]
        for group in touched_groups(doubtful(), doubtful().graph.library.sources["bote-2031-04"])
    }
    assert list(groups) == ["Falls: nothing else carries it", "Stands on other evidence"]
    assert ("no-arms-trade", "") in groups["Falls: nothing else carries it"]
    assert groups["Stands on other evidence"] == [("radar-nearly-40", "1 report")]
    corrected = touched_groups(doubtful(), doubtful().graph.library.sources["nordsee-2031"])
    assert corrected[0].title == "Would fall: nothing else carries it"


def test_a_source_that_is_in_no_doubt_has_no_such_list():
    pages = {view.url: view for view in source_views(doubtful())}
    assert pages["sources/kurier-2031-06/"].touched == ()
    assert pages["sources/bote-2031-04/"].touched


def test_a_copy_and_what_it_repeats_lead_to_each_other():
    library = graph().library
    sources = dict(library.sources)
    sources["kurier-2031-06"] = replace(sources["kurier-2031-06"], same_text_as="bote-2031-04")
    withdrawal = Withdrawal(on=parse_date("2031-07"), why="The paper took it back.")
    sources["bote-2031-04"] = replace(sources["bote-2031-04"], withdrawn=withdrawal)
    made = link(replace(library, sources=sources), graph().passages)
    pages = {view.url: view for view in source_views(material_of(made, OPTIONS))}
    assert pages["sources/bote-2031-04/"].notices == (
        "Withdrawn, July 2031: The paper took it back.",
        "Repeated word for word by “Article on the radar sets and the contract”; they count as one report.",
    )
    assert pages["sources/kurier-2031-06/"].notices == (
        "Repeats the text of “Report on the dispute over radar sets”, which is withdrawn, and counts with it as one "
        "report.",
    )
