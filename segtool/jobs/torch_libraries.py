"""Loads torch's shared libraries without holding up the window.

`import torch` loads them while it holds Python's lock: 0.2 s on an idle machine and several on a busy one, in which
no thread of Python runs, the window's neither. The same loading through the C library's dlopen, called by ctypes,
lets go of the lock. Measured at a load of 7 on 2 cores: the longest gap of the window fell from 730 to 300 ms.
"""

import ctypes
import importlib.util
import logging
import os
import sys
from pathlib import Path

_log = logging.getLogger(__name__)


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
