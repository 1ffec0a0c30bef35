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
DEPTH = 4
"""So many sentences may stand inside one another."""

_SLOT = re.compile(r"\{(\w+)\}")
_NUMBER = re.compile(r"-?[\d,]+(\.\d+)?")
_SENTENCE_END = re.compile(r"(?<=[.?!;])\s+(?=\S)")


class Phrasebook:
    """The templates, ready to recognise sentences by. Templates with more words of their own are tried first."""

    def __init__(self, templates: list[str]) -> None:
        self._exact = {template for template in templates if not _SLOT.search(template)}
        slotted = sorted((t for t in templates if _SLOT.search(t)), key=_own_letters, reverse=True)
        self._patterns: list[tuple[str, str, re.Pattern[str] | None]] = [
            (template, _longest_literal(template), None) for template in slotted
        ]

    def find(self, sentence: str) -> tuple[str, dict[str, str]] | None:
        """The template that `sentence` was made from and its values; None where there is none."""
        if sentence in self._exact:
            return sentence, {}
        for index, (template, literal, pattern) in enumerate(self._patterns):
            if literal not in sentence:
                continue
            if pattern is None:
                pattern = _pattern(template)
                self._patterns[index] = (template, literal, pattern)
            match = pattern.fullmatch(sentence)
            if match:
                return template, match.groupdict()
        return None

    def translated(self, sentence: str, depth: int = DEPTH) -> str:
        """`sentence` in the language in use, as far as its templates are known."""
        if depth < 0 or not sentence.strip():
            return sentence
        body = sentence.strip()
        before, after = sentence[: sentence.index(body)], sentence[sentence.index(body) + len(body) :]
        return before + self._of_body(body, depth) + after

    def _of_body(self, body: str, depth: int) -> str:
        found = self.find(body)
        parts = [] if found and _own_letters(found[0]) > len(body) // 3 else _SENTENCE_END.split(body)
        if len(parts) > 1 and all(map(self._known, parts)):  # "What happened. What to do."
            return " ".join(self.translated(part, depth - 1) for part in parts)
        if found is None:
            if len(parts) > 1:
                return " ".join(self.translated(part, depth - 1) for part in parts)
            if _NUMBER.fullmatch(body):
                return _number(body)
            window = QCoreApplication.translate(WINDOW, body)  # a word of the window's own: a split, a class
            return window or body
        template, values = found
        words = QCoreApplication.translate(CONTEXT, template)
        return _filled(words, {name: self.translated(value, depth - 1) for name, value in values.items()})

    def _known(self, part: str) -> bool:
        return self.find(part) is not None


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


def _pattern(template: str) -> re.Pattern[str]:
    parts, at = [], 0
    for slot in _SLOT.finditer(template):
        fits = r"-?[\d.,]+" if slot[1].startswith("number") else r".*?"
        parts += [re.escape(template[at : slot.start()]), f"(?P<{slot[1]}>{fits})"]
        at = slot.end()
    return re.compile("".join([*parts, re.escape(template[at:])]), re.DOTALL)


def _own_letters(template: str) -> int:
    return len(_SLOT.sub("", template))


def _longest_literal(template: str) -> str:
    return max(_SLOT.sub("\0", template).split("\0"), key=len)


def _filled(words: str, values: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda slot: values.get(slot[1], slot[0]), words)


def _number(text: str) -> str:
    value = text.replace(",", "")
    places = len(value.partition(".")[2])
    return localised(float(value), places) if "," in text or places else text
