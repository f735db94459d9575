"""When the program itself fails it says so, and what it says can be copied into a report."""

import pytest
from PySide6.QtGui import QGuiApplication
from recorder import Recorder

from inkop_desktop.ui import crash


def fail() -> None:
    """Let a bug be told."""
    crash.on_exception(ZeroDivisionError, ZeroDivisionError("by nothing"), None)


@pytest.mark.parametrize(("answer", "is_copied"), [("copy", True), ("ok", False), (None, False)])
@pytest.mark.usefixtures("qapp")
def test_what_went_wrong_is_told_and_copied_on_demand(
    told: Recorder, answer: str | None, is_copied: bool
) -> None:
    QGuiApplication.clipboard().clear()
    told.answers = [answer]
    fail()
    ((title, said),) = told.said
    assert "went wrong" in title
    assert "ZeroDivisionError: by nothing" in said
    assert QGuiApplication.clipboard().text() == (said if is_copied else "")


@pytest.mark.usefixtures("qapp")
def test_each_failure_is_told(told: Recorder) -> None:
    told.answers = ["ok", "ok"]
    fail()
    fail()
    assert len(told.said) == 2
