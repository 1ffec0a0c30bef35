"""The official breeds of the Oxford-IIIT Pet dataset, and what a picture's name tells."""

import re
from dataclasses import dataclass

CAT, DOG = "cat", "dog"

SPECIES: dict[int, str] = {1: CAT, 2: DOG}
"""The lists' species number and its word."""


@dataclass(frozen=True)
class Breed:
    """One breed. class_id: 1 to 37 over all. breed_id: counted within the species, from 1."""

    name: str
    class_id: int
    species: str
    breed_id: int


_IN_CLASS_ORDER = (
    "Abyssinian american_bulldog american_pit_bull_terrier basset_hound beagle Bengal Birman Bombay boxer "
    "British_Shorthair chihuahua Egyptian_Mau english_cocker_spaniel english_setter german_shorthaired "
    "great_pyrenees havanese japanese_chin keeshond leonberger Maine_Coon miniature_pinscher newfoundland "
    "Persian pomeranian pug Ragdoll Russian_Blue saint_bernard samoyed scottish_terrier shiba_inu Siamese "
    "Sphynx staffordshire_bull_terrier wheaten_terrier yorkshire_terrier"
).split()


def _table() -> tuple[Breed, ...]:
    seen = {CAT: 0, DOG: 0}
    breeds = []
    for class_id, name in enumerate(_IN_CLASS_ORDER, start=1):
        species = CAT if name[0].isupper() else DOG  # the dataset's own rule, true of all 37
        seen[species] += 1
        breeds.append(Breed(name, class_id, species, seen[species]))
    return tuple(breeds)


BREEDS: tuple[Breed, ...] = _table()
"""12 cat and 25 dog breeds in the order of their class ids (the official list's comment has the two swapped)."""

BY_NAME: dict[str, Breed] = {breed.name.casefold(): breed for breed in BREEDS}
"""Looked up by the case-folded name."""

_NUMBERED = re.compile(r"(.+)_\d+\Z", re.DOTALL)


def breed_of(name: str) -> str:
    """The breed in a sample's name: `great_pyrenees_174` gives `great_pyrenees`; "" where the name has no such form.

    Official breeds come in their official spelling. An all-capitals word (IMG_1234) is a camera's name, no breed.
    """
    match = _NUMBERED.match(name)
    if match is None:
        return ""
    word = match.group(1)
    official = BY_NAME.get(word.casefold())
    if official is not None:
        return official.name
    return "" if word.isupper() else word


def species_of(breed: str, listed: str = "") -> str:
    """ "cat", "dog" or "": by the official table, else as `listed`, else by the dataset's rule (a capital is a cat)."""
    official = BY_NAME.get(breed.casefold())
    if official is not None:
        return official.species
    if listed:
        return listed
    first = breed[:1]
    return CAT if first.isupper() else DOG if first.islower() else ""
