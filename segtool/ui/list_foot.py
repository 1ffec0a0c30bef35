"""Below the list: how many samples there are, what is predicted in the background, list or grid, size."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from segtool.ui import icons
from segtool.ui.fields import Slider
from segtool.ui.sample_delegate import GRID, LIST
from segtool.ui.sample_view import SIZES
from segtool.ui.theme import UNIT, label, tabular
from segtool.ui.words import tr
from segtool.workbench.predict_all import Step


class ListFoot(QWidget):
    """Counts, progress of predict all, and how the samples are shown."""

    look_wanted = Signal(str, int)
    """mode, width of a thumbnail"""
    clear_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = label("", "small")
        self.counts.setWordWrap(True)
        self.counts.setFont(tabular(self.counts.font()))
        self.clear = QPushButton(tr("Clear filters"))
        self.clear.setProperty("role", "quiet")
        self.clear.clicked.connect(self.clear_wanted)
        self.clear.hide()
        self.slider = Slider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(tr("Size of the thumbnails"))
        self.slider.setToolTip(tr("Size of the thumbnails"))
        self.slider.setMinimumWidth(48)
        self.modes = {LIST: QToolButton(), GRID: QToolButton()}
        self.progress = QWidget()
        self.doing = label("", "small")
        self.doing.setFont(tabular(self.doing.font()))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of predicting all"))
        self.stop = QToolButton()
        self._lay_out()
        self.show_look(LIST, SIZES[LIST][1])

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        texts = {LIST: tr("Show the samples as a list"), GRID: tr("Show the samples as a grid")}
        for mode, button in self.modes.items():
            button.setIcon(icons.icon("rows" if mode == LIST else "grid"))
            button.setCheckable(True)
            button.setToolTip(texts[mode])
            button.setAccessibleName(texts[mode])
            button.clicked.connect(lambda _checked=False, mode=mode: self.look_wanted.emit(mode, 0))
            group.addButton(button)
        self.slider.valueChanged.connect(lambda width: self.look_wanted.emit(self.mode, width))
        self.stop.setIcon(icons.icon("close"))
        self.stop.setToolTip(tr("Stop predicting all"))
        self.stop.setAccessibleName(tr("Stop predicting all"))
        self.stop.clicked.connect(self.stop_wanted)
        run = QHBoxLayout(self.progress)
        run.setContentsMargins(0, 0, 0, 0)
        run.setSpacing(UNIT)
        words = QVBoxLayout()
        words.setSpacing(UNIT // 2)
        words.addWidget(self.doing)
        words.addWidget(self.bar)
        run.addLayout(words, 1)
        run.addWidget(self.stop)
        self.progress.hide()
        first = QHBoxLayout()
        first.setSpacing(UNIT // 2)
        first.addWidget(self.counts, 1)
        first.addWidget(self.clear)
        second = QHBoxLayout()
        second.setSpacing(UNIT // 2)
        second.addWidget(self.slider, 1)
        for button in self.modes.values():
            second.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT + 4, UNIT, UNIT, UNIT - 2)
        column.setSpacing(UNIT // 2)
        column.addWidget(self.progress)
        column.addLayout(first)
        column.addLayout(second)

    @property
    def mode(self) -> str:
        """LIST or GRID, by the buttons."""
        return GRID if self.modes[GRID].isChecked() else LIST

    def show_look(self, mode: str, width: int) -> None:
        """How the samples are shown now."""
        self.modes[mode].setChecked(True)
        with QSignalBlocker(self.slider):
            self.slider.setRange(SIZES[mode][0], SIZES[mode][2])
            self.slider.setValue(width)

    def show_counts(
        self, shown: int, total: int, edited: int, accepted: int, selected: int, narrowed: bool
    ) -> None:
        """How many samples there are."""
        whole = shown == total
        parts = [tr("%n samples", n=total) if whole else tr("{shown} of {total}", shown=shown, total=total)]
        if selected > 1:
            parts.append(tr("{count} selected", count=selected))
        parts.append(tr("{count} edited", count=edited))
        parts.append(tr("{count} accepted", count=accepted))
        self.counts.setText(" · ".join(parts))
        self.clear.setVisible(narrowed)

    def show_step(self, step: Step | None) -> None:
        """How far predict all is; None where it does not run."""
        self.progress.setVisible(step is not None)
        if step is None:
            return
        words = tr("Predicting {done} of {total}", done=step.done, total=step.total)
        left = "" if step.left is None else time_left(step.left)
        self.doing.setText(f"{words} · {left}" if left else words)
        self.doing.setToolTip(tr("The picture on show is predicted first."))
        self.bar.setRange(0, max(step.total, 1))
        self.bar.setValue(step.done)


def time_left(seconds: float) -> str:
    """About how long it takes still, in words."""
    if seconds < 60:
        return tr("%n s left", n=max(round(seconds), 1))
    if seconds < 3600:
        return tr("%n min left", n=round(seconds / 60))
    return tr("{hours} h {minutes} min left", hours=int(seconds // 3600), minutes=int(seconds % 3600 // 60))
