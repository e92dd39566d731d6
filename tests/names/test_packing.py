"""Lists and texts in few bytes: what comes out is what went in."""

import ast
from array import array
from pathlib import Path

import pytest

from bot import names
from bot.names.packing import (
    Keyed,
    Lists,
    Texts,
    dump_numbers,
    dump_texts,
    load_numbers,
    load_texts,
    packed_numbers,
)

LISTS: tuple[list[list[int]], ...] = (
    [],
    [[]],
    [[1]],
    [[], [0, 65_535], []],
    [[3, 1, 2], [65_536], [4_000_000_000]],
)


@pytest.mark.parametrize("lists", LISTS, ids=str)
def test_lists(lists: list[list[int]]) -> None:
    packed = Lists.of(lists)
    for each in (packed, Lists.load(packed.dump())):
        assert len(each) == len(lists)
        assert [list(numbers) for numbers in each] == lists


@pytest.mark.parametrize("texts", [[], [""], ["a", "", "é", "\U0001f6b4", "渡辺"]], ids=str)
def test_texts(texts: list[str]) -> None:
    assert load_texts(dump_texts(texts)) == texts
    packed = Texts(texts)
    assert [packed[at] for at in range(len(packed))] == texts


def test_lists_by_text() -> None:
    packed = Keyed.of({"b": [1, 2], "a": [], "é": [7]})
    for each in (packed, Keyed.load(*packed.dump())):
        assert list(each.rows) == ["b", "a", "é"]
        assert list(each.get("b")) == [1, 2]
        assert list(each.get("é")) == [7]
        assert not each.get("a")
        assert not each.get("nobody")


@pytest.mark.parametrize(("most", "size"), [(65_535, 2), (65_536, 4)])
def test_numbers_take_no_more_bytes_than_the_largest_needs(most: int, size: int) -> None:
    assert packed_numbers([0, most]).itemsize == size


def test_bytes_are_the_same_on_every_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    small = array("H", [1, 258])
    assert dump_numbers(small) == b"H\x01\x00\x02\x01"
    monkeypatch.setattr("sys.byteorder", "big")
    swapped = array("H", small)
    swapped.byteswap()
    assert dump_numbers(swapped) == b"H\x01\x00\x02\x01"
    assert load_numbers(b"H\x01\x00\x02\x01") == swapped
    assert swapped == array("H", [256, 513]), "what is dumped is not changed by it"


def test_an_index_follows_from_the_modules_that_are_said_to_shape_it() -> None:
    """What they import of this room shapes it too: only looks up, or is in the list."""
    folder = Path(names.__file__).parent
    seen: set[str] = set()
    waiting = ["indexing", "beginnings"]
    while waiting:
        name = waiting.pop()
        if name in seen or name == "index":  # which gives the kinds of people alone
            continue
        seen.add(name)
        tree = ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))
        waiting += [
            node.module.removeprefix("bot.names.")
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            and node.module
            and node.module.startswith("bot.names.")
        ]
    assert seen == set(names.SHAPING)
