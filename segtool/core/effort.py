"""What corrections cost a person: seconds of work, strokes, clicks, pixels; from activity and an injected clock."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

IDLE_SECONDS = 30.0
"""A pause up to this long between two inputs is work; of a longer one nothing is."""
LEAST_SAMPLES = 3
"""Worked on before an average says anything."""


@dataclass(frozen=True)
class Effort:
    """Of one sample or in sum. pixels: what strokes changed, in sum; undo takes nothing back."""

    seconds: float = 0.0
    strokes: int = 0
    clicks: int = 0
    pixels: int = 0

    def __add__(self, other: "Effort") -> "Effort":
        return Effort(
            self.seconds + other.seconds,
            self.strokes + other.strokes,
            self.clicks + other.clicks,
            self.pixels + other.pixels,
        )

    def to_json(self) -> dict[str, float]:
        """{seconds, strokes, clicks, pixels}; seconds to a tenth."""
        return {
            "seconds": round(self.seconds, 1),
            "strokes": self.strokes,
            "clicks": self.clicks,
            "pixels": self.pixels,
        }


@dataclass(frozen=True)
class Pace:
    """samples: corrected ones worked on. average: seconds each. left: seconds for the unreviewed at this pace."""

    samples: int
    average: float
    left: float


class EffortMeter:
    """Adds up the effort of the sample on show until it is taken.

    clock: seconds that never go back (time.monotonic). Work is the time between two inputs while the same sample
    is on show in an active window, where it is at most IDLE_SECONDS. Not for several threads.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._name: str | None = None
        self._active = True
        self._last: float | None = None
        self._pending: dict[str, Effort] = {}

    def show(self, name: str | None) -> None:
        """Another sample is on show, or none. Going there is an input: it ends the work on the one before."""
        if name != self._name:
            self.input()
            self._name = name
            self.input()

    def set_active(self, active: bool) -> None:
        """The window gained or lost the focus: both are inputs of the person; between them nothing counts."""
        if active != self._active:
            self.input()  # before it is lost: the work so far
            self._active = active
            self._last = None
            self.input()

    def input(self) -> None:
        """The mouse moved or was pressed, or a key was."""
        if not self._active:
            return
        time = self._clock()
        if self._last is not None and time - self._last <= IDLE_SECONDS:
            self._add(Effort(seconds=time - self._last))
        self._last = time

    def stroke(self, pixels: int) -> None:
        """A stroke that changed so many pixels of the sample on show."""
        self._add(Effort(strokes=1, pixels=pixels))

    def click(self, pixels: int) -> None:
        """A tool's click that changed so many pixels of the sample on show."""
        self._add(Effort(clicks=1, pixels=pixels))

    def take(self) -> dict[str, Effort]:
        """What was counted since the last call, by sample; it is to be added to what is kept."""
        taken, self._pending = self._pending, {}
        return taken

    def _add(self, effort: Effort) -> None:
        if self._name is not None and effort != Effort():
            self._pending[self._name] = self._pending.get(self._name, Effort()) + effort


def pace(efforts: Mapping[str, Effort], corrected: Collection[str], unreviewed: int) -> Pace | None:
    """The pace over the corrected samples with time on them; None below LEAST_SAMPLES of them."""
    seconds = [efforts[name].seconds for name in set(corrected) & efforts.keys() if efforts[name].seconds > 0]
    if len(seconds) < LEAST_SAMPLES:
        return None
    average = sum(seconds) / len(seconds)
    return Pace(len(seconds), average, average * unreviewed)


def work_of(names: Iterable[str], efforts: Mapping[str, Effort]) -> dict[str, float]:
    """In sum: {samples: how many of these were worked on, seconds, strokes, clicks, pixels}."""
    found = [efforts[name] for name in names if name in efforts]
    return {"samples": len(found), **sum(found, Effort()).to_json()}
