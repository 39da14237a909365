"""Marking words in a paragraph: runs are split so that a comment covers just those words."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree
from lxml.etree import _Element as Element

from reports.word_comments.characters import Leaf, Words, shown_text
from reports.word_comments.names import XML_SPACE, Names

# Content controls that hold no free text: Word fills them anew or allows only plain text in them,
# so that a comment begins before them and ends after them.
_CLOSED_CONTROLS = (
    "showingPlcHdr",
    "dropDownList",
    "comboBox",
    "date",
    "text",
    "dataBinding",
    "picture",
    "docPartList",
)


def mark_words(words: Words, mark: str, names: Names) -> Element:
    """Begin and end the comment `mark` at these words; gives what its sign may stand after."""
    first, last = words.first, words.last
    # The end first: splitting there leaves the characters before it where they are.
    closing: Element | None = _cut_after(last, words.end, names)
    opening = _cut_before(first, words.start, names)
    if last.element is first.element:
        closing = opening
    elif closing is not None and closing.tag == names(
        "r"
    ):  # the beginning may have split the same run
        closing = last.element.getparent()
    assert closing is not None
    end = marker("commentRangeEnd", mark, names)
    _outermost(closing, names).addnext(end)
    _outermost(opening, names).addprevious(marker("commentRangeStart", mark, names))
    return end


def mark_paragraph(paragraph: Element, mark: str, names: Names) -> Element:
    """Begin and end the comment `mark` at a whole paragraph, which may be empty; as above."""
    properties = paragraph.find(names("pPr"))
    opening = marker("commentRangeStart", mark, names)
    if properties is None:
        paragraph.insert(0, opening)
    else:
        properties.addnext(opening)
    end = marker("commentRangeEnd", mark, names)
    paragraph.append(end)
    return end


def mark_element(element: Element, mark: str, names: Names) -> Element:
    """Begin and end the comment `mark` at what stands in one run, a picture; as above."""
    run = _outermost(element, names)
    end = marker("commentRangeEnd", mark, names)
    run.addprevious(marker("commentRangeStart", mark, names))
    run.addnext(end)
    return end


def marker(name: str, mark: str, names: Names) -> Element:
    """A w:commentRangeStart, w:commentRangeEnd or w:commentReference."""
    element = etree.Element(names(name))
    element.set(names("id"), mark)
    return element


def _cut_before(leaf: Leaf, place: int, names: Names) -> Element:
    """The run that begins with the character at this place; split off where it does not yet."""
    run = leaf.element.getparent()
    assert run is not None
    if run.tag != names("r"):
        return leaf.element
    if place > leaf.start:
        tail = _split_text(leaf.element, place - leaf.start)
        return _split_run(run, tail, names)
    return _split_run(run, leaf.element, names) if _has_before(leaf.element, names) else run


def _cut_after(leaf: Leaf, place: int, names: Names) -> Element:
    """The run that ends before the character at this place; split off where it does not yet."""
    run = leaf.element.getparent()
    assert run is not None
    if run.tag != names("r"):
        return leaf.element
    offset = place - leaf.start
    if offset < len(shown_text(leaf.element)):
        _split_run(run, _split_text(leaf.element, offset), names)
    elif (following := leaf.element.getnext()) is not None:
        _split_run(run, following, names)
    return run


def _split_text(element: Element, offset: int) -> Element:
    """Cut a w:t in two before a character of those that Word shows; gives the second part."""
    text = shown_text(element)
    second = element.makeelement(element.tag, _attributes(element))
    element.text, second.text = text[:offset], text[offset:]
    for part in (element, second):
        part.set(XML_SPACE, "preserve")
    second.tail, element.tail = element.tail, None
    element.addnext(second)
    return second


def _split_run(run: Element, first: Element, names: Names) -> Element:
    """Move `first` and what follows it to a run of its own after this one, in the same format."""
    second = run.makeelement(run.tag, _attributes(run))
    properties = run.find(names("rPr"))
    if properties is not None:
        second.append(deepcopy(properties))
    moved: Element | None = first
    while moved is not None:
        following = moved.getnext()
        second.append(moved)
        moved = following
    second.tail, run.tail = run.tail, None
    run.addnext(second)
    return second


def _attributes(element: Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def _has_before(element: Element, names: Names) -> bool:
    """Whether something that counts stands before an element in its run."""
    return any(other.tag != names("rPr") for other in element.itersiblings(preceding=True))


def _outermost(run: Element, names: Names) -> Element:
    """What a marker may stand beside: the run, or the closed control, field, equation, picture or
    annotated word around it.
    """
    found = run
    for above in run.iterancestors():
        if above.tag == names("p"):
            break
        if above.tag == names("sdt") and not _is_closed(above, names):
            continue
        if above.tag in _open_containers(names):
            continue
        found = above
    return found


def _is_closed(control: Element, names: Names) -> bool:
    properties = control.find(names("sdtPr"))
    if properties is None:
        return False
    return any(
        child.tag.rpartition("}")[2] in (*_CLOSED_CONTROLS, "checkbox") for child in properties
    )


def _open_containers(names: Names) -> set[str]:
    """What holds runs and markers alike (ECMA-376 part 1, EG_PContent, EG_RangeMarkupElements)."""
    inside = ("sdtContent", "ins", "del", "moveTo", "moveFrom", "hyperlink", "smartTag")
    return {names(name) for name in (*inside, "customXml", "bdo", "dir")}
