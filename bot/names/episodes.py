"""Episodes by number: `s1e2`, `1x02`, `saison 1 épisode 2`, `1.2` all mean `s01e02`."""

from __future__ import annotations

import re

_WRITTEN = re.compile(
    r"""
    \s*
    (?: (?:saison|season|staffel|seizoen|temporada|stagione|s) \s* )?
    (?P<season>\d{1,2})
    \s* (?: [-–—,;:.x×/] | \s )? \s*
    (?: (?:épisode|episode|episodio|aflevering|folge|ép|ep|é|e) \.? \s* )?
    (?P<episode>\d{1,2})
    \s*
    """,
    re.IGNORECASE | re.VERBOSE,
)


def episode_id(text: str) -> str | None:
    """Return the id (`"s01e02"`) of the episode whose season and number `text` gives, or None.

    The two numbers must be told apart by something: `"12"` is not the second episode of season 1.
    Whether that episode exists is for the caller to see.
    """
    found = _WRITTEN.fullmatch(text[:64])
    if found is None or found["season"].__len__() + found["episode"].__len__() == len(text.strip()):
        return None
    return f"s{int(found['season']):02d}e{int(found['episode']):02d}"
