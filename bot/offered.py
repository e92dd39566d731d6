"""What command files offer, and how they are imported aside: beside those that serve.

A fresh package of modules is made from the texts of the files, without a look at what is imported
already and without a change to it: nothing is in service until the client takes it.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import sys
import traceback
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import discord
from discord import app_commands

from bot.answers import Answer, Answers
from bot.pictures.studio import Studio
from bot.replies import Action, Offer

PACKAGE: Final = "commands"
FOLDER: Final = Path(__file__).parent.parent / PACKAGE

Command = app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu


class Clash(ValueError):
    """Two command files offer the same: a command, an answer or an action of one name."""


class Offered:
    """Everything that command files offer, and the modules that it comes from.

    Args:
        studio: where the pictures of answers are drawn.
        ours: what the bot itself offers beside them.
    """

    def __init__(self, studio: Studio, *ours: Offer) -> None:
        self.answers = Answers(studio)
        self.actions: dict[str, Action] = {}
        self.commands: dict[tuple[discord.AppCommandType, str], Command] = {}
        self.modules: Mapping[str, ModuleType] = {}
        self.texts: dict[str, bytes] = {}  # of the command files
        self.offer(*ours)

    def offer(self, *offered: Offer) -> None:
        """Take what a command file has to offer: its command, its answers, what its buttons do.

        Raises:
            Clash: something of this name is offered already.
        """
        named = [each for each in offered if not isinstance(each, Answer | Action)]
        for command in named:
            key = _type_of(command), command.name
            if key in self.commands:
                raise Clash(f"two commands are called {command.name}")
            self.commands[key] = command
        for each in offered:
            if isinstance(each, Answer):
                try:
                    self.answers.add(each, named[0].name if named else None)
                except ValueError as error:
                    raise Clash(str(error)) from None
            elif isinstance(each, Action):
                if each.kind in self.actions:
                    raise Clash(f"two actions are called {each.kind!r}")
                self.actions[each.kind] = each


def _type_of(command: Command) -> discord.AppCommandType:
    if isinstance(command, app_commands.ContextMenu):
        return command.type
    return discord.AppCommandType.chat_input


class Broken(Exception):
    """A command file cannot be taken: which, the line of it, and what is wrong."""

    def __init__(self, file: Path, line: int, what: str) -> None:
        super().__init__(f"{file}:{line}: {what}")
        self.file = file
        self.line = line
        self.what = what


def texts_of(folder: Path) -> dict[str, bytes]:
    """Return the command files of a folder by their names, without what follows a dot."""
    return {path.stem: path.read_bytes() for path in sorted(folder.glob("*.py"))}


class _Texts(importlib.abc.SourceLoader):
    """Finds the modules of one package in texts, and keeps no compiled files."""

    def __init__(self, texts: Mapping[str, bytes], folder: Path) -> None:
        self._texts = texts
        self._folder = folder

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
    ) -> importlib.machinery.ModuleSpec | None:
        """Return where a module of the package comes from, None for any other."""
        package, _, name = fullname.partition(".")
        if package != PACKAGE or (name or "__init__") not in self._texts:
            return None
        return importlib.util.spec_from_file_location(
            fullname,
            self.get_filename(fullname),
            loader=self,
            submodule_search_locations=None if name else [str(self._folder)],
        )

    def get_filename(self, fullname: str) -> str:
        """Return the file that a module is told to come from."""
        name = fullname.partition(".")[2] or "__init__"
        return str(self._folder / f"{name}.py")

    def get_data(self, path: str) -> bytes:
        """Return the text of a file."""
        return self._texts[Path(path).stem]


@contextmanager
def _aside(modules: dict[str, ModuleType], finder: _Texts) -> Iterator[None]:
    """Import into `modules` instead of among those that serve. Nothing may wait inside."""
    served = serving()
    for name in served:
        del sys.modules[name]
    sys.modules.update(modules)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        modules.clear()
        modules.update(serving())
        for name in modules:
            del sys.modules[name]
        sys.modules.update(served)


def _ours(name: str) -> bool:
    return name == PACKAGE or name.startswith(f"{PACKAGE}.")


def in_slices(
    texts: dict[str, bytes], folder: Path, offered: Offered
) -> Generator[None, None, Offered]:
    """Import command files aside and gather what they offer, one file a slice.

    Args:
        texts: the files, by name.
        folder: where they stand, as faults are to name it.
        offered: what the bot itself offers; it is added to and returned.

    Raises:
        Broken: one cannot be imported, or offers what another offers.
    """
    finder = _Texts(texts, folder)
    modules: dict[str, ModuleType] = {}
    for name in sorted(texts):
        if name == "__init__":
            continue
        try:
            with _aside(modules, finder):
                module = importlib.import_module(f"{PACKAGE}.{name}")
            # As discord.py calls it; none of ours waits for anything.
            setting_up = module.setup(offered)
            try:
                setting_up.send(None)
            except StopIteration:
                pass
            else:
                setting_up.close()
                raise TypeError("setup waits for something, which it must not")
        except Exception as error:
            raise _broken(folder, name, error) from error
        yield
    offered.modules, offered.texts = modules, texts
    return offered


def serving() -> dict[str, ModuleType]:
    """Return the modules that serve now."""
    return {name: each for name, each in sys.modules.items() if _ours(name)}


def serve(modules: Mapping[str, ModuleType]) -> None:
    """Put modules that were imported aside among those that serve, in the place of the old."""
    for name in [name for name in sys.modules if _ours(name) and name not in modules]:
        del sys.modules[name]
    sys.modules.update(modules)


def _broken(folder: Path, name: str, error: Exception) -> Broken:
    """Return what is wrong with a file, at the deepest line of ours that was reached."""
    if isinstance(error, SyntaxError):
        file = Path(error.filename) if error.filename else folder / f"{name}.py"
        return Broken(file, error.lineno or 1, f"{error.msg}.")
    frames = traceback.extract_tb(error.__traceback__)
    reached = [each for each in frames if Path(each.filename).parent == folder]
    what = str(error) or type(error).__name__
    if isinstance(error, ImportError) and "partially initialized" in what:
        what = f"An import loop: {what}"
    told = what if isinstance(error, Clash | SyntaxError) else f"{type(error).__name__}: {what}"
    file = Path(reached[-1].filename) if reached else folder / f"{name}.py"
    return Broken(file, (reached[-1].lineno if reached else None) or 1, f"{told.rstrip('.')}.")
