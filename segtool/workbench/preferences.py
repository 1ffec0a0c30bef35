"""What the person set, brought to the parts that act on it."""

from segtool.core.setting import Value
from segtool.workbench.listing import Listing

MEBIBYTE = 2**20
PREDICTIONS_SHARE = 4
"""The memory for predictions is this part of that for samples."""


class Preferences(Listing):
    """Settings of the work, as the window reads them from the table of settings."""

    def apply_setting(self, key: str, value: Value) -> None:
        """Act on one setting of core.settings from now on; those that are the window's own do nothing here."""
        if key == "autosave_seconds":
            self._saving.set_rest(float(value))
        elif key == "cache_mb":
            self._showing.set_budget(int(value) * MEBIBYTE)
            self._predicting.set_budget(int(value) * MEBIBYTE // PREDICTIONS_SHARE)
        elif key == "undo_mb":
            self._showing.set_undo_budget(int(value) * MEBIBYTE)
        elif key == "predict_live":
            self._predicting.set_live(bool(value))
        elif key == "device":
            if value != self.device or not self._predicting.settled:  # another one may be on its way
                self.set_device(str(value))
        elif key in ("precision", "threads"):
            self._load_anew()

    def _load_anew(self) -> None:
        """The predictor reads its settings when it is built."""
        info = self.checkpoint_info
        if info is not None:
            self._predicting.use(info.path, self.device, anew=True)
