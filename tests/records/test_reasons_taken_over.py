"""What is secret of the reason for an ending that was taken over from another page."""

from datetime import date
from typing import Any

import pytest

from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Secret
from inkop_desktop.records.procuring_secrets import secret_fields, without_secrets

DAY = date(2026, 11, 21)
WORDS = "The supplier has threatened the staff."


def case(subject: str, **facts: Any) -> DirectProcurement:
    """Return a signed case in which a field is marked as secret."""
    marked = (Secret(subject=subject, paragraph="21 kap. 7 §"),)
    return DirectProcurement(number="D2026-001", title="Lås", signed_on=DAY, secrets=marked, **facts)


@pytest.mark.parametrize("name", ["reasons", "way_reason"])
@pytest.mark.parametrize(
    ("ending_reason", "is_same"), [(WORDS, True), ("The need is gone.", False), ("", False)]
)
def test_a_mark_counts_for_the_reason_that_was_taken_over(
    name: str, ending_reason: str, is_same: bool
) -> None:
    written = {name: f"{WORDS} ", "ending_reason": ending_reason}
    assert secret_fields(case(name, **written), DAY) == {name} | ({"ending_reason"} if is_same else set())
    assert secret_fields(case("ending_reason", **written), DAY) == {"ending_reason"} | (
        {name} if is_same else set()
    )
    assert WORDS not in repr(without_secrets(case(name, **written), DAY))
