"""Which smaller version of a picture is drawn: the right one, or the nearest that exists until that one is made."""

from segtool.core.box import Box
from segtool.core.placing import Placing
from segtool.core.tiles import Levels, Made, Part

AT_ONCE = 1_500_000
"""Cost (core.tiles.Levels.cost) up to which a level is made while it is drawn: it takes a few milliseconds."""
SMALL = 1_000_000
"""Pixels of a picture of which everything is made at once."""


class LevelChoice:
    """Of one drawn thing. `waits`: somebody hands in what `wanted` asks for, so that drawing need not make it."""

    def __init__(self, levels: Levels) -> None:
        self._levels = levels
        self.waits = False
        self._alone = levels.pixels <= SMALL
        self.drawn = 0
        """The level that was drawn from last."""
        self._asked: tuple[int, Box] | None = None

    def choose(self, placing: Placing, region: Box) -> int:
        """The level for a region of the screen, which is drawn anew."""
        self.drawn, self._asked = placing.level, None
        pixels = None if placing.magnified else placing.picture_box(region)
        if pixels is None:
            return self.drawn
        self._asked = placing.level, pixels
        if self.waits and not self._alone and self._levels.cost(*self._asked) > AT_ONCE:
            nearest = self._levels.nearest(*self._asked)
            self.drawn = placing.level if nearest is None else nearest
        return self.drawn

    @property
    def behind(self) -> bool:
        """Another level than the right one is on show."""
        return self._asked is not None and self.drawn != self._asked[0]

    @property
    def late(self) -> bool:
        """It is, and the right one is there by now."""
        return self.behind and self._asked is not None and self._levels.cost(*self._asked) <= AT_ONCE

    def wanted(self, ahead: bool) -> Part | None:
        """What is to be made for what is on show; ahead: for a step in or out from there."""
        if self._asked is None or self._alone:
            return None
        level, pixels = self._asked
        if not ahead:
            return self._levels.part(level, pixels) if self.behind else None
        for near in (level - 1, level + 1):
            if 0 <= near <= self._levels.largest and self._levels.cost(near, pixels) > AT_ONCE:
                return self._levels.part(near, pixels)
        return None

    def give_up(self) -> None:
        """Nothing is handed in after all: from now on it is made while it is drawn."""
        self._alone = True

    def made_of(self, part: Part) -> Made:
        """Do that work; in any thread."""
        return self._levels.made_of(part)

    def accept(self, made: Made) -> None:
        """Take what was made, as far as nothing changed there meanwhile."""
        self._levels.accept(made)
