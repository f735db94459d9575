"""A document becomes one web page: escaped, labelled, in its language, and whole in itself."""

import re
from html.parser import HTMLParser

import pytest
from papers import contract, everything, paper, scene, table

from inkop_desktop import text
from inkop_desktop.typeset import html
from inkop_desktop.typeset.document import Document, Heading, KeyValues, Paragraph, Picture, Subheading, Title
from inkop_desktop.typeset.progress import PrintingCancelledError, Progress, steps
from inkop_desktop.typeset.scene import Role

VOID = {"meta", "br"}


class Reader(HTMLParser):
    """Reads a page into its elements, and fails on one that is not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[tuple[str, str]] = []
        self._opened: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_body(tag, "tbody")
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._opened.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self._end_body(tag, "table")
        assert self._opened.pop() == tag

    def _end_body(self, tag: str, ending: str) -> None:
        """Close a table's body where the next one, or the table's end, does."""
        if tag == ending and self._opened[-1] == "tbody":
            self._opened.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and self._opened:
            self.words.append((self._opened[-1], data))


def read(document: Document) -> Reader:
    """Return the page of a document, read."""
    reader = Reader()
    with text.in_language(document.language):
        reader.feed(html.render(document, Progress(steps(document))).decode())
    reader.close()
    assert reader._opened == []
    return reader


def test_everything_is_well_formed_and_says_its_language() -> None:
    page = read(everything("nb"))
    elements = dict(page.elements)
    assert elements["html"]["lang"] == "nb"
    assert ("title", "Avtalsregister") in page.words
    assert ("span", "Opplysninger per 21.11.2026") in page.words


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "R&D", '"><b>', "A\x00\ud800", "]]>"])
def test_text_is_escaped_wherever_it_stands(hostile: str) -> None:
    document = Document(
        hostile,
        "sv",
        everything().data_date,
        (
            Title(hostile, hostile),
            Heading(hostile),
            Paragraph(hostile),
            KeyValues(((hostile, hostile),)),
            table(Subheading(hostile), contract(1, hostile), caption=hostile),
            Picture(scene(), hostile),
        ),
        organisation=hostile,
        kind=hostile,
        case_number=hostile,
        law_pack=hostile,
    )
    page = read(document)
    tags = {tag for tag, _attributes in page.elements}
    assert not tags & {"script", "b"}
    shown = hostile.replace("\x00", "").replace("\ud800", "\ufffd")
    assert {tag for tag, words in page.words if words == shown} >= {
        "title",
        "h1",
        "h2",
        "p",
        "th",
        "td",
        "caption",
    }


def test_tables_name_their_headers() -> None:
    page = read(
        paper(Title("Avtal"), table(Subheading("Januari"), contract(1)), KeyValues((("Ägare", "Anna"),)))
    )
    scopes = [attributes["scope"] for tag, attributes in page.elements if tag == "th"]
    assert scopes == ["col"] * 8 + ["rowgroup", "row"]
    figures = [attributes.get("class") for tag, attributes in page.elements if tag == "td"]
    assert figures[:8] == [None, None, None, "date", "figure", "figure", "figure", None]


@pytest.mark.parametrize("rows", [(contract(1),), ()])
@pytest.mark.parametrize(("heading", "count"), [("Avtal i kraft", 1), ("Avtal", 2)])
def test_a_caption_does_not_repeat_the_heading_before_it(rows: tuple, heading: str, count: int) -> None:
    page = read(paper(Heading(heading), table(*rows)))
    assert (
        sum(words.startswith("Avtal") for tag, words in page.words if tag in {"h1", "caption", "p"}) == count
    )
    assert all(words for tag, words in page.words if tag == "p")


def test_each_group_has_a_body_of_its_own() -> None:
    page = read(
        paper(table(Subheading("Januari"), contract(1), contract(2), Subheading("Februari"), contract(3)))
    )
    order = [tag for tag, attributes in page.elements if tag in {"tbody", "tr"}]
    assert order == ["tr", "tbody", "tr", "tr", "tr", "tbody", "tr", "tr"]


def test_a_picture_has_a_name_and_a_description() -> None:
    page = read(paper(Picture(scene(), "Avtalstid"), Picture(scene())))
    pictures = [attributes for tag, attributes in page.elements if tag == "svg"]
    names = {attributes["id"]: tag for tag, attributes in page.elements if "id" in attributes}
    for picture in pictures:
        assert names[picture["aria-labelledby"]] == "title"
        assert names[picture["aria-describedby"]] == "desc"
    assert len(names) == 4
    assert ("title", "Avtalstid") in page.words
    assert ("desc", scene().alternative) in page.words


def test_every_colour_of_a_scene_is_in_the_style_light_and_dark() -> None:
    page = html.render(paper(Title("Avtal")), Progress(0)).decode()
    for role in Role:
        assert len(re.findall(rf"--{role.value.replace('_', '-')}: #", page)) >= 2


def test_headings_skip_no_level() -> None:
    page = read(paper(Heading("Tre", 3), Title("Ett"), Heading("Tre", 3), Heading("Två"), Heading("Tre", 3)))
    assert [tag for tag, _attributes in page.elements if re.fullmatch(r"h\d", tag)] == [
        "h1",
        "h1",
        "h2",
        "h2",
        "h3",
    ]


def test_nothing_is_fetched_from_elsewhere() -> None:
    page = html.render(everything(), Progress(0)).decode()
    assert not re.search(r"(src|href)=|url\(|@import|https?://", page)
    assert "default-src 'none'" in page


def test_a_table_without_rows_says_so() -> None:
    assert ("p", "Inga avtal löper ut under perioden.") in read(paper(table())).words


def test_the_same_document_gives_the_same_bytes() -> None:
    assert html.render(everything(), Progress(0)) == html.render(everything(), Progress(0))


def test_cancel_stops() -> None:
    document = paper(table(*map(contract, range(600))))
    with pytest.raises(PrintingCancelledError):
        html.render(document, Progress(steps(document), cancelled=lambda: True))
