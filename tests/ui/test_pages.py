"""The pages «Verificar», «Programa», «Auditar» and «Guía», and what is shown when one fails."""

from pathlib import Path
from typing import Any

import pytest

from calc.figure import Source
from tests.ui.conftest import written
from ui.page_view import lines_around
from vectorstore import Library

PAGES = ("chat", "verify", "program", "compare", "audit", "files", "guide")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.usefixtures("data")
def test_every_page_opens_with_fichas_and_without(
    name: str, page: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not page(name).error
    monkeypatch.setenv("FICHAS_DATOS", str(tmp_path / "otra"))
    assert not page(name).error


@pytest.mark.usefixtures("data")
def test_a_text_is_judged_figure_by_figure(page: Any) -> None:
    test = page("verify")
    test.text_area(key="texto").set_value(
        "En 2023 el programa Inmigrante y Refugio ejecutó M$187.599 y su cobertura fue 27,3 %."
    )
    test.button[0].click().run()
    assert not test.exception
    said = written(test)
    assert 'class="verified"' in said
    assert 'class="contradicted"' in said
    assert "Lo correcto es <b>3,2 %</b>" in said


@pytest.mark.usefixtures("data")
def test_nothing_to_verify_is_told_kindly(page: Any) -> None:
    test = page("verify")
    test.button[0].click().run()
    assert "Pegue un texto" in written(test)


@pytest.mark.usefixtures("data")
def test_a_programme_shows_its_figures_and_how_each_is_come_by(page: Any) -> None:
    test = page("program")
    chosen = test.selectbox[0]
    chosen.set_value(next(o for o in chosen.options if o)).run()
    values = {metric.label: metric.value for metric in test.metric}
    assert {"Presupuesto inicial", "Total ejecutado", "Cobertura"} <= set(values)
    assert "Hallazgos publicados" in written(test)


def test_two_programmes_stand_side_by_side(data: Path, page: Any) -> None:
    with Library(data) as library:
        both = [card.document for card in library.cards()]
    test = page("compare")
    assert "Elija dos o más" in written(test)
    test.multiselect(key="comparadas").set_value(both).run()
    assert not test.exception
    said = written(test)
    assert "Clínica Dental Rural" in said
    assert "Programas Complementarios: Inmigrante y Refugio" in said
    assert said.count("M$187.599") == 1


@pytest.mark.usefixtures("data")
def test_an_audit_shows_its_counts_and_each_kind_of_verdict(page: Any) -> None:
    test = page("audit")
    counts = {metric.label: int(metric.value) for metric in test.metric}
    assert counts["✓ Verificadas"] > 10
    test.button_group[0].set_value("verified").run()
    assert not test.exception
    assert "recalculado" in written(test)


def test_money_in_the_guide_is_money_and_no_formula(page: Any) -> None:
    assert r"M\$187.599" in written(page("guide"))


def test_a_page_that_fails_says_so_in_spanish(
    page: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    occupied = tmp_path / "archivo"
    occupied.write_text("", encoding="utf-8")
    monkeypatch.setenv("FICHAS_DATOS", str(occupied / "datos"))
    test = page("files")
    assert "No se puede usar la carpeta de datos" in test.error[0].value


def test_the_lines_about_a_source_are_text_with_its_stretch_marked() -> None:
    text = "\n".join(f"línea {n} <b>" for n in range(50))
    start = text.index("línea 25")
    shown = lines_around(text, Source("d", 1, 26, start, start + 8, "línea 25 <b>"))
    assert ">línea 25</mark>" in shown
    assert "<b>" not in shown
    assert "línea 14" in shown
    assert "línea 40" not in shown
