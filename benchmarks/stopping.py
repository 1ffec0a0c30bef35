"""Ending a long run by Ctrl+C or SIGTERM at a place where it can go on."""

import signal
from types import FrameType

from segtool.core.progress import ShouldStop


def stopper() -> ShouldStop:
    """Notes both signals from now on; the question whether one came."""
    asked: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        asked.append(number)

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, note)
    return lambda: bool(asked)
