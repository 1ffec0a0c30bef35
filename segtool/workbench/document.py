"""One sample under edit: its image, label maps, history and facts. Every change is one step that can be undone."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segtool.core import provenance
from segtool.core.box import Box
from segtool.core.canvas import LabelCanvas
from segtool.core.clock import now
from segtool.core.dataset import Sample
from segtool.core.journal import DO, REDO, UNDO
from segtool.core.operation import Operation, Patch, SampleState, SourcePatch
from segtool.core.provenance import START_KEY
from segtool.core.tools.border import border_after
from segtool.core.tools.edit import FREE, Edit, Rules
from segtool.core.workspace import Facts
from segtool.jobs.loading import LoadedSample

OPEN, ACCEPTED = "open", "accepted"

Origin = tuple[str, str]
"""Digest and name of the checkpoint whose prediction a step takes."""
NO_ORIGIN: Origin = ("", "")
Band = tuple[float, Rules]
"""Width in pixels of the border that is drawn anew near a stroke, and which pixels may change."""


@dataclass(frozen=True)
class Step:
    """A finished change, for the journal. event: "do", "undo", "redo". box: the changed pixels, None for none.

    fresh: it begins a correction in place of one that cannot be read.
    """

    event: str
    operation: Operation
    box: Box | None
    fresh: bool = False


class Document:
    """Editing methods return the step they made, None where nothing changed (or a stroke is under way)."""

    def __init__(self, sample: Sample, loaded: LoadedSample) -> None:
        self.sample = sample
        self.image = loaded.image
        self.truth = loaded.truth
        self.canvas: LabelCanvas | None = loaded.canvas
        self.history = loaded.history
        self.error = loaded.error
        self.correction_error = loaded.correction_error
        self.orientation = loaded.orientation
        self.recovered = loaded.recovered
        self.through = loaded.through
        self.provenance = loaded.provenance
        self._base = loaded.base
        self._state = SampleState(loaded.facts.correction, loaded.facts.review)
        self._edited = loaded.facts.edited

    @property
    def name(self) -> str:
        return self.sample.name

    @property
    def base(self) -> NDArray[np.uint8] | None:
        """What editing starts from: the ground truth, else all background. None without a photograph."""
        return self._base

    @property
    def facts(self) -> Facts:
        """As of the last step."""
        return Facts(self._state.correction, self._state.review, self._edited)

    @property
    def shows_correction(self) -> bool:
        return self._state.correction and not self.correction_error

    @property
    def has_label_map(self) -> bool:
        """The canvas shows a ground truth or a correction, not a mere start."""
        if self.canvas is None or self.correction_error:
            return False
        return self.shows_correction or self.truth.label_map is not None

    @property
    def stroking(self) -> bool:
        return self.canvas is not None and self.canvas.stroking

    @property
    def nbytes(self) -> int:
        """Memory held, about."""
        return (0 if self.image is None else self.image.nbytes * 2) + self.history.nbytes

    def saved_map(self) -> NDArray[np.uint8] | None:
        """A copy of what belongs into the correction's file; None where there is no correction."""
        return self.canvas.label_map.copy() if self.canvas is not None and self._state.correction else None

    def saved_sources(self) -> NDArray[np.uint8] | None:
        """A copy of who set the pixels of `saved_map`; None where there is no correction."""
        kept = self.provenance is not None and self._state.correction
        return self.provenance.plane.copy() if kept and self.provenance is not None else None

    def title(self, saved: bool) -> str:
        """What the left pane shows and where it comes from."""
        if self.canvas is None:
            return "No picture"
        if self.correction_error:
            return "Correction that cannot be read"
        if self.shows_correction:
            steps = len(self.history)
            counted = f", {steps} step{'s' if steps != 1 else ''}" if steps else ""
            return f"Your correction{counted}, {'saved' if saved else 'not saved yet'}"
        if self.truth.label_map is not None:
            return "Ground truth (untouched)"
        return "Ground truth that cannot be used" if self.truth.problem else "No ground truth"

    def question(self) -> str:
        """What to ask before the first change; "" where nothing is to be asked."""
        if self.canvas is None:
            return ""
        if self.correction_error:
            start = "the ground truth" if self.truth.label_map is not None else "all background"
            return (
                f"{self.correction_error} Start a new correction from {start}? It takes the old one's place; the "
                f"old file is kept beside it as {self.name}.damaged."
            )
        if self.truth.problem is not None and not self._state.correction:
            return f"{self.truth.problem.sentence} Start a label map of your own from all background?"
        return ""

    # steps

    def begin_stroke(self, value: int, diameter: float, rules: Rules = FREE, square: bool = False) -> bool:
        """Take up the brush; False where there is nothing to paint on."""
        if self.canvas is None or self.canvas.stroking:
            return False
        self.canvas.begin_stroke(value, diameter, rules, square)
        return True

    def end_stroke(self, band: Band | None = None, kind: str = "brush") -> Step | None:
        """The stroke as one step; None where it changed no pixel.

        band: the border that is drawn anew near it. kind: what the step is called.
        """
        if self.canvas is None or not self.canvas.stroking:
            return None
        patch = self._banded(self.canvas.end_stroke(), band)
        return self._painted(kind, patch, SampleState(True, OPEN), NO_ORIGIN)

    def apply_edit(
        self, edit: Edit, kind: str, origin: Origin = NO_ORIGIN, band: Band | None = None
    ) -> Step | None:
        """What a tool proposed, as one step with this name; None where it changes no pixel.

        origin: the checkpoint whose prediction it takes. band: the border that is drawn anew near it.
        """
        if self.canvas is None or self.canvas.stroking:
            return None
        patch = self._banded(self.canvas.write(edit.box, edit.values), band)
        return self._painted(kind, patch, SampleState(True, OPEN), origin)

    def take(self, label_map: NDArray[np.uint8], origin: Origin = NO_ORIGIN) -> Step | None:
        """Put a prediction of the same size in place of what the canvas shows. origin: the checkpoint that made it."""
        if self.canvas is None or self.canvas.stroking:
            return None
        patch = self.canvas.replace(label_map)
        if patch is None and self.shows_correction:
            return None
        digest, title = origin
        key = provenance.key_of("take prediction", digest)
        sources = self.provenance.taken_whole(key, title) if self.provenance is not None else None
        return self._do("take prediction", patch, SampleState(True, OPEN), sources)

    def revert(self) -> Step | None:
        """Back to the ground truth (all background where there is none); there is no correction any more."""
        if self.canvas is None or self._base is None or self.canvas.stroking or not self._state.correction:
            return None
        patch = self.canvas.replace(self._base)
        sources = self.provenance.taken_whole(START_KEY) if self.provenance is not None else None
        return self._do("revert", patch, SampleState(False, OPEN), sources)

    def bring_back(
        self, label_map: NDArray[np.uint8], sources: NDArray[np.uint8], correction: bool
    ) -> Step | None:
        """Make an earlier state the present one; its pixels keep their sources. correction: it was one."""
        if self.canvas is None or self.canvas.stroking or self.provenance is None:
            return None
        patch = self.canvas.replace(label_map)
        if patch is None and correction == self._state.correction:
            return None
        return self._do("bring back", patch, SampleState(correction, OPEN), self.provenance.replaced(sources))

    def accept(self) -> Step | None:
        """Anything with a label map can be accepted."""
        if not self.has_label_map or self.stroking or self._state.review == ACCEPTED:
            return None
        return self._do("accept", None, SampleState(self._state.correction, ACCEPTED), None)

    def reopen(self) -> Step | None:
        """Take the acceptance back."""
        if self.stroking or self._state.review == OPEN or self.correction_error:
            return None
        return self._do("reopen", None, SampleState(self._state.correction, OPEN), None)

    def undo(self) -> Step | None:
        """The last step backwards."""
        return self._move(UNDO)

    def redo(self) -> Step | None:
        """The last undone step forwards."""
        return self._move(REDO)

    def _banded(self, patch: Patch | None, band: Band | None) -> Patch | None:
        """What a stroke changed, together with the border near it."""
        if patch is None or band is None or self.canvas is None:
            return patch
        before = patch.before_array()
        edit = border_after(self.canvas.label_map, patch.box, before, *band)
        if edit is None:
            return patch
        box = patch.box.union(edit.box)
        old = self.canvas.label_map[box.slices].copy()
        x, y = patch.box.x - box.x, patch.box.y - box.y
        old[y : y + patch.box.height, x : x + patch.box.width] = before
        self.canvas.write(edit.box, edit.values)
        new = self.canvas.label_map[box.slices]
        within = Box.around(old != new)
        if within is None:
            return None
        changed = Box(box.x + within.x, box.y + within.y, within.width, within.height)
        return Patch.between(changed, old[within.slices], new[within.slices])

    def _painted(self, kind: str, patch: Patch | None, after: SampleState, origin: Origin) -> Step | None:
        """A step whose changed pixels belong to its tool, or to the checkpoint that they were taken from."""
        if patch is None or self.canvas is None:
            return None
        digest, title = origin
        key, sources, pixels = provenance.key_of(kind, digest), None, None
        if self.provenance is not None:
            new = self.canvas.label_map[patch.box.slices]
            sources = self.provenance.painted(patch.box, patch.before_array(), new, key, title)
            pixels = sources.values(True).size
        return self._do(kind, patch, after, sources, pixels)

    def _do(
        self,
        kind: str,
        patch: Patch | None,
        after: SampleState,
        sources: SourcePatch | None,
        pixels: int | None = None,
    ) -> Step:
        """pixels: how many got another class, where that is known."""
        # What cannot be read cannot come back by undo: the step before is the base, without a correction.
        fresh = bool(self.correction_error)
        before = SampleState(False, OPEN) if fresh else self._state
        if pixels is None:
            pixels = 0 if patch is None else int((patch.before_array() != patch.after_array()).sum())
        operation = Operation(kind, patch, before, after, sources, pixels, now())
        self.history.push(operation)
        return self._stepped(DO, operation, after, _box_of(operation), fresh)

    def _move(self, event: str) -> Step | None:
        if self.canvas is None or self.canvas.stroking:
            return None
        forward = event == REDO
        operation = self.history.redo() if forward else self.history.undo()
        if operation is None:
            return None
        box = _box_of(operation)
        if operation.patch is not None:
            self.canvas.apply(operation.patch, forward)
        if self.provenance is not None:
            self.provenance.move(operation.sources, forward)
        state = operation.after if forward else operation.before
        if not state.correction and self._base is not None:
            # The trimap's file may be another one than when this step was made: what is shown is what it holds now.
            other = self.canvas.replace(self._base)
            if other is not None:
                box = other.box if box is None else box.union(other.box)
        return self._stepped(event, operation, state, box)

    def _stepped(
        self, event: str, operation: Operation, state: SampleState, box: Box | None, fresh: bool = False
    ) -> Step:
        self._state = state
        self.correction_error = ""  # from here on the canvas is what counts
        if operation.patch is not None:
            self._edited = now()
        return Step(event, operation, box, fresh)


def _box_of(operation: Operation) -> Box | None:
    """What is to be painted again: pixels that changed their class or who set them; None for none."""
    patches = [patch for patch in (operation.patch, operation.sources) if patch is not None]
    if not patches:
        return None
    return patches[0].box if len(patches) == 1 else patches[0].box.union(patches[1].box)
