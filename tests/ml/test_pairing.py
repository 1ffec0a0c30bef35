"""Whether torch and torchvision fit, told without importing either."""

import subprocess
import sys
from collections.abc import Callable
from importlib import metadata

import pytest

from segtool.core.errors import SegtoolError
from segtool.ml.pairing import check_pairing

Install = Callable[..., None]


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Install:
    """installed(torch, torchvision, requirement of torchvision); None: not installed."""

    def install(torch: str | None, torchvision: str | None, requirement: str = "") -> None:
        versions = {"torch": torch, "torchvision": torchvision}

        def version(name: str) -> str:
            found = versions[name]
            if found is None:
                raise metadata.PackageNotFoundError(name)
            return found

        monkeypatch.setattr(metadata, "version", version)
        monkeypatch.setattr(
            metadata, "requires", lambda name: ["numpy", requirement] if requirement else None
        )

    return install


@pytest.mark.parametrize(
    ("torch", "torchvision", "requirement"),
    [
        ("2.9.0", "0.24.0", "torch==2.9.0"),
        ("2.9.0+cu128", "0.24.0+cu128", "torch (==2.9.0)"),
        ("2.14.1", "0.29.1", "torch (>=2.14.0)"),
        ("2.10.3", "0.25.0", ""),
        ("3.0.0", "1.0.0", ""),
    ],
)
def test_a_pair_that_fits_is_silent(
    installed: Install, torch: str, torchvision: str, requirement: str
) -> None:
    installed(torch, torchvision, requirement)
    check_pairing()


@pytest.mark.parametrize(
    ("torch", "torchvision", "requirement", "wanted"),
    [
        ("2.10.0", "0.24.0", "torch==2.9.0", "2.9.0"),
        ("2.9.1", "0.24.0", "torch==2.9.0", "2.9.0"),
        ("2.1.0", "0.29.1", "torch>=2", "2.14"),
        ("2.14.1", "0.24.0", "", "2.9"),
    ],
)
def test_a_pair_that_does_not_fit_is_explained(
    installed: Install, torch: str, torchvision: str, requirement: str, wanted: str
) -> None:
    installed(torch, torchvision, requirement)
    with pytest.raises(SegtoolError) as raised:
        check_pairing()
    assert all(text in raised.value.message for text in (torch, torchvision, f"built for torch {wanted}"))
    assert "pip install" in raised.value.hint


def test_a_missing_package_is_named(installed: Install) -> None:
    installed("2.9.0", None)
    with pytest.raises(SegtoolError, match="torchvision is not installed"):
        check_pairing()


def test_the_pair_here_fits_and_asking_imports_neither() -> None:
    script = (
        "import sys; from segtool.ml.pairing import check_pairing; check_pairing();"
        "sys.exit('torch' in sys.modules or 'torchvision' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], timeout=60, check=False).returncode == 0
