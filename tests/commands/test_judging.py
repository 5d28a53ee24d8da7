"""Auditing, summing up and searching from the command line."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

KEYS_OF_A_CHECK = {
    *("id", "title", "concept", "year", "item", "verdict", "printed", "computed"),
    *("derivation", "reason", "sources"),
}
KEYS_OF_A_SOURCE = {"document", "page", "line", "text", "box"}
KEYS_OF_A_PASSAGE = {"document", "program", "year", "section", "page", "text", "score"}


def test_an_audit_counts_its_verdicts_and_shows_its_sums(loaded: Path, as_json: Any) -> None:
    status, audit = as_json("auditar", "inmigrante", "--datos", loaded)
    assert status == 0
    assert {"document", "checks", "summary", "coverage"} <= set(audit)
    assert all(set(check) == KEYS_OF_A_CHECK for check in audit["checks"])
    assert all(set(s) == KEYS_OF_A_SOURCE for check in audit["checks"] for s in check["sources"])
    assert sum(audit["summary"].values()) == len(audit["checks"])
    assert audit["summary"]["contradicted"] == 0
    assert 0 < audit["coverage"] <= 1
    assert "18.630 + 5.175 + 163.794 = M$187.599" in [c["derivation"] for c in audit["checks"]]


def test_people_see_faults_first_and_remarks_apart(loaded: Path, as_person: Any) -> None:
    _, said, _ = as_person("auditar", "inmigrante", "--datos", loaded)
    assert said.index("no verificables") < said.index("Concuerdan")
    assert "no son faltas" in said


def test_where_to_look_first_is_said_of_a_ficha_with_faults(
    root: Path, tmp_path: Path, as_person: Any
) -> None:
    faulty, data = root / "fichas" / "formacion-en-oficios-2024.pdf", tmp_path / "datos"
    as_person("cargar", faulty, "--datos", data)
    page = tmp_path / "a.html"
    _, said, _ = as_person("auditar", "--informe", page, "--datos", data)
    assert "Dónde mirar primero" in said
    assert "Dónde mirar primero" in page.read_text(encoding="utf-8")


def test_an_audit_is_written_as_a_page_and_as_a_workbook(
    loaded: Path, tmp_path: Path, as_person: Any
) -> None:
    page, book = tmp_path / "auditoría.html", tmp_path / "auditoría.xlsx"
    for path in (page, book):
        assert as_person("auditar", "inmigrante", "--informe", path, "--datos", loaded)[0] == 0
    assert "Auditoría" in page.read_text(encoding="utf-8")
    assert ZipFile(book).testzip() is None


def test_a_report_in_an_unknown_format_is_refused(
    loaded: Path, tmp_path: Path, as_person: Any
) -> None:
    path = tmp_path / "a.pptx"
    status, _, said = as_person("auditar", "inmigrante", "--informe", path, "--datos", loaded)
    assert status == 1
    assert ".html o .xlsx" in said
    assert not path.exists()


def test_without_a_name_the_only_ficha_is_taken_and_several_are_listed(
    loaded: Path, as_person: Any
) -> None:
    status, _, said = as_person("resumir", "--datos", loaded)
    assert status == 1
    assert "diga cuál" in said


def test_a_summary_gives_printed_and_derived_figures_with_their_sums(
    loaded: Path, as_json: Any
) -> None:
    _, summary = as_json("resumir", "inmigrante", "--datos", loaded)
    facts = {fact["concept"]: fact for fact in summary["facts"]}
    assert facts["total_ejecutado"]["printed"] == "M$187.599"
    assert facts["ejecucion_inicial"]["derivation"] == "187.599 / 482.870 × 100 = 38,9 %"
    assert facts["saldo_sin_ejecutar"]["printed"] == "M$295.271"
    assert {"eficiencia", "eficacia"} == {finding["dimension"] for finding in summary["findings"]}


def test_search_gives_passages_and_says_why_when_asked(loaded: Path, as_json: Any) -> None:
    _, found = as_json("buscar", "firma de convenios", "-k", "2", "--datos", loaded)
    assert set(found) == {"query", "passages", "elapsed_ms"}
    assert 0 < len(found["passages"]) <= 2
    assert all(set(passage) == KEYS_OF_A_PASSAGE for passage in found["passages"])
    _, explained = as_json("buscar", "convenios", "--explicar", "--datos", loaded)
    assert all(passage["why"] for passage in explained["passages"])


def test_search_can_be_limited_to_a_ficha(loaded: Path, as_json: Any) -> None:
    words = ("buscar", "presupuesto del programa", "--ficha", "clinica", "--datos", loaded)
    _, found = as_json(*words)
    assert len({passage["document"] for passage in found["passages"]}) == 1
