"""What to evaluate: checkpoint, set, truth, resolution, flip."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QWidget

from segtool.core.checkpoints import list_checkpoints
from segtool.core.errors import SegtoolError
from segtool.core.eval_report import EVAL_SPLITS, NETWORK, ORIGINAL, EvalRequest
from segtool.core.split import HELD_OUT, TRAIN, VALIDATION
from segtool.ui.dialogs.checkpoint import describe
from segtool.ui.dialogs.form import align_labels
from segtool.ui.fields import ComboBox
from segtool.ui.theme import UNIT
from segtool.ui.words import QT_TR_NOOP, tr
from segtool.workbench import Workbench

SPLITS: dict[str, str] = {
    "test": QT_TR_NOOP("test list"),
    "trainval": QT_TR_NOOP("trainval list"),
    "unlisted": QT_TR_NOOP("unlisted samples"),
    "all": QT_TR_NOOP("all samples"),
    HELD_OUT: QT_TR_NOOP("held-out set"),
    VALIDATION: QT_TR_NOOP("validation set"),
    TRAIN: QT_TR_NOOP("training set"),
}
TRUTHS: dict[str, str] = {
    "original": QT_TR_NOOP("the dataset's trimaps"),
    "corrected": QT_TR_NOOP("corrections where there are some, else trimaps"),
}
RESOLUTIONS: dict[str, str] = {
    ORIGINAL: QT_TR_NOOP("the photographs' own size"),
    NETWORK: QT_TR_NOOP("the size of the network's input"),
}
FLIPS: tuple[tuple[bool | None, str], ...] = (
    (None, QT_TR_NOOP("as the checkpoint says")),
    (True, QT_TR_NOOP("on: the mirrored picture too, and the mean")),
    (False, QT_TR_NOOP("off")),
)


class EvalChoice(QWidget):
    """Five boxes; the checkpoint in use and the test list at first."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.checkpoints = ComboBox()
        self.split = _box((key, SPLITS[key]) for key in EVAL_SPLITS)
        self.truth = _box(TRUTHS.items())
        self.resolution = _box(RESOLUTIONS.items())
        self.flip = _box(FLIPS)
        forms = [QFormLayout() for _ in range(3)]
        for form, title, box in (
            (forms[0], tr("Checkpoint"), self.checkpoints),
            (forms[0], tr("Samples"), self.split),
            (forms[1], tr("Against"), self.truth),
            (forms[1], tr("At"), self.resolution),
            (forms[2], tr("Flip"), self.flip),
        ):
            box.setAccessibleName(title)
            form.addRow(title, box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * UNIT)
        for form in forms:
            form.setSpacing(UNIT)
            align_labels(form)
            row.addLayout(form, 1)
        self.fill()

    def fill(self) -> None:
        """The checkpoints that there are, the one in use chosen; what was chosen before stays chosen."""
        before, current = self.checkpoint, self._bench.checkpoint_info
        try:
            found = list_checkpoints(self._bench.workspace)
        except SegtoolError:  # the folder cannot be read: the one in use is still there
            found = []
        if current is not None and all(info.path != current.path for info in found):
            found = [current, *found]
        wanted = before or (current.path if current is not None else None)
        with QSignalBlocker(self.checkpoints):
            self.checkpoints.clear()
            for info in found:
                self.checkpoints.addItem(describe(info), info.path)
                if info.path == wanted:
                    self.checkpoints.setCurrentIndex(self.checkpoints.count() - 1)

    @property
    def checkpoint(self) -> Path | None:
        """None where there is none."""
        path = self.checkpoints.currentData()
        return Path(path) if path is not None else None

    def request(self) -> EvalRequest:
        """As the boxes say."""
        return EvalRequest(
            self.split.currentData(),
            self.truth.currentData(),
            self.resolution.currentData(),
            self.flip.currentData(),
        )


def _box(rows: Iterable[tuple[object, str]]) -> QComboBox:
    box = ComboBox()
    for value, title in rows:
        box.addItem(tr(title), value)
    return box
