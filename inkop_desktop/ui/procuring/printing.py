"""Print the papers of a direct procurement from the window."""

from inkop_desktop.reports.procuring_letters.kinds import LetterKind
from inkop_desktop.reports.procuring_orders import JustificationOrder, ProcuringLettersOrder
from inkop_desktop.ui.desk import Desk


def print_case(desk: Desk, case_id: int, *, public: bool = False) -> None:
    """Show the justification of a case before it is printed; without anything secret where it is `public`."""
    desk.print_wanted.emit(JustificationOrder(desk.today, case_id, public))


def print_letters(desk: Desk, case_id: int, kind: LetterKind) -> None:
    """Show the letters of a kind before they are printed, one for each receiver."""
    desk.print_wanted.emit(ProcuringLettersOrder(desk.today, case_id, kind))
