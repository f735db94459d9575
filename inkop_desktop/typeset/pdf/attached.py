"""Let the pages of another PDF follow in ours, each as one picture of a page with a text for it.

The pages keep their size and their look. What was interactive in them (fields, notes, links) is
printed as it stands; their own structure is left behind, since it cannot be joined with ours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Name

from inkop_desktop.errors import UserError
from inkop_desktop.text import N_
from inkop_desktop.typeset.document import AttachedPdf


@dataclass(frozen=True, slots=True)
class Attachment:
    """The pages of another file, and the index of the page that waits for the first of them."""

    pdf: pikepdf.Pdf
    first: int


def open_attached(block: AttachedPdf) -> pikepdf.Pdf:
    """Open an attached file, with its fields and notes printed into its pages.

    :raises UserError: it is protected, or no PDF that can be read
    """
    try:
        pdf = pikepdf.open(BytesIO(block.content))
    except pikepdf.PasswordError as problem:
        raise _protected(block) from problem
    except pikepdf.PdfError as problem:
        raise UserError(
            N_("“{title}” cannot be read as a PDF. Open it in another program and save it anew."),
            title=block.title,
        ) from problem
    if pdf.is_encrypted:
        raise _protected(block)
    pdf.generate_appearance_streams()
    pdf.flatten_annotations()
    return pdf


def _protected(block: AttachedPdf) -> UserError:
    return UserError(
        N_("“{title}” is protected with a password. Remove the protection, then attach it again."),
        title=block.title,
    )


def size_of(page: pikepdf.Page) -> tuple[float, float]:
    """Return the width and height of a page as it is seen, turned as its file says."""
    form = page.as_form_xobject()
    box = pikepdf.Rectangle(form.BBox)
    across, up, back, high, *_shift = (abs(float(part)) for part in form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    return across * box.width + back * box.height, up * box.width + high * box.height


def archive_part(pdf: pikepdf.Pdf) -> int | None:
    """Return which part of PDF/A a file says it keeps; none if it keeps no part, or has other colours."""
    status = pdf.open_metadata().pdfa_status
    profiles = [intent.get("/DestOutputProfile", {}) for intent in pdf.Root.get("/OutputIntents", [])]
    agree = all(profile.get("/N") in {1, 3} for profile in profiles)
    return int(status[0]) if status and agree else None


def embed(pdf: pikepdf.Pdf, attachments: Sequence[Attachment]) -> None:
    """Draw the attached pages on the empty pages that wait for them, as the figure that owns sequence 0."""
    for attachment in attachments:
        for index, source in enumerate(attachment.pdf.pages, attachment.first):
            page = pdf.pages[index]
            form = pdf.copy_foreign(source.as_form_xobject())
            _forget_structure(form)
            name = page.add_resource(form, Name.XObject, Name.Attached)
            placed = page.calc_form_xobject_placement(form, name, pikepdf.Rectangle(page.mediabox))
            page.obj.Contents = pdf.make_stream(b"/Figure <</MCID 0>> BDC " + placed + b" EMC")


def _forget_structure(form: pikepdf.Object) -> None:
    """Remove references into the structure of the file that a form came from."""
    for key in ("/StructParents", "/StructParent"):
        if key in form:
            del form[key]
    for inner in form.get("/Resources", {}).get("/XObject", {}).values():
        _forget_structure(inner)
