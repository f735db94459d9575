"""The table of the library of requirements and criteria."""

from sqlalchemy import Boolean, Text

from inkop_desktop.models.base import Word, reference, required, root
from inkop_desktop.rules.procuring import RequirementKind, Topic

LIBRARY_TEXT = root(
    "library_text",
    required("text", Text),
    required("kind", Word(RequirementKind)),
    required("topic", Word(Topic)),
    reference("area_id", "area"),
    required("in_use", Boolean),
    required("need", Text),
    required("source", Text),
    required("remarks", Text),
)
