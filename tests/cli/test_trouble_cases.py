"""The trouble cases of checkpoints by the option of the command line, on their own inputs."""

from pathlib import Path

import pytest

from segtool.core.workspace import Facts, Workspace
from tests.cli.conftest import Segtool
from tests.datasets import make_dataset, trimap


@pytest.mark.parametrize("case", ["TRN-09", "TRN-10"])
def test_every_file_is_refused_by_predict_eval_and_train(
    case: str, cases_folder: Path, tmp_path: Path, segtool: Segtool, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    root = make_dataset(tmp_path / "pets", [f"pug_{number}" for number in range(1, 9)])
    workspace = Workspace.open(root)
    workspace.save_correction("pug_1", trimap(), Facts(True, "open"), 0)
    workspace.close()
    files = [
        path for path in sorted((cases_folder / case).iterdir()) if path.is_file() and path.suffix != ".json"
    ]
    assert len(files) >= 3
    for path in files:
        for command in (("predict", root, "--out", tmp_path / "out"), ("eval", root), ("train", root)):
            said = segtool(*command, "--checkpoint", path, "--json")
            assert said.status == 3, (path.name, command[0], said.out)
            assert "\n" not in said.document["error"]["message"]
    assert not (tmp_path / "out").exists()
    assert list((tmp_path / "here").iterdir()) == [], "a planted file ran"
