"""Asks which checkpoint predicts: one of those here, or a file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QPushButton, QWidget

from segtool.core.checkpoints import CheckpointInfo
from segtool.ui.dialogs.form import FormDialog
from segtool.ui.words import QT_TR_NOOP, number, tr


class CheckpointDialog(FormDialog):
    """A list with figures; `chosen` after it was accepted."""

    WORDS = (
        QT_TR_NOOP("Choose the checkpoint"),
        QT_TR_NOOP("Predictions and fine-tuning start from it."),
        QT_TR_NOOP("Use"),
    )
    """Title, what it is for, the button."""

    def __init__(
        self,
        checkpoints: Sequence[CheckpointInfo],
        current: CheckpointInfo | None,
        parent: QWidget | None = None,
    ) -> None:
        title, text, button = (tr(words) for words in self.WORDS)
        super().__init__(title, text, button, parent)
        self.chosen: Path | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Checkpoints"))
        self.list.setMinimumHeight(180)
        for info in checkpoints:
            item = QListWidgetItem(describe(info))
            item.setData(Qt.ItemDataRole.UserRole, info.path)
            self.list.addItem(item)
            if current is not None and info.digest == current.digest:
                self.list.setCurrentItem(item)
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        self.column.addWidget(self.list, 1)
        other = QPushButton(tr("Open a file…"))
        other.clicked.connect(self._browse)
        self.column.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        self.finish()

    def accept(self) -> None:
        item = self.list.currentItem()
        if self.chosen is None and item is not None:
            self.chosen = item.data(Qt.ItemDataRole.UserRole)
        super().accept()

    def _browse(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Open a checkpoint"), "", tr("Checkpoints (*.safetensors);;All files (*)")
        )
        if name:
            self.chosen = Path(name)
            super().accept()


class SecondCheckpointDialog(CheckpointDialog):
    """The same list, for the checkpoint to compare with."""

    WORDS = (
        QT_TR_NOOP("Compare with another checkpoint"),
        QT_TR_NOOP("Its prediction is shown beside the one of the checkpoint in use, which stays."),
        QT_TR_NOOP("Compare"),
    )


def describe(info: CheckpointInfo) -> str:
    """Name, network, figure and date in one line."""
    figures = info.config.get("figures") or {}
    mean = figures.get("mean_iou") if isinstance(figures, dict) else None
    parts = [info.name, info.network]
    if isinstance(mean, int | float):
        parts.append(tr("mean IoU {value}", value=number(mean, 3)))
    created = str(info.config.get("created") or "")[:10]
    return " · ".join([*parts, created] if created else parts)
