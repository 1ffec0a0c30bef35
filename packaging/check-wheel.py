"""Shows that the wheel is whole: builds it, installs it, and uses it from another folder.

    .venv/bin/python packaging/check-wheel.py

The wheel goes into an environment of its own with --no-deps; that environment sees the packages of the one that runs
this script, so that 6 GB are not installed twice. Then, from an empty working directory: the shipped checkpoint and
the icons are found inside the installed package, the sample is written and predicted on, and the window starts
(offscreen) and ends cleanly on SIGTERM.
"""

import json
import os
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
import zipfile
from pathlib import Path

from bootstrap import candidates, find_pip

ROOT = Path(__file__).resolve().parent.parent
WINDOW_SECONDS = 6.0

LOOK = """
import json, pathlib, segtool
from segtool.core.places import resource
package = pathlib.Path(segtool.__file__).resolve().parent
names = ["checkpoints/pets-lite0.safetensors", "icons"]
print(json.dumps({"package": str(package), "files": {name: str(resource(name)) for name in names}}))
"""


def run(command: list[str | Path], folder: Path, environment: dict[str, str]) -> str:
    """Its stdout; CalledProcessError where it fails."""
    print("+", *command, flush=True)
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout


def build(folder: Path, environment: dict[str, str]) -> Path:
    """The wheel, by way of the source archive, as a release would be built."""
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT], folder, environment)
    (wheel,) = folder.glob("*.whl")
    return wheel


def check_contents(wheel: Path) -> None:
    """What must be in the wheel and what must not."""
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "segtool/__main__.py",
        "segtool/resources/checkpoints/pets-lite0.safetensors",
        "segtool/resources/translations/segtool_vi.qm",
    ):
        assert wanted in names, f"{wanted} is not in the wheel"
    assert any(name.startswith("segtool/resources/icons/") and name.endswith(".svg") for name in names), (
        "no icons"
    )
    strangers = [name for name in names if not name.startswith(("segtool/", "segtool-"))]
    assert not strangers, f"the wheel installs more than the package: {strangers}"
    print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB, {len(names)} files")


def install(wheel: Path, folder: Path, environment: dict[str, str]) -> Path:
    """An environment with the wheel alone, which sees the packages of this one; returns its Python."""
    run([sys.executable, "-m", "venv", "--without-pip", folder], ROOT, environment)
    python = folder / "bin" / "python"
    pip = find_pip(python, [sys.executable, *candidates(os.environ.get("PATH", ""))])
    run([*pip, "install", "--no-deps", "--no-input", "--no-index", wheel], ROOT, environment)
    own = next(folder.glob("lib/python3.*/site-packages"))
    (own / "linked-packages.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return python


def check_window(python: Path, folder: Path, environment: dict[str, str]) -> None:
    """Starts offscreen, stays, and ends with 0 on SIGTERM."""
    with subprocess.Popen(
        [python, "-m", "segtool"], cwd=folder, env=environment, stdin=subprocess.DEVNULL
    ) as window:
        time.sleep(WINDOW_SECONDS)
        assert window.poll() is None, f"the window ended by itself with status {window.returncode}"
        window.send_signal(signal.SIGTERM)
        status = window.wait(60)
    assert status == 0, f"the window ended with status {status}"
    print("the window started and ended cleanly")


def main() -> None:
    """All of it."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        folder = place / "elsewhere"
        folder.mkdir()
        out = {"PYTHONPATH", "DISPLAY", "WAYLAND_DISPLAY"}
        environment = {name: value for name, value in os.environ.items() if name not in out}
        environment |= {"SEGTOOL_HOME": str(place / "home"), "QT_QPA_PLATFORM": "offscreen"}

        wheel = build(place, environment)
        check_contents(wheel)
        python = install(wheel, place / "venv", environment)

        found = json.loads(run([python, "-c", LOOK], folder, environment))
        assert Path(found["package"]).is_relative_to(place.resolve()), (
            f"not the installed one: {found['package']}"
        )
        for name, path in found["files"].items():
            assert Path(path).is_relative_to(found["package"]), f"{name} comes from {path}"
            assert Path(path).exists(), f"{path} is missing"

        command = place / "venv" / "bin" / "segtool"
        print(run([command, "--version"], folder, environment).strip())
        run([command, "sample", place / "sample"], folder, environment)
        predict = [
            command,
            "predict",
            place / "sample",
            "--out",
            folder / "out",
            "--device",
            "cpu",
            "--quiet",
        ]
        run(predict, folder, environment)
        photographs, predicted = (
            list((place / "sample" / "images").iterdir()),
            list((folder / "out").glob("*.png")),
        )
        assert len(photographs) == len(predicted) > 0, (
            f"{len(predicted)} of {len(photographs)} were predicted"
        )
        check_window(python, folder, environment)
    print("The wheel is whole.")


if __name__ == "__main__":
    main()
