"""The translations: complete, whole, as new as the sources."""

import re
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
sys.path.insert(0, str(ROOT / "packaging"))

import sentences  # noqa: E402
import translations  # noqa: E402

PLACEHOLDER = re.compile(r"\{\w*\}|%n|%\d")


def _messages(code: str) -> list[tuple[str, list[str]]]:
    found = []
    for message in ElementTree.parse(FOLDER / f"segtool_{code}.ts").iter("message"):
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        found.append((message.findtext("source") or "", forms))
    return found


def test_every_text_is_translated() -> None:
    assert translations.unfinished(FOLDER) == []


def test_an_unfinished_text_is_found(tmp_path: Path) -> None:
    (tmp_path / "x.ts").write_text(
        "<TS><context><name/><message><source>Open</source><translation type='unfinished'/></message></context></TS>"
    )
    assert translations.unfinished(tmp_path) == ["x.ts: not translated: Open"]


def test_files_are_as_new_as_the_sources() -> None:
    assert translations.out_of_date(FOLDER) == []


@pytest.mark.parametrize("code", ["vi", "en"])
def test_placeholders_of_a_translation_are_those_of_its_source(code: str) -> None:
    messages = _messages(code)
    assert messages
    for source, forms in messages:
        for form in forms:
            assert form.strip(), source
            assert sorted(PLACEHOLDER.findall(form)) == sorted(PLACEHOLDER.findall(source)), source


def test_vietnamese_is_written_composed() -> None:
    for _source, forms in _messages("vi"):
        assert all(unicodedata.is_normalized("NFC", form) for form in forms), forms


def test_vietnamese_ends_as_english_does() -> None:
    """A sentence keeps its full stop and a button its dots; labels get none."""
    for source, forms in _messages("vi"):
        for mark in ("…", "?", "."):
            if mark == "." and source.endswith("..."):
                continue
            for form in forms:
                assert form.endswith(mark) == source.endswith(mark), (source, form)


def test_templates_come_from_errors_problems_and_choices() -> None:
    source = '''
"""Not this docstring."""
def f(path, n):
    raise WriteError(f"Could not write {path.name}: {reason}.", "Free some space.")
    raise ValueError("for programmers only")
    _log.warning("a line of the log %s", n)
    note = f"Your map, {n} step{'s' if n != 1 else ''}, {'saved' if n else 'not saved'}."
    counted(n, "odd file")
    connection.execute("SELECT one FROM two")
'''
    assert sentences.of_source(source) == {
        "Could not write {name}: {reason}.",
        "Free some space.",
        "Your map, {n} step, {value}.",
        "Your map, {n} steps, {value}.",
        "saved",
        "not saved",
        "{number} odd file",
        "{number} odd files",
    }
