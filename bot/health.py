"""Whether the bot is well, for machines: `/healthz`, and `/metrics` as Prometheus reads it.

Nothing of it is imported or running unless a port is configured. What is counted is counted in
measures.py; here it only gets its names.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final

import structlog

from bot.config import BadSetting
from bot.measures import Times

if TYPE_CHECKING:
    from aiohttp import web
    from prometheus_client.metrics_core import Metric

log: structlog.stdlib.BoundLogger = structlog.get_logger("musette.health")

LOOK: Final = 0.1  # seconds between two looks at how late the event loop is


@asynccontextmanager
async def watched(client: Any, host: str, port: int | None) -> AsyncIterator[None]:  # noqa: ANN401 - the client is above this room
    """Serve both pages about a client on a port, 0 for any free one; nothing where it is None.

    Raises:
        BadSetting: the port cannot be opened.
    """
    if port is None:
        yield
        return
    from aiohttp import web  # noqa: PLC0415 - 20 MB that only those pay for who look

    health = Health(client)
    pages = web.Application()
    pages.router.add_get("/healthz", health.healthz)
    pages.router.add_get("/metrics", health.metrics)
    runner = web.AppRunner(pages, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    looking = asyncio.create_task(health.look())
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            raise BadSetting(
                f"MUSETTE_METRICS_PORT: {host}:{port} cannot be opened ({error.strerror}): "
                "choose another port, or end what uses it."
            ) from None
        log.info("metrics", host=host, port=runner.addresses[0][1])
        yield
    finally:
        looking.cancel()
        await runner.cleanup()


class Health:
    """Both pages, about one client."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401 - the same
        from prometheus_client import CollectorRegistry, ProcessCollector  # noqa: PLC0415 - the same

        self.client = client
        self._registry = CollectorRegistry(auto_describe=False)
        ProcessCollector(registry=self._registry)
        self._registry.register(self)

    async def look(self) -> None:
        """Note how late the event loop is, again and again."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + LOOK
            await asyncio.sleep(LOOK)
            self.client.measures.stops.note(max(0.0, loop.time() - due))

    async def healthz(self, _request: web.Request) -> web.Response:
        """Answer 200 while every shard is connected, else 503, with a word that says why."""
        from aiohttp import web  # noqa: PLC0415 - the same

        shards = self.client.shards
        away = sorted(number for number, shard in shards.items() if shard.is_closed())
        if not shards:
            return web.Response(status=503, text="starting\n")
        if away:
            return web.Response(status=503, text=f"not connected: shard {away}\n")
        return web.Response(text="ok\n")

    async def metrics(self, _request: web.Request) -> web.Response:
        """Answer with everything that was measured."""
        from aiohttp import web  # noqa: PLC0415 - the same
        from prometheus_client import CONTENT_TYPE_LATEST, generate_latest  # noqa: PLC0415 - the same

        return web.Response(
            body=generate_latest(self._registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )

    def collect(self) -> Iterator[Metric]:
        """Yield every measure under its name, as prometheus-client asks for them."""
        from prometheus_client.metrics_core import (  # noqa: PLC0415 - the same
            CounterMetricFamily,
            GaugeMetricFamily,
            InfoMetricFamily,
        )

        measures, world = self.client.measures, getattr(self.client, "world", None)
        answered = CounterMetricFamily(
            "musette_interactions", "Interactions answered", labels=("command", "outcome")
        )
        for labels, count in sorted(measures.outcomes.items()):
            answered.add_metric(labels, count)
        yield answered
        yield _histogram("musette_answer_seconds", "Time to an answer", measures.answer_times)
        yield _histogram(
            "musette_suggestion_seconds", "Time to suggestions", measures.suggestion_times
        )
        yield _histogram("musette_event_loop_lag_seconds", "Lateness of a timer", measures.stops)
        yield CounterMetricFamily(
            "musette_faults", "Errors that nobody foresaw", value=measures.faults
        )
        reloads = CounterMetricFamily("musette_reloads", "Reloads", labels=("outcome",))
        for outcome, count in sorted(measures.reloads.items()):
            reloads.add_metric((outcome,), count)
        yield reloads
        yield GaugeMetricFamily(
            "musette_underway", "Interactions being answered", value=len(self.client.underway)
        )
        yield InfoMetricFamily(
            "musette_world",
            "The facts that are served",
            value={"facts": world.version if world is not None else ""},
        )
        connected = GaugeMetricFamily(
            "musette_gateway_connected", "Whether a shard is connected", labels=("shard",)
        )
        latency = GaugeMetricFamily(
            "musette_gateway_latency_seconds", "From heartbeat to its reply", labels=("shard",)
        )
        for number, shard in sorted(self.client.shards.items()):
            connected.add_metric((str(number),), not shard.is_closed())
            if math.isfinite(shard.latency):
                latency.add_metric((str(number),), shard.latency)
        yield connected
        yield latency


def _histogram(name: str, explained: str, times: Times) -> Metric:
    from prometheus_client.metrics_core import HistogramMetricFamily  # noqa: PLC0415 - the same

    bounds = [*map(str, times.bounds), "+Inf"]
    buckets = list(zip(bounds, map(float, times.within()), strict=True))
    return HistogramMetricFamily(name, explained, buckets=buckets, sum_value=times.total)
