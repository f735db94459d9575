"""Keep a direct procurement that is left on a page, and go on with it over what others wrote meanwhile."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from inkop_desktop import formats
from inkop_desktop.exchange import json_form, json_record
from inkop_desktop.flows.procuring.draft import CaseDraft, looked_up, open_draft
from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.register.register import Register
from inkop_desktop.services import records
from inkop_desktop.services.telling import Tell
from inkop_desktop.text import Message, message

_KEPT = ("cancelled", "reason", "makes_contract", "freezes")


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of fields, worded where they are shown, one after the other."""

    labels: Sequence[str]

    def __str__(self) -> str:
        return formats.listed([formats.label(each) for each in self.labels])


def name_of(draft: CaseDraft) -> str:
    """Return what tells the drafts of cases apart: the id of the case, or its kind while it has none."""
    return str(draft.case.id or draft.case.kind)


def page_of(draft: CaseDraft) -> str:
    """Return the key of the page on which the officer left, else of the one that the case has come to."""
    return draft.left_at or draft.case.page


def written(draft: CaseDraft, page: str) -> str:
    """Return a draft, and the page one is at, as the text that is kept over closing and crashing."""
    told: dict[str, Any] = {name: getattr(draft, name) for name in _KEPT}
    told |= {name: json_form.of_record(getattr(draft, name), {}) for name in ("case", "base")}
    return json.dumps(told | {"page": page}, ensure_ascii=False)


def read(
    today: date, offered: Callable[[CaseDraft], CaseDraft], register: Register, text: str, _tell: Tell
) -> CaseDraft:
    """Return a kept draft; where the case has been written in since, what was typed over what it is now.

    `offered` gives a case with what is written in it before it is asked.
    """
    told = json.loads(text)
    case, base = (json_record.to_record(DirectProcurement, told[name]) for name in ("case", "base"))
    now = case if case.id is None else records.get(register, DirectProcurement, case.id)
    if now.version == case.version:
        draft = replace(open_draft(register, case, today), base=base)
    else:
        newer = offered(open_draft(register, now, today))
        draft = looked_up(register, _typed_over(newer, base, case))
    return replace(draft, left_at=told["page"], **{name: told[name] for name in _KEPT})


def _typed_over(newer: CaseDraft, base: DirectProcurement, case: DirectProcurement) -> CaseDraft:
    """Return the newer draft with the fields that differ between a case and what it was based on."""
    written_in = (name for name, field in fields_of(DirectProcurement).items() if not field.derived)
    typed = {name: getattr(case, name) for name in written_in if getattr(case, name) != getattr(base, name)}
    meanwhile = (
        name for name, value in typed.items() if getattr(newer.case, name) not in (getattr(base, name), value)
    )
    return replace(newer, case=replace(newer.case, **typed), meanwhile=tuple(meanwhile))


def meanwhile(draft: CaseDraft) -> Message | None:
    """Say which fields others have changed that had been written in here, too."""
    if not draft.meanwhile:
        return None
    labels = fields_of(DirectProcurement)
    return message(
        "This is where you left off last time. Meanwhile this has been changed in the register, too: "
        "{fields}. Here stands what you wrote; compare it with the history before you go on.",
        fields=Labels(tuple(labels[name].label for name in draft.meanwhile)),
    )
