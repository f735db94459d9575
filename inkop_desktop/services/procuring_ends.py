"""How a direct procurement ends, leads to its contract, is frozen, and is corrected."""

from dataclasses import replace
from datetime import date

from inkop_desktop.errors import UserError
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import PriceRow, Version
from inkop_desktop.register.register import Register
from inkop_desktop.rules.procuring import Ending, Price, YesNo
from inkop_desktop.services import (
    call_offs,
    contracts,
    law,
    planning,
    procuring,
    procuring_contract,
    procuring_kept,
    procuring_lacking,
    records,
    work,
)
from inkop_desktop.services.procuring import Setting, assess
from inkop_desktop.services.procuring_asks import is_empty
from inkop_desktop.services.procuring_lacking import Lines
from inkop_desktop.services.records import InvalidRecordError
from inkop_desktop.text import N_, Message, message

_ACTIONS = {
    Ending.CONTRACT: N_("End direct procurement “{label}” with a contract"),
    Ending.CALL_OFF: N_("End direct procurement “{label}”: called off from a contract in force"),
    Ending.OTHER_WAY: N_("End direct procurement “{label}”: taken another way"),
    Ending.CANCELLED: N_("Cancel direct procurement “{label}”"),
    Ending.ADVERTISE: N_("End direct procurement “{label}”: to be advertised"),
}
_DOCUMENTED = {
    True: N_("{value} is so much that the law wants the purchase documented. Write it as a whole case."),
    None: N_(
        "Whether the law wants a purchase of {value} documented cannot be told. Write it as a whole case."
    ),
}

NOT_WHOLE = N_("The case cannot be frozen yet, since something is missing in it.\n{missing}")
"""Why a case is not frozen: what is frozen counts as documented."""


def end(
    register: Register, case: DirectProcurement, ending: Ending, around: Setting, reason: str = ""
) -> DirectProcurement:
    """End a case one way or another, as one action; raise UserError where it has ended already.

    It ends on the day of the signature, else today, and keeps the law pack that it was judged by. An ending
    other than by a contract needs its reason. What is called off from a contract in force is noted on it;
    what is to be advertised is planned.
    """
    if case.ending is not None:
        raise UserError(N_("This case has ended already."))
    if ending is not Ending.CONTRACT and not reason.strip():
        raise UserError(N_("Write the reason for ending the case this way."))
    day = case.signed_on if ending is Ending.CONTRACT and case.signed_on else around.today
    ended = records.checked(replace(case, ending=ending, ended_on=day, ending_reason=reason.strip()))
    with work.change(register, message(_ACTIONS[ending], label=records.label(case))) as change:
        saved = change.save(replace(ended, law_pack=law.keep(change.connection, around.pack)))
        call_offs.follow_case(change, saved)
        planning.follow_case(change, saved, day)
        return saved


def settle(register: Register, case: DirectProcurement) -> None:
    """Bring what was called off in line with a case that was corrected after its end, as one action."""
    action = message("Correct the call-off of direct procurement “{label}”", label=records.label(case))
    with work.change(register, action) as change:
        call_offs.follow_case(change, case)


def note_small(register: Register, case: DirectProcurement, around: Setting) -> DirectProcurement:
    """Enter a small purchase as one action, so that it counts among those of the same kind.

    Raises UserError where a fact is missing or the day lies ahead, or where the law wants it documented, or
    may want that: then it needs a whole case.
    """
    _check_not_frozen(case)
    if case.one_with_others is YesNo.YES and case.others_value is None:
        raise UserError(N_("Say what the other purchases come to: with this one they are one procurement."))
    amount = () if case.award_value is None else (PriceRow(kind=Price.FIXED, amount=case.award_value),)
    bought = replace(
        case,
        prices=amount,
        value=case.award_value,
        started_on=case.started_on or case.decided_on,
        ending=Ending.CONTRACT,
        ended_on=case.decided_on,
    )
    _check_small(case, around)
    found = assess(bought, around)
    if found.missing:
        raise UserError(found.missing[0].label)
    if found.documented is not False:
        raise UserError(_DOCUMENTED[found.documented], value=found.case.value)
    action = message("Note small purchase “{label}”", label=case.title)
    with work.change(register, action) as change:
        pack = law.keep(change.connection, around.pack)
        return change.save(records.checked(replace(bought, law_pack=pack)))


def make_contract(
    register: Register, case: DirectProcurement, around: Setting
) -> tuple[DirectProcurement, Contract]:
    """Enter the contract that a case has led to, as one action; return both.

    Raises UserError where it is entered already.
    """
    _check_not_frozen(case)
    if case.contract_id is not None:
        raise UserError(N_("The contract of this case is in the register already."))
    number = contracts.next_number(register, around.today)
    contract = records.checked(procuring_contract.contract_of(case, assess(case, around), number))
    action = message("Enter the contract of direct procurement “{label}”", label=records.label(case))
    with work.change(register, action) as change:
        saved = change.save(contract)
        return change.save(replace(case, contract_id=saved.id)), saved


def close(
    register: Register, case: DirectProcurement, day: date, *, person: str | None = None
) -> DirectProcurement:
    """Freeze a case that has ended, as one action, with what it was judged by beside the law.

    Whoever works in the register does so, unless another person is named. Raises UserError where the case
    has not ended, is frozen already, or lacks something.
    """
    if case.ending is None:
        raise UserError(N_("End the case first: with a contract, or with the reason why there is none."))
    if case.closed_on is not None:
        raise UserError(N_("The case is frozen already."))
    around = procuring.setting_of(register, case, day)
    _check_whole(register, case, around)
    corrected = next((each for each in case.versions if each.closed_on is None), None)
    version = replace(corrected or Version(), closed_on=day, closed_by=person or register.person)
    kept = tuple(each for each in case.versions if each is not corrected)
    judged = procuring_kept.judged(register, case, around)
    frozen = records.checked(replace(judged, closed_on=day, versions=(*kept, version)))
    with work.change(register, message("Freeze direct procurement “{label}”", label=case.title)) as change:
        return change.save(frozen)


def correct(register: Register, case: DirectProcurement, reason: str) -> DirectProcurement:
    """Open a frozen case for a correction, as one action; raise UserError where no reason is given.

    What it was judged by is judged anew when it is frozen again; what was kept, the log knows.
    """
    if case.closed_on is None:
        raise UserError(N_("The case is not frozen: it can be written in as it is."))
    if not reason.strip():
        raise UserError(N_("Write the reason for the correction; it is kept with the case."))
    versions = (*case.versions, Version(correction=reason.strip()))
    opened = replace(case, closed_on=None, kind_sums=(), acted_under=(), versions=versions)
    with work.change(register, message("Correct direct procurement “{label}”", label=case.title)) as change:
        return change.save(opened)


def _check_small(case: DirectProcurement, around: Setting) -> None:
    """Raise InvalidRecordError where area or supplier are missing, or the day is still to come."""
    labels = {name: field.label for name, field in fields_of(DirectProcurement).items()}
    wrong = {
        name: message("Fill in “{field}”.", field=Message(labels[name]))
        for name in ("area_id", "supplier_id")
        if is_empty(case, name)
    }
    if case.decided_on is not None and case.decided_on > around.today:
        wrong["decided_on"] = message(
            "{day} is still to come. Note the purchase once it is made.", day=case.decided_on
        )
    if wrong:
        raise InvalidRecordError(wrong)


def _check_whole(register: Register, case: DirectProcurement, around: Setting) -> None:
    names = records.named(register, case)
    missing = procuring_lacking.lacking(case, assess(case, around), around, names)
    if missing:
        raise UserError(NOT_WHOLE, missing=Lines(missing))


def _check_not_frozen(case: DirectProcurement) -> None:
    if case.closed_on is not None:
        raise UserError(
            N_("The case is frozen since {day}. Correct it with a reason; that makes a new version."),
            day=case.closed_on,
        )
