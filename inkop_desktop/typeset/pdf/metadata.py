"""Say in the PDF what it is: document information, the same as XMP, colours, language, standard."""

from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from inkop_desktop.typeset.document import Document
from inkop_desktop.typeset.pdf import colour_profile
from inkop_desktop.typeset.pdf.claims import Claim
from inkop_desktop.typeset.wording import clean

PROGRAM = "Inköp Desktop"
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
{schemas}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
_ALTERNATIVE = '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>'
# PDF/A-2 knows nothing of PDF/UA, so the file itself must explain that schema.
_UA_SCHEMA = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


def write_metadata(pdf: pikepdf.Pdf, document: Document, claim: Claim | None) -> None:
    """Write everything that a reader, an archive or a search asks of a file before opening it.

    :param claim: the standard the file says it keeps; none when it holds pages that do not
    """
    root = pdf.Root
    root.Lang = String(document.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.OutputIntents = Array([_output_intent(pdf)])
    packet = Stream(pdf, _xmp(document, claim).encode())
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    root.Metadata = pdf.make_indirect(packet)
    pdf.trailer.Info = pdf.make_indirect(_information(document))


def _output_intent(pdf: pikepdf.Pdf) -> Dictionary:
    profile = Stream(pdf, colour_profile.srgb(), N=3, Alternate=Name.DeviceRGB)
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(colour_profile.NAME),
        Info=String(colour_profile.NAME),
        DestOutputProfile=pdf.make_indirect(profile),
    )


def _information(document: Document) -> Dictionary:
    moment = f"D:{document.data_date:%Y%m%d}000000+00'00'"
    entries = {
        "/Title": clean(document.title),
        "/Author": clean(document.organisation),
        "/Subject": clean(document.subject),
        "/Creator": PROGRAM,
        "/Producer": PROGRAM,
        "/CreationDate": moment,
        "/ModDate": moment,
    }
    return Dictionary({key: String(value) for key, value in entries.items() if value})


def _xmp(document: Document, claim: Claim | None) -> str:
    """Return the XMP packet: the same facts as the information, each schema in a description of its own."""
    return _PACKET.format(schemas="\n".join(_schemas(document, claim)))


def _schemas(document: Document, claim: Claim | None) -> Iterator[str]:
    title, author, subject = (
        escape(clean(text)) for text in (document.title, document.organisation, document.subject)
    )
    dublin = f"<dc:title>{_ALTERNATIVE.format(title)}</dc:title>"
    dublin += f"<dc:language><rdf:Bag><rdf:li>{document.language}</rdf:li></rdf:Bag></dc:language>"
    if author:
        dublin += f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
    if subject:
        dublin += f"<dc:description>{_ALTERNATIVE.format(subject)}</dc:description>"
    yield _described(dublin, "dc")
    yield _described(_dates(document.data_date), "xmp")
    yield _described(f"<pdf:Producer>{PROGRAM}</pdf:Producer>", "pdf")
    if claim:
        level = f"<pdfaid:conformance>{claim.level}</pdfaid:conformance>"
        yield _described(f"<pdfaid:part>{claim.part}</pdfaid:part>{level}", "pdfaid")
    if claim and claim.accessible:
        yield _described("<pdfuaid:part>1</pdfuaid:part>", "pdfuaid")
        yield _described(_UA_SCHEMA, "pdfaExtension", "pdfaSchema", "pdfaProperty")


def _dates(day: date) -> str:
    moment = f"{day.isoformat()}T00:00:00+00:00"
    return (
        f"<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>"
        f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>"
    )


def _described(properties: str, *prefixes: str) -> str:
    declared = " ".join(f'xmlns:{prefix}="{_NAMESPACES[prefix]}"' for prefix in prefixes)
    return f'<rdf:Description rdf:about="" {declared}>{properties}</rdf:Description>'
