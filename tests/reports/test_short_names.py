"""Names lose the word that all of them end in."""

import pytest

from inkop_desktop.reports.short_names import initials, shortened


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["Eidskog kommune", "Nord-Odal kommune"], ["Eidskog", "Nord-Odal"]),
        (["Helse, Eidskog kommune", "", "Skole, Grue kommune"], ["Helse, Eidskog", "", "Skole, Grue"]),
        (["Eidskog kommune", "Innlandet fylke"], ["Eidskog kommune", "Innlandet fylke"]),
        (["Eidskog kommune"], ["Eidskog kommune"]),
        (["kommune", "Eidskog kommune"], ["kommune", "Eidskog kommune"]),
        (["Bread", "Bread"], ["Bread", "Bread"]),
        ([], []),
    ],
)
def test_the_common_last_word_goes(names: list[str], short: list[str]) -> None:
    assert shortened(names) == short


@pytest.mark.parametrize(
    ("name", "short"),
    [("Kari Anne Sæther", "K. A. Sæther"), ("Øystein Braskerud", "Ø. Braskerud"), ("Eva", "Eva"), ("", "")],
)
def test_of_a_person_the_last_name_stays(name: str, short: str) -> None:
    assert initials(name) == short
