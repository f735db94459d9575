"""Every field of a contract that a spreadsheet can carry has a column, with its cells as lists write them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inkop_desktop import formats, text
from inkop_desktop.exchange.cells.choices import read_choice, read_choices
from inkop_desktop.exchange.contract_columns import FIELDS, IMPORTED, known
from inkop_desktop.exchange.contract_list import proposed, read_list, read_rows
from inkop_desktop.exchange.contract_rows import RowRead
from inkop_desktop.exchange.headings import recognise
from inkop_desktop.records.fields import Kind
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Level, OrderingChannel, PriceAdjustment, Secrecy, Sustainability
from inkop_desktop.services.imports.incoming import Linked, Named

# What no cell of a list of contracts can hold, or what columns of another name fill.
WITHOUT_COLUMN = {
    *("amendments", "attachments", "call_offs", "decisions", "follow_ups"),
    *("notice_evidence", "closing_note"),
}
UNDER_ANOTHER_NAME = {"term_months", "term_days", "notice_months", "notice_days"}


def read(tmp_path: Path, heading: str, cell: str) -> RowRead:
    """Read a row that has one more column than its title."""
    path = tmp_path / "list.csv"
    path.write_text(f"Benämning;{heading}\nKött;{cell}\n", encoding="utf-8")
    source = read_list(path)
    (row,), _reader = read_rows(source, proposed(source), "SEK", "Åsele kommun", lambda _done: None)
    return row


def values(tmp_path: Path, heading: str, cell: str) -> dict[str, Any]:
    row = read(tmp_path, heading, cell)
    assert row.incoming
    return {name: value for name, value in row.incoming.values.items() if name != "title"}


def test_every_field_has_a_column() -> None:
    columns = {each.key for each in IMPORTED}
    assert FIELDS.keys() - columns == WITHOUT_COLUMN | UNDER_ANOTHER_NAME


HEADINGS = {
    "first_day": "Giltig fr.o.m.|Gäller fr o m|Gyldig fra|Frå dato|Valid from",
    "last_day": "Giltig t.o.m.|Gäller t o m|Utgångsdatum|Utløper|Går ut|Expires",
    "extended_to": "Förlängning t.o.m.|Forlengelse til|Forlenging til",
    "area_id": "Varugrupp|Innkjøpsområde",
    "procedure": "Upphandlingsform|Anskaffingsprosedyre",
    "parent_id": "Ramavtalsnr|Tillhör ramavtal|Rammeavtalenr|Overordna avtale|Framework number",
    "predecessor_id": "Ersätter avtal|Tidligere avtalenr|Førre avtale|Previous contract",
    "users": "Avropsberättigade|Kan brukes av|Deltakarkommunar|Available to",
    "sustainability": "Hållbarhetskrav|Klima- og miljøkrav|Berekraft|Sustainability requirements",
    "open_ended": "Tillsvidareavtal|Løpende avtale|Utan sluttdato|No end date",
    "renewal_months": "Förlängs med (mån)|Fornyes med|Blir fornya med|Renewal period",
    "lead_months": "Ledtid (månader)|Anskaffelsestid|Tid til nytt innkjøp|Lead time",
    "notice_on": "Annonsdatum|Kunngjøringsdato|Lyst ut|Notice date",
    "notice": "Uppsägningstid|Oppsigelsesfrist|Oppseiingsfrist|Notice period",
    "notice_given_on": "Uppsagt den|Oppsagt dato|Sagt opp den|Date of notice",
    "terminated_last_day": (
        "Uppsagt till|Avsluttet før tiden|Avslutta før tida|Terminated on"
        "|Upphört, sista dag|Upphör i förtid, sista dag|Upphör genom beslut, sista dag"
        "|Opphørt, siste dag|Opphører før tiden, siste dag|Opphører etter beslutning, siste dag"
    ),
    "termination_reason": "Uppsägningsorsak|Oppsigelsesgrunn|Oppseiingsgrunn|Termination reason",
    "closed_on": "Avslutat den|Avsluttet den|Avslutta den|Closed",
    "ordering_channel": "Beställningsväg|Bestillingskanal|Ordered through",
    "secrecy": "Sekretess|Unntatt offentlighet|Secrecy",
    "ceiling_currency": "Takbelopp, valuta|Øvre ramme, valuta|Ceiling, currency",
    "currency": "Uppskattat värde, valuta|Anslått verdi, valuta|Estimated value, currency|Valuta",
}


@pytest.mark.parametrize("field", HEADINGS)
def test_the_words_of_every_language_are_known(field: str) -> None:
    words = HEADINGS[field].split("|")
    assert [guess.field for word in words for guess in recognise([word], known())] == [field] * len(words)


CELLS = {
    "Ramavtalsnr;RA 1": {"parent_id": Linked("RA 1", "Ramavtalsnr: RA 1")},
    "Ersätter avtal;2019-4": {"predecessor_id": Linked("2019-4", "Ersätter avtal: 2019-4")},
    "Avropsberättigade;Skola, Vård och omsorg / Umeå kommun": {
        "users": (Named("Skola"), Named("Vård och omsorg"), Named("Umeå kommun"))
    },
    "Hållbarhetskrav;Miljökrav, sociala krav": {
        "sustainability": (Sustainability.ENVIRONMENT, Sustainability.SOCIAL)
    },
    "Hållbarhetskrav;Människors rätt": {"remarks": "Hållbarhetskrav: Människors rätt"},
    "Klima- og miljøkrav;Gjenbruk og lærlinger": {
        "sustainability": (Sustainability.CIRCULARITY, Sustainability.APPRENTICES)
    },
    "Tillsvidareavtal;ja": {
        "open_ended": True,
        "last_day": None,
        "term_months": None,
        "term_days": None,
        "options": (),
    },
    "Tillsvidareavtal;nej": {},
    "Förlängs med;12 mån": {"renewal_months": 12},
    "Förlängs med (år);1": {"renewal_months": 12},
    "Förlängs med;30 dagar": {"remarks": "Förlängs med: 30 dagar"},
    "Ledtid;9 månader": {"lead_months": 9},
    "Uppsägningstid;3": {"notice_months": 3, "notice_days": None},
    "Ledtid;9": {"lead_months": 9},
    "Uppsagt den;2026-01-15": {"notice_given_on": date(2026, 1, 15)},
    "Uppsagt den;ja": {"remarks": "Uppsagt den: ja"},
    "Uppsagt till;2026-06-30": {"terminated_last_day": date(2026, 6, 30)},
    "Avslutat den;31.12.2025": {"closed_on": date(2025, 12, 31)},
    "Beställningsväg;E-handel": {"ordering_channel": OrderingChannel.E_ORDER},
    "Prisjustering;KPI": {"price_adjustment": PriceAdjustment.INDEX},
    "Nivå;A": {"level": Level.A},
    "Sekretess;delvis": {"secrecy": Secrecy.PARTLY},
}


@pytest.mark.parametrize("column", CELLS)
def test_what_a_cell_becomes(tmp_path: Path, column: str) -> None:
    heading, _, cell = column.partition(";")
    assert values(tmp_path, heading, cell) == CELLS[column]


def test_each_amount_has_its_own_currency(tmp_path: Path) -> None:
    headings = "Värde;Valuta;Takbelopp;Takbelopp, valuta"
    told = values(tmp_path, headings, "100;NOK;200;EUR")
    assert told == {"estimated_value": Money(100_00, "NOK"), "ceiling": Money(200_00, "EUR")}


def test_every_choice_is_read_by_its_own_words() -> None:
    for field in FIELDS.values():
        for code in text.LANGUAGES:
            with text.in_language(code):
                for member in field.choices or ():
                    assert read_choice(formats.show(member), field.choices).value is member
                    if field.kind is Kind.CHOICES:
                        every = "; ".join(formats.show(each) for each in field.choices)
                        assert read_choices(every, field.choices).value == tuple(field.choices)
