"""Decide which standard a file may honestly say that it keeps."""

from collections.abc import Sequence
from dataclasses import dataclass

from inkop_desktop.typeset.document import Conformance
from inkop_desktop.typeset.pdf.attached import Attachment, archive_part


@dataclass(frozen=True, slots=True)
class Claim:
    """A part and level of PDF/A, and whether the file keeps PDF/UA-1 too."""

    part: int
    level: str
    accessible: bool


def claim(conformance: Conformance, attachments: Sequence[Attachment]) -> Claim | None:
    """Return what the file claims: less when it holds pages of other files, which have no structure here.

    Such a file is of level b if every attached file is archivable itself, else it claims nothing.
    """
    part = 2 if conformance is Conformance.A_2A else 1
    if not attachments:
        return Claim(part, "A", accessible=part == 2)
    kept = [archive_part(attachment.pdf) for attachment in attachments]
    if all(other and other <= part for other in kept):
        return Claim(part, "B", accessible=False)
    return None
