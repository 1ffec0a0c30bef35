"""The lint page: what looks wrong in label maps, spot by spot, with a mend for one or for all of a kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from segtool.core.linting import Finding
from segtool.core.tools.lint import LINTS, MENDS
from segtool.ui.dialogs.mend_question import MendQuestion
from segtool.ui.fields import ChoiceBox
from segtool.ui.phrasebook import translated
from segtool.ui.theme import UNIT, label, tabular
from segtool.ui.words import QT_TR_NOOP, number, tr
from segtool.workbench.linting import ALL, LISTED, MEND, SAMPLE, MendReport

if TYPE_CHECKING:
    from segtool.ui.main_window import MainWindow

HEADS = (QT_TR_NOOP("Sample"), QT_TR_NOOP("What"), QT_TR_NOOP("Pixels"))
KINDS: dict[str, str] = {
    "stray values": QT_TR_NOOP("Stray values"),
    "one class": QT_TR_NOOP("All one class, or no pet"),
    "island": QT_TR_NOOP("Islands"),
    "hole": QT_TR_NOOP("Holes"),
    "no border": QT_TR_NOOP("Pet beside background without border"),
    "border width": QT_TR_NOOP("Border of an unusual width"),
}
SCOPES: dict[str, str] = {
    SAMPLE: QT_TR_NOOP("This sample"),
    LISTED: QT_TR_NOOP("What the list shows"),
    ALL: QT_TR_NOOP("The whole dataset"),
}
SHOWN = 5000
"""Rows of the table at most; more are counted."""
ROOM = 6.0
"""A spot is shown with so many times its own size around it, at least `LEAST` pixels of the picture."""
LEAST = 24.0


class LintPage(QDialog):
    """Stands beside the window, which goes on."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lint = window.workbench.linting
        self._shown: list[Finding] = []
        self._placed = False
        self.question: MendQuestion | None = None
        """The one before many are mended."""
        self.setWindowTitle(tr("Lint"))
        self.resize(480, 520)
        self.scope = ChoiceBox()
        for scope, words in SCOPES.items():
            self.scope.addItem(tr(words), scope)
        self.scope.setAccessibleName(tr("What is looked at"))
        self.look = QPushButton(tr("Look"))
        self.look.setProperty("role", "primary")
        self.stop = QPushButton(tr("Stop"))
        self.kind = ChoiceBox()
        self.kind.setAccessibleName(tr("Kind of spots"))
        self.words = label("", "muted")
        self.words.setWordWrap(True)
        self.table = self._make_table()
        self.mend = QPushButton(tr("Mend this"))
        self.mend.setToolTip(tr("The change is shown in the picture first; one undo takes it back"))
        self.mend_all = QPushButton()
        self.mend_all.setToolTip(tr("Every spot of this kind; each sample can be undone by itself"))
        for button in (self.look, self.stop, self.mend, self.mend_all):
            button.setAutoDefault(False)
        self._lay_out()
        self.look.clicked.connect(lambda: self._lint.look(self.scope.currentData()))
        self.stop.clicked.connect(self._lint.stop)
        self.kind.currentIndexChanged.connect(self._fill)
        self.mend.clicked.connect(self._mend_one)
        self.mend_all.clicked.connect(self._mend_all)
        self._lint.changed.connect(self._show_report)
        self._lint.reached.connect(self._zoom)
        bench = window.workbench
        bench.tools.previewChanged.connect(self._show_buttons)
        bench.readOnlyChanged.connect(self._show_buttons)
        bench.taskDone.connect(self._task_done)
        self._show_report()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, len(HEADS))
        table.setHorizontalHeaderLabels([tr(head) for head in HEADS])
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.resizeSection(0, 130)
        header.resizeSection(2, 64)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setFont(tabular(table.font()))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAccessibleName(tr("Spots"))
        table.currentCellChanged.connect(lambda row, *_: self._go_to(row))
        table.cellClicked.connect(lambda row, _column: self._go_to(row))
        table.cellDoubleClicked.connect(lambda *_: self._mend_one())
        return table

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        for row, parts in ((top, (self.scope, self.look, self.stop)), (bottom, (self.mend, self.mend_all))):
            row.setSpacing(UNIT)
            for part in parts:
                row.addWidget(part)
        top.addStretch(1)
        bottom.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        bottom.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addLayout(top)
        column.addWidget(self.kind)
        column.addWidget(self.table, 1)
        column.addWidget(self.words)
        column.addLayout(bottom)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._placed:
            return
        self._placed = True  # at the right, so that the picture with the mend is seen
        room = self._window.height() - self.height() - 12 * UNIT
        self.move(
            self._window.mapToGlobal(
                QPoint(max(self._window.width() - self.width() - UNIT, 0), max(room, UNIT))
            )
        )
        if self._lint.report is None:
            self._lint.look(SAMPLE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is proposed, Escape drops it; without a proposal Escape closes the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._mend_one()
        elif event.key() != Qt.Key.Key_Escape or not self._window.workbench.tools.abort():
            super().keyPressEvent(event)

    # what was found

    def _show_report(self) -> None:
        report, running = self._lint.report, self._lint.running
        counts = Counter(found.kind for found in report.findings) if report is not None else Counter()
        chosen = self.kind.currentData()
        with QSignalBlocker(self.kind):
            self.kind.clear()
            self.kind.addItem(tr("All kinds ({count})", count=number(sum(counts.values()))), "")
            for kind in LINTS:
                if counts[kind]:
                    words = tr("{kind} ({count})", kind=tr(KINDS[kind]), count=number(counts[kind]))
                    self.kind.addItem(words, kind)
            self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self.look.setEnabled(not running and self._window.workbench.dataset is not None)
        self.stop.setVisible(bool(running))
        if not running:
            self._fill()
        self._say()
        self._show_buttons()

    def _say(self) -> None:
        report, running = self._lint.report, self._lint.running
        if running:
            self.words.setText(tr("Mending…") if running == MEND else tr("Looking…"))
        elif report is None:
            self.words.setText(tr("Hints for your eyes: a cat behind a fence has islands that are right."))
        else:
            parts = [
                tr("%n label maps looked at.", n=report.looked),
                tr("The border is usually {width} pixels wide.", width=number(report.width, 1)),
            ]
            if report.failed:
                parts.append(tr("%n samples could not be read.", n=len(report.failed)))
            if len(self._shown) > SHOWN:
                parts.append(tr("The first {count} are listed.", count=number(SHOWN)))
            self.words.setText(" ".join(parts))

    def _fill(self, *_: object) -> None:
        report, kind = self._lint.report, self.kind.currentData()
        findings = report.findings if report is not None else ()
        self._shown = [found for found in findings if not kind or found.kind == kind]
        with QSignalBlocker(self.table):
            self.table.setRowCount(min(len(self._shown), SHOWN))
            for row, found in enumerate(self._shown[:SHOWN]):
                sentence = translated(found.sentence)
                for column, text in enumerate((found.name, sentence, number(found.pixels))):
                    item = QTableWidgetItem(text)
                    item.setToolTip(sentence if column == 1 else text)
                    if column == 2:
                        item.setText(text if found.pixels else "–")
                        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                    self.table.setItem(row, column, item)
            self.table.setCurrentCell(-1, -1)
        self._say()
        self._show_buttons()

    def _show_buttons(self, *_: object) -> None:
        bench, kind = self._window.workbench, self.kind.currentData()
        free = not bench.read_only and not self._lint.running
        proposed = bench.tools.preview is not None and self._current() is not None
        self.mend.setEnabled(free and proposed)
        names = self._names()
        self.mend_all.setEnabled(free and kind in MENDS and bool(names))
        self.mend_all.setText(
            tr("Mend all in %n samples…", n=len(names)) if kind in MENDS else tr("Mend all of a kind…")
        )

    def _names(self) -> list[str]:
        return list(dict.fromkeys(found.name for found in self._shown if found.pixels))

    def _current(self) -> Finding | None:
        row = self.table.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    # one and many

    def _go_to(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            self._lint.go_to(self._shown[row])

    def _zoom(self, found: Finding) -> None:
        state, box = self._window.panes.state, found.box
        side = max(box.width, box.height) * ROOM
        shown = min(state.viewport.width(), state.viewport.height())
        centre = QRectF(*box).center()
        state.set_scale(max(state.fit_scale(), min(shown / max(side, LEAST), 16.0)))
        state.centre = centre
        state.set_scale(state.scale)  # tells of the new centre
        self._show_buttons()

    def _mend_one(self) -> None:
        row = self.table.currentRow()
        if self._current() is None or not self.mend.isEnabled() or not self._lint.mend():
            return
        found = self._shown.pop(row)
        self._lint.forget(found)
        following = min(row, len(self._shown) - 1)
        self._fill()
        if following >= 0:
            QTimer.singleShot(0, self, lambda: self.table.setCurrentCell(following, 0))

    def _mend_all(self) -> None:
        kind, names = self.kind.currentData(), self._names()
        pixels = sum(found.pixels for found in self._shown)
        question = tr("Mend “{kind}” in %n samples?", n=len(names), kind=tr(KINDS[kind]))
        text = tr("About {pixels} pixels change. Each sample keeps its undo.", pixels=number(pixels))
        if self.question is not None:
            self.question.deleteLater()
        dialog = self.question = MendQuestion(question, text, names, self)
        dialog.accepted.connect(lambda: self._lint.mend_all(kind, names))
        dialog.finished.connect(lambda _answer: self._lint.previews.ask([]))
        self._lint.previews.made.connect(dialog.show_picture)
        dialog.open()
        self._lint.preview_mends(kind, dialog.shown, self._window.panes.look.colours)

    def _task_done(self, _task: str, result: object) -> None:
        if isinstance(result, MendReport):
            words = tr("Mended %n samples:", n=len(result.changed))
            words += " " + tr("%n pixels changed.", n=result.pixels)
            hint = ""
            if result.passed:
                name, reason = result.passed[0]
                hint = tr("%n samples were passed over.", n=len(result.passed))
                hint += f" {name}: {translated(reason)}"
            self._window.strip.say(words, hint, "problem" if hint else "done")
            self._lint.look(self.scope.currentData())
