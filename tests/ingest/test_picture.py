"""A page is drawn with the spot of a figure in colour, in a process of its own."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from calc.figure import Box
from ingest.picture import PictureError, page_picture


def test_the_spot_is_in_colour_and_the_rest_is_as_it_was(root: Path) -> None:
    data = (root / "fichas" / "barrios-activos-2025.pdf").read_bytes()
    plain = Image.open(BytesIO(page_picture(data, 1, ())))
    marked = Image.open(BytesIO(page_picture(data, 1, (Box(10, 10, 60, 20),))))
    assert plain.size == marked.size
    assert plain.getpixel((60, 30)) == (255, 255, 255)
    assert marked.getpixel((60, 30)) == (255, 226, 122)
    assert marked.getpixel((300, 300)) == plain.getpixel((300, 300))


@pytest.mark.parametrize(("data", "page"), [(b"no es un PDF", 1), (b"%PDF-1.4 cortado", 1)])
def test_what_cannot_be_drawn_is_said(data: bytes, page: int) -> None:
    with pytest.raises(PictureError, match="página 1"):
        page_picture(data, page, ())
