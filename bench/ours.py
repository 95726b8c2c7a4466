"""The record in our own format, and MkDocs with our plugin as users run it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bench.builder import Edit, put, remove
from bench.corpus import AGENCIES, Article, Briefing, Claim, Corpus, Evidence, Sentence
from bench.yaml_text import flow, inline, mapping, quoted
from generator.pages.claims_view import MOST_LISTED
from generator.pages.url import CLAIMS, claims_of_url

REPOSITORY = Path(__file__).parent.parent
KINDS = ("claim", "claims", "source", "sources")
"""The kinds of page that Hugo's templates make too, besides briefings and the home page."""

_CONFIG = """\
site_name: Matters on the sound
site_url: https://example.invalid/
docs_dir: briefings
site_dir: site
theme: {name: null, custom_dir: templates}
nav: [{About: about.md}]
plugins: [briefings: {OPTIONS}]
strict: true
"""


class Ours:
    """Our generator, with the kinds of page that Hugo makes too or with all of them."""

    environment: Mapping[str, str] = {"BRIEFINGS_ARTICLES": ""}

    def __init__(self, name: str = "ours", kinds: Sequence[str] | None = KINDS) -> None:
        self.name = name
        self._claims = 0
        self._options = f"excerpt_share: 0.5{'' if kinds is None else f', kinds: {flow(kinds)}'}"

    @property
    def told(self) -> str:
        return f"mkdocs build with the plugin, {{{self._options}}}; every passage proved, texts and lock at hand"

    def write(self, corpus: Corpus, folder: Path) -> None:
        self._claims = 0
        shutil.copytree(REPOSITORY / "templates", folder / "templates")
        put(folder / "mkdocs.yml", _CONFIG.replace("OPTIONS", self._options))
        put(folder / "briefings/about.md", "# About\n\nA record made up to be measured.\n")
        for article in corpus.articles():
            put(folder / f"articles/{article.id}.txt", "\n\n".join(article.paragraphs) + "\n")
            put(folder / f"briefings/sources/{article.id}.yml", _source(article))
        for agency in AGENCIES:
            put(folder / f"briefings/sources/{agency.id}.yml", f"label: {agency.name}\nheld: false\n")
        entities = (
            f"  {one.id}: {inline({'type': one.type, 'name': one.name, 'voice_of': one.voice_of})}\n"
            for one in corpus.entities
        )
        put(folder / "briefings/entities.yml", "entities:\n" + "".join(entities))
        measures = (f"  {id}: {{label: Ships of {id}, unit: ships}}\n" for id in corpus.measures)
        put(folder / "briefings/measures.yml", "measures:\n" + "".join(measures))
        for file, claims in corpus.claims():
            self._claims += len(claims)
            put(folder / f"briefings/claims/{file}.yml", _claims(claims))
        for briefing in corpus.briefings():
            put(folder / f"briefings/{briefing.id}.yml", _briefing(briefing))
        lock = [str(_command("briefings")), "lock", "--config-file", str(folder / "mkdocs.yml")]
        subprocess.run(lock, check=True, capture_output=True, cwd=folder)

    def edit(self, edit: Edit, folder: Path) -> None:
        put(folder / f"briefings/claims/{edit.file}.yml", _claims(edit.claims))

    def clean(self, folder: Path) -> None:
        remove(folder / "site", folder / ".site.briefings", folder / ".cache")

    def build(self, folder: Path) -> Sequence[str]:  # noqa: ARG002 - run in it
        return [str(_command("mkdocs")), "build"]

    def serve(self, folder: Path, port: int) -> Sequence[str]:  # noqa: ARG002 - run in it
        return [str(_command("mkdocs")), "serve", "--dev-addr", f"127.0.0.1:{port}"]

    def site(self, folder: Path) -> Path:
        return folder / "site"

    def pages(self, edit: Edit) -> Sequence[str]:
        sources = (f"sources/{id}/" for id in edit.sources)
        briefings = (f"{id}/" for id in edit.briefings)
        lists = map(claims_of_url, edit.briefings) if self._claims > MOST_LISTED else [CLAIMS]
        return [*lists, f"claims/{edit.claim}/", *sources, *briefings]


def _command(name: str) -> Path:
    return Path(sys.executable).parent / name


def _source(article: Article) -> str:
    fields = {
        "label": article.label,
        "publisher": article.publisher,
        "author": article.author,
        "published": article.published.isoformat(),
        "language": "de",
        "translation": "none",
        "url": article.url,
    }
    return mapping(fields)


def _claims(claims: Iterable[Claim]) -> str:
    return "claims:\n" + "".join(map(_claim, claims))


def _claim(claim: Claim) -> str:
    lines = [f"  {claim.id}:\n    claim: {quoted(claim.statement)}\n"]
    if claim.denies:
        lines.append(f"    kind: denial\n    denies: [{claim.denies}]\n")
    if claim.measure:
        lines.append(f"    kind: figure\n    figure: {inline({'measure': claim.measure, 'amount': claim.amount})}\n")
    return "".join([*lines, "    evidence:\n", *map(_evidence, claim.evidence)])


def _evidence(evidence: Evidence) -> str:
    fields = {
        "source": evidence.article.id,
        "quote": evidence.passage.quote,
        "said_by": evidence.speaker,
        "via": evidence.via,
    }
    first, rest = mapping(fields, " " * 8).split("\n", 1)
    return f"      - {first.strip()}\n{rest}"


def _briefing(briefing: Briefing) -> str:
    head = mapping({"title": briefing.title, "question": briefing.question})
    summary = f"summary: |\n  {_prose(briefing.summary)}\n"
    sections = (
        f"  - title: {title}\n    text: |\n      {_prose(sentences)}\n" for title, sentences in briefing.sections
    )
    return f"{head}{summary}key: {flow(briefing.key)}\nsections:\n" + "".join(sections)


def _prose(sentences: Iterable[Sentence]) -> str:
    return " ".join(f"{one.words} [{_marker(one)}]." for one in sentences)


def _marker(sentence: Sentence) -> str:
    return "; ".join(f"@{claim}" for claim in sentence.claims) or "@ours"
