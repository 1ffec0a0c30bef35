"""OpenCV comes when it is first used, and leaves Qt's places alone."""

import os
import subprocess
import sys

CODE = """
import os, sys
import segtool.app, segtool.ui.main_window
from segtool.core.cv import cv2
print([name for name in ("cv2", "PIL", "torch") if name in sys.modules])
print(cv2.countNonZero(__import__("numpy").eye(3)), "cv2" in sys.modules)
print([value for name, value in os.environ.items() if name.startswith("QT_QPA_") and "cv2" in value])
"""


def test_window_is_imported_without_opencv_and_first_use_brings_it_without_its_qt_plugins() -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("QT_QPA_")}
    done = subprocess.run(
        [sys.executable, "-c", CODE], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split("\n")[:3] == ["[]", "3 True", "[]"]
