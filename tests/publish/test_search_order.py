import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.search_order import SIGNATURE, decode, encode, in_order

VALUES = st.recursive(st.integers(0, 2**64 - 1) | st.text(), st.lists, max_leaves=30)


@given(VALUES)
def test_what_is_written_is_read(value):
    assert decode(encode(value)) == value


@pytest.mark.parametrize(
    ("value", "data"),  # RFC 8949, appendix A
    [
        (0, "00"),
        (23, "17"),
        (24, "1818"),
        (1000, "1903e8"),
        (1000000, "1a000f4240"),
        (18446744073709551615, "1bffffffffffffffff"),
        ("", "60"),
        ("ü", "62c3bc"),
        ([], "80"),
        ([1, [2, 3], [4, 5]], "8301820203820405"),
        (list(range(1, 26)), "98190102030405060708090a0b0c0d0e0f101112131415161718181819"),
    ],
)
def test_values_are_written_as_the_standard_says(value, data):
    assert encode(value).hex() == data
    assert decode(bytes.fromhex(data)) == value


@pytest.mark.parametrize("data", ["20", "f5", "fb3ff199999999999a", "a0", "9fff", "0000"])
def test_what_an_index_does_not_have_is_refused(data):
    with pytest.raises(ValueError, match=r"unexpected|after it"):
        decode(bytes.fromhex(data))


def packed(value) -> bytes:
    return gzip.compress(SIGNATURE + encode(value))


def index(filters: dict[str, list]) -> dict[str, bytes]:
    meta = ["1.5.2", [["en_1", 3]], [["a", "z", "en_2"]], [[name, f"en_{name}"] for name in filters], [], ["title"]]
    made = {f"filter/en_{name}.pf_filter": packed([name, values]) for name, values in filters.items()}
    return made | {"pagefind.en_0.pf_meta": packed(meta), "pagefind.js": b"as it is"}


def test_filters_and_their_values_are_put_in_order_and_named_after_what_is_in_them():
    one = index({"year": [["2024", [1, 2]], ["2023", [3]]], "source": [["b", [1]], ["a", [2]]]})
    other = index({"source": [["a", [2]], ["b", [1]]], "year": [["2023", [3]], ["2024", [1, 2]]]})
    hash, files = in_order("en", "en_0", one)
    assert (hash, files) == in_order("en", "en_0", other)
    meta = decode(files[f"pagefind.{hash}.pf_meta"].removeprefix(SIGNATURE))
    assert meta[:3] == ["1.5.2", [["en_1", 3]], [["a", "z", "en_2"]]]
    assert meta[4:] == [[], ["title"]]
    [[source, first], [year, second]] = meta[3]
    assert (source, year) == ("source", "year")
    assert decode(files[f"filter/{first}.pf_filter"].removeprefix(SIGNATURE)) == ["source", [["a", [2]], ["b", [1]]]]
    assert decode(files[f"filter/{second}.pf_filter"].removeprefix(SIGNATURE)) == [
        "year",
        [["2023", [3]], ["2024", [1, 2]]],
    ]
    assert files.keys() == {
        f"filter/{first}.pf_filter",
        f"filter/{second}.pf_filter",
        f"pagefind.{hash}.pf_meta",
        "pagefind.js",
    }
