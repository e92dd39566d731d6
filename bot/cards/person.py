"""Somebody of the race or of the series."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cards.layout import Card, marked, merged, offer
from bot.cards.statements import (
    contradiction,
    episode_options,
    names,
    options_of,
    sections,
    seen_in_episode,
    seen_in_seasons,
)
from bot.questions import Ask, Question
from bot.records import Attribute, Confidence, Episode, Event, Life, Person
from bot.words import Say


def person_card(
    say: Say,
    person: Person,
    *,
    kind: str,
    life: Life,
    page: int,
) -> Card:
    """Return a person.

    Args:
        say: the words.
        person: the person.
        kind: `rider` or `who`, whichever was asked: a person of the other kind is said to be so.
        life: the episodes, events and contradictions the person has a part in.
        page: the page, from 1.
    """
    blocks, page, count = sections(
        [
            ("", _facts(say, person, kind)),
            (say("in-the-series"), _in_series(say, person, life.episodes)),
            (say("timeline"), [event_line(say, event) for event in life.events]),
            (say("sources-disagree"), [contradiction(say, each) for each in life.contradictions]),
        ],
        page,
    )
    card = Card(
        person.name,
        blocks,
        picks=[
            offer("team", say("choose-team"), options_of(person.teams)),
            offer("episode", say("choose-episode"), episode_options(say, life.episodes)),
        ],
        sources=merged([person.sources]),
        confidence=person.confidence,
        subject=f"={person.id}",
        page=page,
        pages=count,
        turn=lambda number: Question(kind, person.id, number),
    )
    if life.quotes:
        card.asks.append(
            Ask(say("quotes-button", count=life.quotes), Question("quotes", person.id))
        )
    return card


def _facts(say: Say, person: Person, kind: str) -> list[str]:
    lines = [f"**{say.text(person.role)}**"]
    if "role" in person.unverified_fields:
        lines[0] = marked(lines[0], Confidence.UNVERIFIED, say)
    if kind == "rider" and not person.rider:
        lines.append(f"-# {say('not-a-rider')}")
    if kind == "who" and person.rider:
        lines.append(f"-# {say('is-a-rider')}")
    if "name" in person.unverified_fields:
        lines.append(f"-# {say('first-name-unverified')}")
    if person.nationality and person.nationality.text:
        shown = marked(say.text(person.nationality.text), person.nationality.confidence, say)
        lines.append(f"- {say('nationality', country=shown)}")
    if born := _born(say, person.birth_date):
        lines.append(f"- {born}")
    if person.teams:
        lines.append(
            f"- {say('teams-of-person', count=len(person.teams), names=names(say, person.teams))}"
        )
    if person.note:
        lines.append(f"- {say.text(person.note)}")
    return lines


def _born(say: Say, birth: Attribute | None) -> str | None:
    if birth is None or birth.value is None:
        return None
    return say("born", day=marked(say.day(birth.value), birth.confidence, say))


def _in_series(say: Say, person: Person, episodes: Sequence[Episode]) -> list[str]:
    if not person.seasons and not episodes:
        return [f"- {say('not-in-series')}"]
    lines = []
    if person.seasons:
        lines.append(f"- {seen_in_seasons(say, person.seasons)}")
    for each in episodes:
        followed = any(ref.id == person.id for ref in each.people)
        lines.append(f"- {seen_in_episode(say, each, followed=followed)}")
    return lines


def event_line(say: Say, event: Event) -> str:
    """Return one line of a timeline; a rumour is called one, a plan that was dropped too."""
    return f"- **{say.day(event.date)}** · {marked(say.text(event.text), event.confidence, say)}"
