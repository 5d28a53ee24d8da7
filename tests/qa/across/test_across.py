"""Questions over all the demonstration fichas: sets, orders, sums, and what goes on from them."""

import pytest

from qa import Answer, answer
from vectorstore.library import Library


def _named(told: Answer) -> set[str]:
    """The programmes of the table, by the first word of their names."""
    return {row[0].split()[0] for row in told.table.rows} if told.table is not None else set()


@pytest.mark.parametrize(
    ("question", "programmes"),
    [
        ("qué programas ejecutaron por debajo del 50% de su presupuesto inicial", {"Programas"}),
        ("¿En cuáles el gasto de administración sobrepasa el 20 por ciento?", {"Barrios"}),
        ("los que no llegaron al noventa por ciento de ejecución final", {"Barrios", "Centros", "Programas"}),  # noqa: E501
        ("¿Qué programas con más de 1.000 beneficiarios tienen cobertura bajo el 10%?", {"Formación", "Riego", "Centros"}),  # noqa: E501
        ("¿Cuáles dependen del Ministerio de Salud?", {"Clínica"}),
        ("programas del ministrio de eduacion", {"Escuelas"}),
        ("los del INDAP", {"Riego"}),
        ("programas para personas mayores", {"Centros"}),
        ("programas que atienden hogares", {"Riego"}),
        ("¿Qué programas hay en Magallanes?", {"Escuelas", "Fondo"}),
        ("que programas empezaron despues de 2015", {"Clínica", "Barrios"}),
        ("Coberturas sobre el 30 %", {"Escuelas"}),
        ("hay alguno que no tenga ningun hallasgo", {"Clínica"}),
        ("¿Hay alguna ficha completamente libre de hallazgos?", {"Clínica"}),
        ("Cuente cuántos programas tienen hallazgos de focalización", {"Escuelas"}),
        ("q programas son permanentes", {"Centros", "Escuelas", "Fondo", "Formación", "Programas"}),
        ("programas con fecha de término (no permanentes)", {"Barrios", "Clínica", "Riego"}),
        ("¿Qué programas terminan en 2027?", {"Clínica"}),
        ("En cuál de los programas participa la Municipalidad de Talcahuano", {"Barrios"}),
    ],
)  # fmt: skip
def test_conditions_narrow_the_programmes_down(
    fichas: Library, question: str, programmes: set[str]
) -> None:
    assert _named(answer(question, fichas)) == programmes


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("quien gasta mas por beneficiario", "Fondo de Medios Comunitarios"),
        ("¿cuál es el más antiguo?", "2008"),
        ("cual bajó más su cobertura", "-24,1 puntos porcentuales"),
        ("¿Qué programas gastaron más que Formación en Oficios?", "Barrios Activos"),
        ("¿Quién tiene más presupuesto, Riego Campesino o Barrios Activos?", "M$13.980.450"),
        ("¿Es cierto que Escuelas Abiertas tiene más cobertura que Clínica Dental Rural?", "Sí"),
        ("¿Existe algún programa con cobertura mayor al 50%?", "No"),
        ("cuántos hallazgos hay en total entre todos los programas", "18 hallazgos"),
        ("¿Cuál ejecutó peor su presupuesto final?", "38,9 %"),
        ("Riego Campesino gasta más que Escuelas de Verano, sí o no", "Sí"),
    ],
)
def test_extremes_comparisons_and_counts(fichas: Library, question: str, said: str) -> None:
    told = answer(question, fichas)
    assert told.status == "answered"
    assert said in told.answer


def test_what_narrows_and_nothing_answers_to_is_named(fichas: Library) -> None:
    told = answer("¿Qué programas dependen del Ministerio de Defensa?", fichas)
    assert (told.status, "defensa" in told.answer) == ("not_found", True)


def test_a_programme_that_is_not_loaded_is_no_other(fichas: Library) -> None:
    assert answer("cuanto le toca al programa Elige Vivir Sano", fichas).status == "not_found"


def test_sums_never_mix_pesos_of_different_years_or_people_with_households(
    fichas: Library,
) -> None:
    money = answer("total gastado entre todos los programas", fichas).answer
    people = answer("¿Cuántas personas atienden entre todos?", fichas).answer
    assert all(f"en pesos de {year}" in money for year in (2024, 2025, 2026))
    assert "3.402 hogares" in people


@pytest.mark.parametrize(
    ("earlier", "question", "said"),
    [
        (("¿Cuál es el programa con más cobertura?",), "y cuál es el que menos?", "3,2 %"),
        (("¿Qué programa gastó más?",), "¿y en el Maule?", "M$918.340"),
        (("¿Qué programa gastó más?",), "¿qué hallazgos tiene?", "Barrios Activos"),
        (("¿Qué programas ejecutaron menos del 85% de su presupuesto inicial?",), "¿y menos del 50%?", "38,9 %"),  # noqa: E501
        (("¿Qué programas ejecutaron menos del 85% de su presupuesto inicial?",), "¿y del presupuesto final?", "83,5 %"),  # noqa: E501
        (("¿Qué programas tienen hallazgos de eficiencia?",), "¿cuáles no?", "Clínica Dental"),
        (("¿Cobertura de Escuelas Abiertas?", "¿y la de Barrios Activos?"), "¿cuál es más alta?", "37,9 %"),  # noqa: E501
        (("cuántos beneficiarios tuvo Formación en Oficios en 2024",), "comparalo con el fondo de medios", "221"),  # noqa: E501
        (("Ejecución inicial de Barrios Activos en 2025",), "¿y Formación en Oficios?", "97,6 %"),
        (("Ejecución inicial de Barrios Activos en 2025",), "¿y en 2024 cuánto había sido?", "95,2 %"),  # noqa: E501
        (("¿Qué % del presupuesto inicial ejecutó Clínica Dental?",), "¿y del final?", "96,7 %"),
        (("¿Cuánto gastó Riego Campesino en obras menores de riego en 2023?", "¿y el gasto unitario de ese componente?"), "compáralo con 2022", "1.531,6"),  # noqa: E501
    ],
)  # fmt: skip
def test_the_next_question_says_only_what_changes(
    fichas: Library, earlier: tuple[str, ...], question: str, said: str
) -> None:
    assert said in answer(question, fichas, history=earlier).answer
