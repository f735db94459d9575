"""One row of a pack's file: its values are taken out one by one, and each is checked as it is taken."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from inkop_desktop.errors import UserError
from inkop_desktop.rules.vocabulary import Vocabulary
from inkop_desktop.text import N_, Message, message

Word = TypeVar("Word", bound=Vocabulary)
_MISSING = object()
_MOST = 36_525  # days of a century: no time in a law is longer
LARGEST = 10**12  # in whole units of money: no amount in a law is larger
YEARS = range(1900, 2201)


class Row:
    """Hold a table of a TOML file, and where it stands there.

    Every taker raises UserError, naming the row and the key, where the value is missing or of another kind.
    """

    def __init__(self, values: Mapping[str, Any], where: str) -> None:
        self.where = where
        self._left = dict(values)

    def text(self, key: str, default: str | None = None) -> str:
        """Take a text; an empty one is as bad as none."""
        value = self._take(key, str, default)
        if not value and default is None:
            raise self.fault(message("“{key}” is empty", key=key))
        return str(value)

    def day(self, key: str) -> date:
        """Take a day."""
        return self.day_or_none(key) or self._missing(key)

    def day_or_none(self, key: str) -> date | None:
        """Take a day that may be left out."""
        value = self._left.get(key)
        if isinstance(value, datetime):
            raise self.fault(message("“{key}” has a time of day", key=key))
        found: date | None = self._take(key, date, None)
        if found is not None and found.year not in YEARS:
            raise self.fault(message("“{key}” is too far away: {value}", key=key, value=str(found)))
        return found

    def number(self, key: str, most: int = _MOST) -> int | None:
        """Take a whole number above nothing that may be left out."""
        value = self._take(key, int, None)
        if value is not None and (isinstance(value, bool) or value <= 0):
            raise self.fault(message("“{key}” is not a whole number above nothing", key=key))
        if value is not None and value > most:
            raise self.fault(message("“{key}” is too large: {value}", key=key, value=str(value)))
        return value if value is None else int(value)

    def flag(self, key: str, *, default: bool) -> bool:
        """Take yes or no."""
        return bool(self._take(key, bool, default))

    def word(self, key: str, words: type[Word]) -> Word:
        """Take one of a vocabulary's words."""
        return self._word(key, self.text(key), words)

    def word_or_none(self, key: str, words: type[Word]) -> Word | None:
        """Take one of a vocabulary's words that may be left out."""
        return self.word(key, words) if key in self._left else None

    def words(self, key: str, words: type[Word]) -> tuple[Word, ...]:
        """Take a list of a vocabulary's words; none where it is left out."""
        return tuple(self._word(key, each, words) for each in self.texts(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts; none where it is left out."""
        found = self._take(key, list, [])
        if not all(isinstance(each, str) and each for each in found):
            raise self.fault(message("“{key}” is not a list of texts", key=key))
        return tuple(found)

    def tables(self, key: str) -> list[dict[str, Any]]:
        """Take a list of tables; none where it is left out."""
        found = self._take(key, list, [])
        if not all(isinstance(each, dict) for each in found):
            raise self.fault(message("“{key}” is not a list of tables", key=key))
        return list(found)

    def done(self) -> None:
        """Refuse what nobody took: a key that is misspelt would otherwise be silently left out."""
        for key in self._left:
            raise self.fault(message("“{key}” is not known here", key=key))

    def fault(self, fault: Message) -> UserError:
        """Return the error that says what is wrong with this row."""
        return UserError(N_("The law pack is wrong at “{where}”: {fault}."), where=self.where, fault=fault)

    def _take(self, key: str, kind: type, default: object) -> Any:
        value = self._left.pop(key, _MISSING)
        if value is _MISSING:
            return default if default is not None or kind in {int, date} else self._missing(key)
        if not isinstance(value, kind):
            raise self.fault(message("“{key}” is of the wrong kind: {value}", key=key, value=str(value)))
        return value

    def _missing(self, key: str) -> Any:
        raise self.fault(message("“{key}” is missing", key=key))

    def _word(self, key: str, value: str, words: type[Word]) -> Word:
        try:
            return words(value)
        except ValueError as error:
            raise self.fault(
                message("“{key}” does not know the word “{value}”", key=key, value=value)
            ) from error
