"""Writing contracts: a new one, the chosen one, several at once, and what is decided about one.

The dialogs are imported when they are opened, so that the list shows sooner.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from inkop_desktop.records.contracts import Contract
from inkop_desktop.register.register import Register
from inkop_desktop.rules.call_offs import sentences
from inkop_desktop.services import call_offs, records, withholding
from inkop_desktop.services import contracts as service
from inkop_desktop.services.contracts import Around
from inkop_desktop.services.withholding import Hidden
from inkop_desktop.text import _, message
from inkop_desktop.ui.desk import Desk


class ContractEditing(QObject):
    """Opens the dialogs of the contracts page.

    Signals: added(contract) – a new one was saved, so that the list can show it.
    """

    added = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def new(self) -> None:
        """Write a new contract, with the next free number."""
        self._desk.ops.read(self, "new", partial(_next, self._desk), self._open_new)

    def edit_by_id(self, contract_id: int, field: str = "") -> None:
        """Write in a contract of which only the id is known, and go to a field of it."""
        self._desk.ops.read(self, "edit", partial(_fetch, contract_id), partial(self._open, field))

    def decide_by_id(self, contract_id: int) -> None:
        """Decide something about a contract of which only the id is known."""
        self._desk.ops.read(self, "decide", partial(_fetch, contract_id), self._open_decide)

    def call_off_by_id(self, contract_id: int) -> None:
        """Note a call-off from a contract of which only the id is known."""
        fetch = partial(_fetch_call_offs, contract_id, self._desk.today)
        self._desk.ops.read(self, "call_off", fetch, self._open_call_off)

    def edit_many(self, ids: Sequence[int]) -> None:
        """Give several contracts the same values."""
        from inkop_desktop.ui.contracts.several import SeveralDialog  # noqa: PLC0415

        dialog = SeveralDialog(self._desk, ids, self._window)
        dialog.open()

    def decide(self, contract: Contract) -> None:
        """Decide something about a contract."""
        from inkop_desktop.ui.contracts.deciding import DecideDialog  # noqa: PLC0415

        dialog = DecideDialog(self._desk, contract, self._window)
        dialog.decided.connect(self._on_saved)
        dialog.open()

    def _open_decide(self, found: tuple[Contract, Around]) -> None:
        self.decide(found[0])

    def _open_call_off(self, found: tuple[Contract, Hidden]) -> None:
        from inkop_desktop.ui.contracts.calling_off import CallOffDialog  # noqa: PLC0415

        contract, hidden = found
        dialog = CallOffDialog(self._desk, contract, hidden, self._window)
        dialog.noted.connect(partial(self._on_called_off, hidden))
        dialog.open()

    def _open_new(self, number: str) -> None:
        self._show(_("New contract"), Contract(number=number), {}, "title")

    def _open(self, field: str, found: tuple[Contract, Around]) -> None:
        contract, around = found
        self._show(records.label(contract), contract, around.names, field)

    def _show(self, title: str, contract: Contract, names: dict[tuple[str, int], str], field: str) -> None:
        from inkop_desktop.ui.contracts.writing import AreaProposals, TermFoot  # noqa: PLC0415
        from inkop_desktop.ui.records.dialog import RecordDialog  # noqa: PLC0415

        dialog = RecordDialog(self._desk, title, contract, names, self._window)
        TermFoot(self._desk, dialog.form)
        AreaProposals(self._desk, dialog.form)
        dialog.saved.connect(self._on_saved)
        if contract.id is None:
            dialog.saved.connect(self.added)
        dialog.open()
        if field:
            dialog.form.go_to(field)

    def _on_called_off(self, hidden: Hidden, contract: Contract) -> None:
        """Say what is left of the ceiling now."""
        left = sentences(call_offs.use_of(contract, hidden))[0]
        said = message(
            "The call-off from “{label}” is noted. {left}", label=records.label(contract), left=left
        )
        self._desk.tell(said)

    def _on_saved(self, contract: Contract) -> None:
        self._desk.tell(message("“{label}” is saved.", label=records.label(contract)))


def _next(desk: Desk, register: Register) -> str:
    return service.next_number(register, desk.today)


def _fetch_call_offs(contract_id: int, today: date, register: Register) -> tuple[Contract, Hidden]:
    contract = records.get(register, Contract, contract_id)
    return contract, withholding.in_call_offs(register, [contract], today)


def _fetch(contract_id: int, register: Register) -> tuple[Contract, Around]:
    contract = records.get(register, Contract, contract_id)
    return contract, service.around(register, contract)
