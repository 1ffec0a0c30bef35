"""What the person does to the label map and the review of the sample on show. Each is one undo step."""

from PySide6.QtCore import QObject, Slot

from segtool.core import labels
from segtool.core.errors import SegtoolError
from segtool.core.provenance import FROM_PREDICTION
from segtool.core.tools.edit import Edit
from segtool.core.tools.table import ERASER_KIND
from segtool.jobs.prediction import Factory
from segtool.workbench.document import NO_ORIGIN, Document, Origin, Step
from segtool.workbench.effort import Working
from segtool.workbench.linting import Linting
from segtool.workbench.origins import CountingOrigins
from segtool.workbench.past import EarlierState, Past
from segtool.workbench.state import State
from segtool.workbench.tools import BRUSH_KIND, Tools


class Editing(State):
    """Strokes, undo, taking over, reverting, accepting; and the figures that follow."""

    def __init__(self, factory: Factory, training_program: tuple[str, ...], parent: QObject | None) -> None:
        super().__init__(factory, training_program, parent)
        self.tools = Tools(self, self)
        self._stroke_kind = BRUSH_KIND
        self.past = Past(self, self)
        self.linting = Linting(self, self._tasks, self._showing, self._saving, self)
        self.origins = CountingOrigins(self)
        self.working = Working(self)
        self.datasetOpened.connect(lambda: self.working.open(self.workspace))
        self.sampleChanged.connect(lambda: self.working.show(self.current.name if self.current else None))
        self.datasetOpened.connect(lambda: self.origins.open(self.workspace, self.dataset))
        self._saving.saved.connect(self.origins.ask)
        self._predicting.seeing.changed.connect(lambda: self.tools.show_seen(self._predicting.seeing.inside))

    def see(self, on: bool) -> None:
        """Whether what the network sees in each sample on show is wanted, as by the smart stroke."""
        self._predicting.see(on)

    def needs_question(self) -> str:
        """What to ask before the first stroke on this sample ("" for nothing to ask)."""
        return self._document.question() if self._document is not None else ""

    def start_stroke(self, value: int, diameter: float, x: float, y: float, erasing: bool = False) -> bool:
        """Set the brush down at (x, y) of the image. False where nothing can be painted.

        erasing: it takes away, and the step is called so.
        """
        options = self.tools.options
        if not self._may_edit() or self._document is None:
            return False
        if not self._document.begin_stroke(value, diameter, options.rules, options.square):
            return False
        self._stroke_kind = ERASER_KIND if erasing else BRUSH_KIND
        self.stroke_to(x, y)
        return True

    def stroke_to(self, x: float, y: float, diameter: float | None = None) -> None:
        """Move the brush in a straight line. diameter: another size from here on, as by a pen's pressure."""
        if self.canvas is not None and self.canvas.stroking:
            box = self.canvas.stroke_to(x, y, diameter)
            if box is not None:
                self.canvasChanged.emit(box)

    @Slot()
    def end_stroke(self) -> None:
        """One undo step, where the stroke changed anything."""
        if self._document is not None:
            kind = self._stroke_kind
            step = self._document.end_stroke(self.tools.band(kind), kind)
            self._record(step)
            if step is not None:
                self.working.note_stroke(step.operation.pixels or 0)

    @Slot()
    def abort_stroke(self) -> None:
        """As if the stroke had never been."""
        box = self.canvas.abort_stroke() if self.canvas is not None else None
        if box is not None:
            self.canvasChanged.emit(box)

    def apply_edit(self, edit: Edit, kind: str) -> bool:
        """What a tool proposed for the label map as it is now: one undo step named `kind`. False: nothing changed."""
        if not self._may_edit() or self._document is None:
            return False
        origin = self._origin() if kind in FROM_PREDICTION else NO_ORIGIN
        step = self._document.apply_edit(edit, kind, origin, self.tools.band(kind))
        self._record(step)
        if step is not None:
            self.working.note_click(step.operation.pixels or 0)
        return step is not None

    @Slot()
    def undo(self) -> None:
        if self._may_edit() and self._document is not None:
            self._record(self._document.undo())

    @Slot()
    def redo(self) -> None:
        if self._may_edit() and self._document is not None:
            self._record(self._document.redo())

    @Slot()
    def take_prediction(self) -> None:
        """The prediction in place of what the left pane shows: one undo step. Ask first where shows_correction."""
        if self.prediction is None or self.canvas is None or self._document is None or not self._may_edit():
            return
        if self.prediction.label_map.shape == self.canvas.label_map.shape:
            self._record(self._document.take(self.prediction.label_map, self._origin()))

    def _origin(self) -> Origin:
        found = self.prediction
        return NO_ORIGIN if found is None else (str(found.digest), str(found.checkpoint))

    def bring_back(self, state: EarlierState) -> bool:
        """Make an earlier state the present one: one undo step. False where nothing changes."""
        if self._document is None or state.document is not self._document or not self._may_edit():
            return False
        made = self._document.bring_back(state.label_map, state.sources, state.correction)
        self._record(made)
        return made is not None

    @Slot()
    def revert(self) -> None:
        """Back to the ground truth; there is no correction any more. One undo step."""
        if self._may_edit() and self._document is not None:
            self._record(self._document.revert())

    @Slot()
    def accept(self) -> None:
        """What the left pane shows is right. One undo step."""
        if self._may_edit() and self._document is not None:
            self._record(self._document.accept())

    @Slot()
    def reopen(self) -> None:
        """Take the acceptance back. One undo step."""
        if self._may_edit() and self._document is not None:
            self._record(self._document.reopen())

    def set_value_mapping(self, mapping: str | None) -> None:
        """Choose what the values of the folder's trimaps mean (core.truth.VALUE_MAPPINGS); None: as they are."""
        if self.workspace is None or self.read_only:
            return
        self._leave()
        if not self._saving.flush():
            self.problem.emit(self._saving.text, "Save first; then choose the values' meaning.")
            return
        try:
            labels.choose_mapping(self.workspace, mapping)
        except SegtoolError as error:
            self.problem.emit(error.message, error.hint)
            return
        self._showing.forget_documents()
        if self.current is not None:
            self._showing.select(self.current.name, again=True)
        self.thumbnailOld.emit("")

    @Slot()
    def save_now(self) -> None:
        """Write at once what waits; try again what failed."""
        self._saving.save_all()
        self._saving.retry()

    @Slot()
    def _leave(self) -> None:
        """Nothing of the sample on show is left half done or unsaved for long."""
        self.end_stroke()
        self._saving.save_all()

    def _may_edit(self) -> bool:
        if self.read_only:
            self.problem.emit(self.read_only_note, "")
            return False
        self.past.leave()  # what is done is done to the present state, and seen
        # A sample that is being read anew is swapped in a moment: what is done to the old one would be lost.
        return self._document is not None and not self._closed and self.loading != self._document.name

    def _record(self, step: Step | None) -> None:
        document = self._document
        if step is None or document is None:
            return
        self._saving.record(document, step)
        self._facts[document.name] = document.facts
        if step.box is not None:
            self.canvasChanged.emit(step.box)
        self.factsChanged.emit(document.name)
        self._compare()

    def note_step(self, document: Document, step: Step) -> None:
        """Write a step of any sample, on show or not, and tell what it changed."""
        if document is self._document:
            self._record(step)
            return
        self._saving.record(document, step)
        self._facts[document.name] = document.facts
        self.factsChanged.emit(document.name)

    def _compare(self) -> None:
        if self.canvas is None or self.prediction is None or not self.has_label_map:
            self._comparing.clear()
        else:
            self._comparing.compare(self.canvas.label_map, self.prediction.label_map)
