"""What a server chose decides language, visibility, look, and whether the bot answers at all."""

from __future__ import annotations

import pytest
from discord_limits import walk
from pressing import card, chosen, items, labels, one, press, text

from bot.preview import Simulation

EN, FR = "Season 1 ·", "Saison 1 ·"


async def season(here: Simulation, **given: object) -> object:
    return card(await here.fan.slash(here.channel, "season", number=1, **given))


async def test_a_public_answer_speaks_the_channel_s_then_the_server_s_language(
    here: Simulation,
) -> None:
    assert EN in text(await season(here))
    await chosen(here, "language", "fr")
    assert FR in text(await season(here))
    await chosen(here, "language", "en", here.channel.id)
    assert EN in text(await season(here))
    elsewhere = here.guild.create_text_channel("salon")
    assert FR in text(card(await here.fan.slash(elsewhere, "season", number=1)))


async def test_a_channel_s_automatic_is_the_server_s_language(here: Simulation) -> None:
    await chosen(here, "language", "fr")
    await chosen(here, "language", "auto", here.channel.id)
    assert FR in text(await season(here))


@pytest.mark.server("fr")
async def test_the_server_s_choice_comes_before_its_locale(here: Simulation) -> None:
    assert FR in text(await season(here))
    await chosen(here, "language", "en")
    assert EN in text(card(await here.fan_fr.slash(here.channel, "season", number=1)))


async def test_a_private_answer_speaks_the_reader_s_language(here: Simulation) -> None:
    await chosen(here, "language", "fr")
    assert EN in text(await season(here, private=True))


async def test_private_for_the_whole_server(here: Simulation) -> None:
    await chosen(here, "visibility", "private")
    result = await here.fan.slash(here.channel, "season", number=1)
    assert result.ephemeral
    assert not [each for each in items(card(result)) if "ask:s:" in each["custom_id"]]
    direct = await here.fan.user.slash("season", number=1)
    assert not direct.ephemeral


async def test_private_outside_chosen_channels(here: Simulation) -> None:
    await chosen(here, "visibility", "chosen")
    await chosen(here, "public-channels", str(here.channel.id))
    elsewhere = here.guild.create_text_channel("off-topic")
    assert not (await here.fan.slash(here.channel, "season", number=1)).ephemeral
    assert (await here.fan.slash(elsewhere, "season", number=1)).ephemeral


async def test_an_old_button_cannot_show_everyone_what_the_server_keeps_private(
    here: Simulation,
) -> None:
    private = await season(here, private=True)
    await chosen(here, "visibility", "private")
    assert (await press(here.fan, private, "ask:s:")).ephemeral


async def test_a_public_card_turns_in_place_after_the_server_went_private(
    here: Simulation,
) -> None:
    public = await season(here)
    await chosen(here, "visibility", "private")
    turned = await press(here.fan, public, "ask:t:season/1/2")
    assert not turned.ephemeral
    assert "season/1/1" in str(public.components)  # type: ignore[attr-defined]


async def test_silent_channels_say_so_privately(here: Simulation) -> None:
    before = await season(here)
    await chosen(here, "silent-channels", str(here.channel.id))
    for result in (
        await here.fan.slash(here.channel, "season", number=1),
        await press(here.fan, before, "ask:t:season/1/2"),
        await press(here.fan, before, "ask:p:sources"),
    ):
        assert result.ephemeral
        assert "silent in this channel" in text(card(result))
    assert await here.fan.autocomplete(here.channel, "team", "team", "jum") == []
    about = await here.fan.slash(here.channel, "about")
    assert "silent" not in text(card(about))


async def test_only_chosen_channels_answer(here: Simulation) -> None:
    elsewhere = here.guild.create_text_channel("quiz")
    await chosen(here, "answering-channels", str(elsewhere.id))
    refused = card(await here.fan.slash(here.channel, "season", number=1))
    assert "silent in this channel" in text(refused)
    assert EN in text(card(await here.fan.slash(elsewhere, "season", number=1)))


async def test_a_switched_off_command_and_its_buttons_refuse(here: Simulation) -> None:
    episode = card(await here.fan.slash(here.channel, "episode", episode="s1e2"))
    await chosen(here, "switched-off", "season quote")
    for result in (
        await here.fan.slash(here.channel, "season", number=1),
        await press(here.fan, episode, "ask:t:season/1"),
        await here.fan.slash(here.channel, "quote"),
    ):
        assert result.ephemeral
        assert "switched this command off" in text(card(result))
    assert await here.fan.autocomplete(here.channel, "season", "number", "1") == []
    assert await here.fan.autocomplete(here.channel, "team", "team", "jum") != []


async def test_plain_cards_have_no_colour_and_no_emoji(here: Simulation) -> None:
    coloured = await season(here)
    await chosen(here, "look", "plain")
    plain = await season(here)
    assert labels(plain) == labels(coloured)

    def look(message: object) -> list[object]:
        found = list(walk(message.components, ""))  # type: ignore[attr-defined]
        return [each.get("accent_color") or each.get("emoji") for each, _ in found]

    assert any(look(coloured))
    assert not any(look(plain))


async def test_unreadable_settings_mean_private_and_sealed(here: Simulation) -> None:
    await chosen(here, "spoilers", "open")
    here.client.guilds_db.settings.forget(here.guild.id)
    await here.client.guilds_db._database.close()
    result = await here.fan.slash(here.channel, "season", number=1)
    assert result.ephemeral


async def test_settings_are_read_once(here: Simulation) -> None:
    await season(here)
    await here.client.guilds_db._database.close()  # from here on nothing can be read
    assert not (await here.fan.slash(here.channel, "season", number=1)).ephemeral


async def test_unreadable_settings_cover_everything(here: Simulation) -> None:
    await chosen(here, "spoilers", "open")
    here.client.guilds_db.settings.forget(here.guild.id)
    await here.client.guilds_db._database.close()
    shown = await season(here)
    assert "Vingegaard" not in str(shown.components)  # type: ignore[attr-defined]
    assert "ask:r:season/1" in one(shown, "ask:r:")
