"""From a photograph to a network's input, the same for training, predicting and evaluating."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from segtool.core.errors import SegtoolError

UInt8 = np.ndarray[Any, np.dtype[np.uint8]]
FITS = ("area", "square")
MULTIPLE = 32


def _triple(value: Any) -> tuple[float, float, float]:
    red, green, blue = (float(v) for v in value)
    return red, green, blue


@dataclass(frozen=True)
class Preprocessing:
    """How a photograph becomes a network's input.

    size: pixels. fit: "square" scales the photograph to size x size; "area" to about size * size pixels with its
    aspect kept, both sides multiples of 32. mean, std: per channel (RGB), on the scale 0..255.
    """

    size: int
    fit: str
    mean: tuple[float, float, float]
    std: tuple[float, float, float]

    def __post_init__(self) -> None:
        if self.fit not in FITS or self.size < 1 or min(self.std) <= 0:
            raise SegtoolError(
                f"Preprocessing that makes no sense: {self}.", f"fit is one of {', '.join(FITS)}."
            )

    def input_size(self, height: int, width: int) -> tuple[int, int]:
        """(rows, columns) of the network's input for a photograph of height x width pixels."""
        if self.fit == "square":
            return self.size, self.size
        factor = self.size / math.sqrt(height * width)
        # a panorama must not grow beyond four times the nominal side
        rows, columns = (
            min(max(MULTIPLE, round(side * factor / MULTIPLE) * MULTIPLE), 4 * self.size)
            for side in (height, width)
        )
        return rows, columns

    def to_input(
        self, image: "np.ndarray[Any, np.dtype[np.uint8]] | Tensor", device: torch.device | None = None
    ) -> Tensor:
        """uint8 (H, W, 3) RGB -> float32 (1, 3, rows, columns), antialiased, pixel centres aligned."""
        tensor = torch.from_numpy(np.ascontiguousarray(image)) if isinstance(image, np.ndarray) else image
        planes = tensor.to(device).permute(2, 0, 1)[None]
        planes = functional.interpolate(
            planes.float(),
            self.input_size(*planes.shape[-2:]),
            mode="bilinear",
            align_corners=False,
            antialias=True,
        )
        return self.normalise(planes)

    def normalise(self, planes: Tensor) -> Tensor:
        """(B, 3, H, W) on the scale 0..255 -> (x - mean) / std, float32."""
        mean = torch.tensor(self.mean, device=planes.device).view(1, 3, 1, 1)
        std = torch.tensor(self.std, device=planes.device).view(1, 3, 1, 1)
        return (planes.float() - mean) / std

    def to_json(self) -> dict[str, Any]:
        """The form that stands in a checkpoint."""
        return {"size": self.size, "fit": self.fit, "mean": list(self.mean), "std": list(self.std)}

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> "Preprocessing":
        """The inverse of to_json; SegtoolError for anything else."""
        try:
            mean, std = _triple(document["mean"]), _triple(document["std"])
            return cls(int(document["size"]), str(document["fit"]), mean, std)
        except (KeyError, TypeError, ValueError) as error:
            raise SegtoolError(f"Preprocessing that cannot be read: {document}.", str(error)) from error
