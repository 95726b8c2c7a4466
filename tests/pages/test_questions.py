from generator.evidence.open_questions import Question
from generator.pages.briefing_view import briefing_views
from generator.pages.open_questions_view import open_questions_views
from generator.pages.question_words import HEADS, ranges
from generator.pages.questions import AT_ONCE, MOST, question_groups
from tests.pages.lunn import graph, material


def groups():
    [view] = open_questions_views(material())
    return {group.fragment: group for group in view.groups}


def rows(group):
    return [(row.sentence or row.note, [line.id for line in row.lines]) for row in (*group.first, *group.rest)]


def test_questions_are_told_by_kind_in_plain_sentences():
    assert [(group.title, group.count) for group in groups().values()] == [
        ("Said and denied", "4 claims"),
        ("Cannot both be so", "1 pair"),
        ("Figures that cannot both be right", "1 pair"),
        ("On one voice alone", "6 claims"),
        ("Stated as fact, with nobody named", "1 claim"),
        ("Said by people without a name", "3 claims"),
        ("Who says so?", "2 claims"),
        ("Reports that nobody here has read", "1 report"),
        ("What we do not know of our sources", "2 sources"),
    ]
    assert rows(groups()["one-voice"])[0] == (
        "Only the Republic of Cassia says so: 3 claims",
        ["radar-nearly-40", "radar-over-50", "radar-supplied"],
    )
    assert rows(groups()["report-not-read"]) == [
        ("Report of the agency Nordsee on radar sets: 2 claims rest on it", ["radar-nearly-40", "radar-for-fishing"])
    ]
    assert rows(groups()["source-not-recorded"])[0] == (
        "Article on the radar sets and the contract: publisher and address are not recorded; 5 claims rest on it",
        [],
    )


def test_a_denied_claim_is_asked_about_with_what_stands_against_it():
    assert rows(groups()["denied"])[0] == (
        "Denied by Arvenia and Belmark (undated, no wording given)",
        ["radar-nearly-40"],
    )


def test_each_question_leads_to_what_it_is_about():
    about = {row.about.url for group in groups().values() for row in group.first if row.about}
    assert {"voices/cassia/", "sources/nordsee-2031/", "entities/analysts/"} <= about


def test_a_briefing_asks_about_what_it_cites_and_the_site_leads_to_it():
    [view] = open_questions_views(material())
    briefing = next(one for one in briefing_views(material()) if one.name == "The contract")
    fragments = [group.fragment for group in briefing.questions]
    assert fragments[:2] == ["open-questions-contradicted", "open-questions-one-voice"]
    assert [(one.name, one.url) for one in view.briefings] == [
        ("Radar sets", "radar-sets/#open-questions"),
        ("The contract", "contract/#open-questions"),
    ]


def test_of_many_claims_some_are_listed_and_of_many_questions_some_are_shown_at_once():
    claims = tuple(graph().library.claims.values()) * 3
    voice = graph().library.entities["cassia"]
    [one] = question_groups(material(), [Question("one voice", claims, voice)])
    assert (len(one.first[0].lines), one.first[0].more) == (MOST, len(claims) - MOST)
    [many] = question_groups(material(), [Question("denied", claims[:1])] * (AT_ONCE + 2), "x-")
    assert (len(many.first), len(many.rest), many.fragment) == (AT_ONCE, 2, "x-denied")


def test_every_kind_of_question_has_a_head():
    kinds = Question.__dataclass_fields__["kind"].type
    assert kinds == "QuestionKind"
    assert len({head.title for head in HEADS.values()}) == len(HEADS) == 14


def test_numbers_that_follow_one_another_are_joined():
    assert ranges((1, 2, 3, 7, 9, 10)) == "1–3, 7 and 9–10"
    assert ranges((4,)) == "4"
