"""The search of a site as MkDocs builds it: with Pagefind, without it, and in the live preview."""

import json

import pytest

from tests.conftest import contents
from tests.serving import serving


@pytest.fixture
def without_pagefind(tmp_path):
    """Return an environment in which Pagefind has no program for this machine."""
    package = tmp_path / "elsewhere/pagefind_bin"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("def get_executable():\n    raise FileNotFoundError\n")
    return {"PYTHONPATH": str(package.parent)}


def indexed(site: dict[str, bytes]) -> list[str]:
    return [path for path in site if path.startswith("search/") and path != "search/index.html"]


def test_the_index_is_built_with_the_site_and_hand_written_pages_are_in_it(project, run):
    (project / "briefings/method.md").write_text("# Method\n\n## Voices\n\nEight.\n\n## Dates\n\nNine.\n", "utf-8")
    assert run("mkdocs", "build", "--strict").returncode == 0
    site = contents(project / "site")
    entry = json.loads(site["search/en/pagefind-entry.json"])
    assert entry["languages"]["en"]["page_count"] == len(
        [path for path in site if path.startswith("search/en/fragment/")]
    )
    assert b'action="../search/"' in site["about/index.html"]
    assert b'src="../assets/search.js"' in site["search/index.html"]
    one = contents(project / "site")
    assert run("mkdocs", "build", "--strict").returncode == 0
    assert contents(project / "site") == one


def test_where_pagefind_does_not_run_the_site_is_built_without_search_and_says_so(project, run, without_pagefind):
    result = run("mkdocs", "build", "--strict", **without_pagefind)
    assert result.returncode == 0, result.stderr
    assert "the site has no search: Pagefind (pagefind-bin) does not run on this machine" in result.stderr
    site = contents(project / "site")
    assert indexed(site) == []
    assert not [path for path, data in site.items() if path.endswith(".html") and b'role="search"' in data]
    assert b"This site was built without search." in site["search/index.html"]
    assert b"search.js" not in site["search/index.html"]


def test_a_site_that_leaves_out_the_page_has_no_index_and_does_not_miss_it(project, run):
    config = project / "mkdocs.yml"
    kinds = "      kinds: [claim, claims, source, sources]\n"
    config.write_text(config.read_text("utf-8").replace("  - briefings:\n", f"  - briefings:\n{kinds}"), "utf-8")
    result = run("mkdocs", "build", "--strict")
    assert result.returncode == 0, result.stderr
    assert "search" not in result.stderr
    site = contents(project / "site")
    assert not [path for path in site if path.startswith("search/")]
    assert not [path for path, data in site.items() if path.endswith(".html") and b'role="search"' in data]


def test_the_live_preview_makes_no_index(project, environment):
    with serving(project, environment) as preview:
        status, page = preview.get("search/")
        assert status == 200
        assert "The live preview has no search" in page
        assert preview.get("search/en/pagefind.js")[0] == 404
