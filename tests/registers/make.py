"""Store the register that today's program makes, with rows in every table, as <revision>.inkop.

Run it when a schema is released (`python tests/registers/make.py`); what is stored stays as it is for
ever, and every later version of the program must open it. The same program makes the same rows.
"""

import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parent.parent))

from inkop_desktop.models.mapping import ROOTS  # noqa: E402 - found once the root is on the path
from inkop_desktop.records.areas import ProductArea  # noqa: E402 - found once the root is on the path
from inkop_desktop.records.attachments import Attachment  # noqa: E402
from inkop_desktop.records.contracts import (  # noqa: E402
    Amendment,
    CallOff,
    Contract,
    ContractDecision,
    ContractFollowUp,
    ContractManager,
    ContractOption,
    ContractOwner,
    ContractSupplier,
    ContractUser,
)
from inkop_desktop.records.fields import Field, Kind, fields_of  # noqa: E402
from inkop_desktop.records.people import Organisation, Participant, Person, Unit  # noqa: E402
from inkop_desktop.records.register import Answer, SavedFilter, SavedMapping  # noqa: E402
from inkop_desktop.records.suppliers import Supplier, SupplierAlias  # noqa: E402
from inkop_desktop.register import blobs, history, lock, schema  # noqa: E402
from inkop_desktop.register.register import Register  # noqa: E402
from inkop_desktop.rules.law import reading  # noqa: E402
from inkop_desktop.rules.money import Money  # noqa: E402
from inkop_desktop.rules.vocabulary import (  # noqa: E402
    ContractKind,
    Country,
    OptionState,
    OrganisationKind,
    RenewalKind,
    Sustainability,
    Verb,
    Verdict,
)
from inkop_desktop.services import attachments, law, records, registers, work  # noqa: E402
from inkop_desktop.text import message  # noqa: E402


def main() -> None:
    """Store today's register beside this file."""
    stored = FOLDER / f"{schema.HEAD}.inkop"
    if stored.exists():
        sys.exit(f"{stored.name} is stored already, and stays as it is.")
    with TemporaryDirectory() as folder:
        made = make(Path(folder))
        stored.write_bytes(made.read_bytes())


def make(folder: Path) -> Path:
    """Make the register in a folder and return its path."""
    urandom = Random(1).randbytes
    seconds = count()
    clock = mock.Mock(
        now=lambda zone: datetime(2026, 1, 15, 8, 0, next(seconds), tzinfo=UTC),
        fromisoformat=datetime.fromisoformat,
    )
    with (
        mock.patch.object(blobs, "PIECE", 64),
        mock.patch.object(history.os, "urandom", urandom),
        mock.patch.object(lock.secrets, "token_hex", lambda size: urandom(size).hex()),
        mock.patch.object(history, "datetime", clock),
        registers.new(folder / "register", "Anna Berg", Country.SE, Organisation(name="Region Norr")) as made,
    ):
        fill(made)
    return made.path


def fill(register: Register) -> None:
    """Save at least one record of every kind, and leave something in every table."""
    first = records.save(
        register,
        Contract(number="2020-007", title="Livsmedel", first_day=date(2020, 8, 1), term_months=36),
    )
    attach(register, records.save(register, contract(register, first)))
    records.save(register, SavedFilter(noun="contract", name="Mat", definition='{"area": 1}'))
    records.save(register, SavedMapping(noun="contract", name="Avtalslistan", definition="title = 'Avtal'"))
    records.save(
        register,
        Answer(
            finding="contract.no_owner:1",
            verdict=Verdict.LATER,
            until=date(2026, 3, 1),
            reason="Ny ägare utses i mars.",
        ),
    )
    for record in the_rest(register):
        attach(register, record)
    with register.writing() as connection:
        law.keep(connection, reading.read('country = "se"\nchecked_on = 2026-01-15\n'))
    records.save(register, replace(first, remarks="Ersatt av 2023-018."))
    registers.undo(register)


def the_rest(register: Register) -> list[Any]:
    """Save one of each kind that there is none of yet, all at once since they refer to each other."""
    person = records.every(register, Person)[0]
    missing = [each for each, _table in ROOTS.values() if not records.every(register, each)]
    with work.change(register, message("Save one of each")) as change:
        change.save(replace(full(Person), id=person.id, version=person.version))
        return [change.save(full(each)) for each in missing]


def full(record_type: type[Any]) -> Any:
    """Return a record with a value in each field and a child of each kind; references are to the first."""
    values = {name: _value(field) for name, field in fields_of(record_type).items()}
    above = {name: None for name, field in fields_of(record_type).items() if _is_its_own(record_type, field)}
    return record_type(**values | above)


def _is_its_own(record_type: type[Any], field: Field) -> bool:
    """Tell whether a field refers to the same kind of record: the first of a kind has none before it."""
    return ROOTS.get(field.refers_to, (None,))[0] is record_type


def _value(field: Field) -> Any:
    """Return something that a field can hold."""
    if field.record is Attachment:
        return ()
    if field.record is not None:
        return (full(field.record),)
    if field.choices is not None:
        word = next(iter(field.choices))
        return (word,) if field.kind is Kind.CHOICES else word
    known = {
        Kind.DATE: date(2026, 1, 15),
        Kind.MONEY: Money(25000000, "SEK"),
        Kind.WHOLE: 8,
        Kind.REFERENCE: 1,
        Kind.YES_NO: True,
        Kind.TEXTS: ("15",),
    }
    return known.get(field.kind, f"{field.label} …")


def contract(register: Register, first: Contract) -> Contract:
    """Return a contract that uses every kind of child, with the persons and suppliers in it saved."""
    own = registers.own_organisation(register)
    town = records.save(register, Organisation(name="Älvkommun", country=Country.SE, code="2599"))
    both = Participant(organisation_id=own.id, host=True), Participant(organisation_id=town.id)
    cooperation = Organisation(name="Inköp i norr", kind=OrganisationKind.COOPERATION, participants=both)
    records.save(register, cooperation)
    unit = records.save(register, Unit(name="Regionservice", organisation_id=own.id))
    owner = records.save(register, Person(name="Karin Öberg", unit_id=unit.id, title="Kostchef"))
    gross = Supplier(name="Norrgrossen AB", country=Country.SE, aliases=(SupplierAlias(name="Norr-Gross"),))
    supplier = records.save(register, gross)
    food = records.save(register, ProductArea(name="Livsmedel", cpv_prefixes=("15", "03")))
    exercised = date(2025, 2, 3)
    return Contract(
        number="2023-018",
        title="Livsmedel, kolonial",
        kind=ContractKind.FRAMEWORK_ONE,
        predecessor_id=first.id,
        area_id=food.id,
        cpv=("15800000", "15300000"),
        managers=(ContractManager(person_id=owner.id),),
        unit_id=unit.id,
        first_day=date(2023, 8, 1),
        term_months=24,
        renewal=RenewalKind.EXPRESS,
        estimated_value=Money(480000000, "SEK"),
        sustainability=(Sustainability.ENVIRONMENT, Sustainability.ANIMAL_WELFARE),
        suppliers=(ContractSupplier(supplier_id=supplier.id, rank=1),),
        owners=(ContractOwner(person_id=owner.id),),
        users=(ContractUser(organisation_id=town.id, own_number="24/118"),),
        options=(
            ContractOption(months=12, state=OptionState.EXERCISED, decided_on=exercised),
            ContractOption(months=12),
        ),
        decisions=(ContractDecision(verb=Verb.EXERCISE, day=exercised, note="Rådet 2025-02-03"),),
        amendments=(Amendment(title="Fler leveransplatser", value=Money(25000000, "SEK")),),
        follow_ups=(
            ContractFollowUp(what="Leveranserna", held_on=date(2024, 6, 3), outcome="Enligt avtal."),
        ),
        call_offs=(CallOff(day=date(2024, 1, 9), what="Kaffe", value=Money(1200000, "SEK")),),
    )


def attach(register: Register, record: Any) -> None:
    """Keep two documents with a record that can have any, one of them in several pieces."""
    if "attachments" not in fields_of(type(record)):
        return
    with TemporaryDirectory() as folder:
        small, large = Path(folder, "Avtal.txt"), Path(folder, "Prislista.csv")
        small.write_text("Avtal om livsmedel, kolonial\n", encoding="utf-8")
        large.write_text("Kaffe;52,00\nHavregryn;14,50\n" * 4, encoding="utf-8")
        attachments.attach(register, record, [small, large])


if __name__ == "__main__":
    main()
