"""The settings: one table with type, default, label and limits; only what differs from the defaults is saved."""

import json
import logging
from pathlib import Path
from typing import Any

from segtool.core import files
from segtool.core.errors import UsageError
from segtool.core.palettes import PALETTES
from segtool.core.places import config_folder
from segtool.core.setting import AT_ONCE as AT_ONCE
from segtool.core.setting import NEXT_START, NEXT_TIME, Setting, Value
from segtool.core.setting import SECTIONS as SECTIONS
from segtool.core.words import QT_TR_NOOP

FILE_NAME = "settings.json"
_log = logging.getLogger(__name__)


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "theme",
        str,
        "auto",
        QT_TR_NOOP("Colours of the window"),
        choices=("auto", "light", "dark"),
        section="Window",
        text=QT_TR_NOOP("Light, dark, or as the system says."),
        choice_names=(QT_TR_NOOP("As the system"), QT_TR_NOOP("Light"), QT_TR_NOOP("Dark")),
    ),
    Setting(
        "language",
        str,
        "auto",
        QT_TR_NOOP("Language"),
        choices=("auto", "en", "vi"),
        section="Window",
        text=QT_TR_NOOP("Of every text in the window."),
        choice_names=(QT_TR_NOOP("As the system"), "English", "Tiếng Việt"),
        effect=NEXT_START,
    ),
    Setting(
        "hints",
        bool,
        True,
        QT_TR_NOOP("Show the first hints"),
        section="Window",
        text=QT_TR_NOOP("Four small hints for the first minutes. They go by themselves once they were seen."),
    ),
    Setting(
        "overlay_opacity",
        float,
        0.35,
        QT_TR_NOOP("Opacity of the overlay"),
        0.0,
        1.0,
        section="Pictures",
        text=QT_TR_NOOP("0 is clear, 1 hides the photograph."),
        step=0.05,
    ),
    Setting(
        "contour_only",
        bool,
        False,
        QT_TR_NOOP("Contours only"),
        section="Pictures",
        text=QT_TR_NOOP("Outlines without the sheet of colour."),
    ),
    Setting(
        "contour_width",
        float,
        2.0,
        QT_TR_NOOP("Width of the contours"),
        0.5,
        8.0,
        section="Pictures",
        text=QT_TR_NOOP("The same at every zoom."),
        unit="px",
        step=0.5,
    ),
    Setting(
        "class_palette",
        str,
        "okabe-ito",
        QT_TR_NOOP("Colours of the classes"),
        choices=tuple(PALETTES),
        section="Pictures",
        text=QT_TR_NOOP("Single colours are changed in the side panel."),
        choice_names=tuple(words for words, _colours in PALETTES.values()),
    ),
    Setting(
        "photo_brightness",
        float,
        0.0,
        QT_TR_NOOP("Brightness of the photograph"),
        -1.0,
        1.0,
        section="Pictures",
        text=QT_TR_NOOP("For the view alone; the network sees the file as it is."),
        step=0.05,
    ),
    Setting(
        "photo_contrast",
        float,
        0.0,
        QT_TR_NOOP("Contrast of the photograph"),
        -1.0,
        1.0,
        section="Pictures",
        text=QT_TR_NOOP("For the view alone; the network sees the file as it is."),
        step=0.05,
    ),
    Setting(
        "photo_gamma",
        float,
        1.0,
        QT_TR_NOOP("Gamma of the photograph"),
        0.2,
        5.0,
        section="Pictures",
        text=QT_TR_NOOP("Above 1 the shadows are lifted."),
        step=0.1,
    ),
    Setting(
        "pixel_grid",
        bool,
        True,
        QT_TR_NOOP("Pixel grid"),
        section="Pictures",
        text=QT_TR_NOOP("Lines between pixels when the picture is zoomed far in."),
    ),
    Setting(
        "minimap",
        bool,
        True,
        QT_TR_NOOP("Minimap"),
        section="Pictures",
        text=QT_TR_NOOP("The whole picture in a corner while only a part of it is seen."),
    ),
    Setting(
        "brush_size",
        int,
        20,
        QT_TR_NOOP("Brush size"),
        1,
        1000,
        section="Painting",
        text=QT_TR_NOOP("In pixels of the picture."),
        unit="px",
    ),
    Setting(
        "device",
        str,
        "auto",
        QT_TR_NOOP("Device"),
        choices=("auto", "cuda", "mps", "cpu"),
        section="Predictions",
        text=QT_TR_NOOP("Where the network runs. One that is not here is refused, and the old one stays."),
        choice_names=(
            QT_TR_NOOP("The best there is"),
            QT_TR_NOOP("NVIDIA GPU"),
            QT_TR_NOOP("Apple GPU"),
            QT_TR_NOOP("Processor"),
        ),
    ),
    Setting(
        "precision",
        str,
        "auto",
        QT_TR_NOOP("Precision"),
        choices=("auto", "full", "half"),
        section="Predictions",
        text=QT_TR_NOOP(
            "Half precision is faster on most GPUs and on some processors; figures differ in the third place at most."
        ),
        choice_names=(
            QT_TR_NOOP("Half where that is faster"),
            QT_TR_NOOP("Full (32 bits)"),
            QT_TR_NOOP("Half (16 bits)"),
        ),
    ),
    Setting(
        "threads",
        int,
        0,
        QT_TR_NOOP("Threads"),
        0,
        256,
        section="Predictions",
        text=QT_TR_NOOP("That a prediction on the processor may use. Fewer leave more to other programs."),
        lowest=QT_TR_NOOP("automatic"),
    ),
    Setting(
        "predict_live",
        bool,
        True,
        QT_TR_NOOP("Predict every picture that is shown"),
        section="Predictions",
        text=QT_TR_NOOP("Without it a prediction is made when it is asked for (Predict again)."),
    ),
    Setting(
        "autosave_seconds",
        float,
        0.8,
        QT_TR_NOOP("Save after a rest of"),
        0.2,
        60.0,
        section="Saving and memory",
        text=QT_TR_NOOP(
            "Every stroke is in the journal at once, whatever is chosen here; this is about the label map's file."
        ),
        unit="s",
        step=0.2,
    ),
    Setting(
        "cache_mb",
        int,
        512,
        QT_TR_NOOP("Memory for samples"),
        64,
        65536,
        section="Saving and memory",
        text=QT_TR_NOOP("Samples that were shown, and those next to them, come back at once from here."),
        unit="MB",
        step=64,
    ),
    Setting(
        "train_epochs",
        int,
        10,
        QT_TR_NOOP("Epochs"),
        1,
        1000,
        section="Fine-tuning",
        text=QT_TR_NOOP("What the dialog proposes."),
        effect=NEXT_TIME,
    ),
    Setting(
        "train_rehearsal",
        float,
        0.5,
        QT_TR_NOOP("Ground truth rehearsed"),
        0.0,
        1.0,
        section="Fine-tuning",
        text=QT_TR_NOOP("Samples of ground truth for each corrected one, so that nothing is forgotten."),
        step=0.1,
        effect=NEXT_TIME,
    ),
    Setting("class_colours", str, "", "Colours of classes that differ from the palette"),
    Setting("last_dataset", str, "", "Dataset opened last"),
    Setting("last_workspace", str, "", "Workspace opened last, empty for the default place"),
    Setting("geometry", str, "", "Place and size of the window"),
    Setting("layout", str, "", "Panels of the window"),
    Setting("shortcuts", str, "", "Keys that differ from the table of actions, as JSON"),
    Setting("palette", str, "", "What was chosen last in the command palette, as JSON"),
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
