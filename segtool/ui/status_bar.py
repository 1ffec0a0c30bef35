"""The line at the bottom: what is under the pointer, what is saved, where the network runs."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QWidget

from segtool.core.classes import name_of
from segtool.ui.later import Later
from segtool.ui.origin_words import source_text
from segtool.ui.pane_layers import label_map_of
from segtool.ui.pane_table import CORRECTION
from segtool.ui.phrasebook import translated
from segtool.ui.theme import UNIT, label, set_role, tabular
from segtool.ui.words import number, tr
from segtool.workbench import Workbench

WHOLE = 255
"""Confidence that stands for certain."""


class _Still(QWidget):
    """A place for a text that changes with every move: the window is not laid out anew for it."""

    def __init__(self, text: QLabel) -> None:
        super().__init__()
        self._text = text
        text.setParent(self)
        self.setMinimumHeight(text.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._text.setGeometry(self.rect())


class StatusBar(QStatusBar):
    """Permanent labels; Qt's own passing messages are not used, so nothing hides them."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._workbench = workbench
        self._point: QPointF | None = None
        self._pixel_later = Later(self._show_pixel, self)
        self.pixel, self.position, self.saved, self.device, self.checkpoint = (
            label("", "muted") for _ in range(5)
        )
        row = QHBoxLayout()
        row.setContentsMargins(UNIT + 4, 0, UNIT + 4, 0)
        row.setSpacing(3 * UNIT)
        row.addWidget(_Still(self.pixel), 1)
        for part in (self.position, self.saved, self.device, self.checkpoint):
            row.addWidget(part)
        holder = QWidget()
        holder.setLayout(row)
        self.addWidget(holder, 1)
        for part, name in self._names().items():
            part.setFont(tabular(part.font()))
            part.setAccessibleName(name)
            part.setTextFormat(Qt.TextFormat.PlainText)
        for signal in (
            workbench.savedStateChanged,
            workbench.readOnlyChanged,
            workbench.checkpointChanged,
            workbench.predictionBusy,
            workbench.sampleChanged,
            workbench.predictionChanged,
            workbench.factsChanged,
        ):
            signal.connect(self.refresh)
        self.refresh()

    def _names(self) -> dict[QLabel, str]:
        return {
            self.pixel: tr("Pixel under the pointer"),
            self.position: tr("Size of the picture"),
            self.saved: tr("Saved state"),
            self.device: tr("Device"),
            self.checkpoint: tr("Checkpoint"),
        }

    def point_at(self, point: QPointF | None) -> None:
        """The pointer moved, in picture coordinates."""
        self._point = point
        self._show_pixel()

    def refresh(self, *_: object) -> None:
        """Read everything from the workbench."""
        bench = self._workbench
        self._pixel_later.ask()
        image = bench.image
        self.position.setText("" if image is None else f"{image.shape[1]} × {image.shape[0]}")
        state = bench.saved_state
        self.saved.setText(tr("Read-only") if bench.read_only else translated(state))
        self.saved.setToolTip(translated(bench.read_only_note))
        set_role(self.saved, "bad" if state.startswith("Not saved") and not bench.read_only else "muted")
        self.device.setText(translated(bench.device_text or bench.device))
        self.checkpoint.setText(checkpoint_text(bench))
        self.checkpoint.setToolTip(tr("The checkpoint in use, and its mean IoU on the validation samples"))

    def _show_pixel(self) -> None:
        self.pixel.setText(pixel_text(self._workbench, self._point))


def checkpoint_text(bench: Workbench) -> str:
    """Name of the checkpoint, and its mean IoU on validation where it says one."""
    info = bench.checkpoint_info
    if info is None:
        return tr("checkpoint is loading") if bench.checkpoint_loading else tr("no checkpoint")
    figures = (info.config or {}).get("figures")
    found = figures.get("validation") if isinstance(figures, dict) else None
    mean = found.get("mean_iou") if isinstance(found, dict) else None
    if not isinstance(mean, int | float):
        return str(info.name)
    return tr("{name} (mean IoU {value})", name=info.name, value=number(mean, 2))


def pixel_text(bench: Workbench, point: QPointF | None) -> str:
    """Position, class on the left, class and confidence of the prediction."""
    if point is None or bench.image is None:
        return ""
    height, width = bench.image.shape[:2]
    x, y = int(point.x() // 1), int(point.y() // 1)
    if not (0 <= x < width and 0 <= y < height):
        return ""
    parts = [f"({x}, {y})"]
    shown = label_map_of(CORRECTION, bench)
    if shown is not None:
        parts[0] += f" {tr(name_of(int(shown[y, x])))}"
        parts += filter(None, [source_text(bench, x, y)])
    prediction = bench.prediction
    if prediction is not None and prediction.label_map.shape == (height, width):
        confidence = int(prediction.confidence[y, x]) / WHOLE
        name = tr(name_of(int(prediction.label_map[y, x])))
        parts.append(tr("predicted {name} {value}", name=name, value=number(confidence, 2)))
    return " · ".join(parts)
