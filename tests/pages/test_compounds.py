from generator.pages.compounds import last_parts, vocabulary

WORDS = vocabulary(["Granaten und Raketen, ein Programm.", "die Waffen; Handel; Artillerie; a b"])


def test_a_vocabulary_has_the_words_that_can_end_another():
    assert sorted(WORDS) == ["artillerie", "granaten", "handel", "programm", "raketen", "waffen"]


def test_a_word_is_found_by_its_last_part_where_that_is_a_word():
    assert list(last_parts("„Artilleriegranaten“, Raketen und Massenvernichtungswaffen", WORDS)) == [
        "granaten",
        "waffen",
    ]


def test_the_longest_last_part_counts_and_each_is_there_once():
    words = {"abwehrwaffen", "waffen"}
    assert list(last_parts("Panzerabwehrwaffen Panzerabwehrwaffen Schusswaffen", words)) == ["abwehrwaffen", "waffen"]


def test_a_short_beginning_is_no_word():
    assert list(last_parts("Umhandel unhandel", WORDS)) == []
