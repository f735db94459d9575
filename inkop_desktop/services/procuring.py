"""What an officer does with a direct procurement: begin, write in it, see what the law says of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.law import OwnRule
from inkop_desktop.records.people import Organisation, Profile
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_facts import calculation, facts
from inkop_desktop.records.procuring_rows import Handler, Secret
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law import assessment, norway
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.rules.law.pack import Limit, Pack
from inkop_desktop.rules.law.vocabulary import Authority, Law, LimitKind
from inkop_desktop.rules.procuring import CaseKind
from inkop_desktop.rules.vocabulary import Country, OrganisationKind
from inkop_desktop.services import law, numbering, people, procuring_contract, records, work

CASE = METADATA.tables["direct_procurement"]
_AUTHORITIES = {
    OrganisationKind.MUNICIPALITY: Authority.MUNICIPALITY,
    OrganisationKind.COOPERATION: Authority.MUNICIPALITY,
    OrganisationKind.COMPANY: Authority.MUNICIPALITY,
}
NOTICE = "post_award_notice"
"""The duty to tell in a notice that a contract has been awarded."""

USUAL_LAW = {Country.SE: Law.LOU, Country.NO: Law.FOA}


@dataclass(frozen=True, slots=True)
class Setting:
    """Hold what every case of a register is judged by: whose it is, which law pack, which day today is.

    `own_rules` are the authority's own, in force today or on the day on which the one case began that is
    judged; they stand beside the law and are always told apart.
    """

    country: Country
    organisation: Organisation
    pack: Pack
    today: date
    own_rules: tuple[OwnRule, ...] = ()

    @property
    def currency(self) -> str:
        """Return the law's currency."""
        return self.country.currency

    @property
    def authority(self) -> Authority | None:
        """Return which kind of authority buys; None where that cannot be told from the organisation."""
        if self.organisation.kind is OrganisationKind.REGION:
            return Authority.REGION if self.country is Country.SE else Authority.COUNTY
        return _AUTHORITIES.get(self.organisation.kind)


def setting(register: Register, today: date) -> Setting:
    """Return what the cases of a register are judged by today."""
    with register.reading() as connection:
        return setting_in(connection, today)


def setting_in(connection: Connection, today: date) -> Setting:
    """Return what the cases of a register that is being read are judged by today."""
    profile = store.load(connection, Profile)[0]
    own = store.load_one(connection, Organisation, profile.organisation_id or 0)
    assert own is not None  # a register has one from the beginning
    rules = tuple(law.own_rules_in(connection, today))
    return Setting(profile.country, own, law.pack_in(connection), today, rules)


def setting_of(register: Register, case: DirectProcurement, today: date) -> Setting:
    """Return what one case is judged by: once it has ended, by the pack that it ended under."""
    with register.reading() as connection:
        return next(judged_in(connection, [case], today))[1]


def judged_in(
    connection: Connection, cases: Iterable[DirectProcurement], today: date
) -> Iterator[tuple[DirectProcurement, Setting]]:
    """Yield each case with what it is judged by: once it has ended, the pack that it ended under.

    The authority's own rules are those of the day on which it began.
    """
    every = list(cases)
    if not every:
        return
    around = setting_in(connection, today)
    own_rules = store.load(connection, OwnRule)
    packs = {"": around.pack}
    for case in every:
        if case.law_pack not in packs:
            packs[case.law_pack] = law.kept_in(connection, case.law_pack)
        rules = law.in_force(own_rules, case.started_on or today)
        yield case, replace(around, pack=packs[case.law_pack], own_rules=tuple(rules))


def begin(register: Register, kind: CaseKind, around: Setting) -> DirectProcurement:
    """Return a new case, not saved yet, with the next free number.

    A direct procurement begins today; when something began that was bought by now, is for the officer to say.
    """
    began = around.today if kind is CaseKind.FULL else None
    number = numbering.next_free(register, CASE.c.number, f"D{around.today.year}-")
    me = people.me(register)
    officer = me.id if me else None
    return DirectProcurement(
        number=number,
        kind=kind,
        officer_id=officer,
        handlers=(Handler(person_id=officer),) if officer else (),
        started_on=began,
        law=USUAL_LAW[around.country],
    )


def keep(register: Register, case: DirectProcurement, around: Setting) -> DirectProcurement:
    """Save a case as one action, with the value that its estimate comes to.

    The contract that it led to follows what is corrected. Raises InvalidRecordError, NewerVersionError.
    """
    kept = records.checked(replace(case, value=calculation(case, around.pack).total))
    with work.change(register, records.saving(register, kept)) as change:
        records.check_around(change.connection, kept)
        procuring_contract.follow(change, kept)
        return change.save(kept)


def mark_secret(
    case: DirectProcurement, secrets: tuple[Secret, ...], register: Register
) -> DirectProcurement:
    """Save what of a case stays secret after the award, as one action."""
    return records.save(register, replace(case, secrets=secrets))


def assess(case: DirectProcurement, around: Setting) -> Assessment:
    """Return what the law of the day on which a case began makes of it."""
    return assessment.assess(around.pack, facts(case, around.pack, around.authority))


def documentation_limit(pack: Pack, day: date) -> Limit | None:
    """Return the amount that says whether an ordinary purchase is documented on a day.

    In Norway that is the scope of the act: what it governs is documented.
    """
    usual = USUAL_LAW[pack.country]
    if usual is Law.FOA:
        return pack.limit(norway.ACT, LimitKind.LAW_APPLIES, day)
    return pack.limit(usual, LimitKind.DOCUMENTATION, day)
