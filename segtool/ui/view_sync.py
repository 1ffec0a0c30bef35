"""How pictures are shown, the same everywhere: panes, side panel, menu, and what is kept for the next start."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from segtool.core.errors import SegtoolError
from segtool.ui.look import Look
from segtool.ui.pane_table import KINDS

if TYPE_CHECKING:
    from segtool.ui.main_window import MainWindow

KEPT: dict[str, str] = {
    "opacity": "overlay_opacity",
    "contours_only": "contour_only",
    "contour_width": "contour_width",
    "palette": "class_palette",
    "class_colours": "class_colours",
    "brightness": "photo_brightness",
    "contrast": "photo_contrast",
    "gamma": "photo_gamma",
    "pixel_grid": "pixel_grid",
}
"""Field of Look -> setting. Hiding the overlay is of the moment and not kept."""
REST_MS = 800
"""After the last change what is shown is kept; a slider on its way does not write a file at each step."""
_log = logging.getLogger(__name__)


class ViewSync(QObject):
    """Carries every change of the view to all who show it."""

    shown = Signal()
    """Another look, or another wish about the minimap."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.keep)
        panes, view = window.panes, window.side.view
        view.changed.connect(lambda changes: self.change(**changes))
        view.minimap_changed.connect(self.set_minimap)
        panes.shown_changed.connect(self._show_layout)
        panes.blink.running_changed.connect(lambda on: window.actions_.set_checked("blink", on))
        panes.checkpoint_wanted.connect(window.commands.choose_before)
        self._minimap = True

    def change(self, **fields: object) -> None:
        """Show with other values of these fields of Look."""
        self._show(replace(self._window.panes.look, **fields))  # type: ignore[arg-type]
        self._rest.start()

    def _show(self, look: Look) -> None:
        window = self._window
        window.panes.set_look(look)
        window.side.show_look(look)
        window.actions_.set_checked("contours", look.contours_only)
        window.actions_.set_checked("hide", look.hidden)
        self.shown.emit()

    def set_minimap(self, on: bool) -> None:
        """Whether there is a minimap while the picture is not seen whole."""
        self._minimap = on
        self._window.panes.minimap.set_wanted(on)
        self._window.side.view.show_minimap(on)
        self._window.actions_.set_checked("minimap", on)
        self.shown.emit()
        self._rest.start()

    def _show_layout(self) -> None:
        panes, actions = self._window.panes, self._window.actions_
        for kind in KINDS:
            actions.set_checked(f"pane_{kind.id}", kind.id in panes.shown)
        actions.set_checked("wipe", panes.wiping)
        self._rest.start()

    def read_settings(self) -> None:
        """Show as the settings say; for the start, and after they were changed elsewhere."""
        kept = self._window.kept
        look = Look(
            **{field: kept.get(key) for field, key in KEPT.items()}, hidden=self._window.panes.look.hidden
        )
        try:
            _ = look.colours
        except SegtoolError as error:
            _log.warning("The setting class_colours is passed over: %s", error)
            look = replace(look, class_colours="")
        self._show(look)
        self.set_minimap(kept.get("minimap"))
        self._rest.stop()

    def restore(self) -> None:
        """As it was kept."""
        self.read_settings()
        self._window.panes.restore_layout(self._window.kept.document("layout").get("panes"))
        self._rest.stop()

    def keep(self) -> None:
        """Keep what is shown now."""
        self._rest.stop()
        kept, look = self._window.kept, self._window.panes.look
        for field, key in KEPT.items():
            kept.set(key, getattr(look, field))
        kept.set("minimap", self._minimap)
        document = kept.document("layout")
        panes = self._window.panes.layout_document()
        if document.get("panes") != panes:
            kept.set_document("layout", document | {"panes": panes})
