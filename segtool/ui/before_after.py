"""A comparison's pictures in the window: old, new and ground truth beside each other, while the person decides."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from segtool.core.checkpoints import read_info
from segtool.core.errors import SegtoolError
from segtool.ui.dialogs.before_after import BeforeAfterDialog
from segtool.ui.pane_table import BEFORE, PREDICTION, TRUTH

if TYPE_CHECKING:
    from segtool.ui.main_window import MainWindow

SHOWN = (BEFORE, PREDICTION, TRUTH)


class BeforeAfter(QObject):
    """Opens the table of a comparison. The first row that is opened lets the new network predict, for a look: which
    checkpoint the workspace uses stays as it is until the person chooses."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._bench = window.workbench
        self._gate: dict[str, Any] = {}
        self._looking = False
        self.dialog: BeforeAfterDialog | None = None
        panel = window.training
        panel.gate.table_wanted.connect(self.open)
        panel.gate.keep_old.connect(self._put_back)
        panel.gate.use_new.connect(self._chosen)
        panel.close_button.clicked.connect(self._put_back)

    def open(self, gate: dict[str, Any]) -> None:
        """The table of this comparison, in front; where it was left, if it was open before."""
        if self.dialog is None or self._gate != gate:
            if self.dialog is not None:
                self.dialog.deleteLater()
            self._gate = gate
            self.dialog = BeforeAfterDialog(gate, self._window)
            self.dialog.opened.connect(self.show_sample)
        self.dialog.show()

    def show_sample(self, name: str) -> None:
        """Select it, and show what both networks say of it; the table makes room for the pictures."""
        self._close()
        old, new = ((self._gate.get(side) or {}) for side in ("old", "new"))
        try:
            before = read_info(Path(old["path"]))
            after = read_info(Path(new["path"]))
        except SegtoolError as error:
            self._window.strip.say(error.message, error.hint, "problem")
            return
        if self._bench.before_name != before.name:
            self._bench.set_before(before)
        info = self._bench.checkpoint_info
        if not self._looking and (info is None or info.path != after.path):
            self._looking = True
            self._bench.set_checkpoint(after.path, keep=False)
        self._window.panes.show_kinds(SHOWN)
        current = self._bench.current
        if current is None or current.name != name:
            self._bench.select(name)

    def _chosen(self) -> None:
        self._looking = False
        self._close()

    def _put_back(self) -> None:
        """The old network predicts again."""
        self._close()
        old = (self._gate.get("old") or {}).get("path")
        if self._looking and old:
            self._bench.set_checkpoint(Path(old), keep=False)
        self._looking = False

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.close()
