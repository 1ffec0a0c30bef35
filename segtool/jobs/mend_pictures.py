"""Pictures of mends, made off the window's thread."""

from PySide6.QtCore import QObject

from segtool.core.mend_pictures import mend_picture
from segtool.jobs.latest import LatestJob


def mend_picture_job(parent: QObject | None = None) -> LatestJob:
    """Answers a MendWish with a MendPicture."""
    return LatestJob(mend_picture, "drawing what a mend changes", parent=parent, background=True)
