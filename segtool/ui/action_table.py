"""Every action of the window in one table: menus, toolbar, tooltips and the page of shortcuts are built from it.

Adding an action is adding a row to its menu's module of `action_rows/`, and a method of the slot's name to that of
`commands/`.
"""

from collections.abc import Iterator

from segtool.ui.action_row import ActionRow
from segtool.ui.action_rows import edit, file, help, network, sample, tools, view
from segtool.ui.words import QT_TR_NOOP

MENUS = (
    QT_TR_NOOP("File"),
    QT_TR_NOOP("Edit"),
    QT_TR_NOOP("View"),
    QT_TR_NOOP("Sample"),
    QT_TR_NOOP("Network"),
    QT_TR_NOOP("Tools"),
    QT_TR_NOOP("Help"),
)

ACTIONS: tuple[ActionRow, ...] = (
    *file.ROWS,
    *edit.ROWS,
    *tools.ROWS,
    *view.ROWS,
    *sample.ROWS,
    *network.ROWS,
    *help.ROWS,
)

GESTURES: tuple[tuple[str, str], ...] = (
    (QT_TR_NOOP("Left button"), QT_TR_NOOP("Paint the current class (left pane)")),
    (QT_TR_NOOP("Right button"), QT_TR_NOOP("Erase: paint background (left pane)")),
    (QT_TR_NOOP("Ctrl + left button"), QT_TR_NOOP("The eraser for the moment")),
    (QT_TR_NOOP("Shift + click"), QT_TR_NOOP("Straight line from the last point")),
    (QT_TR_NOOP("Alt + click"), QT_TR_NOOP("Pick the class under the pointer")),
    (QT_TR_NOOP("Drag on the prediction"), QT_TR_NOOP("Start the correction from the prediction")),
    (QT_TR_NOOP("Drag on a pane that only shows"), QT_TR_NOOP("Move the picture")),
    (QT_TR_NOOP("Click on a title of a pane"), QT_TR_NOOP("Choose what the pane shows")),
    (QT_TR_NOOP("Wheel"), QT_TR_NOOP("Zoom at the pointer")),
    (QT_TR_NOOP("Ctrl + Shift + wheel"), QT_TR_NOOP("Brush size")),
    (QT_TR_NOOP("Middle button, or Space + drag"), QT_TR_NOOP("Move the picture")),
    (QT_TR_NOOP("Double click"), QT_TR_NOOP("Fit the picture (on the prediction, or beside the picture)")),
)
"""What the mouse does, for the page of shortcuts."""


def rows_of_group(group: int) -> Iterator[ActionRow]:
    """The rows of one toolbar group, in the table's order."""
    return (row for row in ACTIONS if row.toolbar == group)
