"""The View menu: how pictures are shown, and which parts of the window."""

from segtool.ui.commands.base import CommandsBase


class ViewCommands(CommandsBase):
    """Zoom, overlay, panels."""

    def fit(self) -> None:
        self._window.panes.state.fit()

    def actual_size(self) -> None:
        self._window.panes.actual_size()

    def zoom_in(self) -> None:
        self._window.panes.zoom_step(1)

    def zoom_out(self) -> None:
        self._window.panes.zoom_step(-1)

    def set_contours(self, on: bool) -> None:
        self._window.set_look(contours_only=on)

    def set_hidden(self, on: bool) -> None:
        self._window.set_look(hidden=on)

    def set_panels(self, on: bool) -> None:
        self._window.show_panels(on)

    def set_full_screen(self, on: bool) -> None:
        self._window.showFullScreen() if on else self._window.showNormal()

    def hold_overlay(self, down: bool = True) -> None:
        self._window.panes.hold_overlay(down)
