"""Which editor a declared field gets: the one place where a field's kind becomes a control."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from inkop_desktop import formats
from inkop_desktop.records.bodies import MeetingDay
from inkop_desktop.records.fields import Field, Kind, Root
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law.vocabulary import Law
from inkop_desktop.services import areas, listing, records
from inkop_desktop.text import _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.records.codes import CpvEditor
from inkop_desktop.ui.records.meeting_days import MeetingDaysEditor
from inkop_desktop.ui.records.rows import RowsEditor
from inkop_desktop.ui.widgets.editors.base import Editor
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor, ChoicesEditor, YesNoEditor
from inkop_desktop.ui.widgets.editors.dates import DateEditor
from inkop_desktop.ui.widgets.editors.numbers import MoneyEditor, WholeEditor
from inkop_desktop.ui.widgets.editors.reference import Deliver, Option, ReferenceEditor
from inkop_desktop.ui.widgets.editors.tags import TagsEditor
from inkop_desktop.ui.widgets.editors.text import LongTextEditor, TextEditor

CURRENCIES = ("SEK", "NOK", "EUR", "DKK")
# These are added on the way; a contract is more than its title.
ADDED_BY_NAME = frozenset(records.NAMED)


class RecordReference(ReferenceEditor):
    """A reference to a record: its value is the id; names it does not know may be added at once."""

    def __init__(self, desk: Desk, noun: str, *, can_add: bool = True) -> None:
        super().__init__(self._find, can_create=can_add and noun in ADDED_BY_NAME and desk.can_write)
        self._desk = desk
        self._noun = noun
        self.names: dict[int, str] = {}
        self._proposed: Sequence[Option] = ()
        self._look: Callable[[str, Register], list[Option]] = partial(_suggest, noun)
        self.creation_wanted.connect(self._on_creation)

    def value(self) -> Any:
        """Return the id of the chosen record; none when it is blank."""
        option = super().value()
        return option.id if option else None

    def propose(self, options: Sequence[Option]) -> None:
        """Offer these before the others while nothing has been typed."""
        self._proposed = options

    def look_among(self, look: Callable[[str, Register], list[Option]]) -> None:
        """Offer only what `look` finds for a text."""
        self._look = look

    def remark(self) -> str:
        """Return what the chosen one is part of."""
        above = super().remark()
        return _("Part of {above}").format(above=above) if above else ""

    def _show(self, value: Any) -> None:
        if isinstance(value, int) and self._noun in areas.TREES:
            self._desk.ops.read(self, "above", partial(_above, self._noun, value), partial(self._tell, value))
        if isinstance(value, int):
            value = Option(value, self.names.get(value, ""))
        super()._show(value)

    def _tell(self, record_id: int, above: str) -> None:
        if self.value() == record_id:
            self.set_detail(above)

    def _find(self, asked: str, deliver: Deliver) -> None:
        work = partial(self._look, asked)
        first = () if asked else self._proposed
        self._desk.ops.read(self, "options", work, partial(_deliver, deliver, first))

    def _on_creation(self, name: str) -> None:
        self._desk.ops.write(self, partial(_add, self._noun, name), self._take_new, self._desk.warn)

    def _take_new(self, record: Root) -> None:
        self.set_value(Option(record.id, records.label(record)))
        self.changed.emit()


def editor_for(field: Field, desk: Desk) -> Editor:
    """Return the editor of a declared field."""
    return _MAKERS[field.kind](field, desk)


def _choices(field: Field) -> list[tuple[Any, str]]:
    return [(member, formats.word(member)) for member in field.choices or ()]


def _choice(field: Field, desk: Desk) -> Editor:
    """Return an editor of one word; of the laws only those of the register's country are offered."""
    offered = _choices(field)
    if field.choices is Law:
        offered = [(law, label) for law, label in offered if law.country is desk.country]
    return ChoiceEditor(offered, blank=_("Not stated"))


def _money(_field: Field, desk: Desk) -> Editor:
    own = desk.country.currency
    return MoneyEditor((own, *(each for each in CURRENCIES if each != own)))


def _rows(field: Field, desk: Desk) -> Editor:
    assert field.record is not None
    currency = desk.country.currency
    if field.record is MeetingDay:
        return MeetingDaysEditor(partial(editor_for, desk=desk), currency, desk.today)
    return RowsEditor(field.record, partial(editor_for, desk=desk), currency)


_MAKERS: dict[Kind, Callable[[Field, Desk], Editor]] = {
    Kind.TEXT: lambda _field, _desk: TextEditor(),
    Kind.LONG_TEXT: lambda _field, _desk: LongTextEditor(),
    Kind.WHOLE: lambda field, _desk: WholeEditor(_(field.unit) if field.unit else ""),
    Kind.DATE: lambda _field, _desk: DateEditor(),
    Kind.MONEY: _money,
    Kind.CHOICE: _choice,
    Kind.CHOICES: lambda field, _desk: ChoicesEditor(_choices(field)),
    Kind.YES_NO: lambda _field, _desk: YesNoEditor(),
    Kind.TEXTS: lambda field, _desk: CpvEditor() if field.codes == "cpv" else TagsEditor(),
    Kind.REFERENCE: lambda field, desk: RecordReference(desk, field.refers_to),
    Kind.ROWS: _rows,
}


def _suggest(noun: str, asked: str, register: Register) -> list[Option]:
    hits = listing.suggestions(register, noun, asked)
    above = areas.above(register, noun, [hit.record_id for hit in hits])
    return [Option(hit.record_id, hit.label, above.get(hit.record_id, "")) for hit in hits]


def _above(noun: str, record_id: int, register: Register) -> str:
    return areas.above(register, noun, [record_id]).get(record_id, "")


def _deliver(deliver: Deliver, first: Sequence[Option], found: list[Option]) -> None:
    known = {option.id for option in first}
    deliver([*first, *(option for option in found if option.id not in known)])


def _add(noun: str, name: str, register: Register) -> Root:
    return records.add_named(register, noun, name)
