"""What /search found: a line of each record and a menu that opens it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import Final

from discord.utils import escape_markdown

from bot.cards.layout import Card, episode_number, least, marked, merged, offer
from bot.cards.palmares import totals
from bot.cards.results import (
    edition_name,
    kilometres,
    route,
    stage_number,
    stage_status,
    stage_type,
)
from bot.cards.statements import name_of, names, question_of, title_of
from bot.names.folding import fold
from bot.names.stems import stem
from bot.palmares import Palmares
from bot.questions import Question
from bot.records import (
    Confidence,
    Contradiction,
    Edition,
    Episode,
    Event,
    Gap,
    Person,
    Quote,
    QuoteKind,
    Ref,
    Season,
    Series,
    Source,
    Stage,
    StageStatus,
    Team,
    Text,
    Topic,
    WinnerStatus,
)
from bot.words import Say

KINDS: Final = (
    "series", "season", "episode", "rider", "person", "team", "quote", "event", "contradiction",
    "gap", "topic", "edition", "stage",
)  # fmt: skip
SNIPPET: Final = 140  # characters
LEAD: Final = 45  # characters of a snippet before the first word that was looked for

_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A record in the list.

    `kind` is one of `KINDS`; `texts` are what a snippet may come from, the most telling first.
    """

    kind: str
    title: str
    texts: tuple[str, ...]
    question: Question | None
    confidence: Confidence = Confidence.CONFIRMED
    sources: tuple[Source, ...] = ()


def found_card(
    say: Say,
    typed: str,
    records: Sequence[object],
    *,
    words: Collection[str],
    instead: Sequence[str],
    deeds: Mapping[str, Palmares],
    about: Mapping[str, Ref],
    first: int,
) -> Card:
    """Return a page of what was found, each record one choice of the menu away.

    Args:
        say: the words.
        typed: what was looked for.
        records: what was found, as the reader may see it.
        words: the stems that were found, which snippets show in bold.
        instead: words that were looked for in the place of misspelt ones.
        deeds: what the riders among the records did at the Tour, by their id.
        about: the people and teams whose cards tell where sources disagree, by their id.
        first: the number of the first record in the whole list.
    """
    entries = [
        _disagreement(record, say, about)
        if isinstance(record, Contradiction)
        else _rider(record, deeds[record.id], say, words)
        if isinstance(record, Person) and record.id in deeds
        else entry_of(record, say)
        for record in records
    ]
    card = Card(say("found-title", typed=say.typed(typed, 80)), keep=False)
    if instead:
        card.add(f"-# {say('found-instead', words=say.several(instead))}")
    options = []
    lines = []
    for number, entry in enumerate(entries, first):
        kind = say(f"found-kind-{entry.kind}")
        lines.append(f"**{number}. {escape_markdown(entry.title)}** · {kind}")
        if snippet := _snippet(entry.texts, words):
            lines.append(marked(snippet, entry.confidence, say))
        if entry.question is not None:
            options.append((f"{number}. {entry.title}", entry.question, kind))
    card.add("\n".join(lines))
    card.picks.append(offer("found", say("choose-found"), options))
    card.sources = merged(entry.sources for entry in entries)
    return card


def _snippet(texts: Sequence[str], words: Collection[str]) -> str:
    """Return the part of one of the texts that has most of the words, these in bold."""
    if not texts:
        return ""
    text = max(texts, key=lambda each: len({s for _, s in _stemmed(each) if s in words}))
    first = next((at for at, s in _stemmed(text) if s in words), 0)
    start, end = 0, len(text)
    if end > SNIPPET and first > LEAD:
        start = text.rfind(" ", 0, min(first - LEAD, end - SNIPPET)) + 1
    if end - start > SNIPPET:
        end = max(text.rfind(" ", start, start + SNIPPET), start + LEAD)
    cut = text[start:end]
    shown, at = [], 0
    for word in _WORD.finditer(cut):
        if stem(fold(word[0])) in words:
            shown += [escape_markdown(cut[at : word.start()]), f"**{word[0]}**"]
            at = word.end()
    shown.append(escape_markdown(cut[at:]))
    return f"{'…' if start else ''}{''.join(shown)}{'…' if end < len(text) else ''}"


def _stemmed(text: str) -> list[tuple[int, str]]:
    """Return the stems of a text, with where their words start."""
    return [(word.start(), stem(fold(word[0]))) for word in _WORD.finditer(text)]


def _rider(rider: Person, did: Palmares, say: Say, words: Collection[str]) -> Entry:
    """Return a rider with what they won, unless they were found by what they are called besides."""
    entry = entry_of(rider, say)
    rests_on = (*did.tours_won, *did.won, *did.yellow)
    besides = {stemmed for _, stemmed in _stemmed(_called(rider))}
    besides.difference_update(stemmed for _, stemmed in _stemmed(rider.name))
    if not rests_on or not besides.isdisjoint(words):
        return entry
    others = (text for text in entry.texts if text != _called(rider))
    return replace(
        entry,
        texts=(" · ".join(totals(say, did)), *others),
        confidence=least(each.confidence for each in rests_on),
        sources=merged([entry.sources, *(each.sources for each in rests_on)]),
    )


@singledispatch
def entry_of(record: object, say: Say) -> Entry:
    """Return a record as it stands in the list."""
    raise TypeError(f"nothing says how a {type(record).__name__} is listed")


def _told(say: Say, *texts: Text | None) -> tuple[str, ...]:
    return tuple(say.text(text) for text in texts if text is not None)


@entry_of.register
def _(record: Series, say: Say) -> Entry:
    title = record.facts["title-fr" if say.language == "fr" else "title-en"]
    facts = record.facts.values()
    texts = _told(say, *(text for fact in facts for text in (fact.text, fact.note)))
    return Entry("series", str(title.value), texts, Question("season"), sources=title.sources)


@entry_of.register
def _(record: Season, say: Say) -> Entry:
    title = say("season-title", number=record.number, year=str(record.year))
    release = record.facts["release"]
    texts = _told(
        say,
        release.text,
        *(text for fact in record.facts.values() for text in (fact.text, fact.note)),
    )
    asked = Question("season", record.number)
    return Entry("season", title, texts, asked, record.confidence, record.sources)


@entry_of.register
def _(record: Episode, say: Say) -> Entry:
    title = f"{episode_number(record.id)} · {title_of(say, record)}"
    texts = [*_told(say, record.summary, record.stages_text, record.note)]
    if record.people:
        texts.append(say("in-focus-people", names=names(say, record.people)))
    asked = Question("episode", record.id)
    return Entry("episode", title, tuple(texts), asked, record.confidence, record.sources)


@entry_of.register
def _(record: Person, say: Say) -> Entry:
    kind = "rider" if record.rider else "person"
    texts = [*_told(say, record.role)]
    if record.nationality and record.nationality.text:
        texts[0] = f"{texts[0]} · {say.text(record.nationality.text)}"
    texts += _told(say, record.note)
    if record.aliases:
        texts.append(_called(record))
    asked = question_of(Ref(kind if record.rider else "person", record.id, record.name))
    return Entry(kind, record.name, tuple(texts), asked, record.confidence, record.sources)


def _called(person: Person) -> str:
    """Return all that somebody is called besides."""
    return " · ".join(person.aliases)


@entry_of.register
def _(record: Team, say: Say) -> Entry:
    names_borne = dict.fromkeys(name.name for name in reversed(record.names))
    texts = [" · ".join(names_borne) or record.name, *_told(say, record.note)]
    asked = question_of(Ref("team", record.id, record.name))
    return Entry("team", record.name, tuple(texts), asked, record.confidence, record.sources)


@entry_of.register
def _(record: Quote, say: Say) -> Entry:
    said = [say.text(record.statement)] if record.statement else []
    if record.kind is QuoteKind.VERBATIM:
        own, other = (record.text, record.translation)
        if record.language != say.language:
            own, other = other, own
        said = [say("quotation", text=each) for each in (own, other) if each]
    texts = (*said, say.text(record.context))
    title = f"{say.text(record.speaker)}, {say.day(record.date)}"
    asked = Question("said", record.id)
    return Entry("quote", title, texts, asked, record.confidence, record.sources)


@entry_of.register
def _(record: Event, say: Say) -> Entry:
    asked = Question("timeline", record.date[:4])
    texts = _told(say, record.text, record.note)
    return Entry("event", say.day(record.date), texts, asked, record.confidence, record.sources)


def _disagreement(record: Contradiction, say: Say, about: Mapping[str, Ref]) -> Entry:
    """Return where sources disagree: it is told on the card of what it is about."""
    texts = _told(say, record.resolution, *(claim.text for claim in record.claims))
    id_ = record.about[0]
    asked: Question | None
    if id_ == "series":
        asked = Question("season")
    elif id_.startswith("season-"):
        asked = Question("season", int(id_.removeprefix("season-")))
    else:
        asked = question_of(about.get(id_, Ref("episode", id_, id_)))
    title = say.text(record.topic)
    return Entry("contradiction", title, texts, asked, record.confidence, record.sources)


@entry_of.register
def _(record: Gap, say: Say) -> Entry:
    return Entry("gap", say("found-gap"), _told(say, record.text), Question("sources"))


@entry_of.register
def _(record: Topic, say: Say) -> Entry:
    title = say.text(record.text)
    texts = (say("found-topic", quotes=record.quotes, events=record.events),)
    asked = Question("timeline", record.id) if record.events else Question("quote", None, record.id)
    return Entry("topic", title[0].upper() + title[1:], texts, asked)


@entry_of.register
def _(record: Edition, say: Say) -> Entry:
    parts = [
        say("found-days", start=say.day(record.start), end=say.day(record.end)),
        kilometres(say, record.metres),
    ]
    if record.winner_status is WinnerStatus.VACANT:
        parts.append(say("found-vacant"))
    elif record.winner and record.winner.id:
        parts.append(say("found-winner", name=name_of(say, record.winner)))
    title = edition_name(say, record.race, record.year)
    asked = question_of(Ref("edition", record.id, title))
    return Entry("edition", title, (" · ".join(parts),), asked, record.confidence, record.sources)


@entry_of.register
def _(record: Stage, say: Say) -> Entry:
    parts = [
        route(say, record),
        say.day(record.date),
        kilometres(say, record.metres),
        stage_type(say, record.type),
    ]
    winners = [ref for ref in (record.winner, record.co_winner) if ref and ref.kind != "covered"]
    if record.status is not StageStatus.OK:
        parts.append(stage_status(say, record.status))
    elif winners:
        parts.append(say("found-winner", name=names(say, winners)))
    edition = edition_name(say, record.race, record.year)
    title = f"{edition}, {stage_number(say, record.number)}"
    asked = question_of(Ref("stage", record.id, title))
    return Entry("stage", title, (" · ".join(parts),), asked, record.confidence, record.sources)
