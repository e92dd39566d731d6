"""/settings: the panel, its rights, and everything beside it."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from discord_limits import Kind
from pressing import card, choose, chosen, items, one, part, press, repost, text
from simcord.backend import serializers
from simcord.backend.errors import SetupError

from bot.preview import Simulation
from bot.questions import Question


async def value(here: Simulation, name: str, *place: int) -> str:
    return (await here.client.guilds_db.settings.of(here.guild.id)).value(name, place)


async def test_the_panel_is_private_and_shows_every_value(here: Simulation) -> None:
    result = await here.moderator.slash(here.channel, "settings panel")
    assert result.ephemeral
    await chosen(here, "look", "plain")
    shown = text(card(await here.moderator.slash(here.channel, "settings panel")))
    assert shown.count("(par défaut)") == 12
    assert "**simple, pour les lecteurs d’écran** (choisi pour le serveur)" in shown


@pytest.mark.parametrize(
    ("name", "menu", "chose", "said"),
    [
        ("language", "language", "en", "Langue : anglais (avant : par défaut, automatique)"),
        ("visibility", "visibility", "private", "Visibilité des réponses : privées"),
        ("spoilers", "spoilers", "sealed", "Spoilers : scellé"),
        ("daily", "daily-what", "quote", "Contenu du message du jour : une citation"),
        ("look", "look", "plain", "Aspect des cartes : simple"),
    ],
)
async def test_a_choice_takes_effect_and_is_confirmed_in_words(
    here: Simulation, name: str, menu: str, chose: str, said: str
) -> None:
    message = await part(here, name)
    await choose(here.moderator, message, f"pick:a:{menu}", f"/set/{menu}/{chose}")
    assert await value(here, menu) == chose
    assert said in text(message).replace("\u00a0", " ")


async def test_channels_are_chosen_from_a_menu(here: Simulation) -> None:
    other = here.guild.create_text_channel("quiz")
    message = await part(here, "channels")
    menu = one(message, "silent-channels")
    await here.moderator.select(message, [here.channel, other], custom_id=menu)
    assert set((await value(here, "silent-channels")).split()) == {
        str(here.channel.id),
        str(other.id),
    }
    (shown,) = [each for each in items(message) if each["custom_id"] == menu]
    assert len(shown["default_values"]) == 2
    await here.moderator.select(message, [], custom_id=menu)
    assert await value(here, "silent-channels") == ""


async def test_commands_are_switched_off_from_a_menu(here: Simulation) -> None:
    message = await part(here, "commands")
    menu = one(message, "switched-off")
    (shown,) = [each for each in items(message) if each["custom_id"] == menu]
    offered = {each["value"] for each in shown["options"]}
    assert {"settings", "help", "privacy", "Look this up"}.isdisjoint(offered)
    await here.moderator.select(message, ["season", "quote"], custom_id=menu)
    assert await value(here, "switched-off") == "quote season"


async def test_one_channel_differently(here: Simulation) -> None:
    message = await part(here, "channel")
    await here.moderator.select(message, [here.channel], custom_id=one(message, "chan:a:"))
    await choose(here.moderator, message, "pick:a:language", "/set/language/fr")
    await choose(here.moderator, message, "pick:a:spoilers", "/set/spoilers/careful")
    assert await value(here, "language", here.channel.id) == "fr"
    assert await value(here, "spoilers", here.channel.id) == "careful"
    assert await value(here, "language") == "auto"
    await choose(here.moderator, message, "pick:a:language", "/set/language/")
    assert await value(here, "language", here.channel.id) == "auto"


async def test_numbers_are_written_in_a_form(here: Simulation) -> None:
    message = await part(here, "daily")
    form = await press(here.moderator, message, "/form/daily")
    assert form.modal is not None
    sent = await here.moderator.submit_modal(
        form, {"daily-hour": "7", "daily-zone": "europe/paris"}
    )
    assert sent.acknowledged
    assert [await value(here, name) for name in ("daily-hour", "daily-zone")] == [
        "7",
        "Europe/Paris",
    ]
    assert "7 h" in text(message).replace("\u00a0", " ")


async def test_a_form_with_one_bad_value_changes_nothing(here: Simulation) -> None:
    message = await part(here, "daily")
    form = await press(here.moderator, message, "/form/daily")
    sent = await here.moderator.submit_modal(form, {"daily-hour": "7", "daily-zone": "Lune"})
    assert "Rien n’a été changé" in text(card(sent))
    assert await value(here, "daily-hour") == "9"


async def test_a_channel_flagged_for_spoilers_is_open_for_results(
    here: Simulation, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = serializers.channel_payload

    def flagged(backend: Any, channel: Any, *more: Any, **given: Any) -> Any:
        return {**original(backend, channel, *more, **given), "flags": 1 << 21}

    # SimCord 3.2.1 knows no flags of channels.
    monkeypatch.setattr(serializers, "channel_payload", flagged)
    await here.moderator.slash(here.channel, "settings show", channel=here.channel)
    choices = await here.client.guilds_db.settings.of(here.guild.id)
    assert choices.open_for_results((here.channel.id,))
    monkeypatch.undo()
    message = await part(here, "channel")
    await here.moderator.select(message, [here.channel], custom_id=one(message, "chan:a:"))
    choices = await here.client.guilds_db.settings.of(here.guild.id)
    assert not choices.open_for_results((here.channel.id,))


async def test_show_says_what_holds_in_a_channel(here: Simulation) -> None:
    await chosen(here, "language", "fr", here.channel.id)
    await chosen(here, "silent-channels", str(here.channel.id))
    shown = text(card(await here.owner.slash(here.channel, "settings show")))
    assert "Language: **French** (chosen for this channel)" in shown
    assert "does not answer in this channel" in shown


async def test_check_names_what_is_missing_and_how_to_grant_it(here: Simulation) -> None:
    closed = here.guild.create_text_channel("closed")
    await chosen(here, "daily-channel", str(closed.id))
    fine = text(card(await here.owner.slash(here.channel, "settings check")))
    assert fine.count("all that is needed") == 2
    for role in here.env.backend.get_guild(here.guild.id).roles.values():
        role.permissions &= ~(1 << 11)
    lacking = text(card(await here.owner.slash(here.channel, "settings check")))
    assert lacking.count("missing: Send Messages") == 2
    assert "To grant it" in lacking
    here.env.backend.delete_channel(closed.id)
    gone = text(card(await here.owner.slash(here.channel, "settings check")))
    assert "this channel is gone" in gone


async def test_check_where_only_the_commands_are_installed(here: Simulation) -> None:
    here.env.inject_error("GET", f"/guilds/{here.guild.id}", status=403, code=50001)
    shown = text(card(await here.owner.slash(here.channel, "settings check")))
    assert "is no member of the server" in shown


async def test_history_and_reset(here: Simulation) -> None:
    await chosen(here, "look", "plain")
    shown = text(card(await here.owner.slash(here.channel, "settings history")))
    assert f"<@{here.moderator.id}> · Look of cards: plain" in shown
    await here.owner.slash(here.channel, "settings reset", name="look")
    assert await value(here, "look") == "accent"
    await chosen(here, "language", "fr", here.channel.id)
    asked = card(await here.owner.slash(here.channel, "settings reset"))
    assert await value(here, "language", here.channel.id) == "fr"  # asked first
    await press(here.owner, asked, "/reset")
    assert await value(here, "language", here.channel.id) == "auto"
    history = card(await here.owner.slash(here.channel, "settings history"))
    assert f"<@{here.owner.id}>" in text(history)


async def test_everything_of_a_server_is_deleted_on_request(here: Simulation) -> None:
    await chosen(here, "look", "plain")
    asked = card(await here.owner.slash(here.channel, "settings reset"))
    await press(here.owner, asked, "/forget")
    assert "is deleted" in text(asked)
    assert await here.client.guilds_db.posts.servers() == []
    assert await value(here, "look") == "accent"


async def test_a_setting_that_is_none(here: Simulation) -> None:
    result = await here.owner.slash(here.channel, "settings reset", name="colour")
    assert "no setting called colour" in text(card(result))
    offered = await here.moderator.autocomplete(here.channel, "settings reset", "name", "langue")
    assert [each["value"] for each in offered] == ["language"]


async def test_export_is_a_file(here: Simulation) -> None:
    await chosen(here, "look", "plain")
    await chosen(here, "language", "fr", here.channel.id)
    result = await here.moderator.slash(here.channel, "settings export")
    assert result.ephemeral
    (file,) = card(result).attachments
    assert file.filename == "musette-settings.json"
    (stored,) = here.env.backend.cdn._blobs.values()
    assert json.loads(stored) == {
        str(here.channel.id): {"language": "fr"},
        "server": {"look": "plain"},
    }


async def test_the_export_of_nothing_is_empty(here: Simulation) -> None:
    await here.moderator.slash(here.channel, "settings export")
    (stored,) = here.env.backend.cdn._blobs.values()
    assert json.loads(stored) == {}


# -- whose panel it is


async def test_members_are_not_offered_the_command(here: Simulation) -> None:
    with pytest.raises(SetupError):
        await here.fan.slash(here.channel, "settings panel")
    with pytest.raises(SetupError):
        await here.owner.user.slash("settings panel")


async def test_a_stranger_presses_a_moderator_s_button(here: Simulation) -> None:
    panel = await part(here, "look")
    forged = await repost(here, panel)
    for stranger in (here.fan, here.owner):
        result = await choose(stranger, forged, "pick:a:look", "/set/look/plain")
        assert result.ephemeral
        assert "opened for somebody else" in text(card(result))
        opened = await press(stranger, forged, "/open")
        assert "opened for somebody else" in text(card(opened))
    assert await value(here, "look") == "accent"
    assert await here.client.guilds_db.settings.history(here.guild.id, here.env.now()) == []


async def test_a_signature_cannot_be_made_up_nor_moved_to_another_server(
    here: Simulation,
) -> None:
    seal = here.client.guilds_db.settings.seal
    elsewhere = f"{here.fan.id}.{await seal(here.guild.id + 1, here.fan.id)}"
    for token in (f"{here.fan.id}.", f"{here.fan.id}.0123456789ab", elsewhere, "", "1"):
        card_ = await repost(here, forged_button(token))
        result = await here.fan.click(card_, label="x")
        assert "opened for somebody else" in text(card(result)), token
    assert await value(here, "look") == "accent"


def forged_button(token: str) -> Any:
    question = Question("settings", token, "set", "look", "plain")

    class Forged:
        components = [  # noqa: RUF012
            {
                "type": Kind.ACTION_ROW,
                "components": [
                    {"type": 2, "style": 2, "label": "x", "custom_id": f"ask:a:{question}"}
                ],
            }
        ]

    return Forged


async def test_buttons_of_no_meaning_are_outdated(here: Simulation) -> None:
    token = f"{here.fan.id}.{await here.client.guilds_db.settings.seal(here.guild.id, here.fan.id)}"
    for rest in (("set", "colour", "red"), ("fly",), ("list", "x"), ("form", "look")):
        forged = forged_button(token)
        forged.components[0]["components"][0]["custom_id"] = (
            f"ask:a:{Question('settings', token, *rest)}"
        )
        result = await here.fan.click(await repost(here, forged), label="x")
        assert "has changed since" in text(card(result)), rest


async def test_two_moderators_change_the_same_value_at_once(here: Simulation) -> None:
    first = await part(here, "look")
    second = card(await here.owner.slash(here.channel, "settings panel"))
    await choose(here.owner, second, "pick:a:part", "/open/look")
    await asyncio.gather(
        here.client.guilds_db.settings.of(here.guild.id),
        choose(here.moderator, first, "pick:a:look", "/set/look/plain"),
    )
    await choose(here.owner, second, "pick:a:look", "/set/look/accent")
    assert "Look of cards: with colour (was: plain" in text(second)
    lines = await here.client.guilds_db.settings.history(here.guild.id, here.env.now())
    assert [(line.by, line.old, line.new) for line in lines] == [
        (here.owner.id, "plain", "accent"),
        (here.moderator.id, None, "plain"),
    ]


async def test_a_full_disk_is_said_in_words(here: Simulation) -> None:
    message = await part(here, "look")
    database = here.client.guilds_db._database._writing
    await database.execute_fetchall("PRAGMA query_only = ON")
    result = await choose(here.moderator, message, "pick:a:look", "/set/look/plain")
    assert "Rien n’a été changé" in text(card(result))
    await database.execute_fetchall("PRAGMA query_only = OFF")
    assert await value(here, "look") == "accent"
