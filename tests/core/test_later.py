"""A module that is imported when it is first used."""

import subprocess
import sys

import pytest

from segtool.core.later import Later

KEPT_BACK = ("sqlite3", "statistics", "cv2", "PIL", "torch")


def test_the_module_is_imported_with_its_first_use_and_is_the_module_itself() -> None:
    code = (
        "import sys; from segtool.core.later import Later; wave = Later('wave'); before = 'wave' in sys.modules;"
        "import_error = wave.Error; import wave as real;"
        "print(before, import_error is real.Error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_what_a_module_does_not_have_is_told_as_by_the_module() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = Later("wave").nothing


def test_the_window_s_modules_leave_out_what_its_first_paint_does_not_need() -> None:
    code = (
        "import sys, segtool.ui.main_window, segtool.workbench;"
        f"print(*(name for name in {KEPT_BACK} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
