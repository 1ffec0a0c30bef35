"""How long work tells where it is and learns that it should end."""

from collections.abc import Callable

from segtool.core.errors import Cancelled

Progress = Callable[[int, int, str], None]
"""Called with (done, total, name of the item in hand)."""

ShouldStop = Callable[[], bool]
"""Asked between items; True means the person wants the work to end."""


def step(progress: Progress | None, should_stop: ShouldStop | None, done: int, total: int, name: str) -> None:
    """Tell `progress` where the work is and raise Cancelled where `should_stop` says so."""
    if should_stop is not None and should_stop():
        raise Cancelled
    if progress is not None:
        progress(done, total, name)
