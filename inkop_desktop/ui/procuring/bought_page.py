"""The page of a purchase that was made without a case: all that is told of it, in parts."""

from collections.abc import Mapping
from typing import ClassVar

from inkop_desktop.records.procuring import CHECKS
from inkop_desktop.text import N_
from inkop_desktop.ui.procuring.fields_page import FieldsPage


class BoughtPage(FieldsPage):
    """What was bought and who decided, how it was competed for, the supplier, what deviated."""

    titles: ClassVar[Mapping[str, str]] = {
        "supplier_id": N_("What was bought from whom"),
        "invited": N_("Competition"),
        "checks": CHECKS,
        "deviation": N_("What deviated, and what is done about it"),
    }
