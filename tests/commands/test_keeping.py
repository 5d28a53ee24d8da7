"""Loading, listing, exporting and removing from the command line."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

KEYS_OF_A_RESULT = {
    *("file", "status", "document", "figures", "passages", "problems", "error", "changed"),
}
KEYS_OF_A_FICHA = {
    *("document", "program", "ministry", "service", "year", "price_year", "start_year"),
    *("end_year", "purpose", "executors", "published_on", "findings", "figures", "problems"),
}
KEYS_OF_A_FIGURE = {
    *("concept", "year", "item", "value", "missing", "unit", "printed", "page", "line"),
    *("start", "end", "box"),
}


def test_a_file_is_loaded_once_and_then_unchanged(root: Path, empty: Path, as_json: Any) -> None:
    file = root / "fichas" / "clinica-dental-rural-2023.pdf"
    status, (result,) = as_json("cargar", file, "--datos", empty)
    assert status == 0
    assert set(result) == KEYS_OF_A_RESULT
    assert result["status"] == "loaded"
    assert result["figures"] > 40
    status, (again,) = as_json("cargar", file, "--datos", empty)
    assert (status, again["status"]) == (0, "unchanged")
    assert again["document"] == result["document"]


def test_a_bad_file_is_rejected_and_the_others_loaded(
    root: Path, tmp_path: Path, as_json: Any
) -> None:
    good = shutil.copy(root / "fichas" / "clinica-dental-rural-2023.pdf", tmp_path / "señal 1.pdf")
    bad = tmp_path / "vacío.txt"
    bad.touch()
    status, results = as_json("cargar", good, bad, "--datos", tmp_path / "datos")
    assert status == 3
    assert [result["status"] for result in results] == ["loaded", "rejected"]
    assert "vacío.txt" in results[1]["error"]


def test_nothing_but_bad_files_is_an_error(tmp_path: Path, as_json: Any) -> None:
    status, (result,) = as_json("cargar", tmp_path / "no-existe.pdf", "--datos", tmp_path / "d")
    assert (status, result["status"]) == (1, "rejected")
    assert result["error"]


def test_what_is_loaded_is_listed(loaded: Path, as_json: Any, as_person: Any) -> None:
    _, cards = as_json("listar", "--datos", loaded)
    assert [card["year"] for card in cards] == [2023, 2023]
    assert all(card["kind"] == "ficha" for card in cards)
    _, said, _ = as_person("listar", "--datos", loaded)
    assert "2 documentos." in said


def test_an_empty_folder_lists_nothing_and_tells_people_what_to_do(
    empty: Path, as_json: Any, as_person: Any
) -> None:
    assert as_json("listar", "--datos", empty) == (0, [])
    status, said, _ = as_person("listar", "--datos", empty)
    assert status == 0
    assert "fichas cargar" in said


def test_the_data_folder_is_the_one_named_else_the_one_of_the_environment(
    loaded: Path, empty: Path, as_json: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FICHAS_DATOS", str(loaded))
    assert len(as_json("listar")[1]) == 2
    assert as_json("listar", "--datos", empty)[1] == []


def test_an_export_holds_every_figure_as_a_decimal_string_at_its_place(
    loaded: Path, as_json: Any
) -> None:
    _, fichas = as_json("exportar", "--datos", loaded)
    assert all(set(ficha) == KEYS_OF_A_FICHA for ficha in fichas)
    (ficha,) = (f for f in fichas if "INMIGRANTE" in f["program"].upper())
    assert all(set(figure) == KEYS_OF_A_FIGURE for figure in ficha["figures"])
    (budget,) = (
        f for f in ficha["figures"] if (f["concept"], f["year"]) == ("presupuesto_inicial", 2023)
    )
    assert budget["value"] == "482870"
    assert budget["unit"] == "miles_de_pesos"
    assert len(budget["box"]) == 4
    missing = [f for f in ficha["figures"] if f["value"] is None]
    assert missing
    assert all(f["missing"] in ("-", "S/I", "N/A", "N/C") for f in missing)


def test_one_ficha_is_exported_by_words_of_its_programme(loaded: Path, as_json: Any) -> None:
    _, fichas = as_json("exportar", "clinica dental", "--datos", loaded)
    assert len(fichas) == 1


def test_a_document_is_removed_by_its_file_name(
    loaded: Path, tmp_path: Path, as_json: Any, as_person: Any
) -> None:
    folder = shutil.copytree(loaded, tmp_path / "datos")
    status, gone = as_json("quitar", "clinica-dental-rural-2023.pdf", "--datos", folder)
    assert status == 0
    assert [card["document"] for card in as_json("listar", "--datos", folder)[1]] != []
    assert gone["document"] not in [c["document"] for c in as_json("listar", "--datos", folder)[1]]
    status, _, said = as_person("quitar", "clinica", "--datos", folder)
    assert status == 1
    assert "Ningún documento" in said


def test_a_name_that_fits_two_documents_is_refused_with_both(loaded: Path, as_person: Any) -> None:
    status, _, said = as_person("auditar", "2023", "--datos", loaded)
    assert status == 1
    assert said.count(".pdf") == 2


def test_a_folder_that_cannot_be_written_is_explained(as_person: Any, tmp_path: Path) -> None:
    place = tmp_path / "un-archivo"
    place.write_text("no soy una carpeta", encoding="utf-8")
    status, _, said = as_person("listar", "--datos", place / "datos")
    assert status == 1
    assert "Traceback" not in said
    assert os.fspath(place) in said


def test_the_search_index_is_made_anew_by_command(
    root: Path, tmp_path: Path, as_json: Any, as_person: Any
) -> None:
    folder = tmp_path / "datos"
    as_json("cargar", root / "fichas" / "clinica-dental-rural-2023.pdf", "--datos", folder)
    _, before = as_json("buscar", "atención dental en zonas rurales", "-k", "3", "--datos", folder)
    shutil.rmtree(next(path for path in folder.iterdir() if path.is_dir() and "vec" in path.name))
    status, rebuilt = as_json("reindexar", "--datos", folder)
    assert status == 0
    assert rebuilt["passages"] > 20
    _, after = as_json("buscar", "atención dental en zonas rurales", "-k", "3", "--datos", folder)
    assert after["passages"] == before["passages"]
    assert "Índice rehecho" in as_person("reindexar", "--datos", folder)[1]
