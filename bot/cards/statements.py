"""How single statements look wherever they stand: facts, contradictions, names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.cards.layout import episode_number, marked, on_page, pages, source_name
from bot.questions import Question
from bot.records import Contradiction, Episode, Fact, Ref, Team, TeamName, Text
from bot.words import Say


def statement(say: Say, fact: Fact) -> str:
    """Return a fact as one line of a list, with its confidence and, in small print, its note."""
    line = f"- {marked(say.text(fact.text), fact.confidence, say)}"
    return f"{line}{small(say, fact.note)}"


def small(say: Say, note: Text | None) -> str:
    """Return a note in small print on a line of its own, nothing where there is none."""
    return f"\n-# {say.text(note)}" if note else ""


def contradiction(say: Say, record: Contradiction) -> str:
    """Return every side of a contradiction, and what we keep."""
    lines = [f"**{say.text(record.topic)}**", say.text(record.resolution)]
    for claim in record.claims:
        sources = ", ".join(source_name(source, say) for source in claim.sources)
        lines.append(f"-# {say('claim', text=say.text(claim.text), sources=sources)}")
    return "\n".join(lines)


def seen_in_seasons(say: Say, seasons: Sequence[int]) -> str:
    """Return "Seasons 1 and 2"."""
    numbers = say.several(str(season) for season in seasons)
    return say("seasons-seen", count=len(seasons), seasons=numbers)


def seen_in_episode(say: Say, episode: Episode, *, followed: bool = True) -> str:
    """Return that an episode follows somebody, or shows or mentions them."""
    return say(
        "followed-in" if followed else "mentioned-in",
        episode=episode_number(episode.id),
        title=title_of(say, episode),
    )


def episode_options(say: Say, episodes: Iterable[Episode]) -> list[tuple[str, Question, None]]:
    """Return the lines of a menu of episodes."""
    return [
        (f"{episode_number(each.id)} {title_of(say, each)}", Question("episode", each.id), None)
        for each in episodes
    ]


def title_of(say: Say, episode: Episode) -> str:
    """Return an episode's title, or in words that it is not known, or not certain."""
    title = episode.title[say.language] or episode.title["en"]
    if title:
        return title
    if episode.title_unverified:
        return say("title-unverified", title=episode.title_unverified)
    return say("title-unknown")


def names(say: Say, refs: Iterable[Ref]) -> str:
    """Return "a, b and c"."""
    return say.several(name_of(say, ref) for ref in refs)


def name_of(say: Say, named: Ref | Team | TeamName) -> str:
    """Return a name in the reader's language: Belgium rode the Tour, and so did la Belgique."""
    return say.text(named.text) if named.text else named.name


def question_of(ref: Ref) -> Question | None:
    """Return the question that shows a record, None for one we hold no record of."""
    if ref.kind == "edition" and ref.id:
        race, _, year = ref.id.partition("-")
        return Question("tour", int(year), race)
    if ref.kind == "stage" and ref.id:
        return Question("stage", f"={ref.id}")
    kinds = {"team": "team", "rider": "rider", "person": "who", "episode": "episode"}
    return Question(kinds[ref.kind], ref.id) if ref.id and ref.kind in kinds else None


def options_of(say: Say, refs: Iterable[Ref]) -> list[tuple[str, Question, None]]:
    """Return the lines of a menu that shows records, those we hold none of left out."""
    return [(name_of(say, ref), question, None) for ref in refs if (question := question_of(ref))]


def sections(parts: Iterable[tuple[str, Sequence[str]]], page: int) -> tuple[list[str], int, int]:
    """Lay out headed lists of lines on pages.

    Args:
        parts: a heading (empty for none) and its lines; a part without lines is left out.
        page: the page that is wanted, from 1.

    Returns:
        The blocks of that page, its number, and how many there are.
    """
    lines: list[str] = []
    for heading, items in parts:
        for number, item in enumerate(items):
            # A heading never stands alone at the foot of a page.
            lines.append(f"### {heading}\n{item}" if heading and number == 0 else item)
    laid_out = pages(lines)
    page = on_page(page, len(laid_out))
    return ["\n".join(laid_out[page - 1])] if lines else [], page, len(laid_out)
