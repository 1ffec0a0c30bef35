"""Images a second of a training with everything on, against a bare loop with its batches already in memory."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import torch
from torch import nn

from benchmarks.harness import Row, quantile
from segtool.core.checkpoints import resolve_checkpoint
from segtool.core.drawing import draw_pet
from segtool.core.files import write_bytes
from segtool.core.images import encode_label_map, read_label_map
from segtool.core.training_options import FineTuneSettings
from segtool.ml.blocks import channels_last
from segtool.ml.data import TrainingItem
from segtool.ml.devices import choose_device
from segtool.ml.finetune_settings import Start, fresh, loaded, training_settings
from segtool.ml.losses import Loss
from segtool.ml.optimising import optimizer_for
from segtool.ml.training import Trainer

STEPS = 4
"""Steps of a part; the two loops take turns, part by part, so that a slow moment of the machine hits both."""
BAR = 0.88
HALF_BAR = 1.5


def measure() -> list[Row]:
    """The shipped network at its size and the lecture's U-Net at 128, each by the default recipe."""
    shipped = FineTuneSettings()
    lecture = FineTuneSettings(network="unet", size=128, data="trainval")
    rows = []
    with tempfile.TemporaryDirectory() as name:
        items = _items(Path(name), STEPS * shipped.batch)
        for title, settings, parts in (("shipped", shipped, 4), ("lecture", lecture, 3)):
            start = fresh(settings) if settings.afresh else loaded(resolve_checkpoint(None))
            rows.append(_against_bare(f"throughput-{title}", start, settings, items, Path(name), parts))
    return [*rows, _half_against_full(lecture)]


def _items(folder: Path, count: int) -> list[TrainingItem]:
    """Drawn pictures as files, decoded in the training as photographs are."""
    import cv2

    items = []
    for number in range(count):
        drawing = draw_pet(number + 1)
        image, labels = folder / f"{number}.jpg", folder / f"{number}.png"
        write_bytes(image, cv2.imencode(".jpg", drawing.image[..., ::-1])[1].tobytes())
        write_bytes(labels, encode_label_map(drawing.trimap))
        items.append(TrainingItem(str(number), image, lambda path=labels: read_label_map(path)))  # type: ignore[misc]
    return items


def _against_bare(
    name: str, start: Start, settings: FineTuneSettings, items: list[TrainingItem], folder: Path, parts: int
) -> Row:
    device = choose_device("auto")
    run = folder / name
    run.mkdir()
    training = training_settings(settings, start)
    trainer = Trainer(start.network, start.config.preprocessing, training, items, [], run, device)
    bare = _bare_loop(start, trainer, device)
    images = STEPS * training.batch
    ours: list[float] = []
    theirs: list[float] = []
    epoch = 1
    for number in range(parts + 1):
        for times, work in (
            (ours, lambda epoch=epoch: trainer.train_epoch(epoch, lambda event: None, lambda: False)),
            (theirs, bare),
        ):
            seconds = _seconds(work)
            if number:  # the first part warms up
                times.append(images / seconds)
        epoch += 1
    ratio = sum(1 / rate for rate in theirs) / sum(1 / rate for rate in ours)
    return Row(
        name, "images/s", quantile(ours, 0.5), quantile(ours, 0.05), ratio, "a bare loop", f"at least {BAR} of it",
        ratio >= BAR,
    )  # fmt: skip


def _bare_loop(start: Start, trainer: Trainer, device: torch.device) -> Callable[[], None]:
    """Forward, loss, backward, step, over batches that are ready on the device."""
    network, settings = trainer.network, trainer.settings
    ready = [
        (
            start.config.preprocessing.normalise(batch.pixels.to(device)).contiguous(
                memory_format=torch.channels_last
            ),
            batch.target.to(device),
        )
        for batch in trainer.stream.epoch(1)
    ]
    optimizer, loss_of, half = (
        optimizer_for(network, settings),
        Loss(settings.loss).to(device),
        trainer.stepper.half,
    )

    def run() -> None:
        network.train()
        for pixels, target in ready:
            with torch.autocast(device.type, half or torch.bfloat16, enabled=half is not None):
                logits = network(pixels)
            optimizer.zero_grad(set_to_none=True)
            loss_of(logits.float(), target).backward()  # type: ignore[no-untyped-call]
            optimizer.step()

    return run


def _half_against_full(settings: FineTuneSettings) -> Row:
    """The lecture's U-Net as it trains by default, against float32 in torch's own order of memory."""
    device = choose_device("auto")
    start = fresh(settings)
    network = channels_last(start.network.to(device)).train()
    from segtool.ml.stepping import autocast_type

    half = autocast_type("auto", device, network)
    name, bar = "throughput-precision", f"at least {HALF_BAR} of it where the processor computes in bfloat16"
    if half is None:
        return Row(name, "ratio", 1.0)  # no bfloat16 here, so there is nothing to compare
    pixels, target = (
        torch.rand(8, 3, 128, 128, device=device),
        torch.randint(0, 3, (8, 128, 128), device=device),
    )
    loss_of = Loss("cross-entropy+dice").to(device)

    def step(built: nn.Module, given: torch.Tensor, kind: torch.dtype | None) -> None:
        with torch.autocast(device.type, kind or torch.bfloat16, enabled=kind is not None):
            logits = built(given)
        loss_of(logits.float(), target).backward()  # type: ignore[no-untyped-call]

    plain = fresh(settings).network.to(device).train()
    ours, theirs = [], []
    for number in range(4):
        last = pixels.contiguous(memory_format=torch.channels_last)
        seconds = _seconds(lambda: step(network, last, half)), _seconds(lambda: step(plain, pixels, None))  # noqa: B023
        if number:
            ours.append(seconds[0])
            theirs.append(seconds[1])
    ratio = sum(theirs) / sum(ours)
    return Row(name, "ratio", ratio, None, ratio, "plain float32", bar, ratio >= HALF_BAR)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    if torch.cuda.is_available():
        torch.cuda.synchronize()
    return time.perf_counter() - began
