"""Follow long work: say how far it has come, and stop it where the person wishes."""

from collections.abc import Callable
from dataclasses import dataclass, field

from inkop_desktop.errors import UserError
from inkop_desktop.text import N_
from inkop_desktop.typeset.document import DataTable, Document

_EVERY = 250
"""Steps between two reports: some ten a second on paper."""


class PrintingCancelledError(UserError):
    """Tell that the person stopped the printing; nothing was written."""

    def __init__(self) -> None:
        super().__init__(N_("Printing was cancelled. Nothing was written."))


def steps(document: Document, passes: int = 1) -> int:
    """Return how many steps a document takes: its blocks, and its rows as often as they are gone through."""
    rows = sum(len(block.rows) for block in document.blocks if isinstance(block, DataTable))
    return len(document.blocks) + passes * rows


@dataclass(slots=True)
class Progress:
    """Count the steps of a task of `total` steps, report them and ask whether to go on."""

    total: int
    report: Callable[[int, int], None] | None = None
    cancelled: Callable[[], bool] | None = None
    done: int = field(default=0, init=False)

    def step(self, count: int = 1) -> None:
        """Count `count` steps.

        :raises PrintingCancelledError: the person has cancelled
        """
        before = self.done
        self.done += count
        if before // _EVERY != self.done // _EVERY or self.done == self.total:
            self.tell()

    def tell(self) -> None:
        """Report how far the task has come, unless it is cancelled."""
        if self.cancelled and self.cancelled():
            raise PrintingCancelledError
        if self.report:
            self.report(min(self.done, self.total), self.total)
