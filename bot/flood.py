"""Flood control: for everybody and every server a bucket of tokens that no hand empties.

A script does. What is kept is one moment a bucket, when it will be full again, and of the least
recently used ones nothing: whoever is forgotten has a full bucket.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

USER_BURST: Final = 100
USER_RATE: Final = 20.0  # a second; Discord's own applications let nobody press as fast
SERVER_BURST: Final = 500
SERVER_RATE: Final = 250.0  # a second: a sixth of what one process answers
KEPT: Final = 20_000  # buckets of a kind, some 150 bytes each

# No simulation moves this clock: a bucket fills in a test too.
Clock = Callable[[], float]


class Buckets:
    """Buckets of one size, by id.

    Args:
        burst: how many tokens a full one holds.
        rate: how many flow in a second.
        most: how many buckets are kept.
        now: a clock that only moves forward, in seconds.
    """

    def __init__(
        self, burst: int, rate: float, *, most: int = KEPT, now: Clock = time.perf_counter
    ) -> None:
        self._token = 1 / rate  # seconds in which one flows in
        self._room = (burst + 0.01) / rate  # with room for what rounding adds up to
        self._most = most
        self._now = now
        self._full_at: OrderedDict[int, float] = OrderedDict()

    def take(self, key: int) -> bool:
        """Take a token out of a bucket; False where there is none."""
        now = self._now()
        full_at = max(self._full_at.get(key, now), now) + self._token
        if full_at - now > self._room:
            return False
        self._full_at[key] = full_at
        self._full_at.move_to_end(key)
        if len(self._full_at) > self._most:
            self._full_at.popitem(last=False)
        return True

    def __len__(self) -> int:
        return len(self._full_at)


class Flood:
    """Who may still ask. What is suggested while somebody types is counted apart from answers."""

    def __init__(self, now: Clock = time.perf_counter) -> None:
        self._users = Buckets(USER_BURST, USER_RATE, now=now)
        self._servers = Buckets(SERVER_BURST, SERVER_RATE, now=now)
        self._typing_users = Buckets(USER_BURST, USER_RATE, now=now)
        self._typing_servers = Buckets(SERVER_BURST, SERVER_RATE, now=now)

    def lets(self, user: int, server: int | None, *, typing: bool = False) -> bool:
        """Tell whether an interaction is let in, by Discord's ids of its user and its server.

        What a user may not is not counted against the server.
        """
        users = self._typing_users if typing else self._users
        servers = self._typing_servers if typing else self._servers
        return users.take(user) and (server is None or servers.take(server))
