"""The settings: only differences are saved, a broken file is survived."""

import json
import logging
from pathlib import Path

import pytest

from segtool.core.errors import UsageError
from segtool.core.settings import SETTINGS, Settings


def test_every_default_is_within_its_own_limits() -> None:
    assert [setting.fault(setting.default) for setting in SETTINGS] == [""] * len(SETTINGS)
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)
    assert all(setting.label for setting in SETTINGS)


def test_only_what_differs_from_the_defaults_is_saved(home: Path) -> None:
    settings = Settings()
    assert settings.path == home / "config" / "settings.json"
    assert settings.get("brush_size") == 20
    settings.set("brush_size", 7)
    settings.set("contour_only", True)
    assert json.loads(settings.path.read_text()) == {"brush_size": 7, "contour_only": True}
    settings.set("contour_only", False)
    assert json.loads(settings.path.read_text()) == {"brush_size": 7}
    assert Settings().get("brush_size") == 7
    settings.reset()
    assert json.loads(settings.path.read_text()) == {}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("brush_size", 0),
        ("brush_size", 1001),
        ("brush_size", 3.5),
        ("brush_size", True),
        ("overlay_opacity", float("nan")),
        ("device", "toaster"),
        ("contour_only", 1),
        ("no_such_setting", 1),
    ],
)
def test_values_outside_the_limits_are_refused(key: str, value: object) -> None:
    settings = Settings()
    with pytest.raises(UsageError):
        settings.set(key, value)
    assert not settings.path.exists()


def test_a_broken_file_gives_defaults_and_a_line_in_the_log_and_is_kept(
    home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = home / "config" / "settings.json"
    path.parent.mkdir()
    path.write_text('{"brush_size": 7')
    with caplog.at_level(logging.WARNING):
        settings = Settings()
    assert settings.get("brush_size") == 20
    assert str(path) in caplog.text
    settings.set("brush_size", 8)
    assert path.with_name("settings.json.broken").read_text() == '{"brush_size": 7'
    assert Settings().get("brush_size") == 8


def test_one_bad_value_costs_that_value_alone_and_unknown_keys_are_kept(home: Path) -> None:
    path = home / "config" / "settings.json"
    path.parent.mkdir()
    path.write_text(json.dumps({"brush_size": "big", "contour_only": True, "of_a_newer_version": [1]}))
    settings = Settings()
    assert settings.get("brush_size") == 20
    assert settings.get("contour_only") is True
    settings.set("brush_size", 9)
    assert json.loads(path.read_text())["of_a_newer_version"] == [1]
