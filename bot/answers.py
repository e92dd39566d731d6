"""From a question to a drawn card. Knows no interaction: the same way for Discord and the terminal.

A command file registers one answer under its kind:

    @answers("team")
    async def answer(world: World, reader: Reader, team: Team, year: int | None = None) -> Card: ...

A question's arguments are text. What a parameter is annotated with says how it is understood: a
record type is looked up by name, `Ref` by a name of one of several kinds, `int` is read as one.
"""

from __future__ import annotations

import inspect
import re
import types
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Final, Union, get_args, get_origin, get_type_hints

from bot.cards import Card, Drawn, Look, draw
from bot.cards.statements import question_of
from bot.errors import Ambiguous, MusetteError, NotFound, NotThere
from bot.names import Layer, Match
from bot.names.cleaning import clean
from bot.names.folding import fold
from bot.pictures.studio import Studio
from bot.questions import Ask, Question
from bot.reader import Reader
from bot.records import Episode, Person, Ref, Stage, Team
from bot.words import Say
from bot.world import World

AnswerFunction = Callable[..., Awaitable[Card]]

# Names are looked up among these kinds. A rider and anybody else of the race are one kind of
# record, and /rider and /who each know the other's people.
KINDS: Final[dict[type, tuple[str, ...]]] = {
    Team: ("team",),
    Person: ("rider", "person"),
    Episode: ("episode",),
    Stage: ("stage",),
}
LARGEST: Final = 2**53  # Discord sends no larger number, and SQLite holds it
# What is found by a few letters may well be somebody and something at once.
BY_LETTERS: Final = frozenset({Layer.EXACT, Layer.ALIAS, Layer.CODE, Layer.INITIALS})
_A_YEAR: Final = re.compile(r"(?:19|20)\d\d")
YEAR: Final = "year"  # the parameter that is a year, and may stand among the words of a name
EXACT_RECORD: Final = "="  # in front of a record id that is meant as it stands, on our own buttons


class Unclear(MusetteError):
    """An argument could not be understood; carries what is needed to ask again with one click."""

    def __init__(self, question: Question, position: int, cause: NotFound | Ambiguous) -> None:
        super().__init__(str(cause))
        self.question = question
        self.position = position
        self.cause = cause


class NoSuchQuestion(MusetteError):
    """Nothing answers this: a button of another version, or a forged one."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """How one argument is understood: by which type, and for names among which kinds."""

    name: str
    wants: type
    kinds: tuple[str, ...]
    default: Any = inspect.Parameter.empty


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer function and what it takes after the World and the reader."""

    kind: str
    function: AnswerFunction
    parameters: tuple[Parameter, ...]


def answers(kind: str) -> Callable[[AnswerFunction], Answer]:
    """Register the decorated function as the answer to questions of `kind`."""

    def register(function: AnswerFunction) -> Answer:
        hints = get_type_hints(function, include_extras=True)
        declared = list(inspect.signature(function).parameters.values())[2:]
        return Answer(
            kind, function, tuple(_parameter(each, hints[each.name]) for each in declared)
        )

    return register


def _parameter(declared: inspect.Parameter, hint: Any) -> Parameter:  # noqa: ANN401 - a type form
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(each for each in get_args(hint) if each is not type(None))
    kinds: tuple[str, ...] = ()
    if get_origin(hint) is Annotated:
        hint, kinds = get_args(hint)
    return Parameter(declared.name, hint, kinds or KINDS.get(hint, ()), declared.default)


@dataclass(frozen=True, slots=True)
class Understood:
    """A question with ids in the place of names; `inexact` is the match that was a guess.

    `asked` is the question in the words in which it was asked. `also` is what the same words mean
    as well: LTD is a rider and a team, Movistar a team of men and one of women.
    """

    answer: Answer
    asked: Question
    question: Question
    refs: tuple[Ref | int | str | None, ...]
    inexact: tuple[Match, str] | None = None
    also: Match | None = None


class Answers:
    """Every answer, by kind, and where their pictures are drawn."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._by_kind: dict[str, Answer] = {}
        self._commands: dict[str, str] = {}

    def add(self, answer: Answer, command: str | None = None) -> None:
        """Add an answer, and which command it belongs to.

        Raises:
            ValueError: there is one of this kind already.
        """
        if answer.kind in self._by_kind:
            raise ValueError(f"two answers to {answer.kind!r}")
        self._by_kind[answer.kind] = answer
        self._commands[answer.kind] = command or answer.kind

    def command_of(self, kind: str) -> str:
        """Return the command that answers a kind of question."""
        return self._commands.get(kind, kind)

    def __iter__(self) -> Iterator[Answer]:
        return iter(self._by_kind.values())

    def understand(self, world: World, question: Question) -> Understood:
        """Find out whom and what a question means. Asks the names only, so it never waits.

        Raises:
            Unclear: an argument names nothing, or several.
            NoSuchQuestion: nothing answers it.
        """
        answer = self._by_kind.get(question.kind)
        if answer is None or len(question.arguments) > len(answer.parameters):
            raise NoSuchQuestion(str(question))
        asked, question = question, _dated(answer, question)
        refs: list[Ref | int | str | None] = []
        inexact: tuple[Match, str] | None = None
        also: Match | None = None
        exact = question
        for position, parameter in enumerate(answer.parameters):
            given = question.arguments[position] if position < len(question.arguments) else None
            if given is None:
                if parameter.default is inspect.Parameter.empty:
                    raise NoSuchQuestion(str(question))
                refs.append(parameter.default)
            elif parameter.kinds:
                try:
                    ref, match = _name(world, str(given), parameter.kinds, _year(answer, question))
                except (NotFound, Ambiguous) as cause:
                    raise Unclear(question, position, cause) from None
                refs.append(ref)
                # What was meant as it stands keeps its mark.
                exact = exact.with_argument(position, ref.id if match else _as_asked(ref))
                if match and match.how is not Layer.EXACT and inexact is None:
                    inexact = match, str(given)
                    also = world.elsewhere(str(given), parameter.kinds)
                    if match.how not in BY_LETTERS or (also and also.how not in BY_LETTERS):
                        also = None
                if match and match.kind == answer.kind == "team" and also is None:
                    also = world.names.womens_team(match.id)
            else:
                refs.append(_plain(parameter, given, question))
        return Understood(answer, asked, exact, tuple(refs), inexact, also)

    def drawn(self, world: World, reader: Reader, question: Question) -> Drawn | None:
        """Return the card where this World answered the same words before: no need to understand.

        Understanding is pure, and costs as much as a tenth of the answer.
        """
        return world.drawings.get(_asked_key(reader, question))

    async def draw(self, world: World, reader: Reader, understood: Understood) -> Drawn:
        """Return the card, drawn anew unless other words led to it before.

        Raises:
            NotThere: the question was understood, and nothing answers it.
        """
        key = _key(reader, understood)
        drawn = world.drawings.get(key)
        if drawn is None:
            draw_it = partial(self._draw, world, reader, understood)
            # After a reload, or when a stage ends, many ask for the same at once.
            drawn, own = await world.drawings.drawing.get(key, draw_it)
            if not drawn.keep:
                return drawn if own else await draw_it()
            world.drawings.keep(key, drawn)
        world.drawings.keep(_asked_key(reader, understood.asked), drawn)
        return drawn

    async def _draw(self, world: World, reader: Reader, understood: Understood) -> Drawn:
        # Load the records, make the card and draw it.
        arguments = [
            await _load(world, parameter.wants, ref)
            for parameter, ref in zip(understood.answer.parameters, understood.refs, strict=True)
        ]
        card = await understood.answer.function(world, reader, *arguments)
        say = world.words[reader.language]
        if (also := understood.also) and (other := question_of(Ref(also.kind, also.id, also.name))):
            same = any(isinstance(ref, Ref) and ref.kind == also.kind for ref in understood.refs)
            called = say("also-womens-team") if same else say("also-called", name=also.name)
            card.asks.append(Ask(called[:80], other))
        # The same for every card with facts on it, whatever is on it: else it would be a hint.
        card.covered = reader.veil.anything and card.footer
        png = await self._studio.draw(card.picture) if card.picture is not None else None
        return draw(
            card,
            say,
            question=understood.question,
            private=reader.private,
            facts=facts_line(world, say),
            understood=_sentence(world, say, understood),
            look=Look(reader.shareable, reader.plain),
            png=png,
        )


def _plain(parameter: Parameter, given: str | int, question: Question) -> str | int:
    if parameter.wants is not int:
        return str(given)
    try:
        number = int(given)
    except ValueError:
        raise NoSuchQuestion(str(question)) from None
    if abs(number) > LARGEST:
        raise NoSuchQuestion(str(question))
    return number


def facts_line(world: World, say: Say) -> str:
    """Return the day and the version of the facts, for the last line of a card."""
    return say("facts-line", day=say.day(world.store.facts_date), version=world.version)


def _dated(answer: Answer, question: Question) -> Question:
    """Return the question with the year that stands among its words: "us postal 2003"."""
    position = next((at for at, each in enumerate(answer.parameters) if each.name == YEAR), None)
    given = [str(each) for each in question.arguments if each is not None]
    if position is None or question.arguments[position : position + 1] not in ((), (None,)):
        return question
    years = {word for each in given for word in each.split()[1:] if _A_YEAR.fullmatch(word)}
    return question.with_argument(position, int(years.pop())) if len(years) == 1 else question


def _year(answer: Answer, question: Question) -> int | None:
    """Return the year that is asked about: it tells apart who bore a name when."""
    for parameter, given in zip(answer.parameters, question.arguments, strict=False):
        if parameter.name == YEAR and str(given).isdecimal():
            return int(str(given))
    return None


def _key(reader: Reader, understood: Understood) -> tuple[object, ...]:
    return understood.question, understood.inexact, *_seen_by(reader)


def _asked_key(reader: Reader, question: Question) -> tuple[object, ...]:
    return question, *_seen_by(reader)


def _seen_by(reader: Reader) -> tuple[object, ...]:
    # By the decision taken: a veil that covers nothing is the same under every policy.
    return reader.language, reader.private, reader.shareable, reader.plain, reader.veil


def _name(
    world: World, text: str, kinds: Sequence[str], borne: int | None
) -> tuple[Ref, Match | None]:
    if text.startswith(EXACT_RECORD):
        exact = text.removeprefix(EXACT_RECORD)
        return Ref("record", exact, exact), None
    year = text.strip()
    if "year" in kinds and len(year) == 4 and year.isdecimal():
        return Ref("year", year, year), None
    match = world.find(text, kinds, year=borne)
    return Ref(match.kind, match.id, match.name), match


def _as_asked(ref: Ref) -> str | None:
    return f"{EXACT_RECORD}{ref.id}" if ref.kind == "record" else ref.id


async def _load(world: World, wants: type, ref: Ref | int | str | None) -> object:
    if not isinstance(ref, Ref) or wants is Ref or ref.id is None:
        return ref
    store = world.store
    load = {
        Team: store.team,
        Person: store.person,
        Episode: store.episode,
        Stage: store.tour.stage,
    }[wants]
    if (record := await load(ref.id)) is None:  # an id of older facts, or a forged one
        raise NotThere("no-record")
    return record


def _sentence(world: World, say: Say, understood: Understood) -> str | None:
    if understood.inexact is None:
        return None
    match, typed = understood.inexact
    name = world.label(match.kind, match.id, match.name, say.language)
    if set(fold(typed).split()) <= set(fold(name).split()):
        return None  # words of the name itself, such as the surname: there is nothing to explain
    if match.how is Layer.FORMER and match.years:
        first, last = min(match.years), max(match.years)
        years = str(first) if first == last else f"{first}–{last}"
        return say("understood-former", spelling=match.spelling, years=years, name=name)
    # Cleaned: without the mentions and addresses that it was understood without.
    return say("understood", name=name, typed=say.typed(clean(typed).typed))
