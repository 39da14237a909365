"""The ways in which the letters of a font can be wrong, tried one after the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from ingest.pdf.encoding.accents import ACCENT, put_on
from ingest.pdf.encoding.evidence import ODD, WORD, Dictionary, words_of
from ingest.pdf.encoding.fonts import FontText
from ingest.pdf.encoding.mixups import GlyphNumbers, glyph_numbers, has_controls, mixups
from ingest.pdf.encoding.votes import restore, vote

_Way = Callable[[str], str]

# A font with fewer known words than this may be written in numbers of glyphs; more must come of it.
_FEW_KNOWN, _ENOUGH_KNOWN = 0.35, 0.6
_MOST_WORDS = 80
# What is new makes so many, and this share, of the odd words words; one is enough for a way that
# another font of the document was wrong in.
_LEAST_RIGHT, _MOST_RIGHT = 3, 0.6
# Of the words that were words before so many still are.
_HARMLESS = 0.97
_REPLACED, _ASKED = "\ufffd", "?"
_QUESTIONED = re.compile(r"[^\W\d_]\?[^\W\d_]")
_LEAST_LOST = 5
# "m²", "5 dm³": no letters of a mix-up.
_MEASURE = re.compile(r"\(?(?:\d+|\d*[kcdm]?m)[¹²³](?![^\W\d_]).*")
_TOKEN = re.compile(r"\S+")
_SHORTEST = 3
_LONG = 25
_SOME_LETTER = "ĸ"


def put_right(fonts: Iterable[FontText], dictionary: Dictionary) -> list[FontText]:
    """Put the letters of the fonts right in place; the fonts that were wrong."""
    repaired: list[FontText] = []
    ways: list[_Way] = []
    # What most of the text is set in tells most.
    for font in sorted(fonts, key=lambda font: -len(font.runs)):
        changed = [  # each of them is tried
            _numbers(font, dictionary, ways),
            _spaces(font, dictionary),
            _mixup(font, dictionary, ways),
            _accents(font, dictionary),
            _codes(font, dictionary, ways),
            _holes(font, dictionary),
        ]
        if any(changed):
            repaired.append(font)
    return repaired


def _numbers(font: FontText, dictionary: Dictionary, ways: list[_Way]) -> bool:
    """Numbers of glyphs in the place of letters: "+DUPRQRJUDP"."""
    words = words_of(font.texts(), _MOST_WORDS)
    if words and dictionary.share(words) >= _FEW_KNOWN:
        return False
    known = [way for way in ways if isinstance(way, GlyphNumbers)]
    if known and any(has_controls(text) for text in font.texts()):
        return font.rewrite(known[0])
    for way in glyph_numbers():
        made = words_of(map(way, font.texts()), _MOST_WORDS)
        if len(made) >= _LEAST_RIGHT and dictionary.share(made) >= _ENOUGH_KNOWN:
            ways.append(way)
            return font.rewrite(way)
    return False


def _spaces(font: FontText, dictionary: Dictionary) -> bool:
    """A code in the place of the space: whole lines are one word without it."""
    texts = [text for text in font.texts() if len(text) > _LONG]
    codes = Counter(char for text in texts for char in ODD.findall(text))
    if not codes:
        return False
    code, times = codes.most_common(1)[0]
    if times < sum(text.count(" ") for text in texts):
        return False  # there are spaces
    glued = words_of((text.replace(code, "") for text in texts), _MOST_WORDS)
    if times < len(texts) or dictionary.share(glued) >= _ENOUGH_KNOWN:
        return False
    made = words_of((text.replace(code, " ") for text in texts), _MOST_WORDS)
    if dictionary.share(made) < _ENOUGH_KNOWN:
        return False
    return font.rewrite(lambda text: text.replace(code, " "))


def _accents(font: FontText, dictionary: Dictionary) -> bool:
    """Accents apart from their letters."""
    if not any(ACCENT.search(text) for text in font.texts() if not text.isascii()):
        return False
    return font.rewrite(_by_token(lambda token: put_on(token, dictionary)))


def _mixup(font: FontText, dictionary: Dictionary, ways: list[_Way]) -> bool:
    """One code page taken for another."""
    odd = font.odd()
    signs = set("".join(odd))
    tables = [table for table in mixups() if table.begins_with_one_of(signs)] if odd else []
    tried = [(table.undo, _LEAST_RIGHT) for table in tables]
    return _best(font, odd, tried, dictionary, ways)


def _codes(font: FontText, dictionary: Dictionary, ways: list[_Way]) -> bool:
    """Codes that no table explains."""
    odd = font.odd()
    told = str.maketrans(vote(odd, dictionary))
    # The vote itself has seen to the evidence.
    return _best(font, odd, [(lambda text: text.translate(told), 1)], dictionary, ways)


def _holes(font: FontText, dictionary: Dictionary) -> bool:
    """One sign in the place of every Polish letter: what can only be one word is that word."""
    changed = False
    for sign in _signs_of_holes(font):
        fill = _by_token(partial(restore, lost=sign, dictionary=dictionary))
        changed |= font.rewrite(fill)
    return changed


def _signs_of_holes(font: FontText) -> list[str]:
    signs = [_REPLACED] if any(_REPLACED in text for text in font.texts()) else []
    asked = (len(_QUESTIONED.findall(text)) for text in font.texts() if _ASKED in text)
    if sum(asked) >= _LEAST_LOST:
        signs.append(_ASKED)
    times = Counter(char for token in font.odd() for char in set(ODD.findall(token)))
    return signs + [char for char, count in sorted(times.items()) if count >= _LEAST_LOST]


def _best(
    font: FontText,
    odd: Sequence[str],
    tried: Sequence[tuple[_Way, int]],
    dictionary: Dictionary,
    ways: list[_Way],
) -> bool:
    """Rewrite the font in the best way that makes so many odd words words, if there is one.

    It is tried on other fonts too.
    """
    if not odd:
        return False
    best: tuple[int, _Way] | None = None
    sound = [word for word in words_of(font.texts(), _MOST_WORDS) if dictionary.knows(word)]
    known = [(way, 1) for way in ways if not isinstance(way, GlyphNumbers)]
    for way, least in (*known, *tried):
        touched = [(token, made) for token in odd if (made := _made(way, token)) != token]
        right = sum(_is_right(token, made, dictionary) for token, made in touched)
        enough = right >= least and right >= _MOST_RIGHT * len(touched)
        harmless = sum(map(dictionary.knows, map(way, sound))) >= _HARMLESS * len(sound)
        if enough and harmless and (best is None or right > best[0]):
            best = right, way
    if best is None:
        return False
    ways.append(best[1])
    return font.rewrite(_by_token(best[1]))


def _is_right(token: str, made: str, dictionary: Dictionary) -> bool:
    """Whether what is new in the token are words."""
    before = WORD.findall(ODD.sub(_SOME_LETTER, token))
    new = [word for word in WORD.findall(made) if word not in before and len(word) >= _SHORTEST]
    known = sum(map(dictionary.knows, new))
    return bool(new) and known >= _MOST_RIGHT * len(new)


def _by_token(way: _Way) -> _Way:
    return lambda text: _TOKEN.sub(lambda found: _made(way, found[0]), text)


def _made(way: _Way, token: str) -> str:
    """What a way makes of a token; plain ones and measures are left alone."""
    plain = token.isascii() and _ASKED not in token and "/" not in token
    return token if plain or _MEASURE.fullmatch(token) else way(token)
