"""The File menu: open, save, export, quit."""

from segtool.ui.action_row import ActionRow
from segtool.ui.words import QT_TR_NOOP

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        "open",
        QT_TR_NOOP("Open dataset…"),
        ("Ctrl+O",),
        "open_folder",
        "File",
        "folder",
        QT_TR_NOOP("Open a dataset folder"),
    ),
    ActionRow("open_sample", QT_TR_NOOP("Open the sample dataset"), (), "open_sample", "File", "paw"),
    ActionRow(
        "save",
        QT_TR_NOOP("Save now"),
        ("Ctrl+S",),
        "save_now",
        "File",
        "save",
        QT_TR_NOOP("Corrections are saved by themselves; this saves at once"),
        separator=True,
    ),
    ActionRow(
        "export",
        QT_TR_NOOP("Export dataset…"),
        ("Ctrl+E",),
        "export_dataset",
        "File",
        "export",
        QT_TR_NOOP("Write the refined dataset"),
        toolbar=6,
    ),
    ActionRow(
        "export_selected",
        QT_TR_NOOP("Export the selected samples…"),
        (),
        "export_selected",
        "File",
        "export",
        QT_TR_NOOP("Write a dataset of the samples that are selected in the list"),
    ),
    ActionRow(
        "workspace_folder",
        QT_TR_NOOP("Show workspace folder"),
        (),
        "show_workspace",
        "File",
        "folder",
        QT_TR_NOOP("Open the folder that holds the corrections"),
        separator=True,
    ),
    ActionRow("quit", QT_TR_NOOP("Quit"), ("Ctrl+Q",), "close", "File", "", separator=True),
)
