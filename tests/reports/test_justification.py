"""The justification: what an auditor finds in it, by law and by ending, and what it must never tell."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from html import unescape
from itertools import product
from pathlib import Path
from typing import Any

import judges
import pytest
from procured import (
    EMPTY,
    PERSONAL_NUMBER,
    TODAY,
    Procured,
    awarded,
    begun,
    closed,
    confirmed,
    conflicted,
    norwegian,
    swedish,
    urgent,
)

from inkop_desktop.errors import UserError
from inkop_desktop.records.attachments import Attachment
from inkop_desktop.records.fields import Kind, fields_of
from inkop_desktop.records.law import OwnRule
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import ConditionAnswer, PriceRow, Requirement, Secret, Version
from inkop_desktop.reports import orders
from inkop_desktop.reports.justification.paper import justification
from inkop_desktop.reports.paper import Source
from inkop_desktop.reports.procuring_orders import JustificationOrder
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.vocabulary import Beginning, Counting, Law, Nature, OwnRuleKind
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import CaseKind, Climate, Ending, OverLimit, Price, YesNo
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import procuring, procuring_lacking, procuring_reporting, records
from inkop_desktop.services.procuring import Setting
from inkop_desktop.services.procuring_reporting import Told
from inkop_desktop.text import in_language
from inkop_desktop.typeset.document import Conformance, Document, Heading, Paragraph, Title

URGENT = ("urgent", "not_attributable", "not_foreseeable", "no_time", "necessary")
IN_NORWAY = ("unforeseen", "not_attributable", "no_time", "no_more")
ODD = "Łódź & <b>Đặng</b> ŋ ﬁ"
LONG = "Ett avsnitt som är längre än en sida, ord för ord. " * 300


@pytest.fixture
def se(tmp_path: Path) -> Iterator[Procured]:
    """Give a Swedish register."""
    made = swedish(tmp_path / "se.inkop")
    with made.register:
        yield made


@pytest.fixture
def no(tmp_path: Path) -> Iterator[Procured]:
    """Give a Norwegian register."""
    made = norwegian(tmp_path / "no.inkop")
    with made.register:
        yield made


def document(made: Procured, case: DirectProcurement, *, public: bool = False) -> Document:
    """Return the justification of a case, in the language in force."""
    saved = made.save(case)
    return orders.document_of(made.register, JustificationOrder(TODAY, saved.id or 0, public))


def written(made: Procured, case: DirectProcurement, out: Path, *, public: bool = False) -> Path:
    """Write the justification of a case and return where it is."""
    saved = made.save(case)
    orders.write(made.register, JustificationOrder(TODAY, saved.id or 0, public), out)
    return out


def read(made: Procured, case: DirectProcurement, *, public: bool = False) -> str:
    """Return the words of the justification as a web page has them."""
    out = made.register.path.with_name("read.html")
    page = written(made, case, out, public=public).read_text("utf-8")
    body = page.split("<body>")[1]
    return unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", body)))


def priced(made: Procured, amount: int, **facts: Any) -> dict[str, Any]:
    """Return the facts of a case with one fixed price."""
    return {"prices": (PriceRow(kind=Price.FIXED, amount=made.kronor(amount)),), "months": None, **facts}


def test_the_minimum_list_of_the_supervisor_is_told(se: Procured) -> None:
    with in_language("sv"):
        said = read(se, closed(awarded(se)))
    for fact in (
        "Dokumentation av direktupphandling",
        "Ärendet låstes 2026-11-10.",
        "Norrby kommun",
        "212000-2650",
        "KS 2026/118",
        "Tvätt av arbetskläder",
        "418 000 kr",
        "2026-12-01 t.o.m. 2029-11-30",
        "3 leverantörer tillfrågades; 2 anbud kom in.",
        "Städkompaniet AB (556703-7485)",
        "Anbudet är det ekonomiskt mest fördelaktiga",
        "Högre pris per plagg; samma poäng",
        "12 000 kr per månad i 36 månader: 432 000 kr.",
        "432 000 kr understiger 700 000 kr (19 a kap. 2 § LOU)",
        "lagen (2016:1145) om offentlig upphandling (LOU)",
        "Avtalet gäller varor, inte tvätt.",
        "Lagen räknar inte längre ihop årets alla köp av samma slag",
        "Ingen avtalsspärr vid direktupphandling",
        "19 a kap. 10 § andra stycket",
        "2026-11-25",  # thirty days from the signature
        "Detta är ett bedömningsstöd.",
        "läst i författningen",
    ):
        assert fact in said, fact
    assert "Saknas:" not in said
    assert "kommunallagen" not in said


@pytest.mark.parametrize(
    ("began", "amount", "ground", "conditions", "under"),
    [
        (date(2026, 9, 1), 432_000, "", (), "19 a kap. 11 § LOU"),
        (date(2026, 9, 1), 90_000, "", (), "No law asks for this paper"),
        (date(2025, 9, 1), 900_000, "urgency", URGENT, "19 a kap. 11 § LOU"),
        (date(2025, 9, 1), 2_500_000, "urgency", URGENT, "12 kap. 15–16 §§ LOU"),
    ],
)
def test_in_sweden_it_is_made_under_the_law_of_the_day(
    se: Procured, began: date, amount: int, ground: str, conditions: tuple[str, ...], under: str
) -> None:
    case = urgent(se, ground, conditions, amount)
    said = read(se, replace(case, started_on=began))
    assert "Documentation of direct procurement" in said
    assert under in said


@pytest.mark.parametrize(
    ("amount", "ground", "conditions", "kind", "under", "never"),
    [
        (432_000, "", (), "Dokumentasjon av innkjøp utenfor anskaffelsesloven", "egne rutiner", "§ 7-1"),
        (600_000, "", (), "Anskaffelsesprotokoll", "Dokumenteres etter § 7-1 FOA ", "jf. § 5-2"),
        (
            1_500_000,
            "urgent",
            ("unforeseen", "no_time"),
            "Anskaffelsesprotokoll",
            "§ 7-1 FOA, jf. § 5-2 første ledd bokstav c FOA",
            "Før anskaffelsesprotokoll",
        ),
        (
            2_700_000,
            "urgent",
            IN_NORWAY,
            "Anskaffelsesprotokoll",
            "Punkter i § 25-5 FOA som ikke er nevnt over",
            "§ 5-2 FOA unntar",
        ),
    ],
)
def test_in_norway_it_is_called_and_made_by_the_regime(
    no: Procured, amount: int, ground: str, conditions: tuple[str, ...], kind: str, under: str, never: str
) -> None:
    case = urgent(no, ground, conditions, amount)
    with in_language("nb"):
        paper = document(no, replace(case, climate=Climate.WEIGHT))
        said = read(no, case)
    assert paper.kind == kind
    assert under in said
    assert never not in said


def test_part_two_on_a_ground_is_taken_out_of_part_two(no: Procured) -> None:
    with in_language("nb"):
        said = read(no, urgent(no, "urgent", ("unforeseen", "no_time"), 1_500_000))
    assert "§ 5-2 FOA unntar kjøpet fra del II: §§ 10-2 og 10-5 FOA gjelder ikke for det." in said
    assert "Skatteattest" in said


def test_each_condition_stands_with_its_answer(se: Procured) -> None:
    case = replace(urgent(se, "urgency", URGENT, 900_000), started_on=date(2025, 9, 1))
    no_time = ConditionAnswer(condition="no_time", holds=YesNo.NO)
    refused = replace(case, conditions=(*case.conditions[:3], no_time, case.conditions[4]))
    assert "Råder synnerlig brådska? Yes" in read(se, case)
    assert "the ground cannot be used" not in read(se, case)
    assert "även med de kortaste tider som lagen tillåter? No" in read(se, refused)
    assert "A condition is answered with no: the ground cannot be used." in read(se, refused)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"ending": Ending.CALL_OFF, "ending_reason": "Avrop 7"}, ("How the case ended", "Avrop 7")),
        ({"ending": Ending.OTHER_WAY, "ending_reason": "Kommunbolaget"}, ("Kommunbolaget",)),
        ({"ending": Ending.CANCELLED, "ending_reason": "Inget behov"}, ("Cancelled", "Inget behov")),
        (
            {"ending": Ending.ADVERTISE, "ending_reason": "Värdet steg"},
            ("No: not without a notice", "Annonsera upphandlingen", "procurement plan", "Värdet steg"),
        ),
        (
            {
                "kind": CaseKind.AFTERWARDS,
                "ordered_by": "Rektorn",
                "ordered_on": date(2026, 8, 14),
                "deviation": "Ingen dokumentation",
                "measures": "Genomgång med rektorerna",
            },
            ("nothing is backdated", "Rektorn", "2026-08-14", "Ingen dokumentation", "Genomgång"),
        ),
    ],
)
def test_every_ending_is_told(se: Procured, facts: dict[str, Any], told: tuple[str, ...]) -> None:
    day = {"ended_on": date(2026, 10, 1)} if "ending" in facts else {}
    said = read(se, begun(se, **facts, **day))
    assert [each for each in told if each not in said] == []


def test_a_value_above_the_limit_is_a_printed_no(se: Procured) -> None:
    said = read(se, begun(se, **priced(se, 700_000), ending=None))
    assert "The purchase may not be made as a direct procurement." in said
    assert "The purchase may not be made" not in read(se, begun(se, **priced(se, 699_999)))


def test_what_was_bought_although_it_was_not_allowed_is_said_as_it_is(se: Procured) -> None:
    case = awarded(se, **priced(se, 900_000), kind=CaseKind.AFTERWARDS, ground="none", reasons="Inget höll.")
    said = read(se, replace(case, started_on=date(2025, 9, 1)))
    assert "The purchase was not allowed as a direct procurement: it should have been advertised." in said
    assert "Nothing is bought" not in said
    assert "The officer has found that no ground for exception holds." in said
    assert "Inget höll." in said


def test_a_ground_whose_condition_does_not_hold_is_a_no(se: Procured) -> None:
    case = replace(urgent(se, "urgency", URGENT, 900_000), started_on=date(2025, 9, 1), ending=None)
    no = tuple(replace(each, holds=YesNo.NO) for each in case.conditions)
    assert "may not be made as a direct procurement" not in read(se, case)
    assert "may not be made as a direct procurement" in read(se, replace(case, conditions=no))


def test_a_price_above_the_limit_is_a_reasoned_choice(se: Procured) -> None:
    case = awarded(se, award_value=se.kronor(720_000))
    assert "a reasoned choice, since the price exceeds the limit" in read(se, case)
    chosen = replace(case, over_limit=OverLimit.SOUND, over_limit_reason="Fjolårets priser höll.")
    said = read(se, chosen)
    assert "Fjolårets priser höll." in said
    assert "a reasoned choice" not in said


def test_a_notice_of_intent_holds_the_contract_back(se: Procured) -> None:
    case = replace(urgent(se, "urgency", URGENT, 900_000), started_on=date(2025, 9, 1))
    said = read(se, replace(case, voluntary_notice_on=date(2026, 9, 4)))
    assert "Published on 2026-09-04. No contract until 2026-09-14 has passed (19 a kap. 9 §" in said


def test_a_replaced_handler_is_told_with_the_reason(se: Procured) -> None:
    said = read(se, awarded(se, handlers=conflicted(se)))
    assert "Min bror äger en tredjedel" in said
    assert "Replaced by Nils Hed" in said
    assert "Missing" not in said


def test_what_was_confirmed_stands_with_its_source(no: Procured) -> None:
    bare = awarded(no, **priced(no, 600_000), climate=Climate.WEIGHT)
    assert "your confirmation, with source, of § 2 LOA" in read(no, bare)
    said = read(no, replace(bare, confirmed=confirmed("no.scope.2026-07-01", "no.scope")))
    assert "regjeringen.no, läst på skärmen" in said


def test_the_own_rule_stands_apart_from_the_law(se: Procured) -> None:
    rule = OwnRule(
        title="Köp av samma slag läggs ihop",
        kind=OwnRuleKind.SAME_KIND,
        amount=se.kronor(500_000),
        beginning=Beginning.FROM,
        counting=Counting.FISCAL_YEAR,
        valid_from=date(2024, 1, 1),
    )
    records.save(se.register, rule)
    records.save(
        se.register,
        OwnRule(title="Tre offerter", quotes=3, amount=se.kronor(100_000), valid_from=date(2024, 1, 1)),
    )
    said = read(se, awarded(se))
    assert said.index("The law ") < said.index("Köp av samma slag läggs ihop")
    assert "The authority's own rules, beside the law" in said
    assert "Köp av samma slag läggs ihop" in said


def test_a_small_purchase_is_one_page(se: Procured, tmp_path: Path) -> None:
    supplier = next(iter(se.suppliers.values()))
    case = DirectProcurement(
        number="D1",
        title="Böcker",
        kind=CaseKind.SHORT,
        need="Klassuppsättning",
        unit_id=se.unit_id,
        officer_id=1,
        started_on=TODAY,
        law=Law.LOU,
        nature=Nature.GOODS,
        prices=(PriceRow(kind=Price.FIXED, amount=se.kronor(8_000)),),
        supplier_id=supplier,
        award_value=se.kronor(8_000),
        ending=Ending.CONTRACT,
        ended_on=TODAY,
    )
    assert "Missing" not in read(se, case)
    pdf = written(se, case, tmp_path / "out.pdf")
    assert len(judges.pdf_text.page_texts(pdf)) <= 2


def test_an_empty_case_lists_what_is_missing_and_shows_no_empty_part(se: Procured) -> None:
    with in_language("sv"):
        paper = document(se, EMPTY)
        said = read(se, EMPTY)
    headings = [block.text for block in paper.blocks if isinstance(block, Heading)]
    assert headings == [
        "Uppgifter som saknas innan ärendet kan avslutas",
        "I korthet",
        "Ärendet",
        "Lag och anskaffningssätt",
        "Hur säkert rättsläget är",
    ]
    assert "Saknas: behovet." in said
    assert "None" not in said


def test_what_is_missing_is_not_told_outside(se: Procured) -> None:
    assert "Missing" in read(se, begun(se))
    assert "Missing" not in read(se, begun(se), public=True)


def test_each_version_is_told_with_its_reason(se: Procured) -> None:
    versions = (
        Version(closed_on=date(2026, 11, 1), closed_by="Anna Berg"),
        Version(closed_on=None, correction="Fel pris i anbudet"),
    )
    said = read(se, awarded(se, versions=versions))
    assert "opened for a correction" in said
    assert "Fel pris i anbudet" in said


# Secrecy

TEXTS = [
    name
    for name, field in fields_of(DirectProcurement).items()
    if field.kind in {Kind.TEXT, Kind.LONG_TEXT} and name not in {"number", "page", "law_pack", "ground"}
]


def bytes_of(path: Path) -> bytes:
    """Return everything in a PDF as text: pages, structure, metadata, and the raw file."""
    asked = (("pdftotext", path, "-"), ("pdfinfo", "-struct-text", path), ("pdfinfo", "-meta", path))
    said = [subprocess.run(each, check=True, capture_output=True).stdout for each in asked]
    return b"\n".join([path.read_bytes(), *said])


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


# The file


@pytest.mark.slow
@pytest.mark.parametrize("language", ["sv", "nb"])
@pytest.mark.parametrize("conformance", list(Conformance))
def test_it_is_a_sound_file(
    se: Procured, no: Procured, tmp_path: Path, language: str, conformance: Conformance
) -> None:
    cases = (
        (se, closed(awarded(se))),
        (se, EMPTY),
        (no, urgent(no, "urgent", IN_NORWAY, 2_700_000)),
    )
    for number, (made, case) in enumerate(cases):
        saved = made.save(case)
        out = tmp_path / f"{number}.pdf"
        with in_language(language):
            orders.write(made.register, JustificationOrder(TODAY, saved.id or 0), out, conformance)
        assert judges.walked(out) == []
        if conformance is Conformance.A_1A:
            assert judges.preflight(out) == []


@pytest.mark.slow
@pytest.mark.parametrize("text", [ODD, LONG], ids=["odd", "long"])
def test_any_text_can_be_printed(se: Procured, tmp_path: Path, text: str) -> None:
    kinds = {name: field.kind for name, field in fields_of(DirectProcurement).items()}
    texts = {name: text if kinds[name] is Kind.LONG_TEXT else text[:200] for name in TEXTS}
    rows = {"requirements": (Requirement(text=text),) * 3, "questions": ()}
    path = written(se, replace(awarded(se), **texts, **rows), tmp_path / "out.pdf")
    assert judges.walked(path) == []


@pytest.mark.parametrize("country", list(Country))
@pytest.mark.parametrize("ground", ["", "none", "unknown", "urgency", "urgent", "value"])
def test_any_facts_make_a_paper(country: Country, ground: str) -> None:
    around = Setting(country, Organisation(name="Norrby"), reading.shipped(country), TODAY)
    laws = (None, *(law for law in Law if law.country is country))
    days = (None, date(2013, 1, 1), date(2016, 5, 5), date(2021, 6, 1), date(2026, 9, 1))
    for law, day, amount in product(laws, days, (None, 50_000, 900_000, 90_000_000)):
        worth = Money.of(Decimal(amount or 0), country.currency)
        prices = (PriceRow(kind=Price.FIXED, amount=worth),) if amount else ()
        case = DirectProcurement(number="1", law=law, started_on=day, prices=prices, ground=ground)
        found = procuring.assess(case, around)
        lacks = procuring_lacking.lacking(case, found, (), {})
        told = Told(case, around, found, procuring.dues(case, around), lacks, (), None, {}, {}, {})
        for public in (False, True):
            paper = justification(Source("Norrby", TODAY), told, public=public)
            assert isinstance(paper.blocks[0], Title)


def test_no_field_of_a_case_is_forgotten(se: Procured) -> None:
    """Every field is told somewhere, or has a reason not to be."""
    not_told = {"id", "version", "page", "law_pack", "closed_on", "value", "secrets", "ground"}
    seen = set()

    class Watched(DirectProcurement):
        """A case that notes what is asked of it."""

        def __getattribute__(self, name: str) -> Any:
            seen.add(name)
            return super().__getattribute__(name)

    case = replace(urgent(se, "urgency", URGENT, 900_000), kind=CaseKind.AFTERWARDS)
    saved = se.save(replace(case, started_on=date(2025, 9, 1), ending=Ending.CANCELLED))
    told = procuring_reporting.told(se.register, saved.id or 0, TODAY)
    watched = Watched(**{each.name: getattr(told.case, each.name) for each in fields(told.case)})
    justification(Source("Norrby", TODAY), replace(told, case=watched))
    assert {each.name for each in fields(DirectProcurement)} - seen - not_told == set()


def test_the_verdict_is_called_support(se: Procured) -> None:
    paper = document(se, awarded(se))
    said = [block.text for block in paper.blocks if isinstance(block, Paragraph)]
    assert "This is support for a judgement. The officer decides and signs." in said
