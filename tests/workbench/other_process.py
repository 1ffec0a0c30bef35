"""A window's workbench in a process of its own, led by another process through its standard input.

python -m tests.workbench.other_process DATASET WORKSPACE: answers each line with a JSON document on a line.

    state               what it says of itself
    paint NAME X VALUE  one dab of one pixel at (X, 2); answered when its row is committed
    many NAME COUNT     so many dabs, each saved at once; answered by the number that was committed
    value NAME X        the pixel at (X, 2) as shown
    close               whether it closed
"""

import json
import queue
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from segtool.core.errors import SegtoolError
from segtool.workbench import Workbench, facade

PATIENCE = 20.0


def no_network(path: Path, device: str) -> Any:
    """Nothing is predicted here."""
    raise SegtoolError("There is no network.", "")


class Led:
    """The workbench and its event loop."""

    def __init__(self, dataset: Path, workspace: Path) -> None:
        self.bench = Workbench(factory=no_network)
        self.bench.open_dataset(dataset, workspace)
        self.wait(lambda: self.bench.current is not None)

    def wait(self, done: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < end
            QCoreApplication.processEvents()
            time.sleep(0.001)

    def show(self, name: str) -> None:
        self.bench.select(name)
        self.wait(lambda: not self.bench.loading and self.bench.current.name == name)  # type: ignore[union-attr]

    def state(self) -> dict[str, Any]:
        bench = self.bench
        return {
            "read_only": bench.read_only,
            "note": bench.read_only_note,
            "saved": bench.saved_state,
            "recovered": list(bench.recovered),
        }

    def paint(self, name: str, x: str, value: str) -> bool:
        self.show(name)
        workspace = self.bench.workspace
        assert workspace is not None
        before = workspace.newest_row(name)
        if not self.bench.start_stroke(int(value), 1, int(x) + 0.5, 2.5):
            return False
        self.bench.end_stroke()
        self.wait(lambda: workspace.newest_row(name) > before)
        return True

    def many(self, name: str, count: str) -> int:
        done = 0
        for number in range(int(count)):
            done += self.paint(name, str(number % 8), str(1 + 2 * (number // 8 % 2)))
            self.bench.save_now()
        return done

    def value(self, name: str, x: str) -> int:
        self.show(name)
        assert self.bench.canvas is not None
        return int(self.bench.canvas.label_map[2, int(x)])

    def close(self) -> bool:
        return self.bench.close()


def main() -> None:
    """The command."""
    application = QCoreApplication([])
    facade.TAKE_OVER_MS = 50
    led = Led(Path(sys.argv[1]), Path(sys.argv[2]))
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=lambda: [lines.put(line) for line in sys.stdin], daemon=True).start()
    print(json.dumps(led.state()), flush=True)
    while True:
        led.wait(lambda: True)
        application.processEvents()
        try:
            word, *rest = lines.get(timeout=0.005).split()
        except queue.Empty:
            continue
        print(json.dumps(getattr(led, word)(*rest)), flush=True)
        if word == "close":
            return


if __name__ == "__main__":
    main()
