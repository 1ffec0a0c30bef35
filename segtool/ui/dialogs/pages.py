"""Pages that only tell: about, messages, problems of the dataset."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

import segtool
from segtool.core.problems import Problem
from segtool.ui.icons import application_icon
from segtool.ui.messages import Message
from segtool.ui.phrasebook import translated
from segtool.ui.sample_list import SearchBox
from segtool.ui.theme import UNIT, label
from segtool.ui.words import QT_TR_NOOP, tr

ABOUT = QT_TR_NOOP("""
<p>Segments pets: browse, predict, correct, fine-tune, export.</p>
<p><b>Data.</b> The embedded sample is drawn by the program. segtool works on datasets in the layout of the
Oxford-IIIT Pet dataset: O. M. Parkhi, A. Vedaldi, A. Zisserman, C. V. Jawahar, “Cats and Dogs”, CVPR 2012. Its page
offers it under CC BY-SA 4.0, copyright remaining with the photographs' owners; the file inside its archive says
“for research purposes”. The network that ships was trained on a part of it.</p>
<p><b>Software.</b> Qt and PySide6 (LGPL 3), PyTorch and torchvision (BSD), NumPy (BSD), OpenCV (Apache 2.0),
Pillow (MIT-CMU), safetensors (Apache 2.0), pyqtgraph (MIT), qimage2ndarray (BSD), platformdirs (MIT).
The first encoder weights come from EfficientNet-Lite0 (Apache 2.0).</p>
<p>Nothing you open leaves this machine.</p>
""")
SEVERITIES = {"problem": QT_TR_NOOP("problem"), "note": QT_TR_NOOP("note")}


class TablePage(QDialog):
    """A table with a box to search it."""

    def __init__(
        self,
        title: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        wide: int,
        parent: QWidget | None = None,
    ) -> None:
        """heads: of the columns. wide: the column that takes the room that is left."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(640, 560)
        self.search = SearchBox()
        self.search.setPlaceholderText(tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Search: {title}", title=title))
        self.table = QTableWidget(len(rows), len(heads))
        self.table.setHorizontalHeaderLabels(list(heads))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAccessibleName(title)
        for row, cells in enumerate(rows):
            for position, text in enumerate(cells):
                self.table.setItem(row, position, QTableWidgetItem(text))
        self.table.resizeRowsToContents()
        self.search.textChanged.connect(self._filter)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT + 4)
        column.addWidget(label(title, "display"))
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for row in range(self.table.rowCount()):
            cells = [self.table.item(row, column) for column in range(self.table.columnCount())]
            held = any(cell is not None and wanted in cell.text().casefold() for cell in cells)
            self.table.setRowHidden(row, not held)


def messages_page(history: Sequence[Message], parent: QWidget | None = None) -> TablePage:
    """All messages of this session, newest first."""
    rows = [(f"{each.time:%H:%M:%S}", f"{each.text} {each.hint}".strip()) for each in reversed(history)]
    return TablePage(tr("Messages"), (tr("Time"), tr("Message")), rows, 1, parent)


def problems_page(problems: Sequence[Problem], parent: QWidget | None = None) -> TablePage:
    """What is wrong with a dataset; problems before notes."""
    ordered = sorted(problems, key=lambda problem: (problem.severity != "problem", str(problem.file)))
    rows = [
        (tr(SEVERITIES[problem.severity]), problem.file.name, translated(problem.sentence))
        for problem in ordered
    ]
    return TablePage(tr("Check of the dataset"), ("", tr("File"), tr("What is wrong")), rows, 2, parent)


class AboutPage(QDialog):
    """Version, attribution, licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About segtool"))
        self.setFixedWidth(560)
        mark = QLabel()
        mark.setPixmap(application_icon().pixmap(QSize(64, 64)))
        words = QLabel(tr(ABOUT))
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(mark)
        column.addWidget(label("segtool", "display"))
        column.addWidget(label(tr("Version {version}", version=segtool.__version__), "muted"))
        column.addWidget(words)
        column.addWidget(buttons)
