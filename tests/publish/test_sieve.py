import pytest

from generator.publish.sieve import sift_briefings, sift_templates


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("about.md", "published"),
        ("images/Map.PNG", "published"),
        ("arms-transfers.yml", "kept back"),
        ("sources/old.YAML", "kept back"),
        ("passages.lock", "kept back"),
        ("notes.txt", "stray"),
        ("arms-transfers.yml~", "stray"),
        ("arms-transfers.yml.orig", "stray"),
        ("sources/passages.lock", "stray"),
        ("script.js", "stray"),
        ("page.html", "stray"),
        ("LICENSE", "stray"),
        ("ways and means.md", "published"),
        ("über.md", "published"),
        ("ways\\means.md", "misnamed"),
        ("ways\nmeans.md", "misnamed"),
        ("ways\udcffmeans.png", "misnamed"),
        ("claims\\ways.yml", "kept back"),
    ],
)
def test_pages_and_images_are_published_records_kept_back_and_the_rest_refused(name, verdict):
    assert sift_briefings(name) == verdict


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("assets/site.css", "published"),
        ("assets/fonts/Serif.woff2", "published"),
        ("assets/fonts/LICENSE.txt", "published"),
        ("partials/mark.svg", "kept back"),
        ("site.css", "kept back"),
        ("sitemap.xml", "kept back"),
        ("assets/site.css~", "stray"),
        ("assets/notes.docx", "stray"),
        ("assets\\site.css", "kept back"),
        ("assets/fonts\\Serif.woff2", "misnamed"),
    ],
)
def test_of_templates_only_assets_are_published(name, verdict):
    assert sift_templates(name) == verdict
