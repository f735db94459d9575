"""Which law governs the purchase, why it may be made without a notice, and how surely that is known."""

from collections.abc import Iterator

from inkop_desktop import formats
from inkop_desktop.reports.justification import acts
from inkop_desktop.reports.justification.case_paper import (
    CasePaper,
    Fact,
    key_values,
    section,
    sentences,
    table,
)
from inkop_desktop.rules.law import grounds, words
from inkop_desktop.rules.law.pack import Entry, Limit
from inkop_desktop.rules.law.vocabulary import Regime, Route
from inkop_desktop.rules.procuring import YesNo
from inkop_desktop.text import _, message
from inkop_desktop.typeset.document import Block, Column, Kind, Paragraph


def cited_ground(paper: CasePaper) -> str:
    """Return the ground with its paragraph; for a low value the limit that it is below."""
    found = paper.told.found
    if paper.withheld("ground"):
        return paper.withheld("ground")
    if found.route is Route.BY_GROUND and found.ground:
        return formats.worded(
            message("{name} ({reference})", name=found.ground.text.name, reference=found.ground.reference)
        )
    if found.regime is Regime.OUTSIDE:
        return formats.worded(message("{regime} ({reference})", regime=found.regime, reference=_scope(paper)))
    if found.route is Route.BY_VALUE and found.limit:
        return formats.worded(
            message("The value is below the limit ({reference})", reference=found.limit.reference)
        )
    return ""


def _scope(paper: CasePaper) -> str:
    limit = paper.told.found.limit
    return limit.reference if limit else ""


def law(paper: CasePaper) -> Iterator[Block]:
    """Tell the law and the way; of a procurement of our own, the regime, the limits and the verdict, too."""
    chosen = (*paper.facts("law", "way", "changed_contract_id", "way_reason"), *_act(paper))
    if not paper.is_procured:
        yield from section(_("Law and way"), key_values(chosen))
        return
    yield from section(
        _("Law and way"),
        key_values([*chosen, *_governing(paper)]),
        sentences(_limits(paper)),
        sentences(words.of_verdict(paper.told.found)),
        _out_of_part_2(paper),
    )


def _act(paper: CasePaper) -> Iterator[Fact]:
    law, day = paper.told.found.case.law, paper.case.started_on
    if day and law:
        asof = _("The law as it stood on {day}").format(day=formats.day(day))
        yield asof, acts.title(law, day)


def _governing(paper: CasePaper) -> Iterator[Fact]:
    found = paper.told.found
    unknown = _("Which part of the law governs cannot be told while facts are missing.")
    yield _("Regime"), formats.show(words.of_regime(found)) if found.regime else unknown
    yield _("Documented under"), _documented_under(paper)


def _documented_under(paper: CasePaper) -> str:
    found = paper.told.found
    if found.documented is False:
        return _("No law asks for this paper: it is the authority's own.")
    unknown = _("Whether the law asks for this paper cannot be told yet. It is made for safety's sake.")
    return acts.made_under(found) or unknown


def _out_of_part_2(paper: CasePaper) -> Iterator[Block]:
    found = paper.told.found
    if found.regime is Regime.PART_2 and found.route is Route.BY_GROUND:
        yield Paragraph(
            _("§ 5-2 FOA takes the purchase out of part II: §§ 10-2 and 10-5 FOA do not apply to it.")
        )


def _limits(paper: CasePaper) -> Iterator[object]:
    """Yield where the value stands among the limits; where it is secret, the limits alone."""
    found = paper.told.found
    value = None if paper.withheld("value") else found.case.value
    yield from (words.of_limit(limit, value) for limit in found.standing.limits)


def ground(paper: CasePaper) -> Iterator[Block]:
    """Tell the ground that is used, its conditions with their answers, the reasons."""
    if not paper.is_procured:
        return
    case, found = paper.case, paper.told.found
    asked = found.ground.text if found.ground else found.asked_for
    called = cited_ground(paper) or (asked.name if asked else "")
    if case.ground == grounds.NONE:
        called = _("The officer has found that no ground for exception holds.")
    elif not asked and not case.reasons:
        return  # the value is the ground, and has been told
    yield from section(
        _("Ground"),
        key_values([(_("Ground"), called)]),
        _conditions(paper),
        _refused(paper),
        key_values(paper.facts("reasons", "voluntary_notice_on")),
        [Paragraph(asked.note)] if asked and asked.note else (),
    )


def _conditions(paper: CasePaper) -> Iterator[Block]:
    if paper.withheld("conditions"):
        yield from key_values(paper.facts("conditions"))
        return
    answers = {each.condition: each.holds for each in paper.case.conditions}
    text = paper.told.found.asked_for
    rows = [
        (each.ask, answers[each.key]) for each in (text.conditions if text else ()) if answers.get(each.key)
    ]
    columns = (Column("condition", _("Condition"), 70), Column("answer", _("Answer"), 8))
    yield from table(_("Conditions of the ground"), columns, rows)


def _refused(paper: CasePaper) -> Iterator[Block]:
    if any(each.holds is YesNo.NO for each in paper.case.conditions):
        yield Paragraph(_("A condition is answered with no: the ground cannot be used."))


def certainty(paper: CasePaper) -> Iterator[Block]:
    """Tell how surely the law is known that the verdict rests on, and what was confirmed."""
    found, pack = paper.told.found, paper.told.around.pack
    known = [(_("Lowest certainty"), formats.show(found.certainty))] if paper.is_procured else []
    data = message("checked on {day}, {sha256}", day=pack.newest_check, sha256=pack.sha256)
    yield from section(
        _("How surely the law is known"),
        key_values([*known, (_("Law data"), formats.worded(data))]),
        _confirmed(paper),
        [Paragraph(found.unread.text)] if found.unread else (),
    )


def _confirmed(paper: CasePaper) -> Iterator[Block]:
    found, day = paper.told.found, paper.case.started_on
    known = {each.id: each for each in (paper.told.around.pack.in_force(day) if day else ())}
    columns = (
        Column("entry", _("Entry"), 34),
        Column("certainty", _("Certainty"), 22),
        Column("source", _("Source of the officer"), 30),
        Column("day", _("Confirmed on"), kind=Kind.DATE),
    )
    rows = []
    for each in paper.case.confirmed:
        entry = known.get(each.entry)
        called, mark = (_called(entry), found.certainty_of(entry)) if entry else (each.entry, None)
        rows.append((called, mark, each.source, each.confirmed_on))
    yield from paper.table("confirmed", columns, rows)


def _called(entry: Entry) -> str:
    if not isinstance(entry, Limit):
        return entry.reference
    parts = (formats.show(entry.limit_kind), formats.show(entry.value), entry.reference)
    return " · ".join(filter(None, parts))
