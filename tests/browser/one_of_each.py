"""One page of each kind in the small record of tests/site."""

from collections.abc import Mapping

ONE_OF_EACH: Mapping[str, str] = {
    "home": "",
    "briefing": "radar-sets/",
    "claim": "claims/radar-nearly-40/",
    "claims": "claims/",
    "source": "sources/kurier-2031-06/",
    "sources": "sources/",
    "figures": "figures/",
    "timeline": "timeline/",
    "month": "as-of/2031-06/",
    "months": "as-of/",
    "voice": "voices/cassia/",
    "voices": "voices/",
    "entity": "entities/belmark/",
    "entities": "entities/",
    "open_questions": "open-questions/",
    "verification": "verification/",
    "search": "search/",
    "written by hand": "about/",
    "not found": "404.html",
}
"""The address by the kind: the stem of its template, or what the page is."""
