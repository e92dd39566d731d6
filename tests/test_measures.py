"""What is measured of answers: times by the minute, faults, outcomes; an hour back, no longer."""

from __future__ import annotations

import pytest

from bot.measures import ERRORS_KEPT, Measures
from bot.preview import Simulation


def test_of_nothing_there_is_nothing_to_tell() -> None:
    told = Measures().last_hour()

    assert (told.answers, told.p50, told.p95, told.p99) == (0, 0.0, 0.0, 0.0)


def test_times_are_told_to_a_tenth() -> None:
    kept = Measures()
    for milliseconds in range(1, 1001):
        kept.answered("team", "answered", milliseconds / 1000)

    told = kept.last_hour()

    assert told.answers == 1000
    assert told.p50 == pytest.approx(0.5, rel=0.1)
    assert told.p95 == pytest.approx(0.95, rel=0.1)
    assert told.p99 == pytest.approx(0.99, rel=0.1)


def test_what_is_older_than_an_hour_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    at = 0.0
    monkeypatch.setattr("time.perf_counter", lambda: at)
    kept = Measures()
    kept.answered("team", "answered", 2.0)
    at = 30 * 60
    kept.answered("team", "answered", 0.01)
    at = 65 * 60

    assert kept.last_hour().answers == 1
    assert kept.last_hour().p99 == pytest.approx(0.01, rel=0.1)
    at = 24 * 3600
    assert kept.last_hour().answers == 0


def test_the_last_faults_are_kept_the_latest_first() -> None:
    kept = Measures()
    for number in range(ERRORS_KEPT + 5):
        kept.failed(f"{number:08x}", "KeyError")

    references = [reference for _, reference, _ in kept.errors()]

    assert len(references) == ERRORS_KEPT
    assert references[0] == f"{ERRORS_KEPT + 4:08x}"


async def test_answers_are_measured_at_the_gate(here: Simulation) -> None:
    await here.fan.slash(here.channel, "team", team="visma")
    await here.fan.slash(here.channel, "team", team="qqqq")
    await here.fan.autocomplete(here.channel, "team", "team", "vis")

    kept = here.client.measures
    assert kept.outcomes == {("team", "answered"): 1, ("team", "unclear"): 1}
    assert kept.last_hour().answers == 2
    assert kept.suggestions_of_last_hour().answers == 1
