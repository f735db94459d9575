"""What tests of the window get beside the rest: the program's dress, in its light colours."""

import pytest
from PySide6.QtWidgets import QApplication

from inkop_desktop.ui import theme


@pytest.fixture(scope="session")
def _dressed(qapp: QApplication) -> None:
    theme.current().dress(qapp)


@pytest.fixture(autouse=True)
def _light(_dressed: None) -> None:
    """Begin in light colours."""
    if theme.current().is_dark:
        theme.current().set_look(theme.Look.LIGHT)
