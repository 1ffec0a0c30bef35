"""What stands in the window while no dataset is open."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from segtool.ui import icons
from segtool.ui.icons import application_icon
from segtool.ui.phrasebook import translated
from segtool.ui.theme import UNIT, label
from segtool.ui.words import QT_TR_NOOP, tr

WIDTH = 460
HINT = QT_TR_NOOP("or drop a folder here")


class StartPage(QWidget):
    """The sample, the datasets opened last, a folder of one's own."""

    sample_wanted = Signal()
    folder_wanted = Signal()
    chosen = Signal(object)  # Path
    stop_wanted = Signal()
    unwanted = Signal(object)  # Path: of the list of those opened last

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stopping = False
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(WIDTH)
        self._column = QVBoxLayout(card)
        self._column.setContentsMargins(4 * UNIT, 4 * UNIT, 4 * UNIT, 3 * UNIT)
        self._column.setSpacing(UNIT)
        mark = QLabel()
        mark.setPixmap(application_icon().pixmap(QSize(56, 56)))
        self._column.addWidget(mark)
        self._column.addWidget(label("segtool", "display"))
        words = label(
            tr("Look at pets, their ground truth and a live prediction; correct it with a brush; fine-tune."),
            "muted",
        )
        words.setWordWrap(True)
        self._column.addWidget(words)
        self._column.addSpacing(UNIT)
        self.sample = self._button(
            tr("Open the sample dataset"), tr("48 drawn cats and dogs, to try everything"), "paw"
        )
        self.sample.clicked.connect(self.sample_wanted)
        self.folder = self._button(
            tr("Open a dataset folder…"),
            tr("Oxford-IIIT Pet layout, or pictures alone"),
            "folder",
        )
        self.folder.clicked.connect(self.folder_wanted)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._column.addLayout(self._recent)
        self._column.addSpacing(UNIT)
        self._hint = label(tr(HINT), "small")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.addWidget(self._hint)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(tr("Opening"))
        self.stop = QPushButton(tr("Stop"))
        self.stop.setProperty("role", "quiet")
        self.stop.setAccessibleName(tr("Stop opening"))
        self.stop.clicked.connect(self._stop)
        busy = QHBoxLayout()
        busy.setSpacing(UNIT)
        busy.addWidget(self._busy, 1)
        busy.addWidget(self.stop)
        self._column.addLayout(busy)
        for part in (self._busy, self.stop):
            part.hide()
        self._failure = label("", "bad")
        self._failure.setWordWrap(True)
        self._failure.hide()
        self._column.addWidget(self._failure)
        outer = QVBoxLayout(self)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)

    def _button(self, title: str, text: str, icon: str) -> QPushButton:
        button = QPushButton(f"{title}\n{text}")
        button.setObjectName("startButton")
        button.setIcon(icons.icon(icon))
        button.setIconSize(QSize(24, 24))
        button.setAccessibleName(title)
        self._column.addWidget(button)
        return button

    def show_recent(self, folders: Sequence[Path]) -> None:
        """The datasets opened last, newest first."""
        _empty(self._recent)
        if folders:
            self._recent.addSpacing(UNIT)
            self._recent.addWidget(label(tr("RECENT"), "caps"))
        for folder in folders:
            self._recent.addLayout(self._recent_row(folder))

    def _recent_row(self, folder: Path) -> QHBoxLayout:
        """A folder that is gone stays in sight (its disk may be plugged in again) and can be taken off the list."""
        there = folder.is_dir()
        words = str(folder) if there else tr("{folder} (not there now)", folder=folder)
        button = QPushButton(
            self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, WIDTH - 20 * UNIT)
        )
        button.setProperty("role", "quiet")
        button.setStyleSheet("text-align: left")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setEnabled(there)
        button.clicked.connect(lambda: self.chosen.emit(folder))
        remove = QToolButton()
        remove.setIcon(icons.icon("close"))
        remove.setToolTip(tr("Take off this list"))
        remove.setAccessibleName(tr("Take {folder} off this list", folder=folder.name))
        remove.clicked.connect(lambda: self.unwanted.emit(folder))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(button, 1)
        row.addWidget(remove)
        return row

    def show_opening(self, opening: bool, words: str = "", done: int = 0, total: int = 0) -> None:
        """A dataset is being read. total: 0 where it is not known yet how long that takes."""
        if not opening or self.stop.isHidden():
            self._stopping = False
            self.stop.setEnabled(True)
            self.stop.setText(tr("Stop"))
        for part in (self._busy, self.stop):
            part.setVisible(opening)
        self._busy.setRange(0, total)
        self._busy.setValue(done)
        if not self._stopping:
            self._hint.setText((words or tr("Opening…")) if opening else tr(HINT))
        for button in (self.sample, self.folder):
            button.setDisabled(opening)
        if opening:
            self._failure.hide()

    def _stop(self) -> None:
        """A slow disk is asked for nothing more; what is being read from it ends first."""
        self._stopping = True
        self.stop.setEnabled(False)
        self._hint.setText(tr("Stopping…"))
        self.stop_wanted.emit()

    def show_failure(self, message: str, hint: str) -> None:
        """It could not be opened."""
        self.show_opening(False)
        self._failure.setText(translated(f"{message} {hint}".strip()))
        self._failure.show()


def _empty(layout: QLayout) -> None:
    """Take everything out of a layout, and out of the layouts in it."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            _empty(inner)
        if widget is not None:
            widget.deleteLater()
