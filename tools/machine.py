"""Bring a machine to where the program runs: system packages, .venv, dependencies, catalogues.

Standard library only, since this runs before anything is installed. Nothing is done twice: system
packages are asked for by what they bring, and a stamp in .venv says what is installed there.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCK = ROOT / "requirements" / "dev.txt"
STAMP = VENV / "inkop-setup.txt"

# Debian's and Ubuntu's packages, each with what proves that it is there. The libraries are those that Qt's
# own libraries and its xcb, Wayland, offscreen and printing plugins name as needed (`readelf -d`).
LIBRARIES = {
    "libbrotli1": "libbrotlidec.so.1",
    "libcups2": "libcups.so.2",
    "libdbus-1-3": "libdbus-1.so.3",
    "libegl1": "libEGL.so.1",
    "libfontconfig1": "libfontconfig.so.1",
    "libfreetype6": "libfreetype.so.6",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libgssapi-krb5-2": "libgssapi_krb5.so.2",
    "libwayland-client0": "libwayland-client.so.0",
    "libwayland-cursor0": "libwayland-cursor.so.0",
    "libwayland-egl1": "libwayland-egl.so.1",
    "libx11-6": "libX11.so.6",
    "libx11-xcb1": "libX11-xcb.so.1",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-glx0": "libxcb-glx.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-render0": "libxcb-render.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-shm0": "libxcb-shm.so.0",
    "libxcb-sync1": "libxcb-sync.so.1",
    "libxcb-util1": "libxcb-util.so.1",
    "libxcb-xfixes0": "libxcb-xfixes.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxcb1": "libxcb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxkbcommon0": "libxkbcommon.so.0",
}
# What only tests, judges and the bundle need.
PROGRAMS = {
    "binutils": "objcopy",
    "default-jre-headless": "java",
    "poppler-utils": "pdfinfo",
    "xauth": "xauth",
    "xvfb": "Xvfb",
}
JARS = {
    "libactivation-java": "javax.activation.jar",
    "libcommons-logging-java": "commons-logging.jar",
    "libjaxb-api-java": "jaxb-api.jar",
    "libpdfbox2-java": "preflight.jar",
}


def prepare(*, to_test: bool) -> None:
    """Make the program run here, and its tests if wanted; stop with a sentence where that cannot be."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever is told this has an older one
        sys.exit(f"Inköp Desktop needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if sys.platform == "linux":
        _install_packages(missing_packages(to_test=to_test))
    _install_dependencies()
    _compile_catalogues()


def missing_packages(*, to_test: bool) -> list[str]:
    """Return the Debian packages that this machine lacks."""
    missing = [package for package, library in LIBRARIES.items() if not _loads(library)]
    if importlib.util.find_spec("ensurepip") is None:
        missing.append(f"{_version()}-venv")
    if to_test:
        missing += [package for package, program in PROGRAMS.items() if not shutil.which(program)]
        missing += [package for package, jar in JARS.items() if not Path("/usr/share/java", jar).exists()]
        if sys.base_prefix == "/usr" and not _loads(f"lib{_version()}.so.1.0"):
            missing.append(
                f"lib{_version()}"
            )  # PyInstaller takes it along; Debian's own Python holds it inside
    return missing


def _version() -> str:
    return f"python{sys.version_info.major}.{sys.version_info.minor}"


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install_packages(missing: list[str]) -> None:
    if not missing:
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    if not shutil.which("apt-get"):
        sys.exit(f"This system lacks what Debian calls: {' '.join(missing)}. Install it, then try again.")
    if os.geteuid() != 0:
        line = f"sudo apt-get update && sudo {' '.join(install)}"
        sys.exit(f"System packages are missing. Run this, then try again:\n\n  {line}\n")
    say(f"Installing system packages: {' '.join(missing)}")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    _must(["apt-get", "update"], quiet=True)
    _must(install, quiet=True)


def _install_dependencies() -> None:
    """Bring .venv to what the lock says, with the program itself read from this folder."""
    place = f"{_version()} in {ROOT}"
    needs = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.exists() else []
    if stamp == [place, needs]:
        return
    if not PYTHON.exists() or (stamp and stamp[0] != place):
        say("Making .venv")
        _must([sys.executable, "-m", "venv", "--clear", str(VENV)])
    say("Installing dependencies into .venv; the first time takes a few minutes")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    _must([*pip, "--require-hashes", "--only-binary=:all:", "--requirement", str(LOCK)])
    _must([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    STAMP.write_text(f"{place}\n{needs}\n", encoding="utf-8")


def _compile_catalogues() -> None:
    sources = ROOT.glob("translations/*/LC_MESSAGES/*.po")
    if any(_is_stale(source.with_suffix(".mo"), source) for source in sources):
        _must([str(PYTHON), str(ROOT / "tools" / "messages.py"), "compile"])


def _is_stale(made: Path, source: Path) -> bool:
    return not made.exists() or made.stat().st_mtime < source.stat().st_mtime


def say(line: str) -> None:
    """Print a line at once, so that it stands before what the next program prints."""
    print(line, flush=True)


def _must(command: list[str], *, quiet: bool = False) -> None:
    """Run a command, in silence but for errors if wanted; stop if it fails."""
    stdout = subprocess.DEVNULL if quiet else sys.stdout
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=stdout, check=False)
    if done.returncode:
        sys.exit(f"Failed with exit code {done.returncode}: {' '.join(command)}")
