"""The made-up record is sound, the same each time, and grows without changing."""

from itertools import islice

from bench.corpus import CITATIONS, PASSAGES, Corpus
from bench.ours import Ours
from generator import build
from tests.test_broken import options


def test_a_seed_gives_one_record_and_another_seed_another():
    assert list(Corpus(3).claims()) == list(Corpus(3).claims())
    assert list(Corpus(3).articles()) != list(Corpus(3, seed=2).articles())


def test_a_small_record_is_the_beginning_of_a_large_one():
    assert list(Corpus(5).articles()) == list(islice(Corpus(50).articles(), 5))


def test_every_claim_is_cited_once_and_every_passage_used():
    corpus = Corpus(20)
    claims = [claim for _, group in corpus.claims() for claim in group]
    cited = [claim for briefing in corpus.briefings() for claim in briefing.cited]
    passages = {(one.article.id, one.passage.paragraph) for claim in claims for one in claim.evidence}
    assert sorted(cited) == sorted(claim.id for claim in claims)
    assert len(passages) == 20 * PASSAGES
    assert max(len(briefing.cited) for briefing in corpus.briefings()) == CITATIONS


def test_one_statement_is_edited_and_no_other():
    corpus = Corpus(20)
    file, edited, changed = corpus.edited("as it is now")
    before = dict(corpus.claims())[file]
    assert [claim.id for claim, old in zip(edited, before, strict=True) if claim != old] == [changed]
    assert next(claim for claim in edited if claim.id == changed).statement.endswith(", as it is now.")


def test_our_form_of_the_record_is_proved_to_the_last_passage(tmp_path):
    Ours().write(Corpus(20), tmp_path)
    graph = build.check(options(tmp_path))
    assert len(graph.passages) == 20 * PASSAGES
    assert {passage.state for passage in graph.passages.values()} == {"exact"}
