"""What no file of the repository may hold."""

import re
import subprocess

import pytest

from tests.conftest import REPOSITORY

REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in (("pypi", "org"), ("pythonhosted", "org"), ("debian", "org"), ("npmjs", "com"))
]
"""Spelled in pieces, so that this file holds none of them."""

MACHINE_PATH = re.compile(r"(?<![A-Za-z0-9_.])/(?:work|root|home/[a-z]+)/")


def tracked_files() -> list[str]:
    command = ["git", "-C", str(REPOSITORY), "ls-files", "-z"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        pytest.skip("this is not a git checkout, so there are no tracked files to look through")
    return [name for name in answer.stdout.split("\0") if name and (REPOSITORY / name).is_file()]


def texts() -> list[tuple[str, str]]:
    found = []
    for name in tracked_files():
        data = (REPOSITORY / name).read_bytes()
        if b"\0" not in data[:8000]:
            found.append((name, data.decode("utf-8", "replace")))
    assert len(found) > 50
    return found


def test_no_file_names_a_package_registry() -> None:
    assert not [(name, host) for name, text in texts() for host in REGISTRY_HOSTS if host in text]


def test_no_file_holds_a_path_of_a_machine() -> None:
    assert MACHINE_PATH.search("see /" + "work/thing")
    assert not [(name, found[0]) for name, text in texts() if (found := MACHINE_PATH.search(text))]


def test_no_photograph_of_the_dataset_is_in_the_repository() -> None:
    pictures = [name for name in tracked_files() if name.lower().endswith((".jpg", ".jpeg", ".gif", ".bmp"))]
    assert pictures == []
