"""Which actions can be taken, from the workbench's state alone."""

from segtool.workbench import Workbench


def action_states(bench: Workbench) -> dict[str, bool]:
    """By the id of an action; those that are not named can always be taken."""
    current, opened = bench.current, bench.dataset is not None
    editable = current is not None and not bench.read_only
    accepted = current is not None and bench.facts(current.name).review == "accepted"
    return {
        "undo": editable and bench.can_undo,
        "redo": editable and bench.can_redo,
        "take_prediction": editable and bench.prediction is not None,
        "revert": editable and bench.shows_correction,
        "accept": editable,
        "accept_here": editable and bench.can_accept and not accepted,
        "reopen": editable and accepted,
        "fine_tune": opened and not bench.read_only and not bench.training,
        "trimap_values": opened and not bench.read_only,
        "accept_selected": editable,
        "reopen_selected": editable,
        "stop_predict_all": bench.predict_all_step is not None,
        "stop": bench.training == "running",
        "drop_before": bool(bench.before_name),
        **dict.fromkeys(
            (
                "previous",
                "next",
                "next_open",
                "next_worst",
                "predict_again",
                "predict_selected",
                "export_selected",
            ),
            current is not None,
        ),
        **dict.fromkeys(
            (
                "export",
                "evaluate",
                "check",
                "lint",
                "filters",
                "samples_grid",
                "predict_all",
                "predict_listed",
                "workspace_folder",
                "checkpoint",
                "search",
                "save",
                "hints",
            ),
            opened,
        ),
    }
