"""The place in a table that is kept while its rows come anew: which record is chosen then."""

from inkop_desktop.ui.listmodel import ListModel
from inkop_desktop.ui.widgets.table import Table


class KeptPlace:
    """Keeps which record to choose when the rows have come, or what stands where it stood if it is gone."""

    def __init__(self, table: Table, model: ListModel) -> None:
        self._table = table
        self._model = model
        self._wanted: int | None = None
        self._must_show = False  # what is wanted, whatever the filter and the search say
        self._row = 0  # to choose where what was wanted is gone
        self._enters = False  # the first row, once the rows that are under way have come

    def keep(self) -> None:
        """Choose the same record again where it is found, else the first one."""
        self._enters = False
        self._wanted = self._wanted or self._table.current_id()

    def keep_row(self) -> None:
        """Choose the same record again, and where it is gone the one in its place."""
        self.keep()
        self._row = max(self._table.currentIndex().row(), 0)

    def want(self, record_id: int) -> None:
        """Choose a record, whatever the filter and the search say."""
        self._wanted, self._must_show = record_id, True

    def enter(self) -> None:
        """Go to the first row: now, or when the rows that are under way have come."""
        self._wanted, self._row = None, 0
        self._enters = self._model.is_asking
        if not self._enters:
            self._table.enter()

    def take(self) -> bool:
        """Choose the row, now that there are rows; return False where filter or search hide it."""
        row = self._model.reveal(self._wanted) if self._wanted else -1
        query = self._model.query
        if row < 0 and self._must_show and (query.search or query.filters):
            return False
        if row < 0:
            row = min(self._row, self._model.rowCount() - 1)
        if self._must_show or (self._enters and row >= 0):
            self._table.setFocus()
        self._wanted, self._must_show, self._row, self._enters = None, False, 0, False
        if row >= 0:
            self._table.setCurrentIndex(self._model.index(row, 0))
            self._table.scrollTo(self._table.currentIndex())
        return True
