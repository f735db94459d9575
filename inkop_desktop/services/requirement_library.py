"""The library of requirements and criteria: the usual texts, and what is offered in a procurement."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select

from inkop_desktop import formats
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import Requirement
from inkop_desktop.records.procuring_secrets import secret_fields
from inkop_desktop.records.requirements import LibraryText
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules.procuring import RequirementKind, Topic
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import areas, records, registers, usual_requirements, work
from inkop_desktop.text import _, in_language, message

TEXT = METADATA.tables["library_text"]
CASE = METADATA.tables["direct_procurement"]
_KINDS, _TOPICS = list(RequirementKind), list(Topic)


@dataclass(frozen=True, slots=True)
class Offered:
    """Hold a text that can be taken into a procurement.

    `source` and `remarks` are what the library says of it; `used_in` is the earlier procurement that a text
    comes from which the library does not have.
    """

    requirement: Requirement
    source: str = ""
    remarks: str = ""
    used_in: str = ""


def lacks_usual(register: Register) -> bool:
    """Tell whether the library has none of the usual texts of the register's country as they were offered."""
    usual = [each.text for each in usual_requirements.usual(registers.profile(register).country)]
    with register.reading() as connection:
        return not connection.scalar(select(exists().where(TEXT.c.text.in_(usual))))


def add_usual(register: Register) -> int:
    """Add the usual texts as one action; return how many there are."""
    country = registers.profile(register).country
    with work.change(register, message("Add the usual requirements and criteria")) as change:
        return usual_requirements.add_to(change, country)


def lowest_price(country: Country) -> Requirement:
    """Return the award criterion where the price alone decides, in the language of a country's cases."""
    with in_language(registers.LANGUAGE_OF[country]):
        text = _("The lowest price among the tenders that meet every requirement.")
    return Requirement(text=text, kind=RequirementKind.CRITERION, topic=Topic.PRICE)


def offered(
    register: Register, area_id: int | None, today: date, *, apart_from: int | None = None
) -> list[Offered]:
    """Return the texts for a product area, by kind and topic.

    They are those of the area and of the areas above, those for every area, and what earlier cases of the
    same areas required; each once. A text that the library no longer uses is not offered, a secret one
    of another case neither. `apart_from` is the case that is being written.
    """
    around = areas.upwards(register, area_id) if area_id is not None else []
    return _of_areas(register, (None, *around), today, apart_from)


def of_area(register: Register, area_id: int, today: date) -> list[Offered]:
    """Return the texts for a product area as `offered` does, without those that are for every area."""
    return _of_areas(register, areas.upwards(register, area_id), today)


def _of_areas(
    register: Register, written_for: Sequence[int | None], today: date, apart_from: int | None = None
) -> list[Offered]:
    """Return what the library has for some areas, none for every area, and what their cases have required."""
    library = records.every(register, LibraryText)
    fitting = [each for each in library if each.in_use and each.area_id in written_for]
    found = [Offered(_required(each), each.source, each.remarks) for each in fitting]
    known = {_said(each) for each in library}
    areas_of_cases = [each for each in written_for if each is not None]
    found += _used(_cases(register, areas_of_cases, apart_from), known, today)
    return sorted(_each_once(found), key=_place)


def _cases(register: Register, around: Sequence[int], apart_from: int | None) -> list[DirectProcurement]:
    """Return the cases of these areas, the newest first."""
    query = select(CASE.c.id).where(CASE.c.area_id.in_(around), CASE.c.id != (apart_from or 0))
    with register.reading() as connection:
        found = list(connection.scalars(query.order_by(CASE.c.id.desc())))
        return store.load(connection, DirectProcurement, found)


def _used(
    cases: Iterable[DirectProcurement], known: set[tuple[str, RequirementKind]], today: date
) -> Iterator[Offered]:
    """Yield what cases have required that the library does not know."""
    for case in cases:
        if "requirements" in secret_fields(case, today):
            continue
        for each in case.requirements:
            if _said(each) not in known:
                anew = Requirement(text=each.text, kind=each.kind, topic=each.topic, need=each.need)
                yield Offered(anew, used_in=case.title)


def _each_once(found: Iterable[Offered]) -> list[Offered]:
    once: dict[tuple[str, RequirementKind], Offered] = {}
    for each in found:
        once.setdefault(_said(each.requirement), each)
    return list(once.values())


def _required(text: LibraryText) -> Requirement:
    return Requirement(text=text.text, kind=text.kind, topic=text.topic, need=text.need)


def _said(text: LibraryText | Requirement) -> tuple[str, RequirementKind]:
    """Return what two texts have in common that say the same."""
    return formats.fold(text.text).strip(), text.kind


def _place(offer: Offered) -> tuple[int, int, bool]:
    required = offer.requirement
    return _KINDS.index(required.kind), _TOPICS.index(required.topic), bool(offer.used_in)
