"""Run by the environment's own Python: which requirements of pyproject.toml are not met, as a JSON list.

    python requirements_check.py ROOT [EXTRA...]

"segtool" itself is in the list where the environment does not hold this checkout.
"""

import json
import sys
import tomllib
from importlib import metadata
from pathlib import Path


def unmet(root: Path, extras: list[str]) -> list[str]:
    """Requirements that are missing, too old or too new. Raises ImportError without the `packaging` library."""
    from packaging.requirements import Requirement

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = list(project["dependencies"])
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    found = []
    for line in lines:
        requirement = Requirement(line)
        if requirement.marker is not None and not requirement.marker.evaluate():
            continue
        try:
            version = metadata.version(requirement.name)
        except metadata.PackageNotFoundError:
            found.append(line)
            continue
        if not requirement.specifier.contains(version, prereleases=True):
            found.append(line)
    if not _holds_checkout(root):
        found.append("segtool")
    return found


def _holds_checkout(root: Path) -> bool:
    try:
        text = metadata.distribution("segtool").read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        return False
    return text is not None and json.loads(text).get("url") == root.as_uri()


if __name__ == "__main__":
    try:
        answer = unmet(Path(sys.argv[1]).resolve(), sys.argv[2:])
    except ImportError:
        answer = ["packaging"]
    json.dump(answer, sys.stdout)
