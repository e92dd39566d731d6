"""For whoever runs the bot: what a reload did or found, how it is doing, what was reported."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.aside import Reloaded
from bot.build.changes import Change
from bot.build.faults import Fault
from bot.cards.layout import QUIET, Card
from bot.guilds.reported import Reported
from bot.measures import Latencies
from bot.questions import Ask, Question, Way
from bot.store import Store
from bot.words import Say

TOLD: Final = 8  # faults, or records that differ, that a card tells; a file tells all of them
LONGEST: Final = 100  # characters of a value
FIELDS: Final = 3  # of a record that differs


def reload_card(say: Say, told: Reloaded) -> Card:
    """Return what a reload did, or would do, or why it did nothing."""
    if told.faults:
        return _refused(say, told.faults, told.version)
    if told.preview:
        card = Card(say("reload-preview-title"), shareable=False, footer=False)
        card.add(say("reload-preview", version=told.version))
    else:
        card = Card(say("reload-done-title"), shareable=False, footer=False)
        card.add(_served(say, told))
    card.add("\n".join(_what_differs(say, told)))
    card.add("\n".join(_records(say, told.tried.difference.first)))
    card.add(f"-# {say('reload-cards', count=told.tried.cards)}")
    return card


def rollback_card(say: Say, told: Reloaded) -> Card:
    """Return what a rollback did, or why it did nothing."""
    if told.faults:
        return _refused(say, told.faults, told.version)
    card = Card(say("rollback-title"), shareable=False, footer=False)
    card.add(_served(say, told))
    return card


@dataclass(frozen=True, slots=True)
class Status:
    """How the bot is doing: times in seconds, sizes in bytes.

    `latencies` are those of the gateway by shard. `misses` is None where they are not counted.
    """

    seconds: float
    reloads: int
    latencies: Mapping[int, float]
    servers: int
    last_hour: Latencies
    errors: Sequence[tuple[datetime, str, str]]
    misses: Sequence[tuple[str, int]] | None
    memory: int
    data: int
    backup: datetime | None


def status_card(say: Say, store: Store, seen: Status) -> Card:
    """Return how the bot is doing."""
    card = Card(say("status-title"), shareable=False, footer=False)
    day = say.day(store.facts_date)
    records = say.number(sum(store.counts.values()))
    card.add(
        say("status-facts", version=store.version, day=day, records=records)
        + "\n"
        + say("about-unverified", count=store.unverified)
        + "\n"
        + say("status-reloads", count=seen.reloads)
    )
    minutes = int(seen.seconds) // 60
    shards = [
        say("status-shard", shard=str(shard), milliseconds=_milliseconds(say, seconds))
        for shard, seconds in sorted(seen.latencies.items())
    ]
    lines = [
        say(
            "status-up",
            days=str(minutes // 1440),
            hours=str(minutes // 60 % 24),
            minutes=str(minutes % 60),
        ),
        say("status-gateway", shards=say.several(shards)) if shards else "",
        say("status-servers", count=seen.servers),
        say("status-memory", megabytes=say.number(seen.memory // 2**20)),
        say("status-data", kilobytes=say.number(seen.data // 2**10)),
        say("status-backup", moment=_moment(seen.backup))
        if seen.backup
        else say("status-no-backup"),
    ]
    card.add("\n".join(filter(None, lines)))
    hour = seen.last_hour
    card.add(
        say(
            "status-answers",
            count=hour.answers,
            half=_milliseconds(say, hour.p50),
            most=_milliseconds(say, hour.p95),
            nearly=_milliseconds(say, hour.p99),
        )
    )
    card.add("\n".join(_misses(say, seen.misses)))
    errors = [f"- `{reference}` {kind} {_moment(at)}" for at, reference, kind in seen.errors]
    card.add("\n".join([say("status-errors" if errors else "status-no-errors"), *errors]))
    return card


def _milliseconds(say: Say, seconds: float) -> str:
    # A shard that is not connected has no latency.
    return say.number(round(seconds * 1000)) if math.isfinite(seconds) else "—"


def _moment(at: datetime) -> str:
    return f"<t:{int(at.timestamp())}:f>"


def _misses(say: Say, misses: Sequence[tuple[str, int]] | None) -> Iterator[str]:
    if misses is None:
        yield say("status-misses-off")
        return
    yield say("status-misses" if misses else "status-no-misses")
    for typed, count in misses:
        yield f"- {say.typed(typed)} · {say.number(count)}"


def report_card(say: Say, found: Reported | None, page: int, count: int) -> Card:
    """Return a reported mistake, and what can be done with it."""
    card = Card(say("reports-title"), shareable=False, footer=False)
    if found is None:
        card.add(say("reports-none"))
        return card
    card.add(
        say(
            "reports-about",
            number=str(found.id),
            question=say.typed(found.question),
            day=say.day(found.at[:10]),
            version=found.facts,
        )
    )
    card.add(f"**{say('report-wrong')}**\n{say.typed(found.wrong, 1000)}")
    card.add(f"**{say('report-source')}**\n{say.typed(found.source or '—', 300)}")
    if found.state == "accepted":
        card.add(say("reports-accepted"))
        settled = ("open", say("reports-reopen"))
    else:
        settled = ("accepted", say("reports-accept"))
    card.asks += [
        Ask(label, Question("admin", verb, found.id, page), Way.ACT)
        for verb, label in (
            settled,
            ("rejected", say("reports-reject")),
            ("export", say("reports-export")),
        )
    ]
    if count > 1:
        card.asks += [
            Ask(
                say("previous"),
                Question("admin", "page", page - 1),
                Way.ACT,
                disabled=page <= 1,
            ),
            Ask(
                say("next", page=min(page + 1, count), pages=count),
                Question("admin", "page", page + 1),
                Way.ACT,
                disabled=page >= count,
            ),
        ]
    return card


def _served(say: Say, told: Reloaded) -> str:
    seconds = say.number(round(told.seconds, 1))
    return say("reload-done", version=told.version, before=told.before, seconds=seconds)


def _refused(say: Say, faults: tuple[Fault, ...], version: str) -> Card:
    card = Card(say("reload-refused-title"), colour=QUIET, shareable=False, footer=False)
    card.add(say("reload-refused", count=len(faults), version=version))
    for fault in faults[:TOLD]:
        # What is wrong is told as the builder tells it, in English: it quotes files and keys.
        place = str(fault.place)[-LONGEST:].replace("`", "")
        card.add(f"`{place}` {say.typed(f'{fault.what} {fault.remedy}', 250)}")
    return card


def _what_differs(say: Say, told: Reloaded) -> Iterator[str]:
    for kind, (added, changed, removed) in sorted(told.tried.difference.counts.items()):
        yield say("reload-kind", kind=f"`{kind}`", added=added, changed=changed, removed=removed)
    if files := [*told.commands, *told.words]:
        yield say("reload-files", names=say.several(f"`{name}`" for name in files))
    if not told.tried.difference and not files:
        yield say("reload-nothing")
    if told.registered:
        yield say("reload-registered")
    if told.elsewhere:
        yield say("reload-elsewhere")


def _records(say: Say, first: Iterable[Change]) -> Iterator[str]:
    """Yield the first records that differ, before and after."""
    for change in list(first)[:TOLD]:
        yield f"- **{change.kind}** `{change.id[:LONGEST]}`"
        if change.how != "changed":
            yield f"  {say('reload-added' if change.how == 'added' else 'reload-removed')}"
            continue
        for name, before, after in change.fields[:FIELDS]:
            old, new = (say.typed(each or "—", LONGEST) for each in (before, after))
            yield f"  {name}: {old} → {new}"
