"""What is worth knowing of a ficha's figures and contradicts nothing."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from calc.audit.shapes import Remark
from calc.figure import Figure, fold
from calc.formulas import TOTAL, Operand, Result, evaluate, fetch
from calc.quantity import write_quantity
from calc.subject import Subject

CENTRAL = "nivel central"
_SEVERAL = 2


def remarks(subject: Subject) -> Iterator[Remark]:
    """Remarks on budgets, regions, components, coverage and inflactors, in that order."""
    yield from _over_budget(subject)
    yield from _regions(subject)
    yield from _components(subject)
    yield from _production(subject)
    yield from _coverage(subject)
    yield from _inflactors(subject)


def _over_budget(subject: Subject) -> Iterator[Remark]:
    for year in subject.book.years("presupuesto_final"):
        share = evaluate("ejecucion_final", subject.book, year)
        left = evaluate("saldo_sin_ejecutar_final", subject.book, year)
        if isinstance(share, Result) and isinstance(left, Result) and left.value < 0:
            over = write_quantity(-left.value, left.unit, 0)
            text = (
                f"En {year} se ejecutó {over} más que el presupuesto final "
                f"({share.expression} = {write_quantity(share.value, share.unit, 2)})."
            )
            yield Remark(
                "ejecutado_sobre_final", text, "ejecucion_final", year, None, share.sources
            )


def _regions(subject: Subject) -> Iterator[Remark]:
    for spent in subject.book.find("gasto_region"):
        if spent.item is None or spent.item == TOTAL or fold(spent.item) == CENTRAL:
            continue
        people = subject.book.one("poblacion_region", spent.year, spent.item)
        if people is None:
            continue
        if _positive(spent) and not _positive(people):
            text = (
                f"{spent.item} gastó {_shown(spent)} en {spent.year} y no muestra beneficiarios "
                f"(«{people.printed}»)."
            )
            sources = (spent.source, people.source)
            yield Remark(
                "gasto_sin_beneficiarios", text, "gasto_region", spent.year, spent.item, sources
            )
        elif _positive(people) and not _positive(spent):
            text = (
                f"{spent.item} muestra {_shown(people)} en {spent.year} y ningún gasto "
                f"(«{spent.printed}»)."
            )
            sources = (people.source, spent.source)
            yield Remark(
                "beneficiarios_sin_gasto", text, "poblacion_region", spent.year, spent.item, sources
            )


def _components(subject: Subject) -> Iterator[Remark]:
    for spent in subject.book.find("gasto_componente"):
        made = subject.book.one("produccion_componente", spent.year, spent.item)
        if made is None or made.quantity is None or spent.quantity is None:
            continue
        if _positive(made) and not _positive(spent):
            what = f"produjo {_shown(made)} sin gasto ({spent.printed})"
        elif _positive(spent) and not _positive(made):
            what = f"gastó {_shown(spent)} sin producción ({made.printed})"
        else:
            continue
        text = f"El componente «{spent.item}» {what} en {spent.year}."
        sources = (spent.source, made.source)
        yield Remark(
            "componente_desparejo", text, "gasto_componente", spent.year, spent.item, sources
        )


def _production(subject: Subject) -> Iterator[Remark]:
    """Productions that add up to the people served: each component serves its own."""
    book, year = subject.book, subject.year
    people = book.one("poblacion_beneficiada", year)
    made = [f for f in book.find("produccion_componente", year) if _positive(f)]
    values = [f.quantity.value for f in made if f.quantity is not None]
    if people is None or people.quantity is None or len(values) < _SEVERAL:
        return
    if sum(values) == people.quantity.value:
        text = (
            f"La producción de los componentes suma la población beneficiada de {year}: "
            f"{' + '.join(f.printed for f in made)} = {people.printed}."
        )
        sources = (*(f.source for f in made), people.source)
        yield Remark("produccion_y_poblacion", text, "produccion_componente", year, None, sources)


def _coverage(subject: Subject) -> Iterator[Remark]:
    for figure in subject.book.find("cobertura"):
        if figure.quantity is not None and figure.quantity.value > 100:
            text = f"La cobertura de {figure.year} supera el 100 % ({_shown(figure)})."
            yield Remark("cobertura_alta", text, "cobertura", figure.year, None, (figure.source,))


def _inflactors(subject: Subject) -> Iterator[Remark]:
    years = subject.book.years("inflactor")
    if subject.price_year is not None:
        own = fetch(subject.book, "inflactor", subject.price_year)
        if isinstance(own, Operand) and own.measure.value != 1:
            text = f"El inflactor de {subject.price_year}, el año de los pesos, no es 1."
            sources = tuple(f.source for f in own.figures)
            yield Remark("inflactor_base", text, "inflactor", subject.price_year, None, sources)
    values = [(year, fetch(subject.book, "inflactor", year)) for year in years]
    known = [(year, o) for year, o in values if isinstance(o, Operand)]
    for (year, a), (after, b) in pairwise(known):
        if a.measure.value < b.measure.value:
            text = f"El inflactor de {after} es mayor que el de {year}: habrían bajado los precios."
            sources = tuple(f.source for f in (*a.figures, *b.figures))
            yield Remark("inflactor_creciente", text, "inflactor", after, None, sources)


def _positive(figure: Figure) -> bool:
    return figure.quantity is not None and Fraction(figure.quantity.value) > 0


def _shown(figure: Figure) -> str:
    return str(figure.quantity)
