"""Checks of people: somebody answers for every contract that runs, and is impartial."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, select

from inkop_desktop.checks.finding import Breach, Ref, Remedy, Severity, check
from inkop_desktop.checks.reading import IN_OFFICE, InSentence, Line, SpokenDay, lines
from inkop_desktop.lists.offices import OFFICE, in_office
from inkop_desktop.rules.organising import Post
from inkop_desktop.services import impartiality, lapsing, roles
from inkop_desktop.services.impartiality import CONTRACT_SUPPLIER, HeldInterest
from inkop_desktop.services.standing import AHEAD, CONTRACT, MANAGER, OWNER, PERHAPS_RUNNING, PHASE, has_named
from inkop_desktop.text import N_, Message, message

_RUNS = PHASE.c.status.in_(PERHAPS_RUNNING)

_MISSING = N_("{role} is missing for {title}")


@check("without-owner", Severity.DANGER, se="N21", no="K44", nouns=("contract", "role"))
def without_owner(connection: Connection, today: date) -> Iterator[Breach]:
    """Every contract in force, or perhaps so, has an owner; `left-in-office` tells of one who has left."""
    role = roles.name_of(connection, Post.CONTRACT_OWNER)
    for line in lines(connection, today, _RUNS, ~has_named(OWNER, CONTRACT.c.id, today)):
        yield Breach(
            records=(line.ref,),
            message=message(_MISSING, role=role, title=line.title),
            why=_owned(role),
            remedy=Remedy.NAME_OWNER,
            field="owners",
            persons=line.persons,
        )


def _owned(role: str | Message) -> Message:
    return message("Every contract must have at least one {role}.", role=InSentence(role))


@check("owner-ends", Severity.WARNING, se="N21", no="K44", nouns=(*IN_OFFICE, "role"))
def owner_ends(connection: Connection, today: date) -> Iterator[Breach]:
    """Whoever owns a contract alone has a successor in time, unless it ends before or with them."""
    role = roles.name_of(connection, Post.CONTRACT_OWNER)
    lapses = lapsing.of_contracts(connection, today)
    for line in lines(connection, today, _RUNS, CONTRACT.c.id.in_(list(lapses))):
        last = lapses[line.id].last
        if line.runs_to is None or line.runs_to > last:
            yield Breach(
                records=(line.ref,),
                message=message(
                    "{role} is missing for {title} after {last}",
                    role=role,
                    title=line.title,
                    last=SpokenDay(last, today),
                ),
                why=_owned(role),
                remedy=Remedy.NAME_OWNER,
                field="owners",
                due=last,
                facts=(last, lapses[line.id].persons),
                persons=lapses[line.id].persons,
            )


@check("without-manager", Severity.INFORMATION, se="N20", no="K44", nouns=("contract", "role"))
def without_manager(connection: Connection, today: date) -> Iterator[Breach]:
    """Every such contract is managed by somebody; where it has no owner, that is said first."""
    role = roles.name_of(connection, Post.CONTRACT_MANAGER)
    owned, managed = (has_named(held, CONTRACT.c.id, today) for held in (OWNER, MANAGER))
    for line in lines(connection, today, _RUNS, owned, ~managed):
        yield Breach(
            records=(line.ref,),
            message=message(_MISSING, role=role, title=line.title),
            why=message("Somebody needs to see to the contract from day to day."),
            remedy=Remedy.NAME_MANAGER,
            field="managers",
            persons=line.persons,
        )


@check(
    "interest-in-supplier",
    Severity.WARNING,
    se="N14",
    no="K10",
    nouns=(*IN_OFFICE, "role", "supplier"),
)
def interest_in_supplier(connection: Connection, today: date) -> Iterator[Breach]:
    """Whoever owns or manages a contract has no interest in its supplier, as far as it is declared."""
    held = impartiality.interests(connection)
    columns = (OFFICE.c.contract_id, OFFICE.c.person_id, CONTRACT_SUPPLIER.c.supplier_id)
    query = select(*columns).join(CONTRACT_SUPPLIER, CONTRACT_SUPPLIER.c.root_id == OFFICE.c.contract_id)
    query = query.where(OFFICE.c.person_id.in_(list(held)), in_office(OFFICE, today))
    concerned: dict[int, dict[tuple[int, int], HeldInterest]] = defaultdict(dict)
    for contract_id, person_id, supplier_id in connection.execute(query.order_by(*columns)):
        for each in held[person_id]:
            if each.supplier_id == supplier_id and each.held.holds(today):
                concerned[contract_id][person_id, supplier_id] = each
    for line in lines(connection, today, PHASE.c.status.in_(AHEAD), CONTRACT.c.id.in_(list(concerned))):
        for (person_id, _supplier_id), each in concerned[line.id].items():
            yield _interested(line, person_id, each)


def _interested(line: Line, person_id: int, interest: HeldInterest) -> Breach:
    words = {"name": interest.name, "title": line.title, "supplier": interest.supplier}
    return Breach(
        records=(Ref("person", person_id, interest.name), line.ref),
        message=message("{name} answers for {title} and has an interest in {supplier}", **words),
        why=message("Let somebody else answer for the contract, or write why the interest does not matter."),
        remedy=Remedy.OPEN,
        field="interests",
        facts=(interest.supplier_id,),
        persons=(person_id,),
        part=f"{line.id} {interest.supplier_id}",
    )


CHECKS = (without_owner, owner_ends, without_manager, interest_in_supplier)
