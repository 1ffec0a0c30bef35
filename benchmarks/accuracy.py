"""Figures of a checkpoint at several input sizes, with and without the flip, on the seeded validation share.

    python benchmarks/accuracy.py --pets PATH/TO/pets [--checkpoint FILE] [--sizes 256 288 320 352 384]

Choices are made here; the test list is not read. Figures are at the photographs' own size.
"""

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from segtool.core.checkpoints import resolve_checkpoint
from segtool.core.dataset import read_dataset
from segtool.core.images import read_image
from segtool.core.metrics import confusion_matrix, figures
from segtool.core.split import draw_split
from segtool.core.truth import read_truth
from segtool.ml.checkpoint import load_checkpoint
from segtool.ml.inference import predict_map


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pets", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, default=None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[256, 288, 320, 352, 384])
    given = parser.parse_args()
    dataset = read_dataset(given.pets)
    names = draw_split(dataset).validation
    pairs = [(read_image(s.image), read_truth(s).label_map) for s in map(dataset.sample, names)]
    network, config, digest = load_checkpoint(given.checkpoint or resolve_checkpoint(None, None))
    print(f"{config.name} {digest[:12]}, {len(pairs)} validation pictures, border as a class of its own")
    print("| input | flip | mean IoU | pet | background | border | border as pet | ms a picture |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for size in given.sizes:
        preprocessing = replace(config.preprocessing, size=size)
        for flip in (False, True):
            confusion, start = np.zeros((3, 3), np.int64), time.perf_counter()
            for image, truth in pairs:
                assert truth is not None
                confusion += confusion_matrix(truth, predict_map(network, preprocessing, image, flip)[0])
            took = (time.perf_counter() - start) / len(pairs) * 1000
            found = figures(confusion)
            cells = [found.mean_iou, *found.iou.values(), found.binary_iou["border_as_pet"]]
            shown = " | ".join(f"{value:.3f}" for value in cells if value is not None)
            print(f"| {size} | {'yes' if flip else 'no'} | {shown} | {took:.0f} |", flush=True)


if __name__ == "__main__":
    main()
