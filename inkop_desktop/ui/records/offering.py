"""A list that offers the usual records of the country while the register lacks them."""

from collections.abc import Callable
from dataclasses import dataclass

from inkop_desktop.register.register import Register
from inkop_desktop.text import Message, _
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.records.recordlist import Listed, RecordList
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.notice_bar import NoticeBar


@dataclass(frozen=True, slots=True)
class Offer:
    """What is offered; `says` and `button` are source texts.

    `lacks` tells whether anything is to be offered, `add` adds it and returns how many there were, `added`
    words that.
    """

    lacks: Callable[[Register], bool]
    says: str
    button: str
    add: Callable[[Register], int]
    added: Callable[[int], Message]


class OfferingList(RecordList):
    """A list of records with an offer above it, until it is taken or declined."""

    def __init__(self, desk: Desk, listed: Listed, offer: Offer) -> None:
        super().__init__(desk, listed)
        self._offer = offer
        self._is_declined = False
        self.offer = NoticeBar()
        self.offer.acted.connect(self._on_offer)
        self.offer.closed.connect(self._on_declined)
        self.column.insertWidget(0, self.offer)
        desk.ops.turned_read_only.connect(self.offer.hide)
        self._ask()

    def reload(self) -> None:
        """Ask again, for what is missing too."""
        super().reload()
        self._ask()

    def _ask(self) -> None:
        self._desk.ops.read(self, "lacks", self._offer.lacks, self._take_lacks)

    def _take_lacks(self, lacks: bool) -> None:  # noqa: FBT001 - what a read answers
        if lacks and self._desk.can_write and not self._is_declined:
            self.offer.tell(_(self._offer.says), Tone.ACCENT, _(self._offer.button))
        else:
            self.offer.hide()

    def _on_offer(self) -> None:
        self._desk.ops.write(self, self._offer.add, self._on_all_added, self._desk.warn)

    def _on_all_added(self, count: int) -> None:
        self._desk.tell(self._offer.added(count))

    def _on_declined(self) -> None:
        self._is_declined = True
