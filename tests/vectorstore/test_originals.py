"""The files as they came are kept with their documents, and go with them."""

from pathlib import Path

from tests.vectorstore import readings
from vectorstore import Library


def test_a_loaded_file_is_kept_and_goes_with_its_document(tmp_path: Path) -> None:
    file = tmp_path / "Año.TXT"
    file.write_text("ficha;Ríos;2023\nAlgo.\n", encoding="utf-8")
    with Library(tmp_path / "datos", read=readings.read) as library:
        (result,) = library.load([file])
        assert result.document is not None
        kept = library.original(result.document)
        assert kept is not None
        assert kept.read_bytes() == file.read_bytes()
        library.remove(result.document)
        assert library.original(result.document) is None
        assert not kept.exists()


def test_a_new_version_takes_the_place_of_the_old_file(tmp_path: Path) -> None:
    old, new = tmp_path / "a.txt", tmp_path / "b.txt"
    old.write_text("ficha;Ríos;2023\nAlgo.\n", encoding="utf-8")
    new.write_text("ficha;Ríos;2023\nOtra cosa.\n", encoding="utf-8")
    with Library(tmp_path / "datos", read=readings.read) as library:
        first, second = library.load([old, new])
        assert first.document is not None
        assert second.document is not None
        assert library.original(first.document) is None
        assert library.original(second.document) is not None
