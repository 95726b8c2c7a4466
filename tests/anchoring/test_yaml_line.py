import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.anchoring.yaml_line import yaml_line


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("fünf Millionen Boote", "quote: fünf Millionen Boote"),
        ("Es gebe … keine (5.000) Boote.", "quote: Es gebe … keine (5.000) Boote."),
        ("„Wir haben“", 'quote: "„Wir haben“"'),
        ('er sagte "so"', r'quote: "er sagte \"so\""'),
        ("so, und so", 'quote: "so, und so"'),
        ("so: und so", 'quote: "so: und so"'),
        ("-5 Grad", 'quote: "-5 Grad"'),
        ("Boot # 5", 'quote: "Boot # 5"'),
        ("wer?", 'quote: "wer?"'),
        ("a\u202eb\U000e0020", r'quote: "a\u202eb\U000e0020"'),
    ],
)
def test_a_value_is_quoted_only_where_it_must_be(value, line):
    assert yaml_line("quote", value) == line


@given(st.text(min_size=1).map(lambda text: " ".join(text.split())).filter(bool))
def test_yaml_reads_the_same_value_in_a_block_and_between_braces(value):
    line = yaml_line("quote", value)
    for document in (line, f"{{{line}, said_by: moscow}}"):
        assert yaml.load(document, Loader=yaml.BaseLoader)["quote"] == value  # noqa: S506 - strings only
