"""What an answer rests on, and which sources there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from bot.cards.layout import Card, source_name
from bot.cards.statements import sections
from bot.questions import Question
from bot.records import Gap, Source
from bot.words import Say


def sources_card(
    say: Say,
    sources: Sequence[Source],
    gaps: Sequence[Gap],
    *,
    page: int,
    turn: Callable[[int], Question],
) -> Card:
    """Return every source, counted by type, and what was looked for and not found."""
    counts = Counter(source.type for source in sources)
    types = [
        f"- {say('type-count', type=say(f'source-type-{type_}'), count=count)}"
        for type_, count in counts.most_common()
    ]
    blocks, page, count = sections(
        [
            ("", [say("sources-intro", count=len(sources))]),
            ("", types),
            (say("not-found"), [f"- {say.text(gap.text)}" for gap in gaps]),
            (say("all-sources"), [entry(say, source) for source in sources]),
        ],
        page,
    )
    return Card(say("sources-title"), blocks, footer=False, page=page, pages=count, turn=turn)


def record_sources_card(
    say: Say, name: str, sources: Sequence[Source], *, page: int, turn: Callable[[int], Question]
) -> Card:
    """Return what a record rests on."""
    lines = [entry(say, source) for source in sources] or [say("no-source")]
    blocks, page, count = sections([("", lines)], page)
    return Card(
        say("sources-of", name=name), blocks, footer=False, page=page, pages=count, turn=turn
    )


def entry(say: Say, source: Source) -> str:
    """Return one source in full: who, what, when, of which type."""
    parts = [source_name(source, say)]
    if source.author:
        parts.append(source.author)
    if source.title:
        parts.append(f"*{source.title}*")
    parts.append(say(f"source-type-{source.type}"))
    return f"- {' · '.join(parts)}"
