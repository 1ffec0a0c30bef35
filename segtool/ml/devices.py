"""Where networks run, and with which precision."""

import time
from collections.abc import Callable, Hashable

import torch
from torch import nn

from segtool.core.errors import SegtoolError, UsageError
from segtool.ml import timing

PREFERENCE = ("cuda", "mps", "cpu")

_AVAILABLE: dict[str, Callable[[], bool]] = {
    "cuda": torch.cuda.is_available,
    "mps": torch.backends.mps.is_available,
    "cpu": lambda: True,
}
_MISSING = {
    "cuda": "There is no NVIDIA GPU that torch can use here.",
    "mps": "There is no Apple GPU that torch can use here.",
}
_PAYS = 0.8
"""Half precision has to take at most this part of the time: a measuring error must not decide."""
_measured: dict[Hashable, bool] = {}
_own_threads: dict[str, int] = {}
"""What torch chose by itself, noted before the first change."""


def choose_device(wanted: str = "auto") -> torch.device:
    """The device named `wanted`: auto (the best there is), cuda, cuda:N, mps or cpu.

    Raises UsageError for another word, SegtoolError for a device that is not here.
    """
    kind, _, index = wanted.partition(":")
    if wanted == "auto":
        return torch.device(next(name for name in PREFERENCE if _AVAILABLE[name]()))
    if kind not in _AVAILABLE or (index and not (kind == "cuda" and index.isdigit())):
        raise UsageError(f"There is no device named {wanted!r}.", f"Choose auto, {', '.join(PREFERENCE)}.")
    if not _AVAILABLE[kind]():
        raise SegtoolError(_MISSING[kind], "Choose auto or cpu.")
    if index and int(index) >= torch.cuda.device_count():
        raise SegtoolError(
            f"There is no GPU number {index}.", f"There are {torch.cuda.device_count()}, counted from 0."
        )
    return torch.device(wanted)


def device_text(device: torch.device) -> str:
    """What the status bar says: "CPU", "GPU (NVIDIA ...)", "GPU (Apple)"."""
    if device.type == "cuda":
        return f"GPU ({torch.cuda.get_device_name(device)})"
    return {"cpu": "CPU", "mps": "GPU (Apple)"}.get(device.type, str(device))


def half_type(
    device: torch.device, network: nn.Module, key: Hashable, precision: str = "auto"
) -> torch.dtype | None:
    """The type that autocast uses for predicting with `network` (on `device`, in eval mode); None: float32 throughout.

    key: what the network is (name and arguments); on a CPU whose processor knows bfloat16 both ways are timed once
    for each key, and the answer is kept for this machine. precision: "auto"; "full" (None); "half" (never None: on a
    device without 16-bit arithmetic it is slower, and was asked for).
    """
    if precision == "full":
        return None
    if device.type == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported(including_emulation=False) else torch.float16
    if precision == "half":
        return torch.float16 if device.type == "mps" else torch.bfloat16
    if device.type != "cpu" or not _cpu_has_bfloat16():
        return None
    if key not in _measured:
        known = timing.kept(timing.HALF_PAYS, key)
        if known is None:
            full = _seconds(network, None)
            known = _seconds(network, torch.bfloat16) < _PAYS * full
            timing.keep(timing.HALF_PAYS, key, known)
        _measured[key] = bool(known)
    return torch.bfloat16 if _measured[key] else None


def _cpu_has_bfloat16() -> bool:
    # Without the instructions bfloat16 is emulated, many times slower: not worth a try.
    return bool(torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())


def _seconds(network: nn.Module, half: torch.dtype | None) -> float:
    """The faster of two small forwards after one to warm up."""
    picture = torch.zeros(1, 3, 128, 128).to(memory_format=torch.channels_last)
    times = []
    with torch.inference_mode(), torch.autocast("cpu", half or torch.bfloat16, enabled=half is not None):
        for _ in range(3):
            start = time.perf_counter()
            network(picture)
            times.append(time.perf_counter() - start)
    return min(times[1:])


def use_threads(count: int) -> None:
    """Let the calling thread's arithmetic use `count` threads of the processor; 0: as many as torch takes by itself."""
    _own_threads.setdefault("count", torch.get_num_threads())
    torch.set_num_threads(count or _own_threads["count"])


def is_out_of_memory(error: BaseException) -> bool:
    """Whether the memory, of a GPU or of the machine, was too small."""
    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    return isinstance(error, RuntimeError) and any(
        words in str(error).lower()
        for words in ("out of memory", "can't allocate memory", "not enough memory")
    )
