"""The tables of bodies, the days they meet, and who came."""

from sqlalchemy import Date, Integer, Text

from inkop_desktop.models.base import Word, belongs_to, child, optional, reference, required, root
from inkop_desktop.rules.organising import BodyKind, Numbering, Powers, Presence

BODY = root(
    "body",
    required("name", Text),
    required("kind", Word(BodyKind)),
    required("powers", Word(Powers)),
    reference("organisation_id", "organisation"),
    reference("parent_id", "body"),
    reference("area_id", "area"),
    reference("members_role_id", "role"),
    optional("from_day", Date),
    optional("to_day", Date),
    optional("meetings_a_year", Integer),
    required("numbering", Word(Numbering)),
)

MEETING_DAY = child(
    "meeting_day",
    optional("day", Date),
    required("time", Text),
    required("place", Text),
    required("called_by", Text),
    belongs_to("body"),
)

ATTENDANCE = child(
    "attendance",
    optional("day", Date),
    reference("person_id", "person"),
    required("presence", Word(Presence)),
    reference("in_place_of_id", "person"),
    belongs_to("body"),
)
