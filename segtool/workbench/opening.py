"""Opens a dataset with its workspace: who may edit it, the three sets, and what a crash left unsaved."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from segtool.core import folders, index, labels, places
from segtool.core.dataset import Dataset, find_root
from segtool.core.errors import SegtoolError
from segtool.core.images import image_size
from segtool.core.index import Reading
from segtool.core.lists import key_of
from segtool.core.lock import WindowLock
from segtool.core.progress import Progress, ShouldStop, step
from segtool.core.settings import Settings
from segtool.core.split import FILE_NAME as SPLIT_FILE
from segtool.core.split import Split, load_split
from segtool.core.workspace import Facts, Workspace

LAST_SAMPLE = "last_sample"
"""The workspace's key for the sample that was on show."""

_USUAL = (".jpg", ".jpeg", ".png")
"""Of photographs; others are found by listing."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class OpenedWork:
    """What stands open. note: why nothing can be changed. shared: another window edits it, so that waiting helps.

    recovered: samples whose edits the journal gave back. troubles: errors that did not keep it from opening.
    reading: what the dataset comes from, where that is known.
    """

    dataset: Dataset
    workspace: Workspace
    lock: WindowLock
    split: Split | None
    facts: dict[str, Facts]
    note: str = ""
    shared: bool = False
    recovered: tuple[str, ...] = ()
    troubles: tuple[SegtoolError, ...] = field(default=())
    reading: Reading | None = None

    @property
    def recovered_text(self) -> str:
        """For the status bar, "" where nothing was recovered."""
        if not self.recovered:
            return ""
        what = self.recovered[0] if len(self.recovered) == 1 else f"{len(self.recovered)} samples"
        return f"Recovered the edits of {what} after a crash"

    def close(self) -> None:
        """Give the workspace back."""
        self.workspace.close()
        self.lock.release()


def open_work(
    path: Path,
    directory: Path | None,
    held: tuple[Path, WindowLock] | None = None,
    progress: Progress | None = None,
    should_stop: ShouldStop | None = None,
    editing: bool = False,
    given: Reading | None = None,
    first: Callable[[Path], None] | None = None,
) -> OpenedWork:
    """Read the dataset and open its workspace. held: the folder and the lock of the workspace open until now.

    editing: this window edits that one. Where it is opened again nothing is recovered then: what is in no file yet is
    on its way there. given: the dataset was read already; `path` is its root. first: called with the
    file that will be shown first, as soon as it is known. Raises SegtoolError.
    """
    reading = given or _reading(find_root(path), directory, progress, should_stop, first)
    dataset = reading.dataset
    step(None, should_stop, 0, 0, "")
    workspace = Workspace.open(dataset.root, directory)
    note, shared = workspace.notice, False
    same = held is not None and held[0] == workspace.directory and held[1].held
    lock = held[1] if same and held is not None else WindowLock()
    if not workspace.read_only and not same and not lock.acquire(workspace.directory):
        shared = True
        holder = WindowLock.holder(workspace.directory) or "another window"
        note = f"Another window edits this workspace ({holder}): this one is read-only until that one ends."
        workspace.close()
        workspace = Workspace.open(dataset.root, directory, read_only=True)
    try:
        opened = _opened(dataset, workspace, lock, note, shared, recover=not (same and editing))
        return replace(opened, reading=reading)
    except BaseException:
        workspace.close()
        if not same:
            lock.release()
        raise


def _reading(
    root: Path,
    directory: Path | None,
    progress: Progress | None,
    should_stop: ShouldStop | None,
    first: Callable[[Path], None] | None,
) -> Reading:
    """By the index where there is one. Where the three sets are still to be drawn the folder itself is read: they
    are drawn once, and never from what may be out of date."""
    last = _last_sample(root, directory) if first is not None else ""
    at_hand = _picture_at_hand(root, last) if last else None
    if first is not None and at_hand is not None:
        first(at_hand)
        first = None
    workspace = directory if directory is not None else places.default_workspace(root)
    if (workspace / SPLIT_FILE).exists():
        kept = index.load(root)
        if kept is not None:
            return kept
    if first is None:
        return index.read(root, progress, should_stop)
    show = first

    def known(pictures: dict[str, str]) -> None:
        show(Path(pictures.get(key_of(last), "") or next(iter(pictures.values()))))

    return index.read(root, progress, should_stop, known)


def _picture_at_hand(root: Path, name: str) -> Path | None:
    """The photograph of a sample where it lies as it most often does, so that nothing needs to be listed."""
    folder = folders.images_folder(root)
    return next((path for suffix in _USUAL if (path := folder / f"{name}{suffix}").is_file()), None)


def _last_sample(root: Path, directory: Path | None) -> str:
    """The name of the sample that was on show, "" where that is not known."""
    try:
        workspace = Workspace.open(root, directory, read_only=True)
    except SegtoolError as error:  # told when the workspace is opened
        _log.info("Which sample was on show is not known: %s", error)
        return ""
    try:
        return workspace.get(LAST_SAMPLE) or ""
    finally:
        workspace.close()


def _opened(
    dataset: Dataset, workspace: Workspace, lock: WindowLock, note: str, shared: bool, recover: bool
) -> OpenedWork:
    troubles: list[SegtoolError] = []
    split = None
    try:
        split = load_split(workspace, dataset)
    except SegtoolError as error:
        troubles.append(error)
    recovered: list[str] = []
    if recover and not workspace.read_only:
        workspace.clear_temporaries()
        for name in workspace.unsaved():
            try:
                _recover(dataset, workspace, name)
                recovered.append(name)
            except SegtoolError as error:
                _log.warning("The edits of %s stay in the journal: %s", name, error)
                troubles.append(error)
        _prune(workspace)
    return OpenedWork(
        dataset,
        workspace,
        lock,
        split,
        workspace.all_facts(),
        note,
        shared,
        tuple(recovered),
        tuple(troubles),
    )


def _recover(dataset: Dataset, workspace: Workspace, name: str) -> None:
    """Write the file of a sample whose journal is ahead of it."""
    sample = dataset.sample(name)
    through = workspace.newest_row(name)  # before the label map is read: it holds at least this row
    base = labels.editing_base(labels.truth_of(sample, workspace), image_size(sample.image))
    found = workspace.load_with_sources(name, base)
    label_map, sources = (None, None) if found is None else (found.label_map, found.sources)
    workspace.save_correction(name, label_map, workspace.facts(name), through, sources)


def _prune(workspace: Workspace) -> None:
    try:
        rows = workspace.prune_journal(byte_budget=Settings().get("undo_mb") * 2**20)
    except SegtoolError as error:  # a full disk: the journal stays as long as it is
        _log.warning("The journal keeps its old steps: %s", error)
    else:
        if rows:
            _log.info("%d old rows of the journal were dropped.", rows)
