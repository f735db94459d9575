"""Swedish and Norwegian organisation numbers, as they stand in papers and as they are kept.

python-stdnum knows the check digits. On top of it: a Swedish organisation number has 2 or more as its
third digit, and a smaller one is the personal number of a sole trader (personal data); what stands
around a number in accounts and invoices (16…, SE…01, NO … MVA) is taken off first.
"""

from dataclasses import dataclass
from datetime import date

from inkop_desktop.errors import UserError
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.text import N_

_CENTURIES = ("19", "20")
_LEGAL_PERSON = "16"
_NORWEGIAN_SERIES = (
    "8",
    "9",
)  # the Brønnøysund Register Centre gives no other numbers to those in its register
_COORDINATION = 60  # added to the day of birth in a coordination number


@dataclass(frozen=True, slots=True)
class OrgNumber:
    """A number that is right: its digits alone, its country, and whether it is a person's own."""

    digits: str
    country: Country
    personal: bool = False

    @property
    def display(self) -> str:
        """Return the number as people write it: 212000-0142, 964 965 226."""
        digits = self.digits
        if self.country is Country.SE:
            return f"{digits[:6]}-{digits[6:]}"
        return f"{digits[:3]} {digits[3:6]} {digits[6:]}"

    @property
    def is_usual(self) -> bool:
        """Tell whether such numbers are given: a check digit is right by chance in one case of ten."""
        return self.country is Country.SE or self.digits.startswith(_NORWEGIAN_SERIES)


def parse(text: str, country: Country | None = None) -> OrgNumber:
    """Read a number in any of its spellings; without a country its form decides.

    Raises UserError with what is wrong.
    """
    compact = "".join(text.upper().split())
    if country is None:
        country = _country_of(compact)
    return _norwegian(compact, text) if country is Country.NO else _swedish(compact, text)


def _country_of(compact: str) -> Country:
    digits = sum(letter.isdigit() for letter in compact)
    norwegian = compact.startswith("NO") or compact.endswith("MVA") or digits == 9
    return Country.NO if norwegian else Country.SE


def _norwegian(compact: str, text: str) -> OrgNumber:
    from stdnum.no import orgnr  # noqa: PLC0415 - the library is loaded when the first number is read

    digits = compact.removeprefix("NO").removesuffix("MVA")
    if not (digits.isascii() and digits.isdigit() and len(digits) == 9):
        raise UserError(
            N_("“{text}” is not a Norwegian organisation number: it has nine digits, like 964 965 226."),
            text=text,
        )
    if not orgnr.is_valid(digits):
        raise UserError(_WRONG_CHECK_DIGIT, text=text)
    return OrgNumber(digits, Country.NO)


def _swedish(compact: str, text: str) -> OrgNumber:
    from stdnum.se import orgnr  # noqa: PLC0415 - the library is loaded when the first number is read

    digits = _ten_digits(orgnr.compact(compact))
    if not (digits.isascii() and digits.isdigit() and len(digits) == 10):
        raise UserError(
            N_("“{text}” is not a Swedish organisation number: it has ten digits, like 212000-0142."),
            text=text,
        )
    if not orgnr.is_valid(digits):
        raise UserError(_WRONG_CHECK_DIGIT, text=text)
    if digits[2] >= "2":
        return OrgNumber(digits, Country.SE)
    if not _begins_with_birthday(digits):
        raise UserError(
            N_("“{text}” is neither an organisation number nor the personal number of a sole trader."),
            text=text,
        )
    return OrgNumber(digits, Country.SE, personal=True)


def _ten_digits(compact: str) -> str:
    """Take off what stands around the ten digits: SE and 01 of the VAT number, 16, the century."""
    if compact.startswith("SE"):
        return compact[2:12] if len(compact) == 14 else compact[2:]
    if len(compact) != 12:
        return compact
    legal_person = compact[4] >= "2"
    prefixes = (_LEGAL_PERSON,) if legal_person else _CENTURIES
    return compact[2:] if compact.startswith(prefixes) else compact


def _begins_with_birthday(digits: str) -> bool:
    month, day = int(digits[2:4]), int(digits[4:6])
    day -= _COORDINATION if day > _COORDINATION else 0
    try:
        date(2000 + int(digits[:2]), month, day)
    except ValueError:
        return False
    return True


_WRONG_CHECK_DIGIT = N_("The check digit of “{text}” is wrong: compare the number with the papers.")
