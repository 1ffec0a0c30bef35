"""Fill by a click; the colour wand by press and drag."""

from PySide6.QtCore import QPointF, Qt

from segtool.ui.tools.base import Gesture, pair

PER_STEP = 3.0
"""Screen pixels of the drag for one step of tolerance."""


class Fill(Gesture):
    """The connected area under the pointer."""

    def press(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self._tools.fill(pair(point), self.value)


class Wand(Gesture):
    """Colours like the one pressed on; farther to the right or up takes in more, back takes in fewer."""

    def press(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self._start, self._tolerance, self.busy = point, self._tools.options.tolerance, True
        self._show()

    def drag(self, point: QPointF) -> None:
        if self.busy:
            moved = point - self._start
            steps = round((moved.x() - moved.y()) * self.scale / PER_STEP)
            self._tolerance = min(max(self._tools.options.tolerance + steps, 0), 255)

    def preview(self) -> None:
        if self.busy and self._shown != self._tolerance:
            self._show()

    def release(self, point: QPointF) -> None:
        if self.busy:
            self.preview()
            self.busy = False
            self._tools.accept()
            self._tools.set(tolerance=self._tolerance)

    def _show(self) -> None:
        self._shown = self._tolerance
        self._tools.wand(pair(self._start), self.value, self._tolerance)
