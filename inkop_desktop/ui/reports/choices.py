"""What a report needs to know before it can be shown: a form, and the order that it makes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import ClassVar

from inkop_desktop.reports.orders import Order
from inkop_desktop.text import N_, _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.records.editors import RecordReference
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor
from inkop_desktop.ui.widgets.editors.dates import DateEditor
from inkop_desktop.ui.widgets.form import Arrangement, Form

_YEARS = 10  # that can be chosen, back from this one


class Choices(Form):
    """The choices of one report, and what its button does with them.

    `needed` are the fields that must be filled, each with what is said where it is not; `verb` stands
    on the button.
    """

    needed: ClassVar[Mapping[str, str]] = MappingProxyType({})
    verb: ClassVar[str] = N_("Preview")
    icon: ClassVar[Icon] = Icon.EYE

    def __init__(self, desk: Desk) -> None:
        super().__init__(Arrangement.ABOVE)
        self.desk = desk

    def order(self) -> Order | None:
        """Return what is to be printed, as chosen; None of what is not printed but carried out otherwise."""
        return None

    def carry_out(self) -> None:
        """Do what the button says."""
        self.desk.print_wanted.emit(self.order())

    def is_complete(self) -> bool:
        """Tell whether all that is needed is there; else say beside the fields what is wrong."""
        problems = self.unreadable()
        values = self.values()
        for name, said in self.needed.items():
            if not values[name]:
                problems.setdefault(name, _(said))
        self.set_problems(problems)
        return not problems

    def add_reference(self, name: str, label: str, noun: str, hint: str = "") -> None:
        """Add a field in which a record is chosen."""
        self.add(name, label, RecordReference(self.desk, noun, can_add=False), hint)

    def add_day(self) -> None:
        """Add the day that the report is of."""
        self.add("day", _("Day"), DateEditor(), _("Leave it blank for today."))

    def day(self) -> date:
        """Return the chosen day; today where none is chosen."""
        return self.values()["day"] or self.desk.today

    def add_year(self, label: str, blank: str | None = None) -> None:
        """Add the choice of a year, this one at first; `blank` are the words for all, if there are."""
        this_year = self.desk.today.year
        years = [(year, str(year)) for year in range(this_year, this_year - _YEARS, -1)]
        self.add("year", label, ChoiceEditor(years, blank=blank))
        self.set_values({"year": this_year})


@dataclass(frozen=True, slots=True)
class Offered:
    """A report that is offered: its name, what it is for, and its choices, made when it is chosen."""

    icon: Icon
    title: str
    purpose: str
    make: Callable[[Desk], Choices]
