"""The house stays the house: rooms, the arrow between them, and what may never be committed."""

import ast
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("calc", "ingest", "vectorstore", "qa", "reports", "commands", "ui")
FOLDERS = (*ROOMS, "fichas", "bench", "docs", "tests")
MOST_LINES = 400

PDF, APP, VECTORS = "pypdfium2", "streamlit", ("chromadb", "sentence_transformers", "torch")
CHAT = ("langchain", "langchain_ollama", "langchain_openai")
HEAVY = (PDF, APP, *VECTORS, *CHAT, "langchain_core", "transformers", "pandas", "openpyxl")


def tracked(suffix: str = "") -> list[Path]:
    """The files under version control, those that end in `suffix`."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("this copy of the project is not a git checkout")
    names = [name for name in listed.stdout.split("\0") if name.endswith(suffix)]
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def loaded_after(statement: str) -> set[str]:
    """The top-level modules that a new interpreter holds once it ran `statement`."""
    code = f"{statement}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(run.stdout.split())


def imported_names(file: Path) -> set[str]:
    """Every module, and every name from a module, that a file asks for, dotted."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_the_import_contracts_hold() -> None:
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    ("entry", "forbidden"),
    [("cli.py", {"app", "ui", *HEAVY}), ("app.py", {"cli", *HEAVY} - {APP, "pandas"})],
)
def test_the_two_entries_stand_left_of_the_rooms_they_may_use(
    entry: str, forbidden: set[str]
) -> None:
    """import-linter takes packages only, so the two single files are read here."""
    roots = {name.partition(".")[0] for name in imported_names(ROOT / entry)}
    assert not roots & forbidden


def test_no_room_reaches_back_to_an_entry() -> None:
    reaching = {
        file.relative_to(ROOT).as_posix()
        for room in ROOMS
        for file in (ROOT / room).rglob("*.py")
        if {"app", "cli"} & {name.partition(".")[0] for name in imported_names(file)}
    }
    assert not reaching


def test_chat_models_are_asked_for_in_one_place_only() -> None:
    """LangChain's document interfaces are for vectorstore too; its models are for qa.llm alone."""
    askers = {
        file.relative_to(ROOT).as_posix()
        for file in tracked(".py")
        if file.relative_to(ROOT).parts[0] in {*ROOMS, "app.py", "cli.py"}
        and any(name.startswith("langchain_core.language_models") for name in imported_names(file))
    }
    assert askers <= {"qa/llm.py"}


@pytest.mark.parametrize(
    ("statement", "allowed"),
    [
        ("import calc, ingest, vectorstore, qa, reports, commands", set[str]()),
        ("import calc.verify", set[str]()),
        ("import cli", set[str]()),
        ("import ui", {APP, "pandas"}),
    ],
)
def test_importing_a_room_loads_no_heavy_library_of_another(
    statement: str, allowed: set[str]
) -> None:
    assert loaded_after(statement) & set(HEAVY) <= allowed


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_room_is_where_the_plan_says(folder: str) -> None:
    assert (ROOT / folder).is_dir()


def test_no_file_has_outgrown_its_seam() -> None:
    long = {
        file.relative_to(ROOT).as_posix(): lines
        for file in tracked(".py")
        if (lines := file.read_text(encoding="utf-8").count("\n")) > MOST_LINES
    }
    assert not long


def test_no_tracked_file_names_a_place_on_one_machine() -> None:
    places = [str(place).encode() for place in (ROOT, Path.home()) if place != place.parent]
    places += [b"/" + folder + b"/" for folder in (b"home", b"root", b"Users")]
    named = {
        file.relative_to(ROOT).as_posix()
        for file in tracked()
        if b"\0" not in (content := file.read_bytes()) and any(place in content for place in places)
    }
    assert not named


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-test.txt"])
def test_a_lock_pins_every_version_and_names_no_place(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith(("#", "-r "))]
    assert pins == sorted(set(pins), key=str.lower)
    for pin in pins:
        name, _, version = pin.partition("==")
        assert name
        assert version
        assert not set(version) & set("+@:/ ")
        assert not name.lower().startswith(("nvidia", "cuda", "triton"))


def test_torch_is_locked_to_the_version_that_was_agreed() -> None:
    assert "torch==2.13.0" in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()


# 192.0.2.1 is an address of documentation: it belongs to nobody, and the guard must stop it before.
@pytest.mark.parametrize(
    "ask",
    [
        lambda: socket.create_connection(("192.0.2.1", 80), timeout=1),
        lambda: socket.getaddrinfo("example.invalid", 80),
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"", ("192.0.2.1", 53)),
    ],
)
@pytest.mark.usefixtures("no_network")
def test_a_shut_network_refuses_every_outside_address(ask: Callable[[], object]) -> None:
    with pytest.raises(AssertionError, match=r"192\.0\.2\.1|example\.invalid"):
        ask()


@pytest.mark.usefixtures("no_network")
def test_a_shut_network_still_lets_a_test_reach_its_own_server() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()


@pytest.mark.usefixtures("no_sockets")
def test_without_sockets_not_even_this_machine_is_reached() -> None:
    with pytest.raises(AssertionError, match="localhost"):
        socket.create_connection(("localhost", 8501), timeout=1)
