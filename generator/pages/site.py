"""All pages of a site: the list of kinds, and how each page comes about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from generator.pages.briefing_view import briefing_view, briefing_views
from generator.pages.claim_view import claim_view, claim_views
from generator.pages.claims_view import claims_parts, claims_view, claims_views, part_url
from generator.pages.entities_view import entities_views
from generator.pages.entity_view import entity_view, entity_views
from generator.pages.figures_view import figures_views
from generator.pages.frame import Link, Shell, frame_of
from generator.pages.home_view import home_views
from generator.pages.language import later, spoken_in
from generator.pages.material import Material
from generator.pages.month_view import month_view, month_views, months_views
from generator.pages.open_questions_view import open_questions_views
from generator.pages.picture import png_of
from generator.pages.picture_view import PictureView, picture_of_home
from generator.pages.render import Templates, environment, render
from generator.pages.search_view import search_views
from generator.pages.sitemap_view import sitemap_views
from generator.pages.source_view import source_view, source_views
from generator.pages.sources_view import sources_views
from generator.pages.timeline_view import timeline_view, timeline_views, timelines
from generator.pages.url import (
    AS_OF,
    CLAIMS,
    ENTITIES,
    FIGURES,
    HOME,
    OPEN_QUESTIONS,
    SEARCH,
    SOURCES,
    TIMELINE,
    VERIFICATION,
    VERIFICATION_DATA,
    VOICES,
    briefing_url,
    claim_url,
    entity_url,
    kind_of,
    month_of,
    month_url,
    path_of,
    picture_url,
    source_url,
    timeline_url,
    voice_url,
)
from generator.pages.verification_data import verification_data
from generator.pages.verification_view import verification_views
from generator.pages.voice_view import voice_view, voice_views
from generator.pages.voices_view import voices_views
from generator.records.options import Options
from generator.records.problem import did_you_mean


class View(Protocol):
    """What every view has, whatever its kind."""

    @property
    def url(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def description(self) -> str: ...


def picture_view(material: Material, id: str) -> PictureView:
    """Return the preview picture of a briefing, or of the home page, which has no id."""
    return material.pictures[id] if id else picture_of_home(material.graph)


def pictured(material: Material) -> Iterator[str]:
    """Yield the ids of what has a preview picture."""
    yield ""
    yield from material.graph.library.briefings


def picture_views(material: Material) -> Iterator[PictureView]:
    """Yield all preview pictures."""
    return (picture_view(material, id) for id in pictured(material))


KINDS: Mapping[str, Callable[[Material], Iterator[View]]] = {
    "home": home_views,
    "briefing": briefing_views,
    "claim": claim_views,
    "claims": claims_views,
    "source": source_views,
    "sources": sources_views,
    "figures": figures_views,
    "timeline": timeline_views,
    "month": month_views,
    "months": months_views,
    "voice": voice_views,
    "voices": voices_views,
    "entity": entity_views,
    "entities": entities_views,
    "open_questions": open_questions_views,
    "verification": verification_views,
    "search": search_views,
    "picture": picture_views,
}
"""Each kind of page, by the stem of its template; pictures have none."""


@dataclass(frozen=True, slots=True)
class Each:
    """How a kind that has a page for each record, or for parts of a list, makes one of them."""

    ids: Callable[[Material], Iterable[str]]
    url: Callable[[str], str]
    """The address of a page, which is known before the page is made."""
    view: Callable[[Material, str], View]


EACH: Mapping[str, Each] = {
    "briefing": Each(lambda material: material.graph.library.briefings, briefing_url, briefing_view),
    "claim": Each(lambda material: material.graph.library.claims, claim_url, claim_view),
    "claims": Each(claims_parts, part_url, claims_view),
    "source": Each(lambda material: material.graph.library.sources, source_url, source_view),
    "timeline": Each(timelines, timeline_url, timeline_view),
    "month": Each(lambda material: map(month_of, material.months), month_url, month_view),
    "voice": Each(lambda material: material.voices, voice_url, voice_view),
    "entity": Each(lambda material: material.graph.library.entities, entity_url, entity_view),
    "picture": Each(pictured, lambda id: picture_url(briefing_url(id) if id else HOME), picture_view),
}
"""Kinds that have several pages, of which each can be made without the others."""

ONE: Mapping[str, str] = {
    "home": HOME,
    "sources": SOURCES,
    "figures": FIGURES,
    "months": AS_OF,
    "voices": VOICES,
    "entities": ENTITIES,
    "open_questions": OPEN_QUESTIONS,
    "verification": VERIFICATION,
    "search": SEARCH,
}
"""The address of each kind that has one page."""

DATA: Mapping[str, Callable[[Material], bytes]] = {
    VERIFICATION_DATA: verification_data,
}
"""What is published for programs, by its address; it goes with the page that shows the same."""

PARTS = (
    Link(later("Claims"), CLAIMS),
    Link(later("Voices"), VOICES),
    Link(later("Timeline"), TIMELINE),
    Link(later("Figures"), FIGURES),
    Link(later("Sources"), SOURCES),
    Link(later("Open questions"), OPEN_QUESTIONS),
    Link(later("People, states and places"), ENTITIES),
    Link(later("Earlier states"), AS_OF),
    Link(later("Verification"), VERIFICATION),
)
"""The parts of the record, as the foot of every page lists them."""

CHIEF = frozenset({CLAIMS, VOICES, TIMELINE, FIGURES, SOURCES, OPEN_QUESTIONS})
"""Those that the head of every page leads to as well: few enough for one line."""

MOST_NAMED = 12
"""Briefings that the head and foot of every page name, the most recent; the home page has all. With the names of a
thousand on every page, most of a site would be names."""


_ONLY = ("",)
"""The ids of what has one page."""


@dataclass(frozen=True, slots=True)
class Work:
    """How the pages of one kind are made, each without the others."""

    name: str
    """The kind, or the address of data."""
    ids: Sequence[str]
    """Of its pages; that of an only one is empty."""
    path: Callable[[str], str]
    """Returns where the page with an id stands in the site, which is known before it is made."""
    make: Callable[[str], bytes]
    framed: bool = True
    """Whether templates and what all pages share have a part in it; with the same options they have none in others."""


def left_out(options: Options) -> frozenset[str]:
    """Return the kinds of page that a site does without. The briefings and their home page are the site itself."""
    return frozenset() if options.kinds is None else frozenset(KINDS) - {"home", "briefing"} - set(options.kinds)


def unknown_kinds(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with each name that is no kind of page, and what to do."""
    for name in names:
        if name not in KINDS:
            advice = did_you_mean(name, KINDS) or (f"write some of: {', '.join(KINDS)}",)
            yield f"`kinds`: there is no kind of page '{name}'", advice[0]


def shell_of(
    material: Material, options: Options, handwritten: Sequence[Link], *, live: bool = False, search: bool = False
) -> Shell:
    """Return what all pages share; `handwritten` are MkDocs' own pages, in the order of its navigation.

    `search` says whether an index can be made; a site that does without the page has none either.
    """
    url, without = options.site_url, left_out(options)
    language = material.language
    parts = [Link(language.gettext(link.text), link.url) for link in PARTS if kind_of(link.url) not in without]
    # `mkdocs serve` would make the index anew, and wait for it, each time a file is saved.
    wanted = not live and "search" not in without
    return Shell(
        site_name=options.site_name,
        site_url=url if not url or url.endswith("/") else f"{url}/",
        briefings=tuple(Link(one.title, briefing_url(one.id)) for one in material.order[:MOST_NAMED]),
        pages=(*(link for link in parts if link.url in CHIEF), *handwritten),
        record=tuple(parts),
        handwritten=tuple(handwritten),
        # They are named by their whole address, and nobody outside can follow that of a live preview.
        pictures=bool(url) and not live and "picture" not in without,
        left_out=without,
        search=search and wanted,
        lacks_search=wanted and not search,
        live=live,
        language=language,
    )


def works_of(material: Material, shell: Shell, templates: Templates) -> Iterator[Work]:
    """Yield all that is made besides the sitemap, in the order of the kinds."""
    worded = partial(spoken_in, shell.language)

    def page(kind: str, view: View) -> bytes:
        if isinstance(view, PictureView):
            return png_of(view, shell.site_name)
        shown = shell.pictures and kind in ("home", "briefing")
        picture = picture_view(material, view.url.removesuffix("/")) if shown else None
        frame = frame_of(shell, view.url, view.title, view.description, picture)
        return render(templates, f"pages/{kind}.html", frame=frame, view=view)

    def one(kind: str) -> Work:
        return Work(kind, _ONLY, lambda _: path_of(ONE[kind]), worded(lambda _: page(kind, *KINDS[kind](material))))

    def each(kind: str) -> Work:
        several = EACH[kind]
        make = worded(lambda id: page(kind, several.view(material, id)))
        return Work(kind, tuple(several.ids(material)), lambda id: path_of(several.url(id)), make, kind != "picture")

    for kind in KINDS:
        if kind in shell.left_out or (kind == "picture" and not shell.pictures):
            continue
        yield each(kind) if kind in EACH else one(kind)
    for url, data in DATA.items():
        if kind_of(url) not in shell.left_out:
            yield Work(url, _ONLY, partial(_itself, url), partial(_data, data, material), framed=False)


def _itself(url: str, _: str) -> str:
    return url


def _data(data: Callable[[Material], bytes], material: Material, _: str) -> bytes:
    return data(material)


def sitemap_of(shell: Shell, paths: Iterable[str], templates: Templates) -> Iterator[tuple[str, bytes]]:
    """Yield the sitemap of a site whose pages of ours stand at `paths`."""
    urls = [page.url for page in shell.pages]
    urls += (path.removesuffix("index.html") for path in paths if path.endswith("index.html"))
    for sitemap in sitemap_views(shell, urls):
        yield sitemap.url, render(templates, "pages/sitemap.html", view=sitemap)


def pages_of(material: Material, shell: Shell, options: Options) -> Iterator[tuple[str, bytes]]:
    """Yield each page as its path in the site, `claims/shells-5m/index.html`, and its finished bytes."""
    templates, paths = environment(options.templates, shell.language), []
    for work in works_of(material, shell, templates):
        for id in work.ids:
            paths.append(work.path(id))
            yield work.path(id), work.make(id)
    yield from sitemap_of(shell, paths, templates)
