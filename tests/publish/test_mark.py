import pytest

from generator.publish.mark import mark, refuse_foreign


def test_a_folder_that_is_absent_empty_or_marked_may_be_replaced(tmp_path):
    site = tmp_path / "site"
    assert not refuse_foreign(site, "site")
    site.mkdir()
    assert not refuse_foreign(site, "site")
    (site / "index.html").write_text("ours")
    mark(site)
    assert not refuse_foreign(site, "site")


def test_a_folder_that_we_did_not_make_is_refused(tmp_path):
    (tmp_path / "letters.txt").write_text("mine")
    assert [str(problem) for problem in refuse_foreign(tmp_path, "site")] == [
        "site: was not made by this generator, and is left alone\n"
        "    move it away, or set another `site_dir` in mkdocs.yml"
    ]


@pytest.mark.parametrize("mark_of_another", [b"", b"Made by hand\n"])
def test_a_nojekyll_of_somebody_else_is_not_our_mark(tmp_path, mark_of_another):
    (tmp_path / ".nojekyll").write_bytes(mark_of_another)
    assert refuse_foreign(tmp_path, "site")


def test_a_file_and_a_link_are_refused_even_where_the_link_leads_to_a_folder_of_ours(tmp_path):
    file, folder, link, broken = (tmp_path / name for name in ("file", "folder", "link", "broken"))
    file.write_text("x")
    folder.mkdir()
    mark(folder)
    link.symlink_to(folder)
    broken.symlink_to(tmp_path / "nowhere")
    told = [problem.message for path in (file, link, broken) for problem in refuse_foreign(path, path.name)]
    assert told == [
        "is a file, and the site needs a folder of this name",
        "is a link, and a build replaces the whole folder",
        "is a link, and a build replaces the whole folder",
    ]
