"""Letters about a direct procurement: what each receiver is told, and what of others nobody is told."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import judges
import pytest
from procured import (
    PERSONAL_NUMBER,
    REQUIREMENTS,
    TODAY,
    Procured,
    awarded,
    begun,
    conflicted,
    norwegian,
    urgent,
)

from inkop_desktop.errors import UserError
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Handler, Secret
from inkop_desktop.reports import orders
from inkop_desktop.reports.procuring_letters.kinds import LetterKind
from inkop_desktop.reports.procuring_orders import ProcuringLettersOrder
from inkop_desktop.rules.procuring import Ending, TenderOutcome
from inkop_desktop.text import in_language
from inkop_desktop.typeset.document import Document, KeyValues, Title

CANCELLED = {"ending": Ending.CANCELLED, "ended_on": date(2026, 10, 9), "ending_reason": "Behovet föll bort."}


def order(made: Procured, case: DirectProcurement, kind: LetterKind, receiver: str = "") -> Any:
    """Return the order of the letters of a kind, or of one of them."""
    receiver_id = (made.suppliers | made.persons)[receiver] if receiver else None
    return ProcuringLettersOrder(TODAY, made.save(case).id or 0, kind, receiver_id)


def read(made: Procured, case: DirectProcurement, kind: LetterKind, receiver: str = "") -> str:
    """Return the words of the letters."""
    out = made.register.path.with_name("letters.html")
    orders.write(made.register, order(made, case, kind, receiver), out)
    body = out.read_text("utf-8").split("<main>")[1]
    return unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", body)))


def document(made: Procured, case: DirectProcurement, kind: LetterKind) -> Document:
    """Return the letters as a document."""
    return orders.document_of(made.register, order(made, case, kind))


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        (LetterKind.REQUEST, 3),
        (LetterKind.ANSWERS, 3),
        (LetterKind.AWARD, 2),
        (LetterKind.CANCELLATION, 3),
        (LetterKind.DECLARATION, 3),
    ],
)
def test_each_receiver_has_a_paper_of_their_own(se: Procured, kind: LetterKind, count: int) -> None:
    ended = CANCELLED if kind is LetterKind.CANCELLATION else {}
    paper = document(se, awarded(se, **ended), kind)
    assert paper.apart
    assert sum(isinstance(block, Title) for block in paper.blocks) == count
    assert isinstance(paper.blocks[0], Title)


def test_the_request_tells_what_is_asked_for(se: Procured) -> None:
    with in_language("sv"):
        said = read(se, awarded(se), LetterKind.REQUEST, "Björks Kemi AB")
    for fact in (
        "Norrby kommun ber er lämna anbud på: Tvätt av arbetskläder.",
        "Tvättmedel märkta med Svanen",
        "Pris per plagg. Pris 70",
        "Ert anbud ska ha kommit in senast 2026-10-01 klockan 12:00.",
        "19 kap. 3 § offentlighets- och sekretesslagen",
        "Köpet görs som direktupphandling enligt lagen (2016:1145)",
        "anna@kommun.example",
    ):
        assert fact in said
    for secret in ("Städkompaniet", "Sven Tvätt", "432 000", "12 000", "Nuvarande kostnad", "4711"):
        assert secret not in said


SENT = [
    (LetterKind.REQUEST, {}, {date(2026, 9, 10)}),
    (LetterKind.ANSWERS, {}, {date(2026, 9, 16)}),
    (LetterKind.AWARD, {}, {date(2026, 10, 13)}),
    (LetterKind.AWARD, {"informed_on": None}, {TODAY}),
    (LetterKind.CANCELLATION, {"ending": Ending.CANCELLED}, {date(2026, 10, 13)}),
    (LetterKind.CANCELLATION, {"ending": Ending.CANCELLED, "informed_on": None}, {TODAY}),
]


@pytest.mark.parametrize(("kind", "facts", "days"), SENT)
def test_a_letter_bears_the_day_on_which_it_was_sent(
    se: Procured, kind: LetterKind, facts: dict[str, Any], days: set[date]
) -> None:
    """Whenever it is printed again; one that nobody has sent yet bears today's."""
    blocks = document(se, awarded(se, **facts), kind).blocks
    rows = (row for each in blocks if isinstance(each, KeyValues) for row in each.rows)
    assert {value for label, value in rows if label == "Date"} == days


def test_a_request_that_is_not_sent_bears_todays_date(se: Procured) -> None:
    case = awarded(se)
    asked = tuple(replace(each, asked_on=None) for each in case.invited)
    blocks = document(se, replace(case, invited=asked), LetterKind.REQUEST).blocks
    rows = [row for each in blocks if isinstance(each, KeyValues) for row in each.rows]
    assert ("Date", TODAY) in rows


def test_answers_tell_nobody_who_asked(se: Procured) -> None:
    said = read(se, awarded(se), LetterKind.ANSWERS, "Björks Kemi AB")
    assert "Kan plaggen märkas med chip?" in said
    assert "utanför tvätteriet" in said
    assert "Städkompaniet" not in said


def test_whoever_lost_reads_of_their_own_tender_only(se: Procured) -> None:
    with in_language("sv"):
        said = read(se, awarded(se), LetterKind.AWARD, "Björks Kemi AB")
    for fact in (
        "Norrby kommun beslutade 2026-10-12 att tilldela Städkompaniet AB kontraktet.",
        "Ert anbud har inte antagits.",
        "Högre pris per plagg; samma poäng för transporter.",
        "Anbudet är det ekonomiskt mest fördelaktiga enligt kriterierna.",
        "eftersom köpet är en direktupphandling (19 a kap. 10 § andra stycket LOU).",
    ):
        assert fact in said
    for others in ("418 000", "455 500", "Lägst pris", "70 och 64"):
        assert others not in said
    assert "överklaga" not in said


def test_whoever_won_is_told_when_the_contract_is_concluded(se: Procured) -> None:
    said = read(se, awarded(se), LetterKind.AWARD, "Städkompaniet AB")
    assert "Your tender has been chosen. The contract is concluded when both parties have signed it." in said
    assert "Björks" not in said


def test_a_rejected_tender_is_told_so(se: Procured) -> None:
    case = awarded(se)
    first, second = case.tenders
    rejected = replace(second, outcome=TenderOutcome.REJECTED, why="Kom in för sent.")
    said = read(se, replace(case, tenders=(first, rejected)), LetterKind.AWARD, "Björks Kemi AB")
    assert "Your tender has been rejected. Kom in för sent." in said


def test_what_is_marked_as_secret_is_in_no_letter(se: Procured) -> None:
    marked = ("award_reason", "supplier_id", "title", "requirements", "need")
    secrets = tuple(Secret(subject=each, paragraph="31 kap. 16 § OSL") for each in marked)
    case = awarded(se, secrets=secrets, award_reason="Hemligt9", title="Hemligt9", need="Hemligt9")
    for kind in (LetterKind.REQUEST, LetterKind.ANSWERS, LetterKind.AWARD):
        paper = document(se, case, kind)
        assert "Hemligt9" not in paper.title
        assert "Hemligt9" not in read(se, case, kind)
    said = read(se, case, LetterKind.AWARD, "Björks Kemi AB")
    assert "Städkompaniet" not in said
    assert "31 kap. 16 § OSL" in said
    assert "Högre pris per plagg" in said  # the receiver's own


@pytest.mark.parametrize(
    ("ending", "told"),
    [(Ending.CANCELLED, "No contract will be concluded."), (Ending.ADVERTISE, "advertised")],
)
def test_everybody_who_was_asked_is_told_of_a_cancellation(se: Procured, ending: Ending, told: str) -> None:
    said = read(se, awarded(se, **(CANCELLED | {"ending": ending})), LetterKind.CANCELLATION)
    assert told in said
    assert said.count("decided on 2026-10-09 to cancel") == 3
    assert "Behovet föll bort." in said
    assert "418 000" not in said


def test_who_tendered_without_being_asked_is_told_of_a_cancellation_too(se: Procured) -> None:
    case = awarded(se, **CANCELLED)
    uninvited = replace(case, invited=case.invited[:1])
    said = read(se, uninvited, LetterKind.CANCELLATION)
    assert said.count("decided on 2026-10-09 to cancel") == 2
    assert "Björks Kemi AB" in said


def test_a_declaration_has_the_points_of_the_law(se: Procured) -> None:
    with in_language("sv"):
        given = read(se, awarded(se, handlers=conflicted(se)), LetterKind.DECLARATION, "Olle Ström")
        blank = read(se, begun(se, handlers=(Handler(person_id=1),)), LetterKind.DECLARATION)
    assert "6 kap. 28–32 §§ KL" in given
    assert "part eller påverkas av utgången Ja" in given
    assert "en part eller någon som påverkas Nej" in given
    assert "Min bror äger en tredjedel av Städkompaniet AB." in given
    assert "Ersätts av Nils Hed" in given
    assert blank.count("Ja / Nej") == 4
    assert "Skriv här vad det gäller" in blank


def test_norwegian_declarations_name_the_norwegian_law(tmp_path: Path) -> None:
    made = norwegian(tmp_path / "no.inkop")
    with made.register, in_language("nb"):
        said = read(made, awarded(made), LetterKind.DECLARATION, "Kari Lund")
        award = read(made, awarded(made), LetterKind.AWARD, "Østlandet Kjemi AS")
    assert "§§ 6–10 forvaltningsloven" in said
    assert "direkte underordnede" in said
    assert "Deres tilbud er ikke valgt." in award


def test_a_notice_of_intent_is_told_to_those_who_tendered(se: Procured) -> None:
    conditions = ("urgent", "not_attributable", "not_foreseeable", "no_time", "necessary")
    case = urgent(se, "urgency", conditions, 900_000)
    case = replace(case, started_on=date(2025, 9, 1), voluntary_notice_on=date(2025, 9, 8))
    said = read(se, case, LetterKind.AWARD)
    assert "No contract until 2025-09-18 has passed" in said


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        (LetterKind.REQUEST, {"tender_deadline": None}),
        (LetterKind.REQUEST, {"invited": ()}),
        (LetterKind.REQUEST, {"requirements": REQUIREMENTS[:2]}),
        (LetterKind.ANSWERS, {"questions": ()}),
        (LetterKind.AWARD, {"decided_on": None}),
        (LetterKind.AWARD, {"supplier_id": None}),
        (LetterKind.AWARD, {"tenders": ()}),
        (LetterKind.CANCELLATION, {}),
        (LetterKind.DECLARATION, {"handlers": ()}),
    ],
)
def test_a_letter_without_what_it_has_to_tell_is_refused(
    se: Procured, kind: LetterKind, facts: dict[str, Any]
) -> None:
    with pytest.raises(UserError):
        document(se, awarded(se, **facts), kind)


def test_a_personal_number_is_in_no_letter(se: Procured) -> None:
    for kind in (LetterKind.REQUEST, LetterKind.ANSWERS, LetterKind.DECLARATION):
        assert PERSONAL_NUMBER not in read(se, awarded(se), kind)


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(LetterKind))
@pytest.mark.parametrize("language", ["sv", "nb"])
def test_letters_are_sound_files(se: Procured, kind: LetterKind, language: str, tmp_path: Path) -> None:
    odd = "Łódź & <b>Đặng</b> " * 200
    ended = CANCELLED if kind is LetterKind.CANCELLATION else {}
    out = tmp_path / "out.pdf"
    with in_language(language):
        orders.write(se.register, order(se, awarded(se, need=odd, award_reason=odd, **ended), kind), out)
    assert judges.walked(out) == []
