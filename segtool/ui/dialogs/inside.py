"""Look inside: what the network makes of the photograph on show, stage by stage, laid out as the U that it is."""

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from segtool.ui.dialogs.enlarged import Enlarged
from segtool.ui.fields import ComboBox
from segtool.ui.small_pictures import Pictures, mosaic, pixmap
from segtool.ui.theme import UNIT, label
from segtool.ui.words import QT_TR_NOOP, tr
from segtool.workbench import Workbench

TILE = 116
"""Side of a small picture in logical pixels."""
SHOWN: dict[int, str] = {
    0: QT_TR_NOOP("Mean of all channels"),
    4: QT_TR_NOOP("The 4 strongest channels"),
    9: QT_TR_NOOP("The 9 strongest channels"),
    16: QT_TR_NOOP("The 16 strongest channels"),
    32: QT_TR_NOOP("The 32 strongest channels"),
}
"""Channels in a small picture -> words; 0: their mean."""
WAYS: dict[str, str] = {
    "nearest": QT_TR_NOOP("nearest neighbour"),
    "bilinear": QT_TR_NOOP("bilinear"),
    "light": QT_TR_NOOP("bilinear"),
    "transposed": QT_TR_NOOP("transposed convolution"),
    "unpooling": QT_TR_NOOP("max unpooling"),
}
LATENT = QT_TR_NOOP("The photograph, made as small as it gets: similar pictures lie close together here.")
UPSAMPLING = QT_TR_NOOP("Step by step back to the photograph's size: {way}.")
SKIPS = QT_TR_NOOP("Each encoder stage is handed across, so that fine detail is not lost.")
PIXELWISE = QT_TR_NOOP("A 1 x 1 convolution and a softmax: a probability of each class for each pixel.")
CLASSES = (QT_TR_NOOP("Pet"), QT_TR_NOOP("Background"), QT_TR_NOOP("Border"))


class InsideDialog(QDialog):
    """Stays open beside the window and follows the sample on show."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.setWindowTitle(tr("Look inside"))
        self.resize(1000, 780)
        self.heading = label("", "display")
        self.detail = label("", "muted")
        self.channels = ComboBox()
        self.channels.setAccessibleName(tr("What the small pictures show"))
        for text in SHOWN.values():
            self.channels.addItem(tr(text))
        self.channels.currentIndexChanged.connect(self._refresh)
        self.state = label("", "muted")
        self.state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.state.setWordWrap(True)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.enlarged = Enlarged()
        self.enlarged.back.connect(self._show_overview)
        self.pages = QStackedWidget()
        for page in (self.state, self.area, self.enlarged):
            self.pages.addWidget(page)
        top = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(self.heading)
        words.addWidget(self.detail)
        top.addLayout(words, 1)
        top.addWidget(self.channels, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT + 4)
        column.addLayout(top)
        column.addWidget(self.pages, 1)
        for signal in (
            bench.insideChanged,
            bench.sampleChanged,
            bench.sampleLoading,
            bench.predictionChanged,
        ):
            signal.connect(self._refresh)
        self._drawn: tuple[int, int] | None = None
        self._refresh()

    def _refresh(self, *_: object) -> None:
        bench, inside = self._bench, self._bench.inside
        name = bench.current.name if bench.current is not None else ""
        self.heading.setText(name or tr("Look inside"))
        if inside is None:
            self._drawn = None
            self.detail.setText("")
            self.state.setText(self._why())
            self.pages.setCurrentWidget(self.state)
            return
        count = list(SHOWN)[self.channels.currentIndex()]
        if self._drawn == (id(inside), count):
            return  # predictions and facts change more often than what is inside
        self._drawn = id(inside), count
        checkpoint = bench.checkpoint_info.name if bench.checkpoint_info is not None else ""
        rows, columns = inside.image.shape[:2]
        self.detail.setText(
            tr(
                "{network}, checkpoint {checkpoint}, at {columns} × {rows} pixels",
                network=inside.network,
                checkpoint=checkpoint,
                columns=columns,
                rows=rows,
            )
        )
        place = self.area.verticalScrollBar().value()
        self.area.setWidget(Overview(inside, count, self._enlarge))
        self.area.verticalScrollBar().setValue(place)
        self.pages.setCurrentWidget(self.area)

    def _why(self) -> str:
        bench = self._bench
        if bench.current is None:
            return tr("No sample is open.")
        return bench.inside_error or bench.prediction_error or bench.image_error or tr("Looking inside…")

    def _enlarge(self, title: str, pictures: list[tuple[str, Pictures]]) -> None:
        self.enlarged.show_pictures(title, pictures)
        self.pages.setCurrentWidget(self.enlarged)
        self.enlarged.list.setFocus()

    def _show_overview(self) -> None:
        self.pages.setCurrentWidget(self.area)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.pages.currentWidget() is self.enlarged:
            self._show_overview()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        self._bench.look_inside(False)
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._bench.look_inside(False)
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self._bench.look_inside(True)
        super().showEvent(event)


class Tile(QToolButton):
    """A small picture with its words; pressed it is enlarged."""

    wanted = Signal()

    def __init__(self, picture: Pictures, title: str, shape: str) -> None:
        super().__init__()
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        drawn = pixmap(picture, TILE, self.devicePixelRatioF())
        self.setIconSize(QSize(TILE, max(TILE // 4, round(drawn.height() / drawn.devicePixelRatio()))))
        self.setIcon(drawn)
        self.setText(f"{title}\n{shape}")
        self.setAccessibleName(f"{title}, {shape}")
        self.setToolTip(tr("Enlarge"))
        self.setAutoRaise(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Overview(QWidget):
    """The U: encoder down on the left, decoder up on the right, the bottleneck below, skips across."""

    def __init__(self, inside: Any, count: int, enlarge: Any) -> None:
        super().__init__()
        self.tiles: list[Tile] = []
        self._enlarge = enlarge
        self._count = count
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(2 * UNIT)
        self._grid.setVerticalSpacing(UNIT)
        self._grid.setColumnStretch(1, 1)
        self._ends(inside)
        stages = {(stage.kind, stage.number): stage for stage in inside.stages}
        numbers = sorted({stage.number for stage in inside.stages if stage.kind != "bottleneck"})
        for row, number in enumerate(numbers, 2):
            self._level(row, number, stages)
        below = len(numbers) + 2
        bottleneck = next((stage for stage in inside.stages if stage.kind == "bottleneck"), None)
        if bottleneck is not None:
            tile = self._stage_tile(bottleneck, tr("Bottleneck"))
            self._grid.addWidget(_framed(tile, tr("Latent space"), tr(LATENT)), below, 0, 1, 3)
            way = tr(WAYS.get(inside.upsampling, inside.upsampling))
            self._grid.addWidget(_idea(tr("Upsampling"), tr(UPSAMPLING, way=way)), 1, 2)
            self._grid.addWidget(_idea(tr("Skip connections"), tr(SKIPS)), 1, 1)
        else:
            self._grid.addWidget(label(tr("This network does not tell its stages."), "muted"), 1, 0, 1, 3)
        self._grid.setRowStretch(below + 1, 1)

    def _ends(self, inside: Any) -> None:
        rows, columns = inside.image.shape[:2]
        self._grid.addWidget(self._tile(tr("Photograph"), (3, rows, columns), [("", inside.image)]), 0, 0)
        row = QHBoxLayout()
        for title, plane in zip(CLASSES, inside.probabilities, strict=True):
            row.addWidget(self._tile(tr(title), (1, *plane.shape), [(tr(title), plane)]))
        row.insertWidget(0, _idea(tr("Pixelwise classification"), tr(PIXELWISE)), 1)
        self._grid.addLayout(row, 0, 1, 1, 2)

    def _level(self, row: int, number: int, stages: dict[tuple[str, int], Any]) -> None:
        encoder, up, decoder = (stages.get((kind, number)) for kind in ("encoder", "upsampled", "decoder"))
        if encoder is not None:
            self._grid.addWidget(self._stage_tile(encoder, tr("Encoder {number}", number=number)), row, 0)
        if decoder is None or up is None:
            return
        across = (
            tr("the photograph, %n channels  →", n=decoder.skip_channels)
            if decoder.skip == 0
            else tr("skip connection, %n channels  →", n=decoder.skip_channels)
        )
        words = label(across, "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._grid.addWidget(words, row, 1)
        pair = QHBoxLayout()
        pair.addWidget(self._stage_tile(up, tr("Upsampled {number}", number=number)))
        pair.addWidget(label("→", "muted"))
        pair.addWidget(self._stage_tile(decoder, tr("Decoder {number}", number=number)))
        self._grid.addLayout(pair, row, 2)

    def _stage_tile(self, stage: Any, title: str) -> Tile:
        low, high = stage.mean_range
        pictures = [(tr("Mean, {low} to {high}", low=f"{low:.2f}", high=f"{high:.2f}"), stage.mean)]
        for channel, picture, (low, high) in zip(stage.channels, stage.pictures, stage.ranges, strict=True):
            words = tr(
                "Channel {number}, {low} to {high}", number=channel, low=f"{low:.2f}", high=f"{high:.2f}"
            )
            pictures.append((words, picture))
        small = mosaic(stage.pictures, self._count) if self._count else stage.mean
        return self._tile(title, stage.shape, pictures, small)

    def _tile(
        self,
        title: str,
        shape: tuple[int, int, int],
        pictures: list[tuple[str, Pictures]],
        small: Pictures | None = None,
    ) -> Tile:
        text = " × ".join(str(side) for side in shape)
        tile = Tile(pictures[0][1] if small is None else small, title, text)
        tile.clicked.connect(lambda: self._enlarge(f"{title}, {text}", pictures))
        self.tiles.append(tile)
        return tile


def _idea(title: str, text: str) -> QWidget:
    """One of the lecture's four ideas, where it happens."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addStretch(1)
    column.addWidget(label(title, "title"))
    words = label(text, "small")
    words.setWordWrap(True)
    column.addWidget(words)
    column.addStretch(1)
    return box


def _framed(tile: QWidget, title: str, text: str) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(tile)
    row.addWidget(_idea(title, text), 1)
    row.addStretch(1)
    return box
