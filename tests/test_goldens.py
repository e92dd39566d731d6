"""Every card as it stands, in both languages: one file a kind and language in __snapshots__/.

`pytest tests/test_goldens.py --snapshot-update` writes them anew; the difference is then the
review. Days and version of the facts are left out of them.
"""

from __future__ import annotations

import tomllib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from zlib import crc32

import pytest
from direct import Direct, direct, followed, told
from shown import Components, readable
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from bot.answers import facts_line
from bot.cards.miss import fault_card, outdated_card, refusal_card
from bot.questions import Question
from bot.records import LANGUAGES, RACES, Annal, Language

Cards = list[tuple[str, Components]]


class Readable(SingleFileSnapshotExtension):
    file_extension = "txt"
    _write_mode = WriteMode.TEXT


@pytest.fixture
def cards(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(Readable)


@pytest.fixture
async def here() -> AsyncIterator[Direct]:
    async with direct() as opened:
        yield opened


async def seasons(_here: Direct) -> list[Question]:
    return [Question("season"), *(Question("season", number) for number in (1, 2, 3))]


async def episodes(here: Direct) -> list[Question]:
    return [Question("episode", each.id) for each in await here.world.store.episodes()]


def written(kind: str) -> list[str]:
    """Return the ids of the records that facts/ tells at length; the Tour's rows look alike."""
    file = (
        Path(__file__).parent.parent / "facts" / f"{'people' if kind == 'person' else 'teams'}.toml"
    )
    return list(tomllib.loads(file.read_text(encoding="utf-8"))[kind])


async def teams(_here: Direct) -> list[Question]:
    return [
        *(Question("team", each) for each in written("team")),
        *(Question("team", each) for each in ("us-postal", "molteni", "w-visma", "cofidis")),
        Question("team", "alpecin", 2022),  # two names in one year
        Question("team", "visma", 1903),  # a year of which nothing is known
        Question("team", "jumbo"),  # another name
        Question("team", "us postal 2003"),
        Question("team", "belgique", 1937),
        Question("team", "equipe de belgique", 1949),
        Question("team", "visma", 2023),
        Question("team", "molteni", 1974),
    ]


async def people(here: Direct) -> list[Question]:
    known = [await here.world.store.person(id_) for id_ in written("person")]
    found = [each for each in known if each]
    assert len(found) == 80
    return [
        *(
            Question("rider", each)
            for each in (
                "bernard-hinault",
                "eddy-merckx",
                "lance-armstrong",
                "mark-cavendish",
                "maurice-garin",
                "robert-millar",  # Philippa York
                "henri-paret-1952",  # of one Tour, and a namesake
                "jeannie-longo",
            )
        ),
        *(Question("rider" if each.rider else "who", each.id) for each in found),
        Question("who", "wout-van-aert"),
        Question("rider", "marc-madiot"),
        Question("rider", "wva"),  # another name
        Question("rider", "pog"),
    ]


async def duels(_here: Direct) -> list[Question]:
    return [
        Question("compare", "hinault", "lemond"),
        Question("compare", "pogacar", "vingegaard"),
        Question("compare", "anquetil", "poulidor"),
        Question("compare", "armstrong", "ullrich"),
        Question("compare", "vollering", "pogacar"),
        Question("compare", "henri-paret-1904", "henri-paret-1952"),
    ]


async def quotes(here: Direct) -> list[Question]:
    count = len(await here.world.store.quotes())
    return [Question("quote", None, None, None, number) for number in range(count)]


async def speakers(here: Direct) -> list[Question]:
    said = await here.world.store.quotes()
    speakers = [(each.person or each.team) for each in said]
    return [Question("quotes", id_) for id_ in dict.fromkeys(each.id for each in speakers if each)]


async def timeline(_here: Direct) -> list[Question]:
    about = ("2025", "season-3", "visma", "marion-rousse", "cancellation")
    return [Question("timeline"), *(Question("timeline", each) for each in about)]


async def records(_here: Direct) -> list[Question]:
    return [
        *(Question("records", annal, race) for race in RACES for annal in (None, *Annal)),
        Question("records", "yellow", "tdf", 5),  # the last page: others are as many
        Question("records", "nations-stages", "tdf", 2),
        Question("records", "stages", "tdf", None, "COL"),
        Question("records", "maillot jaune"),  # other words
    ]


async def days(_here: Direct) -> list[Question]:
    dates = ("2026-07-14", "2026-07-23", "2026-02-29", "2026-11-20", "2026-11-12", "2026-01-01")
    return [
        *(Question("onthisday", date) for date in dates),
        Question("onthisday", "1989-07-23"),  # the day of a year
        Question("onthisday", "2028-07-18"),  # a stage that nobody won, an edition without a winner
        Question("onthisday", "04/07/2026"),  # two readings
    ]


async def searches(_here: Direct) -> list[Question]:
    asked = (
        "combien de victoires d'étape pour cavendish",
        "who won when UAE refused",
        "qui a gagné le tour 1989",
        "where was the 2022 grand départ",
        "dernière saison netflix",
        "alpe d'huez 2022",
        "why did tadej crack on col de la loze",
        "vingeggard",
        "girmay first win",
        "rousse formule 1",
        "team codes uci",
    )
    return [Question("search", words) for words in asked]


async def sources(_here: Direct) -> list[Question]:
    about = ("series", "season-1", "s01e02", "visma", "marion-rousse", "q-uae-conditions")
    return [Question("sources"), *(Question("sources", f"={each}") for each in about)]


async def about(_here: Direct) -> list[Question]:
    return [Question("help"), Question("about")]


async def editions(_here: Direct) -> list[Question]:
    years = (1904, 1909, 1937, 1989, 2003, 2006, 2022)
    return [
        *(Question("tour", year, "tdf") for year in years),
        Question("tour", 2026, "tdff"),
        Question("classification", 1904, "tdf"),
        Question("classification", 2003, "tdf"),
    ]


async def stages(_here: Direct) -> list[Question]:
    asked = (
        "1989 21",
        "2022 alpe",
        "1978 12a",
        "1934 5",  # two won together
        "prologue 1997",
        "2009 4",  # a team
        "1982 5",
        "1995 16",
        "1998 17",
        "2019 19",
        "1977 18",
        "2004 17",
        "Londres 2007",
        "femmes 2026 1",
        "1907 2",
        "arnberg 2022",
    )
    return [Question("stage", each) for each in asked]


async def misses(_here: Direct) -> list[Question]:
    return [
        Question("team", "qqqq"),
        Question("team", ""),
        Question("rider", "xyzzy quux"),
        Question("rider", "tom"),  # several are called so
        Question("who", "vingegard pogacar"),
        Question("episode", "s9e9"),
        Question("timeline", "qqqq"),
        Question("timeline", "1903"),
        Question("timeline", "annemiek-van-vleuten"),
        Question("sources", "qqqq"),
        Question("search", "qqqq zzzz"),
        Question("search", "?"),
        Question("quote", "annemiek-van-vleuten"),
        Question("quote", "qqqq", "cancellation", 1),
        Question("quote", None, "qqqq"),
        Question("quotes", "annemiek-van-vleuten"),
        Question("season", 4),
        Question("records", "qqqq"),
        Question("records", "stagewinsbycuontry"),
        Question("records", "wins", "giro"),
        Question("records", "wins", "tdf", None, "QQQ"),
        Question("records", "=qqqq"),
        Question("onthisday", "31 juin"),
        Question("onthisday", "*qqqq*"),
        Question("sources", "=nobody"),
        Question("team", "=nobody"),
        *(Question("tour", year) for year in (1902, 1916, 2031)),
        Question("tour", 1998, "tdff"),
        Question("stage", "=tdf-1916-1"),
        *(
            Question("stage", each)
            for each in (
                "alpe d'huez",
                "Tourmalet 1910",
                "2022 25",
                "2022",
                "prologue 2022",
                "qqqq",
            )
        ),
        Question("compare", "merckx", "eddy merckx"),
        Question("compare", "antonio bevilacqua", "merckx"),
    ]


KINDS: dict[str, Callable[[Direct], Awaitable[list[Question]]]] = {
    each.__name__: each
    for each in (
        seasons, episodes, teams, people, duels, quotes, speakers, timeline, sources, about,
        misses, editions, stages, records, days, searches,
    )
}  # fmt: skip
FIRST_PAGES = frozenset({"records", "days"})  # long lists, whose pages look alike


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
async def test_every_card_is_as_it_was(
    here: Direct, cards: SnapshotAssertion, kind: str, language: Language
) -> None:
    lines = []
    for question in await KINDS[kind](here):
        if kind in FIRST_PAGES:
            pages = [await here.shown(question, language)]
        else:
            pages = await here.pages(question, language)
        for number, components in enumerate(pages, start=1):
            lines.append(f"═══ {question}" + (f", page {number}" if number > 1 else ""))
            lines.append(readable(components))
    text = "\n".join([*lines, ""])
    say = here.world.words[language]
    text = text.replace(facts_line(here.world, say), "FACTS").replace(here.world.version, "VERSION")
    assert text == cards


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_told_instead_of_an_answer_is_as_it_was(
    here: Direct, cards: SnapshotAssertion, language: Language
) -> None:
    say = here.world.words[language]
    text = "\n".join(
        readable(told(card, say))
        for card in (
            refusal_card(say, "dismiss-not-yours"),
            outdated_card(say),
            fault_card(say, "0badcafe"),
        )
    )
    assert f"{text}\n" == cards


def _one_of_thousands(question: Question) -> bool:
    """Tell whether others like it are followed in its place, one in forty."""
    many = question.kind in {"rider", "stage", "tour", "classification"}
    many = many or (question.kind == "team" and len(question.arguments) > 1)
    return many and crc32(str(question).encode()) % 40 != 0


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_button_and_no_menu_leads_nowhere(here: Direct, language: Language) -> None:
    """Follows everything that can be pressed, from every card, until nothing new comes."""
    waiting = [
        each for kind, asked in KINDS.items() if kind != "misses" for each in await asked(here)
    ]
    # Of those that only the Tour knows, enough to meet every shape of a card.
    for kind, step in (("team", 10), ("rider", 100)):
        ids = sorted({each.id for each in await here.world.store.spellings() if each.kind == kind})
        waiting += [Question(kind, each) for each in ids[::step]]
    seen: set[str] = set()
    while waiting:
        question = waiting.pop()
        if str(question) in seen:
            continue
        seen.add(str(question))
        drawn = await here.drawn(question, language)
        offered = followed(drawn.to_components())
        waiting += [each for each in offered if not _one_of_thousands(each)]
    kinds = {each.partition("/")[0] for each in seen}
    assert kinds == {each.kind for each in here.answers}
    assert len(seen) > 400
