"""Which facts.db is served from, and how a new one takes its place.

The configured file is replaced at once, so that it is at no moment half written. Where it may not
be written, the new one goes to the data folder, and the next start takes whichever is newer.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

from bot.config import Config

KEPT: Final = "facts.db"  # in the data folder


def candidates(config: Config) -> list[Path]:
    """Return the files that a start may take, the newer one first.

    Newer is what was written later: a reload writes into the data folder only what is newer than
    the configured file, and whoever puts another file there afterwards writes it later still.
    """
    kept = config.data_dir / KEPT
    if not kept.is_file():
        return [config.facts]
    if not config.facts.is_file() or _written(kept) > _written(config.facts):
        return [kept, config.facts]
    return [config.facts, kept]


def _written(path: Path) -> int:
    return path.stat().st_mtime_ns


def put(new: Path, config: Config) -> Path:
    """Put a new file in the place of the configured one, else into the data folder.

    Returns:
        Where it was put.

    Raises:
        OSError: neither can be written; the configured file is as it was.
    """
    try:
        _replace(new, config.facts)
    except OSError:
        config.data_dir.mkdir(parents=True, exist_ok=True)
        kept = config.data_dir / KEPT
        _replace(new, kept)
        return kept
    return config.facts


def _replace(new: Path, target: Path) -> None:
    # Through a link, so that the link stays one.
    target = target.resolve()
    half = target.with_name(f".{target.name}.half")
    try:
        shutil.copyfile(new, half)
        half.chmod(0o644)
        with half.open("rb") as written:
            os.fsync(written.fileno())
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
