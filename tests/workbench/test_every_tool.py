"""What holds for every tool of the table and every region operation, whatever is painted on."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Signal

from segtool.core.canvas import LabelCanvas
from segtool.core.classes import BY_VALUE
from segtool.core.dataset import Sample
from segtool.core.history import History
from segtool.core.provenance import Legend, Provenance
from segtool.core.tools import table
from segtool.core.tools.edit import Rules
from segtool.core.tools.operations import OPERATIONS
from segtool.core.tools.shapes import ellipse_region, polygon_region, rectangle_region
from segtool.core.tools.smart import SmartSolver, SmartStroke
from segtool.core.tools.superpixels import superpixels
from segtool.core.tools.table import TOOLS, Options
from segtool.core.truth import Truth
from segtool.core.workspace import Facts
from segtool.jobs.loading import LoadedSample
from segtool.workbench.document import Document
from segtool.workbench.tools import Tools

HEIGHT, WIDTH = 30, 40
VALUES = st.sampled_from(sorted(BY_VALUE))
POINTS = st.lists(st.tuples(st.floats(-30, WIDTH + 30), st.floats(-30, HEIGHT + 30)), min_size=2, max_size=4)
IMAGE = np.random.default_rng(5).integers(0, 256, (HEIGHT, WIDTH, 3)).astype(np.uint8)
IMAGE[8:22, 10:30] = 200
CUT = superpixels(IMAGE, 4)
SOLVER = SmartSolver(IMAGE)


def blots(seed: int) -> np.ndarray:
    blocks = np.random.default_rng(seed).integers(0, 4, (6, 8)).astype(np.uint8)
    return np.repeat(np.repeat(blocks, 5, axis=0), 5, axis=1)


class Bench(QObject):
    """The workbench as far as tools need it, over a real document."""

    sampleChanged = Signal()
    canvasChanged = Signal(object)

    def __init__(self, seed: int, options: Options) -> None:
        super().__init__()
        base = blots(seed)
        truth = Truth(blots(seed + 1), None)
        loaded = LoadedSample(
            0, "a", IMAGE, truth, base, LabelCanvas(base), History(), Facts(),
            provenance=Provenance(np.zeros_like(base), Legend()),
        )  # fmt: skip
        self.document = Document(Sample("a", *(None,) * 2, "", "", "all"), loaded)  # type: ignore[arg-type]
        self.canvas, self.image, self.truth, self.prediction = loaded.canvas, IMAGE, truth, truth
        self.tools = Tools(self, self)
        self.tools.options = options
        self.tools._cut, self.tools._solver = CUT, SOLVER

    def see(self, _on: bool) -> None:
        """No network here."""

    def apply_edit(self, edit: Any, kind: str) -> bool:
        return self.document.apply_edit(edit, kind, band=self.tools.band(kind)) is not None

    def brush(self, points: list[Any], value: int) -> None:
        options = self.tools.options
        self.document.begin_stroke(value, 7, options.rules, options.square)
        for point in points:
            assert self.canvas is not None
            self.canvas.stroke_to(*point)
        self.document.end_stroke(self.tools.band("brush"))


def smart(bench: Bench, points: list[Any], value: int) -> None:
    """As the answer of the solver's thread arrives."""
    tools, canvas = bench.tools, bench.canvas
    assert canvas is not None
    tools._strokes.append(SmartStroke(tuple(points), value != 2, 5))
    tools._on_solved(SOLVER.solve(canvas.label_map != 2, tuple(tools._strokes)))
    tools.accept()


def wand(bench: Bench, points: list[Any], value: int) -> None:
    bench.tools.wand(points[0], value, 60)
    bench.tools.accept()


def snap(bench: Bench, points: list[Any], value: int) -> None:
    bench.tools.snap(points, 5, value)
    bench.tools.accept()


def shape(make: Callable[..., Any], kind: str) -> Callable[[Bench, list[Any], int], None]:
    return lambda bench, points, value: bench.tools.region(
        make(points[0], points[1], WIDTH, HEIGHT), value, kind
    )


def outline(kind: str) -> Callable[[Bench, list[Any], int], None]:
    return lambda bench, points, value: bench.tools.region(polygon_region(points, WIDTH, HEIGHT), value, kind)


USE: dict[str, Callable[[Bench, list[Any], int], None]] = {
    table.BRUSH: Bench.brush,
    table.LASSO: outline("lasso"),
    table.POLYGON: outline("polygon"),
    table.RECTANGLE: shape(rectangle_region, "rectangle"),
    table.ELLIPSE: shape(ellipse_region, "ellipse"),
    table.FILL: lambda bench, points, value: bench.tools.fill(points[0], value),
    table.WAND: wand,
    table.SNAP: snap,
    table.SMART: smart,
    table.TAKE: lambda bench, points, value: bench.tools.take_at(points[0], value == 2),
}


def operated(identity: str) -> Callable[[Bench, list[Any], int], None]:
    def use(bench: Bench, _points: list[Any], value: int) -> None:
        bench.tools.operate(identity, value)
        bench.tools.accept()

    return use


EVERY = {**USE, **{f"operation {row.id}": operated(row.id) for row in OPERATIONS}}


def test_no_tool_of_the_table_is_missing_here() -> None:
    assert set(USE) == {row.id for row in TOOLS}


@pytest.mark.parametrize("name", EVERY)
@settings(max_examples=12, deadline=None)
@given(
    seed=st.integers(0, 999),
    points=POINTS,
    value=VALUES,
    protected=st.frozensets(VALUES, max_size=2),
    where=st.tuples(st.sampled_from(("", "only_inside", "only_outside")), VALUES),
    square=st.booleans(),
    band=st.booleans(),
)
def test_undo_is_identity_values_are_known_rules_hold_and_what_is_told_is_all(
    qapp: object,
    name: str,
    seed: int,
    points: list[Any],
    value: int,
    protected: frozenset[int],
    where: tuple[str, int],
    square: bool,
    band: bool,
) -> None:
    rules = Rules(protected, **({where[0]: where[1]} if where[0] else {}))  # type: ignore[arg-type]
    bench = Bench(seed, Options(rules=rules, square=square, auto_border=band, border_px=3))
    document, canvas = bench.document, bench.canvas
    assert canvas is not None
    before = canvas.label_map.copy()
    EVERY[name](bench, points, value)
    after = canvas.label_map.copy()
    assert set(np.unique(after)) <= set(BY_VALUE)
    changed = before != after
    assert not (changed & np.isin(before, list(protected))).any()
    # Rules ask what a pixel holds when it is painted: the border that is drawn afterwards meets fresh paint.
    if not band and where[0]:
        inside = before == where[1]
        assert not (changed & (~inside if where[0] == "only_inside" else inside)).any()
    steps = len(document.history)
    assert steps == int(changed.any())
    if not steps:
        return
    step = document.undo()
    assert step is not None
    assert (canvas.label_map == before).all()
    box = step.box
    assert box is not None
    outside = changed.copy()
    outside[box.slices] = False
    assert not outside.any()  # what is painted again covers all that changed
    document.redo()
    assert (canvas.label_map == after).all()


@pytest.mark.parametrize("name", [name for name in USE if name not in (table.SMART, table.BRUSH)])
@pytest.mark.parametrize("away", [(-500.0, 5.0), (5.0, 900.0)])
def test_a_tool_used_wholly_outside_the_picture_makes_no_step(
    qapp: object, name: str, away: tuple[float, float]
) -> None:
    bench = Bench(1, Options())
    x, y = away
    USE[name](bench, [(x, y), (x + 3, y + 3), (x, y + 3)], 1)
    assert len(bench.document.history) == 0
    assert not bench.document.facts.correction


@pytest.mark.parametrize("square", [False, True])
@pytest.mark.parametrize("diameter", [1, 25])
def test_a_stroke_over_each_edge_is_clipped_and_reaches_the_corners(square: bool, diameter: int) -> None:
    canvas = LabelCanvas(np.full((HEIGHT, WIDTH), 2, np.uint8))
    for end in ((-200.0, 15.5), (240.0, 15.5), (20.5, -200.0), (20.5, 230.0)):
        canvas.begin_stroke(1, diameter, square=square)
        for point in ((20.5, 15.5), end, (20.5, 15.5)):
            canvas.stroke_to(*point)
        patch = canvas.end_stroke()
        assert patch is not None
        far = {(-200.0): (slice(None), -1), 240.0: (slice(None), 0)}.get(end[0])
        far = far or ((-1, slice(None)) if end[1] < 0 else (0, slice(None)))
        assert (canvas.label_map[far] == 2).all()  # nothing at the opposite side
        canvas.apply(patch, forward=False)
        assert (canvas.label_map == 2).all()
    for x, y in ((0, 0), (WIDTH - 1, 0), (0, HEIGHT - 1), (WIDTH - 1, HEIGHT - 1)):
        canvas.begin_stroke(3, diameter, square=square)
        canvas.stroke_to(x + 0.5, y + 0.5)
        canvas.end_stroke()
        assert canvas.label_map[y, x] == 3
    canvas.begin_stroke(1, diameter, square=square)
    canvas.stroke_to(-100, -100)
    assert canvas.end_stroke() is None


@settings(max_examples=40, deadline=None)
@given(points=POINTS, diameter=st.integers(1, 30), square=st.booleans())
def test_the_union_of_a_strokes_moves_does_not_depend_on_their_order(
    points: list[Any], diameter: int, square: bool
) -> None:
    there, back = (LabelCanvas(np.full((HEIGHT, WIDTH), 2, np.uint8)) for _ in range(2))
    for canvas, moves in ((there, points), (back, points[::-1])):
        canvas.begin_stroke(1, diameter, square=square)
        for point in moves:
            canvas.stroke_to(*point)
    differs = there.label_map != back.label_map
    # A centre exactly on the brush's edge may fall on either side of rounding.
    assert np.count_nonzero(differs) <= 4 * len(points)
    whole = LabelCanvas(np.full((HEIGHT, WIDTH), 2, np.uint8))
    for start, end in pairwise(points):
        whole.begin_stroke(1, diameter, square=square)
        whole.stroke_to(*start)
        whole.stroke_to(*end)
        whole.end_stroke()
    assert (whole.label_map == there.label_map).all()


def test_a_square_brush_covers_its_side_at_a_click_and_leaves_no_gap() -> None:
    for side in (1, 2, 3, 8):
        for at in ((10.0, 12.0), (10.5, 12.5), (10.3, 12.9)):
            canvas = LabelCanvas(np.full((HEIGHT, WIDTH), 2, np.uint8))
            canvas.begin_stroke(1, side, square=True)
            canvas.stroke_to(*at)
            rows, columns = np.nonzero(canvas.label_map == 1)
            assert np.ptp(rows) + 1 == np.ptp(columns) + 1 == side
            assert rows.size == side * side
    canvas = LabelCanvas(np.full((HEIGHT, WIDTH), 2, np.uint8))
    canvas.begin_stroke(1, 1, square=True)
    canvas.stroke_to(2.2, 3.7)
    canvas.stroke_to(37.1, 26.4)
    painted = np.argwhere(canvas.label_map == 1)
    steps = np.abs(np.diff(painted[np.lexsort((painted[:, 1], painted[:, 0]))], axis=0))
    assert steps.max() <= 1  # each pixel beside the one before


def test_the_border_after_a_stroke_is_new_near_it_and_untouched_elsewhere(qapp: object) -> None:
    bench = Bench(0, Options(auto_border=True, border_px=4))
    base = np.full((HEIGHT, WIDTH), 2, np.uint8)
    base[4:12, 30:38] = 1  # a pet without border, far from the stroke
    bench.canvas.replace(base)  # type: ignore[union-attr]
    bench.document._base = base
    bench.brush([(5.0, 20.0), (14.0, 20.0)], 1)
    after = bench.canvas.label_map  # type: ignore[union-attr]
    assert (after[:, 28:] == base[:, 28:]).all()
    assert after[20, 10] == 1
    assert (after[[17, 18, 22, 23], 10] == 3).all() or (after[[16, 17, 22, 23], 10] == 3).all()
    assert len(bench.document.history) == 1
    bench.document.undo()
    assert (bench.canvas.label_map == base).all()  # type: ignore[union-attr]
    bench.tools.options = Options(auto_border=True, border_px=4)
    bench.brush([(5.0, 20.0)], 3)  # border by hand is meant
    assert (bench.canvas.label_map[18:22, 3:7] == 3).any()  # type: ignore[union-attr]
    assert np.isin(bench.canvas.label_map[:, :20], (2, 3)).all()  # type: ignore[union-attr]


def test_options_are_kept_as_a_document_and_what_makes_no_sense_is_passed_over() -> None:
    chosen = Options(tolerance=77, connectivity=8, square=True, auto_border=True, border_px=9, rules=Rules())
    assert Options.from_json(chosen.to_json()) == chosen
    broken = {
        "tolerance": 999,
        "connectivity": 5,
        "square": "yes",
        "fill_by": "magic",
        "border_px": 9,
        "x": 1,
    }
    assert Options.from_json(broken) == Options(border_px=9)
    assert Options.from_json("nonsense") == Options()
