"""What a setting does: each change acts at once, is kept, and is shown by everything that shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from segtool.core.settings import SETTINGS
from segtool.core.settings_table import BY_KEY
from segtool.ui.frame import choice_menu
from segtool.ui.view_sync import KEPT
from segtool.ui.words import tr

if TYPE_CHECKING:
    from segtool.ui.main_window import MainWindow

FIELDS = {key: field for field, key in KEPT.items()}
"""Setting -> field of Look."""
OF_THE_WORK = ("autosave_seconds", "cache_mb", "undo_mb", "predict_live", "precision", "threads", "device")
"""The workbench acts on these."""
AT_START = ("autosave_seconds", "cache_mb", "undo_mb", "predict_live")
"""The workbench is told these when the window is built; it was built with the device, and a network that is loaded
reads precision and threads itself."""
REST_MS = 400
"""A number on its way (a slider, an arrow held down) acts and is kept when it has rested this long."""


class SettingEffects(QObject):
    """The way to every setting of the window's pages and menus."""

    changed = Signal(str)
    """Key of a setting that has another value now, wherever it was changed; "" for several."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._menus: dict[str, QActionGroup] = {}
        self._waiting: dict[str, Any] = {}
        self._wished_device: str | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.flush)
        self._own: dict[str, Callable[[Any], object]] = {
            "theme": window.theme.apply,
            "hints": self._show_hints,
            "brush_size": window.brush.set_diameter,
            "minimap": window.view.set_minimap,
            "right_button": window.brush.set_right_button,
        }
        """The window acts on these; on the fields of Look too."""
        window.brush.changed.connect(lambda: self.changed.emit("brush_size"))
        window.view.shown.connect(lambda: self.changed.emit(""))
        window.workbench.settingRefused.connect(self._refused)
        window.workbench.checkpointChanged.connect(self._device_loaded)
        self.changed.connect(self._tick_menus)

    def begin(self) -> None:
        """Act as the settings say; for the start."""
        for key in AT_START:
            self._window.workbench.apply_setting(key, self._window.kept.get(key))
        self._window.brush.set_right_button(self._window.kept.get("right_button"))

    def value(self, key: str) -> Any:
        """What holds now."""
        window = self._window
        if key in FIELDS:
            return getattr(window.panes.look, FIELDS[key])
        if key == "minimap":
            return window.actions_["minimap"].isChecked()
        if key == "brush_size":
            return window.brush.diameter
        return self._waiting.get(key, window.kept.get(key))

    def set(self, key: str, value: Any) -> None:
        """Change a setting. Raises UsageError for an unknown key or a value outside the limits."""
        if key in FIELDS:
            also = {"class_colours": ""} if key == "class_palette" else {}  # they differed from the old one
            self._window.view.change(**{FIELDS[key]: value}, **also)  # keeps it by itself when it rests
        elif BY_KEY[key].kind in (int, float):
            if key in self._own:
                self._own[key](value)
            self._waiting[key] = value
            self._rest.start()
        else:
            self._act(key, value)
        self.changed.emit(key)

    def reset(self, *keys: str) -> None:
        """Back to the default: these, or without any all that the page shows."""
        for setting in SETTINGS:
            wanted = setting.key in keys if keys else bool(setting.section)
            if wanted and self.value(setting.key) != setting.default:
                self.set(setting.key, setting.default)
        self.flush()

    def flush(self) -> None:
        """Act on and keep what still waits for a rest."""
        self._rest.stop()
        waiting, self._waiting = self._waiting, {}
        for key, value in waiting.items():
            self._act(key, value)

    def _act(self, key: str, value: Any) -> None:
        self._window.kept.set(key, value)
        if key in OF_THE_WORK:
            if key == "device":
                self._wished_device = value
            self._window.workbench.apply_setting(key, value)
        elif key in self._own:
            self._own[key](value)

    # the device: it may turn out not to be there

    def _refused(self, key: str, value: Any) -> None:
        if key == "device" and self._wished_device not in (None, value):
            self._window.kept.set("device", value)
            self._wished_device = None
            self.changed.emit("device")

    def _device_loaded(self) -> None:
        if self._window.workbench.device == self._wished_device:
            self._wished_device = None

    def _show_hints(self, on: bool) -> None:
        if not on:
            self._window.hints.stop()
        elif self._window.workbench.dataset is not None:
            self._window.hints.start()

    # menus

    def add_menu(self, menu: QMenu, key: str, chosen: str | None = None) -> None:
        """A submenu of a setting that has choices. chosen: where it is not the kept value that holds."""
        setting = BY_KEY[key]
        choices = dict(zip(setting.choices, setting.choice_names, strict=True))
        value = self.value(key) if chosen is None else chosen
        self._menus[key] = choice_menu(
            menu, tr(setting.label), choices, value, lambda answer: self.set(key, answer)
        )

    def _tick_menus(self, key: str) -> None:
        group = self._menus.get(key)
        if group is None:
            return
        for action in group.actions():
            action.setChecked(action.data() == self.value(key))
