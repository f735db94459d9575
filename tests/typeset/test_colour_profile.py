"""The colour profile is one that other programs read, and it means sRGB."""

from io import BytesIO

import pytest
from PIL import Image, ImageCms

from inkop_desktop.typeset.pdf.colour_profile import NAME, srgb


@pytest.mark.parametrize("colour", [(0, 0, 0), (255, 255, 255), (20, 96, 143), (255, 0, 0), (1, 128, 254)])
def test_a_colour_seen_through_it_is_the_same_in_srgb(colour: tuple[int, int, int]) -> None:
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb()))
    theirs = ImageCms.createProfile("sRGB")
    seen = ImageCms.profileToProfile(Image.new("RGB", (1, 1), colour), ours, theirs)
    assert seen is not None
    assert all(abs(a - b) <= 1 for a, b in zip(seen.getpixel((0, 0)), colour, strict=True))


def test_it_is_version_two_and_names_itself() -> None:
    profile = ImageCms.ImageCmsProfile(BytesIO(srgb()))
    assert profile.profile.version == pytest.approx(2.1)
    assert ImageCms.getProfileDescription(profile).strip() == NAME
