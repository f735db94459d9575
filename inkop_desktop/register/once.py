"""Read once what several ask of one reading: it sees one steady picture, so that all get the same answer."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

_ANSWERS = "answers"


def begin(connection: Connection) -> Connection:
    """Return a connection, just begun, that keeps what it answers for as long as it reads."""
    return connection.execution_options(**{_ANSWERS: {}})


def once(
    read: Callable[Concatenate[Connection, Asked], Answer],
) -> Callable[Concatenate[Connection, Asked], Answer]:
    """Make a function that reads give whoever asks it the same again what it gave first.

    A connection that writes sees what it has written: it is always asked anew. Nobody may change what
    is given.
    """

    @wraps(read)
    def answer(connection: Connection, /, *asked: Asked.args, **more: Asked.kwargs) -> Answer:
        answers: dict[Hashable, Any] | None = connection.get_execution_options().get(_ANSWERS)
        if answers is None:
            return read(connection, *asked, **more)
        key = read, asked, frozenset(more.items())
        if key not in answers:
            answers[key] = read(connection, *asked, **more)
        return answers[key]  # type: ignore[no-any-return]

    return answer
