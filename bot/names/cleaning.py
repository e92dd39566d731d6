"""What somebody typed, freed of everything that is not the name."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote

from bot.names.common_words import ARTICLES, FILLERS, PARTICLE_FORMS, WOMEN
from bot.names.folding import fold

LONGEST = 64
"""No more characters than this are looked at once the text is clean."""

# Nothing behind this can matter; it bounds the cost of cleaning itself.
_LONGEST_RAW = 400

_MENTION = re.compile(
    r"<(?:@[!&]?|#|a?:\w+:|/[^:>]*:|t:)[^>]*>|https?://\S+|:\w{2,32}:|\]\([^)]*\)"
)
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
# "Pogačar's", and no initial S.
_POSSESSIVE = re.compile(r"(?<=\w)['’`´]s\b")
_YEAR = re.compile(r"(?:18|19|20)\d\d")
# On a French keyboard the a is where others have the q, which in names has a u behind it.
_Q_FOR_A = re.compile(r"q(?!u)")
_ZALGO = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{3}")
_OF_PERSON = re.compile(
    r"^(?:l |la |the |le |de |het |el |il )?"
    r"(?:equipe|team|bande|formation|squad|ploeg|equipo|squadra|boys|gars|hommes|mannschaft)"
    r" (?:a|de|d|du|of|di|del|chez) (?:l |la |le )?(?P<whose>.+)$"
)
_PERSONS_TEAM = re.compile(r"^(?P<whose>.+?)(?: s)? (?:team|squad|boys|men|equipe|ploeg)$")

# Windows shows these bytes of double-encoded UTF-8 as letters of its own.
_CP1252 = {chr(0x80 + i): 0x80 + i for i in range(32)}
for _byte in range(0x80, 0xA0):
    try:
        _CP1252[bytes([_byte]).decode("cp1252")] = _byte
    except UnicodeDecodeError:
        continue


@dataclass(frozen=True, slots=True)
class Query:
    """A cleaned text.

    `typed` is what was typed, cleaned for showing, at most 64 characters. `forms` are folded
    writings to look up whole, the uncut one first. `words` are the folded words that are left
    when fillers, years and numbers are set aside. `years` are those years. `plain` keeps accents
    and other scripts for the layers that read them. `noisy` marks text that hides under a heap of
    marks. `women`: a women's team or race is asked for; the words that say so are set aside too.
    """

    typed: str
    plain: str
    forms: tuple[str, ...]
    words: tuple[str, ...]
    years: tuple[int, ...]
    noisy: bool
    women: bool = False

    @property
    def folded(self) -> str:
        """The uncut text, folded."""
        return self.forms[0] if self.forms else ""


def clean(text: str) -> Query:
    """Return the query that `text` is. Never raises; text without letters has no forms."""
    text = text[:_LONGEST_RAW]
    noisy = not text.isascii() and _ZALGO.search(unicodedata.normalize("NFD", text)) is not None
    plain = readable(text)
    folded = fold(plain)
    if not folded:
        return Query(plain, plain, (), (), (), noisy)
    whole = folded.split()
    owned = _POSSESSIVE.sub("", plain)
    words, years = _set_aside(whole if owned == plain else fold(owned).split())
    undated = " ".join(word for word in whole if not _YEAR.fullmatch(word))
    forms = [folded]
    _add(forms, undated)
    _add(forms, " ".join(words))
    if len(whole) > 1 and whole[0] in ARTICLES:
        _add(forms, " ".join(whole[1:]))
    camel = _CAMEL.sub(" ", plain)
    if camel != plain:
        split, _ = _set_aside(fold(camel).split())
        # "AGR2" is no "AGR": what is left must be more than a code.
        if any(len(word) > 3 for word in split):
            _add(forms, " ".join(split))
        # "WoutVanAert" is three words, "McNulty" and "LottoNL-Jumbo" were words already.
        if len(words) == 1 and len(split) > 1:
            words = split
    somebodys = somebodys_team(undated)
    if somebodys is not None:
        _add(forms, somebodys)
    others = [word for word in words if word not in WOMEN and word != "s"]
    women = bool(others) and not WOMEN.isdisjoint(words)
    if women:
        words = others
        _add(forms, " ".join([*words, "women"]))
        _add(forms, " ".join(words))
    return Query(plain, plain, tuple(forms), tuple(words), years, noisy, women)


def readable(text: str, longest: int = LONGEST) -> str:
    """Return a text as it may be shown: on one line, cut at `longest` characters. Never raises.

    HTML entities are undone; invisible signs, emoji, mentions and addresses are left out.
    """
    return _bare(_decoded(text[:_LONGEST_RAW]), longest)


def somebodys_team(folded: str) -> str | None:
    """Return a folded phrase such as "l equipe de madiot" as "madiot s team", else None."""
    whose = _OF_PERSON.match(folded) or _PERSONS_TEAM.match(folded)
    return None if whose is None else f"{whose['whose']} s team"


def other_keyboard(text: str) -> str | None:
    """Return `text` as meant on a French keyboard ("pogqcqr"), None where nothing says so."""
    swapped = _Q_FOR_A.sub("a", text.lower())
    return None if swapped == text.lower() else swapped


def _add(forms: list[str], form: str) -> None:
    if form and form not in forms:
        forms.append(form)


def _decoded(text: str) -> str:
    """Undo HTML entities, %xx and UTF-8 that was read as something else."""
    if "&" in text:
        text = html.unescape(text)
    if "%" in text:
        text = unquote(text, errors="ignore")
    if any("\u00c2" <= char <= "\u00c5" or char in "\u00d0\u00d1\u00c9" for char in text):
        try:
            return bytes(_CP1252.get(char, ord(char)) for char in text).decode("utf-8")
        except ValueError:
            pass
    return text


def _bare(text: str, longest: int) -> str:
    """Drop invisible characters, emoji, mentions and addresses; cut at `longest` characters."""
    if any(mark in text for mark in "<:]h"):
        text = _MENTION.sub(" ", text)
    if not text.isascii():
        text = "".join(_visible(char) for char in unicodedata.normalize("NFKC", text))
    else:
        text = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(text.split())[:longest].rstrip()


def _visible(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Cf", "Co", "Cn", "Cs", "Sk") or "\ufe00" <= char <= "\ufe0f":
        return ""
    return " " if category in ("Cc", "So", "Zs", "Zl", "Zp") else char


def _set_aside(words: list[str]) -> tuple[list[str], tuple[int, ...]]:
    """Return the words that may be a name, and the years that stood among them."""
    years = tuple(int(word) for word in words if _YEAR.fullmatch(word))
    kept: list[str] = []
    if "v" in words and len(words) > 2:
        words = f" {' '.join(words)} ".replace(" v d ", " van der ").split()
    for word in words:
        if word.isdecimal() or (word in FILLERS and word not in ("a", "s", "l")):
            continue
        kept.extend(PARTICLE_FORMS.get(word, (word,)))
    if len(kept) > 1 and kept[0] in ARTICLES and kept[0] in ("l", "the"):
        kept = kept[1:]
    return kept, years
