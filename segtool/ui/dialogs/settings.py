"""The page of settings, built from their table: every change acts at once, nothing waits for a button."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from segtool.core.setting import AT_ONCE, SECTIONS, Setting
from segtool.core.settings import SETTINGS
from segtool.ui import icons
from segtool.ui.search_box import SearchBox
from segtool.ui.setting_fields import SettingField
from segtool.ui.theme import UNIT, label
from segtool.ui.words import tr

if TYPE_CHECKING:
    from segtool.ui.setting_effects import SettingEffects

SECTIONS_WIDTH = 22 * UNIT
SIZE = QSize(100 * UNIT, 74 * UNIT)


class SettingRow(QWidget):
    """Label, what it is for, when a change acts; at the right the control, and a button back to the default."""

    def __init__(self, setting: Setting, effects: SettingEffects) -> None:
        super().__init__()
        self.setting = setting
        self._effects = effects
        self.field = SettingField(setting, self)
        self.field.changed.connect(lambda value: effects.set(setting.key, value))
        self.back = QToolButton()
        self.back.setIcon(icons.icon("revert"))
        self.back.setIconSize(QSize(16, 16))
        self.back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back.setToolTip(tr("Back to the default"))
        self.back.setAccessibleName(tr("{setting}: back to the default", setting=tr(setting.label)))
        self.back.clicked.connect(lambda: effects.reset(setting.key))
        keep = self.back.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(keep)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(tr(setting.label), "title"))
        text = label(tr(setting.text), "muted")
        text.setWordWrap(True)
        words.addWidget(text)
        if setting.effect != AT_ONCE:
            words.addWidget(label(tr(setting.effect), "small"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, UNIT, 0, UNIT)
        row.setSpacing(2 * UNIT)
        row.addLayout(words, 1)
        row.addWidget(self.field.widget, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        self.words = " ".join(
            (tr(setting.label), tr(setting.text), tr(setting.section), *map(tr, setting.choice_names))
        ).casefold()
        """What a search looks in."""

    def follow(self) -> None:
        """Show what holds now."""
        self.field.palette = self._effects.value("class_palette")
        value = self._effects.value(self.setting.key)
        self.field.show(value)
        self.back.setVisible(value != self.setting.default)


class SettingsPage(QDialog):
    """Sections at the left, their settings at the right, a search over all of them."""

    def __init__(self, effects: SettingEffects, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.resize(SIZE)
        self._effects = effects
        self._before: dict[str, Any] = {}
        """What the last reset of all changed."""
        self.rows = {setting.key: SettingRow(setting, effects) for setting in SETTINGS if setting.section}
        self.headings = {section: label(tr(section).upper(), "caps") for section in SECTIONS}
        self.search = SearchBox()
        self.sections = QListWidget()
        self.nothing = label(tr("No setting matches"), "muted")
        self.reset_all = QPushButton()
        self._area = QScrollArea()
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.sections.currentRowChanged.connect(self._go_to_section)
        self.reset_all.clicked.connect(self._reset_all)
        effects.changed.connect(self._follow)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        self.sections.setCurrentRow(0)
        self._follow("")
        self._offer_reset()

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(tr("Search settings"))
        self.search.setAccessibleName(tr("Search settings"))
        self.search.setClearButtonEnabled(True)
        self.sections.setAccessibleName(tr("Sections"))
        self.sections.setFixedWidth(SECTIONS_WIDTH)
        self.sections.setObjectName("sections")
        self.sections.addItems([tr(section) for section in SECTIONS])
        left = QVBoxLayout()
        left.setContentsMargins(2 * UNIT, 2 * UNIT, UNIT, 2 * UNIT)
        left.setSpacing(UNIT)
        left.addWidget(self.search)
        left.addWidget(self.sections, 1)
        self.reset_all.setProperty("role", "quiet")
        self.reset_all.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.close)
        for button in (self.reset_all, close):
            button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setContentsMargins(3 * UNIT, UNIT, 3 * UNIT, 2 * UNIT)
        foot.addWidget(self.reset_all)
        foot.addStretch(1)
        foot.addWidget(close)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._settings(), 1)
        right.addLayout(foot)
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedWidth(1)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addLayout(left)
        columns.addWidget(rule)
        columns.addLayout(right, 1)

    def _settings(self) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(0)
        for section, heading in self.headings.items():
            heading.setContentsMargins(0, UNIT, 0, UNIT)
            column.addWidget(heading)
            for row in self.rows.values():
                if row.setting.section == section:
                    column.addWidget(row)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.nothing)
        column.addStretch(1)
        area = self._area
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        return area

    def _go_to_section(self) -> None:
        """A section ends the search."""
        self.search.clear()
        self._filter()

    def _filter(self, *_: object) -> None:
        """The rows of the section, or of a search those of every section that match all its words."""
        words = self.search.text().casefold().split()
        section = SECTIONS[max(self.sections.currentRow(), 0)]
        shown = {
            key: all(word in row.words for word in words) if words else row.setting.section == section
            for key, row in self.rows.items()
        }
        for key, row in self.rows.items():
            row.setVisible(shown[key])
        full = {self.rows[key].setting.section for key, on in shown.items() if on}
        for name, heading in self.headings.items():
            heading.setVisible(name in full)
        self.nothing.setVisible(not full)
        self._area.verticalScrollBar().setValue(0)

    def _follow(self, key: str) -> None:
        rows = [self.rows[key]] if key in self.rows else self.rows.values()
        for row in rows:
            row.follow()
        if key == "class_palette":
            self.rows["class_colours"].follow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.sections.doItemsLayout()  # the style, and with it the items' height, is known only now

    def go_to(self, key: str) -> None:
        """Show one setting, ready to be changed."""
        row = self.rows[key]
        self.search.clear()
        self.sections.setCurrentRow(SECTIONS.index(row.setting.section))
        self._area.ensureWidgetVisible(row)
        row.field.focus_target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # everything back, and that taken back

    def _reset_all(self) -> None:
        if self._before:
            before, self._before = self._before, {}
            for key, value in before.items():
                self._effects.set(key, value)
        else:
            values = {key: self._effects.value(key) for key in self.rows}
            self._effects.reset()
            self._before = {
                key: value for key, value in values.items() if value != self.rows[key].setting.default
            }
        self._offer_reset()

    def _offer_reset(self) -> None:
        self.reset_all.setText(
            tr("Take the reset back") if self._before else tr("Reset all settings to their defaults")
        )

    def shown_keys(self) -> list[str]:
        """Of the rows that are shown."""
        return [key for key, row in self.rows.items() if not row.isHidden()]
