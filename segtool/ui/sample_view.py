"""The view of the samples: a list or a grid of thumbnails of any size, and which of them are on screen."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from segtool.ui.sample_delegate import GRID, HEIGHT_SHARE, LIST, PAD, SampleDelegate
from segtool.ui.sample_model import Index, SampleModel

SIZES = {LIST: (40, 64, 160), GRID: (72, 104, 248)}
"""Width of a thumbnail in logical pixels: smallest, first, largest."""
LEVELS = (128, 256)
"""Longest sides, in device pixels, that thumbnails are asked for in."""
AHEAD = 24
"""Items beyond the visible ones whose thumbnails are asked for too."""


class SampleView(QListView):
    """Leaves Space to the window: it hides the overlay while held. Items are of one size, so that many scroll."""

    resized = Signal()

    def __init__(self, model: SampleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sizes = {mode: sizes[1] for mode, sizes in SIZES.items()}
        self.delegate = SampleDelegate(model, self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.show_as(LIST)

    @property
    def mode(self) -> str:
        """LIST or GRID."""
        return self.delegate.mode

    def show_as(self, mode: str, size: int | None = None) -> None:
        """LIST or GRID, with thumbnails of this width."""
        smallest, _, largest = SIZES[mode]
        if size is not None:
            self.sizes[mode] = min(max(size, smallest), largest)
        self.delegate.mode = mode
        self.setFlow(QListView.Flow.LeftToRight if mode == GRID else QListView.Flow.TopToBottom)
        self.setWrapping(mode == GRID)
        self._fit()

    def columns(self) -> int:
        """Items side by side."""
        return (
            max(self.viewport().width() // max(self.delegate.item.width(), 1), 1) if self.mode == GRID else 1
        )

    def side(self) -> int:
        """The longest side, in device pixels, that thumbnails are needed in."""
        needed = self.delegate.thumbnail.width() * self.devicePixelRatioF()
        return next((level for level in LEVELS if level >= needed), LEVELS[-1])

    def wanted_places(self) -> list[int]:
        """The places on screen, then those that come next in both directions."""
        count, area = self.model().rowCount(), self.viewport().rect()
        if not count:
            return []
        height, columns = max(self.delegate.item.height(), 1), self.columns()
        first = max(self.verticalScrollBar().value() // height, 0) * columns
        last = min(first + (area.height() // height + 2) * columns, count)
        return [
            *range(first, last),
            *range(last, min(last + AHEAD, count)),
            *range(first - 1, max(first - AHEAD, 0) - 1, -1),
        ]

    def _fit(self) -> None:
        """Sizes of an item: a grid's columns share the width evenly."""
        delegate, room = self.delegate, max(self.viewport().width(), 40)
        width = min(self.sizes[self.mode], room - 2 * PAD - 4)
        if self.mode == GRID:
            columns = max((room - 2) // (width + 2 * PAD + 4), 1)
            item = (room - 2) // columns  # a row that is full to the last pixel would wrap
            width = item - 2 * PAD - 4
            thumbnail = QSize(width, round(width * HEIGHT_SHARE))
            height = thumbnail.height() + delegate.text_height(self.font()) + 2 * PAD + 4
            delegate.item = QSize(item, height)
        else:
            thumbnail = QSize(width, round(width * HEIGHT_SHARE))
            words = delegate.text_height(self.font())
            delegate.item = QSize(room, max(thumbnail.height(), words) + 2 * PAD + 4)
        delegate.thumbnail = thumbnail
        self.verticalScrollBar().setSingleStep(max(delegate.item.height() // 2, 1))
        self.scheduleDelayedItemsLayout()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint anew what changed. Items are of one size: QListView would lay all of them out again for each thumbnail
        and figure that arrives, which takes 20 ms at 7,349 and 300 ms at 100,000."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._fit()
        super().resizeEvent(event)
        self.resized.emit()

    def place_at(self, point: QPoint) -> int:
        """The place under a point of the viewport, -1 for none."""
        return self.indexAt(point).row()

    def keyboardSearch(self, _search: str) -> None:
        """A letter is the window's, or nothing: looking for a name is what the search line is for."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyReleaseEvent(event)
