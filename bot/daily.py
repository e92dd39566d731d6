"""What happens without a user asking: the daily post, the weekly look for servers left, notes.

A day is claimed in guilds.db before its post is sent, so that no restart and no change of a clock
posts it twice; a post that was missed by more than two hours is left out. A post that did not get
through is sent again within minutes, as the same message: Discord makes one of both.
"""

from __future__ import annotations

import asyncio
import zlib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import aiohttp
import discord
import structlog
from discord.ext import tasks

from bot import clock, spoilers
from bot.anniversaries import anniversaries
from bot.answers import Answers, NoSuchQuestion, answers
from bot.cards import Card, Drawn, draw
from bot.cards.anniversaries import lines_of
from bot.cards.daily import daily_card, notice_card
from bot.cards.settings import said_card
from bot.days import Day
from bot.errors import MusetteError, NotAllowed, NotKept, NotThere
from bot.guilds.posts import Posting
from bot.guilds.settings import SETTINGS, Choices
from bot.questions import Question
from bot.reader import Reader, public_locale
from bot.replies import say_to
from bot.words import language_of
from bot.world import World

log: structlog.stdlib.BoundLogger = structlog.get_logger("musette.daily")

SPREAD: Final = 900  # seconds after the full hour over which servers are spread
GRACE: Final = timedelta(hours=2)  # a post that was missed by longer is left out
TRIES: Final = 3
SERVER_ERROR: Final = 500  # from here on, it is Discord's fault and passes
AGAIN: Final = timedelta(minutes=5)  # Discord knows a message again by its nonce for some minutes
SLICE: Final = 100  # servers looked at before the event loop has its turn


@answers("daily")
async def answer(world: World, reader: Reader, what: str, day: str) -> Card:
    """Answer with the post of a day."""
    say, cover = world.words[reader.language], reader.cover(world)
    try:
        wanted = date.fromisoformat(day)
    except ValueError:
        raise NoSuchQuestion(day) from None
    if what not in SETTINGS["daily-what"].values:
        raise NoSuchQuestion(what)
    lines = []
    if what != "quote":
        on = Day(wanted.year, wanted.month, wanted.day)
        happened = await anniversaries(world, reader, on)
        told = lines_of(say, on.of_year, happened.editions, happened.stages, happened.events)
        lines = [line for line in told if line.year < wanted.year]
    quotes = cover.told(await world.store.quotes()) if what != "day" else []
    quote = quotes[wanted.toordinal() % len(quotes)] if quotes else None
    if not lines and quote is None:
        raise NotThere("daily-nothing")
    return daily_card(say, day, quote, lines)


def due(guild: int, choices: Choices, now: datetime) -> str | None:
    """Return the server's own day whose post is due now, None where none is."""
    zone = ZoneInfo(choices.value("daily-zone"))
    day = now.astimezone(zone).date()
    # An hour that summer time leaves out is taken as it would have been; one that comes twice is
    # taken the first time.
    hour = datetime.combine(day, time(int(choices.value("daily-hour"))), tzinfo=zone)
    moment = hour.astimezone(UTC) + timedelta(seconds=zlib.crc32(str(guild).encode()) % SPREAD)
    return day.isoformat() if moment <= now < moment + GRACE else None


@dataclass(frozen=True, slots=True)
class Failed:
    """A day's post that did not get through: when it was tried first, and how often."""

    day: str
    first: datetime
    tries: int = 0


class Daily:
    """The clockwork of one client."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401 - the client is above this room
        self.client = client
        self._failed: dict[int, Failed] = {}  # by server
        self._posts = tasks.loop(minutes=1)(self._guarded_posts)
        self._sweep = tasks.loop(hours=7 * 24)(self._guarded_sweep)
        self._misses = tasks.loop(minutes=5)(self.write_misses)
        for loop in (self._posts, self._sweep, self._misses):
            loop.before_loop(client.wait_until_ready)

    def start(self) -> None:
        """Begin."""
        self._posts.start()
        self._sweep.start()
        self._misses.start()

    def stop(self) -> None:
        """End."""
        self._posts.cancel()
        self._sweep.cancel()
        self._misses.cancel()

    async def _guarded_posts(self) -> None:
        try:
            await self.post_all()
        except MusetteError as error:  # guilds.db cannot be read
            log.warning("no daily posts", why=str(error))
        except Exception:
            log.exception("daily posts failed")

    async def _guarded_sweep(self) -> None:
        try:
            await self.sweep()
        except discord.HTTPException as error:
            log.warning("no sweep this week", code=error.code, status=error.status)
        except MusetteError as error:  # guilds.db cannot be read or written
            log.warning("no sweep this week", why=str(error))
        except Exception:
            log.exception("sweep failed")

    async def write_misses(self) -> None:
        """Write what was typed and matched nothing."""
        try:
            await self.client.guilds_db.misses.write(clock.now())
        except NotKept as error:
            log.warning("misses not kept", why=str(error))

    async def post_all(self) -> None:
        """Post wherever it is time."""
        guilds = self.client.guilds_db
        now = clock.now()
        for number, posting in enumerate(await guilds.posts.all()):
            if number % SLICE == 0:
                await asyncio.sleep(0)
            if posting.stopped is not None:
                continue
            try:
                choices = await guilds.settings.of(posting.guild)
                day = due(posting.guild, choices, now)
                if day is None or not self._to_post(posting, day, now):
                    continue
                await self._post(posting, choices, day, now)
            except (aiohttp.ClientError, OSError) as error:
                log.warning("no daily post yet", guild=posting.guild, why=repr(error))
            except MusetteError as error:
                log.warning("no daily post", guild=posting.guild, why=repr(error))
            except discord.HTTPException as error:
                log.warning("no daily post", guild=posting.guild, code=error.code)

    def _to_post(self, posting: Posting, day: str, now: datetime) -> bool:
        """Tell whether a day was not posted yet, or did not get through a few minutes ago."""
        failed = self._failed.get(posting.guild)
        if failed is not None and failed.day == day:
            return failed.tries < TRIES and now < failed.first + AGAIN
        return posting.last_day is None or day > posting.last_day

    async def _post(self, posting: Posting, choices: Choices, day: str, now: datetime) -> None:
        guild, posts = posting.guild, self.client.guilds_db.posts
        channel = next(iter(choices.channels("daily-channel")))
        try:
            drawn = await self._draw(guild, channel, choices, day)
        except NotThere:
            return  # nothing happened on this day
        failed = self._failed.get(guild)
        if failed is None or failed.day != day:
            # The claim stands when the post fails: nothing but the next try sends it then.
            if not await posts.posted(guild, day):
                return
            failed = Failed(day, now)
        try:
            await self._send(channel, drawn, nonce=f"{guild}{day[5:]}")
        except (discord.Forbidden, discord.NotFound) as error:
            await self._stopped(guild, channel, error)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            if not isinstance(error, discord.HTTPException) or error.status >= SERVER_ERROR:
                self._failed[guild] = replace(failed, tries=failed.tries + 1)
            raise
        else:
            self._failed.pop(guild, None)

    async def _draw(self, guild: int, channel: int, choices: Choices, day: str) -> Drawn:
        world: World = self.client.world
        locale = public_locale(choices, (channel,), None)
        if locale is None:
            try:
                there = await self.client.fetch_guild(guild, with_counts=False)
                locale = public_locale(choices, (channel,), there.preferred_locale)
            except (discord.Forbidden, discord.NotFound):
                locale = None
        reader = Reader(
            language=language_of(locale),
            private=False,
            user=0,
            plain=choices.value("look") == "plain",
            veil=spoilers.veil(
                choices.policy((channel,)),
                clock.now(),
                hours=choices.hours(),
                days=world.result_days,
                seasons=[season.number for season in world.seasons],
                open_for_results=choices.open_for_results((channel,)),
            ),
        )
        question = Question("daily", choices.value("daily-what"), day)
        answers: Answers = self.client.answers
        if (drawn := answers.drawn(world, reader, question)) is not None:
            return drawn
        return await answers.draw(world, reader, answers.understand(world, question))

    async def _send(self, channel: int, drawn: Drawn, *, nonce: str | None = None) -> None:
        await self.client.get_partial_messageable(channel).send(**drawn.sent(), nonce=nonce)

    async def _stopped(self, guild: int, channel: int, error: discord.HTTPException) -> None:
        """Stop a server's post, and tell the moderator who chose the channel, once."""
        guilds = self.client.guilds_db
        why = "channel" if isinstance(error, discord.NotFound) else "permission"
        await guilds.posts.stop(guild, why)
        log.info("daily post stopped", guild=guild, why=why)
        try:
            await self.client.fetch_guild(guild, with_counts=False)
        except (discord.Forbidden, discord.NotFound):
            await guilds.posts.left(guild, clock.now())
            return
        changes = await guilds.settings.history(guild, clock.now())
        chose = next((each.by for each in changes if each.name == "daily-channel"), None)
        if chose is None:
            return  # /settings check says so to whoever looks
        # Before it is sent: twice would be worse than not at all, and /settings says it as well.
        await guilds.posts.told(guild)
        choices = await guilds.settings.of(guild)
        say = self.client.world.words[language_of(public_locale(choices, (channel,), None))]
        card = notice_card(say, why, channel)
        drawn = draw(card, say, question=None, private=False, facts="")
        try:
            dm = await self.client.create_dm(discord.Object(chose))
            await dm.send(view=drawn)
        except discord.HTTPException as failure:
            log.info("could not tell", code=failure.code)

    async def preview(self, interaction: discord.Interaction[Any]) -> None:
        """Post today's post now, for a moderator to look at."""
        say, guild = say_to(interaction), interaction.guild_id or 0
        choices = await self.client.guilds_db.settings.of(guild)
        channel = next(iter(choices.channels("daily-channel")), None)
        if channel is None:
            raise NotAllowed("preflight-no-daily")
        await interaction.response.defer(ephemeral=True, thinking=True)
        day = clock.now().astimezone(ZoneInfo(choices.value("daily-zone"))).date().isoformat()
        try:
            await self._send(channel, await self._draw(guild, channel, choices, day))
        except (discord.Forbidden, discord.NotFound):
            raise NotAllowed("preview-failed") from None
        card = said_card(say, say("preview-posted", channel=f"<#{channel}>"))
        drawn = draw(card, say, question=None, private=True, facts="")
        await interaction.edit_original_response(view=drawn)

    async def sweep(self) -> None:
        """Note which servers the bot has left, and forget those left 30 days ago."""
        posts = self.client.guilds_db.posts
        known = await posts.servers()
        if not known:
            return  # nothing is kept of any server: Discord need not be asked
        present = {guild.id async for guild in self.client.fetch_guilds(limit=None)}
        for guild in known:
            if guild in present:
                await posts.back(guild)
            else:
                await posts.left(guild, clock.now())
        if gone := await posts.sweep(clock.now()):
            log.info("forgot servers that were left", count=len(gone))
