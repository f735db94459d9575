"""Which letters a direct procurement asks for."""

from inkop_desktop.rules.procuring import Ending
from inkop_desktop.rules.vocabulary import Vocabulary
from inkop_desktop.text import N_


class LetterKind(Vocabulary):
    """What is written, and so to whom: suppliers that are asked, tenderers, those who handle the case."""

    REQUEST = "request", N_("Request for tender")
    ANSWERS = "answers", N_("Questions and answers")
    AWARD = "award", N_("Award decision")
    CANCELLATION = "cancellation", N_("Notice of cancellation")
    DECLARATION = "declaration", N_("Declaration on conflicts of interest")


CANCELLED = (Ending.CANCELLED, Ending.ADVERTISE)
"""The endings of which everybody who was asked or tendered is told that nothing is bought this way."""
