"""How Word writes the number of a list item: 3, c, C, iii, III, 03."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# Word repeats the letter after z (aa, bb, cc) up to thirty times, and writes Roman numbers so far.
_LAST_LETTER = 30 * 26
_LAST_ROMAN = 3999
_LONGEST_PAD = 9


def format_number(value: int, style: str) -> str:
    """The number in a numFmt style of ECMA-376 part 1, 17.18.59.

    Styles that spell numbers out or belong to other scripts come out as decimal digits; "none" and
    "bullet" as nothing; "ordinal" with the dot that Polish ordinals have. A sample of digits
    ("001") as style pads with zeros to its length.
    """
    if style in ("none", "bullet"):
        return ""
    if style in ("lowerLetter", "upperLetter"):
        text = letters(value)
    elif style in ("lowerRoman", "upperRoman"):
        text = roman(value)
    elif style == "decimalZero":
        text = f"{value:02d}"
    elif style.isdecimal():
        text = str(value).zfill(min(len(style), _LONGEST_PAD))
    elif style == "ordinal":
        text = f"{value}."
    elif style == "numberInDash":
        text = f"- {value} -"
    else:
        text = str(value)
    return text.upper() if style.startswith("upper") else text


def letters(value: int) -> str:
    """1 is a, 26 z, 27 aa, 28 bb; digits beyond what Word writes in letters."""
    if not 1 <= value <= _LAST_LETTER:
        return str(value)
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def roman(value: int) -> str:
    """The number in lower-case Roman numerals; digits outside 1–3999."""
    if not 1 <= value <= _LAST_ROMAN:
        return str(value)
    text = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        text += sign * count
    return text
