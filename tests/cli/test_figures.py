"""segtool figures, and --names: what is measured is kept, what is known is passed over."""

import json
from pathlib import Path

import pytest

from segtool.cli import main
from segtool.core.workspace import Workspace
from tests.datasets import make_dataset
from tests.ml.standin import save_standin


@pytest.fixture
def pets(tmp_path: Path) -> Path:
    return make_dataset(tmp_path / "pets", ["pug_1", "pug_2", "beagle_1"])


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict[str, object]]:
    status = main([*map(str, arguments), "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_figures_are_kept_and_the_next_run_goes_on(
    pets: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    digest = save_standin(tmp_path / "net.safetensors")
    names = tmp_path / "names.txt"
    names.write_text("# mine\npug_1\n\n")
    command = ("figures", pets, "--checkpoint", tmp_path / "net.safetensors", "--device", "cpu")
    status, document = run(capsys, *command, "--names", names)
    assert (status, document["measured"], document["known"]) == (0, 1, 0)
    (pets / "images" / "beagle_1.jpg").write_bytes(b"broken")
    status, document = run(capsys, *command)
    assert (status, document["measured"], document["known"]) == (1, 1, 1)
    assert [one["name"] for one in document["failed"]] == ["beagle_1"]  # type: ignore[index]
    workspace = Workspace.open(pets, read_only=True)
    assert set(workspace.figures.measured_by(digest)) == {"pug_1", "pug_2"}
    workspace.close()
    status, document = run(capsys, *command, "--again", "--names", names)
    assert (status, document["measured"], document["known"]) == (0, 1, 0)


def test_export_takes_the_names_of_a_file(
    pets: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = tmp_path / "names.txt"
    names.write_text("pug_2\n")
    status, document = run(capsys, "export", pets, "--out", tmp_path / "out", "--names", names)
    assert (status, document["written"]) == (0, 1)
    assert [path.name for path in (tmp_path / "out" / "images").iterdir()] == ["pug_2.jpg"]
    names.write_text("zebra_9\n")
    assert run(capsys, "export", pets, "--out", tmp_path / "other", "--names", names)[0] == 3
    assert run(capsys, "export", pets, "--out", tmp_path / "other", "--names", tmp_path / "no.txt")[0] == 3
    assert not (tmp_path / "other").exists()
