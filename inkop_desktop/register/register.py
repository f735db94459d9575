"""An open register: one writer, readers beside it, undo for what was done since it was opened."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from inkop_desktop.errors import Bug, RegisterError, UserError
from inkop_desktop.register import connect, history, lock
from inkop_desktop.register.change import Changed, ChangeSet, Listener
from inkop_desktop.register.rows import Change
from inkop_desktop.text import N_, Message

Refresh = Callable[[ChangeSet], None]


class Register:
    """An open register; made by `register.file`, closed with `close` or as a context.

    `path` is where it lies, `person` who works in it, `read_only` says why nothing can be written
    (none when it can). All methods may be called from any thread; writing is one at a time.
    """

    def __init__(
        self, path: Path, person: str, *, token: str | None, read_only: RegisterError | None
    ) -> None:
        self.path = path
        self.person = person
        self.read_only = read_only
        self._token = token or ""
        self._writer: Engine | None = connect.writer(path) if token else None
        self._reader: Engine = connect.reader(path)
        self._writing = threading.RLock()
        self._listeners: list[Listener] = []
        self._undo: list[int] = []
        self._redo: list[int] = []

    @property
    def session(self) -> str:
        """Return the token of this opening; the log keeps it with each change set."""
        return self._token

    def __enter__(self) -> "Register":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def listen(self, listener: Listener) -> None:
        """Call `listener` after each change set, on the thread that made it."""
        self._listeners.append(listener)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that only reads and sees one steady picture."""
        with connect.told(self.path), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def change(
        self, action: Message, refresh: Refresh | None = None, *, binding: bool = False
    ) -> Iterator[ChangeSet]:
        """Make one change set of everything that is saved inside the block, or nothing of it.

        `refresh` brings what is computed from the records up to date before the transaction ends.
        Raises TakenOverError, RegisterError, UserError; then the register is as it was.
        """
        with self._transaction(action, refresh, binding=binding) as change:
            yield change
        if change.touched:
            self._undo.append(change.id)
            self._redo.clear()

    @contextmanager
    def _transaction(
        self, action: Message, refresh: Refresh | None, *, binding: bool = False, undoes: int | None = None
    ) -> Iterator[ChangeSet]:
        with self._writing, self.writing() as connection:
            key = history.open_change_set(
                connection, self.person, self._token, action, binding=binding, undoes=undoes
            )
            change = ChangeSet(connection, key, action)
            yield change
            if refresh:
                refresh(change)
            history.seal(connection, key, change.links)
        changed = Changed(change.id, action, change.touched)
        for listener in self._listeners:
            listener(changed)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the writer's connection in a transaction of its own, outside history.

        For projections, files' contents and the register's own book-keeping; records go through
        `change`.
        """
        if self._writer is None:
            raise self.read_only or Bug("A register without a reason is read-only.")
        with self._writing, connect.told(self.path), self._writer.begin() as connection:
            try:
                lock.check(connection, self._token, self.path.name)
            except lock.TakenOverError as error:
                self.read_only = error
                raise
            yield connection

    @property
    def can_undo(self) -> bool:
        """Tell whether there is something to undo."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Tell whether there is something to do again."""
        return bool(self._redo)

    def undo(self, refresh: Refresh) -> Message:
        """Take the latest own action back as a new change set; return what the action was called.

        Raises UserError where nothing is left, where the action was binding, or where somebody else
        has changed the same record since.
        """
        if not self._undo:
            raise UserError(N_("There is nothing left to undo since the register was opened."))
        return self._reverse(self._undo, self._redo, refresh, N_("Undo: {action}"))

    def redo(self, refresh: Refresh) -> Message:
        """Do the action again that was undone last; return what it was called."""
        if not self._redo:
            raise UserError(N_("There is nothing to do again."))
        return self._reverse(self._redo, self._undo, refresh, N_("Redo: {action}"))

    def _reverse(self, done: list[int], other: list[int], refresh: Refresh, template: str) -> Message:
        with self.reading() as connection:
            self._check_reversible(connection, done[-1])
            action = history.action_of(connection, done[-1])
            if "action" in action.params:  # an undo that is itself reversed keeps the first name
                action = action.params["action"]
            changes = history.changes_of(connection, done[-1])
        said = Message(template, {"action": action})
        with self._transaction(said, refresh, undoes=done[-1]) as change:
            change.write(_inverse(changes))
        done.pop()
        other.append(change.id)
        return action

    def _check_reversible(self, connection: Connection, change_set_id: int) -> None:
        if history.is_binding(connection, change_set_id):
            raise UserError(
                N_("This was a decision and stays in the record. Make a correction with a reason instead.")
            )
        if history.touched_by_others(connection, change_set_id, self._token):
            raise UserError(
                N_("Someone else has changed the same record since, so it cannot be undone here.")
            )

    def close(self) -> None:
        """Give the lock back and close every connection, the writer's last: it leaves one file behind."""
        try:
            if self._writer is not None and self.read_only is None:
                with self.writing() as connection:
                    lock.release(connection, self._token)
        finally:
            self._reader.dispose()
            if self._writer is not None:
                self._writer.dispose()
                self._writer = None


def _inverse(changes: list[Change]) -> list[Change]:
    """Return the changes that take these back, net: one row's changes together, newest first."""
    first_before: dict[tuple[str, int, str], Change] = {}
    for change in changes:
        key = change.table, change.id, change.column
        earlier = first_before.get(key)
        start = earlier.before if earlier else change.before
        first_before[key] = Change(
            change.noun, change.root_id, change.table, change.id, change.column, start, change.after
        )
    net = [change.inverse() for change in first_before.values() if change.before != change.after]
    return sorted(net, key=lambda change: (change.table, change.id))
