"""Headless commands where something is missing: Qt, torch, a system library."""

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from segtool.cli.table import COMMANDS
from tests.datasets import make_dataset
from tests.ml.standin import save_standin

STUBBED = ("PySide6", "shiboken6", "qimage2ndarray", "pyqtgraph")

PREAMBLE = """
import sys
from segtool.cli import main

dataset, out, checkpoint = sys.argv[1:]
try:
    import PySide6
except ImportError:
    print("no PySide6", file=sys.stderr)

def run(*words):
    status = main([*words, "--quiet", "--json"])
    print(words[0], status, "torch" if "torch" in sys.modules else "", file=sys.stderr)
"""

WITHOUT_TORCH = """
import itertools
from segtool.core.drawing import sample
drawn = list(itertools.islice(sample.sample_drawings(), 1))  # drawing all of it takes long
sample.sample_drawings = lambda: drawn
run("sample", out + "/sample")
run("check", dataset)
run("stats", dataset)
run("export", dataset, "--out", out + "/export")
run("checkpoint", "list", dataset)
run("checkpoint", "use", dataset, checkpoint)
"""

WITH_TORCH = """
from tests.ml import standin
standin.register()
run("predict", dataset, "--out", out + "/masks")
run("eval", dataset)
run("train", dataset, "--epochs", "1")
"""


def child(script: str, *arguments: str | Path, path: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """A fresh interpreter with `path` first in the search for modules."""
    root = Path(__file__).resolve().parents[2]
    environment = os.environ | {"PYTHONPATH": f"{path}{os.pathsep}{root}", "SEGTOOL_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=170,
        check=False,
    )


def stub(folder: Path, name: str, body: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.py").write_text(body)


@pytest.mark.slow
def test_every_headless_command_runs_without_qt_and_most_without_torch(tmp_path: Path, home: Path) -> None:
    for name in STUBBED:
        stub(tmp_path / "stubs", name, f"raise ImportError('{name} is not to be imported here')\n")
    dataset = make_dataset(tmp_path / "pets")
    checkpoint = tmp_path / "red.safetensors"
    save_standin(checkpoint)
    (tmp_path / "out").mkdir()
    script = PREAMBLE + WITHOUT_TORCH + WITH_TORCH
    ended = child(script, dataset, tmp_path / "out", checkpoint, path=tmp_path / "stubs", home=home)
    said = ended.stderr.splitlines()
    assert ended.returncode == 0, ended.stderr
    assert said[0] == "no PySide6"
    statuses = [line.split() for line in said[1:] if line.split()[0] in COMMANDS]
    without, with_torch = statuses[:6], statuses[6:]
    assert [line[:2] for line in without] == [
        ["sample", "0"],
        ["check", "0"],
        ["stats", "0"],
        ["export", "0"],
        ["checkpoint", "0"],
        ["checkpoint", "0"],
    ]
    assert all(len(line) == 2 for line in without), "torch was not imported"
    # Nothing is corrected, so train has nothing to train on: it says so, which is all that matters here.
    assert [line[:2] for line in with_torch] == [["predict", "0"], ["eval", "0"], ["train", "3"]]
    assert "Qt" not in ended.stdout
    assert "unexpected" not in ended.stdout


@pytest.mark.parametrize(("module", "words"), [("cv2", ["check"]), ("torch", ["eval"])])
def test_a_missing_system_library_is_told_in_one_sentence(
    tmp_path: Path, home: Path, module: str, words: list[str]
) -> None:
    text = "libGL.so.1: cannot open shared object file: No such file or directory"
    stub(tmp_path / "stubs", module, f"raise ImportError({text!r})\n")
    dataset = make_dataset(tmp_path / "pets")
    checkpoint = tmp_path / "red.safetensors"
    save_standin(checkpoint)
    script = textwrap.dedent(
        """
        import sys
        from segtool.cli import main
        sys.exit(main(sys.argv[1:]))
        """
    )
    options = ["--json", "--checkpoint", str(checkpoint)]
    ended = child(script, *words, dataset, *options, path=tmp_path / "stubs", home=home)
    assert ended.returncode == 3
    error = json.loads(ended.stdout)["error"]
    assert "libGL.so.1" in error["message"]
    assert "libgl1" in error["hint"]
    assert ended.stderr == ""
