"""/quote: what somebody said of the series, in the series, or around it."""

from __future__ import annotations

from typing import Any

import pytest
from shown import buttons, card, choices, leafed, menus, press, text, title
from simcord import MemberActor

from bot.preview import Simulation
from bot.records import Quote, QuoteKind
from bot.words import Say


def words_of(quote: Quote, say: Say) -> list[str]:
    """Return what a reader of that language must find of a quotation."""
    if quote.kind is QuoteKind.REPORTED:
        assert quote.statement is not None
        return [say.text(quote.statement), say("reported-speech")]
    assert quote.text is not None
    if quote.language == say.language or not quote.translation:
        return [quote.text, say("verbatim")]
    return [quote.text, quote.translation, say("verbatim-translated")]


def is_shown(quote: Quote, shown: str, say: Say) -> bool:
    return all(words in shown for words in words_of(quote, say))


@pytest.mark.parametrize(
    ("options", "filters"),
    [
        ({}, {}),
        ({"person": "van aert"}, {"person": "wout-van-aert"}),
        ({"person": "WVA", "season": 1}, {"person": "wout-van-aert", "season": 1}),
        ({"person": "UAE"}, {"team": "uae"}),
        ({"person": "jumbo", "season": 2}, {"team": "visma", "season": 2}),
        ({"topic": "doping"}, {"topic": "doping"}),
        ({"season": 3}, {"season": 3}),
        ({"season": 2, "topic": "rivalry"}, {"season": 2, "topic": "rivalry"}),
        ({"person": "rousse", "topic": "reception", "season": 1},
         {"person": "marion-rousse", "topic": "reception", "season": 1}),
    ],
    ids=str,
)  # fmt: skip
async def test_one_of_those_that_fit_is_shown(
    here: Simulation,
    fan: MemberActor,
    say: Say,
    options: dict[str, Any],
    filters: dict[str, Any],
) -> None:
    fitting = await here.client.world.store.quotes(**filters)

    answer = card(await fan.slash(here.channel, "quote", **options))

    if not fitting:
        assert answer.ephemeral
        assert say("no-quote") in text(answer.components)
        return
    assert not answer.ephemeral
    shown = text(answer.components)
    assert [quote for quote in fitting if is_shown(quote, shown, say)]


async def test_another_one_goes_through_all_of_them_and_round_again(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    fitting = await here.client.world.store.quotes(person="wout-van-aert")
    answer = card(await fan.slash(here.channel, "quote", person="wout-van-aert"))
    first, seen = text(answer.components), []
    for _ in fitting:
        seen.append(text(answer.components))
        answer = card(await press(fan, answer, "ask:t:quote/"))

    assert text(answer.components) == first
    for quote in fitting:
        assert [shown for shown in seen if is_shown(quote, shown, say)], quote.id


async def test_a_quotation_says_who_where_when_and_in_what_context(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    (quote,) = await here.client.world.store.quotes(person="orla-chennaoui")

    shown = text(card(await fan.slash(here.channel, "quote", person="chennaoui")).components)

    assert title_is(shown, say.text(quote.speaker))
    assert quote.outlet in shown
    assert say.day(quote.date) in shown
    assert say.text(quote.context) in shown
    assert say("said-season", season=3) in shown


def title_is(shown: str, wanted: str) -> bool:
    return f"## {wanted}\n" in shown


async def test_a_team_s_words_are_found_under_its_name(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    shown = text(card(await fan.slash(here.channel, "quote", person="UAE", season=1)).components)

    quotes = await here.client.world.store.quotes(team="uae", season=1)
    assert [each for each in quotes if is_shown(each, shown, say)]


async def test_all_of_theirs_are_one_press_away(
    here: Simulation, fan: MemberActor, stranger: MemberActor, say: Say
) -> None:
    result = await fan.slash(here.channel, "quote", person="rousse")

    copy = card(await press(stranger, card(result), "ask:t:quotes/marion-rousse"))
    pages = "\n".join(
        await leafed(fan, card(await press(fan, card(result), "ask:t:quotes/marion-rousse")))
    )

    assert copy.ephemeral
    for quote in await here.client.world.store.quotes(person="marion-rousse"):
        # On this card several stand below each other: the words themselves are enough.
        assert words_of(quote, say)[0].splitlines()[0] in pages


async def test_a_quotation_leads_to_who_said_it(here: Simulation, fan: MemberActor) -> None:
    answer = card(await fan.slash(here.channel, "quote", person="niermann"))
    assert answer.ephemeral, "nothing that he said is here"
    answer = card(await fan.slash(here.channel, "quote", person="serieys"))
    (menu,) = menus(answer.components)

    shown = card(await fan.select(answer, ["who/dominique-serieys"], custom_id=menu))

    assert title(shown.components) == "Dominique Serieys"


async def test_another_one_for_somebody_else_is_a_private_copy(
    here: Simulation, fan: MemberActor, stranger: MemberActor
) -> None:
    result = await fan.slash(here.channel, "quote", person="wva")
    before = card(result).components

    copy = card(await press(stranger, card(result), "ask:t:quote/"))

    assert copy.ephemeral
    assert card(result).components == before


@pytest.mark.parametrize("private", [False, True])
async def test_nothing_that_fits_is_told_in_private(
    here: Simulation,
    fan: MemberActor,
    say: Say,
    private: bool,  # noqa: FBT001
) -> None:
    nothing: tuple[dict[str, Any], ...] = (
        {"person": "van aert", "season": 3},
        {"topic": "screening"},
        {"season": 4},
        {"season": -1},
        {"person": "rousse", "topic": "doping"},
    )
    for options in nothing:
        told = card(await fan.slash(here.channel, "quote", **options, private=private))
        assert told.ephemeral, options
        assert say("no-quote") in text(told.components), options
    told = card(await fan.slash(here.channel, "quote", person="annemiek van vleuten"))
    assert told.ephemeral
    assert say("no-quote-of", name="Annemiek van Vleuten") in text(told.components)


@pytest.mark.parametrize("private", [False, True])
async def test_a_choice_between_near_names_keeps_the_other_options(
    here: Simulation,
    fan: MemberActor,
    say: Say,
    private: bool,  # noqa: FBT001
) -> None:
    missed = card(
        await fan.slash(
            here.channel, "quote", person="pogacar vingegaard", season=2, private=private
        )
    )
    assert missed.ephemeral
    way = "p" if private else "o"

    chosen = card(await press(fan, missed, f"ask:{way}:quote/tadej-pogacar//2/"))

    assert chosen.ephemeral is private
    quotes = await here.client.world.store.quotes(person="tadej-pogacar", season=2)
    assert [each for each in quotes if is_shown(each, text(chosen.components), say)]


async def test_a_choice_between_near_topics_speaks_the_reader_s_language(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    missed = card(await fan.slash(here.channel, "quote", topic="the womens"))
    topics = here.client.world.topics
    offered = {id_: label for id_, label in buttons(missed.components).items() if id_ != "ask:d:"}

    assert missed.ephemeral
    assert offered
    for custom_id, label in offered.items():
        topic = topics[custom_id.split("/")[2]]
        assert label == say.text(topic.text)[:80]
    custom_id = next(each for each in offered if "/womens-tour" in each)
    assert not card(await fan.click(missed, custom_id=custom_id)).ephemeral


async def test_a_long_text_in_another_option_leaves_no_room_for_buttons(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    missed = card(
        await fan.slash(here.channel, "quote", person="pogacar vingegaard", topic="x" * 500)
    )

    assert missed.ephemeral
    assert list(buttons(missed.components)) == ["ask:d:"]
    assert say("did-you-mean") not in text(missed.components)


async def test_every_option_has_suggestions(here: Simulation, fan: MemberActor) -> None:
    for option, typed, wanted in (
        ("person", "marion r", "marion-rousse"),
        ("person", "rouss", "marion-rousse"),
        ("person", "uae", "uae"),
        ("person", "POGAČAR", "tadej-pogacar"),
        ("topic", "d", "doping"),
        ("topic", "doping", "doping"),
        ("topic", "dopage", "doping"),
        ("topic", "the end", "cancellation"),
        ("topic", "la fin", "cancellation"),
        ("topic", "serie", "cancellation"),
        ("topic", "série", "cancellation"),
        ("season", "2", "2"),
    ):
        offered = choices(await fan.autocomplete(here.channel, "quote", option, typed))
        assert wanted in offered, (option, typed)


async def test_topics_are_suggested_in_the_reader_s_language(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    offered = choices(await fan.autocomplete(here.channel, "quote", "topic", ""))

    assert len(offered) == 25
    for id_, label in offered.items():
        assert label == say.text(here.client.world.topics[id_].text)
