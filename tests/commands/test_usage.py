"""What a person meets: help, wrong usage, and errors, all in Spanish and never a traceback."""

import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import cli

ENGLISH = ("usage", "error:", "argument", "required", "invalid", "show this help", "options:")


@pytest.mark.parametrize("command", ["", *cli.COMMANDS])
def test_help_is_spanish(command: str, as_person: Any) -> None:
    status, said, _ = as_person(*([command] if command else []), "--help")
    assert status == 0
    assert said.startswith("uso: fichas")
    assert not [word for word in ENGLISH if word in said.replace("argumentos", "")]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["volar"], "no existe la orden «volar»"),
        (["listra"], "¿Quiso decir «listar»?"),
        (["cargar"], "falta indicar: ARCHIVO"),
        (["quitar"], "falta indicar: DOCUMENTO"),
        (["buscar", "algo", "-k", "muchos"], "el valor 'muchos' no sirve"),
        (["buscar", "algo", "-k", "0"], "el valor '0' no sirve"),
        (["buscar", "algo", "-k"], "falta su valor"),
        (["listar", "--nada"], "no se entiende: --nada"),
        (["preguntar"], "falta indicar una de estas"),
        (["preguntar", "algo", "--lote", "x.jsonl"], "no se puede usar junto con"),
    ],
)
def test_wrong_usage_is_status_2_and_spanish(words: list[str], says: str, as_person: Any) -> None:
    status, out, said = as_person(*words)
    assert (status, out) == (2, "")
    assert says in said
    assert not [word for word in ENGLISH if word in said]


def test_no_command_at_all_shows_the_help(as_person: Any) -> None:
    status, _, said = as_person()
    assert status == 2
    assert "órdenes:" in said


def test_an_error_in_json_is_one_value_too(loaded: Path, as_json: Any) -> None:
    status, value = as_json("auditar", "marte", "--datos", loaded)
    assert status == 1
    assert list(value) == ["error"]


def test_an_unforeseen_fault_is_told_without_a_traceback(
    as_person: Any, monkeypatch: pytest.MonkeyPatch, empty: Path
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("división por cero")

    monkeypatch.setattr("commands.listar.open_library", broken)
    status, _, said = as_person("listar", "--datos", empty)
    assert status == 1
    assert "ZeroDivisionError" in said
    assert "Traceback" not in said


def test_a_reader_that_closes_the_output_is_no_error_to_shout_about(
    root: Path, loaded: Path
) -> None:
    with subprocess.Popen(
        [sys.executable, "cli.py", "exportar", "--json", "--datos", str(loaded)],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.read(10)
        run.stdout.close()
        assert run.stderr.read() == b""


@pytest.mark.parametrize("extra", [(), ("--json",)])
def test_an_output_without_room_is_explained(
    extra: tuple[str, ...], root: Path, loaded: Path
) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    words: list[str | Path] = [sys.executable, "cli.py", "listar", *extra, "--datos", loaded]
    with full.open("w") as out:
        run = subprocess.run(words, cwd=root, stdout=out, stderr=subprocess.PIPE, check=False)
    assert run.returncode == 1
    assert "no queda espacio" in run.stderr.decode()
    assert "Traceback" not in run.stderr.decode()


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Children heed interruptions though tests that run in the background ignore them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupted_command_says_so(root: Path, loaded: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "cli.py", "buscar", "--lote", "-", "--datos", str(loaded)],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        assert run.stdin
        assert run.stdout
        run.stdin.write(b'{"id": 1, "text": "presupuesto"}\n')
        run.stdin.flush()
        assert run.stdout.readline()
        time.sleep(0.1)
        run.send_signal(signal.SIGINT)
        _, said = run.communicate(timeout=10)
    assert run.returncode == 1
    assert said.decode().strip() == "Interrumpido."


def test_text_that_is_no_utf8_is_taken_and_answered(root: Path, loaded: Path) -> None:
    words: list[str | bytes | Path] = [
        sys.executable,
        "cli.py",
        "buscar",
        b"regi\xf3n",
        "--json",
        "--datos",
    ]
    run = subprocess.run([*words, loaded], cwd=root, capture_output=True, check=False)
    assert run.returncode == 0
    assert "regi\N{REPLACEMENT CHARACTER}n" in run.stdout.decode()


def test_the_version_is_that_of_the_project(root: Path, as_person: Any) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert as_person("--version") == (0, f"fichas {project['version']}\n", "")
