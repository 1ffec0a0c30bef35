"""Loads torch's shared libraries without holding up the window.

`import torch` loads them while it holds Python's lock: 0.2 s on an idle machine and several on a busy one, in which
no thread of Python runs, the window's neither. The same loading through the C library's dlopen, called by ctypes,
lets go of the lock. Measured at a load of 7 on 2 cores: the longest gap of the window fell from 730 to 300 ms.
"""

import contextlib
import ctypes
import gc
import importlib.util
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

_log = logging.getLogger(__name__)


@contextlib.contextmanager
def kept() -> Iterator[None]:
    """What stands at the end, torch's 300,000 objects among it, is no longer looked through for garbage.

    Each look through all of it took 150 ms in which the window's thread stood still. For imports alone: what is
    thrown away later is not freed where it stands in a circle.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


def preload() -> bool:
    """Load what `import torch` will load. False where it cannot be done: the import then does it by itself."""
    if "torch" in sys.modules or not sys.platform.startswith("linux"):
        return False
    found = importlib.util.find_spec("torch")
    if found is None or found.origin is None:
        return False
    library = Path(found.origin).parent / "lib" / "libtorch_python.so"
    if not library.is_file():
        return False
    system = ctypes.CDLL(None)
    system.dlopen.restype = ctypes.c_void_p
    system.dlopen.argtypes = (ctypes.c_char_p, ctypes.c_int)
    loaded = bool(system.dlopen(os.fsencode(library), os.RTLD_NOW))
    if not loaded:
        _log.info("torch's libraries were not loaded ahead.")
    return loaded
