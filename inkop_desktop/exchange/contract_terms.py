"""Put together what several cells of a row say of the term: its days, its length, options and notice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from inkop_desktop.exchange.cells.periods import Period
from inkop_desktop.exchange.cells.renewals import Renewal, WithRenewal
from inkop_desktop.exchange.cells.terms import Span, TermCell
from inkop_desktop.exchange.contract_cells import Column
from inkop_desktop.rules.months import add_days, add_months, day_after, day_before, whole_months
from inkop_desktop.rules.vocabulary import RenewalKind
from inkop_desktop.text import message

if TYPE_CHECKING:
    from inkop_desktop.exchange.contract_rows import Gathered

TERM_COLUMNS = frozenset(
    {
        *("first_day", "last_day", "term", "open_ended", "options", "option_count", "option_note"),
        *("extended_to", "notice", "renewal"),
    }
)
_BESIDE_RENEWAL = ("options", "option_note", "term", "last_day", "extended_to")


def terms_of_row(gathered: "Gathered", columns: Mapping[str, Column]) -> dict[str, Any]:
    """Return the contract's fields that its term makes."""
    return _Terms(gathered, columns).values()


@dataclass(frozen=True, slots=True)
class _Terms:
    gathered: "Gathered"
    columns: Mapping[str, Column]

    def values(self) -> dict[str, Any]:
        first, last, told = self._days()
        if isinstance(last, TermCell):  # the column of last days holds “tillsvidare” or “24 mån”
            last, told = None, last
        values: dict[str, Any] = {"first_day": first} if first else {}
        if self._read("open_ended") and not told:
            told = TermCell(open_ended=True)
        if told and told.open_ended and not last:
            values |= {"open_ended": True, "last_day": None, "term_months": None, "term_days": None}
            return values | self._notice() | self._no_options() | self._never_renewed()
        span = self._span(first, last, told)
        if last or span:
            values |= {
                "open_ended": False,
                "last_day": last,
                "term_months": (span.months or None) if span else None,
                "term_days": (span.days or None) if span else None,
            }
        end = last or _end(first, span)
        return values | self._notice() | self._options(end, told) | self._renewal()

    def _days(self) -> tuple[date | None, date | TermCell | None, TermCell | None]:
        """Return first day, last day and length; a cell that tells the whole period fills what is missing."""
        read = {name: self._read(name) for name in ("first_day", "last_day", "term")}
        whole = {name: each for name, each in read.items() if isinstance(each, Period)}
        first, last, told = (None if name in whole else each for name, each in read.items())
        for name, period in whole.items():
            first, last = first or period.first, last or period.last
            if period.open_ended and not last:
                told = TermCell(open_ended=True)
            if (first, last) != (period.first, period.last):
                sentence = message("This period does not fit the other days of the row, which count.")
                self.gathered.doubt(self.columns[name], sentence)
        return first, last, told

    def _read(self, name: str) -> Any:
        value = self.gathered.read.get(name)
        return value.value if isinstance(value, WithRenewal) else value

    def _span(self, first: date | None, last: date | None, told: TermCell | None) -> Span | None:
        """Return the length of the term; where the days say another one, they count."""
        span = told.span if told else None
        end = _end(first, span)
        if not (first and last and end) or end == last:
            return span
        sentence = message("By its length the term ends on {end}; the days of the list count.", end=end)
        self.gathered.doubt(self.columns["term"], sentence)
        return None

    def _options(self, end: date | None, told: TermCell | None) -> dict[str, Any]:
        months = self._read("options")
        if months is None and told and told.options:
            months = told.options
        months = self._extended(end, months)
        note = self.columns.get("option_note")
        if note and self.gathered.read.get("option_note") is not None:
            months = self._read("option_note") if months is None else months
            self.gathered.keep(note)
        months = self._counted(months)
        return {} if months is None else {"options": months}

    def _counted(self, months: tuple[int, ...] | None) -> tuple[int, ...] | None:
        """Return the options in the light of their number in a column of its own."""
        count = self._read("option_count")
        if count is None or (months is not None and count == len(months)):
            return months
        if count == 0 and months is None:
            return ()
        column = self.columns["option_count"]
        self.gathered.keep(column)
        self.gathered.doubt(
            column,
            message("The list does not say how long the options are; the remarks tell of them.")
            if months is None
            else message(
                "This number is not that of the options that the row tells of; the remarks tell of it."
            ),
        )
        return months

    def _extended(self, end: date | None, months: tuple[int, ...] | None) -> tuple[int, ...] | None:
        """Return the options that lead to the day in the column of extended last days."""
        latest = self._read("extended_to")
        if isinstance(latest, Period):
            latest = latest.last
        if latest is None:
            return months
        column = self.columns["extended_to"]
        more = (
            whole_months(day_after(end), latest)
            if end and isinstance(latest, date) and latest > end
            else None
        )
        if latest == end or (more and months and sum(months) == more):
            return months
        if more and months is None:
            sentence = message(
                "“{text}” was read as one option of {months} months.", text=latest, months=more
            )
            self.gathered.doubt(column, sentence)
            return (more,)
        self.gathered.keep(column)
        self.gathered.doubt(
            column, message("This day does not fit the term and its options; the remarks tell of it.")
        )
        return months

    def _renewal(self) -> dict[str, Any]:
        """Return how the contract is renewed: as its column says, else as those of options and terms do."""
        told = self._renewals()
        if not told:
            return {}
        (_, renewal), *others = told
        for column, other in others:
            if other.kind is not renewal.kind or (other.months and other.months != renewal.months):
                self.gathered.keep(column)
                self.gathered.doubt(
                    column, message("The row tells of another renewal too; the remarks tell of this one.")
                )
        months = renewal.months if self._read("renewal_months") is None else None
        return {"renewal": renewal.kind} | ({"renewal_months": months} if months else {})

    def _renewals(self) -> list[tuple[Column, Renewal]]:
        """Return every column that tells of a renewal with what it tells, that of renewals first."""
        told = []
        for name in ("renewal", *_BESIDE_RENEWAL):
            value = self.gathered.read.get(name)
            renewal = value.renewal if isinstance(value, WithRenewal) else value
            if isinstance(renewal, Renewal):
                told.append((self.columns[name], renewal))
        return told

    def _never_renewed(self) -> dict[str, Any]:
        """Keep what an open-ended contract's row says of a renewal: it simply runs on."""
        for column, renewal in self._renewals():
            if renewal.kind is not RenewalKind.NONE:
                self.gathered.keep(column)
                self.gathered.doubt(
                    column, message("An open-ended contract is not renewed; the remarks tell of it.")
                )
        return {"renewal": RenewalKind.NONE} if "renewal" in self.columns else {}

    def _no_options(self) -> dict[str, Any]:
        """Keep what an open-ended contract's row says of options: it can have none."""
        for name in ("options", "option_count", "option_note", "extended_to"):
            if self._read(name):
                self.gathered.keep(self.columns[name])
                self.gathered.doubt(
                    self.columns[name],
                    message("An open-ended contract has no options; the remarks tell of it."),
                )
        return {"options": ()}

    def _notice(self) -> dict[str, Any]:
        span = self._read("notice")
        if span is None:
            return {}
        if span.months and span.days:
            column = self.columns["notice"]
            self.gathered.keep(column)
            self.gathered.doubt(
                column,
                message("A notice period in months and days was read in months alone; see the remarks."),
            )
        months = span.months or None
        return {"notice_months": months, "notice_days": None if months else span.days or None}


def _end(first: date | None, span: Span | None) -> date | None:
    """Return the day on which a term of this length ends."""
    if not first or not span:
        return None
    if span.months:
        return day_before(add_months(first, span.months))
    return add_days(first, span.days - 1)
