"""The daily post: at the chosen hour, once a day, and what stops it. Tests move the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pressing import card, chosen, one, part, press, text
from simcord.results import ResponseMessage

from bot.daily import AGAIN, GRACE, SPREAD, TRIES, due
from bot.guilds.settings import Choices
from bot.preview import Simulation

HOUR = 3600


async def begin(here: Simulation, **more: str) -> None:
    await chosen(here, "daily-channel", str(here.channel.id))
    for name, value in more.items():
        await chosen(here, name.replace("_", "-"), value)


def posts(here: Simulation) -> list[Any]:
    return [
        entry.json
        for entry in here.env.http_requests
        if entry.method == "POST" and entry.path == f"/channels/{here.channel.id}/messages"
    ]


async def days(here: Simulation, count: float, *, every: int = 30) -> None:
    """Let days go by, with the clockwork looked at twice an hour: a minute's steps take long."""
    here.client.daily.stop()
    for _ in range(int(count * 24 * 60 / every)):
        await here.env.advance_time(every * 60)
        await here.client.daily.post_all()
        await here.env.settle()


def at(zone: str, hour: int) -> Choices:
    return Choices({(0, "daily-zone"): zone, (0, "daily-hour"): str(hour)})


def moments(choices: Choices, start: datetime, hours: int) -> list[datetime]:
    """Return the first moment of each day whose post is due, minute by minute."""
    found: dict[str, datetime] = {}
    for minute in range(hours * 60):
        now = start + timedelta(minutes=minute)
        if (day := due(1, choices, now)) is not None:
            found.setdefault(day, now)
    return list(found.values())


@pytest.mark.parametrize(
    ("zone", "hour", "start", "expected"),
    [
        ("UTC", 9, "2026-01-01", [9, 9, 9]),
        ("Europe/Paris", 9, "2026-03-28", [8, 7, 7]),  # summer time begins on the 29th
        ("Europe/Paris", 9, "2026-10-24", [7, 8, 8]),  # and ends on the 25th
        ("Europe/Paris", 2, "2026-03-28", [1, 1, 0]),  # 2:00 does not exist on the 29th
        ("Asia/Kolkata", 0, "2026-01-01", [18, 18, 18]),  # half hours
    ],
)
def test_the_local_hour(zone: str, hour: int, start: str, expected: list[int]) -> None:
    found = moments(at(zone, hour), datetime.fromisoformat(start).replace(tzinfo=UTC), 72)
    assert [moment.hour for moment in found][: len(expected)] == expected


def test_the_hour_that_comes_twice_is_one_day() -> None:
    start = datetime(2026, 10, 24, 23, tzinfo=UTC)
    assert len(moments(at("Europe/Paris", 2), start, 5)) == 1


def test_thousands_of_servers_are_spread_over_some_minutes() -> None:
    start = datetime(2026, 1, 1, 9, tzinfo=UTC)
    choices = at("UTC", 9)
    seconds = [
        sum(1 for guild in range(10_000) if due(guild, choices, start + timedelta(seconds=offset)))
        for offset in (0, SPREAD // 2, SPREAD)
    ]
    assert seconds[0] < 50
    assert 4_000 < seconds[1] < 6_000
    assert seconds[2] == 10_000
    assert due(1, choices, start + GRACE + timedelta(seconds=SPREAD)) is None


async def test_once_a_day_at_the_hour(here: Simulation) -> None:
    await begin(here, daily_zone="Europe/Paris", daily_hour="2", language="fr")
    await here.env.advance_time(HOUR)  # the clock began at 1:00 in Paris
    assert posts(here) == []
    await here.env.advance_time(SPREAD + 60)
    assert len(posts(here)) == 1
    assert "1er janvier 2026" in str(posts(here)[0])
    await here.env.advance_time(HOUR / 2)
    assert len(posts(here)) == 1
    await days(here, 1)
    assert len(posts(here)) == 2


async def test_buttons_of_the_post_work(here: Simulation) -> None:
    await begin(here, daily_what="quote")
    await days(here, 0.5)
    sent = here.channel.last_message
    assert sent is not None
    post = ResponseMessage(here.env, here.env.backend.get_message(here.channel.id, sent.id))
    report = one(post, "ask:a:report/daily")
    assert (await here.fan.click(post, custom_id=report)).modal is not None


async def test_a_day_that_was_missed_is_not_made_up_for(here: Simulation) -> None:
    here.client.daily.stop()
    await here.env.advance_time(9 * HOUR + SPREAD + GRACE.total_seconds())
    await begin(here)
    await days(here, 0.1)
    assert posts(here) == []
    await days(here, 1)
    assert len(posts(here)) == 1


async def test_a_missing_permission_stops_it_and_tells_once(here: Simulation) -> None:
    await begin(here)
    here.env.inject_error(
        "POST", f"/channels/{here.channel.id}/messages", status=403, code=50013, times=None
    )
    await days(here, 3)
    assert len(posts(here)) == 1  # one try
    told = [
        entry
        for entry in here.env.http_requests
        if entry.method == "POST" and "daily post stopped" in str(entry.json)
    ]
    assert len(told) == 1
    shown = card(await here.owner.slash(here.channel, "settings check"))
    assert "The daily post stopped" in text(shown)
    here.env.backend.faults.clear()
    await begin(here, daily_channel=str(here.channel.id))
    await here.client.guilds_db.posts.start(here.guild.id)
    await days(here, 1)
    assert len(posts(here)) == 2


async def test_a_deleted_channel_stops_it(here: Simulation) -> None:
    gone = here.guild.create_text_channel("gone")
    await chosen(here, "daily-channel", str(gone.id))
    here.env.backend.delete_channel(gone.id)
    await days(here, 1)
    posting = await here.client.guilds_db.posts.of(here.guild.id)
    assert (posting.stopped, posting.told) == ("channel", True)


async def test_choosing_a_channel_anew_lets_it_go_on(here: Simulation) -> None:
    await here.client.guilds_db.posts.stop(here.guild.id, "permission")
    message = await part(here, "daily")
    await here.moderator.select(message, [here.channel], custom_id=one(message, "daily-channel"))
    assert (await here.client.guilds_db.posts.of(here.guild.id)).stopped is None


async def test_a_preview_is_posted_now(here: Simulation) -> None:
    empty = await press(here.moderator, await part(here, "daily"), "/preview")
    assert "Aucun salon n’est choisi" in text(card(empty))
    await begin(here)
    result = await press(here.moderator, await part(here, "daily"), "/preview")
    assert "Un aperçu est publié" in text(card(result))
    assert len(posts(here)) == 1
    assert (await here.client.guilds_db.posts.of(here.guild.id)).last_day is None


async def test_the_post_keeps_to_the_policy_of_its_channel(here: Simulation) -> None:
    await begin(here, daily_what="day", daily_zone="UTC")
    here.client.daily.stop()
    july = datetime(2026, 7, 23, tzinfo=UTC) - here.env.now()
    await here.env.advance_time(july.total_seconds())
    await days(here, 1)
    assert "won by Julián Gorospe" in str(posts(here)[-1])
    await chosen(here, "spoilers", "sealed", here.channel.id)
    await days(here, 1)
    assert "result covered" in str(posts(here)[-1])
    assert "won by" not in str(posts(here)[-1])


async def test_a_day_of_which_nothing_is_known_has_no_post(here: Simulation) -> None:
    await begin(here, daily_what="day", daily_zone="UTC")
    here.client.daily.stop()
    november = datetime(2026, 11, 3, tzinfo=UTC) - here.env.now()
    await here.env.advance_time(november.total_seconds())
    await days(here, 2)
    assert posts(here) == []


async def test_the_roundest_anniversaries_are_told_and_the_rest_is_a_button_away(
    here: Simulation,
) -> None:
    await begin(here, daily_what="day", daily_zone="UTC")
    here.client.daily.stop()
    july = datetime(2026, 7, 14, tzinfo=UTC) - here.env.now()
    await here.env.advance_time(july.total_seconds())
    await days(here, 0.5)
    told = str(posts(here))
    assert told.index("in 1926") < told.index("in 1951") < told.index("in 1976")
    assert "in 2026" not in told, "the Tour of this year is no anniversary"
    sent = here.channel.last_message
    assert sent is not None
    post = ResponseMessage(here.env, here.env.backend.get_message(here.channel.id, sent.id))
    whole = card(await here.fan.click(post, custom_id="ask:o:onthisday/2026-07-14"))
    assert "In 2026" in text(whole)


def tried(here: Simulation) -> list[str]:
    """Return the nonces of what was sent."""
    return [post["nonce"] for post in posts(here)]


def arrived(here: Simulation) -> bool:
    """Tell whether anything stands in the channel."""
    return here.channel.last_message is not None


@pytest.mark.parametrize("status", [500, 503])
async def test_a_post_that_fails_is_sent_again_as_the_same_message(
    here: Simulation, status: int
) -> None:
    await begin(here, daily_what="quote", daily_zone="UTC")
    here.client.daily.stop()
    await here.env.advance_time(9 * HOUR + SPREAD)
    path = f"/channels/{here.channel.id}/messages"
    here.env.inject_error("POST", path, status=status)
    await here.client.daily.post_all()
    assert not arrived(here)
    await here.env.advance_time(60)
    await here.client.daily.post_all()
    assert arrived(here)
    assert len(set(tried(here))) == 1
    assert all(post["enforce_nonce"] for post in posts(here))
    before = len(tried(here))
    for _ in range(10):
        await here.env.advance_time(60)
        await here.client.daily.post_all()
    assert len(tried(here)) == before, "it was posted"
    await days(here, 1)
    assert len(set(tried(here))) == 2, "the next day is another message"


async def test_a_post_that_fails_on_and_on_is_given_up(here: Simulation) -> None:
    await begin(here, daily_what="quote", daily_zone="UTC")
    here.client.daily.stop()
    await here.env.advance_time(9 * HOUR + SPREAD)
    path = f"/channels/{here.channel.id}/messages"
    here.env.inject_error("POST", path, status=503, times=None)
    for _ in range(int(GRACE.total_seconds() / 60)):
        await here.client.daily.post_all()
        await here.env.advance_time(60)
    assert len(tried(here)) == TRIES
    here.env.backend.faults.clear()
    await here.client.daily.post_all()
    assert not arrived(here), "minutes later it might be there twice"


async def test_a_post_that_fails_late_is_not_tried_again(here: Simulation) -> None:
    await begin(here, daily_what="quote", daily_zone="UTC")
    here.client.daily.stop()
    await here.env.advance_time(9 * HOUR + SPREAD)
    path = f"/channels/{here.channel.id}/messages"
    here.env.inject_error("POST", path, status=503)
    await here.client.daily.post_all()
    await here.env.advance_time(AGAIN.total_seconds())
    await here.client.daily.post_all()
    assert not arrived(here)


async def test_a_server_that_was_left_is_found_by_the_sweep(here: Simulation) -> None:
    posting = here.client.guilds_db.posts
    await here.client.guilds_db.settings.change(
        77, "look", "plain", channel=0, by=1, at=here.env.now()
    )
    await chosen(here, "look", "plain")
    await here.client.daily.sweep()
    assert posting.gone == {77}
    here.client.daily.stop()
    await here.env.advance_time(31 * 24 * HOUR)
    await here.client.daily.sweep()
    assert await posting.servers() == [here.guild.id]


async def test_an_interaction_proves_that_the_server_is_still_there(here: Simulation) -> None:
    posting = here.client.guilds_db.posts
    await posting.left(here.guild.id, here.env.now())
    await here.fan.slash(here.channel, "season", number=1)
    assert posting.gone == set()
