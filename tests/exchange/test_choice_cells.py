"""Words for kinds, renewals and procedures are read as lists of both countries write them."""

import pytest

from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.choices import read_choice
from inkop_desktop.exchange.cells.reading import Reading
from inkop_desktop.formats import worded
from inkop_desktop.rules.vocabulary import ContractKind, Procedure, RenewalKind, Vocabulary

WORDS: list[tuple[Vocabulary, str]] = [
    (ContractKind.SINGLE, "Avtal|Avtale|Kontrakt|Enkeltkontrakt|Serviceavtale|Kjøpsavtale|Agreement"),
    (ContractKind.FRAMEWORK_ONE, "Ramavtal|Rammeavtaler|Rammeavtalar|Ramavtal med en leverantör|Framework"),
    (ContractKind.FRAMEWORK_RANKING, "Rangordnat ramavtal|Rangert rammeavtale|Rangering"),
    (ContractKind.CENTRAL_FRAMEWORK, "Statligt ramavtal|Sentral rammeavtale|Central framework agreement"),
    (ContractKind.COOPERATION, "Samverkansavtal|Samarbetsavtal|Samarbeidsavtale|Cooperation agreement"),
    (ContractKind.CALL_OFF, "Avrop|Avropskontrakt|Avropsavtale|Call-off"),
    (ContractKind.RENTAL, "Leasingavtal|Leasingavtale|Leigeavtale|Lease"),
    (ContractKind.CONCESSION, "Tjänstekoncession|Konsesjon|Tenestekonsesjon|Concession"),
    (ContractKind.OTHER, "Övrigt|Annet|Anna|Other"),
    (RenewalKind.NONE, "Löper ut|Ingen förlängning|Utløper|Ingen forlengelse|Opphøyrer|Expires"),
    (RenewalKind.EXPRESS, "Efter överenskommelse|Etter avtale|Manuell|By decision"),
    (
        RenewalKind.TACIT,
        "automatisk förlängning|stilltiende forlengelse|stillteiande forlenging|Tacit renewal",
    ),
    (Procedure.OPEN, "Öppet|Öppen|Åpen anskaffelse|Open tilbodskonkurranse|Open"),
    (Procedure.RESTRICTED, "Selektivt|Begrenset anbudskonkurranse|Avgrensa tilbodskonkurranse|Restricted"),
    (Procedure.NEGOTIATED_WITHOUT_NOTICE, "Anskaffelse uten konkurranse|Innkjøp utan konkurranse"),
    (
        Procedure.DIRECT,
        (
            "direktupphandling|anskaffelse uten kunngjøring|innkjøp utan kunngjering|Direct purchase"
            "|Direkteanskaffing|Direkteinnkjøp|Unntak fra kunngjøringsplikten|Unntak frå kunngjeringsplikta"
        ),
    ),
    (Procedure.DYNAMIC, "Dynamiskt inköpssystem|DIS|Dynamisk innkjøpsordning"),
    (Procedure.THREE_QUOTES, "Tre offerter|Tre tilbud|Tre tilbod|Three quotes"),
    (Procedure.CALL_OFF, "Avrop från ramavtal|Avrop fra rammeavtale|Avrop frå rammeavtale|Ramavtalsavrop"),
    (Procedure.RENEWED_COMPETITION, "Förnyad konkurrensutsättning|Minikonkurranse|Mini-competition"),
    (Procedure.EXEMPT, "Undantag|Unntak|Unnatak|Exempt"),
]


@pytest.mark.parametrize(("word", "spellings"), WORDS)
def test_the_words_of_lists_are_known(word: Vocabulary, spellings: str) -> None:
    for said in spellings.split("|"):
        assert read_choice(said, type(word)) == Reading(word), said


SEVERAL = [
    *("Ramavtal med flera leverantörer", "Parallella ramavtal", "Rammeavtale med flere leverandører"),
    *("Parallelle rammeavtaler", "Parallelle rammeavtalar", "Rammeavtale med fleire leverandørar"),
    *("Parallel framework agreements", "Rammeavtale med flere leverandorer"),
]


@pytest.mark.parametrize("cell", SEVERAL)
def test_frameworks_of_several_suppliers_leave_in_doubt_how_one_calls_off(cell: str) -> None:
    reading = read_choice(cell, ContractKind)
    assert reading.value is ContractKind.FRAMEWORK_MIXED
    assert reading.kept
    assert reading.doubt
    assert worded(reading.doubt).endswith("It does not say how one calls off.")


@pytest.mark.parametrize("cell", ["Konkurranse uten forhandling", "Ej öppet förfarande"])
def test_a_word_is_no_slip_of_its_opposite(cell: str) -> None:
    with pytest.raises(UserError):
        read_choice(cell, Procedure)


@pytest.mark.parametrize("cell", ["ja", "yes", "option"])
def test_yes_is_no_kind_of_renewal(cell: str) -> None:
    with pytest.raises(UserError):
        read_choice(cell, RenewalKind)
