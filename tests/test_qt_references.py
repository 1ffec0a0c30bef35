"""PySide6 6.12.0 loses a reference of None at each call that returns nothing on Python 3.11 and older."""

import subprocess
import sys

CODE = """
import sys
from PySide6.QtCore import QObject
thing = QObject()
before = sys.getrefcount(None)
for _ in range(20_000):
    thing.setObjectName("")
print(sys.getrefcount(None) - before)
"""


def test_calls_that_return_nothing_leave_the_references_of_none_alone() -> None:
    """In a process of its own, which the fault would abort. From Python 3.12 on None's count never moves."""
    answer = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    assert abs(int(answer.stdout)) < 100
