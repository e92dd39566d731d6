"""The bot in a browser, or on a terminal, without Discord.

The real client runs against SimCord, a simulated Discord in this process: the same commands, the
same payloads. `simulated` is the one place that knows how SimCord is set up; tests use it too.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
import unicodedata
import webbrowser
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Final

import discord
import simcord
import simcord.interactions
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle, RoleHandle, UserHandle
from simcord.env import Env
from simcord.results import InteractionResult

from bot.cards import Card, draw
from bot.client import Musette
from bot.config import BadSetting, Config
from bot.questions import Ask, Question, Way
from bot.records import Language
from bot.words import Say

DISCORD_LOCALE: Final[dict[Language, str]] = {"en": "en-US", "fr": "fr"}

# What may be typed for an option that is on or off.
TRUTHS: Final = {
    **dict.fromkeys(("yes", "true", "1", "oui", "vrai"), True),
    **dict.fromkeys(("no", "false", "0", "non", "faux"), False),
}


@dataclass(slots=True)
class Locales:
    """What language each simulated user has set, and who has installed the application."""

    of_user: dict[int, str] = field(default_factory=dict)
    user_installed: set[int] = field(default_factory=set)


@contextmanager
def speaking(locales: Locales) -> Iterator[None]:
    """Give every simulated interaction its user's and its server's locale.

    SimCord 3.2.1 writes en-US for both and no installation owners, whatever was set.
    """
    original = simcord.interactions.base_payload

    def base_payload(backend: Any, **given: Any) -> Any:  # noqa: ANN401 - SimCord's own signature
        record, payload = original(backend, **given)
        user, guild = given["user_id"], given["guild_id"]
        payload["locale"] = locales.of_user.get(user, "en-US")
        owners = {}
        if guild is not None:
            payload["guild_locale"] = backend.get_guild(guild).preferred_locale
            owners["0"] = str(guild)
        if user in locales.user_installed or guild is None:
            owners["1"] = str(user)
        payload["authorizing_integration_owners"] = owners
        return record, payload

    simcord.interactions.base_payload = base_payload
    try:
        yield
    finally:
        simcord.interactions.base_payload = original


@dataclass(slots=True)
class Simulation:
    """A running client in a simulated Discord with one server, one channel and four people."""

    client: Musette
    env: Env
    locales: Locales
    guild: GuildHandle
    channel: ChannelHandle
    fan: MemberActor
    fan_fr: MemberActor
    moderator: MemberActor
    owner: MemberActor


@asynccontextmanager
async def simulated(
    config: Config,
    *,
    server: Language = "en",
    epoch: datetime | None = None,
    lasting: bool = False,
) -> AsyncIterator[Simulation]:
    """Run the client in a simulated Discord.

    Args:
        config: the settings; the token is not used.
        server: the language of the server.
        epoch: the moment at which the simulated clock starts, SimCord's own if None.
        lasting: whether guilds.db is kept in the data folder.
    """
    locales = Locales()
    client = Musette(replace(config, token=None), lasting=lasting)
    async with AsyncExitStack() as stack:
        stack.enter_context(speaking(locales))
        stack.push_async_callback(client.close)  # SimCord lets go of a client without closing it
        # Every error reaches our own log, where tests look for it.
        async with simcord.run(client, shard_count=1, check_errors=False) as env:
            env.backend.bot_user.name = "Musette"
            if epoch is not None:
                env.backend.clock._epoch = epoch  # noqa: SLF001 - SimCord has no other way
            owner_user = env.create_user("olympe", global_name="Olympe (owner)")
            guild = env.create_guild(
                "Le Peloton" if server == "fr" else "The Peloton",
                owner=owner_user,
                preferred_locale=DISCORD_LOCALE[server],
            )
            channel = guild.create_text_channel("tour-de-france")
            moderators = guild.create_role(
                "Moderators", permissions=discord.Permissions(manage_guild=True)
            )

            def join(locale: str, user: UserHandle, *roles: RoleHandle) -> MemberActor:
                locales.of_user[user.id] = locale
                return guild.add_member(user, roles=roles)

            yield Simulation(
                client,
                env,
                locales,
                guild,
                channel,
                fan=join("en-GB", env.create_user("emma", global_name="Emma")),
                fan_fr=join("fr", env.create_user("lucien", global_name="Lucien")),
                moderator=join(
                    "fr", env.create_user("maud", global_name="Maud (moderator)"), moderators
                ),
                owner=join("en-US", owner_user),
            )


async def preview(config: Config, server: Language) -> None:
    """Serve the page until SIGINT or SIGTERM."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with simulated(config, server=server, epoch=datetime.now(UTC)) as here:
        await welcome(here, server)
        page = here.env.preview(
            here.channel,
            viewers=[here.fan, here.fan_fr, here.moderator, here.owner],
            layout="channel",
            locale=DISCORD_LOCALE[server],
            port=config.preview_port or None,
        )
        async with AsyncExitStack() as opened:
            try:
                await opened.enter_async_context(page)
            except simcord.SetupError:
                raise BadSetting(
                    f"MUSETTE_PREVIEW_PORT is {config.preview_port}, which another program uses: "
                    "write another port, or 0 for any free one."
                ) from None
            print(
                f"Musette is open in a simulated Discord:\n\n  {page.url}\n\nCtrl-C ends it.",
                flush=True,
            )
            if _has_screen():
                webbrowser.open(page.url)
            await stop.wait()


async def welcome(here: Simulation, server: Language) -> None:
    """Post what to try, in the server's language."""
    say = here.client.world.words[server]
    card = Card(say("welcome-title"), [say("welcome")], footer=False, dismissable=False)
    card.asks += [
        Ask(say("season-button", number=1), Question("season", 1), Way.OPEN),
        Ask("Jumbo-Visma", Question("team", "visma"), Way.OPEN),
        Ask("Marion Rousse", Question("quote", "marion-rousse"), Way.OPEN),
        Ask(say("help-button"), Question("help"), Way.OPEN),
    ]
    view = draw(card, say, question=None, private=False, facts="")
    await here.client.get_partial_messageable(here.channel.id).send(view=view)
    await here.env.settle()


def _has_screen() -> bool:
    """Tell whether a browser can be opened: a page on a server without a screen only blocks."""
    return sys.platform in {"darwin", "win32"} or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )


class CannotAsk(Exception):
    """What was typed is no command; the message says which there are."""


async def ask(config: Config, line: str, language: Language) -> tuple[str, bool]:
    """Ask one question through the real client.

    Args:
        config: the settings.
        line: a command as it is typed in Discord: `/team jumbo`, `/quote person:van aert season:1`.
        language: the language of who asks.

    Returns:
        The answer as plain text with its sources, and whether something was found.

    Raises:
        CannotAsk: the line is no command.
    """
    async with simulated(config, server=language, epoch=datetime.now(UTC)) as here:
        command, options = read_line(line, here.client, here.client.world.words["fr"])
        fan = here.fan_fr if language == "fr" else here.fan
        try:
            result = await fan.slash(here.channel, command, **options)
        except simcord.OptionError as error:  # what Discord itself would not let a user send
            raise CannotAsk(f"{error}.") from None
        text, found = plain(result), not _is_miss(result)
        while (turned := _next_page(result)) is not None and result.response is not None:
            result = await fan.click(result.response, custom_id=turned)
            text += "\n\n" + plain(result)
        sources = _button(result, "ask:p:sources/")
        if found and sources is not None and result.response is not None:
            text += "\n\n" + plain(await fan.click(result.response, custom_id=sources))
        return text, found


def read_line(line: str, client: Musette, french: Say) -> tuple[str, dict[str, Any]]:
    """Read a command line: options by name, in either language, or in their order.

    Raises:
        CannotAsk: no such command or option.
    """
    # Some terminals send é as e with an accent behind it.
    line = unicodedata.normalize("NFC", line).strip()
    name, _, rest = line.removeprefix("/").partition(" ")
    slash = discord.AppCommandType.chat_input
    commands = {command.name: command for command in client.tree.get_commands(type=slash)}
    in_french = {french(f"command-{each}"): each for each in commands}
    command = commands.get(in_french.get(name.lower(), name.lower()))
    if not isinstance(command, discord.app_commands.Command):
        raise CannotAsk(
            f"There is no command /{name}. There are: {', '.join(f'/{each}' for each in commands)}."
        )
    parameters = {parameter.name: parameter for parameter in command.parameters}
    named = {french(f"command-{command.name}.{each}"): each for each in parameters} | {
        each: each for each in parameters
    }
    given: dict[str, str] = {}
    marks = [m for m in re.finditer(r"(?:^|\s)([^\s:]+):", rest) if m[1].lower() in named]
    loose = rest[: marks[0].start()] if marks else rest
    ends = [*(mark.start() for mark in marks[1:]), len(rest)]
    for mark, end in zip(marks, ends, strict=False):  # without marks there is one end too many
        given[named[mark[1].lower()]] = rest[mark.end() : end].strip()
    if loose := loose.strip():
        given[next(iter(parameters))] = loose
    return command.name, {each: _typed(parameters[each], value) for each, value in given.items()}


def _typed(parameter: discord.app_commands.Parameter, value: str) -> Any:  # noqa: ANN401 - str, int or bool
    if parameter.type is discord.AppCommandOptionType.integer:
        if not value.isdecimal():
            raise CannotAsk(f"{parameter.name} is a number: {value!r} is not.")
        return int(value)
    if parameter.type is discord.AppCommandOptionType.boolean:
        if value.lower() not in TRUTHS:
            raise CannotAsk(f"{parameter.name} is yes or no: {value!r} is neither.")
        return TRUTHS[value.lower()]
    return value


def plain(result: InteractionResult) -> str:
    """Return the texts of an answer without Markdown, buttons of choices in square brackets."""
    shown = (
        result.followups[-1] if result.response is None and result.followups else result.response
    )
    if shown is None:
        return ""
    lines: list[str] = []
    for component in _walk(shown.components):
        if component.get("type") == discord.ComponentType.text_display.value:
            lines.append(str(component["content"]))
        elif component.get("type") == discord.ComponentType.media_gallery.value:
            lines += [str(item["description"]) for item in component["items"]]
        elif str(component.get("custom_id", "")).startswith("ask:o:"):
            lines.append(f"[{component['label']}]")
    text = "\n".join(lines)
    text = re.sub(r"\[([^\]]*)\]\(<([^)>]*)>\)", r"\1 <\2>", text)
    text = re.sub(r"</([^:>]+):\d+>", r"/\1", text)  # a command that can be clicked
    text = re.sub(r"(?m)^(#+ |-# |> )", "", text)
    return re.sub(r"\\([^\w\s])", r"\1", re.sub(r"(\*\*|(?<!\w)\*|\*(?!\w))", "", text))


def _walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from _walk(component.get("components", []))


def _button(result: InteractionResult, prefix: str) -> str | None:
    if result.response is None:
        return None
    found = (str(each.get("custom_id", "")) for each in _walk(result.response.components))
    return next((custom_id for custom_id in found if custom_id.startswith(prefix)), None)


def _next_page(result: InteractionResult) -> str | None:
    """Return the custom_id of the button that turns to the next page, None on the last one."""
    if result.response is None:
        return None
    return next(
        (
            str(each["custom_id"])
            for each in _walk(result.response.components)
            if (each.get("emoji") or {}).get("name") == "▶️" and not each.get("disabled")
        ),
        None,
    )


def _is_miss(result: InteractionResult) -> bool:
    """Tell whether the answer is one of the private cards that say why there is none."""
    return result.ephemeral and _button(result, "ask:s:") is None
