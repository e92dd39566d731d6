"""Rules that this repository keeps about itself: they read the code, the README and the locks."""

from __future__ import annotations

import ast
import io
import re
import tokenize
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any, Final

import discord
import pytest
from test_words import WORDS, loaded

from bot.asking import read_line
from bot.client import INTENTS, PERMISSIONS, SCOPES, Musette

ROOT: Final = Path(__file__).parent.parent
README: Final = ROOT / "README.md"

Function = ast.FunctionDef | ast.AsyncFunctionDef


# -- reading the code


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def sources(*folders: str) -> list[Path]:
    found = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    assert found
    return found


def files() -> Iterator[Path]:
    """Every file of the checkout that .gitignore does not leave out."""
    ignored = [
        line.strip("/")
        for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]

    def walk(folder: Path) -> Iterator[Path]:
        for path in sorted(folder.iterdir()):
            if path.name == ".git" or any(fnmatch(path.name, pattern) for pattern in ignored):
                continue
            if path.is_dir():
                yield from walk(path)
            else:
                yield path

    found = list(walk(ROOT))
    assert {README, Path(__file__), ROOT / ".ci" / "run", ROOT / "facts.db"} <= set(found)
    yield from found


def docstrings(tree: ast.Module) -> set[int]:
    """Return the ids of the nodes that are docstrings."""
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, holders) and node.body and isinstance(node.body[0], ast.Expr)
    }


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a file, docstrings left out."""
    tree = tree_of(path)
    left_out = docstrings(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in left_out:
            continue
        if isinstance(node.value, str):
            yield node.lineno, node.value


def names_called(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """What is called, or named as in `default_factory=time.time`: `print`, `datetime.now`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            yield node.lineno, ast.unparse(node)


# -- commands

COMMAND_FILES: Final = [path for path in sources("commands") if path.name != "__init__.py"]


def decorators(function: Function) -> list[str]:
    return [ast.unparse(each) for each in function.decorator_list]


def decorated(function: Function, start: str) -> bool:
    return any(each.startswith(start) for each in decorators(function))


def assigned(tree: ast.Module, start: str) -> Iterator[tuple[str, str]]:
    """The names at the top of a file that are given what begins so, and what that is."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.value).startswith(start):
            yield ast.unparse(node.targets[0]), ast.unparse(node.value)


@pytest.mark.parametrize("path", COMMAND_FILES, ids=lambda path: path.stem)
def test_a_command_file_holds_one_command_and_is_named_after_it(path: Path) -> None:
    tree = tree_of(path)
    functions = [node for node in tree.body if isinstance(node, Function)]
    commands = [each for each in functions if decorated(each, "app_commands.command(")]
    menus = [each for each in functions if decorated(each, "app_commands.context_menu(")]
    groups = list(assigned(tree, "app_commands.Group("))
    answers = [each for each in functions if decorated(each, "answers(")]
    actions = [each.name for each in functions if decorated(each, "acts(")]
    actions += [name for name, _ in assigned(tree, "acts(")]

    offers = [("/", each.name, decorators(each)[0]) for each in commands]
    offers += [("", each.name, decorators(each)[0]) for each in menus]
    offers += [("/", name, call) for name, call in groups]
    assert len(offers) == 1
    mark, function, call = offers[0]
    named = re.search(r"\bname=(?:_\()?'([\w ]+)'", call)
    name = named[1] if named else function
    assert (name if mark else function) == path.stem
    assert (ast.get_docstring(tree) or "").startswith(f"{mark}{name}: ")
    if mark and "reply(" in path.read_text(encoding="utf-8"):
        assert answers, "it replies with an answer of its own"
        assert f"answers('{path.stem}')" in decorators(answers[0])
    setup = functions[-1]
    assert isinstance(setup, ast.AsyncFunctionDef)
    assert setup.name == "setup"
    offered = [ast.unparse(each) for each in ast.walk(setup) if isinstance(each, ast.Call)]
    expected = ", ".join([function, *(each.name for each in answers), *actions])
    assert offered == [f"bot.offer({expected})"], "everything is offered, the command first"
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 120


def test_every_command_file_is_there() -> None:
    assert len(COMMAND_FILES) == 21


# -- rooms

SQL: Final = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s(OR\s\w+\s)?INTO|UPDATE\s\w+\sSET|DELETE\sFROM|PRAGMA\s\w+"
    r"|(CREATE|DROP|ALTER)\s(VIRTUAL\s)?(TABLE|INDEX|VIEW|TRIGGER))\b",
    re.DOTALL,
)


def in_rooms(found: Iterator[str], *rooms: str) -> list[str]:
    """What was found outside of `rooms`; there must be something inside each."""
    found_at = sorted(found)
    for room in rooms:
        assert any(each.startswith(room) for each in found_at), f"nothing found in {room}"
    return [each for each in found_at if not each.startswith(rooms)]


def test_sql_lives_in_the_store_the_guilds_and_the_builder() -> None:
    found = (
        f"{place(path)}:{line}"
        for path in sources("bot", "commands")
        for line, text in texts(path)
        if SQL.search(text)
    )

    assert in_rooms(found, "bot/store/", "bot/guilds/", "bot/build/") == []


CLOCKS: Final = (
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "time.time_ns",
    "utils.utcnow",
)


def test_only_the_clock_and_the_preview_know_what_time_it_is() -> None:
    found = [
        f"{place(path)}:{line}"
        for path in sources("bot", "commands")
        for line, name in names_called(tree_of(path))
        if name.endswith(CLOCKS)
    ]

    outside = [each for each in found if not each.startswith(("bot/clock.py", "bot/preview.py"))]
    assert outside == []
    assert any(each.startswith("bot/preview.py") for each in found), "it sets SimCord's clock"


def test_only_the_command_line_and_the_preview_print() -> None:
    found = (
        f"{place(path)}:{line}"
        for path in sources("bot", "commands")
        for line, name in names_called(tree_of(path))
        if name in {"print", "sys.stdout.write", "sys.stderr.write"}
    )

    assert in_rooms(found, "bot/__main__.py", "bot/preview.py") == []


def public(node: ast.AST, prefix: str = "") -> Iterator[tuple[str, Function | ast.ClassDef]]:
    """The public functions and classes of a module or class, with those inside the classes."""
    for each in ast.iter_child_nodes(node):
        if isinstance(each, Function | ast.ClassDef) and not each.name.startswith("_"):
            yield f"{prefix}{each.name}", each
            if isinstance(each, ast.ClassDef):
                yield from public(each, f"{prefix}{each.name}.")


@pytest.mark.parametrize("folder", ["bot", "commands"])
def test_what_is_public_says_what_it_is_for(folder: str) -> None:
    seen = [(path, *each) for path in sources(folder) for each in public(tree_of(path))]

    assert [f"{place(p)}: {name}" for p, name, node in seen if not ast.get_docstring(node)] == []
    assert [place(p) for p in sources(folder) if not ast.get_docstring(tree_of(p))] == []
    assert len(seen) > 20


# -- exceptions from the rules


def comments(path: Path) -> Iterator[tuple[int, str]]:
    with io.BytesIO(path.read_bytes()) as file:
        for token in tokenize.tokenize(file.readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string


def test_every_exception_from_a_check_names_which() -> None:
    excepted = 0
    for path in sources("bot", "commands", "tests", "bench"):
        for line, comment in comments(path):
            for mark, form in (
                ("noqa", r"# noqa: [A-Z]+[0-9]+(, ?[A-Z]+[0-9]+)*( |$)"),
                ("type: ignore", r"# type: ignore\[[a-z-]+(, ?[a-z-]+)*\]"),
            ):
                if re.match(rf"#\s*{mark}\b", comment):
                    excepted += 1
                    assert re.match(form, comment), f"{place(path)}:{line}: {comment}"
    assert excepted > 10


# -- names

HOMELESS: Final = {"util", "utils", "helper", "helpers", "manager", "managers", "misc"}
"""Words that say of a room only that nobody knew what belongs there."""


def test_no_room_is_named_after_nothing() -> None:
    for path in files():
        for part in path.relative_to(ROOT).parts:
            stem = part.partition(".")[0].lower()
            assert not HOMELESS & set(re.split(r"[_-]", stem)), place(path)
            assert stem not in {"common", "core", "base", "shared"}, place(path)


# -- the README


def section(heading: str) -> str:
    """The text of a section of the README."""
    parts = re.split(r"(?m)^## (.+)$", README.read_text(encoding="utf-8"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))[heading]


def subcommands(client: Musette, name: str) -> set[str]:
    """The commands of a group, of which one is called; nothing for a command."""
    command = client.tree.get_command(name)
    return {each.name for each in getattr(command, "commands", ())}


async def test_the_readme_lists_the_commands_as_they_are_registered() -> None:
    client, french = await loaded(), WORDS["fr"]
    rows = [
        [cell.strip() for cell in line.strip("|").split(" | ")]
        for line in section("What you can ask").splitlines()
        if line.startswith("| `")
    ]

    listed = [tuple(re.findall(r"`/([^`]+)`", names)) for names, _, _ in rows]
    registered = {(name, french(f"command-{name}")) for name in client.command_names()}
    assert set(listed) == registered
    assert len(listed) == len(registered)
    for names, explained, example in rows:
        (line,) = re.findall(r"`(/[^`]+)`", example)
        called, *rest = line.split()
        assert f"`{called}`" in names
        if parts := subcommands(client, called.removeprefix("/")):
            assert rest[0] in parts
            continue
        command, options = read_line(line, client, french)
        assert f"`/{command}`" in names
        assert len(options) == line.count(":"), "an option of the example is not one"
        assert explained


def test_the_readme_asks_for_what_the_client_asks_for() -> None:
    said = re.sub(r"\s+", " ", section("Connect it to Discord"))

    (scopes,) = re.findall(r"As scopes choose (.+?)\. ", said)
    assert set(re.findall(r"`([^`]+)`", scopes)) == set(SCOPES)
    needed = {name for name, needs in PERMISSIONS if needs}
    named = {
        name
        for name in discord.Permissions.VALID_FLAGS
        if re.search(rf"\b{name.replace('_', ' ')}\b", said, re.IGNORECASE)
    }
    assert named >= needed
    assert ("needs no permissions" in said) is (PERMISSIONS.value == 0)
    assert ("asks for no intents at all" in said) is (INTENTS.value == 0)


def test_every_file_that_the_readme_names_is_there() -> None:
    linked = re.findall(r"\]\(([^)#\s]+)\)", README.read_text(encoding="utf-8"))
    local = [link for link in linked if "://" not in link]

    assert len(local) > 3
    assert [link for link in local if not (ROOT / link).exists()] == []


# -- the locks


def requirements(name: str) -> dict[str, list[str]]:
    """The lines of each requirement of a lock file, the first one without its backslash."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", "")
    return {
        line.split()[0]: line.split()
        for line in text.splitlines()
        if line and not line.startswith("#")
    }


def distribution(requirement: str) -> str:
    """The normalised name of a requirement, without version and extras."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s=<>!~;\[]", requirement)[0]).lower()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_pins_everything_with_hashes_and_names_no_index(name: str) -> None:
    locked = requirements(name)

    assert len(locked) > 15
    for requirement, words in locked.items():
        assert re.fullmatch(r"[a-z0-9-]+(\[[a-z0-9,-]+\])?==[0-9][0-9a-z.+!]*", requirement)
        hashes = [word for word in words if word.startswith("--hash=")]
        assert hashes, requirement
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", each) for each in hashes)
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index[-]url|--find[-]links|--trusted-host|(?m:^-)", text)


def test_the_locks_hold_what_is_declared() -> None:
    declared: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run = {distribution(each) for each in declared["project"]["dependencies"]}
    dev = {distribution(each) for each in declared["dependency-groups"]["dev"]}
    locked = {distribution(each) for each in requirements("requirements.txt")}
    locked_dev = {distribution(each) for each in requirements("requirements-dev.txt")}

    assert run <= locked
    assert run | dev <= locked_dev
    assert locked <= locked_dev
    both = requirements("requirements-dev.txt")
    assert all(each in both for each in requirements("requirements.txt")), "in the same versions"


# -- what belongs to a machine and not to the project

FOLDERS: Final = ("work", "root", "farm", "home", "Users")
OF_A_MACHINE: Final = re.compile(
    # A path from the root, and not a part of an address or of another path.
    rf"(?<![\w.:/}})~*-])/({'|'.join(FOLDERS)})/[\w.]"
    # The address of a package index.
    r"|(?:pypi|pythonhosted)\.org/(?:simple|packages)|://[^\s/]+/(?:[\w-]+/)*simple\b"
    r"|index-url\s*[=\s]\s*[\"']?https?:"
)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("cd " + "/" + "work/main", True),
        ('path = "' + "/" + 'root/.cache"', True),
        ("--index-url" + "=https://example.org", True),
        ("https://pypi.org/" + "simple", True),
        ("https://example.org/work/of/art", False),
        ("facts/work/x", False),
        ("--no-emit-index-url --no-annotate", False),
    ],
)
def test_a_path_of_a_machine_is_recognised(line: str, found: bool) -> None:  # noqa: FBT001
    assert bool(OF_A_MACHINE.search(line)) is found


def test_no_file_names_a_path_of_a_machine_or_a_package_index() -> None:
    read = 0
    for path in files():
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue  # a picture, or facts.db
        read += 1
        for number, line in enumerate(lines, start=1):
            assert not OF_A_MACHINE.search(line), f"{place(path)}:{number}: {line[:200]}"
    assert read > 60
