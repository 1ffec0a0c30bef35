"""A row of the table of actions, and how its keys and tip are written."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from segtool.ui.words import tr


@dataclass(frozen=True)
class ActionRow:
    """One action. keys: portable names, the first is shown in the menu. slot: method of the window.

    context: where the keys count: "window" (everywhere but in text fields), "held" (while the key is down, with the
    panes in focus; no menu entry). toolbar: position group in the toolbar, 0 for none. checked: None for an action
    that is not a switch, else its state at the start. group: actions of a group exclude each other.
    """

    id: str
    title: str
    keys: tuple[str, ...]
    slot: str
    menu: str
    icon: str = ""
    tip: str = ""
    toolbar: int = 0
    context: str = "window"
    checked: bool | None = None
    group: str = ""
    separator: bool = False


def key_text(keys: Sequence[str]) -> str:
    """Keys as this system writes them."""
    names = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
    return ", ".join(names)


def tooltip(row: ActionRow, keys: Sequence[str]) -> str:
    """What an action does, and its keys."""
    words = f" ({key_text(keys)})" if keys else ""
    return f"{tr(row.tip) or tr(row.title).rstrip('…')}{words}"
