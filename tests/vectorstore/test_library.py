"""Loading, listing, reading back and removing, with a reader of tiny files."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vectorstore import readings
from vectorstore import Library
from vectorstore.errors import UnknownDocumentError

FICHA = """ficha;Programa Ríos Limpios;2023
El programa limpia los ríos de la zona sur.
Las demoras se debieron a la firma de convenios.
=presupuesto_inicial;2023;;482.870
=gasto_componente;2023;Cursos Básicos;1.170,0
=gasto_componente;2022;Cursos Básicos;-
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "datos", read=readings.read) as library:
        yield library


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_loaded_ficha_comes_back_equal(library: Library, tmp_path: Path) -> None:
    file = write(tmp_path, "ríos y años.txt", FICHA)
    (result,) = library.load([file])
    assert (result.status, result.figures, result.passages) == ("loaded", 3, 2)
    assert result.document is not None
    expected = readings.read(file)
    assert library.ficha(result.document) == expected.ficha
    assert library.text(result.document) == expected.text
    assert result.problems == expected.problems


def test_loading_twice_changes_nothing_and_reads_nothing(library: Library, tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt", FICHA)
    copy = write(tmp_path, "renamed.txt", FICHA)
    list(library.load([file]))
    before = library.revision
    assert [r.status for r in library.load([file, copy])] == ["unchanged", "unchanged"]
    assert library.revision == before
    assert len(library.cards()) == 1


def test_a_new_version_replaces_the_old_and_names_what_changed(
    library: Library, tmp_path: Path
) -> None:
    list(library.load([write(tmp_path, "a.txt", FICHA)]))
    newer = FICHA.replace("482.870", "482.871").replace("2022;Cursos Básicos;-", "2021;Otro;5")
    (result,) = library.load([write(tmp_path, "b.txt", newer.replace("Ríos", "RIOS"))])
    assert result.status == "updated"
    assert [(c.concept, c.year, c.item, c.before, c.after) for c in result.changed] == [
        ("presupuesto_inicial", 2023, None, "482.870", "482.871"),
        ("gasto_componente", 2021, "Otro", None, "5"),
        ("gasto_componente", 2022, "Cursos Básicos", "-", None),
    ]
    assert [card.document for card in library.cards()] == [result.document]


def test_two_years_of_a_programme_stand_side_by_side(library: Library, tmp_path: Path) -> None:
    files = [
        write(tmp_path, f"{year}.txt", FICHA.replace("Limpios;2023", f"Limpios;{year}"))
        for year in (2023, 2022)
    ]
    assert [r.status for r in library.load(files)] == ["loaded", "loaded"]
    assert [card.year for card in library.cards()] == [2022, 2023]


def test_a_document_that_is_no_ficha_is_generic(library: Library, tmp_path: Path) -> None:
    (result,) = library.load([write(tmp_path, "minuta.txt", "Minuta\nAlgo que se dijo.")])
    assert (result.status, result.passages) == ("generic", 1)
    assert result.document is not None
    assert library.ficha(result.document) is None
    assert library.cards()[0].kind == "documento"


def test_a_bad_file_is_rejected_and_the_rest_is_loaded(library: Library, tmp_path: Path) -> None:
    empty = write(tmp_path, "vacío.txt", "")
    good = write(tmp_path, "b.txt", FICHA)
    results = list(library.load([empty, tmp_path / "no está.txt", good]))
    assert [r.status for r in results] == ["rejected", "rejected", "loaded"]
    assert "vacío.txt" in str(results[0].error)
    assert "no está.txt" in str(results[1].error)


def test_folders_are_walked_and_loops_are_not_followed(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "fichas"
    write(folder, "uno.txt", FICHA)
    write(folder / "sub", "dos.txt", "Otra cosa\nUn pasaje.")
    write(folder, ".oculto.txt", "Oculto\nNada.")
    write(folder, "foto.png", "no es texto")
    (folder / "sub" / "vuelta").symlink_to(folder, target_is_directory=True)
    results = list(library.load([folder]))
    assert sorted(r.file.name for r in results) == ["dos.txt", "uno.txt"]


def test_an_empty_folder_says_so(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "nada"
    folder.mkdir()
    (result,) = library.load([folder])
    assert result.status == "rejected"
    assert "no contiene documentos" in str(result.error)


def test_a_subfolder_that_cannot_be_read_is_named_and_the_rest_is_loaded(
    library: Library, tmp_path: Path
) -> None:
    write(tmp_path / "fichas", "rios.txt", FICHA)
    # Deeper than any path may be: the one folder that not even an administrator can look into.
    parent = os.open(tmp_path / "fichas", os.O_RDONLY)
    for _ in range(20):
        os.mkdir("x" * 250, dir_fd=parent)
        inner = os.open("x" * 250, os.O_RDONLY, dir_fd=parent)
        os.close(parent)
        parent = inner
    os.close(parent)

    results = list(library.load([tmp_path / "fichas"]))

    assert [result.status for result in results] == ["loaded", "rejected"]
    assert "No se pudo mirar dentro de la carpeta" in str(results[1].error)


@pytest.mark.parametrize("by", ["id", "prefix", "name"])
def test_removing_removes_everywhere(library: Library, tmp_path: Path, by: str) -> None:
    (result,) = library.load([write(tmp_path, "a.txt", FICHA)])
    document = str(result.document)
    name = {"id": document, "prefix": document[:8], "name": "a.txt"}[by]
    assert library.remove(name).document == document
    assert library.cards() == ()
    assert library.search("ríos limpios") == ()
    assert library.ficha(document) is None
    connection = library._storage.connection
    for table in ("figures", "passages", "terms", "words", "spellings", "vocabulary"):
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table  # noqa: S608


def test_removing_what_is_not_there_says_what_to_do(library: Library) -> None:
    with pytest.raises(UnknownDocumentError, match="fichas listar"):
        library.remove("nada.txt")


def test_what_is_loaded_is_found_with_and_without_misspelling(
    library: Library, tmp_path: Path
) -> None:
    list(library.load([write(tmp_path, "a.txt", FICHA)]))
    for query in ("¿Qué hace el programa en los ríos?", "los rios del sur", "porque las demroas"):
        assert library.search(query, k=1), query
    assert "convenios" in library.search("demroas en la firma", k=1)[0].passage.text


def test_figures_are_found_across_fichas(library: Library, tmp_path: Path) -> None:
    list(library.load([write(tmp_path, "a.txt", FICHA)]))
    (found,) = library.figures("gasto_componente", 2023, "cursos basicos")
    assert found.printed == "1.170,0"
    assert found.quantity is not None
    assert str(found.quantity.value) == "1170.0"
