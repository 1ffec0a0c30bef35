"""The table of actions."""

from collections import Counter
from pathlib import Path

from PySide6.QtGui import QKeySequence

from segtool.ui.action_table import ACTIONS, MENUS
from segtool.ui.commands import Commands

RESOURCES = Path(__file__).resolve().parents[2] / "resources" / "icons"


def test_no_key_stands_twice_in_one_context() -> None:
    keys = Counter((row.context, QKeySequence(key).toString()) for row in ACTIONS for key in row.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_key_is_one_that_qt_knows() -> None:
    unknown = [key for row in ACTIONS for key in row.keys if not QKeySequence(key).toString()]
    assert unknown == []


def test_every_row_has_a_slot_a_menu_and_an_icon_that_exist() -> None:
    for row in ACTIONS:
        assert callable(getattr(Commands, row.slot, None)), row.id
        assert row.menu in MENUS
        assert not row.icon or (RESOURCES / f"{row.icon}.svg").is_file(), row.icon
    assert len({row.id for row in ACTIONS}) == len(ACTIONS)


def test_the_keys_that_people_are_promised_are_there() -> None:
    keys = {row.id: row.keys for row in ACTIONS}
    assert keys["next"] == ("D", "PgDown")
    assert keys["previous"] == ("A", "PgUp")
    assert keys["accept"] == ("Return", "Enter")
    assert keys["panels"] == ("F9",)
    assert keys["redo"][0] == "Ctrl+Shift+Z"
    assert not any("Tab" in row.keys for row in ACTIONS)


def test_icons_are_one_family_with_one_stroke_width() -> None:
    for file in RESOURCES.glob("*.svg"):
        if file.name != "segtool.svg":
            text = file.read_text()
            assert text.count("stroke-width=") == 1
            assert 'stroke-width="1.75"' in text
            assert 'viewBox="0 0 24 24"' in text
