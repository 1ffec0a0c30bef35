"""The File menu."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from segtool.ui.commands.base import CommandsBase
from segtool.ui.words import tr


class FileCommands(CommandsBase):
    """Open, save, export, quit."""

    def open_folder(self) -> None:
        start = self._bench.dataset.root.parent if self._bench.dataset is not None else Path.home()
        chosen = QFileDialog.getExistingDirectory(self._window, tr("Open a dataset"), str(start))
        if chosen:
            self._window.open_dataset(Path(chosen))

    def open_sample(self) -> None:
        self._window.open_sample()

    def save_now(self) -> None:
        self._bench.save_now()

    def export_selected(self) -> None:
        self.export_dataset(self._bench.browsing.selected)

    def export_dataset(self, only: Sequence[str] = ()) -> None:
        from segtool.ui.dialogs.export import ExportDialog

        dataset = self._bench.dataset
        if dataset is None:
            return
        dialog = ExportDialog(self._bench, Path.home() / f"{dataset.root.name}-refined", self._window, only)
        self.keep_dialog(dialog)
        dialog.setModal(False)  # the window goes on: what is exported is what is saved
        dialog.show()

    def show_workspace(self) -> None:
        if self._bench.workspace is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._bench.workspace.directory)))

    def close(self) -> None:
        self._window.close()
