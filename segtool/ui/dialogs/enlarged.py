"""One stage's pictures, large: the chosen one, and a strip of all of them."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from segtool.ui.qimage import photograph
from segtool.ui.theme import UNIT, label
from segtool.ui.words import tr

STRIP = 64
"""Side of a picture in the strip."""


class Enlarged(QWidget):
    """Arrow keys go through the strip; Escape or the button go back."""

    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "title")
        self.caption = label("", "muted")
        self.picture = Picture()
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Channels"))
        self.list.setFlow(QListWidget.Flow.LeftToRight)
        self.list.setIconSize(QSize(STRIP, STRIP))
        self.list.setFixedHeight(STRIP + 4 * UNIT)
        self.list.currentRowChanged.connect(self._show)
        button = QPushButton(tr("Back"))
        button.clicked.connect(self.back)
        top = QHBoxLayout()
        top.addWidget(self.title)
        top.addWidget(self.caption, 1)
        top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.picture, 1)
        column.addWidget(self.list)
        self._pictures: list[tuple[str, NDArray[np.uint8]]] = []

    def show_pictures(self, title: str, pictures: list[tuple[str, NDArray[np.uint8]]]) -> None:
        """(caption, h x w grey or h x w x 3 RGB) of each; the first is shown."""
        self.title.setText(title)
        self._pictures = pictures
        self.list.clear()
        for caption, picture in pictures:
            item = QListWidgetItem(QIcon(_pixmap(picture)), "")
            item.setToolTip(caption)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, caption)
            self.list.addItem(item)
        self.list.setVisible(len(pictures) > 1)
        self.list.setCurrentRow(0)

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._pictures):
            caption, picture = self._pictures[row]
            self.caption.setText(caption)
            self.picture.set(picture)


class Picture(QWidget):
    """One picture, as large as fits; its pixels stay sharp squares."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(200)
        self.image = QImage()

    def set(self, picture: NDArray[np.uint8]) -> None:
        """h x w grey or h x w x 3 RGB."""
        self.image = _image(picture)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.image.isNull():
            return
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter = QPainter(self)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        painter.drawImage(self.rect().adjusted(left, top, -left, -top), self.image)
        painter.end()


def _image(picture: NDArray[np.uint8]) -> QImage:
    return photograph(picture if picture.ndim == 3 else np.repeat(picture[..., None], 3, 2))


def _pixmap(picture: NDArray[np.uint8]) -> QPixmap:
    return QPixmap.fromImage(_image(picture)).scaled(STRIP, STRIP, Qt.AspectRatioMode.KeepAspectRatio)
