"""Every figure of a text gets the verdict that its readable case asks for, and none by luck."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc.audit import Subject
from calc.formulas import Result, evaluate
from calc.number import write_number
from calc.verdict import JudgedFigure
from calc.verify import verify
from tests.calc.books import book_of
from tests.calc.claims_cases import CASE_FILES, Case, cases, judged

REAL = Subject("Programas complementarios: Inmigrante y Refugio", 2023, 2024, book_of())


def one(text: str) -> JudgedFigure:
    [figure] = verify(text, [REAL])
    return figure


@pytest.mark.parametrize("case", list(cases("afirmaciones.yaml")), ids=lambda case: case.text[:60])
def test_a_claim_is_judged_as_its_case_says(case: Case) -> None:
    found = judged(case)
    assert [(j.printed, j.verdict) for j in found] == [(f.printed, f.verdict) for f in case.figures]
    for figure, wanted in zip(found, case.figures, strict=True):
        assert wanted.value is None or wanted.value in (figure.expected or "")
        assert wanted.words is None or wanted.words.lower() in (figure.reason or "").lower()
        assert case.text[figure.start : figure.end] == figure.printed


@pytest.mark.parametrize("name", CASE_FILES)
def test_of_the_claims_set_apart_no_false_one_is_verified(name: str) -> None:
    right = total = 0
    for case in cases(name):
        got: dict[str, list[str]] = {}
        for found in judged(case):
            got.setdefault(found.printed, []).append(found.verdict)
        for figure in case.figures:
            verdict = (got.get(figure.printed) or ["none"]).pop(0)
            total += 1
            right += verdict == figure.verdict
            if figure.verdict == "contradicted":
                assert verdict != "verified", case.text
            elif verdict == "contradicted":
                pytest.fail(f"contradicha sin razón: {case.text}")
    assert right / total >= (0.87 if name.endswith("-leidas.yaml") else 0.93)


@pytest.mark.parametrize(
    "case", list(cases("afirmaciones-cambios.yaml")), ids=lambda case: case.text[:60]
)
def test_what_no_ficha_tells_is_not_confirmed_by_a_number_of_its_own(case: Case) -> None:
    strange = {f.printed for f in case.figures if f.verdict == "unverifiable"}
    assert not {f.printed for f in judged(case) if f.verdict != "unverifiable"} & strange


@given(
    served=st.integers(min_value=1, max_value=10**6),
    budget=st.integers(min_value=1000, max_value=10**9),
    spent=st.integers(min_value=1, max_value=10**9),
    decimals=st.integers(min_value=0, max_value=3),
)
def test_rounding_a_true_value_never_contradicts(
    served: int, budget: int, spent: int, decimals: int
) -> None:
    subject = _made(served, budget, spent)
    share = write_number(Fraction(100 * spent, budget), decimals)
    text = f"El programa ejecutó el {share} % de su presupuesto inicial."
    assert [j.verdict for j in verify(text, [subject])] == ["verified"]
    millions = write_number(Fraction(spent, 1000), decimals)
    said = [j.verdict for j in verify(f"Se gastaron ${millions} millones en 2023.", [subject])]
    assert said == ["verified"]


@given(
    budget=st.integers(min_value=1000, max_value=10**9),
    spent=st.integers(min_value=1000, max_value=10**9),
    step=st.integers(min_value=2, max_value=9),
)
def test_a_last_digit_off_by_two_always_contradicts(budget: int, spent: int, step: int) -> None:
    subject = _made(1, budget, spent)
    share = write_number(Fraction(100 * spent, budget) + Fraction(step, 10), 1)
    text = f"El programa ejecutó el {share} % de su presupuesto inicial en 2023."
    assert [j.verdict for j in verify(text, [subject])] == ["contradicted"]


@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    for figure in verify(text, [REAL]):
        assert text[figure.start : figure.end] == figure.printed
        assert figure.verdict != "contradicted" or figure.expected


@given(st.text(alphabet="0123456789.,%$M -de añolacobertura", max_size=120))
def test_no_jumble_of_figures_makes_it_fail(text: str) -> None:
    verify(f"La cobertura {text}", [REAL])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("El programa gastó $187.599 millones en 2023.", "escala"),
        ("La cobertura cayó un 24,1% respecto de 2022.", "puntos porcentuales"),
        ("En 2022 el programa gastó M$187.599.", "cifra de 2023"),
        ("En el Maule hubo 166 beneficiarios.", "Metropolitana"),
        ("La ejecución inicial de 2023 fue de 257,4 %.", "invertidos"),
        ("El presupuesto final de 2022 fue de M$459.063.", "presupuesto inicial"),
        ("El gasto por beneficiario fue de M$1.170,0.", "gasto unitario"),
        ("La cobertura subió 24,1 puntos respecto de 2022.", "sentido"),
        ("El programa ejecutó M$178.599 en 2023.", "dos dígitos"),
    ],
)
def test_a_mistake_is_named(text: str, words: str) -> None:
    figure = one(text)
    assert figure.verdict == "contradicted"
    assert words in (figure.reason or "")


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("La cobertura de 2023 fue de 3,2 %.", "read"),
        ("La cobertura de 2023 fue de 3 %.", "rounded"),
        ("La cobertura de 2023 fue de 3,20 %.", "read"),
        ("La cobertura de 2023 fue de 3,16 %.", "compatible"),
        ("En 2023 se ejecutó el 38,9 % del presupuesto inicial.", "computed"),
        ("Entre 2022 y 2023 la cobertura cayó 88,1 %.", "compatible"),
    ],
)
def test_the_tier_of_a_verified_figure_is_told(text: str, how: str) -> None:
    assert (one(text).verdict, one(text).how) == ("verified", how)


@pytest.mark.parametrize(
    ("plain", "harmless"),
    [("3,2%", "3,20 %"), ("3,2%", "3,2\u00a0%"), ("3,2%", "3 %")],
)
def test_a_harmless_change_of_print_raises_nothing(plain: str, harmless: str) -> None:
    for printed in (plain, harmless):
        assert one(f"La cobertura de 2023 fue de {printed}.").verdict == "verified"


def test_what_a_question_before_is_about_goes_on_in_the_answer_after_it() -> None:
    figure = one("¿Y el gasto por beneficiario? En 2023 fue de M$933,3, si uno divide.")
    assert (figure.verdict, figure.concept) == ("verified", "gasto_por_beneficiario")


def test_the_right_value_is_given_in_the_form_of_the_claim() -> None:
    assert one("El programa gastó $178,6 millones en 2023.").expected == "$187,6 millones"
    assert one("El gasto de 2023 fue de M$178.599.").expected == "M$187.599"
    assert one("En 2023 el programa gastó 178.599.").expected == "M$187.599"


def test_a_derivation_and_its_sources_come_with_the_verdict() -> None:
    figure = one("En 2023 se ejecutó el 38,9 % del presupuesto inicial.")
    assert figure.derivation == "187.599 / 482.870 × 100 = 38,9 %"
    assert len(figure.sources) == 2
    result = evaluate("ejecucion_inicial", REAL.book, 2023)
    assert isinstance(result, Result)
    assert figure.sources == result.sources


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        # A heading's year holds for its lines, until the next heading.
        (
            "Resultados 2022\nCobertura: 27,3%\n\nResultados 2023\nCobertura: 27,3%",
            ["verified", "contradicted"],
        ),
        # A line's own year is not the next line's.
        ("Gasto 2022: M$290.149\nGasto: M$187.599", ["verified", "verified"]),
        # A paragraph wrapped by a program is one paragraph.
        (
            (
                "En 2022 el programa contaba con un presupuesto inicial de M$459.063, pero de\n"
                "esos recursos gastó M$290.149."
            ),
            ["verified", "verified"],
        ),
        # A heading's subject and row hold too.
        ("Cobertura por año:\n- 2022: 27,3%\n- 2023: 2,3%", ["verified", "contradicted"]),
        ("Región del Maule\nGasto: M$5.025\nBeneficiarios: 53", ["verified", "contradicted"]),
        # A sentence's year goes on in its paragraph only.
        (
            "En 2022 la cobertura llegó a 27,3%.\n\nEl programa benefició a 201 personas.",
            ["verified", "verified"],
        ),
    ],
)
def test_what_is_said_above_holds_where_a_reader_expects(text: str, verdicts: list[str]) -> None:
    assert [j.verdict for j in verify(text, [REAL])] == verdicts


def test_without_fichas_nothing_can_be_judged() -> None:
    [figure] = verify("La cobertura fue de 3,2 %.", [])
    assert figure.verdict == "unverifiable"


def _made(served: int, budget: int, spent: int) -> Subject:
    rows = (
        f"poblacion_beneficiada | {write_number(served)}\n"
        f"presupuesto_inicial | {write_number(budget)}\n"
        f"presupuesto_ley_ejecutado | {write_number(spent)}\n"
        f"total_ejecutado | {write_number(spent)}"
    )
    return Subject("Programa", 2023, 2024, book_of(rows))
