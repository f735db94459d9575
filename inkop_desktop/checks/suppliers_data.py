"""Checks of suppliers: who they are is known, and who delivers by each contract."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, exists, select

from inkop_desktop.checks.finding import Breach, Ref, Remedy, Severity, check
from inkop_desktop.checks.reading import lines
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.rules.vocabulary import ContractKind, Status
from inkop_desktop.services.standing import AHEAD, CONTRACT, PHASE, on_day
from inkop_desktop.text import message

SUPPLIER = METADATA.tables["supplier"]
IN_CONTRACT = METADATA.tables["contract_supplier"]


@check("without-org-number", Severity.INFORMATION, se="N14", no="K10", nouns=("contract", "supplier"))
def without_org_number(connection: Connection, today: date) -> Iterator[Breach]:
    """Every supplier with a contract that runs, or will, has its organisation number."""
    used = select(IN_CONTRACT.c.supplier_id).join(PHASE, on_day(IN_CONTRACT.c.root_id, today))
    used = used.where(PHASE.c.status.in_(AHEAD))
    unknown = select(SUPPLIER.c.id, SUPPLIER.c.name).where(
        SUPPLIER.c.org_number == "", SUPPLIER.c.id.in_(used)
    )
    for supplier_id, name in connection.execute(unknown.order_by(SUPPLIER.c.id)):
        yield Breach(
            records=(Ref("supplier", supplier_id, name),),
            message=message("{name} has no organisation number", name=name),
            why=message("Without it, tax, registration and grounds for exclusion cannot be checked."),
            remedy=Remedy.EDIT,
            field="org_number",
        )


@check("without-supplier", Severity.INFORMATION, se="N16", no="K6, K28")
def without_supplier(connection: Connection, today: date) -> Iterator[Breach]:
    """It is known whom every contract is with that runs, will, or may; a dynamic system is open to all."""
    not_over = PHASE.c.status.in_((*AHEAD, Status.DATES_MISSING))
    with_nobody = ~exists().where(IN_CONTRACT.c.root_id == CONTRACT.c.id)
    closed = CONTRACT.c.kind != ContractKind.DYNAMIC_SYSTEM
    for line in lines(connection, today, not_over, closed, with_nobody):
        yield Breach(
            records=(line.ref,),
            message=message("{title} has no supplier", title=line.title),
            why=message("Without its supplier nobody knows from whom to order, or whom to give notice."),
            remedy=Remedy.EDIT,
            field="suppliers",
            persons=line.persons,
        )


CHECKS = (without_org_number, without_supplier)
