"""Random fichas for tests, with what they print known in advance.

``random_ficha(seed)`` gives data; ``to_pdf``, ``to_text`` and ``expected_figures`` (from
``fichas.draw``) give the document and the figures that a reader must find in it.
``random_pdf_options`` and ``random_text_options`` vary the layout and nothing that is said.
The same seed gives the same ficha for ever on one version of Python.
"""

from random import Random

from fichas.draw.expected import expected_figures
from fichas.draw.figures import tabulate
from fichas.draw.layout import Arrangement
from fichas.draw.model import Edition, FichaData
from fichas.draw.pdf import to_pdf
from fichas.draw.styles import PdfOptions
from fichas.draw.text import TextOptions, to_text

from .numbers import random_numbers
from .prose import random_prose
from .vocabulary import MINISTRIES, PROGRAMS
from .wordings import WORDINGS

__all__ = [
    "PdfOptions",
    "TextOptions",
    "expected_figures",
    "random_ficha",
    "random_pdf_options",
    "random_text_options",
    "to_pdf",
    "to_text",
]


def random_ficha(seed: int) -> FichaData:
    """A made-up ficha of a year from 2019 to 2025, consistent in all its sums and ratios."""
    random = _seeded(seed)
    year = random.randint(2019, 2025)
    edition: Edition = 2025 if year == 2025 else 2023
    ministry, service = random.choice(MINISTRIES)
    program = random.choice(PROGRAMS)
    numbers = random_numbers(random, year)
    return FichaData(
        program=program,
        service=service,
        ministry=ministry,
        year=year,
        edition=edition,
        notice="",
        prose=random_prose(random, numbers, program, edition),
        tables=tabulate(numbers, {}),
    )


def random_pdf_options(seed: int) -> PdfOptions:
    """A random way to print, all of them legible."""
    random = _seeded(seed)
    return PdfOptions(
        page=random.choice(("letter", "letter", "letter", "a4", "legal", "landscape")),
        margin=random.choice((36, 45, 51, 60)),
        font=random.choice(("Helvetica", "Helvetica", "Times-Roman", "Vera")),
        size=random.choice((7.5, 8.0, 8.6, 9.5)),
        rules=random.choice(("grid", "grid", "horizontal", "vertical", "none")),
        valign=random.choice(("MIDDLE", "MIDDLE", "TOP")),
        repeat_header=random.random() < 0.7,
        split_rows=random.random() < 0.1,
        chart_text=random.random() < 0.3,
        footer=random.choice(("none", "none", "number", "title")),
        arrangement=_arrangement(random),
    )


def random_text_options(seed: int) -> TextOptions:
    """A random way to extract text."""
    random = _seeded(seed)
    return TextOptions(
        width=random.choice((90, 110, 142, 160)),
        column_width=random.choice((50, 60, 70)),
        fit=random.choice((0.6, 0.75, 0.84, 0.95, 1.2)),
        values=random.choice(("official", "official", "own line", "last line", "middle line")),
        notes=random.choice(("stuck", "stuck", "spaced", "own line")),
        header=random.choice(("broken", "broken", "joined")),
        page_lines=random.choice((0, 48, 60, 75)),
        footer=random.random() < 0.15,
        blank_lines=random.random() < 0.8,
        trailing_spaces=random.random() < 0.7,
        arrangement=_arrangement(random),
    )


def _seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 (test data, no secret)


def _arrangement(random: Random) -> Arrangement:
    return Arrangement(
        focalization_columns=random.choice((2, 2, 1)),
        efficiency_columns=random.choice((2, 2, 1)),
        resources_header=random.random() < 0.15,
        sentence_case=random.random() < 0.1,
        spaced_unit=random.random() < 0.1,
        section_pages=random.random() < 0.5,
        charts=random.random() < 0.8,
        words=random.choice(WORDINGS),
    )
