"""The report of an evaluation: means, groups, CSV, web page and its pictures."""

import base64
import csv
import io
import json
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import cv2
import numpy as np
import pytest

from segtool.core import svg
from segtool.core.boundary import boundary_counts
from segtool.core.eval_gallery import Gallery
from segtool.core.eval_page import page
from segtool.core.eval_report import FIGURES, all_figures, as_csv, figure, mean_of, report
from segtool.core.metrics import confusion_matrix
from tests.datasets import photograph, trimap

NAMES = ("Bengal_1", "beagle_<2>", "beagle_3")


def pair(number: int) -> tuple[np.ndarray, np.ndarray]:
    """Truth, and a prediction that is worse the larger the number."""
    return trimap(), trimap(centre=(30.0 + 3 * number, 20.0))


@pytest.fixture
def document() -> dict[str, Any]:
    confusions = [confusion_matrix(*pair(number)) for number in range(3)]
    boundaries = [boundary_counts(*pair(number)) for number in range(3)]
    rows = [
        {
            "name": name,
            "set": "held-out",
            "split": "test",
            "breed": name.partition("_")[0],
            "species": "cat" if name[0].isupper() else "dog",
            "trained_on": name == "beagle_3",
            "confidence": 0.9,
            "pet_share": 0.25,
            **all_figures(confusion, boundary),
        }
        for name, confusion, boundary in zip(NAMES, confusions, boundaries, strict=True)
    ]
    return {
        "images": 3,
        "split": "test",
        "truth": "original",
        "checkpoint": {"name": "red & blue", "digest": "d" * 64},
        "flip": False,
        "resolution": "original",
        **report(rows, confusions, boundaries),
        "sets": {"train": 5, "validation": 1, "held_out": 3},
        "trained_on": ["beagle_3"],
        "same_pictures": ["beagle_3 (held-out) is the same file as pug_1 (train)"],
        "per_image": rows,
        "skipped": [{"name": "pug_9", "reason": "It has no ground truth."}],
    }


def by_hand(truth: np.ndarray, predicted: np.ndarray) -> np.ndarray:
    """3 x 3 counts, one comparison for each cell."""
    return np.array([[((truth == t) & (predicted == p)).sum() for p in (1, 2, 3)] for t in (1, 2, 3)])


def test_figures_over_all_pixels_are_those_of_an_independent_confusion_matrix(
    document: dict[str, Any],
) -> None:
    matrix = sum(by_hand(*pair(number)) for number in range(3))
    assert document["confusion"] == matrix.tolist()
    truth, predicted, right = matrix.sum(1), matrix.sum(0), np.diag(matrix)
    dice, iou = 2 * right / (truth + predicted), right / (truth + predicted - right)
    assert list(document["dice"].values()) == pytest.approx(list(dice))
    assert list(document["iou"].values()) == pytest.approx(list(iou))
    assert document["mean_dice"] == pytest.approx(dice.mean())
    assert document["pixel_accuracy"] == pytest.approx(right.sum() / matrix.sum())


def test_means_per_image_leave_out_what_a_picture_lacks(document: dict[str, Any]) -> None:
    rows = document["per_image"]
    expected = np.mean([row["boundary_iou"]["border"] for row in rows])
    assert document["per_image_mean"]["boundary_iou"]["border"] == pytest.approx(expected)
    rows[1]["iou"]["pet"] = None
    mean = mean_of(rows)
    assert mean["iou"]["pet"] == pytest.approx((rows[0]["iou"]["pet"] + rows[2]["iou"]["pet"]) / 2)
    for row in rows:
        row["iou"]["pet"] = None
    assert mean_of(rows)["iou"]["pet"] is None


def test_species_and_breeds_are_figures_over_their_own_pixels(document: dict[str, Any]) -> None:
    assert {name: group["images"] for name, group in document["species"].items()} == {"cat": 1, "dog": 2}
    assert {name: group["images"] for name, group in document["breeds"].items()} == {"beagle": 2, "Bengal": 1}
    matrix = by_hand(*pair(1)) + by_hand(*pair(2))
    either = matrix.sum(0) + matrix.sum(1) - np.diag(matrix)
    assert document["species"]["dog"]["mean_iou"] == pytest.approx((np.diag(matrix) / either).mean())
    means = [row["mean_iou"] for row in document["per_image"][1:]]
    assert document["breeds"]["beagle"]["per_image_mean"] == pytest.approx(np.mean(means))


def test_worst_comes_first(document: dict[str, Any]) -> None:
    assert document["worst"] == ["beagle_3", "beagle_<2>", "Bengal_1"]
    json.dumps(document, allow_nan=False)


def test_the_csv_has_a_line_a_picture_and_every_figure(document: dict[str, Any]) -> None:
    document["per_image"][0]["iou"]["border"] = None
    rows = list(csv.DictReader(io.StringIO(as_csv(document))))
    assert [row["name"] for row in rows] == ["beagle_3", "beagle_<2>", "Bengal_1"]
    assert (rows[0]["trained_on"], rows[0]["species"], rows[2]["species"]) == ("1", "dog", "cat")
    assert rows[2]["iou_border"] == ""
    assert (rows[0]["confidence"], rows[0]["pet_share"]) == ("0.900000", "0.250000")
    for path in FIGURES:
        value = figure(document["per_image"][1], path)
        assert float(rows[1][path.replace(".", "_")]) == pytest.approx(value, abs=1e-6)


class Reader(HTMLParser):
    """Checks that tags close, and collects addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.addresses: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for key, value in attrs if key in ("href", "src")]
        if tag not in ("meta", "br", "img"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Nothing stays open."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_stands_alone_and_says_everything(document: dict[str, Any]) -> None:
    gallery = Gallery()
    for number, row in enumerate(document["per_image"]):
        gallery.add(row, photograph(), *pair(number))
    reader = Reader()
    reader.feed(page(document, gallery.pictures()))
    assert reader.open == []
    assert reader.addresses
    assert all(address.startswith("data:image/") for address in reader.addresses)  # nothing from elsewhere
    for words in (
        "red & blue", "beagle_<2>", f"{document['mean_iou']:.3f}", f"{document['dice']['border']:.3f}",
        "trained on 1 of these pictures", "is the same file as pug_1", "pug_9: It has no ground truth.",
        "train 5, validation 1, held-out 3",
    ):  # fmt: skip
        assert words in reader.text


def test_a_chart_that_is_saved_is_an_svg_file(document: dict[str, Any]) -> None:
    reader = Reader()
    reader.feed(page(document))
    charts = [a for a in reader.addresses if a.startswith("data:image/svg+xml;base64,")]
    assert len(charts) == 6
    for chart in charts:
        assert ElementTree.fromstring(base64.b64decode(chart.partition(",")[2])).tag.endswith("svg")


def test_bars_are_as_long_as_their_values_and_a_histogram_counts() -> None:
    def rectangles(chart: str) -> list[ElementTree.Element]:
        return [each for each in ElementTree.fromstring(chart).iter() if each.tag.endswith("rect")]

    drawn = rectangles(svg.bars("t", [("a", 1.0, "red"), ("b", 0.5, "red"), ("c", None, "red")]))
    long, half, none = (float(bar.attrib["width"]) for bar in drawn)
    assert half == pytest.approx(long / 2, abs=0.1)
    assert none == 0
    columns = rectangles(svg.histogram("t", [0.0, 0.049, 0.5, 1.0], "red"))
    assert [next(iter(each)).text for each in (columns[0], columns[10], columns[19])] == [
        "0.00 to 0.05: 2",
        "0.50 to 0.55: 1",
        "0.95 to 1.00: 1",
    ]


def test_the_gallery_keeps_the_worst_and_shows_photograph_truth_and_prediction() -> None:
    gallery = Gallery(2)
    for name, value in (("a", 0.5), ("b", 0.9), ("c", 0.1), ("d", None), ("e", 0.4)):
        gallery.add({"name": name, "mean_iou": value}, photograph(), *pair(2))
    kept = gallery.pictures()
    assert [(name, value) for name, value, _ in kept] == [("c", 0.1), ("e", 0.4)]
    data = np.frombuffer(base64.b64decode(kept[0][2].partition(",")[2]), np.uint8)
    picture = cv2.imdecode(data, cv2.IMREAD_COLOR)[..., ::-1].astype(int)
    assert picture.shape == (133, 600, 3)
    middle, pet = picture[66, 100::200], np.array([0xE6, 0x9F, 0x00])
    for painted in middle[1:]:  # truth and prediction are orange where the photograph is red
        assert np.abs(painted - (middle[0] * 0.45 + pet * 0.55)).max() < 25
