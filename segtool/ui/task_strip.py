"""Long work under way: what, how far, how much longer, and a button to stop it. One row for each task."""

import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from segtool.ui.list_foot import time_left
from segtool.ui.theme import UNIT, label, tabular
from segtool.ui.words import QT_TR_NOOP, number, tr
from segtool.workbench import Workbench

TITLES: dict[str, str] = {
    "open": QT_TR_NOOP("Reading the dataset"),
    "check": QT_TR_NOOP("Checking the dataset"),
    "export": QT_TR_NOOP("Exporting the dataset"),
    "lint": QT_TR_NOOP("Looking at the label maps"),
    "mend": QT_TR_NOOP("Mending label maps"),
    "evaluate": QT_TR_NOOP("Evaluating"),
    "sample": QT_TR_NOOP("Drawing the sample dataset"),
}
"""Tasks that have a row here; predicting all and training have places of their own."""
SHOWN_AFTER_MS = 400
"""Work that is done by then is not worth a row that comes and goes."""
ESTIMATE_AFTER = 2.0
"""Seconds from which on the time left is more than a guess."""


class TaskStrip(QFrame):
    """Above the messages; hidden while nothing long is under way."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._workbench = workbench
        self.rows: dict[str, TaskRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * UNIT, UNIT // 2, UNIT, UNIT // 2)
        self._column.setSpacing(UNIT // 2)
        self.hide()
        workbench.taskProgress.connect(self._progress)
        workbench.provisionalChanged.connect(self._provisional_changed)
        workbench.taskDone.connect(lambda task, _result: self._end(task))
        workbench.taskFailed.connect(lambda task, _message, _hint: self._end(task))
        workbench.datasetOpened.connect(lambda: self._end_all("open", "sample"))
        workbench.datasetFailed.connect(lambda _message, _hint: self._end_all("open", "sample"))

    def _progress(self, task: str, done: int, total: int, item: str) -> None:
        bench = self._workbench
        alone = bench.dataset is None and bench.provisional is None
        if task not in TITLES or (task in ("open", "sample") and alone):
            return  # the start page tells of those
        row = self.rows.get(task)
        if row is None:
            row = self.rows[task] = TaskRow(task, self)
            row.stop.clicked.connect(lambda: self._stop(task))
            row.hide()
            self._column.addWidget(row)
            QTimer.singleShot(SHOWN_AFTER_MS, self, lambda: self._show(task))
        row.tell(done, total, item)

    def _show(self, task: str) -> None:
        if task in self.rows:
            self.rows[task].show()
            self.show()

    def _stop(self, task: str) -> None:
        self.rows[task].tell_stopping()
        self._workbench.cancel_task(task)

    def _provisional_changed(self) -> None:
        if self._workbench.dataset is None and self._workbench.provisional is None:
            self._end("open")  # the start page tells of it again

    def _end_all(self, *tasks: str) -> None:
        for task in tasks:
            self._end(task)

    def _end(self, task: str) -> None:
        row = self.rows.pop(task, None)
        if row is not None:
            self._column.removeWidget(row)
            row.deleteLater()
        self.setVisible(any(not each.isHidden() for each in self.rows.values()))


class TaskRow(QWidget):
    """Title, item in hand, bar, count, time left, Stop."""

    def __init__(self, task: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._started = time.monotonic()
        title = tr(TITLES[task])
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(28 * UNIT)
        self.bar.setAccessibleName(title)
        self.words = label("", "muted")
        self.words.setFont(tabular(self.words.font()))
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.stop = QPushButton(tr("Stop"))
        self.stop.setProperty("role", "quiet")
        self.stop.setAccessibleName(tr("Stop: {task}", task=title))
        self.stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        for part in (label(title), self.bar, self.words):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.stop)

    def tell(self, done: int, total: int, item: str) -> None:
        """How far it is. total: 0 where that is not known. item: what is in hand, for the tooltip."""
        self.bar.setRange(0, max(total, 0))
        self.bar.setValue(done)
        self.setToolTip(item)
        if not self.stop.isEnabled():
            return
        parts = [tr("{done} of {total}", done=number(done), total=number(total))] if total else []
        spent = time.monotonic() - self._started
        if total and done and spent >= ESTIMATE_AFTER:
            parts.append(time_left(spent / done * (total - done)))
        self.words.setText(" · ".join(parts))

    def tell_stopping(self) -> None:
        """It ends at its next item."""
        self.stop.setEnabled(False)
        self.words.setText(tr("Stopping…"))
