"""From a question to a card: what is understood, what is drawn, and what is kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

import pytest
from direct import Direct, direct
from shown import buttons, text, title

from bot.answers import EXACT_RECORD, Answers, NoSuchQuestion, Unclear, answers
from bot.cards import Card, Drawn
from bot.errors import Ambiguous, NotFound, NotThere
from bot.names import Layer
from bot.pictures.studio import Studio
from bot.questions import Question
from bot.reader import Reader
from bot.records import LANGUAGES, Episode, Language, Person, Ref, Team
from bot.world import World
from bot.world.drawings import Drawings


@pytest.fixture
async def here() -> AsyncIterator[Direct]:
    async with direct() as opened:
        yield opened


# What an answer function takes says how its arguments are understood.


def test_an_annotation_says_how_an_argument_is_understood() -> None:
    @answers("everything")
    async def answer(
        world: World,
        reader: Reader,
        team: Team,
        rider: Person | None,
        episode: Episode,
        topic: Annotated[Ref, ("topic",)] | None = None,
        year: int | None = None,
        page: int = 1,
    ) -> Card:
        raise NotImplementedError

    assert [(each.name, each.wants, each.kinds) for each in answer.parameters] == [
        ("team", Team, ("team",)),
        ("rider", Person, ("rider", "person")),
        ("episode", Episode, ("episode",)),
        ("topic", Ref, ("topic",)),
        ("year", int, ()),
        ("page", int, ()),
    ]
    assert [each.default for each in answer.parameters[3:]] == [None, None, 1]


def test_one_kind_of_question_has_one_answer() -> None:
    @answers("team")
    async def answer(world: World, reader: Reader) -> Card:
        raise NotImplementedError

    every = Answers(Studio())
    every.add(answer)

    with pytest.raises(ValueError, match="two answers to 'team'"):
        every.add(answer)
    assert list(every) == [answer]


# Understanding.


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        (Question("team", "Jumbo-Visma"), Question("team", "visma")),
        (Question("team", "jumbo", 2022), Question("team", "visma", 2022)),
        (Question("team", "visma"), Question("team", "visma")),
        (Question("episode", "1x02"), Question("episode", "s01e02")),
        (Question("rider", "WVA", 2), Question("rider", "wout-van-aert", 2)),
        (Question("quote", "rousse", None, 1), Question("quote", "marion-rousse", None, 1)),
        (Question("timeline", "2025"), Question("timeline", "2025")),
        (Question("sources"), Question("sources")),
    ],
    ids=str,
)
def test_names_become_ids_and_the_rest_stays(
    here: Direct, question: Question, understood: Question
) -> None:
    assert here.answers.understand(here.world, question).question == understood


def test_a_guess_is_remembered_with_what_was_typed_and_an_exact_name_is_not(here: Direct) -> None:
    guessed = here.answers.understand(here.world, Question("team", "la Jumbo"))
    exact = here.answers.understand(here.world, Question("team", "Team Visma | Lease a Bike"))

    assert guessed.inexact is not None
    assert (guessed.inexact[0].id, guessed.inexact[1]) == ("visma", "la Jumbo")
    assert guessed.inexact[0].how is not Layer.EXACT
    assert exact.inexact is None


def test_what_nothing_is_called_says_where_the_question_was_not_understood(here: Direct) -> None:
    question = Question("quote", "marion-rousse", "qqqq", 1)

    with pytest.raises(Unclear) as caught:
        here.answers.understand(here.world, question)

    assert (caught.value.question, caught.value.position) == (question, 1)
    assert isinstance(caught.value.cause, NotFound)
    assert caught.value.cause.kind == "topic"


def test_what_several_are_called_is_asked_about(here: Direct) -> None:
    with pytest.raises(Unclear) as caught:
        here.answers.understand(here.world, Question("team", "deceuninck"))

    assert isinstance(caught.value.cause, Ambiguous)
    assert {each.id for each in caught.value.cause.candidates} >= {"alpecin", "quickstep"}


@pytest.mark.parametrize(
    "forged",
    [
        "nothing",
        "nothing/visma",
        "team",  # a team is needed
        "team//2022",
        "team/visma/x",
        "team/visma/2022/x",
        "team/visma/2022/1/1",
        "team/visma/2²",
        "team/visma/1.5",
        f"team/visma/2022/{10**25}",
        f"season/{10**25}",
        f"season/{-(10**25)}",
        f"quote///{10**25}",
        f"quote////{10**25}",
        "season/one",
        "help/1",
        "quotes",
        "about/x/y",
    ],
)
async def test_a_forged_question_is_none_that_anything_answers(here: Direct, forged: str) -> None:
    with pytest.raises(NoSuchQuestion):
        await here.drawn(Question.parse(forged))


@pytest.mark.parametrize(
    "forged",
    [
        "season/1/-5",
        "season/1/0",
        "season/1/999999",
        "quote////-1",
        "quote////999999",
        "timeline//-1",
        "team/visma/2022/-7",
    ],
)
async def test_a_page_that_never_was_is_brought_into_those_there_are(
    here: Direct, forged: str
) -> None:
    assert title(await here.shown(Question.parse(forged)))


@pytest.mark.parametrize("number", ["2022 ", " 2022", "+2022", "２０２２"])
async def test_a_number_is_read_however_it_is_written(here: Direct, number: str) -> None:
    written = await here.shown(Question("team", "visma", number))

    assert text(written) == text(await here.shown(Question("team", "visma", 2022)))


# A record that is meant as it stands.


async def test_a_record_is_asked_for_as_it_stands(here: Direct) -> None:
    meant = await here.shown(Question("team", f"{EXACT_RECORD}visma"))

    assert title(meant) == title(await here.shown(Question("team", "visma")))


@pytest.mark.parametrize(
    "question",
    [
        Question("team", "=jumbo"),
        Question("team", "=marion-rousse"),
        Question("rider", "=visma"),
        Question("who", "="),
        Question("episode", "=s9e9"),
        Question("sources", "=nobody"),
        Question("sources", "=" + "x" * 2000),
        Question("quotes", "=nobody"),
        Question("quote", "=nobody"),
        Question("timeline", "=nobody"),
        Question("timeline", "='; DROP TABLE teams; --"),
    ],
    ids=lambda question: str(question)[:30],
)
async def test_a_record_as_it_stands_that_is_none_is_never_guessed(
    here: Direct, question: Question
) -> None:
    with pytest.raises(NotThere):
        await here.drawn(question)


@pytest.mark.parametrize("about", ["0" * 1990 + "2025", "9" * 2000, "20250", "2", "٢٠٢٥"])
async def test_a_number_that_is_no_year_breaks_nothing(here: Direct, about: str) -> None:
    for private in (False, True):
        assert title(await here.shown(Question("timeline", about), private=private))


# Drawing.


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_card_is_drawn_once_for_each_language_and_visibility(
    here: Direct, language: Language
) -> None:
    question = Question("team", "la Jumbo")
    drawn = await here.drawn(question, language)

    def kept(reader: Reader, asked: Question = question) -> Drawn | None:
        return here.answers.drawn(here.world, reader, asked)

    assert await here.drawn(question, language) is drawn
    assert kept(here.reader(language)) is drawn
    assert kept(Reader(language, private=False, user=2)) is drawn, "nobody's card is their own"
    assert kept(here.reader(language, private=True)) is None
    assert kept(here.reader("en" if language == "fr" else "fr")) is None
    assert kept(here.reader(language), Question("team", "TJV")) is None
    assert kept(here.reader(language), Question("rider", "la Jumbo")) is None


async def test_what_many_ask_for_at_once_is_drawn_once_for_those_who_see_the_same(
    here: Direct,
) -> None:
    question = Question("team", "visma")
    drawn = await asyncio.gather(*(here.drawn(question, each) for each in LANGUAGES * 4))
    assert len({id(each) for each in drawn}) == len(LANGUAGES)

    # A search, like a quotation, is nobody else's.
    search = Question("search", "granon")
    found = await asyncio.gather(*(here.drawn(search) for _ in range(3)))
    assert len({id(each) for each in found}) == 3

    unknown = Question("episode", "=s09e09")
    failed = await asyncio.gather(*(here.drawn(unknown) for _ in range(3)), return_exceptions=True)
    assert all(isinstance(each, Exception) for each in failed)


async def test_what_was_typed_is_shown_only_to_who_typed_it_so(here: Direct) -> None:
    reader = here.reader()
    drawn = [
        await here.answers.draw(
            here.world, reader, here.answers.understand(here.world, Question("team", typed))
        )
        for typed in ("visma", "la Jumbo", "TJV")
    ]
    shown = [text(each.to_components()) for each in drawn]

    assert len(set(shown)) == 3
    assert "la Jumbo" not in shown[0] + shown[2]
    assert "la Jumbo" in shown[1]
    assert "TJV" in shown[2].partition("## ")[0]


async def test_the_buttons_of_a_guess_ask_for_the_record(here: Direct) -> None:
    shown = await here.shown(Question("team", "la Jumbo"), private=True)

    assert all("Jumbo" not in each for each in buttons(shown)), buttons(shown)
    assert "ask:s:team/visma" in buttons(shown)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_was_understood_is_said_in_the_reader_s_language(
    here: Direct, language: Language
) -> None:
    topic = here.world.topics["doping"].text
    typed = "suspicion of dopping"

    above, heading, _ = text(await here.shown(Question("timeline", typed), language)).split("\n", 2)

    assert topic.to(language) in above
    assert typed in above
    assert topic.to(language) in heading


async def test_a_former_name_is_said_to_be_one_with_its_years(here: Direct) -> None:
    above = text(await here.shown(Question("team", "Rabobank"))).split("\n")[0]

    assert "Rabobank" in above
    assert "1996–2012" in above
    assert "Team Visma | Lease a Bike" in above


@pytest.mark.parametrize(
    "typed", ["Pogačar", "pogacar", "POGACAR", "Tadej Pogacar", "pogačar tadej"]
)
async def test_a_part_of_the_name_itself_needs_no_explanation(here: Direct, typed: str) -> None:
    assert text(await here.shown(Question("rider", typed))).startswith("## Tadej Pogačar")


def test_the_card_that_was_used_longest_ago_is_forgotten_first() -> None:
    drawings = Drawings(most=2)
    cards = {name: Drawn([]) for name in "abc"}
    for name in "ab":
        drawings.keep(name, cards[name])
    assert drawings.get("a") is cards["a"]

    drawings.keep("c", cards["c"])

    assert [drawings.get(name) for name in "abc"] == [cards["a"], None, cards["c"]]


async def test_a_thousand_ways_to_write_a_name_do_not_fill_the_memory(here: Direct) -> None:
    here.world.drawings.most = 10
    for number in range(25):
        await here.drawn(Question("team", f"jumbo {2000 + number}"))

    assert len(here.world.drawings._kept) == 10
