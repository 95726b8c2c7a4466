import pytest

from generator.pages.name import in_sentence
from generator.records.entity import Entity


@pytest.mark.parametrize(
    ("type", "name", "said"),
    [
        ("state", "Arvenia", "Arvenia"),
        ("state", "United States", "the United States"),
        ("state", "Republic of Cassia", "the Republic of Cassia"),
        ("state", "the Netherlands", "the Netherlands"),
        ("organisation", "Kremlin", "the Kremlin"),
        ("organisation", "Security Council of Russia", "the Security Council of Russia"),
        ("organisation", "Cassia's navy ministry", "Cassia's navy ministry"),
        ("organisation", "South Korea's Ministry", "South Korea's Ministry"),
        ("organisation", "United States officials", "United States officials"),
        ("organisation", "The Economist", "The Economist"),
        ("person", "Ode Harn", "Ode Harn"),
    ],
)
def test_names_take_the_article_where_english_wants_it(type, name, said):
    assert in_sentence(Entity(id="x", type=type, name=name)) == said


def test_speakers_without_a_name_take_none():
    assert (
        in_sentence(Entity(id="x", type="organisation", name="observers of Cassia", named=False))
        == "observers of Cassia"
    )
