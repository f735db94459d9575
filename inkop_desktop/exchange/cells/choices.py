"""Read one of a closed set of words: “Öppet förfarande”, “Åpen anbudskonkurranse”, “Open procedure”."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from rapidfuzz import fuzz, process

from inkop_desktop import formats, own_names, text
from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.reading import Reading, is_nothing, lines_of, shown, text_of
from inkop_desktop.exchange.rows import Cell
from inkop_desktop.rules.vocabulary import (
    ContractKind,
    Level,
    NoticeMethod,
    OrderingChannel,
    PriceAdjustment,
    Procedure,
    RenewalKind,
    Secrecy,
    Sustainability,
    Vocabulary,
)
from inkop_desktop.text import N_, _

_LONGEST = 120  # letters; more is prose
_LONGEST_LIST = 1200
_HARD = re.compile(r"[;\n|•]")
_SOFT = re.compile(r"[,/+&]|\s(?:och|og|and|samt)\s", re.IGNORECASE)
_CLOSE = 90  # per cent of the letters
# What lists say beside our own labels.
_WORDS: Mapping[type[Vocabulary], Mapping[Any, tuple[str, ...]]] = {
    ContractKind: {
        ContractKind.SINGLE: ("Avtal", "Avtale", "Kontrakt", "Enskilt avtal", "Enkeltavtale", "Köpeavtal"),
        ContractKind.FRAMEWORK_ONE: (
            "Ramavtal",
            "Rammeavtale",
            "Rammeavtaler",
            "Framework agreement",
            "Framework",
        ),
        ContractKind.FRAMEWORK_RANKING: ("Rangordning", "Ramavtal rangordnat", "Rangering"),
        ContractKind.FRAMEWORK_COMPETITION: (
            "Förnyad konkurrensutsättning",
            "Minikonkurranse",
            "Mini-competition",
        ),
        ContractKind.FRAMEWORK_KEY: ("Fördelningsnyckel", "Fordelingsnøkkel"),
        ContractKind.DYNAMIC_SYSTEM: ("DIS", "Dynamiskt inköpssystem", "Dynamisk innkjøpsordning"),
        ContractKind.CALL_OFF: ("Avrop", "Avropsavtal"),
        ContractKind.RENTAL: ("Hyra", "Hyresavtal", "Leasing", "Leie", "Leieavtale"),
        ContractKind.CONCESSION: ("Koncession", "Konsesjon", "Konsesjonskontrakt"),
    },
    Procedure: {
        Procedure.OPEN: (
            "Öppet",
            "Öppen upphandling",
            "Åpen",
            "Åpen anbudskonkurranse",
            "Open tilbodskonkurranse",
        ),
        Procedure.RESTRICTED: (
            "Selektivt",
            "Selektiv upphandling",
            "Begrenset anbudskonkurranse",
            "Restricted",
        ),
        Procedure.NEGOTIATED: (
            *(
                "Förhandlat",
                "Förhandlat förfarande",
                "Konkurranse med forhandling",
                "Konkurranse med forhandlinger",
            ),
            "Negotiated with prior publication of a call for competition / competitive with negotiation",
        ),
        Procedure.NEGOTIATED_WITHOUT_NOTICE: (
            *("Förhandlat utan annonsering", "Förhandlat förfarande utan föregående annonsering"),
            *("Anskaffelse uten konkurranse", "Negotiated without prior call for competition"),
        ),
        Procedure.DIALOGUE: ("Konkurrensdialog", "Konkurransepreget dialog"),
        Procedure.NATIONAL: (
            "Annonserat förfarande under tröskelvärdet",
            "Nasjonal kunngjøring",
            "FOA del II",
        ),
        Procedure.SIMPLIFIED: ("Förenklat", "Förenklat förfarande", "Förenklad upphandling"),
        Procedure.DIRECT: (
            *("Direktupphandling", "Direkt", "Direkteanskaffelse", "Direkte anskaffelse", "Direktekjøp"),
            *("Direkte kjøp", "Direktekjøp uten kunngjøring", "Direct award"),
        ),
        Procedure.CALL_OFF: ("Avrop", "Avrop fra rammeavtale"),
        Procedure.RENEWED_COMPETITION: ("Förnyad konkurrensutsättning", "FKU", "Minikonkurranse"),
        Procedure.EXEMPT: ("Undantag", "Unntak", "Unntatt"),
    },
    RenewalKind: {
        RenewalKind.NONE: (
            *("Nej", "Nei", "No", "Ingen", "Upphör", "Opphører", "Opphøyrer", "Går ut", "Utløper", "Ends"),
            *("Förlängs inte", "Förlängs ej", "Forlenges ikke", "Blir ikkje forlengd", "Expires"),
        ),
        RenewalKind.EXPRESS: (
            *("Efter beslut", "Skriftligt", "Skriftlig överenskommelse", "Efter överenskommelse"),
            *("Etter vedtak", "Skriftlig", "Etter avtale", "Skriftlig avtale", "By decision", "By agreement"),
            *("Genom beslut", "Ved beslutning", "Ved vedtak", "Aktiv förlängning", "Aktiv forlengelse"),
        ),
        RenewalKind.TACIT: (
            *("Automatisk", "Automatiskt", "Automatic", "Tyst", "Stilltiende", "Automatisk förlängning"),
            *("Stilltiende forlengelse", "Stillteiande forlenging", "Tyst förlängning", "Tacit renewal"),
        ),
    },
    NoticeMethod: {
        NoticeMethod.WRITING: ("Skriftligt", "Skriftligen", "Skriftlig", "Written"),
        NoticeMethod.EMAIL: ("E-post", "E-mail", "Mail", "Epost"),
        NoticeMethod.REGISTERED_LETTER: ("Rekommenderat", "Rek", "Rekommandert"),
    },
    Sustainability: {
        Sustainability.ENVIRONMENT: ("Miljö", "Miljökrav", "Miljøkrav", "Miljø", "Environment"),
        Sustainability.CLIMATE: ("Klimat", "Klimatkrav", "Klima", "Klimakrav", "Climate"),
        Sustainability.CHEMICALS: ("Kemikalier", "Kemikaliekrav", "Kjemikalier", "Kjemikaliar", "Giftfritt"),
        Sustainability.CIRCULARITY: ("Cirkularitet", "Cirkulärt", "Återbruk", "Sirkularitet", "Gjenbruk"),
        Sustainability.ANIMAL_WELFARE: ("Djurskydd", "Djurvälfärd", "Dyrevelferd"),
        Sustainability.SOCIAL: ("Sociala krav", "Social", "Sosiale krav", "Sosialt", "Social hänsyn"),
        Sustainability.HUMAN_RIGHTS: ("Mänskliga rättigheter", "Menneskerettigheter", "Menneskerettar"),
        Sustainability.LABOUR: ("Arbetsvillkor", "Arbetsrättsliga villkor", "Lønns- og arbeidsvilkår"),
        Sustainability.APPRENTICES: ("Lärlingar", "Lærlinger", "Lærlingar", "Krav om lærlinger"),
        Sustainability.EMPLOYMENT: ("Sysselsättning", "Sysselsättningskrav", "Sysselsetting"),
        Sustainability.ACCESSIBILITY: ("Tillgänglighet", "Universell utforming", "Tilgjengelighet"),
        Sustainability.INNOVATION: ("Innovasjon",),
    },
    OrderingChannel: {
        OrderingChannel.E_CATALOGUE: ("E-katalog", "Katalog", "Produktkatalog", "Katalogbeställning"),
        OrderingChannel.E_ORDER: ("E-order", "E-beställning", "E-handel", "E-bestilling", "E-ordre"),
        OrderingChannel.WEB_SHOP: ("Webbshop", "Webbutik", "Nettbutikk", "Punch-out", "Punchout"),
        OrderingChannel.EMAIL: ("E-post", "E-mail", "Mail", "Epost"),
        OrderingChannel.PHONE: ("Telefon", "Tlf", "Tel"),
        OrderingChannel.STANDING: ("Abonnemang", "Abonnement", "Stående leverans", "Fast leveranse"),
    },
    PriceAdjustment: {
        PriceAdjustment.FIXED: ("Fast", "Fasta priser", "Fast pris", "Faste priser", "Nej", "Nei"),
        PriceAdjustment.INDEX: ("Index", "Indeks", "Indexreglering", "Indeksregulering", "KPI", "PPI", "AKI"),
        PriceAdjustment.NEGOTIATED: ("Förhandling", "Forhandling", "Efter förhandling"),
        PriceAdjustment.SUPPLIER_LIST: ("Prislista", "Leverantörens prislista", "Prisliste"),
    },
    Level: {
        Level.A: ("Strategisk", "Strategiskt", "1", "Nivå 1", "Nivå A"),
        Level.B: ("Viktig", "Viktigt", "2", "Nivå 2", "Nivå B"),
        Level.C: ("Enkel", "Enkelt", "3", "Nivå 3", "Nivå C"),
    },
    Secrecy: {
        Secrecy.PUBLIC: ("Nej", "Nei", "Offentlig", "Ingen"),
        Secrecy.PARTLY: ("Delvis", "Delvist"),
        Secrecy.SECRET: ("Ja", "Sekretess", "Hemlig", "Unntatt", "Unntatt offentlighet", "Fortrolig"),
    },
}


def read_choice(cell: Cell, vocabulary: type[Vocabulary]) -> Reading[Vocabulary]:
    """Return the word of the vocabulary that a cell names, as the authority or any language calls it.

    Errors: UserError for a word that is none of them.
    """
    if is_nothing(cell):
        return Reading(None)
    key = _key(text_of(cell)[:_LONGEST])
    words = _known(vocabulary)
    if key in words:
        return Reading(words[key])
    close = process.extractOne(key, words.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE)
    if not close:
        raise UserError(N_("“{text}” is none of the words for this field."), text=shown(cell))
    return Reading(words[close[0]])


def read_choices(cell: Cell, vocabulary: type[Vocabulary]) -> Reading[tuple[Vocabulary, ...]]:
    """Return the words of the vocabulary that a cell names, each once.

    Errors: UserError for a word that is none of them.
    """
    if is_nothing(cell):
        return Reading(None)
    words = [
        word for part in _HARD.split(lines_of(cell)[:_LONGEST_LIST]) for word in _words_in(part, vocabulary)
    ]
    return Reading(tuple(dict.fromkeys(words)))


def _words_in(part: str, vocabulary: type[Vocabulary]) -> list[Vocabulary]:
    """Return the word that a part names as a whole, else those that stand between commas and the like."""
    try:
        parts = [read_choice(part, vocabulary)]
    except UserError:
        parts = [read_choice(each, vocabulary) for each in _SOFT.split(part)]
    return [each.value for each in parts if each.value]


def _known(vocabulary: type[Vocabulary]) -> dict[str, Vocabulary]:
    """Return each word of a vocabulary by all that it may be called; the authority's names count first."""
    own = {key: word for word, name in own_names.of(vocabulary).items() if (key := _key(name))}
    return _spellings(vocabulary) | own


@cache
def _spellings(vocabulary: type[Vocabulary]) -> dict[str, Vocabulary]:
    """Return each word of a vocabulary by everything it may be called; our own labels count first."""
    found: dict[str, Vocabulary] = {}
    for code in text.LANGUAGES:
        with text.in_language(code):
            for member in vocabulary:
                found.setdefault(_key(_(member.label)), member)
                found.setdefault(_key(_(member.label).partition(",")[0]), member)
    words = _WORDS.get(vocabulary, {})
    for member in vocabulary:
        for word in (member.value, *words.get(member, ())):
            found.setdefault(_key(word), member)
    return found


def _key(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", formats.fold(words)))
