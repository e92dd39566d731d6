"""The command line.

Exit codes: 0 done, 1 nothing matched or a fault in what is served, 2 a setting that cannot be used,
3 facts.db or guilds.db that cannot be used, 4 Discord not reached, a request that it refused, or no
running bot to reload.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from bot.config import BadSetting, Config
from bot.errors import DataUnusable, FactsUnusable
from bot.names import Names, at_once

# What is looked up for each kind that can be asked on the command line.
NAME_KINDS: Final = {
    "rider": ("rider",),
    "team": ("team",),
    "person": ("person", "rider"),
    "race": ("race",),
    "any": ("rider", "team", "person"),
}

# What can be reloaded; named here too, so that the command line starts without what it needs.
WHAT: Final = ("facts", "words", "commands", "all")

OK: Final = 0
NOTHING: Final = 1
BAD_SETTING: Final = 2
UNUSABLE: Final = 3
UNREACHED: Final = 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        config = Config.load()
        code = int(options.run(config, options))
        sys.stdout.flush()
    except BadSetting as error:
        return _fail(str(error), BAD_SETTING)
    except (FactsUnusable, DataUnusable) as error:
        return _fail(str(error), UNUSABLE)
    except BrokenPipeError:
        # Whoever reads the answer has read enough, as `head` does.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot", description=__doc__.split("\n", maxsplit=1)[0]
    )
    commands = parser.add_subparsers(required=True, metavar="command")

    run = commands.add_parser("run", help="connect to Discord; without a token, open the preview")
    run.add_argument(
        "--server", choices=("en", "fr"), default="en", help="language of the preview's server"
    )
    run.set_defaults(run=_run)

    preview = commands.add_parser("preview", help="open the bot in the browser, without Discord")
    preview.add_argument(
        "--server", choices=("en", "fr"), default="en", help="language of the server"
    )
    preview.set_defaults(run=_preview)

    ask = commands.add_parser("ask", help="ask one question and print the answer")
    ask.add_argument("line", help="a command as in Discord: '/team jumbo'")
    ask.add_argument("--lang", choices=("en", "fr"), default="en", help="language of the answer")
    ask.set_defaults(run=_ask)

    build = commands.add_parser("build", help="build facts.db from facts/")
    build.set_defaults(run=_build)

    check = commands.add_parser(
        "check", help="check facts/, words, commands, every card, and that facts.db is up to date"
    )
    check.add_argument("what", choices=WHAT, nargs="?", default="all", help="what is taken anew")
    check.add_argument(
        "--aside", type=Path, metavar="FOLDER", help="for a reload: what is served now is there"
    )
    check.set_defaults(run=_check)

    where = commands.add_parser("where", help="say where a record stands in facts/")
    where.add_argument("id", help="the record's id, such as wout-van-aert")
    where.set_defaults(run=_where)

    reload = commands.add_parser("reload", help="reload the running bot, if nothing is wrong")
    reload.add_argument("what", choices=WHAT, nargs="?", default="all")
    reload.add_argument("--preview", action="store_true", help="stop before anything is changed")
    reload.set_defaults(run=_reload)

    for name, help_, run_ in (
        ("resolve", 'JSON lines {"query": …} on stdin: whom each means', _resolve),
        ("suggest", 'JSON lines {"prefix": …} on stdin: what would be suggested', _suggest),
    ):
        names = commands.add_parser(name, help=help_)
        names.add_argument("--kind", choices=sorted(NAME_KINDS), default="any")
        names.set_defaults(run=run_)

    backup = commands.add_parser("backup", help="copy guilds.db, also while the bot runs")
    backup.add_argument("file", type=Path, help="the file to write; it must not be there yet")
    backup.set_defaults(run=_backup)

    sync = commands.add_parser("sync", help="register the commands with Discord, changed or not")
    sync.set_defaults(run=_sync)
    return parser


def _run(config: Config, options: argparse.Namespace) -> int:
    if config.token is None:
        return _preview(config, options)
    return _with_discord(config, config.token, sync_only=False)


def _sync(config: Config, _options: argparse.Namespace) -> int:
    if config.token is None:
        return _fail("DISCORD_TOKEN is not set: put it in .env or the environment.", BAD_SETTING)
    return _with_discord(config, config.token, sync_only=True)


def _with_discord(config: Config, token: str, *, sync_only: bool) -> int:
    gc.disable()  # what is loaded at a start stays; the client collects again when it is ready
    # Imported here, so that `build` and `check` start without discord.py.
    import aiohttp  # noqa: PLC0415
    import discord  # noqa: PLC0415

    from bot import logs  # noqa: PLC0415
    from bot.client import Musette, loop_factory, point_at, serve  # noqa: PLC0415

    logs.configure(config.log_level, secret=token)
    if config.discord_api is not None:
        point_at(config.discord_api)
    client = Musette(config)
    try:
        with asyncio.Runner(loop_factory=loop_factory()) as runner:
            runner.run(_register(client, token) if sync_only else serve(client, token))
    except discord.LoginFailure:
        return _fail(
            "Discord refused the token: copy it anew from the developer portal.", BAD_SETTING
        )
    except discord.PrivilegedIntentsRequired:
        return _fail(
            "Discord refused an intent: this bot needs none, so check its version.", BAD_SETTING
        )
    except discord.ConnectionClosed as error:
        return _fail(_closed(error.code), BAD_SETTING)
    except discord.HTTPException as error:
        refused = f"HTTP {error.status}, error code {error.code}"
        return _fail(f"Discord refused a request ({refused}): try again later.", UNREACHED)
    except (discord.GatewayNotFound, aiohttp.ClientError, ConnectionError, TimeoutError) as error:
        reason = type(error).__name__
        return _fail(
            f"Discord cannot be reached ({reason}): check the network, and try again.", UNREACHED
        )
    return OK


async def _register(client: Any, token: str) -> None:  # noqa: ANN401 - imported late
    async with client:
        await client.login(token)
        if not client.registered:
            await client.register(always=True)
    print("Registered.")


def _closed(code: int | None) -> str:
    reasons = {
        4004: "Discord refused the token: copy it anew from the developer portal.",
        4010: "Discord refused the shard: run one process.",
        4011: "Discord asks for more shards than this process has.",
        4013: "Discord refused an intent: this bot needs none, so check its version.",
        4014: "Discord refused an intent: this bot needs none, so check its version.",
    }
    return reasons.get(code or 0, f"Discord closed the connection for good (code {code}).")


def _preview(config: Config, options: argparse.Namespace) -> int:
    from bot import logs  # noqa: PLC0415
    from bot.preview import preview  # noqa: PLC0415

    logs.configure("WARNING" if config.log_level == "INFO" else config.log_level)
    # The simulated Discord moves the clock of the standard library's event loop, and of no other.
    asyncio.run(preview(config, options.server))
    return OK


def _ask(config: Config, options: argparse.Namespace) -> int:
    from bot import logs  # noqa: PLC0415
    from bot.asking import CannotAsk, ask  # noqa: PLC0415

    logs.configure("ERROR")
    try:
        text, found = asyncio.run(ask(config, options.line, options.lang))
    except CannotAsk as error:
        return _fail(str(error), NOTHING)
    print(text)
    return OK if found else NOTHING


def _build(config: Config, _options: argparse.Namespace) -> int:
    from bot.build.building import build  # noqa: PLC0415

    report = build(config.facts_folder, config.facts)
    print(report, file=sys.stderr if report.faults else sys.stdout)
    return NOTHING if report.faults else OK


def _check(config: Config, options: argparse.Namespace) -> int:
    from bot import logs  # noqa: PLC0415
    from bot.aside import Aside, What  # noqa: PLC0415
    from bot.rehearsal import rehearse  # noqa: PLC0415

    if options.aside is not None:
        logs.configure("ERROR")
        os.nice(10)  # behind whatever else the machine does, above all the bot that waits for it
        tried = asyncio.run(rehearse(config, What(options.what), Aside(options.aside)))
        print(tried.to_json())
        return NOTHING if tried.faults else OK
    return _check_all(config)


def _check_all(config: Config) -> int:
    from bot import logs  # noqa: PLC0415
    from bot.aside import Aside, What  # noqa: PLC0415
    from bot.build.building import build, content_hash  # noqa: PLC0415
    from bot.rehearsal import rehearse  # noqa: PLC0415

    logs.configure("ERROR")
    report = build(config.facts_folder, None)
    print(report, file=sys.stderr if report.faults else sys.stdout)
    if report.faults:
        return NOTHING
    if not config.facts.exists() or content_hash(config.facts) != report.content_hash:
        said = f"{config.facts} was not built from {config.facts_folder}/: run `make facts`."
        return _fail(said, NOTHING)
    with tempfile.TemporaryDirectory(prefix="musette-") as folder:
        aside = Aside(Path(folder))
        shutil.copyfile(config.facts, aside.served)
        tried = asyncio.run(rehearse(config, What.ALL, aside))
    for fault in tried.faults:
        print(fault, file=sys.stderr)
    if tried.faults:
        return NOTHING
    print(f"cards drawn: {tried.cards}")
    return OK


def _where(config: Config, options: argparse.Namespace) -> int:
    from bot.build.building import record_at  # noqa: PLC0415

    found = record_at(config.facts_folder, options.id)
    if found is None:
        return _fail(f"No record in {config.facts_folder}/ has this id.", NOTHING)
    place, text = found
    print("\n".join([str(place), *text]))
    return OK


def _reload(config: Config, options: argparse.Namespace) -> int:
    from bot.aside import What  # noqa: PLC0415
    from bot.shell import NotRunning, ask  # noqa: PLC0415

    try:
        text, done = asyncio.run(ask(config.data_dir, What(options.what), preview=options.preview))
    except NotRunning as error:
        return _fail(str(error), UNREACHED)
    print(text, file=sys.stdout if done else sys.stderr)
    return OK if done else NOTHING


def _backup(config: Config, options: argparse.Namespace) -> int:
    from bot.guilds import FILE  # noqa: PLC0415
    from bot.guilds.database import backup  # noqa: PLC0415

    asyncio.run(backup(config.data_dir / FILE, options.file))
    print(f"{options.file} holds everything that was kept until now.")
    return OK


def _resolve(config: Config, options: argparse.Namespace) -> int:
    names, _ = asyncio.run(_names(config))
    kinds = NAME_KINDS[options.kind]

    def resolved(query: str) -> dict[str, object]:
        found = names.resolve(query, kinds)
        return {
            "query": query,
            "top": [match.name for match in found.matches],
            "accepted": found.accepted,
            "how": found.matches[0].how if found.matches else None,
        }

    return _each_line("query", resolved)


def _suggest(config: Config, options: argparse.Namespace) -> int:
    names, shown = asyncio.run(_names(config))
    kinds = NAME_KINDS[options.kind]

    def suggested(prefix: str) -> dict[str, object]:
        choices = names.suggest(prefix, kinds)
        return {"prefix": prefix, "choices": [shown[each.kind, each.id] for each in choices]}

    return _each_line("prefix", suggested)


async def _names(config: Config) -> tuple[Names, dict[tuple[str, str], str]]:
    """Return the names, and the display name of each record."""
    from bot.store import Store  # noqa: PLC0415

    store = await Store.open(config.facts)
    try:
        spellings = await store.spellings()
        names = at_once(Names.read(spellings, await store.name_index()))
    finally:
        await store.close()
    return names, {(each.kind, each.id): each.display for each in spellings}


def _each_line(key: str, answer: Callable[[str], dict[str, object]]) -> int:
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)[key]
        except (ValueError, KeyError, TypeError):
            return _fail(f'line {number}: write one JSON object a line, {{"{key}": "…"}}.', NOTHING)
        print(json.dumps(answer(str(asked)), ensure_ascii=False))
    return OK


def _fail(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
