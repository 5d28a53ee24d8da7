"""A data folder with two demonstration fichas, and the command run as a person would."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import cli

FICHAS = ("inmigrante-y-refugio-2023.pdf", "clinica-dental-rural-2023.pdf")


@pytest.fixture(scope="session")
def loaded(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with both fichas; tests that change it make their own."""
    folder = tmp_path_factory.mktemp("con-fichas") / "datos"
    paths = [str(root / "fichas" / name) for name in FICHAS]
    assert cli.main(["cargar", "--datos", str(folder), *paths]) == 0
    return folder


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A data folder that nobody has used."""
    return tmp_path / "datos"


@pytest.fixture
def as_json(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Runs a command with --json and gives its status and the one value on standard output."""

    def run(*words: str | Path) -> tuple[int, Any]:
        capsys.readouterr()
        status = cli.main([*map(str, words), "--json"])
        return status, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def as_person(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command and gives its status, what it printed, and what it complained of."""

    def run(*words: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        status = cli.main([str(word) for word in words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run
