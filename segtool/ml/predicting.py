"""Predictions written as trimaps: NAME.png, 8-bit grey, values 1, 2, 3, of the photograph's size."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from segtool.core.errors import SegtoolError, WriteError
from segtool.core.images import read_image, write_label_map
from segtool.core.lists import key_of, name_fault
from segtool.core.progress import Progress, ShouldStop, step
from segtool.ml.predictor import Predictor


def predict_files(
    predictor: Predictor,
    images: Iterable[tuple[str, Path]],
    out: Path,
    progress: Progress | None = None,
    should_stop: ShouldStop | None = None,
) -> dict[str, Any]:
    """Predict every (name, picture file) and write OUT/NAME.png.

    Returns {"out", "written", "files": [names], "failed": [{"name", "file", "reason"}], "checkpoint", "flip",
    "device"}: a picture that cannot be read, or a second one of a name, fails alone. Raises WriteError where nothing
    can be written, Cancelled.
    """
    pictures = list(images)
    written: dict[str, str] = {}
    failed: list[dict[str, str]] = []
    for number, (name, path) in enumerate(pictures):
        step(progress, should_stop, number, len(pictures), name)
        try:
            _refuse(name, written)
            label_map = predictor.predict(read_image(path)).label_map
            write_label_map(out / f"{name}.png", label_map)
        except WriteError:
            raise
        except SegtoolError as error:
            failed.append({"name": name, "file": str(path), "reason": error.message})
            continue
        written[key_of(name)] = f"{name}.png"
    step(progress, should_stop, len(pictures), len(pictures), "")
    return {
        "out": str(out),
        "written": len(written),
        "files": list(written.values()),
        "failed": failed,
        "checkpoint": {"name": predictor.name, "digest": predictor.digest},
        "flip": predictor.flip,
        "device": predictor.device_text,
    }


def _refuse(name: str, written: dict[str, str]) -> None:
    fault = name_fault(name)
    if fault:
        raise SegtoolError(f"The name {name!r} {fault}.")
    if key_of(name) in written:
        raise SegtoolError(
            f"{written[key_of(name)]} is already the prediction of another picture of that name."
        )
