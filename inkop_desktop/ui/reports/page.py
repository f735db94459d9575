"""Reports: what can be printed, each with its choices, and the days to take into a calendar."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.exchange import calendar
from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.lists.listing import Query
from inkop_desktop.records.register import SavedFilter
from inkop_desktop.register.change import Changed
from inkop_desktop.register.register import Register
from inkop_desktop.reports.catalogue_order import CatalogueOrder
from inkop_desktop.reports.expiring import MONTHS
from inkop_desktop.reports.orders import USUAL, ContractOrder, ExpiringOrder, ListOrder
from inkop_desktop.services import records
from inkop_desktop.services.filters import narrowed_by
from inkop_desktop.text import N_, _, counted
from inkop_desktop.ui import messages
from inkop_desktop.ui.areapage import AreaPage
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.liststate import remembered_state, usual_state
from inkop_desktop.ui.messages import FileKind
from inkop_desktop.ui.records.editors import RecordReference
from inkop_desktop.ui.reports.guidance import GuidanceReports
from inkop_desktop.ui.reports.panel import group, panel, preview_button
from inkop_desktop.ui.reports.people import PeopleReports
from inkop_desktop.ui.reports.procuring import ProcurementReports
from inkop_desktop.ui.reports.same_kind import SameKindReport
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.buttons import Button
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor
from inkop_desktop.ui.widgets.editors.numbers import WholeEditor
from inkop_desktop.ui.widgets.form import Arrangement, Form
from inkop_desktop.ui.widgets.notice_bar import NoticeBar
from inkop_desktop.ui.widgets.page import Panel
from inkop_desktop.ui.widgets.scroll import Scroll

_SECONDS = 8
GROUPS = ("area", "owners", "status", "suppliers")
_COLUMNS = {
    "list": N_("As in the list of contracts"),
    "usual": N_("The usual ones"),
    "all": N_("All, over several lines"),
}


class ReportsPage(AreaPage):
    """The page of the area Reports."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Reports"), parent)
        self._saved: dict[str, SavedFilter] = {}
        self.set_facts(_("Look at a report before you print it or save it. Its language is chosen there."))
        self.register = self._register_form()
        self.expiring = self._expiring_form()
        self.contract = self._contract_form()
        self.catalogue = self._catalogue_form()
        self.calendar = self._calendar_form()
        self.procurements = ProcurementReports(desk, self)
        self.people = PeopleReports(desk, self)
        self.guidance = GuidanceReports(desk, self)
        self.same_kind = SameKindReport(desk, self)
        self.notice = NoticeBar()
        self._lay_out()
        self._fetch_filters()

    def refresh(self, changed: Changed) -> None:
        """Offer the filters that are saved now."""
        if "saved_filter" in changed.touched:
            self._fetch_filters()

    def preview_register(self) -> None:
        """Preview the contract register as chosen."""
        values = self.register.values()
        filters, search, name = self._narrowing(values["filter"])
        state = remembered_state(self.desk.settings, CONTRACTS) or usual_state(CONTRACTS)
        on_screen = tuple(column.key for column in state.columns if column.shown)
        query = Query(self.desk.today, search, filters, ((state.sort_key, state.descending),))
        self.desk.print_wanted.emit(
            ListOrder(
                query,
                columns=USUAL if values["columns"] == "usual" else on_screen,
                all_columns=values["columns"] == "all",
                group_by=values["group"] or "",
                narrowed_to=name,
            )
        )

    def preview_expiring(self) -> None:
        """Preview what ends within the chosen time."""
        problems = self.expiring.unreadable()
        months = self.expiring.values()["months"]
        if not months and not problems:
            problems = {"months": _("Say within how many months.")}
        self.expiring.set_problems(problems)
        if not problems:
            self.desk.print_wanted.emit(ExpiringOrder(self.desk.today, months))

    def preview_contract(self) -> None:
        """Preview the chosen contract."""
        problems = self.contract.unreadable()
        chosen = self.contract.values()["contract"]
        if chosen is None and not problems:
            problems = {"contract": _("Choose a contract.")}
        self.contract.set_problems(problems)
        if not problems:
            self.desk.print_wanted.emit(ContractOrder(self.desk.today, chosen))

    def preview_catalogue(self) -> None:
        """Preview what staff may order from, those of the chosen organisation or unit."""
        problems = self.catalogue.unreadable()
        self.catalogue.set_problems(problems)
        if not problems:
            values = self.catalogue.values()
            self.desk.print_wanted.emit(
                CatalogueOrder(self.desk.today, values["organisation"], values["unit"])
            )

    def save_calendar(self) -> None:
        """Ask where to save the days, and save them."""
        problems = self.calendar.unreadable()
        self.calendar.set_problems(problems)
        if problems:
            return
        kinds = [FileKind(_("Calendar file"), (calendar.ENDING.removeprefix("."),))]
        suggestion = Path.home() / f"{_('Contract days')}{calendar.ENDING}"
        target = messages.choose_save(self.window(), _("Save the calendar"), kinds, suggestion)
        if target is not None:
            person = self.calendar.values()["person"]
            work = partial(calendar.save, path=target, today=self.desk.today, person_id=person)
            self.desk.ops.read(self, "calendar", work, self._on_calendar)

    def _register_form(self) -> Form:
        form = Form(Arrangement.ABOVE)
        form.add("filter", _("Which contracts"), ChoiceEditor(self._filters()))
        form.add("columns", _("Columns"), ChoiceEditor([(key, _(word)) for key, word in _COLUMNS.items()]))
        groups = [(key, _(CONTRACTS.column(key).heading)) for key in GROUPS]
        form.add("group", _("Grouped by"), ChoiceEditor(groups, blank=_("Not grouped")))
        return form

    def _expiring_form(self) -> Form:
        form = Form(Arrangement.ABOVE)
        form.add("months", _("Within"), WholeEditor(_("months"), least=1))
        form.set_values({"months": MONTHS})
        return form

    def _contract_form(self) -> Form:
        form = Form(Arrangement.ABOVE)
        form.add("contract", _("Contract"), RecordReference(self.desk, "contract"))
        return form

    def _catalogue_form(self) -> Form:
        form = Form(Arrangement.ABOVE)
        hint = _("Leave both blank for everything that may be ordered from.")
        form.add("organisation", _("Organisation"), RecordReference(self.desk, "organisation", can_add=False))
        form.add("unit", _("Unit"), RecordReference(self.desk, "unit", can_add=False), hint)
        return form

    def _calendar_form(self) -> Form:
        form = Form(Arrangement.ABOVE)
        hint = _("Leave it blank for the days of every contract.")
        form.add("person", _("Whose contracts"), RecordReference(self.desk, "person", can_add=False), hint)
        return form

    def _panels(self) -> list[Panel]:
        return [
            panel(
                Icon.LIST_CHECKS,
                _("Contract register"),
                _("The contracts as a table, for the file or for whoever asks to see them."),
                self.register,
                preview_button(self.preview_register),
            ),
            panel(
                Icon.HOURGLASS,
                _("Contracts that end"),
                _("What ends month by month, what to decide, and by when: for the plan and the council."),
                self.expiring,
                preview_button(self.preview_expiring),
            ),
            panel(
                Icon.FILE_TEXT,
                _("One contract"),
                _("Everything about it: term, decisions, amendments, documents and history."),
                self.contract,
                preview_button(self.preview_contract),
            ),
            panel(
                Icon.PACKAGE,
                _("Contract catalogue"),
                _("For all staff: what can be ordered, of whom, how, and whom to ask."),
                self.catalogue,
                preview_button(self.preview_catalogue),
            ),
            panel(
                Icon.CALENDAR_DAYS,
                _("Days for the calendar"),
                _("Days for notice, options and reviews, as a file that your calendar program takes in."),
                self.calendar,
                self._calendar_button(),
            ),
        ]

    def _lay_out(self) -> None:
        scroll = Scroll(edge=0)
        scroll.body.addWidget(group(_("Contracts"), self._panels()))
        without_notice = [*self.procurements.panels(), self.same_kind.panel()]
        scroll.body.addWidget(group(_("Direct procurements"), without_notice))
        scroll.body.addWidget(group(_("People and roles"), self.people.panels()))
        scroll.body.addWidget(group(_("Guidance and dialogue"), self.guidance.panels()))
        scroll.body.addStretch()
        self.body.addWidget(scroll, 1)
        self.body.addWidget(self.notice)

    def _calendar_button(self) -> Button:
        button = Button(_("Save as …"), icon=Icon.DOWNLOAD)
        button.clicked.connect(self.save_calendar)
        return button

    def _filters(self) -> list[tuple[str, str]]:
        quick = [(each.key, _(each.heading)) for each in CONTRACTS.quick]
        return [*quick, *((key, each.name) for key, each in self._saved.items())]

    def _narrowing(self, key: str) -> tuple[dict[str, object], str, str]:
        """Return the filters, the search and the name of a choice; all contracts need no name."""
        saved = self._saved.get(key)
        if saved is not None:
            return *narrowed_by(saved), saved.name
        quick = next(each for each in CONTRACTS.quick if each.key == key)
        return dict(quick.filters), "", _(quick.heading) if quick.filters else ""

    def _fetch_filters(self) -> None:
        self.desk.ops.read(self, "filters", _saved_filters, self._take_filters)

    def _take_filters(self, filters: list[SavedFilter]) -> None:
        self._saved = {f"saved {each.id}": each for each in filters if each.noun == CONTRACTS.noun}
        editor = self.register.field("filter").editor
        assert isinstance(editor, ChoiceEditor)
        editor.set_choices(self._filters())

    def _on_calendar(self, count: int) -> None:
        said = counted("{count} day is saved.", "{count} days are saved.", count)
        self.notice.tell(formats.worded(said), Tone.DONE, seconds=_SECONDS)


def _saved_filters(register: Register) -> list[SavedFilter]:
    return records.every(register, SavedFilter)
