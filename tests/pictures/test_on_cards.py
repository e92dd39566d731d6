"""A picture on its way with a card: sent, kept, changed with the page, left out where it fails."""

from __future__ import annotations

from typing import Any

import pytest
from discord_limits import Kind
from holding import held
from pictured import hard, offer
from pressing import card, chosen, press, text
from shown import parts
from simcord import ResponseMessage

from bot.asking import plain
from bot.cards import Drawn
from bot.config import Config
from bot.pictures import FILE_NAME, GapsPicture
from bot.preview import Simulation, simulated
from bot.records import LANGUAGES, Language
from bot.world.drawings import Drawings

UNDRAWABLE = GapsPicture("title", "note", (), "alt")  # gaps of nobody


@pytest.fixture
async def rivals(here: Simulation) -> Simulation:
    offer(here.client, lambda say, _: hard(say, "rivals"))
    await here.client.tree.sync()
    return here


def shown(message: ResponseMessage) -> list[dict[str, Any]]:
    """Return what the galleries of a message show; it carries nothing else."""
    galleries = parts(message.components, Kind.MEDIA_GALLERY)
    items = [item for gallery in galleries for item in gallery["items"]]
    assert len(message.attachments) == len(items)
    for item, attachment in zip(items, message.attachments, strict=True):
        assert item["media"]["url"] == attachment.url
        assert attachment.filename == FILE_NAME
        assert 0 < attachment.size < 100 * 1024
    return items


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_picture_comes_with_its_card_and_says_the_same_in_words(
    rivals: Simulation, language: Language
) -> None:
    fan = rivals.fan if language == "en" else rivals.fan_fr

    message = card(await fan.slash(rivals.channel, "pictured", private=True))

    (item,) = shown(message)
    assert item["description"] == hard(rivals.client.world.words[language], "rivals").alt


async def test_it_goes_with_its_page_and_comes_back(rivals: Simulation) -> None:
    message = card(await rivals.fan.slash(rivals.channel, "pictured"))
    assert len(shown(message)) == 1

    await press(rivals.fan, message, "ask:t:pictured/2")
    assert shown(message) == []

    await press(rivals.fan, message, "ask:t:pictured/1")
    assert len(shown(message)) == 1


async def test_somebody_else_gets_a_copy_with_it(rivals: Simulation) -> None:
    message = card(await rivals.fan.slash(rivals.channel, "pictured"))
    await press(rivals.fan, message, "ask:t:pictured/2")

    copy = card(await press(rivals.fan_fr, message, "ask:t:pictured/1"))

    assert copy.ephemeral
    assert len(shown(copy)) == 1
    assert shown(message) == []


async def test_it_is_shown_to_everyone_with_its_card(rivals: Simulation) -> None:
    private = card(await rivals.fan.slash(rivals.channel, "pictured", private=True))

    public = card(await press(rivals.fan, private, "ask:s:"))

    assert not public.ephemeral
    assert shown(public)[0]["description"] == shown(private)[0]["description"]


async def test_it_is_drawn_once(rivals: Simulation) -> None:
    await rivals.fan.slash(rivals.channel, "pictured")
    await rivals.client.studio.close()

    again = card(await rivals.fan.slash(rivals.channel, "pictured"))

    assert len(shown(again)) == 1
    assert rivals.client.studio.pid is None


async def test_a_covered_card_has_its_covered_picture(here: Simulation) -> None:
    meetings = {True: "a covered meeting", False: "rivals"}
    offer(here.client, lambda say, reader: hard(say, meetings[reader.veil.anything]))
    await here.client.tree.sync()
    say = here.client.world.words["en"]
    open_ = card(await here.fan.slash(here.channel, "pictured"))
    await chosen(here, "spoilers", "sealed")

    covered = card(await here.fan.slash(here.channel, "pictured"))
    revealed = card(await press(here.fan, covered, "ask:r:"))

    assert shown(open_)[0]["description"] == hard(say, "rivals").alt
    assert shown(covered)[0]["description"] == hard(say, "a covered meeting").alt
    assert shown(revealed)[0]["description"] == hard(say, "rivals").alt
    assert revealed.ephemeral


@pytest.mark.logs_errors
async def test_without_its_picture_a_card_is_whole_and_is_not_kept(here: Simulation) -> None:
    offer(here.client, lambda *_: UNDRAWABLE)
    await here.client.tree.sync()

    message = card(await here.fan.slash(here.channel, "pictured"))

    assert "Text" in text(message)
    assert shown(message) == []
    assert not message.ephemeral
    assert not here.client.world.drawings._kept


async def test_a_terminal_reads_its_words(rivals: Simulation) -> None:
    result = await rivals.fan.slash(rivals.channel, "pictured")

    assert hard(rivals.client.world.words["en"], "rivals").alt in plain(result)


async def test_the_process_ends_with_the_client(config: Config) -> None:
    async with held(simulated(config)) as here:
        offer(here.client, lambda say, _: hard(say, "rivals"))
        await here.client.tree.sync()
        await here.fan.slash(here.channel, "pictured")
        assert here.client.studio.pid

    assert not here.client.studio.pid


def test_cards_are_kept_within_a_number_of_bytes_of_pictures() -> None:
    drawings = Drawings(most_bytes=25)
    for name in "abc":
        drawings.keep(name, Drawn([], png=b"0123456789"))
    drawings.keep("c", Drawn([], png=b"0123456789"))

    assert [drawings.get(name) is not None for name in "abc"] == [False, True, True]
