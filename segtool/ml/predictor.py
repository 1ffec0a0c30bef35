"""A loaded checkpoint that predicts: what window, predict, eval and the gate share."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch
from torch.nn import functional

from segtool.core.classes import BORDER, PET
from segtool.core.errors import SegtoolError
from segtool.ml.blocks import channels_last
from segtool.ml.checkpoint import CLASS_TABLE, load_checkpoint
from segtool.ml.devices import choose_device, device_text, half_type, is_out_of_memory
from segtool.ml.features import Seen, decoder_features, pet_probability
from segtool.ml.folding import fold_norms
from segtool.ml.inference import enlarge, input_probabilities, predict_map
from segtool.ml.inside import Inside, look_inside

UInt8 = np.ndarray[Any, np.dtype[np.uint8]]
Float32 = np.ndarray[Any, np.dtype[np.float32]]
T = TypeVar("T")

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Prediction:
    """What a network says about one photograph of H x W pixels.

    label_map: H x W uint8, the class table's values. confidence: H x W uint8, the winning class's probability on the
    scale 0..255. digest, checkpoint: SHA-256 and name of the checkpoint. device: for people. milliseconds: the whole
    way from photograph to label map.
    """

    label_map: UInt8
    confidence: UInt8
    digest: str
    checkpoint: str
    device: str
    milliseconds: float


class Predictor:
    """A checkpoint, loaded and ready. Not for two threads at once.

    flip: predict the mirrored photograph too and take the mean; None: as the checkpoint says.
    precision: "auto" (half where that is faster), "full" (32 bits) or "half" (16 bits).
    Raises SegtoolError for a checkpoint that does not load or a device that is not here.
    """

    def __init__(
        self, path: Path, device: str = "auto", flip: bool | None = None, precision: str = "auto"
    ) -> None:
        chosen = choose_device(device)
        network, self.config, self.digest = load_checkpoint(path)
        self.path = path
        self.flip = self.config.flip if flip is None else flip
        fold_norms(network)
        self._network = channels_last(network)
        self._values = tuple(value for value, _ in self.config.classes)
        self._half: torch.dtype | None = None
        self._precision = precision
        self._move_to(chosen)

    @property
    def name(self) -> str:
        """The checkpoint's name, as `checkpoint list` shows it."""
        return self.path.stem

    @property
    def device_text(self) -> str:
        """Where it runs now, for people."""
        return device_text(self.device)

    def predict(self, image: UInt8) -> Prediction:
        """RGB uint8 H x W x 3 of any size -> Prediction of exactly that size.

        Raises SegtoolError where the memory does not suffice; a full GPU is left for the CPU first.
        """
        start = time.perf_counter()
        label_map, confidence = self._in_memory(lambda: self._maps(image), image)
        milliseconds = (time.perf_counter() - start) * 1000
        return Prediction(label_map, confidence, self.digest, self.name, self.device_text, milliseconds)

    def probabilities(self, image: UInt8) -> Float32:
        """RGB uint8 H x W x 3 -> float32 3 x H x W, in the order pet, background, border; they sum to 1."""
        return self._in_memory(lambda: self._enlarged(image), image)

    def network_maps(self, image: UInt8) -> tuple[UInt8, UInt8]:
        """RGB uint8 H x W x 3 -> (label map, confidence 0..255) at the size of the network's input, not enlarged."""
        return self._in_memory(lambda: self._small_maps(image), image)

    @torch.inference_mode()
    def _small_maps(self, image: UInt8) -> tuple[UInt8, UInt8]:
        planes = self.config.preprocessing.to_input(image, self.device)
        with self._autocast():
            small = input_probabilities(
                self._network, planes.contiguous(memory_format=torch.channels_last), self.flip
            )
        height, width = small.shape[-2:]
        return enlarge(small, height, width, self._values)

    def seen(self, image: UInt8) -> Seen:
        """RGB uint8 H x W x 3 -> what the network sees in it, for the smart stroke. No flip: one forward."""
        return self._in_memory(lambda: self._seen(image), image)

    def _seen(self, image: UInt8) -> Seen:
        planes = self.config.preprocessing.to_input(image, self.device)
        with self._autocast():
            features, logits = decoder_features(
                self._network, planes.contiguous(memory_format=torch.channels_last)
            )
        of_the_pet = tuple(index for index, value in enumerate(self._values) if value in (PET, BORDER))
        return Seen(features, pet_probability(logits, of_the_pet), self.digest)

    def look_inside(self, image: UInt8) -> Inside:
        """RGB uint8 H x W x 3 -> the stages' pictures at the sizes that the network works at, without the flip."""
        return self._in_memory(lambda: self._inside(image), image)

    @torch.inference_mode()
    def _inside(self, image: UInt8) -> Inside:
        preprocessing = self.config.preprocessing
        planes = preprocessing.to_input(image, self.device)
        mean, std = (torch.tensor(v, device=self.device) for v in (preprocessing.mean, preprocessing.std))
        seen = planes[0].permute(1, 2, 0) * std + mean
        order = [self.config.classes.index(row) for row in CLASS_TABLE]
        with self._autocast():
            found = look_inside(
                self._network,
                planes.contiguous(memory_format=torch.channels_last),
                seen.round().clamp(0, 255).to(torch.uint8).cpu().numpy(),
                order,
                self.config.network,
            )
        return replace(found, digest=self.digest)

    def _move_to(self, device: torch.device) -> None:
        self.device = device
        self._network = self._network.to(device)
        key = (self.config.network, repr(self.config.arguments))
        self._half = half_type(device, self._network, key, self._precision)

    def _autocast(self) -> torch.autocast:
        return torch.autocast(self.device.type, self._half or torch.bfloat16, enabled=self._half is not None)

    def _maps(self, image: UInt8) -> tuple[UInt8, UInt8]:
        with self._autocast():
            return predict_map(
                self._network, self.config.preprocessing, image, self.flip, self.device, self._values
            )

    @torch.inference_mode()
    def _enlarged(self, image: UInt8) -> Float32:
        planes = self.config.preprocessing.to_input(image, self.device)
        planes = planes.contiguous(memory_format=torch.channels_last)
        with self._autocast():
            small = input_probabilities(self._network, planes, self.flip)
        in_order = small[[self.config.classes.index(row) for row in CLASS_TABLE]]
        shrinks = image.shape[0] < small.shape[-2] or image.shape[1] < small.shape[-1]
        full = functional.interpolate(
            in_order[None], image.shape[:2], mode="bilinear", align_corners=False, antialias=shrinks
        )
        return np.asarray(full[0].cpu().numpy())

    def _in_memory(self, work: Callable[[], T], image: UInt8) -> T:
        """What `work` gives; where a GPU's memory is full, from the CPU, for this photograph and all after it."""
        try:
            return work()
        except (MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise
            if self.device.type == "cpu":
                height, width = image.shape[:2]
                raise SegtoolError(
                    f"There is not enough memory to predict a photograph of {width} x {height} pixels.",
                    "Close other programs, or use a smaller photograph.",
                ) from error
        _log.warning("The memory of the GPU is full: predicting on the CPU from now on.")
        self._move_to(torch.device("cpu"))
        torch.cuda.empty_cache()
        return self._in_memory(work, image)
