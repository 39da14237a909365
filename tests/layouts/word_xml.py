"""What python-docx has no words for: borders, merges, shading, fields, controls, boxes, notes."""

from __future__ import annotations

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
# How broad a column of a schedule is beside the others.
_BROAD = {
    "number": 0.8,
    "goal": 1.4,
    "goal text": 3,
    "name": 3.2,
    "responsible": 2.6,
    "term": 2,
    "indicator": 3,
    "indicator name": 2.6,
    "start": 1.7,
    "end": 1.7,
    "month": 0.5,
    "quarter": 0.9,
}
_EMU = 12700  # to a point
_SPACES = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def element(tag: str, **attributes: str):
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def borders(table, ruled: bool) -> None:
    """Rule every cell, or none."""
    made = element("w:tblBorders")
    for side in _SIDES:
        made.append(element(f"w:{side}", val="single" if ruled else "nil", sz="4", color="000000"))
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.addprevious(made) if look is not None else table._tbl.tblPr.append(made)


def shade(cell, fill: str) -> None:
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=fill))


def rotate(cell) -> None:
    """Text from bottom to top."""
    cell._tc.get_or_add_tcPr().append(element("w:textDirection", val="btLr"))


def header_row(row) -> None:
    """Word repeats this row on every page."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def widths(table, centimetres) -> None:
    """Fixed widths of the columns; merged cells get the sum of theirs."""
    table.autofit = False
    for column, width in zip(table.columns, centimetres, strict=True):
        column.width = Cm(width)
    for row in table._tbl.tr_lst:
        column = 0
        for cell in row.tc_lst:
            cell.width = Cm(sum(centimetres[column : column + cell.grid_span]))
            column += cell.grid_span


def shares(names, total: float) -> list[float]:
    """Widths in centimetres that add up to `total`, broad for texts and narrow for numbers."""
    parts = [_BROAD.get(name, 1.5) for name in names]
    return [round(part / sum(parts) * total, 2) for part in parts]


def tall(row, centimetres: float) -> None:
    row.height = Cm(centimetres)


def outline_level(paragraph_or_style, level: int) -> None:
    properties = paragraph_or_style._element.get_or_add_pPr()
    properties.append(element("w:outlineLvl", val=str(level)))


def numbering(document, formats, *, start: int = 1) -> int:
    """A new automatic list; `formats` are (numFmt, lvlText) per level. Returns its numId."""
    root = document.part.numbering_part.element
    ids = [int(one.get(qn("w:abstractNumId"))) for one in root.findall(qn("w:abstractNum"))]
    abstract = element("w:abstractNum", abstractNumId=str(max(ids, default=0) + 1))
    abstract.append(element("w:multiLevelType", val="multilevel"))
    for depth, (number_format, text) in enumerate(formats):
        level = element("w:lvl", ilvl=str(depth))
        level.append(element("w:start", val=str(start)))
        level.append(element("w:numFmt", val=number_format))
        level.append(element("w:lvlText", val=text))
        properties = element("w:pPr")
        indent = str(360 * (depth + 1))
        properties.append(element("w:ind", left=indent, hanging="360"))
        level.append(properties)
        abstract.append(level)
    last = root.findall(qn("w:abstractNum"))[-1] if ids else None
    root.insert(0, abstract) if last is None else last.addnext(abstract)
    return root.add_num(int(abstract.get(qn("w:abstractNumId")))).numId


def number_with(paragraph_or_style, number_id: int, level: int = 0) -> None:
    made = paragraph_or_style._element.get_or_add_pPr().get_or_add_numPr()
    made.get_or_add_ilvl().val = level
    made.get_or_add_numId().val = number_id


def field(paragraph, instruction: str, result: str) -> None:
    """A field with a stored result, as Word saves it."""
    for kind, text in (("begin", instruction), ("separate", None), (None, result), ("end", None)):
        run = paragraph.add_run()
        if kind is None:
            run.text = text
            continue
        run._r.append(element("w:fldChar", fldCharType=kind))
        if text:
            code = element("w:instrText")
            code.text = text
            paragraph.add_run()._r.append(code)


def control(content, *, kind: str = "text", items=(), checked: bool | None = None, day: str = ""):
    """A content control around runs or paragraphs (a list of elements). Returns the w:sdt."""
    made, properties, inside = element("w:sdt"), element("w:sdtPr"), element("w:sdtContent")
    if kind == "dropDownList":
        listed = element("w:dropDownList")
        for item in items:
            listed.append(element("w:listItem", displayText=item, value=item))
        properties.append(listed)
    elif kind == "date":
        picker = element("w:date", fullDate=f"{day}T00:00:00Z")
        picker.append(element("w:dateFormat", val="d MMMM yyyy"))
        properties.append(picker)
    elif kind == "checkbox":
        state = "1" if checked else "0"
        properties.append(
            parse_xml(
                f'<w14:checkbox xmlns:w14="{_W14}"><w14:checked w14:val="{state}"/>'
                '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
                '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
            )
        )
    else:
        properties.append(element("w:text"))
    made.append(properties)
    made.append(inside)
    for one in content:
        inside.append(one)
    return made


def wrap_runs(paragraph, **facts) -> None:
    """Put everything in a paragraph into one inline content control."""
    runs = list(paragraph._p.r_lst)
    paragraph._p.append(control(runs, **facts))


def text_box(paragraph, texts) -> None:
    """A text box anchored in `paragraph`, stored twice as Word does: a drawing and its fallback."""
    inner = "".join(f"<w:p><w:r><w:t>{_escaped(text)}</w:t></w:r></w:p>" for text in texts)
    points = 24 + 34 * len(texts)
    size = f'cx="{440 * _EMU}" cy="{points * _EMU}"'
    drawing = f"""<w:drawing><wp:inline><wp:extent {size}/><wp:docPr id="1" name="Pole tekstowe"/>
      <a:graphic><a:graphicData uri="{_SPACES["wps"]}"><wps:wsp><wps:cNvSpPr txBox="1"/>
        <wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>
          <a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill>
          <a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>
        <wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/>
      </wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"""
    fallback = f"""<w:pict><v:shape type="#_x0000_t202" style="width:440pt;height:{points}pt">
      <v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"""
    spaces = " ".join(f'xmlns:{name}="{address}"' for name, address in _SPACES.items())
    both = f"""<mc:AlternateContent {nsdecls("w", "a", "wp")} {spaces}>
      <mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>
    </mc:AlternateContent>"""
    paragraph.add_run()._r.append(parse_xml(both))


def columns(section, count: int) -> None:
    """Set a section of the document in newspaper columns."""
    found = section._sectPr.find(qn("w:cols"))
    if found is None:
        found = element("w:cols")
        section._sectPr.append(found)
    found.set(qn("w:num"), str(count))
    found.set(qn("w:space"), "708")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
