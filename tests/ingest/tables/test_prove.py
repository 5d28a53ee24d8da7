"""A value goes to a column only where arithmetic leaves no other."""

from ingest.build import read_document
from ingest.ficha import Reading
from ingest.text import read_text

HEAD = """MONITOREO Y SEGUIMIENTO OFERTA PÚBLICA 2023

APOYO RURAL

SERVICIO DE APOYO
MINISTERIO DE AGRICULTURA

I. ANTECEDENTES

HALLAZGOS NO SUPERADOS DEL DESEMPEÑO

COBERTURA POR AÑO

2021 2022 2023

Cobertura* 10,0% 20,0% 30,0%

III. DESEMPEÑO DEL PROGRAMA: EFICIENCIA

Presupuesto (M$2024)

2021 2022 2023

Presupuesto Inicial2 {initial}

GASTO Y PRODUCCIÓN DE COMPONENTES (M$2024)

2021 2022 2023 2021 2022 2023 2021 2022 2023

Asesorías (Visitas) 0 200 300 0 10 20 N/A 20,0 15,0

Total Gastos Componentes 0 200 300

Porcentaje Gastos
Componentes

{shares}

Total Gasto Administrativo 0 50 100

Total Ejecutado 0 250 400

VII. NOTAS TÉCNICAS
"""


def read(shares: str = "80,0% 75,0%", initial: str = "100 200 300") -> Reading:
    text = HEAD.format(shares=shares, initial=initial)
    return read_document(read_text(text.encode(), "ficha.txt"))


def shares_of(reading: Reading) -> dict[int, str]:
    assert reading.ficha is not None
    found = reading.ficha.book.find("porcentaje_gastos_componentes")
    return {figure.year: figure.printed for figure in found}


def test_shares_go_to_the_years_whose_amounts_give_them() -> None:
    reading = read()
    assert shares_of(reading) == {2022: "80,0%", 2023: "75,0%"}
    assert reading.problems == ()


def test_one_share_goes_to_its_year() -> None:
    assert shares_of(read("75,0%")) == {2023: "75,0%"}


def test_shares_that_no_amounts_give_are_a_problem_and_no_figure() -> None:
    reading = read("81,0% 75,0%")
    assert shares_of(reading) == {}
    (problem,) = reading.problems
    assert "81,0% 75,0%" in problem.message
    assert problem.source.line == next(
        n for n, line in enumerate(HEAD.splitlines(), 1) if line.startswith("Porcentaje Gastos")
    )


def test_amounts_without_a_relation_are_never_guessed() -> None:
    reading = read(initial="200 300")
    assert reading.ficha is not None
    assert reading.ficha.book.find("presupuesto_inicial") == ()
    assert "Presupuesto Inicial" in reading.problems[0].message
    assert "200 300" in reading.problems[0].message


def test_a_literal_with_two_readings_is_a_problem_that_names_both() -> None:
    reading = read(initial="100 3.2 300")
    assert reading.ficha is not None
    assert len(reading.ficha.book.find("presupuesto_inicial")) == 2
    assert "3,2 o 32" in reading.problems[0].message


def test_a_text_taken_column_by_column_gives_no_wrong_figure() -> None:
    text = (
        HEAD.format(shares="80,0% 75,0%", initial="100 200 300")
        + "GASTO POR SUBTÍTULOS (M$2024)\n\nSubtítulo *\n21 (Gastos en personal)\n"
        "22 (Bienes y servicios)\n\n30\n20\n\n24 (Transferencias)\n\n50\n\n"
        "DESAGREGACIÓN REGIONAL DE GASTO\n\nRegión\nMaule\nÑuble\n\n10 50,0% 1 50,0%\n"
        "10 50,0% 1 50,0%\n"
    )
    reading = read_document(read_text(text.encode(), "ficha.txt"))
    assert reading.ficha is not None
    for concept in ("gasto_subtitulo", "gasto_region", "poblacion_region"):
        assert reading.ficha.book.find(concept) == ()
    named = " ".join(problem.message for problem in reading.problems)
    assert all(printed in named for printed in ("30", "20", "50", "10", "50,0%"))


def test_two_labels_before_one_row_of_values_leave_it_unread() -> None:
    reading = read(initial="\nPresupuesto Final3\n\n100 200 300\n400 500 600")
    assert reading.ficha is not None
    assert reading.ficha.book.find("presupuesto_inicial") == ()
    assert reading.ficha.book.find("presupuesto_final") == ()


def figures_named(reading: Reading, item: str) -> dict[tuple[str, int], str]:
    assert reading.ficha is not None
    return {(f.concept, f.year): f.printed for f in reading.ficha.book if f.item == item}


def test_of_a_row_placed_in_part_the_certain_values_are_read_and_the_others_named() -> None:
    row = "Becas (Becas entregadas) 8.225 15.712 6.867 160.189 57.752 0,1 0,1"
    text = HEAD.format(shares="80,0% 75,0%", initial="100 200 300")
    text = text.replace("Asesorías (Visitas) 0 200 300 0 10 20 N/A 20,0 15,0", row)
    text = text.replace("Componentes 0 200 300", "Componentes 8.225 15.712 6.867")
    reading = read_document(read_text(text.encode(), "ficha.txt"))
    found = figures_named(reading, "Becas")
    assert found["gasto_componente", 2023] == "6.867"
    assert found["produccion_componente", 2023] == "57.752"
    assert "160.189" not in found.values()
    assert any("160.189" in problem.message for problem in reading.problems)


def test_money_that_its_heading_names_in_millions_is_never_read_as_thousands() -> None:
    for unit in ("(MM$2024)", "(en millones de pesos de 2024)", "($ de 2024)"):
        text = HEAD.format(shares="80,0% 75,0%", initial="100 200 300").replace("(M$2024)", unit)
        reading = read_document(read_text(text.encode(), "ficha.txt"))
        assert reading.ficha is not None
        assert reading.ficha.book.find("presupuesto_inicial") == ()
        assert any("100" in p.message and "M$" in p.message for p in reading.problems)


def test_an_unknown_row_does_not_take_the_label_of_the_next() -> None:
    reading = read(initial="1 2 3\n\nAportes privados 700 800 900\n\nPresupuesto\n\nFinal3 4 5 6")
    assert reading.ficha is not None
    found = reading.ficha.book.find("presupuesto_final")
    assert [figure.printed for figure in found] == ["4", "5", "6"]
    assert any("700, 800, 900" in problem.message for problem in reading.problems)


def test_half_a_region_is_no_region() -> None:
    text = HEAD.format(shares="80,0% 75,0%", initial="100 200 300") + (
        "DESAGREGACIÓN REGIONAL DE GASTO\n\nRegión\n\nXV Arica y Parinacota 10 25,0% 1 25,0%\n\n"
        "Libertador General 10 25,0% 1 25,0%\n\nBernardo O'Higgins Maule 20 50,0% 2 50,0%\n\n"
        "Sin información 0 0,0% 0 0,0%\n\nTOTAL 40 100% 4 100%\n"
    )
    reading = read_document(read_text(text.encode(), "ficha.txt"))
    assert reading.ficha is not None
    items = {figure.item for figure in reading.ficha.book.find("gasto_region")}
    assert items == {"XV Arica y Parinacota", "Sin información", "TOTAL"}
    assert any("20, 50,0%" in problem.message for problem in reading.problems)


def test_a_heading_cut_by_a_page_is_no_part_of_the_first_name() -> None:
    text = HEAD.format(shares="80,0% 75,0%", initial="100 200 300") + (
        "INDICADORES DE PROPÓSITO\nIndicador Fórmula de cálculo\nOtros\natributos\nEfectivo\n2021\n"
        "Efectivo\n2022\nEfectivo\n2023\n\fResultado\nPromedio de sesiones\n"
        "N° de sesiones del año t / N° de personas\nUnidad de medida: Número\n"
        "Dimensión: Calidad\nPeriodicidad: Anual\nSentido de medición: Ascendente\n"
        "1,5 2,5 3,5\nEl indicador sube.\n"
    )
    reading = read_document(read_text(text.encode(), "ficha.txt"))
    assert reading.ficha is not None
    assert [indicator.name for indicator in reading.ficha.indicators] == ["Promedio de sesiones"]


def test_a_table_under_a_heading_in_other_words_is_read() -> None:
    text = HEAD.format(shares="80,0% 75,0%", initial="100 200 300") + (
        "REGIONALIZACIÓN DEL GASTO Y DE LA POBLACIÓN\n\nRegión\n\nMaule 10 100% 1 100%\n\n"
        "TOTAL 10 100% 1 100%\n\nRESULTADOS DE LOS INDICADORES COMPLEMENTARIOS\n\n"
        "Promedio de sesiones\n\nN° de sesiones / N° de personas\n\nUnidad de medida: Número\n\n"
        "Sentido de medición: Ascendente\n\n1,5 2,5 3,5\n\nEl indicador sube.\n"
    )
    reading = read_document(read_text(text.encode(), "ficha.txt"))
    assert reading.ficha is not None
    assert len(reading.ficha.book.find("gasto_region")) == 2
    assert [indicator.kind for indicator in reading.ficha.indicators] == ["complementario"]
