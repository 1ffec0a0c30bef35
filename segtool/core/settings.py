"""The settings: one table with type, default, label and limits; only what differs from the defaults is saved."""

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from segtool.core import files
from segtool.core.errors import UsageError
from segtool.core.places import config_folder

FILE_NAME = "settings.json"
_log = logging.getLogger(__name__)

Value = bool | int | float | str


@dataclass(frozen=True)
class Setting:
    """One row. kind: the type of its values. minimum, maximum: of numbers. choices: of texts, empty for any text."""

    key: str
    kind: type
    default: Value
    label: str
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()

    def fault(self, value: object) -> str:
        """Why `value` cannot be this setting's, or an empty text."""
        fits = isinstance(value, self.kind) and (self.kind is bool or not isinstance(value, bool))
        if self.kind is float and isinstance(value, int) and not isinstance(value, bool):
            fits = True
        if not fits:
            return f"{self.key} is {self.kind.__name__}, not {value!r}"
        if self.choices and value not in self.choices:
            return f"{self.key} is one of {', '.join(self.choices)}, not {value!r}"
        if isinstance(value, int | float):
            low = self.minimum is not None and value < self.minimum
            high = self.maximum is not None and value > self.maximum
            if low or high or value != value:
                return f"{self.key} is between {self.minimum} and {self.maximum}, not {value!r}"
        return ""


SETTINGS: tuple[Setting, ...] = (
    Setting("last_dataset", str, "", "Dataset opened last"),
    Setting("last_workspace", str, "", "Workspace opened last, empty for the default place"),
    Setting("device", str, "auto", "Device for predictions", choices=("auto", "cuda", "mps", "cpu")),
    Setting("theme", str, "auto", "Colours of the window", choices=("auto", "light", "dark")),
    Setting("brush_size", int, 20, "Brush size in pixels", 1, 500),
    Setting("overlay_opacity", float, 0.35, "Opacity of the overlay", 0.0, 1.0),
    Setting("contour_only", bool, False, "Show contours only"),
    Setting("predict_live", bool, True, "Predict as soon as a picture is shown"),
    Setting("train_epochs", int, 10, "Epochs of a fine-tune", 1, 1000),
    Setting("train_rehearsal", float, 0.5, "Share of ground truth rehearsed in a fine-tune", 0.0, 1.0),
    Setting("geometry", str, "", "Place and size of the window"),
    Setting("layout", str, "", "Panels of the window"),
)
BY_KEY: dict[str, Setting] = {setting.key: setting for setting in SETTINGS}


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
        self._changed, self._foreign = (
            {},
            {},
        )  # another window, or another part of this one, may have saved since
        self._load()
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
