"""What is wrong with a dataset, as records: one for each thing found, each naming its file."""

from dataclasses import dataclass
from pathlib import Path

PROBLEM, NOTE = "problem", "note"

KINDS: dict[str, str] = {
    "picture-missing": "a list names a picture that is not on disk",
    "pictures-missing": "how many of a list's pictures are on disk",
    "picture-unreadable": "a picture cannot be decoded whole",
    "picture-format": "a picture in a format that is not read",
    "picture-turned": "a picture asks to be shown turned; its trimap is on the stored pixels",
    "wrong-extension": "a picture's name says another format than its content",
    "same-stem": "a second picture or trimap of one name",
    "same-picture": "one picture under two names",
    "alike-picture": "two pictures that look nearly the same",
    "broken-link": "a link that points nowhere",
    "name-refused": "a name that may lead outside the dataset or cannot be written",
    "folder-skipped": "folders that were not looked into",
    "other-files": "files that are no pictures",
    "no-trimap": "a picture without ground truth",
    "trimap-unreadable": "a trimap that cannot be read as a label map",
    "trimap-values": "a trimap with values other than 1, 2, 3",
    "trimap-size": "a trimap of another size than its picture",
    "trimap-empty": "a trimap without a pet",
    "trimap-ignored": "a trimap with pixels that count nowhere",
    "trimap-without-picture": "a trimap whose picture is not there",
    "list-missing": "a list file that is not there",
    "list-unreadable": "a list file that cannot be read",
    "list-line": "a line of a list that is not NAME CLASS-ID SPECIES BREED-ID",
    "listed-twice": "a name that stands twice in one list",
    "in-two-lists": "a name that stands in trainval and in test",
    "unlisted": "a picture that no list names",
}
"""Every kind of problem that reading and checking a dataset can give, with its meaning."""


@dataclass(frozen=True)
class Problem:
    """One thing found. file: what it is about. sentence: for a person. severity: "problem" or "note"."""

    kind: str
    file: Path
    sentence: str
    severity: str = PROBLEM

    def to_json(self) -> dict[str, str]:
        """The same as plain strings that any JSON writer takes."""
        return {
            "kind": self.kind,
            "file": printable(str(self.file)),
            "sentence": self.sentence,
            "severity": self.severity,
        }


def printable(text: str) -> str:
    """`text` with everything that UTF-8 cannot hold (file names of another encoding) escaped."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """ "1 picture", "2 pictures", "7,349 pictures"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
