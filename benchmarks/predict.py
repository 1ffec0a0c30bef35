"""A live prediction at 500 x 375 with the shipped checkpoint, against the bare forwards that it makes."""

import torch

from benchmarks.harness import Row, row, timed
from segtool.core.checkpoints import resolve_checkpoint
from segtool.core.drawing import draw_pet
from segtool.ml.checkpoint import load_checkpoint
from segtool.ml.predictor import Predictor


def measure() -> list[Row]:
    """Predictor.predict against the network alone on an input that is ready."""
    path = resolve_checkpoint(None, None)
    predictor = Predictor(path, "cpu")
    network, config, _ = load_checkpoint(path)
    network = network.to(memory_format=torch.channels_last)
    image = next(d.image for d in map(draw_pet, range(1, 200)) if d.image.shape[:2] == (375, 500))
    planes = config.preprocessing.to_input(image).contiguous(memory_format=torch.channels_last)
    mirrored = planes.flip(-1).contiguous(memory_format=torch.channels_last)

    def forwards() -> None:
        with torch.inference_mode():
            network(planes)
            if config.flip:
                network(mirrored)

    whole: list[float] = []
    bare: list[float] = []
    for _ in range(10):  # in turn, so that a slow moment of the machine hits both
        whole += timed(lambda: predictor.predict(image), 3)
        bare += timed(forwards, 3)
    return [
        row(
            "predict", whole, against=("bare forwards", bare), bar="at most 1.3 x the forwards, under 100 ms",
            holds=lambda median, p95, ratio: ratio is not None and ratio <= 1.3 and median < 100,
        )
    ]  # fmt: skip
