"""What is missing on the pages up to the ground, before one may go on."""

from collections.abc import Container, Iterable, Iterator

from inkop_desktop.flows.flow import Problems
from inkop_desktop.flows.procuring.draft import NO_GROUND, CaseDraft
from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_facts import calculation, exchange_rate, worth
from inkop_desktop.records.procuring_rows import Handler, PriceRow
from inkop_desktop.rules.law.vocabulary import Law
from inkop_desktop.rules.organising import Powers
from inkop_desktop.rules.procuring import CaseKind, Price, Way, YesNo
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import impartiality
from inkop_desktop.services import procuring_asks as asks
from inkop_desktop.services.impartiality import Concern
from inkop_desktop.text import N_, Message, message

Found = Iterator[tuple[str, Message]]
_OF_CONCESSIONS = {Country.SE: Law.LUK, Country.NO: Law.CONCESSIONS}
_LABELS = {name: field.label for name, field in fields_of(DirectProcurement).items()}


def filled(draft: CaseDraft, *names: str) -> Found:
    """Yield a sentence for each of these fields that is empty."""
    for name in names:
        if asks.is_empty(draft.case, name):
            yield name, message("Fill in “{field}”.", field=Message(_LABELS[name]))


def disqualified(draft: CaseDraft, *names: str) -> Found:
    """Yield a sentence for each of these fields that names somebody with a conflict of interest."""
    barred = impartiality.disqualified(draft.case)
    said = N_("{name} has a conflict of interest. Choose whoever takes over.")
    return _among(draft, barred, names, said)


def undeclared(draft: CaseDraft, *names: str) -> Found:
    """Yield a sentence for each of these fields that names somebody who has declared nothing yet."""
    waiting = impartiality.undeclared(draft.case)
    said = N_(
        "{name} handles the case by this. Add {name} on the first page to those who take part, "
        "with a declaration of conflicts of interest."
    )
    return _among(draft, waiting, names, said)


def _among(draft: CaseDraft, persons: Container[int], names: Iterable[str], said: str) -> Found:
    """Yield the sentence for each of these fields that names one of the persons."""
    for name in names:
        person_id = getattr(draft.case, name)
        if person_id in persons:
            yield name, Message(said, {"name": draft.names.get(("person", person_id), "")})


def ahead(draft: CaseDraft, *names: str) -> Found:
    """Yield a sentence for each of these fields that says that something was done on a day still to come."""
    for name, day in asks.ahead(draft.case, draft.around.today).items():
        if name in names:
            yield (
                name,
                message(
                    "“{field}”: {day} is still to come. Write the day once it is done.",
                    field=Message(_LABELS[name]),
                    day=day,
                ),
            )


def interested(draft: CaseDraft) -> Found:
    """Yield who handles the case with an interest in a supplier of it."""
    for concern in draft.concerns:
        if not concern.is_superior and not concern.sits:
            yield (
                "handlers",
                message(
                    "{name} has declared an interest in {supplier}. Choose somebody else to handle the case.",
                    name=concern.name,
                    supplier=concern.supplier,
                ),
            )


def subordinate(draft: CaseDraft) -> Found:
    """Yield that whoever decides reports to somebody who is disqualified."""
    for concern in draft.concerns:
        if concern.is_superior and impartiality.bars(concern, draft.case, draft.around.country):
            yield "decided_by_id", _of_superior(concern)


def of_body(draft: CaseDraft) -> Found:
    """Yield why a body cannot decide: it only gives opinions, is not there, or somebody has an interest."""
    if draft.deciding is None:
        return
    if draft.deciding.powers is Powers.ADMINISTRATIVE:
        yield (
            "decided_by_body_id",
            message(
                "“{body}” gives opinions and cannot decide. Choose who decides. If it does take decisions, "
                "put its powers right on its own page.",
                body=draft.deciding.name,
            ),
        )
    elif not draft.deciding.is_there:
        yield (
            "decided_by_body_id",
            message(
                "Nobody is in office in “{body}” on the day of the decision, so it cannot decide. Choose who "
                "decides, or put right the body's days and its members on its own page.",
                body=draft.deciding.name,
            ),
        )
    for concern in draft.concerns:
        if concern.sits:
            yield (
                "decided_by_body_id",
                message(
                    "{name}, who sits in “{body}”, has declared an interest in {supplier}. Add {name} under "
                    "“{field}”, with the conflict of interest; then {name} takes no part in the decision.",
                    name=concern.name,
                    body=draft.deciding.name,
                    supplier=concern.supplier,
                    field=Message(_LABELS["handlers"]),
                ),
            )


def either(draft: CaseDraft) -> Found:
    """Yield that both a person and a body are said to have decided."""
    if draft.case.decided_by_id is not None and draft.case.decided_by_body_id is not None:
        yield (
            "decided_by_body_id",
            message("A person decides, or a body does. Empty the one that does not."),
        )


def of_case(draft: CaseDraft) -> Problems:
    """Return what is missing of the case itself and of those who take part in it."""
    case = draft.case
    found = dict(filled(draft, "title", "unit_id", "officer_id", "need", "started_on"))
    if case.kind is CaseKind.AFTERWARDS:
        found |= dict(filled(draft, "ordered_by", "ordered_on")) | dict(ahead(draft, "ordered_on"))
    if case.started_on is not None and case.started_on > draft.around.today:
        found["started_on"] = message("A procurement cannot have begun on a day that is still to come.")
    found |= dict(disqualified(draft, "officer_id")) | dict(interested(draft))
    return found | dict(_of_handlers(draft)) | dict(ahead(draft, "handlers"))


def of_way(draft: CaseDraft) -> Problems:
    """Return what is missing of which law and which way."""
    found = dict(filled(draft, "law"))
    if draft.case.way is not Way.PURCHASE:
        found |= dict(filled(draft, "way_reason"))
    if draft.case.way is Way.CHANGE:
        found |= dict(filled(draft, "changed_contract_id")) | dict(_of_changed(draft))
    law, own = draft.case.law, _OF_CONCESSIONS[draft.around.country]
    if law is not None and law.country is not draft.around.country:
        found["law"] = message("This law is not that of the country of the register.")
    elif law not in {None, own} and draft.case.way is Way.CONCESSION:
        found["law"] = message("A concession has a law of its own: choose “{law}”.", law=own)
    return found


def _of_changed(draft: CaseDraft) -> Found:
    """Yield that the contract that is to be changed is not in force any more, or not yet."""
    if draft.changed is not None and not draft.changed.is_open:
        yield (
            "changed_contract_id",
            message(
                "As far as the register knows, “{contract}” is not in force and did not end within a year. "
                "Correct its days, or choose another contract.",
                contract=draft.changed.label,
            ),
        )


def of_contracts(draft: CaseDraft) -> Problems:
    """Return what is missing of the search in our own contracts."""
    case = draft.case
    judged = {each.contract_id: each for each in case.considered}
    for hit in draft.hits:
        row = judged.get(hit.contract_id)
        if row is None or not (row.used or row.reason.strip()):
            return {
                "considered": message("Say whether “{contract}” is used, or why not.", contract=hit.label)
            }
    if not draft.hits and not case.searched_for.strip():
        return {"searched_for": message("Search the contracts in force for what is needed.")}
    if sum(each.used for each in case.considered) > 1:
        return {"considered": message("Only one contract can be the one that is used.")}
    return dict(interested(draft))


def of_object(draft: CaseDraft) -> Problems:
    """Return what is missing of what is bought."""
    found = dict(filled(draft, "area_id", "area_judged_by_id", "area_reason", "nature"))
    found |= dict(disqualified(draft, "area_judged_by_id")) | dict(undeclared(draft, "area_judged_by_id"))
    return found | dict(filled(draft, "lots")) if asks.owes_lots(draft.case, draft.assessment) else found


def of_value(draft: CaseDraft) -> Problems:
    """Return what is missing of the estimate."""
    found = dict(filled(draft, "estimated_on", "estimate_basis")) | dict(ahead(draft, "estimated_on"))
    if any(row.amount is None and row.kind is not Price.OPTION for row in draft.case.prices):
        return found | {"prices": message("Enter the amount of each price; only an option can be without.")}
    if any(row.rate and exchange_rate(row.rate) is None for row in draft.case.prices):
        return found | {"prices": message("An exchange rate is a number, such as 11.35.")}
    if any(_is_too_much(row, draft) for row in draft.case.prices):
        return found | {"prices": message("At this exchange rate the amount is too large to be right.")}
    counted = calculation(draft.case, draft.around.pack)
    if counted.missing:
        return found | {"prices": Message(counted.missing[0].label)}
    if counted.total is not None and counted.total.currency != draft.around.currency:
        return found | {
            "prices": message(
                "Enter the exchange rate: the law counts in {currency}.", currency=draft.around.currency
            )
        }
    return found


def _is_too_much(row: PriceRow, draft: CaseDraft) -> bool:
    """Tell whether an amount that has its exchange rate cannot be counted at it."""
    if row.amount is None or not row.rate:
        return False
    currency = draft.around.currency
    return worth(row.amount, row.rate, draft.case.vat_percent, currency).currency != currency


def of_same_kind(draft: CaseDraft) -> Problems:
    """Return what is missing of the judgement of purchases of the same kind."""
    found = dict(filled(draft, "one_with_others", "same_kind_reason"))
    if draft.case.one_with_others is YesNo.YES:
        found |= dict(filled(draft, "others_value"))
    return found


def of_ground(draft: CaseDraft) -> Problems:
    """Return what is missing of the ground; that none holds is an answer, too."""
    case, found = draft.case, draft.assessment
    missing = asks.missing_facts(case, found)
    if missing and case.ground != NO_GROUND:
        return {"ground": Message(missing[0].label)}
    problems = dict(_to_confirm(draft)) | dict(ahead(draft, "voluntary_notice_on"))
    if asks.owes_ground(case, found):
        problems["ground"] = message("Choose the ground, or say that none holds.")
    if asks.holds(case, found) is False:
        problems["conditions"] = message(
            "The ground cannot be used: one of its conditions does not hold. Choose another, or none."
        )
    elif asks.unanswered(case, found):
        problems["conditions"] = message("Answer each of the questions.")
    if asks.owes_reasons(case, found):
        problems |= dict(filled(draft, "reasons"))
    return problems


def _of_superior(concern: Concern) -> Message:
    words = {"name": concern.name, "handler": concern.handler, "supplier": concern.supplier}
    if concern.supplier_id is None:
        return message(
            "{name}, whom {handler} reports to, has declared a conflict of interest in this case. {handler} "
            "may prepare it, but not decide it. Choose who decides instead; where everybody reports to "
            "{name}, a substitute has to be appointed.",
            **words,
        )
    return message(
        "{name}, whom {handler} reports to, has declared an interest in {supplier}. {handler} may prepare "
        "the case, but not decide it. Choose who decides instead; where everybody reports to {name}, "
        "a substitute has to be appointed.",
        **words,
    )


def _of_handlers(draft: CaseDraft) -> Found:
    case, undeclared = draft.case, impartiality.undeclared(draft.case)
    aside = impartiality.stepping_aside(case, draft.deciding)
    if case.officer_id is not None and case.officer_id not in _parts(draft):
        yield (
            "handlers",
            message("Add the officer to those who take part, with a declaration of conflicts of interest."),
        )
    for handler in case.handlers:
        name = draft.names.get(("person", handler.person_id or 0), "")
        if handler.person_id in undeclared:
            yield "handlers", message("{name} has not declared yet whether there is a conflict.", name=name)
        elif handler.points and handler.replaced_by_id is None and handler.person_id not in aside:
            yield (
                "handlers",
                message(
                    "{name} has a conflict of interest. Say who takes over; {name} may not handle the case.",
                    name=name,
                ),
            )
        elif handler.replaced_by_id is not None and not _has_declared(draft, handler):
            yield "handlers", message("Whoever takes over from {name} declares, too.", name=name)
    if case.kind is CaseKind.AFTERWARDS:  # no later page asks who opened tenders and decided
        for person_id in set(undeclared) - _parts(draft):
            name = draft.names.get(("person", person_id or 0), "")
            yield "handlers", message("{name} has not declared yet whether there is a conflict.", name=name)


def _parts(draft: CaseDraft) -> set[int | None]:
    return {each.person_id for each in draft.case.handlers}


def _has_declared(draft: CaseDraft, replaced: Handler) -> bool:
    return any(
        each.person_id == replaced.replaced_by_id and each.declared_on and not each.points
        for each in draft.case.handlers
    )


def _to_confirm(draft: CaseDraft) -> Found:
    for entry in asks.to_confirm(draft.case, draft.assessment):
        yield (
            "confirmed",
            message(
                "Confirm “{reference}” with a source of your own: it is not known surely.",
                reference=entry.reference,
            ),
        )
