"""What a rider or a team did at the Tour, in lines: places, stages, jerseys, years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.cards.layout import marked
from bot.cards.results import FIRST_YELLOW, classification, jersey, race_name, ranked
from bot.cards.statements import name_of
from bot.palmares import PODIUM, WEARERS_KNOWN, WORN, Palmares, Worn, by_year
from bot.records import PROLOGUE, Confidence, Edition, Placing, Race, Ref, Stage
from bot.words import Say

TIMED = ("itt", "mtt", "ttt")


def headline(say: Say, record: Palmares) -> list[str]:
    """Return the totals, what counts most first, and what was taken away."""
    lines = [f"- **{total}**" for total in totals(say, record)]
    lines += [
        f"- {_titles(say, worn, editions)}" for worn, editions in record.titles.items() if editions
    ]
    if record.finished and record.race:
        lines.append(
            "- "
            + say(
                "palmares-finished",
                race=race_name(say, record.race),
                count=len(record.finished),
                place=place_of(say, record.best[0]),
                years=years_of(record.best),
            )
        )
    if record.podiums:
        podiums, tens = len(record.podiums), len(record.top_tens)
        lines.append(f"- {say('palmares-podiums', podiums=podiums, tens=tens)}")
    return lines + [f"- {each}" for each in _taken(say, record)]


def totals(say: Say, record: Palmares) -> list[str]:
    """Return how many Tours and stages were won, and how many days were led."""
    counted = []
    if record.tours_won:
        years = years_of(record.tours_won)
        counted.append(say("palmares-won", count=len(record.tours_won), years=years))
    if record.won:
        counted.append(say("palmares-stages", count=len(record.won)))
    if record.yellow:
        counted.append(in_yellow(say, record))
    return counted


def in_yellow(say: Say, record: Palmares) -> str:
    """Return on how many days a rider led, and after how many stages where that is more."""
    days, stages = record.days_in_yellow, len(record.yellow)
    unworn = record.yellow[-1].date < FIRST_YELLOW
    if stages == days:
        return say("palmares-led" if unworn else "palmares-yellow", days=days)
    what = "palmares-led-stages" if unworn else "palmares-yellow-stages"
    return say(what, days=days, stages=stages)


def _titles(say: Say, worn: Worn, editions: Sequence[Edition]) -> str:
    """Return "Points classification: 2023, 2024"; a year that no source supports is marked."""
    years = [
        marked(str(each.year), Confidence.UNVERIFIED, say)
        if worn in each.unverified
        else str(each.year)
        for each in editions
    ]
    return say("palmares-years", name=classification(say, worn), years=", ".join(years))


def _taken(say: Say, record: Palmares) -> Iterable[str]:
    if record.stripped:
        count = len(record.stripped)
        yield say("palmares-stripped", count=count, years=years_of(record.stripped))
    lost = {each.year for each in record.stripped}
    if places := [each for each in record.annulled if each.year not in lost]:
        yield say("palmares-annulled", count=len(places), years=years_of(places))
    if record.vacated:
        yield say("palmares-vacated", count=len(record.vacated))
    if record.yellow_annulled:
        yield say("palmares-yellow-annulled", count=len(record.yellow_annulled))


def final_places(say: Say, record: Palmares) -> list[str]:
    """Return a line a Tour: the place, or that it was taken away, and the team."""
    placings = {each.year: each for each in (*record.finished, *record.annulled)}
    lines = []
    for year in sorted(record.places):
        placing = placings.get(year)
        what = _placed(say, placing) if placing else say("palmares-no-place")
        lines.append(f"- {say('palmares-year', year=str(year), what=what)}")
    if lines:
        lines[-1] += f"\n-# {say('palmares-places-note')}"
    return lines


def _placed(say: Say, placing: Placing) -> str:
    shown = placed(say, placing)
    if placing.rank is not None and placing.rank <= PODIUM:
        shown = f"**{shown}**"
    if placing.team is None:
        return shown
    return say("palmares-place-team", place=shown, team=name_of(say, placing.team))


def placed(say: Say, placing: Placing) -> str:
    """Return "1st" or "result annulled", with what the sources leave open."""
    shown = place_of(say, placing)
    if placing.rank is not None and {"rank", "rider"} & set(placing.disputed):
        return f"{shown} *({say('disputed')})*"
    return marked(shown, placing.confidence, say)


def place_of(say: Say, placing: Placing) -> str:
    """Return "1st" or "result annulled"."""
    if placing.rank is None:
        return say("palmares-no-place")
    return ranked(say, placing.rank, feminine=placing.race == "tdff")


def stage_wins(say: Say, stages: Sequence[Stage], rider: str | None = None) -> list[str]:
    """Return a line a year, with the number and the finish of each stage won.

    Of a rider, who won with them in a dead heat is named.
    """
    lines = []
    for year, won in by_year(stages):
        shown = ", ".join(_won(say, each, rider) for each in won)
        lines.append(f"- {say('palmares-year', year=f'**{year}**', what=shown)}")
    return lines


def _won(say: Say, stage: Stage, rider: str | None) -> str:
    number = say("stage-prologue") if stage.number == PROLOGUE else stage.number
    details = []
    if stage.type in TIMED:
        details.append(say("stage-type-ttt" if stage.type == "ttt" else "palmares-timed"))
    others = [each for each in (stage.winner, stage.co_winner) if each and each.id != rider]
    if stage.co_winner and rider is not None:
        details += [say("palmares-dead-heat", name=name_of(say, each)) for each in others]
    elif rider is None and stage.type != "ttt":
        details.insert(0, " / ".join(name_of(say, each) for each in others))
    shown = f"{number} {say.text(stage.finish)}"
    shown = f"{shown} ({', '.join(details)})" if details else shown
    return marked(shown, stage.confidence, say)


def jerseys(say: Say, record: Palmares) -> list[str]:
    """Return the days in yellow by year, and after how many stages each other jersey was worn."""
    lines = []
    if record.yellow:
        years = ", ".join(f"{year} ({len(led)})" for year, led in by_year(record.yellow))
        name = jersey(say, "yellow", record.yellow[-1].date)
        lines.append(f"- {say('palmares-years', name=name, years=years)}")
    for each in WORN:
        if worn := record.worn[each]:
            name = jersey(say, each, worn[-1].date)
            lines.append(f"- {say('palmares-worn', name=name, count=len(worn))}")
    if any(record.worn.values()):
        lines[-1] += f"\n-# {say('palmares-worn-note', year=str(WEARERS_KNOWN))}"
    return lines


def years_of(records: Iterable[Placing | Edition]) -> str:
    """Return "2020, 2021, 2024"."""
    return ", ".join(str(each.year) for each in sorted(records, key=lambda each: each.year))


def edition_ref(say: Say, race: Race, year: int, detail: str = "") -> Ref:
    """Point to an edition, as a line of a menu."""
    name = f"{race_name(say, race)} {year}"
    return Ref("edition", f"{race}-{year}", f"{name} · {detail}" if detail else name)


def stage_ref(say: Say, stage: Stage) -> Ref:
    """Point to a stage, as a line of a menu."""
    number = say("stage-prologue") if stage.number == PROLOGUE else stage.number
    return Ref("stage", stage.id, f"{stage.year} · {number} {say.text(stage.finish)}")
