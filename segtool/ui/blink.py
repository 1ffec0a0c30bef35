"""Two panes change places, back and forth: what differs between them jumps to the eye."""

from PySide6.QtCore import QObject, QTimer, Signal

HALF_MS = 500
"""Each of the two is seen this long: two changes a second are seen well and do no harm to anybody."""


class Blink(QObject):
    """`flipped` while the two have changed places: a key is held, or a timer runs and is in its second half."""

    changed = Signal()
    running_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held = False
        self._second = False
        self._timer = QTimer(self)
        self._timer.setInterval(HALF_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def flipped(self) -> bool:
        return self._held != self._second

    @property
    def running(self) -> bool:
        """The timer runs."""
        return self._timer.isActive()

    def hold(self, down: bool) -> None:
        """The key went down or up."""
        if down != self._held:
            self._held = down
            self.changed.emit()

    def run(self, on: bool) -> None:
        """Start or stop the timer; stopped, everything is in its own place."""
        if on == self.running:
            return
        if on:
            self._timer.start()
        else:
            self._timer.stop()
        self._set_second(on)  # at once: a press that does nothing for half a second looks broken
        self.running_changed.emit(on)

    def stop(self) -> None:
        """No key, no timer."""
        self.hold(False)
        self.run(False)

    def _tick(self) -> None:
        self._set_second(not self._second)

    def _set_second(self, second: bool) -> None:
        if second != self._second:
            self._second = second
            self.changed.emit()
