from bot.names.prominence import (
    TWICE,
    RiderCounts,
    TeamCounts,
    person_prominence,
    rider_prominence,
    team_prominence,
)

NOW = 2026


def test_a_winner_is_better_known_than_a_finisher() -> None:
    winner = rider_prominence(RiderCounts(wins=1, finishes=3, last_year=2020), now=NOW)
    finisher = rider_prominence(RiderCounts(finishes=3, last_year=2020), now=NOW)
    assert winner > finisher + TWICE


def test_fame_fades_but_legends_stay() -> None:
    then = rider_prominence(RiderCounts(wins=5, stage_wins=34, last_year=1975), now=NOW)
    today = rider_prominence(RiderCounts(stage_wins=1, finishes=2, last_year=2025), now=NOW)
    assert then > today
    recent = rider_prominence(RiderCounts(stage_wins=1, finishes=2, last_year=1930), now=NOW)
    assert recent < today


def test_nobody_is_less_than_unknown() -> None:
    assert rider_prominence(RiderCounts(), now=NOW) == 0.0


def test_a_women_s_team_of_the_same_name_comes_second() -> None:
    men = team_prominence(TeamCounts(tours=4, last_year=2025), now=NOW)
    women = team_prominence(TeamCounts(tours=4, last_year=2025, women=True), now=NOW)
    assert men > women > 0


def test_the_series_makes_a_person_known() -> None:
    assert person_prominence(series_seasons=3) > person_prominence(series_seasons=0)


def test_who_leads_a_team_is_better_known_than_who_works_for_one() -> None:
    manager = person_prominence(series_seasons=0, role="manager of Visma")
    assert manager > person_prominence(series_seasons=0, role="coach of Visma")
