"""Sentences made below the window are recognised and put into the window's language."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from segtool.core import files
from segtool.core.errors import SegtoolError
from segtool.ui import language
from segtool.ui.phrasebook import Phrasebook, translated


@pytest.fixture
def vietnamese(qapp: object) -> Iterator[None]:
    """The window speaks Vietnamese."""
    language.use("vi")
    yield
    language.leave()


BOOK = Phrasebook(
    [
        "Could not write {path}: {reason}.",
        "Could not write {path}: the workspace is open for reading only.",
        "Not saved: {message}",
        "Your map{counted}, {value}",
        ", {steps} steps",
        "saved",
        "the disk is full",
        "{number} pictures",
    ]
)


def test_a_sentence_is_found_by_its_template() -> None:
    assert BOOK.find("Could not write /a/b: the disk is full.") == (
        "Could not write {path}: {reason}.",
        {"path": "/a/b", "reason": "the disk is full"},
    )
    assert BOOK.find("Something else entirely.") is None


def test_the_template_with_more_words_of_its_own_is_taken() -> None:
    found = BOOK.find("Could not write /a: the workspace is open for reading only.")
    assert found == ("Could not write {path}: the workspace is open for reading only.", {"path": "/a"})


def test_a_number_is_no_word() -> None:
    assert BOOK.find("7,349 pictures") == ("{number} pictures", {"number": "7,349"})
    assert BOOK.find("many pictures") is None


def test_of_two_ways_to_divide_the_known_one_is_taken() -> None:
    assert BOOK.find("Your map, 3 steps, saved") == (
        "Your map{counted}, {value}",
        {"counted": ", 3 steps", "value": "saved"},
    )


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize(
    ("english", "vietnamese_text"),
    [
        ("Could not write /a/b: the disk is full.", "Không ghi được /a/b: ổ đĩa đã đầy."),
        ("Not saved: Could not write /a: the disk is full.", "Chưa lưu: Không ghi được /a: ổ đĩa đã đầy."),
        ("Your correction, 3 steps, not saved yet", "Bản sửa của bạn, 3 bước, chưa lưu"),
        (
            "Recovered the edits of 12,345 samples after a crash",
            "Đã khôi phục phần sửa của 12.345 mẫu sau sự cố",
        ),
        ("There is no checkpoint cat.", "Không có checkpoint cat."),
        ("Try again. Check the path.", "Hãy thử lại. Kiểm tra đường dẫn."),
        ("brush", "nét bút"),
        (
            "On 199 held-out samples mean IoU 0.800 -> 0.810 (+0.010, interval +0.004 to +0.016). "
            "The whole interval lies above 0.",
            "Trên 199 mẫu giữ riêng: IoU trung bình 0,800 -> 0,810 (+0,010, khoảng tin cậy +0,004 đến +0,016). "
            "Cả khoảng tin cậy nằm trên 0.",
        ),
        ("A sentence that nobody knows.", "A sentence that nobody knows."),
        ("", ""),
    ],
)
def test_vietnamese(english: str, vietnamese_text: str) -> None:
    assert translated(english) == vietnamese_text


@pytest.mark.usefixtures("vietnamese")
def test_a_real_error_is_translated_whole(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SegtoolError) as caught:
        files.write_bytes(tmp_path / "file" / "below.bin", b"1")
    words = translated(caught.value.message)
    assert words.startswith(("Không ghi được", "Không tạo được")), words
    assert "Could not" not in words


def test_english_stays_as_it_is(qapp: object) -> None:
    language.use("en")
    assert translated("Could not write /a: the disk is full.") == "Could not write /a: the disk is full."
    language.leave()
