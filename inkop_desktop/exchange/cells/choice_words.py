"""The words that lists have for the choices of a contract, beside our own labels in every language."""

from collections.abc import Mapping
from typing import Any

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

WORDS: Mapping[type[Vocabulary], Mapping[Any, tuple[str, ...]]] = {
    ContractKind: {
        ContractKind.SINGLE: (
            *("Avtal", "Avtale", "Kontrakt", "Enskilt avtal", "Enkeltavtale", "Köpeavtal"),
            *("Enkeltkontrakt", "Kjøpsavtale", "Kjøpekontrakt", "Innkjøpsavtale", "Serviceavtal"),
            *("Serviceavtale", "Tjänsteavtal", "Tjenesteavtale", "Tenesteavtale", "Varuavtal"),
            *("Driftsavtal", "Driftsavtale", "Contract", "Agreement"),
        ),
        ContractKind.FRAMEWORK_ONE: (
            *("Ramavtal", "Rammeavtale", "Rammeavtaler", "Rammeavtalar", "Rammekontrakt"),
            *("Ramavtal med en leverantör", "Rammeavtale med en leverandør"),
            *("Rammeavtale med ein leverandør", "Framework agreement", "Framework"),
            *("Framework with one supplier",),
        ),
        ContractKind.FRAMEWORK_RANKING: (
            *("Rangordning", "Ramavtal rangordnat", "Rangering", "Rangordnat ramavtal"),
            *("Rangert rammeavtale",),
        ),
        ContractKind.FRAMEWORK_COMPETITION: (
            "Förnyad konkurrensutsättning",
            "Minikonkurranse",
            "Mini-competition",
        ),
        ContractKind.FRAMEWORK_KEY: ("Fördelningsnyckel", "Fordelingsnøkkel"),
        ContractKind.CENTRAL_FRAMEWORK: (
            *("Statligt ramavtal", "Centralt ramavtal", "Statlig rammeavtale", "Sentral rammeavtale"),
            *("Statens fellesavtale", "Central framework agreement"),
        ),
        ContractKind.COOPERATION: (
            "Samarbetsavtal",
            "Samverkansavtal",
            "Samarbeidsavtale",
            "Cooperation agreement",
        ),
        ContractKind.OTHER: ("Övrigt", "Övriga avtal", "Annat", "Annet", "Anna", "Andre", "Other"),
        ContractKind.DYNAMIC_SYSTEM: ("DIS", "DPS", "Dynamiskt inköpssystem", "Dynamisk innkjøpsordning"),
        ContractKind.CALL_OFF: ("Avrop", "Avropsavtal", "Avropskontrakt", "Avropsavtale", "Call-off"),
        ContractKind.RENTAL: (
            *("Hyra", "Hyresavtal", "Leasing", "Leasingavtal", "Leasingavtale", "Leie", "Leieavtale"),
            *("Leigeavtale", "Lease"),
        ),
        ContractKind.CONCESSION: (
            *("Koncession", "Tjänstekoncession", "Konsesjon", "Konsesjonskontrakt", "Tjenestekonsesjon"),
            *("Tenestekonsesjon",),
        ),
    },
    Procedure: {
        Procedure.OPEN: (
            *("Öppet", "Öppen upphandling", "Åpen", "Åpen anbudskonkurranse", "Open tilbodskonkurranse"),
            *("Åpen anskaffelse", "Öppen"),
        ),
        Procedure.RESTRICTED: (
            *("Selektivt", "Selektiv upphandling", "Begrenset anbudskonkurranse"),
            *("Avgrensa tilbodskonkurranse", "Avgrensa anbodskonkurranse", "Restricted"),
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
            *(
                "Anskaffelse uten konkurranse",
                "Innkjøp utan konkurranse",
                "Anskaffing utan konkurranse",
                "Negotiated without prior call for competition",
            ),
        ),
        Procedure.DIALOGUE: ("Konkurrensdialog", "Konkurransepreget dialog"),
        Procedure.NATIONAL: (
            *("Annonserat förfarande under tröskelvärdet", "Urvalsförfarande", "Nasjonal kunngjøring"),
            *("FOA del II",),
        ),
        Procedure.SIMPLIFIED: ("Förenklat", "Förenklat förfarande", "Förenklad upphandling"),
        Procedure.DIRECT: (
            *("Direktupphandling", "Direkt", "Direkteanskaffelse", "Direkte anskaffelse", "Direktekjøp"),
            *("Direkte kjøp", "Direktekjøp uten kunngjøring", "Direct award", "Direct purchase"),
            *("Anskaffelse uten kunngjøring", "Innkjøp utan kunngjering", "Anskaffing utan kunngjering"),
            *(
                "Direkteinnkjøp",
                "Direkte innkjøp",
                "Direkteanskaffing",
                "Direkte anskaffing",
                "Direkttilldelning",
            ),
            *("Unntak fra kunngjøringsplikten", "Unntak frå kunngjeringsplikta"),
        ),
        Procedure.DYNAMIC: ("Dynamiskt inköpssystem", "DIS", "DPS", "Dynamisk innkjøpsordning"),
        Procedure.THREE_QUOTES: ("Tre offerter", "Tre tilbud", "Tre tilbod", "Three quotes"),
        Procedure.CALL_OFF: (
            *("Avrop", "Avrop från ramavtal", "Ramavtalsavrop", "Avrop fra rammeavtale"),
            *("Avrop frå rammeavtale", "Avrop på rammeavtale"),
        ),
        Procedure.RENEWED_COMPETITION: (
            "Förnyad konkurrensutsättning",
            "FKU",
            "Minikonkurranse",
            "Mini-competition",
        ),
        Procedure.EXEMPT: ("Undantag", "Unntak", "Unntatt", "Unnatak", "Unnateke"),
    },
    RenewalKind: {
        RenewalKind.NONE: (
            *("Nej", "Nei", "No", "Ingen", "Upphör", "Opphører", "Opphøyrer", "Går ut", "Utløper", "Ends"),
            *(
                "Ingen förlängning",
                "Ingen förnyelse",
                "Ingen forlengelse",
                "Ingen fornyelse",
                "Inga forlenging",
                "Avslutas",
                "Avsluttes",
            ),
            *("Förlängs inte", "Förlängs ej", "Forlenges ikke", "Blir ikkje forlengd", "Expires"),
        ),
        RenewalKind.EXPRESS: (
            *("Efter beslut", "Skriftligt", "Skriftlig överenskommelse", "Efter överenskommelse"),
            *("Etter vedtak", "Skriftlig", "Etter avtale", "Skriftlig avtale", "By decision", "By agreement"),
            *(
                "Manuell",
                "Manuellt",
                "Aktiv",
                "Genom beslut",
                "Ved beslutning",
                "Ved vedtak",
                "Aktiv förlängning",
                "Aktiv forlengelse",
            ),
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
# These say that there are several suppliers, but not how one calls off from them.
UNSURE: Mapping[Vocabulary, tuple[str, ...]] = {
    ContractKind.FRAMEWORK_MIXED: (
        *("Ramavtal med flera leverantörer", "Ramavtal, flera leverantörer", "Flera leverantörer"),
        *("Parallella ramavtal", "Parallellt ramavtal", "Rammeavtale med flere leverandører"),
        *("Rammeavtale, flere leverandører", "Parallelle rammeavtaler", "Parallell rammeavtale"),
        *("Flere leverandører", "Rammeavtale med fleire leverandørar", "Parallelle rammeavtalar"),
        *("Rammeavtale, fleire leverandørar", "Fleire leverandørar", "Parallel framework agreements"),
        *("Framework agreement with several suppliers", "Multi-supplier framework"),
    )
}
