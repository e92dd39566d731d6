"""Flood control: nobody's hand meets it, a script does, and its bookkeeping stays small."""

from __future__ import annotations

import time

import pytest
from pressing import card, one, text

from bot import flood
from bot.flood import KEPT, SERVER_BURST, SERVER_RATE, USER_BURST, USER_RATE, Buckets, Flood
from bot.preview import Simulation

MAUD, JORIS, SERVER = 1, 2, 3


class Clock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


def taken(buckets: Buckets, key: int, tries: int) -> int:
    return sum(buckets.take(key) for _ in range(tries))


def test_a_bucket_holds_its_burst_and_fills_at_its_rate(clock: Clock) -> None:
    buckets = Buckets(10, 2.0, now=clock)

    assert taken(buckets, MAUD, 50) == 10
    clock.at += 1.0
    assert taken(buckets, MAUD, 50) == 2
    clock.at += 0.4
    assert taken(buckets, MAUD, 50) == 0
    clock.at += 3600
    assert taken(buckets, MAUD, 50) == 10, "it never holds more"


def test_who_is_refused_does_not_wait_the_longer_for_trying(clock: Clock) -> None:
    buckets = Buckets(10, 2.0, now=clock)
    taken(buckets, MAUD, 1000)
    clock.at += 0.5

    assert buckets.take(MAUD)


def test_everybody_has_a_bucket_of_their_own(clock: Clock) -> None:
    buckets = Buckets(10, 2.0, now=clock)
    taken(buckets, MAUD, 50)

    assert taken(buckets, JORIS, 50) == 10


def test_the_least_recently_used_bucket_is_forgotten_first(clock: Clock) -> None:
    buckets = Buckets(2, 1.0, most=3, now=clock)
    for key in (1, 2, 3, 1, 4):
        assert buckets.take(key)

    assert len(buckets) == 3
    assert not buckets.take(1), "it was used since"
    assert taken(buckets, 2, 5) == 2, "it was forgotten, so it is full"


def test_a_fan_never_meets_it(clock: Clock) -> None:
    flood = Flood(now=clock)
    for _ in range(600):  # ten minutes of pressing as fast as Discord's applications allow
        for _ in range(5):
            assert flood.lets(MAUD, SERVER)
            assert flood.lets(MAUD, SERVER, typing=True)
        clock.at += 1.0


def test_a_finish_that_a_whole_server_watches_does_not_meet_it(clock: Clock) -> None:
    flood = Flood(now=clock)
    for second in range(60):
        for fan in range(200):
            assert flood.lets(second * 1000 + fan, SERVER)
        clock.at += 1.0


def test_a_script_meets_it(clock: Clock) -> None:
    flood = Flood(now=clock)
    let = 0
    for _ in range(1000):  # ten seconds of a hundred questions a second
        let += flood.lets(MAUD, SERVER)
        clock.at += 0.01

    assert let == pytest.approx(USER_BURST + 10 * USER_RATE, abs=2)
    assert flood.lets(JORIS, SERVER), "others are not held up"
    assert flood.lets(MAUD, SERVER, typing=True), "what is typed is counted apart"


def test_a_server_full_of_scripts_meets_it_and_other_servers_do_not(clock: Clock) -> None:
    flood = Flood(now=clock)
    let = 0
    for number in range(10_000):  # ten seconds of a thousand questions a second
        let += flood.lets(number, SERVER)
        clock.at += 0.001

    assert let == pytest.approx(SERVER_BURST + 10 * SERVER_RATE, abs=2)
    assert flood.lets(0, SERVER + 1)
    assert flood.lets(0, None), "nor does a direct message"


def test_what_a_user_may_not_is_not_counted_against_the_server(clock: Clock) -> None:
    flood = Flood(now=clock)
    for _ in range(50_000):
        flood.lets(MAUD, SERVER)
    fans = sum(flood.lets(fan, SERVER) for fan in range(10, 10 + SERVER_BURST))

    assert fans == SERVER_BURST - USER_BURST


def test_it_looks_at_one_bucket_however_many_there_are() -> None:
    flood = Flood()
    for user in range(KEPT):
        flood.lets(user, user % 1000)
    began = time.process_time()
    for number in range(KEPT):
        flood.lets(number * 7 % KEPT, number % 1000)
    took = (time.process_time() - began) / KEPT

    assert took < 20e-6, "0.9 µs where nothing else runs; a scan of all would take 500"


# -- at the gate


async def test_a_flood_is_turned_away_with_a_private_word(
    here: Simulation, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr(here.client, "flood", Flood(now=clock))
    asked = card(await here.fan.slash(here.channel, "season", number=1))
    while here.client.flood.lets(here.fan.id, here.guild.id):
        pass

    refused = await here.fan.slash(here.channel, "season", number=1)
    assert refused.ephemeral
    assert "faster than I can tell" in text(card(refused))
    again = await here.fan.slash(here.channel, "privacy")
    assert again.ephemeral, "each one is acknowledged"
    assert text(card(again)) == text(card(refused))
    pressed = await here.fan.click(asked, custom_id=one(asked, "ask:t:season/1/2"))
    assert pressed.ephemeral
    assert text(card(pressed)) == text(card(refused))
    other = await here.moderator.slash(here.channel, "season", number=1)
    assert not other.ephemeral, "others are not held up"
    clock.at += 5
    assert not (await here.fan.slash(here.channel, "season", number=1)).ephemeral
    kept = here.client.measures.outcomes
    assert kept["season", "flood"] == 1
    assert kept["press", "flood"] == 1


async def test_a_flood_of_typing_is_suggested_nothing(
    here: Simulation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flood, "USER_BURST", 1)
    monkeypatch.setattr(here.client, "flood", Flood(now=Clock()))

    assert await here.fan.autocomplete(here.channel, "team", "team", "vis")
    assert await here.fan.autocomplete(here.channel, "team", "team", "vis") == []
    answered = here.env.http_requests[-1]
    assert answered.json == {"type": 8, "data": {"choices": []}}
