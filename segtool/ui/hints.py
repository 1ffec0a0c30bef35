"""Hints for the first minutes: a few bubbles, one after the other, beside what they speak of."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from segtool.ui.theme import UNIT, label
from segtool.ui.words import QT_TR_NOOP, tr

if TYPE_CHECKING:
    from segtool.ui.main_window import MainWindow

WIDTH = 300


@dataclass(frozen=True)
class Hint:
    """One bubble. beside: the part of the window over whose lower edge it stands."""

    text: str
    beside: str


HINTS: tuple[Hint, ...] = (
    Hint(
        QT_TR_NOOP("Paint here with the left button to correct the mask. Every stroke is saved by itself."),
        "panes.left",
    ),
    Hint(
        QT_TR_NOOP("The network's prediction of this picture comes here. T takes it over as a start."),
        "panes.right",
    ),
    Hint(
        QT_TR_NOOP("Enter accepts what is right and goes on; D and A go to the next and previous picture."),
        "sample_list",
    ),
    Hint(
        QT_TR_NOOP("? shows every key. Ctrl+T trains the network on what you corrected."),
        "side",
    ),
)


class Hints(QObject):
    """Shows them from the first to the last; `ended` when the person has seen them or wants no more."""

    ended = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._at = 0
        self.bubble: Bubble | None = None

    def start(self) -> None:
        """From the first one, unless they are on show."""
        if self.bubble is None:
            self._at = 0
            self._show()

    def stop(self) -> None:
        """Take the one on show away."""
        self._close()

    def _show(self) -> None:
        bubble = self.bubble = Bubble(self._window.stack, self._at, len(HINTS))
        bubble.seen.connect(self._next)
        bubble.no_more.connect(self._end)
        self._window.installEventFilter(self)
        self._place()
        bubble.show()
        bubble.raise_()

    def _place(self) -> None:
        if self.bubble is None:
            return
        body: QWidget = self._window.stack
        beside: QWidget = attrgetter(HINTS[self._at].beside)(self._window)
        target = beside if beside.isVisible() and body.isAncestorOf(beside) else body
        corner = target.mapTo(body, QPoint(0, 0))
        size = self.bubble.sizeHint().expandedTo(self.bubble.minimumSize())
        x = corner.x() + (target.width() - size.width()) // 2
        y = corner.y() + target.height() - size.height() - 3 * UNIT
        x = max(UNIT, min(x, body.width() - size.width() - UNIT))
        self.bubble.setGeometry(x, max(UNIT, y), size.width(), size.height())

    def _next(self) -> None:
        self._close()
        self._at += 1
        if self._at < len(HINTS):
            self._show()
        else:
            self.ended.emit()

    def _end(self) -> None:
        self._close()
        self.ended.emit()

    def _close(self) -> None:
        self._window.removeEventFilter(self)
        if self.bubble is not None:
            self.bubble.hide()
            self.bubble.deleteLater()
            self.bubble = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)


class Bubble(QFrame):
    """One hint. It never takes the focus: whoever paints goes on."""

    seen = Signal()
    no_more = Signal()

    def __init__(self, parent: QWidget, at: int, count: int) -> None:
        super().__init__(parent)
        self.setObjectName("bubble")
        self.setFixedWidth(WIDTH)
        text = label(tr(HINTS[at].text))
        text.setWordWrap(True)
        self.got_it = QPushButton(tr("Got it"))
        self.got_it.setProperty("role", "primary")
        self.got_it.clicked.connect(self.seen)
        self.enough = QPushButton(tr("No more hints"))
        self.enough.setProperty("role", "quiet")
        self.enough.clicked.connect(self.no_more)
        buttons = QHBoxLayout()
        buttons.addWidget(label(tr("{at} of {count}", at=at + 1, count=count), "small"))
        buttons.addStretch(1)
        for button in (self.enough, self.got_it):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT + UNIT // 2)
        column.setSpacing(UNIT)
        column.addWidget(text)
        column.addLayout(buttons)
