"""A module that takes long to import, imported before it is needed."""

import importlib
import logging
import threading

_log = logging.getLogger(__name__)


def import_ahead(name: str) -> threading.Event:
    """Import a module in a thread of its own, between whose steps others run; the event is set when that is over.

    A failure is logged alone: who imports the module next meets it where it can be told.
    """
    over = threading.Event()

    def work() -> None:
        try:
            importlib.import_module(name)
        except Exception:  # noqa: BLE001 - whatever a module raises while it is imported
            _log.exception("%s could not be imported ahead.", name)
        finally:
            over.set()

    threading.Thread(target=work, name=f"import {name}", daemon=True).start()
    return over
