"""What MkDocs publishes with the plugin, under both its names, and what it refuses."""

import re
import subprocess
from pathlib import Path

import pytest

from generator.plugin import options
from generator.records.problem import ProblemsFound
from tests.conftest import contents


def claims(project: Path) -> Path:
    return project / "briefings/claims/ferries.yml"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def refused(result: subprocess.CompletedProcess[str]) -> str:
    """Return what was told of a build that was refused, and nothing but that."""
    assert result.returncode == 1, result.stderr
    assert "Traceback" not in result.stderr
    return "\n".join(line for line in result.stderr.splitlines() if not line.startswith("INFO"))


def test_only_what_is_meant_to_be_public_is_published(project, run):
    (project / "briefings/map.png").write_bytes(b"PNG")
    result = run("mkdocs", "build", "--strict")
    assert result.returncode == 0, result.stderr
    ours = re.compile(
        r"(index|404|(about|method|ferries|claims|sources|claims/[a-z-]+|sources/[a-z-]+)/index)\.html"
        r"|sitemap\.xml|map\.png|\.nojekyll|assets/[a-z/.-]+\.(css|js|svg|woff2|txt)"
    )
    site = contents(project / "site")
    assert not [path for path in site if not ours.fullmatch(path)]
    assert {"about/index.html", "ferries/index.html", "sitemap.xml", "404.html"} <= site.keys()
    assert [path.name for path in project.iterdir() if path.name.startswith(".site")] == []


def test_the_last_line_tells_where_the_site_is_and_how_it_was_proved(project, run):
    last = run("mkdocs", "build").stderr.splitlines()[-1]
    assert re.fullmatch(rf"INFO +-  briefings: {re.escape(str(project / 'site'))}: 1 briefing · .* · \d+\.\d s", last)
    assert run("mkdocs", "build", "--quiet").stderr == ""


def test_properdocs_gives_the_same_bytes(project, run):
    assert run("mkdocs", "build", "--strict").returncode == 0
    before = contents(project / "site")
    result = run("properdocs", "build", "--strict", "-f", "mkdocs.yml")
    assert result.returncode == 0, result.stderr
    assert contents(project / "site") == before


def test_properdocs_tells_problems_as_mkdocs_does(project, run):
    change(claims(project), "evidence:", "evidnce:")
    first, second = run("mkdocs", "build"), run("properdocs", "build", "-f", "mkdocs.yml")
    assert refused(first) == refused(second)


def test_the_site_may_be_somewhere_else(project, run, tmp_path):
    result = run("mkdocs", "build", "--strict", "-d", "../out/of/here")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "out/of/here/index.html").exists()
    assert not (project / "site").exists()


def test_problems_are_told_as_they_are_and_the_old_site_stays(project, run):
    assert run("mkdocs", "build").returncode == 0
    before = contents(project / "site")
    change(claims(project), "evidence:", "evidnce:")
    result = run("mkdocs", "build", "--strict", "--quiet")
    with pytest.raises(ProblemsFound) as found:
        from_both_doors(project)
    assert result.stderr == f"{found.value}\n"
    assert result.stdout == ""
    assert result.returncode == 1
    assert contents(project / "site") == before


def from_both_doors(project: Path) -> None:
    from generator.build import check  # noqa: PLC0415 - only here

    check(options(project / "mkdocs.yml"))


def test_a_warning_ends_a_strict_build_even_a_quiet_one_and_the_old_site_stays(project, run):
    assert run("mkdocs", "build").returncode == 0
    before = contents(project / "site")
    change(project / "briefings/about.md", "(ferries/)", "(feries/)")
    for quiet in ((), ("--quiet",)):
        result = run("mkdocs", "build", "--strict", *quiet)
        assert result.returncode == 1
        assert "unrecognized relative link 'feries/'" in result.stderr
        assert contents(project / "site") == before
    assert {path.name for path in project.iterdir()} >= {"site"}
    assert not list(project.glob(".site.*"))


def test_links_of_hand_written_pages_lead_to_finished_pages(project, run):
    assert run("mkdocs", "build", "--strict").returncode == 0
    page = (project / "site/about/index.html").read_text("utf-8")
    article = page[page.index("Read on") :]
    assert re.findall(r'href="([^"]*)"', article[: article.index("</p>")]) == [
        "../ferries/",
        "../claims/",
        "../method/",
        "../",
    ]


def test_what_is_no_part_of_the_site_is_refused_by_name(project, run):
    (project / "briefings/notes.txt").write_text("words of an article")
    (project / "briefings/sources/harbour.yml~").write_text("old")
    (project / "templates/assets/site.css.orig").write_text("old")
    (project / "templates/drawing.svg").write_text("raw, and never published")
    (project / "briefings/.hidden").write_text("nobody's")
    assert re.findall(r"^(\S+): is no part of the site$", refused(run("mkdocs", "build")), re.MULTILINE) == [
        "briefings/notes.txt",
        "briefings/sources/harbour.yml~",
        "templates/assets/site.css.orig",
    ]


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


def test_hand_written_pages_stand_in_our_frame_escaped_like_all_others(project, run):
    change(project / "mkdocs.yml", 'site_name: "Briefings: Russia and North Korea"', "site_name: <i>Tests</i> & more")
    (project / "briefings/method.md").write_text("---\ntitle: Ways & <b>means</b>\n---\n# Method\n")
    assert run("mkdocs", "build", "--strict").returncode == 0
    for page in ("index.html", "about/index.html", "404.html"):
        text = (project / "site" / page).read_text("utf-8")
        assert "&lt;i&gt;Tests&lt;/i&gt; &amp; more" in text, page
        assert "<i>" not in text, page
        assert ">Method</a>" in text, page


def test_an_unknown_name_in_the_template_of_hand_written_pages_is_a_mistake(project, run):
    change(project / "templates/main.html", "{{ page.content", "{{ page.contents }}{{ page.content")
    result = run("mkdocs", "build")
    assert result.returncode == 1
    assert "has no attribute 'contents'" in result.stderr
    assert not (project / "site").exists()


def test_the_sitemap_is_ours_and_lists_hand_written_pages_too(project, run):
    result = run("mkdocs", "build", "--strict", BRIEFINGS_SITE_URL="https://example.org/briefings/")
    assert result.returncode == 0, result.stderr
    urls = re.findall(r"<loc>(.*?)</loc>", (project / "site/sitemap.xml").read_text("utf-8"))
    assert len(urls) == len(set(urls))
    for url in ("", "about/", "ferries/", "claims/ferries-sold/"):
        assert f"https://example.org/briefings/{url}" in urls
    assert not (project / "site/sitemap.xml.gz").exists()
    assert 'href="/briefings/assets/site.css"' in (project / "site/404.html").read_text("utf-8")


def test_gh_deploy_finds_the_site_where_it_reads_it(project, run, tmp_path):
    def git(*args: str) -> str:
        identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
        return subprocess.run(["git", *identity, *args], cwd=project, capture_output=True, text=True, check=True).stdout

    git("init", "-q", "-b", "main", ".")
    git("init", "-q", "--bare", str(tmp_path / "remote"))
    git("remote", "add", "origin", str(tmp_path / "remote"))
    git("commit", "-q", "--allow-empty", "-m", "x")
    git("config", "user.name", "Test")
    git("config", "user.email", "test@example.org")
    result = run("mkdocs", "gh-deploy", "--force")
    assert result.returncode == 0, result.stderr
    deployed = git("ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert sorted(deployed) == sorted(contents(project / "site"))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("excerpt_share: 1", "excerpt_share: 1.5", "mkdocs.yml: `excerpt_share` is 1.5"),
        ("excerpt_share: 1", "excerpt: 1", "Unrecognised configuration name: excerpt"),
        ("texts: !ENV [BRIEFINGS_TEXTS, optional]", "texts: maybe", "option 'texts'"),
        ("strict: true", "use_directory_urls: false", "mkdocs.yml: `use_directory_urls` is false"),
        (", custom_dir: templates", "", "mkdocs.yml: `theme` has no `custom_dir`"),
        ("[BRIEFINGS_ARTICLES, articles]", "[X, briefings/texts]", "mkdocs.yml: `articles` lies in briefings, which"),
        ("[BRIEFINGS_ARTICLES, articles]", "[X, templates/assets]", "mkdocs.yml: `articles` lies in templates, which"),
        ("strict: true", "strict: [", "mkdocs.yml"),
    ],
)
def test_options_that_nobody_could_build_with_are_told_at_both_doors(project, run, old, new, told):
    change(project / "mkdocs.yml", old, new)
    for command in (("mkdocs", "build", "--strict"), ("briefings", "check")):
        result = run(*command)
        assert result.returncode == 1
        assert told in result.stdout + result.stderr
        assert "Traceback" not in result.stderr


def test_options_are_read_relative_to_mkdocs_yml(project, monkeypatch):
    monkeypatch.delenv("BRIEFINGS_ARTICLES", raising=False)
    read = options(project / "mkdocs.yml")
    assert (read.root, read.briefings, read.templates) == (project, project / "briefings", project / "templates")
    assert (read.articles, read.articles_named) == (project / "articles", False)
    assert (read.texts_required, read.excerpt_share, read.site_url) == (False, 1.0, "")


def test_a_folder_of_texts_that_the_variable_names_must_be_there(project, run, monkeypatch):
    monkeypatch.setenv("BRIEFINGS_ARTICLES", "elsewhere")
    read = options(project / "mkdocs.yml")
    assert (read.articles, read.articles_named) == (project / "elsewhere", True)
    assert "elsewhere: the folder of article texts is not there" in refused(
        run("mkdocs", "build", BRIEFINGS_ARTICLES="elsewhere")
    )


def test_a_configuration_without_the_plugin_is_a_problem(project):
    config = project / "mkdocs.yml"
    config.write_text(re.sub(r"plugins:\n(  .*\n)+", "plugins: []\n", config.read_text("utf-8")), "utf-8")
    with pytest.raises(ProblemsFound) as found:
        options(config)
    assert str(found.value) == "mkdocs.yml: the plugin 'briefings' is not among its `plugins`\n1 problem"
