"""Old and new checkpoint side by side, with the gate's verdict."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from segtool.core.classes import CLASSES
from segtool.ui.figures_view import BINARY_TITLES, number_text
from segtool.ui.phrasebook import translated
from segtool.ui.theme import UNIT, label, set_role, tabular
from segtool.ui.words import QT_TR_NOOP, number, tr

VERDICTS = {
    "better": ("good", QT_TR_NOOP("The new checkpoint is better.")),
    "same": ("good", QT_TR_NOOP("The new checkpoint is as good as the old one.")),
    "worse": ("bad", QT_TR_NOOP("The new checkpoint is worse.")),
    "cannot tell": ("title", QT_TR_NOOP("It cannot be told which is better.")),
}
PROPOSED = frozenset({"better", "same"})
"""Verdicts at which the new checkpoint is proposed; it can be chosen at any other too, knowingly."""

ROWS = (
    ("mean_iou", QT_TR_NOOP("Mean IoU")),
    *((f"iou.{each.name}", each.name) for each in CLASSES),
    *((f"binary_iou.{key}", title) for key, title in BINARY_TITLES.items()),
)
PARTS = {"held_out": QT_TR_NOOP("HELD OUT"), "trained_on": QT_TR_NOOP("TRAINED ON")}
WHICH = {"old": QT_TR_NOOP("old"), "new": QT_TR_NOOP("new")}


class GateView(QWidget):
    """The result of a fine-tune, and the two buttons."""

    use_new = Signal()
    keep_old = Signal()
    table_wanted = Signal(dict)
    """The gate's document, whose pictures are to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict = label("", "title")
        self.reason = label("", "muted")
        self.reason.setWordWrap(True)
        self.new_button = QPushButton(tr("Use the new checkpoint"))
        self.old_button = QPushButton(tr("Keep the old one"))
        self.table_button = QPushButton(tr("Before and after…"))
        self.table_button.setToolTip(tr("Every picture, those that lost most first"))
        self.table_button.clicked.connect(lambda: self.table_wanted.emit(self.document))
        self.document: dict[str, Any] = {}
        self.new_button.clicked.connect(self.use_new)
        self.old_button.clicked.connect(self.keep_old)
        table = QWidget()
        self._grid = QGridLayout(table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * UNIT)
        self._grid.setVerticalSpacing(UNIT // 2)
        words = QVBoxLayout()
        words.setSpacing(UNIT // 2)
        words.addWidget(self.verdict)
        words.addWidget(self.reason)
        words.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self.new_button)
        buttons.addWidget(self.old_button)
        buttons.addWidget(self.table_button)
        buttons.addStretch(1)
        words.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4 * UNIT)
        row.addLayout(words, 1)
        row.addWidget(table, 0, Qt.AlignmentFlag.AlignTop)
        self._cells: list[QLabel] = []
        self.cells: dict[tuple[str, str, str], QLabel] = {}

    def show_gate(self, gate: dict[str, Any], stopped: bool = False) -> None:
        """gate: verdict, reason, held_out and trained_on, as ml.gate gives them."""
        self.document = gate
        self.table_button.setEnabled(any((gate.get(key) or {}).get("per_image") for key in PARTS))
        self.reason.setToolTip(translated(str(gate.get("rule", ""))))
        verdict = str(gate.get("verdict", "cannot tell"))
        role, sentence = VERDICTS.get(verdict, VERDICTS["cannot tell"])
        set_role(self.verdict, role)
        self.verdict.setText(f"{tr(sentence)} {tr('(stopped early)') if stopped else ''}".strip())
        self.reason.setText(translated(str(gate.get("reason", ""))))
        proposed = verdict in PROPOSED
        set_role(self.new_button, "primary" if proposed else "")
        set_role(self.old_button, "" if proposed else "primary")
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.deleteLater()
        self._cells, self.cells = [], {}
        column = 1
        for position, (_, title) in enumerate(ROWS):
            words = tr(title)
            self._put(label(words[:1].upper() + words[1:], "muted"), position + 2, 0)
        for key, heading in PARTS.items():
            column = self._table(gate.get(key) or {}, key, tr(heading), column)

    def _table(self, part: dict[str, Any], key: str, heading: str, column: int) -> int:
        count = part.get("images", 0)
        title = label(f"{heading} · {tr('%n IMAGES', n=int(count))}", "caps")
        if part.get("left_out"):
            title.setToolTip(
                tr("%n left out: one of the two networks was trained on them", n=_count(part["left_out"]))
            )
        self._put(title, 0, column, 3)
        for offset, which in enumerate(("old", "new")):
            head = label(tr(WHICH[which]), "small")
            head.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._put(head, 1, column + offset)
            for position, (path, _) in enumerate(ROWS):
                cell = label(number_text(_dig(part.get(which), path)), "title" if which == "new" else "")
                cell.setFont(tabular(cell.font()))
                cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self._put(cell, position + 2, column + offset)
                self.cells[key, which, path] = cell
        for position, (path, _) in enumerate(ROWS):
            old, new = _dig(part.get("old"), path), _dig(part.get("new"), path)
            if old is not None and new is not None:
                change = label(number(new - old, 3, sign=True), "good" if new >= old else "bad")
                change.setFont(tabular(change.font()))
                change.setToolTip(_interval(part, path))
                change.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self._put(change, position + 2, column + 2)
                self.cells[key, "change", path] = change
        return column + 3

    def _put(self, cell: QLabel, row: int, column: int, span: int = 1) -> None:
        self._grid.addWidget(cell, row, column, 1, span)
        self._cells.append(cell)


def _dig(figures: Any, path: str) -> float | None:
    for key in path.split("."):
        figures = figures.get(key) if isinstance(figures, dict) else None
    return figures if isinstance(figures, int | float) else None


def _interval(part: dict[str, Any], path: str) -> str:
    """In which range the change lies; "" where that is not known."""
    change = (part.get("changes") or {}).get(path) or {}
    if change.get("low") is None or change.get("high") is None:
        return ""
    low, high = (number(change[key], 3, sign=True) for key in ("low", "high"))
    return tr("95 % interval: {low} to {high}", low=low, high=high)


def _count(left_out: Any) -> int:
    return len(left_out) if isinstance(left_out, list) else int(left_out)
