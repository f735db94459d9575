"""The justification: what an auditor finds in it, by law and by ending, and what it must never tell."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import judges
import pytest
from justified import IN_NORWAY, LONG, ODD, TEXTS, URGENT, document, priced, read, written
from procured import (
    EMPTY,
    TODAY,
    Procured,
    awarded,
    begun,
    closed,
    confirmed,
    conflicted,
    urgent,
)

from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import Kind, fields_of
from inkop_desktop.records.law import OwnRule
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import ConditionAnswer, PriceRow, Requirement, Version
from inkop_desktop.reports import orders
from inkop_desktop.reports.justification.paper import justification
from inkop_desktop.reports.paper import Source
from inkop_desktop.reports.procuring_orders import JustificationOrder
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.vocabulary import Beginning, Counting, Law, Nature, OwnRuleKind
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import CaseKind, Climate, Ending, OverLimit, Price, YesNo
from inkop_desktop.rules.vocabulary import Country, Procedure
from inkop_desktop.services import (
    procuring,
    procuring_dues,
    procuring_ends,
    procuring_lacking,
    procuring_reporting,
    records,
    registers,
)
from inkop_desktop.services.procuring import Setting
from inkop_desktop.services.procuring_reporting import Told
from inkop_desktop.text import in_language
from inkop_desktop.typeset.document import Conformance, Heading, KeyValues, Paragraph, Title


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
        "eftersom köpet är en direktupphandling (19 a kap. 10 § andra stycket LOU).",
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
        (date(2026, 9, 1), 100_000, "", (), "Whether the law asks for this paper cannot be told yet"),
        (date(2013, 9, 2), 200_000, "", (), "Whether the law asks for this paper cannot be told yet"),
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


def test_special_services_from_the_threshold_have_the_record_of_part_two(no: Procured) -> None:
    case = urgent(no, "technical", ("no_alternative", "not_tailored"), 9_000_000)
    with in_language("nb"):
        said = read(no, replace(case, cpv=("79100000-5",)))
    assert "Før anskaffelsesprotokoll med punktene for del II." in said
    assert "Punkter i § 10-5 FOA som ikke er nevnt over" in said
    assert "§ 5-2 FOA unntar" not in said


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


def test_what_the_norwegian_protocol_asks_of_the_tenderers_is_told(no: Procured) -> None:
    """§§ 10-5 and 25-5 FOA: the authority's address, subcontractors, earlier dialogue."""
    own = registers.own_organisation(no.register)
    records.save(no.register, replace(own, address="Postboks 1, 2226 Kongsvinger"))
    case = awarded(no, earlier_dialogue="Leverandøren holdt et møte om produktene; referatet er delt.")
    first, *others = case.tenders
    case = replace(case, tenders=(replace(first, why="", subcontracted="Transport: Bud AS"), *others))
    said = read(no, case)
    for told in ("Postboks 1, 2226 Kongsvinger", "referatet er delt", "Transport: Bud AS"):
        assert told in said


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


def test_a_frozen_paper_tells_what_was_judged(se: Procured) -> None:
    """Whatever is bought of the same kind afterwards."""
    open_case = {"ending": None, "ended_on": None, "considered": ()}
    case = se.save(awarded(se, **open_case))
    around = procuring.setting(se.register, TODAY)
    case = procuring_ends.end(se.register, case, Ending.CONTRACT, around)
    case = procuring_ends.close(se.register, case, TODAY)
    order = JustificationOrder(TODAY, case.id or 0, False)
    before = orders.document_of(se.register, order)
    more = Contract(title="Mer tvätt", area_id=se.area_id, procedure=Procedure.DIRECT)
    value = se.kronor(200_000)
    records.save(se.register, replace(more, signed_on=date(2026, 10, 1), estimated_value=value))
    assert orders.document_of(se.register, order) == before
    (sums,) = [
        value
        for block in before.blocks
        if isinstance(block, KeyValues)
        for label, value in block.rows
        if label == "Bought of the same kind"
    ]
    assert [each.partition(":")[0] for each in sums.splitlines()] == [
        "Kemtvätt och städkemikalier, 2026 until and including 2026-10-12",
        "This case",
    ]


def test_a_case_in_which_nothing_is_bought_is_not_counted(se: Procured) -> None:
    facts = {"ending": Ending.ADVERTISE, "ending_reason": "För dyrt", "decided_on": None, "signed_on": None}
    said = read(se, begun(se, **facts))
    assert "Kemtvätt och städkemikalier, 2026: nothing has been bought" in said
    assert "This case is not counted, since nothing is bought in it." in said
    assert "not counted" not in read(se, begun(se, number="D2026-2"))


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
    papers = [tmp_path / f"{number}.pdf" for number in range(len(cases))]
    for paper, (made, case) in zip(papers, cases, strict=True):
        saved = made.save(case)
        with in_language(language):
            orders.write(made.register, JustificationOrder(TODAY, saved.id or 0), paper, conformance)
        assert judges.walked(paper) == []
    if conformance is Conformance.A_1A:
        assert judges.preflight(*papers) == []


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
        lacks = procuring_lacking.lacking(case, found, around, {})
        told = Told(case, around, found, procuring_dues.dues(case, around), lacks, None, {}, {}, {})
        for public in (False, True):
            paper = justification(Source("Norrby", TODAY), told, public=public)
            assert isinstance(paper.blocks[0], Title)


def test_no_field_of_a_case_is_forgotten(se: Procured) -> None:
    """Every field is told somewhere, or has a reason not to be."""
    not_told = {"id", "version", "page", "law_pack", "closed_on", "value", "secrets", "ground"}
    not_told |= {"kind_sums", "acted_under"}  # asked of what is told beside the case, which is theirs
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
