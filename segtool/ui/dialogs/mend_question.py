"""The question before many samples are mended: how much changes, and what the change looks like in the first ones."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from segtool.core.mend_pictures import SIDE, MendPicture
from segtool.ui.phrasebook import translated
from segtool.ui.small_pictures import pixmap
from segtool.ui.theme import UNIT, label
from segtool.ui.words import number, tr

FIRST = 12
"""Samples that are shown."""


class MendQuestion(QDialog):
    """Accepted: mend them. Pictures come one after the other; the answer waits for none of them."""

    def __init__(self, question: str, text: str, names: list[str], parent: QWidget | None = None) -> None:
        """names: of every sample that is meant; the first FIRST are shown."""
        super().__init__(parent)
        self.setWindowTitle(tr("Mend all"))
        self.shown = names[:FIRST]
        self.pictures: dict[str, tuple[QLabel, QLabel]] = {}
        self.words: dict[str, QLabel] = {}
        title = label(question, "title")
        counted = label(text, "muted")
        first = label(
            tr("The first {count} of {all}:", count=len(self.shown), all=number(len(names))), "muted"
        )
        for words in (title, counted):
            words.setWordWrap(True)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(tr("Before and after"))
        self.area.setWidget(self._rows())
        self.area.setMinimumSize(2 * SIDE + 8 * UNIT, 2 * SIDE + 6 * UNIT)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.mend = self.buttons.addButton(tr("Mend"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.mend.setProperty("role", "primary")
        self.mend.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        for part in (title, counted, first):
            column.addWidget(part)
        column.addWidget(self.area, 1)
        column.addWidget(self.buttons)

    def _rows(self) -> QWidget:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setSpacing(UNIT)
        for column, head in enumerate((tr("Before"), tr("After"))):
            grid.addWidget(label(head, "caps"), 0, column)
        for row, name in enumerate(self.shown):
            words = self.words[name] = label(f"{name} · {tr('Making the pictures…')}", "muted")
            words.setWordWrap(True)
            grid.addWidget(words, 2 * row + 1, 0, 1, 2)
            self.pictures[name] = QLabel(), QLabel()
            for column, picture in enumerate(self.pictures[name]):
                picture.setFixedSize(SIDE, SIDE)
                picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
                grid.addWidget(picture, 2 * row + 2, column)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(2 * len(self.shown) + 1, 1)
        return inner

    def show_picture(self, made: MendPicture) -> None:
        """What changes in one of the samples has come."""
        if made.name not in self.pictures:
            return
        if made.before is None or made.after is None:
            words = translated(made.reason) or tr("Nothing changes here.")
            for each in self.pictures[made.name]:
                each.hide()
        else:
            words = tr("%n pixels change", n=made.pixels)
            ratio = self.devicePixelRatioF()
            for place, picture in zip(self.pictures[made.name], (made.before, made.after), strict=True):
                place.setPixmap(pixmap(picture, SIDE, ratio))
        self.words[made.name].setText(f"{made.name} · {words}")
        for place, state in zip(self.pictures[made.name], (tr("Before"), tr("After")), strict=True):
            place.setAccessibleName(f"{made.name}: {state}")
