"""/rider: a rider. Accepts everybody else of the race too, and says so."""

from __future__ import annotations

import pytest
from discord_limits import Kind
from shown import buttons, card, choices, leafed, menus, parts, press, text, title
from simcord import MemberActor

from bot.preview import Simulation
from bot.words import Say

NAMED = (
    ("Wout van Aert", "Wout van Aert"),
    ("WVA", "Wout van Aert"),
    ("van aert", "Wout van Aert"),
    ("Pogačar", "Tadej Pogačar"),
    ("pogacar", "Tadej Pogačar"),
    ("pogi", "Tadej Pogačar"),
    ("pogaçar", "Tadej Pogačar"),
    ("Primoz Roglic", "Primož Roglič"),
    ("vingegard", "Jonas Vingegaard"),
    ("MVDP", "Mathieu van der Poel"),
    ("Alaphillipe", "Julian Alaphilippe"),
    ("ben o connor", "Ben O’Connor"),
    ("Gino Mader", "Gino Mäder"),
)


async def test_a_rider_is_found_however_the_name_is_written(
    here: Simulation, fan: MemberActor
) -> None:
    for typed, name in NAMED:
        answer = card(await fan.slash(here.channel, "rider", rider=typed))
        assert title(answer.components) == name, typed
        assert not answer.ephemeral, typed


@pytest.mark.parametrize("id_", ["tadej-pogacar", "tom-pidcock", "pauline-ferrand-prevot"])
async def test_a_rider_tells_all_that_is_known(
    here: Simulation, fan: MemberActor, say: Say, id_: str
) -> None:
    store = here.client.world.store
    person, life = await store.person(id_), await store.life(id_)
    assert person is not None

    pages = "\n".join(await leafed(fan, card(await fan.slash(here.channel, "rider", rider=id_))))

    assert say.text(person.role) in pages
    if person.nationality and person.nationality.text:
        assert say.text(person.nationality.text) in pages
    for team in person.teams:
        assert team.name in pages
    for event in life.events:
        assert say.text(event.text) in pages
    for contradiction in life.contradictions:
        assert say.text(contradiction.resolution) in pages
    assert say("not-a-rider") not in pages


async def test_somebody_who_does_not_race_is_shown_and_said_not_to(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    answer = card(await fan.slash(here.channel, "rider", rider="Madiot"))

    assert not answer.ephemeral
    assert title(answer.components) == "Marc Madiot"
    assert say("not-a-rider") in text(answer.components)


async def test_a_rider_leads_to_teams_episodes_and_words(
    here: Simulation, fan: MemberActor, stranger: MemberActor
) -> None:
    result = await fan.slash(here.channel, "rider", rider="wva")
    offered = menus(card(result).components)
    assert "team/visma" in offered["pick:t:team"]
    assert "episode/s01e02" in offered["pick:t:episode"]

    copy = card(await stranger.select(card(result), ["episode/s01e02"], custom_id="pick:t:episode"))
    assert copy.ephemeral
    quotes = card(await press(fan, card(result), "ask:t:quotes/wout-van-aert"))
    assert quotes.id == card(result).id
    assert "Wout van Aert" in title(quotes.components)


@pytest.mark.parametrize("private", [False, True])
async def test_one_of_two_near_names_is_chosen_as_visibly_as_it_was_asked(
    here: Simulation,
    fan: MemberActor,
    say: Say,
    private: bool,  # noqa: FBT001
) -> None:
    missed = card(
        await fan.slash(here.channel, "rider", rider="vingegard pogacar", private=private)
    )
    assert missed.ephemeral
    assert title(missed.components) == say("miss-title")
    way = "p" if private else "o"
    assert buttons(missed.components)[f"ask:{way}:rider/tadej-pogacar"] == "Tadej Pogačar"
    assert f"ask:{way}:rider/jonas-vingegaard" in buttons(missed.components)

    chosen = card(await press(fan, missed, f"ask:{way}:rider/tadej-pogacar"))

    assert chosen.ephemeral is private
    assert chosen.id != missed.id
    assert title(chosen.components) == "Tadej Pogačar"


@pytest.mark.parametrize("private", [False, True])
async def test_a_team_is_offered_where_a_rider_was_asked_for(
    here: Simulation,
    fan: MemberActor,
    private: bool,  # noqa: FBT001
) -> None:
    missed = card(await fan.slash(here.channel, "rider", rider="Jumbo-Visma", private=private))
    assert missed.ephemeral

    chosen = card(await press(fan, missed, f"ask:{'p' if private else 'o'}:team/visma"))

    assert chosen.ephemeral is private
    assert title(chosen.components) == "Team Visma | Lease a Bike"


async def test_a_stranger_is_never_answered_with_a_rider(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    for typed in ("Taylor Swift", "Emmanuel Macron", "qqqq", "Kylian Mbappé"):
        told = card(await fan.slash(here.channel, "rider", rider=typed))
        assert told.ephemeral, typed
        assert title(told.components) == say("miss-title"), typed


async def test_a_misspelt_surname_is_answered_or_offered(
    here: Simulation, fan: MemberActor
) -> None:
    for typed, id_ in (
        ("alaphilipe", "julian-alaphilippe"),
        ("vingegaad", "jonas-vingegaard"),
        ("pogacer", "tadej-pogacar"),
        ("evenpoel", "remco-evenepoel"),
        ("pidcok", "tom-pidcock"),
    ):
        answer = card(await fan.slash(here.channel, "rider", rider=typed))
        person = await here.client.world.store.person(id_)
        assert person is not None
        offered = f"ask:o:rider/{id_}" in buttons(answer.components)
        assert offered or title(answer.components) == person.name, typed
        assert answer.ephemeral is offered, typed


async def test_riders_are_suggested_by_any_word_of_their_names(
    here: Simulation, fan: MemberActor
) -> None:
    for typed, wanted in (
        ("v", "jonas-vingegaard"),
        ("vingeg", "jonas-vingegaard"),
        ("rogl", "primoz-roglic"),
        ("ROGLIČ", "primoz-roglic"),
        ("roglic", "primoz-roglic"),
        ("mäd", "gino-mader"),
        ("wva", "wout-van-aert"),
        ("van der p", "mathieu-van-der-poel"),
        ("pogacra", "tadej-pogacar"),
    ):
        offered = choices(await fan.autocomplete(here.channel, "rider", "rider", typed))
        assert wanted in offered, typed


async def test_only_people_are_suggested_and_the_best_known_riders_first(
    here: Simulation, fan: MemberActor
) -> None:
    store = here.client.world.store
    for typed in ("", "m", "van d"):
        offered = choices(await fan.autocomplete(here.channel, "rider", "rider", typed))
        assert len(offered) > 5
        for id_ in offered:
            assert await store.person(id_) is not None
    assert "tadej-pogacar" in list(
        choices(await fan.autocomplete(here.channel, "rider", "rider", ""))
    )


@pytest.mark.parametrize(
    ("rider", "said"),
    [
        ("merckx", [("palmares-stages", {"count": 34})]),
        ("cavendish", [("palmares-stages", {"count": 35})]),
        ("merckx", [("palmares-yellow-stages", {"days": 96, "stages": 111})]),
        ("indurain", [("palmares-yellow", {"days": 60})]),
        ("anquetil", [("palmares-won", {"count": 5, "years": "1957, 1961, 1962, 1963, 1964"})]),
        ("armstrong", [("palmares-stages", {"count": 2}), ("palmares-vacated", {"count": 20})]),
        ("landis", [("palmares-stripped", {"count": 1, "years": "2006"})]),
        ("contador", [("palmares-annulled", {"count": 1, "years": "2011"})]),
        ("ullrich", [("palmares-annulled", {"count": 1, "years": "2005"})]),
        ("garin", [("palmares-led", {"days": 6})]),
    ],
)
async def test_the_record_is_told_with_what_was_taken_away(
    here: Simulation,
    fan: MemberActor,
    say: Say,
    rider: str,
    said: list[tuple[str, dict[str, str | float]]],
) -> None:
    shown = text(card(await fan.slash(here.channel, "rider", rider=rider)).components)

    for message, arguments in said:
        assert say(message, **arguments) in shown
    assert (say("palmares-won", count=7, years="1999") in shown) is False


async def test_a_rider_of_one_tour_has_no_picture_and_one_line(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    answer = card(await fan.slash(here.channel, "rider", rider="henri-paret-1952"))

    assert say("palmares-year", year="1952", what="").strip() in text(answer.components)
    assert not list(parts(answer.components, Kind.MEDIA_GALLERY))


async def test_riders_of_one_name_are_told_apart(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    asked = card(await fan.slash(here.channel, "rider", rider="Antonio Bevilacqua"))
    offered = buttons(asked.components)
    assert asked.ephemeral
    assert "1948" in offered["ask:o:rider/antonio-bevilacqua-1948"]
    assert "1982" in offered["ask:o:rider/antonio-bevilacqua-1982"]

    one = card(await press(fan, asked, "ask:o:rider/antonio-bevilacqua-1948"))
    assert title(one.components) == offered["ask:o:rider/antonio-bevilacqua-1948"]
    other = card(await press(fan, one, "ask:t:rider/antonio-bevilacqua-1982"))
    assert title(other.components) == offered["ask:o:rider/antonio-bevilacqua-1982"]


async def test_a_rider_leads_to_the_line_up_of_each_year(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    result = card(await fan.slash(here.channel, "rider", rider="merckx"))
    assert "team/molteni/1974" in menus(result.components)["pick:t:team"]

    team = card(await fan.select(result, ["team/molteni/1974"], custom_id="pick:t:team"))

    assert title(team.components) == "Molteni"
    assert say("team-line-up", year="1974") in text(team.components)
