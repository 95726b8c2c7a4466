"""What MkDocs publishes with the plugin, under both its names, and what it refuses."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.build import check
from generator.plugin import options
from generator.records.problem import ProblemsFound
from tests.conftest import BIN, contents, make_environment, make_lunn, make_project

SITE_URL = "https://example.org/briefings/"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def break_a_claim(project: Path) -> None:
    change(project / "briefings/claims/ferries.yml", "evidence:", "evidnce:")


def refused(result: subprocess.CompletedProcess[str]) -> str:
    """Return what was told of a build that was refused."""
    assert result.returncode == 1, result.stderr
    assert "Traceback" not in result.stderr
    return "\n".join(line for line in result.stderr.splitlines() if not line.startswith("INFO"))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return a project that MkDocs has built, and what it said."""
    root = make_project(tmp_path_factory.mktemp("built") / "project")
    (root / "briefings/map.png").write_bytes(b"PNG")
    (root / "briefings/.hidden").write_text("nobody's")
    (root / "templates/drawing.svg").write_text("raw, and never published")
    (root / "briefings/method.md").write_text("---\ntitle: Ways & <b>means</b>\n---\n# Method\n")
    change(root / "mkdocs.yml", 'site_name: "Briefings: Russia and North Korea"', "site_name: <i>Tests</i> & more")
    env = make_environment(root.parent / "temporary") | {"BRIEFINGS_SITE_URL": SITE_URL}
    line = [str(BIN / "mkdocs"), "build", "--strict"]
    result = subprocess.run(line, cwd=root, env=env, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return root, env, result.stderr


def test_only_what_is_meant_to_be_public_is_published(built):
    root, _, _ = built
    folders = "claims|sources|voices|entities|timeline|as-of"
    ours = re.compile(
        rf"(index|404|(about|method|ferries|figures|open-questions|verification|search|(?:{folders})(/[a-z0-9-]+)?)/index)"
        r"\.html|sitemap\.xml|map\.png|\.nojekyll|assets/[a-z/.-]+\.(css|js|svg|woff2|txt)|data/verification\.json"
        r"|(ferries/)?social-preview\.png|search/.*"
    )
    site = contents(root / "site")
    assert not [path for path in site if not ours.fullmatch(path)]
    assert {"about/index.html", "ferries/index.html", "map.png", "sitemap.xml", "404.html"} <= site.keys()
    assert not list(root.glob(".site*"))


def test_the_last_line_tells_where_the_site_is_and_how_it_was_proved(built):
    root, _, told = built
    assert ".site." not in told
    files = r"\d+ files written, 0 kept, 0 removed"
    last = rf"INFO +-  briefings: {re.escape(str(root / 'site'))}: 1 briefing · .* · {files} · \d+\.\d s"
    assert re.fullmatch(last, told.splitlines()[-1])


def test_files_that_other_plugins_write_into_site_dir_are_published(project, run, tmp_path):
    package = tmp_path / "elsewhere"
    metadata = package / "other_plugin-1.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: other-plugin\nVersion: 1\n")
    (metadata / "entry_points.txt").write_text("[mkdocs.plugins]\nother = other_plugin:Other\n")
    (package / "other_plugin.py").write_text(
        "from pathlib import Path\nfrom mkdocs.plugins import BasePlugin\n\n"
        "class Other(BasePlugin):\n    def on_post_build(self, *, config):\n"
        "        site = Path(config.site_dir)\n"
        "        (site / 'feed.xml').write_text(str((site / 'about/index.html').exists()))\n"
    )
    change(project / "mkdocs.yml", "plugins:\n", "plugins:\n  - other\n")
    result = run("mkdocs", "build", "--strict", PYTHONPATH=str(package))
    assert result.returncode == 0, result.stderr
    assert (project / "site/feed.xml").read_text() == "True"


def test_properdocs_gives_the_same_bytes(built):
    root, env, _ = built
    line = [str(BIN / "properdocs"), "build", "--strict", "-f", "mkdocs.yml", "-d", "other"]
    result = subprocess.run(line, cwd=root, env=env, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert contents(root / "other") == contents(root / "site")


def test_links_of_hand_written_pages_lead_to_finished_pages(built):
    root, _, _ = built
    page = (root / "site/about/index.html").read_text("utf-8")
    paragraph = page[page.index("Read on") :].partition("</p>")[0]
    assert re.findall(r'href="([^"]*)"', paragraph) == ["../ferries/", "../claims/", "../method/", "../"]


def test_hand_written_pages_stand_in_the_frame_of_all_others_and_are_escaped_like_them(built):
    root, _, _ = built
    for page in ("index.html", "about/index.html", "method/index.html", "404.html"):
        text = (root / "site" / page).read_text("utf-8")
        assert "&lt;i&gt;Tests&lt;/i&gt; &amp; more" in text, page
        assert not re.search("<[ib]>", text), page
        assert ">Method</a>" in text, page


def test_the_sitemap_is_ours_and_lists_hand_written_pages_too(built):
    root, _, _ = built
    urls = re.findall(r"<loc>(.*?)</loc>", (root / "site/sitemap.xml").read_text("utf-8"))
    assert len(urls) == len(set(urls))
    assert {SITE_URL + url for url in ("", "about/", "ferries/", "claims/ferries-sold/")} <= set(urls)


def test_404_html_finds_its_style_sheet_at_any_depth(built):
    root, _, _ = built
    assert 'href="/briefings/assets/site.css"' in (root / "site/404.html").read_text("utf-8")


def test_problems_are_told_as_they_are_and_the_old_site_stays(project, run):
    assert run("mkdocs", "build", "--quiet").stderr == ""
    before = contents(project / "site")
    break_a_claim(project)
    result = run("mkdocs", "build", "--strict", "--quiet")
    with pytest.raises(ProblemsFound) as found:
        check(options(project / "mkdocs.yml"))
    assert (result.returncode, result.stdout, result.stderr) == (1, "", f"{found.value}\n")
    assert contents(project / "site") == before
    assert not list(project.glob(".site*"))


def test_properdocs_tells_problems_as_mkdocs_does(project, run):
    break_a_claim(project)
    assert refused(run("properdocs", "build", "-f", "mkdocs.yml")) == refused(run("mkdocs", "build"))


def test_a_warning_ends_a_strict_build_even_a_quiet_one_and_the_old_site_stays(project, run):
    run("mkdocs", "build")
    before = contents(project / "site")
    change(project / "briefings/about.md", "(ferries/)", "(feries/)")
    for how in ("--verbose", "--quiet"):
        result = run("mkdocs", "build", "--strict", how)
        assert result.returncode == 1
        assert "unrecognized relative link 'feries/'" in result.stderr
        assert contents(project / "site") == before
        assert not list(project.glob(".site*"))


def test_what_is_no_part_of_the_site_is_refused_by_name(project, run):
    (project / "briefings/notes.txt").write_text("words of an article")
    (project / "briefings/sources/harbour.yml~").write_text("old")
    (project / "templates/assets/site.css.orig").write_text("old")
    assert re.findall(r"^(\S+): is no part of the site$", refused(run("mkdocs", "build")), re.MULTILINE) == [
        "briefings/notes.txt",
        "briefings/sources/harbour.yml~",
        "templates/assets/site.css.orig",
    ]


def test_names_that_cannot_be_in_an_address_are_refused(project, run):
    (project / "briefings/maps\\2031").mkdir()
    for name in ("maps\\2031/map.png", "ways\\means.md", "map\udcff.png"):
        (project / "briefings" / name).write_bytes(b"x")
    assert refused(run("mkdocs", "build")) == (
        "briefings/maps\\2031/map.png: has a name that cannot be in an address\n"
        "    use letters, digits, `-`, `_` and `.`\n"
        "briefings/map\\udcff.png: has a name that cannot be in an address\n"
        "    use letters, digits, `-`, `_` and `.`\n"
        "briefings/ways\\means.md: has a name that cannot be in an address\n"
        "    use letters, digits, `-`, `_` and `.`\n"
        "3 problems"
    )


def test_a_hand_written_page_at_an_address_of_ours_is_refused(project, run):
    (project / "briefings/sources.md").write_text("# Sources")
    change(project / "mkdocs.yml", "  - Method: method.md", "  - Method: method.md\n  - Sources: sources.md")
    assert refused(run("mkdocs", "build")) == (
        "briefings/sources.md: the site has a page of its own at 'sources/index.html'\n"
        "    choose another name for this file\n"
        "1 problem"
    )


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("- More: [method.md]", "`nav`: 'More' is no hand-written page"),
        ("- Elsewhere: https://example.org/", "`nav`: 'Elsewhere' is no hand-written page"),
        ("- method.md", "`nav`: 'method.md' has no title"),
    ],
)
def test_the_navigation_lists_hand_written_pages_with_their_titles(project, run, line, what):
    change(project / "mkdocs.yml", "- Method: method.md", line)
    assert f"mkdocs.yml: {what}\n" in refused(run("mkdocs", "build"))


def test_an_unknown_name_in_the_template_of_hand_written_pages_is_a_mistake(project, run):
    change(project / "templates/main.html", "{{ page.content", "{{ page.contents }}{{ page.content")
    result = run("mkdocs", "build")
    assert result.returncode == 1
    assert "templates/main.html:4: the template cannot be used: 'Page' object has no attribute 'cont" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (project / "site").exists()


def test_gh_deploy_finds_the_site_where_it_reads_it(project, run, tmp_path):
    def git(*args: str) -> str:
        return subprocess.run(["git", *args], cwd=project, capture_output=True, text=True, check=True).stdout

    git("init", "-q", "-b", "main", ".")
    git("config", "user.name", "Test")
    git("config", "user.email", "test@example.org")
    git("commit", "-q", "--allow-empty", "-m", "x")
    git("init", "-q", "--bare", str(tmp_path / "remote"))
    git("remote", "add", "origin", str(tmp_path / "remote"))
    result = run("mkdocs", "gh-deploy", "--force")
    assert result.returncode == 0, result.stderr
    deployed = git("ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert sorted(deployed) == sorted(contents(project / "site"))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("excerpt_share: 1", "excerpt_share: 1.5", "`excerpt_share` is 1.5"),
        ("excerpt_share: 1", "excerpt: 1", "Unrecognised configuration name: excerpt"),
        ("texts: !ENV [BRIEFINGS_TEXTS, optional]", "texts: maybe", "option 'texts'"),
        ("strict: true", "strict: true\nuse_directory_urls: false", "`use_directory_urls` is false"),
        ("name: null, custom_dir: templates", "name: mkdocs", "`theme` has no `custom_dir`"),
        ("[BRIEFINGS_ARTICLES, articles]", "[X, briefings/texts]", "`articles` lies in briefings, which is published"),
        ("[BRIEFINGS_ARTICLES, articles]", "[X, templates/assets]", "`articles` lies in templates, which is published"),
        ("strict: true", "strict: [", "expected ',' or ']'"),
        ("- briefings:", "- nothing:", 'The "nothing" plugin is not installed'),
    ],
)
def test_options_that_nobody_could_build_with_are_problems(project, old, new, told):
    change(project / "mkdocs.yml", old, new)
    with pytest.raises(ProblemsFound) as found:
        options(project / "mkdocs.yml")
    assert str(found.value).startswith("mkdocs.yml: ")
    assert told in str(found.value)


def test_a_build_tells_them_as_the_command_line_does(project, run):
    change(project / "mkdocs.yml", "excerpt_share: 1", "excerpt_share: 1.5")
    built, checked = run("mkdocs", "build"), run("briefings", "check")
    assert refused(built) == checked.stdout.strip() or refused(built) == refused(checked)


def test_a_configuration_without_the_plugin_is_a_problem(project):
    config = project / "mkdocs.yml"
    config.write_text(re.sub(r"plugins:\n(  .*\n)+", "plugins: []\n", config.read_text("utf-8")), "utf-8")
    with pytest.raises(ProblemsFound) as found:
        options(config)
    assert str(found.value) == "mkdocs.yml: the plugin 'briefings' is not among its `plugins`\n1 problem"


def test_options_are_read_relative_to_mkdocs_yml(project):
    read = options(project / "mkdocs.yml")
    assert (read.root, read.briefings, read.templates) == (project, project / "briefings", project / "templates")
    assert (read.articles, read.articles_named) == (project / "articles", False)
    assert (read.texts_required, read.excerpt_share, read.site_url) == (False, 1.0, "")


def test_a_folder_of_texts_that_the_variable_names_must_be_there(project, run, monkeypatch):
    monkeypatch.setenv("BRIEFINGS_ARTICLES", "elsewhere")
    read = options(project / "mkdocs.yml")
    assert (read.articles, read.articles_named) == (project / "elsewhere", True)
    result = run("mkdocs", "build", BRIEFINGS_ARTICLES="elsewhere")
    assert "elsewhere: the folder of article texts is not there" in refused(result)


def test_kinds_of_page_can_be_left_out(project, run):
    change(project / "mkdocs.yml", "# kinds: [claim, claims, source, sources]", "kinds: [claim, claims]")
    result = run("mkdocs", "build", "--strict")
    assert result.returncode == 0, result.stderr
    folders = {path.name for path in (project / "site").iterdir() if path.is_dir()}
    assert folders == {"about", "method", "ferries", "claims", "assets"}


def test_a_kind_of_page_that_there_is_not_is_refused(project, run):
    change(project / "mkdocs.yml", "# kinds: [claim, claims, source, sources]", "kinds: [claim, clams]")
    told = refused(run("mkdocs", "build"))
    assert told.startswith("mkdocs.yml: `kinds`: there is no kind of page 'clams'\n    did you mean 'claims'?")


@pytest.mark.parametrize(
    ("environment", "commit"),
    [
        ({}, ""),
        ({"GITHUB_SHA": "0123abc"}, "0123abc"),
        ({"CI_COMMIT_SHA": "4" * 40, "SOURCE_COMMIT": "5" * 40}, "5" * 40),
        ({"GITHUB_SHA": "<b>main</b>", "CI_COMMIT_SHA": "4" * 40}, "4" * 40),
    ],
)
def test_the_commit_is_what_the_environment_names(project, monkeypatch, environment, commit):
    for name in ("SOURCE_COMMIT", "GITHUB_SHA", "CI_COMMIT_SHA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert options(project / "mkdocs.yml").commit == commit


def test_a_job_that_keeps_cache_and_site_from_one_run_to_the_next_makes_only_what_has_changed(tmp_path, environment):
    project, kept = tmp_path / "project", tmp_path / "kept"

    def build(commit, *, of):
        make_lunn(project)
        change(project / "briefings/contract.yml", "question: ", f"question: {of} ")
        for name in (".cache", "site"):
            if (kept / name).exists():
                shutil.copytree(kept / name, project / name)
        line, told = [str(BIN / "mkdocs"), "build"], {**environment, "CI": "true", "GITHUB_SHA": commit}
        result = subprocess.run(line, cwd=project, env=told, capture_output=True, text=True, check=True)
        site = contents(project / "site")
        shutil.rmtree(kept, ignore_errors=True)
        shutil.move(project, kept)
        return re.search(r"(\d+) files written, (\d+) kept", result.stderr).groups(), site

    (all_pages, none), _ = build("abc1234", of="At first,")
    assert none == "0"
    (written, _), site = build("def5678", of="By now,")
    assert 2 < int(written) < int(all_pages) // 10
    assert b"def5678" in site["verification/index.html"]
    shutil.rmtree(kept)
    assert build("def5678", of="By now,")[1] == site
