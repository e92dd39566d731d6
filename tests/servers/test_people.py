"""What readers may say, see and delete: reports, seasons watched, /privacy, Look this up."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from pressing import card, chosen, items, labels, press, text
from simcord.results import InteractionResult

from bot.guilds import FILE, Guilds
from bot.mentioned import named_in
from bot.preview import Simulation
from bot.words.documents import document

ROOT = Path(__file__).parent.parent.parent


async def report(here: Simulation, wrong: str = "It was 2021.") -> InteractionResult:
    answer = card(await here.fan.slash(here.channel, "team", team="visma"))
    form = await press(here.fan, answer, "ask:a:report/")
    if form.modal is None:
        return form
    return await here.fan.submit_modal(form, {"wrong": wrong, "source": "letour.fr"})


async def test_a_report_is_kept_with_record_version_and_server(here: Simulation) -> None:
    thanks = await report(here)
    assert thanks.ephemeral
    assert "Thank you" in text(card(thanks))
    rows = await here.client.guilds_db._database.rows(
        "SELECT user, guild, question, facts, wrong, source FROM reports"
    )
    version = here.client.world.version
    assert rows == [
        (here.fan.id, here.guild.id, "team/visma", version, "It was 2021.", "letour.fr")
    ]


async def test_the_fourth_report_of_a_day_is_refused(here: Simulation) -> None:
    for _ in range(3):
        await report(here)
    refused = await report(here)
    assert refused.ephemeral
    assert "three mistakes" in text(card(refused))
    here.client.daily.stop()  # a day of its minutes takes long
    await here.env.advance_time(86_500)
    assert "Thank you" in text(card(await report(here)))


@pytest.mark.parametrize("command", ["season", "team", "quote", "timeline", "sources", "about"])
async def test_every_card_has_the_button(here: Simulation, command: str) -> None:
    options = {"team": "jumbo"} if command == "team" else {}
    answer = card(await here.fan.slash(here.channel, command, **options))
    assert "Report a mistake" in labels(answer)


async def test_privacy_shows_and_deletes_everything(here: Simulation) -> None:
    empty = card(await here.moderator.slash(here.channel, "privacy"))
    assert "Rien n’est gardé" in text(empty)
    await chosen(here, "look", "plain")
    await here.moderator.slash(here.channel, "watched", season=2)
    shown = card(await here.moderator.slash(here.channel, "privacy"))
    assert "saison 2" in text(shown)
    assert "1 réglage" in text(shown)
    await press(here.moderator, shown, "ask:a:privacy/delete")
    assert "est supprimé" in text(shown)
    assert not await here.client.guilds_db.people.kept(here.moderator.id)
    history = card(await here.owner.slash(here.channel, "settings history"))
    assert "a former moderator" in text(history)


async def test_what_is_kept_in_the_whole_file_after_privacy(here: Simulation) -> None:
    await report(here)
    await here.fan.slash(here.channel, "watched", season=1)
    shown = card(await here.fan.slash(here.channel, "privacy"))
    await press(here.fan, shown, "ask:a:privacy/delete")
    database = here.client.guilds_db._database
    tables = await database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    for (table,) in tables:
        rows = await database.rows(f'SELECT * FROM "{table}"')
        assert str(here.fan.id) not in str([tuple(row) for row in rows]), table


async def test_watched_is_taken_back(here: Simulation) -> None:
    assert "Seasons 1 and 3" not in text(card(await here.fan.slash(here.channel, "watched")))
    await here.fan.slash(here.channel, "watched", season=1)
    both = await here.fan.slash(here.channel, "watched", season=3)
    assert both.ephemeral
    assert "Seasons 1 and 3" in text(card(both))
    await here.fan.slash(here.channel, "watched", season=1, seen=False)
    assert here.client.guilds_db.people.watched(here.fan.id) == {3}
    none = card(await here.fan.slash(here.channel, "watched", season=9))
    assert "There is no season 9" in text(none)


async def test_look_this_up_answers_privately(here: Simulation) -> None:
    message = await here.fan.send(here.channel, "Pogačar and van Aert against Ineos, what a day!")
    result = await here.fan_fr.context_menu(here.channel, "Look this up", message)
    assert result.ephemeral
    asked = [each["custom_id"] for each in items(card(result))]
    assert asked[:3] == [
        "ask:p:rider/tadej-pogacar",
        "ask:p:rider/wout-van-aert",
        "ask:p:team/ineos",
    ]
    one = await press(here.fan_fr, card(result), "ask:p:team/ineos")
    assert one.ephemeral


async def test_look_this_up_with_one_or_nobody(here: Simulation) -> None:
    message = await here.fan.send(here.channel, "go visma go")
    single = card(await here.fan.context_menu(here.channel, "Look this up", message))
    assert "Team Visma" in text(single)
    message = await here.fan.send(here.channel, "what may the weather do? quick, great, sky")
    nobody = await here.fan.context_menu(here.channel, "Look this up", message)
    assert nobody.ephemeral
    assert "No rider, team or person" in text(card(nobody))


async def test_five_at_most_and_a_long_message_does_not_stop_the_loop(here: Simulation) -> None:
    message = "Pogačar Vingegaard Roglič Pidcock Gaudu Alaphilippe Philipsen " + "etc " * 400
    found = await named_in(here.client.world, message)
    assert len(found) == 5
    assert await named_in(here.client.world, "https://example.org/van-aert <@1> <#2>") == []


async def test_about_links_to_both_documents(here: Simulation) -> None:
    about = card(await here.fan_fr.slash(here.channel, "about", private=True))
    for name, word in (("privacy", "guilds.db"), ("terms", "MIT")):
        shown = await press(here.fan_fr, about, f"document/{name}")
        assert shown.ephemeral
        assert word in text(card(shown))


async def test_privacy_md_lists_every_table_in_both_languages(tmp_path: Path) -> None:
    await (await Guilds.open(tmp_path)).close()
    database = sqlite3.connect(tmp_path / FILE)
    tables = {
        name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    }
    database.close()
    for language in ("en", "fr"):
        listed = re.findall(r"(?m)^- `(\w+)`", "\n".join(document("privacy", language)))
        assert set(listed) == tables
        assert len(listed) == len(tables)
