"""The window as it was: read when it is built, kept when it closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from segtool.core.tools.table import Options

if TYPE_CHECKING:
    from segtool.ui.main_window import MainWindow


def restore(window: MainWindow) -> None:
    """Place, columns, list, view and settings as they were kept."""
    window.kept.restore_geometry(window)
    layout = window.kept.document("layout")
    sizes = layout.get("columns")
    if (
        isinstance(sizes, list)
        and len(sizes) == window.columns.count()
        and all(isinstance(size, int) for size in sizes)
    ):
        window.columns.setSizes(sizes)
    look = layout.get("list")
    if isinstance(look, dict):
        window.sample_list.restore_look(look)
    window.view.restore()
    window.settings.begin()
    kept = Options.from_json(window.kept.document("tool_options"))
    window.workbench.tools.set(**kept.to_json())
    window.start.show_recent(window.kept.recent())
    window.tool_bar.hide()


def keep(window: MainWindow) -> None:
    """Keep all of that."""
    window.kept.save_geometry(window)
    document = window.kept.document("layout")
    if window.sample_list.isVisible():
        document["columns"] = window.columns.sizes()
    document["list"] = window.sample_list.look()
    window.kept.set_document("layout", document)
    window.view.keep()
    window.settings.flush()
    window.kept.set_document("tool_options", window.workbench.tools.options.to_json())
    window.kept.set("brush_size", window.brush.diameter)
