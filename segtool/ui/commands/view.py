"""The View menu: how pictures are shown, and which parts of the window."""

from segtool.ui.commands.base import CommandsBase
from segtool.ui.pane_table import (
    BEFORE,
    CONFIDENCE,
    CORRECTION,
    DIFFERENCE,
    ORIGIN,
    PHOTOGRAPH,
    PREDICTION,
    TRUTH,
)


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

    def hold_blink(self, down: bool = True) -> None:
        self._window.panes.blink.hold(down)

    def cycle_panes(self) -> None:
        self._window.panes.cycle()

    def swap_panes(self) -> None:
        self._window.panes.swap()

    def set_wipe(self, on: bool) -> None:
        self._window.panes.set_wipe(on)

    def set_blink(self, on: bool) -> None:
        self._window.panes.blink.run(on)

    def set_turned(self, on: bool) -> None:
        self._window.panes.set_turned(on)

    def set_minimap(self, on: bool) -> None:
        self._window.view.set_minimap(on)

    def show_correction(self, _on: bool = True) -> None:
        self._window.panes.toggle(CORRECTION)

    def show_prediction(self, _on: bool = True) -> None:
        self._window.panes.toggle(PREDICTION)

    def show_difference(self, _on: bool = True) -> None:
        self._window.panes.toggle(DIFFERENCE)

    def show_confidence(self, _on: bool = True) -> None:
        self._window.panes.toggle(CONFIDENCE)

    def show_truth(self, _on: bool = True) -> None:
        self._window.panes.toggle(TRUTH)

    def show_photograph(self, _on: bool = True) -> None:
        self._window.panes.toggle(PHOTOGRAPH)

    def show_before(self, _on: bool = True) -> None:
        self._window.panes.toggle(BEFORE)

    def show_origin(self, _on: bool = True) -> None:
        self._window.panes.toggle(ORIGIN)
