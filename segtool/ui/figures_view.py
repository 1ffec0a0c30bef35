"""The figures of one picture, as a small table with bars."""

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from segtool.core.classes import CLASSES
from segtool.core.metrics import BINARY_RULES, Figures
from segtool.ui.pane_faces import against, same_size
from segtool.ui.theme import UNIT, colour, label, set_role, tabular
from segtool.ui.words import QT_TR_NOOP, number, tr
from segtool.workbench import Workbench

NONE = "–"
CONFIDENCE = "confidence"
WHOLE = 255
BINARY_TITLES = {
    "border_as_pet": QT_TR_NOOP("Pet, border as pet"),
    "border_ignored": QT_TR_NOOP("Pet, border ignored"),
}


class Bar(QWidget):
    """A thin bar, 0 to 1."""

    def __init__(self, ink: QColor | None = None) -> None:
        super().__init__()
        self._ink = ink
        self._value: float | None = None
        self.setMinimumWidth(32)

    def set_value(self, value: float | None) -> None:
        """None shows the empty track."""
        self._value = value
        self.update()

    def set_ink(self, ink: QColor) -> None:
        """Another colour."""
        self._ink = ink
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(48, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(0, self.height() / 2 - 2, self.width(), 4)
        painter.setBrush(colour(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(track, 2, 2)
        if self._value:
            painter.setBrush(self._ink or colour(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(QRectF(0, track.top(), self.width() * self._value, 4), 2, 2)


class FiguresView(QWidget):
    """IoU of each class, their mean, and the pet alone by its two rules."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._against = label("", "small")
        self._values: dict[str, tuple[QLabel, Bar | None]] = {}
        self._measured: tuple[Any, float | None] = (None, None)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        rows = [
            (
                "mean",
                tr("Mean IoU"),
                None,
                tr("Mean of the classes' IoU: intersection over union, 1 is perfect"),
            ),
            *(
                (c.name, tr(c.name).capitalize(), QColor(*c.colour), tr("IoU of {name}", name=tr(c.name)))
                for c in CLASSES
            ),
            *(
                (key, tr(BINARY_TITLES[key]), None, tr(rule).capitalize())
                for key, rule in BINARY_RULES.items()
            ),
            (
                CONFIDENCE,
                tr("Confidence"),
                None,
                tr("Mean over all pixels of how sure the network is, 1 is certain"),
            ),
        ]
        for position, (key, title, ink, tip) in enumerate(rows):
            name, number = label(title, "muted" if position else "title"), label(NONE)
            bar = Bar(ink) if key not in (*BINARY_TITLES, CONFIDENCE) else None
            number.setFont(tabular(number.font()))
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            number.setFixedWidth(44)  # no figure moves another
            number.setAccessibleName(title if key == CONFIDENCE else tr("IoU, {title}", title=title))
            for widget in (name, number):
                widget.setToolTip(tip)
            grid.addWidget(name, position, 0, 1, 1 if bar else 2)
            if bar is not None:
                grid.addWidget(bar, position, 1)
            grid.addWidget(number, position, 2)
            grid.setRowMinimumHeight(position, 20)
            self._values[key] = (number, bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(grid)
        column.addWidget(self._against)
        self._against.setWordWrap(True)

    def show_state(self, bench: Workbench) -> None:
        """The figures of the sample on show, and against what they are."""
        prediction = bench.prediction
        if prediction is not self._measured[0]:
            mean = None if prediction is None else float(prediction.confidence.mean()) / WHOLE
            self._measured = (prediction, mean)
        self.show_figures(bench.figures, against(bench), self._measured[1])
        if bench.figures is None and not same_size(bench):
            self._against.setText(tr("The sizes differ: nothing to compare"))

    def show_figures(self, figures: Figures | None, what: str, confidence: float | None = None) -> None:
        """The prediction's figures against "ground truth" or "your correction", in the window's language."""
        values: dict[str, float | None] = dict.fromkeys(self._values)
        if figures is not None:
            values |= {"mean": figures.mean_iou, **figures.iou, **figures.binary_iou}
        values[CONFIDENCE] = confidence
        for key, (figure, bar) in self._values.items():
            value = values.get(key)
            figure.setText(number_text(value))
            set_role(figure, "title" if key == "mean" else "")
            if bar is not None:
                bar.set_value(value)
        self._against.setText(
            tr("Prediction against {what}", what=what)
            if figures is not None
            else tr("Needs a label map and a prediction")
        )

    def set_colours(self, colours: dict[int, tuple[int, int, int]]) -> None:
        """The colours that the classes are drawn with."""
        for pixel_class in CLASSES:
            bar = self._values[pixel_class.name][1]
            if bar is not None:
                bar.set_ink(QColor(*colours[pixel_class.value]))

    def text(self, key: str) -> str:
        """A figure as shown, by class name, "mean", or binary rule."""
        return self._values[key][0].text()


def number_text(value: float | None) -> str:
    """A figure for people; a dash where there is none."""
    return NONE if value is None else number(value, 3)
