"""Files that cannot be read: each says in Spanish what it is and what to do, and harms no other."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest import errors
from ingest.child import MAX_BYTES, Reader, read, read_file
from ingest.ficha import Reading
from ingest.pdf import MAX_PAGES


def pdf(draw: Callable[[Canvas], None] | None = None, *, pages: int = 1, key: str = "") -> bytes:
    out = BytesIO()
    canvas = Canvas(out, encrypt=key or None)
    for number in range(pages):
        if draw:
            draw(canvas)
        else:
            canvas.drawString(72, 700, f"Ficha de monitoreo, página {number + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def scanned(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (600, 800), 200)), 0, 0, 595, 842)


def pdf_without_pages() -> bytes:
    """A PDF whose page tree is empty, with a correct cross-reference table."""
    out = b"%PDF-1.4\n"
    places = []
    for body in (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"):
        places.append(len(out))
        out += b"%d 0 obj%sendobj\n" % (len(places), body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 3\n0000000000 65535 f \n" + rows
    return out + table + b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)


def spreadsheet() -> bytes:
    import zipfile

    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    return out.getvalue()


def word_document() -> bytes:
    out = BytesIO()
    document = docx.Document()
    document.add_paragraph("Una minuta breve.")
    document.save(out)
    return out.getvalue()


GOOD = pdf()

BAD: list[tuple[str, bytes, type[errors.UnreadableFile], str]] = [
    ("vacio.pdf", b"", errors.EmptyFile, "está vacío"),
    ("blancos.txt", b" \n\n \t\n", errors.BlankText, "no contiene texto"),
    ("sin-paginas.pdf", pdf_without_pages(), errors.NoPages, "ninguna página"),
    ("clave.pdf", pdf(key="secreta"), errors.EncryptedPdf, "contraseña"),
    ("escaneado.pdf", pdf(scanned, pages=2), errors.NoText, "OCR"),
    ("cortado.pdf", GOOD[: len(GOOD) // 4], errors.DamagedPdf, "dañado"),
    ("basura.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20, errors.DamagedPdf, "dañado"),
    ("ruido.pdf", bytes(range(256)) * 20, errors.DamagedPdf, "dañado"),
    ("ruido.txt", bytes(range(256)) * 20, errors.NotSupported, "binario"),
    ("foto.pdf", b"\x89PNG\r\n\x1a\n" + bytes(40), errors.NotSupported, "imagen"),
    ("antiguo.doc", b"\xd0\xcf\x11\xe0" + bytes(40), errors.NotSupported, "Office"),
    ("pagina.txt", b"<!DOCTYPE html><html></html>", errors.NotSupported, "página web"),
    ("planilla.docx", spreadsheet(), errors.NotSupported, "planilla"),
    ("cortado.docx", word_document()[:900], errors.DamagedDocx, "Word"),
    ("griego.txt", "Ελληνικά κείμενα".encode("cp1253"), errors.UnknownEncoding, "codificación"),
    ("larga.pdf", pdf(pages=MAX_PAGES + 1), errors.TooManyPages, "301 páginas"),
]


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """One reading process for all; closed, since one left to the collector warns where it dies."""
    found = Reader()
    yield found
    found.close()


@pytest.mark.parametrize(("name", "data", "kind", "said"), BAD, ids=[case[0] for case in BAD])
def test_a_bad_file_says_what_is_wrong_and_the_next_one_is_read(
    reader: Reader, name: str, data: bytes, kind: type[errors.UnreadableFile], said: str
) -> None:
    with pytest.raises(kind) as caught:
        reader.read(data, name)
    assert type(caught.value) is kind
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    assert said in message
    assert message.endswith(".")
    assert "Ficha de monitoreo" in reader.read(GOOD, "buena.pdf").text


def test_a_pdf_is_read_whatever_its_name_says(reader: Reader) -> None:
    read = reader.read(GOOD, "ficha.pdf")
    assert reader.read(GOOD, "ficha.txt").text == read.text
    assert reader.read(b"\n\n" + GOOD, "ficha.docx").text == read.text


def test_text_and_word_documents_are_read_whatever_their_names_say(reader: Reader) -> None:
    assert reader.read("Año de inicio: 2011".encode(), "ficha.pdf").text == "Año de inicio: 2011"
    assert reader.read(word_document(), "ficha.pdf").text.strip() == "Una minuta breve."


def test_a_text_that_talks_of_pdfs_is_text(reader: Reader) -> None:
    said = "Los archivos empiezan con %PDF-1.4"
    assert reader.read(said.encode(), "nota.txt").text == said


def test_three_hundred_pages_are_read(reader: Reader) -> None:
    text = reader.read(pdf(pages=300), "larga.pdf").text
    assert text.count("Ficha de monitoreo") == 300


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "enorme.pdf"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(errors.TooLarge, match=r"pesa 200 MB y el máximo es 50 MB"):
        read_file(path)


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(errors.TooLarge):
        read(b"%PDF-" + bytes(MAX_BYTES), "enorme.pdf")


def test_what_cannot_be_opened_says_why(tmp_path: Path) -> None:
    with pytest.raises(errors.UnreadableFile, match="no existe"):
        read_file(tmp_path / "no está.pdf")
    with pytest.raises(errors.UnreadableFile, match="carpeta"):
        read_file(tmp_path)
    loop = tmp_path / "vuelta.pdf"
    loop.symlink_to(loop)
    with pytest.raises(errors.UnreadableFile, match=r"vuelta\.pdf"):
        read_file(loop)


def test_names_with_spaces_and_tildes_are_names(tmp_path: Path) -> None:
    path = tmp_path / "ficha año ñandú 2023.pdf"
    path.write_bytes(GOOD)
    assert read_file(path).name == path.name


@given(st.data())
@settings(max_examples=60)
def test_a_damaged_pdf_is_read_or_refused_but_never_more(data: st.DataObject) -> None:
    broken = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 12))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(broken) // 2, len(broken)))
    try:
        reading = read(bytes(broken[:cut]), "roto.pdf")
    except errors.UnreadableFile as error:
        assert str(error).startswith("roto.pdf: ")  # noqa: PT017 (either outcome is right)
    else:
        assert isinstance(reading, Reading)
        assert "endobj" not in reading.text, "the inside of a PDF is no text"
