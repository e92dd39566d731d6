"""What holds for every command: who sees the answer, in which language, and what can be pressed."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from shown import but_for_the_report, buttons, card, leafed, press, text, title, turning
from simcord import MemberActor

from bot.client import command_names
from bot.preview import Simulation
from bot.questions import Way
from bot.words import Say

# One question to every command, and one to every command that answers on several pages.
ASKED: dict[str, dict[str, Any]] = {
    "about": {},
    "compare": {"rider": "bernard-hinault", "other": "greg-lemond"},
    "episode": {"episode": "s1e2"},
    "help": {"private": False},
    "onthisday": {"date": "2026-07-14"},
    "quote": {"person": "orla-chennaoui"},
    "records": {"what": "yellow"},
    "rider": {"rider": "wout-van-aert"},
    "search": {"words": "granon vingegaard"},
    "season": {"number": 1},
    "sources": {"fact": "visma"},
    "stage": {"stage": "2022 alpe"},
    "team": {"team": "visma"},
    "timeline": {"about": "2023"},
    "tour": {"year": 2003},
    "who": {"person": "grischa-niermann"},
}
# What these do is tried in tests/servers/ and tests/reloading/: they answer nobody but who asks.
DOING = ("admin", "look_up", "privacy", "settings", "watched")
PAGED: dict[str, dict[str, Any]] = {
    "onthisday": {"date": "2026-07-14"},
    "records": {"what": "yellow"},
    "search": {"words": "cavendish"},
    "season": {"number": 1},
    "sources": {},
    "team": {"team": "uae"},
    "timeline": {},
    "tour": {"year": 2004},
    "who": {"person": "marion-rousse"},
}
WITH_SOURCES = sorted(
    set(ASKED)
    - {"about", "compare", "help", "onthisday", "records", "search", "sources", "timeline"}
)

every_command = pytest.mark.parametrize("command", ASKED)
every_paged_command = pytest.mark.parametrize("command", PAGED)

DISMISS = f"ask:{Way.DISMISS}:"
SHOW = f"ask:{Way.SHOW}:"
PEEK = f"ask:{Way.PEEK}:"


def speaks(components: list[dict[str, Any]], say: Say) -> bool:
    """Tell whether a card is in a language: every card can be dismissed in it."""
    return buttons(components)[DISMISS] == say("dismiss")


def test_every_command_is_tried_here() -> None:
    assert sorted([*ASKED, *DOING]) == sorted(command_names())


@every_command
def test_a_command_is_registered_in_both_languages_for_servers_and_users(
    here: Simulation, command: str
) -> None:
    registered = next(
        each
        for entry in here.env.http_requests
        if entry.method == "PUT" and entry.path.endswith("/commands") and entry.json
        for each in entry.json
        if each["name"] == command
    )
    french = here.client.world.words["fr"]

    assert registered["name_localizations"] == {"fr": french(f"command-{command}")}
    assert registered["description_localizations"]["fr"] != registered["description"]
    assert sorted(registered["integration_types"]) == [0, 1]
    assert sorted(registered["contexts"]) == [0, 1, 2]
    for option in registered["options"]:
        assert set(option["name_localizations"]) == {"fr"}
        assert option["description_localizations"]["fr"] != option["description"]
    assert "private" in [option["name"] for option in registered["options"]]


@every_command
async def test_an_answer_is_public_and_in_the_reader_s_language(
    here: Simulation, fan: MemberActor, say: Say, command: str
) -> None:
    answer = card(await fan.slash(here.channel, command, **ASKED[command]))

    assert not answer.ephemeral
    assert speaks(answer.components, say)
    assert not any(each.startswith(SHOW) for each in buttons(answer.components))


@pytest.mark.server("fr")
@every_command
async def test_a_french_server_reads_french_in_public_and_everybody_their_own_in_private(
    here: Simulation, fan: MemberActor, say: Say, command: str
) -> None:
    french = here.client.world.words["fr"]

    public = card(await fan.slash(here.channel, command, **ASKED[command]))
    private = card(await fan.slash(here.channel, command, **ASKED[command] | {"private": True}))

    assert speaks(public.components, french)
    assert speaks(private.components, say)


@pytest.mark.server("fr")
@every_command
async def test_a_private_answer_is_shown_to_everyone_in_the_server_s_language(
    here: Simulation, fan: MemberActor, say: Say, command: str
) -> None:
    private = card(await fan.slash(here.channel, command, **ASKED[command] | {"private": True}))
    assert private.ephemeral

    shown = card(await press(fan, private, SHOW))

    assert not shown.ephemeral
    assert shown.id != private.id
    assert speaks(private.components, say)
    assert speaks(shown.components, here.client.world.words["fr"])
    public = card(await fan.slash(here.channel, command, **ASKED[command]))
    assert but_for_the_report(shown.components) == but_for_the_report(public.components)


@every_command
async def test_the_asker_dismisses_an_answer_and_nobody_else_does(
    here: Simulation, fan: MemberActor, stranger: MemberActor, say: Say, command: str
) -> None:
    result = await fan.slash(here.channel, command, **ASKED[command])
    answer = card(result)

    refused = card(await press(stranger, answer, DISMISS))
    assert refused.ephemeral
    assert not speaks(refused.components, say), "the stranger reads the other language"
    assert result.response is not None

    dismissed = await press(fan, answer, DISMISS)
    assert dismissed.acknowledged
    assert dismissed.followups == []
    assert result.response is None


@every_command
async def test_a_private_answer_is_dismissed(
    here: Simulation, fan: MemberActor, command: str
) -> None:
    result = await fan.slash(here.channel, command, **ASKED[command] | {"private": True})

    await press(fan, card(result), DISMISS)

    assert result.response is None


@pytest.mark.parametrize("command", WITH_SOURCES)
async def test_sources_are_shown_to_whoever_asks_for_them_alone(
    here: Simulation, fan: MemberActor, stranger: MemberActor, say: Say, command: str
) -> None:
    answer = card(await fan.slash(here.channel, command, **ASKED[command]))
    before = answer.components

    own = card(await press(fan, answer, PEEK))
    others = card(await press(stranger, answer, PEEK))

    assert own.ephemeral
    assert others.ephemeral
    assert title(own.components).startswith(say("sources"))
    assert speaks(own.components, say)
    assert not speaks(others.components, say)
    again = card(await fan.slash(here.channel, command, **ASKED[command]))
    assert but_for_the_report(again.components) == but_for_the_report(before)


@every_paged_command
async def test_the_asker_leafs_through_an_answer_in_place_and_back(
    here: Simulation, fan: MemberActor, command: str
) -> None:
    result = await fan.slash(here.channel, command, **PAGED[command])
    first = card(result)
    assert turning(first.components)[0] is None, "there is no page before the first"

    pages = await leafed(fan, first)

    assert len(pages) > 1
    assert len(set(pages)) == len(pages), "a page came twice"
    last = card(result)
    previous, following = turning(last.components)
    assert following is None, "there is no page behind the last"
    assert previous is not None
    assert text(card(await fan.click(last, custom_id=previous)).components) == pages[-2]
    assert not card(result).ephemeral


@every_paged_command
async def test_somebody_else_gets_the_next_page_as_a_private_copy(
    here: Simulation, fan: MemberActor, stranger: MemberActor, say: Say, command: str
) -> None:
    result = await fan.slash(here.channel, command, **PAGED[command])
    answer = card(result)
    following = turning(answer.components)[1]
    assert following is not None

    copy = card(await stranger.click(answer, custom_id=following))

    assert copy.ephemeral
    assert not speaks(copy.components, say), "the stranger reads the other language"
    assert card(result).components == answer.components
    leafed_on = turning(copy.components)[0]
    assert leafed_on is not None
    back = card(await stranger.click(copy, custom_id=leafed_on))
    assert back.id == copy.id, "the copy belongs to the stranger"


@every_command
async def test_a_question_in_a_direct_message_is_answered_in_the_reader_s_language(
    fan: MemberActor, say: Say, command: str
) -> None:
    answer = card(await fan.user.slash(command, **ASKED[command]))

    assert speaks(answer.components, say)
    assert (await press(fan.user, answer, DISMISS)).acknowledged


@every_command
async def test_a_member_without_rights_is_answered_where_the_bot_has_none(
    here: Simulation, fan: MemberActor, say: Say, command: str
) -> None:
    may = discord.Permissions(view_channel=True, use_application_commands=True)
    nothing = discord.Permissions.all()
    bare = discord.PermissionOverwrite.from_pair(may, nothing & ~may)
    assert here.client.user is not None
    channel = here.guild.create_text_channel(
        "bare",
        overwrites={
            here.guild.default_role: bare,
            here.client.user: discord.PermissionOverwrite.from_pair(
                discord.Permissions.none(), nothing
            ),
        },
    )

    answer = card(await fan.slash(channel, command, **ASKED[command]))

    assert speaks(answer.components, say)
    assert (await press(fan, answer, DISMISS)).acknowledged
