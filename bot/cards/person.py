"""Somebody of the race or of the series."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.cards.layout import Card, marked, merged, offer
from bot.cards.palmares import (
    edition_ref,
    final_places,
    headline,
    jerseys,
    place_of,
    stage_ref,
    stage_wins,
)
from bot.cards.statements import (
    contradiction,
    episode_options,
    name_of,
    names,
    options_of,
    sections,
    seen_in_episode,
    seen_in_seasons,
)
from bot.palmares import NOTHING, Palmares
from bot.questions import Ask, Question
from bot.records import Attribute, Confidence, Episode, Event, Life, Person, Ref
from bot.words import Say

_THESE_DAYS: Final = 2019  # who rode the Tour since may be in the series, which began with 2022


def person_card(
    say: Say,
    person: Person,
    *,
    kind: str,
    life: Life,
    record: Palmares = NOTHING,
    page: int,
) -> Card:
    """Return a person: what counts most first, then the Tours, then the series.

    Args:
        say: the words.
        person: the person.
        kind: `rider` or `who`, whichever was asked: a person of the other kind is said to be so.
        life: the episodes, events and contradictions the person has a part in.
        record: what the person did at the Tour.
        page: the page, from 1.
    """
    blocks, page, count = sections(
        [
            ("", _facts(say, person, kind, record)),
            (say("palmares-places"), final_places(say, record)),
            (say("palmares-wins"), _stage_wins(say, person, record)),
            (say("palmares-wins-lost"), stage_wins(say, record.vacated, person.id)),
            (say("palmares-jerseys"), jerseys(say, record)),
            (say("in-the-series"), _in_series(say, person, life.episodes, record)),
            (say("timeline"), [event_line(say, event) for event in life.events]),
            (say("sources-disagree"), [contradiction(say, each) for each in life.contradictions]),
        ],
        page,
    )
    card = Card(
        person.name,
        blocks,
        picks=[
            offer("edition", say("choose-edition"), options_of(say, _editions(say, record))),
            offer(
                "stage",
                say("choose-stage"),
                options_of(say, (stage_ref(say, s) for s in record.won)),
            ),
            offer("team", say("choose-team"), _team_options(say, person, record)),
            offer("episode", say("choose-episode"), episode_options(say, life.episodes)),
        ],
        sources=merged([person.sources, *(each.sources for each in record.rests_on)]),
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


def _stage_wins(say: Say, person: Person, record: Palmares) -> list[str]:
    lines = stage_wins(say, record.won, person.id)
    if lines:
        lines[-1] += f"\n-# {say('palmares-wins-note')}"
    return lines


def _editions(say: Say, record: Palmares) -> list[Ref]:
    """Return the Tours with a place, the latest first."""
    placings = sorted((*record.finished, *record.annulled), key=lambda each: -each.year)
    return [edition_ref(say, each.race, each.year, place_of(say, each)) for each in placings]


def _team_options(
    say: Say, person: Person, record: Palmares
) -> list[tuple[str, Question, str | None]]:
    """Return the teams of the series, and those of each Tour with the year, the latest first."""
    options: list[tuple[str, Question, str | None]] = [*options_of(say, person.teams)]
    for each in sorted((*record.finished, *record.annulled), key=lambda each: -each.year):
        if each.team is not None and each.team.id is not None:
            label = say("team-in-year", team=name_of(say, each.team), year=str(each.year))
            options.append((label, Question("team", each.team.id, each.year), None))
    return options


def _facts(say: Say, person: Person, kind: str, record: Palmares) -> list[str]:
    lines = [f"**{say.text(person.role)}**"]
    if "role" in person.unverified_fields:
        lines[0] = marked(lines[0], Confidence.UNVERIFIED, say)
    if kind == "rider" and not person.rider:
        lines.append(f"-# {say('not-a-rider')}")
    if kind == "who" and person.rider:
        lines.append(f"-# {say('is-a-rider')}")
    if "name" in person.unverified_fields:
        lines.append(f"-# {say('first-name-unverified')}")
    lines += headline(say, record)
    if person.nationality and person.nationality.text:
        country = _nations(say, person) or say.text(person.nationality.text)
        shown = marked(country, person.nationality.confidence, say)
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


def _nations(say: Say, person: Person) -> str | None:
    """Return "Italy, then France", None where the nationality never changed."""
    if len(person.nationalities) < 2:
        return None
    first, *then = map(say.text, person.nationalities)
    return say("nationality-history", first=first, then=", ".join(then))


def _born(say: Say, birth: Attribute | None) -> str | None:
    if birth is None or birth.value is None:
        return None
    return say("born", day=marked(say.day(birth.value), birth.confidence, say))


def _in_series(
    say: Say, person: Person, episodes: Sequence[Episode], record: Palmares
) -> list[str]:
    """Return where somebody is seen; that nobody of long ago is, goes without saying."""
    if not person.seasons and not episodes:
        long_ago = max(record.places, default=_THESE_DAYS) < _THESE_DAYS
        return [] if long_ago else [f"- {say('not-in-series')}"]
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
