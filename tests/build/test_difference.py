"""What differs between two facts.db, as whoever reloads reads it."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.build.changes import Change
from bot.build.difference import difference

FACTS = Path(__file__).parents[2] / "facts.db"


def changed(tmp_path: Path, *statements: str) -> Path:
    """A copy of facts.db after these statements."""
    copy = tmp_path / "facts.db"
    shutil.copy(FACTS, copy)
    with closing(sqlite3.connect(copy)) as database, database:
        for statement in statements:
            database.execute(statement)
    return copy


def test_a_file_does_not_differ_from_itself() -> None:
    assert not difference(FACTS, FACTS)


def test_a_stage_is_called_by_its_number(tmp_path: Path) -> None:
    after = changed(
        tmp_path,
        "UPDATE stages SET winner = 'wout-van-aert' "
        "WHERE race = 'tdf' AND year = 2022 AND stage = '2'",
    )

    found = difference(FACTS, after)

    assert found.counts == {"stage": (0, 1, 0)}
    fields = (("winner", "fabio-jakobsen", "wout-van-aert"),)
    assert found.first == (Change("stage", "tdf/2022/2", "changed", fields),)


def test_what_follows_from_other_tables_is_not_told(tmp_path: Path) -> None:
    after = changed(
        tmp_path,
        "UPDATE spellings SET prominence = 0",
        "DELETE FROM name_index",
        "DELETE FROM search_vocabulary",
    )

    assert not difference(FACTS, after)
