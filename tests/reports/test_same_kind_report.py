"""Purchases of the same kind on paper: the words, the bar, the overview of a year."""

from dataclasses import replace
from datetime import date

import pytest

from inkop_desktop import formats
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.law import OwnRule
from inkop_desktop.reports import same_kind_words
from inkop_desktop.reports.paper import Source
from inkop_desktop.reports.same_kind import same_kind as paper
from inkop_desktop.reports.same_kind_bar import bar, bars
from inkop_desktop.rules import same_kind
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.vocabulary import Certainty, Counting, LimitKind
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.same_kind import Bound, Entry, Part, Tally
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services.same_kind import Meter, Overview, Own
from inkop_desktop.typeset.document import DataTable, Paragraph, Picture, Strong, Subheading
from inkop_desktop.typeset.scene import Label, Line, Rect, Role, Scene

TODAY = date(2026, 11, 21)
PACK = reading.shipped(Country.SE)
YEAR = same_kind.fiscal_year(2026)
FOOD, BREAD = ProductArea(id=1, name="Food"), ProductArea(id=2, name="Bread", parent_id=1)
WIDTH = 600.0


def kr(amount: int) -> Money:
    return Money(amount * 100, "SEK")


def an_entry(part: Part, amount: int | None, number: int = 1, area_id: int | None = 1) -> Entry:
    worth = None if amount is None else kr(amount)
    return Entry(part, "contract", number, f"Purchase {number}", area_id, worth, date(2026, 3, 1))


def a_meter(*entries: Entry, day: date = TODAY, law: str = "LOU", own: Own | None = None) -> Meter:
    return Meter(
        area=FOOD,
        depth=0,
        year=2026,
        day=day,
        currency="SEK",
        tally=Tally(YEAR, entries),
        rule=PACK.rule(law, "same_kind", day),
        limit=PACK.limit(law, LimitKind.DIRECT_GENERAL, day),
        own=own,
    )


def an_own(amount: int | None, *entries: Entry, counting: Counting = Counting.FISCAL_YEAR) -> Own:
    period = same_kind.twelve_months(TODAY) if counting is Counting.TWELVE_MONTHS else YEAR
    bound = None if amount is None else Bound(kr(amount), is_free=True)
    return Own(OwnRule(title="Ours.", counting=counting, text="As written."), Tally(period, entries), bound)


SOME = (
    an_entry(Part.DECIDED, 300_000),
    an_entry(Part.RESERVED, 100_000, 2),
    an_entry(Part.THIS, 50_000, 3),
    an_entry(Part.CONTRACTS, 110_000, 4),
    an_entry(Part.PAYMENTS, 20_000, 5),
)


def said(words: object) -> list[str]:
    return [formats.show(each).replace("\xa0", " ") for each in words]  # type: ignore[attr-defined]


def test_the_law_is_told_in_its_own_words_with_what_its_limit_is_for() -> None:
    law, reference, limit = said(same_kind_words.law_rule(a_meter(*SOME)))
    assert law.startswith("Lagen räknar inte längre ihop årets alla köp av samma slag, men köp för samma")
    assert reference == "It stands in 5 kap. 3, 4, 7 a och 11 §§ LOU, as of 2026-11-21."
    assert limit.endswith("(19 a kap. 2 § LOU), is for each procurement by itself.")
    assert same_kind_words.law_standing(a_meter(*SOME)) is None


def test_where_the_law_adds_up_the_sum_is_held_against_its_limit() -> None:
    older = a_meter(*SOME, day=date(2022, 1, 31))
    told = said([*same_kind_words.law_rule(older), same_kind_words.law_standing(older)])
    assert told[2].startswith("The sum is held against the limit: ")
    assert "near the limit" in told[3]


def test_a_limit_that_is_not_known_is_asked_for_and_never_guessed() -> None:
    concession = a_meter(*SOME, law="LUK")
    told = said(same_kind_words.law_rule(concession))
    assert told[2] == "The amount of the limit is not known for this day. Enter it with its source."
    assert told[3].startswith("Not certain: “Direct procurement limit” is uncertain")
    assert same_kind_words.law_standing(concession) is None


def test_an_uncertain_limit_is_to_be_confirmed_and_without_a_rule_nothing_is_said() -> None:
    meter = a_meter()
    assert meter.limit is not None
    uncertain = replace(meter, rule=None, limit=replace(meter.limit, certainty=Certainty.F3))
    assert len(said(same_kind_words.law_rule(uncertain))) == 2
    assert said(same_kind_words.law_rule(replace(meter, rule=None, limit=None))) == []


@pytest.mark.parametrize(
    ("counting", "words"),
    [
        (Counting.FISCAL_YEAR, "Ours. Counted over the fiscal year."),
        (Counting.TWELVE_MONTHS, "Ours. Counted from 2025-11-22 to 2026-11-21."),
        (
            Counting.TERM,
            "Ours. Counted over the fiscal year, each purchase with the value of its whole term.",
        ),
    ],
)
def test_the_own_rule_says_over_which_time_it_counts(counting: Counting, words: str) -> None:
    own = an_own(None, counting=counting)
    assert said(same_kind_words.own_rule(a_meter(own=own))) == [words, "As written."]


@pytest.mark.parametrize(
    ("amount", "words"),
    [(400, "100 is 25% of 400. 300 is left."), (125, "near the limit. 25 is left."), (99, "reached.")],
)
def test_the_own_rule_says_how_far_its_sum_has_come(amount: int, words: str) -> None:
    told = same_kind_words.own_standing(a_meter(own=an_own(amount, an_entry(Part.DECIDED, 100))))
    assert told is not None
    assert (
        said([told])[0]
        .replace(" kr", "")
        .replace("SEK", "")
        .replace(" ", "")
        .endswith(words.replace(" ", ""))
    )


def test_without_an_own_rule_that_is_said() -> None:
    assert len(said(same_kind_words.own_rule(a_meter()))) == 1
    assert same_kind_words.own_standing(a_meter()) is None
    assert same_kind_words.own_standing(a_meter(own=an_own(None))) is None


def test_where_nothing_is_bought_no_sum_is_told() -> None:
    """Nothing is nothing, not 0 kronor that are 0 per cent of the limit."""
    older = a_meter(day=date(2021, 3, 1), own=an_own(400))
    assert older.law_adds_up
    assert said([same_kind_words.in_short(older)]) == ["Food, 2026: nothing has been bought"]
    assert same_kind_words.law_standing(older) is None
    assert same_kind_words.own_standing(older) is None


def test_a_heading_over_areas_is_no_kind_of_its_own() -> None:
    """What is bought in the areas below it is of several kinds: nobody holds their sum against a limit."""
    below = an_entry(Part.DECIDED, 900_000, area_id=2)
    heading = a_meter(below, day=date(2021, 3, 1), own=an_own(800_000, below))
    kind = replace(heading, tally=Tally(YEAR, (below, an_entry(Part.DECIDED, 1, 2))))
    for meter, counts in ((heading, False), (kind, True)):
        assert meter.is_of_one_kind is counts
        assert (same_kind_words.law_standing(meter) is not None) is counts
        assert (same_kind_words.own_standing(meter) is not None) is counts
        areas, _entries = tables(an_overview(meter))
        shares = {column.key: cell for column, cell in zip(areas.columns, areas.rows[0], strict=True)}
        assert [shares[each] is not None for each in ("law", "own")] == [counts, counts]


def test_a_sum_as_it_stood_on_a_day_says_so() -> None:
    kept = replace(an_entry(Part.DECIDED, 300), purchases=4)
    meter = replace(a_meter(kept, an_entry(Part.THIS, 50)), until=date(2026, 3, 1))
    (told,) = said([same_kind_words.in_short(meter)])
    assert told.startswith("Food, 2026 until and including 2026-03-01: ")
    assert told.endswith(" in 5 purchases")


def test_what_is_not_in_the_sum_is_said() -> None:
    other = replace(an_entry(Part.DECIDED, 1), amount=Money(5_00, "EUR"))
    told = said(same_kind_words.left_out(Tally(YEAR, (an_entry(Part.DECIDED, None), other)), "SEK"))
    assert told[0] == "1 of them has no amount yet and is not in the sum."
    assert told[1].startswith("Not in the sum, since in another currency: ")
    assert said(same_kind_words.left_out(Tally(YEAR, SOME), "SEK")) == []


def rects(scene: Scene, fill: Role) -> list[Rect]:
    return [each for each in scene.shapes if isinstance(each, Rect) and each.fill is fill]


def words(scene: Scene) -> list[str]:
    return [each.text.replace("\xa0", " ") for each in scene.shapes if isinstance(each, Label)]


def test_the_bar_names_every_part_and_is_as_long_as_they_are() -> None:
    scene = bar(a_meter(*SOME), WIDTH)
    named = [each.split(":")[0] for each in words(scene)]
    assert named == ["The law's limit for one procurement", *(part.label for part in Part)]
    (decided, _swatch) = rects(scene, Role.ACCENT)
    (contracts, _other) = rects(scene, Role.MUTED)
    assert decided.width / contracts.width == pytest.approx(300 / 110, rel=0.05)
    (limit,) = [each for each in scene.shapes if isinstance(each, Line) and each.width == 2]
    assert limit.x1 / decided.width == pytest.approx(700 / 300, rel=0.05)


def test_no_two_parts_look_alike_without_their_colours() -> None:
    looks = set()
    for part in Part:
        scene = bar(a_meter(an_entry(part, 100_000)), WIDTH)
        stretch = [each for each in scene.shapes if isinstance(each, Rect)][1]
        stripes = {(each.x1 == each.x2) for each in scene.shapes if isinstance(each, Line) and each.width < 2}
        looks.add((stretch.fill, stretch.dashed, *stripes))
    assert len(looks) == len(Part)


def test_everything_stays_within_the_picture() -> None:
    meter = a_meter(*SOME, own=an_own(300_000, *SOME))
    for width in (280.0, 600.0, 1000.0):
        for scene in (bar(meter, width), bars([meter, replace(meter, depth=1)], width)):
            for shape in scene.shapes:
                if isinstance(shape, Rect):
                    assert 0 <= shape.x <= shape.x + shape.width <= width + 1
                    assert 0 <= shape.y <= shape.y + shape.height <= scene.height


def test_the_own_limit_is_marked_where_it_counts_the_same_time() -> None:
    same = bar(a_meter(*SOME, own=an_own(300_000, *SOME)), WIDTH)
    assert any(each.startswith("Our own rule:") for each in words(same))
    rolling = bar(a_meter(*SOME, own=an_own(300_000, *SOME, counting=Counting.TWELVE_MONTHS)), WIDTH)
    assert not any(each.startswith("Our own rule:") for each in words(rolling))


def test_the_bar_says_in_words_what_it_shows() -> None:
    told = bar(a_meter(*SOME, own=an_own(300_000, *SOME)), WIDTH).alternative
    assert told.startswith("Food, 2026: ")
    assert "Decided direct procurements: " in told
    assert "the limit is reached" in told


def test_an_empty_meter_has_an_empty_bar() -> None:
    assert rects(bar(a_meter(), WIDTH), Role.ACCENT) == []
    assert words(bars([], WIDTH)) == []


def test_the_bars_of_areas_can_be_chosen() -> None:
    scene = bars([a_meter(*SOME), replace(a_meter(*SOME), area=BREAD, depth=1)], WIDTH)
    assert [each.record for each in scene.shapes if isinstance(each, Rect) and each.record] == [1, 2]
    assert words(scene)[:2] == ["Food", formats.show(kr(580_000)).replace("\xa0", " ")]


def an_overview(*meters: Meter) -> Overview:
    return Overview(meters[0] if meters else a_meter(), meters)


def tables(told: Overview) -> list[DataTable]:
    document = paper(Source("Pajala", TODAY), told)
    return [each for each in document.blocks if isinstance(each, DataTable)]


def test_the_paper_tells_each_area_and_each_purchase_once() -> None:
    below = replace(a_meter(an_entry(Part.DECIDED, 300, 9, area_id=2)), area=BREAD, depth=1)
    food = a_meter(*SOME, an_entry(Part.DECIDED, 300, 9, area_id=2))
    areas, entries = tables(an_overview(food, below))
    assert [row[0] for row in areas.rows] == ["Food", "\xa0\xa0\xa0Bread"]  # type: ignore[index]
    assert [each.text for each in entries.rows if isinstance(each, Subheading)] == ["Food", "Bread"]
    assert len(entries.rows) == len(SOME) + 1 + 2


def test_the_paper_of_an_empty_year_says_so_and_has_no_picture() -> None:
    document = paper(Source("Pajala", TODAY), an_overview())
    assert not [each for each in document.blocks if isinstance(each, Picture)]
    assert all(
        each.empty == "Nothing counts in this year." and not each.rows for each in tables(an_overview())
    )


def test_a_limit_that_is_reached_stands_out() -> None:
    own = an_own(300_000, *SOME)
    (areas, _entries) = tables(an_overview(a_meter(*SOME, own=own)))
    assert [each.key for each in areas.columns][-2:] == ["own_sum", "own"]
    (row,) = areas.rows
    assert isinstance(row[-1], Strong)  # type: ignore[index]
    far = replace(own, bound=None)
    assert tables(an_overview(a_meter(*SOME, own=far)))[0].rows[0][-1] is None  # type: ignore[index]
    older = a_meter(an_entry(Part.DECIDED, 62_628), day=date(2022, 1, 31))
    assert float(tables(an_overview(older))[0].rows[0][-1]) == pytest.approx(0.1, rel=1e-3)  # type: ignore[index]


def test_what_is_in_no_sum_is_told_once_with_the_area_at_the_top() -> None:
    meter = a_meter(an_entry(Part.DECIDED, None))
    told = an_overview(meter, replace(meter, area=BREAD, depth=1))
    found = [each.text for each in paper(Source("P", TODAY), told).blocks if isinstance(each, Paragraph)]
    assert [each for each in found if "no amount" in each] == [
        "Food: 1 of them has no amount yet and is not in the sum."
    ]


@pytest.mark.parametrize("day", [TODAY, date(2021, 6, 1)], ids=["own rule", "law"])
def test_what_is_not_judged_to_be_of_one_kind_is_no_share_of_a_limit(day: date) -> None:
    entry = an_entry(Part.DECIDED, 90_000, area_id=None)
    meter = replace(a_meter(entry, day=day, own=an_own(100_000, entry)), area=None)
    assert same_kind_words.law_standing(meter) is None
    assert same_kind_words.own_standing(meter) is None
    areas, _entries = tables(an_overview(meter))
    assert areas.rows[0][-1] is None  # type: ignore[index]
