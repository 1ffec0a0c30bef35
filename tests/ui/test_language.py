"""The language of the window: chosen, installed, its numbers and plurals; what is not marked or cut is found."""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QPoint, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot

from segtool import app
from segtool.core.settings import Settings
from segtool.ui import language
from segtool.ui.action_row import key_text
from segtool.ui.action_table import ACTIONS
from segtool.ui.main_window import MainWindow
from segtool.ui.pane_frame import ElidedLabel
from segtool.ui.words import number, percent, tr
from tests.ui.fake_workbench import FakeWorkbench
from tests.ui.unmarked import sentences_outside, unmarked

UI = Path(language.__file__).parent
SAME = {"segtool", "px", "IoU", "cpu", "pets-lite0", "Saved"}
"""The same in every language, or made below the window (the phrasebook has tests of its own)."""
NO_WORDS = set(
    "display muted title small bad good caps problem note done chip primary left 9pt recipe.toml".split()
)
"""Roles of the style sheet, kinds and names of files among the arguments of a widget."""


NO_SENTENCES = {
    "Escape",
    "Backspace",
    "Space",
    "Enter",
    "Return",
    "Commands",
    "Key",
    "Picture",
    "Fusion",
    "Not saved",
    "The translation {} cannot be loaded.",
}
"""Keys, names of Python and of Qt, lines of the log."""


@pytest.fixture
def speak(qapp: object) -> Iterator[object]:
    """language.use, undone after the test."""
    yield language.use
    language.leave()


@pytest.mark.parametrize(
    ("setting", "wishes", "code"),
    [
        ("en", ["vi-VN"], "en"),
        ("vi", ["de-DE"], "vi"),
        ("auto", ["vi-VN", "en-US"], "vi"),
        ("auto", ["de-DE", "vi"], "vi"),
        ("auto", ["fr_FR"], "en"),
        ("auto", [], "en"),
    ],
)
def test_auto_follows_the_system(setting: str, wishes: list[str], code: str) -> None:
    assert language.chosen(setting, wishes) == code


def test_vietnamese_texts_numbers_and_plurals(speak) -> None:
    assert speak("vi") == "vi"
    assert tr("Undo") == "Hoàn tác"
    assert tr("%n samples", n=7349) == "7.349 mẫu"
    assert tr("{shown} of {total}", shown=3, total=12345) == "3 trong 12.345"
    assert number(1234.5, 1) == "1.234,5"
    assert percent(0.071, 1) == "7,1%"
    assert QLocale().decimalPoint() == ","


def test_the_setting_is_followed_at_the_start(speak) -> None:
    settings = Settings()
    settings.set("language", "vi")
    app._speak(settings)
    assert language.current() == "vi"
    settings.set("language", "en")
    app._speak(settings)
    assert language.current() == "en"


def test_english_has_one_and_many(speak) -> None:
    assert tr("%n samples", n=1) == "1 sample"  # also before a language was chosen
    speak("en")
    assert tr("%n samples", n=1) == "1 sample"
    assert tr("%n samples", n=7349) == "7,349 samples"
    assert number(0.25, 2, sign=True) == "+0.25"
    assert tr("Undo") == "Undo"


def test_leaving_takes_the_translation_away(speak) -> None:
    speak("vi")
    assert tr("Undo") == "Hoàn tác"
    language.leave()
    assert tr("Undo") == "Undo"
    assert number(1234) == "1,234"


def test_qts_own_texts_are_vietnamese(speak, qtbot: QtBot) -> None:
    speak("vi")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Close)
    qtbot.addWidget(box)
    assert {button.text().replace("&", "") for button in box.buttons()} == {"Hủy", "Đóng"}
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    assert "&Xem trong:" in {label.text() for label in dialog.findChildren(QLabel)}


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: path.relative_to(UI).as_posix())
def test_every_text_given_to_a_widget_is_marked(path: Path) -> None:
    assert [(line, text) for line, text in unmarked(path) if text not in NO_WORDS | {"{} – segtool"}] == []


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: path.relative_to(UI).as_posix())
def test_every_sentence_of_the_window_is_collected(path: Path) -> None:
    """Also those of tables: what reads like words is in the file that a person translates."""
    left = [(line, text) for line, text in sentences_outside(path) if text not in NO_SENTENCES]
    assert [found for found in left if found[1] not in _collected()] == []


@cache
def _collected() -> set[str]:
    ts = UI.parents[1] / "resources" / "translations" / "segtool_vi.ts"
    return {message.findtext("source") or "" for message in ElementTree.parse(ts).iter("message")}


def test_an_unmarked_text_is_found(tmp_path: Path) -> None:
    source = tmp_path / "x.py"
    source.write_text(
        'button.setText("Open it")\nlabel(f"{n} samples", "muted")\nQPushButton(tr("Fine"))\n'
        'strip.say("Gone.", kind="problem")\nif kind == "Open it": pass\nx = "A sentence by itself"\n'
    )
    assert [text for _line, text in unmarked(source)] == ["Open it", "{} samples", "muted", "Gone."]
    assert "A sentence by itself" in [text for _line, text in sentences_outside(source)]


class Pseudo(QTranslator):
    """Every text a third longer and in brackets that stand nowhere else."""

    def translate(self, context: str, text: str, comment: str | None = None, n: int = -1) -> str:
        if not text or context.startswith("Q"):
            return ""
        return f"⟦{text}{'~' * (len(text) // 3)}⟧"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def pseudo(qapp: object) -> Iterator[None]:
    """The window's language is the pseudo one."""
    translator = Pseudo()
    QCoreApplication.installTranslator(translator)
    language._installed.append(translator)
    yield
    language.leave()


@pytest.fixture
def pseudo_window(
    pseudo: None, bench: FakeWorkbench, qtbot: QtBot, qapp: QApplication
) -> Iterator[MainWindow]:
    """Shown at 1280 x 800, with a dataset open. The application's look is put back for the tests that follow."""
    style, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    made = MainWindow(bench)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    bench.open_dataset(Path("pets"))
    QApplication.processEvents()
    yield made
    made.close()
    qapp.setStyleSheet(style)
    qapp.setPalette(palette)
    qapp.setFont(font)


def _texts(window: QWidget) -> Iterator[str]:
    for part in window.findChildren(QWidget):
        for read in ("text", "toolTip", "accessibleName", "placeholderText", "title"):
            get = getattr(part, read, None)
            plain = isinstance(part, QLabel | QAbstractButton) or read != "text"
            if callable(get) and plain:
                yield str(get())
    for action in window.findChildren(QAction):
        yield from (action.text(), action.toolTip(), action.statusTip())


def _outside(text: str) -> str:
    """What of a text stands outside the brackets, without keys and names of files and samples."""
    while (shorter := re.sub(r"⟦[^⟦⟧]*⟧", "", text)) != text:
        text = shorter
    for row in ACTIONS:
        text = text.replace(f"({key_text(row.keys)})", "")
    return " ".join(
        word for word in re.findall(r"[A-Za-z_\d.-]{3,}", text) if re.search(r"[A-Za-z]{3}", word)
    )


def test_every_text_of_the_window_is_translated(pseudo_window: MainWindow, bench: FakeWorkbench) -> None:
    texts = set(_texts(pseudo_window))
    assert any(text.startswith("⟦") for text in texts)
    names = {sample.name for sample in bench.samples} | {sample.breed for sample in bench.samples} | SAME
    assert {_outside(text) for text in texts} - names - {""} == set()


def test_nothing_of_the_window_is_cut_where_texts_are_a_third_longer(pseudo_window: MainWindow) -> None:
    looked_at = [
        part
        for kind in (QLabel, QAbstractButton)
        for part in pseudo_window.findChildren(kind)
        if part.isVisible()
        and part.text()
        and not isinstance(part, ElidedLabel)
        and not (isinstance(part, QLabel) and part.wordWrap())
    ]
    assert len(looked_at) > 20
    cut = [part.text() for part in looked_at if part.width() < part.minimumSizeHint().width()]
    right = pseudo_window.side.viewport()
    cut += [
        part.text()
        for part in looked_at
        if right.isAncestorOf(part) and part.mapTo(right, QPoint(part.width(), 0)).x() > right.width()
    ]
    assert cut == []
