"""What the command palette offers: actions, samples, checkpoints, datasets, settings; and what was chosen last."""

from __future__ import annotations

import contextlib
import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from segtool.core.checkpoints import resolve_checkpoint
from segtool.core.errors import SegtoolError
from segtool.core.fuzzy import NameIndex, fold, likeness
from segtool.core.settings import SETTINGS
from segtool.ui.action_row import key_text
from segtool.ui.action_table import ACTIONS
from segtool.ui.words import tr

if TYPE_CHECKING:
    from segtool.ui.main_window import MainWindow

LIMIT = 50
"""Rows shown at most."""
SAMPLES = 20
"""Samples among them at most, where others match too."""
KEPT = 12
"""Choices that are remembered."""
RECENT_BONUS, DISABLED_MALUS, SETTING_MALUS = 6.0, 5.0, 2.0
ITSELF = "palette"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Entry:
    """One line of the palette. id: "kind:name", kept when it was chosen. texts: what is searched in, folded."""

    id: str
    title: str
    detail: str
    icon: str
    run: Callable[[], object]
    keys: str = ""
    enabled: bool = True
    texts: tuple[str, ...] = field(default=(), compare=False)


class Entries:
    """Collected when the palette opens; samples are looked up as they are asked for."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._names = NameIndex([])
        self._indexed: object = None
        self._fixed: dict[str, Entry] = {}
        self.recent: list[str] = []

    def collect(self) -> None:
        """What can be chosen now."""
        makers = (self._actions, self._checkpoints, self._datasets, self._settings)
        self._fixed = {entry.id: entry for make in makers for entry in make()}
        self.recent = read_recent(self._window.kept.get("palette"))
        table = self._window.workbench.browsing.table
        if self._indexed is not table:
            self._names, self._indexed = NameIndex(table.keys), table

    def find(self, typed: str) -> list[Entry]:
        """The best first. Nothing typed: what was chosen last, then every action."""
        words = fold(typed.strip())
        if not words:
            last = [entry for each in self.recent if (entry := self.by_id(each)) is not None]
            actions = [entry for entry in self._fixed.values() if entry.id.startswith("action:")]
            return list({entry.id: entry for entry in (*last, *actions)}.values())
        scored = [
            (score, entry)
            for entry in self._fixed.values()
            if (score := self._score(words, entry)) is not None
        ]
        scored.sort(key=lambda pair: -pair[0])
        samples = self._samples(typed, LIMIT)
        found = [entry for _score, entry in scored[: LIMIT - min(len(samples), SAMPLES)]]
        return (found + samples)[:LIMIT]

    def _score(self, words: str, entry: Entry) -> float | None:
        scores = [score for text in entry.texts if (score := likeness(words, text)) is not None]
        if not scores:
            return None
        bonus = RECENT_BONUS if entry.id in self.recent else 0.0
        malus = (0.0 if entry.enabled else DISABLED_MALUS) + (
            SETTING_MALUS if entry.id.startswith("setting:") else 0.0
        )
        return max(scores) + bonus - malus

    def by_id(self, identity: str) -> Entry | None:
        """What was chosen before, if it is still there."""
        kind, _, name = identity.partition(":")
        if kind == "sample":
            row = self._window.workbench.browsing.table.rows.get(name, -1)
            return self._sample(row) if row >= 0 else None
        return self._fixed.get(identity)

    def note(self, entry: Entry) -> None:
        """It was chosen."""
        self.recent = [entry.id, *(each for each in self.recent if each != entry.id)][:KEPT]
        self._window.kept.set("palette", json.dumps(self.recent, ensure_ascii=False))

    # what there is

    def _actions(self) -> Iterator[Entry]:
        actions, shortcuts = self._window.actions_, self._window.shortcuts
        for row in ACTIONS:
            if row.id not in actions.by_id or row.id == ITSELF:
                continue
            action = actions[row.id]
            title = action.text().rstrip("…")
            yield Entry(
                f"action:{row.id}",
                title,
                tr(row.menu),
                row.icon,
                action.trigger,
                key_text(shortcuts.keys(row.id)[:1]),
                action.isEnabled(),
                (fold(title), fold(row.title)),
            )

    def _checkpoints(self) -> Iterator[Entry]:
        workspace, bench = self._window.workbench.workspace, self._window.workbench
        folder = workspace.checkpoints_folder if workspace is not None else None
        files = sorted(folder.glob("*.safetensors")) if folder is not None and folder.is_dir() else []
        with contextlib.suppress(SegtoolError):  # a checkout before its first training ships none
            files.insert(0, resolve_checkpoint(None))
        for path in files:
            yield Entry(
                f"checkpoint:{path}",
                tr("Use the checkpoint {name}", name=path.stem),
                tr("Network"),
                "network",
                partial(bench.set_checkpoint, path),
                texts=(fold(path.stem), fold(f"checkpoint {path.stem}")),
            )

    def _datasets(self) -> Iterator[Entry]:
        dataset = self._window.workbench.dataset
        for folder in self._window.kept.recent():
            if dataset is None or dataset.root != folder:
                yield Entry(
                    f"dataset:{folder}",
                    tr("Open {folder}", folder=folder.name),
                    str(folder),
                    "folder",
                    partial(self._window.open_dataset, folder),
                    texts=(fold(folder.name), fold(f"open {folder}")),
                )

    def _settings(self) -> Iterator[Entry]:
        for setting in SETTINGS:
            if setting.section:
                title = tr(setting.label)
                yield Entry(
                    f"setting:{setting.key}",
                    title,
                    f"{tr('Settings')} · {tr(setting.section)}",
                    "settings",
                    partial(self._window.commands.show_settings, setting.key),
                    texts=(fold(title), fold(setting.label), fold(f"setting {setting.label}")),
                )

    def _samples(self, typed: str, limit: int) -> list[Entry]:
        return [self._sample(row) for row in self._names.find(typed, limit)]

    def _sample(self, row: int) -> Entry:
        bench = self._window.workbench
        table = bench.browsing.table
        name = table.names[row]
        detail = " · ".join(filter(None, (f"#{row + 1}", table.breed_of(row).replace("_", " "))))
        return Entry(f"sample:{name}", name, detail, "picture", partial(bench.select, name))


def read_recent(text: str) -> list[str]:
    """Ids chosen last, newest first; none where what was kept is broken."""
    try:
        kept = json.loads(text) if text else []
    except ValueError:
        kept = None
    if not isinstance(kept, list) or not all(isinstance(each, str) for each in kept):
        _log.warning("The setting palette is broken and is passed over.")
        return []
    return kept[:KEPT]
