"""What holds for every option that a name is typed into: suggestions, and misses of every kind."""

from __future__ import annotations

import re

import pytest
from shown import Components, buttons, card, choices, text, title
from simcord import MemberActor

from bot.preview import Simulation
from bot.words import Say

# Every option with free text, something that is found there, and the record that it is.
OPTIONS = (
    ("episode", "episode", "Welcome to Hell", "s01e02"),
    ("team", "team", "Bahrain Victorious", "bahrain"),
    ("rider", "rider", "Mohorič", "matej-mohoric"),
    ("who", "person", "Yann Le Moënner", "yann-le-moenner"),
    ("quote", "person", "Julian Alaphilippe", "julian-alaphilippe"),
    ("quote", "topic", "rivaux et coéquipiers", "rivalry"),
    ("timeline", "about", "Yann Le Moënner", "yann-le-moenner"),
    ("sources", "fact", "Gino Mäder", "gino-mader"),
    ("stage", "stage", "Arenberg", "=tdf-2022-5"),
)
IDS = [f"{command}-{option}" for command, option, *_ in OPTIONS]
every_option = pytest.mark.parametrize(("command", "option", "typed", "id_"), OPTIONS, ids=IDS)
every_place = pytest.mark.parametrize(
    ("command", "option"), [each[:2] for each in OPTIONS], ids=IDS
)

# What somebody may type, and what of it must not stand in the answer as it is.
HOSTILE = (
    ("@everyone qqqq", "@everyone"),
    ("@here", "@here"),
    ("<@123456789012345678> qqqq", "<@"),
    ("<@&123456789012345678> qqqq", "<@&"),
    ("<#123456789012345678> qqqq", "<#"),
    ("</team:123456789012345678> qqqq", "</"),
    ("<t:0:R> qqqq", "<t:"),
    ("<:wave:123456789012345678> qqqq", "<:"),
    ("**qqqq**", "**qqqq"),
    ("__qqqq__", "__qqqq"),
    ("||qqqq||", "||qqqq"),
    ("~~qqqq~~", "~~qqqq"),
    ("`qqqq`", "`qqqq"),
    ("```\nqqqq\n```", "```"),
    ("[qqqq](https://example.com)", "](http"),
    ("https://example.com/qqqq", "https://"),
    ("qqqq\n# qqqq", "\n# qqqq"),
    ("qqqq\n> qqqq", "\n> qqqq"),
    ("qqqq\n- qqqq", "\n- qqqq"),
    ("\u202eqqqq", "\u202e"),
    ("qq\u200bqq\u2066", "\u2066"),
)
# What is found under all its decoration: the answer is public, and says what was typed.
DECORATED = tuple(
    (hostile.replace("qqqq", "la jumbo"), raw.replace("qqqq", "la jumbo"))
    for hostile, raw in HOSTILE
    if "qqqq" in hostile
)

STRANGE = (
    " ",
    "\u200b",
    "?",
    "'; DROP TABLE teams; --",
    "%s %d {0} {typed} $x",
    "../../etc/passwd",
    "a" * 2000,
    "é" * 2000,
    "team " * 400,
    "👩‍🚀" * 200,
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
    "السلام عليكم",
    "﷽" * 50,
    "\x00\x01\x02",
    "=",
    "==",
    "=\n",
    "/" * 90,
    "%2F" * 30,
    "0",
    "-1",
    "99999999999999999999",
)


def unescaped(components: Components) -> str:
    """Return what a card shows without the signs that a backslash makes harmless."""
    return re.sub(r"\\[^\w\s]", "", text(components))


@every_option
async def test_suggestions_come_from_the_first_letter_to_the_whole_name(
    here: Simulation, fan: MemberActor, command: str, option: str, typed: str, id_: str
) -> None:
    assert 0 < len(await fan.autocomplete(here.channel, command, option, "")) <= 25
    for length in range(3, len(typed) + 1):
        offered = choices(await fan.autocomplete(here.channel, command, option, typed[:length]))
        assert len(offered) <= 25
        assert id_ in offered, typed[:length]
    assert next(iter(choices(await fan.autocomplete(here.channel, command, option, typed)))) == id_


@every_option
async def test_accents_and_capitals_make_no_difference_to_suggestions(
    here: Simulation, fan: MemberActor, command: str, option: str, typed: str, id_: str
) -> None:
    plain = typed.translate(str.maketrans("čéëä", "ceea"))
    offered = [
        choices(await fan.autocomplete(here.channel, command, option, each))
        for each in (typed, plain, typed.upper(), plain.upper(), f"  {plain.lower()} ")
    ]

    assert id_ in offered[0]
    assert all(each == offered[0] for each in offered)


@every_place
async def test_nonsense_has_no_suggestions_and_breaks_nothing(
    here: Simulation, fan: MemberActor, command: str, option: str
) -> None:
    for nonsense in ("qqqq", "zzzzzzzz", "xkcd wqfp", "qx" * 1000):
        assert await fan.autocomplete(here.channel, command, option, nonsense) == [], nonsense
    for strange in (*STRANGE, *(each for each, _ in HOSTILE)):
        assert len(await fan.autocomplete(here.channel, command, option, strange)) <= 25, strange


@every_option
async def test_whatever_is_suggested_is_answered(
    here: Simulation, fan: MemberActor, command: str, option: str, typed: str, id_: str
) -> None:
    offered = choices(await fan.autocomplete(here.channel, command, option, ""))
    offered |= choices(await fan.autocomplete(here.channel, command, option, typed[:1]))
    offered |= choices(await fan.autocomplete(here.channel, command, option, typed))
    misses = {here.client.world.words[language]("miss-title") for language in ("en", "fr")}

    for value in offered:
        # Not every record has quotes or events: that is said, but never that it is not known.
        answer = card(await fan.slash(here.channel, command, **{option: value}))
        assert title(answer.components) not in misses, value
    assert not card(await fan.slash(here.channel, command, **{option: id_})).ephemeral


@every_option
async def test_suggestions_come_in_a_direct_message_too(
    fan: MemberActor, command: str, option: str, typed: str, id_: str
) -> None:
    assert id_ in choices(await fan.user.autocomplete(command, option, typed))


@every_place
async def test_what_is_not_here_is_told_in_private_without_a_raw_word_of_it(
    here: Simulation, fan: MemberActor, say: Say, command: str, option: str
) -> None:
    for hostile, raw in HOSTILE:
        for private in (False, True):
            told = card(
                await fan.slash(here.channel, command, **{option: hostile, "private": private})
            )
            assert told.ephemeral, hostile
            assert title(told.components) == say("miss-title"), hostile
            assert raw not in unescaped(told.components), hostile


async def test_what_is_found_under_decoration_is_shown_without_it(
    here: Simulation, fan: MemberActor
) -> None:
    for hostile, raw in DECORATED:
        answer = card(await fan.slash(here.channel, "team", team=hostile))
        above = unescaped(answer.components).partition("\n- ")[0]
        assert raw not in above, hostile
        assert "jumbo" in above.lower(), hostile


@every_place
async def test_strange_text_is_answered_and_breaks_nothing(
    here: Simulation, fan: MemberActor, command: str, option: str
) -> None:
    for strange in STRANGE:
        told = card(await fan.slash(here.channel, command, **{option: strange}))
        assert title(told.components), strange
        assert all(len(each) <= 100 for each in buttons(told.components)), strange


@every_option
async def test_two_thousand_characters_are_cut_where_they_are_shown(
    here: Simulation, fan: MemberActor, command: str, option: str, typed: str, id_: str
) -> None:
    told = card(await fan.slash(here.channel, command, **{option: f"{'qx' * 990} {typed} {id_}"}))

    assert told.ephemeral
    assert "qxqx" in text(told.components)
    assert len(text(told.components)) < 400
