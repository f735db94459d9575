"""How far the ceiling of a contract is reached, told and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.formats import worded
from inkop_desktop.rules.call_offs import Stage, Use, sentences, use_of
from inkop_desktop.rules.money import Money

CEILING = Money(100_000_00, "SEK")


def told(use: Use) -> list[str]:
    return [worded(each).replace("\xa0", " ") for each in sentences(use)]


def kr(minor: int, currency: str = "SEK") -> Money:
    return Money(minor, currency)


@pytest.mark.parametrize(
    ("minor", "stage"),
    [
        (0, None),
        (70_000_00 - 1, None),
        (70_000_00, Stage.MUCH),
        (70_000_00 + 1, Stage.MUCH),
        (90_000_00 - 1, Stage.MUCH),
        (90_000_00, Stage.MOST),
        (90_000_00 + 1, Stage.MOST),
        (100_000_00 - 1, Stage.MOST),
        (100_000_00, Stage.EXHAUSTED),
        (100_000_00 + 1, Stage.EXHAUSTED),
    ],
)
def test_a_ceiling_is_reached_in_stages_to_the_minor_unit(minor: int, stage: Stage | None) -> None:
    assert use_of(CEILING, [kr(minor)]).stage is stage


def test_nothing_may_be_called_off_where_the_ceiling_is_nothing() -> None:
    use = use_of(kr(0), [])
    assert (use.stage, use.share, use.left) == (Stage.EXHAUSTED, None, kr(0))


def test_other_currencies_and_missing_values_are_told_and_not_counted() -> None:
    use = use_of(CEILING, [kr(30_000_00), kr(500_00, "EUR"), None, kr(20_000_00), kr(1, "NOK"), None])
    assert (use.counted, use.left) == (kr(50_000_00), kr(50_000_00))
    assert use.others == (kr(500_00, "EUR"), kr(1, "NOK"))
    assert told(use) == [
        "50,000 SEK of the ceiling of 100,000 SEK has been called off (50%), 50,000 SEK is left.",
        "500 EUR has been called off besides, in another currency.",
        "0.01 NOK has been called off besides, in another currency.",
        "2 call-offs have no value and are not counted.",
    ]


def test_without_a_ceiling_nothing_is_known_of_what_is_left() -> None:
    use = use_of(None, [kr(1_00), kr(2_00, "EUR")])
    assert (use.counted, use.left, use.share, use.stage) == (None, None, None, None)
    assert use.exceeded_by(kr(10**12)) is None
    assert told(use) == [
        "No ceiling is entered, so it is not known how much is left.",
        "2 EUR has been called off.",
        "1 SEK has been called off.",
    ]


@pytest.mark.parametrize(
    ("minor", "said"),
    [
        (
            99_999_99,
            "99,999.99 SEK of the ceiling of 100,000 SEK has been called off (99%), 0.01 SEK is left.",
        ),
        (100_000_00, "The ceiling of 100,000 SEK is exhausted: nothing more may be called off."),
        (
            100_000_01,
            (
                "100,000.01 SEK has been called off, 0.01 SEK more than the ceiling of 100,000 SEK: nothing "
                "more may be called off."
            ),
        ),
    ],
)
def test_a_hundred_per_cent_is_all_of_it(minor: int, said: str) -> None:
    assert told(use_of(CEILING, [kr(minor)])) == [said]


@pytest.mark.parametrize(
    ("minor", "said"),
    [
        (1, "Less than 70% of the ceiling of 100,000 SEK has been called off."),
        (70_000_00 - 1, "Less than 70% of the ceiling of 100,000 SEK has been called off."),
        (70_000_00, "At least 70% of the ceiling of 100,000 SEK has been called off."),
        (90_000_00 - 1, "At least 70% of the ceiling of 100,000 SEK has been called off."),
        (90_000_00, "At least 90% of the ceiling of 100,000 SEK has been called off."),
        (100_000_00, "The ceiling of 100,000 SEK is exhausted: nothing more may be called off."),
        (100_000_01, "The ceiling of 100,000 SEK is exhausted: nothing more may be called off."),
    ],
)
def test_a_sum_with_a_secret_value_tells_no_amount(minor: int, said: str) -> None:
    use = use_of(CEILING, [kr(minor), kr(5_00, "EUR"), None], secret=1)
    unvalued = "1 call-off has no value and is not counted."
    assert told(use) == [said, "The sum is not told: 1 value in it is secret.", unvalued]


def test_a_sum_with_secret_values_is_not_told_without_a_ceiling_either() -> None:
    assert told(use_of(None, [kr(1_00), kr(2_00)], secret=2)) == [
        "No ceiling is entered, so it is not known how much is left.",
        "The sum is not told: 2 values in it are secret.",
    ]


@pytest.mark.parametrize(
    ("value", "over"),
    [
        (kr(40_000_00), None),
        (kr(40_000_01), kr(1)),
        (kr(1), None),
        (kr(10**9, "EUR"), None),
        (None, None),
    ],
)
def test_a_further_call_off_exceeds_what_is_left_or_does_not(value: Money | None, over: Money | None) -> None:
    assert use_of(CEILING, [kr(60_000_00)]).exceeded_by(value) == over


@pytest.mark.parametrize(
    ("ceiling", "values", "is_empty"),
    [
        (CEILING, [], True),
        (CEILING, [kr(0)], True),
        (None, [], True),
        (CEILING, [None], False),
        (CEILING, [kr(1)], False),
        (CEILING, [kr(1, "EUR")], False),
        (None, [kr(1)], False),
    ],
)
def test_a_contract_is_unused_until_something_is_called_off(
    ceiling: Money | None, values: list[Money | None], is_empty: bool
) -> None:
    assert use_of(ceiling, values).is_empty is is_empty


amounts = st.builds(Money, st.integers(0, 10**9), st.sampled_from(["SEK", "NOK", "EUR"])) | st.none()


@given(st.lists(amounts), st.integers(0, 10**10))
def test_every_call_off_is_told_once(values: list[Money | None], ceiling: int) -> None:
    use = use_of(kr(ceiling), values)
    assert use.counted is not None
    told = use.counted.minor + sum(each.minor for each in use.others)
    assert told == sum(each.minor for each in values if each is not None)
    assert use.unvalued == values.count(None)
    assert use.left == kr(ceiling - use.counted.minor)
