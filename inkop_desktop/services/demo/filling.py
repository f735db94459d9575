"""Fill a register with what a demonstration's files tell, inside one change set."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

from inkop_desktop import formats
from inkop_desktop.models.mapping import noun_of
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.attachments import Attachment
from inkop_desktop.records.bodies import Attendance, Body, MeetingDay
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import AnyRoot, Root, fields_of
from inkop_desktop.records.governance import (
    Advice,
    Authorisation,
    Consultation,
    Feedback,
    Gift,
    GoverningDocument,
    Improvement,
    MarketNote,
    Training,
)
from inkop_desktop.records.law import OwnRule
from inkop_desktop.records.people import Organisation, Person, Unit
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.register import SavedFilter
from inkop_desktop.records.requirements import LibraryText
from inkop_desktop.records.roles import Appointment, Delegation, Role
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register import blobs, store
from inkop_desktop.register.change import ChangeSet
from inkop_desktop.rules import holidays
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import filters, records, usual_requirements
from inkop_desktop.services.demo.moving import with_decisions
from inkop_desktop.services.demo.telling import Teller, day, each_told
from inkop_desktop.services.demo.variation import Variation

Told = dict[str, Any]
AnyMeeting = TypeVar("AnyMeeting", MeetingDay, Attendance)
# In the order that they refer to each other: what contracts refer to, and what refers to them or to nothing.
BEFORE_CONTRACTS: tuple[tuple[str, type[Root]], ...] = (
    ("organisations", Organisation),
    ("units", Unit),
    ("suppliers", Supplier),
    ("areas", ProductArea),
    ("people", Person),
    ("bodies", Body),
    ("documents", GoverningDocument),
)
AFTER_CONTRACTS: tuple[tuple[str, type[Root]], ...] = (
    ("appointments", Appointment),
    ("delegations", Delegation),
    ("trainings", Training),
    ("advice", Advice),
    ("improvements", Improvement),
    ("feedback", Feedback),
    ("market_notes", MarketNote),
    ("consultations", Consultation),
    ("authorisations", Authorisation),
    ("gifts", Gift),
    ("own_rules", OwnRule),
    ("library_texts", LibraryText),
    ("plan_items", PlanItem),
)


class Filling:
    """Saves what is told in a change set; `documents` is the folder of the files to attach."""

    def __init__(
        self, change: ChangeSet, told: Told, documents: Path, teller: Teller, country: Country
    ) -> None:
        self._change = change
        self._told = told
        self._documents = documents
        self._country = country
        self._teller = teller

    def fill(self, own: Organisation, contracts: int | None, seed: int) -> None:
        """Save everything; `contracts` is how many contracts there shall be, none for those told."""
        self._teller.ids["organisation", own.name] = own.id or 0
        roles = {each.name: each for each in store.load(self._change.connection, Role)}
        self._teller.ids |= {("role", name): role.id or 0 for name, role in roles.items()}
        usual_requirements.add_to(self._change, self._country)
        saved = {plural: self._every(plural, record_type) for plural, record_type in BEFORE_CONTRACTS}
        for told in self._told.get("roles", ()):
            self._role(roles.get(told["name"], Role()), told)
        as_told = self._teller.record(Organisation, self._told["organisation"])
        self._change.save(replace(as_told, id=own.id, version=own.version, country=self._country))
        told_contracts = [self._contract(told) for told in self._told["contracts"][:contracts]]
        for plural, record_type in AFTER_CONTRACTS:
            self._every(plural, record_type)
        self._change.save_all([self._filter(told) for told in self._told["filters"]])
        more = (contracts or 0) - len(told_contracts)
        if more > 0:
            variation = Variation(self._change, self._told, self._teller.today, self._country, seed)
            variation.make(more, told_contracts, saved)

    def _every(self, plural: str, record_type: type[AnyRoot]) -> list[AnyRoot]:
        """Save all that is told of a class; what is about a contract that is left out is left out too."""
        return [
            self._save(record_type, told)
            for several in self._told.get(plural, ())
            for told in each_told(record_type, several)
            if self._teller.knows_contracts_of(record_type, told)
        ]

    def _save(self, record_type: type[AnyRoot], told: Told) -> AnyRoot:
        if "country" in fields_of(record_type):
            told = {"country": self._country} | told
        files = told.get("attachments", ())
        told = {name: value for name, value in told.items() if name != "attachments"}
        record = self._on_working_days(records.checked(self._teller.record(record_type, told)))
        if isinstance(record, GoverningDocument):
            kept = tuple(self._attached(name, record.title, _words_of(record)) for name in files)
            record = replace(record, attachments=kept)
        saved = self._change.save(record)
        self._teller.ids[noun_of(record_type), records.label(saved)] = saved.id or 0
        return saved

    def _on_working_days(self, record: AnyRoot) -> AnyRoot:
        """Return a record; a body as one that does not meet on days that nobody works."""
        if not isinstance(record, Body):
            return record
        return replace(
            record,
            meeting_days=tuple(map(self._on_working_day, record.meeting_days)),
            attendance=tuple(map(self._on_working_day, record.attendance)),
        )

    def _on_working_day(self, row: AnyMeeting) -> AnyMeeting:
        return replace(row, day=row.day and holidays.working_day_until(row.day, self._country))

    def _role(self, role: Role, told: Told) -> None:
        """Save one of the usual roles, or another one, with what is told of it."""
        saved = self._change.save(replace(role, **self._teller.values(Role, told)))
        self._teller.ids["role", saved.name] = saved.id or 0

    def _contract(self, told: Told) -> Contract:
        """Save a contract that is told; its numbers get their year from the day it was signed."""
        told = self._told["defaults"] | told
        files, decider = told.pop("attachments", ()), told.pop("decided_by")
        serial = told["number"]
        year = day(told["signed_on"], self._teller.today).year
        for name in ("number", "case_number"):
            told[name] = self._told[name].format(year=year, serial=told[name])
        found = self._teller.record(Contract, told)
        contract = records.checked(with_decisions(found, self._teller.ids["person", decider]))
        kept = tuple(self._attached(name, contract.number, self._words(contract)) for name in files)
        saved = self._change.save(replace(contract, attachments=kept))
        self._teller.ids["contract", serial] = saved.id or 0
        return saved

    def _attached(self, name: str, called: str, words: dict[str, str]) -> Attachment:
        """Keep a document's contents; a text is filled in with words and named by what it belongs to."""
        file = self._documents / name
        contents = file.read_bytes()
        if file.suffix == ".txt":
            contents = contents.decode().format_map(words).encode()
            name = f"{file.stem} {called}{file.suffix}"
        sha256, size = blobs.put(self._change.connection, BytesIO(contents))
        return Attachment(name=name, sha256=sha256, size=size)

    def _words(self, contract: Contract) -> dict[str, str]:
        names = {key: name for (noun, name), key in self._teller.ids.items() if noun == "supplier"}
        return {
            "number": contract.number,
            "case_number": contract.case_number,
            "title": contract.title,
            "first_day": formats.show(contract.first_day),
            "suppliers": ", ".join(names[each.supplier_id or 0] for each in contract.suppliers),
        }

    def _filter(self, told: Told) -> SavedFilter:
        """Return a saved filter; one that is called as a noun has the name of what it lets through."""
        ids = self._teller.ids
        narrowed = {key: ids.get((key, value), value) for key, value in told["definition"].items()}
        return SavedFilter(noun="contract", name=told["name"], definition=filters.as_definition(narrowed))


def _words_of(document: GoverningDocument) -> dict[str, str]:
    return {"title": document.title, "decided_on": formats.show(document.decided_on)}
