"""What the window remembers: its place, panels, filters, look, and the datasets opened last."""

import base64
import binascii
import json
import logging
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from segtool.core.errors import WriteError
from segtool.core.settings import Settings

FIRST_SIZE = QSize(1360, 860)
SMALLEST = QSize(720, 480)
TITLE_BAR = 40
"""Height in which a title bar is looked for, in pixels."""
RECENT = 6
_log = logging.getLogger(__name__)


class Kept:
    """Settings of the window over the settings file. What cannot be saved is logged, never shown: nothing is lost."""

    def get(self, key: str) -> Any:
        """A setting's value, as the file has it now."""
        return Settings().get(key)

    def set(self, key: str, value: Any) -> None:
        """Change and save."""
        try:
            settings = Settings()
            if settings.get(key) != value:
                settings.set(key, value)
        except WriteError as error:
            _log.warning("The settings could not be saved: %s", error)

    def document(self, key: str) -> dict[str, Any]:
        """A setting that holds a JSON object; empty where it is broken."""
        text = self.get(key)
        try:
            document = json.loads(text) if text else {}
        except ValueError:
            document = None
        if not isinstance(document, dict):
            _log.warning("The setting %s is broken and is passed over.", key)
            return {}
        return document

    def set_document(self, key: str, document: dict[str, Any]) -> None:
        """Keep a JSON object."""
        self.set(key, json.dumps(document, ensure_ascii=False))

    def recent(self) -> list[Path]:
        """The datasets opened last, newest first; some may be gone, as on a disk that is not plugged in."""
        folders = self.document("layout").get("recent", [])
        if not isinstance(folders, list):
            return []
        return [Path(folder) for folder in folders if isinstance(folder, str)]

    def note_recent(self, folder: Path) -> None:
        """A dataset was opened."""
        self._keep_recent([folder, *(path for path in self.recent() if path != folder)])

    def forget_recent(self, folder: Path) -> None:
        """The person does not want to see this one any more."""
        self._keep_recent([path for path in self.recent() if path != folder])

    def _keep_recent(self, folders: list[Path]) -> None:
        document = self.document("layout") | {"recent": [str(path) for path in folders[:RECENT]]}
        self.set_document("layout", document)

    def save_geometry(self, window: QWidget) -> None:
        """Keep the window's place."""
        data = bytes(window.saveGeometry().data())
        self.set("geometry", base64.b64encode(data).decode("ascii"))

    def restore_geometry(self, window: QWidget) -> None:
        """Put the window where it was, if that place still exists, else in the middle of the first screen."""
        try:
            data = base64.b64decode(self.get("geometry"), validate=True)
        except (binascii.Error, ValueError):
            _log.warning("The window's saved place is broken and is passed over.")
            data = b""
        if not data or not window.restoreGeometry(QByteArray(data)):
            if data:
                _log.warning("The window's saved place is broken and is passed over.")
            window.resize(FIRST_SIZE)
        if not window.windowState() & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen):
            window.setGeometry(
                reachable(window.geometry(), [s.availableGeometry() for s in QGuiApplication.screens()])
            )


def reachable(wanted: QRect, screens: list[QRect]) -> QRect:
    """`wanted`, moved and sized so that its title bar and most of it lie on one of `screens`."""
    if not screens:
        return wanted
    title = QRect(wanted.x(), wanted.y() - TITLE_BAR // 2, wanted.width(), TITLE_BAR)
    areas = [_area(screen.intersected(wanted)) for screen in screens]
    best = max(range(len(screens)), key=lambda at: areas[at])
    seen = any(screen.intersected(title).width() > wanted.width() // 2 for screen in screens)
    large = wanted.width() >= SMALLEST.width() and wanted.height() >= SMALLEST.height()
    fits = any(s.width() >= wanted.width() and s.height() >= wanted.height() for s in screens)
    if large and fits and seen and 2 * areas[best] >= _area(wanted):
        return wanted
    screen = screens[best] if areas[best] else screens[0]
    size = wanted.size() if large else FIRST_SIZE
    size = QSize(min(size.width(), screen.width()), min(size.height(), screen.height() - TITLE_BAR))
    corner = screen.center() - QRect(0, 0, size.width(), size.height()).center()
    corner.setY(max(corner.y(), screen.y() + TITLE_BAR // 2))
    return QRect(corner, size)


def _area(rect: QRect) -> int:
    return max(rect.width(), 0) * max(rect.height(), 0)


def dropped_folder(data: QMimeData) -> Path | None:
    """The folder meant by what was dropped: the first one, or the one that a dropped file lies in."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    folders = [path if path.is_dir() else path.parent for path in paths if path.exists()]
    return folders[0] if folders else None
