"""The privacy policy and the terms: one file each at the top, in both languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from bot.records import Language

FOLDER: Final = Path(__file__).parent.parent.parent
FILES: Final = {"privacy": "PRIVACY.md", "terms": "TERMS.md"}
FRENCH: Final = "## En français\n"


@cache
def document(name: str, language: Language) -> list[str]:
    """Return the paragraphs of a document in a language, without its title."""
    text = (FOLDER / FILES[name]).read_text(encoding="utf-8")
    english, _, french = text.partition(FRENCH)
    body = french if language == "fr" else english.partition("\n")[2]
    return [
        " ".join(block.split("\n")) if not block.startswith("-") else block
        for block in body.strip().split("\n\n")
    ]
