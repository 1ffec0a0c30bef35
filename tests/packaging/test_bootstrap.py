"""Choosing a Python and a pip, knowing when nothing is to be done, stopping where the disk is too full."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import REPOSITORY

PACKAGING = REPOSITORY / "packaging"


@pytest.fixture
def bootstrap(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    import bootstrap

    return bootstrap


def program(folder: Path, name: str, text: str) -> Path:
    """An executable shell script."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def test_newest_python_wins_and_the_first_on_path_among_equals(bootstrap: ModuleType) -> None:
    found = [
        ("/a/python3", (3, 11)),
        ("/a/python3.13", (3, 13)),
        ("/b/python3.13", (3, 13)),
        ("/b/old", (3, 9)),
    ]
    assert bootstrap.choose_python(found) == "/a/python3.13"


def test_there_is_no_upper_cap(bootstrap: ModuleType) -> None:
    assert bootstrap.choose_python([("/a/python3", (3, 11)), ("/a/python3.23", (3, 23))]) == "/a/python3.23"


def test_a_python_that_does_not_run_is_passed_over(bootstrap: ModuleType, tmp_path: Path) -> None:
    """As a version manager's stand-in for a version that is not active."""
    broken = program(tmp_path, "python3.99", "echo 'command not found' >&2; exit 127")
    found = [(python, bootstrap.version_of(python)) for python in (str(broken), sys.executable)]
    assert bootstrap.choose_python(found) == sys.executable


def test_an_old_python_is_refused_in_a_sentence(bootstrap: ModuleType) -> None:
    with pytest.raises(bootstrap.SetupError, match=r"3\.11 or newer; /usr/bin/python3 is 3\.9\."):
        bootstrap.choose_python([("/usr/bin/python3", (3, 9)), ("/x", None)])


def test_candidates_are_interpreters_alone(bootstrap: ModuleType, tmp_path: Path) -> None:
    for name in ("python3", "python3.12", "python3-config", "python3.12-config", "python2", "python"):
        program(tmp_path / "bin", name, "exit 0")
    (tmp_path / "bin" / "python3.13").write_text("not executable")
    found = bootstrap.candidates(os.pathsep.join([str(tmp_path / "absent"), "", str(tmp_path / "bin")]))
    assert [Path(path).name for path in found] == ["python3", "python3.12"]


@pytest.mark.parametrize(
    ("text", "version"), [("pip 23.0.1 from /usr/lib", (23, 0)), ("pip 9.0", (9, 0)), ("", None)]
)
def test_pip_version(bootstrap: ModuleType, text: str, version: tuple[int, int] | None) -> None:
    assert bootstrap.pip_version(text) == version


def test_pip_of_the_system_reaches_an_environment_without_pip(bootstrap: ModuleType, tmp_path: Path) -> None:
    """The environment has no pip; the first helper's pip is too old; the second's is taken, with --python."""
    environment = program(tmp_path / "venv", "python", "exit 1")
    old = program(tmp_path / "old", "python3", "echo pip 20.3 from somewhere")
    new = program(tmp_path / "new", "python3", "echo pip 23.0.1 from somewhere")
    command = bootstrap.find_pip(environment, [str(old), str(new)])
    assert command == [str(new), "-m", "pip", "--python", str(environment)]


def test_pip_that_cannot_reach_the_environment_is_not_taken(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = program(tmp_path / "venv", "python", "exit 1")
    pip = program(tmp_path / "pip", "python3", 'case "$*" in *--python*) exit 1;; esac; echo pip 23.0.1')
    monkeypatch.setenv("PATH", "/usr/bin-that-is-not-there")
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    with pytest.raises(bootstrap.SetupError, match="python3-pip"):
        bootstrap.find_pip(environment, [str(pip)])


def test_pip_is_never_led_out_of_the_environment(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("PIP_TARGET", "/somewhere")
    monkeypatch.setenv("PIP_CERT", "/a/certificate")
    environment = bootstrap.pip_environment()
    assert not {"PIP_USER", "PIP_TARGET"} & set(environment)
    assert environment["PIP_CERT"] == "/a/certificate"


def test_the_system_is_never_broken_into() -> None:
    text = "".join(path.read_text() for path in [*PACKAGING.glob("*.py"), *PACKAGING.glob("*.sh")])
    text += (REPOSITORY / "Makefile").read_text()
    assert "break-system-packages" not in text
    assert '"sudo"' not in text  # it is printed for the person to type, never run


def test_stamp_key_changes_with_requirements_and_place(bootstrap: ModuleType) -> None:
    key = bootstrap.setup_key(b"numpy>=2", Path("/a"))
    assert key == bootstrap.setup_key(b"numpy>=2", Path("/a"))
    assert key != bootstrap.setup_key(b"numpy>=3", Path("/a"))
    assert key != bootstrap.setup_key(b"numpy>=2", Path("/b"))


def test_stamp_covers_the_extras_it_names_and_no_others(bootstrap: ModuleType, tmp_path: Path) -> None:
    stamp = tmp_path / "stamp.json"
    assert not bootstrap.is_done(stamp, "k", [])
    stamp.write_text(json.dumps({"key": "k", "extras": []}))
    assert bootstrap.is_done(stamp, "k", [])
    assert not bootstrap.is_done(stamp, "k", ["dev"])
    assert not bootstrap.is_done(stamp, "other", [])
    stamp.write_text("half a fi")
    assert not bootstrap.is_done(stamp, "k", [])


def test_full_disk_stops_after_the_costs_are_said(
    bootstrap: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    bootstrap.check_disk(9_000_000_000, Path("/somewhere"))
    said = capsys.readouterr().err
    assert "6 GB" in said
    assert "minutes" in said
    assert "9 GB are free" in said
    with pytest.raises(bootstrap.SetupError, match="nothing was installed"):
        bootstrap.check_disk(7_900_000_000, Path("/somewhere"))


def test_a_full_disk_does_not_stop_what_needs_no_installation(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a stamp that fits, nothing is looked at, asked or run."""
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    (tmp_path / "pyproject.toml").write_text("[project]")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").touch()
    note = {"key": bootstrap.setup_key(b"[project]", tmp_path), "extras": ["dev"]}
    (tmp_path / ".venv" / "segtool-setup.json").write_text(json.dumps(note))

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("this must not be called")

    for name in ("see_to", "check_disk", "make_environment", "unmet"):
        monkeypatch.setattr(bootstrap, name, refuse)
    monkeypatch.setattr(bootstrap.subprocess, "run", refuse)
    bootstrap.set_up(["dev"])
    (tmp_path / ".venv" / "segtool-setup.json").unlink()
    with pytest.raises(AssertionError, match="must not be called"):  # without the note, something is done
        bootstrap.set_up(["dev"])


def test_a_folder_that_is_no_environment_is_left_alone(bootstrap: ModuleType, tmp_path: Path) -> None:
    folder = tmp_path / ".venv"
    folder.mkdir()
    (folder / "mine.txt").write_text("keep")
    with pytest.raises(bootstrap.SetupError, match="move it away"):
        bootstrap.make_environment(folder, os.environ["PATH"])
    assert (folder / "mine.txt").read_text() == "keep"


def test_environment_is_made_without_ensurepip(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    barrier = tmp_path / "barrier" / "ensurepip"
    barrier.mkdir(parents=True)
    (barrier / "__init__.py").write_text("raise ImportError('not here')\n")
    monkeypatch.setenv("PYTHONPATH", str(barrier.parent))
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    (bin_folder / "python3").symlink_to(sys.executable)
    bootstrap.make_environment(tmp_path / ".venv", str(bin_folder))
    python = tmp_path / ".venv" / "bin" / "python"
    answer = subprocess.run(
        [python, "-c", "import sys; print(sys.prefix)"], capture_output=True, text=True, check=True
    )
    assert Path(answer.stdout.strip()) == tmp_path / ".venv"


def test_what_the_environment_lacks_is_seen() -> None:
    """The environment that runs this test meets every requirement; an environment without packages meets none."""
    script = PACKAGING / "requirements_check.py"

    def unmet(*options: str) -> list[str]:
        command = [sys.executable, *options, str(script), str(REPOSITORY), "dev"]
        return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    assert unmet() == []
    assert unmet("-I", "-S") == ["packaging"]


def test_ci_runs_make_check_and_nothing_else() -> None:
    lines = (REPOSITORY / ".ci" / "run").read_text().splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["exec make check"]


def test_pytest_is_the_last_step_of_make_check() -> None:
    command = ["make", "--dry-run", "--no-print-directory", "check"]
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))
    }
    answer = subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=True
    )
    steps = answer.stdout.strip().splitlines()
    assert "-m pytest" in steps[-1]
    for tool in ("ruff format --check", "ruff check", "mypy", "lint-imports"):
        assert any(tool in step for step in steps[:-1])
