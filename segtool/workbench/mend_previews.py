"""What mending many samples would change, shown before it is done: one sample after the other, in the background."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from segtool.core.errors import SegtoolError
from segtool.core.mend_pictures import MendPicture, MendWish
from segtool.jobs.latest import LatestJob
from segtool.jobs.mend_pictures import mend_picture_job


class MendPreviews(QObject):
    """`made` tells each picture, in the order of the wishes, until another list is asked for."""

    made = Signal(object)
    """MendPicture"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: LatestJob | None = None
        self._serial = 0
        self._left: deque[Callable[[int], MendWish]] = deque()

    def ask(self, wishes: list[Callable[[int], MendWish]]) -> None:
        """Make these, and nothing more of what was asked before; each wish is made by its serial number."""
        self._serial += 1
        self._left = deque(wishes)
        if self._job is None:
            self._job = mend_picture_job(self)
            self._job.done.connect(self._on_done)
            self._job.failed.connect(self._on_failed)
        self._next()

    def _next(self) -> None:
        if self._left and self._job is not None:
            self._job.submit(self._left.popleft()(self._serial))

    @Slot(object, object)
    def _on_done(self, wish: MendWish, picture: MendPicture) -> None:
        if wish.serial == self._serial:
            self.made.emit(picture)
            self._next()

    @Slot(object, object)
    def _on_failed(self, wish: MendWish, error: SegtoolError) -> None:
        self._on_done(wish, MendPicture(wish.sample.name, reason=error.message))

    def ask_to_stop(self) -> None:
        """See LatestJob."""
        self._left.clear()
        if self._job is not None:
            self._job.ask_to_stop()

    def stop(self, timeout_ms: int) -> bool:
        """See LatestJob."""
        return self._job is None or bool(self._job.stop(timeout_ms))
