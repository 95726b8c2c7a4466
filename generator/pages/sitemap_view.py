"""The sitemap, after sitemaps.org: the addresses of all pages, for search engines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.pages.frame import Shell
from generator.pages.url import SITEMAP


@dataclass(frozen=True, slots=True)
class SitemapView:
    """What the sitemap lists."""

    url: str
    title: str
    description: str
    addresses: tuple[str, ...]
    """Absolute, in order."""


def sitemap_views(shell: Shell, urls: Iterable[str]) -> Iterator[SitemapView]:
    """Yield the one sitemap, none where the site's own address is not known: it could name no page."""
    if shell.site_url:
        addresses = sorted({shell.site_url + url for url in urls})
        yield SitemapView(SITEMAP, "", "", tuple(addresses))
