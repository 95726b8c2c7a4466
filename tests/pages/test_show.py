from dataclasses import replace

import pytest

from generator.anchoring.passage import Passage
from generator.evidence.graph import Graph
from generator.evidence.link import link
from generator.evidence.references import reference_problems
from generator.pages.show import rights_problems, shown_passages
from generator.records.briefing import Briefing
from generator.records.claim import Attribution, Claim, Evidence
from generator.records.library import Library
from generator.records.source import ExcerptLimit, Source
from generator.records.text import ArticleText
from tests.pages.lunn import OPTIONS

TEXT = "eins zwei drei vier fünf sechs sieben acht neun zehn"
QUOTE = "eins zwei … neun zehn"


def graph_of(
    *evidence: Evidence, rights: str = "excerpt", cited: bool = True, text: str | None = TEXT, limit: str | None = None
) -> Graph:
    """Return a record of one source and one claim for each item of evidence, which a briefing cites, or none does."""
    source = Source(
        id="s", label="S", rights=rights, excerpt_limit=ExcerptLimit(share=limit, why="asked for") if limit else None
    )
    claims = {f"c{n}": Claim(id=f"c{n}", claim="C.", evidence=(item,)) for n, item in enumerate(evidence)}
    briefing = Briefing(id="b", title="B", question="?", summary="Ours [@ours].", key=tuple(claims) if cited else ())
    texts = {"s": ArticleText("s", "s.txt", text)} if text is not None else {}
    library = Library(sources={"s": source}, claims=claims, briefings={"b": briefing}, texts=texts)
    passages = {}
    for item in evidence:
        for selector in (item.selector, *([item.attribution.selector] if item.attribution else [])):
            first, last = selector.ends
            start = (text or TEXT).find(first)
            end = (text or TEXT).find(last or first, start) + len(last or first)
            words = text[start:end] if text else None
            passage = Passage("s", selector, "exact" if text else "locked", 1, start, end, words, "2031-01-01")
            passages[passage.key] = passage
    assert not reference_problems(library)
    return link(library, passages)


def evidence(quote: str = QUOTE, **more: object) -> Evidence:
    return Evidence(source="s", quote=quote, **more)


def shown(graph: Graph, **options: object) -> tuple[str, str, str]:
    [item] = graph.items_by_claim["c0"]
    what = shown_passages(graph, replace(OPTIONS, **options))[item.passage.key]
    return what.extent, what.first, what.last


def test_a_cited_passage_of_a_text_in_hand_is_shown_whole():
    assert shown(graph_of(evidence())) == ("whole", TEXT, "")


@pytest.mark.parametrize(
    "graph",
    [
        pytest.param(graph_of(evidence(), cited=False), id="no briefing cites the claim"),
        pytest.param(graph_of(evidence(), text=None), id="the text is not in hand"),
        pytest.param(graph_of(evidence(show="ends")), id="the editor says so"),
        pytest.param(
            graph_of(evidence(), rights="full", cited=False), id="no briefing cites it, though all may be shown"
        ),
    ],
)
def test_any_other_passage_is_shown_by_its_first_and_last_words(graph):
    assert shown(graph) == ("ends", "eins zwei", "neun zehn")


def test_a_passage_longer_than_allowed_is_shown_by_its_ends():
    assert shown(graph_of(evidence()), excerpt_words=10)[0] == "whole"
    assert shown(graph_of(evidence()), excerpt_words=9)[0] == "ends"


@pytest.mark.parametrize("text", [TEXT, None])
def test_of_a_withheld_source_nothing_is_shown(text):
    assert shown(graph_of(evidence(), rights="withheld", text=text)) == ("nothing", "", "")


def test_one_use_that_shortens_a_passage_shortens_it_for_all():
    assert shown(graph_of(evidence(), evidence(show="ends")))[0] == "ends"


def test_the_passage_that_names_the_speaker_follows_the_same_rules():
    named = evidence("vier fünf", attribution=Attribution(quote="sechs sieben … zehn"), show="ends")
    graph = graph_of(named)
    [item] = graph.items_by_claim["c0"]
    assert item.attribution is not None
    assert shown_passages(graph, OPTIONS)[item.attribution.key].extent == "ends"


def test_too_much_of_an_article_is_a_problem_that_lists_the_longest_passages():
    graph = graph_of(evidence("eins zwei drei"), evidence("drei vier fünf sechs"), evidence("zehn"))
    [problem] = rights_problems(graph, replace(OPTIONS, excerpt_share=0.25))
    assert str(problem) == (
        ": source 's': 7 of its 10 words would be shown, and 2 may be\n"
        "    4 words: claim 'c1', evidence 1 (paragraph 1)\n"
        "    3 words: claim 'c0', evidence 1 (paragraph 1)\n"
        "    these are the longest: put `show: ends` under some, or `excerpt_limit: {share, why}` under the source"
    )


def test_words_shown_twice_count_once():
    graph = graph_of(evidence("eins zwei drei"), evidence("zwei drei vier"))
    assert not rights_problems(graph, replace(OPTIONS, excerpt_share=0.4))
    assert rights_problems(graph, replace(OPTIONS, excerpt_share=0.39))


def test_first_and_last_words_do_not_count():
    assert not rights_problems(graph_of(evidence(show="ends")), replace(OPTIONS, excerpt_share=0.0))


def test_a_source_may_have_a_limit_of_its_own():
    assert not rights_problems(graph_of(evidence(), limit="1.0"), replace(OPTIONS, excerpt_share=0.1))
    assert rights_problems(graph_of(evidence(), limit="0.5"), replace(OPTIONS, excerpt_share=1.0))


def test_a_text_that_may_be_shown_has_no_limit_unless_it_is_given():
    assert not rights_problems(graph_of(evidence(), rights="full"), replace(OPTIONS, excerpt_share=0.1))
    assert rights_problems(graph_of(evidence(), rights="full", limit="0.1"), OPTIONS)
