import pytest

from generator.pages.url import citation_fragment, path_of, prose_target, relative, root_of, text_fragment


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        ("", "", "./"),
        ("", "claims/a/", "claims/a/"),
        ("", "#main", "#main"),
        ("arms/", "", "../"),
        ("arms/", "arms/", "../arms/"),
        ("arms/", "arms/#card-a", "#card-a"),
        ("claims/a/", "sources/b/#passage-1", "../../sources/b/#passage-1"),
        ("claims/a/", "https://a.example/", "https://a.example/"),
        ("claims/a/", "mailto:a@b.example", "mailto:a@b.example"),
        ("", "#a", "#a"),
    ],
)
def test_a_page_points_to_another(page, target, link):
    assert relative(page, target) == link


def test_pages_are_files_in_folders():
    assert path_of("") == "index.html"
    assert path_of("claims/a/") == "claims/a/index.html"
    assert path_of("sitemap.xml") == "sitemap.xml"
    assert root_of("claims/a/") == "../../"


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("method.md", "method/"),
        ("method.md#voices", "method/#voices"),
        ("index.md", ""),
        ("notes/index.md", "notes/"),
        ("claims/a/", "claims/a/"),
        ("https://a.example/x.md", "https://a.example/x.md"),
    ],
)
def test_prose_may_name_a_markdown_page_by_its_file(written, target):
    assert prose_target(written) == target


def test_uses_of_two_claims_never_share_a_fragment():
    assert citation_fragment("a") == "cite-a"
    assert citation_fragment("a", 2) == "cite-a.2"
    assert citation_fragment("a", 2) != citation_fragment("a-2")


@pytest.mark.parametrize(
    ("url", "first", "last", "link"),
    [
        ("https://a.example/x", "zwei Worte", "", "https://a.example/x#:~:text=zwei%20Worte"),
        (
            "https://a.example/x",
            "erstens, a&b",
            "Ende-der",
            "https://a.example/x#:~:text=erstens%2C%20a%26b,Ende%2Dder",
        ),
        ("https://a.example/x#part", "so", "", "https://a.example/x#part:~:text=so"),
        ("https://a.example/x", "Übung „ja“", "", "https://a.example/x#:~:text=%C3%9Cbung%20%E2%80%9Eja%E2%80%9C"),
        ("https://a.example/x", "", "", "https://a.example/x"),
    ],
)
def test_a_text_fragment_names_the_words(url, first, last, link):
    assert text_fragment(url, first, last) == link
