"""What the work on the sample on show cost, the average, what is left at this pace; and how work is noticed."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from segtool.core.effort import Effort, pace
from segtool.ui.later import Later
from segtool.ui.theme import UNIT, label
from segtool.ui.words import number, tr
from segtool.workbench import Workbench

_INPUTS = frozenset(
    {
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.KeyPress,
        QEvent.Type.Wheel,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
        QEvent.Type.NativeGesture,
    }
)


class Activity(QObject):
    """Tells the workbench of every input that the window gets, and whether the program has the focus."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._working = workbench.working
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_state)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Of the window's QWindow, so each input passes once."""
        if event.type() in _INPUTS:
            self._working.note_input()
        return False

    def _on_state(self, state: Qt.ApplicationState) -> None:
        self._working.set_active(state == Qt.ApplicationState.ApplicationActive)


class EffortView(QWidget):
    """Follows the workbench."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.words = label("", "muted")
        self.all_words = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        for part in (self.words, self.all_words):
            part.setWordWrap(True)
            column.addWidget(part)
        later = Later(self.show_state, self)
        for signal in (workbench.working.changed, workbench.sampleChanged, workbench.factsChanged):
            signal.connect(later.ask)
        self.show_state()

    def show_state(self, *_: object) -> None:
        """Read everything from the workbench."""
        bench = self._workbench
        efforts, current = bench.working.efforts, bench.current
        mine = efforts.get(current.name, Effort()) if current is not None else Effort()
        self.words.setText(
            tr("No work on this sample yet")
            if mine == Effort()
            else " · ".join(
                (
                    duration(mine.seconds),
                    tr("%n strokes", n=mine.strokes),
                    tr("%n clicks", n=mine.clicks),
                    tr("%n pixels changed", n=mine.pixels),
                )
            )
        )
        facts = bench.known_facts()
        corrected = [name for name, one in facts.items() if one.correction]
        unreviewed = len(bench.samples) - sum(one.review == "accepted" for one in facts.values())
        found = pace(efforts, corrected, unreviewed)
        self.all_words.setVisible(found is not None)
        if found is not None:
            average = tr("On average {time} a corrected sample.", time=duration(found.average))
            left = tr("About {time} for the %n not accepted.", n=unreviewed, time=duration(found.left))
            self.all_words.setText(f"{average} {left}")


def duration(seconds: float) -> str:
    """For people, as fine as it is worth: 45 s, 12 min, 3 h 20 min."""
    if seconds < 90:
        return tr("{count} s", count=number(round(seconds), 0))
    minutes = round(seconds / 60)
    if minutes < 60:
        return tr("{count} min", count=number(minutes, 0))
    return tr("{hours} h {minutes} min", hours=number(minutes // 60, 0), minutes=minutes % 60)
