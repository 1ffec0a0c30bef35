"""torch's libraries are loaded ahead, by a call that lets other threads run, and torch still imports."""

import gc
import subprocess
import sys
import weakref

import pytest

from segtool.jobs import torch_libraries
from segtool.jobs.torch_libraries import kept


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only done on Linux")
def test_they_are_loaded_before_torch_is_imported_and_torch_works_with_them():
    script = """
import sys
from segtool.jobs.torch_libraries import preload
def mapped():
    return "libtorch_cpu.so" in open("/proc/self/maps").read()
assert not mapped()
assert preload()
assert mapped() and "torch" not in sys.modules
import torch
assert (torch.ones(2, 2) @ torch.ones(2, 2)).sum() == 8
assert not preload()
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_where_torch_lies_elsewhere_the_import_is_left_to_itself(monkeypatch):
    monkeypatch.delitem(sys.modules, "torch", raising=False)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert not torch_libraries.preload()


class Thing:
    """One end of a circle."""

    other: object = None


def circle() -> weakref.ref[Thing]:
    one = Thing()
    one.other = one
    return weakref.ref(one)


def test_what_stands_at_the_end_is_passed_over_and_later_garbage_is_not() -> None:
    assert gc.isenabled()
    try:
        with kept():
            assert not gc.isenabled()
            made = circle()
        assert gc.isenabled()
        later = circle()
        gc.collect()
        assert made() is not None
        assert later() is None
    finally:
        gc.unfreeze()
    gc.collect()
    assert made() is None
