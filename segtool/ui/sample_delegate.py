"""How one sample looks, in the list and in the grid."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from segtool.core.sample_table import SampleTable
from segtool.ui.sample_model import CORNER, WORDS, Role, SampleModel, marks
from segtool.ui.theme import UNIT, tabular
from segtool.ui.words import number, tr

INKS = {"edited": QColor("#8e7cf0"), "accepted": QColor("#2aa56b"), "problem": QColor("#d9553b")}
"""The mark's colour; its shape differs too: dot, tick, triangle."""
LIST, GRID = "list", "grid"
HEIGHT_SHARE = 0.75
"""Of a thumbnail's width: most photographs lie."""
PAD = 6
"""Around an item's contents, in pixels."""


class SampleDelegate(QStyledItemDelegate):
    """Thumbnail, name, split, state, and the IoU once it is known; an older one stands in brackets."""

    def __init__(self, model: SampleModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.mode = LIST
        self.thumbnail = QSize(64, 48)
        self.item = QSize(200, 64)
        """Of one item; the view sets it."""
        self._fonts: tuple[str, QFont, QFont, QFontMetrics, QFontMetrics] | None = None

    def text_height(self, font: QFont) -> int:
        """Of the two lines of a grid's item."""
        _, _, names, small = self._fonts_for(font)
        return names.height() + small.height() + UNIT // 2

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self.item

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _background(painter, option)
        row = int(index.data(Role.ROW))
        rect: QRect = option.rect
        inner = rect.adjusted(PAD + 2, PAD, -PAD - 2, -PAD)
        if self.mode == GRID:
            inner.setLeft(rect.left() + (rect.width() - self.thumbnail.width()) // 2)
            inner.setWidth(self.thumbnail.width())
        place = QRect(inner.topLeft(), self.thumbnail)
        if self.mode == LIST:
            place.moveTop(rect.top() + (rect.height() - self.thumbnail.height()) // 2)
        self._picture(painter, option, place, row)
        if self.mode == GRID:
            self._badges(painter, place, row)
            self._words_below(
                painter, option, inner.adjusted(0, self.thumbnail.height() + UNIT // 2, 0, 0), row
            )
        else:
            self._words_beside(
                painter, option, inner.adjusted(self.thumbnail.width() + UNIT + 2, 0, 0, 0), row
            )
        painter.restore()

    def _fonts_for(self, font: QFont) -> tuple[QFont, QFont, QFontMetrics, QFontMetrics]:
        key = font.key()
        if self._fonts is None or self._fonts[0] != key:
            name = QFont(font)
            name.setWeight(QFont.Weight.Medium)
            small = tabular(font)
            small.setPointSizeF(small.pointSizeF() * 0.87)
            self._fonts = key, name, small, QFontMetrics(name), QFontMetrics(small)
        return self._fonts[1:]

    def _picture(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, row: int) -> None:
        name = self._model.table.names[row]
        pixmap = self._model.pixmap(name, place.size(), painter.device().devicePixelRatioF())
        if pixmap is not None:
            painter.drawPixmap(place.topLeft(), pixmap)
            return
        palette: QPalette = option.palette
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(place, CORNER, CORNER)

    def _badges(self, painter: QPainter, place: QRect, row: int) -> None:
        """The marks in the thumbnail's corner."""
        right = place.right() - 5
        for word in marks(self._model.table, row):
            if word not in INKS:
                continue
            circle = QRectF(right - 17, place.top() + 5, 17, 17)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(255, 255, 255, 235))
            painter.drawEllipse(circle)
            _mark(painter, circle.center(), word)
            right -= 21

    def _words_below(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, row: int) -> None:
        name_font, small, names, smalls = self._fonts_for(option.font)
        table = self._model.table
        line = QRect(rect.left(), rect.top(), rect.width(), names.height())
        painter.setFont(name_font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        name = names.elidedText(table.names[row], Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        line = QRect(rect.left(), line.bottom() + 1, rect.width(), smalls.height())
        painter.setFont(small)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        figure = iou_text(table, row)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure)
        room = line.width() - (smalls.horizontalAdvance(figure) + UNIT if figure else 0)
        words = smalls.elidedText(_facts(table, row), Qt.TextElideMode.ElideRight, max(room, 0))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _words_beside(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, row: int) -> None:
        name_font, small, names, smalls = self._fonts_for(option.font)
        table = self._model.table
        middle = rect.center().y()
        line = QRect(rect.left(), middle - names.height() - 1, rect.width(), names.height())
        figure = iou_text(table, row)
        muted = option.palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setFont(small)
        painter.setPen(muted)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, figure)
        room = line.width() - (smalls.horizontalAdvance(figure) + UNIT if figure else 0)
        painter.setFont(name_font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        name = names.elidedText(table.names[row], Qt.TextElideMode.ElideMiddle, max(room, 0))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(small)
        line = QRect(rect.left(), middle + 2, rect.width(), smalls.height())
        left = line.left()
        for word in marks(table, row):
            if word in INKS:
                left = _mark_and_word(
                    painter, QRect(left, line.top(), line.right() - left, line.height()), word
                )
        painter.setPen(muted)
        rest = QRect(left, line.top(), max(line.right() - left, 0), line.height())
        words = smalls.elidedText(_facts(table, row), Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def iou_text(table: SampleTable, row: int) -> str:
    """The mean IoU, in brackets where it is of an older checkpoint or label map; "" where it is not known."""
    mean = table.figure("mean_iou", row)
    if mean is None:
        return ""
    return number(mean, 2) if table.current[row] else f"({number(mean, 2)})"


def _facts(table: SampleTable, row: int) -> str:
    words = [table.word("split", row), *(word for word in marks(table, row) if word not in INKS)]
    return " · ".join(tr(WORDS[word]) for word in words if word)


def _background(painter: QPainter, option: QStyleOptionViewItem) -> None:
    palette: QPalette = option.palette
    state: QStyle.StateFlag = option.state
    rect = QRectF(option.rect).adjusted(3, 1, -3, -1)
    accent = palette.color(QPalette.ColorRole.Highlight)
    painter.setPen(Qt.PenStyle.NoPen)
    if state & QStyle.StateFlag.State_Selected:
        soft = QColor(accent)
        soft.setAlphaF(0.16)
        painter.setBrush(soft)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(accent, 1.0))
        painter.drawRoundedRect(rect, 8, 8)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(rect, 8, 8)


def _mark(painter: QPainter, middle: QPointF, word: str) -> None:
    ink = INKS[word]
    if word == "accepted":
        painter.setPen(QPen(ink, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline([middle + QPointF(-3, 0), middle + QPointF(-0.5, 2.8), middle + QPointF(4, -3)])
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    if word == "edited":
        painter.drawEllipse(middle, 3.2, 3.2)
    else:
        painter.drawPolygon([middle + QPointF(0, -4), middle + QPointF(4, 3), middle + QPointF(-4, 3)])


def _mark_and_word(painter: QPainter, rect: QRect, word: str) -> int:
    """Returns where the next one may begin."""
    _mark(painter, QPointF(rect.left() + 4, rect.center().y() + 1), word)
    painter.setPen(INKS[word])
    start = rect.left() + 11
    text = tr(WORDS[word])
    painter.drawText(
        QRect(start, rect.top(), max(rect.right() - start, 0), rect.height()),
        Qt.AlignmentFlag.AlignVCenter,
        text,
    )
    return start + painter.fontMetrics().horizontalAdvance(text) + UNIT
