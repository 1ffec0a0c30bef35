"""Starts the real program with a network of the tests' own, which takes its time.

    python tests/stand_in_window.py [--end WAY MARK] ARGUMENTS OF SEGTOOL

The network "stand-in" marks red as pet. It sleeps `seconds` and leaves a file `mark` when it begins. --end: a moment
after the mark is there, say the time and end the window by its "button", or by "SIGTERM" or "SIGINT".
"""

import os
import signal
import sys
import threading
import time
from pathlib import Path

import torch
from torch import Tensor, nn

from segtool.ml.registry import register_network

MOMENT = 0.2
"""Seconds between the beginning of a prediction and the closing."""


class StandIn(nn.Module):
    """Logits from the difference of red and green."""

    def __init__(self, seconds: float = 0.0, mark: str = "") -> None:
        super().__init__()
        self.seconds = seconds
        self.mark = mark
        self.head = nn.Conv2d(3, 3, 1)
        with torch.no_grad():
            self.head.weight.copy_(
                torch.tensor([[1.0, -1.0, 0.0], [-1.0, 1.0, 0.0], [0.0, 0.0, 0.0]])[..., None, None]
            )
            self.head.bias.copy_(torch.tensor([0.0, 0.0, -100.0]))

    def forward(self, x: Tensor) -> Tensor:
        if self.mark:
            Path(self.mark).touch()
        time.sleep(self.seconds)
        logits: Tensor = self.head(x)
        return logits


def end_at(way: str, mark: Path) -> None:
    """End the program, from another thread, once a prediction is under way."""
    from PySide6.QtCore import QMetaObject, Qt
    from PySide6.QtWidgets import QApplication

    while not mark.exists():
        time.sleep(0.01)
    time.sleep(MOMENT)
    print(time.time(), flush=True)
    if way == "button":
        queued = Qt.ConnectionType.QueuedConnection
        QMetaObject.invokeMethod(QApplication.instance(), "closeAllWindows", queued)
    else:
        os.kill(os.getpid(), signal.Signals[way])


def main() -> int:
    """Register the network, then run the real main with what is left of the arguments."""
    from segtool.cli import main as real_main

    arguments = sys.argv[1:]
    register(StandIn)
    if arguments[:1] == ["--end"]:
        threading.Thread(target=end_at, args=(arguments[1], Path(arguments[2])), daemon=True).start()
        del arguments[:3]
    return real_main(arguments)


def register(builder: type[StandIn]) -> None:
    """Put the stand-in into the table of networks."""
    register_network("stand-in", builder)


if __name__ == "__main__":
    sys.exit(main())
