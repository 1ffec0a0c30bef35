"""Asks how to train: from where, on what, for how long; and everything else that the table of options has."""

from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QWidget,
)

from segtool.core.checkpoints import CheckpointInfo
from segtool.core.errors import SegtoolError
from segtool.core.network_names import NETWORK_NAMES
from segtool.core.recipe_file import load_recipe, save_recipe
from segtool.core.runs import latest_unfinished
from segtool.core.training_choices import CHECKPOINT, CORRECTED, IMAGENET, SCRATCH
from segtool.core.training_options import DATA, LOSS, MACHINE, OPTIONS, STEPS, FineTuneSettings
from segtool.ui.dialogs.form import FormDialog
from segtool.ui.dialogs.option_fields import OptionField, OptionForm
from segtool.ui.dialogs.training_words import count_samples, counts_words, nothing_words, provenance_words
from segtool.ui.fields import ComboBox
from segtool.ui.phrasebook import translated
from segtool.ui.theme import label
from segtool.ui.words import tr
from segtool.workbench import Workbench

TABS_WIDTH = 440
"""Of the other options beside the first ones, in pixels."""

FIRST = ("rehearsal", "epochs", "batch", "rate", "name")
"""Options that are always in sight, beside start, data and the accepted samples, which have fields of their own."""
OWN = ("network", "start", "checkpoint", "only", "data", "device", "pause_after")
"""Options with a field of their own, and those that the window decides."""
ALWAYS = ("rehearsal", "epochs", "only", "checkpoint")
"""Options that `settings` names even at their default."""


class FineTuneDialog(FormDialog):
    """The settings of a training; `settings()` after it was accepted. network: what it begins afresh with, "" none."""

    def __init__(
        self,
        bench: Workbench,
        checkpoints: list[CheckpointInfo],
        defaults: dict[str, Any],
        parent: QWidget | None = None,
        network: str = "",
    ) -> None:
        super().__init__(
            tr("Train"),
            tr(
                "Trains in a process of its own; you can go on painting. At the end old and new are compared on "
                "held-out samples, and you choose."
            ),
            tr("Start"),
            parent,
        )
        self._counts = count_samples(bench)
        self._checkpoints = {str(info.path): info for info in checkpoints}
        self.fields = {key: OptionField(row, self) for key, row in OPTIONS.items() if key not in OWN}
        self.start = ComboBox()
        self.checkpoint = ComboBox()
        self.network = ComboBox()
        self.data = ComboBox()
        self.accepted_only = QCheckBox(tr("Only those that are accepted"))
        self.counts = label("", "muted")
        self.provenance = label("", "muted")
        self._fill(bench, checkpoints)
        self._first_rows()
        self._more()
        self.finish()
        self._recipe_buttons()
        self._resume_row(bench)
        for key, option in (("train_epochs", "epochs"), ("train_rehearsal", "rehearsal")):
            if key in defaults:
                self.fields[option].set(defaults[key])
        if network:
            self.begin_with(network)
        self._connect()
        self._check()

    # the fields that tests and callers name

    @property
    def epochs(self) -> QSpinBox:
        """0 is what suits the start."""
        return cast(QSpinBox, self.fields["epochs"].widget)

    @property
    def batch(self) -> QSpinBox:
        """Samples a step."""
        return cast(QSpinBox, self.fields["batch"].widget)

    @property
    def name(self) -> QLineEdit:
        """Of the new checkpoint."""
        return cast(QLineEdit, self.fields["name"].widget)

    @property
    def rate(self) -> QDoubleSpinBox:
        """Of the decoder."""
        return cast(QDoubleSpinBox, self.fields["rate"].widget)

    # building

    def _fill(self, bench: Workbench, checkpoints: list[CheckpointInfo]) -> None:
        for row, box, leaves_open in (("start", self.start, False), ("data", self.data, True)):
            option = OPTIONS[row]
            for choice, name in zip(option.choices, option.names, strict=True):
                if choice or leaves_open:
                    box.addItem(tr(name), choice)
        for info in checkpoints:
            self.checkpoint.addItem(info.name, str(info.path))
        current = bench.checkpoint_info
        if current is not None:
            self.checkpoint.setCurrentIndex(max(self.checkpoint.findData(str(current.path)), 0))
        self._fill_networks()

    def _fill_networks(self) -> None:
        """Those that can start so; the one that was chosen stays where it can."""
        chosen, pretrained = self.network.currentData(), self.start.currentData() == IMAGENET
        self.network.blockSignals(True)
        self.network.clear()
        for row in NETWORK_NAMES.values():
            if row.imagenet or not pretrained:
                self.network.addItem(tr(row.title), row.name)
        self.network.setCurrentIndex(max(0, self.network.findData(chosen)))
        self.network.blockSignals(False)

    def _first_rows(self) -> None:
        for words in (self.counts, self.provenance):
            words.setWordWrap(True)
        for title, field in (
            (tr("Start from"), self.start),
            (tr("Checkpoint"), self.checkpoint),
            (tr("Network"), self.network),
            (tr("Its settings"), self.fields["arguments"].widget),
            (tr("Train on"), self.data),
            (tr("Samples"), self.counts),
            ("", self.accepted_only),
        ):
            self.rows.addRow(title, field)
            field.setAccessibleName(title or tr("Only accepted samples"))
        for key in FIRST:
            self.rows.addRow(tr(OPTIONS[key].title), self.fields[key].widget)
        self.name.setPlaceholderText(tr("chosen for you"))

    def _more(self) -> None:
        self.more = QPushButton()
        self.more.setText(tr("All options"))
        self.more.setCheckable(True)
        self.more.setAutoDefault(False)  # Enter starts the training
        self.tabs = QTabWidget()  # filled when it is first looked at: half of the dialog's making
        self.tabs.setFixedWidth(TABS_WIDTH)
        self.tabs.hide()
        self.more.toggled.connect(self._show_more)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.beside.addWidget(self.tabs)  # below it the dialog would be higher than a small screen
        self.column.addWidget(self.provenance)

    def _recipe_buttons(self) -> None:
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.load_button = self.buttons.addButton(tr("Load recipe…"), role)
        self.save_button = self.buttons.addButton(tr("Save recipe…"), role)
        self.load_button.clicked.connect(self._ask_load)
        self.save_button.clicked.connect(self._ask_save)

    def _resume_row(self, bench: Workbench) -> None:
        """Going on with a run that was stopped or killed, where there is one."""
        workspace = bench.workspace
        run = latest_unfinished(workspace.runs()) if workspace is not None else None
        self._resume = run["id"] if run is not None else ""
        self.resume = QCheckBox(tr("Go on with the run that was cut off"))
        self.resume.setVisible(run is not None)
        if run is not None:
            name, began = run["recipe"].get("name", ""), str(run["started"])[:16].replace("T", " ")
            self.resume.setText(
                tr("Go on with {name} of {time}, where it was cut off", name=name, time=began)
            )
        self.rows.insertRow(0, "", self.resume)

    def _connect(self) -> None:
        self.resume.toggled.connect(self._check)
        self.start.currentIndexChanged.connect(self._fill_networks)
        for box in (self.start, self.checkpoint, self.network, self.data):
            box.currentIndexChanged.connect(self._check)
        self.accepted_only.toggled.connect(self._check)
        for field in self.fields.values():
            field.changed.connect(self._check)

    # what is shown

    def begin_with(self, network: str) -> None:
        """Start afresh with a network of the table."""
        self.start.setCurrentIndex(self.start.findData(SCRATCH))
        self._fill_networks()
        self.network.setCurrentIndex(max(0, self.network.findData(network)))

    def _fill_tabs(self) -> None:
        shown = {*FIRST, "arguments"}
        for group in (DATA, STEPS, LOSS, MACHINE):
            of_group = [
                field for key, field in self.fields.items() if field.row.group == group and key not in shown
            ]
            self.tabs.addTab(OptionForm(of_group), tr(group))

    def _show_more(self, shown: bool) -> None:
        if shown and not self.tabs.count():
            self._fill_tabs()
        self.tabs.setVisible(shown)
        self.adjustSize()

    def _check(self) -> None:
        resumed = self.resume.isChecked()
        for box in (self.start, self.checkpoint, self.network, self.data, self.accepted_only):
            box.setEnabled(not resumed)
        for option in self.fields.values():
            option.widget.setEnabled(not resumed)
        self.tabs.setEnabled(not resumed)
        if resumed:
            self.say_fault("")
            return
        afresh = self.start.currentData() != CHECKPOINT
        for field, visible in (
            (self.checkpoint, not afresh),
            (self.network, afresh),
            (self.fields["arguments"].widget, afresh),
        ):
            self.rows.setRowVisible(field, visible)
        try:
            settings = FineTuneSettings.from_json(self.settings())
        except SegtoolError as error:
            self.say_fault(translated(str(error)))
            return
        corrected = settings.takes == CORRECTED
        self.accepted_only.setEnabled(corrected)
        self.fields["rehearsal"].widget.setEnabled(corrected)
        self.counts.setText(counts_words(self._counts))
        info = self._checkpoints.get(str(self.checkpoint.currentData()))
        taken = {known.name.casefold() for known in self._checkpoints.values()}
        self.provenance.setText(provenance_words(settings, info, self._counts, taken))
        self.say_fault(nothing_words(settings, self._counts))

    # values

    def settings(self) -> dict[str, Any]:
        """As the training takes them: what differs from the defaults, and some that always stand there; or which run
        goes on.
        """
        if self.resume.isChecked():
            return {"resume": self._resume}
        afresh = self.start.currentData() != CHECKPOINT
        values = {key: field.value() for key, field in self.fields.items()}
        values |= {
            "start": self.start.currentData() if afresh else "",
            "network": self.network.currentData() if afresh else "",
            "checkpoint": "" if afresh else self.checkpoint.currentData() or "",
            "data": self.data.currentData(),
            "only": "accepted" if self.accepted_only.isChecked() else CORRECTED,
        }
        if not afresh:
            values["arguments"] = {}
        return {key: value for key, value in values.items() if key in ALWAYS or value != OPTIONS[key].default}

    def apply(self, recipe: dict[str, Any]) -> None:
        """Show a recipe's options; those that it leaves open have their defaults."""
        settings = FineTuneSettings.from_json(recipe)
        start = (settings.start or SCRATCH) if settings.afresh else CHECKPOINT
        self.start.setCurrentIndex(self.start.findData(start))
        self._fill_networks()
        if settings.network:
            self.network.setCurrentIndex(self.network.findData(settings.network))
        if settings.checkpoint:
            self.checkpoint.setCurrentIndex(max(0, self.checkpoint.findText(Path(settings.checkpoint).stem)))
        self.data.setCurrentIndex(self.data.findData(settings.data))
        self.accepted_only.setChecked(settings.only == "accepted")
        for key, field in self.fields.items():
            field.set(getattr(settings, key))
        self._check()

    def _ask_load(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Load recipe"), "", tr("Recipes (*.toml)"))
        if chosen:
            try:
                self.apply(load_recipe(Path(chosen)))
            except SegtoolError as error:
                self.say_fault(translated(str(error)))

    def _ask_save(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Save recipe"), "recipe.toml", tr("Recipes (*.toml)")
        )
        if chosen:
            try:
                save_recipe(Path(chosen), FineTuneSettings.from_json(self.settings()))
            except SegtoolError as error:
                self.say_fault(translated(str(error)))
