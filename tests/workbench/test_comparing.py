"""Figures of a large picture: worked out beside the window, given up when it closes."""

import threading
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from segtool.core.metrics import figures_of
from segtool.workbench.comparing import AT_ONCE_PIXELS, Comparing


def large() -> tuple[np.ndarray, np.ndarray]:
    truth = np.full((900, 900), 2, np.uint8)
    assert truth.size > AT_ONCE_PIXELS
    truth[100:500, 100:500] = 1
    return truth, np.roll(truth, 30, axis=1)


def test_a_large_picture_is_compared_in_a_thread(qtbot: QtBot) -> None:
    comparing = Comparing()
    truth, guess = large()
    at_once: list[bool] = []
    comparing.changed.connect(lambda: at_once.append(True))
    with qtbot.waitSignal(comparing.changed, timeout=5000):
        comparing.compare(truth, guess)
        assert not at_once
    assert comparing.figures == figures_of(truth, guess)
    assert comparing.stop(2000)


def test_closing_does_not_wait_for_a_comparison_to_end(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = threading.Event()

    def slow(*_: Any) -> Iterator[np.ndarray]:
        for _step in range(200):
            begun.set()
            time.sleep(0.02)
            yield np.zeros((3, 3), np.int64)

    monkeypatch.setattr("segtool.workbench.comparing.confusion_parts", slow)
    comparing = Comparing()
    comparing.compare(*large())
    assert begun.wait(5)
    assert comparing.stop(1000)
