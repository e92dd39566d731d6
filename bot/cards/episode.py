"""An episode: whom it follows, where in the race, and what happens."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cards.layout import Card, episode_number, marked, merged, offer
from bot.cards.results import stage_option
from bot.cards.season import stages_of
from bot.cards.statements import contradiction, names, options_of, sections, small, title_of
from bot.questions import Ask, Question
from bot.records import Confidence, Contradiction, Episode, Route
from bot.words import Say


def episode_card(
    say: Say,
    episode: Episode,
    contradictions: Sequence[Contradiction],
    stages: Sequence[Route],
    page: int,
) -> Card:
    """Return an episode; `stages` are those that it tells."""
    blocks, page, count = sections(
        [
            ("", _lines(say, episode)),
            (say("sources-disagree"), [contradiction(say, each) for each in contradictions]),
        ],
        page,
    )
    return Card(
        f"{episode_number(episode.id)} · {title_of(say, episode)}",
        blocks,
        picks=[
            offer(
                "look",
                say("choose-record"),
                options_of(say, [*episode.teams, *episode.people, *episode.mentioned]),
            ),
            offer("stage", say("choose-stage"), [stage_option(say, each) for each in stages]),
        ],
        asks=[
            Ask(say("season-button", number=episode.season), Question("season", episode.season)),
        ],
        sources=merged([episode.sources, episode.title_unverified_sources]),
        confidence=episode.confidence,
        subject=f"={episode.id}",
        page=page,
        pages=count,
        turn=lambda number: Question("episode", episode.id, number),
    )


def _lines(say: Say, episode: Episode) -> list[str]:
    lines = [say("episode-place", season=episode.season, number=episode.number)]
    if episode.title_unverified and not episode.title["en"]:
        lines.append(f"-# {say('title-unverified-why')}")
    elif say.language == "fr" and episode.title["en"] and not episode.title["fr"]:
        lines.append(f"-# {say('title-french-unknown')}")
    if episode.summary:
        lines.append(f"\n{marked(say.text(episode.summary), episode.confidence, say)}\n")
    else:
        lines.append(f"\n{say('episode-content-unknown')}\n")
    if episode.teams:
        lines.append(f"- {say('in-focus-teams', names=names(say, episode.teams))}")
    if episode.people:
        lines.append(f"- {say('in-focus-people', names=names(say, episode.people))}")
    if episode.mentioned:
        lines.append(f"- {say('mentioned', names=names(say, episode.mentioned))}")
    if episode.stages or episode.stages_text:
        numbers = stages_of(say, episode) if episode.stages else None
        text = say.text(episode.stages_text) if episode.stages_text else None
        lines.append(
            f"- {say('in-the-race')} {' · '.join(each for each in (numbers, text) if each)}"
        )
    lines.append(f"- {say('length-unknown')}")
    if episode.note:
        lines.append(small(say, episode.note).lstrip("\n"))
    if episode.confidence is Confidence.UNVERIFIED:
        lines.append(f"-# {say('episode-unverified')}")
    return lines
