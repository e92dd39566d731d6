"""Every entrance is guarded here, and every answer leaves from here.

Resolve, then decide public or private, then acknowledge, then draw: visibility is fixed at the
acknowledgement, so all that decides it comes before. Whatever goes wrong becomes a helpful card;
what we did not foresee becomes a reference number and one ERROR in the log.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any, Final, ParamSpec, Protocol, cast

import aiohttp
import discord
import structlog
from discord import app_commands

from bot.answers import Answer, NoSuchQuestion, Unclear, facts_line
from bot.callbacks import TOO_LATE, on_their_way
from bot.cards import Card, Drawn, draw
from bot.cards.miss import fault_card, outdated_card, refusal_card, sentence_card, unclear_card
from bot.errors import (
    NotAllowed,
    NotFound,
    NotKept,
    NotThere,
    Stopping,
    TooMany,
    Unreached,
    Unreadable,
)
from bot.guilds.settings import ALWAYS_ON
from bot.names.cleaning import clean
from bot.questions import Form, Question, Way
from bot.reader import Reader, choices_of, place
from bot.words import Say, language_of
from bot.world import World

log: structlog.stdlib.BoundLogger = structlog.get_logger("musette.replies")

P = ParamSpec("P")

PATIENCE: Final = 1.5  # seconds that drawing may take before Discord is told that it takes a while
LIMIT: Final = 20.0  # seconds after which an answer is given up
TELLING: Final = 5.0  # seconds in which what went wrong must be told


async def reply(
    interaction: discord.Interaction[Any], question: Question, *, private: bool | None = None
) -> None:
    """Answer the question of a slash command."""
    async with guarded(interaction):
        await _answer(interaction, question, private=private)


async def answer_here(
    interaction: discord.Interaction[Any], question: Question, *, private: bool
) -> None:
    """Answer a question inside an entrance that is guarded already."""
    await _answer(interaction, question, private=private)


async def admit(interaction: discord.Interaction[Any], command: str) -> None:
    """Let through what the server lets a command do here: the one gate of every entrance.

    Raises:
        NotAllowed: the command is switched off, or the bot is to be silent in this channel.
    """
    choices = await choices_of(interaction)
    if interaction.guild_id is None:
        return
    posts = interaction.client.guilds_db.posts
    if interaction.guild_id in posts.gone and interaction.is_guild_integration():
        await posts.back(interaction.guild_id)  # only the commands are installed there
    if choices is None or command in ALWAYS_ON:
        return
    if choices.switched_off(command):
        raise NotAllowed("switched-off")
    if not choices.answers_in(place(interaction)):
        raise NotAllowed("silent-here")


async def let_in(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether an interaction is let in; one of a flood is turned away at little cost.

    Every entrance asks once, before anything is done.
    """
    typing = interaction.type is discord.InteractionType.autocomplete
    if interaction.client.flood.lets(interaction.user.id, interaction.guild_id, typing=typing):
        return True
    if typing:
        await _suggest_nothing(interaction)
    else:
        async with guarded(interaction):
            raise TooMany
    return False


async def _answer(
    interaction: discord.Interaction[Any],
    question: Question,
    *,
    private: bool | None,
    revealed: bool = False,
) -> None:
    world = World.of(interaction)
    await admit(interaction, offered_to(interaction).answers.command_of(question.kind))
    reader = await Reader.of(interaction, private=private, revealed=revealed)
    drawn = await _soon(interaction, world, reader, question, ephemeral=reader.private)
    if interaction.response.is_done():
        await interaction.edit_original_response(**drawn.changed())
    else:
        await interaction.response.send_message(**drawn.sent(), ephemeral=reader.private)


async def _turn(interaction: discord.Interaction[Any], question: Question) -> None:
    # In the place of the card whose button was pressed.
    world = World.of(interaction)
    message = cast(discord.Message, interaction.message)
    await admit(interaction, offered_to(interaction).answers.command_of(question.kind))
    reader = await Reader.of(interaction, private=message.flags.ephemeral, settled=True)
    drawn = await _soon(interaction, world, reader, question, ephemeral=False, in_place=True)
    if interaction.response.is_done():
        await interaction.edit_original_response(**drawn.changed())
    else:
        await interaction.response.edit_message(**drawn.changed())


async def _soon(
    interaction: discord.Interaction[Any],
    world: World,
    reader: Reader,
    question: Question,
    *,
    ephemeral: bool,
    in_place: bool = False,
) -> Drawn:
    """Return the card; when drawing takes long, acknowledge meanwhile."""
    answers = offered_to(interaction).answers
    if (drawn := answers.drawn(world, reader, question)) is not None:
        return cast(Drawn, drawn)

    async def draw_it() -> Drawn:
        shown = await world.under(reader.veil)
        return cast(Drawn, await answers.draw(shown, reader, answers.understand(shown, question)))

    drawing = asyncio.ensure_future(draw_it())
    try:
        await asyncio.wait({drawing}, timeout=PATIENCE)
        if not drawing.done():
            # To a press, "thinking" announces a new message instead of a change of the old one.
            await interaction.response.defer(ephemeral=ephemeral, thinking=not in_place)
        async with asyncio.timeout(LIMIT):
            return await drawing
    finally:
        drawing.cancel()


async def pressed(
    interaction: discord.Interaction[Any], way: str, text: str, values: Sequence[str] = ()
) -> None:
    """Answer a press on a button or a choice in a menu; `values` are what was chosen."""
    if not await let_in(interaction):
        return
    async with guarded(interaction):
        try:
            wanted = Way(way)
            question = None if wanted is Way.DISMISS else Question.parse(text)
        except ValueError:
            raise NoSuchQuestion(text) from None
        if question is None:
            await _dismiss(interaction)
        elif wanted is Way.ACT:
            await _act(interaction, question, values)
        elif wanted is Way.TURN and _asked_by_presser(interaction):
            await _turn(interaction, question)
        else:
            hidden = None if wanted is Way.OPEN else wanted is not Way.SHOW
            await _answer(interaction, question, private=hidden, revealed=wanted is Way.REVEAL)


async def submitted(interaction: discord.Interaction[Any]) -> None:
    """Take a form that was sent in."""
    sent = Form.read(interaction)
    if sent is None or not await let_in(interaction):
        return
    async with guarded(interaction):
        try:
            question = Question.parse(sent[0])
        except ValueError:
            raise NoSuchQuestion(sent[0]) from None
        await _act(interaction, question, sent[1])


Given = Sequence[str] | Mapping[str, str]
ActionFunction = Callable[[discord.Interaction[Any], Question, Given], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Action:
    """What is done when a button acts instead of asking, or when a form is sent in."""

    kind: str
    function: ActionFunction


def acts(kind: str) -> Callable[[ActionFunction], Action]:
    """Register the decorated function as what is done for questions of `kind`.

    It is given what was chosen in a menu (a list) or written in a form (by name).
    """
    return lambda function: Action(kind, function)


async def _act(interaction: discord.Interaction[Any], question: Question, given: Given) -> None:
    action = offered_to(interaction).actions.get(question.kind)
    if action is None:
        raise NoSuchQuestion(str(question))
    await action.function(interaction, question, given)


async def show(
    interaction: discord.Interaction[Any], drawn: Drawn, *, change: bool = False
) -> None:
    """Send a card that is drawn already, privately; `change`: in the place of the pressed one."""
    if change and not interaction.response.is_done():
        await interaction.response.edit_message(**drawn.changed())
    else:
        await _tell(interaction, drawn)


def offered_to(interaction: discord.Interaction[Any]) -> Any:  # noqa: ANN401 - a room above this one
    """Return the answers and actions that this interaction began with, also after a swap.

    They are held together with the World: no interaction sees one of before and one of after.
    """
    World.of(interaction)
    return interaction.extras.setdefault("offered", interaction.client.offered)


def say_to(interaction: discord.Interaction[Any]) -> Say:
    """Return the words of a private answer: those of the one who asked."""
    return World.of(interaction).words[language_of(interaction.locale)]


def _asked_by_presser(interaction: discord.Interaction[Any]) -> bool:
    message = interaction.message
    if message is None:
        return False
    asked = message.interaction_metadata
    return message.flags.ephemeral or (asked is not None and asked.user.id == interaction.user.id)


async def _dismiss(interaction: discord.Interaction[Any]) -> None:
    if not _asked_by_presser(interaction):
        raise NotAllowed("dismiss-not-yours")
    await interaction.response.defer()
    await interaction.delete_original_response()


@asynccontextmanager
async def guarded(interaction: discord.Interaction[Any]) -> AsyncIterator[None]:
    """Guard an entrance: whatever is raised inside is explained to the one who asked."""
    # For the log. Never unbound: discord.py runs each interaction in a task of its own.
    structlog.contextvars.bind_contextvars(interaction=interaction.id)
    client = interaction.client
    offered_to(interaction)  # from here on, whatever is reloaded meanwhile
    began, outcome = time.perf_counter(), "answered"
    begun = client.underway.begin(partial(_spoke, interaction))
    try:
        yield
    except asyncio.CancelledError as cancelled:
        outcome = await explain(interaction, begun.resume(cancelled))
    except Exception as error:  # noqa: BLE001 - the one place where everything ends
        outcome = await explain(interaction, begun.tell(error))
    finally:
        client.underway.end(begun)
    client.measures.answered(_name_of(interaction), outcome, time.perf_counter() - began)


def _spoke(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether Discord has the first word, or it is being sent: then nothing hangs here."""
    return interaction.response.is_done() or interaction.id in on_their_way


# What is counted of answers that say why there is none.
OUTCOMES: Final[dict[type[BaseException], str]] = {
    Unclear: "unclear",
    NotThere: "nothing",
    NotAllowed: "refused",
    NotKept: "not-kept",
    Unreadable: "unreadable",
    TooMany: "flood",
    Stopping: "stopping",
    NoSuchQuestion: "outdated",
    app_commands.CommandNotFound: "outdated",
    app_commands.CommandSignatureMismatch: "outdated",
}


async def explain(interaction: discord.Interaction[Any], error: BaseException) -> str:
    """Turn an error into a private card; return its outcome in a word."""
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    elif isinstance(error, app_commands.TransformerError) and error.__cause__ is not None:
        error = error.__cause__
    if isinstance(error, discord.HTTPException) and error.code in TOO_LATE:
        # Discord gave up on it, or another process answered: there is nobody left to tell.
        log.info("too late", code=error.code)
        return "late"
    if isinstance(error, Unreached) or _unavailable(error):
        log.warning("not answered", why=str(error))
        return "unreached"
    say = say_to(interaction)
    card = _told(interaction, say, error)
    facts = facts_line(World.of(interaction), say)
    try:
        async with asyncio.timeout(TELLING):
            await _tell(interaction, draw(card, say, question=None, private=True, facts=facts))
    except discord.HTTPException as failure:
        log.info("could not tell", code=failure.code)
    except (Unreached, aiohttp.ClientError, TimeoutError) as failure:
        log.warning("could not tell", why=type(failure).__name__)
    return OUTCOMES.get(type(error), "failed")


def _unavailable(error: BaseException) -> bool:
    """Tell whether Discord itself has trouble, or too much to do: nothing can be told either."""
    return isinstance(error, discord.HTTPException) and (error.status == 429 or error.status >= 500)


def _told(  # noqa: PLR0911 - one a kind of error
    interaction: discord.Interaction[Any], say: Say, error: BaseException
) -> Card:
    """Return the card that says what went wrong, and log what nobody foresaw."""
    match error:
        case Unclear():
            world, cause = World.of(interaction), error.cause
            if isinstance(cause, NotFound):
                interaction.client.guilds_db.misses.note(clean(cause.typed).typed)
            labels = [world.label(c.kind, c.id, c.label, say.language) for c in cause.candidates]
            return unclear_card(
                say, cause, labels, error.question, error.position, private=_hidden(interaction)
            )
        case NotThere():
            near = World.of(interaction).refs(error.candidates, say.language)
            private = _hidden(interaction)
            return sentence_card(say, error.reason, error.arguments, near, private=private)
        case NotAllowed():
            return refusal_card(say, str(error))
        case NotKept():
            log.warning("not kept", why=str(error))
            return refusal_card(say, f"not-kept-{error}")
        case TooMany():
            return refusal_card(say, "too-many")
        case Stopping():
            return refusal_card(say, "stopping")
        case Unreadable():
            log.warning("unreadable", why=str(error))
            return refusal_card(say, "unreadable")
        case (
            NoSuchQuestion()
            | app_commands.CommandNotFound()
            | app_commands.CommandSignatureMismatch()
        ):
            return outdated_card(say)
        case _:
            reference = secrets.token_hex(4)
            interaction.client.measures.failed(reference, type(error).__name__)
            log.error("unforeseen", reference=reference, exc_info=error)
            return fault_card(say, reference)


def _hidden(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether the command was asked with `private`, so that a choice made later stays so."""
    return bool(getattr(interaction.namespace, "private", False)) if interaction.command else False


async def _tell(interaction: discord.Interaction[Any], drawn: Drawn) -> None:
    if not interaction.response.is_done():
        await interaction.response.send_message(**drawn.sent(), ephemeral=True)
    elif interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
        # Filling it may be tried twice; a second follow-up would be a second answer.
        await interaction.edit_original_response(**drawn.changed())
    else:
        await interaction.followup.send(**drawn.sent(), ephemeral=True)


Offer = (
    app_commands.Command[Any, ..., Any]
    | app_commands.Group
    | app_commands.ContextMenu
    | Answer
    | Action
)


class Host(Protocol):
    """What a command file sees of the client when it is loaded."""

    def offer(self, *offered: Offer) -> None:
        """Take a command, its answers, and what its buttons do."""


Autocomplete = Callable[P, Awaitable[list[app_commands.Choice[Any]]]]


def suggesting(
    function: Autocomplete[P],
) -> Callable[P, Coroutine[Any, Any, list[app_commands.Choice[Any]]]]:
    """Guard an autocomplete: nobody sees its errors, so they are logged and nothing offered."""

    @wraps(function)
    async def guarded_suggestions(
        *args: P.args, **kwargs: P.kwargs
    ) -> list[app_commands.Choice[Any]]:
        asking = next(each for each in args if isinstance(each, discord.Interaction))
        client, began = asking.client, time.perf_counter()
        begun = client.underway.begin(partial(_spoke, asking))
        try:
            await admit(asking, _name_of(asking))
            return await function(*args, **kwargs)
        except NotAllowed:
            return []
        except asyncio.CancelledError as cancelled:
            log.exception("suggestions given up", exc_info=begun.resume(cancelled))
            return []
        except Exception:
            log.exception("suggestions failed")
            return []
        finally:
            client.underway.end(begun)
            client.measures.suggested(time.perf_counter() - began)

    return guarded_suggestions


def _name_of(interaction: discord.Interaction[Any]) -> str:
    """Return the command that is used, of a group the group; else whether it is a press or a form.

    What a custom_id holds is not named: anybody can make one up.
    """
    if interaction.type is discord.InteractionType.component:
        return "press"
    if interaction.type is discord.InteractionType.modal_submit:
        return "form"
    command = interaction.command
    if isinstance(command, app_commands.Command) and command.root_parent is not None:
        return command.root_parent.name
    return command.name if command is not None else ""


def _suggests(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether there are suggestions for the option that somebody types into.

    There are none for one of an earlier version. discord.py would log that as an error, and leave
    whoever types without a reply.
    """
    command = interaction.command
    data: Mapping[str, Any] = interaction.data or {}
    options: Sequence[Mapping[str, Any]] = data.get("options") or []
    while options and options[0].get("type", 0) in (1, 2):  # a group, or a command in one
        options = options[0].get("options") or []
    focused = {option["name"] for option in options if option.get("focused")}
    return isinstance(command, app_commands.Command) and any(
        parameter.autocomplete and parameter.display_name in focused
        for parameter in command.parameters
    )


async def _suggest_nothing(interaction: discord.Interaction[Any]) -> None:
    try:
        await interaction.response.autocomplete([])
    except (discord.HTTPException, Unreached, aiohttp.ClientError) as failure:
        log.info("could not suggest", why=type(failure).__name__)


class Tree(app_commands.CommandTree[Any]):
    """The command tree, with our gate and our one error path."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Let commands and suggestions in."""
        structlog.contextvars.bind_contextvars(interaction=interaction.id)
        if interaction.type is discord.InteractionType.autocomplete and not _suggests(interaction):
            await _suggest_nothing(interaction)
            return False
        return await let_in(interaction)

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        """Explain an error of a slash command."""
        if interaction.type is discord.InteractionType.autocomplete:
            await _suggest_nothing(interaction)  # of a command or an option that is gone
        else:
            async with guarded(interaction):
                raise error
