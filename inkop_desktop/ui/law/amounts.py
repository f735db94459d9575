"""Enter an amount that the law pack lacks, or write in the one that was entered."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from inkop_desktop.records.law import OwnAmount
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law import own
from inkop_desktop.rules.law.pack import Limit
from inkop_desktop.rules.law.vocabulary import Law
from inkop_desktop.services import records
from inkop_desktop.text import _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.records.dialog import RecordDialog

Names = dict[tuple[str, int], str]


def open_amount(desk: Desk, limit: Limit, parent: QWidget, saved: Callable[[], object]) -> None:
    """Ask for the amount of a limit over a widget's window; `saved` hears that there is one now."""
    desk.ops.read(parent, "amount", partial(_amount, limit), partial(_open, desk, parent, saved))


def _open(desk: Desk, parent: QWidget, saved: Callable[[], object], found: tuple[OwnAmount, Names]) -> None:
    record, names = found
    title = _("New own amount") if record.id is None else _("Own amount")
    dialog = RecordDialog(desk, title, record, names, parent.window())
    dialog.saved.connect(partial(_told, saved))
    dialog.open()


def _told(saved: Callable[[], object], _record: OwnAmount) -> None:
    saved()


def _amount(limit: Limit, register: Register) -> tuple[OwnAmount, Names]:
    """Return the own amount of a limit; a new one, as far as the law pack knows it, where there is none."""
    if limit.is_own:
        record = records.get(register, OwnAmount, int(limit.id.removeprefix(own.PREFIX)))
        return record, records.named(register, record)
    new = OwnAmount(
        law=Law(limit.law),
        limit_kind=limit.limit_kind,
        valid_from=limit.valid_from,
        valid_to=limit.valid_to,
        reference=limit.reference,
    )
    return new, {}
