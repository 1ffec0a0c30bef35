"""Threads share two pools of memory; counted by the C library itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

COUNT = """
import ctypes, sys, threading
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
here = threading.Barrier(7)
def work():
    held = [bytes(5000) for _ in range(100)]
    here.wait()
    here.wait()
for _ in range(6):
    threading.Thread(target=work).start()
here.wait()
file = ctypes.c_void_p(libc.fopen(sys.argv[1].encode(), b"w"))
libc.malloc_info(0, file)
libc.fclose(file)
here.wait()
"""
BEGINNINGS = {
    "as it is": "",
    "shared": "from segtool.core.arenas import share_arenas; assert share_arenas()",
    "the program": "from segtool.app import _prepare_imports; _prepare_imports()",
}


@pytest.mark.skipif(not hasattr(os, "confstr") or "glibc" not in str(os.confstr("CS_GNU_LIBC_VERSION")),
                    reason="another C library")  # fmt: skip
@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_threads_of_the_program_take_memory_from_two_pools(beginning: str, tmp_path: Path) -> None:
    told = tmp_path / "pools.xml"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MALLOC_")}
    program = f"{BEGINNINGS[beginning]}\n{COUNT}"
    subprocess.run([sys.executable, "-c", program, str(told)], env=environment, check=True, timeout=60)
    pools = told.read_text().count("<heap nr=")
    assert pools > 2 if beginning == "as it is" else pools == 2
