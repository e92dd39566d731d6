"""Who asks: every test that wants a `fan` runs once for each of the two languages."""

from __future__ import annotations

import pytest
from simcord import MemberActor

from bot.preview import Simulation
from bot.records import LANGUAGES, Language
from bot.words import Say


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


@pytest.fixture
def fan(here: Simulation, language: Language) -> MemberActor:
    """Somebody who reads that language."""
    return here.fan_fr if language == "fr" else here.fan


@pytest.fixture
def stranger(here: Simulation, language: Language) -> MemberActor:
    """Somebody else, who reads the other language."""
    return here.fan if language == "fr" else here.fan_fr


@pytest.fixture
def say(here: Simulation, language: Language) -> Say:
    return here.client.world.words[language]
