"""The right panel: classes, brush, figures, review; then the tool's options, view, origin, work."""

from math import log

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from segtool.core.classes import CLASSES, IGNORE_CLASS, PixelClass
from segtool.core.tools.brush import LARGEST
from segtool.ui.action_row import key_text
from segtool.ui.brush import Brush
from segtool.ui.effort_meter import EffortView
from segtool.ui.fields import NumberBox, Slider
from segtool.ui.figures_view import FiguresView
from segtool.ui.later import Later
from segtool.ui.look import Look
from segtool.ui.origin_view import OriginView
from segtool.ui.phrasebook import translated
from segtool.ui.shortcut_store import Shortcuts
from segtool.ui.theme import UNIT, label, set_role, tabular
from segtool.ui.tool_panel import ToolPanel
from segtool.ui.view_panel import ViewPanel
from segtool.ui.words import percent, tr
from segtool.workbench import Workbench

SLIDER_STEPS = 100


class ClassRow(QAbstractButton):
    """One class: swatch, name, key, and its share of the picture."""

    def __init__(self, pixel_class: PixelClass, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("classRow")
        self.pixel_class = pixel_class
        self.share = ""
        self._ink = QColor(*pixel_class.colour)
        self.setCheckable(True)
        name = tr(pixel_class.name)
        self.setText(name)
        self.setAccessibleName(tr("Paint {name}", name=name))
        self.set_key(pixel_class.key)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(180, 4 * UNIT)

    def set_share(self, share: float | None) -> None:
        """0 to 1, None where there is no label map."""
        self.share = "" if share is None else percent(share, 1)
        self.update()

    def set_key(self, key: str) -> None:
        """The key that chooses the class; "" for none."""
        self.key = key
        self.setToolTip(f"{self.accessibleName()} ({key})" if key else self.accessibleName())
        self.update()

    def set_colour(self, colour: tuple[int, int, int]) -> None:
        """The colour that the class is drawn with."""
        self._ink = QColor(*colour)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        rect = self.rect().adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            soft = QColor(palette.highlight().color() if self.isChecked() else palette.text().color())
            soft.setAlphaF(0.14 if self.isChecked() else 0.06)
            painter.setBrush(soft)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect, 6, 6)
        if self.hasFocus() or self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.highlight().color(), 2.0 if self.hasFocus() else 1.0))
            painter.drawRoundedRect(rect, 6, 6)
        ink = self._ink
        painter.setPen(QPen(ink, 2.0))
        painter.setBrush(ink if self.pixel_class.shown else Qt.BrushStyle.NoBrush)
        if self.pixel_class is IGNORE_CLASS:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawLine(rect.left() + 11, rect.center().y() + 5, rect.left() + 21, rect.center().y() - 4)
        painter.drawRoundedRect(rect.left() + 9, rect.center().y() - 6, 14, 14, 3, 3)
        words = rect.adjusted(32, 0, -UNIT, 0)
        painter.setPen(palette.text().color())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setFont(tabular(self.font()))
        painter.setPen(palette.placeholderText().color())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.key)
        painter.drawText(
            words.adjusted(0, 0, -24, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            self.share,
        )


class SidePanel(QScrollArea):
    """Shows and changes the brush and the look; shows the figures; accepts and reopens."""

    def __init__(self, workbench: Workbench, brush: Brush, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._brush = brush
        self.rows = {row.value: ClassRow(row) for row in (*CLASSES, IGNORE_CLASS)}
        self.size_slider = Slider(Qt.Orientation.Horizontal)
        self.size_box = NumberBox(1, int(LARGEST), " px")
        self.tool = ToolPanel(workbench.tools, brush)
        self.view = ViewPanel()
        self.figures = FiguresView()
        self.origin = OriginView()
        self.effort = EffortView(workbench)
        self.review = label("", "title")
        self.note = label("", "muted")
        self.accept = QPushButton(tr("Accept"))
        self.reopen = QPushButton(tr("Reopen"))
        self._state_later = Later(self.show_state, self)
        self._shares_later = Later(self._show_shares, self)
        self._lay_out()
        self._connect()
        self._show_brush()
        self._show_shares()
        self.show_state()

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("panel")
        column = QVBoxLayout(inner)
        column.setContentsMargins(2 * UNIT, UNIT + 4, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        for section in (
            self._classes,
            self._brush_part,
            self._figures_part,
            self._review_part,
            lambda column: column.addWidget(self.tool),  # its height is the tool's: nothing above it moves
            self._view_part,
            self._origin_part,
            self._effort_part,
        ):
            section(column)
            column.addSpacing(UNIT)
        column.addStretch(1)
        self.setWidget(inner)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the style and its fonts are known: as wide as the words of this language need."""
        super().showEvent(event)
        inner, bar = self.widget(), self.verticalScrollBar()
        if inner is not None:
            self.setMinimumWidth(
                max(self.minimumWidth(), inner.minimumSizeHint().width() + bar.sizeHint().width())
            )

    def _classes(self, column: QVBoxLayout) -> None:
        column.addWidget(label(tr("Classes").upper(), "caps"))
        block = QVBoxLayout()
        block.setSpacing(2)
        block.setContentsMargins(-UNIT, 0, -UNIT, 0)
        for row in self.rows.values():
            block.addWidget(row)
        column.addLayout(block)

    def _brush_part(self, column: QVBoxLayout) -> None:
        column.addWidget(label(tr("Brush").upper(), "caps"))
        self.size_slider.setRange(0, SLIDER_STEPS)
        self.size_slider.setAccessibleName(tr("Brush size"))
        self.size_box.setAccessibleName(tr("Brush size in picture pixels"))
        self.size_box.setFixedWidth(78)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.size_slider, 1)
        row.addWidget(self.size_box)
        column.addLayout(row)

    def _view_part(self, column: QVBoxLayout) -> None:
        column.addWidget(label(tr("View").upper(), "caps"))
        column.addWidget(self.view)

    def _figures_part(self, column: QVBoxLayout) -> None:
        column.addWidget(label(tr("Figures").upper(), "caps"))
        column.addWidget(self.figures)

    def _origin_part(self, column: QVBoxLayout) -> None:
        column.addWidget(label(tr("Origin").upper(), "caps"))
        column.addWidget(self.origin)

    def _effort_part(self, column: QVBoxLayout) -> None:
        column.addWidget(label(tr("Work").upper(), "caps"))
        column.addWidget(self.effort)

    def _review_part(self, column: QVBoxLayout) -> None:
        column.addWidget(label(tr("Review").upper(), "caps"))
        self.note.setWordWrap(True)
        column.addWidget(self.review)
        column.addWidget(self.note)
        self.accept.setProperty("role", "primary")
        for button in (self.accept, self.reopen):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QGridLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.accept, 0, 0)
        row.addWidget(self.reopen, 0, 1)
        column.addLayout(row)

    def _connect(self) -> None:
        bench = self._workbench
        for value, row in self.rows.items():
            row.clicked.connect(lambda _checked=False, value=value: self._brush.set_value(value))
        self._brush.changed.connect(self._show_brush)
        self.size_slider.valueChanged.connect(self._slide)
        self.size_box.valueChanged.connect(self._brush.set_diameter)
        for signal in (bench.factsChanged, bench.splitChanged, bench.readOnlyChanged):
            signal.connect(self.show_state)
        for signal in (bench.sampleChanged, bench.figuresChanged, bench.predictionChanged):
            signal.connect(self._state_later.ask)
        # Every finished change of a label map, and another one: beside the picture, a moment after it.
        for signal in (bench.factsChanged, bench.sampleChanged):
            signal.connect(self._shares_later.ask)
        bench.origins.changed.connect(self._shares_later.ask)
        self.accept.clicked.connect(bench.accept)
        self.reopen.clicked.connect(bench.reopen)

    # Brush

    def _show_brush(self) -> None:
        for value, row in self.rows.items():
            row.setChecked(value == self._brush.paints)
        for control, number in (
            (self.size_slider, round(slider_of(self._brush.diameter))),
            (self.size_box, self._brush.diameter),
        ):
            blocked = control.blockSignals(True)
            control.setValue(number)
            control.blockSignals(blocked)

    def _slide(self, position: int) -> None:
        self._brush.set_diameter(diameter_of(position))

    # Figures and review

    def _show_shares(self, *_: object) -> None:
        canvas = self._workbench.canvas if self._workbench.has_label_map else None
        shares = canvas.shares if canvas is not None else {}
        for row in self.rows.values():
            row.set_share(shares.get(row.pixel_class.value))
        self.origin.show_state(self._workbench)

    def show_state(self, *_: object) -> None:
        """Read everything from the workbench."""
        bench = self._workbench
        self.figures.show_state(bench)
        current = bench.current
        facts = bench.facts(current.name) if current is not None else None
        accepted = facts is not None and facts.review == "accepted"
        words = tr("Accepted") if accepted else tr("Open")
        if facts is not None and facts.correction:
            words += f" · {tr('corrected')}"
        self.review.setText(words if current is not None else "–")
        set_role(self.review, "good" if accepted else "title")
        self.note.setText(translated(bench.read_only_note or bench.held_out_note))
        self.note.setVisible(bool(self.note.text()))
        self.accept.setEnabled(bench.can_accept and not accepted and not bench.read_only)
        self.reopen.setEnabled(accepted and not bench.read_only)

    def show_keys(self, shortcuts: Shortcuts) -> None:
        """Follow the keys in use."""
        for value, row in self.rows.items():
            row.set_key(key_text(shortcuts.keys(f"class_{value}")[:1]))
        sizes = [key_text(shortcuts.keys(each)[:1]) for each in ("smaller", "larger")]
        keys = ", ".join([*filter(None, sizes), tr("Ctrl+Shift+wheel")])
        self.size_slider.setToolTip(f"{tr('Brush size')} ({keys})")

    def show_look(self, look: Look) -> None:
        """Follow the view without answering."""
        self.view.show_look(look)
        self.figures.set_colours(look.colours)
        for value, row in self.rows.items():
            row.set_colour(look.colours[value])


def diameter_of(position: float) -> int:
    """Slider position, 0 to 100, to picture pixels: equal steps are equal ratios, so that small sizes have room."""
    return round(LARGEST ** (position / SLIDER_STEPS))


def slider_of(diameter: int) -> float:
    """Picture pixels to slider position."""
    return SLIDER_STEPS * log(diameter) / log(LARGEST)
