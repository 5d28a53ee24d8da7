"""A page of a PDF as a picture, drawn in a process of its own: a hostile file may crash PDFium."""

import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from calc.errors import FichaClaraError
from calc.figure import Box

_SECONDS = 20
_ROOT = Path(__file__).resolve().parent.parent
_START = f"import sys; sys.path.insert(0, {str(_ROOT)!r}); from ingest.picture import draw; draw()"


class PictureError(FichaClaraError):
    """A page that cannot be drawn."""


def page_picture(data: bytes, number: int, boxes: Sequence[Box]) -> bytes:
    """A page, counted from 1, as a PNG with those boxes highlighted. Raises PictureError."""
    try:
        drawn = subprocess.run(  # noqa: S603 (this program's own interpreter and code)
            [sys.executable, "-c", _START],
            input=pickle.dumps((data, number, tuple(boxes))),
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise PictureError(f"No se pudo dibujar la página {number} de este documento.") from error
    return drawn.stdout


def draw() -> None:
    """The drawing process: one page, from standard input to standard output."""
    from ingest.pdf import draw_page

    data, number, boxes = pickle.load(sys.stdin.buffer)  # noqa: S301 (from the caller itself)
    sys.stdout.buffer.write(draw_page(data, number, boxes))
