"""The page of evaluations: what to evaluate, how far it is, the figures, plots and pictures, and their files."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from segtool.core.ahead import import_ahead
from segtool.core.eval_report import RESOLUTIONS, Evaluated, Row
from segtool.ui.curves import LIBRARY
from segtool.ui.eval_choice import SPLITS, TRUTHS, EvalChoice
from segtool.ui.eval_plots import EvalPlots, plot_file
from segtool.ui.eval_tables import FiguresTable, PicturesTable
from segtool.ui.list_foot import time_left
from segtool.ui.phrasebook import translated
from segtool.ui.theme import UNIT, Tokens, label, tabular
from segtool.ui.words import number, tr
from segtool.workbench import Workbench

TASK = "evaluate"
ESTIMATE_AFTER = 2.0
"""Seconds from which on the time left is more than a guess."""
NAMED = 5
"""Names after which the rest of a list is counted."""
TABLE_ENDINGS = (".html", ".csv", ".json")
PLOT_ENDINGS = (".svg", ".png")


class EvaluationPage(QDialog):
    """Stays open beside the window; the evaluation goes on where the page is closed."""

    opened = Signal(str)
    """Name of a sample that the person wants to see in the window."""

    def __init__(self, bench: Workbench, tokens: Callable[[], Tokens], parent: QWidget | None = None) -> None:
        """tokens: the theme's colours at this moment."""
        super().__init__(parent)
        self._bench, self._tokens = bench, tokens
        self._running = False
        self._started, self._before = 0.0, 0
        self._root: Path | None = None
        self._drawn = True
        self.evaluated: Evaluated | None = None
        self.setWindowTitle(tr("Evaluate"))
        self.resize(1120, 780)
        self.choice = EvalChoice(bench)
        self.start = QPushButton(tr("Evaluate"))
        self.start.setProperty("role", "primary")
        self.start.setDefault(True)
        self.start.clicked.connect(self.begin)
        self.stop = QPushButton(tr("Stop"))
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self._stop)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the evaluation"))
        self.state = label("", "muted")
        self.state.setFont(tabular(self.state.font()))
        self.said, self.warned = label("", "title"), label("", "bad")
        for words in (self.state, self.said, self.warned):
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.figures, self.plots, self.pictures = FiguresTable(), EvalPlots(), PicturesTable()
        self.tabs = QTabWidget()
        self.tabs.addTab(self.figures, tr("Figures"))
        self.tabs.addTab(self.plots, tr("Plots"))
        self.tabs.addTab(self.pictures, tr("Worst pictures"))
        self.tabs.currentChanged.connect(self._draw)
        self.plots.opened.connect(self.opened)
        self.plots.save_wanted.connect(self._ask_plot)
        self.pictures.opened.connect(self.opened)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.save = QPushButton(tr("Save…"))
        self.save.setToolTip(tr("As a web page with plots, as a table (CSV) or as a document (JSON)"))
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self._ask_file)
        self.buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.rejected.connect(self.close)
        self._lay_out()
        self._show_running(False)
        self._show_result(False)
        bench.taskProgress.connect(self._progress)
        bench.taskDone.connect(self._done)
        bench.taskFailed.connect(self._failed)
        bench.checkpointChanged.connect(self.choice.fill)
        bench.datasetOpened.connect(self._dataset_opened)

    def _lay_out(self) -> None:
        run = QHBoxLayout()
        run.setSpacing(UNIT)
        run.addWidget(self.start)
        run.addWidget(self.stop)
        run.addWidget(self.bar)
        run.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT + 4)
        column.addWidget(label(tr("Evaluate"), "display"))
        column.addWidget(self.choice)
        column.addLayout(run)
        for part in (self.said, self.warned):
            column.addWidget(part)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.buttons)

    # Running

    def begin(self) -> None:
        """Evaluate what is chosen."""
        checkpoint = self.choice.checkpoint
        if checkpoint is None or self._running:
            return
        self._show_running(True)
        self.state.setText(tr("Starting…"))
        self._started, self._before = time.monotonic(), 0
        self._root = self._bench.dataset.root if self._bench.dataset is not None else None
        import_ahead(LIBRARY)  # the plots' library takes half a second to import
        self._bench.evaluate(checkpoint, self.choice.request())

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.state.setText(tr("Stopping…"))
        self._bench.cancel_task(TASK)

    def _progress(self, task: str, done: int, total: int, name: str) -> None:
        if task != TASK or not self._running:
            return
        if done < self._before:  # first the pictures' fingerprints, then the pictures themselves
            self._started = time.monotonic()
        self._before = done
        self.bar.setRange(0, max(total, 0))
        self.bar.setValue(done)
        if not self.stop.isEnabled():
            return
        parts = [tr("{done} of {total}", done=number(done), total=number(total))]
        spent = time.monotonic() - self._started
        if done and spent >= ESTIMATE_AFTER:
            parts.append(time_left(spent / done * (total - done)))
        self.state.setText(" · ".join([*parts, name] if name else parts))

    def _done(self, task: str, result: Any) -> None:
        if task != TASK or not isinstance(result, Evaluated):
            return
        self._show_running(False)
        self.state.setText("")
        if self._bench.dataset is not None and self._bench.dataset.root == self._root:
            self.show_result(result)

    def _failed(self, task: str, message: str, hint: str) -> None:
        if task == TASK:
            self._show_running(False)
            self.state.setText(translated(f"{message} {hint}".strip()))

    def _dataset_opened(self) -> None:
        """Figures of another dataset do not stay: their pictures could not be opened."""
        root = self._bench.dataset.root if self._bench.dataset is not None else None
        if root == self._root:
            return
        if self._running:
            self._stop()
        self.evaluated = None
        self._show_result(False)
        self.choice.fill()

    def _show_running(self, on: bool) -> None:
        self._running = on
        self.choice.setEnabled(not on)
        self.start.setVisible(not on)
        self.stop.setVisible(on)
        self.stop.setEnabled(on)
        self.bar.setVisible(on)
        self.bar.setRange(0, 0)

    # What came of it

    def show_result(self, result: Evaluated) -> None:
        """Figures, plots and pictures of an evaluation."""
        self.evaluated, document = result, result.document
        self.said.setText(about(document, result.device))
        warning = warnings(document)
        self.warned.setText(warning)
        self.warned.setVisible(bool(warning))
        self.figures.show_document(document)
        self._drawn = False
        self._draw()
        self.pictures.show_rows(document["per_image"])
        self._show_result(True)

    def refresh(self) -> None:
        """The theme changed."""
        self._drawn = False
        self._draw()

    def _draw(self) -> None:
        """The plots, once they are looked at."""
        if self.evaluated is not None and not self._drawn and self.tabs.currentWidget() is self.plots:
            self._drawn = True
            self.plots.show_document(self.evaluated.document, self._tokens())

    def _show_result(self, on: bool) -> None:
        self.tabs.setEnabled(on)
        self.save.setEnabled(on)
        if not on:
            self.said.setText(tr("Nothing was evaluated yet."))
            self.warned.hide()

    # Files

    def save_as(self, path: Path) -> None:
        """Write the evaluation as what the ending says; a page where it says nothing."""
        if self.evaluated is not None:
            self._bench.save_evaluation(with_ending(path, TABLE_ENDINGS), self.evaluated)

    def save_plot(self, name: str, path: Path) -> None:
        """Write one plot as SVG or PNG."""
        if self.evaluated is not None:
            path = with_ending(path, PLOT_ENDINGS)
            data = plot_file(name, self.evaluated.document, path.suffix.lower() == ".svg")
            self._bench.save_plot(path, data)

    def _ask_file(self) -> None:
        name = self.evaluated.document["checkpoint"]["name"] if self.evaluated is not None else ""
        filters = tr("Web page (*.html);;Table (*.csv);;Document (*.json)")
        self._ask(f"evaluation-{name}.html", filters, TABLE_ENDINGS, self.save_as)

    def _ask_plot(self, plot: str) -> None:
        filters = tr("Drawing (*.svg);;Picture (*.png)")
        self._ask(f"{plot}.svg", filters, PLOT_ENDINGS, lambda path: self.save_plot(plot, path))

    def _ask(self, name: str, filters: str, endings: tuple[str, ...], save: Callable[[Path], None]) -> None:
        found, chosen = QFileDialog.getSaveFileName(self, tr("Save as"), str(Path.home() / name), filters)
        if found:
            wanted = next((ending for ending in endings if f"*{ending}" in chosen), endings[0])
            path = Path(found)
            save(path if path.suffix.lower() in endings else path.with_name(path.name + wanted))


def with_ending(path: Path, endings: tuple[str, ...]) -> Path:
    """The path, with the first ending added where it has none of them."""
    return path if path.suffix.lower() in endings else path.with_name(path.name + endings[0])


def about(document: Row, device: str) -> str:
    """What was judged by what, in one sentence."""
    return tr(
        "{checkpoint} on {pictures} ({split}), against {truth}, {resolution}; flip {flip}; {device}.",
        checkpoint=document["checkpoint"]["name"],
        pictures=tr("%n pictures", n=document["images"]),
        split=tr(SPLITS[document["split"]]),
        truth=tr(TRUTHS[document["truth"]]),
        resolution=translated(RESOLUTIONS[document["resolution"]]),
        flip=tr("on") if document["flip"] else tr("off"),
        device=device,
    )


def warnings(document: Row) -> str:
    """What a person must know before trusting the figures, a line each; "" where there is nothing."""
    lines = []
    trained = document["trained_on"]
    if trained:
        words = tr(
            "The checkpoint was trained on %n of these pictures: the figures are too good.", n=len(trained)
        )
        lines.append(f"{words} {_named(trained)}")
    same = document["same_pictures"]
    if same:
        words = tr("%n pairs of one picture stand in two sets.", n=len(same))
        lines.append(f"{words} {_named([translated(each) for each in same])}")
    skipped = document["skipped"]
    if skipped:
        words = tr("%n pictures could not be judged.", n=len(skipped))
        reasons = [f"{one['name']}: {translated(one['reason'])}" for one in skipped]
        lines.append(f"{words} {_named(reasons)}")
    return "\n".join(lines)


def _named(names: list[str]) -> str:
    more = f" … (+{number(len(names) - NAMED)})" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
