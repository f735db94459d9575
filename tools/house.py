"""Hold the rules of the house that no other judge knows.

A rule is one function from a file to the faults in it; CONTRIBUTING.md says why each is there.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "inkop_desktop/"
MADE = {".git", ".hypothesis", ".venv", "build", "dist", "out"}  # nobody wrote what lies there
TEXT = {".cfg", ".in", ".md", ".po", ".py", ".spec", ".toml", ".txt", ".yaml", ".yml", ""}

FILE_LINES = 450
FUNCTION_LINES = 50
WIDGET_LINES = 80
# How many of the first arguments are words.
GETTEXT = {"_": 1, "N_": 1, "message": 1, "ngettext": 2, "counted": 2, "pgettext": 2}
REGISTRY = re.compile(
    r"\b(pypi|pythonhosted|npmjs|crates|anaconda|(deb|archive)\.(debian|ubuntu))\.(org|io|com)\b"
)

Fault = tuple[int, str]


@dataclass(frozen=True)
class Source:
    """Hold one file: its path inside the project, with forward slashes, and its text."""

    path: str
    text: str

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Return every node of a Python file; none of another file."""
        return list(ast.walk(ast.parse(self.text))) if self.path.endswith(".py") else []

    @cached_property
    def calls(self) -> list[ast.Call]:
        """Return every call in a Python file."""
        return [node for node in self.nodes if isinstance(node, ast.Call)]


def main() -> int:
    """Print every fault of every file; return 1 if there is any."""
    faults = list(chain.from_iterable(judge(source) for source in sources()))
    sys.stdout.write("".join(f"{fault}\n" for fault in faults))
    return 1 if faults else 0


def sources() -> Iterator[Source]:
    """Find every text file that somebody wrote."""
    for path in sorted(ROOT.rglob("*")):
        place = path.relative_to(ROOT)
        hidden = any(part in MADE or part.endswith("_cache") for part in place.parts)
        if not hidden and path.suffix in TEXT and path.is_file():
            yield Source(place.as_posix(), path.read_text(encoding="utf-8", errors="replace"))


def judge(source: Source) -> list[str]:
    """Return what breaks a rule in a file, as `path:line: sentence`."""
    return [f"{source.path}:{line}: {fault}" for rule in RULES for line, fault in rule(source)]


def registry_hosts(source: Source) -> Iterator[Fault]:
    """Where packages come from is the machine's to say."""
    for number, line in enumerate(source.text.splitlines(), 1):
        if REGISTRY.search(line):
            yield number, "names the host of a package registry"


def process_events(source: Source) -> Iterator[Fault]:
    """Events handled inside a handler run our code twice at once."""
    for call in source.calls:
        if _method(call) == "processEvents" and source.path.startswith(PACKAGE):
            yield call.lineno, "calls processEvents; let the worker do it"


def captured_self(source: Source) -> Iterator[Fault]:
    """Such a lambda keeps a closed dialog alive and calls a deleted one."""
    for call in source.calls:
        lambdas = [argument for argument in call.args if isinstance(argument, ast.Lambda)]
        names = {node.id for body in lambdas for node in ast.walk(body) if isinstance(node, ast.Name)}
        if _method(call) == "connect" and "self" in names:
            yield call.lineno, "connects a lambda that captures self; connect a bound method"


def nested_loops(source: Source) -> Iterator[Fault]:
    """A nested event loop hangs tests and lets two dialogs fight; dragging has no other way."""
    if not source.path.startswith(f"{PACKAGE}ui/") or source.path == f"{PACKAGE}ui/messages.py":
        return
    for call in source.calls:
        if _method(call) == "exec" and "drag" not in ast.unparse(call.func).lower():
            yield call.lineno, "calls exec(); use open() and a signal, or ui/messages.py"


def long_files(source: Source) -> Iterator[Fault]:
    """A file has one subject."""
    lines = source.text.count("\n")
    if source.path.endswith(".py") and lines > FILE_LINES:
        yield 1, f"has {lines} lines; split it by subject at {FILE_LINES}"


def long_functions(source: Source) -> Iterator[Fault]:
    """A function is read in one look; one that builds widgets may be a list of them."""
    limit = WIDGET_LINES if source.path.startswith(f"{PACKAGE}ui/") else FUNCTION_LINES
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and "/migrations/" not in source.path:
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > limit:
                yield node.lineno, f"{node.name}() has {lines} lines; the limit here is {limit}"


def full_init_files(source: Source) -> Iterator[Fault]:
    """Importing a package runs nothing."""
    if source.path.endswith("__init__.py") and source.text:
        yield 1, "is not empty"


def located_messages(source: Source) -> Iterator[Fault]:
    """Line numbers bury the text that changed."""
    for number, line in enumerate(source.text.splitlines(), 1):
        if source.path.endswith(".po") and line.startswith("#:"):
            yield number, "names where a message stands; run `make messages`"


def joined_messages(source: Source) -> Iterator[Fault]:
    """What is not one literal is never translated."""
    for call in source.calls:
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if any(map(_is_joined, call.args[: GETTEXT.get(name, 0)])):
            yield call.lineno, f"{name}() takes a whole sentence with {{placeholders}}, not a joined one"


def _is_joined(argument: ast.expr) -> bool:
    formatted = isinstance(argument, ast.Call) and _method(argument) == "format"
    return formatted or isinstance(argument, ast.JoinedStr | ast.BinOp)


def _method(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


RULES = (
    registry_hosts,
    process_events,
    captured_self,
    nested_loops,
    long_files,
    long_functions,
    full_init_files,
    located_messages,
    joined_messages,
)

if __name__ == "__main__":
    sys.exit(main())
