"""The bot in a browser, without Discord.

The real client runs against SimCord, a simulated Discord in this process: the same commands, the
same payloads. `simulated` is the one place that knows how SimCord is set up; tests use it too.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
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

from bot.cards import Card, draw
from bot.client import Musette
from bot.config import BadSetting, Config
from bot.questions import Ask, Question, Way
from bot.records import Language

DISCORD_LOCALE: Final[dict[Language, str]] = {"en": "en-US", "fr": "fr"}


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
