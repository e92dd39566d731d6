import pytest

from bot.names import Names
from bot.names.episodes import episode_id


@pytest.mark.parametrize(
    "text",
    ["s1e2", "S01E02", "1x02", "saison 1 épisode 2", "season 1 episode 2", "1.2", "S1 E2",
     "saison 1, épisode 2", "s01 ep 02", "1-2"],
)  # fmt: skip
def test_an_episode_by_its_numbers(text: str, names: Names) -> None:
    assert episode_id(text) == "s01e02"
    found = names.resolve(text, ("episode",))
    assert found.accepted
    assert found.matches[0].id == "s01e02"


@pytest.mark.parametrize("text", ["12", "", "hello", "s1", "1x2x3", "123.4"])
def test_other_numbers_are_no_episode(text: str) -> None:
    assert episode_id(text) is None


def test_numbers_mean_episodes_only_where_they_are_asked_for(names: Names) -> None:
    assert not names.resolve("1.2", ("rider", "team")).matches
