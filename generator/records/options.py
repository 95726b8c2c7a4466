"""What mkdocs.yml says about a site, as the rest of the project needs it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """Where things are and how much may be shown. All paths are absolute."""

    root: Path
    """The folder of mkdocs.yml; files are named relative to it in messages."""
    briefings: Path
    """What editors write: MkDocs' docs_dir."""
    articles: Path
    """The article texts; need not exist unless `articles_named`."""
    templates: Path
    """The look of the site: MkDocs' theme.custom_dir."""
    cache: Path
    """Safe to delete."""
    site_name: str = "Briefings"
    site_url: str = ""
    """The address of the published site, empty where it is not known."""
    articles_named: bool = False
    """Whether somebody named the folder of texts, so that a missing one is a mistake."""
    texts_required: bool = False
    """Whether every held source must have its text in hand."""
    excerpt_share: float = 0.25
    """How much of an article's words may be shown, 0 to 1."""
    excerpt_words: int = 60
    """The longest passage that is shown whole."""
    kinds: tuple[str, ...] | None = None
    """The kinds of page that are made besides the briefings and the home page; None for all."""
    locale: str = "en"
    """What the frame is worded in: MkDocs' theme.locale, `de` or `de_AT`."""
    language: str = "en"
    """What the record is written in, BCP 47."""
    commit: str = ""
    """Which version of the record this is, as whoever builds it says; empty where nobody does."""
