"""What an answer costs: Musette against empty discord.py bots, all in one interleaved run.

    python -m bench.answers [--quick]

Every bot is a process of its own, on a loopback Discord of its own. Absolute times say little on a
machine that does other things as well, so what is compared is CPU (user and system, all threads)
an answer, as a ratio to the stock bot in the same round. The stock bot runs twice: the ratios are
to the mean of the two, and what lies between them is noise. Discord's replies hold the message as
it is shown where the bot asks for it, as the real ones do: reading it is part of an answer. Linux
only: CPU and memory are read from the kernel.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import random
import signal
import sys
import tempfile
import time
import zlib
from collections.abc import AsyncIterator, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from aiohttp import web
    from gateway import LoopbackDiscord

    from bot.records import Spelling

Json = dict[str, Any]
Ask = tuple[int, Json, str]
"""The type of an interaction, its data, the locale of whoever asks."""

ROOT: Final = Path(__file__).parents[1]
PATIENCE: Final = 10.0  # seconds until an answer, or a start, is given up
SLASH: Final = 2
TYPING: Final = 4
COMMAND_ID: Final = "1000000000000000100"
EPHEMERAL: Final = 1 << 6
COMPONENTS_V2: Final = 1 << 15
# Whether the C library gives memory back to the kernel and takes it again at every answer, which
# costs some 50 µs, hangs on how the heap happens to lie. For the comparison of CPU no bot does.
STEADY: Final = {"MALLOC_TRIM_THRESHOLD_": "67108864", "MALLOC_MMAP_THRESHOLD_": "8388608"}
CARD: Final = "BENCH_CARD"  # the environment's name for the file of a card's components
GUILDS_INTENT: Final = 1
# Asked as fast as it answers, it must not take anybody for a flood.
USERS: Final = 1_000
SERVERS: Final = 20
FIRST_USER: Final = 1_100_000_000_000_000_000
WELL_KNOWN: Final = 400  # names of teams that are asked for, fewer than the cards that are kept


# The bots, each in a process of its own. They import nothing that they do not need.


class Pulse:
    """Looks every millisecond whether the event loop still turns."""

    def __init__(self) -> None:
        self.wall = self.cpu = 0.0

    async def beat(self) -> None:
        """Keep the longest stop: its length, and the CPU that this thread used meanwhile, in s."""
        while True:
            wall, cpu = time.perf_counter(), time.thread_time()
            await asyncio.sleep(0.001)
            self.wall = max(self.wall, time.perf_counter() - wall - 0.001)
            self.cpu = max(self.cpu, time.thread_time() - cpu)

    def tell(self) -> None:
        """Print the longest stop since the last time, and begin anew."""
        print(json.dumps({"wall": self.wall, "cpu": self.cpu}), flush=True)
        self.wall = self.cpu = 0.0


async def watched(running: Coroutine[Any, Any, None]) -> None:
    """Run a bot and a pulse beside it, which tells on SIGUSR1."""
    pulse = Pulse()
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, pulse.tell)
    beating = asyncio.create_task(pulse.beat())
    try:
        await running
    finally:
        beating.cancel()


def be_empty(kind: str) -> None:
    """Be a bot whose `/team` answers one sentence, and whose `/rider` suggests the same 25 names.

    Args:
        kind: `stock` as discord.py comes: asyncio, json, its default intents; `tuned` with uvloop,
            orjson and no intents; `watched` is `tuned` with a pulse; `card` is `tuned` and answers
            with a card that was drawn elsewhere.
    """
    stock = kind == "stock"
    if stock:
        sys.modules["orjson"] = None  # type: ignore[assignment]  # the way to hide a module
    import discord  # noqa: PLC0415 - after orjson is hidden
    from discord import app_commands  # noqa: PLC0415
    from discord.ext import commands  # noqa: PLC0415
    from yarl import URL  # noqa: PLC0415

    api = URL(os.environ["MUSETTE_DISCORD_API"])
    discord.http.Route.BASE = str(api)
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = api.with_scheme("ws").with_path("/")
    bot = commands.Bot(
        command_prefix=commands.when_mentioned,
        intents=discord.Intents.default() if stock else discord.Intents.none(),
    )
    card = None
    if kind == "card":
        from bot.cards import Drawn  # noqa: PLC0415 - the other empty bots do without

        card = Drawn(json.loads(Path(os.environ[CARD]).read_text(encoding="utf-8")))
    choices = [app_commands.Choice(name=f"Rider {n}", value=f"rider-{n}") for n in range(25)]

    async def team(interaction: discord.Interaction[Any]) -> None:
        if card is None:
            await interaction.response.send_message("Team Visma | Lease a Bike")
        else:
            await interaction.response.send_message(view=card)

    async def rider(interaction: discord.Interaction[Any], rider: str) -> None:
        await interaction.response.send_message(rider)

    async def suggest(
        _interaction: discord.Interaction[Any], _typed: str
    ) -> list[app_commands.Choice[str]]:
        return choices

    bot.tree.command(description="Nothing")(team)
    bot.tree.command(description="Nothing")(rider).autocomplete("rider")(suggest)
    token = os.environ["DISCORD_TOKEN"]
    if stock:
        bot.run(token)
        return
    import uvloop  # noqa: PLC0415

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(watched(bot.start(token)) if kind == "watched" else bot.start(token))


def be_musette() -> None:
    """Be Musette as `python -m bot run` is, with a pulse, where only what it needs is installed."""
    gc.disable()
    sys.modules["rich"] = None  # type: ignore[assignment]  # structlog takes it where it is
    from bot import logs  # noqa: PLC0415 - the empty bots do without
    from bot.client import Musette, loop_factory, point_at, serve  # noqa: PLC0415
    from bot.config import Config  # noqa: PLC0415

    config = Config.load()
    logs.configure(config.log_level)
    point_at(config.discord_api or "")
    with asyncio.Runner(loop_factory=loop_factory()) as runner:
        runner.run(watched(serve(Musette(config), config.token or "")))


# The Discord around one bot.


class Failed(Exception):
    """A bot did not start or did not answer, so that nothing can be compared."""


@dataclass
class Bot:
    """One bot process and the Discord that it talks to, which asks one thing at a time.

    `name` is for people; `command` starts the process, with `environment` on top of
    ours; `folder` takes its files and its log.
    """

    name: str
    command: Sequence[str]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    process: asyncio.subprocess.Process | None = None
    private: int = 0
    """How many answers were for the one who asked alone: that is how Musette tells an error."""
    said: bytes = b""
    """The body of its last answer."""

    _socket: web.WebSocketResponse | None = None
    _compressor: Any = None
    _identified: asyncio.Event = field(default_factory=asyncio.Event)
    _answered: asyncio.Future[None] | None = None
    _echoes: dict[bytes, tuple[bytes, bool]] = field(default_factory=dict)
    _count: int = 0

    @asynccontextmanager
    async def running(self) -> AsyncIterator[float]:
        """Start it, ask one thing, and stop it at the end.

        Yields:
            Seconds from the start of the process to its first answer.
        """
        from aiohttp import web  # noqa: PLC0415 - the bots do without
        from gateway import LoopbackDiscord  # noqa: PLC0415 - the same

        self.fixtures = LoopbackDiscord()
        for _ in range(SERVERS - 1):
            self.fixtures.add_channel(self.fixtures.add_guild()["id"])
        channels = self.fixtures.channels.values()
        self._places = [_place(self.fixtures, channel) for channel in channels]
        application = web.Application()
        application.router.add_post("/api/v10/interactions/{id}/{token}/callback", self._callback)
        application.router.add_get("/", self._gateway)
        application.router.add_route("*", "/api/v10/{path:.*}", self._rest)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            self._port = runner.addresses[0][1]
            began = time.perf_counter()
            await self._start()
            await self._patiently(self._identified.wait(), "did not connect")
            await self.ask([slash("team", {"team": "visma"})])
            yield time.perf_counter() - began
        finally:
            if self.process is not None and self.process.returncode is None:
                self.process.terminate()
                await self._patiently(self.process.wait(), "did not stop")
            await runner.cleanup()

    async def _start(self) -> None:
        own = {
            "DISCORD_TOKEN": self.fixtures.token,
            "MUSETTE_DISCORD_API": f"http://127.0.0.1:{self._port}/api/v10",
            "MUSETTE_DATA_DIR": str(self.folder / "data"),
            "MUSETTE_FACTS": str(ROOT / "facts.db"),
            "MUSETTE_LOG_LEVEL": "INFO",
            CARD: str(self.folder / "card.json"),
        }
        with (self.folder / f"{self.name}.log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *self.command,
                cwd=ROOT,
                env={**os.environ, **own, **self.environment},
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )

    async def _patiently(self, waiting: Coroutine[Any, Any, Any], what: str) -> None:
        try:
            await asyncio.wait_for(waiting, PATIENCE)
        except TimeoutError:
            log = (self.folder / f"{self.name}.log").read_text(encoding="utf-8")[-2_000:]
            raise Failed(f"{self.name} {what} within {PATIENCE:.0f} s\n{log}") from None

    # What it is asked.

    async def ask(self, asked: Sequence[Ask]) -> None:
        """Ask one after the other, each when the one before was answered."""
        frames = [self._frame(*each) for each in asked]
        await self._patiently(self._ask(frames), f"did not answer {len(frames)} questions")

    async def _ask(self, frames: Sequence[bytes]) -> None:
        loop = asyncio.get_running_loop()
        for frame in frames:
            self._answered = loop.create_future()
            await self._send(frame)
            await self._answered

    async def cpu_per_answer(self, asked: Sequence[Ask]) -> float:
        """Return the CPU, in seconds, that one of these answers takes on average."""
        before = self.cpu()
        await self.ask(asked)
        await asyncio.sleep(0.02)  # it still reads what became of its last answer
        return (self.cpu() - before) / len(asked)

    def cpu(self) -> float:
        """Return the CPU that the process used so far, in seconds: user and system, all threads."""
        assert self.process is not None  # noqa: S101 - a bot that runs has one
        # The clock of another process, as clock_getcpuclockid(3) numbers it.
        return time.clock_gettime(~self.process.pid << 3 | 2)

    def memory(self) -> float:
        """Return the resident memory of the process, in MB."""
        assert self.process is not None  # noqa: S101 - a bot that runs has one
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        kilobytes = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(kilobytes.split()[1]) / 1024

    async def longest_stop(self) -> Json:
        """Return the longest stop of a watched bot since it was last asked, in seconds."""
        assert self.process is not None  # noqa: S101 - a bot that runs has one
        assert self.process.stdout is not None  # noqa: S101 - it is a pipe
        self.process.send_signal(signal.SIGUSR1)
        told: Json = json.loads(await asyncio.wait_for(self.process.stdout.readline(), PATIENCE))
        return told

    def _frame(self, kind: int, data: Json, locale: str) -> bytes:
        self._count += 1
        own = {
            "id": str(1_200_000_000_000_000_000 + self._count),
            "type": kind,
            "token": f"{self._count:0>200}",
            "data": data,
            "locale": locale,
        }
        place = self._places[self._count % SERVERS]
        user = place["member"]["user"] | {"id": str(FIRST_USER + self._count % USERS)}
        own["member"] = place["member"] | {"user": user}
        return _dispatched("INTERACTION_CREATE", place | own, self._count + 2)

    # What it hears from Discord.

    async def _send(self, frame: bytes) -> None:
        assert self._socket is not None  # noqa: S101 - the bot is connected
        packed = self._compressor.compress(frame) + self._compressor.flush(zlib.Z_SYNC_FLUSH)
        await self._socket.send_bytes(packed)

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        from aiohttp import WSMsgType, web  # noqa: PLC0415 - the bots do without

        self._socket = web.WebSocketResponse(compress=False, max_msg_size=0)
        self._compressor = zlib.compressobj()
        await self._socket.prepare(request)
        await self._send(json.dumps({"op": 10, "d": {"heartbeat_interval": 41_250}}).encode())
        async for message in self._socket:
            if message.type is not WSMsgType.TEXT:
                continue
            said = json.loads(message.data)
            if said["op"] == 1:
                await self._send(json.dumps({"op": 11, "d": None}).encode())
            elif said["op"] == 2:
                await self._welcome(said["d"]["intents"])
        return self._socket

    async def _welcome(self, intents: int) -> None:
        guilds = self.fixtures.guilds
        ready = {
            "v": 10,
            "user": self.fixtures.bot_user,
            "guilds": [{"id": each, "unavailable": True} for each in guilds],
            "session_id": "session",
            "resume_gateway_url": f"ws://127.0.0.1:{self._port}/",
            "shard": [0, 1],
            "application": {"id": self.fixtures.application["id"], "flags": 0},
        }
        await self._send(_dispatched("READY", ready, 1))
        if intents & GUILDS_INTENT:
            for guild in guilds.values():
                channels = self.fixtures.channels.values()
                own = [each for each in channels if each.get("guild_id") == guild["id"]]
                there = {"channels": own, "members": [], "threads": [], "member_count": 2}
                await self._send(_dispatched("GUILD_CREATE", guild | there, 2))
        self._identified.set()

    async def _rest(self, request: web.Request) -> web.Response:
        path = request.match_info["path"]
        if path == "users/@me":
            return _json(self.fixtures.bot_user)
        if path.endswith("applications/@me"):
            return _json(self.fixtures.application)
        if path.startswith("gateway"):
            limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
            url = f"ws://127.0.0.1:{self._port}/"
            return _json({"url": url, "shards": 1, "session_start_limit": limit})
        if path.endswith(
            "users/@me/guilds"
        ):  # once a week, to forget what servers chose that it left
            kept = ("id", "name", "icon", "features")
            return _json(
                [
                    {"owner": False, "permissions": "0"} | {key: each.get(key) for key in kept}
                    for each in self.fixtures.guilds.values()
                ]
            )
        if path.endswith("/commands") and request.method == "PUT":
            own = {"application_id": self.fixtures.application["id"], "version": "1"}
            return _json(
                [
                    {"description": ""}  # a command of a menu is sent without one
                    | {key: each for key, each in command.items() if each is not None}
                    | {"id": str(1_000_000_000_000_000_100 + number)}
                    | own
                    for number, command in enumerate(await request.json())
                ]
            )
        raise Failed(f"{self.name} sent {request.method} /{path}, which is not part of this")

    async def _callback(self, request: web.Request) -> web.Response:
        from aiohttp import web  # noqa: PLC0415 - the bots do without

        self.said = body = await request.read()
        if body not in self._echoes:
            self._echoes[body] = self._echo(json.loads(body))
        echo, private = self._echoes[body]
        self.private += private
        if self._answered is not None and not self._answered.done():
            self._answered.set_result(None)
        if "with_response" not in request.query:
            return web.Response(status=204)
        number = request.match_info["id"].encode()
        return web.Response(
            body=echo.replace(b"@id@", number), headers={"Content-Type": "application/json"}
        )

    def _echo(self, callback: Json) -> tuple[bytes, bool]:
        """Return what Discord replies, the message as it is shown in it, and whether it is private.

        `@id@` stands in it for the id of the interaction and of the message.
        """
        kind, data = callback["type"], callback.get("data") or {}
        about: Json = {"id": "@id@", "type": SLASH if kind == 4 else TYPING}
        resource: Json = {"type": kind}
        flags = data.get("flags") or 0
        if kind == 4:
            about |= {"response_message_id": "@id@", "response_message_loading": False}
            about["response_message_ephemeral"] = bool(flags & EPHEMERAL)
            resource["message"] = {
                "id": "@id@",
                "type": 20,
                "channel_id": next(iter(self.fixtures.channels)),
                "author": self.fixtures.bot_user,
                "content": data.get("content") or "",
                "timestamp": "2026-01-01T00:00:00.000000+00:00",
                "edited_timestamp": None,
                "tts": False,
                "mention_everyone": False,
                "mentions": [],
                "mention_roles": [],
                "attachments": [],
                "embeds": [],
                "components": _numbered(data.get("components") or []),
                "pinned": False,
                "flags": flags & (EPHEMERAL | COMPONENTS_V2),
                "application_id": self.fixtures.application["id"],
                "webhook_id": self.fixtures.application["id"],
            }
        elif kind != 8:
            raise Failed(f"{self.name} answered with a callback of type {kind}")
        echo = json.dumps({"interaction": about, "resource": resource}).encode()
        return echo, bool(flags & EPHEMERAL)


def _place(fixtures: LoopbackDiscord, channel: Json) -> Json:
    """Return what interactions in a channel have in common: a member of its server."""
    permissions = str(1 << 10 | 1 << 11 | 1 << 14 | 1 << 16 | 1 << 31)
    return {
        "application_id": fixtures.application["id"],
        "version": 1,
        "guild_locale": "en-US",
        "context": 0,
        "app_permissions": permissions,
        "authorizing_integration_owners": {"0": channel["guild_id"]},
        "entitlements": [],
        "attachment_size_limit": 10 * 2**20,
        "guild_id": channel["guild_id"],
        "guild": {"id": channel["guild_id"], "locale": "en-US", "features": []},
        "channel_id": channel["id"],
        "channel": {**channel, "permissions": permissions},
        "member": {
            "user": {**fixtures.application["owner"], "username": "alice", "global_name": "Alice"},
            "roles": [],
            "nick": None,
            "avatar": None,
            "joined_at": "2024-01-01T00:00:00+00:00",
            "premium_since": None,
            "deaf": False,
            "mute": False,
            "pending": False,
            "flags": 0,
            "permissions": permissions,
        },
    }


def _dispatched(event: str, data: Json, sequence: int) -> bytes:
    return json.dumps({"t": event, "s": sequence, "op": 0, "d": data}).encode()


def _json(reply: object) -> web.Response:
    from aiohttp import web  # noqa: PLC0415 - the bots do without

    # discord.py takes a reply for JSON only if the type is exactly this, without a charset.
    return web.Response(
        body=json.dumps(reply).encode(), headers={"Content-Type": "application/json"}
    )


def _numbered(components: list[Json]) -> list[Json]:
    """Return components with ids, as Discord numbers them."""
    number = 0

    def walk(each: Json) -> Json:
        nonlocal number
        number += 1
        own = {**each, "id": number}
        for key in ("components", "accessory"):
            if isinstance(inner := each.get(key), list):
                own[key] = [walk(one) for one in inner]
            elif isinstance(inner, dict):
                own[key] = walk(inner)
        return own

    return [walk(each) for each in components]


# What is asked.


def slash(name: str, options: Json, locale: str = "en-US") -> Ask:
    """Return the question of a slash command, its options given by name."""
    filled = [{"name": key, "type": 3, "value": value} for key, value in options.items()]
    return SLASH, {"id": COMMAND_ID, "name": name, "type": 1, "options": filled}, locale


def typing(name: str, option: str, typed: str) -> Ask:
    """Return the question that Discord asks while an option is typed."""
    filled = [{"name": option, "type": 3, "value": typed, "focused": True}]
    return TYPING, {"id": COMMAND_ID, "name": name, "type": 1, "options": filled}, "en-US"


def as_typed(spellings: Sequence[Spelling], count: int, seed: int) -> list[str]:
    """Return names as they look while they are typed: beginnings, some with a slip, no capitals."""
    chance = random.Random(seed)
    typed = []
    for n in range(count):
        words = chance.choice(spellings).spelling.split()
        name = " ".join(words[chance.randrange(len(words)) :] if n % 3 == 0 else words)
        name = name[: chance.randint(1, 12)]
        if n % 2 == 0:
            name = name.lower()
        if n % 5 == 0 and len(name) > 3:
            at = chance.randrange(1, len(name))
            name = name[:at] + chance.choice("aeioutrnsl") + name[at + n % 2 :]
        typed.append(name)
    return typed


# The comparison.


def median(values: Sequence[float]) -> float:
    """Return the middle value."""
    return sorted(values)[len(values) // 2]


@dataclass
class Row:
    """A line of the table: values, most of them ratios, and the limit of the design, if any."""

    what: str
    limit: float | None = None
    unit: str = "×"
    values: list[float] = field(default_factory=list)

    def line(self) -> str:
        """Return the line: median, range, limit, and whether the median meets it."""
        form = {"×": ".2f", " ms": ".1f", " s": "+.2f", " MB": "+.1f"}[self.unit]
        middle, low, high = (
            f"{value:{form}}{self.unit}"
            for value in (median(self.values), min(self.values), max(self.values))
        )
        limit, met = "", ""
        if self.limit is not None:
            limit = f"{self.limit:g}{self.unit}"
            met = "met" if median(self.values) <= self.limit else "NOT MET"
        line = f"  {self.what:<52}{middle:>10}{low:>11} – {high:<9}{limit:>7}  {met}"
        return line.rstrip()


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    generations: int  # how often every bot is started anew for the CPU of its answers
    rounds: int  # in a generation
    answers: int  # of one bot in a round
    starts: int  # how often start, memory and the longest stop are measured
    seconds: float  # after which nothing further begins


FULL: Final = Size(generations=10, rounds=4, answers=300, starts=7, seconds=130)
QUICK: Final = Size(generations=3, rounds=3, answers=200, starts=3, seconds=28)


class Comparison:
    """Runs the bots and fills the table."""

    def __init__(self, size: Size, folder: Path) -> None:
        self.size = size
        self.folder = folder
        self.began = time.perf_counter()
        self.again = Row("one stock bot against another: the noise")
        self.tuned = Row("a tuned one: uvloop, orjson, no intents")
        self.ready = Row("the tuned one with /team visma's card, ready made")
        self.warm = Row("Musette: /team visma", 1.0)
        self.mixed = Row(f"Musette: /team, the {WELL_KNOWN} best-known names", 1.0)
        self.cold = Row("Musette: /team, each card for the first time")
        self.typing = Row("Musette: /rider, names as they are typed", 3.0)
        self.start = Row("start to first answer, more than stock", 0.4, " s")
        self.memory = Row("resident memory when ready, more than stock", 60, " MB")
        self.stop = Row("longest stop of the event loop while answering", 20, " ms")
        self.stop_cpu = Row("  CPU that its thread used in such a stop, at most", None, " ms")
        self.stop_empty = Row("  longest stop of the tuned empty bot", None, " ms")
        self.absolute: list[float] = []
        self.refused = 0

    def bot(self, kind: str, environment: Mapping[str, str] | None = None) -> Bot:
        """Return a bot that is not running yet; `run` is Musette as people run it."""
        module = ("bot", "run") if kind == "run" else ("bench.answers", "--be", kind)
        return Bot(kind, (sys.executable, "-m", *module), self.folder, environment or {})

    def is_late(self) -> bool:
        """Tell whether the time is used up."""
        return time.perf_counter() - self.began > self.size.seconds

    async def run(self) -> None:
        """Measure everything."""
        from bot.store import Store  # noqa: PLC0415 - the empty bots do without

        store = await Store.open(ROOT / "facts.db")
        spellings = await store.spellings()
        await store.close()
        self.teams = [each for each in spellings if each.kind == "team"]
        self.riders = [each for each in spellings if each.kind == "rider"]
        await self.starts()
        for generation in range(self.size.generations):
            if self.absolute and self.is_late():
                break
            await self.answers(generation)
        for _ in range(self.size.starts):
            if self.stop.values and self.is_late():
                break
            await self.stops()

    async def starts(self) -> None:
        """Compare start and memory, one process at a time."""
        for number in range(self.size.starts + 1):
            seconds: dict[str, float] = {}
            megabytes: dict[str, float] = {}
            for bot in (self.bot("stock"), self.bot("run")):
                async with bot.running() as took:
                    seconds[bot.name], megabytes[bot.name] = took, bot.memory()
            # The very first start compiles modules and registers commands: it does not count.
            if number:
                self.start.values.append(seconds["run"] - seconds["stock"])
                self.memory.values.append(megabytes["run"] - megabytes["stock"])
        components = json.loads(bot.said)["data"]["components"]
        (self.folder / "card.json").write_text(json.dumps(components), encoding="utf-8")

    def typed(self, seed: int) -> list[Ask]:
        """Return what Discord asks while riders' names are typed."""
        texts = as_typed(self.riders, self.size.answers, seed)
        return [typing("rider", "rider", text) for text in texts]

    def all_teams(self, seed: int) -> list[Ask]:
        """Return a question for each of the best-known names, in either language, shuffled."""
        best = sorted(self.teams, key=lambda each: (-each.prominence, each.spelling))
        names = list(dict.fromkeys(each.spelling for each in best))[:WELL_KNOWN]
        asked = [
            slash("team", {"team": name}, ("en-US", "fr")[number % 2])
            for number, name in enumerate(names)
        ]
        random.Random(seed).shuffle(asked)
        return asked

    async def answers(self, generation: int) -> None:
        """Compare the CPU of answers, in rounds in which every bot has its turn."""
        stock, again, tuned, card, musette = (
            self.bot(kind, STEADY) for kind in ("stock", "stock", "tuned", "card", "run")
        )
        empty = [slash("team", {})] * self.size.answers
        visma = [slash("team", {"team": "visma"})] * self.size.answers
        others = sorted({each.id for each in self.teams} - {"visma"})
        async with (
            stock.running(), again.running(), tuned.running(), card.running(), musette.running()
        ):  # fmt: skip
            for bot in (stock, again, tuned, card):
                await bot.ask(empty)
            base = (await stock.cpu_per_answer(empty) + await again.cpu_per_answer(empty)) / 2
            cold = [slash("team", {"team": each}) for each in others]
            self.cold.values.append(await musette.cpu_per_answer(cold) / base)
            await musette.ask(self.all_teams(seed=0))
            self.refused = musette.private
            for number in range(self.size.rounds):
                if number and self.is_late():
                    break
                seed = 1000 * generation + number + 1
                teams = self.all_teams(seed)[: self.size.answers]
                typed = self.typed(seed)
                first = await stock.cpu_per_answer(empty)
                second = await again.cpu_per_answer(empty)
                base = (first + second) / 2
                self.absolute.append(base)
                self.again.values.append(second / first)
                self.tuned.values.append(await tuned.cpu_per_answer(empty) / base)
                self.ready.values.append(await card.cpu_per_answer(empty) / base)
                self.warm.values.append(await musette.cpu_per_answer(visma) / base)
                self.mixed.values.append(await musette.cpu_per_answer(teams) / base)
                constant = await tuned.cpu_per_answer(typed)
                self.typing.values.append(await musette.cpu_per_answer(typed) / constant)

    async def stops(self) -> None:
        """Find the longest stop of the loop while everything is asked, drawn and kept cards."""
        musette, empty = self.bot("musette"), self.bot("watched")
        asked = [*self.all_teams(seed=0), *self.typed(seed=0), *self.all_teams(seed=1)]
        async with musette.running(), empty.running():
            for bot in (musette, empty):
                await bot.longest_stop()  # that of the start does not count
            await musette.ask(asked)
            stop = await musette.longest_stop()
            await empty.ask([slash("team", {})] * len(asked))
            control = await empty.longest_stop()
        self.stop.values.append(1000 * stop["wall"])
        self.stop_cpu.values.append(1000 * stop["cpu"])
        self.stop_empty.values.append(1000 * control["wall"])

    def table(self) -> str:
        """Return the table."""
        rounds = len(self.absolute)
        last = (
            f"{rounds} rounds of {self.size.answers} answers each; the stock bot's answer took "
            f"{1e6 * median(self.absolute):.0f} µs; {self.refused} names of teams were not "
            f"answered at once; {time.perf_counter() - self.began:.0f} s in all."
        )
        rows: tuple[str | Row, ...] = (
            f"{'':<54}{'median':>10}{'lowest':>11} – {'highest':<9}{'limit':>7}",
            "CPU an answer, against a stock discord.py bot's empty slash command",
            *(self.again, self.tuned, self.ready, self.warm, self.mixed, self.cold),
            "CPU an autocomplete, against the tuned bot's 25 constant choices",
            self.typing,
            "The process",
            *(self.start, self.memory, self.stop, self.stop_cpu, self.stop_empty),
            last,
        )
        return "\n".join(row if isinstance(row, str) else row.line() for row in rows)


def main() -> int:
    """Print the table, or be one of the bots."""
    if sys.argv[1:2] == ["--be"]:
        be_musette() if sys.argv[2] == "musette" else be_empty(sys.argv[2])
        return 0
    import argparse  # noqa: PLC0415 - the empty bots do without

    parser = argparse.ArgumentParser(
        prog="python -m bench.answers", description=(__doc__ or "").split("\n", maxsplit=1)[0]
    )
    parser.add_argument("--quick", action="store_true", help="fewer rounds, under 40 s")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT / "tests"))
    with tempfile.TemporaryDirectory() as folder:
        comparison = Comparison(QUICK if options.quick else FULL, Path(folder))
        try:
            asyncio.run(comparison.run())
        except Failed as error:
            print(error, file=sys.stderr)
            return 1
    print(comparison.table())
    return 0


if __name__ == "__main__":
    sys.exit(main())
