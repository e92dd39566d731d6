"""One question on a terminal: a line as it is typed in Discord, through the real client."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, Final

import discord
import simcord
from discord import app_commands
from simcord.backend.errors import SetupError
from simcord.results import InteractionResult

from bot import clock
from bot.client import Musette
from bot.config import Config
from bot.preview import simulated
from bot.records import Language
from bot.words import Say

SlashCommand = app_commands.Command[Any, ..., Any]

# What may be typed for an option that is on or off.
TRUTHS: Final = {
    **dict.fromkeys(("yes", "true", "1", "oui", "vrai"), True),
    **dict.fromkeys(("no", "false", "0", "non", "faux"), False),
}
# Between two names: "hinault vs lemond", "hinault, lemond".
SEPARATED: Final = r"\s*[,/&]\s*|\s+(?:vs?\.?|contre|et|and|-|–)\s+"


class CannotAsk(Exception):
    """What was typed is no command; the message says which there are."""


async def ask(config: Config, line: str, language: Language) -> tuple[str, bool]:
    """Ask one question through the real client.

    Args:
        config: the settings.
        line: a command as it is typed in Discord: `/team jumbo`, `/quote person:van aert season:1`.
        language: the language of who asks.

    Returns:
        The answer as plain text with its sources, and whether something was found.

    Raises:
        CannotAsk: the line is no command.
    """
    async with simulated(config, server=language, epoch=clock.now()) as here:
        command, options = read_line(line, here.client, here.client.world.words["fr"])
        fan = here.fan_fr if language == "fr" else here.fan
        try:
            result = await fan.slash(here.channel, command, **options)
        except (simcord.OptionError, SetupError) as error:  # what Discord would not let a user send
            raise CannotAsk(f"{error}.") from None
        text, found = plain(result), not _is_miss(result)
        while (turned := _next_page(result)) is not None and result.response is not None:
            result = await fan.click(result.response, custom_id=turned)
            text += "\n\n" + plain(result)
        sources = _button(result, "ask:p:sources/")
        if found and sources is not None and result.response is not None:
            text += "\n\n" + plain(await fan.click(result.response, custom_id=sources))
        return text, found


def read_line(line: str, client: Musette, french: Say) -> tuple[str, dict[str, Any]]:
    """Read a command line: options by name, in either language, or in their order.

    Raises:
        CannotAsk: no such command or option.
    """
    # Some terminals send é as e with an accent behind it.
    line = unicodedata.normalize("NFC", line).strip().removeprefix("/")
    commands = _commands(client, french)
    # A command of a group has two words: settings panel.
    for words in (2, 1):
        head = re.match(rf"\S+(\s+\S+){{{words - 1}}}", line)
        command = commands.get(" ".join(head[0].lower().split())) if head else None
        if head is not None and command is not None:
            break
    else:
        there = ", ".join(sorted({f"/{each.qualified_name}" for each in commands.values()}))
        raise CannotAsk(f"There is no command /{line.partition(' ')[0]}. There are: {there}.")
    rest = line[head.end() :]
    parameters = {parameter.name: parameter for parameter in command.parameters}
    key = command.qualified_name.replace(" ", "-")
    named = {french(f"command-{key}.{each}"): each for each in parameters} | {
        each: each for each in parameters
    }
    given: dict[str, str] = {}
    marks = [m for m in re.finditer(r"(?:^|\s)([^\s:]+):", rest) if m[1].lower() in named]
    loose = rest[: marks[0].start()] if marks else rest
    ends = [*(mark.start() for mark in marks[1:]), len(rest)]
    for mark, end in zip(marks, ends, strict=False):  # without marks there is one end too many
        given[named[mark[1].lower()]] = rest[mark.end() : end].strip()
    free = [each for name, each in parameters.items() if name not in given]
    given |= _in_order(free, loose.strip())
    return command.qualified_name, {
        each: _typed(parameters[each], value) for each, value in given.items()
    }


def _commands(client: Musette, french: Say) -> dict[str, SlashCommand]:
    """Return every slash command by its name in either language, those of groups by both words."""
    found: dict[str, SlashCommand] = {}
    for command in client.tree.walk_commands(type=discord.AppCommandType.chat_input):
        if isinstance(command, app_commands.Group):
            continue
        found[command.qualified_name] = command
        path = command.qualified_name.split()
        keys = ["-".join(path[: at + 1]) for at in range(len(path))]
        found[" ".join(french(f"command-{key}") for key in keys)] = command
    return found


def _in_order(parameters: Sequence[app_commands.Parameter], loose: str) -> dict[str, str]:
    """Give what stands there without a name to options: numbers and choices, then texts.

    `us postal 2003` is a name and a year, `2026 femmes` a year and a choice, `hinault vs lemond`
    two names.
    """
    given: dict[str, str] = {}
    words = loose.split()
    texts = [each for each in parameters if _free_text(each)]
    needed = sum(each.required for each in texts)
    for parameter in parameters:
        if _free_text(parameter) or parameter.type is discord.AppCommandOptionType.boolean:
            continue
        fitting = [word for word in (words[-1:] + words[:1]) if _fits(parameter, word)]
        if fitting and (len(words) > needed or not texts):
            given[parameter.name] = fitting[0]
            words.remove(fitting[0])
    if words and texts:
        given |= _names(texts, " ".join(words) if given else loose)
    elif words and parameters:
        # Whatever it is, the first option says what it should have been.
        given = {parameters[0].name: loose}
    return given


def _free_text(parameter: app_commands.Parameter) -> bool:
    return parameter.type is discord.AppCommandOptionType.string and not parameter.choices


def _fits(parameter: app_commands.Parameter, word: str) -> bool:
    if parameter.choices:
        return len(_choices(parameter, word)) == 1
    least, most = parameter.min_value or 0, parameter.max_value or float("inf")
    return word.isdecimal() and least <= int(word) <= most


def _choices(parameter: app_commands.Parameter, word: str) -> list[app_commands.Choice[Any]]:
    """Return the choice whose value this is, or those in whose name it is a word."""
    said = word.casefold()
    exact = [each for each in parameter.choices if str(each.value).casefold() == said]
    return exact or [each for each in parameter.choices if said in each.name.casefold().split()]


def _names(texts: Sequence[app_commands.Parameter], loose: str) -> dict[str, str]:
    """Give the text to the first option, or to several that need one each."""
    needed = [each.name for each in texts if each.required]
    if len(needed) > 1:
        for apart in (SEPARATED, r"\s+"):
            pieces = [piece for piece in re.split(apart, loose) if piece]
            if len(pieces) == len(needed):
                return dict(zip(needed, pieces, strict=True))
    return {texts[0].name: loose}


def _typed(parameter: app_commands.Parameter, value: str) -> Any:  # noqa: ANN401 - str, int or bool
    if parameter.type is discord.AppCommandOptionType.integer:
        if not value.isdecimal():
            raise CannotAsk(f"{parameter.name} is a number: {value!r} is not.")
        return int(value)
    if parameter.type is discord.AppCommandOptionType.boolean:
        if value.lower() not in TRUTHS:
            raise CannotAsk(f"{parameter.name} is yes or no: {value!r} is neither.")
        return TRUTHS[value.lower()]
    meant = _choices(parameter, value)
    return meant[0].value if meant else value


def plain(result: InteractionResult) -> str:
    """Return the texts of an answer without Markdown, buttons of choices in square brackets."""
    shown = (
        result.followups[-1] if result.response is None and result.followups else result.response
    )
    if shown is None:
        return ""
    lines: list[str] = []
    for component in _walk(shown.components):
        if component.get("type") == discord.ComponentType.text_display.value:
            lines.append(str(component["content"]))
        elif component.get("type") == discord.ComponentType.media_gallery.value:
            lines += [str(item["description"]) for item in component["items"]]
        elif str(component.get("custom_id", "")).startswith("ask:o:"):
            lines.append(f"[{component['label']}]")
    text = "\n".join(lines)
    text = re.sub(r"\[([^\]]*)\]\(<([^)>]*)>\)", r"\1 <\2>", text)
    text = re.sub(r"</([^:>]+):\d+>", r"/\1", text)  # a command that can be clicked
    text = re.sub(r"(?m)^(#+ |-# |> )", "", text)
    return re.sub(r"\\([^\w\s])", r"\1", re.sub(r"(\*\*|(?<!\w)\*|\*(?!\w))", "", text))


def _walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from _walk(component.get("components", []))


def _button(result: InteractionResult, prefix: str) -> str | None:
    if result.response is None:
        return None
    found = (str(each.get("custom_id", "")) for each in _walk(result.response.components))
    return next((custom_id for custom_id in found if custom_id.startswith(prefix)), None)


def _next_page(result: InteractionResult) -> str | None:
    """Return the custom_id of the button that turns to the next page, None on the last one."""
    if result.response is None:
        return None
    return next(
        (
            str(each["custom_id"])
            for each in _walk(result.response.components)
            if (each.get("emoji") or {}).get("name") == "▶️" and not each.get("disabled")
        ),
        None,
    )


def _is_miss(result: InteractionResult) -> bool:
    """Tell whether the answer is one of the private cards that say why there is none."""
    return result.ephemeral and _button(result, "ask:s:") is None
