"""The loopback Discord of gateway.py, shown to work with a stock discord.py bot."""

from __future__ import annotations

import asyncio
import io
import json
import zlib
from collections.abc import AsyncIterator
from typing import Any, cast

import aiohttp
import discord
import pytest
import yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route
from discord_limits import EPHEMERAL
from gateway import (
    CHANNEL_ID,
    GUILD_ID,
    HEARTBEAT,
    IDENTIFY,
    RESUME,
    LoopbackDiscord,
    NotAcknowledged,
    NotOffered,
    components_of,
    person,
    text_of,
)

Interaction = discord.Interaction["StockBot"]


class StockBot(commands.AutoShardedBot):
    """A bot as its users write it, with one command for each thing to try."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            command_prefix=[],
            help_command=None,
            intents=options.pop("intents", discord.Intents.none()),
            allowed_mentions=discord.AllowedMentions.none(),
            guild_ready_timeout=0,
            **options,
        )
        self.seen: list[Interaction] = []
        self.errors: list[Exception] = []
        """What went wrong in a command."""
        command: app_commands.Command[Any, ..., Any] | app_commands.Group
        for command in (team, settings, late, modal, careless, upload):
            self.tree.add_command(command)
        self.tree.error(self.noted)

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Identify at once; discord.py would wait for 5 s each time but the first."""

    async def on_interaction(self, interaction: Interaction) -> None:
        self.seen.append(interaction)

    async def noted(self, _: Interaction, error: app_commands.AppCommandError) -> None:
        self.errors.append(error.original if hasattr(error, "original") else error)


class Panel(discord.ui.LayoutView):
    text: discord.ui.TextDisplay[Panel] = discord.ui.TextDisplay("Page 1")
    row: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()
    pick: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @row.button(label="Next", custom_id="next")
    async def following(self, interaction: Interaction, _: discord.ui.Button[Panel]) -> None:
        self.text.content = "Page 2"
        await interaction.response.edit_message(view=self)

    @row.button(label="Off", custom_id="off", disabled=True)
    async def off(self, interaction: Interaction, _: discord.ui.Button[Panel]) -> None: ...

    @pick.select(
        custom_id="pick",
        max_values=2,
        options=[discord.SelectOption(label=each) for each in ("a", "b", "c")],
    )
    async def picked(self, interaction: Interaction, select: discord.ui.Select[Panel]) -> None:
        await interaction.response.send_message(" ".join(select.values), ephemeral=True)

    whom: discord.ui.ActionRow[Panel] = discord.ui.ActionRow()

    @whom.select(cls=discord.ui.UserSelect, custom_id="whom")
    async def person(self, interaction: Interaction, select: discord.ui.UserSelect[Panel]) -> None:
        await interaction.response.send_message(select.values[0].name, ephemeral=True)


class Form(discord.ui.Modal, title="Language"):
    name: discord.ui.Label[Form] = discord.ui.Label(
        text="Name", component=discord.ui.TextInput(custom_id="name", max_length=5)
    )
    language: discord.ui.Label[Form] = discord.ui.Label(
        text="Language",
        component=discord.ui.Select(
            custom_id="language", options=[discord.SelectOption(label=e) for e in ("fr", "en")]
        ),
    )

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        name = cast("discord.ui.TextInput[Form]", self.name.component).value
        language = cast("discord.ui.Select[Form]", self.language.component).values
        await interaction.response.send_message(f"{name} {language}")


@app_commands.command(description="A team")
@app_commands.describe(name="Its name", year="A year", rider="A rider")
async def team(
    interaction: Interaction,
    name: str,
    year: app_commands.Range[int, 1990, 2030] | None = None,
    rider: discord.User | None = None,
) -> None:
    if name == "panel":
        await interaction.response.send_message(view=Panel())
        return
    about = (name, year, rider and rider.name, interaction.locale, interaction.guild_locale)
    private = name == "private"
    await interaction.response.send_message(" ".join(map(str, about)), ephemeral=private)


@team.autocomplete("name")
async def names(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    year = interaction.namespace.year
    return [app_commands.Choice(name=f"{typed} {year}", value=typed)]


settings = app_commands.Group(
    name="settings",
    description="Settings",
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
    allowed_installs=app_commands.AppInstallationType(guild=True),
)


@settings.command(description="The language")
async def language(interaction: Interaction, to: app_commands.Choice[str]) -> None:
    await interaction.response.send_message(f"{to.name} {interaction.context.guild}")


language = app_commands.choices(
    to=[app_commands.Choice(name="French", value="fr"), app_commands.Choice(name="en", value="en")]
)(language)


@app_commands.command(description="Defers, then answers")
@app_commands.default_permissions(send_messages=True)
async def late(interaction: Interaction, *, private: bool, wrongly: bool = False) -> None:
    await interaction.response.defer(ephemeral=private)
    await interaction.followup.send("first", ephemeral=private != wrongly)
    await interaction.followup.send("second", ephemeral=private)


@app_commands.command(description="Opens a form")
async def modal(interaction: Interaction) -> None:
    await interaction.response.send_modal(Form())


@app_commands.command(description="Sends what it should not")
async def careless(interaction: Interaction) -> None:
    await interaction.response.send_message(
        "x" * 2001, allowed_mentions=discord.AllowedMentions(everyone=True)
    )


@app_commands.command(description="Shows a picture, then edits and deletes it")
async def upload(interaction: Interaction) -> None:
    view = discord.ui.LayoutView()
    view.add_item(discord.ui.MediaGallery(discord.MediaGalleryItem("attachment://a.png")))
    picture = discord.File(io.BytesIO(b"picture"), "a.png", description="A picture")
    await interaction.response.send_message(view=view, file=picture)
    message = await interaction.original_response()
    assert message.attachments[0].size == len(b"picture")
    gallery = cast("discord.MediaGalleryComponent", message.components[0])
    assert gallery.items[0].media.url == message.attachments[0].url
    await message.edit(view=discord.ui.LayoutView().add_item(discord.ui.TextDisplay("edited")))
    await interaction.delete_original_response()


class Running:
    """A loopback Discord and the bot that runs against it."""

    def __init__(self, loopback: LoopbackDiscord) -> None:
        self.loopback = loopback
        self.bot = StockBot()
        self.task: asyncio.Task[None] | None = None

    async def start(self, **options: Any) -> StockBot:
        """Start the bot and wait until it is ready."""
        self.begin(**options)
        await self.loopback.until(self.loopback.ready.is_set, what="the bot is ready")
        return self.bot

    def begin(self, token: str | None = None, **options: Any) -> asyncio.Task[None]:
        if options:
            self.bot = StockBot(**options)
        self.task = asyncio.create_task(self.bot.start(token or self.loopback.token))
        return self.task

    async def stop(self) -> None:
        if self.task is not None:
            async with asyncio.timeout(5):
                await self.bot.close()
                await asyncio.wait([self.task])


@pytest.fixture
async def loopback(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[LoopbackDiscord]:
    """A loopback Discord, made with the parameter of the test, to which discord.py goes."""
    async with LoopbackDiscord(**getattr(request, "param", {})) as opened:
        monkeypatch.setattr(Route, "BASE", opened.api_url)
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(opened.gateway_url))
        yield opened


@pytest.fixture
async def running(loopback: LoopbackDiscord) -> AsyncIterator[Running]:
    both = Running(loopback)
    yield both
    await both.stop()


async def test_log_in_and_sync(loopback: LoopbackDiscord, running: Running) -> None:
    bot = await running.start()
    assert [(each.method, each.path) for each in loopback.requests] == [
        ("GET", "/users/@me"),
        ("GET", "/oauth2/applications/@me"),
        ("PUT", f"/applications/{bot.application_id}/commands"),
        ("GET", "/gateway/bot"),
    ]
    put = await loopback.request("PUT", "/applications/*/commands")
    assert put.headers["authorization"] == f"Bot {loopback.token}"
    assert put.headers["content-type"] == "application/json"
    assert put.status == 200
    assert {each["name"] for each in loopback.commands} == {
        each.name for each in bot.tree.get_commands()
    }
    [identify] = loopback.received(IDENTIFY)
    assert identify.data["shard"] == [0, 1]
    assert identify.data["intents"] == 0
    assert loopback.violations == []
    assert loopback.unserved == []

    again = {each["name"]: each["id"] for each in loopback.commands}
    assert {each.name: str(each.id) for each in await bot.tree.sync()} == again
    assert len(await bot.tree.fetch_commands()) == len(again)
    await running.stop()
    await loopback.until(lambda: loopback.closures)
    assert loopback.closures == [1000]
    assert not loopback.ready.is_set()


async def test_slash(loopback: LoopbackDiscord, running: Running) -> None:
    await running.start()
    rider = person("tadej", "77")
    options = {"name": "uae", "year": 2024, "rider": rider}
    answer = await loopback.slash("team", options, locale="fr", guild_locale="de")
    assert answer.kind == 4
    assert answer.message is not None
    assert text_of(answer.message) == "uae 2024 tadej fr de"
    assert answer.acknowledged_after is not None
    assert 0 < answer.acknowledged_after < 1
    assert not answer.private
    assert await answer.shown() is answer.message
    assert answer.shown_after == answer.acknowledged_after
    private = await loopback.slash("team", {"name": "private"}, user=person("bob", "88"))
    assert private.private
    assert private.data["flags"] == EPHEMERAL
    assert loopback.violations == []


async def test_interactions_in_every_context(loopback: LoopbackDiscord, running: Running) -> None:
    seen = (await running.start()).seen
    await loopback.slash("team", {"name": "a"}, permissions=8, app_permissions=2048)
    await loopback.slash("team", {"name": "a"}, installed="user")
    await loopback.slash("team", {"name": "a"}, context="bot_dm", channel_id="5")
    await loopback.slash("team", {"name": "a"}, context="private_channel")
    assert [each.guild_id and str(each.guild_id) for each in seen] == [
        GUILD_ID,
        GUILD_ID,
        None,
        None,
    ]
    assert seen[0].permissions.administrator
    assert seen[0].app_permissions.value == 2048
    assert seen[0].channel is not None
    assert str(seen[0].channel.id) == CHANNEL_ID
    assert seen[1].is_user_integration()
    assert not seen[1].is_guild_integration()
    assert seen[2].context.dm_channel
    assert seen[2].channel is not None
    assert seen[2].channel.id == 5
    assert seen[3].context.private_channel
    assert seen[3].guild_locale is None
    assert {each.filesize_limit for each in seen} == {10 * 2**20}


@pytest.mark.parametrize(
    ("name", "options", "place", "why"),
    [
        ("unheard", {}, {}, "/unheard is not registered"),
        ("team", {}, {}, "/team needs name"),
        ("team", {"name": "a", "month": 1}, {}, "/team has no option month"),
        ("team", {"name": 5}, {}, "name is an option of type 3 and cannot be 5"),
        ("team", {"name": "a", "year": True}, {}, "year is an option of type 4"),
        ("team", {"name": "a", "year": 2031}, {}, "year must have a value from 1990 to 2030"),
        ("team", {"name": "a", "rider": "tadej"}, {}, "rider takes an object with an id"),
        ("settings", {}, {}, "/settings needs a subcommand"),
        ("settings colour", {}, {}, "/settings has no subcommand 'colour'"),
        ("settings language", {"to": "de"}, {}, "to must be one of"),
        ("settings language", {"to": "fr"}, {"context": "private_channel"}, "only offered in the"),
        ("settings language", {"to": "fr"}, {"installed": "user"}, "is only for [0]"),
        ("late", {"private": True}, {"permissions": 0}, "with the permissions 2048"),
    ],
)
async def test_discord_does_not_send_what_it_does_not_offer(
    loopback: LoopbackDiscord,
    running: Running,
    name: str,
    options: dict[str, Any],
    place: Any,
    why: str,
) -> None:
    await running.start()
    with pytest.raises(NotOffered) as raised:
        await loopback.slash(name, options, **place)
    assert why in str(raised.value)
    assert loopback.answers == []


async def test_subcommand_with_choices(loopback: LoopbackDiscord, running: Running) -> None:
    await running.start()
    answer = await loopback.slash("settings language", {"to": "fr"})
    assert answer.data["content"] == "French True"


async def test_guild_commands(loopback: LoopbackDiscord, running: Running) -> None:
    bot = await running.start()
    guild = discord.Object(int(GUILD_ID))
    bot.tree.add_command(
        app_commands.Command(name="here", description="x", callback=_here), guild=guild
    )
    [synced] = await bot.tree.sync(guild=guild)
    assert synced.guild_id == guild.id
    assert [each["name"] for each in loopback.guild_commands[GUILD_ID]] == ["here"]
    assert (await loopback.slash("here")).data["content"] == "here"
    with pytest.raises(NotOffered):
        await loopback.slash("here", context="bot_dm")
    await synced.delete()
    with pytest.raises(NotOffered):
        await loopback.slash("here")


async def _here(interaction: Interaction) -> None:
    await interaction.response.send_message("here")


async def test_autocomplete(loopback: LoopbackDiscord, running: Running) -> None:
    await running.start()
    answer = await loopback.autocomplete("team", "name", "mov", {"year": 2020})
    assert answer.choices == [{"name": "mov 2020", "value": "mov"}]
    assert answer.message is None
    with pytest.raises(NotOffered):
        await loopback.autocomplete("team", "year", "20")


async def test_button_and_selects(loopback: LoopbackDiscord, running: Running) -> None:
    await running.start()
    card = await loopback.slash("team", {"name": "panel"})
    assert card.message is not None
    assert text_of(card.message) == "Page 1"
    ids = [each["id"] for each in components_of(card.message)]
    assert len(set(ids)) == len(ids) > 5

    pressed = await loopback.press("next", message=card)
    assert pressed.kind == 7
    assert text_of(card.message) == "Page 2"
    assert pressed.message is card.message

    chosen = await loopback.choose("pick", "a", "c", message=card.message)
    assert chosen.data["content"] == "a c"
    assert chosen.private
    assert text_of(card.message) == "Page 2"
    named = await loopback.choose("whom", person("wout", "99"), message=card)
    assert named.data["content"] == "wout"
    assert loopback.violations == []

    for custom_id, values, why in (
        ("off", None, "'off' is disabled"),
        ("gone", None, "no component 'gone'"),
        ("pick", None, "'pick' is a string select"),
        ("next", ["a"], "'next' is a button"),
        ("pick", ["d"], "pick has no option ['d']"),
        ("pick", ["a", "b", "c"], "pick takes 1 to 2 values, not 3"),
    ):
        use = loopback.press if values is None else loopback.choose
        with pytest.raises(NotOffered) as raised:
            await use(custom_id, *(values or ()), message=card)
        assert why in str(raised.value)


async def test_nobody_else_presses_on_a_private_or_deleted_message(
    loopback: LoopbackDiscord, running: Running
) -> None:
    await running.start()
    card = await loopback.slash("team", {"name": "panel"})
    assert card.message is not None
    bob = person("bob", "88")
    assert (await loopback.press("next", message=card, user=bob)).kind == 7
    card.message["flags"] |= EPHEMERAL
    with pytest.raises(NotOffered, match="private"):
        await loopback.press("next", message=card, user=bob)
    del loopback.messages[card.message["id"]]
    with pytest.raises(NotOffered, match="deleted"):
        await loopback.press("next", message=card)


async def test_modal(loopback: LoopbackDiscord, running: Running) -> None:
    await running.start()
    opened = await loopback.slash("modal")
    assert opened.kind == 9
    assert opened.data["title"] == "Language"
    sent = await loopback.submit(opened, {"name": "Wout", "language": ["fr"]})
    assert sent.data["content"] == "Wout ['fr']"
    assert loopback.violations == []
    for values, why in (
        ({"name": "Wout"}, "language takes 1 to 1 values"),
        ({"name": "", "language": ["fr"]}, "name must have 1 to 5 characters"),
        ({"name": "Mathieu", "language": ["fr"]}, "name must have 1 to 5 characters"),
        ({"name": "Wout", "language": ["de"]}, "language has no option ['de']"),
        ({"age": "3"}, "the modal has no field age"),
    ):
        with pytest.raises(NotOffered) as raised:
            await loopback.submit(opened, values)
        assert why in str(raised.value)
    with pytest.raises(NotOffered, match="no modal"):
        await loopback.submit(sent, {})


@pytest.mark.parametrize("private", [False, True])
async def test_deferral(loopback: LoopbackDiscord, running: Running, *, private: bool) -> None:
    await running.start()
    answer = await loopback.slash("late", {"private": private})
    assert answer.kind == 5
    message = await answer.shown()
    assert message["content"] == "first"
    assert answer.acknowledged_after is not None
    assert answer.shown_after is not None
    assert answer.shown_after > answer.acknowledged_after
    assert answer.private is private
    await loopback.until(lambda: answer.follow_ups)
    assert [each["content"] for each in answer.follow_ups] == ["second"]
    assert loopback.violations == []


async def test_a_deferral_settles_who_sees_the_answer(
    loopback: LoopbackDiscord, running: Running
) -> None:
    await running.start()
    answer = await loopback.slash("late", {"private": False, "wrongly": True})
    await answer.shown()
    assert not answer.private
    [violation] = loopback.violations
    assert "differs from the deferral, which was public" in violation


async def test_a_file_an_edit_and_a_deletion(loopback: LoopbackDiscord, running: Running) -> None:
    bot = await running.start()
    answer = await loopback.slash("upload")
    deleted = await loopback.request("DELETE", "/webhooks/*/messages/@original")
    assert deleted.status == 204
    assert answer.message is None
    assert loopback.messages == {}
    callback = await loopback.request("POST", "/interactions/*")
    assert callback.files == {"a.png": b"picture"}
    assert callback.body["data"]["attachments"][0]["filename"] == "a.png"
    edit = await loopback.request("PATCH", "/webhooks/*/messages/*")
    assert edit.body["components"] == [{"type": 10, "content": "edited"}]
    assert loopback.violations == []
    assert bot.errors == []


async def test_violations_are_kept(loopback: LoopbackDiscord, running: Running) -> None:
    await running.start()
    await loopback.slash("careless")
    assert len(loopback.violations) == 2
    length, pings = loopback.violations
    assert "/callback: /data/content has 2001 characters" in length
    assert "/callback: /data/allowed_mentions/parse must be []" in pings


async def test_a_late_or_second_acknowledgement_is_refused(
    loopback: LoopbackDiscord, running: Running
) -> None:
    bot = await running.start()
    loopback.acknowledgement_limit = 0.1
    go = asyncio.Event()
    interaction: list[Interaction] = []

    async def slow(each: Interaction) -> None:
        interaction.append(each)
        await go.wait()
        await each.response.send_message("late")

    bot.tree.add_command(app_commands.Command(name="slow", description="x", callback=slow))
    await bot.tree.sync()
    with pytest.raises(NotAcknowledged):
        await loopback.slash("slow")
    go.set()
    await loopback.until(lambda: bot.errors)
    [error] = bot.errors
    assert isinstance(error, discord.NotFound)
    assert error.code == 10062

    answer = await loopback.slash("slow")
    path = f"/interactions/{answer.interaction['id']}/{answer.interaction['token']}/callback"
    async with (
        aiohttp.ClientSession() as session,
        session.post(loopback.api_url + path, json={"type": 6}) as response,
    ):
        assert response.status == 400
        assert (await response.json())["code"] == 40060
    assert any("acknowledged a second time" in each for each in loopback.violations)


async def test_an_answer_of_the_wrong_type_is_refused(
    loopback: LoopbackDiscord, running: Running
) -> None:
    bot = await running.start()

    async def thinking(interaction: Interaction) -> None:
        await interaction.response.edit_message(content="nothing to edit")

    bot.tree.add_command(app_commands.Command(name="wrong", description="x", callback=thinking))
    await bot.tree.sync()
    loopback.acknowledgement_limit = 0.2
    with pytest.raises(NotAcknowledged):
        await loopback.slash("wrong")


# The gateway.


async def test_resume_after_a_close(loopback: LoopbackDiscord, running: Running) -> None:
    await running.start()
    await loopback.slash("team", {"name": "before"})
    await loopback.close_gateway(4000)
    # What happens while the bot is away reaches it when it resumes.
    answer = await loopback.slash("team", {"name": "meanwhile"})
    assert answer.data["content"].startswith("meanwhile")
    await loopback.until(loopback.ready.is_set)
    [resume] = loopback.received(RESUME)
    assert resume.path == "/resume"
    assert resume.data["seq"] == 2
    assert len(loopback.received(IDENTIFY)) == 1
    assert [each.interaction["data"]["name"] for each in loopback.answers] == ["team"] * 2
    assert (await loopback.slash("team", {"name": "after"})).kind == 4
    assert len(loopback.requested("POST", "/interactions/*")) == 3


@pytest.mark.parametrize("how", ["cut", "reconnect", "resumable"])
async def test_other_ways_to_a_resume(
    loopback: LoopbackDiscord, running: Running, how: str
) -> None:
    await running.start()
    if how == "cut":
        loopback.cut_gateway()
    elif how == "reconnect":
        await loopback.ask_to_reconnect()
    else:
        await loopback.invalidate_session(resumable=True)
    await loopback.until(lambda: loopback.received(RESUME))
    await loopback.until(loopback.ready.is_set)
    assert (await loopback.slash("team", {"name": "after"})).kind == 4
    assert len(loopback.received(IDENTIFY)) == 1


@pytest.mark.parametrize("how", ["invalid", "closed"])
async def test_a_lost_session_is_begun_anew(
    loopback: LoopbackDiscord, running: Running, how: str
) -> None:
    await running.start()
    if how == "invalid":
        await loopback.invalidate_session()
    else:
        await loopback.close_gateway(4009)
    await loopback.until(lambda: len(loopback.received(IDENTIFY)) == 2)
    await loopback.until(loopback.ready.is_set)
    assert len(loopback.received(RESUME)) == (0 if how == "invalid" else 1)
    assert (await loopback.slash("team", {"name": "after"})).kind == 4


@pytest.mark.parametrize("loopback", [{"heartbeat_interval": 0.1}], indirect=True)
async def test_a_zombie_connection_is_left(loopback: LoopbackDiscord, running: Running) -> None:
    await running.start(heartbeat_timeout=0.4)
    await loopback.until(lambda: len(loopback.received(HEARTBEAT)) >= 6)
    assert loopback.received(RESUME) == []
    loopback.silence_gateway()
    await loopback.until(lambda: loopback.received(RESUME))
    assert loopback.closures == [4000]
    assert (await loopback.slash("team", {"name": "after"})).kind == 4


@pytest.mark.parametrize("code", [4004, 4010, 4014])
async def test_closes_that_end_the_bot(
    loopback: LoopbackDiscord, running: Running, code: int
) -> None:
    loopback.close_identify(code)
    task = running.begin()
    await asyncio.wait([task], timeout=5)
    error = task.exception()
    if code == 4014:
        assert isinstance(error, discord.PrivilegedIntentsRequired)
    else:
        assert isinstance(error, discord.ConnectionClosed)
        assert error.code == code
    assert not loopback.ready.is_set()


async def test_privileged_intents_are_refused(loopback: LoopbackDiscord, running: Running) -> None:
    task = running.begin(intents=discord.Intents(message_content=True))
    await asyncio.wait([task], timeout=5)
    assert isinstance(task.exception(), discord.PrivilegedIntentsRequired)


@pytest.mark.parametrize("loopback", [{"shards": 2}], indirect=True)
async def test_two_shards(loopback: LoopbackDiscord, running: Running) -> None:
    bot = await running.start()
    assert [each.data["shard"] for each in loopback.received(IDENTIFY)] == [[0, 2], [1, 2]]
    for guild_id in (1 << 22, 2 << 22):
        await loopback.slash("team", {"name": "a"}, guild_id=str(guild_id))
    assert [each.guild_id for each in bot.seen] == [1 << 22, 2 << 22]
    sent = {each.shard: [event for _, event in each.events] for each in loopback.sessions.values()}
    assert [each["data"].get("guild_id") for each in sent[0]] == [None, str(2 << 22)]
    assert [each["data"].get("guild_id") for each in sent[1]] == [None, str(1 << 22)]


@pytest.mark.parametrize("compress", ["", "zlib-stream"])
async def test_frames_are_compressed_as_asked(loopback: LoopbackDiscord, compress: str) -> None:
    stream = zlib.decompressobj()
    url = f"{loopback.gateway_url}?v=10&encoding=json" + (compress and f"&compress={compress}")
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
        for expected in (10, 11):
            frame = await socket.receive(timeout=2)
            text = stream.decompress(frame.data) if compress else frame.data
            assert json.loads(text)["op"] == expected
            await socket.send_json({"op": 1, "d": None})
        await socket.send_json({"op": 2, "d": {"token": "wrong", "intents": 0}})
        while frame.type is not aiohttp.WSMsgType.CLOSE:
            frame = await socket.receive(timeout=2)
        assert frame.data == 4004


# Failures of the REST API.


async def test_a_wrong_token_is_refused(loopback: LoopbackDiscord, running: Running) -> None:
    task = running.begin("wrong")
    await asyncio.wait([task], timeout=5)
    assert isinstance(task.exception(), discord.LoginFailure)
    assert [each.status for each in loopback.requests] == [401]


async def test_a_401_on_request(loopback: LoopbackDiscord, running: Running) -> None:
    loopback.fail("GET", "/users/@me", status=401)
    task = running.begin()
    await asyncio.wait([task], timeout=5)
    assert isinstance(task.exception(), discord.LoginFailure)


async def test_a_429_is_waited_for(loopback: LoopbackDiscord, running: Running) -> None:
    await running.start()
    failure = loopback.fail("POST", "/interactions/*", status=429, retry_after=0.2, times=2)
    answer = await loopback.slash("team", {"name": "a"})
    assert failure.seen == 2
    assert [each.status for each in loopback.requested("POST", "/interactions/*")] == [
        429,
        429,
        200,
    ]
    assert answer.acknowledged_after is not None
    assert answer.acknowledged_after > 0.4


async def test_a_ban_is_not_waited_for(loopback: LoopbackDiscord, running: Running) -> None:
    bot = await running.start()
    loopback.acknowledgement_limit = 0.2
    loopback.fail("POST", "/interactions/*", status=429, headers={"Via": ""})
    with pytest.raises(NotAcknowledged):
        await loopback.slash("team", {"name": "a"})
    [error] = bot.errors
    assert isinstance(error, discord.HTTPException)
    assert error.status == 429


async def test_a_5xx_is_tried_again(loopback: LoopbackDiscord, running: Running) -> None:
    loopback.fail("PUT", "/applications/*/commands", status=502)
    await running.start()
    assert [each.status for each in loopback.requested("PUT", "*")] == [502, 200]


async def test_a_cut_and_a_slow_connection(loopback: LoopbackDiscord, running: Running) -> None:
    bot = await running.start()
    loopback.acknowledgement_limit = 0.2
    loopback.fail("POST", "/interactions/*", cut=True)
    with pytest.raises(NotAcknowledged):
        await loopback.slash("team", {"name": "a"})
    [error] = bot.errors
    assert isinstance(error, aiohttp.ClientError)
    assert loopback.requested("POST", "/interactions/*")[0].status is None
    loopback.acknowledgement_limit = 3
    loopback.fail("POST", "/interactions/*", status=None, delay=0.3)
    started = asyncio.get_running_loop().time()
    assert (await loopback.slash("team", {"name": "a"})).kind == 4
    assert asyncio.get_running_loop().time() - started > 0.3


async def test_a_stalled_reply_ends_with_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    async with LoopbackDiscord() as loopback:
        monkeypatch.setattr(Route, "BASE", loopback.api_url)
        loopback.fail("GET", "/users/@me", delay=3600)
        running = Running(loopback)
        task = running.begin()
        await loopback.until(lambda: loopback.requests)
        assert not task.done()
    await asyncio.wait([task], timeout=5)
    assert isinstance(task.exception(), aiohttp.ClientError)
    await running.stop()


# Lookups and channels.


async def test_lookups(loopback: LoopbackDiscord, running: Running) -> None:
    bot = await running.start()
    loopback.add_guild("77", name="Other", preferred_locale="fr")
    loopback.add_channel("77", "78", name="road")
    guild = await bot.fetch_guild(77)
    assert guild.name == "Other"
    assert guild.preferred_locale is discord.Locale.french
    assert [each.name for each in await guild.fetch_channels()] == ["road"]
    assert [each.name for each in await guild.fetch_roles()] == ["@everyone"]
    assert bot.user is not None
    assert (await guild.fetch_member(bot.user.id)).name == "musette"
    assert {each.id async for each in bot.fetch_guilds()} == {int(GUILD_ID), 77}
    channel = await bot.fetch_channel(int(CHANNEL_ID))
    assert isinstance(channel, discord.TextChannel)
    assert (await bot.application_info()).approximate_guild_count == 1
    for lookup in (bot.fetch_guild(5), bot.fetch_channel(5), bot.fetch_user(5)):
        with pytest.raises(discord.NotFound):
            await lookup
    assert loopback.unserved == []
    with pytest.raises(discord.NotFound):
        await bot.fetch_invite("abc")
    assert [each.path for each in loopback.unserved] == ["/invites/abc"]
    loopback.serve("GET", "/users/5", person("found", "5"))
    assert (await bot.fetch_user(5)).name == "found"


async def test_messages_of_a_channel(loopback: LoopbackDiscord, running: Running) -> None:
    bot = await running.start()
    message = await bot.get_partial_messageable(int(CHANNEL_ID)).send("daily")
    await message.edit(content="changed")
    assert loopback.messages[str(message.id)]["content"] == "changed"
    assert (await message.channel.fetch_message(message.id)).content == "changed"
    await message.delete()
    assert loopback.messages == {}
    with pytest.raises(discord.NotFound):
        await bot.get_partial_messageable(5).send("nowhere")
    user = bot._connection.create_user(cast("Any", person("bob", "88")))
    direct = await user.send("hello")
    again = await user.send("again")
    assert direct.channel.id == again.channel.id
    assert loopback.violations == []


async def test_waiting_has_an_end(loopback: LoopbackDiscord) -> None:
    with pytest.raises(TimeoutError, match="POST /nothing"):
        await loopback.request("POST", "/nothing", within=0.05)
    with pytest.raises(TimeoutError, match="pigs fly"):
        await loopback.until(lambda: False, within=0.05, what="pigs fly")
