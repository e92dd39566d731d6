"""What is covered in a server, and who gets to see it."""

from __future__ import annotations

from typing import Any

import pytest
from pressing import card, chosen, labels, one, press, text

from bot.preview import Simulation


async def ask(here: Simulation, command: str, **options: Any) -> Any:
    return card(await here.fan.slash(here.channel, command, **options))


async def test_by_default_old_results_are_open(here: Simulation) -> None:
    shown = await ask(here, "season", number=1)
    assert "Jonas Vingegaard" in text(shown)
    assert "Show me" not in labels(shown)


@pytest.mark.parametrize(
    ("command", "options", "secret"),
    [
        ("season", {"number": 1}, "won by Jonas Vingegaard"),
        ("episode", {"episode": "s1e2"}, "Van Aert wins in Calais"),
        ("rider", {"rider": "tadej-pogacar"}, "Won the Tour in"),
        ("timeline", {"about": "2022"}, "Jonas Vingegaard wins"),
    ],
)
async def test_covered_and_shown_to_whoever_presses(
    here: Simulation, command: str, options: dict[str, Any], secret: str
) -> None:
    assert secret in text(await ask(here, command, **options))
    await chosen(here, "spoilers", "sealed")
    covered = await ask(here, command, **options)
    assert not covered.ephemeral
    assert secret not in text(covered)
    result = await press(here.fan_fr, covered, "ask:r:")
    assert result.ephemeral
    assert "Me montrer" not in labels(card(result))
    await chosen(here, "language", "en")
    again = await press(here.fan, covered, "ask:r:")
    assert again.ephemeral
    assert secret in text(card(again))
    assert secret not in text(covered)
    # "Show everyone" of what was uncovered goes by the policy of the place again.
    public = await press(here.fan, card(again), "ask:s:")
    assert not public.ephemeral
    assert secret not in text(card(public))


async def test_the_channel_s_policy_comes_before_the_server_s(here: Simulation) -> None:
    await chosen(here, "spoilers", "sealed")
    await chosen(here, "spoilers", "open", here.channel.id)
    assert "Jonas Vingegaard" in text(await ask(here, "season", number=1))
    other = here.guild.create_text_channel("other")
    covered = card(await here.fan.slash(other, "season", number=1))
    assert "Jonas Vingegaard" not in str(covered.components)


async def test_a_channel_for_spoilers_shows_results_of_a_sealed_server(here: Simulation) -> None:
    await chosen(here, "spoilers", "sealed")
    settings = here.client.guilds_db.settings
    await settings.flag(here.guild.id, here.channel.id, spoilers=True)
    assert "Tadej Pogačar wins the 2025 Tour" in text(await ask(here, "timeline", about="2025"))


async def test_watched_opens_private_answers_only(here: Simulation) -> None:
    await chosen(here, "spoilers", "careful")
    await here.fan.slash(here.channel, "watched", season=1)
    mine = await ask(here, "season", number=1, private=True)
    assert "Jonas Vingegaard" in text(mine)
    other = await ask(here, "season", number=2, private=True)
    assert "Jonas Vingegaard" not in text(other)
    public = await ask(here, "season", number=1)
    assert "Jonas Vingegaard" not in text(public)
    theirs = card(await here.owner.slash(here.channel, "season", number=1, private=True))
    assert "Jonas Vingegaard" not in text(theirs)


async def test_a_result_opens_when_the_clock_says_so(here: Simulation) -> None:
    """Cards are kept by the decision taken: what was covered must not stay so."""
    here.client.daily.stop()
    just_after = 206 * 86_400 + 12 * 3_600  # 26 July 2026, at noon
    await here.env.advance_time(just_after)
    assert "2026 Tour ends" not in text(await ask(here, "timeline", about="2026"))
    await chosen(here, "spoiler-hours", "12")
    await here.env.advance_time(24 * 3_600)
    assert "2026 Tour ends" in text(await ask(here, "timeline", about="2026"))


async def test_a_forged_reveal_is_private(here: Simulation) -> None:
    await chosen(here, "spoilers", "sealed")
    covered = await ask(here, "season", number=2)
    assert one(covered, "ask:r:") == "ask:r:season/2"
    result = await press(here.owner, covered, "ask:r:")
    assert result.ephemeral


async def test_the_order_of_suggestions_gives_no_hint_where_results_are_covered(
    here: Simulation,
) -> None:
    async def offered() -> list[str]:
        choices = await here.fan.autocomplete(here.channel, "rider", "rider", "")
        return [choice["name"] for choice in choices]

    by_fame = await offered()
    assert "Eddy Merckx" in by_fame
    await chosen(here, "spoilers", "sealed")
    covered = await offered()
    assert set(covered) != set(by_fame)
    await chosen(here, "spoilers", "recent")
    assert await offered() == by_fame  # the last Tour is long over
