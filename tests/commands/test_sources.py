"""/sources: what an answer rests on, and which sources there are."""

from __future__ import annotations

import pytest
from shown import buttons, card, choices, leafed, press, title
from simcord import MemberActor

from bot.preview import Simulation
from bot.records import SourceType
from bot.words import Say


@pytest.mark.parametrize(
    ("fact", "record"),
    [
        ("season 1", "season-1"),
        ("Saison 2", "season-2"),
        ("s1e2", "s01e02"),
        ("Welcome to Hell", "s01e02"),
        ("Jumbo-Visma", "visma"),
        ("WVA", "wout-van-aert"),
        ("Rousse", "marion-rousse"),
    ],
)
async def test_every_source_of_a_record_is_named(
    here: Simulation, fan: MemberActor, fact: str, record: str
) -> None:
    sources = await here.client.world.store.record_sources(record)
    assert sources

    pages = "\n".join(await leafed(fan, card(await fan.slash(here.channel, "sources", fact=fact))))

    for source in sources:
        if source.type is not SourceType.EPISODE:
            assert source.publisher in pages
        if source.url:
            assert f"<{source.url}>" in pages
        if source.title:
            assert source.title in pages


async def test_without_a_fact_it_lists_all_sources_and_what_was_not_found(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    store = here.client.world.store

    answer = card(await fan.slash(here.channel, "sources"))
    pages = "\n".join(await leafed(fan, answer))

    assert title(answer.components) == say("sources-title")
    sources = await store.sources()
    assert str(len(sources)) in pages
    for source in sources:
        if source.url:
            assert f"<{source.url}>" in pages
        if source.title:
            assert source.title in pages
    for gap in await store.gaps():
        assert say.text(gap.text) in pages


async def test_a_weak_source_is_named_and_not_linked(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    pages = "\n".join(await leafed(fan, card(await fan.slash(here.channel, "sources"))))

    for kind in (SourceType.COPY, SourceType.WEB, SourceType.EPISODE):
        lines = [line for line in pages.splitlines() if say(f"source-type-{kind}") in line][1:]
        assert lines, kind
        assert not [line for line in lines if "http" in line]


async def test_the_title_names_the_record_in_the_reader_s_language(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    name = await here.client.world.store.name_of("season-1")
    assert name is not None

    answer = card(await fan.slash(here.channel, "sources", fact="season-1"))

    assert name.to(say.language) in title(answer.components)


@pytest.mark.parametrize("private", [False, True])
async def test_one_of_several_near_is_chosen_as_visibly_as_it_was_asked(
    here: Simulation,
    fan: MemberActor,
    say: Say,
    private: bool,  # noqa: FBT001
) -> None:
    missed = card(
        await fan.slash(here.channel, "sources", fact="vingegaard jumbo", private=private)
    )
    way = "p" if private else "o"
    assert missed.ephemeral
    assert title(missed.components) == say("miss-title")
    assert f"ask:{way}:sources/jonas-vingegaard" in buttons(missed.components)

    chosen = card(await press(fan, missed, f"ask:{way}:sources/jonas-vingegaard"))

    assert chosen.ephemeral is private
    assert "Jonas Vingegaard" in title(chosen.components)


async def test_a_record_that_is_not_here_is_told_in_private(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    told = card(await fan.slash(here.channel, "sources", fact="qqqq"))

    assert told.ephemeral
    assert title(told.components) == say("miss-title")


async def test_every_kind_of_record_is_suggested(here: Simulation, fan: MemberActor) -> None:
    for typed, wanted in (
        ("v", "visma"),
        ("hell", "s01e02"),
        ("saison 2", "season-2"),
        ("season", "season-3"),
        ("ROGLIČ", "primoz-roglic"),
        ("roglic", "primoz-roglic"),
        ("rouss", "marion-rousse"),
    ):
        offered = choices(await fan.autocomplete(here.channel, "sources", "fact", typed))
        assert wanted in offered, typed


async def test_seasons_are_suggested_in_the_reader_s_language(
    here: Simulation, fan: MemberActor, say: Say
) -> None:
    offered = choices(await fan.autocomplete(here.channel, "sources", "fact", "saison"))

    assert offered["season-1"] == say("season-button", number=1)
