"""Missing system packages: found, named as this release names them, installed as root, else the one command."""

from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import REPOSITORY


@pytest.fixture
def system_packages(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(REPOSITORY / "packaging"))
    import system_packages

    return system_packages


@pytest.fixture
def lacking_icccm(system_packages: ModuleType, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """A machine on which two libraries and Xvfb are missing; what is removed from the set has been installed."""
    absent = {"libxcb-icccm.so.4", "libglib-2.0.so.0", "Xvfb"}
    checks = dict.fromkeys(("library", "command", "font"), lambda name: name not in absent)
    monkeypatch.setattr(system_packages, "CHECKS", checks)
    monkeypatch.setattr(system_packages.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system_packages, "apt_knows", lambda name: name != "libglib2.0-0t64")
    return absent


def test_table_names_what_the_window_and_the_tests_need(system_packages: ModuleType) -> None:
    rows = system_packages.read_table()
    names = {name for row in rows for name in row.names}
    assert {
        "libgl1",
        "libegl1",
        "libxcb-icccm4",
        "libxcb-keysyms1",
        "libxcb-cursor0",
        "xvfb",
        "xdotool",
    } <= names
    assert {row.names[0] for row in rows if row.purpose == "test"} == {"xvfb", "xdotool"}
    assert all(row.needed.partition(":")[0] in system_packages.CHECKS for row in rows)


def test_name_follows_the_release(system_packages: ModuleType) -> None:
    glib = [row for row in system_packages.read_table() if "libglib2.0-0" in row.names]
    older = {"libglib2.0-0"}
    newer = {"libglib2.0-0t64"}
    assert system_packages.choose_names(glib, older.__contains__) == ["libglib2.0-0"]
    assert system_packages.choose_names(glib, newer.__contains__) == ["libglib2.0-0t64"]


def test_libraries_and_commands_are_looked_for(system_packages: ModuleType, tmp_path: Path) -> None:
    row = system_packages.SystemPackage
    rows = [
        row("run", "library:libc.so.6", ("libc6",)),
        row("run", "library:libnothing-of-the-kind.so.9", ("nothing",)),
        row("test", "command:sh", ("dash",)),
        row("test", "command:no-such-command-here", ("none",)),
        row("run", f"font:{tmp_path}", ("fonts",)),
    ]
    assert [r.names[0] for r in system_packages.missing(rows)] == ["nothing", "none", "fonts"]
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "Some.ttf").touch()
    assert system_packages.missing(rows[-1:]) == []


def test_root_installs_what_is_missing(
    system_packages: ModuleType, lacking_icccm: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[str, ...]] = []

    def apt_get(*arguments: str) -> bool:
        calls.append(arguments)
        lacking_icccm.clear()
        return True

    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 0)
    monkeypatch.setattr(system_packages, "_apt_get", apt_get)
    assert system_packages.see_to({"run", "test"}, lambda text: None)
    assert calls == [("install", "-y", "--no-install-recommends", "libglib2.0-0", "libxcb-icccm4", "xvfb")]


def test_lists_are_fetched_first_where_apt_knows_nothing(
    system_packages: ModuleType, lacking_icccm: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    def apt_get(*arguments: str) -> bool:
        calls.append(arguments[0])
        if arguments[0] == "update":
            monkeypatch.setattr(system_packages, "apt_knows", lambda name: True)
        else:
            lacking_icccm.clear()
        return True

    monkeypatch.setattr(system_packages, "apt_knows", lambda name: False)
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 0)
    monkeypatch.setattr(system_packages, "_apt_get", apt_get)
    assert system_packages.see_to({"run"}, lambda text: None)
    assert calls == ["update", "install"]


def test_others_get_the_one_command_to_type(
    system_packages: ModuleType, lacking_icccm: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 1000)
    with pytest.raises(
        system_packages.SetupError, match=r"sudo apt-get install -y libglib2\.0-0 libxcb-icccm4$"
    ):
        system_packages.see_to({"run"}, lambda text: None)


def test_missing_test_tools_do_not_stop_the_tests(
    system_packages: ModuleType, lacking_icccm: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking_icccm -= {"libxcb-icccm.so.4", "libglib-2.0.so.0"}
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 1000)
    said: list[str] = []
    assert not system_packages.see_to({"run", "test"}, said.append)
    assert said[0].endswith("sudo apt-get install -y xvfb")


def test_nothing_is_said_where_nothing_is_missing(
    system_packages: ModuleType, lacking_icccm: set[str]
) -> None:
    lacking_icccm.clear()
    said: list[str] = []
    assert system_packages.see_to({"run", "test"}, said.append)
    assert said == []


def test_commands_and_set_up_name_the_same_packages(system_packages: ModuleType) -> None:
    """A command that misses a library names the package that the set-up would have installed."""
    from segtool.cli.libraries import PACKAGES

    by_package = {
        name: row.needed.removeprefix("library:")
        for row in system_packages.read_table()
        if row.needed.startswith("library:")
        for name in row.names
    }
    assert set(PACKAGES.values()) <= set(by_package)
    assert {file.partition(".so")[0] for file in by_package.values()} <= {
        library if library != "libglib-2" else "libglib-2.0" for library in PACKAGES
    }
