"""Smaller versions of large pictures, made off the window's thread."""

from PySide6.QtCore import QObject

from segtool.core.tiles import Made, Wish
from segtool.jobs.latest import LatestJob


def _work(wish: Wish) -> Made:
    return wish.maker.made_of(wish.part)


def reducing_job(parent: QObject | None = None) -> LatestJob:
    """Answers a Wish with what was made of its part. One part at a time, each a few milliseconds to some tens."""
    return LatestJob(_work, "drawing a large picture smaller", parent=parent)
