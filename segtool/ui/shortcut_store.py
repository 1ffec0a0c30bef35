"""The keys in use: those of the table of actions, and what the person changed of them."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from segtool.ui.action_row import ActionRow
from segtool.ui.action_table import ACTIONS

ROWS: dict[str, ActionRow] = {row.id: row for row in ACTIONS}
CHANGEABLE = frozenset(row.id for row in ACTIONS if row.context != "held")
"""Keys that are held belong to the panes and stay."""
TOGETHER = ({"window", "held"},)
"""Contexts in which keys count at the same time; beside these, every context has its keys to itself."""
MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_unknown,
    }
)
RESERVED = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape})
"""They move the focus and give up, everywhere."""
_log = logging.getLogger(__name__)

Keys = tuple[str, ...]


class Shortcuts(QObject):
    """Which keys an action has. Only what differs from the table is kept, as JSON: {"next": ["N"]}."""

    changed = Signal()

    def __init__(self, kept: str = "", keep: Callable[[str], None] = lambda text: None) -> None:
        """kept: the text that was kept; a broken one means the table's keys and a line in the log. keep: saves it."""
        super().__init__()
        self._keep = keep
        self._changed = without_clashes(read(kept))

    def keys(self, identity: str) -> Keys:
        """The keys of an action, as portable text; the first is shown in the menu."""
        return self._changed.get(identity, ROWS[identity].keys)

    def is_changed(self, identity: str) -> bool:
        """Whether they differ from the table's."""
        return identity in self._changed

    @property
    def any_changed(self) -> bool:
        """Whether any keys differ from the table's."""
        return bool(self._changed)

    def owner(self, key: str, besides: str = "") -> ActionRow | None:
        """The action that has this key where `besides` would use it; None where it is free."""
        wanted = normal(key)
        context = ROWS[besides].context if besides else "window"
        for row in ACTIONS:
            if row.id != besides and _meet(context, row.context) and wanted in self._normal(row.id):
                return row
        return None

    def change(self, identity: str, keys: Sequence[str]) -> None:
        """Other keys for an action; any other that had one of them loses it."""
        self._take_away(identity, keys)
        self._set(identity, tuple(keys))
        self._tell()

    def reset(self, identity: str = "") -> None:
        """The table's keys, of one action or of all. Others that were given one of them lose it."""
        if identity:
            self._take_away(identity, ROWS[identity].keys)
            self._changed.pop(identity, None)
        else:
            self._changed.clear()
        self._tell()

    def _normal(self, identity: str) -> set[str]:
        return {normal(key) for key in self.keys(identity)}

    def _take_away(self, identity: str, keys: Sequence[str]) -> None:
        wanted = {normal(key) for key in keys}
        for row in ACTIONS:
            if row.id != identity and _meet(ROWS[identity].context, row.context):
                have = self.keys(row.id)
                left = tuple(key for key in have if normal(key) not in wanted)
                if left != have and row.id in CHANGEABLE:
                    self._set(row.id, left)

    def _set(self, identity: str, keys: Keys) -> None:
        if tuple(map(normal, keys)) == tuple(map(normal, ROWS[identity].keys)):
            self._changed.pop(identity, None)
        else:
            self._changed[identity] = keys

    def _tell(self) -> None:
        self._keep(json.dumps(self._changed, ensure_ascii=False) if self._changed else "")
        self.changed.emit()


def normal(key: str) -> str:
    """The one way to write a key."""
    return QKeySequence(key).toString()


def key_of(event: QKeyEvent) -> str:
    """The key that was pressed, as portable text; "" for one that cannot be an action's, or a modifier alone."""
    key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key in MODIFIERS or key in RESERVED:
        return ""
    text = event.text()
    if text and text.isprintable() and not text.isalnum() and not text.isspace() and len(text) == 1:
        modifiers &= (
            ~Qt.KeyboardModifier.ShiftModifier
        )  # "?" is Shift and a key that differs between keyboards
    return QKeySequence(modifiers.value | key.value).toString()


def read(text: str) -> dict[str, Keys]:
    """What was kept, without what this version does not know; nothing where it is broken."""
    if not text:
        return {}
    try:
        document = json.loads(text)
        if not isinstance(document, dict):
            raise ValueError("not a JSON object")
    except (ValueError, RecursionError) as error:
        _log.warning("The setting shortcuts is broken (%s): the keys are those of the table.", error)
        return {}
    found: dict[str, Keys] = {}
    for identity, keys in document.items():
        if identity in CHANGEABLE and _are_keys(keys):
            found[identity] = tuple(keys)
        else:
            _log.warning("The setting shortcuts: %s is passed over.", identity)
    return found


def _are_keys(keys: object) -> bool:
    return isinstance(keys, list) and all(isinstance(key, str) and normal(key) for key in keys)


def without_clashes(changed: Mapping[str, Keys]) -> dict[str, Keys]:
    """Without what would give two actions one key: neither would answer to it."""
    left = dict(changed)
    while left:
        keys = {row.id: left.get(row.id, row.keys) for row in ACTIONS}
        counts = Counter(
            (_place(ROWS[each].context), normal(key)) for each in keys for key in set(map(normal, keys[each]))
        )
        clashing = [
            each
            for each in left
            if any(counts[_place(ROWS[each].context), normal(key)] > 1 for key in left[each])
        ]
        if not clashing:
            return left
        for each in clashing:
            _log.warning("The setting shortcuts: a key of %s is another action's; it is passed over.", each)
            del left[each]
    return left


def _place(context: str) -> str:
    return next((min(group) for group in TOGETHER if context in group), context)


def _meet(context: str, other: str) -> bool:
    return _place(context) == _place(other)
