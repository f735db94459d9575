"""Write lengths of time out: “två (2) år” is 2 år, “högst 2 gånger med 12 månader” is 12 månader twice.

Texts are in small letters and without accents, as `formats.fold` makes them.
"""

import re

APART = "|"
"""What stands before each length that is written out."""

OPTION = r"(?:option|opsjon|förläng|forleng|prolong|extension)\w*"
_NUMBER_WORDS = {
    **dict.fromkeys(["en", "ett", "ei", "et", "ein", "eitt", "one"], "1"),
    **dict.fromkeys(["två", "to", "two"], "2"),
    **dict.fromkeys(["tre", "three"], "3"),
    **dict.fromkeys(["fyra", "fire", "four"], "4"),
    **dict.fromkeys(["fem", "five"], "5"),
    **dict.fromkeys(["sex", "seks", "six"], "6"),
    **dict.fromkeys(["sju", "syv", "seven"], "7"),
    **dict.fromkeys(["åtta", "åtte", "eight"], "8"),
    **dict.fromkeys(["nio", "ni", "nine"], "9"),
    **dict.fromkeys(["tio", "ti", "ten"], "10"),
    **dict.fromkeys(["tolv", "twelve"], "12"),
    **dict.fromkeys(["arton", "atten", "eighteen"], "18"),
    **dict.fromkeys(["tjugofyra", "tjuefire", "tjuefira"], "24"),
    **dict.fromkeys(["trettiosex", "trettiseks"], "36"),
    **dict.fromkeys(["fyrtioåtta", "førtiåtte"], "48"),
    **dict.fromkeys(["halvannet", "halvanna"], "1,5"),
    "once": "1 times",
    "twice": "2 times",
}
# A word of its own, or the beginning of “tvåårig” and “toårs”.
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_NUMBER_WORDS)})(?=års?\b|åri|\b)")
_UP_TO = re.compile(r"\bup to\b")  # its “to” is not the Norwegian two
_AND_A_HALF = re.compile(r"\b(\d+) (?:och|og|and) (?:1 |a )?(?:halvt|half)\b")
_TOLD_TWICE = re.compile(r"\b(\d+) ?\( ?\1 ?\)")
_NUMBERED = re.compile(rf"({OPTION}) ?(?:nr\.? ?)?[1-9] ?[:=]")  # “Option 1: 12 mån”

_LENGTH = r"(\d+(?:[.,]\d+)?(?: ?-?[a-zåäöæø]+)?)"
TIMES = r"(?:ggr|gång(?:er)?|gang(?:er|ar)?|gong(?:er)?|times?)\b\.?"
PIECES = r"(?:st|stk|stycken|stykk(?:er)?)\b\.?"
MOST = r"(?:max|maks|maximalt|maksimalt|maximum|högst|høyst|høgst|inntil|upp till|opp til|at most)\b\.?"
_EACH = (
    r"(?:i taget|åt gången|pe?r\.? g[åao]ng|(?:om|av|ad) g[ao]ngen|at a time|vardera|var|hver|kvar|each)\b"
)
_BEFORE_LENGTH = r"(?:a|på|om|of|med|with|for|i|per|inntil|vardera|hver|kvar)\b"
_AFTER_LENGTH = rf"(?:{_EACH}|{MOST}|dock|men|but|som|kan|upprepas|gjentas)"
_COUNT = r"(?<![\d.,])([1-9])"
# “2 x 12 mån”, “2 opsjoner à 1 år”, “2 gånger med 12 månader”: how many, then how long.
_COUNT_FIRST = re.compile(
    rf"(?:{MOST} ?)?{_COUNT} ?(?:[x×*]|{TIMES}|{PIECES}|{OPTION}|a\b)"
    rf" ?(?:(?:[x×*]|{TIMES}|{OPTION}|{_BEFORE_LENGTH}) ?)*{_LENGTH}(?: {_EACH})?"
)
# “2 ettåriga optioner”.
_COUNT_THEN_KIND = re.compile(rf"(?:{MOST} ?)?{_COUNT} {_LENGTH} {OPTION}")
# “12 mån x 2”, “12 månader, 2 gånger”, “1 år i taget (högst 2 ggr)”: how long, then how many.
_COUNT_LAST = re.compile(
    rf"{_LENGTH}\.?(?:(?<=s) {OPTION})?"
    rf"(?: ?[x×*] ?([1-9])\b(?: ?{TIMES}|(?! ?[a-zåäöæø]))"
    rf"|[ ,;(]*(?:{_AFTER_LENGTH}[ ,;(]*)*\b([1-9]) ?{TIMES}\)?)"
)


def written_out(text: str) -> str:
    """Return a text with its numbers in figures, and each length as often as the text says it counts.

    Before each of these stands `APART`.
    """
    text = _UP_TO.sub("max", text.replace(APART, " "))
    text = _NUMBER_WORD.sub(lambda word: _NUMBER_WORDS[word[0]], text)
    text = _NUMBERED.sub(r"\1 ", _AND_A_HALF.sub(r"\1,5", _TOLD_TWICE.sub(r"\1", text)))
    for pattern in (_COUNT_FIRST, _COUNT_THEN_KIND):
        text = pattern.sub(lambda found: _repeated(found[2], found[1]), text)
    return _COUNT_LAST.sub(lambda found: _repeated(found[1], found[2] or found[3]), text)


def _repeated(length: str, count: str) -> str:
    return f"{APART}{length}" * int(count) + " "
