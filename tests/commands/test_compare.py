"""/compare: two riders, head to head."""

from __future__ import annotations

import pytest
from shown import buttons, card, choices, press, text, title
from simcord import MemberActor

from bot.preview import Simulation
from bot.words import Say


async def test_two_riders_stand_beside_each_other(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    answer = card(await fan.slash(here.channel, "compare", rider="hinault", other="lemond"))
    shown = text(answer.components)

    assert title(answer.components) == "Bernard Hinault – Greg LeMond"
    assert not answer.ephemeral
    for what, one, other in (
        ("compare-won", "**5**", "3"),
        ("compare-stages", "**28**", "5"),
        ("compare-finished", "**7**", "6"),
    ):
        assert say("compare-line", what=say(what), one=one, other=other) in shown
    assert "1986" in shown
    assert "1989" not in shown  # only one of them rode it to the end
    assert "ask:t:rider/bernard-hinault" in buttons(answer.components)
    assert "ask:t:rider/greg-lemond" in buttons(answer.components)


async def test_both_ways_round_tell_the_same(here: Simulation, fan: MemberActor) -> None:
    one = card(await fan.slash(here.channel, "compare", rider="anquetil", other="poulidor"))
    other = card(await fan.slash(here.channel, "compare", rider="poulidor", other="anquetil"))

    assert title(one.components) == "Jacques Anquetil – Raymond Poulidor"
    assert title(other.components) == "Raymond Poulidor – Jacques Anquetil"
    assert len(text(one.components)) == len(text(other.components))


@pytest.mark.parametrize(
    ("rider", "other", "message"),
    [
        ("coppi", "merckx", "compare-none"),  # other times
        ("henri cornet", "wout van aert", "compare-none"),
        ("vollering", "pogacar", "compare-races"),  # other races
        ("gino mader", "abi smith", "compare-nothing"),  # nothing is known of one of them
    ],
)
async def test_riders_who_never_met_are_told_apart_sensibly(
    here: Simulation, fan: MemberActor, say: Say, rider: str, other: str, message: str
) -> None:
    answer = card(await fan.slash(here.channel, "compare", rider=rider, other=other))

    names = title(answer.components).split(" – ")
    given = {
        "compare-races": {"one": say("race-tdff"), "other": say("race-tdf")},
        "compare-nothing": {"name": names[1]},
    }
    assert say(message, **given.get(message, {})) in text(answer.components)
    assert not answer.ephemeral


async def test_the_same_rider_twice_is_said_to_be(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    told = card(await fan.slash(here.channel, "compare", rider="merckx", other="eddy merckx"))

    assert told.ephemeral
    assert say("compare-same", name="Eddy Merckx") in text(told.components)


@pytest.mark.parametrize(
    ("rider", "other", "asked"),
    [
        ("vingegard pogacar", "lemond", "compare/jonas-vingegaard/lemond"),
        ("lemond", "vingegard pogacar", "compare/lemond/jonas-vingegaard"),
    ],
)
async def test_an_unclear_name_is_chosen_with_one_click_and_keeps_the_other(
    here: Simulation, fan: MemberActor, rider: str, other: str, asked: str
) -> None:
    missed = card(await fan.slash(here.channel, "compare", rider=rider, other=other))
    assert missed.ephemeral
    assert f"ask:o:{asked}" in buttons(missed.components)

    chosen = card(await press(fan, missed, f"ask:o:{asked}"))

    assert not chosen.ephemeral
    assert {"Jonas Vingegaard", "Greg LeMond"} == set(title(chosen.components).split(" – "))


async def test_both_options_suggest_riders(here: Simulation, fan: MemberActor) -> None:
    for option in ("rider", "other"):
        offered = choices(await fan.autocomplete(here.channel, "compare", option, "vingeg"))
        assert "jonas-vingegaard" in offered


async def test_it_leads_to_the_riders(here: Simulation, fan: MemberActor) -> None:
    answer = card(await fan.slash(here.channel, "compare", rider="hinault", other="lemond"))

    rider = card(await press(fan, answer, "ask:t:rider/greg-lemond"))

    assert title(rider.components) == "Greg LeMond"
