"""The Network menu: predicting, training, checkpoints."""

from segtool.ui.action_row import ActionRow
from segtool.ui.words import QT_TR_NOOP

ROWS: tuple[ActionRow, ...] = (
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
)
