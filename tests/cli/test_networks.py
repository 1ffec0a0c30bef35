"""segtool networks: the table for people and for programs."""

import json

import pytest

from segtool.cli import main


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    status = main(["networks", *words])
    return status, capsys.readouterr().out


def test_the_table_names_every_network_and_the_lectures_figures(capsys: pytest.CaptureFixture[str]) -> None:
    status, out = run(capsys)
    assert status == 0
    assert "unet" in out
    assert "34,513,475" in out
    assert "convnext-tiny-unet" in out
    assert "8.1 M parameters (7,978,856 trained), depth 242" in out
    assert "Not timed here yet" in out


def test_with_json_it_is_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    status, out = run(capsys, "--json")
    document = json.loads(out)
    assert status == 0
    assert len(document["networks"]) == 12
    by_name = {row["name"]: row for row in document["networks"]}
    assert by_name["unet"]["parameters"] == 34_513_475
    assert by_name["unet"]["ms_cpu"] is None
    assert by_name["lite0-unet"]["best"]["source"] == "pets-lite0"
