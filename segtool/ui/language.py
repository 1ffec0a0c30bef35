"""The language of the window: translators installed before it is built, and the numbers and dates that go with it."""

import logging
from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from segtool.core.errors import SegtoolError
from segtool.core.places import resource

AUTO, ENGLISH, VIETNAMESE = "auto", "en", "vi"
LOCALES: dict[str, QLocale] = {
    ENGLISH: QLocale(QLocale.Language.English, QLocale.Country.UnitedStates),
    VIETNAMESE: QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam),
}
"""Every language there is, with how it writes numbers and dates."""

_log = logging.getLogger(__name__)
_installed: list[QTranslator] = []
_code = ""


def chosen(setting: str, wishes: list[str] | None = None) -> str:
    """The language that the setting "auto", "en" or "vi" means here.

    wishes: what the system asks for, best first ("vi-VN"); asked of it where left out. The first of them that there
    is counts; English where none is.
    """
    if setting in LOCALES:
        return setting
    for wish in QLocale.system().uiLanguages() if wishes is None else wishes:
        code = wish.replace("_", "-").split("-")[0].lower()
        if code in LOCALES:
            return code
    return ENGLISH


def use(setting: str) -> str:
    """Speak that language from now on, for texts that are made from now on: call it before the window is built.

    Returns the language's code. Needs a QCoreApplication. A shipped file that is missing means English and a line in
    the log: a window in the wrong language is better than none.
    """
    global _code
    code = chosen(setting)
    leave()
    try:
        translator = QTranslator()
        if not translator.load(str(resource(f"translations/segtool_{code}.qm"))):
            raise SegtoolError(f"The translation {code} cannot be loaded.")
        QCoreApplication.installTranslator(translator)
        _installed.append(translator)
    except SegtoolError as error:
        _log.warning("%s The window speaks English.", error)
        code = ENGLISH
    QLocale.setDefault(LOCALES[code])
    _code = code
    return code


def leave() -> None:
    """Back to the texts as they stand in the source."""
    global _code
    for translator in _installed:
        QCoreApplication.removeTranslator(translator)
    _installed.clear()
    QLocale.setDefault(LOCALES[ENGLISH])
    _code = ""


def current() -> str:
    """The code of the language in use; empty before `use`."""
    return _code


def locale() -> QLocale:
    """How the language in use writes numbers and dates; English before `use`."""
    return LOCALES[_code or ENGLISH]


def plural(context: str, text: str, n: int) -> str:
    """The form of `text` for the number `n`, with its %n still in it. Before `use` that is English."""
    for translator in reversed(_installed or [_english()]):
        found = translator.translate(context, text, None, n)
        if found:
            return found
    return text


@cache
def _english() -> QTranslator:
    """English has plurals too ("1 sample"): its file holds nothing else."""
    translator = QTranslator()
    translator.load(str(resource("translations/segtool_en.qm")))
    return translator
