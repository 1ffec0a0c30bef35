"""Both themes can be read."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFormLayout
from pytestqt.qtbot import QtBot

from segtool.ui.main_window import MainWindow
from segtool.ui.theme import DARK, LIGHT, Tokens
from tests.ui.fake_workbench import FakeWorkbench

PAIRS = [
    *(
        (ink, ground)
        for ink in ("text", "muted", "accent", "good", "bad")
        for ground in ("window", "panel", "field")
    ),
    ("on_accent", "accent"),
    ("text", "raised"),
    ("text", "pressed"),
    ("text", "accent_soft"),
]


def luminance(name: str) -> float:
    """WCAG 2.2, relative luminance of an sRGB colour."""
    parts = QColor(name).getRgbF()[:3]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_by_its_known_ends() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_stand_out_from_what_they_are_written_on(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


def test_a_window_is_dressed_once_it_stands_and_not_while_it_is_put_together(
    qapp: QApplication, bench: FakeWorkbench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = qapp.styleSheet()
    qapp.setStyleSheet("")
    seen: list[str] = []
    lay_out = MainWindow._lay_out

    def watched(window: MainWindow) -> None:
        lay_out(window)
        seen.append(qapp.styleSheet())

    monkeypatch.setattr(MainWindow, "_lay_out", watched)
    try:
        window = MainWindow(bench)  # type: ignore[arg-type]
        qtbot.addWidget(window)
        assert seen == [""]
        assert LIGHT.accent in qapp.styleSheet() or DARK.accent in qapp.styleSheet()
        window.show()
        bench.open_dataset(Path("pets"))
        field = window.side.tool.pixels
        form = next(each for each in window.side.tool.findChildren(QFormLayout) if each.indexOf(field) >= 0)
        words = form.labelForField(field)
        assert words.minimumHeight() == field.sizeHint().height() > words.fontMetrics().height()
    finally:
        qapp.setStyleSheet(sheet)
