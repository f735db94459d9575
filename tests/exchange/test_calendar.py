"""The days of contracts as a calendar file that other programs read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import copies
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from inkop_desktop.errors import RegisterError
from inkop_desktop.exchange import calendar
from inkop_desktop.records.contracts import Contract, ContractFollowUp, ContractOption, ContractOwner
from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.register.register import Register
from inkop_desktop.rules.status import derive
from inkop_desktop.rules.terms import Terms
from inkop_desktop.rules.vocabulary import ActionKind, Country, OptionState, RenewalKind
from inkop_desktop.services import records
from inkop_desktop.services.agenda import Agenda, Appointment, agenda
from inkop_desktop.text import in_language

TODAY = date(2026, 6, 1)
END = date(2026, 12, 31)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    own = Organisation(name="Region Norr")
    with copies.new(tmp_path / "calendar", "Anna", Country.SE, own) as made:
        records.save(made, Person(name="Anna Berg"))
        yield made


def appointment(
    kind: ActionKind = ActionKind.ENDS, day: date = END, number: int = 0, **facts: Any
) -> Appointment:
    facts = {"id": 5, "version": 3, "number": "2024-018", "title": "Livsmedel"} | facts
    terms = Terms(first_day=date(2024, 1, 1), term_months=36)
    contract = Contract(**facts)
    return Appointment(contract, records.label(contract), kind, number, day, (), derive(terms, TODAY))


def days(*appointments: Appointment, today: date = TODAY, country: Country = Country.SE) -> Agenda:
    return Agenda("0123456789abcdef", "Region Norr", country, today, appointments)


def events(agenda: Agenda) -> list[Any]:
    return list(Calendar.from_ical(calendar.calendar(agenda)).walk("VEVENT"))


def test_an_appointment_is_a_whole_day_that_leaves_the_day_free() -> None:
    (event,) = events(days(appointment()))
    assert event.decoded("dtstart") == END
    assert event.decoded("dtend") == date(2027, 1, 1)
    assert event.decoded("dtstamp") == datetime(2026, 6, 1, tzinfo=UTC)
    assert event["uid"] == "ends-5-0@0123456789abcdef.inkop"
    assert (event.decoded("sequence"), event["transp"]) == (3, "TRANSPARENT")


SUMMARIES = [
    (ActionKind.NOTICE, "Sista dag för uppsägning: 2024-018 Livsmedel", "Siste dag for oppsigelse"),
    (
        ActionKind.OPTION,
        "Sista dag att besluta om förlängning: 2024-018 Livsmedel",
        "Siste dag for å",
    ),
    (ActionKind.REVIEW, "Dag för översyn: 2024-018 Livsmedel", "Dag for gjennomgang"),
    (
        ActionKind.REPLACE,
        "Sista dag att påbörja ny upphandling: 2024-018 Livsmedel",
        "Siste dag for å",
    ),
    (ActionKind.ENDS, "Avtalets sista dag: 2024-018 Livsmedel", "Avtalens siste dag"),
    (ActionKind.FOLLOW_UP, "Uppföljning av avtalet: 2024-018 Livsmedel", "Oppfølging av avtalen"),
]


@pytest.mark.parametrize(("kind", "swedish", "norwegian"), SUMMARIES)
def test_what_an_appointment_is_called(kind: ActionKind, swedish: str, norwegian: str) -> None:
    with in_language("sv"):
        (event,) = events(days(appointment(kind)))
    assert event["summary"] == swedish
    assert event["summary"].params["language"] == "sv"
    with in_language("nb"):
        (event,) = events(days(appointment(kind)))
    assert event["summary"].startswith(norwegian)


REMINDERS = [
    # 2026-12-31 is a Thursday and New Year's Eve, when Swedish offices are closed; 12-30 is worked.
    (ActionKind.ENDS, END, TODAY, Country.SE, [date(2026, 12, 1), date(2026, 12, 30)]),
    (ActionKind.ENDS, END, TODAY, Country.NO, [date(2026, 12, 1), END]),
    # 2026-10-04 is a Sunday, and so is 2026-09-27.
    (
        ActionKind.NOTICE,
        date(2026, 10, 4),
        TODAY,
        Country.SE,
        [date(2026, 9, 4), date(2026, 9, 25), date(2026, 10, 2)],
    ),
    (ActionKind.NOTICE, date(2026, 10, 4), date(2026, 9, 26), Country.SE, [date(2026, 10, 2)]),
    (ActionKind.NOTICE, date(2026, 10, 4), date(2026, 10, 2), Country.SE, [date(2026, 10, 2)]),
    (ActionKind.NOTICE, date(2026, 10, 4), date(2026, 10, 3), Country.SE, []),
    (ActionKind.REVIEW, date(2026, 9, 30), TODAY, Country.SE, [date(2026, 9, 16), date(2026, 9, 30)]),
    (ActionKind.REPLACE, date(2026, 9, 30), TODAY, Country.SE, [date(2026, 8, 31), date(2026, 9, 30)]),
    (ActionKind.FOLLOW_UP, date(2026, 9, 30), TODAY, Country.SE, [date(2026, 9, 16), date(2026, 9, 30)]),
    (
        ActionKind.OPTION,
        date(2026, 9, 30),
        TODAY,
        Country.SE,
        [date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 23), date(2026, 9, 30)],
    ),
]


@pytest.mark.parametrize(("kind", "day", "today", "country", "expected"), REMINDERS)
def test_reminders_come_on_working_days_that_have_not_passed(
    kind: ActionKind, day: date, today: date, country: Country, expected: list[date]
) -> None:
    (event,) = events(days(appointment(kind, day), today=today, country=country))
    alarms = event.walk("VALARM")
    midnight = datetime.combine(day, datetime.min.time())
    reminded = [midnight + alarm.decoded("trigger") for alarm in alarms]
    nine = timedelta(hours=9)
    assert reminded == [datetime.combine(each, datetime.min.time()) + nine for each in expected]
    assert {(alarm["action"], alarm["description"]) for alarm in alarms} <= {("DISPLAY", event["summary"])}


def test_the_description_explains_the_day_and_names_who_answers() -> None:
    owned = replace(appointment(), persons=("Anna Berg", "Olle Ek"))
    with in_language("sv"):
        (event,) = events(days(owned))
    explained, responsible = event["description"].splitlines()
    assert "2024-01-01" in explained
    assert "2026-12-31" in explained
    assert responsible == "Ansvariga: Anna Berg, Olle Ek"


def test_a_follow_up_is_explained_by_what_is_followed_up() -> None:
    because = ContractFollowUp(what="Leveranserna", planned_on=END)
    planned = replace(appointment(ActionKind.FOLLOW_UP, number=7), persons=("Anna Berg",), because=because)
    with in_language("sv"):
        (event,) = events(days(planned))
    assert event["uid"] == "follow_up-5-7@0123456789abcdef.inkop"
    assert event["description"].splitlines() == ["Ska följas upp: Leveranserna.", "Ansvariga: Anna Berg"]


def test_without_persons_nobody_is_named() -> None:
    (event,) = events(days(appointment()))
    assert "Responsible" not in event["description"]


def test_a_calendar_is_called_after_the_organisation() -> None:
    with in_language("nb"):
        made = Calendar.from_ical(calendar.calendar(days()))
    assert made["x-wr-calname"] == made["name"] == "Avtaledager, Region Norr"
    assert (made["version"], made["method"]) == ("2.0", "PUBLISH")
    assert made.walk("VEVENT") == []


ODD = st.text(st.characters(codec="utf-8"), max_size=80)


@given(title=ODD, name=ODD)
@settings(max_examples=60)
def test_odd_letters_break_no_line_and_add_none(title: str, name: str) -> None:
    odd = replace(appointment(title=title), persons=(name,))
    written = calendar.calendar(days(odd))
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    text = written.decode()
    assert {letter for letter in text if letter < " "} <= {"\r", "\n"}
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert event["summary"].startswith("The contract’s last day: 2024-018")
    assert "\n" not in event["summary"]
    assert len(Calendar.from_ical(written).walk()) == len(Calendar.from_ical(text).walk()) == 4


TITLES = [
    ("Städ; kök, bad \\ golv", "Städ; kök, bad \\ golv"),
    ("Två\nrader\r\nmed\x0bmer", "Två rader med mer"),
    ("Nul\x00l\x1b och\u200bdold", "Null ochdold"),
    ("X\r\nATTENDEE:mailto:a@b.se", "X ATTENDEE:mailto:a@b.se"),
    ("Łódź ŋ 🐟", "Łódź ŋ 🐟"),
]


@pytest.mark.parametrize(("title", "shown"), TITLES)
def test_a_title_is_written_on_one_line(title: str, shown: str) -> None:
    (event,) = events(days(appointment(title=title)))
    assert event["summary"] == f"The contract’s last day: 2024-018 {shown}"


def tacit(**facts: Any) -> Contract:
    """Run from 2024-01-01 and renew every year; notice by 30 September."""
    terms = {"first_day": date(2024, 1, 1), "term_months": 12, "renewal_months": 12, "notice_months": 3}
    return Contract(title="Snö", renewal=RenewalKind.TACIT, **(terms | facts))


def uids(register: Register, today: date) -> list[str]:
    return [str(event["uid"]) for event in events(agenda(register, today))]


def test_a_day_that_is_moved_is_the_same_appointment_in_a_later_version(register: Register) -> None:
    saved = records.save(register, tacit())
    (before,) = events(agenda(register, TODAY))
    records.save(register, replace(saved, notice_months=4))
    (after,) = events(agenda(register, TODAY))
    assert after["uid"] == before["uid"]
    assert after.decoded("dtstart") != before.decoded("dtstart")
    assert after.decoded("sequence") > before.decoded("sequence")


def test_the_next_renewal_is_another_appointment(register: Register) -> None:
    records.save(register, tacit())
    assert uids(register, TODAY) == uids(register, date(2026, 9, 30)) != uids(register, date(2026, 10, 1))


def test_the_next_option_is_another_appointment(register: Register) -> None:
    open_option = ContractOption(months=12)
    taken = replace(open_option, state=OptionState.EXERCISED)
    terms = {"title": "Snö", "first_day": TODAY, "term_months": 12, "lead_months": 3}
    for options in ((open_option, open_option), (taken, open_option)):
        records.save(register, Contract(options=options, **terms))
    found = [uid.split("@")[0] for uid in uids(register, TODAY) if uid.startswith("decide_option")]
    assert found == ["decide_option-1-1", "decide_option-2-2"]


def test_the_same_data_day_and_language_give_the_same_bytes(register: Register, tmp_path: Path) -> None:
    records.save(register, tacit(owners=(ContractOwner(person_id=1),)))
    first, second = tmp_path / "a.ics", tmp_path / "b.ics"
    assert calendar.save(register, first, TODAY) == calendar.save(register, second, TODAY) == 1
    assert first.read_bytes() == second.read_bytes()
    with in_language("sv"):
        calendar.save(register, second, TODAY)
    assert first.read_bytes() != second.read_bytes()


def test_a_person_gets_their_own_days(register: Register, tmp_path: Path) -> None:
    out = tmp_path / "anna.ics"
    records.save(register, tacit(owners=(ContractOwner(person_id=1),)))
    records.save(register, tacit())
    assert calendar.save(register, out, TODAY) == 2
    assert calendar.save(register, out, TODAY, person_id=1) == 1


def test_a_place_that_is_not_there_is_told(register: Register, tmp_path: Path) -> None:
    with pytest.raises(RegisterError):
        calendar.save(register, tmp_path / "nowhere" / "a.ics", TODAY)
