"""What a contract's CPV codes say that was procured."""

import pytest

from inkop_desktop.rules.organising import PurchasingPart
from inkop_desktop.rules.purchasing import procured_as


@pytest.mark.parametrize(
    ("codes", "part"),
    [
        (("15800000-6",), PurchasingPart.GOODS),
        (("90620000-9",), PurchasingPart.SERVICES),
        (("45000000-7",), PurchasingPart.WORKS),
        (("45000000",), PurchasingPart.WORKS),
        (("45233141-9", "44113620-7"), PurchasingPart.WORKS),
        (("44113620-7", "45233141-9"), PurchasingPart.GOODS),
        ((), None),
        (("99999999-9",), None),
        (("99999999-9", "45233141-9"), None),
    ],
)
def test_the_main_code_says_it(codes: tuple[str, ...], part: PurchasingPart | None) -> None:
    assert procured_as(codes) is part
