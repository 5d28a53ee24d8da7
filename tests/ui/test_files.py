"""The page «Fichas»: what is loaded, and taking it away. Uploading is driven in test_browser."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.ui.conftest import written
from ui.files import keep
from vectorstore import Library


@dataclass(frozen=True)
class Sent:
    name: str
    data: bytes

    def getvalue(self) -> bytes:
        return self.data


def test_uploads_are_written_by_content_under_their_own_name(tmp_path: Path) -> None:
    one, other = keep([Sent("año.txt", b"uno"), Sent("año.txt", b"dos")], tmp_path)
    assert one != other
    assert (one.name, one.read_bytes(), other.read_bytes()) == ("año.txt", b"uno", b"dos")


def test_a_name_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    (path,) = keep([Sent("../../fuera.txt", b"x")], tmp_path)
    assert path.is_relative_to(tmp_path)
    (long,) = keep([Sent("ñ" * 300 + ".txt", b"x")], tmp_path)
    assert long.name.endswith(".txt")


@pytest.mark.usefixtures("data")
def test_the_page_lists_what_is_loaded(page: Any) -> None:
    said = written(page("files"))
    assert "2 documentos cargados" in said
    assert "Clínica Dental Rural · 2023" in said


@pytest.mark.usefixtures("nothing")
def test_an_empty_library_invites_to_load(page: Any) -> None:
    test = page("files")
    assert not test.exception
    assert "0 documentos cargados" in written(test)


def test_a_ficha_is_removed_and_asking_twice_does_no_harm(data: Path, page: Any) -> None:
    with Library(data) as library:
        (clinic,) = (c.document for c in library.cards() if "DENTAL" in (c.program or ""))
    test, other = page("files"), page("files")
    for session in (test, other):
        session.button(key=f"quitar_{clinic}").click().run()
        assert not session.exception
        assert "1 documento cargado" in written(session)
