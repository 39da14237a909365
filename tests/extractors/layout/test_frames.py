"""Frames around text: a box drawn around a paragraph, which a PDF cannot tell from a table."""

from __future__ import annotations

from extractors.layout.flow import flow
from model.document import Document


def test_the_text_in_a_frame_is_text(table, line, template):
    sentence = (
        "Organizacja doradztwa zawodowego dla uczniów, ponieważ ósmoklasiści wybierają szkołę "
        "przypadkowo, a doradcy mają zbyt mało czasu na rozmowę z każdym z nich."
    )
    document = Document(reader="pdf", blocks=(line("Okres i powody"), table([[sentence]])))
    assert [one.text for one in flow(document, template)] == ["Okres i powody", sentence]
