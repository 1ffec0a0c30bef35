"""Finds texts that the window shows without tr(): a walk over a file's syntax tree."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

WIDGETS = re.compile(
    r"(^|\.)(Q?(Label|PushButton|ToolButton|CheckBox|RadioButton|GroupBox|Action|Menu|DockWidget|Label)|label|heading|say|"
    r"button|caption|ask|"
    r"set(Text|ToolTip|StatusTip|WindowTitle|AccessibleName|AccessibleDescription|PlaceholderText|Title|InformativeText|"
    r"SpecialValueText|Suffix|Prefix|ItemText|TabText|LabelText|DetailedText|HeaderLabels|HorizontalHeaderLabels)|"
    r"add(Action|Menu|Button|Item|Items|Row|Tab|Section|ToolBar)|insertItem|insertTab|showMessage|"
    r"question|information|warning|critical|about|getOpenFileName|getSaveFileName|getExistingDirectory|getText)$"
)
"""Calls whose texts a person reads."""
NOT_SHOWN = re.compile(
    r"(setObjectName|setProperty|setStyleSheet|split|Signal|Slot|fromString|getattr|property|QFont|QKeySequence)$"
)
LOGS = re.compile(r"^_?log\.")
WORD = re.compile(r"[A-Za-z]{2}")
MARKS = {"tr", "QT_TR_NOOP", "translated"}
FREE = {
    "segtool", "IoU", "PNG", "JSON", "CSV", "GPU", "CPU", "U-Net", "px", "English", "Tiếng Việt",
}  # fmt: skip
"""The same in every language."""


def unmarked(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of each literal that reaches a widget outside tr()."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        text = _literal(node)
        if text is None or not WORD.search(re.sub(r"\{[^}]*\}|<[^>]*>|&\w+;", "", text)) or text in FREE:
            continue
        if isinstance(parents.get(node), ast.JoinedStr):
            continue
        if _reaches_a_widget(node, parents):
            yield node.lineno, text


def _literal(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def _reaches_a_widget(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    below, above = node, parents.get(node)
    while above is not None and not isinstance(above, ast.stmt):
        if isinstance(above, ast.Call):
            name = ast.unparse(above.func)
            if below is above.func or name in MARKS or LOGS.match(name):
                return False
            return WIDGETS.search(name) is not None and not _is_key(below, above)
        if isinstance(above, ast.Compare | ast.Lambda) or (
            isinstance(above, ast.Subscript) and below is above.slice
        ):
            return False
        below, above = above, parents.get(above)
    return False


def _is_key(argument: ast.AST, call: ast.Call) -> bool:
    """Whether the argument is a role, icon or kind rather than words."""
    return isinstance(argument, ast.keyword) and argument.arg in (
        "kind",
        "role",
        "icon",
        "name",
        "key",
        "object_name",
    )


def sentences_outside(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of each literal that reads like words for a person, wherever it stands, outside the marks."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    documentation = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = _literal(node)
        if text is None or node in documentation or isinstance(parents.get(node), ast.JoinedStr):
            continue
        words = re.sub(r"\{\}|<[^>]*>|&\w+;", " ", text)
        if text in FREE or not re.search(r"[A-Za-z]{2,}[,.:…]? +\(?[A-Za-z]{2,}|^[A-Z][a-z]+…?$", words):
            continue
        if not _excused(node, parents):
            yield node.lineno, text


def _excused(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    """In a mark, a log line, an exception for programmers, an annotation, a style sheet or a comparison."""
    below, above = node, parents.get(node)
    while above is not None:
        if isinstance(above, ast.Call):
            name = ast.unparse(above.func)
            if name in MARKS or LOGS.match(name) or (name.endswith("Error") and name != "SegtoolError"):
                return True
            if re.search(
                r"(setObjectName|setProperty|setStyleSheet|split|Signal|Slot|fromString|getattr|property|QFont|QKeySequence)$",
                name,
            ):
                return True
        if isinstance(above, ast.Compare | ast.Assert) or (
            isinstance(above, ast.Subscript) and below is above.slice
        ):
            return True
        if isinstance(above, ast.arg | ast.AnnAssign) and below is above.annotation:
            return True
        if isinstance(above, ast.FunctionDef) and below is above.returns:
            return True
        if isinstance(above, ast.stmt):
            return False
        below, above = above, parents.get(above)
    return False
