"""An assessment is said in whole sentences, in the reader's language."""

from dataclasses import replace
from datetime import date

import pytest
from assessing import SPANS, duty_of, kroner, kronor, norwegian, swedish
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop import formats, text
from inkop_desktop.rules.law import words
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.rules.law.pack import Duty, Limit
from inkop_desktop.rules.law.value import Estimate, LineKind, OptionPrice, lots, of_estimate
from inkop_desktop.rules.law.vocabulary import Certainty, Comparison, Law, LimitKind, Nature
from inkop_desktop.rules.money import Money

SPECIAL = "79100000-5"


def said(found: Assessment) -> list[str]:
    return [formats.show(sentence) for sentence in words.of_assessment(found)]


def plain(sentences: list[str]) -> list[str]:
    return [sentence.replace(formats.NBSP, " ") for sentence in sentences]


def test_a_calculation_in_words() -> None:
    estimate = Estimate(
        Nature.GOODS,
        fixed=kronor(1_000),
        price=kronor(2_000),
        per_months=12,
        months=24,
        options=(OptionPrice(12), OptionPrice(12, kronor(500))),
    )
    with text.in_language("sv"):
        told = [formats.worded(each) for each in words.of_calculation(of_estimate(estimate, SPANS))]
    assert plain(told) == [
        "Fast pris: 1 000 kr.",
        "2 000 kr per år i 24 månader: 4 000 kr.",
        "Option 1, räknad som utnyttjad, 2 000 kr per år i 12 månader: 2 000 kr.",
        "Option 2, räknad som utnyttjad: 500 kr.",
        "Värde utan mervärdesskatt: 7 500 kr.",
    ]
    monthly = of_estimate(Estimate(Nature.SERVICES, price=kroner(11_000), open_ended=True), SPANS)
    with text.in_language("nb"):
        told = [formats.worded(each) for each in words.of_calculation(monthly)]
    assert plain(told)[0] == (
        "11 000 kr per måned, regnet for 48 måneder siden varigheten er ubestemt eller lengre: 528 000 kr."
    )


def test_a_calculation_without_a_total_says_no_total() -> None:
    apart = lots([of_estimate(Estimate(fixed=each), SPANS) for each in (kronor(1), kroner(1))])
    assert len(list(words.of_calculation(apart))) == 2


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_every_line_of_a_calculation_has_its_values(language: str) -> None:
    with text.in_language(language):
        for kind in LineKind:
            told = formats.worded(text.message(kind.label, total="T", price="P", months=3, number=1))
            assert "{" not in told
            assert "T" in told


SWEDISH = [
    (
        swedish("2026-11-20", kronor(500_000), nature=Nature.GOODS),
        "Direktupphandling är tillåten: värdet understiger gränsen. Ingen annan grund behövs.",
        "Direktupphandlingsgräns: 500 000 kr understiger 700 000 kr (19 a kap. 2 § LOU).",
    ),
    (
        swedish("2024-05-01", kronor(700_000), nature=Nature.SERVICES),
        "Annonsera upphandlingen, eller använd en grund där varje villkor är uppfyllt.",
        "Direktupphandlingsgräns: 700 000 kr understiger inte 700 000 kr (19 a kap. 2 § LOU).",
    ),
    (
        swedish("2024-05-01", kronor(700_000), nature=Nature.SERVICES),
        "En särskild tjänst kan ha en egen gräns.",
        "Gällande regler: Under tröskelvärdet (19 och 19 a kap. LOU).",
    ),
    (
        swedish("2024-05-01", kronor(3_000_000), nature=Nature.GOODS, ground="exceptional"),
        "Grunden ”Synnerliga skäl” kan inte användas här.",
        "Gällande regler: Från tröskelvärdet, de direktivstyrda reglerna.",
    ),
    (
        swedish("2026-11-20", kronor(900_000), nature=Nature.SERVICES, cpv=SPECIAL),
        "Om det är tillåtet går inte att säga så länge uppgifter saknas.",
        "Saknas: beloppet för en gräns i lagens valuta. Ange det med källa under Lagen; det gissas aldrig.",
    ),
    (
        swedish("2026-11-20", kronor(100_000), nature=Nature.GOODS),
        "men Upphandlingsmyndigheten har skrivit ”minst”: dokumentera.",
        "Detta är ett bedömningsstöd. Handläggaren bedömer, beslutar och undertecknar.",
    ),
    (
        swedish("2024-05-01", kronor(900_000), nature=Nature.GOODS, ground="urgency"),
        "Grunden ”Synnerlig brådska” (19 a kap. 5 § första stycket 1 LOU) kan användas om var och en",
        "Motiveringen ska innehålla:",
    ),
]


@pytest.mark.parametrize(("found", "first", "second"), SWEDISH)
def test_a_swedish_case_in_swedish(found: Assessment, first: str, second: str) -> None:
    with text.in_language("sv"):
        told = "\n".join(plain(said(found)))
    assert first in told
    assert second in told


def test_a_ground_brings_its_questions_its_reasons_and_its_warning() -> None:
    found = swedish("2024-05-01", kronor(900_000), nature=Nature.GOODS, ground="urgency")
    assert found.ground
    told = said(found)
    assert {condition.ask for condition in found.ground.conditions} <= set(told)
    assert {*found.ground.text.reasons, found.ground.text.note} <= set(told)
    mild = swedish("2024-05-01", kronor(900_000), nature=Nature.GOODS, ground="art")
    assert "" not in said(mild)


NORWEGIAN = [
    (
        norwegian("2026-11-20", kroner(499_999)),
        "Anskaffelsesloven gjelder ikke. Oppdragsgiverens egne retningslinjer gjelder.",
        "Bekreft selv, med din kilde: «Innslagspunkt» er lest bare hos tredjepart (to uavhengige",
    ),
    (
        norwegian("2026-11-20", kroner(600_000)),
        "Anskaffelse uten kunngjøring er tillatt: verdien er under det som må kunngjøres.",
        "Innslagspunkt: 600 000 kr er lik eller overstiger 500 000 kr (§ 2 LOA).",
    ),
    (
        norwegian("2026-11-20", kroner(1_300_000), nature=Nature.SERVICES),
        "Kunngjør konkurransen, eller bruk et unntak der hvert vilkår er oppfylt.",
        "Særlige tjenester og helse- og sosialtjenester har egne regler.",
    ),
    (
        norwegian("2026-11-20", kroner(600_000), Law.UTILITIES),
        "Lovpakken har bare beløpene i forsyningsforskriften: under EØS-terskelverdien kreves ingen",
        "Gjeldende regler: Forsyningsforskriften, under EØS-terskelverdien.",
    ),
    (
        norwegian("2026-11-20", kroner(5_000_000), Law.UTILITIES),
        "Lovpakken har ikke noe unntak for denne delen av regelverket. Kunngjør konkurransen.",
        "Gjeldende regler: Forsyningsforskriften, fra EØS-terskelverdien.",
    ),
    (
        norwegian("2026-11-20", kroner(600_000), Law.CONCESSIONS),
        "Mangler: beløpet for en grense",
        "Lovpakken har ikke reglene i konsesjonskontraktforskriften",
    ),
    (
        norwegian("2024-05-01", kroner(1_300_000), ground="urgent"),
        "Grunnlaget «Uforutsette omstendigheter» (§ 5-2 første ledd bokstav c FOA) kan brukes hvis",
        "Gjeldende regler: Del II.",
    ),
]


@pytest.mark.parametrize(("found", "first", "second"), NORWEGIAN)
def test_a_norwegian_case_in_norwegian(found: Assessment, first: str, second: str) -> None:
    with text.in_language("nb"):
        told = "\n".join(plain(said(found)))
    assert first in told
    assert second in told


def limit_of(comparison: str, amount: int | None) -> Limit:
    return Limit(
        id="x",
        law="LOU",
        valid_from=date(2020, 1, 1),
        reference="1 § LOU",
        source="LOU",
        checked_on=date(2026, 11, 20),
        certainty=Certainty.F,
        limit_kind=LimitKind.DOCUMENTATION,
        comparison=Comparison(comparison),
        value=None if amount is None else kronor(amount),
    )


LIMITS = [
    (">", 100, 100, "Documentation limit: 100 SEK is not above 100 SEK (1 § LOU)."),
    (">", 100, 101, "Documentation limit: 101 SEK is above 100 SEK (1 § LOU)."),
    (">=", 100, 100, "Documentation limit: 100 SEK reaches 100 SEK (1 § LOU)."),
    ("<", 100, 99, "Documentation limit: 99 SEK is below 100 SEK (1 § LOU)."),
    ("<", None, 99, "Documentation limit: the amount is not known (1 § LOU)."),
    ("<", 100, None, "Documentation limit: 100 SEK (1 § LOU)."),
]


@pytest.mark.parametrize(("comparison", "amount", "value", "sentence"), LIMITS)
def test_a_limit_in_words(comparison: str, amount: int | None, value: int | None, sentence: str) -> None:
    told = words.of_limit(limit_of(comparison, amount), None if value is None else kronor(value))
    assert plain([formats.worded(told)]) == [sentence]


def deadline(found: Assessment, key: str) -> str:
    duty: Duty = next(each for each in found.duties if each.duty == key)
    sentence = words.of_deadline(duty)
    return formats.worded(sentence) if sentence else ""


def test_a_time_in_words() -> None:
    direct = swedish("2024-05-01", kronor(900_000), nature=Nature.GOODS, ground="urgency")
    norway = norwegian("2026-11-20", kroner(600_000))
    with text.in_language("sv"):
        assert deadline(direct, "documentation") == "Senast 30 dagar från avtalet eller beslutet att avbryta."
        assert deadline(direct, "voluntary_notice") == (
            "Inget avtal förrän 10 dagar har gått från annonsens publicering."
        )
    with text.in_language("nb"):
        assert deadline(norway, "tax_certificate") == "Høyst 6 måneder før tilbudsfristen."
    assert deadline(norway, "publicity") == ""


def test_a_time_in_months_in_words() -> None:
    found = duty_of('months = 3\nafter = "contract"')
    sentence = words.of_deadline(found)
    assert sentence
    assert formats.worded(sentence) == "At the latest 3 months from the day of the contract."


@given(st.integers(0, 10**10))
def test_the_officer_always_decides(minor: int) -> None:
    found = swedish("2026-11-20", Money(minor, "SEK"))
    assert said(found)[-1] == "This is support for a judgement. The officer decides and signs."


def test_an_own_amount_says_where_it_is_from() -> None:
    own = replace(limit_of("<", 100), source="Beslut KS 2026/7")
    said = "Documentation limit: 100 SEK is the authority's own entry, which the law pack does not have"
    assert plain([formats.worded(words.of_own(own))]) == [f"{said} (Beslut KS 2026/7)."]


CHAPTERS = [
    (Law.LOU, "2012-01-01", "", "15 kap. LOU (2007:1091)"),
    (Law.LOU, "2015-05-05", "", "15 kap. LOU (2007:1091)"),
    (Law.LOU, "2016-12-31", "", "15 kap. LOU (2007:1091)"),
    (Law.LOU, "2017-01-01", "", "19 kap. LOU (2016:1145) i äldre lydelse"),
    (Law.LOU, "2022-01-31", "", "19 kap. LOU (2016:1145) i äldre lydelse"),
    (Law.LOU, "2022-02-01", "", "19 och 19 a kap. LOU"),
    (Law.LUF, "2015-05-05", "", "15 kap. LUF (2007:1092)"),
    (Law.LUF, "2016-12-31", "", "15 kap. LUF (2007:1092)"),
    (Law.LUF, "2017-01-01", "", "19 kap. LUF (2016:1146) i äldre lydelse"),
    (Law.LUF, "2022-01-31", "", "19 kap. LUF (2016:1146) i äldre lydelse"),
    (Law.LUF, "2022-02-01", "", "19 och 19 a kap. LUF"),
    (Law.LOU, "2016-12-31", SPECIAL, "15 kap. och bilaga 3 LOU (2007:1091)"),
    (Law.LOU, "2018-12-31", SPECIAL, "19 kap. samt bilaga 2 och 2 a LOU (2016:1145) i äldre lydelse"),
    (Law.LOU, "2022-02-01", SPECIAL, "19 och 19 a kap. samt bilaga 2 LOU"),
    (Law.LUF, "2022-01-31", SPECIAL, "19 kap. samt bilaga 2 och 2 a LUF (2016:1146) i äldre lydelse"),
    (Law.LUF, "2022-02-01", SPECIAL, "19 och 19 a kap. samt bilaga 2 LUF"),
]


@pytest.mark.parametrize(("law", "day", "cpv", "chapters"), CHAPTERS)
def test_the_regime_is_named_by_the_chapters_of_its_day(law: Law, day: str, cpv: str, chapters: str) -> None:
    with text.in_language("sv"):
        told = said(swedish(day, kronor(1_000), law, nature=Nature.SERVICES, cpv=cpv))
    regime = "Sociala tjänster och andra särskilda tjänster" if cpv else "Under tröskelvärdet"
    assert f"Gällande regler: {regime} ({chapters})." in told


def test_a_regime_whose_chapters_the_pack_does_not_hold_is_named_alone() -> None:
    assert "Governed by: Concession below the EU threshold." in said(
        swedish("2022-02-01", kronor(1_000), Law.LUK)
    )


FROM_DAY = "fra hvilken dag «{}» gjelder: den første dagen, {}, kan være feil med inntil 5 dager"
TO_DAY = "til hvilken dag «{}» gjelder: den siste dagen, {}, kan være feil med inntil 5 dager"
FROM_SWEDISH = "från vilken dag ”{}” gäller: den första dagen, {}, kan vara fel med upp till 5 dagar"
TO_SWEDISH = "till vilken dag ”{}” gäller: den sista dagen, {}, kan vara fel med upp till 5 dagar"
UNSURE_DAYS = [
    ("2022-03-12", "", ""),
    ("2022-03-13", TO_DAY, TO_SWEDISH),
    ("2022-03-17", TO_DAY, TO_SWEDISH),
    ("2022-03-18", FROM_DAY, FROM_SWEDISH),
    ("2022-03-22", FROM_DAY, FROM_SWEDISH),
    ("2022-03-23", "", ""),
]


@pytest.mark.parametrize(("day", "bokmal", "svenska"), UNSURE_DAYS)
def test_where_the_day_of_a_limit_is_in_doubt_the_day_is_confirmed(
    day: str, bokmal: str, svenska: str
) -> None:
    found = norwegian(day, kroner(2_200_000))
    assert len(found.to_confirm) == bool(bokmal)
    on = date(2022, 3, 18) if "første" in bokmal else date(2022, 3, 17)
    for language, doubt in (("nb", bokmal), ("sv", svenska)):
        with text.in_language(language):
            told = "\n".join(plain(said(found)))
            name = formats.word(LimitKind.EEA_GOODS_SERVICES_LOCAL)
            assert doubt.format(name, formats.day(on)) in told
        assert "lovteksten eller hos" not in told
        assert "lagtexten eller hos" not in told


def test_a_limit_that_is_in_doubt_itself_is_confirmed_itself() -> None:
    inferred = norwegian("2022-03-18", kroner(7_800_000), nature=Nature.SERVICES, cpv="85000000-9")
    told = said(inferred)
    assert any("special services" in each and "uncertain or not found" in each for each in told)
    assert not any("first day" in each for each in told)
    assert words.of_unsure_day(inferred.to_confirm[0], None) is None


def test_a_day_that_is_sure_is_confirmed_by_nobody() -> None:
    assert words.of_unsure_day(limit_of("<", 100), date(2026, 11, 20)) is None
