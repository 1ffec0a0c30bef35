"""The tools of the editor at work: what they propose, the preview, and taking it as one undo step."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from segtool.core.box import Box
from segtool.core.canvas import LabelCanvas
from segtool.core.classes import BACKGROUND, PET
from segtool.core.operation import LabelMap
from segtool.core.tools.border import ROUND, WIDEST, band_width, with_border
from segtool.core.tools.edit import Edit, Region, Rules, changed_part, paint_region, take_region, whole_edit
from segtool.core.tools.fill import colour_region, connected_region, flood_region
from segtool.core.tools.lint import LintRules
from segtool.core.tools.operations import OPERATION_BY_ID
from segtool.core.tools.shapes import Point
from segtool.core.tools.smart import SmartSolver, SmartStroke
from segtool.core.tools.superpixels import Superpixels
from segtool.core.tools.table import BANDED, BRUSH, BY_COLOUR, BY_ID, SMART, SNAP, Options
from segtool.core.truth import Truth
from segtool.jobs.latest import LatestJob
from segtool.jobs.solving import Groundwork, Proposal, Question, groundwork_job, proposal_job

BRUSH_KIND = BY_ID[BRUSH].kind
AT_ONCE = 2**20
"""What looks at so many pixels at most is worked out at once, in about 10 ms; more, off the window's thread."""


class Bench(Protocol):
    """What the tools need of the workbench."""

    sampleChanged: Any
    canvasChanged: Any

    @property
    def canvas(self) -> LabelCanvas | None: ...
    @property
    def image(self) -> NDArray[np.uint8] | None: ...
    @property
    def truth(self) -> Truth | None: ...
    @property
    def prediction(self) -> Any: ...
    def apply_edit(self, edit: Edit, kind: str) -> bool: ...
    def see(self, on: bool) -> None: ...


class Tools(QObject):
    """The tool in the hand, its options, and what it proposes. Points are the picture's."""

    changed = Signal()
    """`tool` or `options`"""
    previewChanged = Signal()
    changesNothing = Signal()
    """The smart stroke was answered: what it says is what stands there."""

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.tool = BRUSH
        self.options = Options()
        self.preview: Edit | None = None
        """What would change; shown over the picture until it is accepted or aborted."""
        self._kind = ""
        self._applying = False
        self._job: LatestJob | None = None
        self._serial = 0
        self._cut: Superpixels | None = None
        self._solver: SmartSolver | None = None
        self._seen: Any = None
        """ml.features.Seen of the picture on show, None until the network was asked."""
        self._strokes: list[SmartStroke] = []
        self._solving = False
        self._proposing: LatestJob | None = None
        self._round = 0
        """Of the proposals that are not dropped."""
        self._asked: Proposal | None = None
        """The newest that is being worked out."""
        self._take = False
        """It is taken as soon as it is there; what comes meanwhile is due after it, and taken too with `_take_due`."""
        self._take_due = False
        self._due: Callable[[], None] | None = None
        """What waits for the groundwork."""
        bench.sampleChanged.connect(self._on_sample)
        bench.canvasChanged.connect(self._on_canvas)

    # choosing

    def choose(self, tool: str) -> None:
        """Take up a tool of the table; what was proposed is dropped."""
        self.abort()
        before, self.tool = self.tool, BY_ID[tool].id
        if (before == SMART) != (self.tool == SMART):
            self._seen = None
            self._bench.see(self.tool == SMART)
        self._prepare()
        self.changed.emit()

    def set(self, **options: Any) -> None:
        """Change options, by the names of Options' fields."""
        before, self.options = self.options, replace(self.options, **options)
        if before.grain != self.options.grain:
            self._cut = None
            self._prepare()
        if before != self.options:
            self.abort()
            self.changed.emit()

    # proposing

    def propose(self, edit: Edit | None, kind: str) -> None:
        """Show what would change; None shows nothing."""
        had, self.preview, self._kind = self.preview, edit, kind
        if had is not edit:
            self.previewChanged.emit()

    @Slot()
    def accept(self) -> bool:
        """Take what is proposed, or is being worked out, as one undo step. False where nothing is."""
        if self._asked is not None:
            self._take_due = self._take and self._due is not None
            self._take = True
            return True
        if self.preview is None:
            return self._solving  # Enter came before the answer: it means nothing else
        edit, self.preview = self.preview, None
        self._due = None
        self._apply(edit, self._kind)
        self.previewChanged.emit()
        return True

    @Slot()
    def abort(self) -> bool:
        """Drop what is proposed, or waits to be worked out. False where there is nothing, or it was taken already."""
        if self._take:
            return False
        was = self.preview is not None or self._due is not None or self._solving
        if was and self._kind == BY_ID[SMART].kind and self._strokes:
            self._strokes.pop()
        self._drop()
        return was

    # tools

    def region(self, region: Region | None, value: int, kind: str) -> None:
        """Give a region a class, as one step."""
        label_map = self._label_map()
        if label_map is not None:
            self._apply(paint_region(label_map, region, value, self.options.rules), kind)

    def fill(self, at: Point, value: int) -> None:
        """Fill the connected area at a point, by class or by colour as the options say."""
        label_map, image = self._label_map(), self._bench.image
        x, y = _pixel(at)
        if label_map is None or image is None:
            return
        options = self.options
        if options.fill_by == BY_COLOUR:
            region = colour_region(image, x, y, options.tolerance, options.connectivity)
        else:
            region = flood_region(label_map, x, y, options.connectivity)
        self.region(region, value, "fill")

    def wand(self, at: Point, value: int, tolerance: int) -> None:
        """Propose the connected pixels whose colour is like that at a point."""
        label_map, image = self._label_map(), self._bench.image
        if label_map is None or image is None:
            return
        options, tolerance = self.options, min(max(tolerance, 0), 255)

        def work() -> Edit | None:
            region = colour_region(image, *_pixel(at), tolerance, options.connectivity)
            return paint_region(label_map, region, value, options.rules)

        self._work_out(work, label_map.size, "colour wand")

    def snap(self, points: list[Point], diameter: float, value: int) -> None:
        """Propose the superpixels that a stroke touches."""
        label_map = self._label_map()
        if label_map is None:
            return
        if self._cut is None:
            self._due = lambda: self.snap(points, diameter, value)
            self._prepare()
            return
        cut, rules = self._cut, self.options.rules
        chosen = cut.along(points, diameter)
        self._work_out(
            lambda: paint_region(label_map, cut.region(chosen), value, rules),
            cut.area_of(chosen),
            "snapping brush",
        )

    def _work_out(self, work: Callable[[], Edit | None], pixels: float, kind: str) -> None:
        """Propose what `work` gives: at once, or when it is there. pixels: how many it looks at."""
        image = self._bench.image
        if self._take:
            self._due = lambda: self._work_out(work, pixels, kind)
        elif pixels <= AT_ONCE or image is None:
            if self._asked is not None:
                self._round += 1  # what is on its way is older
                self._asked, self._solving = None, False
            self.propose(work(), kind)
        else:
            if self._proposing is None:
                self._proposing = proposal_job(self)
                self._proposing.done.connect(self._on_proposal)
                self._proposing.failed.connect(self._on_proposal_failed)
            # While one drag goes on, what comes first is shown until the newest is there.
            self._asked, self._solving, self._kind = Proposal(self._round, kind, work), True, kind
            self._proposing.submit(self._asked)

    @Slot(object, object)
    def _on_proposal(self, request: Proposal, edit: Edit | None) -> None:
        if request.round != self._round:
            return  # it was dropped
        newest = request is self._asked
        if newest:
            self._asked, self._solving = None, False
        elif self._take:
            return
        self.propose(edit, request.kind)
        if newest and self._take:
            due, again = self._due, self._take_due
            self._due, self._take, self._take_due = None, False, False
            self.accept()
            if due is not None:
                due()
                if again:
                    self.accept()

    def smart(self, points: list[Point], diameter: float, pet: bool) -> None:
        """Propose what "this is pet" (or background) means for the region round a stroke."""
        if self.preview is not None and not self.accept():
            return
        self._strokes.append(SmartStroke(tuple(points), pet, diameter))
        self._kind = BY_ID[SMART].kind
        self._due = self._solve
        if self._solver is not None:
            self._on_groundwork_ready()
        else:
            self._prepare()

    def take_part(self, region: Region | None, truth: bool = False) -> None:
        """Take a region from the prediction, or from the ground truth, as one step."""
        label_map, other = self._label_map(), self._other(truth)
        if label_map is not None and other is not None:
            kind = "take ground truth" if truth else "take part"
            self._apply(take_region(label_map, other, region, self.options.rules), kind)

    def take_at(self, at: Point, truth: bool = False) -> None:
        """Take the connected region of disagreement at a point."""
        label_map, other = self._label_map(), self._other(truth)
        if label_map is not None and other is not None:
            self.take_part(connected_region(label_map != other, *_pixel(at)), truth)

    def operate(self, operation: str, value: int) -> None:
        """Propose a region operation (an id of OPERATIONS) on a class."""
        label_map, row = self._label_map(), OPERATION_BY_ID[operation]
        if label_map is not None:
            after = row.act(label_map, value, self.options, self.border_width)
            self.propose(whole_edit(label_map, after, self.options.rules), row.kind)

    def band(self, kind: str) -> tuple[float, Rules] | None:
        """The border that is drawn anew near a step of this kind: its width and what may change; None for none."""
        wanted = self.options.auto_border and kind in BANDED
        return (self.border_width, self.options.rules) if wanted else None

    @property
    def border_width(self) -> float:
        """In pixels: as chosen, else as in the sample's ground truth, else as in the dataset."""
        if self.options.border_px:
            return float(self.options.border_px)
        truth = self._other(True)
        found = band_width(truth) if truth is not None else None
        return LintRules().usual_width if found is None else min(max(found.mean, 1.0), WIDEST)

    # groundwork

    def _prepare(self) -> None:
        image = self._bench.image
        wants_cut = self.tool == SNAP and self._cut is None
        if image is None or not (wants_cut or (self.tool == SMART and self._solver is None)):
            return
        job = self._thread()
        self._serial += 1
        if wants_cut:
            job.submit(Groundwork(self._serial, image, self.options.grain))
        else:
            features = self._seen.features if self._seen is not None else ()
            job.submit(Groundwork(self._serial, image, None, self._pet(), features))

    @Slot(object, object)
    def _on_proposal_failed(self, request: Proposal, _error: Any) -> None:
        self._on_proposal(request, None)  # the log has it; the tool can be used again

    def _thread(self) -> LatestJob:
        if self._job is None:
            self._job = groundwork_job(self)
            self._job.done.connect(self._on_groundwork)
            self._job.failed.connect(self._on_groundwork_failed)
        return self._job

    def show_seen(self, seen: Any) -> None:
        """What the network sees in the picture on show has come (ml.features.Seen), or holds no more (None).

        Strokes go by colours until then; what is proposed stays as it is.
        """
        self._seen = seen
        if seen is not None and self.tool == SMART and not self._solving and self._due is None:
            self._solver = None
            self._prepare()

    def _pet(self) -> NDArray[np.float32] | None:
        """The network's probability of pet or border; until it was asked, as far as class and confidence tell."""
        if self._seen is not None:
            seen: NDArray[np.float32] = self._seen.pet
            return seen
        found = self._bench.prediction
        if found is None or self._bench.image is None or found.label_map.shape != self._bench.image.shape[:2]:
            return None
        sure = found.confidence.astype(np.float32) / 255
        return np.where(found.label_map == BACKGROUND, 1 - sure, sure).astype(np.float32)

    @Slot(object, object)
    def _on_groundwork(self, request: Groundwork | Question, result: Any) -> None:
        if request.serial != self._serial or request.image is not self._bench.image:
            return  # of another picture, or for options of before
        if isinstance(request, Question):
            self._solving = False
            self._on_solved(result)
            return
        if request.grain is None:
            self._solver = result
        else:
            self._cut = result
        self._on_groundwork_ready()

    @Slot(object, object)
    def _on_groundwork_failed(self, _request: object, _error: Any) -> None:
        self._due, self._solving = None, False  # the log has it; the tool can be used again

    def _on_groundwork_ready(self) -> None:
        due, self._due = self._due, None
        if due is not None:
            due()

    def _solve(self) -> None:
        label_map, solver, image = self._label_map(), self._solver, self._bench.image
        if label_map is None or solver is None or image is None or not self._strokes:
            return
        self._serial += 1
        self._solving = True
        pet = label_map != BACKGROUND
        self._thread().submit(Question(self._serial, image, solver, pet, tuple(self._strokes)))

    def _on_solved(self, region: Region | None) -> None:
        label_map = self._label_map()
        if label_map is None or not self._strokes:
            return
        last = self._strokes[-1]
        edit = paint_region(label_map, region, PET if last.pet else BACKGROUND, self.options.rules)
        if edit is not None and self.options.border:
            edit = self._bordered(label_map, edit)
        self.propose(edit, BY_ID[SMART].kind)
        if edit is None:
            self._strokes.pop()
            self.changesNothing.emit()
        elif self.options.at_once:
            self.accept()

    def _bordered(self, label_map: LabelMap, edit: Edit) -> Edit | None:
        width, after = self.border_width, label_map.copy()
        after[edit.box.slices] = edit.values
        reach = round(ROUND * width)
        box = edit.box
        around = Box(box.x - reach, box.y - reach, box.width + 2 * reach, box.height + 2 * reach)
        area = around.clip(label_map.shape[1], label_map.shape[0]) or box
        after = with_border(after, width, area)
        return changed_part(area, label_map[area.slices], after[area.slices], self.options.rules)

    # state

    def _label_map(self) -> LabelMap | None:
        canvas = self._bench.canvas
        return canvas.label_map if canvas is not None and not canvas.stroking else None

    def _other(self, truth: bool) -> LabelMap | None:
        canvas, source = self._bench.canvas, self._bench.truth if truth else self._bench.prediction
        other: LabelMap | None = source.label_map if source is not None else None
        same = canvas is not None and other is not None and other.shape == canvas.label_map.shape
        return other if same else None

    def _apply(self, edit: Edit | None, kind: str) -> None:
        if edit is None:
            return
        self._applying = True
        try:
            self._bench.apply_edit(edit, kind)
        finally:
            self._applying = False

    @Slot()
    def _on_sample(self) -> None:
        self._cut, self._solver, self._seen = None, None, None
        self._strokes.clear()
        self._drop()
        self._prepare()

    @Slot(object)
    def _on_canvas(self, _box: object) -> None:
        if not self._applying:  # undone, or painted with another tool: what was said before holds no more
            self._strokes.clear()
            self._drop()

    def _drop(self) -> None:
        if self._solving:
            self._serial += 1  # a late answer is of another label map
        if self._asked is not None:
            self._round += 1
        self._asked, self._take, self._take_due = None, False, False
        self._due, self._solving = None, False
        self.propose(None, "")

    def ask_to_stop(self) -> None:
        """See LatestJob."""
        for job in (self._job, self._proposing):
            if job is not None:
                job.ask_to_stop()

    def stop(self, timeout_ms: int) -> bool:
        """See LatestJob."""
        ended = [job.stop(timeout_ms) for job in (self._job, self._proposing) if job is not None]
        return all(ended)


def _pixel(at: Point) -> tuple[int, int]:
    return int(np.floor(at[0])), int(np.floor(at[1]))
