"""/admin from the outside: who may, where, what is shown in both languages."""

from __future__ import annotations

import asyncio
import re
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pressing import card, items, one, press, text
from simcord import MemberActor

from bot.aside import Reloaded, Tried, What
from bot.cards import Card, draw
from bot.cards.admin import reload_card
from bot.guilds.people import Report
from bot.names.cleaning import clean
from bot.preview import Simulation
from bot.questions import Ask, Question, Way

ROOT = Path(__file__).parents[2]


@pytest.fixture
def admin(here: Simulation) -> MemberActor:
    """Somebody whose id stands in the configuration."""
    here.client.config = replace(here.client.config, admins=frozenset({here.fan_fr.id}))
    return here.fan_fr


def apply(patch: bytes, folder: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)  # noqa: S607 - as it is found
    subprocess.run(["git", "apply"], cwd=folder, check=True, input=patch)  # noqa: S607 - the same


async def reported(here: Simulation, question: str = "rider/wout-van-aert") -> None:
    report = Report(here.fan.id, here.guild.id, question, "0123456789ab", "It was *2021*.", "")
    assert await here.client.guilds_db.people.report(report, here.env.now())


@pytest.mark.parametrize("who", ["fan", "moderator", "owner"])
@pytest.mark.parametrize("command", ["status", "reports", "rollback"])
async def test_nobody_else_may_use_it(
    here: Simulation, admin: MemberActor, who: str, command: str
) -> None:
    """A member, a moderator, the owner of a server: none of them runs the bot."""
    refused = await getattr(here, who).user.slash(f"admin {command}")

    assert refused.ephemeral
    assert re.search("This is for whoever runs|réservé à qui", text(card(refused)))


async def test_nobody_else_may_reload(here: Simulation, admin: MemberActor) -> None:
    refused = await here.fan.user.slash("admin reload", what="words")

    assert "for whoever runs Musette" in text(card(refused))
    assert here.client.reload.count == 0


@pytest.mark.parametrize("verb", ["accepted", "rejected", "export"])
async def test_a_forged_button_does_nothing(
    here: Simulation, admin: MemberActor, verb: str
) -> None:
    await reported(here)
    say = here.client.world.words["en"]
    forged = Card("Forged", asks=[Ask("x", Question("admin", verb, 1, 1), Way.ACT)])
    channel = here.client.get_partial_messageable(here.channel.id)
    drawn = draw(forged, say, question=None, private=False, facts="")
    sent = await channel.send(view=drawn)
    await here.env.settle()

    for who in (here.fan, here.moderator, admin):
        refused = await who.click(sent, custom_id=f"ask:a:admin/{verb}/1/1")
        assert re.search("whoever runs|réservé|message privé", text(card(refused)))
    found = await here.client.guilds_db.reports.of(1)
    assert found is not None
    assert found.state == "open"


async def test_in_a_server_it_says_where_it_works(here: Simulation, admin: MemberActor) -> None:
    await reported(here)
    opened = card(await admin.user.slash("admin reports"))

    channel = here.client.get_partial_messageable(here.channel.id)
    say = here.client.world.words["fr"]
    again = Card("Again", asks=[Ask("x", Question("admin", "page", 1), Way.ACT)])
    sent = await channel.send(view=draw(again, say, question=None, private=False, facts=""))
    await here.env.settle()
    refused = await admin.click(sent, custom_id="ask:a:admin/page/1")

    assert "Erreurs signalées" in text(opened)
    assert text(card(refused)).endswith(say("admin-in-a-dm"))


async def test_with_an_admin_server_it_works_there_alone(
    here: Simulation, admin: MemberActor
) -> None:
    here.client.config = replace(here.client.config, admin_server=here.guild.id)
    refused = await admin.user.slash("admin status")
    here.client.config = replace(here.client.config, admin_server=None)

    assert "serveur d’administration" in text(card(refused))


async def test_status_tells_everything(here: Simulation, admin: MemberActor) -> None:
    for typed in ("qqqq", "QQQQ ", "zzzz <@1>"):
        await here.fan.slash(here.channel, "rider", rider=typed)
    await here.client.daily.write_misses()
    here.client.measures.failed("0badcafe", "KeyError")

    shown = text(card(await admin.user.slash("admin status")))

    assert here.client.world.version in shown
    assert "Aucune sauvegarde" in shown
    assert re.search(r"Mémoire\s: [1-9]\d+\sMo", shown)
    assert re.search(r"[1-9] réponses en une heure", shown)
    assert "- qqqq · 2" in shown
    assert "- zzzz · 1" in shown
    assert "`0badcafe` KeyError" in shown


async def test_misses_are_cleaned_cut_bounded_and_forgotten(here: Simulation) -> None:
    misses = here.client.guilds_db.misses
    misses.note("x" * 100)
    misses.note("")
    for number in range(2_000):
        misses.note(f"typed {number}")
    await misses.write(here.env.now())
    await misses.write(here.env.now())

    found = await misses.most(5_000)
    assert len(found) == 500
    assert all(len(typed) <= 64 for typed, _ in found)
    assert ("x" * 64, 1) in found
    assert "<@" not in clean("zzzz <@1>").typed

    await misses.write(here.env.now() + timedelta(days=30))
    assert await misses.most(10) == []


async def test_misses_are_not_counted_where_that_is_switched_off(here: Simulation) -> None:
    here.client.guilds_db.misses.wanted = False

    await here.fan.slash(here.channel, "rider", rider="qqqq")
    await here.client.daily.write_misses()

    assert await here.client.guilds_db.misses.most(10) == []


async def test_nothing_says_who_typed_what(here: Simulation) -> None:
    await here.fan.slash(here.channel, "rider", rider="qqqq")
    await here.client.daily.write_misses()

    rows = await here.client.guilds_db._database.rows("SELECT * FROM misses")

    assert [tuple(row)[1:] for row in rows] == [("qqqq", 1)]


async def test_reports_are_accepted_rejected_and_leafed_through(
    here: Simulation, admin: MemberActor
) -> None:
    for question in ("rider/wout-van-aert", "season/1", "team/visma"):
        await reported(here, question)
    first = card(await admin.user.slash("admin reports"))
    assert "team/visma" in text(first)
    assert r"\*2021\*" in text(first)

    accepted = card(await press(admin.user, first, "admin/accepted/3/"))
    assert "season/1" in text(accepted), "the next open one"
    rejected = card(await press(admin.user, accepted, "admin/rejected/2/"))
    assert "rider/wout-van-aert" in text(rejected)
    second = card(await press(admin.user, rejected, "admin/page/2"))

    assert "team/visma" in text(second)
    assert "Accepté" in text(second)
    states = [await here.client.guilds_db.reports.of(number) for number in (1, 2, 3)]
    assert [each and each.state for each in states] == ["open", "rejected", "accepted"]
    assert len([each for each in items(second) if "admin/" in each["custom_id"]]) == 5


async def test_a_report_is_exported_as_a_patch_that_applies(
    here: Simulation, admin: MemberActor, tmp_path: Path
) -> None:
    await reported(here)
    shown = card(await admin.user.slash("admin reports"))

    result: Any = await admin.user.click(shown, custom_id=one(shown, "admin/export/1"))

    sent = card(result)
    (attachment,) = sent.attachments
    patch = attachment.content if hasattr(attachment, "content") else await attachment.read()
    (tmp_path / "facts").mkdir()
    await asyncio.to_thread(apply, patch, tmp_path)
    note = (tmp_path / "facts" / "reports" / "report-1.md").read_text(encoding="utf-8")
    assert "> It was *2021*." in note
    line = int(re.search(r"facts/people\.toml:(\d+)", note)[1])  # type: ignore[index]
    rows = (ROOT / "facts" / "people.toml").read_text(encoding="utf-8").splitlines()
    assert rows[line - 1] == "[person.wout-van-aert]"
    assert f"    {rows[line]}" in note


@pytest.mark.long
async def test_preview_reload_and_rollback_are_told(here: Simulation, admin: MemberActor) -> None:
    here.env.settle_timeout = 300.0  # a process of its own draws every card meanwhile
    nothing = card(await admin.user.slash("admin rollback"))
    assert "Rien n’a été rechargé" in text(nothing)

    say = here.client.world.words["fr"]
    preview = reload_card(say, Reloaded(What.WORDS, Tried(), "0badcafe", "0badcafe", preview=True))
    assert preview.title == "Ce qui changerait"
    assert "Rien ne diffère." in preview.blocks

    before = here.client.world
    told = card(await admin.user.slash("admin reload", what="commands"))
    assert "Rechargé" in text(told)
    assert here.client.world is not before
    assert here.client.world.store is before.store, "the facts are the same"

    back = card(await admin.user.slash("admin rollback"))
    assert "Retour en arrière" in text(back)
    assert here.client.world is before
