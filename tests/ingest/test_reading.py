"""Whole fichas: what is printed is what is in the book, whatever the file and its layout."""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from calc.figure import Figure, fold
from fichas.draw.expected import ExpectedFigure
from fichas.draw.load import load_ficha
from ingest.build import read_document
from ingest.child import read_file
from ingest.ficha import Reading
from ingest.pdf import read_pdf
from ingest.text import read_text
from tests.support.generate import (
    expected_figures,
    random_ficha,
    random_pdf_options,
    random_text_options,
    to_pdf,
    to_text,
)

Key = tuple[str, int, str, str]

GOLDEN = Path(__file__).parent.parent / "fichas" / "golden" / "inmigrante-y-refugio-2023.csv"
SEEDS = range(1000, 1025)


def key_of(figure: Figure) -> Key:
    return figure.concept, figure.year, fold(figure.item or ""), figure.printed.replace(" ", "")


def figures_of(reading: Reading) -> Counter[Key]:
    assert reading.ficha is not None
    return Counter(map(key_of, reading.ficha.book))


def expected_of(figures: list[ExpectedFigure]) -> Counter[Key]:
    return Counter(
        (f["concept"], f["year"], fold(f["item"] or ""), f["printed"].replace(" ", ""))
        for f in figures
    )


def golden() -> Counter[Key]:
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        return Counter(
            (row["concept"], int(row["year"]), fold(row["item"]), row["printed"])
            for row in csv.DictReader(file, delimiter=";")
        )


@pytest.fixture(scope="module", params=["txt", "pdf"])
def real(request: pytest.FixtureRequest, shared: Path) -> Reading:
    return read_file(shared / "fichas" / f"inmigrante-y-refugio-2023.{request.param}")


def test_every_printed_figure_of_the_real_ficha_is_in_the_book(
    real: Reading, *, update_golden: bool
) -> None:
    if update_golden:
        write_golden(real)
    assert figures_of(real) == golden()
    assert real.problems == ()


def write_golden(reading: Reading) -> None:
    """Rewrite the golden file from what was read; a person then checks it against the print."""
    assert reading.ficha is not None
    with GOLDEN.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(("concept", "year", "item", "printed"))
        for f in reading.ficha.book:
            writer.writerow((f.concept, f.year, f.item or "", f.printed))


def test_every_attribute_of_the_real_ficha_is_read(real: Reading) -> None:
    ficha = real.ficha
    assert ficha is not None
    assert (ficha.year, ficha.price_year) == (2023, 2024)
    assert ficha.program == "PROGRAMAS COMPLEMENTARIOS: INMIGRANTE Y REFUGIO"
    assert ficha.service == "SUBSECRETARÍA DEL INTERIOR"
    assert ficha.ministry == "MINISTERIO DE INTERIOR Y SEGURIDAD PÚBLICA"
    assert (ficha.start_year, ficha.end_year) == ("2011", "Permanente")
    assert ficha.published_on == "2024-04-24"
    assert [f.dimension for f in ficha.findings] == ["eficiencia"] * 4 + ["eficacia"]
    assert ficha.dimensions_without_findings == ("focalizacion",)
    assert [o.heading for o in ficha.observations] == [
        "Observaciones Generales",
        "Estrategia",
        "Indicadores",
        "Presupuesto",
        "Presupuesto",
    ]
    assert len(ficha.notes) == 3
    assert [i.kind for i in ficha.indicators] == ["proposito"] * 2 + ["complementario"] * 2
    assert all(i.formula and i.unit == "Porcentual" and i.result for i in ficha.indicators)
    assert len(ficha.components) == 2
    assert all(c.unit for c in ficha.components)
    assert ficha.purpose is not None
    assert ficha.executors is not None
    assert ficha.description is not None


def test_sources_point_at_the_print(real: Reading) -> None:
    ficha = real.ficha
    assert ficha is not None
    for figure in ficha.book:
        assert real.text[figure.source.start : figure.source.end] == figure.printed
        assert figure.printed in figure.source.text
    has_geometry = real.name.endswith(".pdf")
    assert all((figure.source.box is not None) == has_geometry for figure in ficha.book)


@pytest.mark.parametrize("path", sorted(Path("fichas/datos").glob("*.yaml")), ids=lambda p: p.stem)
def test_demonstration_fichas_are_read_whole(path: Path, root: Path) -> None:
    reading = read_file(root / "fichas" / f"{path.stem}.pdf")
    assert figures_of(reading) == expected_of(expected_figures(load_ficha(root / path)))
    assert reading.problems == ()


def unseen(kind: str) -> Iterator[tuple[Counter[Key], Reading]]:
    for seed in SEEDS:
        data = random_ficha(seed)
        if kind == "text":
            text = to_text(data, random_text_options(seed))
            document = read_text(text.encode(), f"{seed}.txt")
        else:
            document = read_pdf(to_pdf(data, random_pdf_options(seed)), f"{seed}.pdf")
        yield expected_of(expected_figures(data)), read_document(document)


@pytest.mark.parametrize("kind", ["text", "pdf"])
def test_unseen_fichas_are_read_without_a_wrong_figure(kind: str) -> None:
    printed = found = 0
    for expected, reading in unseen(kind):
        got = figures_of(reading)
        assert got - expected == Counter()
        printed += expected.total()
        found += (expected & got).total()
        named = " ".join(problem.message for problem in reading.problems)
        unnamed = [key for key in expected - got if key[3] not in named]
        assert unnamed == [], "a figure is neither in the book nor named in a problem"
    # A text loses empty cells for good; where no arithmetic places the rest, they stay problems.
    assert found / printed >= (0.98 if kind == "text" else 0.995)


def test_a_report_is_no_ficha_and_loads_as_passages() -> None:
    text = (
        "Minuta de reunión\n\nSe revisó la ejecución del programa, que llegó a 38,9%.\n\n"
        "Los hallazgos se discutirán en abril.\n"
    )
    reading = read_document(read_text(text.encode(), "minuta.txt"))
    assert reading.ficha is None
    assert [passage.source.line for passage in reading.passages] == [1, 3, 5]


def test_passages_quote_the_document_and_stay_small(real: Reading) -> None:
    for passage in real.passages:
        assert passage.text
        assert passage.section
        assert len(passage.text) <= 1000
        said = passage.section == "Tablas de cifras" or passage.section.startswith("Indicador")
        if not said:
            printed = real.text[passage.source.start : passage.source.end]
            assert passage.text in " ".join(printed.split())
