"""An open register: one writer, readers beside it, undo for what was done since it was opened."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property, partial
from pathlib import Path

from sqlalchemy import Connection, Engine

from inkop_desktop.errors import Bug, RegisterError, UserError
from inkop_desktop.register import connect, faults, history, lock, once, places
from inkop_desktop.register.change import Changed, ChangeSet, Listener
from inkop_desktop.register.faults import DamagedError
from inkop_desktop.register.rows import Change
from inkop_desktop.text import N_, Message

Refresh = Callable[[ChangeSet], None]


class ReplacedError(RegisterError):
    """Tell that the file is no longer the one that was opened."""


class Register:
    """An open register; made by `register.file`, closed with `close` or as a context.

    `path` is where it lies, `person` who works in it, `read_only` says why nothing can be written
    (none when it can). All methods may be called from any thread; writing is one at a time.
    """

    def __init__(
        self,
        path: Path,
        person: str,
        *,
        token: str,
        writer: Engine | None,
        read_only: RegisterError | None,
        copy: Path | None = None,
    ) -> None:
        self.path = path
        self.person = person
        self.read_only = read_only
        self._copy = copy
        self._token = token
        self._writer = writer
        self._reader: Engine = connect.reader(copy or path)
        self._opened = path.stat()
        self._writing = threading.RLock()
        self._changing = False
        self._listeners: list[Listener] = []
        self._undo: list[int] = []
        self._redo: list[int] = []

    @property
    def session(self) -> str:
        """Return the token of this opening; the log keeps it with each change set."""
        return self._token

    @cached_property
    def identity(self) -> str:
        """Return what tells the register apart from every other, whatever its file is called."""
        with self.reading() as connection:
            return history.hash_of_making(connection)

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
        try:
            with faults.told(self.path), self._reader.begin() as connection:
                yield once.begin(connection)
        except RegisterError:
            if self.read_only is None:
                self.check_in_place()  # where that is the cause, it says more
            raise

    @contextmanager
    def change(
        self, action: Message, refresh: Refresh | None = None, *, binding: bool = False
    ) -> Iterator[ChangeSet]:
        """Make one change set of everything that is saved inside the block, or nothing of it.

        `refresh` brings what is computed from the records up to date before the transaction ends.
        Raises TakenOverError, RegisterError, UserError; then the register is as it was.
        """
        with self._writing:
            with self._transaction(action, refresh, binding=binding) as change:
                yield change
            if change.touched:
                self._undo.append(change.id)
                self._redo.clear()
        self._tell(change)

    @contextmanager
    def _transaction(
        self, action: Message, refresh: Refresh | None, *, binding: bool = False, undoes: int | None = None
    ) -> Iterator[ChangeSet]:
        with self.writing() as connection:
            begin = partial(
                history.open_change_set,
                connection,
                self.person,
                self._token,
                action,
                binding=binding,
                undoes=undoes,
            )
            change = ChangeSet(connection, action, begin)
            yield change
            if change.touched:
                if refresh:
                    refresh(change)
                history.seal(connection, change.id, change.links)

    def _tell(self, change: ChangeSet) -> None:
        """Tell every listener what was changed; called when others may write again."""
        if change.touched:
            changed = Changed(change.id, change.action, change.touched)
            for listener in self._listeners:
                listener(changed)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the writer's connection in a transaction of its own, outside history.

        For projections, files' contents and the register's own book-keeping; records go through
        `change`.
        """
        with self._writing:
            if self._changing:
                raise Bug("A change is made inside another one.")
            if self.read_only is not None:
                raise self.read_only
            if self._writer is None:
                raise Bug("The register is closed.")
            self._changing = True
            try:
                self.check_in_place()
                with faults.told(self.path), self._writer.begin() as connection:
                    lock.check(connection, self._token, self.path.name)
                    yield connection
            except (lock.TakenOverError, DamagedError) as error:
                self.read_only = error
                raise
            finally:
                self._changing = False

    def check_in_place(self) -> None:
        """Raise ReplacedError where what we would write in is no longer what lies under our name.

        From then on it is only read. Not looked for where an open file cannot be replaced, or where
        its number may change by itself, as over a network.
        """
        if os.name != "posix" or places.is_remote(self.path):
            return
        try:
            same = os.path.samestat(self.path.stat(), self._opened)
        except OSError:
            same = False
        if not same:
            self.read_only = ReplacedError(
                N_(
                    "{name} has been moved, replaced or deleted while it was open, so the last step was not"
                    " saved. Save a copy of it elsewhere, or open it where it lies now."
                ),
                name=self.path.name,
            )
            raise self.read_only

    @property
    def can_undo(self) -> bool:
        """Tell whether there is something to undo."""
        return bool(self._undo)

    def forget_undo(self) -> None:
        """Let what has been done stay: it made the register, and belongs to nobody's work in it."""
        self._undo.clear()
        self._redo.clear()

    def next_undo(self) -> Message | None:
        """Return what the action was called that would be undone; none where nothing is left."""
        return self._name_of_last(self._undo)

    def next_redo(self) -> Message | None:
        """Return what the action was called that would be done again; none where there is none."""
        return self._name_of_last(self._redo)

    def undo(self, refresh: Refresh) -> Message:
        """Take the latest own action back as a new change set; return what the action was called.

        Raises UserError where nothing is left, where the action was binding, or where somebody else
        has changed the same record since.
        """
        with self._writing:
            if not self._undo:
                raise UserError(N_("There is nothing left to undo since the register was opened."))
            change, action = self._reverse(self._undo, self._redo, refresh, N_("Undo: {action}"))
        self._tell(change)
        return action

    def redo(self, refresh: Refresh) -> Message:
        """Do the action again that was undone last; return what it was called."""
        with self._writing:
            if not self._redo:
                raise UserError(N_("There is nothing to do again."))
            change, action = self._reverse(self._redo, self._undo, refresh, N_("Redo: {action}"))
        self._tell(change)
        return action

    def _reverse(
        self, done: list[int], other: list[int], refresh: Refresh, template: str
    ) -> tuple[ChangeSet, Message]:
        with self.reading() as connection:
            self._check_reversible(connection, done[-1])
            action = _first_name(history.action_of(connection, done[-1]))
            changes = history.changes_of(connection, done[-1])
        said = Message(template, {"action": action})
        with self._transaction(said, refresh, undoes=done[-1]) as change:
            change.write(_inverse(changes))
        done.pop()
        if change.touched:
            other.append(change.id)
        return change, action

    def _name_of_last(self, done: list[int]) -> Message | None:
        if self.read_only is not None or not done:
            return None
        with self.reading() as connection:
            return _first_name(history.action_of(connection, done[-1]))

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
        if self._writer is not None and self.read_only is None:
            # A lock that cannot be given back is seen to be abandoned once this process has ended.
            with suppress(RegisterError), self.writing() as connection:
                lock.release(connection, self._token)
        self._reader.dispose()
        if self._writer is not None:
            self._writer.dispose()
            self._writer = None
        if self._copy is not None:
            shutil.rmtree(self._copy.parent, ignore_errors=True)


def _first_name(action: Message) -> Message:
    """Return what an action was called, before it was undone or done again."""
    first = action.params.get("action", action)
    assert isinstance(first, Message)
    return first


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
