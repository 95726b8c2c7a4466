"""Names as English sentences want them: `denied by the United States`, but `denied by Russia`."""

from __future__ import annotations

import re

from generator.pages.language import SOURCE, in_force
from generator.records.entity import Entity

# Names that end in a common noun, or join two with `of`, take the article, unless somebody's name stands before them.
_COMMON_NOUN = re.compile(
    r"(?:States|Kingdom|Nations|Union|Republic|Emirates|House|Kremlin|Council|Parliament|Government|Ministry|Department"
    r"|Agency|Authority|Commission|Committee|Court|Group|Army|army|Navy|navy|Organi[sz]ation|Bank|Fund|Alliance)$"
    r"| of "
)


def in_sentence(entity: Entity) -> str:
    """Return the name of `entity` as part of a sentence. An editor who writes the article is not contradicted.

    Only English names in an English sentence take it: elsewhere a name stays as the record has it, because no rule of
    ours can inflect it, and sentences are built so that it need not be.
    """
    name = entity.name
    if in_force().messages or not in_force().record.startswith(SOURCE):
        return name
    plain = entity.type not in ("state", "organisation") or not entity.named
    if plain or re.match(r"(?i)the ", name) or "'s " in name or "’s " in name or not _COMMON_NOUN.search(name):
        return name
    return f"the {name}"
