"""The type scale of paper: which weight, size and leading each kind of text has (points)."""

from reportlab.pdfbase.pdfdoc import PDFDocument

from inkop_desktop.typeset.pdf.fonts import Type, Weight

BLACK = "0 g"
MUTED = "0.32 g"


class Types:
    """The types that one PDF is set in."""

    def __init__(self, pdf: PDFDocument) -> None:
        self.pdf = pdf
        self.body = Type(Weight.REGULAR, 10, 14, BLACK, pdf)
        self.label = Type(Weight.REGULAR, 10, 14, MUTED, pdf)
        self.facts = Type(Weight.REGULAR, 9.5, 13, MUTED, pdf)
        self.headings = {
            1: Type(Weight.SEMIBOLD, 16, 20, BLACK, pdf),
            2: Type(Weight.SEMIBOLD, 12.5, 16, BLACK, pdf),
            3: Type(Weight.SEMIBOLD, 11, 14, BLACK, pdf),
        }
        self.caption = Type(Weight.SEMIBOLD, 9.5, 13, BLACK, pdf)
        self.cell = Type(Weight.REGULAR, 8, 10.5, BLACK, pdf)
        self.column = Type(Weight.SEMIBOLD, 8, 10.5, BLACK, pdf)
        self.below = Type(Weight.REGULAR, 8, 10.5, MUTED, pdf)
        self.margin = Type(Weight.REGULAR, 8, 10, MUTED, pdf)
        self.margin_strong = Type(Weight.SEMIBOLD, 8, 10, BLACK, pdf)
