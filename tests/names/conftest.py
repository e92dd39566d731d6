"""A small peloton: enough names for every layer to have something to find and to mistake."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.names import Names
from bot.names.index import Index
from bot.records import Spelling
from bot.store import Store

FACTS = Path(__file__).parents[2] / "facts.db"

_RIDERS: dict[str, tuple[str, float, tuple[str, ...]]] = {
    "tadej-pogacar": ("Tadej Pogačar", 97, ("Pogi", "波加查")),
    "jonas-vingegaard": ("Jonas Vingegaard", 84, ("Jonas Vingegaard Hansen",)),
    "wout-van-aert": ("Wout van Aert", 72, ("WVA",)),
    "mathieu-van-der-poel": ("Mathieu van der Poel", 70, ()),
    "adrie-van-der-poel": ("Adrie van der Poel", 40, ()),
    "remco-evenepoel": ("Remco Evenepoel", 73, ("the Aero Bullet",)),
    "bernard-hinault": ("Bernard Hinault", 83, ("le Blaireau", "the Badger")),
    "eddy-merckx": ("Eddy Merckx", 83, ("the Cannibal",)),
    "axel-merckx": ("Axel Merckx", 30, ()),
    "geraint-thomas": ("Geraint Thomas", 78, ("G",)),
    "benjamin-thomas": ("Benjamin Thomas", 35, ()),
    "thomas-voeckler": ("Thomas Voeckler", 66, ()),
    "aurelien-paret-peintre": ("Aurélien Paret-Peintre", 36, ()),
    "valentin-paret-peintre": ("Valentin Paret-Peintre", 39, ()),
    "tao-geoghegan-hart": ("Tao Geoghegan Hart", 50, ()),
    "stefan-kung": ("Stefan Küng", 48, ()),
    "soren-waerenskjold": ("Søren Wærenskjold", 45, ()),
    "ben-o-connor": ("Ben O'Connor", 55, ()),
    "brandon-mcnulty": ("Brandon McNulty", 42, ()),
    "lance-armstrong": ("Lance Armstrong", 75, ("Big Tex",)),
    "tom-simpson": ("Tom Simpson", 58, ()),
    "benoit-cosnefroy": ("Benoît Cosnefroy", 50, ()),
    "daniel-martinez": ("Daniel Martínez", 47, ("Daniel Felipe Martínez",)),
    "tiesj-benoot": ("Tiesj Benoot", 46, ()),
    "thibaut-pinot": ("Thibaut Pinot", 72, ()),
    "laurens-ten-dam": ("Laurens ten Dam", 44, ("LTD",)),
    "chris-boardman": ("Chris Boardman", 50, ("Monsieur Prologue",)),
    "peter-post": ("Peter Post", 45, ()),
    "peter-sagan": ("Peter Sagan", 80, ()),
    "primoz-roglic": ("Primož Roglič", 71, ()),
    "demi-vollering": ("Demi Vollering", 76, ()),
    "lucien-aimar": ("Lucien Aimar", 58, ()),
    "joseph-unknown": ("Joseph Lerouge", 5, ()),
}


@pytest.fixture(scope="session")
def spellings() -> list[Spelling]:
    found = []
    for id_, (name, prominence, aliases) in _RIDERS.items():
        found.append(Spelling("rider", id_, name, name, "name", (), prominence))
        found += [Spelling("rider", id_, name, alias, "alias", (), prominence) for alias in aliases]

    def team(
        id_: str, name: str, prominence: float, *others: tuple[str, str, tuple[int, ...]]
    ) -> None:
        found.append(Spelling("team", id_, name, name, "name", (), prominence))
        for spelling, how, years in others:
            found.append(Spelling("team", id_, name, spelling, how, years, prominence))  # type: ignore[arg-type]

    team(
        "visma",
        "Team Visma | Lease a Bike",
        80,
        ("Jumbo-Visma", "former", (2021, 2022, 2023)),
        ("Team LottoNL-Jumbo", "former", (2017, 2018)),
        ("Rabobank", "former", tuple(range(1996, 2013))),
        ("TVL", "code", (2024,)),
    )
    team("ef", "EF Education-EasyPost", 75, ("Cannondale-Drapac", "former", (2016, 2017)),
         ("Cannondale", "alias", ()), ("Vaughters' team", "alias", ()))  # fmt: skip
    team("liquigas", "Liquigas-Cannondale", 52, ("Cannondale", "former", (2013, 2014)))
    team("dsm", "Team Picnic PostNL", 70, ("Skil-Shimano", "former", (2009,)))
    team(
        "lotto",
        "Lotto Intermarché",
        61,
        ("LTD", "code", (2023,)),
        ("Lotto-Belisol", "former", (2012,)),
    )
    team("movistar", "Movistar Team", 74, ("Movistar", "alias", ()))
    team("w-movistar", "Movistar Team", 64, ("Movistar femmes", "alias", ()))
    team("fdj", "Groupama-FDJ", 73, ("FDJ", "alias", ()))
    team("w-fdj", "FDJ United-Suez", 63, ("FDJ women", "alias", ()))
    team("once", "ONCE", 50, ("ONCE-Eroski", "former", (2002,)))
    team("astana", "XDS Astana Team", 77, ("O.N.C.E.", "former", (1995,)))
    found += [
        Spelling("person", "marc-madiot", "Marc Madiot", "Marc Madiot", "name", (), 55),
        Spelling("person", "christian-prudhomme", "Christian Prudhomme", "Christian Prudhomme",
                 "name", (), 65),
        Spelling("race", "giro-d-italia", "Giro d'Italia", "Giro d'Italia", "name", (), 50),
        Spelling("race", "giro-d-italia", "Giro d'Italia", "Giro", "alias", (), 50),
        Spelling("episode", "s01e02", "Welcome to Hell", "Welcome to Hell", "title"),
    ]  # fmt: skip
    return found


@pytest.fixture(scope="session")
def names(spellings: list[Spelling]) -> Names:
    return Names.of(spellings)


@pytest.fixture(scope="session")
def index(names: Names) -> Index:
    return names._index


@pytest.fixture(scope="session")
def first(names: Names) -> Callable[..., str | None]:
    """Who comes first for a text, by id; None where nobody does."""

    def ask(text: str, *kinds: str) -> str | None:
        found = names.resolve(text, kinds or ("rider", "team", "person"))
        return found.matches[0].id if found.matches else None

    return ask


@pytest.fixture(scope="session")
def real_spellings() -> list[Spelling]:
    """All spellings of the real facts, in the order of kinds and ids."""

    async def read() -> list[Spelling]:
        store = await Store.open(FACTS)
        try:
            return await store.spellings()
        finally:
            await store.close()

    return sorted(
        asyncio.run(read()), key=lambda each: (each.kind, each.id, each.how, each.spelling)
    )


@pytest.fixture(scope="session")
def real_names(real_spellings: list[Spelling]) -> Names:
    return Names.of(real_spellings)
