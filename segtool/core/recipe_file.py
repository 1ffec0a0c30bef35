"""Recipes: a training's options as a TOML file, and the TOML that runs are described in."""

import json
import tomllib
from pathlib import Path
from typing import Any

from segtool.core import files
from segtool.core.errors import UnreadableError
from segtool.core.options import check_all
from segtool.core.places import resource
from segtool.core.training_options import OPTIONS, FineTuneSettings


def load_recipe(path: Path) -> dict[str, Any]:
    """What the recipe says, by the options' keys; nothing that it leaves open. A bare name means one that is shipped.

    Raises UnreadableError for a file that is no TOML, UsageError for an unknown key (with the nearest one) and for a
    value that cannot be taken.
    """
    if not path.suffix and not path.exists() and path.name == str(path):
        path = resource(f"recipes/{path.name}.toml")
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableError(
            f"The recipe {path} cannot be read: {error.strerror}.", "Check the path.", path
        ) from error
    except ValueError as error:  # UnicodeDecodeError too
        raise UnreadableError(
            f"The recipe {path} is not TOML: {error}.", "Mend it, or write a new one.", path
        ) from error
    check_all(FineTuneSettings, document, f"The recipe {path.name}", path)
    return document


def save_recipe(path: Path, settings: FineTuneSettings) -> None:
    """Write every option with its help as a comment. Raises WriteError."""
    files.write_text(path, recipe_text(settings))


def recipe_text(settings: FineTuneSettings) -> str:
    """The recipe as TOML: a table without a header, the options' groups apart, inner tables at the end."""
    lines = ["# A recipe for: segtool train DATASET --recipe FILE"]
    group, tables = "", []
    for key, row in OPTIONS.items():
        value = getattr(settings, key)
        if isinstance(value, dict):
            tables += [f"\n# {row.help}", f"[{key}]", toml_of(value).rstrip()] if value else []
            continue
        if row.group != group:
            group = row.group
            lines.append(f"\n# {group}")
        lines.append(f"{toml_of({key: value}).rstrip()}  # {row.help}")
    return "\n".join([*lines, *tables]) + "\n"


def toml_of(table: dict[str, Any]) -> str:
    """A flat table of text, numbers, yes/no, lists and tables as TOML; what is None is left out."""
    return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in table.items() if value is not None)


def _key(key: str) -> str:
    return key if key.replace("_", "").replace("-", "").isalnum() and key.isascii() else json.dumps(key)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        inner = ", ".join(
            f"{json.dumps(key)} = {_value(entry)}" for key, entry in value.items() if entry is not None
        )
        return f"{{{inner}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(entry) for entry in value)}]"
    return json.dumps(value, allow_nan=False)  # JSON's text, numbers and yes/no are TOML's too
