"""Who asks, on which day and in which language, when nothing else is said."""

import getpass
import locale
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import pairwise

from babel import default_locale

from inkop_desktop import text
from inkop_desktop.settings import Settings

SPOKEN = {"sv": "sv", "swedish": "sv", "nb": "nb", "nn": "nb", "no": "nb", "norwegian": "nb"}


def language(argv: Sequence[str], settings: Settings) -> str:
    """Return the language asked for, else the person's own, else the system's.

    Found before the arguments are read, since the help and the refusals are said in it.
    """
    for given, value in pairwise([*argv, ""]):
        asked = value if given == "--language" else given.removeprefix("--language=")
        if asked in text.LANGUAGES and given.startswith("--language"):
            return asked
    return settings.language or system_language()


def system_language() -> str:
    """Return the language of the person's system where the program speaks it, else English."""
    said = default_locale("LC_MESSAGES") or locale.getlocale()[0] or ""
    return SPOKEN.get(said.replace(" ", "_").split("_")[0].lower(), text.SOURCE)


def person(settings: Settings) -> str:
    """Return the name that the person has given in the program, else the name on the computer."""
    return settings.my_name or getpass.getuser()


def today() -> date:
    """Return the day it is here."""
    return datetime.now(UTC).astimezone().date()
