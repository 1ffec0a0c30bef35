"""Reads the words of a command line. Mistakes become UsageError, so that they can be a JSON document too."""

import argparse
import difflib
import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import NoReturn

import segtool
from segtool.cli.table import COMMANDS
from segtool.core.errors import UsageError

VALUE_OPTIONS = ("--workspace", "--checkpoint", "--device")
"""Common options that take a value: they may stand before the command as well."""


class Parser(argparse.ArgumentParser):
    """argparse with examples, "did you mean" and errors that are raised."""

    def __init__(self, program: str, summary: str, examples: Iterable[str], usage: str | None = None) -> None:
        super().__init__(
            prog=program,
            usage=usage,
            description=summary[:1].upper() + summary[1:] + ".",
            epilog="examples:\n" + "\n".join(f"  {line}" for line in examples),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
            add_help=False,
        )
        common = self.add_argument_group("common options")
        common.add_argument(
            "--workspace", type=Path, metavar="DIR", help="where corrections and checkpoints are kept"
        )
        common.add_argument(
            "--checkpoint", metavar="FILE|NAME", help="instead of the workspace's current one"
        )
        common.add_argument("--device", default="auto", metavar="NAME", help="auto, cuda, cuda:N, mps or cpu")
        common.add_argument("--json", action="store_true", help="one JSON document on standard output")
        common.add_argument("--quiet", action="store_true", help="no progress on standard error")
        common.add_argument("-h", "--help", action="help", help="show this and end")

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]
        """Unknown options first: argparse would name what is missing, although it is there misspelt."""
        for word in args or ():
            option = word.partition("=")[0]
            if option.startswith("--") and len(option) > 2 and option not in self._option_string_actions:
                self.error(f"unrecognized arguments: {option}")
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Raise what argparse found wrong, with the nearest right word where there is one."""
        raise UsageError(
            f"{message[:1].upper()}{message[1:]}.", self._nearest(message) or f"See {self.prog} --help."
        )

    def _nearest(self, message: str) -> str:
        invalid = re.search(r"invalid choice: '([^']*)' \(choose from (.*)\)", message)
        if invalid:
            return did_you_mean(invalid[1], re.findall(r"[\w-]+", invalid[2]))
        unknown = re.search(r"unrecognized arguments: (--[\w-]+)", message)
        if unknown:
            return did_you_mean(unknown[1], [o for o in self._option_string_actions if o.startswith("--")])
        return ""


def did_you_mean(word: str, words: Collection[str]) -> str:
    """ "Did you mean X?", or "" where nothing is near."""
    near = difflib.get_close_matches(word, words, n=1)
    return f"Did you mean {near[0]}?" if near else ""


def find_command(arguments: Sequence[str], commands: Collection[str]) -> tuple[str | None, list[str]]:
    """The command's name, None for the window, and the other words; common options may stand before the command."""
    place = 0
    while place < len(arguments) and arguments[place].startswith("-"):
        place += 2 if arguments[place] in VALUE_OPTIONS else 1
    if place < len(arguments) and arguments[place] in commands:
        return arguments[place], [*arguments[place + 1 :], *arguments[:place]]
    return None, list(arguments)


def window_parser() -> Parser:
    """segtool without a command: the window, the version, the overview."""
    listed = "\n".join(f"  {name:<11} {command.summary}" for name, command in COMMANDS.items())
    parser = Parser(
        "segtool",
        "browse, predict, correct, fine-tune and export segmentation masks of pets",
        ("segtool", "segtool ~/oxford-iiit-pet", "segtool sample ~/pets-sample", "segtool predict --help"),
        usage="segtool [DATASET] [options]\n       segtool COMMAND ... [options]",
    )
    parser.description = (
        f"{parser.description}\n\nWithout a command the window opens on DATASET, else on the last dataset, else on "
        f"the sample.\n\ncommands:\n{listed}\n\nA folder that is called like a command is opened as ./NAME."
    )
    parser.add_argument(
        "dataset", nargs="?", type=Path, metavar="DATASET", help="a folder with images/ and annotations/"
    )
    parser.add_argument("--version", action="version", version=f"segtool {segtool.__version__}")
    parser.set_defaults(run=_open_window)
    return parser


def refuse_misspelt_command(words: Sequence[str]) -> None:
    """Raise UsageError where the first word that is no option is nearly a command and nothing on the disk."""
    for place, word in enumerate(words):
        if word.startswith("-") or (place and words[place - 1] in VALUE_OPTIONS):
            continue
        hint = did_you_mean(word, COMMANDS)
        if hint and not Path(word).exists():
            raise UsageError(f"There is neither a command nor a folder named {word}.", hint, Path(word))
        return


def _open_window(arguments: argparse.Namespace, output: object) -> int:
    from segtool.app import run_window

    return run_window(
        arguments.dataset, arguments.workspace, device=arguments.device, checkpoint=arguments.checkpoint
    )
