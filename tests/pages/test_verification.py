import json
from dataclasses import replace

from generator.evidence.link import link
from generator.pages.claim_view import claim_views
from generator.pages.material import material_of
from generator.pages.verification_data import verification_data
from generator.pages.verification_view import VerificationView, verification_views
from generator.records.lock import AcceptedChange, Digests
from tests.pages.lunn import OPTIONS, graph, material


def view(made=None) -> VerificationView:
    [one] = verification_views(made or material())
    return one


def changed():
    """Return the material of a record in which one passage has an accepted change."""
    made = graph()
    key, passage = next((key, one) for key, one in made.passages.items() if one.source == "bote-2031-04")
    old = Digests("0" * 24, "1" * 24, "2" * 24)
    change = AcceptedChange(*key, on="2031-08-03", old=old, locked_on="2031-07-01", why="A misprint was mended.")
    passages = {**made.passages, key: replace(passage, changes=(change,))}
    return material_of(link(made.library, passages), OPTIONS), key


def test_every_passage_is_there_once_in_the_order_of_its_text():
    rows = [row for text in view().texts for row in text.passages]
    assert len(rows) == len(graph().passages) == 21
    paragraphs = [row.paragraph for row in view().texts[0].passages]
    assert paragraphs == sorted(paragraphs)
    [first, *_] = view().texts[0].passages
    assert (first.state, first.proved, first.selector) == ("proved", "1 July 2031", "7330a87c54a8e4e4")
    assert [(link.text, link.url) for link in first.uses] == [("radar-supplied/1", "claims/radar-supplied/#evidence-1")]


def test_the_summary_says_what_was_proved_and_how():
    assert view().description == (
        "21 of 21 passages proved against the text for this build, 0 by the record of an earlier proof."
    )
    without = view(material(texts=False))
    assert without.description.startswith("0 of 21 passages proved against the text for this build, 21 by")
    assert [(state.word, state.count) for state in without.states] == [("Proved earlier", 21)]
    assert len(without.not_in_hand) == 4
    assert without.texts[0].note == "Not in hand for this build; last proved on 1 July 2031."


def test_a_source_that_nobody_has_read_has_nothing_to_prove():
    assert [link.url for link in view().unread] == ["sources/nordsee-2031/"]
    assert "nordsee-2031" not in {text.fragment.removeprefix("source-") for text in view().texts}


def test_the_fingerprint_is_that_of_the_text_in_hand_or_of_the_one_it_was_proved_against():
    digests = [text.digest for text in view().texts]
    assert digests == [text.digest for text in view(material(texts=False)).texts]
    assert digests[0].startswith("e0392fdf")


def test_an_accepted_change_is_told_with_its_dates_and_its_reason():
    made, _ = changed()
    assert view(made).changed == 1
    [told] = [row.changes for text in view(made).texts for row in text.passages if row.changes]
    assert told == ("The wording changed after 1 July 2031; accepted on 3 August 2031: A misprint was mended",)


def test_the_page_of_a_claim_says_at_once_that_its_wording_has_changed():
    made, _ = changed()
    notices = [notice for claim in claim_views(made) for notice in claim.notices if "wording" in notice]
    assert notices == [
        "Evidence 1: the wording changed after 1 July 2031; accepted on 3 August 2031: A misprint was mended."
    ]


def test_the_commit_is_named_where_the_builder_names_it():
    assert view().commit == ""
    assert view(material_of(graph(), replace(OPTIONS, commit="abc1234"))).commit == "abc1234"


def test_programs_get_the_same_with_keys_in_a_fixed_order_and_no_word_of_an_article():
    made, key = changed()
    data = json.loads(verification_data(made))
    assert list(data) == ["format", "commit", "states", "texts", "unread", "passages"]
    assert data["states"] == {"exact": 21, "moved": 0, "retyped": 0, "new": 0, "locked": 0}
    assert len(data["passages"]) == 21
    [told] = [one for one in data["passages"] if one["changes"]]
    assert (told["source"], told["selector"]) == key
    assert told["changes"] == [
        {
            "locked_on": "2031-07-01",
            "accepted_on": "2031-08-03",
            "old_words": "0" * 24,
            "why": "A misprint was mended.",
        }
    ]
    words = "Radargeräte"
    assert words in graph().library.texts["bote-2031-04"].text
    assert words.encode() not in verification_data(made)
    assert verification_data(made) == verification_data(made)
