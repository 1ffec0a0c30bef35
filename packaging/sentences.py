"""The sentences that are made below the window, as templates: "Could not write {path}: {reason}."

core, ml, jobs and workbench speak plain English, made with f-strings; they know no Qt and no language. Here their
syntax trees are walked and every text that may reach a person is listed, with a {name} for each value. The window
recognises a finished sentence by these templates (segtool/ui/phrasebook.py).
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PARTS = ("core", "ml", "jobs", "workbench")
SKIPPED_FILES = re.compile(
    r"core/(drawing/|breeds\.py|problems\.py|listing\.py|stats\.py|log\.py|svg\.py|eval_page\.py)|export/petset\.py"
)
"""No sentences for the window in these: drawn pictures, names, what only a command prints or writes."""
SKIPPED_CALLS = re.compile(
    r"^(_log|log|logging|warnings|re|os|json|struct|np|torch|argparse|connection|cursor)\.|"
    r"(^|\.)(ValueError|RuntimeError|TypeError|KeyError|IndexError|AssertionError|OSError|NotImplementedError|ImportError|"
    r"execute\w*|split|startswith|endswith|encode|decode|strptime|strftime|debug|info|warning|exception|add_argument|"
    r"getattr|setattr|Path|QT_TR_NOOP|Setting|cast|TypeVar|Signal|Slot|write_text)$"
)
SQL = re.compile(r"^\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|BEGIN|ALTER|DROP|WITH|COMMIT)\b")
OTHER = re.compile(
    r"arXiv|Proc\. IEEE|CVPR|ICLR|^# |^id, event|^pip install|^\S*[{/]\S*$|^-|^segtool export$|^half pays$"
)
"""Titles of papers, names of files, columns of a table, commands to type."""
LETTERS = 3
"""A template with fewer letters of its own says nothing and would fit everything."""
WORDS = re.compile(r"[A-Za-z]{2}")


def templates(package: Path) -> list[str]:
    """Every template of the package's lower layers, sorted, each once."""
    found: set[str] = set()
    for part in PARTS:
        for path in sorted((package / part).rglob("*.py")):
            name = path.relative_to(package).as_posix()
            if SKIPPED_FILES.search(name):
                continue
            found.update(of_source(path.read_text(encoding="utf-8")))
    return sorted(found)


def of_source(source: str) -> set[str]:
    """The templates of one file."""
    tree = ast.parse(source)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    skipped = _docstrings(tree) | _annotations(tree)
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _call_name(node) == "counted":
            found.update(_counted(node))
        if node in skipped or not _speaks(node) or _inside_skipped(node, parents, skipped):
            continue
        if isinstance(node, ast.Constant) and isinstance(parents.get(node), ast.JoinedStr):
            continue  # a piece of the f-string above it
        if isinstance(node, ast.Constant) and not _constant_counts(node, parents):
            continue
        for text in _expanded(node):
            if _says_something(text):
                found.add(text)
    return found


def _speaks(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _constant_counts(node: ast.Constant, parents: dict[ast.AST, ast.AST]) -> bool:
    """A text with a space counts; a single word only where an f-string chooses it, or an operation is named so."""
    if " " in node.value.strip():
        return True
    if not re.fullmatch(r"[a-z][a-z-]+", node.value):
        return False
    above = parents.get(node)
    if isinstance(above, ast.keyword) and above.arg in ("kind", "doing"):
        return True
    if isinstance(above, ast.Call) and _call_name(above).endswith("._do"):
        return True  # the name of a step of undo
    while isinstance(above, ast.IfExp):
        above = parents.get(above)
    return isinstance(above, ast.FormattedValue)


def _says_something(text: str) -> bool:
    own = re.sub(r"\{\w+\}", "", text)
    if SQL.match(text) or OTHER.search(text) or not WORDS.search(own):
        return False
    return len(re.findall(r"[A-Za-z]", own)) >= LETTERS


def _docstrings(tree: ast.AST) -> set[ast.AST]:
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def _annotations(tree: ast.AST) -> set[ast.AST]:
    roots: list[ast.AST] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns:
            roots.append(node.returns)
        if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation:
            roots.append(node.annotation)
    return {node for root in roots for node in ast.walk(root)}


def _inside_skipped(node: ast.AST, parents: dict[ast.AST, ast.AST], skipped: set[ast.AST]) -> bool:
    """Whether the text is handed to a call that no person reads, or is a format's specification."""
    below, above = node, parents.get(node)
    while above is not None and not isinstance(above, ast.stmt):
        if above in skipped or (isinstance(above, ast.FormattedValue) and below is above.format_spec):
            return True
        if isinstance(above, ast.Call) and (
            SKIPPED_CALLS.search(_call_name(above)) or (_call_name(above) == "counted")
        ):
            return True
        if isinstance(above, ast.Compare | ast.Subscript):
            return True
        below, above = above, parents.get(above)
    return isinstance(above, ast.Assert)


def _call_name(node: ast.Call) -> str:
    return ast.unparse(node.func)


def _counted(node: ast.Call) -> Iterator[str]:
    words = [argument.value for argument in node.args[1:] if isinstance(argument, ast.Constant)]
    if words:
        yield f"{{number}} {words[0]}"
        yield f"{{number}} {words[1] if len(words) > 1 else words[0] + 's'}"


def _expanded(node: ast.AST) -> list[str]:
    """The node's text with {names} for its values; a choice of an ending ("", "s") gives a template for each."""
    if isinstance(node, ast.Constant):
        return [str(node.value).strip()]
    assert isinstance(node, ast.JoinedStr)
    texts = [""]
    taken: dict[str, int] = {}
    for piece in node.values:
        ways = _ways(piece, taken)
        texts = [text + way for text in texts for way in ways]
    return [text.strip() for text in texts]


def _ways(piece: ast.expr, taken: dict[str, int]) -> list[str]:
    if isinstance(piece, ast.Constant):
        return [str(piece.value).replace("{", "(").replace("}", ")")]
    assert isinstance(piece, ast.FormattedValue)
    value = piece.value
    if isinstance(value, ast.IfExp):
        choices = [side.value for side in (value.body, value.orelse) if isinstance(side, ast.Constant)]
        if len(choices) == 2 and ("" in choices or all(len(str(choice)) <= 4 for choice in choices)):
            return [str(choice) for choice in choices]
    name = _slot(piece)
    taken[name] = taken.get(name, 0) + 1
    return [f"{{{name}{taken[name] if taken[name] > 1 else ''}}}"]


def _slot(piece: ast.FormattedValue) -> str:
    value = piece.value
    if (isinstance(value, ast.Call) and _call_name(value) == "len") or (
        piece.format_spec and "," in ast.unparse(piece.format_spec)
    ):
        return "number"
    while isinstance(value, ast.Call):
        value = value.args[0] if value.args and not isinstance(value.func, ast.Attribute) else value.func
    while isinstance(value, ast.Subscript):
        value = value.value
    name = value.attr if isinstance(value, ast.Attribute) else getattr(value, "id", "value")
    return str(name).strip("_").lower() or "value"
