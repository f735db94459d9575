"""A light copy of a PDF, to be looked at and printed: the same pages, without the structure for readers.

The structure of several hundred pages is a hundred thousand objects, which a viewer reads before it shows
the first page, for longer than a window may stand still.
"""

from pathlib import Path

import pikepdf

_STRUCTURE = ("/StructTreeRoot", "/MarkInfo", "/Metadata", "/OutputIntents")


def write_for_screen(paper: Path, screen: Path) -> None:
    """Write the pages of a PDF of ours without its structure, and without the claims that rest on it."""
    with pikepdf.open(paper) as pdf:
        for key in _STRUCTURE:
            if key in pdf.Root:
                del pdf.Root[key]
        pdf.save(screen)
