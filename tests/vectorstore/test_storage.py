"""The data folder under adverse conditions: killed writers, full disks, other owners."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.vectorstore import readings
from vectorstore import Library
from vectorstore.errors import (
    DamagedDataError,
    FolderInUseError,
    NewerDataError,
    StorageError,
)
from vectorstore.storage import Storage

_LOADER = """
import sys
from pathlib import Path
from tests.vectorstore import readings
from vectorstore import Library

with Library(Path(sys.argv[1]), read=readings.read) as library:
    for result in library.load([Path(sys.argv[2])]):
        print(result.status, flush=True)
"""


def many_fichas(folder: Path, count: int, version: int = 0) -> None:
    folder.mkdir(exist_ok=True)
    for n in range(count):
        lines = [f"ficha;Programa {n};2023"]
        lines += [f"Pasaje {i} del programa {n}, version {version}." for i in range(20)]
        lines += [f"=gasto_componente;2023;C{i};{n * 100 + i + version}" for i in range(20)]
        (folder / f"{n:03}.txt").write_text("\n".join(lines), encoding="utf-8")


def whole(data: Path) -> int:
    """Asserts that every document is there whole and once; returns how many there are."""
    with Library(data, read=readings.read) as library:
        connection = library._storage.connection
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.execute("INSERT INTO terms (terms) VALUES ('integrity-check')")
        cards = library.cards()
        assert len({card.program for card in cards}) == len(cards)
        for card in cards:
            assert (card.figures, card.passages) == (20, 20)
            ficha = library.ficha(card.document)
            assert ficha is not None
            assert len(ficha.book) == 20
        (indexed,) = connection.execute("SELECT count(*) FROM terms").fetchone()
        assert indexed == 20 * len(cards)
        return len(cards)


def test_after_a_kill_at_any_moment_everything_is_whole(tmp_path: Path, root: Path) -> None:
    rng = random.Random(7)  # noqa: S311 (moments, not secrets)
    data = tmp_path / "datos"
    loaded = 0
    for attempt in range(8):
        many_fichas(tmp_path / "fichas", 120, version=attempt % 2)
        loader = subprocess.Popen(
            [sys.executable, "-c", _LOADER, str(data), str(tmp_path / "fichas")],
            cwd=root,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(root)},
        )
        time.sleep(rng.uniform(0.1, 0.8))
        loader.send_signal(signal.SIGKILL)
        loader.wait()
        kept = whole(data)
        assert kept >= loaded
        loaded = kept
    with Library(data, read=readings.read) as library:
        results = list(library.load([tmp_path / "fichas"]))
    assert {r.status for r in results} <= {"loaded", "updated", "unchanged"}
    assert whole(data) == 120


def test_a_folder_that_another_process_writes_to_is_in_use(tmp_path: Path) -> None:
    many_fichas(tmp_path / "fichas", 1)
    with Library(tmp_path / "datos", read=readings.read) as library:
        other = sqlite3.connect(tmp_path / "datos" / "catalogo.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        library._storage.connection.execute("PRAGMA busy_timeout = 50")
        with pytest.raises(FolderInUseError, match="en uso"):
            list(library.load([tmp_path / "fichas"]))
        assert library.cards() == ()  # readers are not held up
        other.execute("ROLLBACK")
        other.close()
        assert [r.status for r in library.load([tmp_path / "fichas"])] == ["loaded"]


def test_a_newer_data_folder_is_refused(tmp_path: Path) -> None:
    Library(tmp_path).close()
    with sqlite3.connect(tmp_path / "catalogo.sqlite") as other:
        other.execute("PRAGMA user_version = 99")
    with pytest.raises(NewerDataError, match="versión más nueva"):
        Library(tmp_path)


def test_a_full_disk_rejects_the_file_whole_and_keeps_the_rest(tmp_path: Path) -> None:
    many_fichas(tmp_path / "fichas", 3)
    with Library(tmp_path / "datos", read=readings.read) as library:
        files = sorted((tmp_path / "fichas").iterdir())
        list(library.load(files[:1]))
        connection = library._storage.connection
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 1}")
        results = list(library.load(files))
        assert [r.status for r in results] == ["unchanged", "rejected", "rejected"]
        assert "No queda espacio" in str(results[1].error)
        connection.execute("PRAGMA max_page_count = 1000000")
        assert [r.status for r in library.load(files)] == ["unchanged", "loaded", "loaded"]
    assert whole(tmp_path / "datos") == 3


def test_a_file_that_is_no_catalogue_is_named(tmp_path: Path) -> None:
    (tmp_path / "catalogo.sqlite").write_bytes(b"esto no es SQLite" * 100)
    with pytest.raises(DamagedDataError, match=r"catalogo\.sqlite"):
        Library(tmp_path)


def test_a_data_folder_that_is_a_file_is_explained(tmp_path: Path) -> None:
    file = tmp_path / "datos"
    file.write_text("no soy una carpeta", encoding="utf-8")
    with pytest.raises(StorageError, match="carpeta de datos"):
        Library(file)


def test_two_processes_may_create_the_folder_at_once(tmp_path: Path, root: Path) -> None:
    many_fichas(tmp_path / "fichas", 5)
    command = [sys.executable, "-c", _LOADER, str(tmp_path / "datos"), str(tmp_path / "fichas")]
    env = {**os.environ, "PYTHONPATH": str(root)}
    both = [
        subprocess.Popen(command, cwd=root, env=env, stdout=subprocess.DEVNULL) for _ in range(2)
    ]
    assert [process.wait() for process in both] == [0, 0]
    assert whole(tmp_path / "datos") == 5


def test_an_error_inside_a_transaction_undoes_it(tmp_path: Path) -> None:
    storage = Storage(tmp_path)

    def broken_off() -> None:
        with storage.writing() as connection:
            connection.execute("INSERT INTO meta VALUES ('x', 'y')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken_off()
    assert storage.connection.execute("SELECT 1 FROM meta WHERE key = 'x'").fetchone() is None
    storage.close()


def test_a_thread_that_ends_leaves_no_connection_behind(tmp_path: Path) -> None:
    """The app reads from a new thread at each click; open files must not pile up."""
    storage = Storage(tmp_path)
    for _ in range(20):
        reader = threading.Thread(target=lambda: storage.connection.execute("SELECT 1").fetchone())
        reader.start()
        reader.join()
    assert len(storage._open) == 1
    storage.close()


def test_the_words_of_an_older_catalogue_are_indexed_anew(tmp_path: Path) -> None:
    file = tmp_path / "minuta.txt"
    file.write_text("Minuta\nSe abrieron tres centros diurnos.", encoding="utf-8")
    with Library(tmp_path / "datos", read=readings.read) as library:
        list(library.load([file]))
        connection = library._storage.connection
        before = connection.execute("SELECT rowid, * FROM terms").fetchall()
        connection.execute("UPDATE terms SET body = 'otras raices'")
        said = connection.execute("SELECT said FROM passages").fetchall()
        connection.execute("DELETE FROM words")
        connection.execute("DROP INDEX passages_by_said")
        connection.execute("ALTER TABLE passages DROP COLUMN said")
        connection.execute("DROP TABLE names")
        connection.execute("PRAGMA user_version = 1")
    with Library(tmp_path / "datos", read=readings.read) as library:
        connection = library._storage.connection
        assert connection.execute("SELECT rowid, * FROM terms").fetchall() == before
        assert connection.execute("SELECT said FROM passages").fetchall() == said
        assert library.search("sentros diurnos", k=1)
