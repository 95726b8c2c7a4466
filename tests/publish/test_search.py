"""The index of the small record, as Pagefind makes it."""

import gzip
import json
import re

import pytest

from generator.pages.search_record import SearchRecord, search_records
from generator.publish import search
from generator.publish.search import can_search, search_index
from generator.publish.search_order import SIGNATURE
from tests.pages.lunn import SITE, material


@pytest.fixture(scope="module")
def index() -> dict[str, bytes]:
    return dict(search_index(search_records(material())))


def unpacked(data: bytes) -> bytes:
    return (data if data.startswith(SIGNATURE) else gzip.decompress(data)).removeprefix(SIGNATURE)


def fragments(index: dict[str, bytes]) -> dict[str, dict]:
    """Return what a result is made of, by its address."""
    found = [json.loads(unpacked(data)) for path, data in index.items() if path.endswith(".pf_fragment")]
    return {one["url"]: one for one in found}


def test_there_is_a_folder_for_each_language_with_all_that_its_search_loads(index):
    shape = re.compile(
        r"search/(en|de)/("
        r"pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.\1\.pagefind|pagefind\.\1_[0-9a-f]+\.pf_meta"
        r"|(fragment|index|filter)/\1_[0-9a-f]+\.pf_\3)"
    )
    assert not [path for path in index if not shape.fullmatch(path)]
    for language in ("en", "de"):
        entry = json.loads(index[f"search/{language}/pagefind-entry.json"])
        assert list(entry["languages"]) == [language]
        assert f"search/{language}/pagefind.{entry['languages'][language]['hash']}.pf_meta" in index
        assert f"search/{language}/wasm.{language}.pagefind" in index


def test_every_record_is_in_it(index):
    records = {record.url: record for record in search_records(material())}
    found = fragments(index)
    assert found.keys() == records.keys()
    claim = found["claims/radar-nearly-40/"]
    assert claim["meta"]["title"].endswith("nearly forty radar sets — denied")
    assert claim["content"].startswith(claim["meta"]["title"])
    assert claim["filters"]["kind"] == ["claim"]
    assert claim["filters"]["challenge"] == ["denied"]


def test_the_same_records_give_the_same_bytes(index):
    assert list(search_index(search_records(material()))) == list(index.items())
    assert list(index) == sorted(index, key=lambda path: (path.split("/")[1], path))


def test_nothing_withheld_or_left_unread_is_in_it(index):
    everything = b"\n".join(map(unpacked, (data for path, data in index.items() if ".pf_" in path))).decode(
        "utf-8", "replace"
    )
    withheld = (SITE / "articles/letter-2031-06.txt").read_text("utf-8")
    for words in ["neutralen Fachleuten", "Vertraulich", "Kassien zugesagt"]:
        assert words in withheld
        assert words not in everything
    assert "Zehn Rezepte" not in everything  # a teaser that no claim rests on


def test_a_language_that_cannot_be_stemmed_is_searched_all_the_same():
    records = [
        SearchRecord("a/", "passage", "One", "Ein Satz", language="und"),
        SearchRecord("b/", "passage", "Two", "일이삼", language="ko"),
    ]
    index = dict(search_index(records))
    assert "search/und/wasm.unknown.pagefind" in index
    assert "search/ko/wasm.unknown.pagefind" in index
    assert json.loads(index["search/ko/pagefind-entry.json"])["languages"]["ko"]["page_count"] == 1


def test_what_cannot_run_here_is_no_search(tmp_path, monkeypatch):
    broken = tmp_path / "pagefind"
    broken.write_bytes(b"\x7fELF for another machine")
    broken.chmod(0o755)
    for program in (None, broken, tmp_path / "missing"):
        monkeypatch.setattr(search, "_program", lambda program=program: program)
        can_search.cache_clear()
        assert not can_search()
    monkeypatch.undo()
    can_search.cache_clear()
    assert can_search()


def test_a_program_that_ends_before_it_answers_is_a_mistake_of_ours(tmp_path, monkeypatch):
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setattr(search, "_program", lambda: program)
    with pytest.raises(RuntimeError, match="ended before it answered"):
        list(search_index([SearchRecord("a/", "page", "One", "")]))
