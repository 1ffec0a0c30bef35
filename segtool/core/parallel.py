"""The same work on every sample, in a few threads, with results in the samples' order."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from segtool.core.dataset import Sample
from segtool.core.progress import Progress, ShouldStop, step

Result = TypeVar("Result")

_WORKERS = min(4, os.cpu_count() or 1)
"""Decoders and digests let go of the interpreter, so threads are enough."""


def each_sample(
    work: Callable[[Sample], Result],
    samples: Sequence[Sample],
    progress: Progress | None = None,
    should_stop: ShouldStop | None = None,
) -> Iterator[tuple[Sample, Result]]:
    """Yield every sample with what `work` gave for it, which is called in other threads.

    What `work` raises is raised here. Raises Cancelled where `should_stop` says so; work not begun is then dropped.
    """
    total = len(samples)
    with ThreadPoolExecutor(_WORKERS, thread_name_prefix="samples") as pool:
        try:
            waiting = [pool.submit(work, sample) for sample in samples]
            for done, (sample, result) in enumerate(zip(samples, waiting, strict=True)):
                step(progress, should_stop, done, total, sample.name)
                yield sample, result.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    step(progress, None, total, total, "")
