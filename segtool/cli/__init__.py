"""The command line. Each command is a few lines over a use case of core or ml, which the window calls too.

This module imports nothing heavy: what a command needs is imported when it runs, so that help is quick and a
missing library is told in a sentence.
"""

import sys
from collections.abc import Sequence
from importlib import import_module

from segtool.cli import running
from segtool.cli.parser import Parser, find_command, refuse_misspelt_command, window_parser
from segtool.cli.table import COMMANDS


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit status: 0 done, 1 done with problems, 2 wrong usage, 3 could not,
    130 interrupted."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    name, rest = find_command(arguments, COMMANDS)
    return running.run(name or "", rest, _parser_of)


def _parser_of(name: str, words: Sequence[str] = ()) -> Parser:
    """The parser of a command, "" for the window. Its `run` default does the work."""
    if not name:
        refuse_misspelt_command(words)
        return window_parser()
    command = COMMANDS[name]
    module = import_module(f"segtool.cli.{command.module}")
    parser = Parser(f"segtool {name}", command.summary, command.examples)
    getattr(module, f"add_{name}")(parser)
    return parser
