"""What is asked of the requirements and criteria of a direct procurement, judged in one place.

As in `procuring_asks`, wizard, papers and checks only word the answers.
"""

from collections.abc import Iterator
from enum import Enum, auto

from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Requirement
from inkop_desktop.rules.law import norway
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.rules.law.pack import Duty
from inkop_desktop.rules.procuring import Climate, RequirementKind, Topic, YesNo
from inkop_desktop.services.procuring_asks import duty, is_empty, is_of_several

GREEN = (Topic.ENVIRONMENT, Topic.CLIMATE)
"""What a requirement on the environment is about; the climate counts as one."""

BY_CRITERIA = (Climate.WEIGHT, Climate.RANKED)
"""How climate is compared among the tenders, for which the law wants no reasons."""

_ALL_WEIGHTS = 100
_BY_THE_ACT = (Climate.CRITICAL_INTEREST, Climate.NATIONAL_MINIMUM)  # not in § 7-9 FOA before it


class GreenGap(Enum):
    """What is missing where it is told how the environment is taken into account (N9; § 5 b LOA)."""

    NOTHING_ASKED = auto()
    CLIMATE_UNTOLD = auto()
    TOO_LITTLE_WEIGHT = auto()
    RANKED_LOW = auto()
    RANKING_UNREAD = auto()
    NO_REQUIREMENT = auto()
    NO_SUCH_EXEMPTION = auto()
    CLIMATE_UNREASONED = auto()


def is_green(case: DirectProcurement) -> bool:
    """Tell whether anything is required of the environment or the climate."""
    return any(each.topic in GREEN for each in case.requirements)


def green_gaps(case: DirectProcurement, found: Assessment) -> Iterator[GreenGap]:
    """Yield what is missing of the environment: asked for, or left out for a reason.

    Where the law asks for the climate, that is what is told.
    """
    owed = duty(found, "climate")
    if owed is None:
        if not is_green(case) and is_empty(case, "environment_reason"):
            yield GreenGap.NOTHING_ASKED
        return
    if case.climate is None:
        yield GreenGap.CLIMATE_UNTOLD
        return
    if case.climate is Climate.WEIGHT and _weight_of_green(case) < (owed.percent or 0):
        yield GreenGap.TOO_LITTLE_WEIGHT
    if case.climate is Climate.RANKED:
        yield from _gaps_of_ranking(case, owed)
    if case.climate is Climate.REQUIREMENTS and not any(_is_required(each) for each in case.requirements):
        yield GreenGap.NO_REQUIREMENT
    if case.climate in _BY_THE_ACT and owed.law != norway.ACT:
        yield GreenGap.NO_SUCH_EXEMPTION
    if case.climate not in BY_CRITERIA and is_empty(case, "climate_reason"):
        yield GreenGap.CLIMATE_UNREASONED


def asked_of_green(found: Assessment) -> dict[str, int | None]:
    """Return the least weight and the lowest rank that the law asks for, to word the gaps with."""
    owed = duty(found, "climate")
    return {} if owed is None else {"percent": owed.percent, "rank": owed.rank}


def _weight_of_green(case: DirectProcurement) -> int:
    return sum(each.weight or 0 for each in criteria(case) if each.topic in GREEN)


def _gaps_of_ranking(case: DirectProcurement, owed: Duty) -> Iterator[GreenGap]:
    """Yield what is missing where criteria are ranked: told by priority, and not weighed (§ 7-9 FOA)."""
    ranked = criteria(case)
    is_weighed = any(each.weight is not None for each in ranked)
    if owed.rank is None:
        yield GreenGap.RANKING_UNREAD
    elif is_weighed or not any(each.topic in GREEN for each in ranked[: owed.rank]):
        yield GreenGap.RANKED_LOW


def _is_required(requirement: Requirement) -> bool:
    return requirement.topic in GREEN and requirement.kind is not RequirementKind.CRITERION


def criteria(case: DirectProcurement) -> list[Requirement]:
    """Return the award criteria, in their order."""
    return [each for each in case.requirements if each.kind is RequirementKind.CRITERION]


def lacks_criterion(case: DirectProcurement) -> bool:
    """Tell whether several were asked, or have tendered, and nothing said what decides between them.

    Where one supplier alone is asked there is nothing to choose between.
    """
    return is_of_several(case) and not criteria(case)


def unweighed(case: DirectProcurement) -> int:
    """Return how many award criteria have no weight although others have one."""
    weights = [each.weight for each in criteria(case)]
    without = weights.count(None)
    return 0 if without == len(weights) else without


def wrong_weights(case: DirectProcurement) -> int | None:
    """Return what the weights of the award criteria, all of which have one, come to where that is wrong.

    They are 100 together, or there are none.
    """
    weights = [each.weight for each in criteria(case) if each.weight is not None]
    is_right = not weights or unweighed(case) > 0 or sum(weights) == _ALL_WEIGHTS
    return None if is_right else sum(weights)


def owes_requirement(case: DirectProcurement, found: Assessment, topic: Topic) -> bool:
    """Tell whether something is concerned, by the case or by law, and nothing is required about it.

    Nothing need be required of apprentices for a reason: that there is no need for them.
    """
    concerned = {
        Topic.DATA_PROTECTION: case.personal_data is YesNo.YES,
        Topic.SECURITY: case.protective_security is YesNo.YES,
        Topic.WAGES: _must(found, "wages"),
        Topic.APPRENTICES: _must(found, "apprentices") and is_empty(case, "apprentices_reason"),
    }
    return concerned[topic] and not any(each.topic is topic for each in case.requirements)


def _must(found: Assessment, name: str) -> bool:
    owed = duty(found, name)
    return owed is not None and owed.must
