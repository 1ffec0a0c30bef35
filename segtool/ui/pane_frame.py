"""A pane with its heading, its busy line and the face it wears when there is nothing to draw."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QNativeGestureEvent, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from segtool.ui.fade import Fade
from segtool.ui.icons import draw, icon
from segtool.ui.pane import ImagePane
from segtool.ui.pane_grid import TITLE
from segtool.ui.theme import UNIT, colour, label, set_role
from segtool.ui.view_state import ViewState
from segtool.ui.words import tr

FRAME_MS = 33
LEGEND_FROM = 420
"""Width of a frame in which its heading has room for what the colours mean, in logical pixels."""
LAP_MS = 1400
"""Time of one pass of the busy line."""


class BusyLine(QWidget):
    """A thin line that moves while something is under way."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(3)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._at = 0
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._advance)
        self.hide()

    def _advance(self) -> None:
        self._at = (self._at + FRAME_MS) % LAP_MS
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        length = self.width() * 0.28
        x = (self.width() + length) * self._at / LAP_MS - length
        painter.fillRect(QRectF(x, 0, length, self.height()), colour(QPalette.ColorRole.Highlight))


class Face(QFrame):
    """What a pane says when it has nothing to draw: an icon, a sentence, perhaps a button."""

    pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pane = parent
        self.setObjectName("card")
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = label("", "title")
        self._text = label("", "muted")
        for part in (self._title, self._text):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            part.setWordWrap(True)
        self._button = QPushButton()
        self._button.clicked.connect(self.pressed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self._icon)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignCenter)
        self._shown: tuple[str, str, str, str] = ("", "", "", "")
        self.low = False
        self.hide()

    def say(self, icon: str, title: str, text: str = "", button: str = "", low: bool = False) -> None:
        """Show these words; an empty title hides the face. low: at the bottom, so that the picture is seen."""
        self._shown = (icon, title, text, button)
        self.low = low
        self._icon.setVisible(not low)
        self.setVisible(bool(title))
        if not title:
            return
        if icon:
            ink = colour(QPalette.ColorRole.PlaceholderText)
            self._icon.setPixmap(draw(icon, 32, ink, self.devicePixelRatioF()))
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(f"{title} {text}".strip())
        self.place()

    @property
    def words(self) -> tuple[str, str, str]:
        """Title, text and button as shown; empty while hidden."""
        return ("", "", "") if self.isHidden() else self._shown[1:]

    def redraw(self) -> None:
        """The theme changed."""
        self.say(*self._shown, low=self.low)

    def place(self) -> None:
        """Keep to the middle of the pane."""
        parent = self._pane
        width = min(320, parent.width() - 4 * UNIT)
        self.setFixedWidth(max(width, 120))
        self.adjustSize()
        room = parent.height() - self.height()
        self.move((parent.width() - self.width()) // 2, room - 2 * UNIT if self.low else room // 2)


class ElidedLabel(QLabel):
    """One line that ends in dots where there is no room; its whole text is the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "muted")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        painter.drawText(
            self.contentsRect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text
        )


class PaneFrame(QWidget):
    """Heading above, picture below. The heading is a button: what the pane shows is chosen there."""

    menu_wanted = Signal()

    def __init__(self, state: ViewState, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pane = ImagePane(state, name)
        self.face = Face(self.pane)
        self.busy = BusyLine(self.pane)
        self.fade = Fade(self.pane)
        self.heading = QToolButton()
        self.heading.setObjectName("paneTitle")
        self.heading.setText(name.upper())
        self.heading.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.heading.setAccessibleName(tr("{kind}: choose what this pane shows", kind=name))
        self.heading.setToolTip(tr("Choose what this pane shows"))
        self.heading.setIcon(icon("expand"))
        self.heading.setIconSize(QSize(12, 12))
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow behind the words
        self.heading.clicked.connect(self.menu_wanted)
        self._detail = ElidedLabel()
        self._legend = label("", "small")
        self._legend.hide()
        self._note = label("", "chip")
        self._note.hide()
        header = QWidget()
        header.setObjectName("paneHeader")
        header.setFixedHeight(TITLE)
        self._row = QHBoxLayout(header)
        self._row.setSpacing(UNIT)
        self._row.addWidget(self.heading)
        self._row.addWidget(self._detail, 1)
        self._row.addWidget(self._legend)
        self._row.addWidget(self._note, 0, Qt.AlignmentFlag.AlignVCenter)  # as tall as its words
        self.inset(0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self.pane, 1)
        self.pane.resized.connect(self._pane_resized)

    def inset(self, left: int, right: int) -> None:
        """Keep the heading's words this far from the frame's edges: another frame lies over the rest."""
        self._row.setContentsMargins(UNIT // 2 + left, 0, UNIT + 4 + right, 0)

    def set_title(self, heading: str, detail: str = "", note: str = "", accent: bool = False) -> None:
        """heading: what is shown. detail: where it comes from. note: a chip at the right."""
        self.heading.setText(heading.upper())
        self._detail.setText(detail)
        self._detail.setToolTip(detail)
        set_role(self._note, "chip-accent" if accent else "chip")
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def set_legend(self, parts: Sequence[tuple[tuple[int, int, int], str]]) -> None:
        """What the colours mean: colour and word of each; shown where there is room."""
        self._legend.setText(
            "&nbsp;&nbsp;".join(
                f'<span style="color:#{r:02x}{g:02x}{b:02x}">\u25a0</span>&nbsp;{word}'
                for (r, g, b), word in parts
            )
        )
        self._show_legend()

    def _show_legend(self) -> None:
        self._legend.setVisible(bool(self._legend.text()) and self.width() >= LEGEND_FROM)

    @property
    def title(self) -> str:
        """Heading, detail and note in one line."""
        return " ".join(part.text() for part in (self.heading, self._detail, self._note) if part.text())

    def set_busy(self, busy: bool) -> None:
        """The thin moving line at the top of the pane."""
        self.busy.setVisible(busy)

    def _pane_resized(self) -> None:
        self.busy.resize(self.pane.width(), self.busy.height())
        self.face.place()
        self._show_legend()

    def event(self, event: QEvent) -> bool:
        # Here and not in the pane: Qt hands on what the pane takes no notice of, and each move of the pointer over
        # the pane would have to pass through here otherwise.
        if isinstance(event, QNativeGestureEvent) and self.pane.take_gesture(event):
            return True
        return super().event(event)
