"""Words as /search compares them: folded, without those that carry nothing, cut to their stem.

One set of rules serves English and French at once, since a question and a text may be in either,
and names stand in both. It need not be good grammar: what counts is that the forms of one word meet
(`refused`, `refuses`; `gagné`, `gagner`; `étapes`, `stage` is left to the kinds of records).
"""

from __future__ import annotations

import re
from typing import Final

from bot.names.common_words import CARRYING_NOTHING
from bot.names.folding import fold

_SHORT: Final = 3  # letters of a word that is left as it is
_KEPT: Final = 3  # letters that are always left

# Written with a number, these are one word: "stage 12a", "12e étape", "season 2 episode 5".
_PHRASES: Final = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"\b(?:episode|ep) (\d{1,2}) (?:de la |of )?(?:saison|season) (\d)\b", r"s\2e\1"),
        (r"\b(?:saison|season|s) ?0?(\d{1,2}) ?(?:episode|ep|e|x) ?0?(\d{1,2})\b", r"s\1e\2"),
        (r"\b(\d)x0?(\d{1,2})\b", r"s\1e\2"),
        (r"\b(?:saison|season) (\d)\b", r"s\1"),
        (r"\b(?:etape|stage) (\d{1,2}[ab]?)\b", r"stage\1"),
        (r"\b(\d{1,2})(?:e|eme|er|ere|re|st|nd|rd|th) (?:etape|stage)\b", r"stage\1"),
        (r"\bgrand depart\b", "granddepart"),
        (r"\b(?:contre la montre|clm|time trial|chrono)\b", "timetrial"),
    )
)

# Behind the s or x of a plural, the longest first.
_ENDINGS: Final = (
    "ement", "ation", "aient", "ingly", "ante", "usal",
    "ied", "ing", "ait", "ant", "ent", "eur", "ion",
    "ed", "er", "ee", "ez", "ie", "e", "y",
)  # fmt: skip


def stems(text: str) -> list[str]:
    """Return the stems of a text in its order, words that carry nothing left out.

    `"Qui a gagné la 12e étape ?"` → `["gagn", "stage12"]`. Never raises.
    """
    folded = fold(text)
    for pattern, written in _PHRASES:
        folded = pattern.sub(written, folded)
    return [stem(word) for word in folded.split() if word not in CARRYING_NOTHING]


def stem(word: str) -> str:
    """Return the stem of a folded word: `"refused"` → `"refus"`, `"crashes"` → `"crash"`."""
    if len(word) <= _SHORT or not word.isalpha():
        return word
    if word.endswith(("s", "x")) and not word.endswith("ss"):
        word = word[:-1]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _KEPT:
            word = word[: -len(ending)]
            break
    if len(word) > _KEPT and word[-1] == word[-2]:
        word = word[:-1]
    return word
