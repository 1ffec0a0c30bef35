"""Whether the window may close: what still runs, and what is not saved, is asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from segtool.ui.dialogs.questions import ask
from segtool.ui.phrasebook import translated
from segtool.ui.words import tr

if TYPE_CHECKING:
    from segtool.ui.main_window import MainWindow


def training_may_end(window: MainWindow) -> bool:
    """Closing stops a training: whether the person wants that."""
    title, text = tr("A training is running"), tr("Closing stops it; the best so far is kept.")
    return not window.workbench.training or bool(ask(window, title, text, tr("Stop and close")))


def closed(window: MainWindow) -> bool:
    """Save and end everything. False where the person stays, as something could not be saved."""
    bench = window.workbench
    done = bench.close()
    while not done:
        lose = tr("Close and lose it")
        text = tr("{state} Closing now loses what is not saved.", state=translated(bench.saved_state))
        answer = ask(window, tr("Your work is not saved"), text, tr("Try again"), lose)
        if not answer:
            return False
        done = bench.close(anyway=answer == lose)
    return True
