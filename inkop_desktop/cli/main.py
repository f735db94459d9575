"""Run one command: its language, its arguments, its exit code."""

from collections.abc import Sequence

from inkop_desktop.cli import asking, commands, output, window
from inkop_desktop.cli.parser import Options
from inkop_desktop.cli.window import Start
from inkop_desktop.errors import Bug, InkopError
from inkop_desktop.settings import Settings
from inkop_desktop.text import N_, in_language

DONE, FOUND, REFUSED = 0, 1, 2
SIGNALLED = 128  # and the number of the signal: so a shell tells of programs that one has ended
INTERRUPTED, SEEN_ENOUGH = SIGNALLED + 2, SIGNALLED + 13
ABOUT_ITSELF = ("--help", "-h", "--version")


def is_asked(argv: Sequence[str]) -> bool:
    """Tell whether these arguments are for the command line; if not they are for the window."""
    return any(word in commands.COMMANDS or word in ABOUT_ITSELF for word in argv)


def start(argv: Sequence[str], settings: Settings) -> Start | None:
    """Return how the window shall start; none where that was refused, in a sentence."""
    with in_language(asking.language(argv, settings)):
        try:
            return window.read(argv)
        except InkopError as error:
            _refuse(error)
            return None


def main(argv: Sequence[str]) -> int:
    """Run the command and return 0 when done, 1 where it found or left out something, 2 where it refused."""
    settings = Settings()
    with in_language(asking.language(argv, settings)):
        try:
            return _carry_out(argv, settings)
        except InkopError as error:
            return _refuse(error)
        except BrokenPipeError:
            return SEEN_ENOUGH
        except KeyboardInterrupt:
            return INTERRUPTED
        except Exception as error:  # noqa: BLE001 - nobody at a command line can use a traceback
            return _refuse(Bug(OWN_FAULT, kind=type(error).__name__, fault=str(error)))
        finally:
            output.settle()


def _carry_out(argv: Sequence[str], settings: Settings) -> int:
    options = Options(today=asking.today(), person=settings.person)
    try:
        commands.parser().parse_args(argv, options)
        code = options.run(options)
    except SystemExit as finished:  # argparse has printed help or version, or the program was told to end
        code = int(finished.code or DONE)
    output.finish()
    return code


OWN_FAULT = N_("The program made a mistake, and the command was not carried out ({kind}: {fault}).")


def _refuse(error: InkopError) -> int:
    from inkop_desktop import formats  # noqa: PLC0415 - Babel, which the window stands before

    output.refuse([formats.worded(error)])
    return REFUSED
