"""Where things are."""

from pathlib import Path

import pytest

from segtool.core import places
from segtool.core.errors import SegtoolError


def test_one_variable_moves_every_folder(home: Path) -> None:
    found = [places.data_folder(), places.config_folder(), places.log_file(), places.sample_folder()]
    assert all(home in place.parents for place in found)
    assert len(set(found)) == 4
    assert not any(place.exists() for place in found)


def test_without_it_they_are_the_systems_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(places.HOME_VARIABLE)
    assert "segtool" in places.data_folder().parts
    assert places.log_file().name == "segtool.log"


def test_a_resource_is_found_in_the_checkout_and_in_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout = tmp_path / "checkout"
    module = checkout / "segtool" / "core" / "places.py"
    for folder in (checkout / "resources", module.parent):
        folder.mkdir(parents=True)
    (checkout / "resources" / "a.txt").write_text("checkout")
    monkeypatch.setattr(places, "__file__", str(module))
    assert places.resource("a.txt").read_text() == "checkout"
    (checkout / "segtool" / "resources").mkdir()
    (checkout / "segtool" / "resources" / "a.txt").write_text("installed")
    assert places.resource("a.txt").read_text() == "installed"


def test_a_missing_resource_says_where_it_was_looked_for() -> None:
    with pytest.raises(SegtoolError, match=r"no-such\.svg is missing"):
        places.resource("no-such.svg")


def test_the_default_workspace_keeps_odd_names_readable(tmp_path: Path) -> None:
    place = places.default_workspace(tmp_path / "Meine Hunde & Katzen")
    assert place.parent == places.data_folder() / "workspaces"
    assert place.name.startswith("Meine_Hunde_Katzen-")
