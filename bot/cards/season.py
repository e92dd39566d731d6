"""The series in one card, and a season: its Tour, its dates, its episodes, its teams."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.cards.layout import Card, merged, offer
from bot.cards.results import edition_button
from bot.cards.statements import contradiction, sections, statement, title_of
from bot.cards.team import TAKING_PART
from bot.questions import Ask, Question
from bot.records import Contradiction, Episode, Fact, Season, Series
from bot.words import Say

# What a fan asks first comes first; facts with other keys follow in their own order.
SERIES_FIRST = (
    "format",
    "season-count",
    "episode-count",
    "status",
    "end-reasons",
    "platform",
    "womens-tour",
)
DATES = ("release", "planned-release", "announced", "filming", "runtime", "last")


def series_card(
    say: Say,
    series: Series,
    seasons: Sequence[Season],
    contradictions: Sequence[Contradiction],
    page: int,
) -> Card:
    """Return what the series is, where it stands today, and how sure that is."""
    title = series.facts["title-fr" if say.language == "fr" else "title-en"]
    first = [series.facts[key] for key in SERIES_FIRST if key in series.facts]
    rest = [fact for fact in series.facts.values() if fact not in first]
    blocks, page, count = sections(
        [
            ("", [statement(say, fact) for fact in first]),
            (say("seasons"), [_season_line(say, season) for season in seasons]),
            (say("more-facts"), [statement(say, fact) for fact in rest]),
            (say("sources-disagree"), [contradiction(say, each) for each in contradictions]),
        ],
        page,
    )
    return Card(
        str(title.value),
        blocks,
        asks=[
            Ask(say("season-button", number=season.number), Question("season", season.number))
            for season in seasons
        ],
        sources=merged(fact.sources for fact in first),
        subject=f"={series.id}",
        page=page,
        pages=count,
        turn=lambda number: Question("season", None, number),
    )


def _season_line(say: Say, season: Season) -> str:
    release = season.facts["release"]
    return "- " + say(
        "season-line", number=season.number, year=str(season.year), day=say.day(str(release.value))
    )


def season_card(
    say: Say,
    season: Season,
    episodes: Sequence[Episode],
    contradictions: Sequence[Contradiction],
    page: int,
) -> Card:
    """Return a season: the Tour it covers, its dates and length, its episodes and teams."""
    dates = [season.facts[key] for key in DATES if key in season.facts]
    teams = [season.facts[key] for key in TAKING_PART if key in season.facts]
    rest = [fact for fact in season.facts.values() if fact not in dates and fact not in teams]
    blocks, page, count = sections(
        [
            ("", [_tour(say, season), *(statement(say, fact) for fact in dates)]),
            (say("episodes"), [episode_line(say, episode) for episode in episodes]),
            (say("teams"), [statement(say, fact) for fact in teams]),
            (say("more-facts"), [statement(say, fact) for fact in rest]),
            (say("sources-disagree"), [contradiction(say, each) for each in contradictions]),
        ],
        page,
    )
    return Card(
        say("season-title", number=season.number, year=str(season.year)),
        blocks,
        picks=[
            offer(
                "episode",
                say("choose-episode"),
                (
                    (
                        f"{episode.number}. {title_of(say, episode)}",
                        Question("episode", episode.id),
                        None,
                    )
                    for episode in episodes
                ),
            ),
            offer("team", say("choose-team"), _team_options(teams)),
        ],
        asks=[edition_button(say, "tdf", season.year)],
        sources=merged([season.sources, *(fact.sources for fact in dates)]),
        subject=f"={season.id}",
        page=page,
        pages=count,
        turn=lambda number: Question("season", season.number, number),
    )


def _tour(say: Say, season: Season) -> str:
    if season.winner.id is None:
        return say(
            "season-tour-covered",
            edition=season.edition,
            year=str(season.year),
            start=say.day(season.start),
            end=say.day(season.end),
        )
    return say(
        "season-tour",
        edition=season.edition,
        year=str(season.year),
        start=say.day(season.start),
        end=say.day(season.end),
        winner=season.winner.name,
        team=season.winner_team.name,
    )


def episode_line(say: Say, episode: Episode) -> str:
    """Return "1. The Grand Départ (stages 1 and 2)"."""
    line = f"{episode.number}. {title_of(say, episode)}"
    if not episode.stages:
        return line
    return f"{line} · {stages_of(say, episode)}"


def stages_of(say: Say, episode: Episode) -> str:
    """Return "stage 7" or "stages 1 and 2"."""
    return say(
        "stages",
        count=len(episode.stages),
        numbers=say.several(str(stage) for stage in episode.stages),
    )


def _team_options(facts: Iterable[Fact]) -> Iterable[tuple[str, Question, None]]:
    for fact in facts:
        for each in fact.value if isinstance(fact.value, list) else ():
            if isinstance(each, dict) and "team" in each:
                yield str(each["name"]), Question("team", str(each["team"])), None
