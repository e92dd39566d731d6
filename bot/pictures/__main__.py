"""The process that draws: pictures as JSON in, PNG out, until nothing more comes in."""

import json
import signal
import sys

from bot.pictures.drawing import drawn
from bot.pictures.wire import LENGTH, unpacked


def main() -> None:
    """Draw whatever is asked for."""
    # Ctrl-C reaches every process of a terminal; this one ends when the bot closes its end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    while len(head := asked.read(LENGTH.size)) == LENGTH.size:
        png = drawn(unpacked(json.loads(asked.read(LENGTH.unpack(head)[0]))))
        answers.write(LENGTH.pack(len(png)) + png)
        answers.flush()


if __name__ == "__main__":
    main()
