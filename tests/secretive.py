"""A register in which cases are secret with what they led to, and all that can be read in a file."""

import html
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
from procured import TODAY, Procured, awarded, begun, conflicted, swedish, urgent

from inkop_desktop.records.attachments import Attachment
from inkop_desktop.records.bodies import Body, MeetingDay
from inkop_desktop.records.contracts import Amendment, Contract, ContractFollowUp, ContractManager
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import (
    ContractConsidered,
    Invited,
    PriceRow,
    Secret,
    Tender,
)
from inkop_desktop.records.roles import Appointment, Role
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.rules.organising import Post, Powers, Scope
from inkop_desktop.rules.procuring import Ending, Price, TenderOutcome, Way
from inkop_desktop.services import procuring, procuring_ends, records, roles

# What must be read nowhere, and what shows that the rest is there.
TITLE, SUPPLIER, NEED, FILE = "Kvicksilvergroda", "Dunkla Bolaget", "Stjärnkikarbehov", "Drakbrev"
OPEN, OPEN_SUPPLIER = "Grannens diskmaskin", "Öppna Handeln"
_VALUE, _ORDERED = 7_654_321, 3_456_789
FORBIDDEN = (TITLE, SUPPLIER, NEED, FILE, "7654321", "3456789")
_URGENT = ("urgent", "not_attributable", "not_foreseeable", "no_time", "necessary")
_MARKED = ("title", "need", "value", "prices", "supplier_id", "award_value")


def secretive(path: Path) -> Path:
    """Make a municipality in which nearly everything is secret of a contract, a call-off and a plan."""
    made = swedish(path)
    with made.register:
        suppliers = _suppliers(made)
        for number, title, name, amount in (
            ("701", f"{TITLE} ett", SUPPLIER, _VALUE),
            ("702", OPEN, OPEN_SUPPLIER, 345_000),
        ):
            case = _case(made, number, title, suppliers[name], amount)
            _around(made, _contract_of(made, made.save(case), f"A-{number[1:]}"))
        unnumbered = _case(made, "710", f"{TITLE} utan nummer", suppliers[SUPPLIER], _VALUE)
        _contract_of(made, made.save(unnumbered), "")
        _called_off(made)
        _planned(made)
        _others(made, suppliers[SUPPLIER])
        _council(made)
        _lawyer(made)
        _mark(made)
    return path


def _suppliers(made: Procured) -> dict[str, int]:
    numbers = {SUPPLIER: "556016-0680", OPEN_SUPPLIER: "556012-5790"}
    every = (Supplier(name=name, org_number=number) for name, number in numbers.items())
    return {each.name: records.save(made.register, each).id or 0 for each in every}


def _case(made: Procured, number: str, title: str, supplier: int, amount: int) -> DirectProcurement:
    """Return a case that leads to a contract; nobody has marked anything in it yet."""
    value = made.kronor(amount)
    return awarded(
        made,
        number=f"D2026-{number}",
        title=title,
        need=NEED if TITLE in title else "Disken",
        prices=(PriceRow(kind=Price.FIXED, amount=value),),
        months=None,
        invited=(Invited(supplier_id=supplier, asked_on=date(2026, 9, 10)),),
        tenders=(Tender(supplier_id=supplier, amount=value, outcome=TenderOutcome.CHOSEN),),
        supplier_id=supplier,
        award_value=value,
        award_from=date(2026, 11, 1),
        award_to=date(2027, 6, 30),
        attachments=(Attachment(name=f"{FILE}.txt" if TITLE in title else "Grannbrev.txt"),),
        handlers=conflicted(made),
    )


def _contract_of(made: Procured, case: DirectProcurement, number: str) -> Contract:
    around = procuring.setting(made.register, TODAY)
    contract = procuring_ends.make_contract(made.register, case, around)[1]
    return records.save(made.register, replace(contract, number=number, public=True))


def _around(made: Procured, contract: Contract) -> None:
    """Manage a contract, amend it, and let another replace it and be concluded under it."""
    boss, value = made.persons["Olle Ström"], contract.estimated_value
    assert value is not None
    more = Amendment(title="Fler", value=replace(value, minor=value.minor // 4), signed_on=date(2026, 11, 2))
    facts: dict[str, Any] = {
        "managers": (ContractManager(person_id=boss),),
        "amendments": (more,),
        "follow_ups": (ContractFollowUp(what="Kvalitet", planned_on=date(2026, 11, 2)),),
    }
    records.save(made.register, replace(contract, **facts))
    after = records.save(made.register, Contract(number=f"{contract.number}-ny", title=f"{OPEN} sedan"))
    records.save(made.register, replace(after, predecessor_id=contract.id, parent_id=contract.id))


def _called_off(made: Procured) -> None:
    """End a case in a call-off from a framework agreement."""
    framework = records.get(made.register, Contract, made.contract_id)
    terms = {"first_day": date(2024, 1, 1), "last_day": date(2027, 1, 31), "public": True}
    records.save(made.register, replace(framework, ceiling=made.kronor(9_000_000), **terms))
    case = begun(
        made,
        number="D2026-703",
        title=f"{TITLE} två",
        need=NEED,
        considered=(ContractConsidered(contract_id=made.contract_id, used=True),),
        award_value=made.kronor(_ORDERED),
        signed_on=date(2026, 10, 1),
    )
    around = procuring.setting(made.register, TODAY)
    procuring_ends.end(made.register, made.save(case), Ending.CALL_OFF, around, "Omfattas.")


def _planned(made: Procured) -> None:
    """Let two cases end with a no; of the planned procurements that come from them one has begun."""
    around = procuring.setting(made.register, TODAY)
    price = PriceRow(kind=Price.FIXED, amount=made.kronor(_VALUE))
    for number in ("D2026-704", "D2026-709"):
        facts = {"number": number, "title": f"{TITLE} tre", "need": NEED, "prices": (price,)}
        case = made.save(begun(made, months=None, ground="none", **facts))
        procuring_ends.end(made.register, case, Ending.ADVERTISE, around, "Annonseras.")
    item = records.every(made.register, PlanItem)[0]
    started = {"begun_on": date(2026, 11, 3), "begun_by_id": made.persons["Eva Lind"]}
    records.save(made.register, replace(item, **started))
    open_item = PlanItem(title=f"{OPEN} plan", responsible_id=made.persons["Anna Berg"])
    records.save(made.register, open_item)


def _others(made: Procured, supplier: int) -> None:
    """Begin a case in which a tender has come, look at the secret contract, change it, buy two in haste."""
    tender = Tender(supplier_id=supplier, amount=made.kronor(_VALUE))
    waiting = {"number": "D2026-705", "title": f"{OPEN} begynt", "supplier_id": supplier}
    made.save(begun(made, tenders=(tender,), **waiting))
    seen = next(each for each in records.every(made.register, Contract) if each.number == "A-01")
    looked_at = (ContractConsidered(contract_id=seen.id, reason="Gäller annat."),)
    made.save(begun(made, number="D2026-706", title=f"{OPEN} igen", considered=looked_at))
    _changed(made, seen)
    for number, title in (("D2026-707", f"{OPEN} akut"), ("D2026-708", f"{TITLE} akut")):
        case = urgent(made, "urgency", _URGENT, 900_000)
        made.save(replace(case, number=number, title=title, attachments=()))


def _changed(made: Procured, contract: Contract) -> None:
    """End a case in a change of a contract."""
    change = {"way": Way.CHANGE, "way_reason": "Liten ändring.", "changed_contract_id": contract.id}
    case = made.save(begun(made, number="D2026-711", title=f"{OPEN} ändrad", **change))
    around = procuring.setting(made.register, TODAY)
    procuring_ends.end(made.register, case, Ending.OTHER_WAY, around, "Liten ändring.")


def _council(made: Procured) -> None:
    """Let a council meet on the day on which the cases were decided, and decide two of them."""
    day = MeetingDay(day=date(2026, 10, 12))
    council = Body(name="Inköpsråd", powers=Powers.STATUTORY, meeting_days=(day,))
    body = records.save(made.register, council)
    for case in records.every(made.register, DirectProcurement):
        if case.number in {"D2026-701", "D2026-702"}:
            made.save(replace(case, decided_by_id=None, decided_by_body_id=body.id))
    with made.register.reading() as connection:
        role = roles.role_of(connection, Post.MEMBER)
    boss = made.persons["Olle Ström"]
    records.save(made.register, Appointment(role_id=role, person_id=boss, body_id=body.id))


def _lawyer(made: Procured) -> None:
    """Appoint somebody for the secret contract, in a role of the municipality's own."""
    role = records.save(made.register, Role(name="Avtalsjurist", scopes=(Scope.CONTRACT,)))
    seen = next(each for each in records.every(made.register, Contract) if each.number == "A-01")
    appointed = Appointment(role_id=role.id, person_id=made.persons["Anna Berg"], contract_id=seen.id)
    records.save(made.register, appointed)


def _mark(made: Procured) -> None:
    """Mark what is secret, after everything has ended."""
    for case in records.every(made.register, DirectProcurement):
        if TITLE in case.title:
            subjects = (*_MARKED, *(each.name for each in case.attachments))
            marks = tuple(Secret(subject=each, paragraph="31 kap. 16 § OSL") for each in subjects)
            procuring.mark_secret(case, marks, made.register)


def everything_in(path: Path) -> str:
    """Return all that a file holds: what is read, and what stands beside it, with plain spaces."""
    read = _READ.get(path.suffix, _text)
    return re.sub(r"\s+", " ", " ".join(read(path)))


def _text(path: Path) -> Iterator[str]:
    """Yield a text as it stands, and without its tags."""
    written = path.read_text("utf-8-sig").replace("\r\n ", "")
    yield html.unescape(written)
    yield html.unescape(re.sub(r"<[^>]*>", "", written))


def _zipped(path: Path) -> Iterator[str]:
    """Yield the name and the text of every part, with tags and without."""
    with ZipFile(path) as parts:
        for name in parts.namelist():
            yield name
            if name.endswith((".xml", ".rels")):
                written = parts.read(name).decode()
                yield html.unescape(written)
                yield html.unescape(re.sub(r"<[^>]*>", "", written))


def _pdf(path: Path) -> Iterator[str]:
    """Yield the text, and every string of every object: bookmarks, properties, structure, metadata."""
    for asked in (("pdftotext", path, "-"), ("pdfinfo", "-struct-text", path)):
        yield subprocess.run(asked, check=True, capture_output=True).stdout.decode()
    with pikepdf.open(path) as pdf:
        for each in pdf.objects:
            yield from _strings(each)
        yield pdf.Root.Metadata.read_bytes().decode()


def _strings(found: Any) -> Iterator[str]:
    """Yield the strings within an object; what it refers to is an object of its own."""
    if isinstance(found, pikepdf.String):
        yield str(found)
    elif isinstance(found, pikepdf.Array):
        yield from (text for each in found for text in _direct(each))
    elif isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        yield from (text for key in found.keys() for text in _direct(found[key]))  # noqa: SIM118


def _direct(found: Any) -> Iterator[str]:
    if not getattr(found, "is_indirect", False):
        yield from _strings(found)


_READ = {".pdf": _pdf, ".docx": _zipped, ".xlsx": _zipped}
