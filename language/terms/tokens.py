"""A term cut into tokens: numbers, Roman numerals, the words of the data file, signs."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from language.text.flatten import flat
from language.text.patterns import load

ROMAN = {
    numeral: value
    for value, numeral in enumerate(
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], start=1
    )
}
_LEXER = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<number>\d+)(?:-?(?:szy|sza|sze|szego|go|gi|ga|gie|ego|ty|ta|te|ci|cia|cie)(?![^\W_]))?"
    r"|(?P<roman>[ivx]+)(?=kw|pol)"  # "IVkw." without a space
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<dots>\.+)"
    r"|(?P<dashes>-+>?)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_ORDINAL_ENDING = re.compile(r"-(?:szy|sza|sze|szego|go|gi|ga|ty|ta|te|ci|cia|cie)(?![^\W_])")


class Token(NamedTuple):
    """One token. `kind` is a sign, "number", "roman", "word", "stop" or a kind of the data file.

    `value` is the number meant (a month's for its name), `digits` how many figures a number is
    written with, `spaced` and `broken` whether a space or a line break stands before it.
    """

    kind: str
    value: int
    digits: int
    start: int
    end: int
    spaced: bool
    broken: bool


def tokenise(plain: str, original: str) -> list[Token]:
    """The tokens of `plain`, the flat form of `original`, closed by tokens of kind "stop".

    The original is needed to tell the Roman numeral I from the word i.
    """
    lexicon = _lexicon()
    tokens: list[Token] = []
    spaced = broken = False
    at = 0
    while at < len(plain):
        match = _LEXER.match(plain, at)
        assert match is not None  # the last alternative takes any character
        group, at = match.lastgroup, match.end()
        if group == "space":
            spaced, broken = True, broken or "\n" in match.group()
            continue
        text, start = match.group(group or 0), match.start()
        kind, value, digits = text[0], 0, 0
        if group == "number":
            kind, value, digits = "number", int(text[:9]), len(text)
        elif group == "roman" or (text in ROMAN and original[start:at].isupper()):
            kind, value = ("roman", ROMAN[text]) if text in ROMAN else ("word", 0)
            ending = _ORDINAL_ENDING.match(plain, at)
            at = ending.end() if ending else at
        elif group == "word":
            kind, value = lexicon.get(text, ("word", ROMAN.get(text, 0)))
        tokens.append(Token(kind, value, digits, start, at, spaced, broken))
        spaced = broken = False
    tokens += [Token("stop", 0, 0, len(plain), len(plain), spaced, broken)] * 4
    return tokens


@cache
def _lexicon() -> dict[str, tuple[str, int]]:
    data = load("terms")
    lexicon = {flat(form): (kind, 0) for kind, forms in data["words"].items() for form in forms}
    for kind, table in (("ordinal", data["ordinals"]), ("month", data["months"])):
        lexicon |= {flat(form): (kind, int(n)) for n, forms in table.items() for form in forms}
    lexicon["i"] = ("and", 1)
    return lexicon
