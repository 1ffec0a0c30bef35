"""The samples as a model for the view: the rows that the workbench's browsing shows, and their thumbnails."""

from collections import OrderedDict
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap

from segtool.core.sample_table import SampleTable
from segtool.ui.words import QT_TR_NOOP, number, percent, tr
from segtool.workbench.browsing import Browsing

Index = QModelIndex | QPersistentModelIndex
Key = TypeVar("Key")
Picture = TypeVar("Picture")

IMAGE_BYTES = 48 * 2**20
"""Of thumbnails as they came."""
DRAWN_BYTES = 32 * 2**20
"""Of thumbnails cut and rounded for the view."""
CORNER = 5
"""Radius of a thumbnail's corners in logical pixels."""

WORDS: dict[str, str] = {
    "cat": QT_TR_NOOP("cat"),
    "dog": QT_TR_NOOP("dog"),
    "trainval": QT_TR_NOOP("trainval"),
    "test": QT_TR_NOOP("test"),
    "unlisted": QT_TR_NOOP("unlisted"),
    "train": QT_TR_NOOP("train set"),
    "validation": QT_TR_NOOP("validation set"),
    "held-out": QT_TR_NOOP("held-out set"),
    "none": QT_TR_NOOP("in no set"),
    "open": QT_TR_NOOP("open"),
    "accepted": QT_TR_NOOP("accepted"),
    "edited": QT_TR_NOOP("edited"),
    "no ground truth": QT_TR_NOOP("no ground truth"),
    "problem": QT_TR_NOOP("with a problem"),
    "yes": QT_TR_NOOP("with a correction"),
    "no": QT_TR_NOOP("without a correction"),
}
"""What a word of the table is called in the window."""


class Role(IntEnum):
    """What the delegate asks the model for. ROW: of the table."""

    ROW = Qt.ItemDataRole.UserRole + 1


class Bounded(Generic[Key, Picture]):
    """Pictures by key up to a number of bytes; the ones used longest ago go first."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._held = 0
        self._kept: OrderedDict[Key, tuple[Picture, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def nbytes(self) -> int:
        """Memory held."""
        return self._held

    def get(self, key: Key) -> Picture | None:
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, key: Key, picture: Picture, nbytes: int) -> None:
        self.drop(key)
        self._kept[key] = picture, nbytes
        self._held += nbytes
        while self._held > self._most and len(self._kept) > 1:
            _, (_, size) = self._kept.popitem(last=False)
            self._held -= size

    def keys(self) -> list[Key]:
        return list(self._kept)

    def drop(self, key: Key) -> None:
        if key in self._kept:
            self._held -= self._kept.pop(key)[1]

    def clear(self) -> None:
        self._kept.clear()
        self._held = 0


class SampleModel(QAbstractListModel):
    """One row for each sample that the list shows. Nothing is held for a row but its thumbnail, and of those a few."""

    def __init__(self, browsing: Browsing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._browsing = browsing
        self._rows = browsing.rows
        self._images: Bounded[str, QImage] = Bounded(IMAGE_BYTES)
        self._drawn: Bounded[tuple[str, int, int, float], QPixmap] = Bounded(DRAWN_BYTES)
        self._sides: dict[str, int] = {}
        self._old: set[str] = set()
        browsing.opened.connect(self.forget_thumbnails)
        browsing.orderChanged.connect(self._order_changed)
        browsing.rowChanged.connect(self._row_changed)
        browsing.rowsChanged.connect(self._rows_changed)

    @property
    def table(self) -> SampleTable:
        """The table behind the rows."""
        return self._browsing.table

    def name_at(self, place: int) -> str:
        """The sample shown at a place."""
        return self.table.names[self._rows[place]]

    def row_at(self, place: int) -> int:
        """The table's row shown at a place."""
        return int(self._rows[place])

    # thumbnails

    def set_thumbnail(self, name: str, image: QImage, side: int) -> None:
        """A thumbnail has arrived; a null one means that there is none. side: the longest that was asked for."""
        self._old.discard(name)
        self._sides[name] = side
        self._images.put(name, image, max(image.sizeInBytes(), 1))
        self._drop_drawn(name)
        self._row_changed(self.table.rows.get(name, -1))

    def wants_thumbnail(self, name: str, side: int) -> bool:
        """Whether there is none yet, or only a smaller or an old one."""
        return self._images.get(name) is None or self._sides.get(name, 0) < side or name in self._old

    def thumbnail_is_old(self, name: str) -> None:
        """It is shown until the new one is there. "": all are old."""
        self._old.update([name] if name else self._sides)

    def forget_thumbnails(self) -> None:
        """Another dataset."""
        self._images.clear()
        self._drawn.clear()
        self._sides.clear()
        self._old.clear()

    def pixmap(self, name: str, size: QSize, ratio: float) -> QPixmap | None:
        """The thumbnail cut to `size` logical pixels with round corners; None where there is none yet."""
        key = name, size.width(), size.height(), ratio
        drawn = self._drawn.get(key)
        if drawn is not None:
            return drawn
        image = self._images.get(name)
        if image is None or image.isNull():
            return None
        drawn = _cut(image, size, ratio)
        self._drawn.put(key, drawn, drawn.width() * drawn.height() * 4)
        return drawn

    @property
    def thumbnail_bytes(self) -> int:
        """Memory of all thumbnails held."""
        return self._images.nbytes + self._drawn.nbytes

    def _drop_drawn(self, name: str) -> None:
        for key in self._drawn.keys():  # noqa: SIM118 - not a dict
            if key[0] == name:
                self._drawn.drop(key)

    # the model

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = int(self._rows[index.row()])
        if role == Role.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self.table.names[row]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return describe(self.table, row)
        return None

    def _order_changed(self) -> None:
        self.beginResetModel()
        self._rows = self._browsing.rows
        self.endResetModel()

    def _row_changed(self, row: int) -> None:
        place = self._browsing.place_of(self.table.names[row]) if row >= 0 else -1
        if 0 <= place < len(self._rows):
            self.dataChanged.emit(self.index(place), self.index(place))

    def _rows_changed(self) -> None:
        if len(self._rows):
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


def _cut(image: QImage, size: QSize, ratio: float) -> QPixmap:
    target = QSize(max(round(size.width() * ratio), 1), max(round(size.height() * ratio), 1))
    whole = image.scaled(
        target, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    drawn = QPixmap(target)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    clip = QPainterPath()
    clip.addRoundedRect(0, 0, target.width(), target.height(), CORNER * ratio, CORNER * ratio)
    painter.setClipPath(clip)
    painter.drawImage((target.width() - whole.width()) // 2, (target.height() - whole.height()) // 2, whole)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def marks(table: SampleTable, row: int) -> tuple[str, ...]:
    """What is special about a sample, by the words of WORDS."""
    holds = {
        "edited": table.correction[row],
        "accepted": table.accepted[row],
        "no ground truth": not table.truth[row] and not table.correction[row],
        "problem": table.problem[row],
    }
    return tuple(word for word, yes in holds.items() if yes)


def describe(table: SampleTable, row: int) -> str:
    """A sample in words, for screen readers and tooltips."""
    words = [table.word(column, row) for column in ("species", "split", "set")]
    parts = [
        table.names[row],
        table.breed_of(row).replace("_", " "),
        *(tr(WORDS[word]) for word in words if word),
    ]
    parts += [tr(WORDS[word]) for word in marks(table, row)]
    lines = [", ".join(part for part in parts if part)]
    mean = table.figure("mean_iou", row)
    if mean is not None:
        pet, share = table.figure("pet_iou", row), table.figure("share", row)
        figures = tr("mean IoU {value}", value=number(mean, 3))
        if pet is not None:
            figures += " · " + tr("pet IoU {value}", value=number(pet, 3))
        if share is not None:
            figures += " · " + tr("{share} of the pixels differ", share=percent(share, 1))
        lines.append(figures)
    confidence = table.figure("confidence", row)
    if confidence is not None:
        lines.append(tr("mean confidence {value}", value=number(confidence, 3)))
    if (mean is not None or confidence is not None) and not table.current[row]:
        lines.append(tr("Of an older checkpoint, or of an older label map."))
    return "\n".join(lines)
