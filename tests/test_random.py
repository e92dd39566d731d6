"""Whatever is sent in whatever order is acknowledged in time, and leaves no error and no memory.

The interactions are drawn by chance, from a seed, over all commands as they are registered, and
over the buttons, menus and forms of what they answered; many at a time, against the real process.
2,000 in `make test`; `make soak` sets INTERACTIONS to a hundred thousand, and looks at the memory.
"""

from __future__ import annotations

import asyncio
import logging
import os
import random
import time
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from discord_limits import Kind
from gateway import (
    PERMISSIONS,
    Answer,
    LoopbackDiscord,
    NotAcknowledged,
    NotOffered,
    components_of,
    person,
)
from process import Process, connected, running

from bot.store import Store

log = logging.getLogger("random")

ROOT = Path(__file__).parent.parent
INTERACTIONS = int(os.environ.get("INTERACTIONS", "2000"))
SEED = int(os.environ.get("SEED", "1"))
WARM = 30_000  # interactions until every cache is as full as it gets
AT_ONCE = 12
GROWTH = 10.0  # MB
USERS, SERVERS = 1000, 40
MANAGE_GUILD = 1 << 5
LOCALES = ("en-US", "en-GB", "fr", "fr", "de", "ja")
ODD = (
    *("", " ", "\u200b", "\0", "null", "None", "=", "==visma", "/", "%2F", "a" * 6000),
    *("@everyone", "<@1>", "**x**", "||x||", "`", "](http://x)", "’; DROP TABLE teams;--"),
    *("🚴", "é" * 100, "\u202e", "ポガチャル", "Погачар", "-1", "1e9", "9" * 40, "{x}", "%s"),
)


@dataclass(slots=True)
class Fan:
    """Somebody at random: draws what to do and does it."""

    discord: LoopbackDiscord
    names: list[str]
    chance: random.Random
    guilds: list[str]
    deck: list[tuple[int, str, list[dict[str, Any]]]] = field(default_factory=list)
    answers: deque[Answer] = field(default_factory=lambda: deque(maxlen=300))
    done: Counter[str] = field(default_factory=Counter)
    late: list[str] = field(default_factory=list)
    slowest: float = 0.0

    def place(self) -> dict[str, Any]:
        chance = self.chance
        user = person("fan", str(2_000_000_000_000_000_000 + chance.randrange(USERS)))
        told = {"user": user, "locale": chance.choice(LOCALES)}
        if chance.random() < 0.1:
            context = chance.choice(("bot_dm", "private_channel"))
            return {**told, "context": context, "channel_id": "1000000000000000999"}
        rights = PERMISSIONS | (MANAGE_GUILD if chance.random() < 0.3 else 0)
        guild = chance.choice(self.guilds)
        return {**told, "guild_id": guild, "channel_id": guild, "permissions": rights}

    def text(self, most: int = 6000) -> str:
        chance = self.chance
        if chance.random() < 0.2:
            return chance.choice(ODD)[:most]
        name = chance.choice(self.names)
        if chance.random() < 0.4:
            at = chance.randrange(len(name))
            name = name[:at] + chance.choice("aeinrst -’") + name[at + 1 :]
        return name[: chance.randint(1, len(name)) if chance.random() < 0.3 else most]

    def value(self, option: dict[str, Any]) -> Any:
        """A value that Discord would let somebody send, or one that it would not."""
        chance, kind = self.chance, option["type"]
        if option.get("choices"):
            return chance.choice(option["choices"])["value"]
        if kind == 3:
            return self.text(option.get("max_length") or 6000)
        if kind in (4, 10):
            low, high = option.get("min_value", -5), option.get("max_value", 3000)
            return chance.choice((low, high, chance.randint(int(low), int(high)), 1, 2022))
        if kind == 5:
            return chance.random() < 0.5
        channel = self.discord.channels[chance.choice(self.guilds)]
        return {**channel, "permissions": str(PERMISSIONS)} if kind == 7 else person("x", "77")

    async def do_something(self) -> str:
        """Do one thing, and return what."""
        chance = self.chance
        shown = [each for each in self.answers if each.message is not None]
        forms = [each for each in self.answers if each.kind == 9]
        if forms and chance.random() < 0.3:
            form = chance.choice(forms)
            self.answers.remove(form)
            fields = [e for e in components_of(form.data) if e["type"] == Kind.TEXT_INPUT]
            sent = {e["custom_id"]: self.text(e.get("max_length") or 100) for e in fields}
            return await self.note("form", self.discord.submit(form, sent))
        if shown and chance.random() < 0.5:
            return await self.press(chance.choice(shown))
        return await self.use(self.draw())

    def draw(self) -> tuple[int, str, list[dict[str, Any]]]:
        """Draw a command, from a deck in which each is once: none is left out by chance."""
        if not self.deck:
            self.deck = [(e["type"], *leaf) for e in self.discord.commands for leaf in leaves(e)]
            self.chance.shuffle(self.deck)
        return self.deck.pop()

    async def use(self, command: tuple[int, str, list[dict[str, Any]]]) -> str:
        """Send the command, or type in one of its options; where not offered, it is kept."""
        chance = self.chance
        kind, name, options = command
        if kind == 3:
            text = " ".join(self.text(200) for _ in range(chance.randint(1, 8)))
            using = self.discord.use_menu(name, text[:2000], **self.place())
            return await self.note(name, using)
        typed = [each for each in options if each.get("autocomplete")]
        if typed and chance.random() < 0.4:
            option = chance.choice(typed)
            asked = self.discord.autocomplete(name, option["name"], self.text(100), **self.place())
            return await self.note("typing", asked)
        given = {
            each["name"]: self.value(each)
            for each in options
            if each.get("required") or chance.random() < 0.5
        }
        sent = await self.note(name, self.discord.slash(name, given, **self.place()))
        if not sent:
            self.deck.insert(0, command)
        return sent

    async def press(self, answer: Answer) -> str:
        usable = [
            each
            for each in components_of(answer.message or {})
            if each.get("custom_id") and not each.get("disabled")
        ]
        if not usable:
            return ""
        item = self.chance.choice(usable)
        place = self.place() if self.chance.random() < 0.2 else {}
        if item["type"] == Kind.BUTTON:
            pressing = self.discord.press(item["custom_id"], message=answer, **place)
            return await self.note("button", pressing)
        low = item.get("min_values") if item.get("min_values") is not None else 1
        values: list[Any] = [each["value"] for each in item.get("options") or []]
        if not values:
            values = [self.discord.channels[guild] for guild in self.guilds]
        number = self.chance.randint(low or 0, min(item.get("max_values") or 1, len(values)))
        chosen = self.chance.sample(values, number)
        choosing = self.discord.choose(item["custom_id"], *chosen, message=answer, **place)
        return await self.note("menu", choosing)

    async def note(self, what: str, doing: Any) -> str:
        try:
            answer = await doing
        except NotOffered:
            return ""
        except NotAcknowledged as error:
            self.late.append(f"{what}: {error}")
            return what
        self.slowest = max(self.slowest, answer.acknowledged_after or 0.0)
        if answer not in self.answers:
            self.answers.append(answer)
        return what


def leaves(command: dict[str, Any], before: str = "") -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The names of what can be sent of a command, its subcommands or itself, and their options."""
    name = f"{before} {command['name']}".strip()
    options = command.get("options") or []
    if inner := [each for each in options if each["type"] in (1, 2)]:
        for each in inner:
            yield from leaves(each, name)
    else:
        yield name, options


async def names() -> list[str]:
    store = await Store.open(ROOT / "facts.db")
    try:
        return sorted({each.spelling for each in await store.spellings()})
    finally:
        await store.close()


async def send_all(discord: LoopbackDiscord, process: Process, fan: Fan) -> list[float]:
    """Send as many as are to be sent, and return the memory after each tenth."""
    sizes: list[float] = []

    async def send() -> None:
        while fan.done.total() < INTERACTIONS:
            what = await fan.do_something()
            if not what:
                continue
            fan.done[what] += 1
            total = fan.done.total()
            if total % 1000 == 0:
                discord.forget(2000)
            if total % (INTERACTIONS // 10) == 0:
                sizes.append(process.memory)
                log.info("%s sent, %.1f MB, %s late", total, sizes[-1], len(fan.late))

    await asyncio.gather(*(send() for _ in range(AT_ONCE)))
    return sizes


async def test_random_interactions(tmp_path: Path) -> None:
    async with LoopbackDiscord() as discord, running(discord, tmp_path) as process:
        guilds = [discord.add_guild()["id"] for _ in range(SERVERS)]
        for guild in guilds:
            discord.add_channel(guild, guild)
        await connected(discord)
        fan = Fan(discord, await names(), random.Random(SEED), guilds)  # noqa: S311 - any will do
        began = time.monotonic()
        sizes = await send_all(discord, process, fan)
        took = time.monotonic() - began

        told = "%s in %.0f s, the slowest acknowledged after %.2f s, %s MB; %s"
        log.info(told, fan.done.total(), took, fan.slowest, sizes, dict(fan.done.most_common()))
        assert fan.late == []
        assert discord.violations == []
        assert discord.unserved == []
        assert process.logged("error") == []
        assert not [each for each in process.events if "exception" in each]
        every = {name for command in discord.commands for name, _ in leaves(command)}
        assert fan.done.keys() >= every | {"typing", "button", "menu", "form"}
        warm = sizes[WARM * 10 // INTERACTIONS :]
        assert not warm or max(warm) - warm[0] < GROWTH, sizes
