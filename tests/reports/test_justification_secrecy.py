"""What a justification for others must never tell: nothing secret in text, structure, metadata or file."""

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from justified import TEXTS, URGENT, document, read, written
from pdf_text import page_texts, spoken
from procured import (
    PERSONAL_NUMBER,
    TODAY,
    Procured,
    awarded,
    conflicted,
    urgent,
)

from inkop_desktop.errors import UserError
from inkop_desktop.records.attachments import Attachment
from inkop_desktop.records.fields import Kind, fields_of
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Requirement, Secret
from inkop_desktop.rules.procuring import CaseKind


def bytes_of(path: Path) -> bytes:
    """Return everything in a PDF as text: what is drawn and said, structure, metadata, and the raw file."""
    asked = (("pdftotext", path, "-"), ("pdfinfo", "-struct", path), ("pdfinfo", "-meta", path))
    said = [subprocess.run(each, check=True, capture_output=True).stdout for each in asked]
    # Our own reader finds every string of a page, wherever it is drawn; poppler needs seconds for that.
    drawn = [*page_texts(path), *(words for _element, words in spoken(path))]
    return b"\n".join([path.read_bytes(), *said, *(each.encode() for each in drawn)])


@pytest.mark.parametrize("name", TEXTS)
def test_a_secret_field_is_left_out_and_its_paragraph_named(se: Procured, name: str) -> None:
    secrets = (Secret(subject=name, paragraph="31 kap. 16 § OSL"),)
    case = replace(awarded(se, kind=CaseKind.AFTERWARDS, secrets=secrets), **{name: "Hemligt9"})
    assert "Hemligt9" not in read(se, case, public=True)
    if name != "ending_reason":  # told of other endings
        assert "Hemligt9" in read(se, case)


def test_nothing_secret_is_anywhere_in_a_public_file(se: Procured, tmp_path: Path) -> None:
    rows = {
        "requirements": (Requirement(text="Hemligt9 krav"),),
        "attachments": (Attachment(name="Hemligt9.pdf"), Attachment(name="oppen.pdf")),
    }
    texts = dict.fromkeys(TEXTS, "Hemligt9")
    marked = [*TEXTS, "requirements", "tenders", "prices", "award_value", "Hemligt9.pdf"]
    secrets = tuple(Secret(subject=each, paragraph="31 kap. 16 § OSL") for each in marked)
    case = replace(awarded(se), **texts, **rows, secrets=secrets)
    for ending in (".pdf", ".html", ".docx", ".xlsx"):
        path = written(se, case, tmp_path / f"out{ending}", public=True)
        found = bytes_of(path) if ending == ".pdf" else path.read_bytes()
        assert b"Hemligt9" not in found
    said = read(se, case, public=True)
    assert "31 kap. 16 § OSL" in said
    assert "oppen.pdf" in said
    for amount in ("418 000", "455 500", "432 000"):
        assert amount not in said
    assert "Documents are left out here" in said


@pytest.mark.parametrize(
    ("country", "paragraph"), [("se", "19 kap. 3 §"), ("no", "§ 23 tredje ledd offentleglova")]
)
def test_until_the_award_nothing_of_the_tenders_is_told(
    country: str, paragraph: str, request: pytest.FixtureRequest
) -> None:
    made: Procured = request.getfixturevalue(country)
    case = awarded(
        made,
        decided_on=None,
        signed_on=None,
        ending=None,
        ended_on=None,
        few_asked_reason=" ".join(made.suppliers),
        earlier_dialogue=" ".join(made.suppliers),
        handlers=conflicted(made),
    )
    said = read(made, case, public=True)
    for name in made.suppliers:
        assert name not in said
    for secret in ("455 500", "Lägst pris", "70 och 64", "anbud-stadkompaniet.pdf", "chip"):
        assert secret not in said
    assert paragraph in said
    assert next(iter(made.suppliers)) in read(made, case)


def test_no_day_is_told_that_is_secret(se: Procured) -> None:
    names = [name for name, field in fields_of(DirectProcurement).items() if field.kind is Kind.DATE]
    days = {name: date(2031, 1, number) for number, name in enumerate(names, 1)}
    secrets = tuple(Secret(subject=each, paragraph="31 kap. 16 § OSL") for each in names)
    case = replace(awarded(se, kind=CaseKind.AFTERWARDS), **days)
    assert read(se, case).count("2031-") > len(names)
    assert "2031-" not in read(se, replace(case, secrets=secrets), public=True)


def test_a_secret_ground_is_told_nowhere(se: Procured) -> None:
    secrets = (Secret(subject="ground", paragraph="31 kap. 16 § OSL"),)
    case = replace(urgent(se, "urgency", URGENT, 900_000), started_on=date(2025, 9, 1), secrets=secrets)
    assert "rådska" in read(se, case)
    assert "rådska" not in read(se, case, public=True)
    assert "19 a kap. 5 §" not in read(se, case, public=True)


def test_other_cases_are_told_inside_only(se: Procured) -> None:
    se.save(awarded(se, number="D2026-555", title="En kollegas köp"))
    assert "in 2 purchases" in read(se, awarded(se))
    assert "Bought of the same kind" not in read(se, awarded(se), public=True)


def test_secrecy_ends_with_its_day(se: Procured) -> None:
    until = Secret(subject="award_reason", paragraph="31 kap. 16 § OSL", until=TODAY)
    assert "ekonomiskt mest fördelaktiga" not in read(se, awarded(se, secrets=(until,)), public=True)
    passed = replace(until, until=date(2026, 11, 20))
    assert "ekonomiskt mest fördelaktiga" in read(se, awarded(se, secrets=(passed,)), public=True)


def test_a_mark_that_names_nothing_stops_the_public_paper(se: Procured) -> None:
    case = awarded(se, secrets=(Secret(subject="anbud.pdf", paragraph="31 kap. 16 § OSL"),))
    with pytest.raises(UserError):
        document(se, case, public=True)
    assert "This paper holds secret parts." in read(se, case)


@pytest.mark.parametrize("public", [False, True])
def test_a_personal_number_is_never_printed(se: Procured, tmp_path: Path, *, public: bool) -> None:
    case = awarded(se, supplier_id=se.suppliers["Sven Tvätt"])
    found = bytes_of(written(se, case, tmp_path / "out.pdf", public=public))
    assert "Sven Tvätt".encode() in found
    for form in (PERSONAL_NUMBER, PERSONAL_NUMBER.replace("-", "")):
        assert form.encode() not in found.replace(b"\n", b"")
