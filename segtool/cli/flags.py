"""Flags of the command line from a table of options."""

import argparse
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Collection
from typing import Any

from segtool.core.options import Option, table_of


def add_flags(parser: ArgumentParser, rows: dict[str, Option], without: Collection[str] = ()) -> None:
    """One flag for each option, in its groups; not given, it is None. without: keys whose flags are there already."""
    groups: dict[str, Any] = {}
    for key, row in rows.items():
        if key not in without:
            group = groups.setdefault(row.group, None) or parser.add_argument_group(row.group.lower())
            groups[row.group] = group
            _add(group, row)


def _add(group: Any, row: Option) -> None:
    if row.kind is bool:
        group.add_argument(row.flag, action=argparse.BooleanOptionalAction, default=None, help=_help(row))
        return
    choices = [choice for choice in row.choices if choice]
    if choices:
        group.add_argument(row.flag, choices=choices, help=_help(row))
    else:
        group.add_argument(row.flag, type=_reader(row), metavar=_METAVAR[row.kind], help=_help(row))


_METAVAR = {int: "N", float: "NUMBER", str: "TEXT", dict: "KEY=VALUE,..."}


def _help(row: Option) -> str:
    """With the default, and what the lowest number means; argparse's % doubled."""
    if row.special:
        zero = f"0: {row.special}" if row.default else f"0, the default: {row.special}"
        said = f"default: {row.default}; {zero}" if row.default else zero
    elif row.kind in (str, dict):
        said = f"default: {row.default}" if row.default else ""
    else:
        said = f"default: {str(row.default).lower()}"
    return (f"{row.help} ({said})" if said else row.help).replace("%", "%%")


def _reader(row: Option) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        try:
            value = table_of(text) if row.kind is dict else row.kind(text)
        except ValueError as error:
            raise ArgumentTypeError(f"{text} is no {_NAMES[row.kind]}") from error
        fault = row.fault(value)
        if fault:
            raise ArgumentTypeError(fault)
        return value

    return read


_NAMES = {int: "whole number", float: "number", str: "text", dict: "row of KEY=VALUE"}


def given(arguments: Namespace, rows: dict[str, Option]) -> dict[str, Any]:
    """What was said on the command line, by the options' keys."""
    found = {key: getattr(arguments, key, None) for key in rows}
    return {key: value for key, value in found.items() if value is not None}
