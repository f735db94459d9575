"""Times of the day as people write them: 12:00, 9.30, kl. 14."""

import re
from datetime import time

_WRITTEN = re.compile(r"(?:kl\.?\s*)?([01]?\d|2[0-3])(?:[:.]?([0-5]\d))?", re.IGNORECASE)


def parse(written: str) -> time | None:
    """Return the time of the day that a text tells; None where it tells none."""
    told = _WRITTEN.fullmatch(written.strip())
    return time(int(told[1]), int(told[2] or 0)) if told else None
