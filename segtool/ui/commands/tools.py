"""The Tools menu: what is in the hand."""

from segtool.core.classes import BACKGROUND, BORDER, IGNORE, PET
from segtool.core.tools.table import (
    BRUSH,
    ELLIPSE,
    FILL,
    LASSO,
    POLYGON,
    RECTANGLE,
    SMART,
    SNAP,
    TAKE,
    WAND,
)
from segtool.ui.commands.base import CommandsBase


class ToolCommands(CommandsBase):
    """Tools, their size, the class that they paint."""

    def use_brush(self, _on: bool = True) -> None:
        self._use(BRUSH)
        self._window.brush.set_erasing(False)

    def use_eraser(self, _on: bool = True) -> None:
        self._use(BRUSH)
        self._window.brush.set_erasing(True)

    def use_lasso(self, _on: bool = True) -> None:
        self._use(LASSO)

    def use_polygon(self, _on: bool = True) -> None:
        self._use(POLYGON)

    def use_rectangle(self, _on: bool = True) -> None:
        self._use(RECTANGLE)

    def use_ellipse(self, _on: bool = True) -> None:
        self._use(ELLIPSE)

    def use_fill(self, _on: bool = True) -> None:
        self._use(FILL)

    def use_wand(self, _on: bool = True) -> None:
        self._use(WAND)

    def use_snap(self, _on: bool = True) -> None:
        self._use(SNAP)

    def use_smart(self, _on: bool = True) -> None:
        self._use(SMART)

    def use_take_part(self, _on: bool = True) -> None:
        self._use(TAKE)

    def step_back(self) -> None:
        self._window.panes.hand.step_back()

    def _use(self, tool: str) -> None:
        self._bench.tools.choose(tool)

    def pick(self) -> None:
        self._window.panes.pick()

    def smaller_brush(self) -> None:
        self._window.brush.grow(-1)

    def larger_brush(self) -> None:
        self._window.brush.grow(1)

    def paint_pet(self) -> None:
        self._window.brush.set_value(PET)

    def paint_background(self) -> None:
        self._window.brush.set_value(BACKGROUND)

    def paint_border(self) -> None:
        self._window.brush.set_value(BORDER)

    def paint_ignore(self) -> None:
        self._window.brush.set_value(IGNORE)
