"""All pages of a site: the list of kinds, and how each page comes about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from generator.evidence.graph import Graph
from generator.pages.briefing_view import briefing_views
from generator.pages.claim_view import claim_views
from generator.pages.claims_view import claims_views
from generator.pages.figures_view import figures_views
from generator.pages.frame import Link, Shell, frame_of
from generator.pages.home_view import home_views, in_order
from generator.pages.material import Material, material_of
from generator.pages.render import environment, render
from generator.pages.sitemap_view import sitemap_views
from generator.pages.source_view import source_views
from generator.pages.sources_view import sources_views
from generator.pages.url import CLAIMS, SOURCES, briefing_url, path_of
from generator.records.options import Options


class View(Protocol):
    """What every view has, whatever its kind."""

    @property
    def url(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def description(self) -> str: ...


KINDS: Mapping[str, Callable[[Material], Iterator[View]]] = {
    "home": home_views,
    "briefing": briefing_views,
    "claim": claim_views,
    "claims": claims_views,
    "source": source_views,
    "sources": sources_views,
    "figures": figures_views,
}
"""Each kind of page, by the stem of its template."""


def shell_of(graph: Graph, options: Options, handwritten: Sequence[Link], *, live: bool = False) -> Shell:
    """Return what all pages share; `handwritten` are MkDocs' own pages, in the order of its navigation."""
    briefings = (Link(briefing.title, briefing_url(briefing.id)) for briefing in in_order(graph))
    url = options.site_url
    return Shell(
        site_name=options.site_name,
        site_url=url if not url or url.endswith("/") else f"{url}/",
        briefings=tuple(briefings),
        pages=(Link("Claims", CLAIMS), Link("Sources", SOURCES), *handwritten),
        live=live,
    )


def pages_of(graph: Graph, shell: Shell, options: Options) -> Iterator[tuple[str, bytes]]:
    """Yield each page as its path in the site, `claims/shells-5m/index.html`, and its finished bytes."""
    templates, material = environment(options.templates), material_of(graph, options)
    urls = [page.url for page in shell.pages]
    for kind, views in KINDS.items():
        for view in views(material):
            frame = frame_of(shell, view.url, view.title, view.description)
            urls.append(view.url)
            yield path_of(view.url), render(templates, f"pages/{kind}.html", frame=frame, view=view)
    for sitemap in sitemap_views(shell, urls):
        yield sitemap.url, render(templates, "pages/sitemap.html", view=sitemap)
