"""One step: parts of a batch make the step of the whole, the average follows, the precision is the one asked for."""

from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from segtool.ml.blocks import channels_last
from segtool.ml.data import Batch
from segtool.ml.distributed import Alone
from segtool.ml.losses import IGNORED, PARTS, Loss
from segtool.ml.optimising import Averaged, learning_rate_share, optimizer_for
from segtool.ml.registry import build_network, network_entry
from segtool.ml.stepping import LossLog, Stepper, autocast_type
from segtool.ml.training_settings import TrainingSettings
from tests.ml.discs import changed, disc, trainer


def batch(samples: int = 6, size: int = 32) -> Batch:
    torch.manual_seed(5)
    target = torch.randint(0, 3, (samples, size, size))
    target[0, :4] = IGNORED
    weights = torch.linspace(0.5, 2.0, samples)
    return Batch(torch.randint(0, 256, (samples, 3, size, size), dtype=torch.uint8), target, weights)


def stepper(
    loss: str, most: int, network: nn.Module | None = None, half: torch.dtype | None = None
) -> Stepper:
    torch.manual_seed(0)
    built = channels_last(network or build_network("unet", {"width": 4, "dropout": 0.0})).train()
    preprocessing, device = network_entry("unet").preprocessing, torch.device("cpu")
    optimizer = optimizer_for(built, TrainingSettings())
    return Stepper(built, optimizer, Loss(loss), preprocessing, device, Alone(), 5.0, most, half)


def gradients(made: Stepper) -> dict[str, Tensor]:
    return {name: parameter.grad for name, parameter in made.network.named_parameters()}


@pytest.mark.parametrize("loss", PARTS)
@pytest.mark.parametrize("most", [1, 2, 4])
def test_parts_of_a_batch_make_the_step_of_the_whole(loss: str, most: int) -> None:
    whole, cut = stepper(loss, 6), stepper(loss, most)
    sizes: list[int] = []
    cut.network.register_forward_hook(lambda module, given, logits: sizes.append(len(logits)))
    expected, found = whole.gradients(batch()), cut.gradients(batch())
    assert max(sizes) <= most
    assert found.item() == pytest.approx(expected.item(), rel=1e-5)
    for name, gradient in gradients(whole).items():
        assert torch.allclose(gradient, gradients(cut)[name], atol=1e-6), name
    assert max(gradient.abs().max().item() for gradient in gradients(whole).values()) > 1e-3


def test_a_left_over_of_one_goes_with_the_batch_before_it() -> None:
    made = stepper("cross-entropy", 5)
    sizes: list[int] = []
    made.network.register_forward_hook(lambda module, given, logits: sizes.append(len(logits)))
    made.gradients(batch(6))
    assert sizes == [6]


def test_a_pass_that_only_adds_up_teaches_batch_norms_nothing() -> None:
    """Two parts of a Dice loss go through the network twice, and count as two."""
    once = stepper("cross-entropy", 2, build_network("lite0-unet", {"filters": [8, 8, 8, 4], "dropout": 0.0}))
    twice = stepper("dice", 2, build_network("lite0-unet", {"filters": [8, 8, 8, 4], "dropout": 0.0}))
    twice.network.load_state_dict(once.network.state_dict())
    for made in (once, twice):
        made.gradients(batch(4, 64))
    for name, buffer in once.network.named_buffers():
        if name.endswith("running_mean"):
            assert torch.allclose(buffer, twice.network.get_buffer(name), atol=1e-6), name


def test_dropout_is_the_same_in_both_passes_over_the_parts() -> None:
    made = stepper("dice", 3, build_network("unet", {"width": 4, "dropout": 0.5}))
    seen: list[Tensor] = []
    made.network.register_forward_hook(lambda module, given, logits: seen.append(logits.detach().clone()))
    torch.manual_seed(9)
    made.gradients(batch())
    assert len(seen) == 4
    assert torch.equal(seen[0], seen[2])
    assert torch.equal(seen[1], seen[3])
    assert not torch.equal(seen[0], seen[1])


def test_accumulated_batches_train_as_one_large_batch_does(tmp_path: Path) -> None:
    """Four samples a step, as one batch of four or as two of two: the same epochs."""
    items = [disc(tmp_path, index) for index in range(8)]
    losses = []
    for name, settings in {"one": {"batch": 4}, "two": {"batch": 2, "accumulate": 2}}.items():
        torch.manual_seed(0)
        network = build_network("unet", {"width": 4, "dropout": 0.0})
        made = trainer(tmp_path / name, items, changed(epochs=2, **settings), network)
        losses.append([event["loss"] for event in made.run(lambda e: None, lambda: False).history])
    assert losses[0] == pytest.approx(losses[1], abs=1e-4)


def test_the_average_by_hand() -> None:
    network = nn.Linear(1, 1)
    nn.init.constant_(network.weight, 1.0)
    averaged = Averaged(network, 0.9)
    nn.init.constant_(network.weight, 2.0)
    averaged.update()
    mean = averaged.tensors()["weight"].item()
    assert mean == pytest.approx(1.0 * (2 / 11) + 2.0 * (9 / 11))  # early on it forgets faster
    for _ in range(200):
        averaged.update()
    before = averaged.tensors()["weight"].item()
    nn.init.constant_(network.weight, 3.0)
    averaged.update()
    assert averaged.tensors()["weight"].item() == pytest.approx(0.9 * before + 0.1 * 3.0)


def test_without_averaging_it_is_the_network_itself() -> None:
    network = nn.Linear(2, 2)
    averaged = Averaged(network, 0.0)
    nn.init.constant_(network.weight, 7.0)
    averaged.update()
    assert torch.equal(averaged.tensors()["weight"], network.weight)


def test_half_precision_is_used_where_it_is_asked_for_and_weights_stay_full() -> None:
    made = stepper("cross-entropy+dice", 8, half=torch.bfloat16)
    seen: list[torch.dtype] = []
    made.network.head.register_forward_hook(lambda module, given, logits: seen.append(logits.dtype))
    full = stepper("cross-entropy+dice", 8).step(batch())
    assert made.step(batch()).item() == pytest.approx(full.item(), rel=0.02)
    assert seen == [torch.bfloat16]
    assert all(parameter.dtype == torch.float32 for parameter in made.network.parameters())


def test_automatic_precision_is_measured_and_leaves_the_network_in_its_mode(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    network = build_network("unet", {"width": 4}).train()
    asked: list[bool] = []

    def measured(device: torch.device, given: nn.Module, key: object) -> torch.dtype:
        asked.append(given.training)
        return torch.bfloat16

    monkeypatch.setattr("segtool.ml.stepping.half_type", measured)
    assert autocast_type("auto", torch.device("cpu"), network) is torch.bfloat16
    assert asked == [False], "running statistics must not learn from the measuring"
    assert network.training
    assert autocast_type("float32", torch.device("cpu"), network) is None
    assert asked == [False]


def test_losses_are_read_one_step_late_where_the_device_is_not_to_be_waited_for() -> None:
    late, now = LossLog(late=True), LossLog(late=False)
    assert [now.add(torch.tensor(v)) for v in (1.0, 2.0, 3.0)] == [1.0, 2.0, 3.0]
    assert [late.add(torch.tensor(v)) for v in (1.0, 2.0, 3.0)] == [1.0, 1.0, 2.0]
    assert late.last() == 3.0
    assert late.mean == now.mean == 2.0


def test_the_share_of_the_rate_is_taken_of_each_groups_peak() -> None:
    assert learning_rate_share(0, 10, 0.5) == pytest.approx(0.2)
    network = build_network("lite0-unet", {"filters": [8, 8, 8, 4]})
    peaks = {
        group["peak"] for group in optimizer_for(network, TrainingSettings(encoder_rate=0.1)).param_groups
    }
    assert peaks == {0.1, TrainingSettings().decoder_rate}
