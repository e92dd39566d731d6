"""/admin in the real process: who owns the application, its team, the admin server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from gateway import GUILD_ID, OWNER_ID, LoopbackDiscord, NotOffered, person, text_of
from process import connected, running

pytestmark = pytest.mark.asyncio(loop_scope="module")

MEMBER, INVITED, LISTED = "1000000000000000011", "1000000000000000012", "1000000000000000013"


def member(user: str, state: int) -> dict[str, Any]:
    return {
        "membership_state": state,
        "permissions": ["*"],
        "role": "developer",
        "team_id": "1000000000000000010",
        "user": person(f"u{user[-2:]}", user),
    }


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def discord(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[LoopbackDiscord]:
    """A bot that belongs to a team, with a server for its admins."""
    folder: Path = tmp_path_factory.mktemp("a")
    async with LoopbackDiscord() as here:
        here.application["team"] = {
            "id": "1000000000000000010",
            "name": "the team",
            "icon": None,
            "owner_user_id": OWNER_ID,
            "members": [member(OWNER_ID, 2), member(MEMBER, 2), member(INVITED, 1)],
        }
        settings = {"MUSETTE_ADMIN_SERVER": GUILD_ID, "MUSETTE_ADMINS": f"{LISTED}"}
        async with running(here, folder, **settings) as process:
            await connected(here)
            yield here
            assert here.violations == []
            assert not [line for line in process.log if '"error"' in line], process.log


async def test_it_is_registered_in_the_admin_server_alone(discord: LoopbackDiscord) -> None:
    (admin,) = discord.guild_commands[GUILD_ID]

    assert admin["name"] == "admin"
    assert admin["name_localizations"] == {"fr": "admin"}
    assert {each["name"] for each in admin["options"]} == {
        "reload",
        "rollback",
        "status",
        "reports",
    }
    assert "admin" not in {each["name"] for each in discord.commands}
    with pytest.raises(NotOffered):
        await discord.slash("admin status", user=person("o", OWNER_ID), context="bot_dm")


async def test_another_admin_server_takes_it_away_from_the_one_before(tmp_path: Path) -> None:
    async with LoopbackDiscord() as here:
        other = here.add_guild()["id"]
        for server, there in ((GUILD_ID, [GUILD_ID]), (other, [other]), ("", [])):
            async with running(here, tmp_path, MUSETTE_ADMIN_SERVER=server) as process:
                await connected(here)
                having = [guild for guild, commands in here.guild_commands.items() if commands]
                assert having == there
                everywhere = {each["name"] for each in here.commands}
                assert ("admin" in everywhere) is (not there)
                assert process.logged("error") == []
        assert here.violations == []
        assert here.unserved == []


@pytest.mark.parametrize("user", [OWNER_ID, MEMBER, LISTED])
async def test_who_runs_the_bot_may_use_it(discord: LoopbackDiscord, user: str) -> None:
    answer = await discord.slash("admin status", user=person("who", user))

    shown = text_of(await answer.shown())
    assert answer.private
    assert "Status" in shown
    assert "In about 1 server\n" in shown
    assert "Gateway: shard 0 " in shown
    assert "guilds.db: " in shown


@pytest.mark.parametrize("user", [INVITED, "1000000000000000099"])
async def test_nobody_else_may(discord: LoopbackDiscord, user: str) -> None:
    for command in ("admin status", "admin rollback", "admin reports"):
        answer = await discord.slash(command, user=person("who", user), permissions=1 << 3)

        assert answer.private
        assert "This is for whoever runs Musette" in text_of(await answer.shown())
