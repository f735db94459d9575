"""Keep Python's constants alive under PySide 6.12, whose wheels hand them out without counting.

They are built for Python 3.12, where None, True and False cannot die. On 3.11 every call into Qt that
returns nothing takes one reference too many, and some ten thousand calls later Python falls with
"deallocating None".
"""

import ctypes
import sys

_MORE_THAN_EVER_NEEDED = 1 << 40


def pin_constants() -> None:
    """Give the constants so many references that they outlive the program; once, before any window."""
    if sys.version_info < (3, 12):
        for constant in (None, True, False, NotImplemented, ...):
            references = ctypes.c_ssize_t.from_address(id(constant))
            references.value = max(references.value, _MORE_THAN_EVER_NEEDED)
