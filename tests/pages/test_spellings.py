import pytest

from generator.pages.spellings import Spellings
from generator.records.entity import Entity
from generator.records.place import Place


def entity(id: str, name: str, *aka: str) -> Entity:
    return Entity(place=Place("entities.yml"), id=id, type="person", name=name, aka=aka)


NAMES = Spellings(
    [
        entity("shoigu", "Sergei Shoigu", "Sergej Schoigu", "Shoigu", "Schoigu"),
        entity("ministry", "defence ministry of Arvenia", "Verteidigungsministerium Arweniens"),
        entity("kim", "Kim Jong Un"),
    ]
)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Herr Schoigu war hier", "Sergei Shoigu Sergej"),
        ("Shoigu’s visit", "Sergei Sergej Schoigu"),
        ("SHOIGU", "Sergei Sergej Schoigu"),
        ("Schoigus Reise", "Sergei Shoigu Sergej"),
        ("das Verteidigungsministerium Arwenien", "defence ministry of Arvenia"),
        ("Kim Jong Il", ""),
        ("Kim Jong Un", ""),
        ("a ministry", ""),
        ("", ""),
    ],
)
def test_a_name_in_a_text_brings_its_other_spellings(text, other):
    assert NAMES.other(text) == other


def test_a_name_that_is_given_brings_all_its_spellings_that_the_text_does_not_have():
    assert NAMES.other("He came with Shoigu", ["Kim Jong Un", "Nobody"]) == "Kim Jong Un Sergei Sergej Schoigu"
