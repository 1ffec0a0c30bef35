"""The Edit menu: undo, take over, revert."""

from segtool.ui.action_row import ActionRow
from segtool.ui.words import QT_TR_NOOP

ROWS: tuple[ActionRow, ...] = (
    ActionRow("undo", QT_TR_NOOP("Undo"), ("Ctrl+Z",), "undo", "Edit", "undo", toolbar=3),
    ActionRow("redo", QT_TR_NOOP("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "Edit", "redo", toolbar=3),
    ActionRow(
        "take_prediction",
        QT_TR_NOOP("Take the prediction"),
        ("T",),
        "take_prediction",
        "Edit",
        "take",
        QT_TR_NOOP("Put the prediction in place of what the left pane shows"),
        toolbar=4,
        separator=True,
    ),
    ActionRow(
        "revert",
        QT_TR_NOOP("Revert to ground truth"),
        ("G",),
        "revert",
        "Edit",
        "revert",
        QT_TR_NOOP("Drop the correction and go back to the dataset's own trimap"),
        toolbar=4,
    ),
    ActionRow(
        "history",
        QT_TR_NOOP("History…"),
        ("Ctrl+H",),
        "show_history",
        "Edit",
        "",
        QT_TR_NOOP("The steps of this sample: look at an earlier state, bring it back"),
    ),
    ActionRow(
        "settings",
        QT_TR_NOOP("Settings…"),
        ("Ctrl+,",),
        "show_settings",
        "Edit",
        "settings",
        QT_TR_NOOP("Everything that can be chosen, on one page"),
        separator=True,
    ),
    ActionRow("abort", QT_TR_NOOP("Give up the stroke"), ("Escape",), "abort", "Edit", "", separator=True),
)
