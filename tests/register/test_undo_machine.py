"""Whatever is saved, edited, deleted, undone and done again: the register holds what was, and proves it."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from any_records import Documents, records, same
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from inkop_desktop.errors import UserError
from inkop_desktop.models.mapping import PROJECTIONS, ROOTS, noun_of
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import Root
from inkop_desktop.records.people import Organisation, Profile
from inkop_desktop.register import past, store
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import attachments, registers, work
from inkop_desktop.services.records import every
from inkop_desktop.text import message

SAVED = [record_type for record_type, _table in ROOTS.values() if record_type is not Profile]
Held = dict[str, dict[int, Root]]  # by noun and id


@pytest.fixture(scope="module", autouse=True)
def _template(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Make the register that each officer begins with, and know its two documents."""
    folder = tmp_path_factory.mktemp("template")
    documents = [folder / "one.txt", folder / "none.txt"]
    documents[0].write_text("one")
    documents[1].touch()
    with registers.new(folder / "avtal", "Anna", Country.SE, Organisation(name="Region Norr")) as register:
        with work.change(register, message("Add"), binding=True) as change:
            contract = change.save(Contract(title="Städ"))
        kept = attachments.attach(register, contract, documents).attachments
    Officer.template = register.path
    Officer.documents = [(each.sha256, each.size) for each in kept]


class Officer(RuleBasedStateMachine):
    """Does anything in any order, and remembers how it ought to be."""

    template: Path
    documents: Documents

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="inkop-machine-"))
        copy = Path(shutil.copy(self.template, self.folder))
        self.register = registers.open_register(copy, "Anna")
        self.held: Held = {}
        self.done: list[tuple[Held, Held]] = []
        self.undone: list[tuple[Held, Held]] = []
        self.pictures: dict[int, Held] = {}  # by the last change set of each

    @initialize()
    def look(self) -> None:
        """Begin with what the template holds."""
        self.held = self.stored()

    def stored(self) -> Held:
        return {
            noun_of(each): {record.id or 0: record for record in every(self.register, each)} for each in SAVED
        }

    def change(self, saved: list[Root], deleted: Root | None = None) -> list[Root]:
        """Save records of one class and delete one, as one action; return what was saved."""
        with work.change(self.register, message("Change")) as change:
            made = change.save_all(saved)
            if deleted is not None:
                change.delete(deleted)
        return made

    def remember(self, saved: list[Root], deleted: Root | None = None) -> None:
        before = self.held
        self.held = {noun: dict(of_noun) for noun, of_noun in before.items()}
        for record in saved:
            self.held[noun_of(type(record))][record.id or 0] = record
        if deleted is not None:
            del self.held[noun_of(type(deleted))][deleted.id or 0]
        if self.held != before:
            self.done.append((before, self.held))
            self.undone.clear()

    def any_record(self, data: st.DataObject, record_type: type[Root]) -> Any:
        known = {noun: list(of_noun) for noun, of_noun in self.held.items()}
        return data.draw(records(record_type, known, self.documents))

    def one_of(self, data: st.DataObject) -> Root:
        return data.draw(
            st.sampled_from([record for of_noun in self.held.values() for record in of_noun.values()])
        )

    @rule(data=st.data(), record_type=st.sampled_from(SAVED), count=st.integers(1, 3))
    def add(self, data: st.DataObject, record_type: type[Root], count: int) -> None:
        """Save new records in one action."""
        made = self.change([self.any_record(data, record_type) for _each in range(count)])
        assert len({record.id for record in made}) == count
        self.remember(made)

    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        """Save something else in the place of a record; children that stay keep their ids."""
        old = self.one_of(data)
        new = replace(self.any_record(data, type(old)), id=old.id, version=old.version)
        if isinstance(old, Contract) and isinstance(new, Contract):
            new = replace(new, options=(*old.options[1:], *new.options), suppliers=old.suppliers[::-1])
        (made,) = self.change([new])
        assert (made.version > old.version) is not same(made, old)
        self.remember([made])

    @rule(data=st.data())
    def save_as_it_was(self, data: st.DataObject) -> None:
        """Save what is there: no trace of it is left."""
        old = self.one_of(data)
        before = registers.log(self.register, 1)
        assert self.change([old]) == [old]
        assert registers.log(self.register, 1) == before

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        """Delete a record, unless others refer to it."""
        old = self.one_of(data)
        with self.register.reading() as connection:
            noun, own = noun_of(type(old)), old.id or 0
            referring = [(table, each) for table, each in store.referring(connection, noun, own)]
        if any(each != (noun, own) for each in referring):
            with pytest.raises(UserError, match="refers to this"):
                self.change([], old)
        else:
            self.change([], old)
            self.remember([], old)

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        """Take the last action back."""
        registers.undo(self.register)
        before, after = self.done.pop()
        self.undone.append((before, after))
        self.held = before

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        """Do the last undone action again."""
        registers.redo(self.register)
        before, after = self.undone.pop()
        self.done.append((before, after))
        self.held = after

    @invariant()
    def all_is_as_it_ought_to_be(self) -> None:
        """Compare everything that is stored with everything that was remembered."""
        stored = self.stored()
        for noun, of_noun in self.held.items():
            assert stored[noun].keys() == of_noun.keys()
            assert all(same(stored[noun][each], of_noun[each]) for each in of_noun)
        assert self.register.can_undo is bool(self.done)
        assert (self.register.next_redo() is not None) is bool(self.undone)
        highest = max(record.version for of_noun in stored.values() for record in of_noun.values())
        assert highest <= registers.log(self.register, 1)[0].id
        # What is saved next is compared with the versions that are stored now.
        self.held = stored
        self.pictures[registers.log(self.register, 1)[0].id] = stored

    def teardown(self) -> None:
        """Prove the log, the references and everything that is computed."""
        try:
            assert registers.verify(self.register).broken == ()
            assert registers.damage(self.register) == []
            self.look_back()
            computed = self.computed()
            with self.register.writing() as connection:
                work.rebuild(connection)
            assert self.computed() == computed
        finally:
            self.register.close()
            shutil.rmtree(self.folder)

    def look_back(self) -> None:
        """Compare what the log makes of the beginning, and of halfway, with what was stored then."""
        steps = list(self.pictures)
        with self.register.reading() as connection:
            for after in {steps[0], steps[len(steps) // 2]}:
                for record_type in SAVED:
                    then = self.pictures[after][noun_of(record_type)]
                    told = past.load(connection, record_type, after)
                    assert [each.id for each in told] == list(then)
                    assert all(same(each, then[each.id or 0]) for each in told)

    def computed(self) -> list[set[Any]]:
        with self.register.reading() as connection:
            return [
                {
                    tuple(value for name, value in row.items() if name != "id")
                    for row in connection.execute(table.select()).mappings()
                }
                for table in PROJECTIONS
            ]


TestOfficer = pytest.mark.slow(Officer.TestCase)
TestOfficer.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
