"""LibreOffice reads the copies and puts the comments at the same words."""

from __future__ import annotations

import re
import subprocess
from copy import deepcopy

import pytest
from lxml import etree

NAMES = ("blonie.docx", "buk.docx", "krapkowicki.docx", "niemce.docx")
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
AUTHOR = "Redakcja HDR (automat)"


@pytest.fixture(scope="session")
def flat(copy_of, tmp_path_factory) -> dict[str, etree._Element]:
    """What one call of LibreOffice makes of copies and originals ("o-…"), as flat ODT."""
    folder = tmp_path_factory.mktemp("libreoffice")
    for name in NAMES:
        (folder / name).write_bytes(copy_of(name).marked.data)
        (folder / f"o-{name}").write_bytes(copy_of(name).path.read_bytes())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "fodt", "--outdir", str(folder)]
    files = sorted(folder.glob("*.docx"))
    subprocess.run([*command, *map(str, files)], capture_output=True, check=True, timeout=300)
    parser = etree.XMLParser(huge_tree=True)
    return {
        file.name: etree.parse(folder / f"{file.stem}.fodt", parser).getroot() for file in files
    }


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_the_author_is_lost(flat, name):
    assert plain(flat[name]) == plain(flat[f"o-{name}"])


@pytest.mark.parametrize("name", NAMES)
def test_the_comments_are_there_whole_and_at_the_same_words(flat, copy_of, comments_in, name):
    expected = [c for c in comments_in(copy_of(name).marked.data).values() if c.author == AUTHOR]
    seen = {bare(text): bare(words) for text, words in annotations(flat[name])}
    assert seen.keys() == {bare(comment.text) for comment in expected}
    # At a content control LibreOffice shows the comment at its beginning.
    exact = [c for c in expected if seen[bare(c.text)] == bare(c.words)]
    elsewhere = [c for c in expected if c not in exact and seen[bare(c.text)]]
    assert elsewhere == []
    assert len(exact) >= 0.5 * len(expected)


def plain(root: etree._Element) -> str:
    """The text of the body, without comments and spaces."""
    body = deepcopy(root.find(f"{OFFICE}body"))
    etree.strip_elements(body, f"{OFFICE}annotation", with_tail=False)
    return bare("".join(body.itertext()))


def annotations(root: etree._Element) -> list[tuple[str, str]]:
    """(text, words between its marks) of our comments."""
    body = root.find(f"{OFFICE}body")
    found, opened = {}, {}
    inside = None
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag == f"{OFFICE}annotation":
            if event == "start":
                inside = element
                continue
            inside = None
            if element.findtext(f"{DC}creator") == AUTHOR:
                key = element.get(f"{OFFICE}name") or str(len(found))
                found[key] = ("".join(paragraphs(element)), [])
                opened[key] = found[key][1]
            for words in list(opened.values())[:-1]:
                words.append(element.tail or "")
            if element.findtext(f"{DC}creator") == AUTHOR:
                opened[key].append(element.tail or "")
            continue
        if inside is not None or element.tag == f"{OFFICE}binary-data":
            continue
        if element.tag == f"{OFFICE}annotation-end" and event == "start":
            opened.pop(element.get(f"{OFFICE}name"), None)
        text = element.text if event == "start" else element.tail
        for words in opened.values():
            words.append(text or "")
    return [(text, "".join(words)) for text, words in found.values()]


def paragraphs(annotation: etree._Element) -> list[str]:
    text = "{urn:oasis:names:tc:opendocument:xmlns:text"
    return ["".join(child.itertext()) for child in annotation if child.tag.startswith(text)]


def bare(text: str) -> str:
    return re.sub(r"[\s\u00ad]", "", text)
