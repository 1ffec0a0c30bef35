"""Messages: the newest in a strip, all of them in a list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from segtool.ui import icons
from segtool.ui.icons import draw
from segtool.ui.phrasebook import translated
from segtool.ui.theme import UNIT, Theme, label
from segtool.ui.words import tr

SHOWN_MS = 9000
"""A note goes by itself after this time; a problem stays until it is closed."""
KEPT = 200


@dataclass(frozen=True)
class Message:
    """One message. kind: "note", "done" or "problem"."""

    time: datetime
    kind: str
    text: str
    hint: str


class MessageStrip(QFrame):
    """The newest message, with a button for what can be done and one to close it."""

    history_wanted = Signal()

    def __init__(self, theme: Theme | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.history: list[Message] = []
        self._theme = theme
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self._icon = QLabel()
        self._text = label("")
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton()
        self._action.clicked.connect(self._act)
        self._do: Callable[[], None] | None = None
        earlier = QPushButton(tr("All messages"))
        earlier.setProperty("role", "quiet")
        earlier.clicked.connect(self.history_wanted)
        close = QToolButton()
        close.setIcon(icons.icon("close"))
        close.setAccessibleName(tr("Close the message"))
        close.setToolTip(tr("Close"))
        close.clicked.connect(self.hide)
        for button in (self._action, earlier, close):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT // 2, UNIT, UNIT // 2)
        row.setSpacing(UNIT)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(earlier)
        row.addWidget(close)
        self.hide()

    def say(
        self,
        text: str,
        hint: str = "",
        kind: str = "note",
        button: str = "",
        do: Callable[[], None] | None = None,
    ) -> None:
        """Show a message and keep it. do: called when its button is pressed."""
        if not text:
            return
        text, hint = translated(text), translated(hint)
        self.history.append(Message(datetime.now(), kind, text, hint))
        del self.history[:-KEPT]
        icon, token = {"note": ("info", "muted"), "done": ("accept", "good"), "problem": ("warning", "bad")}[
            kind
        ]
        ink = (
            QColor(getattr(self._theme.tokens, token))
            if self._theme
            else self.palette().color(QPalette.ColorRole.Text)
        )
        self._icon.setPixmap(draw(icon, 20, ink, self.devicePixelRatioF()))
        self._text.setText(f"{text} {hint}".strip())
        self._action.setText(button)
        self._action.setVisible(bool(button))
        self._do = do
        self.show()
        if kind == "problem":
            self._timer.stop()
        else:
            self._timer.start()

    @property
    def text(self) -> str:
        """What is shown; empty while hidden."""
        return "" if self.isHidden() else self._text.text()

    def _act(self) -> None:
        if self._do is not None:
            self._do()
        self.hide()
