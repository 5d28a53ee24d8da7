"""The audit says what the reference recomputed of the real ficha; faults come out in place."""

from dataclasses import replace

import pytest

from calc.audit import Audit, Statement, Subject, audit, doubts
from calc.figure import Source
from calc.verdict import Check
from tests.calc.books import REAL, book_of

FINDINGS = (
    "Muestra una subejecución presupuestaria (inferior al 85%) de su presupuesto inicial en 2023.",
    "Muestra una subejecución presupuestaria (inferior al 90%) de su presupuesto final en 2023.",
    "Persiste la subejecución presupuestaria inicial: menos del 85% por tres años consecutivos.",
    "Gasto por beneficiario fuera de rango (superior en más del 20%) al promedio 2022-2021.",
)


def subject_of(rows: str = REAL, findings: tuple[str, ...] = FINDINGS) -> Subject:
    published = tuple(
        Statement("eficiencia", text, Source("ficha", 1, n, n, n + 1, text))
        for n, text in enumerate(findings)
    )
    return Subject("Inmigrante y refugio", 2023, 2024, book_of(rows), published)


@pytest.fixture(scope="module")
def real() -> Audit:
    return audit(subject_of())


def the(found: Audit, id_: str) -> Check:
    [check] = [c for c in found.checks if c.id == id_]
    return check


def test_the_real_ficha_has_no_contradiction(real: Audit) -> None:
    assert real.summary["contradicted"] == 0
    assert real.summary["verified"] > 30


@pytest.mark.parametrize(
    ("id_", "verdict", "computed"),
    [
        ("suma_subtitulos.2023", "verified", "M$187.599"),
        ("suma_componentes.2023", "verified", "M$179.319"),
        ("suma_usos.2023", "verified", "M$187.599"),
        ("suma_usos.2022", "rounding", "M$290.150"),
        ("suma_regiones_gasto.2023", "verified", "M$179.319"),
        ("suma_regiones_poblacion.2023", "verified", "201 personas"),
        ("suma_porcentajes_gasto.2023", "rounding", "100,1 %"),
        ("porcentaje_gasto_region.2023.nivel_central", "verified", "8,7 %"),
        ("total_regional.2023", "verified", "M$179.319"),
        ("hallazgo.subejecucion_inicial.2023", "verified", "38,9 %"),
        ("hallazgo.subejecucion_final.2023", "verified", "38,9 %"),
        ("hallazgo.persistencia.2023", "unverifiable", None),
        ("hallazgo.gasto_por_beneficiario_sobre.2023", "unverifiable", None),
        ("cobertura.2023", "unverifiable", None),
    ],
)
def test_a_fact_of_the_reference(real: Audit, id_: str, verdict: str, computed: str | None) -> None:
    assert (the(real, id_).verdict, the(real, id_).computed) == (verdict, computed)


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("hallazgo.persistencia.2023", "si «-» de 2021 se toma como 0"),
        ("hallazgo.gasto_por_beneficiario_sobre.2023", "no trae la población beneficiada de 2021"),
        ("cobertura.2023", "entre 6.185 y 6.380"),
        ("cobertura.2022", "producción de los componentes no es la población beneficiada"),
        ("indicador_proposito.2023.personas_con_recursos", "ningún entero sobre 201 da 70,00 %"),
    ],
)
def test_what_cannot_be_decided_says_what_is_missing(real: Audit, id_: str, words: str) -> None:
    assert words in (the(real, id_).reason or "")


def test_remarks_are_no_faults(real: Audit) -> None:
    remarks = {r.id: r.text for r in real.remarks}
    assert "M$517" in remarks["ejecutado_sobre_final"]
    assert "100,18 %" in remarks["ejecutado_sobre_final"]
    assert "M$6.210" in remarks["gasto_sin_beneficiarios"]
    assert "«-»" in remarks["valor_y_guion"]
    assert "umbral_sin_hallazgo" not in remarks


def test_what_the_ficha_does_not_print_is_derived(real: Audit) -> None:
    derived = {(r.formula, r.year): r.printed for r in real.derived}
    assert derived["ejecucion_inicial", 2022] == "63,2 %"
    assert derived["gasto_por_beneficiario", 2023] == "M$933,3"
    assert derived["poblacion_objetivo_implicita", 2023] == "entre 6.185 y 6.380 personas"


def test_a_threshold_without_its_finding_is_a_remark() -> None:
    found = audit(subject_of(findings=()))
    texts = [r.text for r in found.remarks if r.id == "umbral_sin_hallazgo"]
    assert len(texts) == 2
    assert found.summary["contradicted"] == 0


def with_prose(*texts: str, findings: tuple[str, ...] = FINDINGS) -> Audit:
    prose = tuple((text, Source("ficha", 2, n, n, n + 1, text)) for n, text in enumerate(texts))
    return audit(replace(subject_of(findings=findings), prose=prose))


def test_groups_of_one_place_that_add_up_to_a_region_are_a_remark() -> None:
    found = with_prose(
        "Un taller reunió a 17 personas residentes en Linares. Otro, a 18 personas de Linares."
    )
    [remark] = [r for r in found.remarks if r.id == "personas_de_un_lugar"]
    assert "17 + 18 = 35" in remark.text
    assert remark.item == "Maule"


def test_an_indicator_over_bodies_that_the_text_lists_has_their_number_for_denominator() -> None:
    found = with_prose("Fueron agencias las de: Angol, Renca, Lota, Arica y la Fundación Sol.")
    reasons = [c.reason or "" for c in found.checks if c.id.startswith("indicador_complementario")]
    assert any("3 / 5 × 100 = 60,00 %" in reason for reason in reasons)


def test_the_counts_that_a_finding_sets_apart_are_those_of_the_tables() -> None:
    found = with_prose(
        findings=("El denominador (140) no es coherente con la población beneficiada (201).",)
    )
    reasons = [c.reason or "" for c in found.checks if c.id.startswith("hallazgo.cifra")]
    assert any(r.startswith("140 es la producción del componente") for r in reasons)
    assert "201 es la población beneficiada." in reasons
    assert the(found, "hallazgo.difieren.2023").derivation == "140 ≠ 201"


def test_productions_that_add_up_to_the_people_served_are_a_remark(real: Audit) -> None:
    [remark] = [r for r in real.remarks if r.id == "produccion_y_poblacion"]
    assert "140 + 61 = 201" in remark.text


def test_a_finding_that_the_figures_deny_is_contradicted() -> None:
    rows = REAL.replace("290.149 187.599", "290.149 470.000").replace("| 187.599", "| 470.000")
    found = audit(subject_of(rows))
    assert the(found, "hallazgo.subejecucion_inicial.2023").verdict == "contradicted"
    assert the(found, "hallazgo.persistencia.2023").verdict == "contradicted"


def test_a_threshold_belongs_to_its_years() -> None:
    low = Subject("p", 2022, 2023, book_of("cobertura | 3,2", 2022, inflactors={2023: "1"}))
    assert not audit(low).remarks
    low = Subject("p", 2019, 2020, book_of("cobertura | 3,2", 2019, inflactors={2020: "1"}))
    assert [r.id for r in audit(low).remarks] == ["umbral_sin_hallazgo"]


@pytest.mark.parametrize(
    ("printed", "mutated", "id_"),
    [
        ("Maule | 5.025", "Maule | 5.525", "porcentaje_gasto_region.2023.maule"),
        ("Maule | 2,8", "Maule | 2,3", "porcentaje_gasto_region.2023.maule"),
        ("Santiago | 166", "Santiago | 156", "porcentaje_poblacion_region.2023"),
        ("19 16 140", "19 16 144", "gasto_unitario_componente.2023.beneficios"),
        ("264.845 163.794", "264.845 136.794", "suma_componentes.2023"),
        ("290.149 187.599\nrec", "290.149 187.959\nrec", "repetida.presupuesto_ley_ejecutado.2023"),
        ("25.305 8.280", "25.305 9.280", "suma_usos.2023"),
        ("TOTAL | 179.319", "TOTAL | 179.913", "total_regional.2023"),
        ("TOTAL | 100", "TOTAL | 110", "suma_porcentajes"),
        ("22 | 5.175", "22 | 5.715", "suma_subtitulos.2023"),
        ("91,3 95,6", "93,1 95,6", "porcentaje_gastos_componentes.2022"),
    ],
)
def test_a_changed_digit_is_contradicted_where_it_stands(
    printed: str, mutated: str, id_: str
) -> None:
    assert printed in REAL
    found = audit(subject_of(REAL.replace(printed, mutated)))
    wrong = [c for c in found.checks if c.verdict == "contradicted"]
    assert any(c.id.startswith(id_) for c in wrong)
    assert all(c.reason for c in wrong)
    assert found.suspects


def test_components_that_no_longer_exist_are_no_fault_of_earlier_years() -> None:
    rows = REAL.replace("0 264.845 163.794", "0 200.000 163.794").replace("16.552,8", "12.500,0")
    check = the(audit(subject_of(rows)), "suma_componentes.2022")
    assert check.verdict == "unverifiable"
    assert "descontinuados" in (check.reason or "")


def test_an_empty_ficha_has_an_empty_audit() -> None:
    found = audit(Subject("vacío", 2023, None, book_of("cobertura | S/I", inflactors={2024: "1"})))
    assert found.checks == ()
    assert found.coverage == 0


def test_a_row_without_value_cannot_stand_for_a_few_thousand_pesos() -> None:
    rows = REAL.replace("0 264.845 163.794", "0 264.838 163.794")
    check = the(audit(subject_of(rows)), "suma_componentes.2022")
    assert check.verdict == "contradicted"
    assert "muy poco para una fila" in (check.reason or "")


def test_every_check_of_the_prose_shows_what_was_compared(real: Audit) -> None:
    told = [c for c in real.checks if c.id.startswith("prosa")]
    assert all(c.derivation for c in told)


def test_a_figure_is_doubted_for_its_own_sum_or_for_two() -> None:
    """One share of the regions is changed: it is doubted, and none of the shares beside it."""
    rows = REAL.replace("Santiago | 82,6", "Santiago | 86,2")
    assert rows != REAL
    found = doubts(subject_of(rows))
    shares = [f for f in found if f.concept == "porcentaje_poblacion_region" and f.item != "TOTAL"]
    assert [f.item for f in shares] == ["Metropolitana de Santiago"]
    assert found[shares[0]].computed == "82,6 %"


def test_a_sound_ficha_has_no_doubts() -> None:
    assert doubts(subject_of()) == {}
