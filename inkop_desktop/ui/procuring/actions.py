"""What can be done with a chosen case besides writing in it: print, enter the contract, freeze, correct."""

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from inkop_desktop import formats
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register.register import Register
from inkop_desktop.reports.procuring_letters.kinds import LetterKind
from inkop_desktop.rules.procuring import Ending
from inkop_desktop.services import contract_changes, planning, procuring, procuring_ends
from inkop_desktop.text import _, message
from inkop_desktop.ui import icons
from inkop_desktop.ui.actiondialog import ActionDialog
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.procuring.secrecy import SecrecyDialog
from inkop_desktop.ui.widgets.editors.text import LongTextEditor


def menu_of(desk: Desk, case: DirectProcurement, parent: QWidget) -> QMenu:
    """Return the menu of a case: its papers, then what moves it on."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    icons.set_icon(menu.addAction(_("Justification"), partial(print_case, desk, case)), Icon.PRINTER)
    without = partial(print_case, desk, case, public=True)
    menu.addAction(_("Justification without what is secret"), without)
    letters = menu.addMenu(_("Letters"))
    for kind in LetterKind:
        letters.addAction(formats.word(kind), partial(print_letters, desk, case, kind))
    menu.addSeparator()
    if case.ending is Ending.ADVERTISE:
        planned = menu.addAction(_("Show it in the plan"), partial(_show_planned, desk, case, parent))
        icons.set_icon(planned, Icon.CALENDAR_CLOCK)
    changed = contract_changes.id_of(case) if case.ending is Ending.OTHER_WAY else None
    if changed is not None:
        amend = menu.addAction(_("Record the amendment …"), partial(record_amendment, desk, changed))
        icons.set_icon(amend, Icon.PENCIL)
        amend.setEnabled(desk.can_write)
    secret = menu.addAction(_("What is secret …"), partial(_mark_secret, desk, case, parent))
    secret.setEnabled(desk.can_write and case.closed_on is None)
    enter = menu.addAction(_("Enter its contract"), partial(_enter, desk, case, parent))
    enter.setEnabled(desk.can_write and case.ending is Ending.CONTRACT and case.contract_id is None)
    freeze = menu.addAction(_("Freeze: the documentation is finished"), partial(_freeze, desk, case, parent))
    icons.set_icon(freeze, Icon.LOCK)
    freeze.setEnabled(desk.can_write and case.ending is not None and case.closed_on is None)
    correct = menu.addAction(_("Correct …"), partial(_correct, desk, case, parent))
    icons.set_icon(correct, Icon.PENCIL)
    correct.setEnabled(desk.can_write and case.closed_on is not None)
    return menu


def print_case(desk: Desk, case: DirectProcurement, *, public: bool = False) -> None:
    """Preview the justification of a case."""
    from inkop_desktop.reports.procuring_orders import JustificationOrder  # noqa: PLC0415 - only to print

    desk.print_wanted.emit(JustificationOrder(desk.today, case.id or 0, public))


def print_letters(desk: Desk, case: DirectProcurement, kind: LetterKind) -> None:
    """Preview the letters of a kind of a case."""
    from inkop_desktop.reports.procuring_orders import ProcuringLettersOrder  # noqa: PLC0415 - only to print

    desk.print_wanted.emit(ProcuringLettersOrder(desk.today, case.id or 0, kind))


def record_amendment(desk: Desk, contract_id: int) -> None:
    """Open a contract where its amendments are written."""
    desk.edit_wanted.emit(contract_id, "amendments")


def _show_planned(desk: Desk, case: DirectProcurement, parent: QWidget) -> None:
    find = partial(planning.of_case, case=case)
    desk.ops.read(parent, "planned", find, partial(_go_to_planned, desk))


def _go_to_planned(desk: Desk, item: PlanItem | None) -> None:
    if item is None:
        desk.note(message("It is not in the plan any more."))
    else:
        desk.go("plan_item", item.id or 0)


def _enter(desk: Desk, case: DirectProcurement, parent: QWidget) -> None:
    desk.ops.write(parent, partial(_entered, case, desk), partial(_told_of_contract, desk), desk.warn)


def _entered(case: DirectProcurement, desk: Desk, register: Register) -> str:
    around = procuring.setting_of(register, case, desk.today)
    return procuring_ends.make_contract(register, case, around)[1].number


def _told_of_contract(desk: Desk, number: str) -> None:
    desk.tell(message("Contract {number} is entered.", number=number))


def _freeze(desk: Desk, case: DirectProcurement, parent: QWidget) -> None:
    desk.ops.write(parent, partial(_frozen, case, desk), None, desk.warn)


def _frozen(case: DirectProcurement, desk: Desk, register: Register) -> DirectProcurement:
    return procuring_ends.close(register, case, desk.today)


def _correct(desk: Desk, case: DirectProcurement, parent: QWidget) -> None:
    CorrectDialog(desk, case, parent.window()).open()


def _mark_secret(desk: Desk, case: DirectProcurement, parent: QWidget) -> None:
    SecrecyDialog(desk, case, parent.window()).open()


class CorrectDialog(ActionDialog):
    """Why a frozen case is opened again; the reason is kept with the new version."""

    def __init__(self, desk: Desk, case: DirectProcurement, parent: QWidget | None = None) -> None:
        self._case = case
        text = _("The case is frozen. Say why it is corrected; both versions stay in its history.")
        super().__init__(desk, _("Correct “{title}”").format(title=case.title), text, _("Correct"), parent)
        self.form.add("reason", _("Reason"), LongTextEditor())

    def act(self) -> None:
        """Open the case for the correction."""
        self.run(partial(_corrected, self._case, self.form.field("reason").value()))

    def done_with(self, result: DirectProcurement) -> None:
        """Tell that it can be written in."""
        self._desk.tell(message("“{label}” can be written in again.", label=result.title))


def _corrected(case: DirectProcurement, reason: str, register: Register) -> DirectProcurement:
    return procuring_ends.correct(register, case, reason)
