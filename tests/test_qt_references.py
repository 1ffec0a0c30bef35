"""PySide6 6.12.0 lost a reference of None at each call that returns nothing, and aborted the interpreter."""

import sys

from PySide6.QtCore import QObject


def test_calls_that_return_nothing_leave_the_references_of_none_alone() -> None:
    """On Python 3.12 and newer None is immortal and its count never moves, which is as good."""
    thing = QObject()
    thing.blockSignals(True)
    before = sys.getrefcount(None)
    for _ in range(20_000):
        thing.setObjectName("")
    assert abs(sys.getrefcount(None) - before) < 100
