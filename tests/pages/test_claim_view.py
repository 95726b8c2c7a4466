from generator.pages.claim_view import ClaimView, claim_views
from tests.pages.lunn import material


def view(claim: str) -> ClaimView:
    return next(view for view in claim_views(material()) if view.line.id == claim)


def test_title_and_description_say_who_says_it_and_what_stands_against_it():
    assert view("radar-nearly-40").title == (
        "Cassia's navy ministry: Arvenia has supplied Belmark with nearly forty radar sets — denied"
    )
    assert view("radar-nearly-40").description == (
        "2 reports, 1 voice: Cassia's navy ministry, via Nordsee, which we have not read."
        " Denied by Arvenia and Belmark (undated, no wording given)."
    )
    assert view("steel-landed").title == "Speaker left open: 11,000 tonnes of steel were landed in Lunn"
    assert view("steel-landed").description.endswith("Nothing on record stands against it.")


def test_denials_stand_beside_the_evidence_with_their_passages():
    opposed = view("radar-nearly-40").opposed
    assert [(other.line.id, other.how) for other in opposed] == [
        ("radar-sets-denied", "denies it"),
        ("no-arms-trade", "denies a broader claim, and so this one"),
    ]
    assert opposed[0].entries[0].quotation.text == "„obwohl beide dies bestreiten“"


def test_a_denial_shows_what_it_denies_directly_and_in_general():
    denial = view("no-arms-trade")
    assert denial.is_denial
    assert [line.id for line in denial.denied] == ["radar-supplied"]
    assert [line.id for line in denial.denied_in_general] == ["radar-for-fishing", "radar-nearly-40", "radar-over-50"]


def test_relations_are_shown_on_both_pages():
    def relations(claim: str) -> dict[str, list[str]]:
        return {relation.label: [line.id for line in relation.lines] for relation in view(claim).relations}

    assert relations("contract-signed") == {
        "Fulfils the forecast": ["contract-expected"],
        "Supersedes": ["no-foreign-boats"],
    }
    assert relations("contract-expected") == {"Fulfilled by": ["contract-signed"]}
    assert relations("radar-nearly-40") == {
        "If this is so, so is": ["radar-supplied"],
        "Follows from": ["radar-for-fishing"],
        "Brought up to date by": ["radar-over-50"],
    }
    assert relations("radar-may-be-meant") == {}
    assert [(other.line.id, other.how) for other in view("radar-may-be-meant").opposed] == [
        ("no-weapons-mentioned", "cannot hold beside it")
    ]


def test_a_figure_is_shown_with_what_it_counts():
    figure = view("radar-over-50")
    assert figure.figure == "over 50 radar sets, from spring 2031 to June 2031"
    assert figure.measure == "Radar sets supplied to Belmark by Arvenia"


def test_a_claim_leads_back_to_every_briefing_that_cites_it():
    assert [(link.text, link.url) for link in view("radar-over-50").cited_in] == [
        ("Radar sets", "radar-sets/#cite-radar-over-50")
    ]
    assert view("steel-landed").cited_in == ()


def test_what_a_claim_is_about_is_kept_apart_from_when_it_was_said():
    signed = view("contract-signed")
    assert (signed.when, signed.event) == ("4 June 2031", "Arvenia and Belmark sign a contract, 4 June 2031")
    assert [entry.reported for entry in signed.entries] == ["12 June 2031", "June 2031"]
    assert signed.line.support_word == "corroborated"
