"""The picture on show while the dataset that it belongs to is still being read: a picture alone, no sample."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from segtool.core.picture_read import PictureRead, read_picture


class Provisional(QObject):
    """Of the newest opening. Lives in the window's thread; what `begin` gives is called in the reading one."""

    changed = Signal()
    _read = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.picture: PictureRead | None = None
        self._opening = 0
        self._read.connect(self._on_read, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> Callable[[Path], None]:
        """Another opening begins; call the answer with the file that will be shown first."""
        self.end()
        opening = self._opening

        def show(path: Path) -> None:
            found = read_picture(path)
            if found is not None:
                self._read.emit(opening, found)

        return show

    def picture_of(self, path: Path) -> PictureRead | None:
        """The picture on show where it is this file's."""
        return self.picture if self.picture is not None and self.picture.path == path else None

    @Slot()
    def end(self) -> None:
        """A sample is on show, or the opening came to nothing; what is still being read is not shown either."""
        self._opening += 1
        if self.picture is not None:
            self.picture = None
            self.changed.emit()

    @Slot(int, object)
    def _on_read(self, opening: int, found: PictureRead) -> None:
        if opening == self._opening:
            self.picture = found
            self.changed.emit()
