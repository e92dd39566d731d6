"""Pictures of the real facts, the hardest ones by name, and a command that shows them."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from discord import Interaction, app_commands

from bot import replies
from bot.answers import answers
from bot.cards import Card
from bot.cards.pictures import Places, Standing, duel_picture, gaps_picture, places_picture
from bot.client import Musette
from bot.pictures import Picture
from bot.questions import Question
from bot.reader import Reader
from bot.words import Say
from bot.world import World

FACTS: Final = Path(__file__).parent.parent / "facts" / "tour"
RACES: Final = {"tdf": "Tour de France", "tdff": "Tour de France Femmes"}


def rows(file: str) -> Iterator[dict[str, str]]:
    with (FACTS / f"{file}.csv").open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def seconds(written: str) -> int | None:
    if not written:
        return None
    hours, minutes, rest = map(int, written.split(":"))
    return hours * 3600 + minutes * 60 + rest


@cache
def names() -> dict[str, str]:
    return {row["id"]: row["name"] for row in rows("riders")}


@cache
def held(race: str) -> frozenset[int]:
    return frozenset(int(row["year"]) for row in rows("editions") if row["race"] == race)


@cache
def standings() -> dict[tuple[str, int], list[Standing]]:
    """Every final classification, by race and year."""
    found: dict[tuple[str, int], list[Standing]] = defaultdict(list)
    for row in rows("classifications"):
        rank = int(row["rank"]) if row["rank"] else None
        who = names()[row["rider"]]
        standing = Standing(rank, who, seconds(row["time"]), seconds(row["gap"]))
        found[row["race"], int(row["year"])].append(standing)
    return found


@cache
def places() -> dict[tuple[str, str], dict[int, int | None]]:
    """Every rider's places by year, by race and rider."""
    found: dict[tuple[str, str], dict[int, int | None]] = defaultdict(dict)
    for row in rows("classifications"):
        rank = int(row["rank"]) if row["rank"] else None
        found[row["race"], row["rider"]][int(row["year"])] = rank
    return found


def gaps(say: Say, race: str, year: int, first_on_road: str | None = None) -> Picture | None:
    edition = f"{RACES[race]} {year}"
    return gaps_picture(say, edition, standings()[race, year], first_on_road=first_on_road)


def career(say: Say, race: str, rider: str, *covered: int) -> Picture | None:
    given: Places = places()[race, rider]
    return places_picture(say, names()[rider], RACES[race], given, held=held(race), covered=covered)


def duel(say: Say, race: str, one: str, other: str, *covered: int) -> Picture | None:
    both = [(names()[each], places()[race, each]) for each in (one, other)]
    return duel_picture(say, RACES[race], *both, held=held(race), covered=covered)


HARD: Final[dict[str, Callable[[Say], Picture | None]]] = {
    "hours": lambda say: gaps(say, "tdf", 1903),
    "eight seconds": lambda say: gaps(say, "tdf", 1989),
    "gaps that are not known": lambda say: gaps(say, "tdf", 1966),
    "two on one place": lambda say: gaps(say, "tdf", 1959),
    "nobody has the win": lambda say: gaps(say, "tdf", 2003, "Lance Armstrong"),
    "long names": lambda say: gaps(say, "tdff", 2025),
    "two Tours": lambda say: career(say, "tdf", "sebastien-chavanel"),
    "sixteen Tours": lambda say: career(say, "tdf", "sylvain-chavanel"),
    "every mark": lambda say: career(say, "tdf", "eugene-christophe"),
    "a career that was annulled": lambda say: career(say, "tdf", "lance-armstrong"),
    "a covered year": lambda say: career(say, "tdf", "joop-zoetemelk", 1980),
    "rivals": lambda say: duel(say, "tdf", "tadej-pogacar", "jonas-vingegaard"),
    "forty years apart": lambda say: duel(say, "tdf", "eddy-merckx", "tadej-pogacar"),
    "most columns": lambda say: duel(say, "tdf", "joop-zoetemelk", "sylvain-chavanel"),
    "both disqualified": lambda say: duel(say, "tdf", "lance-armstrong", "jan-ullrich"),
    "a covered meeting": lambda say: duel(say, "tdf", "tadej-pogacar", "jonas-vingegaard", 2023),
}


def hard(say: Say, name: str) -> Picture:
    picture = HARD[name](say)
    assert picture is not None, name
    return picture


def offer(client: Musette, picture: Callable[[Say, Reader], Picture]) -> None:
    """Give a client one more command, whose card has a picture on its first page only."""

    @answers("pictured")
    async def answer(world: World, reader: Reader, page: int = 1) -> Card:
        shown = Card("Title", ["Text"], page=page, pages=2)
        shown.turn = lambda number: Question("pictured", number)
        if page == 1:
            shown.picture = picture(world.words[reader.language], reader)
        return shown

    @app_commands.command(name="pictured", description="For a test")
    async def command(interaction: Interaction, private: bool = False) -> None:  # noqa: FBT001, FBT002
        await replies.reply(interaction, Question("pictured"), private=private)

    client.offer(command, answer)
