"""How one sample looks in the list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from segtool.core.dataset import Sample
from segtool.core.workspace import Facts
from segtool.ui.sample_model import Role
from segtool.ui.theme import UNIT, tabular

ROW = 64
THUMBNAIL = QSize(64, 48)
CORRECTED = QColor("#8e7cf0")
ACCEPTED = QColor("#2aa56b")


class SampleDelegate(QStyledItemDelegate):
    """Thumbnail, name, breed and split, state, and the IoU once it is known."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._background(painter, option)
        rect: QRect = option.rect.adjusted(UNIT, UNIT, -UNIT, -UNIT)
        self._thumbnail(painter, option, QRect(rect.topLeft(), THUMBNAIL), index.data(Role.THUMBNAIL))
        words = rect.adjusted(THUMBNAIL.width() + UNIT + 2, 0, 0, 0)
        sample: Sample = index.data(Role.SAMPLE)
        facts: Facts = index.data(Role.FACTS)
        iou: float | None = index.data(Role.IOU)
        self._words(painter, option, words, sample, facts, iou)
        painter.restore()

    def _background(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        rect = QRectF(option.rect).adjusted(4, 2, -4, -2)
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

    def _thumbnail(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, thumbnail: QImage | None
    ) -> None:
        palette: QPalette = option.palette
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(rect), 5, 5)
        painter.save()
        painter.setClipPath(clip)
        painter.fillRect(rect, palette.color(QPalette.ColorRole.AlternateBase))
        if thumbnail is not None and not thumbnail.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            scale = max(rect.width() / thumbnail.width(), rect.height() / thumbnail.height())
            width, height = rect.width() / scale, rect.height() / scale
            source = QRectF((thumbnail.width() - width) / 2, (thumbnail.height() - height) / 2, width, height)
            painter.drawImage(QRectF(rect), thumbnail, source)
        painter.restore()

    def _words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        sample: Sample,
        facts: Facts,
        iou: float | None,
    ) -> None:
        palette: QPalette = option.palette
        text, muted = (
            palette.color(QPalette.ColorRole.Text),
            palette.color(QPalette.ColorRole.PlaceholderText),
        )
        name_font = QFont(option.font)
        name_font.setWeight(QFont.Weight.Medium)
        small = tabular(option.font)
        small.setPointSizeF(small.pointSizeF() * 0.87)
        line = QRect(rect.left(), rect.top(), rect.width(), rect.height() // 2)
        room = line.width() - (2 * UNIT + 22 if iou is not None else 0)
        painter.setFont(name_font)
        painter.setPen(text)
        elided = QFontMetrics(name_font).elidedText(sample.name, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
        painter.setFont(small)
        painter.setPen(muted)
        if iou is not None:
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{iou:.2f}")
        line.translate(0, rect.height() // 2)
        left = line.left()
        marks = (
            (facts.correction, CORRECTED, "corrected"),
            (facts.review == "accepted", ACCEPTED, "accepted"),
        )
        for holds, ink, word in marks:
            if holds:
                left = self._mark(
                    painter, QRect(left, line.top(), line.right() - left, line.height()), ink, word
                )
        painter.setPen(muted)
        missing = sample.trimap is None and not facts.correction
        words = " · ".join(part for part in (sample.split, "no ground truth" if missing else "") if part)
        painter.drawText(
            QRect(left, line.top(), line.right() - left, line.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, line.right() - left),
        )

    def _mark(self, painter: QPainter, rect: QRect, ink: QColor, word: str) -> int:
        """A dot and a word; returns where the next one may begin. Shape differs too: not by colour alone."""
        middle = QPointF(rect.left() + 4, rect.center().y() + 1)
        if word == "accepted":
            painter.setPen(QPen(ink, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPolyline(
                [middle + QPointF(-3, 0), middle + QPointF(-0.5, 2.8), middle + QPointF(4, -3)]
            )
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(middle, 3.2, 3.2)
        painter.setPen(ink)
        start = rect.left() + 11
        painter.drawText(
            QRect(start, rect.top(), rect.right() - start, rect.height()), Qt.AlignmentFlag.AlignVCenter, word
        )
        return start + painter.fontMetrics().horizontalAdvance(word) + UNIT
