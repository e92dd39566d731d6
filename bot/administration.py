"""Behind /admin: who runs the bot, and what it does for them and tells them."""

from __future__ import annotations

import asyncio
import io
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import discord

from bot.answers import NoSuchQuestion, Unclear
from bot.aside import Reloaded, What
from bot.cards import Card, draw
from bot.cards.admin import (
    TOLD,
    Status,
    reload_card,
    report_card,
    rollback_card,
    status_card,
)
from bot.config import Config
from bot.errors import NotAllowed, NotThere
from bot.guilds import FILE
from bot.guilds.database import BACKED_UP
from bot.guilds.reported import Reported
from bot.questions import Question
from bot.records import Ref
from bot.replies import Given, guarded, say_to, show
from bot.world import World

ERRORS: Final = 5  # the last ones that a status tells
MISSES: Final = 10
ASKED_AGAIN: Final = 300.0  # seconds after which Discord is asked anew who is in the team


class Admins:
    """Knows who runs the bot: the application's owner, the members of its team, listed ids."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401 - the client is above this room
        self._client = client
        self._info: discord.AppInfo | None = None
        self._asked = -ASKED_AGAIN

    async def info(self) -> discord.AppInfo | None:
        """Return what Discord tells of the application, at most five minutes old where it can."""
        if time.perf_counter() - self._asked > ASKED_AGAIN:
            try:
                self._info = await self._client.application_info()
                self._asked = time.perf_counter()
            except discord.HTTPException:
                self._info = self._info or self._client.application
        return self._info

    async def include(self, user: int) -> bool:
        """Tell whether somebody runs the bot."""
        if user in self._client.config.admins:
            return True
        info = await self.info()
        if info is None:
            return False
        if info.team is None:
            return user == info.owner.id
        accepted = discord.TeamMembershipState.accepted
        return user in {each.id for each in info.team.members if each.membership_state is accepted}


async def admitted(interaction: discord.Interaction[Any]) -> None:
    """Let through who runs the bot, where /admin is at home.

    Every entrance asks, buttons included: who sees a command is Discord's to say, who may use it
    is not.

    Raises:
        NotAllowed: somebody else, or another place.
    """
    client = interaction.client
    if not await client.admins.include(interaction.user.id):
        raise NotAllowed("admin-not-yours")
    server = client.config.admin_server
    if server is not None:
        if interaction.guild_id != server:
            raise NotAllowed("admin-in-its-server")
    elif interaction.guild_id is not None or not interaction.context.dm_channel:
        raise NotAllowed("admin-in-a-dm")


async def tell(interaction: discord.Interaction[Any], card: Card, *, change: bool = False) -> None:
    """Send a card of the admins', privately; `change`: in the place of the pressed one."""
    say = say_to(interaction)
    await show(interaction, draw(card, say, question=None, private=True, facts=""), change=change)


async def reload(interaction: discord.Interaction[Any], what: str, *, preview: bool) -> None:
    """Reload, and tell what became of it; what does not fit on a card is told in a file."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    # It takes longer than any handler may: it goes on by itself, and only what it tells is guarded.
    running = asyncio.ensure_future(interaction.client.reload.run(What(what), preview=preview))
    interaction.client.reload.keep(running, asyncio.create_task(_told(interaction, running)))


async def _told(interaction: discord.Interaction[Any], running: asyncio.Future[Reloaded]) -> None:
    """Tell what became of a reload when it has ended."""
    await asyncio.wait({running})
    async with guarded(interaction):
        told = running.result()
        await tell(interaction, reload_card(say_to(interaction), told))
        if max(len(told.faults), len(told.tried.difference.first)) > TOLD:
            text = "\n".join([*told.lines(), ""])
            file = discord.File(io.BytesIO(text.encode()), "reload.txt")
            await interaction.followup.send(file=file, ephemeral=True)


async def status(interaction: discord.Interaction[Any]) -> None:
    """Tell how the bot is doing."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    client = interaction.client
    info = await client.admins.info()
    data: Path = client.config.data_dir
    size, backup = await asyncio.to_thread(_of_data, data) if client.lasting else (0, None)
    seen = Status(
        seconds=time.perf_counter() - client.started,
        reloads=client.reload.count,
        latencies=dict(getattr(client, "latencies", ())),
        servers=info.approximate_guild_count if info else 0,
        last_hour=client.measures.last_hour(),
        errors=client.measures.errors()[:ERRORS],
        misses=await client.guilds_db.misses.most(MISSES) if client.config.count_misses else None,
        memory=await asyncio.to_thread(_memory),
        data=size,
        backup=backup,
    )
    store = World.of(interaction).store
    await tell(interaction, status_card(say_to(interaction), store, seen))


def _of_data(folder: Path) -> tuple[int, datetime | None]:
    """Return the bytes of guilds.db, and when it was last backed up."""
    written = folder / BACKED_UP
    backup = datetime.fromtimestamp(written.stat().st_mtime, UTC) if written.exists() else None
    return (folder / FILE).stat().st_size, backup


def _memory() -> int:
    """Return the bytes of memory that this process holds, 0 where the system does not tell."""
    try:
        held = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return 0
    return int(held) * resource.getpagesize()


async def reports(
    interaction: discord.Interaction[Any], page: int = 1, *, change: bool = False
) -> None:
    """Show a reported mistake."""
    found, count = await interaction.client.guilds_db.reports.page(page)
    card = report_card(say_to(interaction), found, min(page, count), count)
    await tell(interaction, card, change=change)


async def act(interaction: discord.Interaction[Any], question: Question, _given: Given) -> None:
    """Do what a button of /admin reports asks for."""
    await admitted(interaction)
    verb, number, page = [str(each or "") for each in (*question.arguments, None, None, None)][:3]
    if not (number.isdecimal() and len(number) < 16):
        raise NoSuchQuestion(str(question))
    kept = interaction.client.guilds_db.reports
    at = int(page) if page.isdecimal() and len(page) < 16 else 1
    match verb:
        case "page":
            await reports(interaction, int(number), change=True)
        case "accepted" | "rejected" | "open":
            await kept.settle(int(number), verb)
            await reports(interaction, at, change=True)
        case "export":
            found = await kept.of(int(number))
            if found is None:
                raise NotThere("report-gone")
            await interaction.response.defer(ephemeral=True, thinking=True)
            text = await patch(interaction, found)
            file = discord.File(io.BytesIO(text.encode()), f"report-{found.id}.patch")
            await interaction.followup.send(file=file, ephemeral=True)
        case _:
            raise NoSuchQuestion(str(question))


async def patch(interaction: discord.Interaction[Any], found: Reported) -> str:
    """Return a patch that puts a reported mistake into facts/, for whoever looks into it.

    It adds a note and changes no fact: what somebody reported is no source.
    """
    config: Config = interaction.client.config
    id_ = _record(interaction, found.question)
    place = await _place(config, id_) if id_ else None
    lines = [
        f"# Reported {found.at[:10]}: {found.question}",
        "",
        f"Seen in facts {found.facts}. Correct the record, name its source, delete this note.",
        "",
        "What is said to be wrong:",
        "",
        *(f"> {line}" for line in found.wrong.splitlines()),
        "",
        "Where it is said to stand right:",
        "",
        *(f"> {line}" for line in (found.source or "nothing was named").splitlines()),
    ]
    if place is not None:
        where, *rows = place.splitlines()
        lines += ["", f"It stands in {where}:", "", *(f"    {row}".rstrip() for row in rows)]
    folder = config.facts_folder
    name = f"{'facts' if folder.is_absolute() else folder.as_posix()}/reports/report-{found.id}.md"
    return "\n".join(
        [
            f"diff --git a/{name} b/{name}",
            "new file mode 100644",
            "--- /dev/null",
            f"+++ b/{name}",
            f"@@ -0,0 +1,{len(lines)} @@",
            *(f"+{line}" for line in lines),
            "",
        ]
    )


def _record(interaction: discord.Interaction[Any], asked: str) -> str | None:
    """Return the id of the record that a card was about, None where it was about several."""
    try:
        question = Question.parse(asked)
        understood = interaction.client.answers.understand(World.of(interaction), question)
    except (ValueError, Unclear, NoSuchQuestion):
        return None
    if question.kind == "season":
        return f"season-{understood.refs[0]}" if understood.refs[0] else "series"
    return next((each.id for each in understood.refs if isinstance(each, Ref) and each.id), None)


async def _place(config: Config, id_: str) -> str | None:
    """Return where a record stands in facts/, and what is written there.

    Asked of a process of its own: reading all facts takes a second.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "where", id_),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=config.environment(),
    )
    said, _ = await process.communicate()
    return said.decode() if process.returncode == 0 else None


async def rollback(interaction: discord.Interaction[Any]) -> None:
    """Serve again what was served before the last reload."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    told = await interaction.client.reload.rollback()
    await tell(interaction, rollback_card(say_to(interaction), told))
