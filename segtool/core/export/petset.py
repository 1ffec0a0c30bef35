"""Builds an export in the dataset's own layout inside an empty folder, and the manifest that goes with it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from segtool import __version__
from segtool.core import files
from segtool.core.breeds import BREEDS, BY_NAME
from segtool.core.classes import CLASSES, IGNORE
from segtool.core.clock import now
from segtool.core.dataset import TEST, TRAINVAL, Sample
from segtool.core.effort import Effort, work_of
from segtool.core.export import manifest
from segtool.core.export.items import Item
from segtool.core.labels import PREDICTED
from segtool.core.origins import Origins, of_ground_truth, of_prediction, together
from segtool.core.problems import Problem, printable

_HEADING = (
    "#Image CLASS-ID SPECIES BREED-ID",
    "#CLASS-ID: counted over all breeds",
    "#SPECIES: 1:Cat 2:Dog",
    "#BREED-ID: counted within the species",
)
_SPECIES_IDS = {"cat": 1, "dog": 2}


@dataclass
class Petset:
    """An export being built. Add items, then `finish`."""

    folder: Path
    ignore_value: int | None = None
    entries: list[dict[str, Any]] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    pixel_origins: list[Origins] = field(default_factory=list)
    efforts: Mapping[str, Effort] = field(default_factory=dict)
    checkpoint: str = ""
    """Digest of what predicted, "" for nothing."""

    def add(self, item: Item) -> None:
        """Write the photograph and the trimap. Raises WriteError."""
        name = item.sample.name
        image = self._write(f"images/{item.sample.image.name}", item.image)
        trimap = self._write(f"annotations/trimaps/{name}.png", item.trimap)
        values = np.ascontiguousarray(item.label_map)
        trimap["values_sha256"] = hashlib.sha256(values.tobytes()).hexdigest()
        if not values.all():
            self.ignore_value = IGNORE
        pixels = int(values.size)
        origins = item.origins or (
            of_prediction(pixels, self.checkpoint) if item.origin == PREDICTED else of_ground_truth(pixels)
        )
        self.pixel_origins.append(origins)
        self.samples.append(item.sample)
        self.entries.append(
            {
                "name": name,
                "origin": item.origin,
                "review": item.review,
                "split": item.sample.split,
                "width": values.shape[1],
                "height": values.shape[0],
                "pixels_from": origins.to_json(),
                "work": self.efforts.get(name, Effort()).to_json(),
                "image": image,
                "trimap": trimap,
            }
        )

    def finish(
        self, about: dict[str, Any], has_lists: bool, left_out: list[Problem], failed: list[Problem]
    ) -> dict[str, Any]:
        """Write the lists, then the manifest, which is returned. about: what else the manifest tells."""
        lines = {sample.name: line for sample, line in zip(self.samples, _lines(self.samples), strict=True)}
        listed = [line for line in lines.values() if line]
        lists = [self._write("annotations/list.txt", _text([*_HEADING, *listed]))]
        for split in (TRAINVAL, TEST) if has_lists else ():
            chosen = [lines[sample.name] for sample in self.samples if sample.split == split]
            lists.append(self._write(f"annotations/{split}.txt", _text(chosen)))
        document = {
            "kind": manifest.KIND,
            "format": manifest.FORMAT,
            "program": f"segtool {__version__}",
            "created": now(),
            **about,
            "classes": [{"value": c.value, "name": c.name} for c in CLASSES],
            "ignore_value": self.ignore_value,
            "counts": self.origins(),
            "pixels_from": together(self.pixel_origins).to_json(),
            "work": work_of((sample.name for sample in self.samples), self.efforts),
            "items": self.entries,
            "lists": lists,
            "left_out": [problem.to_json() for problem in left_out],
            "failed": [problem.to_json() for problem in failed],
        }
        files.write_json(self.folder / manifest.FILE_NAME, document)
        return document

    def origins(self) -> dict[str, int]:
        """How many items came from where."""
        found = [entry["origin"] for entry in self.entries]
        return {origin: found.count(origin) for origin in dict.fromkeys(found)}

    def _write(self, name: str, data: bytes) -> dict[str, Any]:
        files.write_bytes(self.folder / name, data)
        return {"file": printable(name), "sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}


def _text(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _lines(samples: list[Sample]) -> list[str]:
    """The official four fields of each sample; "" where the species is not known, which no list can say.

    Official breeds keep their official numbers; others are numbered behind them, in the order of their names.
    """
    others = sorted(
        {(sample.breed, sample.species) for sample in samples if sample.species and not _official(sample)}
    )
    numbers: dict[tuple[str, str], tuple[int, int]] = {}
    counted = {species: sum(breed.species == species for breed in BREEDS) for species in _SPECIES_IDS}
    for class_id, key in enumerate(others, start=len(BREEDS) + 1):
        counted[key[1]] += 1
        numbers[key] = (class_id, counted[key[1]])
    lines = []
    for sample in samples:
        if not sample.species:
            lines.append("")
            continue
        breed = BY_NAME[sample.breed.casefold()] if _official(sample) else None
        class_id, breed_id = (
            (breed.class_id, breed.breed_id) if breed is not None else numbers[sample.breed, sample.species]
        )
        lines.append(f"{sample.name} {class_id} {_SPECIES_IDS[sample.species]} {breed_id}")
    return lines


def _official(sample: Sample) -> bool:
    breed = BY_NAME.get(sample.breed.casefold())
    return breed is not None and breed.species == sample.species
