"""Text is broken into lines that fit, and nothing of it is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.typeset.pdf.fonts import Type, Weight, substitute
from inkop_desktop.typeset.pdf.press import Press
from inkop_desktop.typeset.pdf.wrapping import fitted, wrap, wrap_facts
from inkop_desktop.typeset.wording import clean

BODY = Type(Weight.REGULAR, 10, 14, "0 g", Press().pdf)
LETTERS = (st.text("ab -åW", max_size=80) | st.text(max_size=80)).map(clean)


@given(LETTERS, st.floats(8, 200))
def test_every_line_fits_unless_it_is_one_letter(text: str, width: float) -> None:
    for line in wrap(text, width, BODY):
        bare = line.rstrip(" ")
        assert len(bare) <= 1 or BODY.width(bare) <= width + 1e-6


@given(LETTERS, st.floats(8, 200))
def test_no_letter_is_lost(text: str, width: float) -> None:
    assert "".join("".join(wrap(text, width, BODY)).split()) == "".join(text.split())


@given(st.lists(st.text("abcåäö", min_size=1, max_size=8), min_size=1), st.floats(60, 200))
def test_words_stay_apart_and_whole(words: list[str], width: float) -> None:
    assert "".join(wrap(" ".join(words), width, BODY)).split() == words


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 100, []),
        ("Ramavtal", 100, ["Ramavtal"]),
        ("Ramavtal för skolmöbler", 80, ["Ramavtal för ", "skolmöbler"]),
        ("två\nrader", 100, ["två ", "rader"]),
        ("en\n\ntom", 100, ["en ", " ", "tom"]),
        ("anna.berg@norrby.se", 60, ["anna.berg@", "norrby.se"]),
        ("12 500 000 kr".replace(" ", "\xa0"), 100, ["12 500 000 kr".replace(" ", "\xa0")]),
    ],
)
def test_where_lines_break(text: str, width: float, lines: list[str]) -> None:
    assert wrap(text, width, BODY) == lines


@given(st.lists(st.text("abc ", min_size=1, max_size=30)), st.floats(40, 200))
def test_facts_fill_lines_and_keep_their_words(facts: list[str], width: float) -> None:
    lines = wrap_facts(facts, width, BODY)
    assert all(BODY.width(line.rstrip(" ")) <= width + 1e-6 for line in lines)
    assert "".join(lines).replace("·", " ").split() == " ".join(facts).split()


def test_facts_break_between_each_other() -> None:
    assert wrap_facts(["Ägare: Anna Berg", "Värde: 10 kr"], 100, BODY) == [
        "Ägare: Anna Berg ",
        "Värde: 10 kr",
    ]
    assert wrap_facts(["Ägare: Anna", "Värde: 10 kr"], 300, BODY) == ["Ägare: Anna · Värde: 10 kr"]


def test_a_word_after_a_broken_one_has_what_is_left_of_the_line() -> None:
    for width in range(20, 140):
        for line in wrap("upphandlingssamverkan samverkan mellan", width, BODY):
            assert BODY.width(line.rstrip(" ")) <= width


def test_a_name_too_wide_for_its_place_is_shortened() -> None:
    assert fitted("Norrby", 100, BODY) == "Norrby"
    short = fitted("Norrby kommun och region", 60, BODY)
    assert short.startswith("Norrby")
    assert short.endswith("…")
    assert BODY.width(short) <= 60
    assert fitted("Norrby", 1, BODY) == "…"


@pytest.mark.parametrize(
    ("letter", "shown", "weight"),
    [
        ("å", "å", Weight.SEMIBOLD),
        ("ŋ", "ŋ", Weight.SEMIBOLD),
        ("\N{SNOWMAN}", "\N{SNOWMAN}", Weight.FALLBACK),
        ("中", "\ufffd", Weight.FALLBACK),
        ("😀", "\ufffd", Weight.FALLBACK),
    ],
)
def test_a_letter_is_taken_from_a_font_that_has_it(letter: str, shown: str, weight: Weight) -> None:
    assert substitute(letter, Weight.SEMIBOLD) == (shown, weight)
