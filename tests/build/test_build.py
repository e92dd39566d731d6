"""The build as a whole: all faults at once, nothing half written, the same for the same facts."""

from __future__ import annotations

import random
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.build.building import build, content_hash


def rewrite(path: Path, change: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    assert change[0] in text
    path.write_text(text.replace(*change), encoding="utf-8", newline="\n")


def test_all_faults_are_reported_at_once_in_order(facts: Path, tmp_path: Path) -> None:
    rewrite(facts / "people.toml", ('confidence = "unverified"\n', ""))
    rewrite(facts / "team_names.csv", ("visma,2022", "vism,2022"))
    rewrite(facts / "series/timeline.toml", ('date = "2022-07-01"', 'date = "2022-07-01'))
    rewrite(facts / "series/quotes.toml", ('topic = "race"', 'topic = "rage"'))
    rewrite(facts / "teams.toml", ("[team.fdj]", "[team.visma]"))
    (facts / "notes.txt").write_text("todo", encoding="utf-8")

    faults = build(facts, tmp_path / "facts.db").faults

    places = [(fault.place.file, fault.place.line) for fault in faults]
    assert places == sorted(places)
    files = {Path(file).name for file, _ in places}
    assert files == {
        "people.toml",
        "team_names.csv",
        "timeline.toml",
        "quotes.toml",
        "teams.toml",
        "notes.txt",
    }
    assert len([place for place in places if place[0].endswith("quotes.toml")]) == 2
    assert not (tmp_path / "facts.db").exists()


def test_a_record_that_cannot_be_read_hides_no_other_fault(facts: Path) -> None:
    rewrite(facts / "people.toml", ('name = "Jonas Vingegaard"', "name = Jonas"))
    rewrite(facts / "people.toml", ('name = "Marc Madiot"', 'name = ""'))

    report = build(facts, None)

    assert [fault.place.line for fault in report.faults] == [2, 19]


def test_a_broken_tree_leaves_the_old_file_as_it_was(facts: Path, tmp_path: Path) -> None:
    target = tmp_path / "facts.db"
    build(facts, target)
    before = target.read_bytes()
    rewrite(facts / "people.toml", ("rider = true", "rider = 1"))

    report = build(facts, target)

    assert len(report.faults) == 1
    assert target.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["facts", "facts.db"]


def test_checking_writes_nothing(facts: Path, tmp_path: Path) -> None:
    report = build(facts, None)

    assert report.content_hash == build(facts, tmp_path / "facts.db").content_hash
    assert sorted(path.name for path in tmp_path.iterdir()) == ["facts", "facts.db"]


def test_equal_facts_give_an_equal_hash(facts: Path, tmp_path: Path) -> None:
    first = build(facts, tmp_path / "a.db")
    second = build(facts, tmp_path / "b.db")

    assert first.content_hash == second.content_hash == content_hash(tmp_path / "a.db")
    assert (tmp_path / "a.db").read_bytes() == (tmp_path / "b.db").read_bytes()


def test_the_order_of_rows_and_records_is_no_fact(facts: Path) -> None:
    before = build(facts, None).content_hash
    names = facts / "team_names.csv"
    header, *rows = names.read_text(encoding="utf-8").splitlines()
    random.Random(1).shuffle(rows)  # noqa: S311 - any other order will do
    names.write_text("\n".join([header, *reversed(rows)]) + "\n", encoding="utf-8")
    for file in ("sources.toml", "people.toml", "teams.toml", "series/series.toml"):
        text = (facts / file).read_text(encoding="utf-8")
        records = re.split(r"(?m)^(?=\[[a-z]+\.)", text)
        (facts / file).write_text("\n".join(reversed(records)), encoding="utf-8")

    assert build(facts, None).content_hash == before


def test_line_ends_and_a_byte_order_mark_are_no_fact(facts: Path) -> None:
    before = build(facts, None).content_hash
    for path in facts.rglob("*.*"):
        if path.suffix in (".toml", ".csv"):
            text = path.read_bytes().replace(b"\n", b"\r\n")
            path.write_bytes(b"\xef\xbb\xbf" + text)

    report = build(facts, None)

    assert report.faults == ()
    assert report.content_hash == before


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("people.toml", ("Marc Madiot", "Marc Madiott")),
        ("sources.toml", ("2025-10-15", "2025-10-16")),
        ("team_names.csv", ("TVL,reported", "TVL,confirmed")),
        ("series/season-1.toml", ("stages = [1, 2]", "stages = [2, 1]")),
        ("series/series.toml", ('value = "ended"', 'value = "running"')),
        ("series/contradictions.toml", ("Le deux", "Le trois")),
    ],
)
def test_every_change_of_a_fact_changes_the_hash(
    facts: Path, file: str, change: tuple[str, str]
) -> None:
    before = build(facts, None).content_hash
    rewrite(facts / file, change)

    assert build(facts, None).content_hash not in (None, before)


def test_the_report_counts(facts: Path) -> None:
    report = build(facts, None)

    assert report.counts == {
        "contradiction": 1,
        "episode": 1,
        "event": 1,
        "fact": 6,
        "gap": 1,
        "person": 2,
        "quote": 2,
        "season": 1,
        "series": 1,
        "source": 4,
        "team": 2,
        "team_name": 4,
        "term": 1,
        "topic": 1,
    }
    assert report.unverified_by_kind == {"attribute": 2, "gap": 1, "person": 1, "team_name": 1}
    assert report.unverified == 5
    assert "unverified: 5 (attribute 2, gap 1, person 1, team_name 1)" in str(report)


def test_the_settings_inside(facts: Path, tmp_path: Path) -> None:
    report = build(facts, tmp_path / "facts.db")

    with closing(sqlite3.connect(tmp_path / "facts.db")) as database:
        meta = dict(database.execute("SELECT key, value FROM meta").fetchall())
    assert meta["content_hash"] == report.content_hash
    assert meta["facts_date"] == "2026-11-20"
    assert meta["licence"] == "CC BY-SA 4.0"
    assert meta["count.quote"] == "2"


def test_names_of_one_year_stand_in_the_order_they_were_borne(facts: Path, tmp_path: Path) -> None:
    names = facts / "team_names.csv"
    with names.open("a", encoding="utf-8") as file:
        file.write("visma,2023,Zebra,0,,,cw\nvisma,2023,Jumbo-Visma,0,,,cw\n")
        file.write("visma,2023,Team Visma | Lease a Bike,1,,,cw\n")

    assert build(facts, tmp_path / "facts.db").faults == ()

    with closing(sqlite3.connect(tmp_path / "facts.db")) as database:
        query = "SELECT name FROM team_names WHERE team = 'visma' AND year = 2023 ORDER BY position"
        borne = [name for (name,) in database.execute(query)]
        query = "SELECT name FROM team_in_year WHERE team = 'visma' AND year = 2023"
        called = database.execute(query).fetchall()
    assert borne == ["Jumbo-Visma", "Zebra", "Team Visma | Lease a Bike"]
    assert called == [("Team Visma | Lease a Bike",)]


def test_a_missing_directory_is_one_fault(tmp_path: Path) -> None:
    report = build(tmp_path / "nowhere", tmp_path / "facts.db")

    (fault,) = report.faults
    assert str(fault.place) == f"{(tmp_path / 'nowhere').as_posix()}:1"
    assert fault.what == "There is no such directory of facts."
    assert fault.remedy.startswith("Run this in the directory that holds facts/")
    assert str(report).endswith("1 fault found; nothing was written.")


def test_an_empty_directory_is_one_fault(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()

    (fault,) = build(tmp_path / "facts", None).faults

    assert fault.what == "There are no facts in this directory."


def test_a_file_that_is_not_utf_8(facts: Path) -> None:
    path = facts / "series/timeline.toml"
    path.write_bytes(path.read_bytes().replace(b"Le Tour part", "Le Tour dépa".encode("latin-1")))

    (fault,) = build(facts, None).faults

    assert (fault.place.file, fault.place.line) == (path.as_posix(), 4)
    assert fault.what == "This file is not UTF-8: a letter on this line cannot be read."
    assert fault.remedy == "Save the file again with the encoding UTF-8."


def test_an_unknown_file(facts: Path) -> None:
    (facts / "peoples.toml").write_text("", encoding="utf-8")

    (fault,) = build(facts, None).faults

    assert str(fault).endswith(
        "peoples.toml:1: No file of this name belongs in facts/. "
        "Rename it to people.toml, or delete it."
    )


def test_an_empty_table(facts: Path) -> None:
    (facts / "team_names.csv").write_text("", encoding="utf-8")

    (fault,) = build(facts, None).faults

    assert fault.what == "This file is empty."
    assert fault.remedy.startswith("Its first line must be team,year,name,rode_tour,")


def test_hidden_files_are_passed_over(facts: Path) -> None:
    (facts / ".people.toml.swp").write_bytes(b"\xff\xfe")

    assert build(facts, None).faults == ()


def test_a_title_in_another_language_keeps_its_colon(facts: Path) -> None:
    rewrite(facts / "series/timeline.toml", ("The Tour starts.", "Called Tour: Unchained."))
    rewrite(facts / "series/timeline.toml", ("Le Tour part.", "Nommé Tour: Unchained."))

    assert build(facts, None).faults == ()


def test_two_people_may_share_a_name(facts: Path) -> None:
    rewrite(facts / "people.toml", ('name = "Marc Madiot"', 'name = "Jonas Vingegaard"'))

    assert build(facts, None).faults == ()


def test_what_is_not_a_fact_store_has_no_content_hash(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"no database")
    sqlite3.connect(tmp_path / "b.db").close()

    assert content_hash(tmp_path / "a.db") is None
    assert content_hash(tmp_path / "b.db") is None
    assert content_hash(tmp_path / "c.db") is None


def test_a_fact_store_that_was_edited_has_no_content_hash(facts: Path, tmp_path: Path) -> None:
    target = tmp_path / "facts.db"
    build(facts, target)
    assert content_hash(target) is not None
    with closing(sqlite3.connect(target)) as database, database:
        database.execute("UPDATE topics SET text_en = 'another'")

    assert content_hash(target) is None


WRONG_VALUES = [
    "7",
    "true",
    "[]",
    '""',
    "{}",
    "[1, 2]",
    "2022-01-01",
    "1.5",
    "inf",
    '[["a"]]',
    "[{}]",
]
SIGNS = [
    ",",
    '"',
    "'",
    "[",
    "]",
    "=",
    "#",
    "\\",
    "é",
    "\x00",
    "\ufeff",
    " ",
    "{",
    "}",
    "|",
    '"""',
    "",
]


@pytest.mark.parametrize("seed", range(200))
def test_whatever_is_typed_is_a_fault_and_never_a_traceback(facts: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - any slip of the fingers will do
    paths = sorted(path for path in facts.rglob("*.*") if path.suffix in (".toml", ".csv"))
    for _ in range(chance.randint(1, 3)):
        path = chance.choice(paths)
        lines = path.read_text(encoding="utf-8").split("\n")
        number = chance.randrange(len(lines))
        line = lines[number]
        slip = chance.randrange(4)
        if slip == 0:
            del lines[number]
        elif slip == 1:
            lines.insert(number, chance.choice(lines))
        elif slip == 2 and "=" in line:
            lines[number] = f"{line.partition('=')[0]}= {chance.choice(WRONG_VALUES)}"
        else:
            start = chance.randrange(len(line) + 1)
            end = start + chance.randint(0, 1)
            lines[number] = line[:start] + chance.choice(SIGNS) + line[end:]
        path.write_text("\n".join(lines), encoding="utf-8", newline="")

    report = build(facts, None)

    assert (report.content_hash is None) == bool(report.faults)
    for fault in report.faults:
        lines = Path(fault.place.file).read_text(encoding="utf-8").split("\n")
        assert 1 <= fault.place.line <= len(lines)
        assert fault.what.endswith((".", "?"))
        assert fault.remedy.endswith((".", "?"))
