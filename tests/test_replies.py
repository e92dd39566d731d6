"""Every entrance is guarded, and every answer leaves in time and with the right visibility."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import discord
import pytest
from discord import app_commands, ui
from discord.app_commands import Choice, Transform, Transformer
from shown import but_for_the_report, buttons, card, menus, press, text, title
from simcord import ResponseMessage

from bot import replies
from bot.answers import answers
from bot.cards import Card, Drawn
from bot.client import Musette
from bot.config import Config
from bot.errors import NotAllowed
from bot.preview import Simulation
from bot.questions import Question
from bot.reader import Reader
from bot.world import World

Interaction = discord.Interaction[Any]

MESSAGE, DEFERRED, UPDATE_LATER = 4, 5, 6  # types of Discord's interaction callbacks


def offer(here: Simulation, kind: str, told: Callable[[], Awaitable[Card]]) -> None:
    """Give the client one more answer, and a command that asks for it."""

    @answers(kind)
    async def answer(world: World, reader: Reader, number: int = 0) -> Card:
        return await told()

    @app_commands.command(name=kind, description="For a test")
    async def command(interaction: Interaction, private: bool = False) -> None:  # noqa: FBT001, FBT002
        await replies.reply(interaction, Question(kind), private=private)

    here.client.offer(command, answer)


async def posted(here: Simulation, *custom_ids: str) -> discord.Message:
    """Return a message of the bot with buttons that it never made like this itself."""
    view = ui.LayoutView(timeout=None)
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    for number, custom_id in enumerate(custom_ids):
        row.add_item(ui.Button(label=str(number), custom_id=custom_id))
    view.add_item(row)
    drawn = Drawn(view.to_components())  # type: ignore[no-untyped-call]
    channel = here.client.get_partial_messageable(here.channel.id)
    sent = await channel.send(view=drawn)
    await here.env.settle()
    return sent


def raw(here: Simulation, message: discord.Message) -> list[dict[str, Any]]:
    """Return the components of a message as they are now."""
    return ResponseMessage(
        here.env, here.env.backend.get_message(message.channel.id, message.id)
    ).components


def callbacks(here: Simulation) -> list[tuple[int, bool]]:
    """Return the type and the visibility of every answer to an interaction."""
    return [
        (entry.json["type"], bool((entry.json.get("data") or {}).get("flags", 0) & 1 << 6))
        for entry in here.env.http_requests
        if entry.path.endswith("/callback") and entry.json
    ]


def logged(caplog: pytest.LogCaptureFixture, level: int) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno == level]


# Buttons that nobody of this version made.

FORGED = (
    "ask:o:nothing",
    "ask:o:team",
    "ask:o:team/visma/x",
    "ask:o:team/visma/2022/1/9",
    "ask:o:season/99999999999999999999",
    "ask:z:about",
    "ask:o:",
    "ask:t:",
    "ask:p:/",
    "ask:s:Team/visma",
    "ask:o:équipe/visma",
    "ask:o:team\n/visma",
    f"ask:o:help/{'x' * 85}",
)


@pytest.mark.parametrize("custom_id", FORGED)
async def test_a_forged_button_is_of_an_earlier_version(here: Simulation, custom_id: str) -> None:
    message = await posted(here, custom_id)
    say = here.client.world.words["en"]

    told = card(await here.fan.click(message, custom_id=custom_id))

    assert told.ephemeral
    assert title(told.components) == say("outdated-title")
    assert list(buttons(told.components)) == ["ask:d:"]


async def test_a_forged_choice_is_of_an_earlier_version(here: Simulation) -> None:
    menu: ui.Select[Any] = ui.Select(
        custom_id="pick:t:look",
        options=[discord.SelectOption(label="x", value=value) for value in ("", "???", "team")][1:],
    )
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.ActionRow(menu))
    drawn = Drawn(view.to_components())  # type: ignore[no-untyped-call]
    message = await here.client.get_partial_messageable(here.channel.id).send(view=drawn)
    await here.env.settle()

    for value in ("???", "team"):
        told = card(await here.fan_fr.select(message, [value]))
        assert told.ephemeral
        assert title(told.components) == here.client.world.words["fr"]("outdated-title")


@pytest.mark.parametrize(
    "custom_id", ["other:thing", "ask", "asks:o:about", "pick:o:Look", "ASK:o:x"]
)
async def test_a_button_that_is_not_ours_is_left_alone(here: Simulation, custom_id: str) -> None:
    message = await posted(here, custom_id)

    assert not (await here.fan.click(message, custom_id=custom_id)).acknowledged


async def test_a_record_that_is_gone_is_said_to_be(here: Simulation) -> None:
    message = await posted(here, "ask:o:team/=gone", "ask:p:sources/=gone")
    say = here.client.world.words["en"]

    for custom_id in ("ask:o:team/=gone", "ask:p:sources/=gone"):
        told = card(await here.fan.click(message, custom_id=custom_id))
        assert told.ephemeral
        assert say("no-record") in text(told.components)


async def test_a_name_in_an_old_button_is_understood_like_one_that_was_typed(
    here: Simulation,
) -> None:
    message = await posted(here, "ask:o:team/la Jumbo", "ask:o:team/qqqq")

    found = card(await here.fan.click(message, custom_id="ask:o:team/la Jumbo"))
    missed = card(await here.fan.click(message, custom_id="ask:o:team/qqqq"))

    assert title(found.components) == "Team Visma | Lease a Bike"
    assert not found.ephemeral
    assert missed.ephemeral


async def test_a_message_that_nobody_asked_for_is_turned_by_nobody(here: Simulation) -> None:
    message = await posted(here, "ask:t:about", "ask:d:")
    say = here.client.world.words["en"]

    copy = card(await here.fan.click(message, custom_id="ask:t:about"))
    refused = card(await here.fan.click(message, custom_id="ask:d:"))

    assert copy.ephemeral
    assert title(copy.components) == say("about-title")
    assert title(refused.components) == say("refusal-title")
    assert refused.ephemeral


# Commands of another version.


async def test_a_command_that_was_taken_away_is_of_an_earlier_version(here: Simulation) -> None:
    here.client.tree.remove_command("about")

    told = card(await here.fan.slash(here.channel, "about"))

    assert told.ephemeral
    assert title(told.components) == here.client.world.words["en"]("outdated-title")


async def test_a_command_whose_options_changed_is_of_an_earlier_version(here: Simulation) -> None:
    @app_commands.command(name="about", description="About")
    async def about(interaction: Interaction, subject: str) -> None:
        raise AssertionError("never asked")

    here.client.tree.remove_command("about")
    here.client.tree.add_command(about)

    told = card(await here.fan.slash(here.channel, "about", private=True))

    assert told.ephemeral
    assert title(told.components) == here.client.world.words["en"]("outdated-title")


# What we did not foresee.


async def broken() -> Card:
    raise ZeroDivisionError("the secret of the house")


@pytest.mark.logs_errors
@pytest.mark.parametrize("private", [False, True])
async def test_an_answer_that_raises_is_told_with_a_number_that_is_in_the_log(
    here: Simulation,
    caplog: pytest.LogCaptureFixture,
    private: bool,  # noqa: FBT001
) -> None:
    offer(here, "broken", broken)
    await here.client.tree.sync()

    told = card(await here.fan_fr.slash(here.channel, "broken", private=private))

    say = here.client.world.words["fr"]
    assert told.ephemeral
    assert title(told.components) == say("fault-title")
    reference = re.search(r"\b[0-9a-f]{8}\b", text(told.components))
    assert reference is not None
    assert "secret" not in text(told.components)
    errors = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(errors) == 1
    assert reference[0] in errors[0].getMessage()
    assert errors[0].exc_info is not None or "ZeroDivisionError" in errors[0].getMessage()


@pytest.mark.logs_errors
async def test_a_button_whose_answer_raises_is_told_with_a_number_too(
    here: Simulation, caplog: pytest.LogCaptureFixture
) -> None:
    offer(here, "broken", broken)
    ids = [f"ask:{way}:broken" for way in "otps"]
    message = await posted(here, *ids)

    told = [card(await here.fan.click(message, custom_id=each)) for each in ids]

    assert all(each.ephemeral for each in told)
    references = {re.findall(r"\b[0-9a-f]{8}\b", text(each.components))[0] for each in told}
    assert len(references) == 4, "each fault has a number of its own"
    assert len(logged(caplog, logging.ERROR)) == 4


@pytest.mark.logs_errors
async def test_what_discord_refuses_is_told_with_a_number(
    here: Simulation, caplog: pytest.LogCaptureFixture
) -> None:
    here.env.inject_error("POST", "/interactions/*/callback", status=400, code=50035)

    told = card(await here.fan.slash(here.channel, "about"))

    assert told.ephemeral
    assert title(told.components) == here.client.world.words["en"]("fault-title")
    assert len(logged(caplog, logging.ERROR)) == 1


async def test_what_may_not_be_done_is_told_in_private(here: Simulation) -> None:
    async def forbidden() -> Card:
        raise NotAllowed("dismiss-not-yours")

    offer(here, "forbidden", forbidden)
    await here.client.tree.sync()

    told = card(await here.fan.slash(here.channel, "forbidden"))

    say = here.client.world.words["en"]
    assert told.ephemeral
    assert title(told.components) == say("refusal-title")
    assert say("dismiss-not-yours") in text(told.components)


class Breaking(Transformer):
    async def transform(self, interaction: Interaction, value: Any, /) -> str:
        return str(value)

    @replies.suggesting
    async def autocomplete(  # type: ignore[override]  # as in bot/options.py
        self, interaction: Interaction, value: str, /
    ) -> list[Choice[str]]:
        raise ZeroDivisionError


@pytest.mark.logs_errors
async def test_suggestions_that_raise_are_none_and_one_error_in_the_log(
    here: Simulation, caplog: pytest.LogCaptureFixture
) -> None:
    @app_commands.command(name="breaking", description="For a test")
    async def breaking(interaction: Interaction, name: Transform[str, Breaking]) -> None:
        raise AssertionError("never asked")

    here.client.tree.add_command(breaking)
    await here.client.tree.sync()

    assert await here.fan.autocomplete(here.channel, "breaking", "name", "x") == []
    assert len(logged(caplog, logging.ERROR)) == 1
    answered = here.env.http_requests[-1]
    assert answered.json == {"type": 8, "data": {"choices": []}}


@pytest.mark.logs_errors
async def test_the_suggestions_of_every_option_are_guarded(
    here: Simulation, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delattr(here.client, "world")
    asked = 0
    for command in here.client.tree.walk_commands(type=discord.AppCommandType.chat_input):
        if isinstance(command, app_commands.Group):
            continue
        for parameter in command.parameters:
            if parameter.autocomplete:
                typed = "1" if parameter.type is discord.AppCommandOptionType.integer else "visma"
                offered = await here.moderator.autocomplete(
                    here.channel, command.qualified_name, parameter.name, typed
                )
                assert offered == [], (command.qualified_name, parameter.name)
                asked += 1
    assert asked >= 10
    assert len(logged(caplog, logging.ERROR)) == asked


# An answer that takes its time.


async def slow(here: Simulation, monkeypatch: pytest.MonkeyPatch, told: str = "Late") -> None:
    """Offer an answer that takes longer than our patience, which is shorter here."""
    monkeypatch.setattr(replies, "PATIENCE", 0.02)

    async def late() -> Card:
        await asyncio.sleep(0.1)
        if told == "broken":
            await broken()
        return Card(told, ["but here"])

    offer(here, "slow", late)
    await here.client.tree.sync()


@pytest.mark.parametrize("private", [False, True])
async def test_a_slow_answer_is_announced_and_comes_with_the_right_visibility(
    here: Simulation,
    monkeypatch: pytest.MonkeyPatch,
    private: bool,  # noqa: FBT001
) -> None:
    await slow(here, monkeypatch)

    result = await here.fan.slash(here.channel, "slow", private=private)

    assert callbacks(here) == [(DEFERRED, private)]
    assert title(card(result).components) == "Late"
    assert card(result).ephemeral is private
    edited = here.env.http_requests[-1]
    assert edited.method == "PATCH"
    assert edited.json is not None
    assert edited.json["flags"] & 1 << 15, "what was announced becomes a message of components"


@pytest.mark.parametrize(("way", "private"), [("o", False), ("p", True), ("s", False)])
async def test_a_slow_answer_to_a_button_leaves_the_card_with_the_button_alone(
    here: Simulation,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
    private: bool,  # noqa: FBT001
) -> None:
    await slow(here, monkeypatch)
    message = await posted(here, f"ask:{way}:slow")

    result = await here.fan.click(message, custom_id=f"ask:{way}:slow")

    assert callbacks(here) == [(DEFERRED, private)]
    assert card(result).id != message.id
    assert title(card(result).components) == "Late"
    assert card(result).ephemeral is private
    assert buttons(raw(here, message)) == {f"ask:{way}:slow": "0"}, "it changed"


async def test_a_slow_page_comes_in_the_place_of_the_card(
    here: Simulation, monkeypatch: pytest.MonkeyPatch
) -> None:
    await slow(here, monkeypatch)
    offer(here, "first", lambda: first_of("slow"))
    await here.client.tree.sync()
    answer = card(await here.fan.slash(here.channel, "first"))

    turned = card(await press(here.fan, answer, "ask:t:slow/2"))

    assert callbacks(here)[-1] == (UPDATE_LATER, False)
    assert turned.id == answer.id
    assert title(turned.components) == "Late"


async def first_of(kind: str) -> Card:
    """Return the first of two pages; the second is another question."""
    return Card("First", ["…"], page=1, pages=2, turn=lambda page: Question(kind, page))


async def test_a_slow_page_for_somebody_else_is_a_private_copy(
    here: Simulation, monkeypatch: pytest.MonkeyPatch
) -> None:
    await slow(here, monkeypatch)
    offer(here, "first", lambda: first_of("slow"))
    await here.client.tree.sync()
    result = await here.fan.slash(here.channel, "first")

    copy = card(await press(here.fan_fr, card(result), "ask:t:slow/2"))

    assert callbacks(here)[-1] == (DEFERRED, True)
    assert copy.ephemeral
    assert title(copy.components) == "Late"
    assert title(card(result).components) == "First"


@pytest.mark.logs_errors
@pytest.mark.parametrize("private", [False, True])
async def test_a_slow_answer_that_raises_is_told_in_the_place_of_the_announcement(
    here: Simulation,
    monkeypatch: pytest.MonkeyPatch,
    private: bool,  # noqa: FBT001
) -> None:
    await slow(here, monkeypatch, "broken")

    result = await here.fan.slash(here.channel, "slow", private=private)

    assert callbacks(here) == [(DEFERRED, private)]
    assert title(card(result).components) == here.client.world.words["en"]("fault-title")


@pytest.mark.logs_errors
async def test_a_slow_page_that_raises_is_told_beside_the_card(
    here: Simulation, monkeypatch: pytest.MonkeyPatch
) -> None:
    await slow(here, monkeypatch, "broken")
    offer(here, "first", lambda: first_of("slow"))
    await here.client.tree.sync()
    result = await here.fan.slash(here.channel, "first")

    pressed = await press(here.fan, card(result), "ask:t:slow/2")

    told = pressed.followups
    assert len(told) == 1
    assert told[0].ephemeral
    assert title(told[0].components) == here.client.world.words["en"]("fault-title")
    assert title(card(result).components) == "First"


@pytest.mark.logs_errors
async def test_an_answer_that_never_comes_is_given_up(
    here: Simulation, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(replies, "PATIENCE", 0.02)
    monkeypatch.setattr(replies, "LIMIT", 0.1)
    cancelled = []

    async def never() -> Card:
        try:
            await asyncio.sleep(4)
        except asyncio.CancelledError:
            cancelled.append(True)
            raise
        raise AssertionError("it was waited for")

    offer(here, "never", never)
    await here.client.tree.sync()

    told = card(await here.fan.slash(here.channel, "never"))

    assert title(told.components) == here.client.world.words["en"]("fault-title")
    assert len(logged(caplog, logging.ERROR)) == 1
    assert cancelled, "what is given up goes on"


async def test_a_quick_answer_is_not_announced(here: Simulation) -> None:
    await here.fan.slash(here.channel, "about")

    assert callbacks(here) == [(MESSAGE, False)]


# Nobody there to answer to.


@pytest.mark.parametrize("code", [10062, 40060])
async def test_an_interaction_that_discord_gave_up_on_is_no_error(
    here: Simulation, caplog: pytest.LogCaptureFixture, code: int
) -> None:
    here.env.inject_error("POST", "/interactions/*/callback", status=404, code=code)

    result = await here.fan.slash(here.channel, "about")

    assert result.response is None
    assert result.followups == []
    assert any(str(code) in line for line in logged(caplog, logging.INFO))
    assert logged(caplog, logging.WARNING) == []
    assert card(await here.fan.slash(here.channel, "about")).components, "the next one is answered"


@pytest.mark.parametrize("beginning", ["ask:t:season/1/2", "ask:p:", "ask:d:"])
async def test_a_press_that_discord_gave_up_on_is_no_error(
    here: Simulation, caplog: pytest.LogCaptureFixture, beginning: str
) -> None:
    answer = card(await here.fan.slash(here.channel, "season", number=1))
    before = answer.components
    here.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062)

    await press(here.fan, answer, beginning)

    assert any("10062" in line for line in logged(caplog, logging.INFO))
    assert logged(caplog, logging.WARNING) == []
    assert answer.components == before


async def test_a_miss_that_can_be_told_to_nobody_is_no_error(
    here: Simulation, caplog: pytest.LogCaptureFixture
) -> None:
    here.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062)

    result = await here.fan.slash(here.channel, "team", team="qqqq")

    assert result.response is None
    assert any("10062" in line for line in logged(caplog, logging.INFO))


async def test_a_late_announcement_is_no_error(
    here: Simulation, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await slow(here, monkeypatch)
    here.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062)

    result = await here.fan.slash(here.channel, "slow")

    assert result.response is None
    assert any("10062" in line for line in logged(caplog, logging.INFO))


# After a restart.


@pytest.fixture
async def restarted(
    here: Simulation, config: Config
) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """Puts a new client into the place of the old one, when called."""
    fresh = Musette(config, lasting=False)

    async def restart() -> None:
        await here.env.restart_bot(fresh)

    yield restart
    await fresh.close()


async def test_every_button_and_menu_works_after_a_restart(
    here: Simulation, restarted: Callable[[], Awaitable[None]]
) -> None:
    result = await here.fan.slash(here.channel, "season", number=1)
    private = card(await here.fan.slash(here.channel, "team", team="visma", private=True))
    missed = card(await here.fan.slash(here.channel, "team", team="deceuninck"))
    chosen = next(each for each in buttons(missed.components) if each.startswith("ask:o:"))
    before = card(result).components

    await restarted()

    sources = card(await press(here.fan, card(result), "ask:p:"))
    assert sources.ephemeral
    copy = card(await press(here.fan_fr, card(result), "ask:t:season/1/2"))
    assert copy.ephemeral
    turned = card(await press(here.fan, card(result), "ask:t:season/1/2"))
    assert turned.id == card(result).id
    back = card(await press(here.fan, turned, "ask:t:season/1/1"))
    assert but_for_the_report(back.components) == but_for_the_report(before)
    shown = card(await press(here.fan, private, "ask:s:"))
    assert not shown.ephemeral
    assert title(shown.components) == title(private.components)
    assert not card(await here.fan.click(missed, custom_id=chosen)).ephemeral
    episode = card(
        await here.fan.select(card(result), ["episode/s01e02"], custom_id=first_menu(back))
    )
    assert episode.id == back.id
    assert "Welcome to Hell" in title(episode.components)
    await press(here.fan, episode, "ask:d:")
    assert result.response is None


def first_menu(message: ResponseMessage) -> str:
    """Return the id of the topmost menu."""
    return next(iter(menus(message.components)))
