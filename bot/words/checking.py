"""Are the words whole? The same messages in both languages, with the same variables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.records import LANGUAGES, Language

FRENCH_ONLY = ("command-", "choice-")  # the English of commands stands in their decorators


@dataclass(frozen=True, slots=True)
class WordFault:
    """What is wrong with the words: the language's file, the line, what, and what to do."""

    language: Language
    line: int
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class _Said:
    line: int
    variables: frozenset[str]


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: Any) -> None:  # noqa: ANN401, N802 - as fluent calls it
        self.names.add(node.id.name)


def word_faults(folder: Path) -> list[WordFault]:
    """Return what is wrong with the words of a folder."""
    faults: list[WordFault] = []
    messages: dict[Language, dict[str, _Said]] = {}
    for language in LANGUAGES:
        try:
            text = (folder / f"{language}.ftl").read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            what = f"The file cannot be read: {error}."
            return [WordFault(language, 1, what, "Save it as UTF-8 text.")]
        messages[language], found = _read(language, text)
        faults += found
    return faults + list(_compared(messages))


def _read(language: Language, text: str) -> tuple[dict[str, _Said], list[WordFault]]:
    messages: dict[str, _Said] = {}
    faults = []
    for entry in FluentParser().parse(text).body:
        begin = _start(entry)
        line = text.count("\n", 0, begin) + 1
        if isinstance(entry, ftl.Junk):
            what = f"This cannot be read: {entry.annotations[0].message}."
            faults.append(WordFault(language, line, what, "Write `key = text`, see other lines."))
        if not isinstance(entry, ftl.Message):
            continue
        parts = [(entry.id.name, entry.value)] if entry.value is not None else []
        parts += [(f"{entry.id.name}.{each.id.name}", each.value) for each in entry.attributes]
        for name, pattern in parts:
            if name in messages:
                what = f"{name} is there twice, first on line {messages[name].line}."
                faults.append(WordFault(language, line, what, "Keep one of the two."))
            visitor = _Variables()
            visitor.visit(pattern)
            at = line + text.count("\n", begin, _start(pattern))
            messages[name] = _Said(at, frozenset(visitor.names))
    return messages, faults


def _start(node: ftl.SyntaxNode) -> int:
    return node.span.start if node.span is not None else 0


def _compared(messages: Mapping[Language, Mapping[str, _Said]]) -> Iterator[WordFault]:
    for language in LANGUAGES:
        (other,) = (each for each in LANGUAGES if each != language)
        for name, said in messages[other].items():
            if name.startswith(FRENCH_ONLY):
                continue
            here = messages[language].get(name)
            if here is None:
                what = f"{name} is missing; {other}.ftl has it on line {said.line}."
                yield WordFault(language, 1, what, f"Add {name} = … to {language}.ftl.")
            elif here.variables != said.variables and language == "fr":
                ours, theirs = (_listed(each.variables) for each in (here, said))
                what = f"{name} uses {ours}, and in {other}.ftl {theirs}."
                yield WordFault(language, here.line, what, "Use the same in both.")


def _listed(variables: frozenset[str]) -> str:
    return ", ".join(f"${each}" for each in sorted(variables)) or "no variable"
