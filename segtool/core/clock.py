"""Time as it stands in every file of ours: ISO, UTC, milliseconds; sorts as text."""

import time
from datetime import UTC, datetime


def now() -> str:
    """This moment."""
    return utc_text(time.time())


def utc_text(seconds: float) -> str:
    """A time stamp (seconds since 1970, as files have them)."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds")
