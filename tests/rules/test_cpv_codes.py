"""CPV codes are found by digits and by words, and are always shown with their label."""

import csv

import pytest

from inkop_desktop import formats, paths, text
from inkop_desktop.errors import UserError
from inkop_desktop.formats import worded
from inkop_desktop.rules import cpv


def codes(query: str, language: str = "sv") -> list[str]:
    with text.in_language(language):
        return [entry.code for entry in cpv.search(query)]


def test_every_code_of_the_source_is_there_in_three_languages() -> None:
    with paths.resource("reference", "cpv2008.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 9454
    for row in rows:
        entry = cpv.get(row["code"])
        assert entry == cpv.get(row["code"][:8])
        assert entry
        assert (entry.code, entry.en, entry.sv) == (row["code"], row["en"], row["sv"])
        assert entry.no


def test_mended_labels_replace_the_sources() -> None:
    assert cpv.label("37471100") == "37471100-1 Golf bags"
    with text.in_language("nb"):
        assert cpv.label("37471100") == "37471100-1 Golfbager"
    with paths.resource("reference", "cpv_nb_mended.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            entry = cpv.get(row["code"])
            assert entry
            assert entry.no == row["no"]


def test_the_label_follows_the_language() -> None:
    labels = []
    for language in text.LANGUAGES:
        with text.in_language(language):
            labels.append(cpv.label("90910000"))
    assert labels == [
        "90910000-9 Cleaning services",
        "90910000-9 Städning",
        "90910000-9 Rengjøring",
    ]
    assert cpv.label("99999999") == "99999999"


def test_a_code_is_read_with_and_without_check_digit() -> None:
    assert {cpv.parse(code).code for code in ("79340000", "79340000-9", "79 34 00 00-9")} == {"79340000-9"}
    for code, sentence in [
        ("79340000-1", "Did you mean 79340000-9 Adv"),
        ("79349999", "is not a CPV code."),
        ("", "not"),
    ]:
        with pytest.raises(UserError) as caught:
            cpv.parse(code)
        assert sentence in worded(caught.value)


def test_branches() -> None:
    assert [cpv.stem(code) for code in ("79340000-9", "30000000-9", "45234129-9")] == [
        "7934",
        "30",
        "45234129",
    ]


SEARCHES = [
    ("städ", "sv", "90900000-6"),
    ("livsmedel", "sv", "15000000-8"),
    ("rengjøring", "nb", "90910000-9"),
    ("cleaning services", "en", "90910000-9"),
    ("LINOLEUM", "sv", "44112230-9"),
    ("9091", "sv", "90910000-9"),
    ("90910000-9", "sv", "90910000-9"),
]


@pytest.mark.parametrize(("query", "language", "first"), SEARCHES)
def test_the_likeliest_code_comes_first(query: str, language: str, first: str) -> None:
    assert codes(query, language)[0] == first


def test_all_words_must_be_there_in_whatever_language() -> None:
    found = codes("möbler kontor")
    assert "39130000-2" in found
    assert codes("furniture kontor")
    assert codes("kontor zzz") == []
    assert codes("  ") == []
    assert len(codes("a")) == 50


def test_a_keystroke_folds_no_more_than_what_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    codes("a")
    folded: list[str] = []

    def fold(words: str) -> str:
        folded.append(words)
        return words.casefold()

    monkeypatch.setattr(formats, "fold", fold)
    codes("ma")
    assert folded == ["ma"]
