"""Which fields a list of contracts may bring, and the headings that municipalities give them.

A heading is known by the field's own label in every language, and by the words beside it here.
"""

from dataclasses import dataclass
from functools import cache

from inkop_desktop import formats, text
from inkop_desktop.exchange import csv_form
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import Kind, fields_of
from inkop_desktop.text import N_, _

FIELDS = fields_of(Contract)
DAYS = frozenset(name for name, field in FIELDS.items() if field.kind is Kind.DATE)


@dataclass(frozen=True, slots=True)
class ImportField:
    """A field that a column may hold: its key, its label, and what municipalities call it."""

    key: str
    label: str
    words: tuple[str, ...]


def _own(key: str, *words: str) -> ImportField:
    """Return a field of the contract under its own label."""
    return ImportField(key, FIELDS[key].label, words)


IMPORTED = (
    _own(
        "number",
        *(
            "Avtalsnr",
            "Avtalsnummer",
            "Avtals-ID",
            "Avtal nr",
            "Kontraktsnr",
            "Kontraktsnummer",
            "Kontraktnr",
        ),
        *("Avtalenr", "Avtalenummer", "Avtale-ID", "Avtale nr", "Kontraktnummer", "Kontrakt-ID"),
        *("Contract no", "Contract number", "Contract ID", "Agreement number", "Löpnr", "Løpenr"),
        *("Kontrakts-ID", "Nr", "Nummer"),
    ),
    _own(
        "title",
        *("Benämning", "Avtalsnamn", "Avtalets namn", "Avtal", "Namn på avtal", "Avtalsbenämning", "Rubrik"),
        *("Avtalenavn", "Navn på avtale", "Avtale", "Avtaletittel", "Tittel", "Benevnelse", "Navn", "Namn"),
        *("Kontrakt", "Kontraktsnavn", "Contract", "Contract title", "Contract name", "Agreement"),
    ),
    _own(
        "case_number",
        *("Dnr", "Diarienr", "Diarienummer", "Ärendenr", "Ärendenummer", "Diarie"),
        *("Saksnr", "Saksnummer", "Arkivsaksnr", "Arkivsak", "Sak", "Journalnr", "Ephorte", "Arkivref"),
        *("File reference", "Case no", "Case"),
    ),
    _own("kind", "Avtalstyp", "Typ av avtal", "Avtaletype", "Type avtale", "Kontraktstype", "Contract type"),
    _own(
        "parent_id",
        *("Ramavtalsnr", "Ramavtalsnummer", "Tillhör ramavtal", "Avrop från", "Överordnat avtal"),
        *("Rammeavtalenr", "Rammeavtalenummer", "Tilhører rammeavtale", "Avrop på", "Overordnet avtale"),
        *("Tilhøyrer rammeavtale", "Overordna avtale", "Parent contract", "Framework number"),
    ),
    _own(
        "predecessor_id",
        *("Ersätter avtal", "Föregående avtal", "Tidigare avtal", "Föregångare", "Tidigare avtalsnr"),
        *("Erstatter avtale", "Forrige avtale", "Tidligere avtale", "Tidligere avtalenr", "Forgjenger"),
        *("Erstattar avtale", "Førre avtale", "Tidlegare avtale", "Forgjengar"),
        *("Replaces contract", "Previous contract", "Predecessor"),
    ),
    ImportField(
        "suppliers",
        N_("Supplier"),
        (
            *("Leverantör", "Leverantörer", "Leverantörsnamn", "Avtalspart", "Motpart", "Företag"),
            *("Leverandør", "Leverandører", "Leverandørnavn", "Leverandørar", "Avtalepart", "Firma"),
            *("Suppliers", "Vendor", "Contractor"),
        ),
    ),
    ImportField(
        "supplier_number",
        N_("The supplier’s organisation number"),
        (
            *("Org.nr", "Orgnr", "Organisationsnr", "Organisationsnummer", "Leverantörens org.nr"),
            *("Organisasjonsnr", "Organisasjonsnummer", "Org.nummer", "Leverandørens org.nr"),
            *("Organisation number", "Company number", "VAT number"),
        ),
    ),
    ImportField(
        "buyer",
        N_("Contracting authority"),
        (
            *(
                "Oppdragsgiver",
                "Oppdragsgivar",
                "Publisert av",
                "Upphandlande myndighet",
                "Köpare",
                "Beställare",
            ),
            *("Kund", "Kunde", "Kommune", "Kommun", "Buyer", "Authority"),
        ),
    ),
    ImportField(
        "owners",
        N_("Contract owner"),
        (
            *("Avtalsägare", "Avtalsansvarig", "Ansvarig", "Ansvarig person", "Kontaktperson"),
            *("Avtaleeier", "Avtaleansvarlig", "Avtaleeigar", "Ansvarlig", "Ansvarleg", "Kontraktsansvarlig"),
            *("Owner", "Responsible"),
        ),
    ),
    ImportField(
        "managers",
        N_("Contract manager"),
        (
            *("Avtalsförvaltare", "Förvaltare", "Avtalscontroller", "Kontraktsförvaltare"),
            *("Avtaleforvalter", "Kontraktsforvalter", "Avtaleforvaltar", "Handläggare", "Saksbehandler"),
        ),
    ),
    _own(
        "unit_id",
        *("Enhet", "Förvaltning", "Avdelning", "Nämnd", "Verksamhet", "Ansvarig enhet", "Division"),
        *("Etat", "Seksjon", "Avdeling", "Virksomhet", "Eining", "Sektor", "Department"),
    ),
    _own(
        "users",
        *("Får användas av", "Kan användas av", "Avropsberättigade", "Deltagande kommuner", "Användare"),
        *("Deltagande enheter", "Omfattade enheter", "Avtalet gäller för", "Deltagare"),
        *("Kan brukes av", "Avropsberettigede", "Bestillingsberettigede", "Deltakere", "Deltakerkommuner"),
        *("Omfattede enheter", "Avtalen gjelder for", "Brukere", "Kan brukast av", "Deltakarar"),
        *("Deltakarkommunar", "Avropsrett", "Avtalen gjeld for", "Users", "Participants", "Available to"),
    ),
    _own(
        "area_id",
        *("Inköpskategori", "Kategori", "Produktområde", "Varugrupp", "Område", "Avtalsområde"),
        *("Varegruppe", "Avtaleområde", "Innkjøpsområde", "Innkjøpskategori", "Category"),
    ),
    _own("cpv", "CPV", "CPV-kod", "CPV-koder", "CPV-kode", "CPV code", "CPV-nr"),
    _own(
        "procedure",
        *("Förfarande", "Upphandlingsförfarande", "Upphandlingsform"),
        *(
            "Prosedyre",
            "Anskaffelsesform",
            "Anskaffelsesprosedyre",
            "Anskaffingsprosedyre",
            "Konkurranseform",
            "Procurement procedure",
        ),
    ),
    _own("legal_ground", "Lagrum", "Rättslig grund", "Hjemmel", "Rettslig grunnlag", "Regelverk"),
    _own(
        "notice_on",
        *("Annonsdatum", "Annonserad", "Annonserat", "Publiserad", "Publiceringsdatum", "Kunngjøringsdato"),
        *("Kunngjort", "Kunngjort dato", "Lyst ut", "Notice date", "Published"),
    ),
    _own("awarded_on", "Tilldelningsdatum", "Tilldelningsbeslut", "Tildelingsdato", "Award date"),
    _own("awarded_by_id", "Tilldelat av", "Tildelt av", "Awarded by"),
    _own(
        "signed_on",
        *("Signert", "Signert dato", "Signeringsdato", "Undertecknat", "Signerat", "Avtalsdatum"),
        *("Avtaledato", "Underskrevet", "Kontraktsdato", "Tecknat", "Signed", "Date signed"),
    ),
    _own("signed_by_id", "Undertecknat av", "Signerat av", "Avtalstecknare", "Signert av", "Underskrevet av"),
    _own(
        "first_day",
        *(
            "Avtalsstart",
            "Startdatum",
            "Start",
            "Avtalsperiod från",
            "Giltigt från",
            "Från",
            "Fr.o.m.",
            "Gäller från",
        ),
        *(
            "Startdato",
            "Oppstartsdato",
            "Avtalestart",
            "Fra dato",
            "Gyldig fra",
            "Fra og med",
            "Fra",
            "Oppstart",
            "Frå",
        ),
        *("Giltig fr.o.m.", "Gäller fr.o.m.", "Frå dato", "Start date", "Valid from", "From"),
    ),
    _own(
        "last_day",
        *(
            "Avtalsslut",
            "Slutdatum",
            "Slut",
            "Avtalsperiod till",
            "Giltigt till",
            "Till",
            "T.o.m.",
            "Gäller till",
        ),
        *(
            "Utgår",
            "Upphör",
            "Sluttdato",
            "Avtaleslutt",
            "Til dato",
            "Gyldig til",
            "Til og med",
            "Til",
            "Slutt",
        ),
        *("Giltig t.o.m.", "Gäller t.o.m.", "Utgångsdatum", "Går ut", "Utløp", "Utløpsdato", "Utløper"),
        *("End date", "Valid to", "Expiry date", "Expires", "To"),
    ),
    ImportField(
        "term",
        N_("Term"),
        (
            *("Avtalstid", "Löptid", "Avtalsperiod", "Avtalslängd", "Varighet", "Avtaleperiode", "Avtaletid"),
            *("Kontraktsperiode", "Løpetid", "Duration", "Period"),
        ),
    ),
    ImportField(
        "options",
        N_("Options"),
        (
            *(
                "Option",
                "Optioner",
                "Förlängning",
                "Förlängningsoption",
                "Optionsår",
                "Förlängningsmöjlighet",
            ),
            *(
                "Opsjon",
                "Opsjoner",
                "Opsjonar",
                "Forlengelse",
                "Forlengelsesopsjon",
                "Forlenging",
                "Extension",
            ),
        ),
    ),
    ImportField(
        "option_count",
        N_("Number of options"),
        ("Antal optioner", "Opsjoner (antall)", "Antall opsjoner", "Tal opsjonar", "Options (number)"),
    ),
    ImportField(
        "option_note",
        N_("What is said of the options"),
        (
            "Opsjonsbeskrivelse",
            "Beskrivelse av opsjon",
            "Optionsbeskrivning",
            "Optionsvillkor",
            "Opsjonsvilkår",
        ),
    ),
    ImportField(
        "extended_to",
        N_("Last day with every option"),
        (
            *("Förlängning t.o.m.", "Förlängt till", "Kan förlängas till", "Maximalt till", "Längst till"),
            *(
                "Slutdatum inkl. option",
                "Förlängning till",
                "Max förlängning",
                "Option till",
                "Option t.o.m.",
            ),
            *(
                "Forlengelse til",
                "Kan forlenges til",
                "Forlenget til",
                "Sluttdato inkl. opsjon",
                "Opsjon til",
            ),
            *("Forlenging til", "Opsjon t.o.m.", "Maks til", "Extended to", "Latest end date"),
        ),
    ),
    _own(
        "open_ended",
        *("Tillsvidareavtal", "Löper tillsvidare", "Tillsvidare (ja/nej)", "Løpende avtale"),
        *("Uten sluttdato", "Løpende (ja/nei)", "Løpande avtale", "Utan sluttdato", "No end date"),
    ),
    _own(
        "renewal",
        *("Förnyelse", "Automatisk förlängning", "Automatisk förnyelse", "Förlängs automatiskt"),
        *("Autoförlängning", "Tyst förlängning", "Förlängningstyp", "Typ av förlängning", "Förnyelsetyp"),
        *("Fornyelse", "Fornying", "Automatisk fornyelse", "Automatisk forlengelse", "Fornyes automatisk"),
        *("Forlenges automatisk", "Stilltiende forlengelse", "Fornyelsestype", "Forlengelsestype"),
        *("Type forlengelse", "Automatisk fornying", "Automatisk forlenging", "Stillteiande forlenging"),
        *(
            "Forlengingstype",
            "Fornyingstype",
            "Auto renewal",
            "Automatic renewal",
            "Tacit renewal",
            "Renewal type",
        ),
    ),
    _own(
        "renewal_months",
        *("Förlängs med", "Förnyas med", "Förlängningsperiod", "Förlängningstid", "Förnyelseperiod"),
        *("Forlenges med", "Fornyes med", "Forlengelsesperiode", "Fornyelsesperiode", "Blir forlengd med"),
        *("Blir fornya med", "Forlengingsperiode", "Renewal period", "Renewal term"),
    ),
    ImportField(
        "notice",
        N_("Notice period"),
        (
            "Uppsägningstid",
            "Uppsägning",
            "Oppsigelsestid",
            "Oppsigelsesfrist",
            "Oppsigelse",
            "Oppseiingstid",
            "Oppseiingsfrist",
            "Notice",
        ),
    ),
    _own("notice_method", "Uppsägningssätt", "Uppsägningsform", "Oppsigelsesmåte", "Oppsigelsesform"),
    _own(
        "notice_given_on",
        *("Uppsagt", "Uppsagt den", "Avtalet uppsagt", "Uppsägning lämnad", "Uppsagd den"),
        *("Oppsagt", "Oppsagt dato", "Avtalen er sagt opp", "Oppsigelse gitt", "Oppsagd", "Sagt opp den"),
        *("Notice given", "Date of notice"),
    ),
    _own(
        "terminated_last_day",
        *("Uppsagt till", "Upphörde i förtid", "Hävt", "Hävt den", "Avslutat i förtid"),
        *("Oppsagt til", "Avsluttet før tiden", "Hevet", "Hevet den", "Oppsagd til", "Avslutta før tida"),
        *("Heva", "Terminated on", "Terminated"),
        *("Upphör i förtid, sista dag", "Opphører før tiden, siste dag"),  # as earlier exports have it
        *("Upphör genom beslut, sista dag", "Opphører etter beslutning, siste dag"),
    ),
    _own(
        "termination_reason",
        *("Uppsägningsorsak", "Hävningsgrund", "Skäl för uppsägning", "Oppsigelsesgrunn", "Hevingsgrunn"),
        *("Grunn til oppsigelse", "Oppseiingsgrunn", "Grunn til oppseiing", "Termination reason"),
    ),
    _own(
        "closed_on",
        *("Avslutat", "Avslutat den", "Avtalet avslutat", "Stängt", "Avsluttet", "Avsluttet den", "Lukket"),
        *("Avslutta", "Avslutta den", "Lukka", "Closed"),
    ),
    _own(
        "lead_months",
        *("Ledtid", "Upphandlingstid", "Framförhållning", "Tid för ny upphandling", "Ledetid"),
        *("Tid til ny anskaffelse", "Anskaffelsestid", "Innkjøpstid", "Tid til nytt innkjøp", "Lead time"),
    ),
    _own("review_day", "Nästa översyn", "Översynsdatum", "Neste gjennomgang", "Revisjonsdato", "Review date"),
    _own(
        "estimated_value",
        *("Värde", "Avtalsvärde", "Kontraktsvärde", "Uppskattat värde", "Årsvolym", "Belopp", "Totalvärde"),
        *("Verdi", "Avtaleverdi", "Kontraktsverdi", "Estimert verdi", "Anslått verdi", "Estimert totalverdi"),
        *("Beløp", "Value", "Contract value", "Total value"),
    ),
    _own(
        "ceiling",
        *("Takvolym", "Takbelopp", "Tak", "Maxvolym", "Maxvärde", "Högsta värde"),
        *("Øvre ramme", "Maksimalverdi", "Maksverdi", "Ramme", "Takverdi", "Maximum value", "Ceiling value"),
    ),
    ImportField("currency", N_("Currency"), ("Valuta", "Valutakod", "Valutakode")),
    ImportField(
        "ceiling_currency",
        N_("Currency of the ceiling"),
        (
            "Takvolym valuta",
            "Takets valuta",
            "Øvre ramme valuta",
            "Valuta for øvre ramme",
            "Ceiling currency",
        ),
    ),
    _own("price_adjustment", "Prisjustering", "Prisreglering", "Prismodell", "Prisregulering"),
    _own("price_clause", "Prisjusteringsklausul", "Indexklausul", "Prisklausul", "Indeksklausul"),
    _own("price_index", "Indexserie", "Prisindex", "Indeks", "Prisindeks"),
    _own("price_next_on", "Nästa prisjustering", "Neste prisjustering"),
    _own(
        "ordering_channel",
        "Beställningsväg",
        "Beställs via",
        "Bestillingskanal",
        "Bestilles via",
        "Avropas via",
    ),
    _own("level", "Nivå", "Avtalsnivå", "Klass", "Klassificering", "Avtalenivå", "Klassifisering"),
    _own(
        "sustainability",
        *("Hållbarhet", "Hållbarhetskrav", "Hållbarhetskriterier", "Hållbarhetsaspekter", "Miljökrav"),
        *("Miljö- och sociala krav", "Bærekraft", "Bærekraftskrav", "Miljøkrav", "Klima- og miljøkrav"),
        *("Samfunnsansvar", "Berekraft", "Berekraftskrav"),
        *("Sustainability requirements", "Environmental criteria"),
    ),
    _own("public", "Offentlig", "Publiceras", "Publiseres"),
    _own("secrecy", "Sekretess", "Sekretessnivå", "Unntatt offentlighet", "Gradering"),
    _own("secrecy_ground", "Sekretessgrund", "Hjemmel for unntak", "Unntakshjemmel"),
    _own(
        "remarks",
        *("Anmärkning", "Anmärkningar", "Kommentar", "Kommentarer", "Notering", "Övrigt", "Beskrivning"),
        *("Merknad", "Merknader", "Notat", "Beskrivelse", "Annet", "Anna", "Comment", "Comments", "Notes"),
    ),
)
# The amounts that our own lists have a column of currencies for.
_CURRENCY_OF = {"currency": "estimated_value", "ceiling_currency": "ceiling"}
BY_KEY = {each.key: each for each in IMPORTED}
# The fields that may tell whether a contract was in the register before.
MATCH_KEYS = ("number", "case_number", "title")


def known() -> dict[str, tuple[str, ...]]:
    """Return the headings that each field is known by: its label in every language, ours, and other words."""
    return {key: (*words, formats.label(BY_KEY[key].label)) for key, words in _usually_known().items()}


@cache
def _usually_known() -> dict[str, tuple[str, ...]]:
    return {each.key: (*_labels(each), *each.words) for each in IMPORTED}


def _labels(field: ImportField) -> tuple[str, ...]:
    labels = []
    for code in text.LANGUAGES:
        with text.in_language(code):
            labels.append(_(field.label))
            if field.key in _CURRENCY_OF:
                labels.append(csv_form.currency_heading(_(FIELDS[_CURRENCY_OF[field.key]].label)))
    return tuple(dict.fromkeys(labels))
