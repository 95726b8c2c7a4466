"""Checkable statements in our words, and the passages they rest on."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from generator.records.date import EdtfDate
from generator.records.figure import Figure
from generator.records.reads import Reads
from generator.records.record import Written, record
from generator.records.scalars import OPEN, WORDS, Id, Ids, Line, Text, written
from generator.records.selector import TextQuoteSelector, check_context, check_quote
from generator.records.source import Withdrawal

Kind = Literal["report", "quote", "figure", "legal", "forecast", "assessment", "denial"]
Level = Literal["low", "moderate", "high"]
# One gap at most, with words on both sides. An editor program may take words for a number.
_QUOTE = written(
    r"^(?!.*\s(…|\.\.\.)\s.*\s(…|\.\.\.)\s)(?!\s*(…|\.\.\.)\s)(?!.*\s(…|\.\.\.)\s*$)[\s\S]*[^\s.…]",
    "the words of the passage, or its first and last words around one ` … `",
    *WORDS,
)
_CONTEXT = written(r"\S", "is empty", *WORDS)
Quote = Annotated[str, Reads(after=check_quote, schema=_QUOTE)]
Context = Annotated[str, Reads(after=check_context, schema=_CONTEXT)]
"""Words beside a passage, always whole: an ellipsis in them is the text's own."""


@record
class Attribution(Written):
    """A second passage of the same source, which names the speaker or the report."""

    quote: Quote
    prefix: Context = ""
    suffix: Context = ""

    @property
    def selector(self) -> TextQuoteSelector:
        return TextQuoteSelector(self.quote, self.prefix, self.suffix)


def _read_attribution(value: Any) -> Any:
    return {"quote": value} if isinstance(value, str) else value


@record
class Evidence(Written):
    """A passage brought for a claim, with who said it and whom the article had it from."""

    source: Id
    quote: Quote
    """The passage's words, or its first and last words around ` … `, within one paragraph."""
    prefix: Context = ""
    """Words right before, where the quotation fits more than once."""
    suffix: Context = ""
    """Words right after, where the quotation fits more than once."""
    attribution: Annotated[
        Attribution | None,
        Reads(before=_read_attribution, written=Quote | Attribution | None),
    ] = None
    """A second passage of the same source that names the speaker; its first and last words."""
    said_by: Ids = ()
    """An entity, several who say it jointly, or `open`. Left out: the article's own voice or the report in `via`."""
    perhaps: Ids = ()
    """Where `said_by` is open: who it may be."""
    via: Ids = ()
    """Whom the article had it from, nearest first: sources or entities, or `open`."""
    said: EdtfDate | None = None
    """When the speaker said it."""
    reported: EdtfDate | None = None
    """When it was reported, if not the date of the source or part."""
    dated: Line | None = None
    """How the text words the date (`last Friday`)."""
    show: Literal["passage", "ends"] = "passage"
    """`ends` shows no more than the first and last words."""

    @property
    def selector(self) -> TextQuoteSelector:
        return TextQuoteSelector(self.quote, self.prefix, self.suffix)

    @property
    def is_open(self) -> bool:
        """Whether the text leaves the speaker open."""
        return OPEN in self.said_by


@record
class Assessment(Written):
    """How likely we hold a claim of our own to be, how sure we are of that, and why."""

    likelihood: Line
    confidence: Level
    why: Text


@record
class Claim(Written):
    """A checkable statement, in our words: what is said, never that it is said."""

    id: Id
    claim: Line
    kind: Kind = "report"
    evidence: tuple[Evidence, ...]
    implies: Ids = ()
    """Broader claims that must be so if this one is."""
    denies: Ids = ()
    """Claims that this denial says are not so."""
    figure: Figure | None = None
    when: EdtfDate | None = None
    """What the claim is about, not when it was said."""
    note: Text | None = None
    """Public."""
    event: Id | None = None
    entities: Ids = ()
    updates: Ids = ()
    """Earlier claims that this one brings up to date."""
    contradicts: Ids = ()
    """Claims that cannot be so if this one is."""
    fulfils: Ids = ()
    """Forecasts that this one fulfils."""
    perhaps_same: Ids = ()
    """Claims about what is perhaps one act or find: not asserted, not counted twice."""
    superseded_by: Id | None = None
    withdrawn: Withdrawal | None = None
    assessment: Assessment | None = None

    @property
    def is_denial(self) -> bool:
        return self.kind == "denial"
