"""The limits of the law as the facts were gathered, written down apart from the packs that hold them."""

from dataclasses import dataclass
from datetime import date

from inkop_desktop.rules.law.vocabulary import Certainty, Comparison, LimitKind
from inkop_desktop.rules.vocabulary import Country

LAWS = {
    "utilities": "forsyningsforskriften",
    "concessions": "konsesjonskontraktforskriften",
    "wages": "forskrift om lønns- og arbeidsvilkår i offentlige kontrakter",
    "apprentices": "forskrift om plikt til å stille krav om bruk av lærlinger",
}

# Id, law, kind, how the statute compares, amount, currency, first day, last day, certainty; a hyphen where
# the amount is not known, and where the limit is still in force.
TABLE = """
se.lou.direct           LOU         direct_general               <     284631 SEK 2012-01-01 2013-12-31 C
se.lou.direct           LOU         direct_general               <     270964 SEK 2014-01-01 2014-06-30 F3
se.lou.direct           LOU         direct_general               <     505800 SEK 2014-07-01 2015-12-31 F3
se.lou.direct           LOU         direct_general               <     534890 SEK 2016-01-01 2017-12-31 F
se.lou.direct           LOU         direct_general               <     586907 SEK 2018-01-01 2019-12-31 F
se.lou.direct           LOU         direct_general               <     615312 SEK 2020-01-01 2021-12-31 F
se.lou.direct           LOU         direct_general               <     626284 SEK 2022-01-01 2022-01-31 F
se.lou.direct           LOU         direct_general               <     700000 SEK 2022-02-01 -          F
se.lou.direct_special   LOU         direct_special               <    7802550 SEK 2022-02-01 2023-12-31 F
se.lou.direct_special   LOU         direct_special               <    8109450 SEK 2024-01-01 2025-12-31 F
se.lou.direct_special   LOU         direct_special               <     750000 EUR 2026-01-01 2027-12-31 U
se.lou.direct_welfare   LOU         direct_welfare_bilaga_2a     <    1991766 SEK 2019-01-01 2019-12-31 M
se.lou.direct_welfare   LOU         direct_welfare_bilaga_2a     <    2156469 SEK 2020-01-01 2022-01-31 F
se.doc                  LOU         documentation                >     100000 SEK 2014-07-01 2016-12-31 M
se.doc                  LOU         documentation                >     100000 SEK 2017-01-01 2022-01-31 F3
se.doc                  LOU         documentation                >     100000 SEK 2022-02-01 -          F
se.lou.eu_gs            LOU         eu_goods_services_local      >=  1806427 SEK 2014-01-01 2015-12-31 F
se.lou.eu_gs            LOU         eu_goods_services_local      >=  1910323 SEK 2016-01-01 2017-12-31 F
se.lou.eu_gs            LOU         eu_goods_services_local      >=  2096097 SEK 2018-01-01 2019-12-31 F
se.lou.eu_gs            LOU         eu_goods_services_local      >=  2197545 SEK 2020-01-01 2021-12-31 F
se.lou.eu_gs            LOU         eu_goods_services_local      >=  2236731 SEK 2022-01-01 2023-12-31 F
se.lou.eu_gs            LOU         eu_goods_services_local      >=  2389585 SEK 2024-01-01 2025-12-31 F
se.lou.eu_gs            LOU         eu_goods_services_local      >=   216000 EUR 2026-01-01 2027-12-31 U
se.lou.eu_gs_state      LOU         eu_goods_services_state      >=  1365782 SEK 2018-01-01 2019-12-31 F
se.lou.eu_gs_state      LOU         eu_goods_services_state      >=  1427377 SEK 2020-01-01 2021-12-31 F
se.lou.eu_gs_state      LOU         eu_goods_services_state      >=  1456476 SEK 2022-01-01 2023-12-31 F
se.lou.eu_gs_state      LOU         eu_goods_services_state      >=  1546202 SEK 2024-01-01 2025-12-31 F
se.lou.eu_gs_state      LOU         eu_goods_services_state      >=   140000 EUR 2026-01-01 2027-12-31 U
se.lou.eu_special       LOU         eu_special                   >=   750000 EUR 2017-01-01 2017-12-31 U
se.lou.eu_special       LOU         eu_special                   >=  7113450 SEK 2018-01-01 2019-12-31 F
se.lou.eu_special       LOU         eu_special                   >=  7701675 SEK 2020-01-01 2021-12-31 F
se.lou.eu_special       LOU         eu_special                   >=  7802550 SEK 2022-01-01 2023-12-31 F
se.lou.eu_special       LOU         eu_special                   >=  8109450 SEK 2024-01-01 2025-12-31 F
se.lou.eu_special       LOU         eu_special                   >=   750000 EUR 2026-01-01 2027-12-31 U
se.lou.eu_works         LOU         eu_works                     >= 45256666 SEK 2014-01-01 2015-12-31 F
se.lou.eu_works         LOU         eu_works                     >= 47758068 SEK 2016-01-01 2017-12-31 F
se.lou.eu_works         LOU         eu_works                     >= 52620561 SEK 2018-01-01 2019-12-31 F
se.lou.eu_works         LOU         eu_works                     >= 54938615 SEK 2020-01-01 2021-12-31 F
se.lou.eu_works         LOU         eu_works                     >= 55991099 SEK 2022-01-01 2023-12-31 F
se.lou.eu_works         LOU         eu_works                     >= 59880179 SEK 2024-01-01 2025-12-31 F
se.lou.eu_works         LOU         eu_works                     >=  5404000 EUR 2026-01-01 2027-12-31 U
se.post_notice          LOU         post_award_notice            >=   700000 SEK 2022-02-01 -          F
se.lou.small_lot_gs     LOU         small_lot_goods_services     <      80000 EUR 2017-01-01 -          F
se.lou.small_lot_works  LOU         small_lot_works              <    1000000 EUR 2017-01-01 -          F
se.luf.direct           LUF         direct_general               <     541928 SEK 2014-01-01 2014-06-30 F3
se.luf.direct           LUF         direct_general               <     939342 SEK 2014-07-01 2015-12-31 F3
se.luf.direct           LUF         direct_general               <     993368 SEK 2016-01-01 2017-12-31 C
se.luf.direct           LUF         direct_general               <    1092436 SEK 2018-01-01 2019-12-31 F
se.luf.direct           LUF         direct_general               <    1142723 SEK 2020-01-01 2021-12-31 F
se.luf.direct           LUF         direct_general               <    1165804 SEK 2022-01-01 2022-01-31 F
se.luf.direct           LUF         direct_general               <    1200000 SEK 2022-02-01 -          F
se.luf.direct_special   LUF         direct_special               <   10403400 SEK 2022-02-01 2023-12-31 F
se.luf.direct_special   LUF         direct_special               <   10812600 SEK 2024-01-01 2025-12-31 F
se.luf.direct_special   LUF         direct_special               <    1000000 EUR 2026-01-01 2027-12-31 U
se.luf.doc              LUF         documentation                >     100000 SEK 2014-07-01 2016-12-31 M
se.luf.doc              LUF         documentation                >     100000 SEK 2017-01-01 2022-01-31 M
se.luf.doc              LUF         documentation                >     100000 SEK 2022-02-01 -          F
se.luf.eu_gs            LUF         eu_goods_services_utilities  >=  3612854 SEK 2014-01-01 2015-12-31 F
se.luf.eu_gs            LUF         eu_goods_services_utilities  >=  3820645 SEK 2016-01-01 2017-12-31 F
se.luf.eu_gs            LUF         eu_goods_services_utilities  >=  4201678 SEK 2018-01-01 2019-12-31 F
se.luf.eu_gs            LUF         eu_goods_services_utilities  >=  4395089 SEK 2020-01-01 2021-12-31 F
se.luf.eu_gs            LUF         eu_goods_services_utilities  >=  4483865 SEK 2022-01-01 2023-12-31 F
se.luf.eu_gs            LUF         eu_goods_services_utilities  >=  4789982 SEK 2024-01-01 2025-12-31 F
se.luf.eu_gs            LUF         eu_goods_services_utilities  >=   432000 EUR 2026-01-01 2027-12-31 U
se.luf.eu_special       LUF         eu_special                   >=  9484600 SEK 2018-01-01 2019-12-31 F
se.luf.eu_special       LUF         eu_special                   >= 10268900 SEK 2020-01-01 2021-12-31 F
se.luf.eu_special       LUF         eu_special                   >= 10403400 SEK 2022-01-01 2023-12-31 F
se.luf.eu_special       LUF         eu_special                   >= 10812600 SEK 2024-01-01 2025-12-31 F
se.luf.eu_special       LUF         eu_special                   >=  1000000 EUR 2026-01-01 2027-12-31 U
se.luf.eu_works         LUF         eu_works                     >= 45256666 SEK 2014-01-01 2015-12-31 F
se.luf.eu_works         LUF         eu_works                     >= 47758068 SEK 2016-01-01 2017-12-31 F
se.luf.eu_works         LUF         eu_works                     >= 52620561 SEK 2018-01-01 2019-12-31 F
se.luf.eu_works         LUF         eu_works                     >= 54938615 SEK 2020-01-01 2021-12-31 F
se.luf.eu_works         LUF         eu_works                     >= 55991099 SEK 2022-01-01 2023-12-31 F
se.luf.eu_works         LUF         eu_works                     >= 59880179 SEK 2024-01-01 2025-12-31 F
se.luf.eu_works         LUF         eu_works                     >=  5404000 EUR 2026-01-01 2027-12-31 U
se.luf.post_notice      LUF         post_award_notice            >=  1200000 SEK 2022-02-01 -          F
se.luk.direct           LUK         direct_general               <    2631028 SEK 2018-01-01 2019-12-31 F
se.luk.direct           LUK         direct_general               <    2746930 SEK 2020-01-01 2021-12-31 F
se.luk.direct           LUK         direct_general               <    2799554 SEK 2022-01-01 2023-12-31 F
se.luk.direct           LUK         direct_general               <    2994008 SEK 2024-01-01 2025-12-31 F
se.luk.direct           LUK         direct_general               <          - SEK 2026-01-01 2027-12-31 U
se.luk.eu               LUK         eu_concessions               >= 52620561 SEK 2018-01-01 2019-12-31 F
se.luk.eu               LUK         eu_concessions               >= 54938615 SEK 2020-01-01 2021-12-31 F
se.luk.eu               LUK         eu_concessions               >= 55991099 SEK 2022-01-01 2023-12-31 F
se.luk.eu               LUK         eu_concessions               >= 59880179 SEK 2024-01-01 2025-12-31 F
se.luk.eu               LUK         eu_concessions               >=  5404000 EUR 2026-01-01 2027-12-31 U
se.luk.post_notice      LUK         post_award_notice            >=  2631028 SEK 2018-01-01 2019-12-31 F
se.luk.post_notice      LUK         post_award_notice            >=  2746930 SEK 2020-01-01 2021-12-31 F
se.luk.post_notice      LUK         post_award_notice            >=  2799554 SEK 2022-01-01 2023-12-31 F
se.luk.post_notice      LUK         post_award_notice            >=  2994008 SEK 2024-01-01 2025-12-31 F
se.luk.post_notice      LUK         post_award_notice            >=        - SEK 2026-01-01 2027-12-31 U
no.eea_gs               FOA         eea_goods_services_local     >=  1750000 NOK 2017-01-01 2018-04-05 F
no.eea_gs               FOA         eea_goods_services_local     >=  2000000 NOK 2018-04-06 2020-02-11 F
no.eea_gs               FOA         eea_goods_services_local     >=  2050000 NOK 2020-02-12 2022-03-17 F
no.eea_gs               FOA         eea_goods_services_local     >=  2200000 NOK 2022-03-18 2024-03-13 F
no.eea_gs               FOA         eea_goods_services_local     >=  2300000 NOK 2024-03-14 2026-04-20 F
no.eea_gs               FOA         eea_goods_services_local     >=  2500000 NOK 2026-04-21 -          F3
no.eea_gs_state         FOA         eea_goods_services_state     >=  1100000 NOK 2017-01-01 2018-04-05 F
no.eea_gs_state         FOA         eea_goods_services_state     >=  1300000 NOK 2018-04-06 2020-02-11 F
no.eea_gs_state         FOA         eea_goods_services_state     >=  1300000 NOK 2020-02-12 2022-03-17 F
no.eea_gs_state         FOA         eea_goods_services_state     >=  1400000 NOK 2022-03-18 2024-03-13 F
no.eea_gs_state         FOA         eea_goods_services_state     >=  1490000 NOK 2024-03-14 2026-04-20 F
no.eea_gs_state         FOA         eea_goods_services_state     >=  1630000 NOK 2026-04-21 -          F3
no.eea_special          FOA         eea_special                  >=  6300000 NOK 2017-01-01 2018-04-05 M
no.eea_special          FOA         eea_special                  >=  6950000 NOK 2018-04-06 2020-02-11 F
no.eea_special          FOA         eea_special                  >=  7200000 NOK 2020-02-12 2022-03-17 F
no.eea_special          FOA         eea_special                  >=  7800000 NOK 2022-03-18 2024-03-13 U
no.eea_special          FOA         eea_special                  >=  7800000 NOK 2024-03-14 2026-04-20 F
no.eea_special          FOA         eea_special                  >=  8700000 NOK 2026-04-21 -          F3
no.eea_works            FOA         eea_works                    >= 44000000 NOK 2017-01-01 2018-04-05 F
no.eea_works            FOA         eea_works                    >= 51000000 NOK 2018-04-06 2020-02-11 F
no.eea_works            FOA         eea_works                    >= 51500000 NOK 2020-02-12 2022-03-17 F
no.eea_works            FOA         eea_works                    >= 56000000 NOK 2022-03-18 2024-03-13 F
no.eea_works            FOA         eea_works                    >= 57800000 NOK 2024-03-14 2026-04-20 F
no.eea_works            FOA         eea_works                    >= 62900000 NOK 2026-04-21 -          F3
no.national             FOA         national_threshold           >=  1100000 NOK 2015-07-01 2016-12-31 M
no.national             FOA         national_threshold           >=  1100000 NOK 2017-01-01 2018-04-05 F
no.national             FOA         national_threshold           >=  1300000 NOK 2018-04-06 2026-06-30 F
no.national             FOA         national_threshold           >=  1300000 NOK 2026-07-01 -          F3
no.small_lot_gs         FOA         small_lot_goods_services     <     836000 NOK 2024-03-14 2026-04-20 F
no.small_lot_gs         FOA         small_lot_goods_services     <          - NOK 2026-04-21 -          U
no.small_lot_works      FOA         small_lot_works              <   10400000 NOK 2024-03-14 2026-04-20 F
no.small_lot_works      FOA         small_lot_works              <          - NOK 2026-04-21 -          U
no.subcontractors_local FOA         subcontractors_local         >=  2050000 NOK 2017-01-01 -          F
no.subcontractors_state FOA         subcontractors_state         >=  1300000 NOK 2017-01-01 -          F
no.tax_cert             FOA         tax_certificate              >     500000 NOK 2017-01-01 -          F
no.scope                LOA         law_applies                  >=   100000 NOK 2017-01-01 2026-06-30 F
no.scope                LOA         law_applies                  >=   500000 NOK 2026-07-01 -          F3
no.wages_local          wages       wages_local                  >=  2050000 NOK 2017-01-01 -          U
no.wages_state          wages       wages_state                  >=  1300000 NOK 2017-01-01 -          U
no.apprentices_local    apprentices apprentices_local            >=  2050000 NOK 2025-08-01 -          F
no.apprentices_state    apprentices apprentices_state            >=  1300000 NOK 2025-08-01 -          F
no.utilities.scope      utilities   law_applies                  >=   100000 NOK 2017-01-01 2026-06-30 F
no.utilities.scope      utilities   law_applies                  >=   500000 NOK 2026-07-01 -          U
no.utilities.eea_gs     utilities   eea_goods_services_utilities >=        - NOK 2017-01-01 2024-03-13 U
no.utilities.eea_gs     utilities   eea_goods_services_utilities >=  4600000 NOK 2024-03-14 2026-04-20 F
no.utilities.eea_gs     utilities   eea_goods_services_utilities >=  5000000 NOK 2026-04-21 -          F3
no.utilities.eea_works  utilities   eea_works_utilities          >=        - NOK 2017-01-01 2026-04-20 U
no.utilities.eea_works  utilities   eea_works_utilities          >= 62900000 NOK 2026-04-21 -          F3
no.utilities.eea_special utilities  eea_special                  >=        - NOK 2017-01-01 -          U
no.concessions.scope    concessions law_applies                  >=   100000 NOK 2017-01-01 2026-06-30 U
no.concessions.scope    concessions law_applies                  >=   500000 NOK 2026-07-01 -          U
no.concessions.eea      concessions eea_concessions              >=        - NOK 2017-01-01 -          U
"""


@dataclass(frozen=True)
class Row:
    id: str
    law: str
    kind: LimitKind
    comparison: Comparison
    amount: int | None
    currency: str
    first: date
    last: date | None
    certainty: Certainty

    @property
    def country(self) -> Country:
        return Country(self.id[:2])

    def __str__(self) -> str:
        return f"{self.id}-{self.first}"


def _row(line: str) -> Row:
    name, law, kind, comparison, amount, currency, first, last, certainty = line.split()
    return Row(
        name,
        LAWS.get(law, law),
        LimitKind(kind),
        Comparison(comparison),
        None if amount == "-" else int(amount),
        currency,
        date.fromisoformat(first),
        None if last == "-" else date.fromisoformat(last),
        Certainty(certainty),
    )


ROWS = [_row(line) for line in TABLE.strip().splitlines()]
