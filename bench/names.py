"""How well and how fast names are understood: the table of recall, refusal and speed.

    python -m bench.names --dev /path/to/names [--facts facts.db | --spellings spellings.jsonl]

`--dev` is a folder of `*_queries_dev.jsonl` files (rows with `query`, `expected`, `kind`;
negatives without `expected`; prefixes with `prefix`, `must_top5`, `scope`). `--spellings` is a
file of JSON lines, each the fields of a `Spelling`; without it those of `--facts` are taken.
`--misses` also prints every row that went wrong. Ends with the targets, and with 1 where one of
recall, refusal or prefixes is missed; speed depends on the machine and decides nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from bot.names import Names
from bot.names.folding import fold
from bot.records import Spelling
from bot.reload import COLLECTING
from bot.store import Store

Row = dict[str, Any]

ANY = ("rider", "team", "person")
SETS = {
    "riders": ("rider",),
    "teams": ("team",),
    "people": ("person", "rider"),
    "races": ("race",),
}
TARGETS = {
    "riders": ("≥", 0.90),
    "riders in five": ("≥", 0.95),
    "riders nickname": ("≥", 0.75),
    "teams": ("≥", 0.92),
    "people": ("≥", 0.97),
    "races": ("≥", 0.92),
    "accepted and wrong": ("≤", 0.03),
    "negatives accepted": ("≤", 0.02),
    "prefixes rider": ("≥", 0.92),
}
ROUNDS = 3
_SYLLABLES = [
    "ba",
    "be",
    "bi",
    "bo",
    "bru",
    "ca",
    "che",
    "co",
    "da",
    "de",
    "di",
    "dro",
    "fa",
    "fe",
    "fi",
    "flo",
    "ga",
    "ge",
    "gi",
    "gra",
    "ha",
    "he",
    "hu",
    "ja",
    "jo",
    "ka",
    "ki",
    "kle",
    "la",
    "le",
    "li",
    "lo",
    "ma",
    "me",
    "mi",
    "mo",
    "na",
    "ne",
    "ni",
    "no",
    "pa",
    "pe",
    "pi",
    "po",
    "pra",
    "ra",
    "re",
    "ri",
    "ro",
    "sa",
    "se",
    "si",
    "so",
    "sta",
    "ta",
    "te",
    "ti",
    "to",
    "tra",
    "va",
    "ve",
    "vi",
    "vo",
    "wa",
    "we",
    "wi",
    "za",
    "ze",
    "zo",
]


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a JSON lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_spellings(path: Path) -> list[Spelling]:
    """Return the spellings of a JSON lines file."""
    return [Spelling(**{**row, "years": tuple(row.get("years", ()))}) for row in read_rows(path)]


def folded(names: Iterable[str]) -> list[str]:
    """Return display names as they are compared."""
    return [fold(name) for name in names]


class Recall:
    """Counts of one kind of query."""

    def __init__(self) -> None:
        self.rows = self.first = self.five = self.accepted = self.wrong = 0

    def add(self, place: int | None, *, accepted: bool) -> None:
        """Count a query whose expected record came at `place` (0 is first)."""
        self.rows += 1
        self.first += place == 0
        self.five += place is not None
        self.accepted += accepted
        self.wrong += accepted and place != 0

    def line(self, name: str) -> str:
        """Return the counts as a line of the table."""
        share = [self.first, self.five, self.accepted, self.wrong]
        return f"{name:<22}{self.rows:>6}" + "".join(
            f"{n / max(self.rows, 1):>9.3f}" for n in share
        )


def measure_recall(names: Names, dev: Path, *, misses: bool) -> dict[str, float]:
    """Print recall a set and a kind; return the shares that have a target."""
    measured: dict[str, float] = {}
    everything = Recall()
    print(f"{'':<22}{'rows':>6}{'R@1':>9}{'R@5':>9}{'accepted':>9}{'wrong':>9}")
    for name, kinds in SETS.items():
        total = Recall()
        by_kind: dict[str, Recall] = defaultdict(Recall)
        for row in read_rows(dev / f"{name}_queries_dev.jsonl"):
            found = names.resolve(row["query"], kinds)
            shown = folded(match.name for match in found.matches)
            expected = fold(row["expected"])
            place = shown.index(expected) if expected in shown else None
            for count in (total, everything, by_kind[row["kind"]]):
                count.add(place, accepted=found.accepted)
            if misses and (place != 0):
                tops = [(m.name, m.how.value, m.score) for m in found.matches[:3]]
                print("   ", row["kind"], repr(row["query"]), "→", row["expected"], place,
                      "ACCEPTED" if found.accepted else "", tops)  # fmt: skip
        print(total.line(name))
        measured[name] = total.first / total.rows
        measured[f"{name} in five"] = total.five / total.rows
        for kind, count in sorted(by_kind.items()):
            print(count.line(f"  {kind}"))
            measured[f"{name} {kind}"] = count.first / count.rows
    print(everything.line("all positive queries"))
    measured["accepted and wrong"] = everything.wrong / everything.rows
    return measured


def measure_refusal(names: Names, dev: Path, *, misses: bool) -> float:
    """Print and return the share of negatives that are answered outright."""
    rows = read_rows(dev / "negative_queries_dev.jsonl")
    accepted = 0
    for row in rows:
        found = names.resolve(row["query"], ANY)
        accepted += found.accepted
        if misses and (found.accepted or found.ambiguous):
            tops = [(m.name, m.spelling, m.how.value, m.score) for m in found.matches[:3]]
            print("   ", repr(row["query"][:60]), "ACCEPTED" if found.accepted else "ASKED", tops)
    print(f"{'negatives accepted':<22}{len(rows):>6}{accepted / len(rows):>9.3f}")
    return accepted / len(rows)


def measure_prefixes(names: Names, dev: Path, *, misses: bool) -> dict[str, float]:
    """Print and return, a scope, the share of prefixes whose first five are all that they must."""
    right: dict[str, list[int]] = defaultdict(list)
    for row in read_rows(dev / "prefix_queries_dev.jsonl"):
        kinds = SETS["people"] if row["scope"] == "person" else (row["scope"],)
        chosen = names.suggest(row["prefix"], kinds)
        shown = [names.resolve(c.id, (c.kind,)).matches[0].name for c in chosen]
        first = folded(shown[:5])
        must = folded(row["must_top5"].split("|") if row["scope"] != "team" else _teams(row))
        ok = all(name in first for name in must)
        right[row["scope"]].append(ok)
        if misses and not ok:
            print("   ", repr(row["prefix"]), must, first)
    for scope, oks in right.items():
        print(f"{'prefixes ' + scope:<22}{len(oks):>6}{sum(oks) / len(oks):>9.3f}")
    return {scope: sum(oks) / len(oks) for scope, oks in right.items()}


def _teams(row: Row) -> list[str]:
    """Team names may hold the bar that separates several: put those back together."""
    return str(row["must_top5"]).replace("Visma | Lease", "Visma \0 Lease").split("|")


def made_up(count: int, seed: int = 1) -> list[Spelling]:
    """Return `count` riders whose names are made of syllables."""
    chance = random.Random(seed)

    def word(low: int, high: int) -> str:
        parts = chance.choices(_SYLLABLES, k=chance.randint(low, high))
        return "".join(parts).capitalize()

    given = [word(2, 3) for _ in range(2_000)]
    family = [word(2, 4) for _ in range(max(1_000, count // 3))]
    names = (f"{chance.choice(given)} {chance.choice(family)}" for _ in range(count))
    return [
        Spelling("rider", f"made-{n}", name, name, "name", (), chance.random() * 60)
        for n, name in enumerate(names)
    ]


def typed_like(spellings: Sequence[Spelling], count: int, seed: int = 2) -> Iterator[str]:
    """Yield names as people type them: whole, surname alone, with slips, and pure nonsense."""
    chance = random.Random(seed)
    for n in range(count):
        name = chance.choice(spellings).spelling
        if n % 3 == 0:
            name = name.rsplit(maxsplit=1)[-1]
        if n % 2 == 0 and len(name) > 3:
            for _ in range(1 + n % 4 // 2):
                at = chance.randrange(len(name))
                name = name[:at] + chance.choice("aeioutrnsl") + name[at + n % 2 :]
        if n % 10 == 9:
            name = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz ", k=12))
        yield name


def cpu_per_call(
    calls: Iterable[Callable[[str], object]], queries: Sequence[str]
) -> tuple[float, float]:
    """Return the median and the 99th percentile of CPU a call, in milliseconds.

    `calls` do the same by themselves, and the best of them counts for each query: the machine may
    stand still meanwhile. Each is asked a query once, for what was asked before may be remembered;
    the first fifty warm up.
    """
    asked = list(dict.fromkeys(queries))
    best = [float("inf")] * (len(asked) - 50)
    for call in calls:
        gc.collect()
        gc.freeze()
        gc.set_threshold(*COLLECTING)  # both as in the bot
        for query in asked[:50]:
            call(query)
        for at, query in enumerate(asked[50:]):
            start = time.process_time_ns()
            call(query)
            best[at] = min(best[at], time.process_time_ns() - start)
    best.sort()
    return best[len(best) // 2] / 1e6, best[int(len(best) * 0.99)] / 1e6


def measure_speed(title: str, spellings: Sequence[Spelling], queries: Sequence[str]) -> None:
    """Print build time and CPU a query and a suggestion."""
    several = []
    built = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        several.append(Names.of(spellings))
        built = min(built, time.process_time() - start)
    print(f"{title}: {len(spellings)} spellings, index built in {built:.2f} s")
    for label, kinds in (("rider", ("rider",)), ("any", ANY)):
        p50, p99 = cpu_per_call([partial(each.resolve, kinds=kinds) for each in several], queries)
        print(f"  resolve {label:<8} p50 {p50:.3f} ms   p99 {p99:.3f} ms")
    prefixes = [query[: 1 + n % 8] for n, query in enumerate(queries)]
    calls = [partial(each.suggest, kinds=("rider",)) for each in several]
    p50, p99 = cpu_per_call(calls, prefixes)
    print(f"  suggest          p50 {p50:.3f} ms   p99 {p99:.3f} ms")


async def stored(facts: Path) -> list[Spelling]:
    """Return the spellings of a fact store."""
    store = await Store.open(facts)
    try:
        return await store.spellings()
    finally:
        await store.close()


def main() -> int:
    """Print the table; return 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m bench.names")
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--facts", type=Path, default=Path("facts.db"))
    parser.add_argument("--spellings", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--no-speed", action="store_true")
    options = parser.parse_args()
    if options.spellings is None:
        spellings = asyncio.run(stored(options.facts))
    else:
        spellings = read_spellings(options.spellings)
    names = Names.of(spellings)
    measured = measure_recall(names, options.dev, misses=options.misses)
    measured["negatives accepted"] = measure_refusal(names, options.dev, misses=options.misses)
    measured["prefixes rider"] = measure_prefixes(names, options.dev, misses=options.misses)[
        "rider"
    ]
    if not options.no_speed:
        asked = {
            name: [row["query"] for row in read_rows(options.dev / f"{name}_queries_dev.jsonl")]
            for name in (*SETS, "negative")
        }
        queries = [query for each in asked.values() for query in each]
        riders = [spelling for spelling in spellings if spelling.kind == "rider"]
        measure_speed("riders, asked for riders", riders, asked["riders"] + asked["negative"])
        measure_speed("riders, asked for teams and races too", riders, queries)
        measure_speed("all real names", spellings, queries)
        many = made_up(100_000)
        measure_speed("made-up names", many, list(typed_like(many, 3_000)))
    return measure_targets(measured)


def measure_targets(measured: dict[str, float]) -> int:
    """Print each target with what was reached; return 1 where one is missed."""
    missed = 0
    for name, (sign, target) in TARGETS.items():
        met = measured[name] >= target if sign == "≥" else measured[name] <= target
        missed += not met
        print(f"{name:<22}{measured[name]:>9.3f}  {sign} {target:.2f}  {'' if met else 'MISSED'}")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
