"""The discord.py client: opens the World, loads commands/, registers them, shuts down cleanly."""

from __future__ import annotations

import asyncio
import gc
import hashlib
import json
import pkgutil
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, cast

import discord
import structlog
from discord import app_commands
from discord.ext import commands
from discord.webhook.async_ import async_context
from yarl import URL

from bot import offered, replies
from bot.administration import Admins
from bot.answers import Answer, Answers
from bot.callbacks import Callbacks
from bot.config import Config
from bot.daily import Daily
from bot.daily import answer as daily_answer
from bot.errors import FactsUnusable
from bot.facts_file import candidates
from bot.flood import Flood
from bot.guilds import Guilds
from bot.health import watched
from bot.measures import Measures
from bot.offered import Command, Offered
from bot.pictures.studio import Studio
from bot.questions import Ask, Channels, Many, Pick
from bot.reload import COLLECTING, Reload
from bot.replies import Action, Offer, Tree
from bot.reporting import report
from bot.shell import Shell
from bot.underway import Underway
from bot.words.translator import Translator
from bot.world import World

log: structlog.stdlib.BoundLogger = structlog.get_logger("musette")

# What the application asks Discord for: the README tells it to whoever adds the bot.
INTENTS: Final = discord.Intents.none()
PERMISSIONS: Final = discord.Permissions.none()
SCOPES: Final = ("bot", "applications.commands")

GOODBYE: Final = 1.0  # seconds for the gateway to be closed
ADMIN: Final = "admin"  # the one command that is not for everybody


class Musette(commands.AutoShardedBot):
    """The bot.

    Args:
        config: the settings.
        lasting: whether guilds.db is kept in the data folder; False for a simulated Discord, where
            nothing that was registered lasts.
    """

    world: World
    offered: Offered
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
        self.measures = Measures()
        self.flood = Flood()
        self.underway = Underway()
        self._forms: set[asyncio.Task[None]] = set()  # those that are being read
        self.offered = self.unoffered()
        self.daily = Daily(self)
        self.reload = Reload(self)
        self.shell = Shell(self.reload, config.data_dir)
        self.admins = Admins(self)
        self.started = time.perf_counter()

    @property
    def answers(self) -> Answers:
        """Every answer that is in service."""
        return self.offered.answers

    def unoffered(self) -> Offered:
        """Return what the bot itself offers, for command files to add to."""
        return Offered(self.studio, daily_answer, Action("report", report))

    def offer(self, *each_offered: Offer) -> None:
        """Take what a command file has to offer: its command, its answers, what its buttons do."""
        self.offered.offer(*each_offered)
        for each in each_offered:
            if not isinstance(each, Answer | Action):
                self.tree.add_command(each, guild=self._home_of(each))

    def take(self, world: World, made: Offered) -> None:
        """Answer from another World, and with what other command files offer.

        Nothing waits in here: no interaction sees one without the other. Those that have begun
        keep what they began with.
        """
        tree = self.tree
        if made is not self.offered:
            for key, command in self.offered.commands.items():
                if key not in made.commands:
                    tree.remove_command(key[1], type=key[0], guild=self._home_of(command))
            for command in made.commands.values():
                tree.add_command(command, guild=self._home_of(command), override=True)
        if tree.translator is not None:
            cast(Translator, tree.translator).words = world.words
        self.world, self.offered = world, made

    def _home_of(self, command: Command) -> discord.Object | None:
        """Return the one server that a command is registered in, None for everywhere."""
        server = self.config.admin_server
        if server is None or not isinstance(command, app_commands.Group) or command.name != ADMIN:
            return None
        command.allowed_contexts = app_commands.AppCommandContext(
            guild=True, dm_channel=False, private_channel=False
        )
        command.allowed_installs = app_commands.AppInstallationType(guild=True, user=False)
        return discord.Object(server)

    def command_names(self) -> list[str]:
        """Return the names of the slash commands that are for everybody."""
        slash = discord.AppCommandType.chat_input
        return sorted(
            name for type_, name in self.offered.commands if type_ is slash and name != ADMIN
        )

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
        gc.set_threshold(*COLLECTING)

    async def _make_ready(self) -> None:
        self.world = await self._newest_world()
        self.guilds_db = await Guilds.open(
            self.config.data_dir if self.lasting else None, count_misses=self.config.count_misses
        )
        self.add_dynamic_items(Ask, Pick, Many, Channels)
        await self.tree.set_translator(Translator(self.world.words))
        for name in command_names():
            await self.load_extension(f"{offered.PACKAGE}.{name}")
        self.offered.modules = offered.serving()
        self.offered.texts = offered.texts_of(offered.FOLDER)
        self.registered = await self.register()
        self.daily.start()
        log.info(
            "ready to connect", facts=self.world.version, commands=len(self.tree.get_commands())
        )

    async def connect(self, *, reconnect: bool = True) -> None:
        """Open the gateway, and listen to the shell as long as it is open."""
        if self.lasting:
            await self.shell.open()
        await super().connect(reconnect=reconnect)

    async def _newest_world(self) -> World:
        """Open the newest facts.db that can be served from.

        Raises:
            FactsUnusable: there is none; it tells of the configured one.
        """
        files = candidates(self.config) if self.lasting else [self.config.facts]
        refused: dict[Path, FactsUnusable] = {}
        for file in files:
            try:
                return await World.open(file)
            except FactsUnusable as error:
                refused[file] = error
                if len(files) > 1:
                    log.warning("facts passed over", why=str(error))
        raise refused[self.config.facts]

    async def register(self, *, always: bool = False) -> bool:
        """Register the commands with Discord where they changed since the last time.

        Returns:
            Whether anything was sent.

        Raises:
            discord.HTTPException: Discord refused them.
        """
        application = self.application_id or 0
        payload_hash = await self.payload_hash()
        known = await self.guilds_db.registration(application)
        if not always and known is not None and known[0] == payload_hash:
            self.world.command_ids = known[1]
            return False
        registered = await self.tree.sync()
        whole = await self._register_in_admin_server()
        self.world.command_ids = {
            command.name: command.id
            for command in registered
            # Only these can be mentioned.
            if command.type is discord.AppCommandType.chat_input and command.name != ADMIN
        }
        await self._take_back(await self.guilds_db.admin_server(application))
        if whole:  # else the next start tries again
            await self.guilds_db.register(
                application,
                payload_hash,
                self.world.command_ids,
                admin_server=self.config.admin_server,
            )
        log.info("registered commands", count=len(registered))
        return True

    async def _register_in_admin_server(self) -> bool:
        """Register what belongs there; a server that the bot is not in keeps nobody waiting."""
        if self.config.admin_server is None:
            return True
        try:
            await self.tree.sync(guild=discord.Object(self.config.admin_server))
        except (discord.Forbidden, discord.NotFound) as error:
            log.warning(
                "no /admin: add the bot to the server of MUSETTE_ADMIN_SERVER", code=error.code
            )
            return False
        return True

    async def _take_back(self, server: int | None) -> None:
        """Take back what was registered in a server that is the admin server no more."""
        if server is None or server == self.config.admin_server:
            return
        try:
            await self.tree.sync(guild=discord.Object(server))  # where nothing belongs now
        except (discord.Forbidden, discord.NotFound) as error:
            log.info("the former admin server is gone", code=error.code)

    async def payload_hash(self) -> str:
        """Return the SHA-256 of what would be registered, French included."""
        translator = self.tree.translator
        payload: list[object] = []
        for _, command in sorted(self.offered.commands.items(), key=lambda each: each[0][1]):
            payload.append(
                await command.get_translated_payload(self.tree, translator)
                if translator
                else command.to_dict(self.tree)
            )
            await asyncio.sleep(0)  # new words are read only now: all at once would stop the loop
        payload.append(self.config.admin_server)
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
        """Take nothing new, finish what is begun, disconnect, then let go of the databases."""
        self.daily.stop()
        await self._hang_up()
        await self.underway.finish()
        if self.is_ready():  # not when it never was, nor when this is called again
            await self.daily.write_misses()
        await super().close()
        await self.studio.close()
        await self._let_go()
        gc.unfreeze()  # another client in this process would add to what is never collected

    async def _hang_up(self) -> None:
        """Close the gateway: no interaction comes any more, and answers can still be sent."""
        closing = [asyncio.ensure_future(each.disconnect()) for each in self.shards.values()]
        if closing:
            # Discord says goodbye too, usually at once.
            await asyncio.wait(closing, timeout=GOODBYE)

    async def _let_go(self) -> None:
        await self.shell.close()
        await self.reload.close()
        if hasattr(self, "world"):
            await self.world.close()
        if hasattr(self, "guilds_db"):
            await self.guilds_db.close()


def command_names() -> Sequence[str]:
    """Return the name of every file in commands/."""
    return sorted(module.name for module in pkgutil.iter_modules([str(offered.FOLDER)]))


async def serve(client: Musette, token: str) -> None:
    """Run until SIGINT or SIGTERM, then disconnect.

    Raises:
        discord.LoginFailure: the token was refused.
        discord.PrivilegedIntentsRequired: Discord refused an intent.
        discord.ConnectionClosed: the gateway closed for good.
        BadSetting: the port for metrics cannot be opened.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async_context.set(Callbacks())  # type: ignore[no-untyped-call]
    config = client.config
    async with client, watched(client, config.metrics_host, config.metrics_port):
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
