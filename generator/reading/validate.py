"""From a mapping to a record, every mistake in an editor's words."""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from generator.reading.yaml import MOST_PROBLEMS
from generator.records.place import Key, Place, PlacedDict
from generator.records.problem import Problem, did_you_mean
from generator.records.validator import validator_of

T = TypeVar("T")

MOST_VALUES = 10_000
"""Of one record, however deep inside. The longest of an honest record is a hundredth of that."""

_UNKNOWN = "unexpected_keyword_argument"
_KINDS = {dict: "several keys", list: "a list", str: "text", type(None): "nothing", PlacedDict: "several keys"}


def validate(cls: type[T], data: PlacedDict, who: str, **given: str) -> tuple[T | None, list[Problem]]:
    """Return the record that `data` describes, None where it cannot be made, and what is wrong with it.

    `who` names the record in messages (`claim 'shells-5m'`); `given` are fields that stand elsewhere, such as an id.
    """
    from pydantic_core import ValidationError  # where no record is read, it is not loaded

    place = data.place
    problems = [Problem(place.key(key), f"{who}: unknown key '{key}'") for key in ("place", *given) if key in data]
    if problems:
        return None, problems
    if _count(data, MOST_VALUES) > MOST_VALUES:
        return None, [Problem(place, f"{who}: holds more than {MOST_VALUES} values", ("divide it into several",))]
    filled = PlacedDict(place)
    filled.update(data)
    filled.update(given)
    try:
        made: T = validator_of(cls).validate_python(filled)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        strangers = _strangers(errors)
        told = (details for details in errors if not _is_misspelt(details, strangers))
        return None, list(dict.fromkeys(_problem(cls, place, who, details) for details in islice(told, MOST_PROBLEMS)))
    return made, []


def _problem(cls: type, place: Place, who: str, error: Any) -> Problem:
    path: tuple[Key, ...] = tuple(part for part in error["loc"] if part != "[key]")
    kind, name = error["type"], _name(path)
    value = error["input"]
    where = who + "".join(f", {part}" for part in _inside(path))
    if kind == "missing":
        return Problem(place.at(*path[:-1]), f"{where}: `{name}` is missing")
    if kind == _UNKNOWN:
        return Problem(place.key(*path), f"{where}: unknown key '{name}'", _known_keys(cls, path, value))
    at = place.at(*path)
    if value is None:
        return Problem(place.key(*path), f"{where}: `{name}` is empty", ("write its value, or leave the key out",))
    if kind == "literal_error" and isinstance(value, str):
        allowed = re.findall(r"'([^']*)'", error["ctx"]["expected"])
        details = (*did_you_mean(str(value), allowed), f"`{name}` is one of: {', '.join(allowed)}")
        return Problem(at, f"{where}: `{name}` cannot be {_shown(value)}", details)
    if kind == "value_error":
        return Problem(at, f"{where}: `{name}` {_worded(str(error['ctx']['error']))}")
    if kind in ("tuple_type", "list_type"):
        return Problem(at, f"{where}: `{name}` should be a list, each item after a dash")
    holds_keys = kind in ("dataclass_type", "dict_type")
    wanted = "a single value" if isinstance(value, (list, dict)) and not holds_keys else "keys with values"
    return Problem(at, f"{where}: `{name}` should be {wanted}, but is {_KINDS.get(type(value), 'something else')}")


def _worded(message: str) -> str:
    # Messages of the scalars begin with the value in quotation marks or with a verb.
    return f"cannot be read: {message}" if message.startswith("'") else message


def _name(path: tuple[Key, ...]) -> str:
    """The innermost key, with its number in a list: `said_by 2`."""
    *_, last = path or ("?",)
    if isinstance(last, int):
        key = next((part for part in reversed(path) if isinstance(part, str)), "item")
        return f"{key} {last + 1}"
    return str(last)


def _inside(path: tuple[Key, ...]) -> list[str]:
    """The records on the way to the innermost key: `evidence 2`, `attribution`."""
    words: list[str] = []
    for part in path[:-1]:
        if isinstance(part, int) and words:
            words[-1] += f" {part + 1}"
        else:
            words.append(str(part))
    return words if not (path and isinstance(path[-1], int)) else words[:-1]


def _strangers(errors: Sequence[Any]) -> dict[tuple[Key, ...], list[str]]:
    """Return the unknown keys by the path of what holds them."""
    found: dict[tuple[Key, ...], list[str]] = {}
    for error in errors:
        if error["type"] == _UNKNOWN:
            *outer, name = error["loc"]
            found.setdefault(tuple(outer), []).append(str(name))
    return found


def _is_misspelt(error: Any, strangers: Mapping[tuple[Key, ...], Sequence[str]]) -> bool:
    """Whether a missing key stands there after all under a name that is nearly its own, which is told already."""
    if error["type"] != "missing":
        return False
    *outer, name = error["loc"]
    return bool(did_you_mean(str(name), strangers.get(tuple(outer), ())))


def _count(value: Any, most: int) -> int:
    """Return how many values stand in `value`, counting no further than a little over `most`."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    count = len(inside)
    for one in inside:
        if count > most:
            break
        count += _count(one, most - count)
    return count


def _known_keys(cls: type, path: tuple[Key, ...], value: Any) -> tuple[str, ...]:
    if value is None:
        return ("it has no value; between { and } a comma ends a value: put text that holds commas in quotation marks",)
    known = [name for name in _fields(cls, path[:-1]) if name not in ("place", "id")]
    near = did_you_mean(str(path[-1]), known)
    return near or (f"known keys: {', '.join(known)}",)


def _fields(cls: type, path: tuple[Key, ...]) -> list[str]:
    """The names of the fields of the record under `path`."""
    found: Any = cls
    for part in path:
        if isinstance(part, str):
            found = _record_in(typing.get_type_hints(found, include_extras=True).get(part)) or found
    return [field.name for field in dataclasses.fields(found)]


def _record_in(hint: Any) -> Any:
    if dataclasses.is_dataclass(hint):
        return hint
    return next((found for arg in typing.get_args(hint) if (found := _record_in(arg))), None)


def _shown(value: Any) -> str:
    text = str(value)
    return f"'{text if len(text) <= 60 else text[:57] + '...'}'"
