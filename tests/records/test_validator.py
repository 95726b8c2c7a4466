"""Types of fields, told to Pydantic's core."""

from dataclasses import fields
from typing import Annotated

import pytest
from pydantic_core import ValidationError

from generator.reading.kinds import KINDS
from generator.records.figure import Figure
from generator.records.reads import Reads
from generator.records.record import Written, record
from generator.records.validator import validator_of


@record
class Buoy(Written):
    number: Annotated[int, Reads(before=int)]
    names: tuple[Annotated[str, Reads(before=str.strip, after=str.upper)], ...] = ()


@record
class Adrift(Written):
    where: complex


def test_what_is_read_before_and_after_a_type_is_asked_in_this_order():
    buoy = validator_of(Buoy).validate_python({"number": "7", "names": [" north "]})
    assert (buoy.number, buoy.names) == (7, ("NORTH",))


def test_a_record_made_in_code_is_checked_as_one_that_is_read():
    assert Figure(measure="ships", amount="40") == validator_of(Figure).validate_python(
        {"measure": "ships", "amount": "40"}
    )
    with pytest.raises(ValidationError, match="cannot be an id"):
        Figure(measure="No id", amount="40")


def test_a_record_is_closed_to_other_keys():
    with pytest.raises(ValidationError, match="unexpected_keyword_argument"):
        validator_of(Buoy).validate_python({"number": "7", "colour": "red"})


def test_a_type_that_no_field_has_had_yet_is_a_mistake_of_ours():
    with pytest.raises(TypeError, match="complex"):
        validator_of(Adrift)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_of_record_can_be_checked(kind):
    with pytest.raises(ValidationError) as wrong:
        validator_of(kind.record).validate_python({})
    missing = {error["loc"][0] for error in wrong.value.errors()}
    assert missing
    assert missing <= {field.name for field in fields(kind.record)}
