"""One open register: the sidebar, the page of the chosen area, and the bar that tells what was done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.errors import InkopError
from inkop_desktop.register.change import Changed
from inkop_desktop.services import registers, rights
from inkop_desktop.text import Message, _, message
from inkop_desktop.ui import theme
from inkop_desktop.ui.areapage import AreaPage
from inkop_desktop.ui.areas import AREAS, area_named, area_of
from inkop_desktop.ui.contracts.editing import ContractEditing
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.notice_bar import NoticeBar
from inkop_desktop.ui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from inkop_desktop.records.roles import Appointment
    from inkop_desktop.reports.orders import Order

TOLD_SECONDS = 8


class Workplace(QWidget):
    """One open register: the sidebar and the page of the chosen area.

    Signals: reversible(undo, redo) – what the actions were called that could be undone and done
    again, each none where there is none.
    """

    reversible = Signal(object, object)

    def __init__(self, desk: Desk, organisation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.organisation = organisation
        self.sidebar = Sidebar(_("Areas"))
        self.sidebar.set_register(organisation, desk.register.path.name)
        for area in AREAS:
            self.sidebar.add_area(area.key, _(area.title), area.icon)
        self.notice = NoticeBar()
        self._editing = ContractEditing(desk, self)
        self._pages: dict[str, AreaPage] = {}
        self._stack = QStackedWidget()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.px(24), 0, theme.px(24), theme.px(12))
        bar.addWidget(self.notice)
        right.addLayout(bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)
        self.sidebar.chosen.connect(self.show_area)
        desk.wanted.connect(self.show_record)
        desk.told.connect(self._on_told)
        desk.noted.connect(self._on_noted)
        desk.warned.connect(self._on_warned)
        self.notice.acted.connect(self._on_undo)
        desk.watch.updated.connect(self._count_findings)
        desk.decide_wanted.connect(self._editing.decide_by_id)
        desk.edit_wanted.connect(self._editing.edit_by_id)
        desk.appoint_wanted.connect(self._appoint)
        desk.hand_over_wanted.connect(self._hand_over)
        desk.confirm_wanted.connect(self._confirm)
        desk.attendance_wanted.connect(self._note_attendance)
        desk.import_wanted.connect(self._on_import)
        desk.print_wanted.connect(self._preview)
        desk.ops.changed.connect(self._ask_reversible)
        desk.ops.changed.connect(self._on_changed)
        desk.ops.turned_read_only.connect(self._on_read_only)
        self._say_read_only()

    def show_area(self, key: str) -> None:
        """Go to an area."""
        leaving = self.page()
        if leaving is not None:
            leaving.before_leaving()
        if key not in self._pages:
            self._pages[key] = area_named(key).load()(self.desk)
            self._stack.addWidget(self._pages[key])
        self.sidebar.set_current(key)
        self._stack.setCurrentWidget(self._pages[key])

    def show_record(self, noun: str, record_id: int) -> None:
        """Go to a record, in its area."""
        area = area_of(noun)
        self.show_area(area)
        self._pages[area].show_record(noun, record_id)

    def leave(self) -> None:
        """Let the page remember how things stand, and close the windows that were opened from here."""
        page = self.page()
        if page is not None:
            page.before_leaving()
        for each in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if each.isWindow():
                each.close()

    def page(self) -> AreaPage | None:
        """Return the page that is shown."""
        page = self._stack.currentWidget()
        return page if isinstance(page, AreaPage) else None

    def current(self) -> str:
        """Return the key of the area that is shown."""
        return self.sidebar.current()

    def undo(self) -> None:
        """Take the latest own action back."""
        self.desk.ops.write(self, registers.undo, self._undone, self.desk.warn)

    def redo(self) -> None:
        """Do the action again that was undone last."""
        self.desk.ops.write(self, registers.redo, self._redone, self.desk.warn)

    def _preview(self, order: "Order") -> None:
        from inkop_desktop.ui.reports.preview import Preview  # noqa: PLC0415 - only for those who print

        Preview(self.desk, order, self).show()

    def _appoint(self, draft: "Appointment") -> None:
        """Choose who it is: in the matrix where it has a cell for it, else in the form."""
        from inkop_desktop.ui.people.opening import RecordOpener  # noqa: PLC0415 - when it is opened
        from inkop_desktop.ui.roles.page import RolesPage  # noqa: PLC0415 - when it is shown

        self.show_area(area_of("appointment"))
        page = self.page()
        assert isinstance(page, RolesPage)
        if draft.area_id is not None and draft.organisation_id is not None:
            page.appoint(draft.area_id, draft.organisation_id)
        else:
            RecordOpener(self.desk, page).add_appointment(draft)

    def _hand_over(self, person_id: int) -> None:
        from inkop_desktop.ui.people.handover import hand_over  # noqa: PLC0415 - when it is opened

        hand_over(self.desk, person_id, self.window())

    def _confirm(self, document_id: int) -> None:
        from inkop_desktop.ui.governance.confirming import confirm  # noqa: PLC0415 - when it is opened

        confirm(self.desk, document_id, self.window())

    def _note_attendance(self, body_id: int) -> None:
        from inkop_desktop.ui.roles.page import RolesPage  # noqa: PLC0415 - when it is shown

        self.show_area(area_of("body"))
        page = self.page()
        assert isinstance(page, RolesPage)
        page.show_attendance(body_id)

    def _on_import(self) -> None:
        from inkop_desktop.ui.imports.wizard import import_wizard  # noqa: PLC0415 - when it is opened

        import_wizard(self.desk, self.window()).open()

    def _on_undo(self) -> None:
        self.undo()

    def _undone(self, action: Message) -> None:
        self.notice.tell(
            formats.worded(message("Undone: {action}", action=action)), Tone.NEUTRAL, seconds=TOLD_SECONDS
        )

    def _redone(self, action: Message) -> None:
        self.notice.tell(
            formats.worded(message("Done again: {action}", action=action)), Tone.NEUTRAL, seconds=TOLD_SECONDS
        )

    def _on_told(self, said: Message) -> None:
        undo = _("Undo") if self.desk.register.can_undo else ""
        self.notice.tell(formats.worded(said), Tone.DONE, undo, TOLD_SECONDS)

    def _on_noted(self, said: Message) -> None:
        self.notice.tell(formats.worded(said), Tone.DONE, seconds=TOLD_SECONDS)

    def _on_warned(self, error: InkopError) -> None:
        self.notice.tell(formats.worded(error), Tone.WARNING)

    def _count_findings(self) -> None:
        self.sidebar.set_badge("today", self.desk.watch.pressing(), Tone.DANGER)

    def _ask_reversible(self) -> None:
        self.desk.ops.read(self, "reversible", registers.reversible, self._tell_reversible)

    def _tell_reversible(self, found: tuple[Message | None, Message | None]) -> None:
        self.reversible.emit(*found)

    def _on_changed(self, changed: Changed) -> None:
        if "person" in changed.touched:
            # On the writer's thread, so that it is told after what has been saved, and stays.
            self.desk.ops.write(self, rights.from_next_opening, self._tell_rights)

    def _tell_rights(self, said: Message | None) -> None:
        if said is not None:
            self.notice.tell(formats.worded(said), Tone.WARNING)

    def _on_read_only(self) -> None:
        self._say_read_only()
        self._ask_reversible()

    def _say_read_only(self) -> None:
        if self.desk.register.read_only is not None:
            self.notice.tell(formats.worded(self.desk.register.read_only), Tone.NEUTRAL)
