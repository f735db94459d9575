"""Text is read in the encoding that its marks, its bytes or its letters show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.errors import UserError
from inkop_desktop.exchange import decode

SWEDISH = "Avtalsnr;Benämning\n1;Städning på Åsöskolan, Örnsköldsvik\n2;“Blå” – vårdmaterial\n"
NORWEGIAN = "Avtalenr;Tittel\n1;Kjøp av møbler til Ørsta, Ålesund og Værøy\n2;Årlig ettersyn – blå sone\n"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]


@pytest.mark.parametrize("text", [SWEDISH, NORWEGIAN])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_encoding_is_found(encoding: str, text: str) -> None:
    found = decode.detect(text.encode(encoding))
    assert found.name == encoding
    assert found.name in decode.ENCODINGS


def test_dos_letters_are_read_as_they_were_written() -> None:
    for encoding, text in [("cp437", "#FNAMN Övningsföretaget på ån"), ("cp850", "Kjøp av møbler på Åsen")]:
        data = text.encode(encoding)
        assert data.decode(decode.detect(data).name) == text


def test_big_endian_mark() -> None:
    data = b"\xfe\xff" + SWEDISH.encode("utf-16-be")
    assert data.decode(decode.detect(data).name) == SWEDISH


def test_plain_letters_are_utf_8() -> None:
    assert decode.detect(b"a;b\r\n1;2\r\n").name == "utf-8"


def test_one_broken_byte_does_not_make_utf_8_something_else() -> None:
    data = SWEDISH.encode() + b"\xe5 vid slutet\n"
    assert decode.detect(data).name == "utf-8"


def test_signs_alone_are_windows_1252() -> None:
    assert decode.detect("Avtal – “tolk” 5 § 2 000 €".encode("cp1252")).name == "cp1252"


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 100, bytes(range(1, 9)) * 100, b"MZ\x90\x00\x03" * 9])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match="holds no text"):
        decode.detect(data)


def test_a_huge_file_without_line_ends_is_told_at_once() -> None:
    assert decode.detect(b"a" * 20_000_000 + "å".encode("cp1252")).name == "cp1252"


@given(st.binary(max_size=400))
def test_any_bytes_are_named_or_refused(data: bytes) -> None:
    try:
        found = decode.detect(data)
    except UserError:
        return
    assert isinstance(data.decode(found.name, "replace"), str)


@given(st.text(min_size=2, max_size=200).filter(lambda text: "\0" not in text))
def test_utf_8_comes_back_the_same(text: str) -> None:
    data = text.encode("utf-8")
    try:
        found = decode.detect(data)
    except UserError:  # control characters are no text
        return
    if found.name == "utf-8":
        assert data.decode(found.name) == text
