"""What is owed before a figure is called wrong: its words say what, when and where, themselves."""

import pytest

from calc.audit import Subject
from calc.verify import verify
from tests.calc.books import book_of
from tests.calc.claims_cases import subject

REAL = Subject("Programas complementarios: Inmigrante y Refugio", 2023, 2024, book_of())


@pytest.mark.parametrize(
    "text",
    [
        "La cobertura de 2022 fue de 3,2 %.",  # the value of another year
        "El presupuesto final de 2022 fue de M$459.063.",  # that of the initial budget
        "En el Maule hubo 166 beneficiarios.",  # that of another region
        "Entre 2022 y 2023 la cobertura pasó de 3,2 % a 27,3 %.",  # both years, in their order
        "Maule y la Región Metropolitana atendieron a 166 y 35 personas, respectivamente.",
        "Presupuesto inicial y final de 2022: M$289.632 y M$459.063, respectivamente.",
    ],
)
def test_what_the_clause_itself_says_leaves_no_way_out(text: str) -> None:
    assert {f.verdict for f in verify(text, [REAL])} == {"contradicted"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Entre 2021 y 2023, el presupuesto final fue de M$289.632.", "de 2022"),
    ],
)
def test_a_loose_piece_that_reads_otherwise_is_not_called_wrong(text: str, words: str) -> None:
    figure = verify(text, [subject("inmigrante-y-refugio-2023")])[-1]
    assert figure.verdict == "unverifiable"
    assert words in (figure.reason or "")


def test_too_few_digits_read_otherwise_only_by_luck() -> None:
    [figure] = verify("Entre 2021 y 2023, la cobertura fue de 4 %.", [REAL])
    assert figure.verdict == "contradicted"


@pytest.mark.parametrize(
    "text",
    [
        "El convenio con el Gobierno Regional hablaba de 2.700 en 2023.",
        "De haberse gastado todo, el programa habría ejecutado M$482.870 en 2023.",
        "Un programa de este tipo tiene una cobertura de 30 %.",
        "En la comuna de Angol el programa gastó M$12.000 en 2023.",
        "Nuestra municipalidad recibió $24.500.000 en 2023 y atendió a 41 personas.",
    ],
)
def test_what_is_no_figure_of_the_programme_is_not_called_wrong(text: str) -> None:
    riego = subject("riego-campesino-y-agua-segura-2023")
    assert {f.verdict for f in verify(text, [riego])} == {"unverifiable"}


def test_a_number_nothing_like_the_right_one_needs_words_that_leave_no_doubt() -> None:
    [plain] = verify("La cobertura de 2023 fue de 60 %.", [REAL])
    assert plain.verdict == "contradicted"
    [loose] = verify("El presupuesto inicial subió 48 %.", [REAL])
    assert loose.verdict == "unverifiable"
    assert "lejos" in (loose.reason or "")
    [other_way] = verify("El presupuesto inicial bajó 48 %.", [REAL])
    assert other_way.verdict == "contradicted"


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("El total ejecutado fue de M$178.599 en 2023 y de M$290.149 en 2022.", "dígitos"),
        ("Se gastaron $50,2 millones en el Maule y $6,2 millones en el Biobío en 2023.", "coma"),
        ("El gasto por beneficiario fue de $9,33 millones, y la cobertura, de 3,2 %.", "coma"),
    ],
)
def test_a_known_mistake_is_named_however_far_off(text: str, mistake: str) -> None:
    wrong = [f for f in verify(text, [REAL]) if f.verdict == "contradicted"]
    assert [mistake in (f.reason or "") for f in wrong] == [True]


def test_a_figure_that_is_right_vouches_for_another_of_its_kind() -> None:
    text = "El total ejecutado fue de M$290.149 en 2022 y de M$62.000 en 2023."
    assert [f.verdict for f in verify(text, [REAL])] == ["verified", "contradicted"]


@pytest.mark.parametrize(
    "text",
    [
        "La batería de medidas fue amplia: en 2023 el programa ejecutó M$187.599.",
        "Por consultoría y tesorería, en 2023 el programa ejecutó M$187.599.",
    ],
)
def test_a_noun_in_ia_is_no_rumour(text: str) -> None:
    assert [f.verdict for f in verify(text, [REAL])] == ["verified"]
