"""/onthisday: what happened on a day of the year, round anniversaries first."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pressing import chosen
from shown import buttons, card, choices, leafed, press, text, title
from simcord import MemberActor

from bot.preview import Simulation
from bot.words import Say

# The simulated clock begins on 1 January 2026.


async def go_to(here: Simulation, moment: datetime) -> None:
    here.client.daily.stop()  # which would look at the clock every minute
    await here.env.advance_time((moment - here.env.now()).total_seconds())


@pytest.mark.parametrize(
    "typed", ["14 July", "14 juillet", "07-14", "14/07", "2026-07-14", "Juillet 14"]
)
async def test_a_day_is_told_with_round_anniversaries_first(
    here: Simulation, fan: MemberActor, say: Say, typed: str
) -> None:
    answer = card(await fan.slash(here.channel, "onthisday", date=typed))
    pages = "\n".join(await leafed(fan, answer))

    assert title(answer.components) == say("day-title", day=say.day_of_year(7, 14))
    years = [100, 75, 50, 40, 30, 25, 20, 10, 5]
    headings = [say("day-years-before", years=each, year=str(2026 - each)) for each in years]
    assert [pages.index(each) for each in headings] == sorted(pages.index(e) for e in headings)
    others = [pages.index(f"**{year}**") for year in (2025, 2024, 2023, 2019, 1903 + 3)]
    assert others == sorted(others), "then the latest"
    assert min(others) > pages.index(headings[-1])


async def test_half_stages_stand_in_their_order(here: Simulation, fan: MemberActor) -> None:
    shown = text(card(await fan.slash(here.channel, "onthisday", date="14 July")).components)

    assert shown.index("18a") < shown.index("18b") < shown.index("18c")


async def test_the_day_of_a_year_tells_that_year_first(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    shown = text(card(await fan.slash(here.channel, "onthisday", date="1989-07-23")).components)

    assert shown.index(say("day-in-year", year="1989")) < shown.index("Greg LeMond")
    assert shown.index("Greg LeMond") < shown.index("1939")


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2005-07-24", "day-vacant"),
        ("1978-07-12", "stage-status-annulled"),
        ("1982-07-07", "stage-status-cancelled"),
    ],
)
async def test_who_did_not_win_is_told_too(
    here: Simulation, fan: MemberActor, say: Say, day: str, told: str
) -> None:
    shown = text(card(await fan.slash(here.channel, "onthisday", date=day)).components)

    assert say(told) in shown


async def test_without_a_date_it_is_today_by_the_server_s_clock(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    await go_to(here, datetime(2026, 7, 14, 22, 30, tzinfo=UTC))
    first = card(await fan.slash(here.channel, "onthisday"))
    assert title(first.components) == say("day-title", day=say.day_of_year(7, 14))

    await chosen(here, "daily-zone", "Europe/Paris")
    second = card(await fan.slash(here.channel, "onthisday", date="today"))
    assert title(second.components) == say("day-title", day=say.day_of_year(7, 15))


async def test_today_is_another_day_tomorrow(here: Simulation, fan: MemberActor) -> None:
    titles: list[str] = []
    for day in (14, 15):
        await go_to(here, datetime(2026, 7, day, 12, tzinfo=UTC))
        titles += [
            title(card(await fan.slash(here.channel, "onthisday", **words)).components)
            for words in ({}, {"date": "today"}, {"date": "hier"})
        ]
    assert len(set(titles)) == 3
    assert titles[0] == titles[1] == titles[5]


async def test_two_numbers_say_how_they_were_read(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    answer = card(await fan.slash(here.channel, "onthisday", date="04/07"))
    assert say.day_of_year(7, 4) in title(answer.components)

    other = "ask:t:onthisday/2026-04-07"
    assert buttons(answer.components)[other] == say("day-also-read", day=say.day_of_year(4, 7))
    turned = card(await press(fan, answer, other))
    assert say.day_of_year(4, 7) in title(turned.components)


async def test_a_day_on_which_nothing_happened_leads_to_the_nearest(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    answer = card(await fan.slash(here.channel, "onthisday", date="1 January"))

    assert say("day-quiet") in text(answer.components)
    before, after = (
        each
        for each in buttons(answer.components)
        if "onthisday/2026-" in each and each.startswith("ask:t")
    )
    assert (before, after) == ("ask:t:onthisday/2026-11-20", "ask:t:onthisday/2026-02-13")
    near = card(await press(fan, answer, after))
    assert say("day-quiet") not in text(near.components)


async def test_births_are_told(here: Simulation, fan: MemberActor, say: Say) -> None:
    answer = card(await fan.slash(here.channel, "onthisday", date="29 février"))

    assert say("day-born") in text(answer.components)
    assert "Rubén Plaza" in text(answer.components)
    assert say("day-quiet-born") in text(answer.components)


@pytest.mark.parametrize("typed", ["31 June", "**qqqq**", "14", "@everyone", "jui 3"])
async def test_what_is_no_day_is_told_with_examples(
    here: Simulation, fan: MemberActor, say: Say, typed: str
) -> None:
    told = card(await fan.slash(here.channel, "onthisday", date=typed))

    assert told.ephemeral
    assert title(told.components) == say("nothing-title")
    assert say("no-day", typed=say.typed(typed)) in text(told.components)


async def test_days_are_suggested_while_they_are_typed(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    async def offered(typed: str) -> dict[str, str]:
        return choices(await fan.autocomplete(here.channel, "onthisday", "date", typed))

    empty = await offered("")
    assert list(empty) == ["2026-01-01", "2025-12-31", "2026-01-02"]
    assert next(iter(await offered("14"))) == "2026-07-14"
    assert await offered("14 juil") == {"2026-07-14": say.day_of_year(7, 14)}
    assert list(await offered("04/07")) == ["2026-07-04", "2026-04-07"]
    assert (await offered("1989-07-23")) == {"1989-07-23": say.day("1989-07-23")}
    assert len(await offered("july")) == 25
    assert await offered("qqqq") == {}


async def test_a_fresh_result_is_covered(here: Simulation, fan: MemberActor, say: Say) -> None:
    await go_to(here, datetime(2026, 7, 26, 21, tzinfo=UTC))

    answer = card(await fan.slash(here.channel, "onthisday"))
    today = text(answer.components).split("\n### ")[1]
    assert say("day-in-year", year="2026") in today
    assert say("day-covered") in today
    assert "Pogačar" not in today

    revealed = card(await press(fan, answer, "ask:r:onthisday/2026-07-26"))
    assert "Tadej Pogačar" in text(revealed.components)
