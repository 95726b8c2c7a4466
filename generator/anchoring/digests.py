"""Digests of what stands at a passage, for the lock."""

from __future__ import annotations

import hashlib

from generator.anchoring.comparable import Comparable
from generator.anchoring.fit import Fit
from generator.anchoring.sentence import sentences_around
from generator.records.lock import Digests


def digest(words: str) -> str:
    """Return 24 hexadecimal digits of SHA-256 of the words in UTF-8."""
    return hashlib.sha256(words.encode()).hexdigest()[:24]


def digests_of(text: Comparable, fit: Fit) -> Digests:
    """Return the digests of what stands at `fit`."""
    start, end = text.as_held(*fit)
    first, last = sentences_around(text, *fit)
    return Digests(digest(text.text[start:end]), digest(text.form[fit.start : fit.end]), digest(text.form[first:last]))
