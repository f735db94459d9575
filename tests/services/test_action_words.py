"""The log tells what was done as done, whatever it was: the names of the actions are not commands."""

import pytest

from inkop_desktop import text
from inkop_desktop.services import actions

WORDS = sorted({*sum(actions.ACTIONS.values(), ()), *actions.SEVERAL_DELETED.values()})
# How the first word ends of what has been done, and those that end in ways of their own.
DONE = {
    "sv": (("de", "te"), {"Tog", "Gick", "Skrev", "Gav", "Angav", "Utsåg"}),
    "nb": (("te", "et"), {"La", "Gikk", "Skrev", "Ga", "Trakk"}),
}


@pytest.mark.parametrize("language", DONE)
@pytest.mark.parametrize("words", WORDS)
def test_an_action_is_told_as_done(language: str, words: str) -> None:
    endings, others = DONE[language]
    with text.in_language(language):
        first = text._(words).split()[0]
    assert first.endswith(endings) or first in others, first
