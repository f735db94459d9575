"""What every page has at hand: the doors to the data, today, the person's settings, the other pages."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from PySide6.QtCore import QObject, Signal

from inkop_desktop.errors import InkopError
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.settings import Settings
from inkop_desktop.text import Message
from inkop_desktop.ui.ops import Ops
from inkop_desktop.ui.watch import Watch


class Desk(QObject):
    """One open register on somebody's desk.

    Signals: wanted(noun, record_id) – go to a record, in its area;
    decide_wanted(contract_id), edit_wanted(contract_id, field) – open a contract's dialog from elsewhere;
    appoint_wanted(appointment) – appoint somebody: an appointment as far as it is known;
    hand_over_wanted(person_id) – hand over what a person answers for;
    confirm_wanted(document_id) – note who has confirmed a governing document;
    attendance_wanted(body_id) – note who came to the meetings of a body;
    print_wanted(order) – preview a report; import_wanted – bring a list in; find_wanted – find
    anything;
    told(message) – something was changed, with Undo beside it; noted(message) – something else was
    done; warned(error) – something was refused.
    """

    wanted = Signal(str, int)
    decide_wanted = Signal(int)
    edit_wanted = Signal(int, str)
    appoint_wanted = Signal(object)
    hand_over_wanted = Signal(int)
    confirm_wanted = Signal(int)
    attendance_wanted = Signal(int)
    print_wanted = Signal(object)
    import_wanted = Signal()
    find_wanted = Signal()
    told = Signal(object)
    noted = Signal(object)
    warned = Signal(object)

    def __init__(
        self,
        ops: Ops,
        settings: Settings,
        today: date,
        country: Country,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.ops = ops
        self.settings = settings
        self.today = today
        self.country = country
        self.watch = Watch(ops, today, self)
        self.is_rescued = False  # a copy was saved, since the file is no longer in its place
        self._scratch: TemporaryDirectory[str] | None = None
        ops.failed.connect(self.warned)

    @property
    def register(self) -> Register:
        """Return the open register; widgets reach its data through `ops`."""
        return self.ops.register

    @property
    def can_write(self) -> bool:
        """Tell whether anything may be changed here."""
        return self.register.read_only is None

    def begin_day(self, today: date) -> None:
        """Go on with another today; the pages are made anew by whoever shows them."""
        self.today = today
        self.watch.begin_day(today)

    def scratch(self) -> Path:
        """Return a new folder for a document that is looked at; gone when the register is closed."""
        if self._scratch is None:
            # Ours may be gone before the program that shows the document lets go of it.
            self._scratch = TemporaryDirectory(prefix="inkop-", ignore_cleanup_errors=True)
        return Path(mkdtemp(dir=self._scratch.name))

    def clear(self) -> None:
        """Remove what was laid out to be looked at; the register is about to close."""
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None

    def go(self, noun: str, record_id: int) -> None:
        """Go to a record, in its area."""
        self.wanted.emit(noun, record_id)

    def tell(self, message: Message) -> None:
        """Say that something in the register was changed; it can be undone beside the words."""
        self.told.emit(message)

    def note(self, message: Message) -> None:
        """Say that something was done that changed nothing: a copy, a file."""
        self.noted.emit(message)

    def warn(self, error: InkopError) -> None:
        """Say that something was refused."""
        self.warned.emit(error)
