"""Carry an order out in a process of its own, so that whoever ordered it goes on at their own pace.

Setting a page holds Python's lock for longer than a window may stand still.
"""

from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from inkop_desktop import text
from inkop_desktop.errors import InkopError
from inkop_desktop.register.file import Mode
from inkop_desktop.reports import orders, procuring_orders
from inkop_desktop.reports.orders import Order
from inkop_desktop.services import naming, registers
from inkop_desktop.typeset.document import Conformance


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be made: of which register, in which language, into which file.

    No language is that of the country whose law the register follows.
    """

    register: Path
    person: str
    order: Order
    out: Path
    language: str
    conformance: Conformance = Conformance.A_2A

    @property
    def screen(self) -> Path:
        """Return where the pages of a PDF lie for the screen and the printer."""
        return self.out.with_suffix(".screen.pdf")


@dataclass(frozen=True, slots=True)
class Step:
    """How far the work has come."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Why it could not be done, as an error's sentence and its values."""

    template: str
    params: dict[str, object]


@dataclass(frozen=True, slots=True)
class Made:
    """The file is there."""


def make(pipe: Connection, job: Job) -> None:
    """Do a job and tell through the pipe: Steps, and at the end Made or Refused."""
    with pipe, text.in_language(job.language):
        try:
            opened = registers.open_register(job.register, job.person, Mode.READ_ONLY)
            with naming.speaking(opened) as register:
                language = job.language or procuring_orders.own_language(register)
                with text.in_language(language):
                    orders.write(
                        register,
                        job.order,
                        job.out,
                        job.conformance,
                        lambda done, total: pipe.send(Step(done, total)),
                    )
            _write_for_screen(job)
            pipe.send(Made())
        except InkopError as error:
            pipe.send(Refused(error.template, error.params))


def _write_for_screen(job: Job) -> None:
    if job.out.suffix == ".pdf":
        from inkop_desktop.typeset.pdf.screen import write_for_screen  # noqa: PLC0415 - not in the window

        write_for_screen(job.out, job.screen)
