"""Invent names of persons and organisation numbers of suppliers."""

import csv
from random import Random

from stdnum import luhn
from stdnum.no import orgnr

from inkop_desktop import paths
from inkop_desktop.rules.orgnr import OrgNumber
from inkop_desktop.rules.vocabulary import Country

# Series that no register has given out, so that nobody is meant.
_SWEDISH, _NORWEGIAN = "55998", "319"


class Names:
    """Draws names as often as people of a country have them."""

    def __init__(self, country: Country, chance: Random) -> None:
        self._chance = chance
        self._names: dict[str, list[str]] = {}
        self._weights: dict[str, list[float]] = {}
        with paths.resource("demo", "names.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["country"] == country.upper():
                    self._names.setdefault(row["kind"], []).append(row["name"])
                    self._weights.setdefault(row["kind"], []).append(float(row["weight"] or 1))

    def person(self) -> str:
        """Return first and last name."""
        first = self._draw(self._chance.choice(("first_f", "first_m")))
        return f"{first} {self.last()}"

    def last(self) -> str:
        """Return a last name."""
        return self._draw("last")

    def _draw(self, kind: str) -> str:
        return self._chance.choices(self._names[kind], self._weights[kind])[0]


def organisation_number(country: Country, serial: int) -> str:
    """Return an organisation number with a right check digit, another for each serial under 10,000."""
    if country is Country.SE:
        digits = f"{_SWEDISH}{serial:04}"
        return OrgNumber(digits + luhn.calc_check_digit(digits), country).display
    # One serial in eleven has no check digit; two candidates a serial never both lack one.
    heads = (f"{_NORWEGIAN}{serial * 2 + odd:05}" for odd in (0, 1))
    numbers = (f"{head}{last}" for head in heads for last in range(10))
    return OrgNumber(next(filter(orgnr.is_valid, numbers)), country).display
