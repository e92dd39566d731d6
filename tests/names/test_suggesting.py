"""Choices while somebody types."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.names import Names
from bot.records import Spelling

ANY = ("rider", "team", "person")


def ids(names: Names, prefix: str, *kinds: str) -> list[str]:
    return [choice.id for choice in names.suggest(prefix, kinds or ("rider",))]


def test_an_empty_field_shows_the_best_known(names: Names) -> None:
    assert ids(names, "")[:2] == ["tadej-pogacar", "jonas-vingegaard"]
    assert ids(names, "", "team")[0] == "visma"


@pytest.mark.parametrize(
    ("prefix", "id_"),
    [
        ("t", "tadej-pogacar"),
        ("po", "tadej-pogacar"),
        ("pog", "tadej-pogacar"),
        ("POGAČ", "tadej-pogacar"),
        (" jonas", "jonas-vingegaard"),
        ("jonas v", "jonas-vingegaard"),
        ("o'c", "ben-o-connor"),
        ("o’c", "ben-o-connor"),
        ("o c", "ben-o-connor"),
        ("van d", "mathieu-van-der-poel"),
        ("vander", "mathieu-van-der-poel"),
        ("aert", "wout-van-aert"),
        ("hart", "tao-geoghegan-hart"),
        ("blai", "bernard-hinault"),
        ("the badg", "bernard-hinault"),
        ("j. vin", "jonas-vingegaard"),
        ("wva", "wout-van-aert"),
        ("vingg", "jonas-vingegaard"),
        ("evano", "remco-evenepoel"),
        ("пога", "tadej-pogacar"),
    ],
)
def test_what_is_typed_so_far(names: Names, prefix: str, id_: str) -> None:
    assert id_ in ids(names, prefix)[:5]


def test_a_former_name_is_shown_with_that_of_today(names: Names) -> None:
    choice = names.suggest("jumbo-v", ("team",))[0]
    assert choice.label == "Jumbo-Visma → Team Visma | Lease a Bike"
    assert names.resolve(choice.id, (choice.kind,)).matches[0].id == "visma"


def test_one_record_is_one_choice(names: Names) -> None:
    found = ids(names, "", *ANY)
    assert len(found) == len(set(found))


def test_people_around_the_race_come_first_where_riders_are_asked_for_too(names: Names) -> None:
    assert names.suggest("", ("person", "rider"))[0].kind == "person"


def test_long_names_are_cut() -> None:
    long = "Baloise " * 30
    names = Names.of(
        [
            Spelling("team", "long", long, long, "name", (), 1.0),
            Spelling("team", "long", long, f"Old {long}", "former", (1990,), 1.0),
        ]
    )
    for prefix in ("", "bal", "old"):
        assert 0 < len(names.suggest(prefix, ("team",))[0].label) <= 100


@settings(max_examples=300, deadline=None)
@given(
    st.text(max_size=120),
    st.sets(st.sampled_from([*ANY, "race", "episode"])),
    st.integers(-3, 60),
)
def test_any_text_is_answered_within_bounds(
    names: Names, text: str, kinds: set[str], limit: int
) -> None:
    found = names.suggest(text, kinds, limit=limit)
    assert len(found) <= max(0, min(limit, 25))
    assert all(0 < len(choice.label) <= 100 and choice.kind in kinds for choice in found)
