"""An officer who works without pause until the power goes: the child process of the crash test.

Reads jobs from standard input, one JSON a line; works on each in a fork of its own, since what takes
time is loading the program. Tells what is begun and what is done, one JSON a line; what was told as
done has been shown as saved.
"""

import json
import os
import sys
import traceback
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from alembic import command  # noqa: F401 - loaded once for all, like the rest

from inkop_desktop.records.contracts import Contract, ContractOption, ContractSupplier
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.services import attachments, records, registers, work
from inkop_desktop.text import message

KEEP, DAYS = 3, 30


def main() -> None:
    """Work on one job after another."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            tell(child=os.getpid())
            _work(json.loads(line))
        os.waitpid(child, 0)
        tell(ended=child)


def tell(**said: Any) -> None:
    """Say something in one piece, so that a kill leaves no half of it."""
    os.write(1, (json.dumps(said) + "\n").encode())


def _work(job: dict[str, Any]) -> None:
    try:
        Officer(Path(job["path"]), Path(job["place"]), Random(job["seed"])).work(job["aim"])
    except BaseException:  # noqa: BLE001 - told to whoever watches
        tell(failed=traceback.format_exc())
    os._exit(1)


class Officer:
    """Does one thing after another in a register, and tells of each."""

    def __init__(self, path: Path, place: Path, chance: Random) -> None:
        self.path = path
        self.place = place
        self.chance = chance
        self.register = self.open()
        self.steps = {
            "import": self.import_many,
            "edit": self.edit,
            "undo": self.undo,
            "attach": self.attach,
            "remove": self.remove,
            "backup": self.back_up,
            "close": self.close,
        }

    def work(self, aim: str) -> None:
        """Do a few things, then what somebody waits for, then anything for ever."""
        before = self.chance.choices(list(self.steps), k=self.chance.randint(0, 2))
        for name in [*before, aim]:
            self.step(name)
        while True:
            self.step(self.chance.choice(list(self.steps)))

    def step(self, name: str) -> None:
        """Do something, and tell when it is begun and done, with the end of the log as it then is."""
        tell(begun=name)
        self.steps.get(name, self.edit)()
        newest = registers.log(self.register, 1)[0]
        tell(done=name, id=newest.id, hash=registers.verify(self.register).head)

    def open(self) -> Register:
        """Open the register; an old one is backed up and upgraded on the way."""
        tell(begun="upgrade")
        register = registers.open_register(self.path, "Anna", place=self.place)
        tell(done="upgrade")
        return register

    def import_many(self) -> None:
        """Save many contracts with a supplier of their own, as one action."""
        with work.change(self.register, message("Import")) as change:
            supplier = change.save(Supplier(name=self.word()))
            mine = (ContractSupplier(supplier_id=supplier.id),)
            change.save_all([Contract(title=self.word(), suppliers=mine) for _row in range(40)])

    def edit(self) -> None:
        """Change one contract in its own fields and in its children."""
        contract = self.any_contract()
        options = (*contract.options[1:], ContractOption(months=self.chance.randint(1, 24)))
        records.save(self.register, replace(contract, title=self.word(), options=options))

    def undo(self) -> None:
        """Take something back, or do it again."""
        if self.register.next_redo() and self.chance.random() < 0.5:
            registers.redo(self.register)
        elif self.register.can_undo:
            registers.undo(self.register)

    def attach(self) -> None:
        """Keep a document with a contract."""
        document = self.path.with_name(f"{self.word()}.pdf")
        document.write_bytes(self.chance.randbytes(self.chance.choice([10, 40_000, 1_500_000])))
        attachments.attach(self.register, self.any_contract(), [document])
        document.unlink()

    def remove(self) -> None:
        """Take the documents of a contract away, or a contract with all that it has."""
        contract = self.any_contract()
        if contract.attachments:
            records.save(self.register, replace(contract, attachments=()))
        else:
            records.delete(self.register, contract)

    def back_up(self) -> None:
        """Add to the rotation."""
        tell(backup=str(registers.backup(self.register, self.place, KEEP, DAYS)))

    def close(self) -> None:
        """Close for the day, and come back."""
        registers.close(self.register)
        self.register = registers.open_register(self.path, "Anna", place=self.place)

    def any_contract(self) -> Contract:
        """Return a contract that nothing follows, with documents rather than without."""
        there = records.every(self.register, Contract)
        free = [each for each in there if each.id not in {other.predecessor_id for other in there}]
        with_documents = [each for each in free if each.attachments]
        some = with_documents if with_documents and self.chance.random() < 0.5 else free
        return self.chance.choice(some) if some else records.save(self.register, Contract(title="Städ"))

    def word(self) -> str:
        """Return any word."""
        return f"Avtal {self.chance.randrange(10**9):09}"


if __name__ == "__main__":
    main()
