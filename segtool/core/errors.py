"""The one family of errors that a person is meant to read."""

from pathlib import Path


class SegtoolError(Exception):
    """Something a person can act on.

    message: one sentence that says what happened. hint: what to do about it. file: the file it is about.
    exit_status: what the command line returns when the error ends a command (3: could not).
    """

    exit_status = 3

    def __init__(self, message: str, hint: str = "", file: Path | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.file = file

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UsageError(SegtoolError):
    """The command or a setting is wrong: nothing was tried."""

    exit_status = 2


class UnreadableError(SegtoolError):
    """A picture, label map or checkpoint that cannot be read; `file` names it."""


class WriteError(SegtoolError):
    """A file could not be written; the previous version is still whole."""


class Cancelled(SegtoolError):
    """The person stopped it."""

    exit_status = 130

    def __init__(self, message: str = "Stopped.") -> None:
        super().__init__(message)
