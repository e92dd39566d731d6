"""/help: every command with an example."""

from __future__ import annotations

from discord import app_commands
from shown import card, press, text, title
from simcord import MemberActor

from bot.preview import Simulation
from bot.words import Say


async def test_every_command_is_mentioned_with_what_it_does_and_an_example(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    answer = card(await fan.slash(here.channel, "help"))

    shown = text(answer.components)
    assert title(answer.components) == say("help-title")
    ids = here.client.world.command_ids
    assert sorted(ids) == here.client.command_names()
    for name, number in ids.items():
        mentioned = "settings panel" if name == "settings" else name  # no group can be mentioned
        assert f"</{mentioned}:{number}>" in shown
        assert say(f"help-{name}") in shown
        assert say(f"help-{name}.example") in shown


async def test_it_is_for_the_asker_alone_unless_it_is_wanted_otherwise(
    here: Simulation, fan: MemberActor
) -> None:
    assert card(await fan.slash(here.channel, "help")).ephemeral
    assert card(await fan.slash(here.channel, "help", private=True)).ephemeral
    assert not card(await fan.slash(here.channel, "help", private=False)).ephemeral


async def test_every_example_is_one_that_discord_shows_like_this(
    here: Simulation, say: Say
) -> None:
    """In the words of the language: /équipe équipe:jumbo."""
    french = here.client.world.words["fr"]
    for command in map(here.client.tree.get_command, here.client.command_names()):
        assert command is not None
        name = command.name if say.language == "en" else french(f"command-{command.name}")
        example = say(f"help-{command.name}.example")
        assert example.split(" ")[0] == f"/{name}"
        if isinstance(command, app_commands.Group):
            parts = [
                each.name if say.language == "en" else french(f"command-{command.name}-{each.name}")
                for each in command.commands
            ]
            assert example.split(" ")[1] in parts
            continue
        for option in (part.partition(":")[0] for part in example.split(" ")[1:] if ":" in part):
            names = [
                each.name if say.language == "en" else french(f"command-{command.name}.{each.name}")
                for each in command.parameters
            ]
            assert option in names


async def test_about_is_one_press_away_and_help_from_there(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    answer = card(await fan.slash(here.channel, "help"))

    about = card(await press(fan, answer, "ask:t:about"))
    assert about.id == answer.id
    assert title(about.components) == say("about-title")

    back = card(await press(fan, about, "ask:t:help"))
    assert back.id == answer.id
    assert title(back.components) == say("help-title")
