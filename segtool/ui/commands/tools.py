"""The Tools menu: what is in the hand."""

from segtool.core.classes import BACKGROUND, BORDER, IGNORE, PET
from segtool.ui.commands.base import CommandsBase


class ToolCommands(CommandsBase):
    """Tools, their size, the class that they paint."""

    def use_brush(self, on: bool = True) -> None:
        if on:
            self._window.brush.set_erasing(False)

    def use_eraser(self, on: bool = True) -> None:
        if on:
            self._window.brush.set_erasing(True)

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
