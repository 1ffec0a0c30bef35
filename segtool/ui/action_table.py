"""Every action of the window in one table: menus, toolbar, tooltips and the page of shortcuts are built from it.

Adding an action is adding a row, and a method of the slot's name to the commands of its menu (a module of `commands/`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

MENUS = ("File", "Edit", "View", "Sample", "Network", "Tools", "Help")


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


ACTIONS: tuple[ActionRow, ...] = (
    ActionRow("open", "Open dataset…", ("Ctrl+O",), "open_folder", "File", "folder", "Open a dataset folder"),
    ActionRow("open_sample", "Open the sample dataset", (), "open_sample", "File", "paw"),
    ActionRow(
        "save",
        "Save now",
        ("Ctrl+S",),
        "save_now",
        "File",
        "save",
        "Corrections are saved by themselves; this saves at once",
        separator=True,
    ),
    ActionRow(
        "export",
        "Export dataset…",
        ("Ctrl+E",),
        "export_dataset",
        "File",
        "export",
        "Write the refined dataset",
        toolbar=6,
    ),
    ActionRow(
        "export_selected",
        "Export the selected samples…",
        (),
        "export_selected",
        "File",
        "export",
        "Write a dataset of the samples that are selected in the list",
    ),
    ActionRow(
        "workspace_folder",
        "Show workspace folder",
        (),
        "show_workspace",
        "File",
        "folder",
        "Open the folder that holds the corrections",
        separator=True,
    ),
    ActionRow("quit", "Quit", ("Ctrl+Q",), "close", "File", "", separator=True),
    ActionRow("undo", "Undo", ("Ctrl+Z",), "undo", "Edit", "undo", toolbar=3),
    ActionRow("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "Edit", "redo", toolbar=3),
    ActionRow(
        "take_prediction",
        "Take the prediction",
        ("T",),
        "take_prediction",
        "Edit",
        "take",
        "Put the prediction in place of what the left pane shows",
        toolbar=4,
        separator=True,
    ),
    ActionRow(
        "revert",
        "Revert to ground truth",
        ("G",),
        "revert",
        "Edit",
        "revert",
        "Drop the correction and go back to the dataset's own trimap",
        toolbar=4,
    ),
    ActionRow("abort", "Give up the stroke", ("Escape",), "abort", "Edit", "", separator=True),
    ActionRow(
        "brush",
        "Brush",
        ("B",),
        "use_brush",
        "Tools",
        "brush",
        "Paint the current class",
        toolbar=2,
        checked=True,
        group="tool",
    ),
    ActionRow(
        "erase",
        "Eraser",
        ("E",),
        "use_eraser",
        "Tools",
        "eraser",
        "Paint background",
        toolbar=2,
        checked=False,
        group="tool",
    ),
    ActionRow("pick", "Pick the class under the pointer", ("I",), "pick", "Tools", "picker", separator=True),
    ActionRow("smaller", "Smaller brush", ("[",), "smaller_brush", "Tools"),
    ActionRow("larger", "Larger brush", ("]",), "larger_brush", "Tools"),
    ActionRow("class_1", "Paint pet", ("1",), "paint_pet", "Tools", separator=True),
    ActionRow("class_2", "Paint background", ("2",), "paint_background", "Tools"),
    ActionRow("class_3", "Paint border", ("3",), "paint_border", "Tools"),
    ActionRow(
        "class_0",
        "Paint ignore",
        ("0",),
        "paint_ignore",
        "Tools",
        "",
        "Pixels that count nowhere: not in training, not in a figure",
    ),
    ActionRow("fit", "Fit the picture", ("Z",), "fit", "View", "fit", "Show the whole picture", toolbar=5),
    ActionRow(
        "actual",
        "One to one",
        ("Shift+Z",),
        "actual_size",
        "View",
        "actual",
        "One picture pixel is one screen pixel",
        toolbar=5,
    ),
    ActionRow("zoom_in", "Zoom in", ("Ctrl++", "Ctrl+="), "zoom_in", "View"),
    ActionRow("zoom_out", "Zoom out", ("Ctrl+-",), "zoom_out", "View"),
    ActionRow(
        "contours",
        "Contours only",
        ("H",),
        "set_contours",
        "View",
        "contour",
        "Show outlines without the sheet of colour",
        toolbar=5,
        checked=False,
        separator=True,
    ),
    ActionRow(
        "hide",
        "Hide the overlay",
        ("Shift+H",),
        "set_hidden",
        "View",
        "eye",
        "Show the photograph alone",
        checked=False,
    ),
    ActionRow(
        "cycle_panes",
        "More or fewer panes",
        ("V",),
        "cycle_panes",
        "View",
        "columns",
        "Go through two, three, four panes and one",
        toolbar=5,
        separator=True,
    ),
    ActionRow("swap_panes", "Swap the first two panes", ("X",), "swap_panes", "View"),
    ActionRow(
        "pane_correction", "Pane of the correction", ("Ctrl+1",), "show_correction", "View", checked=True
    ),
    ActionRow(
        "pane_prediction", "Pane of the prediction", ("Ctrl+2",), "show_prediction", "View", checked=True
    ),
    ActionRow(
        "pane_difference", "Pane of the difference", ("Ctrl+3",), "show_difference", "View", checked=False
    ),
    ActionRow(
        "pane_confidence", "Pane of the confidence", ("Ctrl+4",), "show_confidence", "View", checked=False
    ),
    ActionRow(
        "pane_truth", "Pane of the ground truth", ("Ctrl+5",), "show_truth", "View", checked=False
    ),
    ActionRow(
        "pane_photograph", "Pane of the photograph", ("Ctrl+6",), "show_photograph", "View", checked=False
    ),
    ActionRow(
        "pane_before", "Pane of another checkpoint", ("Ctrl+7",), "show_before", "View", checked=False
    ),
    ActionRow(
        "wipe",
        "Wipe between two panes",
        ("Shift+V",),
        "set_wipe",
        "View",
        "wipe",
        "Lay the first two panes over each other, with a divider",
        toolbar=5,
        checked=False,
        separator=True,
    ),
    ActionRow(
        "blink",
        "Blink between two panes",
        ("Shift+X",),
        "set_blink",
        "View",
        "",
        "The first two panes change places twice a second",
        checked=False,
    ),
    ActionRow(
        "turn_view",
        "Turn the view as the file asks",
        (),
        "set_turned",
        "View",
        "",
        "For photographs with an orientation in the file; data stays in stored pixels",
        checked=False,
    ),
    ActionRow("minimap", "Minimap", (), "set_minimap", "View", checked=True),
    ActionRow(
        "held_blink",
        "Swap the first two panes while held",
        ("Q",),
        "hold_blink",
        "View",
        context="held",
    ),
    ActionRow(
        "panels",
        "Show the panels",
        ("F9",),
        "set_panels",
        "View",
        "panels",
        "Show or hide everything but the pictures",
        checked=True,
        separator=True,
    ),
    ActionRow("full_screen", "Full screen", ("F11",), "set_full_screen", "View", "", checked=False),
    ActionRow(
        "held_hide",
        "Hide the overlay while held; pan with the mouse",
        ("Space",),
        "hold_overlay",
        "View",
        context="held",
    ),
    ActionRow(
        "previous", "Previous sample", ("A", "PgUp"), "previous_sample", "Sample", "previous", toolbar=1
    ),
    ActionRow("next", "Next sample", ("D", "PgDown"), "next_sample", "Sample", "next", toolbar=1),
    ActionRow("next_open", "Next unreviewed sample", ("Shift+D",), "next_unreviewed", "Sample"),
    ActionRow(
        "next_worst",
        "Next worst sample",
        ("Shift+W",),
        "next_worst",
        "Sample",
        "",
        "The lowest IoU among the samples of the list that are not accepted; again for the next one",
    ),
    ActionRow(
        "accept",
        "Accept and go on",
        ("Return", "Enter"),
        "accept_and_next",
        "Sample",
        "accept",
        "Accept what the left pane shows and go to the next sample",
        toolbar=7,
        separator=True,
    ),
    ActionRow("accept_here", "Accept", ("Ctrl+Return",), "accept", "Sample", "accept"),
    ActionRow(
        "reopen", "Reopen", ("Ctrl+Shift+Return",), "reopen", "Sample", "reopen", "Take the acceptance back"
    ),
    ActionRow(
        "accept_selected",
        "Accept the selected samples",
        ("Alt+Return",),
        "accept_selected",
        "Sample",
        "accept",
        "Every one that has a label map; each can be undone by itself",
        separator=True,
    ),
    ActionRow(
        "reopen_selected",
        "Reopen the selected samples",
        ("Alt+Shift+Return",),
        "reopen_selected",
        "Sample",
        "reopen",
        "Take the acceptance of all of them back",
    ),
    ActionRow("search", "Search samples", ("Ctrl+F",), "focus_search", "Sample", "search", separator=True),
    ActionRow("filters", "Show or hide the filters", ("Ctrl+Shift+F",), "toggle_filters", "Sample", "filter"),
    ActionRow(
        "samples_grid", "Samples as a list or a grid", ("Ctrl+Shift+G",), "toggle_grid", "Sample", "grid"
    ),
    ActionRow(
        "check",
        "Check the dataset",
        (),
        "check_dataset",
        "Sample",
        "check",
        "Read every file and list what is wrong",
    ),
    ActionRow(
        "trimap_values",
        "What the trimaps' values mean…",
        (),
        "choose_trimap_values",
        "Sample",
        "",
        "For a folder whose trimaps are numbered from 0",
    ),
    ActionRow(
        "fine_tune",
        "Fine-tune…",
        ("Ctrl+T",),
        "fine_tune",
        "Network",
        "train",
        "Train the network on the corrected samples",
        toolbar=6,
    ),
    ActionRow("stop", "Stop training", (), "stop_training", "Network", "stop"),
    ActionRow("predict_again", "Predict again", ("R",), "predict_again", "Network", "retry", separator=True),
    ActionRow(
        "predict_all",
        "Predict all samples",
        (),
        "predict_all",
        "Network",
        "network",
        "Fill in the figures of the whole dataset in the background; goes on where it ended",
        separator=True,
    ),
    ActionRow(
        "predict_listed",
        "Predict the samples in the list",
        (),
        "predict_listed",
        "Network",
        "",
        "Fill in the figures of what search and filters leave",
    ),
    ActionRow("predict_selected", "Predict the selected samples", (), "predict_selected", "Network", "retry"),
    ActionRow("stop_predict_all", "Stop predicting all", (), "stop_predict_all", "Network", "stop"),
    ActionRow(
        "checkpoint",
        "Choose the checkpoint…",
        (),
        "choose_checkpoint",
        "Network",
        "network",
        separator=True,
    ),
    ActionRow(
        "choose_before",
        "Compare with another checkpoint…",
        (),
        "choose_before",
        "Network",
        "network",
        "Show what a second checkpoint says beside the one in use",
    ),
    ActionRow("shortcuts", "Shortcuts", ("?", "F1"), "show_shortcuts", "Help", "keyboard"),
    ActionRow("messages", "Messages", (), "show_messages", "Help", "message"),
    ActionRow("about", "About segtool", (), "show_about", "Help", "info", separator=True),
)

GESTURES: tuple[tuple[str, str], ...] = (
    ("Left button", "Paint the current class (left pane)"),
    ("Right button", "Erase: paint background (left pane)"),
    ("Shift + click", "Straight line from the last point"),
    ("Alt + click", "Pick the class under the pointer"),
    ("Drag on the prediction", "Start the correction from the prediction"),
    ("Wheel", "Zoom at the pointer"),
    ("Ctrl + Shift + wheel", "Brush size"),
    ("Middle button, or Space + drag", "Move the picture"),
    ("Double click", "Fit the picture (on the prediction, or beside the picture)"),
)
"""What the mouse does, for the page of shortcuts."""


def key_text(row: ActionRow) -> str:
    """The keys of an action as this system writes them."""
    names = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in row.keys)
    return ", ".join(names)


def rows_of_group(group: int) -> Iterator[ActionRow]:
    """The rows of one toolbar group, in the table's order."""
    return (row for row in ACTIONS if row.toolbar == group)


def tooltip(row: ActionRow) -> str:
    """What an action does, and its keys."""
    keys = f" ({key_text(row)})" if row.keys else ""
    return f"{row.tip or row.title.rstrip('…')}{keys}"
