"""A workspace, and what a command sees beside the window."""

from pathlib import Path

import numpy as np
import pytest

from segtool.core.workspace import Workspace

BASE = np.full((23, 37), 2, np.uint8)


BASE.flags.writeable = False


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "pets").mkdir()
    opened = Workspace.open(tmp_path / "pets", tmp_path / "work")
    yield opened
    opened.close()


def beside(workspace: Workspace) -> Workspace:
    """What a command sees that runs beside the window."""
    return Workspace.open(workspace.dataset_root, workspace.directory, read_only=True)
