"""The settings of a person on a machine: only what differs from the table's defaults is saved."""

import json
import logging
from pathlib import Path
from typing import Any

from segtool.core import files
from segtool.core.errors import UsageError
from segtool.core.places import config_folder
from segtool.core.setting import Setting, Value
from segtool.core.settings_table import BY_KEY
from segtool.core.settings_table import SETTINGS as SETTINGS

FILE_NAME = "settings.json"
_log = logging.getLogger(__name__)


class Settings:
    """The settings of this person on this machine. Unknown keys of a newer version are kept."""

    def __init__(self, path: Path | None = None) -> None:
        """Read the file (config folder by default). A broken file means defaults and a line in the log."""
        self.path = path or config_folder() / FILE_NAME
        self._changed: dict[str, Value] = {}
        self._foreign: dict[str, Any] = {}
        self._broken = False
        self._load()

    def _load(self) -> None:
        try:
            document = json.loads(self.path.read_text(encoding="utf-8"))
            if not isinstance(document, dict):
                raise ValueError("not a JSON object")
        except FileNotFoundError:
            return
        except (OSError, ValueError) as error:
            self._broken = True
            _log.warning("The settings %s cannot be read (%s): the defaults are used.", self.path, error)
            return
        for key, value in document.items():
            setting = BY_KEY.get(key)
            if setting is None:
                self._foreign[key] = value
            elif setting.fault(value):
                _log.warning("The settings %s: %s; the default is used.", self.path, setting.fault(value))
            else:
                self._changed[key] = value

    def get(self, key: str) -> Any:
        """The setting's value, of its kind. Raises UsageError for a key that is not in the table."""
        return self._changed.get(key, _row(key).default)

    def set(self, key: str, value: Value) -> None:
        """Change and save. Raises UsageError for an unknown key or a value outside the limits, WriteError."""
        setting = _row(key)
        fault = setting.fault(value)
        if fault:
            raise UsageError(f"The setting {fault}.")
        self._changed, self._foreign = {}, {}
        self._load()  # another window, or another part of this one, may have saved since
        if value == setting.default:
            self._changed.pop(key, None)
        else:
            self._changed[key] = value
        self.save()

    def reset(self) -> None:
        """Back to the defaults, saved."""
        self._changed.clear()
        self.save()

    def save(self) -> None:
        """Write what differs from the defaults; a broken file is kept beside as NAME.broken. Raises WriteError."""
        if self._broken and self.path.is_file():
            files.write_bytes(self.path.with_name(self.path.name + ".broken"), self.path.read_bytes())
            self._broken = False
        files.write_json(self.path, {**self._foreign, **self._changed})


def _row(key: str) -> Setting:
    setting = BY_KEY.get(key)
    if setting is None:
        raise UsageError(f"There is no setting {key!r}.", f"Settings are {', '.join(BY_KEY)}.")
    return setting
