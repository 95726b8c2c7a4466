"""A search index whose bytes follow from what is in it.

Pagefind 1.5.2 writes the values of a filter, and the filters, in the order of a hash table that is another one each
time: https://github.com/Pagefind/pagefind/pull/1124 mends it for the next version, and then this file can go.

Its files are CBOR (RFC 8949) of arrays, text and whole numbers, after a signature, and named after a hash of what is in
them. A file that begins with the signature is read as it is; others are gzip.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from typing import TypeAlias

SIGNATURE = b"pagefind_dcd"
HASH = 10
"""Digits in a name; Pagefind takes seven and more."""

Value: TypeAlias = "int | str | list[Value]"

_NUMBER, _TEXT, _ARRAY = 0, 3, 4
"""Major types of CBOR."""
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
"""How many bytes of a number follow, by the low bits of the first."""


def in_order(language: str, hash: str, files: Mapping[str, bytes]) -> tuple[str, dict[str, bytes]]:
    """Return the files of one language in order, and the hash that now names their `pf_meta`, which was `hash`."""
    ordered = {path: data for path, data in files.items() if not path.endswith((".pf_filter", ".pf_meta"))}
    version, pages, chunks, filters, *rest = _array(_read(files[f"pagefind.{hash}.pf_meta"]))
    named: list[Value] = []
    for name, old in sorted(map(_pair, _items(filters))):
        _, values = _array(_read(files[f"filter/{old}.pf_filter"]))
        in_order: list[Value] = sorted(_items(values), key=lambda value: str(_items(value)[0]))
        data = encode([name, in_order])
        new = _hash(language, data)
        ordered[f"filter/{new}.pf_filter"] = SIGNATURE + data
        named.append([name, new])
    data = encode([version, pages, chunks, named, *rest])
    new = _hash(language, data)
    ordered[f"pagefind.{new}.pf_meta"] = SIGNATURE + data
    return new, ordered


def decode(data: bytes) -> Value:
    """Return what `data` says; raise ValueError where it is none of the values of an index."""
    value, end = _decode(data, 0)
    if end != len(data):
        raise ValueError("something stands after it")
    return value


def encode(value: Value) -> bytes:
    """Return a value in the shortest form."""
    if isinstance(value, int):
        return _head(_NUMBER, value)
    if isinstance(value, str):
        text = value.encode()
        return _head(_TEXT, len(text)) + text
    return _head(_ARRAY, len(value)) + b"".join(map(encode, value))


def _decode(data: bytes, at: int) -> tuple[Value, int]:
    kind, low = data[at] >> 5, data[at] & 31
    at += 1
    size = _SIZES.get(low, 0)
    number = int.from_bytes(data[at : at + size]) if size else low
    at += size
    if kind == _NUMBER and number >= 0 and (size or low < min(_SIZES)):
        return number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind != _ARRAY:
        raise ValueError(f"unexpected in an index: a value of type {kind}")
    array: list[Value] = []
    for _ in range(number):
        value, at = _decode(data, at)
        array.append(value)
    return array, at


def _array(data: bytes) -> list[Value]:
    return _items(decode(data))


def _items(value: Value) -> list[Value]:
    if not isinstance(value, list):
        raise ValueError(f"not an array: {value}")
    return value


def _pair(value: Value) -> tuple[str, str]:
    name, hash = _items(value)
    return str(name), str(hash)


def _head(kind: int, number: int) -> bytes:
    if number < min(_SIZES):
        return bytes([kind << 5 | number])
    low, size = next((low, size) for low, size in _SIZES.items() if number < 1 << 8 * size)
    return bytes([kind << 5 | low]) + number.to_bytes(size)


def _read(file: bytes) -> bytes:
    return (file if file.startswith(SIGNATURE) else gzip.decompress(file)).removeprefix(SIGNATURE)


def _hash(language: str, data: bytes) -> str:
    return f"{language}_{hashlib.sha256(data).hexdigest()[:HASH]}"
