"""The made-up record that everybody builds: articles, claims with their passages, entities and briefings, by a seed.

An article follows from the seed and its number alone: the record of 100 sources is the beginning of that of 1,000, and
it need never be in memory as a whole.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bench.words import PAPERS, SPACE, english, german, person

PASSAGES = 12
"""In each article."""
CITATIONS = 60
"""Claims that a briefing cites."""
_PARAGRAPHS = 20
_SECTIONS = 5
_FIRST_DAY = datetime.date(2021, 1, 1)


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody who speaks."""

    id: str
    type: str
    name: str
    voice_of: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article."""

    paragraph: int
    """Counted from 1."""
    words: str
    """As the article has them; whoever proves nothing is given them."""
    quote: str
    """As an editor writes them: whole or by their ends, one in eight in other typography."""


@dataclass(frozen=True, slots=True)
class Article:
    """A text and what is known of it."""

    id: str
    label: str
    publisher: str
    author: str
    published: datetime.date
    url: str
    paragraphs: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage brought for a claim."""

    article: Article
    passage: Passage
    speaker: str
    """The id of an entity; empty for the article's own voice."""
    via: str
    """The id of an agency; empty for none."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of ours."""

    id: str
    statement: str
    evidence: tuple[Evidence, ...]
    denies: str = ""
    """The id of a claim; empty for all but denials."""
    measure: str = ""
    """What its figure counts; empty where it gives none."""
    amount: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a briefing without its full stop."""

    words: str
    claims: tuple[str, ...]
    """None for a sentence of our own."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A topic."""

    id: str
    title: str
    question: str
    summary: tuple[Sentence, ...]
    key: tuple[str, ...]
    sections: tuple[tuple[str, tuple[Sentence, ...]], ...]
    """Titles and sentences."""

    @property
    def cited(self) -> tuple[str, ...]:
        """Each claim once, in the order of reading."""
        sentences = [*self.summary, *(one for _, section in self.sections for one in section)]
        return tuple(dict.fromkeys(claim for one in sentences for claim in one.claims))


AGENCIES = tuple(Entity(f"agency-{number}", "organisation", f"Sund Press {number}") for number in range(1, 9))
"""Known only through others: nobody has read them."""


class Corpus:
    """The record of `size` sources."""

    def __init__(self, size: int, seed: int = 1) -> None:
        self.size = size
        self.seed = seed

    @property
    def entities(self) -> list[Entity]:
        """The speakers; there are more of them where there are more sources."""
        states = [Entity("arvenia", "state", "Arvenia"), Entity("belmark", "state", "Belmark")]
        offices = [
            Entity(f"office-{number}", "organisation", f"Office {number} of the Sound", states[number % 2].id)
            for number in range(10)
        ]
        chance = random.Random(f"{self.seed} people")
        people = [
            Entity(f"person-{number}", "person", person(chance), offices[number % 10].id)
            for number in range(_people(self.size))
        ]
        return [*states, *offices, *people]

    @property
    def measures(self) -> list[str]:
        """The ids of all measures."""
        return sorted({_measure(number) for number in range(1, self.size + 1)})

    def articles(self) -> Iterator[Article]:
        """Yield each article, in order of ids."""
        for number in range(1, self.size + 1):
            yield _article(self.seed, number)

    def claims(self) -> Iterator[tuple[str, list[Claim]]]:
        """Yield the claims by article: those of one stand in one file. A passage of the next belongs to its first."""
        article = _article(self.seed, 1)
        for number in range(1, self.size + 1):
            following = _article(self.seed, number + 1) if number < self.size else None
            yield article.id, _claims(self.seed, number, article, following)
            if following:
                article = following

    def edited(self, remark: str) -> tuple[str, list[Claim], str]:
        """Return one file of claims with `remark` in one statement, as `claims` yields it, and that claim's id."""
        number = max(1, self.size // 2)
        article, following = _article(self.seed, number), _article(self.seed, number + 1)
        claims = _claims(self.seed, number, article, following if number < self.size else None)
        changed = claims[5]
        claims[5] = replace(changed, statement=f"{changed.statement[:-1]}, {remark}.")
        return article.id, claims, changed.id

    def briefings(self) -> Iterator[Briefing]:
        """Yield briefings that cite each claim once, wherever it comes from."""
        claims = [id for number in range(1, self.size + 1) for id in _claim_ids(number)]
        random.Random(f"{self.seed} plan {self.size}").shuffle(claims)
        for number, start in enumerate(range(0, len(claims), CITATIONS), 1):
            yield _briefing(self.seed, number, claims[start : start + CITATIONS])


def _people(number: int) -> int:
    return 12 + number // 4


def _measure(number: int) -> str:
    return f"count-{number // 10}"


def _article(seed: int, number: int) -> Article:
    chance = random.Random(f"{seed} article {number}")
    paragraphs = [[german(chance) for _ in range(chance.choice((2, 3, 3, 4)))] for _ in range(_PARAGRAPHS)]
    _tell_apart(paragraphs, chance)
    text = "\n\n".join(" ".join(sentences) for sentences in paragraphs)
    passages = []
    for index in sorted(chance.sample(range(_PARAGRAPHS), PASSAGES)):
        # What stands inside of another sentence as well is no passage.
        words = chance.choice([sentence for sentence in paragraphs[index] if text.count(sentence) == 1])
        passages.append(Passage(index + 1, words, _quote(chance, words, text)))
    published = _FIRST_DAY + datetime.timedelta(days=chance.randrange(1000))
    id = f"s{number:05}"
    return Article(
        id=id,
        label=f"Report {number} on the sound",
        publisher=chance.choice(PAPERS),
        author=person(chance),
        published=published,
        url=f"https://example.invalid/{published:%Y/%m}/{id}.html",
        paragraphs=tuple(" ".join(sentences) for sentences in paragraphs),
        passages=tuple(passages),
    )


def _tell_apart(paragraphs: list[list[str]], chance: random.Random) -> None:
    """Write sentences anew that stand in the text already: a passage must fit once."""
    seen: set[str] = set()
    for sentences in paragraphs:
        for place, sentence in enumerate(sentences):
            while sentence in seen:
                sentence = german(chance)
            seen.add(sentence)
            sentences[place] = sentence


def _quote(chance: random.Random, words: str, text: str) -> str:
    parts = words.split(" ")
    first, last = " ".join(parts[:4]), " ".join(parts[-4:])
    by_ends = len(parts) > 10 and text.count(first) == text.count(last) == 1
    quote = f"{first} … {last}" if by_ends and chance.random() < 0.7 else words
    if chance.random() < 1 / 8:
        quote = quote.replace("„", '"').replace("“", '"').replace("–", "-").replace(SPACE, " ")
    return quote


def _claim_ids(number: int) -> list[str]:
    own = PASSAGES if number == 1 else PASSAGES - 1
    return [f"s{number:05}-{place:02}" for place in range(1, own + 1)]


def _claims(seed: int, number: int, article: Article, following: Article | None) -> list[Claim]:
    chance = random.Random(f"{seed} claims {number}")
    claims: list[Claim] = []
    for place, id in enumerate(_claim_ids(number)):
        evidence = [_evidence(chance, number, article, article.passages[place])]
        if place == 0 and following:
            evidence.append(_evidence(chance, number, following, following.passages[-1]))
        claim = Claim(id, f"{english(chance)}.", tuple(evidence))
        if place == 2:
            claim = replace(claim, measure=_measure(number), amount=f"{chance.randint(2, 90)} 000")
        if place == 10:
            speaker = evidence[0].speaker or "arvenia"
            denial = replace(evidence[0], speaker=speaker)
            claim = replace(claim, denies=claims[1].id, evidence=(denial, *evidence[1:]))
        claims.append(claim)
    return claims


def _evidence(chance: random.Random, number: int, article: Article, passage: Passage) -> Evidence:
    speaker = f"person-{chance.randrange(_people(number))}" if chance.random() < 0.9 else ""
    via = chance.choice(AGENCIES).id if chance.random() < 0.2 else ""
    return Evidence(article, passage, speaker, via)


def _briefing(seed: int, number: int, claims: list[str]) -> Briefing:
    chance = random.Random(f"{seed} briefing {number}")

    def sentence(*cited: str) -> Sentence:
        return Sentence(english(chance), cited)

    per_section = -(-len(claims) // _SECTIONS)
    sections: list[tuple[str, tuple[Sentence, ...]]] = []
    for start in range(0, len(claims), per_section):
        cited = claims[start : start + per_section]
        sentences = [sentence(cited[0], *cited[1:2]), *(sentence(claim) for claim in cited[2:]), sentence()]
        sections.append((f"Part {len(sections) + 1} of the matter", tuple(sentences)))
    key = tuple(claims[:: max(1, len(claims) // 3)][:3])
    return Briefing(
        id=f"briefing-{number:04}",
        title=f"Matter {number}",
        question=f"What is known of matter {number} on the sound, and on whose word?",
        summary=tuple(sentence(claim) for claim in key),
        key=key,
        sections=tuple(sections),
    )
