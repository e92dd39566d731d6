"""A small Discord on the loopback, for running the whole bot process against it.

    async with LoopbackDiscord() as discord:
        # Start the bot with MUSETTE_DISCORD_API=discord.api_url and discord.token, then:
        await discord.until(discord.ready.is_set, within=10, what="the bot is ready")
        answer = await discord.slash("team", {"team": "movistar"}, locale="fr")
        assert answer.acknowledged_after < 1
        page = await discord.press("team:movistar:2", message=answer)
        assert discord.violations == []

It speaks what the bot needs of Discord's REST API and gateway (version 10): log-in, commands,
interactions and their messages, channel messages, the lookup of guilds and channels; HELLO,
IDENTIFY, READY, RESUME, heartbeats and INTERACTION_CREATE. It offers a user only what Discord would
offer (a registered command, an enabled button that is there) and raises NotOffered otherwise. It
can fail on request: `fail` for REST, `close_gateway`, `cut_gateway`, `silence_gateway`,
`invalidate_session` and `ask_to_reconnect` for the gateway.

Every request is kept in `requests` and checked by discord_limits; the faults are in `violations`.
Times are seconds of `time.monotonic()`, read in the event loop of the test: a test that blocks its
own loop measures itself. Ids are text, as in Discord's JSON. It listens on 127.0.0.1 only, on a
port that the system chooses, and every wait has an end.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import copy
import importlib
import itertools
import json
import re
import time
import zlib
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from types import TracebackType
from typing import Any, Final, Literal, Self, TypedDict, Unpack

from aiohttp import WSMsgType, web
from discord_limits import EPHEMERAL, IS_COMPONENTS_V2, SUPPRESS_EMBEDS, Kind, faults, walk

Json = dict[str, Any]

APPLICATION_ID: Final = "1000000000000000001"
OWNER_ID: Final = "1000000000000000002"
GUILD_ID: Final = "1000000000000000003"
CHANNEL_ID: Final = "1000000000000000004"
USER_ID: Final = "1000000000000000005"

HEARTBEAT: Final = 1
IDENTIFY: Final = 2
RESUME: Final = 6
RECONNECT: Final = 7
INVALID_SESSION: Final = 9
HELLO: Final = 10
HEARTBEAT_ACK: Final = 11

LOADING: Final = 1 << 7
ADMINISTRATOR: Final = 1 << 3
PERMISSIONS: Final = 1 << 10 | 1 << 11 | 1 << 14 | 1 << 16 | 1 << 31
"""What members and the bot may do unless a test says otherwise: see and read the channel, write,
embed links, use application commands."""
PRIVILEGED_INTENTS: Final = 1 << 1 | 1 << 8 | 1 << 15
ENDS_SESSION: Final = frozenset({1000, 1001, 4003, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014})
"""Close codes after which a session cannot be resumed."""

CONTEXTS: Final = {"guild": 0, "bot_dm": 1, "private_channel": 2}


class NotOffered(AssertionError):
    """A user could not do this: Discord does not show it, or does not let them send it."""


class NotAcknowledged(TimeoutError):
    """The bot did not answer an interaction in the time Discord gives it."""


class Refusal(Exception):
    """How Discord refuses a request: HTTP status, its own error code, and its words."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.body: Json = {"message": message, "code": code}


class Place(TypedDict, total=False):
    """Who interacts and where. What is left out is a member of the registered guild, in English."""

    user: Json
    """A user object, see `person`."""
    locale: str
    guild_locale: str
    context: Literal["guild", "bot_dm", "private_channel"]
    guild_id: str
    channel_id: str
    installed: Literal["guild", "user", "both"]
    """Who installed the application: the server, this user, or both of them."""
    permissions: int
    """What the member may do in the channel, as bits."""
    app_permissions: int
    """What the bot may do in the channel, as bits."""


@dataclass(slots=True)
class Request:
    """A REST request as the bot sent it, and what became of it."""

    method: str
    path: str
    """Without the version of the API and without the query."""
    query: dict[str, str]
    headers: dict[str, str]
    """With their names in lower case."""
    body: Any
    """The decoded JSON (of the part `payload_json` when files came along); None without a body."""
    files: dict[str, bytes]
    at: float
    status: int | None = None
    """The HTTP status that was sent back; None while it is under way or when it was cut."""
    unheard: bool = False
    """Whether it is taken, and the connection cut instead of a reply."""


@dataclass(slots=True)
class Frame:
    """What the bot sent over the gateway."""

    op: int
    data: Any
    path: str
    """The path of the connection: `/` for a new session, `/resume` for the resume address."""
    at: float


@dataclass(slots=True)
class Failure:
    """A canned reply to the next requests that match; see `LoopbackDiscord.fail`."""

    method: str
    path: str
    status: int | None
    times: int | None
    body: Any
    headers: dict[str, str]
    delay: float
    cut: bool
    unheard: bool
    seen: int = 0
    """How many requests have met it."""

    def meets(self, method: str, path: str) -> bool:
        left = self.times is None or self.seen < self.times
        return left and self.method in ("*", method) and fnmatchcase(path, self.path)


@dataclass(slots=True)
class Session:
    """A gateway session: it outlives its connection and keeps what was sent for a RESUME."""

    id: str
    shard: int
    shards: int
    connection: Connection | None
    sequence: int = 0
    events: deque[tuple[int, Json]] = field(default_factory=lambda: deque(maxlen=1000))


def _compressor(asked: str) -> Callable[[bytes], bytes] | None:
    """How the frames of one connection are compressed; None where they are sent as text."""
    if asked == "zlib-stream":
        stream = zlib.compressobj()
        return lambda frame: stream.compress(frame) + stream.flush(zlib.Z_SYNC_FLUSH)
    if asked == "zstd-stream":
        # discord.py asks for it only where one of these is there. It reads text frames too.
        for module, flush in (("compression.zstd", "FLUSH_BLOCK"), ("zstandard", "")):
            try:
                zstd = importlib.import_module(module)
            except ImportError:
                continue
            if flush:
                block = zstd.ZstdCompressor()
                return lambda frame: bytes(block.compress(frame, mode=block.FLUSH_BLOCK))
            packed = zstd.ZstdCompressor().compressobj()
            end = zstd.COMPRESSOBJ_FLUSH_BLOCK
            return lambda frame: bytes(packed.compress(frame) + packed.flush(end))
    return None


class Connection:
    """One WebSocket of the gateway, from the server's side."""

    def __init__(self, request: web.Request, socket: web.WebSocketResponse) -> None:
        self.path = request.path
        self.silent = False
        self.closed_by_us = False
        self._request = request
        self._socket = socket
        self._compress = _compressor(request.query.get("compress", ""))
        self._lock = asyncio.Lock()

    async def send(self, op: int, data: Any, *, event: str | None = None, seq: int = 0) -> None:
        if self.silent or self._socket.closed:
            return
        frame = json.dumps({"op": op, "d": data, "s": seq or None, "t": event})
        # A compressed stream makes sense in one order only.
        async with self._lock:
            try:
                if self._compress is None:
                    await self._socket.send_str(frame)
                else:
                    await self._socket.send_bytes(self._compress(frame.encode()))
            except ConnectionError:
                pass  # The bot went away; the session keeps the event.

    async def close(self, code: int) -> None:
        self.closed_by_us = True
        await self._socket.close(code=code)

    def cut(self) -> None:
        self.closed_by_us = True
        if self._request.transport is not None:
            self._request.transport.abort()


class Answer:
    """What the bot did about one interaction."""

    def __init__(self, discord: LoopbackDiscord, interaction: Json, place: Place) -> None:
        self._discord = discord
        self.interaction = interaction
        """The INTERACTION_CREATE as it was sent."""
        self.place = place
        self.sent_at = time.monotonic()
        self.callback: Json | None = None
        """The body of the callback: `{"type": 4, "data": {…}}`."""
        self.acknowledged_after: float | None = None
        """Seconds from the interaction to its callback."""
        self.shown_after: float | None = None
        """Seconds until the answer itself was there, which comes later after a deferral."""
        self.message: Json | None = None
        """The message that holds the answer, as users see it now; None if there is none."""
        self.follow_ups: list[Json] = []
        """The further messages, as users see them now."""
        self.unheard = False
        """Whether the bot was not told that its callback was taken, so that it may try again."""

    @property
    def kind(self) -> int | None:
        """The type of the callback: 4 message, 5 deferred, 6 and 7 update, 8 choices, 9 modal."""
        return None if self.callback is None else self.callback["type"]

    @property
    def data(self) -> Json:
        """The data of the callback, `{}` if it had none."""
        return (self.callback or {}).get("data") or {}

    @property
    def choices(self) -> list[Json]:
        """What an autocomplete suggested."""
        return list(self.data.get("choices") or [])

    @property
    def private(self) -> bool:
        """Whether only the user who asked sees the answer."""
        return bool(self.message and self.message["flags"] & EPHEMERAL)

    async def shown(self, within: float = 5.0) -> Json:
        """The message that holds the answer, once it is there; TimeoutError after `within` s."""
        await self._discord.until(
            lambda: self.shown_after is not None, within=within, what="the answer is shown"
        )
        assert self.message is not None, "the bot deleted its answer"
        return self.message


def person(name: str, user_id: str = USER_ID, *, bot: bool = False) -> Json:
    """A user object."""
    return {
        "id": user_id,
        "username": name,
        "global_name": name.title(),
        "discriminator": "0",
        "avatar": None,
        "bot": bot,
        "public_flags": 0,
    }


def text_of(message: Json) -> str:
    """All text of a message in reading order, one piece a line: content, embeds, text displays."""
    pieces = [message.get("content") or ""]
    for embed in message.get("embeds") or []:
        pieces += [embed.get("title") or "", embed.get("description") or ""]
        pieces += [each[key] for each in embed.get("fields") or [] for key in ("name", "value")]
    pieces += [each["content"] for each in components_of(message) if each["type"] == 10]
    return "\n".join(filter(None, pieces))


def components_of(message: Json) -> Iterator[Json]:
    """Every component of a message (or of the data of a modal), nested ones too."""
    return (each for each, _ in walk(message.get("components"), ""))


def _find(holder: Json, custom_id: str) -> Json:
    """The component with this custom_id, which must be there and enabled."""
    for each in components_of(holder):
        if each.get("custom_id") == custom_id:
            if each.get("disabled"):
                raise NotOffered(f"{custom_id!r} is disabled")
            return each
    there = [each["custom_id"] for each in components_of(holder) if "custom_id" in each]
    raise NotOffered(f"no component {custom_id!r}; there are {there}")


def _value_of(option: Json, value: Any, resolved: Json) -> Any:
    """`value` as Discord would send it for this option, or NotOffered if it would not.

    Users, channels and roles are given as their objects and go into `resolved`.
    """
    kind, name = option["type"], option["name"]
    holders = {6: "users", 7: "channels", 8: "roles", 9: "users"}
    types: dict[int, tuple[type, ...]] = {3: (str,), 4: (int,), 5: (bool,), 10: (int, float)}
    if kind in holders:
        if not isinstance(value, dict) or "id" not in value:
            raise NotOffered(f"{name} takes an object with an id, not {value!r}")
        resolved.setdefault(holders[kind], {})[value["id"]] = value
        return value["id"]
    if type(value) not in types.get(kind, ()):
        raise NotOffered(f"{name} is an option of type {kind} and cannot be {value!r}")
    choices = [each["value"] for each in option.get("choices") or []]
    if choices and value not in choices:
        raise NotOffered(f"{name} must be one of {choices}, not {value!r}")
    size, what = (len(value), "length") if isinstance(value, str) else (value, "value")
    low, high = option.get(f"min_{what}"), option.get(f"max_{what}")
    if (low is not None and size < low) or (high is not None and size > high):
        raise NotOffered(f"{name} must have a {what} from {low} to {high}, not {value!r}")
    return value


def _fill_in(command: Json, words: list[str], given: Json, focused: str | None) -> tuple[Any, Json]:
    """(options, resolved objects) of a command that is sent, or still typed at `focused`."""
    declared = command.get("options") or []
    if words:
        chosen = next((e for e in declared if e["type"] in (1, 2) and e["name"] == words[0]), None)
        if chosen is None:
            raise NotOffered(f"/{command['name']} has no subcommand {words[0]!r}")
        inner, resolved = _fill_in(chosen, words[1:], given, focused)
        return [{"name": words[0], "type": chosen["type"], "options": inner}], resolved
    if any(each["type"] in (1, 2) for each in declared):
        raise NotOffered(f"/{command['name']} needs a subcommand")
    known = {each["name"]: each for each in declared}
    if unknown := [name for name in (*given, focused) if name is not None and name not in known]:
        raise NotOffered(f"/{command['name']} has no option {', '.join(unknown)}")
    lacking = [e["name"] for e in declared if e.get("required") and e["name"] not in given]
    if lacking and focused is None:
        raise NotOffered(f"/{command['name']} needs {', '.join(lacking)}")
    filled, resolved = [], {}
    for name, value in given.items():
        entry = {"name": name, "type": known[name]["type"], "value": value}
        if name == focused:
            if not known[name].get("autocomplete"):
                raise NotOffered(f"/{command['name']} has no autocomplete for {name}")
            entry |= {"value": str(value), "focused": True}
        else:
            entry["value"] = _value_of(known[name], value, resolved)
        filled.append(entry)
    return filled, resolved


def _submitted(component: Json, values: Json) -> Json:
    """A component of a modal as Discord sends it back, filled in from `values` by custom_id."""
    kind = component["type"]
    sent: Json = {"type": kind, "id": component["id"]}
    if kind == Kind.LABEL:
        return sent | {"component": _submitted(component["component"], values)}
    if kind == Kind.ACTION_ROW:
        return sent | {"components": [_submitted(e, values) for e in component["components"]]}
    if kind == Kind.TEXT_DISPLAY:
        return sent
    custom_id = sent["custom_id"] = component["custom_id"]
    options = component.get("options") or []
    preset = [each["value"] for each in options if each.get("default")]
    if kind == Kind.TEXT_INPUT:
        value = values[custom_id] if custom_id in values else component.get("value") or ""
        sent["value"] = value
        low, high = component.get("min_length") or 0, component.get("max_length") or 4000
        needed = component.get("required") is not False or value
        if needed and not max(low, 1) <= len(value) <= high:
            raise NotOffered(f"{custom_id} must have {max(low, 1)} to {high} characters")
    elif kind == Kind.CHECKBOX:
        sent["value"] = bool(values.get(custom_id, component.get("default")))
    elif kind == Kind.RADIO_GROUP:
        sent["value"] = values.get(custom_id, preset[0] if preset else None)
        if sent["value"] not in [each["value"] for each in options]:
            raise NotOffered(f"{custom_id} has no option {sent['value']!r}")
    else:
        sent["values"] = list(values.get(custom_id, preset))
        _check_picked(component, sent["values"])
    return sent


def _check_picked(component: Json, values: list[Any]) -> None:
    custom_id, options = component["custom_id"], component.get("options") or []
    known = {each["value"] for each in options}
    if known and (unknown := [each for each in values if each not in known]):
        raise NotOffered(f"{custom_id} has no option {unknown}")
    most = len(options) if component["type"] == Kind.CHECKBOX_GROUP else 1
    low, high = component.get("min_values"), component.get("max_values") or most
    low = (1 if component.get("required") is not False else 0) if low is None else low
    if not low <= len(values) <= high:
        raise NotOffered(f"{custom_id} takes {low} to {high} values, not {len(values)}")


def _number_components(body: Json) -> list[Json]:
    """The components of a message or modal, numbered as Discord numbers those without an id."""
    components: list[Json] = copy.deepcopy(body.get("components") or [])
    every = [each for each, _ in walk(components, "")]
    taken = {each.get("id") for each in every}
    free = (number for number in itertools.count(1) if number not in taken)
    for each in every:
        each["id"] = each.get("id") or next(free)
    return components


Handler = Callable[[Request, re.Match[str]], Any]


class LoopbackDiscord:
    """The loopback Discord; an asynchronous context manager that serves while it is open."""

    def __init__(self, *, shards: int = 1, heartbeat_interval: float = 41.25) -> None:
        self.token = f"{base64.b64encode(APPLICATION_ID.encode()).decode()}.loopback.token"
        self.shards = shards
        """How many shards `/gateway/bot` recommends."""
        self.heartbeat_interval = heartbeat_interval
        """Seconds; told to the bot in HELLO."""
        self.acknowledgement_limit = 3.0
        """Seconds in which an interaction must be acknowledged; later Discord knows it no more."""
        self.ready = asyncio.Event()
        """Set while every shard of the bot has a session and a connection."""

        self.requests: list[Request] = []
        self.unserved: list[Request] = []
        """Requests that this Discord does not know; they got a 404."""
        self.violations: list[str] = []
        """What the bot sent and should not have, one sentence each."""
        self.frames: list[Frame] = []
        """Everything the bot sent over the gateway."""
        self.sessions: dict[str, Session] = {}
        """The gateway sessions that can be resumed or are in use, by id."""
        self.closures: list[int] = []
        """The codes with which the bot closed connections of the gateway."""
        self.commands: list[Json] = []
        """The global commands, as last registered."""
        self.guild_commands: dict[str, list[Json]] = {}
        self.messages: dict[str, Json] = {}
        """Every message there is, private ones too, by id."""
        self.answers: list[Answer] = []

        self.bot_user = person("musette", APPLICATION_ID, bot=True)
        self.application: Json = {
            "id": APPLICATION_ID,
            "name": "Musette",
            "icon": None,
            "description": "",
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": 0,
            "owner": person("owner", OWNER_ID),
            "team": None,
            "approximate_guild_count": 1,
            "approximate_user_install_count": 0,
            "interactions_endpoint_url": None,
            "redirect_uris": [],
        }
        """What `/oauth2/applications/@me` tells; change it before the bot starts."""
        self.users: dict[str, Json] = {APPLICATION_ID: self.bot_user}
        self.guilds: dict[str, Json] = {}
        self.channels: dict[str, Json] = {}
        self.add_guild(GUILD_ID)
        self.add_channel(GUILD_ID, CHANNEL_ID)

        self._failures: list[Failure] = []
        self._identify_closes: deque[int] = deque()
        self._gateway_refusals = 0
        self._connections: set[Connection] = set()
        self._by_token: dict[str, Answer] = {}
        self._changed = asyncio.Event()
        self._closing = asyncio.Event()
        self._count = itertools.count()
        self._port = 0
        self._routes: list[tuple[str, re.Pattern[str], Handler]] = [
            (method, re.compile(pattern), handler) for method, pattern, handler in self._table()
        ]
        application = web.Application(client_max_size=32 * 2**20)
        application.router.add_route("*", "/api/v10/{path:.*}", self._rest)
        application.router.add_get("/", self._gateway)
        application.router.add_get("/resume", self._gateway)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._closing.set()
        for connection in list(self._connections):
            connection.cut()
        await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        """For MUSETTE_DISCORD_API, which becomes discord.http.Route.BASE."""
        return f"http://127.0.0.1:{self._port}/api/v10"

    @property
    def gateway_url(self) -> str:
        """What `/gateway/bot` tells. After an INVALID_SESSION that cannot be resumed discord.py
        does not ask again but goes to its DEFAULT_GATEWAY, which must then be this address."""
        return f"ws://127.0.0.1:{self._port}/"

    # Fixtures.

    def snowflake(self) -> str:
        """A new id that tells the present time."""
        return str((int(time.time() * 1000) - 1420070400000) << 22 | next(self._count) & 0x3FFFFF)

    def add_guild(self, guild_id: str | None = None, **changes: Any) -> Json:
        """Register a guild that the bot is in; `changes` are fields of Discord's guild object."""
        guild_id = guild_id or self.snowflake()
        everyone = {
            "id": guild_id,
            "name": "@everyone",
            "color": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
            "hoist": False,
            "position": 0,
            "permissions": str(PERMISSIONS),
            "managed": False,
            "mentionable": False,
            "flags": 0,
        }
        self.guilds[guild_id] = {
            "id": guild_id,
            "name": "Peloton",
            "owner_id": OWNER_ID,
            "preferred_locale": "en-US",
            "roles": [everyone],
            "features": [],
            "emojis": [],
            "stickers": [],
            "approximate_member_count": 2,
            **changes,
        }
        return self.guilds[guild_id]

    def add_channel(
        self, guild_id: str | None, channel_id: str | None = None, **changes: Any
    ) -> Json:
        """Register a channel of a guild, or a direct channel with the default user (None)."""
        channel_id = channel_id or self.snowflake()
        where: Json = {"type": 1, "recipients": [person("alice")]}
        if guild_id is not None:
            where = {"type": 0, "guild_id": guild_id, "name": "cycling", "position": 0}
            where |= {"permission_overwrites": [], "nsfw": False, "parent_id": None, "topic": None}
        self.channels[channel_id] = {"id": channel_id, "flags": 0, **where, **changes}
        return self.channels[channel_id]

    # What a user does.

    async def slash(self, name: str, options: Json | None = None, **place: Unpack[Place]) -> Answer:
        """Send a slash command ("settings language" for a subcommand) and wait for its callback.

        Options are given by name with values of their type; a user, channel or role as its object.
        Raises NotOffered for what Discord would not let a user send, NotAcknowledged if no callback
        comes within `acknowledgement_limit`.
        """
        return await self._command(2, name, options or {}, None, place)

    async def use_menu(self, name: str, text: str, **place: Unpack[Place]) -> Answer:
        """Use a command of the message menu on a message that somebody else wrote."""
        command = self._offered(name, place, kind=3)
        written = self._new_message(place.get("channel_id", CHANNEL_ID), {"content": text}, {})
        written["author"] = person("bob", "1000000000000000098")
        data: Json = {"id": command["id"], "name": name, "type": 3, "target_id": written["id"]}
        data["resolved"] = {"messages": {written["id"]: written}}
        return await self._interact(2, data, place)

    async def autocomplete(
        self,
        name: str,
        option: str,
        typed: str,
        options: Json | None = None,
        **place: Unpack[Place],
    ) -> Answer:
        """Type `typed` into an option while `options` are already filled in; see `choices`."""
        return await self._command(4, name, {**(options or {}), option: typed}, option, place)

    async def press(
        self, custom_id: str, *, message: Answer | Json, **place: Unpack[Place]
    ) -> Answer:
        """Press a button of a message (or of an answer's message), as the one who asked for it
        unless `place` says otherwise."""
        return await self._use(custom_id, message, place, None)

    async def choose(
        self, custom_id: str, *values: Any, message: Answer | Json, **place: Unpack[Place]
    ) -> Answer:
        """Choose values in a select: texts, or objects with an id for users, roles, channels."""
        return await self._use(custom_id, message, place, list(values))

    async def submit(
        self, opened: Answer, values: Json | None = None, **place: Unpack[Place]
    ) -> Answer:
        """Send the modal that `opened` showed, with values by custom_id: text, or a list of them
        for a select or a group, or a truth value for a box."""
        if opened.kind != 9:
            raise NotOffered("no modal was opened")
        modal = opened.data
        components = _number_components(modal)
        fields = {each["custom_id"] for each, _ in walk(components, "") if "custom_id" in each}
        if unknown := set(values or {}) - fields:
            raise NotOffered(f"the modal has no field {', '.join(sorted(unknown))}")
        sent = [_submitted(each, values or {}) for each in components]
        data = {"custom_id": modal["custom_id"], "components": sent}
        origin = self.messages.get(opened.interaction.get("message", {}).get("id"))
        return await self._interact(5, data, {**opened.place, **place}, origin)

    async def _command(
        self, kind: int, name: str, options: Json, focused: str | None, place: Place
    ) -> Answer:
        first, *words = name.removeprefix("/").split()
        command = self._offered(first, place)
        filled, resolved = _fill_in(command, words, options, focused)
        data: Json = {"id": command["id"], "name": first, "type": 1, "options": filled}
        data |= {"resolved": resolved} if resolved else {}
        data |= {"guild_id": command["guild_id"]} if "guild_id" in command else {}
        return await self._interact(kind, data, place)

    def _offered(self, name: str, place: Place, kind: int = 1) -> Json:
        """The command of this name, if Discord offers it there."""
        there = list(self.commands)
        if place.get("context", "guild") == "guild":
            there += self.guild_commands.get(place.get("guild_id", GUILD_ID), [])
        named = (each for each in there if (each["name"], each["type"]) == (name, kind))
        command = next(named, None)
        if command is None:
            raise NotOffered(f"/{name} is not registered: {sorted(e['name'] for e in there)}")
        context = CONTEXTS[place.get("context", "guild")]
        if context not in (command.get("contexts") or CONTEXTS.values()):
            raise NotOffered(f"/{name} is only offered in the contexts {command['contexts']}")
        needed = command.get("default_member_permissions")
        has = place.get("permissions", PERMISSIONS)
        lacks = needed is not None and (needed == "0" or int(needed) & ~has)
        if lacks and context == 0 and not has & ADMINISTRATOR:
            raise NotOffered(f"/{name} is only for members with the permissions {needed}")
        owners = self._owners(place)
        if not any(str(e) in owners for e in command.get("integration_types") or (0, 1)):
            raise NotOffered(f"/{name} is only for {command['integration_types']}, not {owners}")
        return command

    async def _use(
        self, custom_id: str, message: Answer | Json, place: Place, values: list[Any] | None
    ) -> Answer:
        if isinstance(message, Answer):
            place = {**message.place, **place}
            held = message.message
            if held is None:
                raise NotOffered("the answer shows no message")
        else:
            held = message
        current = self.messages.get(held["id"])
        if current is None:
            raise NotOffered("the message is deleted")
        asker = (current.get("interaction_metadata") or {}).get("user", {}).get("id")
        user = place.get("user") or person("alice")
        if current["flags"] & EPHEMERAL and user["id"] != asker:
            raise NotOffered(f"the message is private to {asker}")
        component = _find(current, custom_id)
        kind = component["type"]
        data: Json = {"custom_id": custom_id, "component_type": kind, "id": component["id"]}
        if (kind == Kind.BUTTON) != (values is None):
            raise NotOffered(f"{custom_id!r} is a {Kind(kind)}")
        if values is not None:
            _check_picked(component, values)
            data["values"] = [e["id"] if isinstance(e, dict) else e for e in values]
            for each in values:
                if isinstance(each, dict):
                    table = {Kind.USER_SELECT: "users", Kind.CHANNEL_SELECT: "channels"}.get(
                        kind, "users" if "username" in each else "roles"
                    )
                    data.setdefault("resolved", {}).setdefault(table, {})[each["id"]] = each
        return await self._interact(3, data, place, current)

    def _owners(self, place: Place) -> Json:
        context = place.get("context", "guild")
        user_id = (place.get("user") or person("alice"))["id"]
        guild_id = place.get("guild_id", GUILD_ID) if context == "guild" else "0"
        installed = place.get("installed", "user" if context == "private_channel" else "guild")
        every = {"0": guild_id, "1": user_id}
        return {"guild": {"0": guild_id}, "user": {"1": user_id}, "both": every}[installed]

    async def _interact(
        self, kind: int, data: Json, place: Place, message: Json | None = None
    ) -> Answer:
        user = place.get("user") or person("alice")
        context = place.get("context", "guild")
        permissions = place.get("permissions", PERMISSIONS)
        interaction: Json = {
            "id": self.snowflake(),
            "application_id": APPLICATION_ID,
            "type": kind,
            "token": f"interaction-{next(self._count)}",
            "version": 1,
            "data": data,
            "locale": place.get("locale", "en-US"),
            "context": CONTEXTS[context],
            "app_permissions": str(place.get("app_permissions", PERMISSIONS)),
            "authorizing_integration_owners": self._owners(place),
            "entitlements": [],
            "attachment_size_limit": 10 * 2**20,
        }
        guild_id = ""
        if context == "guild":
            guild_id = place.get("guild_id", GUILD_ID)
            channel_id = place.get("channel_id", CHANNEL_ID)
            locale = place.get("guild_locale", "en-US")
            channel = self.channels.get(channel_id) or self.add_channel(guild_id, channel_id)
            interaction |= {
                "guild_id": guild_id,
                "guild": {"id": guild_id, "locale": locale, "features": []},
                "guild_locale": locale,
                "member": self._member(user, permissions),
                "channel": {**channel, "permissions": str(permissions)},
            }
        else:
            known = self.channels.get(place.get("channel_id", ""))
            channel = known or {"id": place.get("channel_id", self.snowflake()), "flags": 0}
            direct = {"type": 1 if context == "bot_dm" else 3, "recipients": [user], "name": None}
            interaction |= {"user": user, "channel": {**direct, "owner_id": user["id"], **channel}}
        interaction["channel_id"] = interaction["channel"]["id"]
        if message is not None:
            interaction["message"] = copy.deepcopy(message)
        answer = Answer(self, interaction, place)
        if message is not None:
            answer.message = message
        session = await self._session_of(guild_id)
        self.answers.append(answer)
        self._by_token[interaction["token"]] = answer
        answer.sent_at = time.monotonic()
        await self._dispatch(session, "INTERACTION_CREATE", interaction)
        try:
            await self.until(
                lambda: answer.callback is not None,
                within=self.acknowledgement_limit,
                what="the interaction is acknowledged",
            )
        except TimeoutError as error:
            raise NotAcknowledged(f"{data.get('name') or data.get('custom_id')}: {error}") from None
        return answer

    def _member(self, user: Json, permissions: int | None = None) -> Json:
        member: Json = {
            "user": user,
            "roles": [],
            "nick": None,
            "avatar": None,
            "joined_at": "2024-01-01T00:00:00+00:00",
            "premium_since": None,
            "deaf": False,
            "mute": False,
            "pending": False,
            "flags": 0,
        }
        return member if permissions is None else member | {"permissions": str(permissions)}

    # Waiting.

    async def until(
        self, holds: Callable[[], object], *, within: float = 5.0, what: str = "it holds"
    ) -> None:
        """Wait until `holds()` is true; TimeoutError after `within` seconds.

        Looked at again after each request, reply, frame and connection that comes or goes, and
        every 20 ms for what only the bot knows.
        """
        try:
            async with asyncio.timeout(within):
                while not holds():
                    self._changed.clear()
                    with contextlib.suppress(TimeoutError):
                        async with asyncio.timeout(0.02):
                            await self._changed.wait()
        except TimeoutError:
            raise TimeoutError(f"not within {within} s: {what}") from None

    def requested(self, method: str, path: str) -> list[Request]:
        """The requests so far with this method and a path that matches the pattern (`*`)."""
        return [e for e in self.requests if e.method == method and fnmatchcase(e.path, path)]

    async def request(
        self, method: str, path: str, *, count: int = 1, within: float = 5.0
    ) -> Request:
        """The `count`th matching request, once it is there and replied to."""

        def there() -> bool:
            found = self.requested(method, path)
            return len(found) >= count and found[count - 1].status is not None

        await self.until(there, within=within, what=f"{method} {path} ({count})")
        return self.requested(method, path)[count - 1]

    def forget(self, keep: int) -> None:
        """Forget all but the latest requests, answers and messages, in a test of many thousands."""
        del self.requests[:-keep], self.answers[:-keep], self.frames[:-keep]
        for table in (self.messages, self._by_token):
            for key in list(table)[:-keep]:
                del table[key]

    def received(self, op: int) -> list[Frame]:
        """The gateway frames so far with this opcode (IDENTIFY, RESUME, HEARTBEAT)."""
        return [each for each in self.frames if each.op == op]

    # Failing on request.

    def fail(
        self,
        method: str,
        path: str,
        *,
        status: int | None = 500,
        times: int | None = 1,
        body: Any = None,
        headers: dict[str, str] | None = None,
        retry_after: float | None = 0.05,
        delay: float = 0.0,
        cut: bool = False,
        unheard: bool = False,
    ) -> Failure:
        """Let the next `times` matching requests (all of them if None) fail; the first failure
        that was asked for and is left over counts.

        `path` is a pattern (`/interactions/*`), `method` may be `*`. `status` None lets the request
        through, after `delay` seconds. A 429 tells `retry_after` seconds, None for not telling any,
        and has the `Via` header of the real ones; with `headers={"Via": ""}` it looks like
        Cloudflare's ban, which discord.py does not wait for. `cut` breaks the connection off
        instead of replying, `unheard` does so after the request was taken.
        """
        given = dict(headers or {})
        if status == 429:
            body = body or {"message": "You are being rate limited.", "global": False}
            given = {"Via": "1.1 google", **given}
            if retry_after is not None:
                body = {"retry_after": retry_after, **body} if isinstance(body, dict) else body
                given = {"Retry-After": str(retry_after), **given}
        elif body is None and status is not None and status >= 400:
            body = {"message": f"{status}: asked for by the test", "code": 0}
        failure = Failure(method, path, status, times, body, given, delay, cut, unheard)
        self._failures.append(failure)
        return failure

    def serve(self, method: str, path: str, body: Any) -> Failure:
        """Reply to every matching request with this JSON: for what is not built in."""
        return self.fail(method, path, status=200, times=None, body=body)

    def close_identify(self, code: int, times: int = 1) -> None:
        """Close the next `times` connections with `code` instead of sending READY.

        discord.py waits for 5 s before it identifies again (and before its second shard does)
        unless the bot overrides `before_identify_hook`.
        """
        self._identify_closes.extend([code] * times)

    def refuse_gateway(self, times: int = 1) -> None:
        """Refuse the next `times` connections with HTTP 503."""
        self._gateway_refusals = times

    async def close_gateway(self, code: int) -> None:
        """Close every connection; after the codes in ENDS_SESSION a RESUME is refused."""
        if code in ENDS_SESSION:
            self.sessions.clear()
        await asyncio.gather(*(each.close(code) for each in list(self._connections)))

    def cut_gateway(self) -> None:
        """Break every connection off without a closing handshake."""
        for connection in list(self._connections):
            connection.cut()

    def silence_gateway(self) -> None:
        """Make the present connections zombies: open, but nothing comes any more."""
        for connection in self._connections:
            connection.silent = True

    async def invalidate_session(self, *, resumable: bool = False) -> None:
        """Send INVALID_SESSION to every connection."""
        if not resumable:
            self.sessions.clear()
        for connection in list(self._connections):
            await connection.send(INVALID_SESSION, resumable)

    async def ask_to_reconnect(self) -> None:
        """Send RECONNECT to every connection, as Discord does before it moves a gateway."""
        for connection in list(self._connections):
            await connection.send(RECONNECT, None)

    # The gateway.

    async def dispatch(self, event: str, data: Json, *, guild_id: str = "") -> None:
        """Send an event to the shard of a guild (shard 0 for none); kept while it is away."""
        await self._dispatch(await self._session_of(guild_id), event, data)

    async def _session_of(self, guild_id: str) -> Session:
        def found() -> Session | None:
            for each in self.sessions.values():
                if each.shard == (int(guild_id or 0) >> 22) % each.shards:
                    return each
            return None

        await self.until(found, what="the bot has a gateway session")
        session = found()
        assert session is not None
        return session

    async def _dispatch(self, session: Session, event: str, data: Json) -> None:
        session.sequence += 1
        session.events.append((session.sequence, {"event": event, "data": data}))
        if session.connection is not None:
            await session.connection.send(0, data, event=event, seq=session.sequence)

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        if self._gateway_refusals:
            self._gateway_refusals -= 1
            raise web.HTTPServiceUnavailable
        socket = web.WebSocketResponse(compress=False, timeout=1.0, max_msg_size=0)
        await socket.prepare(request)
        connection = Connection(request, socket)
        self._connections.add(connection)
        try:
            interval = int(self.heartbeat_interval * 1000)
            await connection.send(HELLO, {"heartbeat_interval": interval, "_trace": []})
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    payload = json.loads(frame.data)
                    at = time.monotonic()
                    path = connection.path
                    self.frames.append(Frame(payload["op"], payload.get("d"), path, at))
                    await self._received(connection, payload["op"], payload.get("d"))
                    self._noticed()
        finally:
            self._connections.discard(connection)
            for session in self.sessions.values():
                if session.connection is connection:
                    session.connection = None
            if not connection.closed_by_us and socket.close_code is not None:
                self.closures.append(socket.close_code)
            self._noticed()
        return socket

    async def _received(self, connection: Connection, op: int, data: Any) -> None:
        if op == HEARTBEAT:
            await connection.send(HEARTBEAT_ACK, None)
        elif op in (IDENTIFY, RESUME) and data["token"] != self.token:
            await connection.close(4004)
        elif op == IDENTIFY:
            await self._identified(connection, data)
        elif op == RESUME:
            await self._resumed(connection, data)

    async def _identified(self, connection: Connection, data: Json) -> None:
        if self._identify_closes:
            await connection.close(self._identify_closes.popleft())
            return
        if data["intents"] & PRIVILEGED_INTENTS:
            await connection.close(4014)
            return
        shard, shards = data.get("shard") or (0, 1)
        for old in [e for e in self.sessions.values() if (e.shard, e.shards) == (shard, shards)]:
            del self.sessions[old.id]
        session = Session(f"session-{next(self._count)}", shard, shards, connection)
        self.sessions[session.id] = session
        ready = {
            "v": 10,
            "user": self.bot_user,
            "guilds": [
                {"id": each, "unavailable": True}
                for each in self.guilds
                if (int(each) >> 22) % shards == shard
            ],
            "session_id": session.id,
            "resume_gateway_url": f"{self.gateway_url}resume",
            "shard": [shard, shards],
            "application": {"id": APPLICATION_ID, "flags": 0},
        }
        await self._dispatch(session, "READY", ready)

    async def _resumed(self, connection: Connection, data: Json) -> None:
        session = self.sessions.get(data["session_id"])
        if session is None:
            await connection.send(INVALID_SESSION, data=False)
            return
        told = data["seq"] or 0
        # What is dispatched meanwhile must come in its turn, so the connection is not there yet.
        while missed := [each for each in session.events if each[0] > told]:
            for told, kept in missed:
                await connection.send(0, kept["data"], event=kept["event"], seq=told)
        session.connection = connection
        await self._dispatch(session, "RESUMED", {"_trace": []})

    def _noticed(self) -> None:
        connected = [each for each in self.sessions.values() if each.connection is not None]
        if connected and len(connected) == connected[0].shards:
            self.ready.set()
        else:
            self.ready.clear()
        self._changed.set()

    # The REST API.

    async def _rest(self, raw: web.Request) -> web.Response:
        body, files = await self._read(raw)
        path = "/" + raw.match_info["path"]
        headers = {name.lower(): value for name, value in raw.headers.items()}
        query = dict(raw.query)
        request = Request(raw.method, path, query, headers, body, files, time.monotonic())
        self.requests.append(request)
        faulty = faults(raw.method, path, body)
        self.violations += [f"{raw.method} {path}: {each}" for each in faulty]
        self._noticed()
        failure = next((e for e in self._failures if e.meets(raw.method, path)), None)
        try:
            if failure is not None:
                failure.seen += 1
                if failure.delay:
                    await self._pause(failure.delay)
                if (failure.cut or self._closing.is_set()) and raw.transport is not None:
                    raw.transport.abort()
                    return web.Response()  # Nobody reads it.
                request.unheard = failure.unheard
                if failure.status is not None:
                    return self._reply(request, failure.status, failure.body, failure.headers)
            try:
                status, reply = self._handle(request)
            except Refusal as refusal:
                status, reply = refusal.status, refusal.body
            except (AttributeError, KeyError, TypeError):
                if not faulty:
                    raise
                status, reply = 400, {"message": "Invalid Form Body", "code": 50035}
            if request.unheard and raw.transport is not None:
                raw.transport.abort()
                return web.Response()  # Nobody reads it.
            return self._reply(request, status, reply)
        finally:
            self._noticed()

    async def _pause(self, seconds: float) -> None:
        """Sleep, but not beyond the end of the test."""
        try:
            await asyncio.wait_for(self._closing.wait(), seconds)
        except TimeoutError:
            return

    async def _read(self, raw: web.Request) -> tuple[Any, dict[str, bytes]]:
        if raw.content_type != "multipart/form-data":
            text = await raw.text()
            return (json.loads(text) if text else None), {}
        form = await raw.post()
        files = {
            part.filename: part.file.read()
            for part in form.values()
            if isinstance(part, web.FileField)
        }
        payload = form.get("payload_json", "null")
        return json.loads(payload if isinstance(payload, str) else "null"), files

    def _reply(
        self, request: Request, status: int, body: Any, headers: dict[str, str] | None = None
    ) -> web.Response:
        request.status = status
        if body is None:
            return web.Response(status=status, headers=headers)
        # discord.py takes a reply for JSON only if the type is exactly this, without a charset.
        kind = {"Content-Type": "application/json", **(headers or {})}
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return web.Response(status=status, body=raw, headers=kind)

    def _handle(self, request: Request) -> tuple[int, Any]:
        with_own_token = request.path.startswith(("/interactions/", f"/webhooks/{APPLICATION_ID}/"))
        if not with_own_token and request.headers.get("authorization") != f"Bot {self.token}":
            raise Refusal(401, 0, "401: Unauthorized")
        for method, pattern, handler in self._routes:
            if method == request.method and (match := pattern.fullmatch(request.path)):
                reply = handler(request, match)
                return (204, None) if reply is None else (200, reply)
        self.unserved.append(request)
        raise Refusal(404, 0, "404: Not Found")

    def _table(self) -> list[tuple[str, str, Handler]]:
        """(method, path, handler): a handler gives the JSON of a 200, or None for a 204."""
        commands = rf"/applications/{APPLICATION_ID}(?:/guilds/(?P<guild>\d+))?/commands"
        webhook = rf"/webhooks/{APPLICATION_ID}/(?P<token>[^/]+)"
        held = webhook + r"/messages/(?P<message>@original|\d+)"
        posted = r"/channels/(?P<channel>\d+)/messages"
        start = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return [
            ("GET", "/users/@me", lambda *_: self.bot_user),
            ("GET", r"/users/(?P<id>\d+)", self._looked_up("users", 10013, "Unknown User")),
            ("GET", "/users/@me/guilds", lambda *_: list(self.guilds.values())),
            ("POST", "/users/@me/channels", self._open_direct_channel),
            ("GET", "/oauth2/applications/@me", lambda *_: self.application),
            ("GET", "/applications/@me", lambda *_: self.application),
            ("GET", f"/applications/{APPLICATION_ID}/emojis", lambda *_: {"items": []}),
            ("GET", "/gateway", lambda *_: {"url": self.gateway_url}),
            (
                "GET",
                "/gateway/bot",
                lambda *_: {
                    "url": self.gateway_url,
                    "shards": self.shards,
                    "session_start_limit": start,
                },
            ),
            ("GET", r"/guilds/(?P<id>\d+)", lambda _, match: self._guild(match)),
            ("GET", r"/guilds/(?P<id>\d+)/roles", lambda _, match: self._guild(match)["roles"]),
            ("GET", r"/guilds/(?P<id>\d+)/channels", self._channels_of_guild),
            ("GET", r"/guilds/(?P<id>\d+)/members/(?P<user>\d+)", self._member_of_guild),
            (
                "GET",
                r"/channels/(?P<id>\d+)",
                self._looked_up("channels", 10003, "Unknown Channel"),
            ),
            ("GET", commands, lambda _, match: self._registered(match)),
            ("PUT", commands, self._register_all),
            ("POST", commands, self._register_one),
            ("DELETE", commands + r"/(?P<id>\d+)", self._unregister),
            ("POST", r"/interactions/(?P<id>\d+)/(?P<token>[^/]+)/callback", self._callback),
            ("POST", webhook, self._follow_up),
            ("GET", held, lambda _, match: self._held(match)[1]),
            ("PATCH", held, self._edit_held),
            ("DELETE", held, self._delete_held),
            ("POST", posted, self._post),
            ("GET", posted + r"/(?P<id>\d+)", lambda _, match: self._posted(match)),
            ("PATCH", posted + r"/(?P<id>\d+)", self._edit_posted),
            ("DELETE", posted + r"/(?P<id>\d+)", self._delete_posted),
        ]

    def _looked_up(self, table: str, code: int, unknown: str) -> Handler:
        def handler(_: Request, match: re.Match[str]) -> Json:
            found: Json | None = getattr(self, table).get(match["id"])
            if found is None:
                raise Refusal(404, code, unknown)
            return found

        return handler

    def _open_direct_channel(self, request: Request, _: re.Match[str]) -> Json:
        user_id = request.body["recipient_id"]
        for channel in self.channels.values():
            if [each["id"] for each in channel.get("recipients", [])] == [user_id]:
                return channel
        return self.add_channel(None, recipients=[person("someone", user_id)])

    def _guild(self, match: re.Match[str]) -> Json:
        if match["id"] not in self.guilds:
            raise Refusal(404, 10004, "Unknown Guild")
        return self.guilds[match["id"]]

    def _channels_of_guild(self, _: Request, match: re.Match[str]) -> list[Json]:
        guild = self._guild(match)
        return [e for e in self.channels.values() if e.get("guild_id") == guild["id"]]

    def _member_of_guild(self, _: Request, match: re.Match[str]) -> Json:
        self._guild(match)
        if match["user"] not in self.users:
            raise Refusal(404, 10007, "Unknown Member")
        return self._member(self.users[match["user"]])

    # Commands.

    def _registered(self, match: re.Match[str]) -> list[Json]:
        if match["guild"] is None:
            return self.commands
        return self.guild_commands.setdefault(match["guild"], [])

    def _register(self, body: Json, old: list[Json], guild_id: str | None) -> Json:
        """A command as Discord gives it back: what is null is left out, and it has an id, the old
        one if a command of this name and type was there."""
        kind = body.get("type") or 1
        same = [e for e in old if (e["name"], e["type"]) == (body["name"], kind)]
        nullable = ("contexts", "default_member_permissions", "integration_types")
        given = {key: e for key, e in body.items() if e is not None or key in nullable}
        if given.get("default_member_permissions") is not None:
            given["default_member_permissions"] = str(given["default_member_permissions"])
        scope = {} if guild_id is None else {"guild_id": guild_id}
        return {
            "description": "",
            **given,
            **scope,
            "id": same[0]["id"] if same else self.snowflake(),
            "application_id": APPLICATION_ID,
            "type": kind,
            "version": self.snowflake(),
        }

    def _register_all(self, request: Request, match: re.Match[str]) -> list[Json]:
        there = self._registered(match)
        there[:] = [self._register(each, list(there), match["guild"]) for each in request.body]
        return there

    def _register_one(self, request: Request, match: re.Match[str]) -> Json:
        there = self._registered(match)
        new = self._register(request.body, there, match["guild"])
        there[:] = [*(each for each in there if each["id"] != new["id"]), new]
        return new

    def _unregister(self, _: Request, match: re.Match[str]) -> None:
        there = self._registered(match)
        if all(each["id"] != match["id"] for each in there):
            raise Refusal(404, 10063, "Unknown application command")
        there[:] = [each for each in there if each["id"] != match["id"]]

    # Interactions and messages.

    def _callback(self, request: Request, match: re.Match[str]) -> Json | None:
        answer = self._by_token.get(match["token"])
        waited = 0.0 if answer is None else request.at - answer.sent_at
        known = answer is not None and answer.interaction["id"] == match["id"]
        if answer is None or not known or waited > self.acknowledgement_limit:
            raise Refusal(404, 10062, "Unknown interaction")
        if answer.callback is not None:
            if not answer.unheard:
                self.violations.append(f"POST {request.path}: acknowledged a second time")
            raise Refusal(400, 40060, "Interaction has already been acknowledged.")
        kind, asked = request.body.get("type"), answer.interaction
        takes = {2: {4, 5, 9, 12}, 3: {4, 5, 6, 7, 9, 12}, 4: {8}, 5: {4, 5, 6, 7, 12}}
        allowed = takes[asked["type"]] - (set() if "message" in asked else {6, 7})
        if kind not in allowed:
            self.violations.append(f"POST {request.path}: /type is {kind}, takes {sorted(allowed)}")
            raise Refusal(400, 50035, "Invalid Form Body")
        data = request.body.get("data") or {}
        if kind in (4, 5):
            answer.message = self._new_message(asked["channel_id"], data, request.files, answer)
            answer.message["flags"] |= LOADING if kind == 5 else 0
        elif kind == 7 and answer.message is not None:
            self._edit(answer.message, data, request.files)
        answer.callback = request.body
        answer.unheard = request.unheard
        answer.acknowledged_after = waited
        answer.shown_after = None if kind in (5, 6) else waited
        if request.query.get("with_response", "").lower() not in ("1", "true"):
            return None
        about: Json = {"id": asked["id"], "type": asked["type"]}
        resource: Json = {"type": kind}
        if kind in (4, 5, 6, 7) and answer.message is not None:
            about["response_message_id"] = answer.message["id"]
            about["response_message_loading"] = kind == 5
            about["response_message_ephemeral"] = answer.private
        if kind in (4, 7):
            resource["message"] = answer.message
        return {"interaction": about, "resource": resource}

    def _acknowledged(self, match: re.Match[str]) -> Answer:
        answer = self._by_token.get(match["token"])
        if answer is None or answer.callback is None:
            raise Refusal(404, 10015, "Unknown Webhook")
        return answer

    def _follow_up(self, request: Request, match: re.Match[str]) -> Json | None:
        answer = self._acknowledged(match)
        original = answer.message
        if answer.kind == 5 and original is not None and original["flags"] & LOADING:
            # The first follow-up fills the deferred message, whose visibility is settled.
            asked_private = bool((request.body.get("flags") or 0) & EPHEMERAL)
            if asked_private != answer.private:
                was = "private" if answer.private else "public"
                self.violations.append(
                    f"POST {request.path}: /flags differs from the deferral, which was {was}"
                )
            self._fill(answer, original, request)
            message = original
        else:
            channel_id = answer.interaction["channel_id"]
            message = self._new_message(channel_id, request.body, request.files, answer)
            message["type"] = 19
            answer.follow_ups.append(message)
            if answer.shown_after is None:
                answer.shown_after = request.at - answer.sent_at
        waits = request.query.get("wait", "").lower() in ("1", "true")
        return message if waits else None

    def _fill(self, answer: Answer, message: Json, request: Request) -> None:
        self._edit(message, request.body, request.files)
        if message is answer.message and answer.shown_after is None:
            answer.shown_after = request.at - answer.sent_at

    def _held(self, match: re.Match[str]) -> tuple[Answer, Json]:
        """(the answer, its message) that a path below a webhook names."""
        answer = self._acknowledged(match)
        every = [answer.message, *answer.follow_ups]
        wanted = every[:1] if match["message"] == "@original" else every
        for each in wanted:
            named = match["message"] in ("@original", each and each["id"])
            if each is not None and named and each["id"] in self.messages:
                return answer, each
        raise Refusal(404, 10008, "Unknown Message")

    def _edit_held(self, request: Request, match: re.Match[str]) -> Json:
        answer, message = self._held(match)
        self._fill(answer, message, request)
        return message

    def _delete_held(self, request: Request, match: re.Match[str]) -> None:
        answer, message = self._held(match)
        del self.messages[message["id"]]
        if message is answer.message:
            answer.message = None
            if answer.shown_after is None:
                answer.shown_after = request.at - answer.sent_at
        else:
            answer.follow_ups.remove(message)

    def _post(self, request: Request, match: re.Match[str]) -> Json:
        if match["channel"] not in self.channels:
            raise Refusal(404, 10003, "Unknown Channel")
        return self._new_message(match["channel"], request.body, request.files)

    def _posted(self, match: re.Match[str]) -> Json:
        message = self.messages.get(match["id"])
        if message is None or message["channel_id"] != match["channel"]:
            raise Refusal(404, 10008, "Unknown Message")
        return message

    def _edit_posted(self, request: Request, match: re.Match[str]) -> Json:
        message = self._posted(match)
        self._edit(message, request.body, request.files)
        return message

    def _delete_posted(self, _: Request, match: re.Match[str]) -> None:
        del self.messages[self._posted(match)["id"]]

    def _new_message(
        self, channel_id: str, body: Json, files: dict[str, bytes], answer: Answer | None = None
    ) -> Json:
        flags = (body.get("flags") or 0) & (EPHEMERAL | IS_COMPONENTS_V2 | SUPPRESS_EMBEDS)
        message: Json = {
            "id": self.snowflake(),
            "type": 0,
            "channel_id": channel_id,
            "author": self.bot_user,
            "content": "",
            "timestamp": datetime.now(UTC).isoformat(),
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "embeds": [],
            "components": [],
            "pinned": False,
            "flags": flags,
        }
        if answer is not None:
            asked = answer.interaction
            message["type"] = 20 if asked["type"] == 2 else 0
            message |= {"application_id": APPLICATION_ID, "webhook_id": APPLICATION_ID}
            message["interaction_metadata"] = {
                "id": asked["id"],
                "type": asked["type"],
                "user": asked["user"] if "user" in asked else asked["member"]["user"],
                "authorizing_integration_owners": asked["authorizing_integration_owners"],
            }
        self._edit(message, body, files)
        message["edited_timestamp"] = None
        self.messages[message["id"]] = message
        return message

    def _edit(self, message: Json, body: Json, files: dict[str, bytes]) -> None:
        """Change a message as `body` says; what it does not name stays, private stays private."""
        message["flags"] &= ~LOADING
        message["flags"] |= (body.get("flags") or 0) & IS_COMPONENTS_V2
        message["edited_timestamp"] = datetime.now(UTC).isoformat()
        if "content" in body:
            message["content"] = body["content"] or ""
        if "embeds" in body:
            message["embeds"] = copy.deepcopy(body["embeds"] or [])
        if "attachments" in body:
            old = {each["id"]: each for each in message["attachments"]}
            message["attachments"] = [
                old.get(str(each["id"])) or self._attachment(each, files)
                for each in body["attachments"] or []
            ]
        if "components" in body:
            message["components"] = _number_components(body)
            urls = {each["filename"]: each["url"] for each in message["attachments"]}
            for each in components_of(message):
                for holder in (each, *each.get("items", [])):
                    for media in filter(None, (holder.get("media"), holder.get("file"))):
                        name = media["url"].removeprefix("attachment://")
                        media["url"] = urls.get(name, media["url"])

    def _attachment(self, entry: Json, files: dict[str, bytes]) -> Json:
        name = entry.get("filename", "unknown")
        attachment_id = self.snowflake()
        url = f"http://127.0.0.1:{self._port}/attachments/{attachment_id}/{name}"
        size = len(files.get(name, b""))
        told = {key: entry[key] for key in ("description",) if entry.get(key)}
        where = {"id": attachment_id, "filename": name, "size": size, "url": url, "proxy_url": url}
        return {**where, **told}
