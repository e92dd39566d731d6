"""The words of both languages: the same messages, all of them used, within Discord's limits."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, get_args

import discord
import pytest
from discord import app_commands
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.asking import read_line
from bot.build.shapes import SHAPES
from bot.cards.annals import NOTES, UNKNOWN
from bot.cards.found import KINDS as FOUND
from bot.cards.results import JERSEYS
from bot.cards.settings import CHANNEL, PARTS
from bot.cards.team import TAKING_PART
from bot.client import Musette, command_names
from bot.config import Config
from bot.guilds.database import REMEDIES
from bot.guilds.settings import CHANNEL_LISTS, SETTINGS, Origin
from bot.panel import NUMBERS
from bot.pictures import Mark
from bot.preflight import POSTING
from bot.records import LANGUAGES, RACES, Annal, Confidence, Language, SourceType, StageStatus
from bot.words import FOLDER, Say, Words
from bot.words.documents import FILES
from bot.words.translator import Translator
from commands.about import COUNTED

ROOT: Final = Path(__file__).parent.parent
WORDS: Final = Words()
NO_BREAK: Final = "\u00a0"
NARROW: Final = "\u202f"
ID: Final = 1_000_000_000_000_000_005


async def loaded() -> Musette:
    """The real client with its commands and its languages, without facts and unconnected."""
    client = Musette(Config(), lasting=False)
    await client.tree.set_translator(Translator(WORDS))
    for name in command_names():
        await client.load_extension(f"commands.{name}")
    return client


@pytest.fixture
async def client() -> Musette:
    return await loaded()


# -- reading the .ftl files


class Variables(Visitor):
    """Gathers the variables of a pattern."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: Any) -> None:  # noqa: N802 - as fluent names it
        """Note one."""
        self.names.add(node.id.name)


class Texts(Visitor):
    """Gathers every variant of a pattern, with {} for what is put in."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def visit_Pattern(self, node: Any) -> None:  # noqa: N802 - the same
        """Note one, and those inside it."""
        pieces = [e.value if isinstance(e, ftl.TextElement) else "{}" for e in node.elements]
        self.texts.append("".join(pieces))
        self.generic_visit(node)


def resource(language: Language) -> Any:
    return FluentParser().parse((FOLDER / f"{language}.ftl").read_text(encoding="utf-8"))


def patterns(language: Language) -> dict[str, Any]:
    """Every pattern by `message` or `message.attribute`."""
    found: dict[str, Any] = {}
    for entry in resource(language).body:
        if isinstance(entry, ftl.Message):
            if entry.value is not None:
                found[entry.id.name] = entry.value
            for attribute in entry.attributes:
                found[f"{entry.id.name}.{attribute.id.name}"] = attribute.value
    return found


def variables(pattern: Any) -> set[str]:
    visitor = Variables()
    visitor.visit(pattern)
    return visitor.names


PATTERNS: Final = {language: patterns(language) for language in LANGUAGES}
VARIABLES: Final = {name: variables(pattern) for name, pattern in PATTERNS["en"].items()}


def interface(language: Language) -> set[str]:
    """The messages but those of commands, whose English is in the decorators."""
    return {name for name in PATTERNS[language] if not name.startswith(("command-", "choice-"))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_read(language: Language) -> None:
    entries = resource(language).body
    names = [entry.id.name for entry in entries if isinstance(entry, ftl.Message)]

    assert [entry.content for entry in entries if isinstance(entry, ftl.Junk)] == []
    assert len(set(names)) == len(names), "a message is there twice"
    assert len(names) > 100


def test_both_languages_have_the_same_messages_with_the_same_variables() -> None:
    assert interface("en") == interface("fr")
    for name in sorted(interface("en")):
        assert VARIABLES[name] == variables(PATTERNS["fr"][name]), name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", [1, 2, 24, "a name"])
def test_every_message_can_be_said(language: Language, value: str | int) -> None:
    say = WORDS[language]
    for name in sorted(interface(language)):
        if isinstance(value, str) and {"count", "page"} & VARIABLES[name]:
            continue
        said = say(name, **dict.fromkeys(VARIABLES[name], value))
        assert said.strip() == said, name
        assert said, name
        assert "{" not in said, name
        if VARIABLES[name]:
            assert str(value) in said, name


def test_what_is_missing_is_never_said() -> None:
    say = WORDS["en"]

    with pytest.raises(KeyError):
        say("no-such-message")
    with pytest.raises(KeyError):
        say("help-team.no-such-attribute")
    with pytest.raises(ValueError, match="season-button"):
        say("season-button")
    assert not say.has("no-such-message")
    assert not say.has("help-team.no-such-attribute")
    assert say.has("help-team.example")


# -- what the code says


@dataclass(frozen=True)
class Said:
    """A message that the code asks for: its name, with * for what is only known later."""

    where: str
    name: str
    arguments: frozenset[str] | None
    """The variables that are given; None where that cannot be read."""


SAYS_WHAT_IT_IS_GIVEN: Final = {
    ("bot/cards/miss.py", "sentence_card"): "message",  # named by a NotThere
    ("bot/cards/miss.py", "refusal_card"): "message",  # named by a NotAllowed
    ("bot/words/translator.py", "translate"): "message",  # the French of a command, see below
    ("bot/replies.py", "_told"): "str(error)",  # named by a NotAllowed
}

ERRORS: Final = ("NotThere", "NotAllowed")
"""The errors whose first argument is a message."""
REFUSAL: Final = "refusal_card"
"""The function whose second argument is a message without variables."""


def is_say(function: ast.expr) -> bool:
    """Tell whether calling this says a message: `say(…)`, `french(…)`, `words[language](…)`."""
    if isinstance(function, ast.Name):
        return function.id in {"say", "french"}
    return isinstance(function, ast.Subscript) and ast.unparse(function.value).endswith("words")


def names_in(value: ast.expr, function: ast.AST) -> Iterator[str]:
    """The names that an expression can have, also through a variable of the function."""
    match value:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr():
            yield "".join(
                str(e.value) if isinstance(e, ast.Constant) else "*" for e in value.values
            )
        case ast.IfExp():
            yield from names_in(value.body, function)
            yield from names_in(value.orelse, function)
        case ast.Name(id=variable) if given := [
            each.value
            for each in ast.walk(function)
            if isinstance(each, ast.Assign)
            and [ast.unparse(target) for target in each.targets] == [variable]
        ]:
            for each in given:
                yield from names_in(each, function)
        case _:
            what = ast.unparse(value)
            raise AssertionError(f"line {value.lineno} says what cannot be followed: {what}")


def everything_said() -> list[Said]:
    found = []
    for path in sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "commands").glob("*.py")]):
        file = path.relative_to(ROOT).as_posix()
        if file == "bot/words/__init__.py":
            continue  # it makes `say`, and says nothing
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = {
            id(call): function
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
            for call in ast.walk(function)
        }
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call) or not call.args:
                continue
            error = isinstance(call.func, ast.Name) and call.func.id in ERRORS
            refusal = ast.unparse(call.func) == REFUSAL
            if not error and not refusal and not is_say(call.func):
                continue
            function = inside[id(call)]
            message = call.args[1 if refusal else 0]
            if ast.unparse(message) == SAYS_WHAT_IT_IS_GIVEN.get((file, function.name)):
                continue
            names = names_in(message, function)
            arguments = frozenset() if refusal else given_with(call, error=error)
            found += [Said(f"{file}:{call.lineno}", name, arguments) for name in names]
    return found


def given_with(call: ast.Call, *, error: bool) -> frozenset[str] | None:
    if not error:
        named = [each.arg for each in call.keywords]
        return None if None in named else frozenset(filter(None, named))
    if len(call.args) == 1:
        return frozenset()
    assert isinstance(call.args[1], ast.Dict), "the arguments of an error are written out"
    return frozenset(str(ast.literal_eval(key)) for key in call.args[1].keys if key)


SAID: Final = everything_said()


def choices(kind: str, name: str) -> Iterable[str]:
    """What a field of a kind of record may say."""
    (shape,) = (shape for shape in SHAPES if shape.kind == kind)
    (field,) = (field for field in shape.fields if field.name == name)
    return field.choices


@pytest.fixture
def families(client: Musette) -> Mapping[str, set[str]]:
    """The members of every family of messages, by the form that the code asks for them in."""
    commands = client.command_names()
    lists = {*CHANNEL_LISTS, "daily-channel"}
    first_kinds = {
        parameter.kinds[0]
        for answer in client.answers
        for parameter in answer.parameters
        if parameter.kinds
    }
    return {
        "confidence-*": {f"confidence-{each}" for each in Confidence},
        "picture-mark-*": {f"picture-mark-{each}" for each in Mark},
        "source-type-*": {f"source-type-{each}" for each in SourceType},
        "relation-*": {f"relation-{each}" for each in choices("quote", "relation")},
        "part-*": {f"part-{each}" for each in TAKING_PART},
        "count-*": {f"count-{each}" for each in COUNTED},
        "miss-*": {f"miss-{each}" for each in {*first_kinds, "words"}},
        "help-*": {f"help-{each}" for each in commands},
        "help-*.example": {f"help-{each}.example" for each in commands},
        "setting-*": {f"setting-{each}" for each in SETTINGS},
        "settings-part-*": {f"settings-part-{each}" for each in (*PARTS, CHANNEL)},
        "settings-about-*": {f"settings-about-{each}" for each in PARTS},
        "settings-hint-*": {f"settings-hint-{each}" for form in NUMBERS.values() for each in form},
        "value-*-*": {
            f"value-{name}-{value}" for name, each in SETTINGS.items() for value in each.values
        },
        "value-*-none": {f"value-{each}-none" for each in lists},
        "value-spoilers-*.detail": {
            f"value-spoilers-{each}.detail" for each in SETTINGS["spoilers"].values
        },
        "origin-*": {f"origin-{each}" for each in get_args(Origin)},
        "permission-*": {f"permission-{each.replace('_', '-')}" for each in POSTING},
        "daily-stopped-*": {"daily-stopped-permission", "daily-stopped-channel"},
        "not-kept-*": {f"not-kept-{each}" for each in REMEDIES},
        "*-document": {f"{each}-document" for each in FILES},
        "found-kind-*": {f"found-kind-{each}" for each in FOUND},
        "race-*": {f"race-{each}" for each in RACES},
        "stage-type-*": {
            f"stage-type-{each.replace('_', '-')}" for each in choices("stage", "type")
        },
        "stage-status-*": {
            f"stage-status-{each}" for each in StageStatus if each is not StageStatus.OK
        },
        "disputed-*": {f"disputed-{each}" for each in choices("classification", "disputed")},
        "annal-*": {f"annal-{each}" for each in Annal},
        "annal-*.alias": {f"annal-{each}.alias" for each in Annal},
        "annal-note-*": {f"annal-note-{each}" for keys in NOTES.values() for each in keys},
        "annal-unknown-*": {f"annal-unknown-{each}" for each in UNKNOWN.values()},
        "day-*": {"day-today", "day-yesterday", "day-tomorrow"},
        "jersey-*": {f"jersey-{each}" for each in JERSEYS},
        "classification-*": {f"classification-{each}" for each in JERSEYS if each != "yellow"},
    }


def test_the_walk_finds_what_the_code_says() -> None:
    names = {said.name for said in SAID}

    assert {"season-title", "no-quote", "dismiss-not-yours", "confidence-*"} <= names
    assert {"ambiguous-title", "miss-title", "followed-in"} <= names, "both branches of a choice"
    assert {"season-button", "help-*.example"} <= names


def test_what_the_code_says_is_there_with_the_variables_it_needs(
    families: Mapping[str, set[str]],
) -> None:
    for said in SAID:
        if said.name.startswith("command-"):
            continue  # French only, see below
        assert "*" not in said.name or said.name in families, f"{said}: name its members above"
        for name in families.get(said.name, {said.name}):
            for language in LANGUAGES:
                assert name in PATTERNS[language], f"{said.where} says {name}"
            if said.arguments is not None:
                assert said.arguments == VARIABLES[name], f"{said.where} says {name}"


def test_no_message_is_left_that_nothing_says(families: Mapping[str, set[str]]) -> None:
    used = {name for said in SAID for name in families.get(said.name, {said.name})}

    assert interface("en") - used == set()


# -- buttons and menus


def calls_of(name: str) -> Iterator[ast.Call]:
    for path in sorted((ROOT / "bot").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == name:
                yield call


def said_as(name: str, position: int) -> set[str]:
    """The messages that are said in one argument of the calls of a function."""
    return {
        message
        for call in calls_of(name)
        if isinstance(said := call.args[position], ast.Call) and is_say(said.func)
        for message in names_in(said.args[0], call)
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("function", "position", "limit", "known"),
    [
        ("Ask", 0, 80, "season-button"),
        ("offer", 1, 150, "choose-episode"),
        ("Channels", 0, 150, "settings-choose-channel"),
        ("Form", 0, 45, "settings-title"),
        ("Field", 1, 45, "report-wrong"),
        ("Option", 0, 100, "settings-as-server"),
    ],
)
def test_labels_and_placeholders_are_short_enough(
    families: Mapping[str, set[str]],
    language: Language,
    function: str,
    position: int,
    limit: int,
    known: str,
) -> None:
    said = said_as(function, position)

    assert known in said
    for name in {name for each in said for name in families.get(each, {each})}:
        label = WORDS[language](name, **dict.fromkeys(VARIABLES[name], 99_999))
        assert 1 <= len(label) <= limit, label


# -- commands


def options_of(command: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for option in command.get("options", []):
        yield option
        yield from options_of(option)


@pytest.fixture
async def payload(client: Musette) -> list[dict[str, Any]]:
    """What is registered with Discord of the slash commands."""
    tree = client.tree
    assert tree.translator is not None
    return [
        await command.get_translated_payload(tree, tree.translator)
        for command in tree.get_commands(type=discord.AppCommandType.chat_input)
    ]


async def test_the_command_of_the_message_menu_has_its_french(client: Musette) -> None:
    tree = client.tree
    assert tree.translator is not None
    (menu,) = tree.get_commands(type=discord.AppCommandType.message)
    french = (await menu.get_translated_payload(tree, tree.translator))["name_localizations"]
    assert set(french) == {"fr"}
    assert 1 <= len(french["fr"]) <= 32
    assert tree.get_commands(type=discord.AppCommandType.user) == []


async def test_every_command_option_and_choice_has_its_french(
    payload: list[dict[str, Any]],
) -> None:
    assert len(payload) == 20
    for command in payload:
        for each in (command, *options_of(command)):
            french = each["name_localizations"]["fr"], each["description_localizations"]["fr"]
            assert re.fullmatch(r"[-_’'\w]{1,32}", french[0]), french
            assert french[0] == french[0].lower(), french
            assert french[0] == unicodedata.normalize("NFC", french[0]), french
            assert 1 <= len(french[1]) <= 100, french
            assert set(each["name_localizations"]) == {"fr"}
            for choice in each.get("choices", []):
                assert 1 <= len(choice["name_localizations"]["fr"]) <= 100, choice
        for each in (command, *options_of(command)):
            names = [option["name_localizations"]["fr"] for option in each.get("options", [])]
            assert len(set(names)) == len(names), "two options of one name"
    french_names = [command["name_localizations"]["fr"] for command in payload]
    assert len(set(french_names)) == len(french_names), "two commands of one name"


def french_of(command: Mapping[str, Any], message: str) -> Iterator[str]:
    """The messages that a command, or one of a group, is translated by."""
    yield from (message, f"{message}.description")
    for option in command.get("options", []):
        if option["type"] == discord.AppCommandOptionType.subcommand.value:
            yield from french_of(option, f"{message}-{option['name']}")
            continue
        yield from (f"{message}.{option['name']}", f"{message}.{option['name']}-description")
        yield from (f"choice-{choice['value']}" for choice in option.get("choices", []))


async def test_no_french_is_left_of_a_command_that_is_gone(
    client: Musette, payload: list[dict[str, Any]]
) -> None:
    menus = client.tree.get_commands(type=discord.AppCommandType.message)
    needed = {f"command-{each.name.lower().replace(' ', '-')}" for each in menus}
    for command in payload:
        needed |= set(french_of(command, f"command-{command['name']}"))

    assert set(PATTERNS["fr"]) - interface("fr") == needed
    assert set(PATTERNS["en"]) == interface("en"), "English is in the decorators"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_example_of_the_help_can_be_asked(client: Musette, language: Language) -> None:
    say = WORDS[language]
    french = WORDS["fr"]
    for command in map(client.tree.get_command, client.command_names()):
        assert command is not None
        example = say(f"help-{command.name}.example")
        shown = french(f"command-{command.name}") if language == "fr" else command.name
        assert example.split()[0] == f"/{shown}"
        if isinstance(command, app_commands.Group):
            parts = {
                french(f"command-{command.name}-{each.name}") if language == "fr" else each.name
                for each in command.commands
            }
            assert example.split()[1] in parts
            assert len(example.split()) == 2
            continue

        name, options = read_line(example, client, french)

        assert name == command.name
        words = re.findall(r"(\S+):", example)
        assert len(options) == len(words), "the option is named as Discord shows it"
        if language == "fr":
            assert words == [french(f"command-{name}.{option}") for option in options]
        else:
            assert words == list(options)


# -- typography


def texts(language: Language) -> dict[str, list[str]]:
    """Every text of a language by its message, what stands in backticks left out."""
    found = {}
    for name, pattern in PATTERNS[language].items():
        visitor = Texts()
        visitor.visit(pattern)
        found[name] = [re.sub(r"`[^`]*`", "", text) for text in visitor.texts]
    return found


def test_french_keeps_its_marks_with_their_words() -> None:
    blank = f"[{NO_BREAK}{NARROW}]"
    for name, each in texts("fr").items():
        for text in each:
            where = f"{name}: {text!r}"
            assert not re.search(rf"(?<!{blank})[;?!»]", text), where
            assert not re.search(rf"(?<!{blank}):(?=\s|\{{|$)", text), where
            assert not re.search(rf"«(?!{blank})", text), where


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_apostrophes_and_dots_are_those_of_print(language: Language) -> None:
    for name, each in texts(language).items():
        for text in each:
            assert not re.search(r"""["']|\.\.\.""", text), f"{name}: {text!r}"


def test_english_puts_no_blank_before_its_marks() -> None:
    for name, each in texts("en").items():
        for text in each:
            assert not re.search(r"\s[:;?!]", text), f"{name}: {text!r}"


# -- days, numbers, lists


@pytest.mark.parametrize(
    ("iso", "english", "french"),
    [
        ("2025", "2025", "2025"),
        ("2025-02", "February 2025", "février 2025"),
        ("2025-02-13", "13 February 2025", "13 février 2025"),
        ("2022-07-01", "1 July 2022", "1er juillet 2022"),
        ("2022-07-11", "11 July 2022", "11 juillet 2022"),
        ("2022-08-31", "31 August 2022", "31 août 2022"),
        ("1903-07-01", "1 July 1903", "1er juillet 1903"),
    ],
)
def test_days_are_written_in_words(iso: str, english: str, french: str) -> None:
    assert WORDS["en"].day(iso) == english
    assert WORDS["fr"].day(iso) == french


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2025-13", "2025-02-30", "2025-02-13T10:00", "2025-", "13/02/2025", "2025-2x"],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_no_day_comes_back_as_it_is(language: Language, text: str) -> None:
    assert WORDS[language].day(text) == text


def test_numbers_are_written_as_each_language_does() -> None:
    assert WORDS["en"].number(62_000) == "62,000"
    assert WORDS["fr"].number(62_000) == f"62{NARROW}000"
    assert WORDS["en"].number(3.5) == "3.5"
    assert WORDS["fr"].number(3.5) == "3,5"
    assert WORDS["en"].number(190) == WORDS["fr"].number(190) == "190"


@pytest.mark.parametrize(
    ("items", "english", "french"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a et b"),
        (["a", "b", "c"], "a, b and c", "a, b et c"),
        (["a", "b", "c", "d"], "a, b, c and d", "a, b, c et d"),
    ],
)
def test_lists_end_in_and_without_a_comma_before_it(
    items: list[str], english: str, french: str
) -> None:
    assert WORDS["en"].several(iter(items)) == english
    assert WORDS["fr"].several(iter(items)) == french


# -- what somebody typed


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("van Aert", "van Aert"),
        ("  van \t\n Aert ", "van Aert"),
        ("**bold**", r"\*\*bold\*\*"),
        ("_a_ ~~b~~ ||c|| `d`", r"\_a\_ \~\~b\~\~ \|\|c\|\| \`d\`"),
        ("a\\*b", r"a\\\*b"),
        ("# a title", r"\# a title"),
        ("> quoted", "› quoted"),
        ("[here](https://example.org)", r"\[here](https://example.org)"),
        ("\x00\x07a\x1b[31m\x7f", "a [31m"),
        ("\u202egnitirw", "gnitirw"),
        ("a\u200bb\u2028c\ufeff", "a b c"),
        ("é 日本 🚲", "é 日本 🚲"),
        ("", ""),
    ],
)
def test_what_was_typed_is_shown_as_plain_text_on_one_line(typed: str, shown: str) -> None:
    assert Say.typed(typed) == shown


@pytest.mark.parametrize(
    "mention",
    ["@everyone", "@here", f"<@{ID}>", f"<@!{ID}>", f"<@&{ID}>", f"<#{ID}>", "<id:guide>", "<t:1>"],
)
def test_what_was_typed_mentions_nobody(mention: str) -> None:
    shown = Say.typed(f"call {mention} please")

    assert mention not in shown
    assert "<" not in shown
    plain = shown.replace("\u200b", "").replace("‹", "<").replace("›", ">")
    assert plain == f"call {mention} please"


def test_what_was_typed_is_cut_before_it_is_escaped() -> None:
    assert Say.typed("x" * 64) == "x" * 64
    assert Say.typed("x" * 65) == "x" * 63 + "…"
    assert Say.typed("*" * 65) == r"\*" * 63 + "…"
    assert Say.typed("abcdef", limit=3) == "ab…"
