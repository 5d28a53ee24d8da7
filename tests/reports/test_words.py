"""One wording for terminal, paper and app."""

from calc.figure import Source
from calc.verdict import JudgedFigure
from reports.words import distinct, number_columns, quotations, subject


def judged(printed: str, start: int = 0, **known: object) -> JudgedFigure:
    values: dict[str, object] = {"verdict": "verified", "value": None, "unit": None} | known
    return JudgedFigure(printed, start, start + len(printed), **values)  # type: ignore[arg-type]


def test_columns_of_figures_are_told_from_columns_of_words() -> None:
    rows = (
        ("Maule", "M$5.025", "2023", "7 comunas", "-", "Ministerio"),
        ("Biobío", "-", "2022", "", "S/I", "38,9 %"),
    )
    assert number_columns(rows) == {1, 2, 3}
    assert number_columns(()) == set()


def test_a_figure_said_twice_is_one_figure_in_two_forms() -> None:
    same = {"concept": "saldo_sin_ejecutar", "year": 2023, "document": "d"}
    figures = [
        judged("M$295.271", 0, **same),
        judged("$295,3 millones", 20, **same),
        judged("M$295.271", 40, **same),
    ]
    assert [written for written, _ in distinct(figures)] == ["M$295.271, $295,3 millones"]


def test_a_change_of_a_figure_is_not_that_figure_and_keeps_its_own_sum() -> None:
    same = {"concept": "poblacion_beneficiada", "year": 2023, "document": "d"}
    figures = [
        judged("1.134", 0, how="read", **same),
        judged("6,7 %", 9, how="computed", derivation="(1.134 / 1.215 − 1) × 100 = -6,7 %", **same),
    ]
    assert [written for written, _ in distinct(figures)] == ["1.134", "6,7 %"]


def test_a_line_that_is_cited_for_two_figures_is_quoted_once() -> None:
    before, now = (Source("d", 2, 90, n, n + 5, "1.286 1.215 1.134", None) for n in (6, 12))
    assert quotations((before, now)) == ("página 2, línea 90: «1.286 1.215 1.134»",)


def test_figures_that_nobody_resolved_are_never_joined() -> None:
    figures = [judged("7", 0, verdict="unverifiable"), judged("7", 9, verdict="unverifiable")]
    assert len(distinct(figures)) == 2


def test_what_a_figure_speaks_of_is_said_in_words() -> None:
    figure = judged("35", concept="poblacion_region", item="Maule", year=2023, document="d")
    assert subject(figure) == "Población beneficiada en la región · Maule · 2023"
    assert subject(figure, {"d": "Refugio"}).endswith("· Refugio")
    assert subject(judged("7")) == ""
