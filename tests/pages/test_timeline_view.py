from generator.pages.briefing_dates import briefing_dates
from generator.pages.timeline_view import timeline_views
from tests.pages.lunn import graph, material


def view(briefing: str = ""):
    url = f"timeline/{briefing}/" if briefing else "timeline/"
    return next(view for view in timeline_views(material()) if view.url == url)


def lines(view):
    return [(moment.when, moment.title, [one.line.id for one in moment.claims]) for moment in moments(view)]


def moments(view):
    return [moment for year in view.years for moment in year.moments]


def test_everything_dated_stands_in_order_under_its_year():
    assert [(year.name, year.fragment) for year in view().years] == [("2031", "year-2031")]
    assert lines(view()) == [
        ("March 2031", "", ["steel-landed"]),
        ("summer 2031", "", ["contract-expected"]),
        ("4 June 2031", "Arvenia and Belmark sign a contract", ["contract-signed"]),
    ]
    assert view().description == ("1 event and 2 dated claims, each with who says it and what stands against it.")


def test_the_timeline_of_a_briefing_tells_only_what_it_cites():
    assert [claims for _, _, claims in lines(view("contract"))] == [["contract-expected"], ["contract-signed"]]
    assert lines(view("radar-sets")) == []
    assert view("radar-sets").strip is None


def test_each_timeline_leads_to_all_others_and_says_which_it_is():
    choices = [(choice.link.text, choice.link.url, choice.count, choice.chosen) for choice in view("contract").choices]
    assert choices == [
        ("All that is dated", "timeline/", 3, False),
        ("Radar sets", "timeline/radar-sets/", 0, False),
        ("The contract", "timeline/contract/", 2, True),
    ]


def test_what_a_claim_is_about_when_it_was_said_and_when_reported_are_kept_apart():
    [signed] = [one for moment in moments(view()) for one in moment.claims if one.line.id == "contract-signed"]
    assert (signed.about, signed.spoken.said, signed.spoken.reported) == ("", "", "June 2031; 12 June 2031")


def test_a_season_is_a_span_and_a_day_a_dot():
    bars = {moment.when: moment.bar for moment in moments(view())}
    assert bars["summer 2031"].dot is None
    assert bars["summer 2031"].pieces
    assert bars["4 June 2031"].dot is not None


def test_a_briefing_shows_its_events_in_short():
    dates = briefing_dates(material(), graph().library.briefings["contract"])
    [event] = dates.events
    assert (event.when, event.title, event.told) == ("4 June 2031", "Arvenia and Belmark sign a contract", "1 claim")
    assert event.url == "timeline/contract/#event-contract-2031"
    assert dates.link == "Timeline: 1 event and 1 dated claim"
    assert briefing_dates(material(), graph().library.briefings["radar-sets"]) is None
