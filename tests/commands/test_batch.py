"""Many inputs in one process: one line out per line in, each with its id, errors as data."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

import cli


@pytest.fixture
def answers(capsys: pytest.CaptureFixture[str]) -> Any:
    def run(command: str, lines: Path | str, folder: Path) -> list[dict[str, Any]]:
        capsys.readouterr()
        assert cli.main([command, "--lote", str(lines), "--datos", str(folder)]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def test_each_line_is_answered_with_its_id(loaded: Path, tmp_path: Path, answers: Any) -> None:
    file = tmp_path / "lote.jsonl"
    file.write_text('{"id": "a", "text": "convenios"}\n\n{"id": 7, "text": "regiones"}\n', "utf-8")
    first, second = answers("buscar", file, loaded)
    assert (first["id"], second["id"]) == ("a", 7)
    assert first["query"] == "convenios"
    assert isinstance(first["elapsed_ms"], float)


@pytest.mark.parametrize(
    ("line", "id_", "says"),
    [
        ("{rota", None, "no es JSON válido"),
        ("[1]", None, "no es un objeto"),
        ('{"id": 3}', 3, 'le falta "text"'),
        ('{"id": 4, "text": "a", "history": "no"}', 4, "no es una lista"),
    ],
)
def test_a_bad_line_is_answered_with_its_error_and_the_next_as_ever(
    line: str, id_: object, says: str, loaded: Path, tmp_path: Path, answers: Any
) -> None:
    file = tmp_path / "lote.jsonl"
    file.write_text(f'{line}\n{{"id": "z", "text": "presupuesto"}}\n', "utf-8")
    bad, good = answers("buscar", file, loaded)
    assert bad["id"] == id_
    assert says in bad["error"]
    assert good["passages"]


def test_a_batch_can_come_by_standard_input(
    loaded: Path, answers: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"id": 1, "text": "cobertura"}\n'))
    (only,) = answers("buscar", "-", loaded)
    assert only["id"] == 1


def test_a_batch_that_is_not_there_is_explained(loaded: Path, as_person: Any) -> None:
    status, _, said = as_person("buscar", "--lote", "no-existe.jsonl", "--datos", loaded)
    assert status == 1
    assert "no-existe.jsonl" in said
