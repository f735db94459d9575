"""Read one of a closed set of words: “Öppet förfarande”, “Åpen anbudskonkurranse”, “Open procedure”."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from rapidfuzz import fuzz, process

from inkop_desktop import formats, text
from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.reading import Reading, is_nothing, shown, text_of
from inkop_desktop.exchange.rows import Cell
from inkop_desktop.rules.vocabulary import (
    ContractKind,
    Level,
    NoticeMethod,
    Procedure,
    RenewalKind,
    Secrecy,
    Vocabulary,
)
from inkop_desktop.text import N_, _

_LONGEST = 120  # letters; more is prose
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
        RenewalKind.NONE: ("Nej", "Nei", "No", "Ingen", "Upphör", "Opphører"),
        RenewalKind.EXPRESS: ("Efter beslut", "Skriftligt", "Etter vedtak", "Skriftlig"),
        RenewalKind.TACIT: ("Ja", "Yes", "Automatisk", "Automatiskt", "Automatic", "Tyst", "Stilltiende"),
    },
    NoticeMethod: {
        NoticeMethod.WRITING: ("Skriftligt", "Skriftligen", "Skriftlig", "Written"),
        NoticeMethod.EMAIL: ("E-post", "E-mail", "Mail", "Epost"),
        NoticeMethod.REGISTERED_LETTER: ("Rekommenderat", "Rek", "Rekommandert"),
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
    """Return the word of the vocabulary that a cell names, in any of the languages.

    Errors: UserError for a word that is none of them.
    """
    if is_nothing(cell):
        return Reading(None)
    key = _key(text_of(cell)[:_LONGEST])
    words = _spellings(vocabulary)
    if key in words:
        return Reading(words[key])
    close = process.extractOne(key, words.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE)
    if not close:
        raise UserError(N_("“{text}” is none of the words for this field."), text=shown(cell))
    return Reading(words[close[0]])


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
