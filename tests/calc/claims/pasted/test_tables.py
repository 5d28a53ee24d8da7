"""Tables pasted as text: each cell is judged by its own column and row, and by nothing else."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc.audit import Subject
from calc.claims.pasted.grid import find_tables, without
from calc.figure import Figure
from calc.verify import verify
from tests.calc.claims_cases import subject

FICHAS = (
    "barrios-activos-2025",
    "centros-diurnos-puertas-abiertas-2023",
    "fondo-de-medios-comunitarios-2024",
    "riego-campesino-y-agua-segura-2023",
)
REGIONAL = ("gasto_region", "porcentaje_gasto_region", "poblacion_region")


def printed(figure: Figure | None) -> str:
    return "-" if figure is None or figure.quantity is None else figure.printed


def by_year(own: Subject, concept: str) -> list[list[str]]:
    years = own.book.years(concept)
    rows = [
        [name, *(printed(own.book.one(concept, year, name)) for year in years)]
        for name in own.book.items(concept)
    ]
    return [["Componente", *map(str, years)], *rows]


def by_region(own: Subject) -> list[list[str]]:
    regions = [name for name in own.book.items("gasto_region") if name != "TOTAL"]
    rows = [
        [name, *(printed(own.book.one(c, own.year, name)) for c in REGIONAL)] for name in regions
    ]
    return [["Región", "Gasto (M$)", "% del gasto", "Beneficiarios"], *rows]


def written(title: str, rows: Sequence[Sequence[str]], mark: str) -> str:
    return "\n".join((title, *(mark.join(row) for row in rows)))


def tables(own: Subject) -> list[tuple[str, list[list[str]]]]:
    return [
        ("Gasto por componente (M$)", by_year(own, "gasto_componente")),
        ("Producción por componente", by_year(own, "produccion_componente")),
        (f"Desagregación regional {own.year}", by_region(own)),
    ]


@pytest.mark.parametrize("name", FICHAS)
@pytest.mark.parametrize("mark", ["\t", " | ", "    "])
def test_every_cell_of_a_true_table_is_verified(name: str, mark: str) -> None:
    own = subject(name)
    for title, rows in tables(own):
        cells = [cell for row in rows[1:] for cell in row[1:] if cell != "-"]
        found = verify(written(title, rows, mark), [own])
        assert [(f.printed, f.verdict) for f in found] == [(c, "verified") for c in cells]


@pytest.mark.parametrize("name", FICHAS)
def test_a_changed_digit_is_contradicted_in_its_cell_alone(name: str) -> None:
    own = subject(name)
    for title, rows in tables(own):
        row = max(range(1, len(rows)), key=lambda at: rows[at].count("-") == 0)
        last = rows[row][-1]
        if last == "-":
            continue
        rows[row][-1] = str((int(last[0]) + 1) % 9 + 1) + last[1:]
        wrong = [
            f.printed
            for f in verify(written(title, rows, "\t"), [own])
            if f.verdict == "contradicted"
        ]
        assert wrong == [rows[row][-1]]


@pytest.mark.parametrize("name", FICHAS)
def test_two_years_that_changed_places_verify_no_cell(name: str) -> None:
    own = subject(name)
    rows = by_year(own, "gasto_componente")
    rows[0][-1], rows[0][-2] = rows[0][-2], rows[0][-1]
    moved = {cell for row in rows[1:] for cell in row[-2:]}
    found = verify(written("Gasto por componente (M$)", rows, "\t"), [own])
    assert not [f.printed for f in found if f.verdict == "verified" and f.printed in moved]


def test_what_is_no_table_stays_prose() -> None:
    told = "Coquimbo gastó M$1.105.300; Valparaíso, M$874.200."
    assert find_tables(f"{told}\nEn hogares, Biobío anotó 243; Ñuble, 341.") == ()


def test_a_table_is_cut_out_and_every_place_stays() -> None:
    text = "Sigue la tabla.\nÍtem\t2022\t2023\nCobertura\t27,3 %\t3,2 %\nEso es todo."
    [table] = find_tables(text)
    rest = without(text, [table])
    assert len(rest) == len(text)
    assert rest.split() == ["Sigue", "la", "tabla.", "Eso", "es", "todo."]


@given(st.text(alphabet="|\t;/: \n-,.0123456789%$añMR", max_size=120))
def test_no_text_makes_it_fail(text: str) -> None:
    for table in find_tables(text):
        assert 0 <= table.start <= table.end <= len(text)
        assert all(row.cells for row in table.rows)
