"""What language? The words of the interface, one Fluent file a language, and how each writes days.

The texts of facts are not here: they come in both languages from the fact store.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import discord
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource

from bot.records import LANGUAGES, Language, Text

FOLDER = Path(__file__).parent


class Say:
    """The words of one language: `say("season-title", number=1)`."""

    def __init__(self, language: Language, source: str) -> None:
        self.language: Language = language
        # British English: "13 February 2025", and no comma before "and".
        self.locale = Locale("en", "GB") if language == "en" else Locale(language)
        # Isolating marks (FSI, PDI) are for mixed scripts and come out as boxes on some phones.
        self._bundle = FluentBundle([language], use_isolating=False)
        self._unread = messages(source)
        self.names = frozenset(self._unread)  # of all messages
        self.day = lru_cache(maxsize=1024)(self._day)

    def __call__(self, message: str, /, **arguments: str | float) -> str:
        """Return the message `name`, or `name.attribute`.

        Raises:
            KeyError: there is no such message; a test keeps this from ever being reached.
            ValueError: an argument is missing.
        """
        name, _, attribute = message.partition(".")
        self._read(name)
        entry = self._bundle.get_message(name)
        pattern = entry.attributes[attribute] if attribute else entry.value
        if pattern is None:
            raise KeyError(message)
        text, faults = self._bundle.format_pattern(pattern, arguments)
        if faults:
            raise ValueError(f"{message}: {faults[0]}")
        return str(text)

    def has(self, message: str) -> bool:
        """Tell whether there is a message `name`, or `name.attribute`."""
        name, _, attribute = message.partition(".")
        self._read(name)
        if not self._bundle.has_message(name):
            return False
        entry = self._bundle.get_message(name)
        return attribute in entry.attributes if attribute else entry.value is not None

    def _read(self, name: str) -> None:
        """Understand a message when it is asked for first: all at once would take 0.1 s."""
        if (source := self._unread.pop(name, None)) is not None:
            self._bundle.add_resource(FluentResource(source))

    def text(self, text: Text) -> str:
        """Return a text of the facts in this language."""
        return text.to(self.language)

    def number(self, number: float) -> str:
        """Return a number as this language writes it: 62,000 or 62 000."""
        return str(format_decimal(number, locale=self.locale))

    def several(self, items: Iterable[str]) -> str:
        """Return "a, b and c"."""
        return str(format_list(list(items), locale=self.locale))

    @staticmethod
    def typed(text: str, limit: int = 64) -> str:
        """Return what somebody typed so that it can be shown: one line, no Markdown, no mention."""
        shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
        if len(shown) > limit:
            shown = f"{shown[: limit - 1]}…"
        # No mention, time or emoji is made of what stands between these: <#1>, <t:1>, <id:guide>.
        shown = shown.replace("<", "‹").replace(">", "›")
        return discord.utils.escape_mentions(discord.utils.escape_markdown(shown))

    def _day(self, iso: str) -> str:
        """Return `2025`, `2025-02` or `2025-02-13` in words; what is no day comes back as it is.

        Days are always written out: a `<t:…>` moment becomes the day before west of Greenwich.
        """
        parts = iso.split("-")
        try:
            year, month, day = (int(part) for part in [*parts, "1", "1"][:3])
            date = dt.date(year, month, day)
        except ValueError:
            return iso
        if len(parts) == 1:
            return str(year)
        if len(parts) == 2:
            return str(format_date(date, "LLLL y", locale=self.locale))
        return self._in_words(date, "d MMMM y")

    def day_of_year(self, month: int, day: int) -> str:
        """Return a day of any year in words: "14 July"."""
        return self._in_words(dt.date(2000, month, day), "d MMMM")

    def _in_words(self, date: dt.date, form: str) -> str:
        written = str(format_date(date, form, locale=self.locale))
        # CLDR has no "1er", the only ordinal that French keeps in dates.
        return f"1er{written[1:]}" if self.language == "fr" and date.day == 1 else written


def messages(source: str) -> dict[str, str]:
    """Return the messages of a Fluent file by their names, each as it is written there.

    A message begins where a line begins with a name; it never refers to another one.
    """
    return {
        written.partition(" ")[0]: written
        for written in re.split(r"(?m)^(?=[A-Za-z#])", source)
        if written and not written.startswith("#")
    }


class Words:
    """Both languages, read from `folder`. `sources` are the texts that they were read from."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.sources: Mapping[Language, str] = {
            language: (folder / f"{language}.ftl").read_text(encoding="utf-8")
            for language in LANGUAGES
        }
        self.languages: Mapping[Language, Say] = {
            language: Say(language, source) for language, source in self.sources.items()
        }

    def __getitem__(self, language: Language) -> Say:
        return self.languages[language]


def language_of(locale: discord.Locale | str | None) -> Language:
    """Return the language of the bot that is nearest to a Discord locale."""
    return "fr" if str(locale or "").lower().startswith("fr") else "en"
