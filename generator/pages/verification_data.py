"""The page of verification for programs: the same as JSON, keys in a fixed order, and no word of an article."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import TypeAlias

from generator.anchoring.passage import Passage
from generator.pages.material import Material
from generator.pages.verification_view import STATES, passages_by_source, uses_by_passage
from generator.records.source import Source

FORMAT = 1
"""Goes up when a key changes its meaning or goes away; a new key is no change."""

Json: TypeAlias = "str | int | bool | Mapping[str, Json] | list[Json] | None"


def verification_data(material: Material) -> bytes:
    """Return what is published as `data/verification.json`."""
    passages, uses = passages_by_source(material), uses_by_passage(material)
    counted = Counter(passage.state for several in passages.values() for passage in several)
    sources = material.graph.library.sources.values()
    data: Mapping[str, Json] = {
        "format": FORMAT,
        "commit": material.commit or None,
        "states": {state: counted[state] for state in STATES},
        "texts": [_text(material, source) for source in sources if source.held],
        "unread": [source.id for source in sources if not source.held],
        "passages": [
            _passage(passage, [f"{claim}/{number}" for claim, number in uses.get(passage.key, ())])
            for several in passages.values()
            for passage in several
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _text(material: Material, source: Source) -> Json:
    text, locked = material.graph.library.texts.get(source.id), material.graph.library.lock.texts.get(source.id)
    return {
        "source": source.id,
        "in_hand": text is not None,
        "sha256": text.digest if text else None,
        "locked_sha256": locked.digest if locked else None,
        "locked_on": locked.on if locked else None,
        "paragraphs": locked.paragraphs if locked else None,
        "words": locked.words if locked else None,
    }


def _passage(passage: Passage, evidence: list[Json]) -> Json:
    return {
        "source": passage.source,
        "selector": passage.selector.digest,
        "state": passage.state,
        "paragraph": passage.paragraph,
        "start": passage.start,
        "end": passage.end,
        "proved_on": passage.proved_on,
        "evidence": evidence,
        "changes": [
            {"locked_on": change.locked_on, "accepted_on": change.on, "old_words": change.old.words, "why": change.why}
            for change in passage.changes
        ],
    }
