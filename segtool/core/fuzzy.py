"""Finding by a few letters: names of actions by their likeness, and samples among many by parts of their names."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

SEPARATOR = "\x1f"
"""Between the lines of a NameIndex; no name holds it."""
MOST_LOOKED_AT = 3_000
"""Lines looked at one by one for parts in another order than they were typed: the first ones do."""
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_STARTS = re.compile(r"(?<![^\W_])[^\W_]")


def fold(text: str) -> str:
    """Without capitals and accents, so that "mo" finds "Mở"."""
    plain = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def likeness(typed: str, text: str) -> float | None:
    """How well `typed` means `text`, higher is better; None where it does not. Both folded.

    A part of the text is better than words of it in any order, and these are better than letters that merely follow
    each other; the start of a word is better than its middle, a short text better than a long one.
    """
    words = typed.split()
    if not words:
        return 0.0
    short = 10.0 / (10.0 + len(text))
    at = text.find(typed)
    if at >= 0:
        return 100.0 + short + (20.0 if _starts_word(text, at) else 0.0) + (20.0 if at == 0 else 0.0)
    if len(words) > 1 and all(word in text for word in words):
        return 60.0 + short + sum(10.0 for word in words if _starts_word(text, text.find(word))) / len(words)
    return _by_letters("".join(words), text, short)


def _by_letters(letters: str, text: str, short: float) -> float | None:
    initials = "".join(_STARTS.findall(text))
    if len(letters) > 1 and initials.startswith(letters):
        return 50.0 + short
    place, gaps, starts = -1, 0, 0
    for letter in letters:
        found = text.find(letter, place + 1)
        if found < 0:
            return None
        gaps += found > place + 1
        starts += _starts_word(text, found)
        place = found
    if gaps > 1 + len(letters) // 2:  # letters strewn over a long text mean nothing
        return None
    return 10.0 + short + 5.0 * starts / len(letters) - gaps


def _starts_word(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()


class NameIndex:
    """Lines of text, each "name\\nbreed" with letters' case folded, to be searched at every key: 100,000 of them are
    one text that is searched as a whole, without a step of Python's for each."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._text = SEPARATOR + SEPARATOR.join(lines) + SEPARATOR
        self._starts = list(accumulate((len(line) + 1 for line in lines), initial=1))
        self._count = len(lines)

    def find(self, typed: str, limit: int) -> list[int]:
        """At most `limit` rows: names that start with what was typed, then lines that hold all its parts. "#120" is the
        row 119; a part is a run of letters or of digits, so that "aby12" finds Abyssinian_12."""
        wanted = typed.strip().casefold()
        if not wanted or not self._count:
            return []
        if re.fullmatch(r"#\d{1,9}", wanted):
            row = int(wanted[1:]) - 1
            return [row] if 0 <= row < self._count else []
        found = dict.fromkeys(islice(self._rows_with(SEPARATOR + wanted.replace(" ", "_")), limit))
        parts = _PARTS.findall(wanted)
        if parts and len(found) < limit and all(part in self._text for part in parts):
            in_order = re.compile(f"[^{SEPARATOR}]*".join(parts))
            found |= dict.fromkeys(islice(self._rows_of(in_order), limit))
            if len(parts) > 1 and len(found) < limit:
                rarest = min(parts, key=self._text.count)
                rows = islice(self._rows_with(rarest), MOST_LOOKED_AT)
                found |= dict.fromkeys(row for row in rows if all(part in self.line(row) for part in parts))
        return list(found)[:limit]

    def line(self, row: int) -> str:
        """A line as it was given."""
        return self._text[self._starts[row] : self._starts[row + 1] - 1]

    def _rows_of(self, pattern: re.Pattern[str]) -> Iterator[int]:
        at, row = pattern.search(self._text), 0
        while at is not None:
            row = bisect_right(self._starts, at.start(), row) - 1
            yield row
            at = pattern.search(self._text, self._starts[row + 1] - 1)

    def _rows_with(self, part: str) -> Iterator[int]:
        at, row = self._text.find(part), 0
        while at >= 0:
            row = bisect_right(self._starts, at + (part[0] == SEPARATOR), row) - 1
            yield row
            at = self._text.find(part, self._starts[row + 1] - 1)
