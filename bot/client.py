"""The discord.py client: opens the World, loads commands/, registers them, shuts down cleanly."""

from __future__ import annotations

import asyncio
import gc
import hashlib
import json
import pkgutil
import signal
from collections.abc import Callable, Sequence
from typing import Any, Final

import aiohttp
import discord
import structlog
from discord import app_commands
from discord.ext import commands
from discord.http import MultipartParameters
from discord.webhook.async_ import AsyncWebhookAdapter, async_context
from yarl import URL

import commands as command_files
from bot import replies
from bot.answers import Answer, Answers
from bot.config import Config
from bot.daily import Daily
from bot.daily import answer as daily_answer
from bot.guilds import Guilds
from bot.measures import Measures
from bot.pictures.studio import Studio
from bot.questions import Ask, Channels, Many, Pick
from bot.replies import Action, Offer, Tree
from bot.reporting import report
from bot.words.translator import Translator
from bot.world import World

log: structlog.stdlib.BoundLogger = structlog.get_logger("musette")

# What the application asks Discord for: the README tells it to whoever adds the bot.
INTENTS: Final = discord.Intents.none()
PERMISSIONS: Final = discord.Permissions.none()
SCOPES: Final = ("bot", "applications.commands")


class Musette(commands.AutoShardedBot):
    """The bot.

    Args:
        config: the settings.
        lasting: whether guilds.db is kept in the data folder; False for a simulated Discord, where
            nothing that was registered lasts.
    """

    world: World
    guilds_db: Guilds
    registered: bool  # whether the commands were sent when this process started

    def __init__(self, config: Config, *, lasting: bool = True) -> None:
        # Nobody needs to read at every start that libraries for voice are missing.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=INTENTS,
            tree_cls=Tree,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            guild_ready_timeout=0,
        )
        self.config = config
        self.lasting = lasting
        self.studio = Studio()
        self.answers = Answers(self.studio)
        self.measures = Measures()
        self._forms: set[asyncio.Task[None]] = set()  # those that are being read
        self.answers.add(daily_answer)
        self.daily = Daily(self)
        self.actions = {"report": Action("report", report)}

    def offer(self, *offered: Offer) -> None:
        """Take what a command file has to offer: its command, its answers, what its buttons do."""
        named = [each for each in offered if not isinstance(each, Answer | Action)]
        for command in named:
            self.tree.add_command(command)
        for each in offered:
            if isinstance(each, Answer):
                self.answers.add(each, named[0].name if named else None)
            elif isinstance(each, Action):
                self.actions[each.kind] = each

    def command_names(self) -> list[str]:
        """Return the names of the slash commands."""
        slash = discord.AppCommandType.chat_input
        return sorted(command.name for command in self.tree.get_commands(type=slash))

    async def setup_hook(self) -> None:
        """Make everything ready before the gateway is opened.

        Raises:
            FactsUnusable: facts.db cannot be served from.
            DataUnusable: guilds.db cannot be used.
        """
        gc.disable()  # what is loaded now stays: looking through it again and again takes a third
        try:
            await self._make_ready()
        except BaseException:
            # The databases' threads would keep the process from ending.
            await self._let_go()
            raise
        finally:
            gc.enable()
        gc.freeze()  # without collecting first, which takes longer than opening the facts
        gc.set_threshold(5000, 10, 10)

    async def _make_ready(self) -> None:
        self.world = await World.open(self.config.facts)
        self.guilds_db = await Guilds.open(self.config.data_dir if self.lasting else None)
        self.add_dynamic_items(Ask, Pick, Many, Channels)
        await self.tree.set_translator(Translator(self.world.words))
        for name in command_names():
            await self.load_extension(f"{command_files.__name__}.{name}")
        self.registered = await self.register()
        self.daily.start()
        log.info(
            "ready to connect", facts=self.world.version, commands=len(self.tree.get_commands())
        )

    async def register(self, *, always: bool = False) -> bool:
        """Register the commands with Discord where they changed since the last time.

        Returns:
            Whether anything was sent.
        """
        application = self.application_id or 0
        payload_hash = await self.payload_hash()
        known = await self.guilds_db.registration(application)
        if not always and known is not None and known[0] == payload_hash:
            self.world.command_ids = known[1]
            return False
        registered = await self.tree.sync()
        self.world.command_ids = {
            command.name: command.id
            for command in registered
            if command.type is discord.AppCommandType.chat_input  # only these can be mentioned
        }
        await self.guilds_db.register(application, payload_hash, self.world.command_ids)
        log.info("registered commands", count=len(registered))
        return True

    async def payload_hash(self) -> str:
        """Return the SHA-256 of what would be registered, French included."""
        translator = self.tree.translator
        payload = [
            await command.get_translated_payload(self.tree, translator)
            if translator
            else command.to_dict(self.tree)
            for command in sorted(self.tree.get_commands(), key=lambda command: command.name)
        ]
        return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()

    async def pressed(
        self,
        interaction: discord.Interaction[Any],
        way: str,
        text: str,
        values: Sequence[str] = (),
    ) -> None:
        """Answer a press on a button or a choice in a menu (see questions.py)."""
        await replies.pressed(interaction, way, text, values)

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Take forms that are sent in; discord.py itself takes everything else.

        An `on_interaction` would do, at the price of a task for every interaction there is.
        """
        super().dispatch(event, *args, **kwargs)
        if event == "interaction" and args[0].type is discord.InteractionType.modal_submit:
            task = asyncio.create_task(replies.submitted(args[0]))
            self._forms.add(task)
            task.add_done_callback(self._forms.discard)

    async def close(self) -> None:
        """Disconnect, then let go of the databases."""
        self.daily.stop()
        await super().close()
        await self.studio.close()
        await self._let_go()

    async def _let_go(self) -> None:
        if hasattr(self, "world"):
            await self.world.close()
        if hasattr(self, "guilds_db"):
            await self.guilds_db.close()


def command_names() -> Sequence[str]:
    """Return the name of every file in commands/."""
    return sorted(module.name for module in pkgutil.iter_modules(command_files.__path__))


class Brief(AsyncWebhookAdapter):
    """Answers interactions without having Discord send the message back.

    discord.py asks for it and takes it apart, which is a fifth of an answer's CPU; we never look.
    """

    async def create_interaction_response(  # type: ignore[override]  # awaited like the original
        self,
        interaction_id: int,
        token: str,
        *,
        session: aiohttp.ClientSession,
        proxy: str | None = None,
        proxy_auth: aiohttp.BasicAuth | None = None,
        params: MultipartParameters,
    ) -> dict[str, Any]:
        """Send the answer."""
        route = discord.http.Route(
            "POST",
            "/interactions/{webhook_id}/{webhook_token}/callback",
            webhook_id=interaction_id,
            webhook_token=token,
        )
        await self.request(
            route,
            session=session,
            proxy=proxy,
            proxy_auth=proxy_auth,
            payload=params.payload,
            multipart=params.multipart,
            files=params.files,
        )
        return {"interaction": {"id": interaction_id}}


async def serve(client: Musette, token: str) -> None:
    """Run until SIGINT or SIGTERM, then disconnect.

    Raises:
        discord.LoginFailure: the token was refused.
        discord.PrivilegedIntentsRequired: Discord refused an intent.
        discord.ConnectionClosed: the gateway closed for good.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async_context.set(Brief())  # type: ignore[no-untyped-call]
    async with client:
        running = asyncio.create_task(client.start(token))
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if running.done():
                running.result()
            log.info("stopping")
            await client.close()
        finally:
            for task in (running, stopping):
                task.cancel()
            await asyncio.gather(running, stopping, return_exceptions=True)


def point_at(api: str) -> None:
    """Talk to another address than Discord's own: a proxy, or a simulated Discord.

    Args:
        api: the address of the API, such as http://127.0.0.1:8080/api/v10.
    """
    address = URL(api)
    discord.http.Route.BASE = api
    # Where discord.py goes when a session is lost for good, before it asks the API again.
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = URL.build(
        scheme="wss" if address.scheme == "https" else "ws",
        host=address.host or "",
        port=address.port,
    )


def loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Return uvloop's, where there is one."""
    try:
        import uvloop  # noqa: PLC0415 - only where it exists: not on Windows
    except ImportError:
        return None
    return uvloop.new_event_loop
