"""The words of a command line: help, mistakes, the window without a command."""

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import segtool as package
from segtool.cli import main
from segtool.cli.parser import find_command
from segtool.cli.table import COMMANDS
from tests.cli.conftest import Segtool

MISTAKES = [
    (["chek", "x"], "check"),
    (["export", "x", "--ot", "y"], "--out"),
    (["eval", "x", "--split", "tets"], "test"),
    (["checkpoint", "lst"], "list"),
    (["train", "x", "--accept", "notworse"], "not-worse"),
]


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_has_a_summary_and_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"] if name else ["--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert "examples:\n  segtool" in text
    assert "--workspace" in text
    if name:
        assert COMMANDS[name].summary[1:] in text.replace("\n", " ")
    else:
        assert all(f"  {command}" in text for command in COMMANDS), "the overview names every command"


def test_every_example_can_be_parsed() -> None:
    for name, command in COMMANDS.items():
        for example in command.examples:
            program, *words = example.split()
            assert program == "segtool"
            found, rest = find_command(words, COMMANDS)
            assert found == name
            assert package.cli._parser_of(name).parse_args(rest).run


def test_the_version_is_the_package_s(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.strip() == f"segtool {package.__version__}"


@pytest.mark.parametrize(("words", "meant"), MISTAKES)
def test_a_slip_of_the_finger_is_wrong_usage_and_the_right_word_is_named(
    segtool: Segtool, words: list[str], meant: str
) -> None:
    said = segtool(*words)
    assert said.status == 2
    assert f"Did you mean {meant}?" in said.err
    assert said.out == ""
    said = segtool(*words, "--json")
    assert said.status == 2
    assert said.err == ""
    assert said.document["error"]["hint"] == f"Did you mean {meant}?"
    assert said.document["error"].keys() == {"message", "hint", "file"}


def test_what_is_missing_is_named(segtool: Segtool) -> None:
    said = segtool("export", "x")
    assert (said.status, "--out" in said.err) == (2, True)
    said = segtool("checkpoint", "use", "x", "--json")
    assert said.status == 2
    assert "NAME" in said.document["error"]["message"]


def test_common_options_may_stand_before_the_command() -> None:
    words = ["--json", "--workspace", "w", "check", "d"]
    assert find_command(words, COMMANDS) == ("check", ["d", "--json", "--workspace", "w"])
    assert find_command(["--workspace", "check", "d"], COMMANDS) == (None, ["--workspace", "check", "d"])
    assert find_command(["./check"], COMMANDS) == (None, ["./check"])


def test_without_a_command_the_window_gets_the_dataset_and_the_options(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    calls: list[Any] = []
    app = ModuleType("segtool.app")
    app.run_window = lambda *given, **options: calls.append((given, options)) or 0  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "segtool.app", app)
    assert main([]) == 0
    assert main([str(tmp_path), "--workspace", "w", "--device", "cpu", "--checkpoint", "c"]) == 0
    assert calls == [
        ((None, None), {"device": "auto", "checkpoint": None}),
        ((tmp_path, Path("w")), {"device": "cpu", "checkpoint": "c"}),
    ]
