"""What was shown fades away over what is shown now."""

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

FADE_MS = 160
FRAME_MS = 16


class Fade(QWidget):
    """Covers a widget with a picture of itself that becomes clear; takes no mouse."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over = over
        self._picture = QPixmap()
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._advance)
        self.hide()

    @property
    def fading(self) -> bool:
        return self._timer.isActive()

    def begin(self) -> None:
        """Keep how the widget looks now; to be called before it changes."""
        self.end()
        self._picture = self._over.grab()
        self.setGeometry(self._over.rect())
        self._clock.start()
        self._timer.start()
        self.show()
        self.raise_()

    def end(self) -> None:
        """Show what is there, at once: it moved, or is another picture."""
        self._timer.stop()
        self._picture = QPixmap()
        self.hide()

    def _advance(self) -> None:
        if self._clock.elapsed() >= FADE_MS:
            self.end()
        else:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(max(0.0, 1.0 - self._clock.elapsed() / FADE_MS))
        painter.drawPixmap(0, 0, self._picture)
