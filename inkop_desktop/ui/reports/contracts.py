"""What can be printed of contracts, and the days that go to the calendar."""

from functools import partial
from pathlib import Path
from types import MappingProxyType

from inkop_desktop import formats
from inkop_desktop.exchange import calendar
from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.lists.listing import Query
from inkop_desktop.records.register import SavedFilter
from inkop_desktop.register.change import Changed
from inkop_desktop.register.register import Register
from inkop_desktop.reports.catalogue_order import CatalogueOrder
from inkop_desktop.reports.orders import USUAL, ContractOrder, ExpiringOrder, ListOrder
from inkop_desktop.rules.months import SOON_MONTHS
from inkop_desktop.services import records
from inkop_desktop.services.filters import NARROWED_BY, narrowed_by
from inkop_desktop.text import N_, _, counted
from inkop_desktop.ui import messages
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.liststate import remembered_state, usual_state
from inkop_desktop.ui.messages import FileKind
from inkop_desktop.ui.records.editors import RecordReference
from inkop_desktop.ui.reports.choices import Choices, Offered
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor
from inkop_desktop.ui.widgets.editors.numbers import WholeEditor

_GROUPS = ("area", "owners", "status", "suppliers")
_COLUMNS = {
    "list": N_("As in the list of contracts"),
    "usual": N_("The usual ones"),
    "all": N_("All, over several lines"),
}


class RegisterChoices(Choices):
    """Which contracts, in which columns and groups."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._saved: dict[str, SavedFilter] = {}
        self._which = ChoiceEditor(self._filters())
        self.add("filter", _("Which contracts"), self._which)
        self.add("columns", _("Columns"), ChoiceEditor([(key, _(word)) for key, word in _COLUMNS.items()]))
        groups = [(key, formats.label(CONTRACTS.column(key).heading)) for key in _GROUPS]
        self.add("group", _("Grouped by"), ChoiceEditor(groups, blank=_("Not grouped")))
        desk.ops.changed.connect(self._on_changed)
        self._fetch_filters()

    def order(self) -> ListOrder:
        """Return the contract register as chosen."""
        values = self.values()
        filters, search, name = self._narrowing(values["filter"])
        state = remembered_state(self.desk.settings, CONTRACTS) or usual_state(CONTRACTS)
        on_screen = tuple(column.key for column in state.columns if column.shown)
        return ListOrder(
            Query(self.desk.today, search, filters, ((state.sort_key, state.descending),)),
            columns=USUAL if values["columns"] == "usual" else on_screen,
            all_columns=values["columns"] == "all",
            group_by=values["group"] or "",
            narrowed_to=name,
        )

    def _filters(self) -> list[tuple[str, str]]:
        quick = [(each.key, formats.label(each.heading)) for each in CONTRACTS.quick]
        return [*quick, *((key, each.name) for key, each in self._saved.items())]

    def _narrowing(self, key: str) -> tuple[dict[str, object], str, str]:
        """Return the filters, the search and the name of a choice; all contracts need no name."""
        saved = self._saved.get(key)
        if saved is not None:
            return *narrowed_by(saved), saved.name
        quick = next(each for each in CONTRACTS.quick if each.key == key)
        return dict(quick.filters), "", formats.label(quick.heading) if quick.filters else ""

    def _on_changed(self, changed: Changed, _initiator: object) -> None:
        if changed.touched.keys() & NARROWED_BY:
            self._fetch_filters()

    def _fetch_filters(self) -> None:
        self.desk.ops.read(self, "filters", _saved_filters, self._take_filters)

    def _take_filters(self, filters: list[SavedFilter]) -> None:
        self._saved = {f"saved {each.id}": each for each in filters if each.noun == CONTRACTS.noun}
        self._which.set_choices(self._filters())


class ExpiringChoices(Choices):
    """Within how many months."""

    needed = MappingProxyType({"months": N_("Say within how many months.")})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.add("months", _("Within"), WholeEditor(_("months"), least=1))
        self.set_values({"months": SOON_MONTHS})

    def order(self) -> ExpiringOrder:
        """Return what ends within the chosen time."""
        return ExpiringOrder(self.desk.today, self.values()["months"])


class ContractChoices(Choices):
    """Which contract."""

    needed = MappingProxyType({"contract": N_("Choose a contract.")})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.add("contract", _("Contract"), RecordReference(desk, "contract"))

    def order(self) -> ContractOrder:
        """Return the chosen contract."""
        return ContractOrder(self.desk.today, self.values()["contract"])


class CatalogueChoices(Choices):
    """Who may order."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        hint = _("Leave both blank for everything that may be ordered from.")
        self.add_reference("organisation", _("Organisation"), "organisation")
        self.add_reference("unit", _("Unit"), "unit", hint)

    def order(self) -> CatalogueOrder:
        """Return what staff may order from, those of the chosen organisation or unit."""
        values = self.values()
        return CatalogueOrder(self.desk.today, values["organisation"], values["unit"])


class CalendarChoices(Choices):
    """Whose contracts; their days are saved as a file for the calendar, and not printed."""

    verb = N_("Save as …")
    icon = Icon.DOWNLOAD

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        hint = _("Leave it blank for the days of every contract.")
        self.add_reference("person", _("Whose contracts"), "person", hint)

    def carry_out(self) -> None:
        """Ask where to save the days, and save them."""
        kinds = [FileKind(_("Calendar file"), (calendar.ENDING.removeprefix("."),))]
        suggestion = Path.home() / f"{_('Contract days')}{calendar.ENDING}"
        target = messages.choose_save(self.window(), _("Save the calendar"), kinds, suggestion)
        if target is not None:
            person = self.values()["person"]
            work = partial(calendar.save, path=target, today=self.desk.today, person_id=person)
            self.desk.ops.read(self, "calendar", work, self._on_saved)

    def _on_saved(self, count: int) -> None:
        self.desk.note(counted("{count} day is saved.", "{count} days are saved.", count))


OFFERED = (
    Offered(
        Icon.LIST_CHECKS,
        N_("Contract register"),
        N_("The contracts as a table, for the file or for whoever asks to see them."),
        RegisterChoices,
    ),
    Offered(
        Icon.HOURGLASS,
        N_("Contracts that end"),
        N_("What ends month by month, what to decide, and by when: for the plan and the council."),
        ExpiringChoices,
    ),
    Offered(
        Icon.FILE_TEXT,
        N_("One contract"),
        N_("Everything about it: term, decisions, amendments, documents and history."),
        ContractChoices,
    ),
    Offered(
        Icon.PACKAGE,
        N_("Contract catalogue"),
        N_("For all staff: what can be ordered, of whom, how, and whom to ask."),
        CatalogueChoices,
    ),
    Offered(
        Icon.CALENDAR_DAYS,
        N_("Days for the calendar"),
        N_("Days for notice, options, reviews and follow-ups, as a file for your calendar program."),
        CalendarChoices,
    ),
)


def _saved_filters(register: Register) -> list[SavedFilter]:
    return records.every(register, SavedFilter)
