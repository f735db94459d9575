"""The words of the register: stored values, labels in three languages."""

import pytest

from inkop_desktop import formats, text
from inkop_desktop.rules import vocabulary
from inkop_desktop.rules.organising import GiftOutcome
from inkop_desktop.rules.vocabulary import Country, Status, Vocabulary

VOCABULARIES = Vocabulary.__subclasses__()


def test_a_member_is_its_value_and_carries_its_label() -> None:
    assert Status.IN_FORCE == "in_force"
    assert Status("in_force") is Status.IN_FORCE
    assert Status.IN_FORCE.label == "In force"
    assert f"{Status.IN_FORCE}" == "in_force"


@pytest.mark.parametrize("words", VOCABULARIES, ids=lambda words: words.__name__)
@pytest.mark.parametrize("language", text.LANGUAGES)
def test_no_two_words_of_a_vocabulary_look_alike(words: type[Vocabulary], language: str) -> None:
    with text.in_language(language):
        labels = [formats.show(word) for word in words]
    assert len(set(labels)) == len(labels)
    assert all(labels)


def test_labels_are_shown_in_the_readers_language() -> None:
    with text.in_language("sv"):
        assert formats.show(Status.OPTION_DECISION) == "Option att besluta"
    with text.in_language("nb"):
        assert formats.show(vocabulary.RenewalKind.TACIT) == "Forlenges stilltiende"


@pytest.mark.parametrize(
    ("language", "option", "gift"),
    [("sv", "Utnyttjas inte", "Avböjdes"), ("nb", "Utløses ikke", "Avslått")],
)
def test_a_gift_is_not_spoken_of_as_an_option(language: str, option: str, gift: str) -> None:
    with text.in_language(language):
        assert formats.show(vocabulary.OptionState.DECLINED) == option
        assert formats.show(GiftOutcome.DECLINED) == gift


def test_a_country_has_its_currency() -> None:
    assert [country.currency for country in Country] == ["SEK", "NOK"]
