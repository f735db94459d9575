"""Tell what kind of place a register lies in."""

import ctypes
import sys
from pathlib import Path

REMOTE_DRIVE = 4  # Windows' GetDriveType
SYNCED = ("onedrive", "sharepoint", "dropbox", "google drive", "nextcloud", "owncloud", "icloud", "syncthing")
REMOTE_SYSTEMS = ("nfs", "nfs4", "cifs", "smb", "smb3", "smbfs", "fuse.sshfs", "afs", "9p", "davfs", "vboxsf")
MOUNTS = Path("/proc/mounts")


def is_shared(path: Path) -> bool:
    """Tell whether a file lies on a network share or in a synced folder, where WAL is not safe."""
    return is_remote(path) or is_synced(path)


def is_synced(path: Path) -> bool:
    """Tell whether a program that copies files between computers looks after a file."""
    return any(word in part.lower() for part in path.absolute().parent.parts for word in SYNCED)


def is_remote(path: Path) -> bool:
    """Tell whether a file lies on another computer."""
    path = path.absolute()
    if sys.platform == "win32":
        return str(path).startswith("\\\\") or _drive_is_remote(path)
    if sys.platform == "darwin":
        return path.is_relative_to("/Volumes")  # shares are mounted there, and disks that are carried about
    return _mount_type(path) in REMOTE_SYSTEMS


def _drive_is_remote(path: Path) -> bool:
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - only there on Windows
    return bool(kernel.GetDriveTypeW(path.anchor) == REMOTE_DRIVE)


def _mount_type(path: Path) -> str:
    """Return the kind of file system that the innermost mount above a path has."""
    if not MOUNTS.exists():
        return ""
    above = {str(path), *map(str, path.parents)}
    found, kind = "", ""
    for line in MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
        _device, place, system, *_options = line.split(" ")
        place = place.replace("\\040", " ")
        if place in above and len(place) >= len(found):
            found, kind = place, system
    return kind
