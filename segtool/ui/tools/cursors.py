"""A pointer for each tool: a cross at the pixel that is meant, and the tool's sign beside it."""

from functools import lru_cache

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen, QPixmap

from segtool.core.tools.table import BRUSH, BY_ID
from segtool.ui import icons

SIDE = 32
"""Of the pointer's picture, in logical pixels; larger ones are refused by some systems."""
HOT = 9
"""The pixel that is meant, from the left and from the top."""
SIGN = 16
_ARM, _GAP = 8, 2


@lru_cache(maxsize=32)
def cursor_of(tool: str) -> QCursor:
    """The pointer of a tool of the table; the brush has a plain cross within its ring."""
    if tool == BRUSH:
        return QCursor(Qt.CursorShape.CrossCursor)
    picture = QPixmap(SIDE, SIDE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    white, black = QColor(Qt.GlobalColor.white), QColor(Qt.GlobalColor.black)
    for ink, width in ((white, 3), (black, 1)):  # black within white is seen on every picture
        painter.setPen(QPen(ink, width))
        for near, far in ((-_ARM, -_GAP), (_GAP, _ARM)):
            painter.drawLine(HOT + near, HOT, HOT + far, HOT)
            painter.drawLine(HOT, HOT + near, HOT, HOT + far)
    at = QPoint(HOT + 6, HOT + 6)
    for step in (QPoint(-1, 0), QPoint(1, 0), QPoint(0, -1), QPoint(0, 1)):
        painter.drawPixmap(at + step, icons.draw(BY_ID[tool].icon, SIGN, white))
    painter.drawPixmap(at, icons.draw(BY_ID[tool].icon, SIGN, black))
    painter.end()
    return QCursor(picture, HOT, HOT)
