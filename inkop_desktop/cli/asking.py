"""On which day and in which language somebody asks, when nothing else is said."""

import locale
import os
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import pairwise

from inkop_desktop import text
from inkop_desktop.settings import Settings

# Where a Unix system says it; Windows tells `locale`.
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def language(argv: Sequence[str], settings: Settings) -> str:
    """Return the language asked for, else the person's own, else the system's.

    Found before the arguments are read, since the help and the refusals are said in it. As with every
    option, what was said last counts.
    """
    for given, value in reversed(list(pairwise([*argv, ""]))):
        asked = value if given == "--language" else given.removeprefix("--language=")
        if asked in text.LANGUAGES and given.startswith("--language"):
            return asked
    said = next(filter(None, map(os.environ.get, VARIABLES)), None) or locale.getlocale()[0] or ""
    return settings.language or text.spoken([said])


def today() -> date:
    """Return the day it is here."""
    return datetime.now(UTC).astimezone().date()
