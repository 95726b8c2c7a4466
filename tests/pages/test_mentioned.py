from pathlib import Path

import pytest

from generator.pages.mentioned import Mentioned, names_of
from generator.pages.prose import Mark, render_prose
from generator.pages.typeset import typeset
from generator.records.entity import Entity
from tests.evidence.records import cases

CASES = cases(Path(__file__).parent / "cases/mentioned.yml")
ENTITIES = (
    Entity(id="shoigu", type="person", name="Sergei Shoigu", aka=("Shoigu",)),
    Entity(id="harn", type="person", name="Harn"),
    Entity(id="obrien", type="person", name="O'Brien"),
    Entity(id="one", type="person", name="Kim"),
    Entity(id="other", type="person", name="Kim"),
    Entity(id="kremlin", type="organisation", name="Kremlin"),
    Entity(id="short", type="organisation", name="Security Council"),
    Entity(id="council", type="organisation", name="Security Council of Russia", aka=("council",)),
    Entity(id="analysts", type="organisation", name="Analysts", aka=("Experts",), named=False),
    Entity(id="russia", type="state", name="Russia"),
    Entity(id="pyongyang", type="place", name="Pyongyang"),
)


def mark(_claim: str) -> Mark:
    return Mark("1", "", "citation 1", card="card-a")


def html(text: str) -> str:
    mentioned = Mentioned(names_of(ENTITIES))
    return render_prose(text, page="arms/", level=2, mark=mark, mentioned=mentioned).html


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_name_leads_to_its_page_where_it_is_first_mentioned(case):
    mentioned = Mentioned(names_of(ENTITIES))
    pieces = mentioned.split(typeset(case["text"]))
    told = "".join(f"‹{text} →{url.split('/')[1]}›" if url else text for text, url in pieces)
    assert told == case["is"]


def test_a_record_without_names_leads_nowhere():
    assert list(Mentioned(names_of(())).split("Some words.")) == [("Some words.", "")]
    assert list(Mentioned(names_of(())).split("")) == [("", "")]


def test_names_are_found_inside_the_words_that_a_citation_carries():
    assert html("So Sergei Shoigu said [@a].").startswith(
        '<p><span class="carried" data-claims="a">So </span><span class="carried" data-claims="a">'
        '<a class="mention" href="../entities/shoigu/">Sergei Shoigu</a></span>'
    )


def test_a_short_name_stays_on_one_line_with_its_citation():
    short = html("Harn [@a] says so [@ours].")
    assert '<span class="together"><span class="carried" data-claims="a"><a class="mention"' in short
    long = html("The Security Council of Russia [@a] says so.")
    assert 'class="together"' not in long.partition("</button>")[0]


@pytest.mark.parametrize(
    "text", ["[Harn](method.md) spoke [@ours].", "## Harn\n\nThey spoke [@ours].", "[*so Harn said*](method.md) [@a]."]
)
def test_names_in_links_and_headings_stay_as_they_are(text):
    assert 'class="mention"' not in html(text)


def test_nothing_leads_to_a_kind_of_page_that_is_left_out():
    shown = render_prose("See [it](sources/a/) [@ours].", page="arms/", level=2, mark=mark, left_out={"source"}).html
    assert "href" not in shown
    assert ">it</span>" in shown
