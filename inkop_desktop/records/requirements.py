"""The library of requirements and criteria: texts that are written once and used in many procurements."""

from dataclasses import dataclass

from inkop_desktop.records.fields import Kind, Root, declared
from inkop_desktop.rules.procuring import RequirementKind, Topic
from inkop_desktop.text import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryText(Root):
    """A text of a requirement, qualification, award criterion or contract term.

    Without a product area it is for every area, else for its area and those below it.
    """

    text: str = declared(N_("Text"), Kind.LONG_TEXT, required=True, duty="K42")
    kind: RequirementKind = declared(
        N_("Kind"), Kind.CHOICE, choices=RequirementKind, default=RequirementKind.REQUIREMENT
    )
    topic: Topic = declared(N_("About"), Kind.CHOICE, choices=Topic, default=Topic.GENERAL)
    area_id: int | None = declared(
        N_("Product area"),
        Kind.REFERENCE,
        refers_to="area",
        help=N_("Empty where the text fits every product area. It is offered in the areas below, too."),
    )
    in_use: bool = declared(
        N_("In use"), Kind.YES_NO, default=True, help=N_("Only texts in use are offered in a procurement.")
    )
    need: str = declared(
        N_("The need behind it"), duty="N9", help=N_("What it is to secure; it goes with the text.")
    )
    source: str = declared(
        N_("Source"), help=N_("Where the text comes from: a paragraph, a contract, a colleague.")
    )
    remarks: str = declared(
        N_("Remarks"), Kind.LONG_TEXT, help=N_("When the text fits, and what to fill in or leave out.")
    )
