"""The main job with the network shut: load, ask, verify, search, all from what lies on the disk."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from calc.verify import verify
from qa import answer
from reports.subjects import subjects
from vectorstore.library import Library

FICHA = "inmigrante-y-refugio-2023.pdf"


@pytest.mark.usefixtures("no_sockets")
def test_load_ask_and_verify_with_sockets_blocked(root: Path, tmp_path: Path) -> None:
    with Library(tmp_path / "datos") as library:
        (result,) = library.load([root / "fichas" / FICHA])
        assert (result.status, result.figures) == ("loaded", 93)

        told = answer(
            "¿Cuál fue el porcentaje de ejecución presupuestaria inicial el 2023?", library
        )
        assert told.status == "answered"
        assert "38,9 %" in told.answer
        assert "187.599 / 482.870 × 100 = 38,9 %" in told.answer

        assert answer("¿Cuánto gasta Chile en migrantes en total?", library).status == "not_found"

        text = "La cobertura de 2023 fue 3,2%. La cobertura de 2022 llegó a 27,4%."
        judged = verify(text, subjects(library))
        assert [figure.verdict for figure in judged] == ["verified", "contradicted"]
        assert judged[1].expected == "27,3%"

        assert library.search("por qué se atrasó la ejecución", k=3)


@pytest.mark.skipif(
    os.geteuid() != 0 or shutil.which("unshare") is None,
    reason="a network namespace of one's own needs root and util-linux",
)
def test_the_command_works_where_there_is_no_network_at_all(root: Path, tmp_path: Path) -> None:
    def fichas(*arguments: str) -> str:
        command = ["unshare", "--net", sys.executable, "-m", "cli", *arguments]
        environment = {**os.environ, "FICHAS_DATOS": str(tmp_path / "datos")}
        done = subprocess.run(
            command, cwd=root, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    fichas("cargar", f"fichas/{FICHA}")
    assert "27,3 %" in fichas("preguntar", "oye y la cobertura cuanto fue, la del 22")
    assert fichas("buscar", "retraso en los convenios", "-k", "2", "--json").count('"text"') == 2
