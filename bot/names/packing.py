"""Lists of numbers and texts in few bytes: what an index is made of, in memory and in facts.db."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import Final

_SMALL: Final = 1 << 16
_NOTHING: Final = array("H")
_END: Final = "\n"  # of every text; no folded text, id or sound has one


class Lists:
    """Lists of whole numbers, one behind the other in one array.

    A list of its own takes some ninety bytes to hold one number; here it takes two to eight.
    """

    def __init__(self, flat: array[int], starts: array[int]) -> None:
        self._flat = flat
        self._starts = starts  # of each list, and where the last one ends

    @classmethod
    def of(cls, lists: Iterable[Collection[int]]) -> Lists:
        """Return lists as these."""
        several = list(lists)
        starts = accumulate(map(len, several), initial=0)
        return cls(packed_numbers(chain.from_iterable(several)), packed_numbers(starts))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, at: int) -> array[int]:
        return self._flat[self._starts[at] : self._starts[at + 1]]

    def __iter__(self) -> Iterator[array[int]]:
        return map(self.__getitem__, range(len(self)))

    def dump(self) -> bytes:
        """Return what `load` reads."""
        starts = dump_numbers(self._starts)
        return len(starts).to_bytes(4, "little") + starts + dump_numbers(self._flat)

    @classmethod
    def load(cls, data: bytes) -> Lists:
        """Return the lists that were dumped."""
        end = 4 + int.from_bytes(data[:4], "little")
        return cls(load_numbers(data[end:]), load_numbers(data[4:end]))


class Texts:
    """Texts, one behind the other in one: each of its own takes fifty bytes beside its letters."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._joined = "".join(texts)
        self._starts = packed_numbers(accumulate(map(len, texts), initial=0))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, at: int) -> str:
        return self._joined[self._starts[at] : self._starts[at + 1]]


class Keyed:
    """Lists of whole numbers, each found by a text."""

    def __init__(self, texts: Collection[str], lists: Lists) -> None:
        self.rows = dict(zip(texts, range(len(texts)), strict=True))
        self._lists = lists

    @classmethod
    def of(cls, lists: Mapping[str, Collection[int]]) -> Keyed:
        """Return lists by text, in this order."""
        return cls(lists, Lists.of(lists.values()))

    def get(self, text: str) -> array[int]:
        """Return the list of `text`, an empty one where there is none."""
        row = self.rows.get(text)
        return _NOTHING if row is None else self._lists[row]

    def dump(self) -> tuple[bytes, bytes]:
        """Return what `load` reads: the texts, and their lists."""
        return dump_texts(self.rows), self._lists.dump()

    @classmethod
    def load(cls, texts: bytes, lists: bytes) -> Keyed:
        """Return what was dumped."""
        return cls(load_texts(texts), Lists.load(lists))


def packed_numbers(numbers: Iterable[int]) -> array[int]:
    """Return whole numbers in an array of as few bytes as hold the largest of them."""
    wide = array("I", numbers)
    return array("H", wide) if max(wide, default=0) < _SMALL else wide


def dump_numbers(numbers: array[int]) -> bytes:
    """Return numbers as bytes, the same on every machine."""
    return numbers.typecode.encode() + _little(numbers).tobytes()


def load_numbers(data: bytes) -> array[int]:
    """Return the numbers that were dumped."""
    numbers: array[int] = array(data[:1].decode())
    numbers.frombytes(data[1:])
    return _little(numbers)


def dump_texts(texts: Iterable[str]) -> bytes:
    """Return texts as bytes."""
    return _END.join([*texts, ""]).encode()


def load_texts(data: bytes) -> list[str]:
    """Return the texts that were dumped."""
    return data.decode().split(_END)[:-1]


def _little(numbers: array[int]) -> array[int]:
    """Return the numbers with the lowest byte of each first."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers
