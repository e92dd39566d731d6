"""The one clock: whatever depends on now asks it. It stands still in tests and moves when told."""

from __future__ import annotations

from datetime import datetime

import discord


def now() -> datetime:
    """Return the present moment, in UTC."""
    return discord.utils.utcnow()
