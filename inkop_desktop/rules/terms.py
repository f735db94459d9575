"""The facts about a contract's term, as its papers state them; what follows from them is derived."""

from dataclasses import dataclass
from datetime import date

from inkop_desktop.rules.vocabulary import OptionState, RenewalKind


@dataclass(frozen=True, slots=True)
class Option:
    """A right to extend the contract by some months.

    `decide_by` is the last day to decide if the contract names one; otherwise a rule does.
    """

    months: int | None = None
    decide_by: date | None = None
    state: OptionState = OptionState.PLANNED
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice period: so many months, or so many days; nothing of both where notice works at once."""

    months: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class Terms:
    """What is known of when a contract runs; every fact may be missing.

    The term is the last day (inclusive), or months or days from the first day. Notice is counted in
    months or in days (`notice`). `lead_months` is how long it takes to procure a replacement.
    """

    first_day: date | None = None
    last_day: date | None = None
    term_months: int | None = None
    term_days: int | None = None
    open_ended: bool = False
    review_day: date | None = None
    options: tuple[Option, ...] = ()
    renewal: RenewalKind = RenewalKind.NONE
    renewal_months: int | None = None
    notice_months: int | None = None
    notice_days: int | None = None
    lead_months: int | None = None
    notice_given_on: date | None = None
    terminated_last_day: date | None = None
    closed_on: date | None = None

    @property
    def notice(self) -> Notice | None:
        """Return the notice period; None if the contract has none.

        No months and some days are the days: who writes 0 months says only that nothing is counted in them.
        """
        known = [each for each in (self.notice_months, self.notice_days) if each is not None and each >= 0]
        if not known:
            return None
        months = max(self.notice_months or 0, 0)
        return Notice(months, 0 if months else max(self.notice_days or 0, 0))


FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years in which a day can lie: some leases of ground are a hundred years old, and as long again."""

FOLLOWED_FROM = 1970
"""The first year in which a contract was still in force that somebody follows, or decides on."""
