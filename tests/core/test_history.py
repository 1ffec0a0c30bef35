"""Undo and redo: which step comes next, what is forgotten, and what a journal leaves behind."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segtool.core.box import Box
from segtool.core.canvas import LabelCanvas
from segtool.core.history import History
from segtool.core.operation import Operation, Patch, SampleState

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


def test_a_hundred_steps_stay_however_large_they_are() -> None:
    history = History(byte_budget=1000)
    for number in range(150):
        history.push(step(str(number), 800))
    assert len(history) == 100


def test_small_steps_are_not_limited_to_a_hundred() -> None:
    history = History()
    for number in range(500):
        history.push(step(str(number), 100))
    assert len(history) == 500


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
