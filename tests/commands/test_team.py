"""/team: every name a team has borne, and what the series shows of it."""

from __future__ import annotations

import pytest
from shown import buttons, card, choices, leafed, menus, press, text, title, turning
from simcord import MemberActor, OptionError

from bot.preview import Simulation
from bot.words import Say

VISMA = "Team Visma | Lease a Bike"


NAMED = (
    ("Visma", VISMA),
    ("Jumbo-Visma", VISMA),
    ("jumbo", VISMA),
    ("la Jumbo", VISMA),
    ("TJV", VISMA),
    ("Rabobank", VISMA),
    ("jumbo vizma", VISMA),
    ("Sky", "Netcompany INEOS Cycling Team"),
    ("AG2R Citroën", "Decathlon CMA CGM Team"),
    ("ag2r citroen", "Decathlon CMA CGM Team"),
    ("the wolfpack", "Soudal Quick-Step"),
    ("quickstep", "Soudal Quick-Step"),
    ("la fdj", "Groupama-FDJ United"),
    ("UAE", "UAE Team Emirates XRG"),
)


async def test_any_name_that_a_team_ever_bore_finds_it_under_today_s(
    here: Simulation, fan: MemberActor
) -> None:
    for typed, name in NAMED:
        answer = card(await fan.slash(here.channel, "team", team=typed))
        assert title(answer.components) == name, typed
        assert not answer.ephemeral, typed


@pytest.mark.parametrize("id_", ["visma", "ag2r", "bahrain", "uae"])
async def test_a_team_tells_all_that_is_known_of_it(
    here: Simulation, fan: MemberActor, say: Say, id_: str
) -> None:
    store = here.client.world.store
    team = await store.team(id_)
    assert team is not None

    pages = "\n".join(await leafed(fan, card(await fan.slash(here.channel, "team", team=id_))))

    for name in {each.name for each in team.names}:
        assert name in pages
    for code in {each.code for each in team.codes}:
        assert code in pages
    if team.country and team.country.text:
        assert say.text(team.country.text) in pages
    for person in (*team.staff, *(ref for refs in team.riders.values() for ref in refs)):
        assert person.name in pages
    for contradiction in await store.contradictions(id_):
        assert say.text(contradiction.resolution) in pages


async def test_a_refusal_is_told_with_its_reasons(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    store = here.client.world.store
    season = await store.season(1)
    assert season is not None
    reasons = next(
        each for each in await store.contradictions("uae") if each.id.endswith("refusal-reason")
    )

    pages = "\n".join(await leafed(fan, card(await fan.slash(here.channel, "team", team="uae"))))

    assert say.text(season.facts["refused"].text) in pages
    for claim in reasons.claims:
        assert say.text(claim.text) in pages


@pytest.mark.parametrize(
    ("team", "year", "names"),
    [
        ("visma", 2016, ["TEAMLottoNL - Jumbo", "Team LottoNL-Jumbo"]),
        ("visma", 2022, ["Jumbo-Visma"]),
        ("alpecin", 2022, ["Alpecin-Fenix", "Alpecin-Deceuninck"]),
        ("jumbo", 2000, ["Rabobank"]),
    ],
)
async def test_a_year_says_what_the_team_was_called_then(
    here: Simulation, fan: MemberActor, team: str, year: int, names: list[str]
) -> None:
    answer = card(await fan.slash(here.channel, "team", team=team, year=year))

    line = next(line for line in text(answer.components).splitlines() if str(year) in line)
    assert any(name in line for name in names)


async def test_the_year_stays_while_pages_are_turned(here: Simulation, fan: MemberActor) -> None:
    answer = card(await fan.slash(here.channel, "team", team="uae", year=2022))
    first = text(answer.components)
    following = turning(answer.components)[1]
    assert following is not None

    turned = card(await fan.click(answer, custom_id=following))
    previous = turning(turned.components)[0]
    assert previous is not None

    assert text(card(await fan.click(turned, custom_id=previous)).components) == first


async def test_a_year_of_which_nothing_is_known_is_said_to_be_one(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    team = await here.client.world.store.team("visma")
    assert team is not None
    years = [each.year for each in team.names]

    shown = text(card(await fan.slash(here.channel, "team", team="visma", year=1950)).components)

    assert (
        say("name-in-year-unknown", year="1950", first=str(min(years)), last=str(max(years)))
        in shown
    )


async def test_a_year_without_a_tour_cannot_be_sent(here: Simulation, fan: MemberActor) -> None:
    for year in (1902, 2101, -2022, 0):
        with pytest.raises(OptionError):
            await fan.slash(here.channel, "team", team="visma", year=year)


async def test_a_team_leads_to_its_people_its_episodes_and_its_words(
    here: Simulation, fan: MemberActor, stranger: MemberActor
) -> None:
    result = await fan.slash(here.channel, "team", team="uae")
    offered = menus(card(result).components)
    assert offered["pick:t:who"]["who/tadej-pogacar"] == "Tadej Pogačar"

    copy = card(await stranger.select(card(result), ["who/tadej-pogacar"], custom_id="pick:t:who"))
    assert copy.ephemeral
    quotes = card(await press(fan, card(result), "ask:t:quotes/uae"))
    assert quotes.id == card(result).id
    assert "UAE Team Emirates" in title(quotes.components)
    result = await fan.slash(here.channel, "team", team="uae")
    episode = card(await fan.select(card(result), ["episode/s03e01"], custom_id="pick:t:episode"))
    assert "David v Goliath" in title(episode.components)


@pytest.mark.parametrize("private", [False, True])
async def test_a_name_of_two_teams_asks_which_one_is_meant(
    here: Simulation,
    fan: MemberActor,
    say: Say,
    private: bool,  # noqa: FBT001
) -> None:
    asked = card(await fan.slash(here.channel, "team", team="Deceuninck", private=private))
    assert asked.ephemeral
    assert title(asked.components) == say("ambiguous-title")
    way = "p" if private else "o"
    assert {f"ask:{way}:team/quickstep", f"ask:{way}:team/alpecin"} <= set(
        buttons(asked.components)
    )

    chosen = card(await press(fan, asked, f"ask:{way}:team/quickstep"))

    assert chosen.ephemeral is private
    assert title(chosen.components) == "Soudal Quick-Step"


async def test_the_year_tells_two_teams_of_one_name_apart(
    here: Simulation, fan: MemberActor
) -> None:
    for year, today in ((2021, "Soudal Quick-Step"), (2023, "Alpecin-Premier Tech")):
        answer = card(await fan.slash(here.channel, "team", team="Deceuninck", year=year))
        assert title(answer.components) == today


async def test_a_rider_is_offered_where_a_team_was_asked_for(
    here: Simulation, fan: MemberActor
) -> None:
    missed = card(await fan.slash(here.channel, "team", team="tom pidcock"))
    assert missed.ephemeral

    chosen = card(await press(fan, missed, "ask:o:rider/tom-pidcock"))

    assert not chosen.ephemeral
    assert title(chosen.components) == "Tom Pidcock"


async def test_letters_that_mean_a_team_and_a_rider_lead_from_one_to_the_other(
    here: Simulation, fan: MemberActor, stranger: MemberActor
) -> None:
    result = await fan.slash(here.channel, "team", team="LTD")
    first = title(card(result).components)

    copy = card(await press(stranger, card(result), "ask:t:rider/laurens-ten-dam"))
    other = card(await press(fan, card(result), "ask:t:rider/laurens-ten-dam"))

    assert "Lotto" in first
    assert copy.ephemeral
    assert other.id == card(result).id
    assert title(other.components) == "Laurens ten Dam"


async def test_the_men_s_team_leads_to_that_of_the_women(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    result = card(await fan.slash(here.channel, "team", team="fdj"))
    assert title(result.components) == "Groupama-FDJ United"
    [womens] = [
        id_ for id_, label in buttons(result.components).items() if label == say("also-womens-team")
    ]

    other = card(await press(fan, result, womens))

    assert title(other.components) == "FDJ United-Suez"
    assert say("also-womens-team") not in buttons(other.components).values()


async def test_the_women_s_team_is_meant_where_somebody_says_so(
    here: Simulation, fan: MemberActor
) -> None:
    for typed in ("fdj femmes", "FDJ women", "FDJ féminines"):
        result = card(await fan.slash(here.channel, "team", team=typed))
        assert title(result.components) == "FDJ United-Suez", typed


async def test_a_team_that_is_not_here_is_told_in_private(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    for typed in ("Juventus", "Chicago Bulls", "Manchester United", "qqqq"):
        told = card(await fan.slash(here.channel, "team", team=typed))
        assert told.ephemeral, typed
        assert title(told.components) == say("miss-title"), typed
        assert say("miss-team", typed=typed) in text(told.components), typed


async def test_teams_are_suggested_by_any_name_they_ever_bore(
    here: Simulation, fan: MemberActor
) -> None:
    for typed, wanted in (
        ("j", "visma"),
        ("jumb", "visma"),
        ("rabo", "visma"),
        ("CITROËN", "ag2r"),
        ("citroen", "ag2r"),
        ("wolf", "quickstep"),
        ("tjv", "visma"),
        ("quik step", "quickstep"),
    ):
        offered = choices(await fan.autocomplete(here.channel, "team", "team", typed))
        assert wanted in offered, typed


async def test_an_old_name_is_suggested_with_today_s(here: Simulation, fan: MemberActor) -> None:
    offered = choices(await fan.autocomplete(here.channel, "team", "team", "rabob"))

    assert "Rabobank" in offered["visma"]
    assert VISMA in offered["visma"]


@pytest.mark.parametrize(
    ("team", "year", "name", "first"),
    [
        ("us postal", 2003, "US Postal Service", "Manuel Beltrán"),
        ("telekom", 1996, "Team Telekom", "Bjarne Riis"),
        ("renault", 1983, "Renault-Elf", "Laurent Fignon"),
        ("molteni", 1974, "Molteni", "Eddy Merckx"),
        ("France", 1937, "France (national team)", "Roger Lapébie"),
        ("Switzerland", 1954, "Switzerland (national team)", "Ferdi Kübler"),
        ("équipe de Belgique", 1939, "Belgium (national team)", "Sylvère Maes"),
        ("Centre-Midi", 1959, "Centre-Midi (regional team)", "Henry Anglade"),
    ],
)
async def test_a_year_has_its_line_up_by_place(
    here: Simulation, fan: MemberActor, say: Say, team: str, year: int, name: str, first: str
) -> None:
    answer = card(await fan.slash(here.channel, "team", team=team, year=year))
    shown = text(answer.components)

    assert title(answer.components) == (name if say.language == "en" else title(answer.components))
    heading = say("team-line-up", year=str(year))
    assert shown.split(heading)[1].splitlines()[1].endswith(first)
    assert say("team-line-up-note") in shown
    # The same, typed in one piece.
    again = card(await fan.slash(here.channel, "team", team=f"{team} {year}"))
    assert heading in text(again.components)


async def test_a_year_that_nobody_is_known_to_have_finished_is_said_to_be_one(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    answer = card(await fan.slash(here.channel, "team", team="Belgium", year=1937))

    assert say("team-line-up-unknown", year="1937") in text(answer.components)


async def test_a_team_of_a_nation_is_called_as_the_reader_calls_it(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    answer = card(await fan.slash(here.channel, "team", team="Belgique", year=1949))
    names = {
        "en": ("Belgium (national team)", "Belgium"),
        "fr": ("Belgique (équipe nationale)", ""),
    }

    assert title(answer.components) == names[say.language][0]
    borne = names[say.language][1] or "Belgique"
    assert say("name-in-year", year="1949", names=borne) in text(answer.components)


async def test_a_team_leads_to_its_years_and_a_year_to_its_riders(
    here: Simulation, fan: MemberActor
) -> None:
    result = card(await fan.slash(here.channel, "team", team="molteni"))
    assert "team/molteni/1974" in menus(result.components)["pick:t:year"]

    year = card(await fan.select(result, ["team/molteni/1974"], custom_id="pick:t:year"))
    assert "rider/eddy-merckx" in menus(year.components)["pick:t:rider"]
    rider = card(await fan.select(year, ["rider/eddy-merckx"], custom_id="pick:t:rider"))

    assert title(rider.components) == "Eddy Merckx"


async def test_the_wins_of_a_team_are_its_riders_and_its_own(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    shown = text(card(await fan.slash(here.channel, "team", team="molteni", year=1974)).components)

    assert "9 Gaillard (Eddy Merckx)" in shown
    assert f"6b Harelbeke ({say('stage-type-ttt')})" in shown


async def test_whose_place_was_annulled_is_named(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    answer = card(await fan.slash(here.channel, "team", team="US Postal"))
    lost = say("team-year-annulled", names="Lance Armstrong")
    assert text(answer.components).count(lost) == 5  # 1999 to 2003; in 2004 and 2005 two riders
