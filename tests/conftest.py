"""What every test shares: the real client in a simulated Discord, watched from the outside."""

from __future__ import annotations

import gc
import logging
from collections.abc import AsyncIterator, Iterator
from functools import partial
from pathlib import Path

import pytest
from discord_limits import faults
from holding import held

from bot import logs
from bot.config import Config
from bot.preview import Simulation, simulated

ROOT = Path(__file__).parent.parent


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "logs_errors: the test provokes an ERROR in the log")
    config.addinivalue_line("markers", "server(language): the language of the simulated server")
    logs.route()


@pytest.fixture(autouse=True)
def no_error_in_the_log(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """discord.py swallows what goes wrong in autocompletes and buttons: the log does not."""
    caplog.set_level(logging.INFO)
    yield
    errors = [
        record
        for phase in ("setup", "call", "teardown")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.ERROR
    ]
    if request.node.get_closest_marker("logs_errors"):
        assert errors, "the test says that it provokes an ERROR, and there is none"
    else:
        assert not errors, [record.getMessage() for record in errors]


@pytest.fixture(scope="session")
def config() -> Config:
    return Config(facts=ROOT / "facts.db")


@pytest.fixture
async def env(request: pytest.FixtureRequest, config: Config) -> AsyncIterator[object]:
    """The running environment; SimCord's plugin moves the test to its clock when it sees one."""
    marker = request.node.get_closest_marker("server")
    async with held(simulated(config, server=marker.args[0] if marker else "en")) as here:
        here.env._musette = here  # type: ignore[attr-defined]
        # Between two looks at what the bot still does, SimCord sleeps 50 ms: most of a test's time.
        settle = partial(here.env._settle_internal, idle=0.002)
        here.env._settle_internal = settle  # type: ignore[method-assign]
        yield here.env
        broken = [
            f"{entry.method} {entry.path}: {fault}"
            for entry in here.env.http_requests
            for fault in faults(entry.method, entry.path, entry.json)
        ]
        assert not broken, broken


@pytest.fixture
def here(env: object) -> Simulation:
    """A client in a server with one channel and four people."""
    simulation: Simulation = env._musette  # type: ignore[attr-defined]
    return simulation


_ended = 0


def pytest_runtest_logfinish() -> None:
    """Collect what ended simulations leave: the client has the collector look at it seldom."""
    global _ended  # noqa: PLW0603 - counted over all tests of a process
    _ended += 1
    if _ended % 25 == 0:
        gc.unfreeze()
        gc.collect()
