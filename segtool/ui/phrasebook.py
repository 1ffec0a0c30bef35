"""Sentences that are made below the window, in the person's language.

core, ml, jobs and workbench make finished English sentences ("Could not write /a/b: the disk is full."). The phrasebook
recognises them by their templates ("Could not write {path}: {reason}."), which packaging/translations.py collects from
the sources, and puts the values into the translated template; values that are sentences themselves are translated too.
A sentence that no template fits stays English.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from segtool.core.places import resource
from segtool.ui import language
from segtool.ui.words import CONTEXT as WINDOW
from segtool.ui.words import number as localised

CONTEXT = "sentences"
"""Qt Linguist's context for the templates."""
FILE_NAME = "translations/sentences.txt"
"""Every template, one a line; a line break inside one is written as a backslash and an n."""
NAMES = frozenset(
    {"path", "name", "stem", "folder", "file", "target", "directory", "image", "trimap", "root"}
)
"""Values of these names are a person's own words: a sample called "cat" stays one."""
DEPTH = 4
"""So many sentences may stand inside one another."""

_SLOT = re.compile(r"\{(\w+)\}")
_NUMBER = re.compile(r"[+-]?[\d,]+(\.\d+)?")
_SENTENCE_END = re.compile(r"(?<=[.?!;])\s+(?=\S)")


class Phrasebook:
    """The templates, ready to recognise sentences by. Templates with more words of their own are tried first."""

    def __init__(self, templates: list[str]) -> None:
        self._exact = {template for template in templates if not _SLOT.search(template)}
        slotted = sorted((t for t in templates if _SLOT.search(t)), key=_own_letters, reverse=True)
        self._slotted = [(template, _longest_literal(template)) for template in slotted]

    def find(self, sentence: str) -> tuple[str, dict[str, str]] | None:
        """The template that `sentence` was made from and its values; None where there is none."""
        if sentence in self._exact:
            return sentence, {}
        for template, literal in self._slotted:
            if literal not in sentence:
                continue
            ways = [way.fullmatch(sentence) for way in _patterns(template)]
            values = [way.groupdict() for way in ways if way]
            if (
                values
            ):  # where the first value ends is not always certain: the way that knows more of them is right
                return template, max(values, key=self._known_values)
        return None

    def _known_values(self, values: Mapping[str, str]) -> int:
        return sum(
            value.strip(", ") == "" or self.find(value.strip()) is not None for value in values.values()
        )

    def translated(self, sentence: str, depth: int = DEPTH) -> str:
        """`sentence` in the language in use, as far as its templates are known."""
        if depth < 0 or not sentence.strip():
            return sentence
        body = sentence.strip()
        before, after = sentence[: sentence.index(body)], sentence[sentence.index(body) + len(body) :]
        return before + self._of_body(body, depth) + after

    def _of_body(self, body: str, depth: int) -> str:
        found = self.find(body)
        parts = self._sentences(body) if found is None or _SLOT.search(found[0]) else []
        if len(parts) > 1:  # "What happened. What to do."
            return " ".join(self.translated(part, depth - 1) for part in parts)
        if found is None:
            parts = _SENTENCE_END.split(body)
            if len(parts) > 1:
                return " ".join(self.translated(part, depth - 1) for part in parts)
            if _NUMBER.fullmatch(body):
                return _number(body)
            window = QCoreApplication.translate(WINDOW, body)  # a word of the window's own: a split, a class
            return window or body
        template, values = found
        words = QCoreApplication.translate(CONTEXT, template)
        return _filled(
            words,
            {
                slot: value if slot.rstrip("0123456789") in NAMES else self.translated(value, depth - 1)
                for slot, value in values.items()
            },
        )

    def _sentences(self, body: str) -> list[str]:
        """`body` in pieces that are all known, as many as possible; empty where there is no such way."""
        for end in _SENTENCE_END.finditer(body):
            if self.find(body[: end.start()]) is not None:
                rest = body[end.end() :]
                following = self._sentences(rest) or ([rest] if self.find(rest) is not None else [])
                if following:
                    return [body[: end.start()], *following]
        return []


def translated(sentence: str) -> str:
    """`sentence`, made below the window, in the language in use. Unknown ones stay as they are. Cheap in English."""
    if not sentence or language.current() in ("", language.ENGLISH):
        return sentence
    return _translated(sentence, language.current())


@lru_cache(maxsize=2000)
def _translated(sentence: str, _language: str) -> str:
    return _shipped().translated(sentence)


@lru_cache(maxsize=1)
def _shipped() -> Phrasebook:
    lines = resource(FILE_NAME).read_text(encoding="utf-8").splitlines()
    return Phrasebook([line.replace("\\n", "\n") for line in lines if line])


@lru_cache(maxsize=1000)
def _patterns(template: str) -> tuple[re.Pattern[str], ...]:
    """The template as two patterns: the first value as short, and as long as possible."""
    ways = []
    for any_text in (".*?", ".*"):
        parts, at = [], 0
        for slot in _SLOT.finditer(template):
            fits = r"-?[\d.,]+" if slot[1].startswith("number") else any_text
            parts += [re.escape(template[at : slot.start()]), f"(?P<{slot[1]}>{fits})"]
            at = slot.end()
        ways.append(re.compile("".join([*parts, re.escape(template[at:])]), re.DOTALL))
    return tuple(ways)


def _own_letters(template: str) -> int:
    return len(_SLOT.sub("", template))


def _longest_literal(template: str) -> str:
    return max(_SLOT.sub("\0", template).split("\0"), key=len)


def _filled(words: str, values: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda slot: values.get(slot[1], slot[0]), words)


def _number(text: str) -> str:
    value = text.replace(",", "")
    places = len(value.partition(".")[2])
    return localised(float(value), places, sign=text.startswith("+")) if "," in text or places else text
