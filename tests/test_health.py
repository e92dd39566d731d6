"""What machines may know of the bot: /healthz and /metrics, in the real process."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from gateway import LoopbackDiscord, NotAcknowledged
from process import Process, connected, disconnected, running
from prometheus_client.parser import text_string_to_metric_families

pytestmark = pytest.mark.asyncio(loop_scope="module")


class Watched:
    """A connected process, its Discord, and where its pages are."""

    def __init__(self, discord: LoopbackDiscord, process: Process) -> None:
        self.discord = discord
        self.process = process
        (told,) = [each for each in process.events if each["event"] == "metrics"]
        assert told["host"] == "127.0.0.1", "nobody else can reach it"
        self.address = f"http://127.0.0.1:{told['port']}"

    async def page(self, path: str) -> tuple[int, str]:
        async with aiohttp.ClientSession() as session, session.get(self.address + path) as reply:
            return reply.status, await reply.text()

    async def samples(self) -> dict[str, float]:
        """Every sample of /metrics, by its name and labels as they are written there."""
        status, text = await self.page("/metrics")
        assert status == 200
        return {
            sample.name + json.dumps(sample.labels): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def watched(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Watched]:
    folder = tmp_path_factory.mktemp("watched")
    async with (
        LoopbackDiscord(heartbeat_interval=0.2) as discord,
        running(discord, folder, MUSETTE_METRICS_PORT="0") as process,
    ):
        await connected(discord)
        yield Watched(discord, process)


async def test_answers_and_suggestions_are_counted(watched: Watched) -> None:
    before = await watched.samples()
    for team in ("uae", "jumbo", "qqqq"):
        await watched.discord.slash("team", {"team": team})
    await watched.discord.autocomplete("team", "team", "vis")

    after = await watched.samples()

    def more(name: str) -> float:
        return after[name] - before.get(name, 0.0)

    team = 'musette_interactions_total{"command": "team", "outcome": "%s"}'
    assert more(team % "answered") == 2
    assert more(team % "unclear") == 1
    assert more("musette_answer_seconds_count{}") == 3
    assert more('musette_answer_seconds_bucket{"le": "3.0"}') == 3
    assert 0 < more("musette_answer_seconds_sum{}") < 3
    assert more("musette_suggestion_seconds_count{}") == 1
    assert after["musette_underway{}"] == 0
    assert after["musette_faults_total{}"] == 0


async def test_the_world_the_gateway_and_the_event_loop_are_told(watched: Watched) -> None:
    samples = await watched.samples()

    (world,) = [name for name in samples if name.startswith("musette_world_info")]
    assert re.search(r'"facts": "[0-9a-f]{12}"', world)
    assert samples['musette_gateway_connected{"shard": "0"}'] == 1
    assert 0 < samples['musette_gateway_latency_seconds{"shard": "0"}'] < 1
    assert samples["musette_event_loop_lag_seconds_count{}"] >= 1
    assert samples["process_resident_memory_bytes{}"] > 2**20


async def test_nothing_of_anybody_is_told(watched: Watched) -> None:
    await watched.discord.slash("team", {"team": "somebody's secret"})
    _, text = await watched.page("/metrics")

    assert "secret" not in text
    assert watched.discord.token not in text
    assert not re.search(r"(?<![\d.])\d{16,}", text), "no id of Discord's"


async def test_healthz_says_whether_it_is_connected(watched: Watched) -> None:
    assert await watched.page("/healthz") == (200, "ok\n")
    watched.discord.refuse_gateway(times=1)
    watched.discord.cut_gateway()
    await disconnected(watched.discord)

    status, text = await watched.page("/healthz")
    assert status == 503
    assert "shard [0]" in text
    await connected(watched.discord)
    assert (await watched.discord.slash("season", {"number": 1})).kind == 4
    assert await watched.page("/healthz") == (200, "ok\n")


async def test_what_could_not_be_sent_is_counted(watched: Watched) -> None:
    watched.discord.acknowledgement_limit = 0.3
    watched.discord.fail("POST", "/interactions/*", status=429, retry_after=30)
    with pytest.raises(NotAcknowledged):
        await watched.discord.slash("about")
    watched.discord.acknowledgement_limit = 3.0

    samples = await watched.samples()
    name = 'musette_interactions_total{"command": "about", "outcome": "unreached"}'
    assert samples[name] == 1


async def test_there_is_nothing_else(watched: Watched) -> None:
    for path in ("/", "/metrics/x", "/healthz/", "/admin"):
        status, _ = await watched.page(path)
        assert status == 404, path


async def test_a_port_that_is_taken_is_told_in_one_line(tmp_path: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        async with (
            LoopbackDiscord() as discord,
            running(
                discord, tmp_path, MUSETTE_METRICS_PORT=port, MUSETTE_LOG_LEVEL="WARNING"
            ) as process,
        ):
            assert await process.exit_code() == 2

    assert len(process.log) == 1
    assert process.log[0].startswith(f"MUSETTE_METRICS_PORT: 127.0.0.1:{port} cannot be opened (")


async def test_without_a_port_nothing_of_it_is_loaded(tmp_path: Path) -> None:
    async with LoopbackDiscord() as discord, running(discord, tmp_path) as process:
        await connected(discord)
        maps = Path(f"/proc/{process.pid}/net/tcp").read_text(encoding="ascii")
        mine = {
            Path(link).readlink().name
            for link in Path(f"/proc/{process.pid}/fd").iterdir()
            if "socket:" in str(link.readlink())
        }
        listening = [line.split()[9] for line in maps.splitlines()[1:] if line.split()[3] == "0A"]

        assert not [inode for inode in listening if f"socket:[{inode}]" in mine]
