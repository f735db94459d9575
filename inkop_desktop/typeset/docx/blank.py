"""Begin a Word file: our styles, fonts and settings, the paper, and what the file says of itself."""

from datetime import UTC, datetime, time

import docx
from docx.document import Document as File
from docx.enum.section import WD_ORIENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.oxml import parse_xml
from docx.shared import Pt

from inkop_desktop import paths
from inkop_desktop.text import _
from inkop_desktop.typeset.document import Document
from inkop_desktop.typeset.docx.markup import attribute, parsed
from inkop_desktop.typeset.pdf.pages import MM, Paper
from inkop_desktop.typeset.wording import clean

_LANGUAGES = {"sv": "sv-SE", "nb": "nb-NO"}
_ENGLISH = "en-GB"
_LONGEST_PROPERTY = 255
_HEAD, _FOOT = 8.5 * MM, 8.5 * MM
"""How far head and foot stand from the edge of the sheet."""
_FROM_ONE = '<w:pgNumType w:start="1"/>'
_KEPT = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
}
"""What we keep of the library's template; the rest is another program's look and thumbnail."""


def begin(document: Document, paper: Paper) -> File:
    """Return an empty file for a document, in the language in force."""
    file = docx.Document()
    for relationships in (file.part.rels, file.part.package.rels):
        _strip(relationships)
    language = _LANGUAGES.get(document.language, _ENGLISH)
    file.styles.element[:] = parse_xml(_resource("styles").format(language=language, **_style_names()))[:]
    file.settings.element[:] = parse_xml(_resource("settings").format(language=language))[:]
    fonts = Part(
        PackURI("/word/fontTable.xml"),
        CONTENT_TYPE.WML_FONT_TABLE,
        _resource("fonts").encode(),
        file.part.package,
    )
    file.part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)
    _describe(file, document, language)
    _lay(file, document, paper)
    return file


def _strip(relationships: Relationships) -> None:
    for key in [key for key, each in relationships.items() if each.reltype not in _KEPT]:
        del relationships[key]


def _resource(name: str) -> str:
    return paths.resource("style", "word", f"{name}.xml").read_text(encoding="utf-8")


def _style_names() -> dict[str, str]:
    """Return what Word calls the styles that are ours alone."""
    names = {
        "table_text": _("Table text"),
        "table_heading": _("Table heading"),
        "table_group": _("Table group"),
        "table_note": _("Second line in a table"),
        "fact": _("Fact"),
        "fact_label": _("Name of a fact"),
        "after_table": _("Space after a table"),
        "report_table": _("Report table"),
        "fact_table": _("Table of facts"),
    }
    return {key: attribute(name) for key, name in names.items()}


def _describe(file: File, document: Document, language: str) -> None:
    """Say in the file's properties what it is; its day is the day of its facts, never the clock's."""
    made = datetime.combine(document.data_date, time(), UTC)
    properties = file.core_properties
    properties.title = _short(document.title)
    properties.subject = _short(document.subject)
    properties.author = properties.last_modified_by = _short(document.organisation)
    properties.category = _short(document.kind)
    properties.language = language
    properties.comments = ""
    properties.created = properties.modified = made


def _short(text: str) -> str:
    return clean(text)[:_LONGEST_PROPERTY]


def _lay(file: File, document: Document, paper: Paper) -> None:
    """Give the first section the paper's size and margins, which later ones take over."""
    section = file.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if document.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(paper.width), Pt(paper.height)
    section.left_margin, section.right_margin = Pt(paper.left), Pt(paper.width - paper.right)
    section.top_margin, section.bottom_margin = Pt(paper.height - paper.top), Pt(paper.bottom)
    section.header_distance, section.footer_distance = Pt(_HEAD), Pt(_FOOT)
    if document.apart:
        file.element.body[-1].insert_element_before(parsed(_FROM_ONE), "w:cols", "w:docGrid")
