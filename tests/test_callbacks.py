"""Answers reach Discord in time and once, whatever Discord's API does: the real process.

What cannot be sent is one line in the log, and no error: the next answer comes as ever.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
import pytest_asyncio
from gateway import PERMISSIONS, LoopbackDiscord, NotAcknowledged, Request, text_of
from process import Process, connected, custom_id, running

CALLBACKS = "/interactions/*"
MANAGE_GUILD = 1 << 5

pytestmark = pytest.mark.asyncio(loop_scope="module")


class Alive:
    """A connected process and its Discord."""

    def __init__(self, discord: LoopbackDiscord, process: Process) -> None:
        self.discord = discord
        self.process = process

    def sent(self, since: int) -> list[Request]:
        """The callbacks that were sent after so many requests."""
        return [e for e in self.discord.requests[since:] if e.path.endswith("/callback")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Alive]:
    folder = tmp_path_factory.mktemp("alive")
    async with LoopbackDiscord() as discord, running(discord, folder) as process:
        await connected(discord)
        yield Alive(discord, process)


@pytest_asyncio.fixture(loop_scope="module")
async def alive(shared: Alive) -> AsyncIterator[Alive]:
    """The process, which answers afterwards as before and has logged no error."""
    shared.discord.acknowledgement_limit = 3.0
    before = len(shared.process.log)
    yield shared
    shared.discord.acknowledgement_limit = 3.0
    after = await shared.discord.slash("season", {"number": 1})
    assert "Season 1" in text_of(await after.shown())
    assert shared.discord.violations == []
    logged = shared.process.events[before:]
    assert [each for each in logged if each["level"] == "error"] == []
    assert not [each for each in logged if "exception" in each]


BRIEF: dict[str, dict[str, Any]] = {
    "500": {"status": 500},
    "502": {"status": 502, "body": "<html>Bad Gateway</html>"},
    "502 that is no JSON": {"status": 502, "body": b'{"message": "'},
    "three 500s": {"status": 500, "times": 3},
    "429": {"status": 429, "retry_after": 0.3},
    "429 of Cloudflare": {"status": 429, "retry_after": 0.3, "headers": {"Via": ""}},
    "429 of Cloudflare, as text": {"status": 429, "retry_after": 0.3, "body": "error code: 1015"},
    "429 that tells nothing": {"status": 429, "retry_after": None},
    "429 of Cloudflare that tells nothing": {
        "status": 429,
        "retry_after": None,
        "headers": {"Via": ""},
        "body": "slow down",
    },
    "cut": {"cut": True},
    "cut twice": {"cut": True, "times": 2},
    "taken, and then cut": {"status": None, "unheard": True},
    "no reply": {"status": 500, "delay": 4.0},
}


@pytest.mark.parametrize("trouble", BRIEF)
async def test_what_does_not_last_is_waited_out_and_answered_once(
    alive: Alive, trouble: str
) -> None:
    since = len(alive.discord.requests)
    failure = alive.discord.fail("POST", CALLBACKS, **BRIEF[trouble])

    answer = await alive.discord.slash("team", {"team": "uae"})

    assert "UAE" in text_of(await answer.shown())
    assert not answer.private
    assert failure.seen == failure.times
    expected = failure.seen + 1
    await alive.discord.until(lambda: len(alive.sent(since)) == expected, what="all tries")
    tries = alive.sent(since)
    assert all(each.body == tries[0].body for each in tries), "the same answer each time"
    if failure.status == 429 and "Retry-After" in failure.headers:
        assert tries[1].at - tries[0].at >= 0.3, "no sooner than it was told"
    assert answer.follow_ups == []


async def test_a_slow_reply_is_waited_for(alive: Alive) -> None:
    since = len(alive.discord.requests)
    alive.discord.fail("POST", CALLBACKS, status=None, delay=0.9)

    answer = await alive.discord.slash("team", {"team": "uae"})

    assert "UAE" in text_of(await answer.shown())
    assert len(alive.sent(since)) == 1


LASTING: dict[str, dict[str, Any]] = {
    "500": {"status": 500, "times": None},
    "429 that lasts": {"status": 429, "retry_after": 30, "times": None},
    "cut": {"cut": True, "times": None},
    "no reply": {"status": 500, "delay": 5.0, "times": None},
}


@pytest.mark.parametrize("trouble", LASTING)
async def test_what_lasts_is_given_up_and_no_error(alive: Alive, trouble: str) -> None:
    since, before = len(alive.discord.requests), len(alive.process.log)
    failure = alive.discord.fail("POST", CALLBACKS, **LASTING[trouble])
    if "retry_after" in LASTING[trouble]:
        alive.discord.acknowledgement_limit = 0.3

    with pytest.raises(NotAcknowledged):
        await alive.discord.slash("team", {"team": "uae"})
    failure.times = failure.seen
    await alive.discord.until(lambda: len(alive.process.log) > before, what="it is logged")

    (line,) = alive.process.events[before:]
    assert line["event"] == "not answered"
    assert line["level"] == "warning"
    assert line["interaction"] == int(alive.discord.answers[-1].interaction["id"])
    tries = alive.sent(since)
    assert 1 <= len(tries) <= 4
    assert tries[-1].at - tries[0].at < 2.5, "nobody waits for it any more"
    if "retry_after" in LASTING[trouble]:
        assert len(tries) == 1, "it does not ask again before it may"


GONE = {"message": "gone", "code": 10062}
ALREADY = {"message": "answered", "code": 40060}


@pytest.mark.parametrize("body", [GONE, ALREADY], ids=["unknown", "answered"])
@pytest.mark.parametrize("entrance", ["slash", "typing", "press", "form", "menu of a panel"])
async def test_what_came_too_late_is_logged_once_and_no_error(
    alive: Alive, entrance: str, body: dict[str, Any]
) -> None:
    discord = alive.discord
    season = await discord.slash("season", {"number": 1})
    moderator = PERMISSIONS | MANAGE_GUILD
    panel = await discord.slash("settings panel", permissions=moderator)
    form = await discord.press(custom_id(await season.shown(), r"ask:a:report.*"), message=season)
    part = custom_id(await panel.shown(), r"pick:a:part")
    (menu,) = [e for e in _walk(panel.message) if e.get("custom_id") == part]
    before = len(alive.process.log)
    failure = discord.fail("POST", CALLBACKS, status=404, body=body)
    discord.acknowledgement_limit = 0.3
    ways: dict[str, Callable[[], Awaitable[object]]] = {
        "slash": lambda: discord.slash("season", {"number": 2}),
        "typing": lambda: discord.autocomplete("team", "team", "vis"),
        "press": lambda: discord.press(
            custom_id(season.message or {}, r"ask:t:season/1/2"), message=season
        ),
        "form": lambda: discord.submit(form, {"wrong": "Everything", "source": ""}),
        "menu of a panel": lambda: discord.choose(part, menu["options"][1]["value"], message=panel),
    }

    with pytest.raises(NotAcknowledged):
        await ways[entrance]()
    await discord.until(lambda: len(alive.process.log) > before, what="it is logged")
    await asyncio.sleep(0.05)

    assert failure.seen == 1, "it is not tried again"
    (line,) = alive.process.events[before:]
    assert line["level"] == "info"
    assert "too late" in line["event"]
    assert line["interaction"] == int(discord.answers[-1].interaction["id"])


def _walk(holder: Any) -> list[dict[str, Any]]:
    found = []
    for each in (holder or {}).get("components") or []:
        found += [each, *_walk(each)]
    return found


async def test_suggestions_that_cannot_be_sent_are_no_error(alive: Alive) -> None:
    before = len(alive.process.log)
    failure = alive.discord.fail("POST", CALLBACKS, status=429, retry_after=30, times=None)
    alive.discord.acknowledgement_limit = 0.3

    with pytest.raises(NotAcknowledged):
        await alive.discord.autocomplete("team", "team", "vis")
    failure.times = failure.seen

    (line,) = alive.process.events[before:]
    assert (line["level"], line["event"]) == ("info", "suggestions came too late")


@pytest.mark.parametrize(
    "trouble",
    [{"status": 500}, {"cut": True}, {"status": None, "unheard": True}],
    ids=["500", "cut", "taken, and then cut"],
)
async def test_an_announced_answer_comes_once(alive: Alive, trouble: dict[str, Any]) -> None:
    failure = alive.discord.fail("PATCH", "/webhooks/*", **trouble)

    answer = await alive.discord.slash("settings check", permissions=PERMISSIONS | MANAGE_GUILD)
    assert answer.kind == 5
    shown = await answer.shown(within=8)

    await alive.discord.until(lambda: failure.seen == 1)
    assert text_of(shown)
    assert answer.private
    assert answer.follow_ups == []


async def test_a_file_is_sent_anew(alive: Alive) -> None:
    failure = alive.discord.fail("POST", CALLBACKS, cut=True, times=2)

    answer = await alive.discord.slash("settings export", permissions=PERMISSIONS | MANAGE_GUILD)

    (attached,) = (await answer.shown())["attachments"]
    assert attached["filename"] == "musette-settings.json"
    assert attached["size"] > 0, "the third try sent all of it"
    assert failure.seen == 2


async def test_a_card_that_is_gone_before_it_is_dismissed_is_no_error(alive: Alive) -> None:
    miss = await alive.discord.slash("team", {"team": "qqqq"})
    dismiss = custom_id(await miss.shown(), r"ask:d:.*")
    before = len(alive.process.log)
    alive.discord.fail("DELETE", "/webhooks/*", status=404, body={"message": "x", "code": 10008})

    await alive.discord.press(dismiss, message=miss)
    await alive.discord.until(lambda: len(alive.process.log) > before, what="it is logged")

    (line,) = alive.process.events[before:]
    assert (line["level"], line["event"]) == ("info", "too late")


async def test_others_are_answered_while_discord_is_slow_for_one(alive: Alive) -> None:
    failure = alive.discord.fail("POST", CALLBACKS, status=500, delay=1.4)
    slow = asyncio.create_task(alive.discord.slash("season", {"number": 1}))
    await alive.discord.until(lambda: failure.seen == 1)
    began = time.monotonic()

    for _ in range(10):
        await alive.discord.slash("season", {"number": 1})

    assert time.monotonic() - began < 1.0
    assert (await slow).kind == 4
