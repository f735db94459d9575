"""Letters of appointment: one for each, with what is asked for, who decided, and lines to sign on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from inkop_desktop import formats, text
from inkop_desktop.records.people import Person
from inkop_desktop.records.roles import Appointment, Role
from inkop_desktop.reports import offices
from inkop_desktop.reports.paper import Source
from inkop_desktop.rules.organising import UNSAID
from inkop_desktop.services.offices import Office
from inkop_desktop.services.people_reporting import Letters
from inkop_desktop.text import _, counted
from inkop_desktop.typeset.document import (
    Block,
    Column,
    DataTable,
    Document,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    SignatureLines,
    Title,
)

Fact = tuple[str, Any]


def letters(source: Source, told: Letters) -> Document:
    """Return the letters, each on a page of its own, in the order of roles and of what they are for."""
    kind = _("Letter of appointment")
    written = [list(_letter(source, _Letter.of(told, each))) for each in in_order(told)]
    blocks: list[Block] = []
    for letter in written:
        blocks += [PageBreak(), *letter] if blocks else letter
    if not blocks:
        blocks = [Title(kind), Paragraph(_("Nobody is appointed to it on this day."))]
    first = blocks[0]
    assert isinstance(first, Title)
    return Document(
        title=first.text if len(written) == 1 else kind,
        language=text.language(),
        data_date=source.today,
        blocks=tuple(blocks),
        organisation=source.organisation,
        kind=kind,
        apart=True,
    )


@dataclass(frozen=True, slots=True)
class _Letter:
    """What one letter is written from; owners and managers of contracts have no decision of their own."""

    told: Letters
    office: Office
    person: Person
    role: Role | None
    decided: Appointment | None

    @classmethod
    def of(cls, told: Letters, office: Office) -> "_Letter":
        """Gather what a letter about an office is written from."""
        role_id = office.role_id if office.has_duties else None
        role = next((each for each in told.staff.roles if each.id == role_id), None)
        decided = told.decided.get(office.id) if office.noun == "appointment" else None
        return cls(told, office, told.persons[office.person_id], role, decided)

    @property
    def called(self) -> str:
        """Return what the person is to be, as it stands within a sentence."""
        if self.office.function not in UNSAID:
            return formats.in_sentence(formats.show(self.office.function))
        return formats.in_sentence(offices.role_name(self.told.staff, self.office))

    @property
    def what_for(self) -> str:
        """Return what the person is to be it for."""
        return self.told.staff.what_for(self.office)


def in_order(told: Letters) -> Iterator[Office]:
    """Yield the offices that letters are written for, role by role, by what they are for."""
    known = {each.id for each in told.staff.roles}
    for role in told.staff.roles:
        yield from told.staff.of_role(role)
    yield from (each for each in told.staff.held if each.role_id not in known)


def _letter(source: Source, letter: _Letter) -> Iterator[Block]:
    yield Title(_("Appointment as {role}").format(role=letter.called), letter.what_for)
    yield KeyValues(((_("To"), _address(letter)), (_("Date"), source.today)))
    yield Paragraph(f"{_appointed(letter)} {_lasting(letter.office.from_day, letter.office.last_day)}")
    facts = tuple((label, value) for label, value in (*_terms(letter), *_decision(letter)) if value)
    if facts:
        yield KeyValues(facts)
    yield from _duties(letter)
    yield from _signed(source, letter)


def _address(letter: _Letter) -> str:
    unit = letter.told.names.get(("unit", letter.person.unit_id or 0), "")
    return "\n".join(each for each in (letter.person.name, letter.person.title, unit) if each)


def _appointed(letter: _Letter) -> str:
    if letter.office.body_id is not None:
        return _("You are hereby appointed {role} in {body}.").format(
            role=letter.called, body=letter.what_for
        )
    names, office = letter.told.staff.names, letter.office
    if office.unit_id and letter.what_for == names["unit", office.unit_id]:
        return _("You are hereby appointed {role} at {unit}.").format(
            role=letter.called, unit=letter.what_for
        )
    if office.area_id and office.organisation_id and office.organisation_id != letter.told.staff.own[1]:
        return _("You are hereby appointed {role} for {area} in {organisation}.").format(
            role=letter.called,
            area=names["area", office.area_id],
            organisation=names["organisation", office.organisation_id],
        )
    if office.contract_id is not None:
        return _("You are hereby appointed {role} for the contract {contract}.").format(
            role=letter.called, contract=letter.what_for
        )
    if letter.what_for:
        return _("You are hereby appointed {role} for {what_for}.").format(
            role=letter.called, what_for=letter.what_for
        )
    return _("You are hereby appointed {role}.").format(role=letter.called)


def _lasting(first: date | None, last: date | None) -> str:
    days = {"first": formats.show(first), "last": formats.show(last)}
    if first and last:
        return _("The appointment runs from {first} until and including {last}.").format(**days)
    if first:
        return _("The appointment runs from {first} until further notice.").format(**days)
    if last:
        return _("The appointment runs until and including {last}.").format(**days)
    return _("The appointment runs until further notice.")


def _terms(letter: _Letter) -> Iterator[Fact]:
    office, names = letter.office, letter.told.names
    least = letter.role.hours_a_week if letter.role else None
    yield _("Hours a week"), _hours(office.hours_a_week or least)
    yield _("Deputy"), offices.deputy(letter.told.staff, office)
    if letter.role and letter.role.reports_to_id:
        yield _("Reports to"), names["role", letter.role.reports_to_id]
    if letter.decided:
        yield _("Expertise"), letter.decided.expertise
    if letter.role:
        wanted = [formats.show(each.title or each.kind) for each in letter.role.requirements]
        yield (
            _("Competence that is required"),
            ", ".join([*wanted[:1], *map(formats.in_sentence, wanted[1:])]),
        )


def _hours(count: int | None) -> str:
    return formats.worded(counted("{count} hour", "{count} hours", count)) if count else ""


def _decision(letter: _Letter) -> Iterator[Fact]:
    """Yield what it goes back to: who decided, when, after having asked whom."""
    decided = letter.decided
    if decided:
        by = letter.told.names.get(("body", decided.decided_by_id or 0), "") or decided.decided_by
        parts = (by, formats.show(decided.decided_on), decided.decision_number)
        yield _("Decision"), " · ".join(filter(None, parts))
        yield _("Who was consulted"), decided.consultation


def _duties(letter: _Letter) -> Iterator[Block]:
    if letter.role and letter.role.duties:
        caption = _("Duties")
        columns = (Column("duty", _("Duty"), 50), Column("clause", _("Clause"), 34))
        shown = 1 + any(each.clause for each in letter.role.duties)
        rows = tuple((each.what, each.clause)[:shown] for each in letter.role.duties)
        yield Heading(caption)
        yield DataTable(columns[:shown], rows, caption, "")


def _signed(source: Source, letter: _Letter) -> Iterator[Block]:
    """Yield the lines to sign on: for whoever appoints, then for whoever is appointed."""
    appointing = letter.told.appointing.get((letter.office.noun, letter.office.id), 0)
    organisation = letter.told.names.get(("organisation", appointing), source.organisation)
    yield SignatureLines((_("For {organisation}").format(organisation=organisation),))
    yield Paragraph(_("I have read the letter and accept the appointment."))
    yield SignatureLines((letter.person.name,))
