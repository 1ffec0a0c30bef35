"""What waits to be written: in order, nothing dropped, failed items kept."""

import threading
import time
from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segtool.core.errors import SegtoolError
from segtool.core.operation import Operation
from segtool.core.workspace import Facts


@dataclass(frozen=True)
class Append:
    """One event for the journal: "do" with its operation, "undo" or "redo".

    fresh: it begins a correction in place of one that cannot be read; what led to that one goes first.
    """

    name: str
    event: str
    operation: Operation | None
    fresh: bool = False


@dataclass(frozen=True)
class Save:
    """A sample's label map (None: the file goes) with its facts. through: the newest journal row known to hold.

    sources: who set each pixel, of the same size; None where nobody knows.
    """

    name: str
    label_map: NDArray[np.uint8] | None
    facts: Facts
    through: int = 0
    sources: NDArray[np.uint8] | None = None


Item = Append | Save


class Shelf:
    """Items on their way to the disk; used by the window's thread and the writer's.

    An item that fails is held back, and every later item of its sample behind it, so that the order within a sample
    stays; other samples go on. A save replaces an older one of the same sample: it holds the whole label map.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: deque[Item] = deque()
        self._held: deque[Item] = deque()
        self._failures: dict[str, SegtoolError] = {}
        self._in_hand: Item | None = None

    def put(self, item: Item) -> None:
        """Add an item at the end."""
        with self._changed:
            shelf = self._held if item.name in self._failures else self._waiting
            if isinstance(item, Save):
                older = [other for other in shelf if isinstance(other, Save) and other.name == item.name]
                for other in older:
                    shelf.remove(other)
            shelf.append(item)

    def take(self) -> Item | None:
        """The next item, which is then in hand until `done` or `fail`; None where nothing waits."""
        with self._changed:
            self._in_hand = self._waiting.popleft() if self._waiting else None
            return self._in_hand

    def done(self) -> None:
        """What was in hand is on the disk."""
        with self._changed:
            self._in_hand = None
            self._changed.notify_all()

    def fail(self, error: SegtoolError) -> None:
        """What was in hand could not be written: it is held back, first of its sample."""
        with self._changed:
            item, self._in_hand = self._in_hand, None
            if item is None:
                return
            mine = [other for other in self._waiting if other.name == item.name]
            for other in mine:
                self._waiting.remove(other)
            newer_save = isinstance(item, Save) and any(isinstance(other, Save) for other in mine)
            self._held.extend(mine if newer_save else [item, *mine])
            self._failures[item.name] = error
            self._changed.notify_all()

    def retry(self) -> None:
        """Put what was held back in front of what waits."""
        with self._changed:
            self._waiting.extendleft(reversed(self._held))
            self._held.clear()
            self._failures.clear()

    def wait_until_settled(self, timeout_s: float) -> bool:
        """Wait until everything was tried; True where everything is on the disk."""
        end = time.monotonic() + timeout_s
        with self._changed:
            while self._waiting or self._in_hand is not None:
                left = end - time.monotonic()
                if left <= 0:
                    return False
                self._changed.wait(left)
            return not self._held

    @property
    def failures(self) -> dict[str, SegtoolError]:
        """Why the samples whose items are held back could not be written."""
        with self._changed:
            return dict(self._failures)

    def names(self) -> set[str]:
        """Samples with anything that is not on the disk yet."""
        with self._changed:
            found = {item.name for item in (*self._waiting, *self._held)}
            if self._in_hand is not None:
                found.add(self._in_hand.name)
            return found

    def saves(self) -> set[str]:
        """Samples with a label map that is not on the disk yet."""
        with self._changed:
            items = (*self._waiting, *self._held, self._in_hand)
            return {item.name for item in items if isinstance(item, Save)}
