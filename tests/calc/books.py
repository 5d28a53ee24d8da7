"""Books made by hand for tests, in one short line a figure: the facts of the real ficha."""

from calc.figure import Book, Figure, Source
from calc.number import read_missing, read_number
from calc.quantity import Quantity

PEOPLE = frozenset({"poblacion_beneficiada", "poblacion_objetivo", "poblacion_region"})
PERCENT = ("cobertura", "porcentaje_", "indicador_")
BENEFITS = "Beneficios de promoción y asistencia social"
SERVICE = (
    "Servicio de atención integral, estandarizado, oportuno, articulado y coordinado entre "
    "instituciones públicas y privadas"
)

REAL = f"""
cobertura | 0,0 27,3 3,2
presupuesto_inicial | 468.492 459.063 482.870
presupuesto_final | 318.831 289.632 482.870
presupuesto_ley_ejecutado | - 290.149 187.599
recursos_gobiernos_regionales | - - -
recursos_extrapresupuestarios | - - -
total_ejecutado | - 290.149 187.599
gasto_subtitulo : 21 | 18.630
gasto_subtitulo : 22 | 5.175
gasto_subtitulo : 24 | 163.794
presupuesto_ley_ejecutado | 187.599
gasto_componente : {BENEFITS} | 0 264.845 163.794
produccion_componente : {BENEFITS} | 19 16 140
gasto_unitario_componente : {BENEFITS} | 0,0 16.552,8 1.170,0
gasto_componente : {SERVICE} | 0 0 15.525
produccion_componente : {SERVICE} | 0 0 61
gasto_unitario_componente : {SERVICE} | N/A N/A 254,5
total_gastos_componentes | 0 264.845 179.319
porcentaje_gastos_componentes | 91,3 95,6
total_gasto_administrativo | 0 25.305 8.280
porcentaje_gasto_administrativo | 8,7 4,4
total_ejecutado | 0 290.149 187.599
gasto_region : Maule | 5.025
porcentaje_gasto_region : Maule | 2,8
poblacion_region : Maule | 35
porcentaje_poblacion_region : Maule | 17,4
gasto_region : Bíobío | 6.210
porcentaje_gasto_region : Bíobío | 3,5
poblacion_region : Bíobío | -
porcentaje_poblacion_region : Bíobío | -
gasto_region : Metropolitana de Santiago | 152.559
porcentaje_gasto_region : Metropolitana de Santiago | 85,1
poblacion_region : Metropolitana de Santiago | 166
porcentaje_poblacion_region : Metropolitana de Santiago | 82,6
gasto_region : Nivel central | 15.525
porcentaje_gasto_region : Nivel central | 8,7
poblacion_region : Nivel central | -
porcentaje_poblacion_region : Nivel central | -
gasto_region : TOTAL | 179.319
porcentaje_gasto_region : TOTAL | 100
poblacion_beneficiada | 201
porcentaje_poblacion_region : TOTAL | 100
indicador_proposito : Personas con recursos | N/C N/C 70,00
indicador_proposito : Personas que reciben beneficios | N/C N/C 100,00
indicador_complementario : Agencias en comunas | N/C N/C 60,00
indicador_complementario : Satisfacción | S/I S/I S/I
"""
INFLACTORS = {2020: "1,2252", 2021: "1,1722", 2022: "1,1002", 2023: "1,035", 2024: "1"}


def unit_of(concept: str) -> str:
    """The unit that figures of a concept have in these books."""
    if concept in PEOPLE:
        return "personas"
    if concept.startswith(PERCENT):
        return "porcentaje"
    return {"produccion_componente": "unidades", "inflactor": "factor"}.get(
        concept, "miles_de_pesos"
    )


def book_of(
    rows: str = REAL,
    year: int = 2023,
    document: str = "ficha",
    inflactors: dict[int, str] | None = None,
) -> Book:
    """A book from lines `concept [: item] | values`, the last value being that of `year`."""
    figures: list[Figure] = []
    for line, row in enumerate((r for r in rows.splitlines() if r.strip()), start=1):
        key, values = row.rsplit("|", 1)
        concept, _, item = (part.strip() for part in key.partition(":"))
        cells = values.split()
        for this, cell in zip(range(year - len(cells) + 1, year + 1), cells, strict=True):
            made = figure(
                concept, this, item or None, cell, document=document, line=line, price_year=year + 1
            )
            figures.append(made)
    for line, (this, cell) in enumerate((inflactors or INFLACTORS).items(), start=100):
        figures.append(figure("inflactor", this, None, cell, document=document, line=line))
    return Book(tuple(figures))


def figure(
    concept: str,
    year: int,
    item: str | None,
    cell: str,
    *,
    document: str = "ficha",
    line: int = 1,
    price_year: int | None = 2024,
) -> Figure:
    """One figure; each has a span of its own in an imagined document."""
    missing = read_missing(cell)
    unit = unit_of(concept)
    price = price_year if unit == "miles_de_pesos" else None
    quantity = None if missing else Quantity(read_number(cell), unit, price)
    start = line * 1000 + (year % 100) * 20
    source = Source(document, 1, line, start, start + len(cell), cell)
    return Figure(concept, year, item, cell, quantity, missing, source)
