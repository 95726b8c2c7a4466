from generator.pages.entities_view import entities_views
from generator.pages.entity_view import EntityView, entity_views
from tests.pages.lunn import material


def view(entity: str) -> EntityView:
    return next(view for view in entity_views(material()) if view.url == f"entities/{entity}/")


def lines(several):
    return [one.line.id for one in several]


def test_who_speaks_for_another_shows_its_own_words_and_leads_to_the_voice():
    ministry = view("cassia-navy-ministry")
    assert lines(ministry.says) == ["radar-nearly-40", "radar-over-50"]
    assert ministry.counts_as == "Counted as a voice of the Republic of Cassia."
    assert ministry.voice
    assert (ministry.voice.url, ministry.voice.text) == (
        "voices/cassia/",
        "All that rests on the word of the Republic of Cassia: 3 claims",
    )
    assert lines(ministry.perhaps) == ["radar-for-fishing"]


def test_what_a_voice_says_stands_on_its_own_page_and_is_not_repeated():
    arvenia = view("arvenia")
    assert (arvenia.says, arvenia.denies) == ((), ())
    assert arvenia.voice
    assert arvenia.voice.text == "All that rests on its word: 2 claims and 2 denials"
    assert [link.text for link in arvenia.spoken_by] == ["Ode Harn"]


def test_what_others_say_of_an_entity_is_told_by_briefing():
    arvenia = view("arvenia")
    assert [(group.name, lines(group.told)) for group in arvenia.groups] == [
        ("Radar sets", ["radar-nearly-40", "radar-supplied"])
    ]
    assert (arvenia.concerned, arvenia.folded) == (2, False)


def test_a_person_has_an_office_and_a_place_has_events():
    assert view("ode-harn").roles == ("Spokeswoman of Arvenia's government",)
    [event] = view("lunn").events
    assert (event.link.text, event.when, event.where) == ("Arvenia and Belmark sign a contract", "4 June 2031", None)
    [event] = view("arvenia").events
    assert event.where
    assert event.where.url == "entities/lunn/"


def test_a_speaker_without_a_name_is_said_to_be_no_voice():
    analysts = view("analysts")
    assert analysts.counts_as == "Not named in the articles, and so counted as no voice."
    assert analysts.voice is None
    assert lines(analysts.says) == ["radar-may-be-meant"]


def test_what_does_not_speak_is_not_said_to_count_as_anything():
    assert view("radar").counts_as == ""
    assert view("radar").description == "Weapon; 1 claim of others about it."


def test_the_index_lists_all_by_type_and_speakers_without_a_name_apart():
    [index] = entities_views(material())
    assert [(group.name, [row.name for row in group.rows]) for group in index.groups] == [
        ("People", ["Ismar Tolk", "Ode Harn"]),
        ("Organisations", ["Belmark's foreign ministry", "Cassia's navy ministry"]),
        ("States", ["Arvenia", "Belmark", "Republic of Cassia"]),
        ("Places", ["Lunn"]),
        ("Weapons", ["Radar sets"]),
        ("Speakers without a name", ["A fisherman from Lunn", "Analysts", "Observers"]),
    ]
    assert index.groups[2].rows[2].aka == ("Kassien",)
