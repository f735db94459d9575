"""What can go wrong, said so that a person can do something about it.

An error carries a source sentence and its values; it is translated where it is shown
(`formats.worded`), because the language of the reader is not known where it is raised.
"""

from typing import Any


class InkopError(Exception):
    """Hold a sentence (marked with `N_`) and the values that stand in it."""

    def __init__(self, template: str, **params: Any) -> None:
        super().__init__(template)
        self.template = template
        self.params = params

    def __str__(self) -> str:
        return self.template.format(**self.params) if self.params else self.template


class UserError(InkopError):
    """Tell what was wrong with what the person gave or asked; everything is as it was."""


class RegisterError(InkopError):
    """Tell what the surroundings refused: full disk, locked or damaged file, newer program."""


class Bug(InkopError):  # noqa: N818 - the name says it: ours, nobody else's
    """Tell that the program itself broke a promise; never caused by input."""
