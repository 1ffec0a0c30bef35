"""Runs that were cut off go on exactly where they were; what cannot go on says why."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from torch import nn

from segtool.core.errors import SegtoolError, UnreadableError
from segtool.ml.data import TrainingItem
from segtool.ml.registry import build_network
from segtool.ml.run_state import BEST, LAST, STATE, Outcome
from segtool.ml.training import Event
from tests.ml.discs import changed, disc, trainer


@pytest.fixture
def items(tmp_path: Path) -> list[TrainingItem]:
    return [disc(tmp_path, index) for index in range(5)]


def run(folder: Path, items: list[TrainingItem], **settings: object) -> Outcome:
    return trainer(folder, items, changed(**settings)).run(lambda event: None, lambda: False)


def assert_same(one: Outcome, other: Outcome) -> None:
    assert one.best_state is not None
    assert other.best_state is not None
    assert (one.best_epoch, one.epochs_done) == (other.best_epoch, other.epochs_done)
    for name, value in one.best_state.items():
        assert torch.allclose(value.float(), other.best_state[name].float(), atol=1e-5), name
    for a, b in zip(one.history, other.history, strict=True):
        assert a["loss"] == pytest.approx(b["loss"], abs=1e-5)
        assert a["figures"]["mean_iou"] == pytest.approx(b["figures"]["mean_iou"], abs=1e-5)


def test_trn_07_two_and_two_epochs_are_four(tmp_path: Path, items: list[TrainingItem]) -> None:
    straight = run(tmp_path / "straight", items, epochs=4)
    first = run(tmp_path / "cut", items, epochs=4, pause_after=2)
    assert (first.stopped, first.epochs_done) == (True, 2)
    again = run(tmp_path / "cut", items, epochs=4)
    assert (again.stopped, again.epochs_done) == (False, 4)
    assert_same(straight, again)


def test_stopped_in_the_middle_of_an_epoch_it_goes_on_from_the_last_whole_one(
    tmp_path: Path, items: list[TrainingItem]
) -> None:
    straight = run(tmp_path / "straight", items)
    seen: list[Event] = []
    stopped = trainer(tmp_path / "cut", items).run(seen.append, lambda: len(seen) >= 4)
    assert (stopped.stopped, stopped.epochs_done) == (True, 1)
    assert_same(straight, run(tmp_path / "cut", items))


def test_the_same_seed_gives_the_same_figures_and_another_one_others(
    tmp_path: Path, items: list[TrainingItem]
) -> None:
    first, again = (run(tmp_path / name, items, epochs=1) for name in ("first", "again"))
    assert first.history[0]["loss"] == again.history[0]["loss"]
    assert first.history[0]["figures"] == again.history[0]["figures"]
    assert run(tmp_path / "other", items, epochs=1, seed=4).history[0]["loss"] != first.history[0]["loss"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"batch": 3}, "batch was 2 and is 3 now"),
        ({"epochs": 9}, "epochs was 3 and is 9"),
        ({"seed": 1}, "seed"),
    ],
)
def test_trn_07_other_settings_are_named(
    change: dict[str, int], said: str, tmp_path: Path, items: list[TrainingItem]
) -> None:
    run(tmp_path / "run", items)
    with pytest.raises(SegtoolError, match=said) as caught:
        run(tmp_path / "run", items, **change)
    assert "other settings or samples" in caught.value.message
    assert caught.value.hint


def test_trn_07_another_set_of_samples_is_not_resumed(tmp_path: Path, items: list[TrainingItem]) -> None:
    run(tmp_path / "run", items)
    with pytest.raises(SegtoolError, match="other settings or samples"):
        run(tmp_path / "run", items[:3])


def test_a_label_map_that_was_changed_since_is_named(tmp_path: Path, items: list[TrainingItem]) -> None:
    run(tmp_path / "run", items)
    changed_item = TrainingItem(items[3].name, items[3].image, items[3].label_map, digest="another")
    with pytest.raises(SegtoolError, match="pug_3 was not in it, or has changed"):
        run(tmp_path / "run", [*items[:3], changed_item, items[4]])


def _without_optimizer(path: Path) -> None:
    state = torch.load(path, weights_only=True)
    del state["optimizer"]
    torch.save(state, path)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (_without_optimizer, "lacks the part 'optimizer'"),
        (lambda path: path.write_bytes(path.read_bytes()[:1000]), "cannot be read"),
        (lambda path: path.write_bytes(b""), "cannot be read"),
    ],
)
def test_trn_07_a_state_that_is_not_whole_is_told_and_the_best_stays(
    damage: Callable[[Path], object], said: str, tmp_path: Path, items: list[TrainingItem]
) -> None:
    folder = tmp_path / "run"
    run(folder, items)
    best = (folder / BEST).read_bytes()
    damage(folder / STATE)
    with pytest.raises(UnreadableError, match=said):
        run(folder, items)
    assert (folder / BEST).read_bytes() == best


class Canary:
    """Makes a folder when it is unpickled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[Callable[..., None], tuple[str]]:
        return os.mkdir, (str(self.folder),)


def test_trn_10_a_state_that_would_run_code_is_refused(tmp_path: Path, items: list[TrainingItem]) -> None:
    folder, ran = tmp_path / "run", tmp_path / "RAN"
    run(folder, items, pause_after=1)
    best = (folder / BEST).read_bytes()
    state = torch.load(folder / STATE, weights_only=True)
    torch.save({**state, "scaler": Canary(ran)}, folder / STATE)
    torch.load(folder / STATE, weights_only=False)
    assert ran.is_dir()  # the canary sings where somebody opens it
    ran.rmdir()
    with pytest.raises(UnreadableError, match="cannot be read"):
        run(folder, items)
    assert not ran.exists()
    assert (folder / BEST).read_bytes() == best


def test_trn_07_an_older_best_is_kept_by_a_run_that_gets_worse(
    tmp_path: Path, items: list[TrainingItem], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, scores = tmp_path / "run", iter([0.7, 0.5, 0.4])
    monkeypatch.setattr("segtool.ml.training.validated", lambda *rest: {"mean_iou": next(scores)})
    run(folder, items, pause_after=1)
    best, last = (folder / BEST).read_bytes(), (folder / LAST).read_bytes()
    again = run(folder, items)
    assert (again.best_epoch, again.epochs_done) == (1, 3)
    assert again.best_figures == {"mean_iou": 0.7}
    assert (folder / BEST).read_bytes() == best
    assert (folder / LAST).read_bytes() != last


def test_a_best_that_is_newer_than_the_state_is_told_by_its_own_epoch(
    tmp_path: Path, items: list[TrainingItem], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between the two files."""
    folder, scores = tmp_path / "run", iter([0.5, 0.6])
    monkeypatch.setattr("segtool.ml.training.validated", lambda *rest: {"mean_iou": next(scores)})
    run(folder, items, pause_after=1)
    state = (folder / STATE).read_bytes()
    run(folder, items, pause_after=2)
    newer = (folder / BEST).read_bytes()
    (folder / STATE).write_bytes(state)
    outcome = trainer(folder, items).run(lambda event: None, lambda: True)
    assert (outcome.epochs_done, outcome.best_epoch, outcome.best_figures) == (1, 2, {"mean_iou": 0.6})
    assert (folder / BEST).read_bytes() == newer


def test_a_network_with_batch_norms_resumes_exactly_too(tmp_path: Path, items: list[TrainingItem]) -> None:
    def built() -> nn.Module:
        torch.manual_seed(0)
        return build_network("lite0-unet", {"filters": [8, 8, 8, 4]})

    def part(folder: str, pause: int) -> Outcome:
        settings = changed(epochs=2, pause_after=pause, size=64)
        return trainer(tmp_path / folder, items, settings, built()).run(lambda event: None, lambda: False)

    straight = part("straight", 0)
    part("cut", 1)
    assert_same(straight, part("cut", 0))
