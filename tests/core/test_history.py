"""Undo and redo: which step comes next, what is forgotten, and what a journal leaves behind."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segtool.core.box import Box
from segtool.core.canvas import LabelCanvas
from segtool.core.history import BYTE_BUDGET, History
from segtool.core.operation import Operation, Patch, SampleState
from segtool.core.provenance import Legend, Provenance

OPEN, CORRECTED, ACCEPTED = SampleState(False), SampleState(True), SampleState(True, "accepted")


@dataclass(frozen=True)
class Row:
    event: str
    operation: Operation | None = None


def step(kind: str, size: int = 0) -> Operation:
    """An operation that holds exactly `size` bytes."""
    patch = Patch(Box(0, 0, 1, 1), b"x" * (size // 2), b"y" * (size - size // 2)) if size else None
    return Operation(kind, patch, OPEN, CORRECTED)


def test_steps_come_back_newest_first_and_go_again_oldest_first() -> None:
    history = History()
    first, second = step("brush"), Operation("accept", None, CORRECTED, ACCEPTED)
    history.push(first)
    history.push(second)
    assert (history.undo_text, history.redo_text) == ("accept", "")
    assert history.undo() is second
    assert history.undo() is first
    assert history.undo() is None
    assert not history.can_undo
    assert (history.undo_text, history.redo_text) == ("", "brush")
    assert history.redo() is first
    assert history.redo() is second
    assert history.redo() is None
    assert not history.can_redo


def test_a_new_step_forgets_what_was_undone() -> None:
    history = History()
    for kind in ("one", "two", "three"):
        history.push(step(kind, 10))
    history.undo()
    history.undo()
    history.push(step("other", 10))
    assert not history.can_redo
    assert history.redo() is None
    assert history.nbytes == 20
    assert [history.undo_text, history.undo().kind] == ["other", "other"]  # type: ignore[union-attr]
    assert history.undo_text == "one"


def test_the_oldest_steps_go_when_the_bytes_are_used_up() -> None:
    history = History(byte_budget=1000, kept_steps=3)
    for number in range(20):
        history.push(step(str(number), 100))
    assert len(history) == 10
    assert history.nbytes == 1000
    while history.can_undo:
        last = history.undo()
    assert last is not None
    assert last.kind == "10"


def test_two_hundred_steps_stay_however_large_they_are() -> None:
    history = History(byte_budget=1000)
    for number in range(250):
        history.push(step(str(number), 800))
    assert len(history) == 200


def test_small_steps_are_not_limited_to_two_hundred() -> None:
    history = History()
    for number in range(500):
        history.push(step(str(number), 100))
    assert len(history) == 500
    history.set_budget(100)
    assert (len(history), history.nbytes) == (200, 20_000)


def test_steps_are_listed_oldest_first_with_those_that_were_undone_behind() -> None:
    history = History()
    kinds = ("one", "two", "three", "four")
    for kind in kinds:
        history.push(step(kind))
    history.undo()
    history.undo()
    assert [(each.operation.kind, each.done) for each in history.steps()] == [
        ("one", True), ("two", True), ("three", False), ("four", False),
    ]  # fmt: skip
    ways = [[(op.kind, on) for op, on in history.moves_to(place)] for place in range(5)]
    assert ways == [
        [("two", False), ("one", False)],
        [("two", False)],
        [],
        [("three", True)],
        [("three", True), ("four", True)],
    ]


def test_two_hundred_strokes_of_the_largest_kind_fit_the_budget_at_12_megapixels() -> None:
    """Brush 300 across 4000 x 3000: what one stroke costs at most, measured on real ones."""
    canvas = LabelCanvas(np.full((3000, 4000), 2, np.uint8))
    provenance = Provenance(np.zeros((3000, 4000), np.uint8), Legend())
    rng, costs = np.random.default_rng(0), []
    for number in range(6):
        canvas.begin_stroke(1 + number % 3, 300)
        for x, y in rng.uniform((0, 0), (4000, 3000), (6, 2)):
            canvas.stroke_to(x, y)
        patch = canvas.end_stroke()
        assert patch is not None
        after = canvas.label_map[patch.box.slices]
        sources = provenance.painted(patch.box, patch.before_array(), after, f"tool:{number}")
        costs.append(Operation("brush", patch, OPEN, CORRECTED, sources).nbytes)
    assert 200 * max(costs) < BYTE_BUDGET / 3


def test_a_journal_gives_the_history_that_wrote_it() -> None:
    one, two, three = step("one"), step("two"), step("three")
    rows = [
        Row("do", one),
        Row("do", two),
        Row("undo"),
        Row("redo"),
        Row("undo"),
        Row("do", three),
        Row("undo"),
    ]
    history = History.from_journal(rows)
    assert (history.undo_text, history.redo_text) == ("one", "three")
    assert len(history) == 1


def test_a_journal_row_of_no_known_kind_is_an_error() -> None:
    for row in (Row("paint"), Row("do", None)):
        with pytest.raises(ValueError, match="journal"):
            History.from_journal([row])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["stroke", "undo", "redo", "replace"]), max_size=30), st.integers(0, 2**31))
def test_any_sequence_of_steps_can_be_walked_back_to_the_start_and_replayed(
    actions: list[str], seed: int
) -> None:
    rng = np.random.default_rng(seed)
    start = rng.integers(0, 4, (20, 24)).astype(np.uint8)
    canvas, history, rows = LabelCanvas(start), History(), []
    for action in actions:
        if action in ("undo", "redo"):
            operation = history.undo() if action == "undo" else history.redo()
            if operation is not None and operation.patch is not None:
                canvas.apply(operation.patch, forward=action == "redo")
            rows.append(Row(action))
            continue
        if action == "stroke":
            canvas.begin_stroke(int(rng.integers(0, 4)), float(rng.integers(1, 12)))
            for x, y in rng.uniform(-5, 30, (3, 2)):
                canvas.stroke_to(x, y)
            patch = canvas.end_stroke()
        else:
            patch = canvas.replace(rng.integers(0, 4, (20, 24)).astype(np.uint8))
        if patch is not None:
            operation = Operation(action, patch, OPEN, CORRECTED)
            history.push(operation)
            rows.append(Row("do", operation))
    reached = canvas.label_map.copy()

    again = History.from_journal(rows)
    assert (again.undo_text, again.redo_text, len(again)) == (
        history.undo_text,
        history.redo_text,
        len(history),
    )
    steps = 0
    while (operation := again.undo()) is not None:
        assert operation.patch is not None
        canvas.apply(operation.patch, forward=False)
        steps += 1
    assert np.array_equal(canvas.label_map, start)
    for _ in range(steps):
        operation = again.redo()
        assert operation is not None
        assert operation.patch is not None
        canvas.apply(operation.patch, forward=True)
    assert np.array_equal(canvas.label_map, reached)
