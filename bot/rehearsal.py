"""The rehearsal: what is to be served is built, checked and drawn aside, in a process of its own.

Everything is tried before anybody sees it: the builder's rules, the command files, the words of
both languages, and every card of every record. `python -m bot check` runs it for whoever commits
facts; the bot runs it for a reload.
"""

from __future__ import annotations

import asyncio
import inspect
import shutil
import sqlite3
import traceback
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from bot import offered
from bot.answers import Answers, NoSuchQuestion, Unclear
from bot.aside import Aside, Tried, What, shown
from bot.build.building import build, record_at
from bot.build.difference import difference
from bot.build.faults import Fault, Place
from bot.build.writing import digest_of
from bot.cards.limits import beyond
from bot.cards.statements import question_of
from bot.client import Musette
from bot.config import Config
from bot.errors import FactsUnusable, NotThere
from bot.pictures import Picture
from bot.pictures.studio import Studio
from bot.questions import Question, Way
from bot.reader import Reader
from bot.records import LANGUAGES, Language, Ref
from bot.words import FOLDER as WORDS
from bot.words import Say, Words
from bot.words.checking import word_faults
from bot.words.translator import Translator, message_of
from bot.world import World

BOT: Final = Path(__file__).parent
COMMANDS: Final = offered.FOLDER
LONGER: Final[Language] = "fr"
ENOUGH: Final = 20  # faults of cards after which the others are not drawn: one cause, many cards


async def rehearse(config: Config, what: What, aside: Aside) -> Tried:
    """Fill the folder with what is to be served, and try all of it.

    What is not to be reloaded must be there already, as it is served: served.db always, words/ and
    commands/ where they are not part of `what`.
    """
    faults = _filled(config, what, aside)
    if faults:
        return Tried(tuple(faults))
    try:
        world = await World.open(aside.facts, Words(aside.words))
    except FactsUnusable as error:
        return Tried((Fault(Place(str(config.facts), 1), str(error), ""),))
    try:
        async with _client(aside, world) as (client, broken):
            faults = broken or [fault async for fault in _untold(client, world.words["fr"])]
            if faults:
                return Tried(tuple(faults))
            drawing = Drawing(world, client.offered.answers, config.facts_folder)
            await drawing.everything()
            if isinstance(client.studio, OneOfEachKind):
                drawing.faults += client.studio.faults()
    finally:
        await world.close()
    if drawing.faults:
        return Tried(tuple(drawing.faults), cards=drawing.count)
    differs = await asyncio.to_thread(difference, aside.served, aside.facts)
    return Tried((), differs, drawing.count)


def _filled(config: Config, what: What, aside: Aside) -> list[Fault]:
    """Put into the folder what is to be reloaded, and return what is wrong with it by itself."""
    faults: list[Fault] = []
    if what.holds(What.FACTS):
        faults += _facts(config, aside.facts)
    else:
        shutil.copyfile(aside.served, aside.facts)
    if what.holds(What.WORDS):
        shutil.copytree(WORDS, aside.words, ignore=_all_but(".ftl"))
        faults += [
            Fault(Place(shown(WORDS / f"{each.language}.ftl"), each.line), each.what, each.remedy)
            for each in word_faults(aside.words)
        ]
    if what.holds(What.COMMANDS):
        shutil.copytree(COMMANDS, aside.commands, ignore=_all_but(".py"))
    return faults


def _facts(config: Config, target: Path) -> list[Fault]:
    """Build the facts from their folder, or take facts.db as it is given where there is none."""
    if config.facts_folder.is_dir():
        return list(build(config.facts_folder, target).faults)
    place = Place(str(config.facts), 1)
    try:
        shutil.copyfile(config.facts, target)
        stated, found = digest_of(target)
    except (OSError, sqlite3.Error) as error:
        return [Fault(place, f"facts.db cannot be read: {error}.", "Put a whole one there.")]
    if stated != found:
        return [Fault(place, "The rows are not those that were built.", "Put a whole one there.")]
    return []


def _all_but(suffix: str) -> Any:  # noqa: ANN401 - as shutil wants it
    def left_out(_folder: str, names: list[str]) -> list[str]:
        return [name for name in names if not name.endswith(suffix)]

    return left_out


class OneOfEachKind(Studio):
    """Draws one picture of each kind, and gives it for all others of the kind.

    They differ in what they show, not in whether they can be drawn; drawing all takes an hour.
    """

    def __init__(self) -> None:
        super().__init__(patience=60.0)  # behind whatever else the machine does
        self.drawn: dict[type[Picture], bytes | None] = {}

    async def draw(self, picture: Picture) -> bytes | None:
        """Return the picture of this kind as PNG, None where it could not be drawn."""
        kind = type(picture)
        if kind not in self.drawn:
            self.drawn[kind] = await super().draw(picture)
        return self.drawn[kind]

    def faults(self) -> list[Fault]:
        """Return which kinds could not be drawn."""
        return [
            Fault(
                Place(shown(BOT / "pictures" / "drawing.py"), 1),
                f"A {kind.__name__} cannot be drawn.",
                "Look at what `python -m bot check` says above.",
            )
            for kind, png in self.drawn.items()
            if png is None
        ]


@asynccontextmanager
async def _client(aside: Aside, world: World) -> AsyncIterator[tuple[Musette, list[Fault]]]:
    """Yield an unconnected client with the command files of the folder, or what is wrong."""
    client = Musette(Config(), lasting=False)
    client.studio = OneOfEachKind()
    broken: list[Fault] = []
    try:
        texts = offered.texts_of(aside.commands)
        made = client.unoffered()
        for _ in offered.in_slices(texts, COMMANDS, made):
            pass
        await client.tree.set_translator(Translator(world.words))
        client.take(world, made)
    except offered.Broken as error:
        broken.append(Fault(Place(shown(error.file), error.line), error.what, "Correct the file."))
    try:
        yield client, broken
    finally:
        await client.studio.close()


async def _untold(client: Musette, french: Say) -> AsyncIterator[Fault]:
    """Yield which command lacks its French, or what the help says of it."""
    french_file = Place(shown(WORDS / "fr.ftl"), 1)
    asked: list[str] = []

    class Listening(Translator):
        async def translate(self, string: Any, locale: Any, context: Any) -> str | None:  # noqa: ANN401
            if (message := message_of(context)) is not None:
                asked.append(message)
            return await super().translate(string, locale, context)

    listening = Listening(client.world.words)
    for command in client.offered.commands.values():
        await command.get_translated_payload(client.tree, listening)
    for message in dict.fromkeys(asked):
        if not french.has(message):
            yield Fault(
                french_file, f"{message} is missing: a command needs it.", f"Add {message} = …."
            )
    for language in LANGUAGES:
        say = client.world.words[language]
        for name in client.command_names():
            for message in (f"help-{name}", f"help-{name}.example"):
                if not say.has(message):
                    place = Place(shown(WORDS / f"{language}.ftl"), 1)
                    yield Fault(place, f"{message} is missing.", "Say what the command is for.")


class Drawing:
    """Draws every card of every record in both languages, and everything that they lead to.

    The sources of a single record are left out: they are a list like that of all sources. A team in
    a year is drawn in the longer language, and its first page only: it is the team's card again,
    with a few lines before it.
    """

    def __init__(self, world: World, answers: Answers, facts_folder: Path) -> None:
        self.world = world
        self.answers = answers
        self.count = 0
        self.faults: list[Fault] = []
        self._facts_folder = facts_folder

    async def everything(self) -> None:
        """Draw, until enough faults are found."""
        first = [question async for question in self._first()]
        for language in LANGUAGES:
            waiting, seen = list(first), set(map(str, first))
            while waiting and len(self.faults) < ENOUGH:
                for question in await self._drawn(waiting.pop(), language):
                    if str(question) not in seen and not _left_out(question, language):
                        seen.add(str(question))
                        waiting.append(question)

    async def _first(self) -> AsyncIterator[Question]:
        """Yield what can be asked without a name, and the card of every record."""
        for answer in self.answers:
            if all(each.default is not inspect.Parameter.empty for each in answer.parameters):
                yield Question(answer.kind)
        spelt = {(each.kind, each.id): each for each in await self.world.store.spellings()}
        refs = [Ref(each.kind, each.id, each.display) for each in spelt.values()]
        for edition in await self.world.store.tour.editions():
            refs.append(Ref("edition", f"{edition.race}-{edition.year}", ""))
            stages = await self.world.store.tour.stages(edition.race, edition.year)
            refs += [Ref("stage", stage.id, "") for stage in stages]
        for ref in refs:
            if (question := question_of(ref)) is not None:
                yield question

    async def _drawn(self, question: Question, language: Language) -> list[Question]:
        """Draw one card, and return what its buttons and menus ask."""
        reader = Reader(language, private=False, user=0)
        try:
            understood = self.answers.understand(self.world, question)
            drawn = await self.answers.draw(self.world, reader, understood)
        except NotThere:
            return []
        except (Unclear, NoSuchQuestion):
            self._fault(question, language, "a button leads to it, and nothing answers.")
            return []
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told with its place
            self._fault(question, language, f"{type(error).__name__}: {error}.", error)
            return []
        self.count += 1
        components: Sequence[dict[str, Any]] = drawn.to_components()
        for sentence in beyond(components):
            self._fault(question, language, sentence)
        return list(_asked(components))

    def _fault(
        self, question: Question, language: Language, what: str, error: Exception | None = None
    ) -> None:
        place = None
        if error is not None:
            frames = [each for each in traceback.extract_tb(error.__traceback__) if each.lineno]
            ours = [each for each in frames if Path(each.filename).parent == COMMANDS] or [
                each for each in frames if Path(each.filename).is_relative_to(BOT)
            ]
            place = Place(shown(Path(ours[-1].filename)), ours[-1].lineno or 1)
        elif question.arguments:
            found = record_at(self._facts_folder, str(question.arguments[0]))
            place = found[0] if found else None
        self.faults.append(
            Fault(
                place or Place(shown(COMMANDS / f"{question.kind}.py"), 1),
                f"The card {question} ({language}) cannot be shown: {what}",
                "Correct the record, or what draws it.",
            )
        )


def _left_out(question: Question, language: Language) -> bool:
    given = question.arguments
    if question.kind == "sources":
        return bool(given) and bool(given[0])
    in_a_year = question.kind == "team" and len(given) > 1 and given[1] is not None
    return in_a_year and (language != LONGER or len(given) > 2)


def _asked(components: Iterable[dict[str, Any]]) -> Iterator[Question]:
    """Yield what the buttons and menus of a card ask."""
    for each in components:
        yield from _asked([*each.get("components", ()), *filter(None, [each.get("accessory")])])
        way, _, text = str(each.get("custom_id", "")).partition(":")[2].partition(":")
        asked = [str(option["value"]) for option in each.get("options", ())] or [text]
        if way not in (Way.ACT, Way.DISMISS, "") and not each.get("disabled"):
            yield from (Question.parse(one) for one in asked if one)
