"""What was measured on this machine, kept in the cache folder: half precision that pays, milliseconds an image."""

import contextlib
import hashlib
import json
import logging
import platform
import statistics
import time
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import torch
from torch import nn

from segtool.core.errors import SegtoolError
from segtool.core.files import write_json
from segtool.core.places import cache_folder

HALF_PAYS, MILLISECONDS = "half pays", "milliseconds"
"""Kinds of what is kept."""
_REPEATS = 5
_log = logging.getLogger(__name__)


def machine() -> str:
    """This machine as far as speed depends on it: processor, threads, torch; a digest of it is the file's name."""
    return f"{_processor()}, {torch.get_num_threads()} threads, torch {torch.__version__}"


def kept(kind: str, key: Hashable) -> Any:
    """What was measured before, None where nothing was."""
    return _document().get(kind, {}).get(repr(key))


def keep(kind: str, key: Hashable, value: Any) -> None:
    """Keep a measurement. Where the disk does not take it, it is measured again in the next process."""
    document = _document()
    document.setdefault(kind, {})[repr(key)] = value
    try:
        write_json(_file(), document)
    except SegtoolError as error:
        _log.warning("A measurement is not kept: %s", error)


@torch.inference_mode()
def milliseconds(
    network: nn.Module, device: torch.device, rows: int, columns: int, half: torch.dtype | None
) -> float:
    """Median time of one image of this size, after two to warm up; `network` in eval mode and on `device`."""
    picture = torch.zeros(1, 3, rows, columns, device=device).to(memory_format=torch.channels_last)
    times = []
    with torch.autocast(device.type, half or torch.bfloat16, enabled=half is not None):
        for _ in range(_REPEATS + 2):
            start = time.perf_counter()
            network(
                picture
            ).float().sum().item()  # brings the answer to the processor: nothing is still running
            times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[2:])


def _document() -> dict[str, Any]:
    with contextlib.suppress(OSError, ValueError):  # a broken file is written anew
        document = json.loads(_file().read_text(encoding="utf-8"))
        if isinstance(document, dict) and all(isinstance(rows, dict) for rows in document.values()):
            return document
    return {}


def _file() -> Path:
    return cache_folder() / f"timing-{hashlib.sha256(machine().encode()).hexdigest()[:12]}.json"


def _processor() -> str:
    with contextlib.suppress(OSError):  # Linux; other systems have it in platform
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
