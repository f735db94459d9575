"""Every sentence in the reader's language: the catalogues are whole, and no placeholder is lost."""

import gettext

import pytest

from inkop_desktop import paths, text
from inkop_desktop.text import PSEUDO, _, in_language, ngettext, placeholders

TRANSLATED = [code for code in text.LANGUAGES if code != text.SOURCE]


def catalogue(code: str) -> dict[str | tuple[str, int], str]:
    """Return the messages of a catalogue by their source."""
    found = gettext.translation(text.DOMAIN, paths.translations(), languages=[code])
    return {key: value for key, value in found._catalog.items() if key}  # type: ignore[attr-defined]


def source_of(key: str | tuple[str, int]) -> str:
    words = key if isinstance(key, str) else key[0]
    return words.split("\x04")[-1]


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_message_is_translated_and_keeps_its_placeholders(code: str) -> None:
    messages = catalogue(code)
    assert len(messages) > 500
    wrong = [
        key
        for key, said in messages.items()
        if not said or not placeholders(said) <= placeholders(source_of(key)) | {"count"}
    ]
    assert wrong == []


def test_the_catalogues_hold_the_same_messages() -> None:
    first, *others = (set(map(str, catalogue(code))) for code in TRANSLATED)
    for other in others:
        assert other == first


@pytest.mark.parametrize(
    ("code", "one", "many"), [("sv", "1 avtal", "2 avtal"), ("nb", "1 avtale", "2 avtaler")]
)
def test_plurals_follow_the_count(code: str, one: str, many: str) -> None:
    with in_language(code):
        for count, begins in ((1, one), (2, many)):
            said = ngettext("{count} contract was changed.", "{count} contracts were changed.", count)
            assert said.format(count=count).startswith(begins)


def test_a_translation_with_other_placeholders_is_refused() -> None:
    assert text._checked("Open {name}", "Öppna {namn}") == "Open {name}"
    assert text._checked("Open {name}", "Öppna {name}") == "Öppna {name}"
    assert text._checked("Open", "Öppna {") == "Open"


def test_the_language_of_a_block_ends_with_it() -> None:
    with in_language("sv"):
        assert _("Contracts") == "Avtal"
        with in_language("nb"):
            assert _("Contracts") == "Avtaler"
        assert _("Contracts") == "Avtal"
    assert _("Contracts") == "Contracts"


@pytest.mark.parametrize("words", ["Save", "Contracts that run out", "Ends within {months} months"])
def test_the_longest_language_is_longer_and_keeps_its_placeholders(words: str) -> None:
    with in_language(PSEUDO):
        said = _(words)
    assert said.startswith(words)
    assert len(said) >= 1.4 * len(words)
    assert placeholders(said) == placeholders(words)


def test_an_unknown_language_speaks_the_source() -> None:
    with in_language("xx"):
        assert _("Contracts") == "Contracts"
