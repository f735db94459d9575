"""Checks of direct procurements: documented in time, decided by the impartial, signed when it may be."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import Connection, func, select

from inkop_desktop import formats
from inkop_desktop.checks.finding import Breach, Ref, Remedy, Severity, check
from inkop_desktop.checks.reading import Names, SpokenDay, lines, role_in_sentence
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register import store
from inkop_desktop.register.once import once
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.rules.law.vocabulary import Route
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.months import add_months
from inkop_desktop.rules.organising import Post
from inkop_desktop.rules.procuring import CaseKind, Ending, SupplierCheck
from inkop_desktop.rules.vocabulary import Procedure
from inkop_desktop.services import law, procuring, procuring_dues
from inkop_desktop.services import procuring_asks as asks
from inkop_desktop.services import procuring_required as required
from inkop_desktop.services.procuring import NOTICE, Setting
from inkop_desktop.services.procuring_dues import Due
from inkop_desktop.services.procuring_required import GreenGap
from inkop_desktop.services.standing import CONTRACT
from inkop_desktop.text import Message, message

CASE = METADATA.tables["direct_procurement"]
_OF_THE_LAW = ("direct_procurement", "own_amount", "law_pack", "profile")
NOUNS = (*_OF_THE_LAW, "own_rule", "organisation")
MOST_A_YEAR = 2
"""How often a year a ground that is used restrictively is used before somebody looks into it; a custom."""

_YEAR = 12  # months
_RESTRICTIVE = ("urgency", "exceptional", "urgent")
_UNADVERTISED = (Procedure.DIRECT, Procedure.THREE_QUOTES)
WITHOUT_CONTRACT = (Ending.CALL_OFF, Ending.OTHER_WAY, Ending.ADVERTISE, Ending.CANCELLED)


@dataclass(frozen=True)
class Judged:
    """A case with what the law of its day makes of it."""

    case: DirectProcurement
    around: Setting

    @cached_property
    def found(self) -> Assessment:
        """Return what the law makes of it; most checks ask that of few cases only."""
        return procuring.assess(self.case, self.around)

    @cached_property
    def dues(self) -> tuple[Due, ...]:
        """Return what is to be done of it, and by when."""
        return procuring_dues.dues(self.case, self.around)

    @property
    def ref(self) -> Ref:
        """Return what a finding points to."""
        return Ref("direct_procurement", self.case.id or 0, f"{self.case.number} {self.case.title}".strip())

    @property
    def is_written(self) -> bool:
        """Tell whether it is a whole case that leads, or has led, to a contract and is not frozen yet."""
        case = self.case
        is_under_way = case.ending not in WITHOUT_CONTRACT and case.closed_on is None
        return is_under_way and case.kind is not CaseKind.SHORT

    @property
    def is_decided(self) -> bool:
        """Tell whether it is being written and was competed for, and the supplier has been chosen."""
        return self.is_written and asks.is_competed(self.case) and self.case.decided_on is not None

    def breach(
        self, said: Message, why: Message, field: str, *facts: object, part: str = "", due: date | None = None
    ) -> Breach:
        """Return a breach of the case, to be mended in a field."""
        return Breach(
            records=(self.ref,),
            message=said,
            why=why,
            remedy=Remedy.OPEN,
            field=field,
            facts=facts,
            persons=(self.case.officer_id,) if self.case.officer_id else (),
            part=part,
            due=due,
        )


@check("case-documentation-due", Severity.WARNING, se="N24", no="K24", nouns=NOUNS)
def documentation_due(connection: Connection, today: date) -> Iterator[Breach]:
    """A case that the law wants documented is finished within its time from the signature."""
    return _due(connection, today, of_notice=False, late=False)


@check("case-documentation-late", Severity.DANGER, se="N24", no="K24", nouns=NOUNS)
def documentation_late(connection: Connection, today: date) -> Iterator[Breach]:
    """No case is left unfinished when its time has run out."""
    return _due(connection, today, of_notice=False, late=True)


@check("case-notice-due", Severity.WARNING, se="N24", no="K24", nouns=NOUNS)
def notice_due(connection: Connection, today: date) -> Iterator[Breach]:
    """The post-award notice is sent within its time from the signature."""
    return _due(connection, today, of_notice=True, late=False)


@check("case-notice-late", Severity.DANGER, se="N24", no="K24", nouns=NOUNS)
def notice_late(connection: Connection, today: date) -> Iterator[Breach]:
    """No post-award notice is left when its time has run out."""
    return _due(connection, today, of_notice=True, late=True)


@check("case-over-limit", Severity.DANGER, se="N24", no="K24", nouns=NOUNS)
def over_limit(connection: Connection, today: date) -> Iterator[Breach]:
    """A price that exceeds the limit has its reasoned choice."""
    for judged in procured(connection, today):
        case = judged.case
        if judged.is_written and asks.owes_choice(case, judged.found):
            yield judged.breach(
                message("{title}: the price exceeds the limit, and nobody says why", title=case.title),
                message("Cancel and advertise, or show that the estimate was sound when it was made."),
                "over_limit",
                case.award_value,
            )


@check("case-requirements-unapproved", Severity.WARNING, se="N21", no="", nouns=(*NOUNS, "role"))
def requirements_unapproved(connection: Connection, today: date) -> Iterator[Breach]:
    """The requirements are approved before anybody is asked, where the contract owners set them."""
    role = role_in_sentence(connection, Post.CONTRACT_OWNER)
    for judged in procured(connection, today):
        case = judged.case
        if judged.is_written and asks.is_asked_unapproved(case):
            words = {"title": case.title, "day": SpokenDay(case.approved_on, today)}
            yield judged.breach(
                message(
                    "{title}: the requirements were approved on {day}, after suppliers were asked", **words
                )
                if case.approved_on is not None
                else message(
                    "{title}: suppliers were asked, and nobody has approved the requirements", **words
                ),
                message(
                    "By the guideline, the {role} sets the requirements. Write who approved them, with the "
                    "true day, and look into whether the request was as they wanted it.",
                    role=role,
                ),
                "approved_on",
                case.approved_on,
                asks.first_asked(case),
            )


@check("case-environment-missing", Severity.WARNING, se="N9", no="K24", nouns=NOUNS)
def environment_missing(connection: Connection, today: date) -> Iterator[Breach]:
    """Every case asks something of the environment, or says why not."""
    for judged in procured(connection, today):
        case = judged.case
        gap = next(required.green_gaps(case, judged.found), None) if judged.is_decided else None
        if gap is not None:
            in_general = gap is GreenGap.NOTHING_ASKED
            yield judged.breach(
                message("{title}: nothing is asked of the environment, and no reason given", title=case.title)
                if in_general
                else message(
                    "{title}: climate and environment are not taken into account as the law asks",
                    title=case.title,
                ),
                message("Ask for it, or write why it is left out."),
                "environment_reason" if in_general else "climate",
            )


@check("case-signed-early", Severity.DANGER, se="N24", no="K24", nouns=NOUNS)
def signed_early(connection: Connection, today: date) -> Iterator[Breach]:
    """No contract is signed before a standstill, or a voluntary notice, has run out.

    Freezing the case does not undo it.
    """
    for judged in procured(connection, today):
        case = judged.case
        first = asks.first_day_to_sign(case, judged.found)
        if first is not None and case.signed_on is not None and case.signed_on < first:
            yield judged.breach(
                message(
                    "{title} was signed on {day}, before it might be",
                    title=case.title,
                    day=SpokenDay(case.signed_on, today),
                ),
                message("It might be signed on {day} at the earliest.", day=SpokenDay(first, today)),
                "signed_on",
                case.signed_on,
                first,
            )


@check("case-supplier-unchecked", Severity.WARNING, se="N24", no="K10", nouns=NOUNS)
def supplier_unchecked(connection: Connection, today: date) -> Iterator[Breach]:
    """What has to be looked up about a supplier has been, and was not too old at the decision."""
    for judged in procured(connection, today):
        case = judged.case
        if not judged.is_decided:
            continue
        missing = {*asks.not_looked_up(case, judged.found), *asks.not_passed(case)}
        missing.update(asks.outdated_look_ups(case, judged.found, today))
        if asks.has_old_certificate(case, judged.found):
            missing.add(SupplierCheck.TAX_CERTIFICATE)
        if missing:
            yield judged.breach(
                message(
                    "{title}: not looked up, or too old: {what}",
                    title=case.title,
                    what=Names([Message(each.label) for each in SupplierCheck if each in missing]),
                ),
                message("Serious suppliers only: look it up, and keep the day and where it was seen."),
                "checks",
                *sorted(missing),
            )


@check("ground-often-used", Severity.INFORMATION, se="N24", no="K24", nouns=NOUNS)
def ground_often_used(connection: Connection, today: date) -> Iterator[Breach]:
    """A ground that is used restrictively is not used again and again within twelve months."""
    since = add_months(today, -_YEAR)
    used: dict[str, list[Judged]] = defaultdict(list)
    for judged in procured(connection, today):
        case = judged.case
        began = case.started_on
        is_used = case.ground in _RESTRICTIVE and case.ending not in WITHOUT_CONTRACT
        is_recent = began is not None and since < began <= today
        if is_used and is_recent and judged.found.route is Route.BY_GROUND:
            used[case.ground].append(judged)
    for ground, cases in used.items():
        names = dict.fromkeys(each.found.asked_for.name for each in cases if each.found.asked_for)
        if len(cases) > MOST_A_YEAR:
            yield Breach(
                records=tuple(each.ref for each in cases),
                message=_often([*names], len(cases)),
                why=message(
                    "It is an exception, to be used restrictively. Look into whether it was planned too late."
                ),
                facts=tuple(each.case.id for each in cases),
                part=ground,
            )


def _often(grounds: Sequence[str], times: int) -> Message:
    """Say how often a ground was used; each part of the Norwegian regulations has its own of one kind."""
    if len(grounds) == 1:
        return message(
            "“{ground}” has been used {times} times in twelve months", ground=grounds[0], times=times
        )
    return message(
        "Exceptions of one kind have been used {times} times in twelve months: {grounds}",
        times=times,
        grounds=formats.separated(grounds),
    )


@check("contract-without-case", Severity.WARNING, se="N24", no="K24", nouns=("contract", *_OF_THE_LAW))
def contract_without_case(connection: Connection, today: date) -> Iterator[Breach]:
    """A contract made by direct procurement, since cases are kept here, has its case.

    It is asked for from the amount on from which the law wants purchases documented. What was bought
    before cases were kept, and told afterwards, asks for nobody else's.
    """
    began = connection.scalar(select(func.min(CASE.c.started_on)).where(CASE.c.kind != CaseKind.AFTERWARDS))
    if began is None:
        return
    cases = select(CASE.c.contract_id).where(CASE.c.contract_id.is_not(None))
    where = (
        CONTRACT.c.procedure.in_(_UNADVERTISED),
        CONTRACT.c.signed_on >= began,
        CONTRACT.c.signed_on <= today,
        CONTRACT.c.closed_on.is_(None),
        CONTRACT.c.id.not_in(cases),
    )
    pack = law.pack_in(connection)
    more = (CONTRACT.c.signed_on, CONTRACT.c.estimated_value, CONTRACT.c.estimated_value_currency)
    for line in lines(connection, today, *where, more=more):
        signed_on, minor, currency = line.more
        limit = procuring.documentation_limit(pack, signed_on)
        worth = None if minor is None else Money(minor, currency)
        if limit is not None and worth is not None and limit.meets(worth) is False:
            continue
        yield Breach(
            records=(line.ref,),
            message=message("{title} was bought by direct procurement without a case", title=line.title),
            why=message("Tell afterwards what was done, with its true days."),
            field="procedure",
            facts=(signed_on,),
            persons=line.persons,
        )


def _due(connection: Connection, today: date, *, of_notice: bool, late: bool) -> Iterator[Breach]:
    """Yield the duties whose time runs, or has run out: to send the notice, or all the others."""
    for judged in procured(connection, today):
        for due in judged.dues:
            is_meant = (due.duty.duty == NOTICE) is of_notice and (today > due.last_day) is late
            if not is_meant or due.done_on is not None:
                continue
            words = {"title": judged.case.title, "day": SpokenDay(due.last_day, today)}
            yield judged.breach(
                message("{title}: this was to be done by {day}", **words)
                if late
                else message("{title}: this is to be done by {day}", **words),
                message("{what} {reference}.", what=due.duty.text, reference=due.duty.reference),
                "award_notice_on" if of_notice else "closed_on",
                due.last_day,
                part=due.duty.duty,
                due=due.last_day,
            )


@once
def procured(connection: Connection, today: date) -> Sequence[Judged]:
    """Return every case that is or was a procurement of our own."""
    cases = store.load(connection, DirectProcurement)
    own = [each for each in cases if each.ending not in (Ending.CALL_OFF, Ending.OTHER_WAY)]
    return [Judged(case, around) for case, around in procuring.judged_in(connection, own, today)]


CHECKS = (
    documentation_due,
    documentation_late,
    notice_due,
    notice_late,
    over_limit,
    requirements_unapproved,
    environment_missing,
    signed_early,
    supplier_unchecked,
    ground_often_used,
    contract_without_case,
)
