"""The open work behind the window: use cases run through jobs, every change is a signal."""

from segtool.workbench.facade import Workbench

__all__ = ["Workbench"]
