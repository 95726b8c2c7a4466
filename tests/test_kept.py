"""A record that is kept and edited gives what a build from nothing gives, byte for byte and word for word."""

from __future__ import annotations

import copy
import gc
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any
from weakref import ref

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator import build
from generator import remembered as module
from generator.evidence.references import ReferenceCheck
from generator.kept import Kept
from generator.pages import claims_view
from generator.pages.frame import Link
from generator.reading import library as library_module
from generator.reading.library import read_library
from generator.records import drawn, share_work
from generator.records.claim import Claim
from generator.records.library import Library
from generator.records.lock import LockedPassage
from generator.records.options import Options
from generator.records.problem import ProblemsFound
from generator.records.stored import Pieces
from generator.records.traced import Trace
from generator.remembered import FILE, load, save
from tests.pages.lunn import HANDWRITTEN, OPTIONS, ROOT, SITE

Outcome = dict[str, bytes] | str
Data = dict[str, Any]


@pytest.fixture(autouse=True, scope="module")
def short_stretches():
    """Let a small record have what a large one has: pieces of work that are passed over together."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(drawn, "_PIECES", 8)
        yield


class Workplace:
    """A copy of the small record that is edited by chance, as people do."""

    def __init__(self, folder: Path, chance: Random) -> None:
        self.chance = chance
        shutil.copytree(SITE, folder / "site")
        shutil.copytree(ROOT / "templates", folder / "templates")
        self.root = folder / "site"
        self.options = replace(
            OPTIONS,
            root=self.root,
            briefings=self.root / "briefings",
            articles=self.root / "articles",
            templates=folder / "templates",
            cache=folder / "cache",
        )

    def files(self, pattern: str) -> list[Path]:
        return sorted(self.options.briefings.glob(pattern))

    def edit(self, path: Path, change: Callable[[Data], None]) -> None:
        data = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - strings only
        change(data)
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")

    def edit_claim(self, change: Callable[[dict[str, Data], str], None]) -> None:
        path = self.chance.choice(self.files("claims/*.yml"))
        self.edit(path, lambda data: change(data["claims"], self.chance.choice(sorted(data["claims"]))))

    def edit_many(self, name: str, change: Callable[[Data], None]) -> None:
        path = self.options.briefings / f"{name}.yml"
        self.edit(path, lambda data: change(data[name][self.chance.choice(sorted(data[name]))]))

    def ids(self) -> list[str]:
        return sorted(
            id for path in self.files("claims/*.yml") for id in yaml.safe_load(path.read_text("utf-8"))["claims"]
        )

    def names(self) -> list[str]:
        """Return the ids of all entities."""
        return sorted(yaml.safe_load((self.options.briefings / "entities.yml").read_text("utf-8"))["entities"])

    def article(self) -> Path:
        return self.chance.choice(sorted(self.options.articles.glob("*.txt")))


def _statement(at: Workplace) -> None:
    at.edit_claim(lambda claims, id: claims[id].update(claim=claims[id]["claim"].rstrip(".") + ", they say."))


def _note(at: Workplace) -> None:
    at.edit_claim(lambda claims, id: claims[id].update(note="Told again."))


def _line_above(at: Workplace) -> None:
    path = at.chance.choice(at.files("**/*.yml"))
    path.write_text("# a remark\n" + path.read_text("utf-8"), "utf-8")


def _delete_claim(at: Workplace) -> None:
    at.edit_claim(lambda claims, id: claims.pop(id))


def _copy_claim(at: Workplace) -> None:
    at.edit_claim(lambda claims, id: claims.update({f"{id}-again": dict(claims[id])}))


def _rename_claim(at: Workplace) -> None:
    old = at.chance.choice(at.ids())
    for path in at.files("**/*.yml"):
        path.write_text(path.read_text("utf-8").replace(old, f"a-{old}"), "utf-8")


def _relate(at: Workplace) -> None:
    key, other = at.chance.choice(("implies", "updates", "contradicts", "perhaps_same")), at.chance.choice(at.ids())
    at.edit_claim(lambda claims, id: claims[id].update({key: [other]}))


def _unrelate(at: Workplace) -> None:
    def change(claims: dict[str, Data], _: str) -> None:
        for key in ("implies", "updates", "contradicts", "fulfils"):
            for claim in claims.values():
                claim.pop(key, None)

    at.edit_claim(change)


def _withdraw_claim(at: Workplace) -> None:
    at.edit_claim(lambda claims, id: claims[id].update(withdrawn={"on": "2032-01", "why": "It was wrong."}))


def _speaker(at: Workplace) -> None:
    at.edit_claim(lambda claims, id: claims[id]["evidence"][0].pop("said_by", None))


def _another_speaker(at: Workplace) -> None:
    names = at.names()
    at.edit_claim(lambda claims, id: claims[id]["evidence"][0].update(said_by=at.chance.sample(names, 2)))


def _left_open(at: Workplace) -> None:
    said = {"said_by": "open", "perhaps": [at.chance.choice(at.names())], "via": [at.chance.choice(at.names())]}
    at.edit_claim(lambda claims, id: claims[id]["evidence"][0].update(said))


def _concerned(at: Workplace) -> None:
    at.edit_claim(lambda claims, id: claims[id].update(entities=at.chance.sample(at.names(), 2)))


def _reported(at: Workplace) -> None:
    month = at.chance.choice(("2030-02", "2031-04", "2031-12"))
    at.edit_claim(lambda claims, id: claims[id]["evidence"][0].update(reported=month))


def _dated(at: Workplace) -> None:
    at.edit_claim(lambda claims, id: claims[id].update(when=at.chance.choice(("2029", "2030-03-01", "2031-05"))))


def _ends(at: Workplace) -> None:
    at.edit_claim(lambda claims, id: claims[id]["evidence"][0].update(show="ends"))


def _source(at: Workplace) -> None:
    fields: list[Data] = [
        {"label": "Another label"},
        {"published": "2031-09"},
        {"rights": "withheld"},
        {"withdrawn": {"on": "2032-01", "why": "The paper took it back."}},
        {"correction": "A number was misread."},
    ]
    at.edit(at.chance.choice(at.files("sources/*.yml")), lambda data: data.update(at.chance.choice(fields)))


def _entity(at: Workplace) -> None:
    fields: list[Data] = [{"name": "Another name"}, {"named": "false"}, {"aka": ["Somebody Else"]}]
    at.edit_many("entities", lambda entity: entity.update(at.chance.choice(fields)))


def _spokesman(at: Workplace) -> None:
    voice = at.chance.choice(at.names())
    at.edit_many("entities", lambda entity: entity.update(voice_of=voice))


def _namesake(at: Workplace) -> None:
    path = at.options.briefings / "entities.yml"
    names = [one["name"] for one in yaml.safe_load(path.read_text("utf-8"))["entities"].values()]
    at.edit_many("entities", lambda entity: entity.update(aka=[f"{at.chance.choice(names)} the Younger"]))


def _taking_part(at: Workplace) -> None:
    who, where = at.chance.sample(at.names(), 2)
    at.edit_many("events", lambda event: event.update(entities=[who], where=where))


def _no_voice(at: Workplace) -> None:
    at.edit_many("entities", lambda entity: entity.pop("voice_of", None))


def _event(at: Workplace) -> None:
    at.edit_many("events", lambda event: event.update(title="Something else", when="2030"))


def _measure(at: Workplace) -> None:
    at.edit_many("measures", lambda measure: measure.update(label="Things counted"))


def _briefing(at: Workplace) -> None:
    def change(data: Data) -> None:
        data.update(title=f"{data['title']} again")
        data["sections"][-1]["text"] += f" One thing more [@{at.chance.choice(at.ids())}]."

    at.edit(at.chance.choice([path for path in at.files("*.yml") if path.stem not in _TABLES]), change)


def _delete_briefing(at: Workplace) -> None:
    briefings = [path for path in at.files("*.yml") if path.stem not in _TABLES]
    if len(briefings) > 1:
        at.chance.choice(briefings).unlink()


def _move_file(at: Workplace) -> None:
    path = at.chance.choice(at.files("claims/*.yml"))
    path.rename(path.with_name(f"z-{path.name}"))


def _paragraph(at: Workplace) -> None:
    path = at.article()
    path.write_text(f"Vorweg ein Absatz.\n\n{path.read_text('utf-8')}", "utf-8")


def _word(at: Workplace) -> None:
    path = at.article()
    words = path.read_text("utf-8").split(" ")
    words[at.chance.randrange(len(words))] += "lich"
    path.write_text(" ".join(words), "utf-8")


def _no_text(at: Workplace) -> None:
    at.article().unlink()


def _unlock(at: Workplace) -> None:
    path = at.options.briefings / "passages.lock"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    lines.pop(at.chance.randrange(1, len(lines)))
    path.write_text("".join(lines), "utf-8")


def _no_yaml(at: Workplace) -> None:
    path = at.chance.choice(at.files("**/*.yml"))
    path.write_text(path.read_text("utf-8") + "  - [\n", "utf-8")


def _unknown_key(at: Workplace) -> None:
    at.edit_claim(lambda claims, id: claims[id].update(clam="It is so."))


def _no_claim(at: Workplace) -> None:
    at.edit_claim(lambda claims, id: claims[id].pop("claim", None))


def _twice(at: Workplace) -> None:
    path = at.chance.choice(at.files("claims/*.yml"))
    path.with_name(f"a-{path.name}").write_text(path.read_text("utf-8"), "utf-8")


def _bad_text(at: Workplace) -> None:
    at.article().write_bytes(at.chance.choice([b"", b"\xff\xfe", b"a\0b"]))


def _template(at: Workplace) -> None:
    path = at.options.templates / "pages/claim.html"
    path.write_text(path.read_text("utf-8").replace("<article", "<article data-new", 1), "utf-8")


def _options(at: Workplace) -> None:
    changes: list[Mapping[str, Any]] = [{"kinds": ("claim", "source")}, {"kinds": None}, {"commit": "abc1234"}]
    changes += [{"commit": "def5678"}, {"site_url": ""}, {"site_url": "https://elsewhere.invalid/at"}]
    at.options = replace(at.options, **at.chance.choice(changes))


def _german(at: Workplace) -> None:
    at.options = replace(at.options, locale="de")


_TABLES = ("entities", "events", "measures")
_EDITS = [edit for name, edit in sorted(globals().items()) if name.startswith("_") and callable(edit)]


def from_nothing(options: Options, handwritten: Sequence[Link] = HANDWRITTEN) -> Outcome:
    try:
        material = build.join(build.check(options).library, options).material
    except ProblemsFound as found:
        return str(found)
    return dict(build.pages(material, build.shell(material, options, handwritten), options))


class Site:
    """What somebody has published of a record that is kept."""

    def __init__(self, *, in_one_process: bool = True) -> None:
        self.kept = Kept()
        self.in_one_process = in_one_process
        self.pages: dict[str, bytes] = {}

    def build(self, options: Options, handwritten: Sequence[Link] = HANDWRITTEN) -> Outcome:
        if not self.in_one_process:
            self.kept = Kept()
            self.kept.recall(options)
        outcome = self._build(options, handwritten)
        if not self.in_one_process and not isinstance(outcome, str):
            self.kept.remember()
        return outcome

    def _build(self, options: Options, handwritten: Sequence[Link]) -> Outcome:
        try:
            record = self.kept.check(options)
        except ProblemsFound as found:
            return str(found)
        made = self.pages | dict(self.kept.pages(build.shell(record.material, options, handwritten)))
        self.pages = {path: made[path] for path in self.kept.digests}
        return self.pages


# To find the smallest example would take longer than to look at the first.
@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.randoms(use_true_random=False), st.booleans())
def test_after_any_edits_the_pages_and_problems_are_those_of_a_build_from_nothing(chance, in_one_process):
    with tempfile.TemporaryDirectory() as folder:
        at, site = Workplace(Path(folder), chance), Site(in_one_process=in_one_process)
        assert site.build(at.options) == from_nothing(at.options)
        for _ in range(4):
            edit = chance.choice(_EDITS)
            with suppress(yaml.YAMLError, ValueError, LookupError):  # an edit before has left nothing to make it in
                edit(at)
            assert site.build(at.options) == from_nothing(at.options), edit.__name__


@pytest.mark.parametrize("in_one_process", [True, False])
@pytest.mark.parametrize("edit", _EDITS, ids=lambda edit: edit.__name__.strip("_"))
def test_each_edit_can_be_made_and_taken_back(edit, in_one_process, tmp_path):
    at, site = Workplace(tmp_path, Random(7)), Site(in_one_process=in_one_process)  # noqa: S311 - the same each time
    before = site.build(at.options)
    options = at.options
    shutil.copytree(at.root, tmp_path / "before")
    shutil.copytree(at.options.templates, tmp_path / "templates-before")
    edit(at)
    assert site.build(at.options) == from_nothing(at.options)
    shutil.rmtree(at.root)
    shutil.copytree(tmp_path / "before", at.root)
    shutil.rmtree(at.options.templates)
    shutil.copytree(tmp_path / "templates-before", at.options.templates)
    assert site.build(options) == before


_OF_LISTS = [_statement, _copy_claim, _delete_claim, _briefing, _delete_briefing]


@pytest.mark.parametrize("edit", _OF_LISTS, ids=lambda edit: edit.__name__.strip("_"))
def test_a_list_of_claims_on_several_pages_is_kept_as_well(edit, tmp_path, monkeypatch):
    monkeypatch.setattr(claims_view, "MOST_LISTED", 5)
    at, site = Workplace(tmp_path, Random(7)), Site()  # noqa: S311 - the same each time
    assert "claims/of.contract/index.html" in site.build(at.options)
    edit(at)
    assert site.build(at.options) == from_nothing(at.options)


def _add_claim(at: Workplace) -> None:
    path = at.options.briefings / "claims/radar.yml"
    at.edit(path, lambda data: data["claims"].update({"zz-new": copy.deepcopy(data["claims"]["radar-nearly-40"])}))


@pytest.mark.parametrize("in_one_process", [True, False])
def test_a_list_of_claims_becomes_short_and_long_again(in_one_process, tmp_path, monkeypatch):
    at, site = Workplace(tmp_path, Random(7)), Site(in_one_process=in_one_process)  # noqa: S311 - the same each time
    path = at.options.briefings / "claims/radar.yml"
    monkeypatch.setattr(claims_view, "MOST_LISTED", len(at.ids()))
    short = path.read_text("utf-8")
    _add_claim(at)
    long = path.read_text("utf-8")
    assert "claims/of.contract/index.html" in site.build(at.options)
    for text in (short, long):
        path.write_text(text, "utf-8")
        assert site.build(at.options) == from_nothing(at.options)


@pytest.mark.parametrize("in_one_process", [True, False])
def test_the_sitemap_is_made_by_its_template_and_names_hand_written_pages(in_one_process, tmp_path):
    at, site = Workplace(tmp_path, Random(7)), Site(in_one_process=in_one_process)  # noqa: S311 - the same each time
    site.build(at.options)
    template = at.options.templates / "pages/sitemap.html"
    template.write_text(template.read_text("utf-8").replace("<urlset", "<!-- new --><urlset", 1), "utf-8")
    assert site.build(at.options) == from_nothing(at.options)
    more = [*HANDWRITTEN, Link("Contact", "contact/")]
    assert site.build(at.options, more) == from_nothing(at.options, more)


class Full:
    """A disk that is full when the last page is put."""

    def put(self, path: str, data: bytes, digest: str) -> bytes:  # noqa: ARG002
        if path == "sitemap.xml":
            raise OSError("the disk is full")
        return data

    def take_over(self, path: str, known: bytes) -> None:
        """Do nothing."""


def test_who_stops_at_the_last_page_gets_all_again(tmp_path):
    at, site = Workplace(tmp_path, Random(7)), Site()  # noqa: S311 - the same each time
    site.build(at.options)
    _add_claim(at)
    record = site.kept.check(at.options)
    with pytest.raises(OSError, match="full"):
        list(site.kept.pages(build.shell(record.material, at.options, HANDWRITTEN), Full()))
    assert site.build(at.options) == from_nothing(at.options)


def test_what_is_stopped_while_it_checks_is_checked_again(tmp_path, monkeypatch):
    at, site = Workplace(tmp_path, Random(7)), Site()  # noqa: S311 - the same each time
    site.build(at.options)
    _statement(at)
    with monkeypatch.context() as context:
        context.setattr(Trace, "drawn", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            site.kept.check(at.options)
    assert site.build(at.options) == from_nothing(at.options)


@pytest.mark.parametrize("in_one_process", [True, False])
@pytest.mark.parametrize("edit", [_statement, _withdraw_claim, _source], ids=lambda edit: edit.__name__.strip("_"))
def test_what_an_edit_touches_is_worded_in_the_language_of_the_site(edit, in_one_process, tmp_path):
    at, site = Workplace(tmp_path, Random(3)), Site(in_one_process=in_one_process)  # noqa: S311 - the same each time
    _german(at)
    site.build(at.options)
    edit(at)
    assert site.build(at.options) == from_nothing(at.options)


def test_an_edit_makes_only_the_pages_that_show_it(tmp_path):
    at, site = Workplace(tmp_path, Random(1)), Site()  # noqa: S311 - the same each time
    site.build(at.options)
    path = at.options.briefings / "claims/radar.yml"
    at.edit(path, lambda data: data["claims"]["radar-nearly-40"].update(note="Told again."))
    record = site.kept.check(at.options)
    made = dict(site.kept.pages(build.shell(record.material, at.options, HANDWRITTEN)))
    assert "claims/radar-nearly-40/index.html" in made
    assert "sitemap.xml" not in made
    claims = [page for page in made if page.startswith("claims/") and page != "claims/index.html"]
    assert len(claims) < len(at.ids()) / 2
    for kind in ("entities", "voices"):
        several = [page for page in site.pages if page.startswith(f"{kind}/")]
        assert 0 < sum(page in made for page in several) < len(several) / 2
    assert not list(site.kept.pages(build.shell(record.material, at.options, HANDWRITTEN)))


def test_a_picture_is_made_only_when_it_shows_something_else(tmp_path):
    at, site = Workplace(tmp_path, Random(1)), Site()  # noqa: S311 - the same each time
    site.build(at.options)

    def made_after(path: str, change: Callable[[Data], None]) -> set[str]:
        at.edit(at.options.briefings / path, change)
        record = site.kept.check(at.options)
        made = {page for page, _ in site.kept.pages(build.shell(record.material, at.options, HANDWRITTEN))}
        assert made
        return {page for page in made if page.endswith(".png")}

    def note(data: Data) -> None:
        data["claims"]["radar-nearly-40"].update(note="Told again.")

    assert made_after("claims/radar.yml", note) == set()
    # Its name stands in the head of every page, and all are made anew.
    renamed = made_after("radar-sets.yml", lambda data: data.update(title="Radar, sets of"))
    assert renamed == {"radar-sets/social-preview.png"}


def test_no_record_with_mistakes_stays_in_memory(tmp_path, monkeypatch):
    at, kept, joined = Workplace(tmp_path, Random(1)), Kept(), list[ref]()  # noqa: S311 - the same each time

    def join(library: Library, options: Options) -> build.Record:
        record = build.join(library, options)
        joined.append(ref(record.proofs))
        return record

    monkeypatch.setattr("generator.kept.join", join)
    path = at.options.briefings / "claims/radar.yml"
    at.edit(path, lambda data: data["claims"]["radar-nearly-40"].update(implies=["nothing-of-the-kind"]))
    for _ in range(2):
        with pytest.raises(ProblemsFound):
            kept.check(at.options)
    assert [one() for one in joined] == [None, None]


@pytest.mark.parametrize("is_recalled", [False, True])
def test_what_is_garbage_when_an_edit_is_shown_does_not_stay_in_memory(is_recalled, tmp_path):
    class Circle:
        def __init__(self) -> None:
            self.itself = self

    at = Workplace(tmp_path, Random(1))  # noqa: S311 - the same each time
    Site(in_one_process=False).build(at.options)
    kept = Kept()
    if is_recalled:  # as a live preview does
        kept.recall(at.options)

    def edited() -> ref[Circle]:
        record = kept.check(at.options)
        garbage = ref(Circle())
        list(kept.pages(build.shell(record.material, at.options, HANDWRITTEN, live=True)))
        return garbage

    edited()
    for _ in range(2):
        _statement(at)
        garbage = edited()
        gc.collect()
        assert garbage() is None


def remembered(folder: Path) -> tuple[Workplace, Path]:
    """Build once, and return where, with what the process left for the next."""
    at = Workplace(folder, Random(1))  # noqa: S311 - the same each time
    Site(in_one_process=False).build(at.options)
    return at, at.options.cache / FILE


def test_the_next_process_makes_nothing_anew(tmp_path):
    at, _ = remembered(tmp_path)
    kept = Kept()
    kept.recall(at.options)
    record = kept.check(at.options)
    assert not kept.has_changed
    assert not list(kept.pages(build.shell(record.material, at.options, HANDWRITTEN)))


@pytest.mark.parametrize(
    ("told", "made"),
    [
        ({"commit": "abc1234"}, {"verification/index.html", "data/verification.json"}),
        ({"site_url": "https://elsewhere.invalid/"}, None),
    ],
)
def test_the_next_process_knows_the_record_under_another_address_and_at_another_commit(
    told, made, tmp_path, monkeypatch
):
    at = Workplace(tmp_path, Random(7))  # noqa: S311 - the same each time
    pages = Site(in_one_process=False).build(at.options)
    options = replace(at.options, **told)
    expected = from_nothing(options)
    monkeypatch.setattr(library_module, "read_yaml", None)  # no file is understood again
    kept = Kept()
    kept.recall(options)
    record = kept.check(options)
    new = dict(kept.pages(build.shell(record.material, options, HANDWRITTEN)))
    assert new.keys() == made if made else new.keys() > {"index.html", "sitemap.xml"}
    assert pages | new == expected
    kept.remember()
    kept = Kept()
    kept.recall(options)
    record = kept.check(options)
    assert dict(kept.pages(build.shell(record.material, options, HANDWRITTEN))) == {}


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:100],
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: data[:32] + pickle.dumps({"options": None}),
        lambda _: b"of another kind",
    ],
    ids=["empty", "half of it", "the beginning", "one bit", "another content", "foreign"],
)
def test_what_was_kept_is_of_no_use_when_it_is_not_whole(damage, tmp_path):
    at, file = remembered(tmp_path)
    file.write_bytes(damage(file.read_bytes()))
    assert load(at.options.cache) is None
    site = Site(in_one_process=False)
    assert site.build(at.options) == from_nothing(at.options)


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: data[:-1] + bytes([data[-1] ^ 1])])
def test_what_was_kept_is_of_no_use_without_all_its_pieces(damage, tmp_path):
    at, file = remembered(tmp_path)
    [pieces] = file.parent.glob("pieces.*")
    pieces.write_bytes(damage(pieces.read_bytes()))
    assert load(at.options.cache) is None
    site = Site(in_one_process=False)
    assert site.build(at.options) == from_nothing(at.options)


def test_an_edit_adds_little_to_the_cache(tmp_path):
    at, file = remembered(tmp_path)
    [first] = file.parent.glob("pieces.*")
    _statement(at)
    kept = Kept()
    kept.recall(at.options)
    record = kept.check(at.options)
    assert list(kept.pages(build.shell(record.material, at.options, HANDWRITTEN)))
    kept.remember()
    assert len(list(file.parent.glob("pieces.*"))) == 2
    assert first.exists()


def test_many_processes_one_after_the_other_know_what_each_has_left(tmp_path):
    at, site = Workplace(tmp_path, Random(5)), Site(in_one_process=False)  # noqa: S311 - the same each time
    site.build(at.options)
    for number in range(12):
        _statement(at)
        built = site.build(at.options)
        assert len(list(at.options.cache.glob("pieces.*"))) <= 9, number
    assert built == from_nothing(at.options)


def test_of_the_lock_the_next_process_gets_what_an_edit_asks_for(tmp_path, monkeypatch):
    at, _ = remembered(tmp_path)
    got, unpack = set[str](), module.unpacked

    def noted(data: bytes) -> Any:
        value = unpack(data)
        if isinstance(value, dict):
            got.update(one.source for one in value.values() if isinstance(one, LockedPassage))
        return value

    monkeypatch.setattr(module, "unpacked", noted)
    source = at.article()
    source.write_text(source.read_text("utf-8") + "\nOne line more.\n", "utf-8")
    kept = Kept()
    kept.recall(at.options)
    kept.check(at.options)
    assert got == {source.stem}


def test_what_other_code_has_kept_is_of_no_use(tmp_path, monkeypatch):
    at, _ = remembered(tmp_path)
    monkeypatch.setattr("generator.remembered._code", lambda: b"other code")
    assert load(at.options.cache) is None


def test_nothing_but_plain_data_is_read_from_the_cache(tmp_path):
    class Harm:
        def __reduce__(self):
            return os.mkdir, (str(tmp_path / "harm"),)

    save(tmp_path, Harm(), Pieces())
    with pytest.raises(pickle.UnpicklingError, match="no plain data"):
        load(tmp_path)
    assert not (tmp_path / "harm").exists()


def test_nothing_but_plain_data_is_taken_over_from_a_copy_that_has_it_from_the_cache(tmp_path, monkeypatch):
    class Harm:
        def __reduce__(self):
            return os.mkdir, (str(tmp_path / "harm"),)

    at, _ = remembered(tmp_path)
    kept, pieces = load(at.options.cache)
    path = next(path for path in kept["readings"] if path.endswith("claims/radar.yml"))
    *_, (_, ids, number) = kept["readings"][path]
    pieces._pieces[number] = pickle.dumps(dict.fromkeys(ids, Harm()))
    save(at.options.cache, kept, pieces)
    Path(path).touch()
    in_another_process(monkeypatch)
    site = Kept()
    site.recall(at.options)
    library, _ = read_library(at.options, site._readings)
    with pytest.raises(pickle.UnpicklingError, match="no plain data"):
        list(library.claims.values())
    assert not (tmp_path / "harm").exists()


def test_a_cache_that_cannot_be_written_is_no_reason_to_stop(tmp_path):
    (tmp_path / "cache").write_text("a file")
    save(tmp_path / "cache", {}, Pieces())
    assert load(tmp_path / "cache") is None


def test_the_search_is_made_anew_only_when_something_else_is_found(tmp_path):
    at = Workplace(tmp_path, Random(1))  # noqa: S311 - the same each time

    def files(page: str = "About us.") -> dict[str, bytes]:
        kept = Kept()
        kept.recall(at.options)
        record = kept.check(at.options)
        shell = replace(build.shell(record.material, at.options, HANDWRITTEN), search=True)
        list(kept.pages(shell))
        with kept.search(shell, [(HANDWRITTEN[0], f"<p>{page}</p>")]) as index:
            made = dict(index)
        kept.remember()
        assert made.keys() <= kept.searched.keys()
        return made

    first = files()
    assert first
    assert not files()
    at.edit(
        at.options.briefings / "claims/radar.yml", lambda data: data["claims"]["radar-nearly-40"].pop("event", None)
    )
    assert not files(), "an event is not searched"
    assert files("About them.")
    assert files()
    at.edit(
        at.options.briefings / "claims/radar.yml",
        lambda data: data["claims"]["radar-nearly-40"].update(note="Oranges."),
    )
    assert files()


def in_another_process(monkeypatch):
    """Let the second process make every page, and this one none."""
    this, taken = os.getpid(), share_work._Turns.taken
    monkeypatch.setattr(share_work, "WORTH_IT", 1)
    monkeypatch.setattr(share_work, "can_share", lambda: True)
    monkeypatch.setattr(share_work._Turns, "taken", lambda self: iter(()) if os.getpid() == this else taken(self))


@pytest.mark.parametrize("in_one_process", [True, False])
@pytest.mark.parametrize("seed", range(3))
def test_what_another_process_has_worked_out_is_known_to_this_one(seed, in_one_process, tmp_path, monkeypatch):
    at, site = Workplace(tmp_path, Random(seed)), Site(in_one_process=in_one_process)  # noqa: S311 - the same each time
    with monkeypatch.context() as context:
        in_another_process(context)
        site.build(at.options)
    for edit in (_statement, _withdraw_claim):
        edit(at)
        assert site.build(at.options) == from_nothing(at.options)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("claims/radar.yml", "claim:", "clam:"),
        ("claims/radar.yml", "claims:", "claims: ["),
        ("claims/radar.yml", "evidence:", "implies: [nothing-of-the-kind]\n    evidence:"),
        ("entities.yml", "name:", "nmae:"),
    ],
)
def test_what_another_process_finds_wrong_is_told_as_ever(file, old, new, tmp_path, monkeypatch):
    at, site = Workplace(tmp_path, Random(2)), Site()  # noqa: S311 - the same each time
    path = at.options.briefings / file
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    told = from_nothing(at.options)
    assert isinstance(told, str)
    in_another_process(monkeypatch)
    assert site.build(at.options) == told


@pytest.mark.parametrize("in_one_process", [True, False])
@pytest.mark.parametrize("edit", _EDITS, ids=lambda edit: edit.__name__.strip("_"))
def test_while_a_mistake_stands_all_that_is_wrong_is_told_with_its_place(edit, in_one_process, tmp_path):
    at, site = Workplace(tmp_path, Random(11)), Site(in_one_process=in_one_process)  # noqa: S311 - the same each time
    site.build(at.options)
    path = at.options.briefings / "entities.yml"
    good = path.read_text("utf-8")
    at.edit(path, lambda data: data["entities"]["arvenia"].update(voice_of="nobody"))
    for _ in range(2):
        told = from_nothing(at.options)
        assert isinstance(told, str)
        assert site.build(at.options) == told
        edit(at)
        _line_above(at)
    path.write_text(good, "utf-8")
    assert site.build(at.options) == from_nothing(at.options)


def test_after_a_mistake_only_what_it_touches_is_checked_again(tmp_path, monkeypatch):
    at, site, looked_at = Workplace(tmp_path, Random(2)), Site(), list[str]()  # noqa: S311 - the same each time
    site.build(at.options)
    look = ReferenceCheck.claim

    def noted(self: ReferenceCheck, claim: Claim) -> None:
        looked_at.append(claim.id)
        look(self, claim)

    monkeypatch.setattr(ReferenceCheck, "claim", noted)
    path = at.options.briefings / "claims/radar.yml"
    at.edit(path, lambda data: data["claims"]["radar-nearly-40"].update(implies=["nothing-of-the-kind"]))
    assert isinstance(site.build(at.options), str)
    assert set(looked_at) < set(at.ids())
    assert "radar-nearly-40" in looked_at


def test_once_a_record_is_checked_nobody_asks_for_the_words_of_a_text(tmp_path):
    at, kept = Workplace(tmp_path, Random(2)), Kept()  # noqa: S311 - the same each time
    pages = from_nothing(at.options)
    record = kept.check(at.options)
    for path in at.options.articles.glob("*.txt"):
        path.unlink()
    assert dict(kept.pages(build.shell(record.material, at.options, HANDWRITTEN))) == pages


def test_after_a_mistake_pages_know_what_they_drew_on(tmp_path, monkeypatch):
    at, site = Workplace(tmp_path, Random(2)), Site()  # noqa: S311 - the same each time
    with monkeypatch.context() as context:
        in_another_process(context)
        site.build(at.options)
    path = at.options.briefings / "claims/radar.yml"
    good = path.read_text("utf-8")
    at.edit(path, lambda data: data["claims"]["radar-nearly-40"].update(implies=["nothing-of-the-kind"]))
    assert site.build(at.options) == from_nothing(at.options)
    path.write_text(good, "utf-8")
    at.edit(path, lambda data: data["claims"]["radar-nearly-40"].update(claim="It was something else."))
    assert site.build(at.options) == from_nothing(at.options)


def test_after_a_mistake_checks_know_what_they_drew_on(tmp_path):
    at, site = Workplace(tmp_path, Random(2)), Site()  # noqa: S311 - the same each time
    path = at.options.briefings / "claims/radar.yml"

    def implied(data: Data) -> None:
        data["claims"]["radar-some"] = copy.deepcopy(data["claims"]["radar-nearly-40"]) | {"implies": []}
        data["claims"]["radar-nearly-40"].update(implies=["radar-some"])

    at.edit(path, implied)
    good = path.read_text("utf-8")
    assert not isinstance(site.build(at.options), str)

    def mistaken(data: Data) -> None:
        data["claims"]["radar-nearly-40"].pop("implies")
        data["claims"]["radar-some"].update(implies=["nothing-of-the-kind"])

    at.edit(path, mistaken)
    assert isinstance(site.build(at.options), str)
    path.write_text(good, "utf-8")
    assert site.build(at.options) == from_nothing(at.options)
    at.edit(path, lambda data: data["claims"].pop("radar-some"))
    told = from_nothing(at.options)
    assert isinstance(told, str)
    assert site.build(at.options) == told


def test_after_a_mistake_all_that_was_worked_out_knows_what_it_drew_on(tmp_path, monkeypatch):
    at, site = Workplace(tmp_path, Random(1)), Site()  # noqa: S311 - the same each time
    path = at.options.briefings / "claims/radar.yml"

    def denied(data: Data) -> None:
        claims = data["claims"]
        wanted = {key: claims["radar-nearly-40"][key] for key in ("claim", "evidence", "kind", "figure")}
        claims["zz-told"] = copy.deepcopy(wanted)
        claims["zz-denial"] = copy.deepcopy(claims["radar-sets-denied"]) | {"denies": ["zz-told"]}

    def cited(data: Data) -> None:
        data["sections"][-1]["text"] += " One thing more [@zz-told]."

    at.edit(path, denied)
    at.edit(at.options.briefings / "radar-sets.yml", cited)
    with monkeypatch.context() as context:
        in_another_process(context)
        assert not isinstance(site.build(at.options), str)
    good = path.read_text("utf-8")
    at.edit(path, lambda data: data["claims"]["zz-denial"].update(implies=["nothing-of-the-kind"]))
    assert isinstance(site.build(at.options), str)
    path.write_text(good, "utf-8")
    at.edit(path, lambda data: data["claims"]["zz-denial"].update(withdrawn={"on": "2032-01", "why": "Wrong."}))
    assert site.build(at.options) == from_nothing(at.options)


def test_the_next_process_words_an_edit_in_the_language_of_the_site(tmp_path):
    at, site = Workplace(tmp_path, Random(3)), Site(in_one_process=False)  # noqa: S311 - the same each time
    _german(at)
    site.build(at.options)
    _statement(at)
    assert site.build(at.options) == from_nothing(at.options)


def test_the_next_process_tells_that_a_text_is_gone_as_any_other_does(tmp_path):
    at, site = Workplace(tmp_path, Random(3)), Site(in_one_process=False)  # noqa: S311 - the same each time
    (at.options.briefings / "passages.lock").unlink()
    site.build(at.options)
    _no_text(at)
    told = from_nothing(at.options)
    assert isinstance(told, str)
    assert site.build(at.options) == told


def test_a_changed_template_of_the_sitemap_is_seen(tmp_path):
    at, site = Workplace(tmp_path, Random(3)), Site(in_one_process=False)  # noqa: S311 - the same each time
    site.build(at.options)
    path = at.options.templates / "pages/sitemap.html"
    path.write_text(path.read_text("utf-8").replace("</loc>", "</loc><priority>1</priority>"), "utf-8")
    assert site.build(at.options) == from_nothing(at.options)
