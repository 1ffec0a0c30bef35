"""The Help menu: pages that only tell."""

from segtool.ui.action_row import ActionRow
from segtool.ui.words import QT_TR_NOOP

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        "palette",
        QT_TR_NOOP("Command palette…"),
        ("Ctrl+K",),
        "show_palette",
        "Help",
        "search",
        QT_TR_NOOP("Find any action, sample, checkpoint, dataset or setting by a few letters"),
    ),
    ActionRow("shortcuts", QT_TR_NOOP("Shortcuts"), ("?", "F1"), "show_shortcuts", "Help", "keyboard"),
    ActionRow("hints", QT_TR_NOOP("Show the first hints"), (), "show_hints", "Help"),
    ActionRow("messages", QT_TR_NOOP("Messages"), (), "show_messages", "Help", "message"),
    ActionRow("about", QT_TR_NOOP("About segtool"), (), "show_about", "Help", "info", separator=True),
)
