"""The window's words in the person's language. Every text that a person reads in the window goes through `tr`."""

import os

from PySide6.QtCore import QCoreApplication

from segtool.core.words import QT_TR_NOOP as QT_TR_NOOP
from segtool.ui import language

CONTEXT = ""
"""Qt Linguist's context for a bare tr(): one for the whole window, as one text means one thing in it."""


def tr(text: str, n: int | None = None, **values: object) -> str:
    """`text` in the chosen language, with {name} replaced by `values` and %n by the number `n` (which also chooses
    the plural). Numbers among `values` are written as that language does; texts stay as they are.
    `text` must be a literal: Qt's lupdate collects these calls. A text of a table is marked there by
    QT_TR_NOOP("...") and translated by tr(row.title) where it is shown.
    """
    if not text:
        return ""  # Qt gives the header of the translation for it
    if n is None:
        found = QCoreApplication.translate(CONTEXT, text)
    else:  # Qt itself would put the number in without the language's separators
        found = language.plural(CONTEXT, text, n).replace("%n", number(n))
    return found.format(**{key: _written(value) for key, value in values.items()}) if values else found


def number(value: float, places: int = 0, sign: bool = False) -> str:
    """1234.5 with one place is "1,234.5" in English and "1.234,5" in Vietnamese. sign: a plus before what is over 0."""
    written = language.locale().toString(float(value), "f", places)
    return f"+{written}" if sign and value > 0 else written


def percent(share: float, places: int = 0, sign: bool = False) -> str:
    """A share of 1 in hundredths: 0.071 with one place is "7.1%", in Vietnamese "7,1%". sign: as of `number`."""
    return f"{number(100 * share, places, sign)}%"


def _written(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | os.PathLike):
        return value
    return number(value) if isinstance(value, int) else os.fspath(value)
