"""Which language an answer speaks: the server's in public, the reader's in private."""

from __future__ import annotations

import pytest
from shown import Components, buttons, card, press
from simcord import ChannelHandle, MemberActor

from bot.preview import Simulation
from bot.records import Language

SERVERS = ("en-US", "en-GB", "fr", "de")
USERS: dict[str, Language] = {"en-US": "en", "en-GB": "en", "fr": "fr", "de": "en", "pt-BR": "en"}
# A server that still has Discord's untouched default says nothing about its language.
OF_SERVER: dict[str, Language | None] = {"en-US": None, "en-GB": "en", "fr": "fr", "de": "en"}


def join(here: Simulation, server: str, user: str) -> tuple[MemberActor, ChannelHandle]:
    """Return a member with a locale in a server with another, and a channel of it."""
    guild = here.env.create_guild("Another", preferred_locale=server)
    handle = here.env.create_user("reader")
    here.locales.of_user[handle.id] = user
    return guild.add_member(handle), guild.create_text_channel("another")


def language_of(here: Simulation, components: Components) -> Language:
    words = here.client.world.words
    label = buttons(components)["ask:d:"]
    spoken = [each for each in words.languages if words[each]("dismiss") == label]
    assert len(spoken) == 1
    return spoken[0]


@pytest.mark.parametrize("user", USERS)
@pytest.mark.parametrize("server", SERVERS)
async def test_the_server_decides_in_public_and_the_reader_in_private(
    here: Simulation, server: str, user: str
) -> None:
    reader, channel = join(here, server, user)

    public = card(await reader.slash(channel, "about"))
    private = card(await reader.slash(channel, "about", private=True))
    shown = card(await press(reader, private, "ask:s:"))
    miss = card(await reader.slash(channel, "team", team="qqqq"))

    assert language_of(here, public.components) == (OF_SERVER[server] or USERS[user])
    assert language_of(here, private.components) == USERS[user]
    assert language_of(here, shown.components) == (OF_SERVER[server] or USERS[user])
    assert language_of(here, miss.components) == USERS[user]
    assert [each.ephemeral for each in (public, private, shown, miss)] == [False, True, False, True]


@pytest.mark.parametrize("user", USERS)
@pytest.mark.parametrize("private", [False, True])
async def test_a_direct_message_speaks_the_reader_s_language(
    here: Simulation,
    user: str,
    private: bool,  # noqa: FBT001 - a parameter of pytest
) -> None:
    handle = here.env.create_user("reader")
    here.locales.of_user[handle.id] = user

    answer = card(await handle.slash("about", private=private))

    assert language_of(here, answer.components) == USERS[user]
    assert answer.ephemeral is private


@pytest.mark.parametrize("user", USERS)
async def test_somebody_else_s_copy_speaks_their_language(here: Simulation, user: str) -> None:
    reader, channel = join(here, "fr", user)
    asker = reader.guild.add_member(here.env.create_user("asker"))
    public = card(await asker.slash(channel, "season", number=1))

    copy = card(await press(reader, public, "ask:t:season/1/2"))

    assert language_of(here, public.components) == "fr"
    assert language_of(here, copy.components) == USERS[user]
    assert copy.ephemeral


async def test_suggestions_speak_the_language_of_whoever_types(here: Simulation) -> None:
    for user, language in USERS.items():
        reader, channel = join(here, "fr", user)
        say = here.client.world.words[language]
        offered = await reader.autocomplete(channel, "season", "number", "1")
        assert [each["name"] for each in offered] == [say("season-choice", number=1, year="2022")]


async def test_the_language_of_a_server_that_installed_nothing_still_counts(
    here: Simulation,
) -> None:
    """Somebody brings the application along into a server that is not its own."""
    reader, channel = join(here, "fr", "en-GB")
    here.locales.user_installed.add(reader.id)

    assert language_of(here, card(await reader.slash(channel, "about")).components) == "fr"
