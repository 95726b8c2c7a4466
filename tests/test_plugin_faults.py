"""What builds that fail, are killed or run at once do to the site that was there: nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import BIN, contents, make_lunn
from tests.test_plugin import change

KILLED_BUILDS = Path(__file__).with_name("killed_builds.py")


def test_a_build_that_is_ended_at_any_moment_leaves_the_old_site_or_the_new_one(tmp_path, environment):
    project = make_lunn(tmp_path / "project")
    told = subprocess.run(
        [sys.executable, str(KILLED_BUILDS)], cwd=project, env=environment, capture_output=True, text=True, timeout=300
    )
    assert told.returncode == 0, told.stderr
    builds = [line.split(" ") for line in told.stdout.splitlines()]
    assert len(builds) == 3 * 22 + 16
    assert {hidden for _, trees, _, _, state, hidden in builds if (trees, state) == ("0+", "new")} >= {"lock,tree"}
    for end in ("SIGKILL", "SIGTERM", "SIGINT"):
        assert {state for signal, _, _, _, state, _ in builds if signal == end} == {"old", "new"}, end
    for folder in ("site", "fresh"):
        subprocess.run([str(BIN / "mkdocs"), "build", "-q", "-d", folder], cwd=project, env=environment, check=True)
    assert contents(project / "site") == contents(project / "fresh")
    assert sorted(path.name for path in (project / ".site.briefings").iterdir()) == ["lock", "tree"]


@pytest.mark.parametrize("service", ["", "true"])
def test_a_large_site_gets_both_trees_at_once_but_not_from_a_service_that_builds_each_commit(
    project, environment, service
):
    line = [sys.executable, "-c", _LARGE]
    subprocess.run(line, cwd=project, env={**environment, "CI": service}, check=True)
    trees = [project / "site", *project.glob(".site.briefings/tree")]
    assert len(trees) == (1 if service else 2)
    assert contents(trees[0]) == contents(trees[-1])


def test_a_build_that_is_ended_when_all_is_made_clears_up(project, environment):
    ended = _LARGE.replace(
        "cli(", "import generator.kept as kept, sys\nkept.Kept.remember = lambda _: sys.exit(3)\ncli("
    )
    result = subprocess.run([sys.executable, "-c", ended], cwd=project, env={**environment, "CI": "false"}, check=False)
    assert result.returncode == 3
    assert not [path for path in project.iterdir() if path.name.startswith((".site", "site"))]


_LARGE = """
from mkdocs.__main__ import cli
import generator.publish.stage as stage
stage.WORTH_IT, stage.can_share = 1, lambda: True
cli(["build", "--quiet"])
"""


def test_builds_at_once_do_not_harm_each_other(project, run, environment):
    run("mkdocs", "build")
    expected = contents(project / "site")
    line = [str(BIN / "mkdocs"), "build", "--quiet"]
    builds = [subprocess.Popen(line, cwd=project, env=environment, stderr=subprocess.PIPE) for _ in range(4)]
    for build in builds:
        _, told = build.communicate(timeout=120)
        assert (build.returncode, told) == (0, b"")
    assert contents(project / "site") == expected
    assert not list(project.glob(".site*"))


@pytest.mark.parametrize("page", ["ours", "MkDocs'"])
def test_what_the_disk_refuses_is_told_and_the_old_site_stays(project, run, environment, page):
    run("mkdocs", "build")
    before = contents(project / "site")
    if page == "ours":
        change(project / "briefings/ferries.yml", "question: Who", "question: And who")
    # The smallest limit there is on a file's size: a full disk that any user can have.
    line = ["sh", "-c", 'ulimit -f 1 && exec "$0" build --quiet', str(BIN / "mkdocs")]
    result = subprocess.run(line, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr.endswith(
        "site: the disk says: File too large\n    the site that was there is left as it is\n1 problem\n"
    )
    assert "Traceback" not in result.stderr
    assert contents(project / "site") == before
    assert not list(project.glob(".site*"))


def test_a_full_disk_is_a_problem_and_the_old_site_stays(project, small_disk, run):
    site = small_disk / "site"
    assert run("mkdocs", "build", "-d", str(site)).returncode == 0
    before = contents(site)
    change(project / "briefings/ferries.yml", "question: Who", "question: And who")
    with (small_disk / "ballast").open("wb") as ballast:
        ballast.write(bytes(shutil.disk_usage(small_disk).free))
    result = run("mkdocs", "build", "--quiet", "-d", str(site))
    assert result.returncode == 1
    assert result.stderr == (
        f"{site}: the disk says: No space left on device\n    the site that was there is left as it is\n1 problem\n"
    )
    assert contents(site) == before
    (small_disk / "ballast").unlink()
    assert run("mkdocs", "build", "--quiet", "-d", str(site)).returncode == 0
    assert "And who" in (site / "ferries/index.html").read_text("utf-8")


def test_a_folder_that_cannot_be_written_is_a_problem(project, environment, as_a_user):
    project.chmod(0o555)
    line = [*as_a_user, str(BIN / "mkdocs"), "build"]
    result = subprocess.run(line, cwd=project, env=environment, capture_output=True, text=True, check=False)
    project.chmod(0o755)
    assert (result.returncode, result.stderr) == (
        1,
        "site: the disk says: Permission denied\n    the site that was there is left as it is\n1 problem\n",
    )
    assert not list(project.glob("site*"))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files to somebody else")
@pytest.mark.parametrize("what", ["site", ".site.briefings"])
def test_a_site_that_another_user_made_is_a_problem_that_says_what_to_do(project, run, environment, as_a_user, what):
    run("mkdocs", "build")
    change(project / "briefings/ferries.yml", "question: Who", "question: And who")
    run("mkdocs", "build")
    before = contents(project / "site")
    subprocess.run(["chown", "-R", "nobody", what, ".cache"], cwd=project, check=True)
    change(project / "briefings/ferries.yml", "question: And who", "question: Who")
    line = [*as_a_user, str(BIN / "mkdocs"), "build", "--quiet"]
    result = subprocess.run(line, cwd=project, env=environment, capture_output=True, text=True, check=False)
    folders = " ".join(str(project / name) for name in ("site", ".site.briefings", ".cache/briefings"))
    assert (result.returncode, result.stderr) == (
        1,
        "site: belongs to 'nobody', in whole or in part, and 'root' may not change it\n"
        f"    make it yours: sudo chown -R root {folders}\n"
        "1 problem\n",
    )
    assert contents(project / "site") == before


def test_a_folder_that_we_did_not_make_is_left_alone(project, run):
    (project / "site").mkdir()
    (project / "site/letters.txt").write_text("mine")
    result = run("mkdocs", "build")
    assert result.returncode == 1
    assert result.stderr.startswith("site: was not made by this generator, and is left alone\n")
    assert contents(project / "site") == {"letters.txt": b"mine"}


def test_a_link_in_the_place_of_the_site_is_left_alone(project, run, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (project / "site").symlink_to(tmp_path / "elsewhere")
    result = run("mkdocs", "build")
    assert result.returncode == 1
    assert result.stderr.startswith("site: is a link, and a build replaces the whole folder\n")
    assert (project / "site").is_symlink()
