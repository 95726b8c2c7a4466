"""Whatever the builds were and whatever came between them, a site has exactly the pages of its last build."""

import copy
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.publish import stage as stage_module
from generator.publish.manifest import FOLDER, digest_of, load
from generator.publish.stage import Stage
from generator.publish.survey import Survey, survey
from tests.conftest import contents

PATHS = ("a", "b", "a/a", "a/b", "b/a/c", "b/a/d", "b/e/f")
TEXTS = st.sampled_from((b"", b"one", b"two", b"three"))


def without_doubles(pages: dict[str, bytes]) -> dict[str, bytes]:
    """Return the pages that are not the folder of another."""
    return {path: data for path, data in pages.items() if not any(one.startswith(f"{path}/") for one in pages)}


SITES = st.dictionaries(st.sampled_from(PATHS), TEXTS).map(without_doubles)


class Project:
    """A site, and what may happen to it between builds."""

    def __init__(self, root: Path) -> None:
        self.site = root / "site"
        self.tree = root / ".site.briefings/tree"
        self.cache = root / "cache"

    def stage(self, pages: dict[str, bytes], how: str = "put") -> Stage:
        stage = Stage(self.site, "site", self.cache)
        digests = {path: digest_of(data) for path, data in pages.items()}
        missing = stage.keep(digests) if how == "kept" else set(pages)
        assert stage.present is not None
        other = copy.deepcopy(stage, {id(stage._second): None})  # as fork(2) does
        for number, path in enumerate(missing):
            if how == "shared" and number % 2:
                stage.take_over(path, other.put(path, pages[path]))
            else:
                stage.put(path, pages[path])
        return stage

    def killed(self, pages: dict[str, bytes]) -> None:
        stage = self.stage(pages)
        stage.provide()
        stage._end_processes()
        os.close(stage._workshop.lock)

    def discarded(self, pages: dict[str, bytes]) -> None:
        self.stage(pages, "kept").discard()

    def without_cache(self) -> None:
        shutil.rmtree(self.cache, ignore_errors=True)

    def without_one_manifest(self) -> None:
        for file in sorted((self.cache / FOLDER).glob("*"))[:1]:
            file.unlink()

    def with_a_manifest_cut_short(self) -> None:
        for file in (self.cache / FOLDER).glob("*"):
            file.write_bytes(file.read_bytes()[:-3])

    def without_site(self) -> None:
        shutil.rmtree(self.site, ignore_errors=True)

    def without_tree(self) -> None:
        shutil.rmtree(self.tree, ignore_errors=True)

    def copied(self) -> None:
        if self.site.exists():
            shutil.copytree(self.site, self.site.with_name("copy"), symlinks=True)
            shutil.rmtree(self.site)
            self.site.with_name("copy").rename(self.site)

    def _files(self) -> list[Path]:
        return sorted(path for path in self.site.rglob("*") if path.is_file() and path.name != ".nojekyll")

    def added_to(self) -> None:
        for file in self._files()[:2]:
            with file.open("ab") as one:
                one.write(b" by hand")

    def replaced(self) -> None:
        for file in self._files()[:2]:
            file.unlink()
            file.write_bytes(b"by hand")

    def deleted(self) -> None:
        for file in self._files()[:2]:
            file.unlink()

    def strayed(self) -> None:
        for folder in [path for path in self.site.rglob("*") if path.is_dir()]:
            (folder / "stray").write_bytes(b"by hand")
            (folder / "link").unlink(missing_ok=True)
            (folder / "link").symlink_to("/nowhere")
            (folder / "x/y").mkdir(parents=True, exist_ok=True)

    def moded(self) -> None:
        for file in self._files()[:1]:
            file.chmod(0o600)


BETWEEN = st.one_of(
    st.tuples(st.sampled_from((Project.killed, Project.discarded)), SITES),
    st.tuples(
        st.sampled_from(
            (
                Project.without_cache,
                Project.without_one_manifest,
                Project.with_a_manifest_cut_short,
                Project.without_site,
                Project.without_tree,
                Project.copied,
                Project.added_to,
                Project.replaced,
                Project.deleted,
                Project.strayed,
                Project.moded,
            )
        )
    ),
)
HOW = st.sampled_from(("put", "kept", "shared"))


BUILDS = st.lists(st.tuples(SITES, HOW, st.lists(BETWEEN, max_size=2)), min_size=2, max_size=6)


@settings(deadline=None, max_examples=100)
@given(BUILDS)
def test_a_site_has_the_pages_of_its_last_build(builds):
    check(builds)


@settings(deadline=None, max_examples=30)
@given(BUILDS)
def test_a_site_has_them_too_where_a_second_process_helps(builds):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stage_module, "WORTH_IT", 1)
        patch.setattr(stage_module, "can_share", lambda: True)
        check(builds)


def check(builds):
    """Build one after the other, and look what there is and what is known of it."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        for pages, how, between in builds:
            stage = project.stage(pages, how)
            stage.provide()
            published = stage.publish()
            found = contents(project.site)
            assert found.pop(".nojekyll")
            assert found == pages
            assert not [path for path in project.site.rglob("*") if path.is_dir() and not any(path.iterdir())]
            assert published.written + published.kept == len(pages)
            known = load(project.cache, project.site, project.site)
            assert known
            assert survey(project.site, known) == Survey()
            for what, *more in between:
                what(project, *more)
