"""The panel at the bottom while a network is fine-tuned: progress, curves, and the result."""

import threading
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from segtool.core.ahead import import_ahead
from segtool.ui import icons
from segtool.ui.curves import LIBRARY, Curves
from segtool.ui.gate_view import GateView
from segtool.ui.phrasebook import translated
from segtool.ui.theme import UNIT, Theme, label, set_role, tabular
from segtool.ui.words import QT_TR_NOOP, tr
from segtool.workbench import Workbench

PHASES = {
    "started": QT_TR_NOOP("Starting…"),
    "preparing": QT_TR_NOOP("Preparing the samples…"),
    "training": QT_TR_NOOP("Training…"),
    "saved": QT_TR_NOOP("Saving…"),
    "stopping": QT_TR_NOOP("Stopping… the best so far is kept"),
    "gate": QT_TR_NOOP("Comparing old and new…"),
}
PREPARING_MS = 30
"""Between two looks whether the curves' library is there."""


class TrainingPanel(QWidget):
    """Shown from the start of a training until its result was chosen or closed."""

    closed = Signal()

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(168)
        self.setMaximumHeight(420)
        self._workbench = workbench
        self._theme = theme
        self.state = label("", "title")
        self.time = label("", "muted")
        self.time.setFont(tabular(self.time.font()))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the training"))
        self.stop = QPushButton(tr("Stop"))
        self.stop.setIcon(icons.icon("stop"))
        self.stop.setToolTip(tr("Stop, and keep the best so far"))
        self.close_button = QToolButton()
        self.close_button.setIcon(icons.icon("close"))
        self.close_button.setAccessibleName(tr("Close the training panel"))
        self.close_button.clicked.connect(self.closed)
        self.curves: Curves | None = None
        self._library = threading.Event()
        self._preparing = QTimer(self, interval=PREPARING_MS)
        self._preparing.timeout.connect(self._make_curves)
        self.gate = GateView()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2 * UNIT)
        top.addWidget(label(tr("TRAINING"), "caps"))
        top.addWidget(self.state)
        track = QVBoxLayout()  # keeps its room while the bar is hidden
        track.addWidget(self.bar)
        top.addLayout(track, 1)
        top.addWidget(self.time)
        top.addWidget(self.stop)
        top.addWidget(self.close_button)
        self._stack.addWidget(QWidget())
        self._stack.addWidget(self.gate)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT + 4)
        column.setSpacing(UNIT)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        bench = self._workbench
        bench.trainingEvent.connect(self.show_event)
        bench.trainingFinished.connect(self.show_result)
        bench.trainingFailed.connect(self.show_failure)
        bench.trainingStateChanged.connect(self.show_state)
        self.stop.clicked.connect(bench.stop_training)
        self.gate.use_new.connect(bench.accept_checkpoint)
        self.gate.keep_old.connect(bench.keep_checkpoint)
        self.gate.use_new.connect(self.closed)
        self.gate.keep_old.connect(self.closed)
        self._theme.changed.connect(self._theme_changed)

    def prepare(self) -> None:
        """A training may be started soon: the curves' library, which takes half a second to import, is fetched while
        the person fills in the form."""
        if self.curves is None and not self._preparing.isActive():
            self._library = import_ahead(LIBRARY)
            self._preparing.start()

    def _make_curves(self) -> None:
        if not self._library.is_set():
            return
        self._preparing.stop()
        if self.curves is None:
            self.curves = Curves(self._theme.tokens)
            self._stack.insertWidget(0, self.curves)

    def begin(self) -> None:
        """A training was started."""
        self._library.set()
        self._make_curves()
        assert self.curves is not None
        self.curves.clear()
        self._stack.setCurrentWidget(self.curves)
        self.bar.setRange(0, 0)
        self.bar.show()
        self.time.setText("")
        self._say(tr(PHASES["started"]))
        self.show_state()

    def show_state(self) -> None:
        """Running, stopping or over."""
        state = self._workbench.training
        self.stop.setVisible(bool(state))
        self.stop.setEnabled(state == "running")
        self.stop.setText(tr("Stopping…") if state == "stopping" else tr("Stop"))
        self.close_button.setVisible(not state)
        if state == "stopping":
            self._say(tr(PHASES["stopping"]))
            self.time.setText("")

    def show_event(self, event: dict[str, Any]) -> None:
        """One event of the training process."""
        kind = str(event.get("event", ""))
        if kind == "step":
            self._show_step(event)
        elif kind == "epoch":
            figures = event.get("figures") or {}
            if self.curves is not None:
                self.curves.add_epoch(int(event["epoch"]), figures.get("mean_iou"))
        elif kind in PHASES:
            self._say(tr(PHASES[kind]))
            done, total = event.get("done"), event.get("total")
            self.bar.setRange(0, int(total or 0))
            self.bar.setValue(int(done or 0))
            if kind == "gate":
                self.time.setText("")

    def _show_step(self, event: dict[str, Any]) -> None:
        epoch, epochs, step, steps = (int(event[key]) for key in ("epoch", "epochs", "step", "steps"))
        if self._workbench.training != "stopping":
            self._say(tr("Epoch {epoch} of {epochs}", epoch=epoch, epochs=epochs))
            self.time.setText(time_left(event.get("seconds_left")))
        self.bar.setRange(0, epochs * steps)
        self.bar.setValue((epoch - 1) * steps + step)
        if self.curves is not None and event.get("loss") is not None:
            self.curves.add_step(epoch - 1 + step / steps, float(event["loss"]))

    def show_result(self, result: dict[str, Any]) -> None:
        """Old and new side by side."""
        self.bar.hide()
        self.time.setText("")
        name = str(result.get("name") or result.get("checkpoint", ""))
        self._say(tr("Done: {name}", name=name) if name else tr("Done"))
        gate = result.get("gate")
        if isinstance(gate, dict):
            self.gate.show_gate(gate, bool(result.get("stopped")))
            self._stack.setCurrentWidget(self.gate)
        self.show_state()

    def show_failure(self, message: str, hint: str) -> None:
        """It ended with an error; the old checkpoint stays."""
        self.bar.hide()
        self.time.setText("")
        what = f"{translated(message)} {translated(hint)}".strip()
        self._say(tr("{what} The old checkpoint is untouched.", what=what), "bad")
        self.show_state()

    def _say(self, words: str, role: str = "title") -> None:
        set_role(self.state, role)
        self.state.setText(words)

    def _theme_changed(self) -> None:
        if self.curves is not None:
            self.curves.refresh(self._theme.tokens)


def time_left(seconds: float | None) -> str:
    """ "2:10 left"; empty where it is not known."""
    if seconds is None:
        return ""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    clock = f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
    return tr("{time} left", time=clock)
