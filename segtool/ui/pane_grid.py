"""Where the panes stand: cells of one size, so that a picture point has the same place in each of them."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

RULE = 1
"""Width of the line between two panes, in logical pixels."""
ASPECT = 4 / 3
"""Of a photograph on the whole; not of the one on show, or the panes would jump from sample to sample."""
TITLE = 32
"""Height that a pane's heading takes."""
SIDE_BY_SIDE = 1.6
"""How much larger two pictures must become to be stacked: side by side is what a person expects of two."""
IN_A_ROW = 1.15
"""The same for three."""


@dataclass(frozen=True)
class Grid:
    """Rows and columns for `count` panes."""

    rows: int
    columns: int


GRIDS: dict[int, tuple[tuple[Grid, float], ...]] = {
    1: ((Grid(1, 1), 1.0),),
    2: ((Grid(1, 2), SIDE_BY_SIDE), (Grid(2, 1), 1.0)),
    3: ((Grid(1, 3), IN_A_ROW), (Grid(2, 2), 1.0), (Grid(3, 1), 1.0)),
    4: ((Grid(2, 2), 1.0),),
}
"""By the number of panes: what can be, and by how much it is preferred."""


def grid_for(count: int, size: QSize) -> Grid:
    """The arrangement in which a photograph is largest."""

    def worth(row: tuple[Grid, float]) -> float:
        cell = cell_size(row[0], size)
        return row[1] * min(cell.width() / ASPECT, max(cell.height() - TITLE, 1))

    return max(GRIDS[count], key=worth)[0]


def cell_size(grid: Grid, size: QSize) -> QSize:
    """Of each cell; what division leaves over stays free at the right and at the bottom."""
    return QSize(
        (size.width() - RULE * (grid.columns - 1)) // grid.columns,
        (size.height() - RULE * (grid.rows - 1)) // grid.rows,
    )


def cells(count: int, size: QSize) -> list[QRect]:
    """Every cell of the grid, row by row; there can be one more than panes."""
    grid = grid_for(count, size)
    cell = cell_size(grid, size)
    return [
        QRect(column * (cell.width() + RULE), row * (cell.height() + RULE), cell.width(), cell.height())
        for row in range(grid.rows)
        for column in range(grid.columns)
    ]
