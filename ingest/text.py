"""Plain text → Document, and what kind of file some bytes are.

The text is kept verbatim but for its line ends and for characters that nobody sees. Text taken from
a PDF tells its pages by form feeds or, where a converter turned those into blanks, by lines that
start with a single blank.
"""

import codecs
import hashlib
import re
import zipfile
from io import BytesIO
from itertools import pairwise
from typing import Literal

from ingest import errors
from ingest.page import Document, Page

Kind = Literal["pdf", "text", "docx"]

# What the beginning of a file that is not read here says it is.
_FOREIGN = (
    (b"\x89PNG\r\n\x1a\n", "es una imagen, sin texto,"),
    (b"\xff\xd8\xff", "es una imagen, sin texto,"),
    (b"II*\x00", "es una imagen, sin texto,"),
    (b"MM\x00*", "es una imagen, sin texto,"),
    (b"GIF8", "es una imagen, sin texto,"),
    (b"\xd0\xcf\x11\xe0", "es un documento antiguo o protegido de Office (.doc, .xls)"),
    (b"{\\rtf", "es un documento RTF"),
    (b"\x1f\x8b", "es un archivo comprimido"),
    (b"7z\xbc\xaf", "es un archivo comprimido"),
    (b"Rar!", "es un archivo comprimido"),
)
_PAGE_HEAD = 1024
# Control characters that plain text may hold.
_LAYOUT = frozenset("\t\n\r\f\v")
# Control characters, marks of direction, soft hyphens and joiners print nothing, and would part the
# digits of a number for a reader that is no person.
_UNSEEN = dict.fromkeys(
    [
        *(code for code in range(32) if chr(code) not in _LAYOUT),
        *range(0x7F, 0x85),
        0xAD,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2065),
        0xFEFF,
    ]
)
# What Chilean Spanish writes outside ASCII; an encoding that yields mostly other signs is wrong.
_SPANISH = frozenset("áéíóúüñÁÉÍÓÚÜÑ¿¡°º“”‘’«»–—•·…´ª€×÷±²³½\xa0\xad−")
# A page holds at least this many lines on the average, so breaks are fewer than a tenth of them.
_LINES_A_PAGE = 10
_BREAK = re.compile(r"^ (?=\S)", re.MULTILINE)
_INDENTED = re.compile(r"^ {2,}(?=\S)", re.MULTILINE)
_FILLED = re.compile(r"^.*\S", re.MULTILINE)


def kind_of(data: bytes, name: str) -> Kind:
    """What a file is, by its bytes; its name helps only to say what is wrong with it.

    Raises EmptyFile, NotSupported, DamagedPdf, DamagedDocx.
    """
    if not data:
        raise errors.EmptyFile(name)
    head = data[:_PAGE_HEAD]
    if head.lstrip(b"\x00\t\n\f\r \xef\xbb\xbf").startswith(b"%PDF-"):
        return "pdf"
    if b"%PDF-" in head and _is_binary(data):
        return "pdf"
    if head.startswith(b"PK"):
        return _kind_of_zip(data, name)
    for mark, what in _FOREIGN:
        if head.startswith(mark):
            raise errors.NotSupported(name, what)
    if re.match(rb"\s*<(!doctype html|html)", head, re.IGNORECASE):
        raise errors.NotSupported(name, "es una página web (HTML)")
    if data.count(b"endobj") > 1 or (name.lower().endswith(".pdf") and _is_binary(data)):
        raise errors.DamagedPdf(name)  # the inside of a PDF whose head is lost
    return "text"


def _kind_of_zip(data: bytes, name: str) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        if name.lower().endswith(".docx"):
            raise errors.DamagedDocx(name) from error
        raise errors.NotSupported(name, "es un archivo comprimido") from error
    if "word/document.xml" in names:
        return "docx"
    if any(entry.startswith("xl/") for entry in names):
        raise errors.NotSupported(name, "es una planilla de cálculo")
    raise errors.NotSupported(name, "es un archivo comprimido")


def _is_binary(data: bytes) -> bool:
    return b"\x00" in data and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def read_text(data: bytes, name: str) -> Document:
    """A text file as a document: UTF-8, UTF-16 with its mark, or Latin-1 (Windows).

    Raises EmptyFile, BlankText, NotSupported (binary), UnknownEncoding.
    """
    if not data:
        raise errors.EmptyFile(name)
    text = _decoded(data, name).replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN)
    if not text.strip():
        raise errors.BlankText(name)
    starts = _page_starts(text)
    pages = tuple(
        Page(number, start, end)
        for number, (start, end) in enumerate(pairwise([*starts, len(text)]), 1)
    )
    return Document(hashlib.sha256(data).hexdigest(), name, "text", text, pages)


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif b"\x00" in data:
        raise errors.NotSupported(name, "es un archivo binario, no un texto,")
    else:
        encoding = "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-16":
            raise errors.UnknownEncoding(name) from error
        text = _western(data, name)
    odd = sum(1 for char in text if char < " " and char not in _LAYOUT)
    if odd > len(text) // 200 or "\x00" in text:
        raise errors.NotSupported(name, "es un archivo binario, no un texto,")
    return text


def _western(data: bytes, name: str) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    foreign = [char for char in text if char > "\x7f"]
    known = sum(char in _SPANISH for char in foreign)
    if known * 2 < len(foreign):
        raise errors.UnknownEncoding(name)
    return text


def _page_starts(text: str) -> list[int]:
    """Where the pages start, the first at 0; a last page without text is none."""
    last = len(text.rstrip())
    if "\f" in text:
        return [0, *(m.end() for m in re.finditer("\f", text) if m.end() < last)]
    breaks = [m.start() for m in _BREAK.finditer(text) if 0 < m.start() < last]
    filled = sum(1 for _ in _FILLED.finditer(text))
    indented = sum(1 for _ in _INDENTED.finditer(text))
    if len(breaks) * _LINES_A_PAGE > filled or indented >= max(1, len(breaks)):
        return [0]
    return [0, *breaks]
