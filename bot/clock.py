"""The one clock: everything that depends on now asks it.

discord.py's own clock is used, because a simulated Discord moves that one.
"""

from __future__ import annotations

from datetime import datetime

import discord


def now() -> datetime:
    """Return this moment, aware, in UTC."""
    return discord.utils.utcnow()
