"""Draws the demonstration fichas: each data file of a folder gives the PDF of the same name."""

from pathlib import Path

from .load import load_ficha
from .pdf import to_pdf
from .styles import PdfOptions


def drawn(path: Path) -> bytes:
    """The PDF of one data file."""
    return to_pdf(load_ficha(path), PdfOptions())


def draw_all(data: Path, target: Path) -> list[Path]:
    """Draws every data file into ``target``; gives the PDFs' paths in order."""
    written = []
    for path in sorted(data.glob("*.yaml")):
        pdf = target / f"{path.stem}.pdf"
        pdf.write_bytes(drawn(path))
        written.append(pdf)
    return written
