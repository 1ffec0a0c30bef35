"""The samples as a model: what the list shows of each, and which of them pass the filters."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QImage

from segtool.core.dataset import Sample
from segtool.core.workspace import Facts

Index = QModelIndex | QPersistentModelIndex

ANY = ""
STATES = ("open", "corrected", "accepted", "no ground truth")
"""What the state filter offers; a sample can be corrected and accepted at once."""


class Role(IntEnum):
    """What the delegate asks the model for."""

    SAMPLE = Qt.ItemDataRole.UserRole + 1
    FACTS = Qt.ItemDataRole.UserRole + 2
    THUMBNAIL = Qt.ItemDataRole.UserRole + 3
    IOU = Qt.ItemDataRole.UserRole + 4


class SampleModel(QAbstractListModel):
    """All samples of the dataset, in its order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._samples: tuple[Sample, ...] = ()
        self._rows: dict[str, int] = {}
        self._facts: dict[str, Facts] = {}
        self._thumbnails: dict[str, QImage] = {}
        self._iou: dict[str, float] = {}

    def set_samples(self, samples: Sequence[Sample], facts: dict[str, Facts]) -> None:
        """Another dataset."""
        self.beginResetModel()
        self._samples = tuple(samples)
        self._rows = {sample.name: row for row, sample in enumerate(self._samples)}
        self._facts = dict(facts)
        self._thumbnails = {}
        self._iou = {}
        self.endResetModel()

    def set_facts(self, name: str, facts: Facts) -> None:
        """A sample was corrected, accepted, reopened or reverted."""
        self._facts[name] = facts
        self._tell(name)

    def set_thumbnail(self, name: str, thumbnail: QImage) -> None:
        """A thumbnail has arrived."""
        self._thumbnails[name] = thumbnail
        self._tell(name)

    def has_thumbnail(self, name: str) -> bool:
        """Whether it has arrived."""
        return name in self._thumbnails

    def set_iou(self, name: str, mean_iou: float | None) -> None:
        """The figure of a sample that was predicted, None where it has none."""
        if mean_iou is None:
            self._iou.pop(name, None)
        else:
            self._iou[name] = mean_iou
        self._tell(name)

    def clear_iou(self) -> None:
        """Another checkpoint: the figures known so far are not its own."""
        self._iou = {}
        if self._samples:
            self.dataChanged.emit(self.index(0), self.index(len(self._samples) - 1))

    def _tell(self, name: str) -> None:
        row = self._rows.get(name)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, name: str) -> int:
        """The row of a sample, -1 where there is none of this name."""
        return self._rows.get(name, -1)

    def sample(self, row: int) -> Sample:
        """The sample of a row."""
        return self._samples[row]

    def facts(self, row: int) -> Facts:
        """The facts of a row's sample."""
        return self._facts.get(self._samples[row].name, Facts())

    def counts(self) -> tuple[int, int, int]:
        """Samples, corrected, accepted."""
        known = [self._facts.get(sample.name) for sample in self._samples]
        corrected = sum(1 for facts in known if facts is not None and facts.correction)
        accepted = sum(1 for facts in known if facts is not None and facts.review == "accepted")
        return len(self._samples), corrected, accepted

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._samples)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        sample = self._samples[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return sample.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return describe(sample, self.facts(index.row()))
        if role == Role.SAMPLE:
            return sample
        if role == Role.FACTS:
            return self.facts(index.row())
        if role == Role.THUMBNAIL:
            return self._thumbnails.get(sample.name)
        if role == Role.IOU:
            return self._iou.get(sample.name)
        return None


def describe(sample: Sample, facts: Facts) -> str:
    """A sample in words, for screen readers and tooltips."""
    parts = [
        sample.name,
        sample.breed.replace("_", " "),
        sample.species,
        sample.split,
        *states_of(sample, facts),
    ]
    return ", ".join(part for part in parts if part)


def states_of(sample: Sample, facts: Facts) -> tuple[str, ...]:
    """The states of STATES that hold for a sample."""
    holds = (
        facts.review != "accepted" and not facts.correction,
        facts.correction,
        facts.review == "accepted",
        sample.trimap is None,
    )
    return tuple(state for state, yes in zip(STATES, holds, strict=True) if yes)


class SampleFilter(QSortFilterProxyModel):
    """The samples that pass the search text and the four choices; each choice ANY lets all through."""

    def __init__(self, model: SampleModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.text = ""
        self.choices = {"species": ANY, "breed": ANY, "split": ANY, "state": ANY}
        self.setSourceModel(model)

    def set_text(self, text: str) -> None:
        """Show samples whose name or breed holds `text`, capitals or not, spaces as underscores."""
        self.beginFilterChange()
        self.text = text.strip().casefold().replace(" ", "_")
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def set_choice(self, which: str, value: str) -> None:
        """Narrow by species, breed, split or state."""
        self.beginFilterChange()
        self.choices[which] = value
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    @property
    def narrowed(self) -> bool:
        """Whether anything is filtered at all."""
        return bool(self.text or any(self.choices.values()))

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        if not self.narrowed:
            return True
        sample, choices = self._model.sample(row), self.choices
        if self.text and self.text not in sample.name.casefold() and self.text not in sample.breed.casefold():
            return False
        for which in ("species", "breed", "split"):
            if choices[which] and getattr(sample, which) != choices[which]:
                return False
        return not choices["state"] or choices["state"] in states_of(sample, self._model.facts(row))

    def names(self) -> list[str]:
        """The names that pass, in order."""
        return [self._model.sample(row).name for row in map(self.source_row, range(self.rowCount()))]

    def source_row(self, row: int) -> int:
        """The model's row of a row shown."""
        return self.mapToSource(self.index(row, 0)).row()

    def row_shown(self, name: str) -> int:
        """The row at which a sample is shown, -1 where it is filtered out."""
        row = self._model.row_of(name)
        return self.mapFromSource(self._model.index(row)).row() if row >= 0 else -1
