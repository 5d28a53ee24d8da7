"""Whatever is asserted of a figure: no false value is confirmed, and no true one denied."""

from decimal import Decimal

import pytest

import qa
from calc.figure import Figure
from calc.number import write_number
from calc.quantity import MILES_DE_PESOS, PORCENTAJE
from ingest.subject import subject_of
from vectorstore.library import Library

_NAMES = {
    "presupuesto_inicial": "el presupuesto inicial",
    "presupuesto_final": "el presupuesto final",
    "total_ejecutado": "el total ejecutado",
    "total_gasto_administrativo": "el gasto administrativo",
    "porcentaje_gasto_administrativo": "el porcentaje de gasto administrativo",
    "cobertura": "la cobertura",
    "poblacion_beneficiada": "la población beneficiada",
    "gasto_region": "el gasto en {item}",
    "poblacion_region": "el número de beneficiarios en {item}",
    "gasto_componente": "el gasto del componente {item}",
    "produccion_componente": "la producción de {item}",
    "gasto_unitario_componente": "el gasto unitario de {item}",
    "gasto_subtitulo": "el gasto del subtítulo {item}",
}
_ASSERTED = (
    "¿Es cierto que {name} de {year} fue {value}?",
    "¿{name} {year} fue de {value}?",
    "{name} de {year}: {value}, ¿correcto?",
    "me dijeron que {name} fue de {value} en {year}, ¿está bien?",
)
_WRONG_BY = Decimal("1.17")
"""So far from the right value that no rounding makes it that."""


def _written(figure: Figure, value: Decimal) -> str:
    assert figure.quantity is not None
    if figure.quantity.unit == MILES_DE_PESOS:
        return f"M${write_number(value)}"
    return f"{write_number(value)} %" if figure.quantity.unit == PORCENTAJE else write_number(value)


@pytest.mark.parametrize(
    "name",
    ["clinica-dental-rural-2023.pdf", "riego-campesino-y-agua-segura-2023.pdf"],
)
def test_a_value_asserted_is_confirmed_where_it_is_the_printed_one_and_only_there(
    fichas: Library, documents: dict[str, str], name: str
) -> None:
    ficha = fichas.ficha(documents[name])
    assert ficha is not None
    figures = [
        f
        for f in subject_of(ficha).book
        if f.concept in _NAMES and f.quantity is not None and f.item != "TOTAL" and f.quantity.value
    ]
    assert len(figures) > 20
    mistaken = []
    for n, figure in enumerate(figures):
        assert figure.quantity is not None
        right = figure.quantity.value
        wrong = (right * _WRONG_BY).quantize(right)
        for value, opening in ((right, "Sí"), (wrong, "No")):
            if value == right and opening == "No":
                continue
            question = _ASSERTED[n % len(_ASSERTED)].format(
                name=_NAMES[figure.concept].format(item=figure.item),
                year=figure.year,
                value=_written(figure, value),
            )
            answer = qa.answer(question, fichas, documents=[documents[name]]).answer
            if not answer.startswith(opening) or write_number(right) not in answer:
                mistaken.append((question, answer))
    assert not mistaken, mistaken[:5]
