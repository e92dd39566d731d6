"""/search: words or a plain question, over everything; one click opens what was found."""

from __future__ import annotations

import pytest
from pressing import chosen
from shown import buttons, card, choices, leafed, menus, text, title
from simcord import MemberActor, OptionError

from bot.preview import Simulation
from bot.words import Say

FOUND = "pick:t:found"


@pytest.mark.parametrize(
    ("words", "record", "opened"),
    [
        ("combien de victoires d'étape pour cavendish", "rider/mark-cavendish", "Mark Cavendish"),
        ("granon", "episode/s01e04", "Attack, Counter Attack"),
        ("jumbo", "team/visma", "Team Visma | Lease a Bike"),
        ("rousse formule 1", "said/q-rousse-formula-1", "Marion Rousse"),
        ("season 2", "season/2", "Tour de France 2023"),
        ("lavenu", "who/vincent-lavenu", "Vincent Lavenu"),
        ("bande annonce saison 3", "timeline/2025", "2025"),
        ("combien a coûté la série", "season", "Tour de France"),
        ("ineos name 2026", "team/ineos", "INEOS"),
        ("a series on the women's tour", "timeline/womens-series", ""),
    ],
)
async def test_what_is_found_is_one_click_away(
    here: Simulation, fan: MemberActor, words: str, record: str, opened: str
) -> None:
    answer = card(await fan.slash(here.channel, "search", words=words))
    assert not answer.ephemeral
    assert record in menus(answer.components)[FOUND]

    chosen = card(await fan.select(answer, [record], custom_id=FOUND))
    assert opened in text(chosen.components)


async def test_the_words_that_were_looked_for_are_bold(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    answer = card(await fan.slash(here.channel, "search", words="granon vingegaard"))
    shown = text(answer.components)

    assert "**Granon**" in shown
    assert "**Vingegaard**" in shown
    assert title(answer.components) == say("found-title", typed="granon vingegaard")
    assert "**1. " in shown


async def test_a_rider_who_is_named_comes_first_with_what_they_won(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    won = say("palmares-stages", count=35)
    answer = card(await fan.slash(here.channel, "search", words="cavendish"))
    assert won in text(answer.components)

    await chosen(here, "spoilers", "sealed")
    sealed = card(await fan.slash(here.channel, "search", words="cavendish"))
    assert next(iter(menus(sealed.components)[FOUND])) == "rider/mark-cavendish"
    assert won not in text(sealed.components)


async def test_a_misspelt_name_is_found_and_that_is_said(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    answer = card(await fan.slash(here.channel, "search", words="cavendsih"))

    assert "rider/mark-cavendish" in menus(answer.components)[FOUND]
    assert say("found-instead", words="cavendish") in text(answer.components)


async def test_all_pages_can_be_leafed_through(here: Simulation, fan: MemberActor) -> None:
    pages = await leafed(fan, card(await fan.slash(here.channel, "search", words="cavendish")))

    assert len(pages) == 8
    for number, page in enumerate(pages):
        assert f"**{6 * number + 1}. " in page
        assert len(page) < 2_000


async def test_nothing_found_is_said_with_the_names_that_are_near(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    missed = card(await fan.slash(here.channel, "search", words="wqxz"))
    assert missed.ephemeral
    assert title(missed.components) == say("miss-title")
    assert say("miss-words", typed="wqxz") in text(missed.components)

    for nothing in ("?", "👩‍🚀", "le la"):
        told = card(await fan.slash(here.channel, "search", words=nothing))
        assert told.ephemeral
        assert title(told.components) == say("miss-title")


@pytest.mark.parametrize(
    "typed",
    ["@everyone qqqq", "<@123456789012345678> qqqq", "**qqqq** cavendish", "||cavendish||",
     "[cavendish](https://example.com)", "NEAR(cavendish", '"cavendish" AND *', "cavendish\n# x",
     "%2F/%/cavendish", "' OR 1=1; -- cavendish", "\u202ecavendish"],
)  # fmt: skip
async def test_whatever_is_typed_is_answered_without_a_raw_word_of_it(
    here: Simulation, fan: MemberActor, typed: str
) -> None:
    answer = card(await fan.slash(here.channel, "search", words=typed))
    heading = title(answer.components)

    assert heading
    for raw in ("@everyone", "<@", "**", "||", "](", "\n#", "\u202e"):
        assert raw not in heading.replace("\\", "\\ ").replace("@\u200b", ""), heading
    assert all(len(each) <= 100 for each in buttons(answer.components))


async def test_more_than_a_hundred_characters_are_not_taken(
    here: Simulation, fan: MemberActor
) -> None:
    with pytest.raises(OptionError):
        await fan.slash(here.channel, "search", words="cavendish " * 11)
    answer = card(await fan.slash(here.channel, "search", words=("cavendish " * 10).strip()))
    assert "rider/mark-cavendish" in menus(answer.components)[FOUND]
    assert all(len(each) <= 100 for each in buttons(answer.components))


async def test_names_are_suggested_and_searched_for(here: Simulation, fan: MemberActor) -> None:
    offered = choices(await fan.autocomplete(here.channel, "search", "words", "pog"))
    assert "Tadej Pogačar" in offered
    assert len(offered) <= 25
    former = choices(await fan.autocomplete(here.channel, "search", "words", "jumbo-v"))
    assert "Team Visma | Lease a Bike" in former
    for typed in ("", "qqqqzz", "x" * 2000, "\x00", "👩‍🚀"):
        assert len(await fan.autocomplete(here.channel, "search", "words", typed)) <= 25

    answer = card(await fan.slash(here.channel, "search", words="Tadej Pogačar"))
    assert next(iter(menus(answer.components)[FOUND])) == "rider/tadej-pogacar"


async def test_private_is_private(here: Simulation, fan: MemberActor) -> None:
    assert card(await fan.slash(here.channel, "search", words="granon", private=True)).ephemeral
