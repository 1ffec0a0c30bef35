"""Every action of the window in one table: menus, toolbar, tooltips and the page of shortcuts are built from it.

Adding an action is adding a row, and a method of the slot's name to the commands of its menu (a module of `commands/`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from segtool.core.tools.table import TOOLS
from segtool.ui.words import QT_TR_NOOP, tr

MENUS = (
    QT_TR_NOOP("File"),
    QT_TR_NOOP("Edit"),
    QT_TR_NOOP("View"),
    QT_TR_NOOP("Sample"),
    QT_TR_NOOP("Network"),
    QT_TR_NOOP("Tools"),
    QT_TR_NOOP("Help"),
)


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


def tool_rows() -> Iterator[ActionRow]:
    """The tools of the table, but the brush, which has the eraser beside it."""
    for row in TOOLS[1:]:
        yield ActionRow(
            row.id,
            row.title,
            (row.key,),
            f"use_{row.id}",
            "Tools",
            row.icon,
            row.tip,
            toolbar=2,
            checked=False,
            group="tool",
        )


ACTIONS: tuple[ActionRow, ...] = (
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
    ActionRow(
        "brush",
        QT_TR_NOOP("Brush"),
        ("B",),
        "use_brush",
        "Tools",
        "brush",
        QT_TR_NOOP("Paint the current class"),
        toolbar=2,
        checked=True,
        group="tool",
    ),
    ActionRow(
        "erase",
        QT_TR_NOOP("Eraser"),
        ("E",),
        "use_eraser",
        "Tools",
        "eraser",
        QT_TR_NOOP("Paint background"),
        toolbar=2,
        checked=False,
        group="tool",
    ),
    *tool_rows(),
    ActionRow(
        "step_back",
        QT_TR_NOOP("Take back the last corner"),
        ("Backspace",),
        "step_back",
        "Tools",
        "",
        QT_TR_NOOP("Of the polygon that is being drawn"),
    ),
    ActionRow(
        "pick",
        QT_TR_NOOP("Pick the class under the pointer"),
        ("I",),
        "pick",
        "Tools",
        "picker",
        separator=True,
    ),
    ActionRow("smaller", QT_TR_NOOP("Smaller brush"), ("[",), "smaller_brush", "Tools"),
    ActionRow("larger", QT_TR_NOOP("Larger brush"), ("]",), "larger_brush", "Tools"),
    ActionRow("class_1", QT_TR_NOOP("Paint pet"), ("1",), "paint_pet", "Tools", separator=True),
    ActionRow("class_2", QT_TR_NOOP("Paint background"), ("2",), "paint_background", "Tools"),
    ActionRow("class_3", QT_TR_NOOP("Paint border"), ("3",), "paint_border", "Tools"),
    ActionRow(
        "class_0",
        QT_TR_NOOP("Paint ignore"),
        ("0",),
        "paint_ignore",
        "Tools",
        "",
        QT_TR_NOOP("Pixels that count nowhere: not in training, not in a figure"),
    ),
    ActionRow(
        "fit",
        QT_TR_NOOP("Fit the picture"),
        ("Z",),
        "fit",
        "View",
        "fit",
        QT_TR_NOOP("Show the whole picture"),
        toolbar=5,
    ),
    ActionRow(
        "actual",
        QT_TR_NOOP("One to one"),
        ("Shift+Z",),
        "actual_size",
        "View",
        "actual",
        QT_TR_NOOP("One picture pixel is one screen pixel"),
        toolbar=5,
    ),
    ActionRow("zoom_in", QT_TR_NOOP("Zoom in"), ("Ctrl++", "Ctrl+="), "zoom_in", "View"),
    ActionRow("zoom_out", QT_TR_NOOP("Zoom out"), ("Ctrl+-",), "zoom_out", "View"),
    ActionRow(
        "contours",
        QT_TR_NOOP("Contours only"),
        ("H",),
        "set_contours",
        "View",
        "contour",
        QT_TR_NOOP("Show outlines without the sheet of colour"),
        toolbar=5,
        checked=False,
        separator=True,
    ),
    ActionRow(
        "hide",
        QT_TR_NOOP("Hide the overlay"),
        ("Shift+H",),
        "set_hidden",
        "View",
        "eye",
        QT_TR_NOOP("Show the photograph alone"),
        checked=False,
    ),
    ActionRow(
        "cycle_panes",
        QT_TR_NOOP("More or fewer panes"),
        ("V",),
        "cycle_panes",
        "View",
        "columns",
        QT_TR_NOOP("Go through two, three, four panes and one"),
        toolbar=5,
        separator=True,
    ),
    ActionRow("swap_panes", QT_TR_NOOP("Swap the first two panes"), ("X",), "swap_panes", "View"),
    ActionRow(
        "pane_correction",
        QT_TR_NOOP("Pane of the correction"),
        ("Ctrl+1",),
        "show_correction",
        "View",
        checked=True,
    ),
    ActionRow(
        "pane_prediction",
        QT_TR_NOOP("Pane of the prediction"),
        ("Ctrl+2",),
        "show_prediction",
        "View",
        checked=True,
    ),
    ActionRow(
        "pane_difference",
        QT_TR_NOOP("Pane of the difference"),
        ("Ctrl+3",),
        "show_difference",
        "View",
        checked=False,
    ),
    ActionRow(
        "pane_confidence",
        QT_TR_NOOP("Pane of the confidence"),
        ("Ctrl+4",),
        "show_confidence",
        "View",
        checked=False,
    ),
    ActionRow(
        "pane_truth", QT_TR_NOOP("Pane of the ground truth"), ("Ctrl+5",), "show_truth", "View", checked=False
    ),
    ActionRow(
        "pane_photograph",
        QT_TR_NOOP("Pane of the photograph"),
        ("Ctrl+6",),
        "show_photograph",
        "View",
        checked=False,
    ),
    ActionRow(
        "pane_before",
        QT_TR_NOOP("Pane of another checkpoint"),
        ("Ctrl+7",),
        "show_before",
        "View",
        checked=False,
    ),
    ActionRow(
        "wipe",
        QT_TR_NOOP("Wipe between two panes"),
        ("Shift+V",),
        "set_wipe",
        "View",
        "wipe",
        QT_TR_NOOP("Lay the first two panes over each other, with a divider"),
        toolbar=5,
        checked=False,
        separator=True,
    ),
    ActionRow(
        "blink",
        QT_TR_NOOP("Blink between two panes"),
        ("Shift+X",),
        "set_blink",
        "View",
        "",
        QT_TR_NOOP("The first two panes change places twice a second"),
        checked=False,
    ),
    ActionRow(
        "turn_view",
        QT_TR_NOOP("Turn the view as the file asks"),
        (),
        "set_turned",
        "View",
        "",
        QT_TR_NOOP("For photographs with an orientation in the file; data stays in stored pixels"),
        checked=False,
    ),
    ActionRow("minimap", QT_TR_NOOP("Minimap"), (), "set_minimap", "View", checked=True),
    ActionRow(
        "held_blink",
        QT_TR_NOOP("Swap the first two panes while held"),
        ("Q",),
        "hold_blink",
        "View",
        context="held",
    ),
    ActionRow(
        "panels",
        QT_TR_NOOP("Show the panels"),
        ("F9",),
        "set_panels",
        "View",
        "panels",
        QT_TR_NOOP("Show or hide everything but the pictures"),
        checked=True,
        separator=True,
    ),
    ActionRow(
        "full_screen", QT_TR_NOOP("Full screen"), ("F11",), "set_full_screen", "View", "", checked=False
    ),
    ActionRow(
        "held_hide",
        QT_TR_NOOP("Hide the overlay while held; pan with the mouse"),
        ("Space",),
        "hold_overlay",
        "View",
        context="held",
    ),
    ActionRow(
        "previous",
        QT_TR_NOOP("Previous sample"),
        ("A", "PgUp"),
        "previous_sample",
        "Sample",
        "previous",
        toolbar=1,
    ),
    ActionRow("next", QT_TR_NOOP("Next sample"), ("D", "PgDown"), "next_sample", "Sample", "next", toolbar=1),
    ActionRow("next_open", QT_TR_NOOP("Next unreviewed sample"), ("Shift+D",), "next_unreviewed", "Sample"),
    ActionRow(
        "next_worst",
        QT_TR_NOOP("Next worst sample"),
        ("Shift+W",),
        "next_worst",
        "Sample",
        "",
        QT_TR_NOOP(
            "The lowest IoU among the samples of the list that are not accepted; again for the next one"
        ),
    ),
    ActionRow(
        "accept",
        QT_TR_NOOP("Accept and go on"),
        ("Return", "Enter"),
        "accept_and_next",
        "Sample",
        "accept",
        QT_TR_NOOP("Accept what the left pane shows and go to the next sample"),
        toolbar=7,
        separator=True,
    ),
    ActionRow("accept_here", QT_TR_NOOP("Accept"), ("Ctrl+Return",), "accept", "Sample", "accept"),
    ActionRow(
        "reopen",
        QT_TR_NOOP("Reopen"),
        ("Ctrl+Shift+Return",),
        "reopen",
        "Sample",
        "reopen",
        QT_TR_NOOP("Take the acceptance back"),
    ),
    ActionRow(
        "accept_selected",
        QT_TR_NOOP("Accept the selected samples"),
        ("Alt+Return",),
        "accept_selected",
        "Sample",
        "accept",
        QT_TR_NOOP("Every one that has a label map; each can be undone by itself"),
        separator=True,
    ),
    ActionRow(
        "reopen_selected",
        QT_TR_NOOP("Reopen the selected samples"),
        ("Alt+Shift+Return",),
        "reopen_selected",
        "Sample",
        "reopen",
        QT_TR_NOOP("Take the acceptance of all of them back"),
    ),
    ActionRow(
        "search",
        QT_TR_NOOP("Search samples"),
        ("Ctrl+F",),
        "focus_search",
        "Sample",
        "search",
        separator=True,
    ),
    ActionRow(
        "filters",
        QT_TR_NOOP("Show or hide the filters"),
        ("Ctrl+Shift+F",),
        "toggle_filters",
        "Sample",
        "filter",
    ),
    ActionRow(
        "samples_grid",
        QT_TR_NOOP("Samples as a list or a grid"),
        ("Ctrl+Shift+G",),
        "toggle_grid",
        "Sample",
        "grid",
    ),
    ActionRow(
        "check",
        QT_TR_NOOP("Check the dataset"),
        (),
        "check_dataset",
        "Sample",
        "check",
        QT_TR_NOOP("Read every file and list what is wrong"),
    ),
    ActionRow(
        "trimap_values",
        QT_TR_NOOP("What the trimaps' values mean…"),
        (),
        "choose_trimap_values",
        "Sample",
        "",
        QT_TR_NOOP("For a folder whose trimaps are numbered from 0"),
    ),
    ActionRow(
        "fine_tune",
        QT_TR_NOOP("Fine-tune…"),
        ("Ctrl+T",),
        "fine_tune",
        "Network",
        "train",
        QT_TR_NOOP("Train the network on the corrected samples"),
        toolbar=6,
    ),
    ActionRow("stop", QT_TR_NOOP("Stop training"), (), "stop_training", "Network", "stop"),
    ActionRow(
        "predict_again",
        QT_TR_NOOP("Predict again"),
        ("R",),
        "predict_again",
        "Network",
        "retry",
        separator=True,
    ),
    ActionRow(
        "predict_all",
        QT_TR_NOOP("Predict all samples"),
        (),
        "predict_all",
        "Network",
        "network",
        QT_TR_NOOP("Fill in the figures of the whole dataset in the background; goes on where it ended"),
        separator=True,
    ),
    ActionRow(
        "predict_listed",
        QT_TR_NOOP("Predict the samples in the list"),
        (),
        "predict_listed",
        "Network",
        "",
        QT_TR_NOOP("Fill in the figures of what search and filters leave"),
    ),
    ActionRow(
        "predict_selected",
        QT_TR_NOOP("Predict the selected samples"),
        (),
        "predict_selected",
        "Network",
        "retry",
    ),
    ActionRow(
        "stop_predict_all", QT_TR_NOOP("Stop predicting all"), (), "stop_predict_all", "Network", "stop"
    ),
    ActionRow(
        "checkpoint",
        QT_TR_NOOP("Choose the checkpoint…"),
        (),
        "choose_checkpoint",
        "Network",
        "network",
        separator=True,
    ),
    ActionRow(
        "choose_before",
        QT_TR_NOOP("Compare with another checkpoint…"),
        (),
        "choose_before",
        "Network",
        "network",
        QT_TR_NOOP("Show what a second checkpoint says beside the one in use"),
    ),
    ActionRow(
        "look_inside",
        QT_TR_NOOP("Look inside…"),
        ("Ctrl+I",),
        "look_inside",
        "Network",
        "network",
        QT_TR_NOOP("What the network makes of this photograph, stage by stage"),
        separator=True,
    ),
    ActionRow(
        "networks",
        QT_TR_NOOP("Networks…"),
        ("Ctrl+Shift+N",),
        "show_networks",
        "Network",
        "info",
        QT_TR_NOOP("Every network, with its size, speed and figures; start a training of one"),
    ),
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

GESTURES: tuple[tuple[str, str], ...] = (
    (QT_TR_NOOP("Left button"), QT_TR_NOOP("Paint the current class (left pane)")),
    (QT_TR_NOOP("Right button"), QT_TR_NOOP("Erase: paint background (left pane)")),
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


def key_text(keys: Sequence[str]) -> str:
    """Keys as this system writes them."""
    names = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
    return ", ".join(names)


def rows_of_group(group: int) -> Iterator[ActionRow]:
    """The rows of one toolbar group, in the table's order."""
    return (row for row in ACTIONS if row.toolbar == group)


def tooltip(row: ActionRow, keys: Sequence[str]) -> str:
    """What an action does, and its keys."""
    words = f" ({key_text(keys)})" if keys else ""
    return f"{tr(row.tip) or tr(row.title).rstrip('…')}{words}"
