"""Which prediction is shown: only the one of the sample on show by the checkpoint in use."""

from collections import OrderedDict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from segtool.core.checkpoints import CheckpointInfo
from segtool.jobs.prediction import SEEN, Factory, PredictionJob, Stamp, build_predictor
from segtool.workbench.looking import Looking

KEPT_BYTES = 128 * 2**20
"""Of predictions kept, by sample and checkpoint."""
KEPT_AT_LEAST = 4
AUTO = "auto"
"""The best device there is."""


class PredictionCache:
    """Predictions by sample and digest, the ones used longest ago go first."""

    def __init__(self, byte_budget: int = KEPT_BYTES) -> None:
        self._budget = byte_budget
        self._kept: OrderedDict[tuple[str, str], Any] = OrderedDict()

    def get(self, sample: str, digest: str) -> Any:
        """The prediction, None where there is none."""
        key = sample, digest
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def put(self, sample: str, digest: str, prediction: Any) -> None:
        self._kept[sample, digest] = prediction
        self._kept.move_to_end((sample, digest))
        self._let_go()

    def set_budget(self, byte_budget: int) -> None:
        """Keep at most this many bytes, and let go what is over it."""
        self._budget = byte_budget
        self._let_go()

    def _let_go(self) -> None:
        while len(self._kept) > KEPT_AT_LEAST and sum(map(_nbytes, self._kept.values())) > self._budget:
            self._kept.popitem(last=False)

    def drop(self, sample: str, digest: str) -> None:
        self._kept.pop((sample, digest), None)

    def clear(self) -> None:
        self._kept.clear()


def _nbytes(prediction: Any) -> int:
    return int(prediction.label_map.nbytes + prediction.confidence.nbytes)


class Predicting(QObject):
    """Asks for predictions, files every one under its own sample and checkpoint, shows the right one."""

    changed = Signal()
    """`prediction`, `outdated` or `error`"""
    busyChanged = Signal(bool)
    failed = Signal(str, str)
    """message, hint: there is no prediction of the sample on show"""
    refused = Signal(str, str)
    """message, hint: a checkpoint or device did not load; the one before stays"""
    checkpointChanged = Signal()
    idle = Signal()
    """Time to predict a neighbour."""

    def __init__(self, factory: Factory = build_predictor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.prediction: Any = None
        self.error = ""
        self.info: CheckpointInfo | None = None
        self.device = "auto"
        self.device_text = ""
        self.loading = False
        self._sample = ""
        self._image: NDArray[np.uint8] | None = None
        self._wanted: tuple[Path, str] | None = None
        self._gone = ""
        """Why the device that was asked for at the start cannot be used, until another one stands in for it."""
        self._request = 0
        self._first_valid = 0
        self._was_busy = False
        self._tried: set[str] = set()
        self._live = True
        self._asked = False
        """The person asked for the sample on show; without `live` nothing else predicts it."""
        self._cache = PredictionCache()
        self._job = PredictionJob(factory, self)
        self._job.ready.connect(self._on_ready)
        self._job.failed.connect(self._on_failed)
        self._job.loaded.connect(self._on_loaded)
        self._job.loadFailed.connect(self._on_load_failed)
        self.looking = Looking(self._job, self)
        self.seeing = Looking(self._job, self, SEEN)
        self._job.idle.connect(self._follow)  # first: the sample on show goes before its neighbours
        self._job.idle.connect(self.idle)

    @property
    def job(self) -> PredictionJob:
        """Where predictions are made, for those who ask for others than the one on show."""
        return self._job

    @property
    def digest(self) -> str:
        """Of the checkpoint in use, "" before the first one is loaded."""
        return self.info.digest if self.info is not None else ""

    @property
    def outdated(self) -> bool:
        """What is shown is of another checkpoint than the one in use or on its way."""
        return self.prediction is not None and (
            self.prediction.digest != self.digest or self._wanted is not None
        )

    @property
    def busy(self) -> bool:
        """A prediction of the sample on show, or its checkpoint, is on its way."""
        if self._image is None or self.error or not (self._live or self._asked or self.loading):
            return False
        return self.prediction is None or self.outdated

    @property
    def settled(self) -> bool:
        """No checkpoint is being loaded."""
        return self._wanted is None

    def set_live(self, live: bool) -> None:
        """Whether every sample on show is predicted, or only where `again` asks for it."""
        if live != self._live:
            self._live = live
            self.begin()

    def set_budget(self, byte_budget: int) -> None:
        """Of predictions kept."""
        self._cache.set_budget(byte_budget)

    def use(self, path: Path, device: str, anew: bool = False) -> None:
        """Load a checkpoint onto a device; what is shown is outdated from now on. anew: so is all that is kept."""
        if anew:
            self._cache.clear()
            self.prediction = None
            self._first_valid = self._request + 1
        self._wanted = path, device
        self.loading = True
        self.error = ""
        self._job.load(path, device)
        self._tell()

    def refuse(self, message: str, hint: str) -> None:
        """There is no checkpoint to load."""
        self._on_load_failed(message, hint)

    def show(self, sample: str, image: NDArray[np.uint8] | None) -> None:
        """Another sample is on show; image None: it has none. Nothing is told or asked before `begin`."""
        self._sample, self._image = sample, image
        self._tried.clear()
        self._asked = False
        self._job.cancel()
        self.looking.leave()
        self.seeing.leave()
        self.prediction = self._cache.get(sample, self.digest) if image is not None else None
        if self.info is not None or self._wanted is not None:
            self.error = ""

    def begin(self) -> None:
        """Tell what is there of the sample on show, ask for what is not."""
        self._ask()
        self._tell()

    def again(self) -> None:
        """Predict the sample on show anew; load the checkpoint anew where that had failed."""
        self._cache.drop(self._sample, self.digest)
        self.error = ""
        self._asked = True
        if self.prediction is not None and self.prediction.digest == self.digest:
            self.prediction = None
        self._ask()
        self._tell()

    def look_inside(self, on: bool) -> None:
        """Whether what goes on inside is wanted of each sample on show."""
        self.looking.want(on)
        self._follow()

    def see(self, on: bool) -> None:
        """Whether what the network sees in each sample on show is wanted. `seeing.changed` tells when it is there."""
        self.seeing.want(on)
        self._follow()

    def forget(self) -> None:
        """Samples of these names may be other pictures now: what was predicted, or is being, no longer holds."""
        self._cache.clear()
        self._job.cancel()
        self._first_valid = self._request + 1
        self.show("", None)
        self._tell()

    def wants(self, sample: str) -> bool:
        """Whether there is time to predict this neighbour, and nothing was tried of it yet."""
        return (
            self._live
            and self._job.is_idle
            and self.info is not None
            and sample not in self._tried
            and self._cache.get(sample, self.digest) is None
        )

    def known(self, sample: str) -> Any:
        """The prediction of any sample by the checkpoint in use, None where there is none."""
        return self._cache.get(sample, self.digest)

    def look_ahead(self, sample: str, image: NDArray[np.uint8]) -> None:
        """Predict a neighbour, so that it shows at once when its turn comes."""
        self._tried.add(sample)
        self._job.look_ahead(self._stamp(sample), image)

    def ask_to_stop(self) -> None:
        self._job.ask_to_stop()

    def stop(self, timeout_ms: int) -> bool:
        return self._job.stop(timeout_ms)

    def _stamp(self, sample: str) -> Stamp:
        self._request += 1
        return Stamp(sample, "", self._request)

    def _ask(self) -> None:
        if self._image is None or self.loading or self.info is None:
            return  # where a checkpoint is on its way its arrival asks
        wanted = self._live or self._asked
        if wanted and (self.prediction is None or self.prediction.digest != self.digest):
            self._job.predict(self._stamp(self._sample), self._image)

    @Slot()
    def _follow(self) -> None:
        settled = self.prediction is not None and not self.outdated
        for asked in (self.looking, self.seeing):
            asked.follow(self._sample, self._image if settled else None, self.digest)

    def _tell(self) -> None:
        self.changed.emit()
        self._follow()
        if self.busy != self._was_busy:
            self._was_busy = self.busy
            self.busyChanged.emit(self.busy)

    @Slot(object, object)
    def _on_ready(self, stamp: Stamp, prediction: Any) -> None:
        if stamp.request < self._first_valid:
            return
        self._cache.put(stamp.sample, stamp.checkpoint, prediction)
        if stamp.sample == self._sample and stamp.checkpoint == self.digest and self._image is not None:
            self.prediction = prediction
            self.error = ""
            self._tell()

    @Slot(object, str, str)
    def _on_failed(self, stamp: Stamp, message: str, hint: str) -> None:
        if stamp.sample == self._sample and stamp.request >= self._first_valid and self._wanted is None:
            self.error = message
            self.failed.emit(message, hint)
            self._tell()

    @Slot(dict)
    def _on_loaded(self, loaded: dict[str, Any]) -> None:
        if self._wanted is not None and (loaded["path"], loaded["device"]) == self._wanted:
            self._wanted = None
            self.loading = False
        config = loaded["config"]
        network = str(config.get("network", ""))
        self.info = CheckpointInfo(loaded["path"], loaded["name"], loaded["digest"], network, config)
        self.device, self.device_text = loaded["device"], loaded["device_text"]
        self.error = ""
        self._tried.clear()
        kept = self._cache.get(self._sample, self.digest)
        if kept is not None and self._image is not None:
            self.prediction = kept
        self._ask()
        self.checkpointChanged.emit()
        gone, self._gone = self._gone, ""
        if gone:
            self.refused.emit(gone, f"Predictions run on {self.device_text} instead.")
        self._tell()

    @Slot(str, str)
    def _on_load_failed(self, message: str, hint: str) -> None:
        if self.info is None and self._wanted is not None and self._wanted[1] != AUTO:
            self._gone = (
                message  # a GPU that was there when it was chosen; a broken checkpoint fails there too
            )
            self.use(self._wanted[0], AUTO)
            return
        self._gone = ""
        self._wanted, self.loading = None, False
        if self.info is not None:
            self.refused.emit(message, hint)
            self._ask()
        else:
            self.error = message
            self.failed.emit(message, hint)
        self._tell()
