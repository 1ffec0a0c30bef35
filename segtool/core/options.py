"""Options as a table: the fields of a data class say name, type, default, limits and help; the command line's flags,
a recipe's keys and a dialog's fields are made from them.
"""

import dataclasses
import difflib
import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from segtool.core.errors import UsageError

METADATA = "option"

Check = Callable[[Any], str]
"""Gives why a value cannot be taken, "" where it can."""


@dataclass(frozen=True)
class Option:
    """One row. kind: bool, int, float, str or dict, by the default. minimum, maximum: of numbers, both allowed.

    choices: of texts, "" among them where the choice may be left open. names: of the choices, for a person, where the
    choices themselves will not do. special: what the lowest number means, for a
    person. fault_of: a further check. group: rows that belong together, in the order of the table.
    """

    key: str
    kind: type
    default: Any
    title: str
    help: str
    group: str
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    special: str = ""
    fault_of: Check | None = None
    names: tuple[str, ...] = ()

    @property
    def flag(self) -> str:
        """The command line's: early_stop is --early-stop."""
        return f"--{self.key.replace('_', '-')}"

    def fault(self, value: object) -> str:
        """Why `value` cannot be this option's, "" where it can."""
        kinds = (int, float) if self.kind is float else (self.kind,)
        if not isinstance(value, kinds) or (isinstance(value, bool) and self.kind is not bool):
            return f"{self.key} is {_WORDS[self.kind]}, not {value!r}"
        if self.choices and value not in self.choices:
            return f"{self.key} is {' or '.join(c for c in self.choices if c)}, not {value!r}"
        if isinstance(value, int | float) and not isinstance(value, bool):
            below = self.minimum is not None and not value >= self.minimum
            above = self.maximum is not None and not value <= self.maximum
            if below or above or not math.isfinite(value):
                return f"{self.key} is {self._limits()}, not {value!r}"
        said = self.fault_of(value) if self.fault_of is not None else ""
        return f"{self.key} {said}" if said else ""

    def _limits(self) -> str:
        if self.maximum is None:
            return "a finite number" if self.minimum is None else f"{self.minimum:g} or more"
        return f"between {self.minimum or 0:g} and {self.maximum:g}"


_WORDS = {bool: "true or false", int: "a whole number", float: "a number", str: "a text", dict: "a table"}


def option(
    default: Any,
    title: str,
    help: str,
    group: str,
    *,
    minimum: float | None = None,
    maximum: float | None = None,
    choices: tuple[str, ...] = (),
    special: str = "",
    fault_of: Check | None = None,
    names: tuple[str, ...] = (),
) -> Any:
    """A field of a data class that is an option too; a dict default is copied for each object."""
    row = Option(
        "", type(default), default, title, help, group, minimum, maximum, choices, special, fault_of, names
    )
    if isinstance(default, dict):
        return dataclasses.field(default_factory=lambda: dict(default), metadata={METADATA: row})
    return dataclasses.field(default=default, metadata={METADATA: row})


def options_of(table: type) -> dict[str, Option]:
    """The options of a data class, by key, in its order."""
    return {
        entry.name: dataclasses.replace(entry.metadata[METADATA], key=entry.name)
        for entry in dataclasses.fields(table)
        if METADATA in entry.metadata
    }


def check_all(
    table: type, values: Mapping[str, Any], place: str = "These settings", file: Path | None = None
) -> None:
    """Raise UsageError for an unknown key, with the nearest known one, and for a value that cannot be taken."""
    rows = options_of(table)
    for key, value in values.items():
        if key not in rows:
            near = difflib.get_close_matches(key, rows, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(rows)}."
            raise UsageError(f"{place} cannot be used: there is no setting named {key!r}.", hint, file)
        fault = rows[key].fault(value)
        if fault:
            raise UsageError(f"{place} cannot be used: {fault}.", "", file)


def table_of(text: str) -> dict[str, Any]:
    """ "width=16,upsampling=bilinear" as a table; numbers, true, false and lists are read as JSON. ValueError."""
    table: dict[str, Any] = {}
    for pair in filter(None, _apart(text)):
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise ValueError(text)
        try:
            table[key.strip()] = json.loads(value)
        except ValueError:
            table[key.strip()] = value.strip()
    return table


def _apart(text: str) -> list[str]:
    """Cut at commas outside brackets."""
    pieces, depth = [""], 0
    for letter in text:
        depth += (letter == "[") - (letter == "]")
        if letter == "," and not depth:
            pieces.append("")
        else:
            pieces[-1] += letter
    return pieces


def text_of_table(table: Mapping[str, Any]) -> str:
    """The inverse of `table_of`."""
    return ",".join(
        f"{key}={value if isinstance(value, str) else json.dumps(value)}" for key, value in table.items()
    )
