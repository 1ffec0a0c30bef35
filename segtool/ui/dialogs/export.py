"""Asks where and what to export, shows how far it is, and what came of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QWidget,
)

from segtool.core.export import ExportReport
from segtool.ui.dialogs.form import FormDialog
from segtool.ui.phrasebook import translated
from segtool.ui.theme import UNIT, label, set_role
from segtool.ui.words import QT_TR_NOOP, number, tr
from segtool.workbench import Workbench

TASK = "export"
ORIGINS = {
    "ground truth": QT_TR_NOOP("ground truth"),
    "corrected": QT_TR_NOOP("corrected"),
    "predicted": QT_TR_NOOP("predicted"),
}
NAMED = 5
"""Failed samples named in the dialog; the rest is counted."""


class ExportDialog(FormDialog):
    """Stays open until the export is done; closing it lets the export go on."""

    def __init__(
        self, bench: Workbench, target: Path, parent: QWidget | None = None, only: Sequence[str] = ()
    ) -> None:
        """only: names that were chosen for this export; else those selected in the list are offered."""
        super().__init__(
            tr("Export dataset"),
            tr(
                "Photographs, trimaps and lists in the dataset's own layout, with a manifest that tells where each "
                "mask comes from. Everything is read back and compared."
            ),
            tr("Export"),
            parent,
        )
        self._bench = bench
        self._running = False
        self.target = QLineEdit(str(target))
        self.target.setAccessibleName(tr("Target folder"))
        browse = QPushButton(tr("Choose…"))
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.target, 1)
        row.addWidget(browse)
        self.refined = QRadioButton(tr("Corrections, and the untouched ground truth of all other samples"))
        self.accepted_only = QRadioButton(tr("Accepted samples only"))
        self.refined.setChecked(True)
        self.predictions = QCheckBox(tr("Predictions for samples without ground truth"))
        self.rows.addRow(tr("Into"), row)
        self._selected = tuple(only or bench.browsing.selected)
        self.selected = QCheckBox(tr("Only the selected samples (%n)", n=len(self._selected)))
        self.selected.setChecked(bool(only))
        self.force = QCheckBox(tr("Write beside files that are there (never over them)"))
        fields = (self.refined, self.accepted_only, self.predictions, self.selected, self.force)
        for title, field in zip((tr("What"), "", "", "", ""), fields, strict=True):
            self.rows.addRow(title, field)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Progress of the export"))
        self.progress.hide()
        self.report = label("", "title")
        self.report.setWordWrap(True)
        self.report.hide()
        self.details = label("", "muted")
        self.details.setWordWrap(True)
        self.details.hide()
        self.open_folder = QPushButton(tr("Open folder"))
        self.open_folder.clicked.connect(self._open)
        self.open_folder.hide()
        for widget in (self.progress, self.report, self.details, self.open_folder):
            self.column.addWidget(widget)
        self.finish()
        self.accepted_only.toggled.connect(lambda on: self.predictions.setDisabled(on))
        bench.taskProgress.connect(self._show_progress)
        bench.taskDone.connect(self._show_report)
        bench.taskFailed.connect(self._show_failure)

    def accept(self) -> None:
        """Export; the dialog stays."""
        if not self.target.text().strip():
            self.say_fault(tr("Choose a folder first."))
            self.action.setEnabled(True)
            return
        self.say_fault("")
        self.report.hide()
        self.details.hide()
        self._set_running(True)
        only_accepted = self.accepted_only.isChecked()
        self._bench.export(
            Path(self.target.text().strip()).expanduser(),
            "accepted" if only_accepted else "refined",
            only_accepted,
            self.predictions.isChecked() and not only_accepted,
            self.force.isChecked(),
            names=self._selected if self.selected.isChecked() else None,
        )

    def reject(self) -> None:
        """Stop the export under way, or close."""
        if self._running:
            self._bench.cancel_task(TASK)
        else:
            super().reject()

    def _set_running(self, running: bool) -> None:
        self._running = running
        self.action.setEnabled(not running)
        self.progress.setVisible(running)
        self.progress.setRange(0, 0)

    def _show_progress(self, task: str, done: int, total: int, _name: str) -> None:
        if task == TASK:
            self.progress.setRange(0, total)
            self.progress.setValue(done)

    def _show_report(self, task: str, report: object) -> None:
        if task != TASK or not isinstance(report, ExportReport):
            return
        self._set_running(False)
        self.target.setText(str(report.target))
        set_role(self.report, "good" if report.clean else "bad")
        self.report.setText(summary(report))
        self.report.show()
        faults = [translated(problem.sentence) for problem in (*report.failed, *report.left_out)]
        more = (
            tr(" … and %n more, all in manifest.json.", n=len(faults) - NAMED) if len(faults) > NAMED else ""
        )
        self.details.setText("\n".join(faults[:NAMED]) + more)
        self.details.setVisible(bool(faults))
        self.open_folder.show()
        self.action.setText(tr("Export again"))

    def _show_failure(self, task: str, message: str, hint: str) -> None:
        if task == TASK:
            self._set_running(False)
            self.say_fault(translated(f"{message} {hint}".strip()))
            self.action.setEnabled(True)

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Export into"), self.target.text())
        if chosen:
            self.target.setText(chosen)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.target.text()))


def summary(report: ExportReport) -> str:
    """What was written, in one sentence."""
    origins = ", ".join(
        f"{number(count)} {tr(ORIGINS.get(origin, origin))}"
        for origin, count in report.origins.items()
        if count
    )
    words = (
        tr("%n samples written and read back ({origins}).", n=report.written, origins=origins)
        if report.written
        else tr("Nothing was written.")
    )
    if report.failed:
        words += " " + tr("%n failed.", n=len(report.failed))
    if report.left_out:
        words += " " + tr("%n left out.", n=len(report.left_out))
    return words
