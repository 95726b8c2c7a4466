"""Generated texts of the kinds that break anchoring: few words and many of each, in all scripts and Unicode forms."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

WORDS = [
    *(
        "a",
        "aa",
        "und",
        "nicht",
        "Artillerie",
        "bestätigt",
        "unbestätigt",
        "Ex-Präsident",
        "can't",
        "a_b",
        "R&D",
        "a—b",
    ),
    *("5", "25", "000", "2,5", "11.000", "-5", "12:30", "1/2", "3–4", "½", "XIV"),
    *("„Win-Win“", "«mot»", "‚so‘", "(Klammer)", "Ende.", "Wer?", "Halt!“", "z.B.", "–", "-", "„", "…x", "x…"),
    *("u\u0308ber", "A\u030angstro\u0308m", "Ångström", "x\u0301\u0323", unicodedata.normalize("NFD", "Pjöngjang")),
    *("Gra\u00adna\u00adten", "\u00adweich", "null\u200bbreit", "\ufeffbom"),
    *("👍🏽", "👩\u200d👩\u200d👧", "🇩🇪🇫🇷", "x👍", "5\ufe0f\u20e3"),
    *("עברית", "عربي", "a\u200fb", "می\u200cخواهم", "हिन्दी"),
    *("中文字", "日本語の", "第5回", "25万", "ไทย", "ภาษาไทย", "한국어", unicodedata.normalize("NFD", "한글")),
]
SPACES = [
    *(" " * 5),
    "  ",
    "\u00a0",
    "\u2009",
    "\t",
    " \u200b",
    "\u3000",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u2028",
    "",
    "\u00ad",
]

texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SPACES)), min_size=1, max_size=60).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)
"""All kinds of words, side by side."""

runs = st.builds(
    lambda words, separators, times: "".join(
        word + separators[(round_ * len(words) + at) % len(separators)]
        for round_ in range(times)
        for at, word in enumerate(words)
    ),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
    st.lists(st.sampled_from([" ", " ", " ", "\n", "\u00a0"]), min_size=1, max_size=12),
    st.integers(1, 60),
)
"""Long runs of the same few words."""
