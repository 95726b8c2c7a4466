"""The record of tests/site: invented countries, true to life; and what its pages are made from."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from generator import build
from generator.evidence.graph import Graph
from generator.pages.frame import Link
from generator.pages.material import Material, material_of
from generator.pages.site import pages_of, shell_of
from generator.records.options import Options

ROOT = Path(__file__).parent.parent.parent
SITE = ROOT / "tests/site"
OPTIONS = Options(
    root=SITE,
    briefings=SITE / "briefings",
    articles=SITE / "articles",
    templates=ROOT / "templates",
    cache=ROOT / ".cache/tests",
    site_name="The Lunn Papers",
    site_url="https://example.org/lunn/",
    excerpt_share=0.9,
)
HANDWRITTEN = (Link("About", "about/"), Link("Method", "method/"))


@cache
def graph(*, texts: bool = True) -> Graph:
    """Return the record, with its texts or, as in a clone, by its lock alone."""
    return build.check(OPTIONS if texts else replace(OPTIONS, articles=SITE / "no-texts"))


@cache
def material(*, texts: bool = True) -> Material:
    return material_of(graph(texts=texts), OPTIONS)


@cache
def files(*, texts: bool = True, locale: str = "en") -> dict[str, bytes]:
    """Return all that is made by its path, in a frame of the language `locale`."""
    options = replace(OPTIONS, locale=locale)
    made = material(texts=texts) if locale == "en" else material_of(graph(texts=texts), options)
    return dict(pages_of(made, shell_of(made, options, HANDWRITTEN), options))


@cache
def pages(*, texts: bool = True, locale: str = "en") -> dict[str, str]:
    """Return each page by its path, without the pictures."""
    made = files(texts=texts, locale=locale)
    return {path: data.decode() for path, data in made.items() if not path.endswith(".png")}
