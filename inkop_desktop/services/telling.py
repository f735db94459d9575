"""How long work tells how far it has come, and hears that it shall stop."""

from collections.abc import Callable
from typing import TypeAlias

from inkop_desktop.text import Message

# What is being done, how much is done, of how much (0 where nobody knows); what it raises stops the work.
Tell: TypeAlias = Callable[[Message, int, int], None]


def silent(_what: Message, _done: int, _total: int) -> None:
    """Tell nobody."""
