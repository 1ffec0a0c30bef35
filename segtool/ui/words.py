"""The window's words in the person's language. Every text that a person reads in the window goes through `tr`."""

from PySide6.QtCore import QCoreApplication

from segtool.core.words import QT_TR_NOOP as QT_TR_NOOP

CONTEXT = ""
"""Qt Linguist's context for a bare tr(): one for the whole window, as one text means one thing in it."""


def tr(text: str, n: int | None = None, **values: object) -> str:
    """`text` in the chosen language, with {name} replaced by `values` and %n by the number `n` (which also chooses
    the plural). `text` must be a literal: Qt's lupdate collects these calls. A text of a table is marked there by
    QT_TR_NOOP("...") and translated by tr(row.title) where it is shown.
    """
    found = QCoreApplication.translate(CONTEXT, text, None, -1 if n is None else n)
    if n is not None:
        found = found.replace("%n", f"{n:,}")
    return found.format(**values) if values else found
