"""/records: who has most of something, what was first, longest, closest."""

from __future__ import annotations

import pytest
from pressing import chosen
from shown import buttons, card, choices, leafed, menus, press, text, title, turning
from simcord import MemberActor

from bot.preview import Simulation
from bot.records import Annal
from bot.words import Say


@pytest.mark.parametrize(
    ("typed", "annal"),
    [
        ("yellow", Annal.YELLOW),
        ("yellow jersey", Annal.YELLOW),
        ("maillot jaune", Annal.YELLOW),
        ("jours en jaune", Annal.YELLOW),
        ("stage wins", Annal.STAGES),
        ("victoires d'étape", Annal.STAGES),
        ("victoires d etapes", Annal.STAGES),
        ("victories", Annal.TOURS),
        ("victoires", Annal.TOURS),
        ("youngest", Annal.YOUNGEST),
        ("plus jeune vainqueur", Annal.YOUNGEST),
        ("most wins in one tour", Annal.HAUL),
        ("podiums", Annal.PODIUMS),
        ("lanterne rouge", Annal.LAST),
        ("polka dot", Annal.MOUNTAINS),
        ("maillot à pois", Annal.MOUNTAINS),
        ("maillot vert", Annal.POINTS),
        ("closest margin", Annal.CLOSEST),
        ("plus petit écart", Annal.CLOSEST),
        ("longest stage", Annal.LONGEST_STAGE),
        ("villes étapes", Annal.HOSTS),
        ("by nation", Annal.NATIONS_TOURS),
        ("yelow jersey", Annal.YELLOW),
    ],
)
async def test_lists_are_understood_in_both_languages(
    here: Simulation, fan: MemberActor, say: Say, typed: str, annal: Annal
) -> None:
    answer = card(await fan.slash(here.channel, "records", what=typed))

    assert not answer.ephemeral
    assert title(answer.components).startswith(say(f"annal-{annal}"))


async def test_without_a_list_there_is_the_first_of_each_and_a_way_to_all(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    answer = card(await fan.slash(here.channel, "records"))

    for annal in Annal:
        assert say(f"annal-{annal}") in text(answer.components)
    (menu,) = menus(answer.components).values()
    assert len(menu) == len(Annal) <= 25
    assert "Mark Cavendish" in text(answer.components)


async def test_ties_are_shown_as_ties(here: Simulation, fan: MemberActor, say: Say) -> None:
    shown = text(card(await fan.slash(here.channel, "records", what="tours")).components)

    tied = f"**{say('annal-rank-tied', rank=1)}**"
    assert shown.count(tied) == 5
    assert f"**{say('annal-rank', rank=6)}** Chris Froome" in shown
    assert say("annal-note-annulled") in shown


async def test_a_list_is_paged_by_ten_up_to_fifty(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    pages = await leafed(fan, card(await fan.slash(here.channel, "records", what="stages")))

    assert [page.count("\n**") for page in pages] == [10] * 5
    assert say("annal-more-tied", count=1).split("1")[0] in pages[-1]


async def test_a_country_leads_to_its_riders(here: Simulation, fan: MemberActor, say: Say) -> None:
    nations = card(await fan.slash(here.channel, "records", what="nations-stages"))
    look = menus(nations.components)["pick:t:look"]
    assert say("annal-note-nations") in text(nations.components)

    italy = next(value for value in look if value.endswith("/ITA"))
    riders = card(await fan.select(nations, [italy], custom_id="pick:t:look"))

    assert "Gino Bartali" in text(riders.components)
    assert look[italy] in title(riders.components)
    following = turning(riders.components)[1]
    assert following is not None
    assert following.endswith("/ITA"), "the next page is of the same country"


async def test_the_races_are_kept_apart(here: Simulation, fan: MemberActor, say: Say) -> None:
    women = card(await fan.slash(here.channel, "records", what="stages", race="tdff"))

    assert say("race-tdff") in title(women.components)
    assert "Lorena Wiebes" in text(women.components)
    assert "Cavendish" not in text(women.components)
    assert "ask:t:records/stages/tdf" in buttons(women.components)
    men = card(await fan.click(women, custom_id="ask:t:records/stages/tdf"))
    assert "Cavendish" in text(men.components)


async def test_what_is_no_list_is_told_with_what_may_be_meant(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    missed = card(await fan.slash(here.channel, "records", what="**qqqq**"))

    assert missed.ephemeral
    assert title(missed.components) == say("miss-title")
    assert "**qqqq**" not in text(missed.components).replace("\\*", "")


async def test_all_lists_are_suggested_and_then_those_that_fit(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    everything = choices(await fan.autocomplete(here.channel, "records", "what", ""))
    assert everything == {annal: say(f"annal-{annal}") for annal in Annal}
    for typed, wanted in (("jaun", "yellow"), ("yello", "yellow"), ("pays", "nations-tours")):
        offered = choices(await fan.autocomplete(here.channel, "records", "what", typed))
        assert offered[wanted] == everything[wanted], typed


async def test_a_sealed_server_sees_no_total(here: Simulation, fan: MemberActor, say: Say) -> None:
    await chosen(here, "spoilers", "sealed")

    shown = card(await fan.slash(here.channel, "records"))
    assert "Cavendish" not in text(shown.components)
    assert say("annal-longest") in text(shown.components), "lengths are announced"
    empty = card(await fan.slash(here.channel, "records", what="stages"))
    assert say("annal-empty") in text(empty.components)
    revealed = card(await press(fan, empty, "ask:r:records/stages"))
    assert revealed.ephemeral
    assert "Mark Cavendish" in text(revealed.components)
