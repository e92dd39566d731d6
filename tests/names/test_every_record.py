"""Over the real facts: what our own buttons and suggestions carry always leads to its record."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.names import Names
from bot.records import Spelling

PEOPLE = ("rider", "person")


def kinds_of(kind: str) -> tuple[str, ...]:
    return PEOPLE if kind in PEOPLE else (kind,)


def test_the_id_of_every_record_means_that_record(
    real_names: Names, real_spellings: Sequence[Spelling]
) -> None:
    elsewhere = []
    for kind, id_ in sorted({(each.kind, each.id) for each in real_spellings}):
        found = real_names.resolve(id_, kinds_of(kind))
        if not found.accepted or found.matches[0].id != id_:
            elsewhere.append((kind, id_))
    assert len(real_spellings) > 9000
    assert elsewhere == []


@pytest.mark.parametrize(
    ("typed", "kind", "meant"),
    [
        ("pogatcha", "rider", "tadej-pogacar"),
        ("Погачар", "rider", "tadej-pogacar"),
        ("WVA", "rider", "wout-van-aert"),
        ("J. Vingegaard", "rider", "jonas-vingegaard"),
        ("hinault bernard", "rider", "bernard-hinault"),
        ("Skil-Shimano", "team", "dsm"),
        ("rousse marion", "person", "marion-rousse"),
    ],
)
def test_a_fan_is_understood(real_names: Names, typed: str, kind: str, meant: str) -> None:
    found = real_names.resolve(typed, kinds_of(kind))
    assert found.accepted
    assert found.matches[0].id == meant


@pytest.mark.parametrize(
    "typed", ["Zinedine Zidane", "van", "🚴", "'; DROP TABLE people; --", "x" * 2000]
)
def test_a_stranger_is_refused(real_names: Names, typed: str) -> None:
    found = real_names.resolve(typed, ("rider", "team", "person"))
    assert not found.accepted
    assert not found.ambiguous
    assert len(found.matches) <= 3


@pytest.mark.parametrize("typed", ["Johannessen", "Paret-Peintre", "Cannondale"])
def test_of_several_equally_meant_none_is_answered(real_names: Names, typed: str) -> None:
    found = real_names.resolve(typed, ("rider", "team"))
    assert found.ambiguous
    assert len(found.matches) > 1
