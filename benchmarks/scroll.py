"""Scrolling the list and the grid of samples: time of a frame, at 7,349 and at 100,000 samples; and their filling."""

import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication

from benchmarks.harness import Row, row
from segtool.core.dataset import Sample
from segtool.core.query import Query
from segtool.core.workspace import Facts
from segtool.ui.qimage import thumbnail_image
from segtool.ui.sample_delegate import GRID, LIST
from segtool.ui.sample_list import SampleList
from segtool.workbench.browsing import Browsing

COUNTS = (7_349, 100_000)
FRAMES = 60
STEP = 90
"""Pixels a frame: a quick wheel."""
FRAME_MS = 16.7


class _Bench(QObject):
    """What the list needs of a workbench; thumbnails come at once."""

    sampleLoading = Signal(str)
    sampleChanged = Signal()
    thumbnailReady = Signal(str, object)
    thumbnailOld = Signal(str)
    predictAllChanged = Signal()

    def __init__(self, count: int) -> None:
        super().__init__()
        self.samples = tuple(
            Sample(f"pug_{number}", Path(f"{number}.jpg"), Path(f"{number}.png"), "pug", "dog", "test")
            for number in range(count)
        )
        self.dataset = self.split = self.current = self.predict_all_step = None
        self.loading = ""
        self.picture = np.random.default_rng(1).integers(0, 255, (192, 256, 3), np.uint8)
        self.browsing = Browsing(self, self)

    def facts(self, _name: str) -> Facts:
        return Facts()

    def known_facts(self) -> dict[str, Facts]:
        return {}

    def set_order(self, names: list[str]) -> None:
        self.order = names

    def request_thumbnails(self, names: list[str], _side: int = 128) -> None:
        for name in names:
            self.thumbnailReady.emit(name, self.picture)

    def cancel_predict_all(self) -> None:
        """Nothing runs."""


def _frames(shown: SampleList) -> tuple[list[float], list[float]]:
    """Milliseconds of each frame, by the clock and by what the window's thread worked."""
    bar, times, own = shown.view.verticalScrollBar(), [], []
    image = thumbnail_image(shown._workbench.picture)
    for _ in range(FRAMES):
        for place in shown.view.wanted_places()[:40]:
            name = shown.model.name_at(place)
            if shown.model.wants_thumbnail(name, 256):
                shown.model.set_thumbnail(name, image, 256)
        QApplication.processEvents()
        start, worked = time.perf_counter(), time.thread_time()
        bar.setValue(bar.value() + STEP)
        QApplication.processEvents()
        times.append((time.perf_counter() - start) * 1000)
        own.append((time.thread_time() - worked) * 1000)
    return times, own


def measure() -> list[Row]:
    """Both looks at both sizes."""
    application = QApplication.instance() or QApplication([])
    rows = []
    for count in COUNTS:
        bench = _Bench(count)
        shown = SampleList(bench)  # type: ignore[arg-type]
        shown.resize(420, 900)
        shown.show()
        start = time.perf_counter()
        bench.browsing.open()
        QApplication.processEvents()
        rows.append(row(f"fill {count}", [(time.perf_counter() - start) * 1000]))
        start = time.perf_counter()
        bench.browsing.set_query(Query(text="99", sort="name", descending=True))
        QApplication.processEvents()
        rows.append(row(f"search {count}", [(time.perf_counter() - start) * 1000]))
        bench.browsing.clear()
        for mode in (LIST, GRID):
            shown.restore_look({"mode": mode})
            QApplication.processEvents()
            times, own = _frames(shown)
            rows.append(
                row(
                    f"scroll {mode} {count}",
                    times,
                    bar=f"95th percentile under {FRAME_MS} ms",
                    holds=lambda median, p95, ratio: p95 < FRAME_MS,
                )
            )
            rows.append(row(f"scroll {mode} {count}, the window's own time", own))
        shown.close()
        shown.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert application is not None
    return rows
