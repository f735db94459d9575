"""The chosen planned procurement beside its list: where it stands, its facts, texts to use in it."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from inkop_desktop import formats
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.register.register import Register
from inkop_desktop.services import planning, requirement_library
from inkop_desktop.text import _
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.records.details import Groups, RecordDetails, Shown
from inkop_desktop.ui.widgets.buttons import Button


class PlanItemDetails(RecordDetails):
    """The panel of one planned procurement, with the way to where it comes from and what came of it."""

    def show_case(self) -> None:
        """Go to the case that it comes from."""
        item = self._item()
        if item is not None and item.case_id is not None:
            self._desk.go("direct_procurement", item.case_id)

    def show_contract(self) -> None:
        """Go to the contract that came of it, else to the one that it is to replace."""
        item = self._item()
        contract_id = _contract_of(item) if item is not None else None
        if contract_id is not None:
            self._desk.go("contract", contract_id)

    def _item(self) -> PlanItem | None:
        """Return the one that is shown."""
        record = self._shown.record if self._shown is not None else None
        return record if isinstance(record, PlanItem) else None

    def _asked(self, record_id: int) -> Callable[[Register], Shown]:
        return partial(_fetch, super()._asked(record_id), self._desk.today)

    def _buttons(self) -> list[QWidget]:
        buttons = super()._buttons()
        self._case = Button(_("Show the case"), icon=Icon.SCALE)
        self._case.clicked.connect(self.show_case)
        self._contract = Button(_("Show the contract"), icon=Icon.FILE_TEXT)
        self._contract.clicked.connect(self.show_contract)
        buttons.insert(1, self._case)
        buttons.insert(2, self._contract)
        return buttons

    def _take(self, shown: Shown) -> None:
        super()._take(shown)
        item = self._item()
        if item is not None:
            self._case.setVisible(item.case_id is not None)
            self._contract.setVisible(_contract_of(item) is not None)


def _contract_of(item: PlanItem) -> int | None:
    """Return the contract to go to: the one that came of it, else the one that is to be replaced."""
    return item.contract_id or item.replaces_id


def _fetch(ask: Callable[[Register], Shown], today: date, register: Register) -> Shown:
    """Return what is shown of a planned procurement: first where it stands, last the texts to use in it."""
    shown = ask(register)
    item = shown.record
    assert isinstance(item, PlanItem)
    status = (_("Status"), [("", formats.show(planning.state_of(item, today)))])
    return replace(shown, facts=[status, *shown.facts, *_texts(item, today, register)])


def _texts(item: PlanItem, today: date, register: Register) -> Groups:
    """Return the requirements and criteria of its product area, by what they are."""
    if item.area_id is None:
        return []
    by_kind: dict[str, list[str]] = defaultdict(list)
    for offer in requirement_library.of_area(register, item.area_id, today):
        by_kind[formats.show(offer.requirement.kind)].append(offer.requirement.text)
    rows = [(kind, "\n".join(texts)) for kind, texts in by_kind.items()]
    return [(_("From the requirement library"), rows)]
