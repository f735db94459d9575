"""Do everything that is done with this project, on Linux, macOS and Windows.

Standard library only, as in machine.py: this is the first thing that runs on a new machine.
"""

import os
import subprocess
import sys
from collections.abc import Mapping

import machine
from machine import BIN, PYTHON, ROOT, say

OUT = ROOT / "out"
DEMO = OUT / "norrbotten.inkop"
# `make real-data` reads contract lists of real authorities; they are not the project's to publish.
REAL_DATA = ROOT.parent / "shared" / "data" / "contracts"
OFFSCREEN = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
# Many tests start Python anew: what one process compiles serves the next, even where a machine keeps nothing.
TESTED = OFFSCREEN | {"PYTHONDONTWRITEBYTECODE": ""}
# Elsewhere than on Linux the judges of PDF files are not installed for you, and may be missing.
JUDGED = TESTED | ({"INKOP_JUDGES": "require"} if sys.platform == "linux" else {})
GATED = ("rules", "flows")  # every branch of these is tested, by their own tests
# One process a core; each test makes its own register and window, so that none meets another's.
PARALLEL = ("--numprocesses=auto", "--dist=worksteal")


def main() -> int:
    """Run the command that is named, or list the commands; return the exit code."""
    name = " ".join(sys.argv[1:])
    if name in COMMANDS:
        return COMMANDS[name]()
    say("usage: python tools/dev.py COMMAND\n")
    for command, function in COMMANDS.items():
        say(f"  {command:10} {function.__doc__}")
    return 2 if name else 0


def setup() -> int:
    """Install what it takes to run, test and bundle the program."""
    machine.prepare(to_test=True)
    return 0


def run() -> int:
    """Open the program at its welcome page."""
    machine.prepare(to_test=False)
    return tool("inkop-desktop") if has_display() else show_without_display()


def demo() -> int:
    """Open the program in the demonstration register."""
    machine.prepare(to_test=False)
    if not has_display():
        return show_without_display()
    return make_demo() or tool("inkop-desktop", str(DEMO))


def test() -> int:
    """Run every test and judge, journeys through the window too."""
    machine.prepare(to_test=True)
    gate = [f"--cov={ROOT / 'inkop_desktop' / package}" for package in GATED]
    gate += ["--cov-branch", "--cov-report=term-missing:skip-covered", "--cov-fail-under=100"]
    gated = [f"tests/{package}" for package in GATED]
    # Counting branches makes every test half as slow again: only the tests of what is gated are counted.
    counted = tool("pytest", *PARALLEL, *gate, *gated, env=JUDGED)
    return tool("pytest", *PARALLEL, *(f"--ignore={each}" for each in gated), env=JUDGED) or counted


def check() -> int:
    """Judge the code and the reports, then build the bundle and try it."""
    machine.prepare(to_test=True)
    return judge() or judge_reports() or build_bundle()


def quick() -> int:
    """Judge the code and test the rules, in under 30 seconds."""
    machine.prepare(to_test=False)
    return judge() or tool("pytest", "tests/rules", env=TESTED)


def bundle() -> int:
    """Make the program that runs without Python in dist/, and try it."""
    machine.prepare(to_test=True)
    return build_bundle()


def bench() -> int:
    """Measure speed and memory, each beside its floor."""
    machine.prepare(to_test=False)
    files = sorted((ROOT / "benchmarks").glob("bench_*.py"))
    return max([call([str(PYTHON), str(file)], OFFSCREEN) for file in files], default=0)


def real_data() -> int:
    """Import the contract lists of real authorities, where they are at hand."""
    if not REAL_DATA.is_dir():
        say(f"Skipped: there is no folder {REAL_DATA}")
        return 0
    machine.prepare(to_test=False)
    return script("real_data.py", str(REAL_DATA))


def lock() -> int:
    """Bring requirements/ to what pyproject.toml says; versions there that still fit are kept."""
    machine.prepare(to_test=False)
    return compile_lock("runtime.txt") or compile_lock("dev.txt", "--extra=dev")


def messages() -> int:
    """Gather the program's sentences into the catalogues; say what is not translated."""
    machine.prepare(to_test=False)
    return script("messages.py", "update")


COMMANDS = {
    "setup": setup,
    "run": run,
    "demo": demo,
    "test": test,
    "check": check,
    "quick": quick,
    "bundle": bundle,
    "bench": bench,
    "real-data": real_data,
    "lock": lock,
    "messages": messages,
}


def judge() -> int:
    """Run every judge of the code, so that one look shows all that is wrong; return 0 if all is well."""
    judges = {
        "ruff check": tool("ruff", "check"),
        "ruff format": tool("ruff", "format", "--check"),
        "mypy": tool("mypy"),
        "import-linter": tool("lint-imports", "--no-logo"),
        "translations": script("messages.py", "check"),
        "house rules": script("house.py"),
    }
    failed = [name for name, code in judges.items() if code]
    if failed:
        say(f"Not in order: {', '.join(failed)}")
    return 1 if failed else 0


def judge_reports() -> int:
    """Put every report before the judges of PDF files, which must be there."""
    return tool("pytest", *PARALLEL, "tests/reports/test_report_papers.py", env=JUDGED)


def build_bundle() -> int:
    """Make the bundle anew, then try it."""
    return tool("pyinstaller", "build.spec", "--noconfirm", "--log-level=ERROR") or script("smoke.py")


def compile_lock(name: str, *options: str) -> int:
    """Write one list of dependencies with versions and hashes for every system."""
    plain = ("--quiet", "--no-header", "--no-annotate")
    target = f"--output-file=requirements/{name}"
    return tool(
        "uv", "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes", *plain, target, *options
    )


def has_display() -> bool:
    """Return whether a window can be opened here."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_demo() -> int:
    """Make the demonstration register, unless one is there: somebody may have worked in it."""
    OUT.mkdir(exist_ok=True)
    return 0 if DEMO.exists() else tool("inkop-desktop", "demo", "norrbotten", str(DEMO))


def show_without_display() -> int:
    """Make in out/ what a window would have shown: the demonstration register, its report, its pages."""
    failed = (
        make_demo()
        or tool("inkop-desktop", "report", "contracts", str(DEMO), "--out", str(OUT / "contracts.pdf"))
        or script("pictures.py", str(DEMO), str(OUT), env=OFFSCREEN)
    )
    if not failed:
        say(f"There is no display here; the demonstration register, its report and pictures lie in {OUT}")
    return failed


def tool(name: str, *arguments: str, env: Mapping[str, str] = os.environ) -> int:
    """Run a program that is installed in .venv; return its exit code."""
    return call([str(BIN / name), *arguments], env)


def script(name: str, *arguments: str, env: Mapping[str, str] = os.environ) -> int:
    """Run a script of tools/ with the Python of .venv; return its exit code."""
    return call([str(PYTHON), str(ROOT / "tools" / name), *arguments], env)


def call(command: list[str], env: Mapping[str, str] = os.environ) -> int:
    """Run a command in the project's folder; return its exit code."""
    try:
        return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
