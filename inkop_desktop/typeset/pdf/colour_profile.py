"""Make the colour profile that says what red, green and blue mean on paper: sRGB, as ICC version 2.

PDF/A-1 takes no newer version. Made here rather than shipped, since sRGB is a few dozen numbers:
IEC 61966-2-1 for the curve, its primaries adapted to D50 as every published sRGB profile has them.
"""

import struct
from functools import cache

_D50 = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.4360747, 0.2225045, 0.0139322),
    b"gXYZ": (0.3850649, 0.7168786, 0.0971045),
    b"bXYZ": (0.1430804, 0.0606169, 0.7141733),
}
_CURVE_POINTS = 1024
_HEADER = 128
NAME = "sRGB IEC61966-2.1"


@cache
def srgb() -> bytes:
    """Return the profile."""
    curve = _curve()
    tags = {
        b"desc": _description(NAME),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": _xyz(_D50),
        **{name: _xyz(values) for name, values in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _profile(tags)


def _profile(tags: dict[bytes, bytes]) -> bytes:
    """Put header, tag table and tag data together; equal data are stored once."""
    start = _HEADER + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    body = b""
    for data in tags.values():
        if data not in places:
            places[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
    table = struct.pack(">I", len(tags)) + b"".join(
        struct.pack(">4sII", name, places[data], len(data)) for name, data in tags.items()
    )
    return _header(start + len(body)) + table + body


def _header(size: int) -> bytes:
    """Return the header of a display profile from RGB to XYZ, version 2.1, dated when sRGB was."""
    made = (1999, 10, 18, 0, 0, 0)
    head = struct.pack(
        ">I4sI4s4s4s6H4s", size, b"\0" * 4, 0x02100000, b"mntr", b"RGB ", b"XYZ ", *made, b"acsp"
    )
    # Platform, flags, maker, model, attributes and rendering intent are all unset; then the illuminant.
    return (head + b"\0" * 28 + _fixed(_D50)).ljust(_HEADER, b"\0")


def _fixed(values: tuple[float, ...]) -> bytes:
    """Return numbers as s15Fixed16."""
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _xyz(values: tuple[float, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(values)


def _description(text: str) -> bytes:
    """Return version 2's description: the ASCII form, and empty Unicode and Macintosh forms."""
    ascii_form = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_form)) + ascii_form + b"\0" * (4 + 4 + 2 + 1 + 67)


def _curve() -> bytes:
    points = [_linear(step / (_CURVE_POINTS - 1)) for step in range(_CURVE_POINTS)]
    return struct.pack(
        f">4s4xI{_CURVE_POINTS}H", b"curv", _CURVE_POINTS, *(round(point * 65535) for point in points)
    )


def _linear(value: float) -> float:
    """Return the light that a value of 0 to 1 stands for."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
