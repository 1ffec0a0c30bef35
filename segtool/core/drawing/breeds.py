"""The breeds that can be drawn: a row each for build, head and coat, under their official names and numbers."""

from dataclasses import dataclass

from segtool.core.drawing.coats import Coat, Colour, Layer
from segtool.core.drawing.heads import Head
from segtool.core.drawing.poses import Build


@dataclass(frozen=True)
class Breed:
    """A breed of the dataset. number: its class id, 1 to 37; of_species: its place among the cats or the dogs."""

    name: str
    number: int
    of_species: int
    build: Build
    head: Head
    coats: tuple[Coat, ...]

    @property
    def species(self) -> int:
        """1 cat, 2 dog."""
        return 1 if self.head.cat else 2


WHITE: Colour = (244, 239, 230)
CREAM: Colour = (232, 208, 172)
GOLD: Colour = (214, 170, 40)
GREEN: Colour = (126, 168, 74)
BLUE: Colour = (88, 150, 214)
COPPER: Colour = (206, 120, 36)
HAZEL: Colour = (104, 66, 30)
BROWN: Colour = (62, 38, 22)
BLACK: Colour = (34, 31, 33)
PINK: Colour = (206, 124, 118)

CAT = Build()

ABYSSINIAN = Coat(
    (178, 112, 62),
    (
        Layer("ticking", (120, 68, 34), 0.5),
        Layer("spine", (110, 62, 32), 0.6),
        Layer("belly", (218, 164, 110), 0.8),
        Layer("muzzle", (236, 204, 164), 0.75, 0.7),
        Layer("brows", (226, 184, 134), 0.6),
        Layer("ear tips", (84, 50, 30), 0.6),
        Layer("tail tip", (60, 38, 26), 0.9),
    ),
    fur=0.018,
    nose=(178, 92, 76),
    inner_ear=(220, 158, 128),
    eyes=(GREEN, GOLD, (168, 150, 50)),
)
BENGAL = Coat(
    (206, 158, 96),
    (
        Layer("spine", (178, 122, 62), 0.6),
        Layer("belly", (240, 222, 190), 0.9),
        Layer("muzzle", (246, 232, 206), 0.9, 0.85),
        Layer("rosettes", (62, 38, 24), 0.9),
        Layer("tail tip", (40, 28, 22), 0.9),
    ),
    fur=0.016,
    nose=(176, 96, 84),
    eyes=(GREEN, GOLD),
)
BOMBAY = Coat(
    (44, 40, 44), (Layer("spine", (26, 24, 28), 0.5),), 0.014, (30, 27, 30), (92, 72, 74), (GOLD, COPPER), 1.5
)
MAINE_COON = Coat(
    (150, 118, 84),
    (
        Layer("spine", (96, 70, 48), 0.6),
        Layer("stripes", (58, 42, 32), 0.75, 0.8),
        Layer("belly", (206, 178, 142), 0.7),
        Layer("bib", (222, 204, 176), 0.75),
        Layer("muzzle", WHITE, 0.8, 0.8),
        Layer("socks", (224, 204, 176), 0.6, 0.6),
    ),
    fur=0.06,
    nose=(178, 104, 92),
    eyes=(GREEN, GOLD),
)
MAINE_COON_RED = Coat(
    (214, 138, 70),
    (
        Layer("stripes", (166, 86, 34), 0.75, 0.8),
        Layer("belly", (246, 222, 190), 0.8),
        Layer("bib", WHITE, 0.9),
        Layer("muzzle", WHITE, 0.95, 0.9),
        Layer("socks", WHITE, 0.95, 0.8),
    ),
    fur=0.06,
    nose=PINK,
    eyes=(GREEN, COPPER),
)
RUSSIAN_BLUE = Coat(
    (124, 132, 146),
    (Layer("spine", (98, 106, 122), 0.5), Layer("belly", (150, 158, 170), 0.6)),
    0.02,
    (84, 84, 94),
    (176, 150, 156),
    (GREEN, (140, 182, 96)),
)
SIAMESE = Coat(
    (228, 208, 180),
    (
        Layer("spine", (196, 166, 132), 0.6),
        Layer("belly", (244, 232, 212), 0.8),
        Layer("limbs", (84, 60, 48), 0.95),
        Layer("tail", (70, 50, 42), 0.95),
        Layer("mask", (74, 52, 44), 0.97, 1.1),
        Layer("ears", (72, 52, 44), 0.95),
    ),
    fur=0.016,
    nose=(60, 44, 42),
    inner_ear=(150, 112, 104),
    eyes=(BLUE, (110, 170, 226)),
)
BEAGLE = Coat(
    (246, 241, 232),
    (
        Layer("saddle", (40, 34, 32), 0.97),
        Layer("cap", (176, 106, 56), 0.97),
        Layer("ears", (150, 86, 44), 0.97),
        Layer("blaze", WHITE, 0.97),
        Layer("muzzle", WHITE, 0.97, 0.95),
        Layer("tail tip", WHITE, 1.0, 1.2),
    ),
    fur=0.015,
    eyes=(BROWN, HAZEL),
)
BEAGLE_LEMON = Coat(
    (246, 241, 232),
    (
        Layer("saddle", (196, 128, 72), 0.95),
        Layer("cap", (198, 134, 80), 0.95),
        Layer("ears", (180, 112, 62), 0.97),
        Layer("blaze", WHITE, 0.97),
        Layer("muzzle", WHITE, 0.97, 0.95),
        Layer("tail tip", WHITE, 1.0, 1.2),
    ),
    fur=0.015,
    nose=(92, 60, 52),
    eyes=(BROWN, HAZEL),
)
COCKER_GOLD = Coat(
    (194, 128, 70),
    (Layer("spine", (170, 104, 52), 0.5), Layer("belly", (222, 172, 116), 0.6)),
    0.05,
    eyes=(BROWN,),
)
COCKER_ROAN = Coat(
    (236, 230, 222),
    (
        Layer("ticking", (120, 112, 116), 0.75),
        Layer("patches", (44, 40, 46), 0.95, 1.1),
        Layer("cap", (44, 40, 46), 0.95),
        Layer("ears", (38, 34, 40), 0.97),
        Layer("blaze", WHITE, 0.9, 0.8),
        Layer("muzzle", (226, 220, 214), 0.9, 0.8),
    ),
    fur=0.05,
    eyes=(BROWN,),
)
PUG = Coat(
    (218, 182, 134),
    (
        Layer("spine", (190, 148, 100), 0.5),
        Layer("mask", (42, 36, 36), 0.95, 1.15),
        Layer("ears", (44, 37, 36), 0.95),
    ),
    fur=0.014,
    eyes=((44, 28, 20),),
)
PUG_BLACK = Coat(
    (48, 44, 46),
    (
        Layer("chest", (78, 72, 72), 0.6),
        Layer("muzzle", (70, 64, 64), 0.7, 0.9),
        Layer("brows", (72, 66, 66), 0.7),
    ),
    0.014,
    eyes=((52, 32, 20),),
    contrast=1.5,
)
SAMOYED = Coat(
    (246, 242, 234),
    (Layer("spine", (240, 228, 206), 0.5), Layer("ears", (238, 224, 200), 0.6)),
    0.075,
    inner_ear=(222, 178, 164),
    eyes=(BROWN,),
)
SHIBA_RED = Coat(
    (208, 128, 62),
    (
        Layer("spine", (178, 98, 42), 0.5),
        Layer("belly", (248, 234, 212), 0.95),
        Layer("chest", (248, 236, 216), 0.95),
        Layer("cheeks", (250, 240, 224), 0.95),
        Layer("muzzle", (250, 240, 224), 0.95, 0.85),
        Layer("brows", (250, 236, 212), 0.8),
        Layer("socks", (246, 232, 210), 0.8, 0.7),
        Layer("tail tip", (248, 234, 212), 0.7, 1.4),
    ),
    fur=0.032,
    eyes=(BROWN,),
)
SHIBA_BLACK = Coat(
    (54, 48, 48),
    (
        Layer("belly", (236, 214, 184), 0.9),
        Layer("chest", (242, 226, 202), 0.95),
        Layer("cheeks", (222, 166, 108), 0.95),
        Layer("muzzle", (240, 220, 192), 0.95, 0.85),
        Layer("brows", (226, 172, 116), 0.95),
        Layer("socks", (220, 168, 112), 0.95, 0.9),
    ),
    fur=0.032,
    eyes=(BROWN,),
    contrast=1.3,
)
SAINT_BERNARD = Coat(
    (246, 240, 230),
    (
        Layer("saddle", (164, 92, 50), 0.95, 0.4),
        Layer("patches", (170, 98, 54), 0.95, 0.9),
        Layer("ruff", WHITE, 0.6),
        Layer("cap", (152, 84, 46), 0.96),
        Layer("ears", (98, 54, 36), 0.95),
        Layer("mask", (86, 50, 36), 0.6, 0.8),
        Layer("blaze", WHITE, 0.98, 1.3),
        Layer("muzzle", WHITE, 0.95, 0.85),
    ),
    fur=0.05,
    eyes=(HAZEL, BROWN),
)

BREEDS: dict[str, Breed] = {
    breed.name: breed
    for breed in (
        Breed(
            "Abyssinian",
            1,
            1,
            Build(girth=0.15, head=0.19, neck=0.12),
            Head(ears="tall", ear=0.95),
            (ABYSSINIAN,),
        ),
        Breed(
            "beagle",
            5,
            4,
            Build(0.40, 0.47, 0.172, 1.15, 0.1, 0.195, 0.042, ("whip", "whip", "up")),
            Head(0.62, 0.4, "drop", 1.05, 0.95, 0.15),
            (BEAGLE, BEAGLE, BEAGLE_LEMON),
        ),
        Breed("Bengal", 6, 2, Build(girth=0.16, head=0.19, limb=1.05), Head(ear=0.9, cheeks=1.02), (BENGAL,)),
        Breed("Bombay", 8, 4, Build(girth=0.165, head=0.2), Head(ear=0.92, cheeks=1.06), (BOMBAY,)),
        Breed(
            "english_cocker_spaniel",
            13,
            11,
            Build(0.38, 0.45, 0.175, 1.25, 0.1, 0.195, 0.06, ("stub", "flag")),
            Head(0.66, 0.4, "long", 0.95, 0.92, 0.16),
            (COCKER_GOLD, COCKER_ROAN),
        ),
        Breed(
            "Maine_Coon",
            21,
            7,
            Build(0.45, 0.47, 0.185, 1.2, 0.1, 0.2, 0.085, ("up", "hook", "down"), 1.35),
            Head(ears="cat", ear=1.12, cheeks=1.06),
            (MAINE_COON, MAINE_COON_RED),
        ),
        Breed(
            "pug",
            26,
            18,
            Build(0.36, 0.41, 0.185, 1.1, 0.06, 0.21, 0.042, ("ring",), 1.15),
            Head(0.16, 0.46, "button", 0.85, 1.08, 0.13),
            (PUG, PUG, PUG_BLACK),
        ),
        Breed("Russian_Blue", 28, 10, Build(girth=0.155, head=0.195), Head(ear=1.0), (RUSSIAN_BLUE,)),
        Breed(
            "saint_bernard",
            29,
            19,
            Build(0.44, 0.52, 0.2, 1.4, 0.1, 0.21, 0.065, ("flag", "down"), 1.15),
            Head(0.6, 0.48, "drop", 0.9, 1.05, 0.17),
            (SAINT_BERNARD,),
        ),
        Breed(
            "samoyed",
            30,
            20,
            Build(0.4, 0.5, 0.2, 1.3, 0.1, 0.205, 0.1, ("curl",), 1.4),
            Head(0.5, 0.37, "pointed", 0.88, 1.08, 0.15),
            (SAMOYED,),
        ),
        Breed(
            "shiba_inu",
            32,
            22,
            Build(0.4, 0.48, 0.175, 1.15, 0.1, 0.2, 0.075, ("curl",), 1.2),
            Head(0.46, 0.35, "pointed", 0.95, 1.08, 0.14),
            (SHIBA_RED, SHIBA_RED, SHIBA_BLACK),
        ),
        Breed(
            "Siamese",
            33,
            11,
            Build(girth=0.145, head=0.185, neck=0.12, tail=0.038),
            Head(ears="tall", ear=1.02, cheeks=0.9),
            (SIAMESE,),
        ),
    )
}
