"""How a name sounds, whoever spells it: French, Dutch, English, German and Slavic habits.

A sound is written in few letters: consonants that ears take for each other share one
(p b → p, t d → t, k g → k, f v w → f, s z → s, every hiss of sh, ch, cz, č, ž, j → c), vowels are
a, e (e i y), o (o u). What many leave unsaid at the end (t d s z, a mute e) is left out. The
skeleton is the sound without its vowels.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.names.folding import fold

# What accents say about the sound, before folding drops them.
_ACCENTS = str.maketrans(
    {
        "č": "tsh", "ć": "tsh", "š": "sh", "ś": "sh", "ş": "sh", "ș": "sh", "ž": "zh", "ż": "zh",
        "ź": "zh", "ç": "s", "ñ": "ny", "ń": "ny", "ģ": "dj", "ļ": "l", "ņ": "n", "ķ": "k",
        "ł": "l", "ß": "ss", "ø": "o", "ö": "o", "ü": "u", "å": "o", "æ": "e", "ä": "e",
    }
)  # fmt: skip

_SPELLED = {
    # hisses
    "tsch": "c", "tsh": "c", "tch": "c", "sch": "c", "shch": "c", "sh": "c", "ch": "c", "cz": "c",
    "sz": "c", "rz": "c", "zh": "c", "tsj": "c", "sj": "c", "tj": "c", "dzh": "c", "dj": "c",
    "tx": "c", "cc(?=[ei])": "c", "j": "c", "lj": "l", "nj": "n",
    # the ch and sch of German and Dutch before consonants
    "ch(?=[lmnrtks])": "k", "sch(?=[r])": "sk",
    # one sound, several letters
    "ph": "f", "pf": "f", "(?<=[aeiou])gh": "", "gh": "k", "th": "t", "dt": "t", "ck": "k",
    "qu": "k", "q": "k", "x": "ks",
    "kx": "ks", "ckx": "ks", "cks": "ks", "sc(?=[ei])": "s", "c(?=[eiy])": "s", "c": "k", "ts": "s",
    "tz": "s", "g": "k", "b": "p", "d": "t", "v": "f", "w": "f", "z": "s", "h": "", "bv": "f",
    "gn": "n", "gu(?=[eiy])": "k",
    # French: Hinault, Guillaume
    "aul(?=[tdx]s?$)": "o", "ill(?=[aeou])": "e", "(?<=...)e$": "",
    # vowels, the longer first
    "eaux": "o", "eau": "o", "aux": "o", "au": "o", "aw": "o", "ou": "o", "oe": "o", "oo": "o",
    "oi": "a", "ij": "e", "uij": "o", "ui": "o", "eij": "e", "ei": "e", "ey": "e", "ai": "e",
    "ay": "e", "eu": "o", "ue": "o", "ie": "e", "ea": "e", "ee": "e", "aa": "a", "ae": "a",
    "ow": "o",
    "i": "e", "y": "e", "u": "o",
}  # fmt: skip
_CONTEXT = re.compile(r"\(\?<?=[^)]*\)")
_ORDER = sorted(_SPELLED, key=lambda key: (-len(_CONTEXT.sub("", key)), "(" not in key))
# What may stand at a letter: one pattern a letter, since a single one of all would try each of them
# at every place of a word.
_AT_LETTER: dict[str, tuple[re.Pattern[str], list[str]]] = {}
for _letter in {_CONTEXT.sub("", key)[0] for key in _ORDER}:
    _keys = [key for key in _ORDER if _CONTEXT.sub("", key)[0] == _letter]
    _AT_LETTER[_letter] = (
        re.compile("|".join(f"({key})" for key in _keys)),
        [_SPELLED[key] for key in _keys],
    )
_NOTHING: tuple[re.Pattern[str], list[str]] = (re.compile(r"(?!)"), [])
_TWICE = re.compile(r"(.)\1+")
_UNSAID = re.compile(r"(?<=...)[ts]+$")
# Letters that some languages say one way and some another: Gianetti and Vingegaard, Jan and Julian,
# Seixas and Xandro, Michael and Richard.
_SAID_OTHERWISE = re.compile(r"gi(?=[aou])|g(?=[eiy])|x(?!$)|(?<![csz])j|(?<!s)ch(?=[aeiou])")
_OTHERWISE = {"g": "zh", "gi": "zh", "x": "sh", "j": "y", "ch": "k"}
# Without vowels l and r are one letter, as they are in Japanese.
_CONSONANTS = str.maketrans("l", "r", "aeo")


@lru_cache(maxsize=512)
def sound(word: str) -> str:
    """Return how `word` (one word, accents and all) sounds; `""` where it has no letters.

    `"Pogačar"` → `"pokacar"`, `"Pogatcha"` → `"pokaca"`, `"Pinot"` → `"peno"`.
    """
    if not word.isascii():
        word = word.casefold().translate(_ACCENTS)
    return sound_of_folded(fold(word).replace(" ", ""))


def sound_of_folded(word: str) -> str:
    """Like `sound`, for a word that is folded already."""
    sounded = []
    at = 0
    while at < len(word):
        letter = word[at]
        pattern, sounds = _AT_LETTER.get(letter, _NOTHING)
        found = pattern.match(word, at)
        if found is None:
            sounded.append(letter)
            at += 1
        else:
            sounded.append(sounds[(found.lastindex or 1) - 1])
            at = found.end()
    return _UNSAID.sub("", _TWICE.sub(r"\1", "".join(sounded)))


def sound_otherwise(word: str) -> str | None:
    """Return the other way to say a folded word, None where there is but one.

    `"gianetti"` → `"canete"`, `"jan"` → `"ean"`, `"seixas"` → `"seca"`.
    """
    said = _SAID_OTHERWISE.sub(lambda letter: _OTHERWISE[letter[0]], word)
    return None if said == word else sound_of_folded(said)


def skeleton(sounded: str) -> str:
    """Return the consonants of a sound, with a mark for a vowel it starts with."""
    start = "a" if sounded[:1] in ("a", "e", "o") else ""
    return start + sounded.translate(_CONSONANTS)


def skeletons(sounded: str) -> tuple[str, ...]:
    """Return the skeleton, and that without a last consonant that many would not say."""
    whole = skeleton(sounded)
    if len(whole) > 2 and sounded[-1:] in ("r", "p", "k"):
        return whole, whole[:-1]
    return (whole,)
