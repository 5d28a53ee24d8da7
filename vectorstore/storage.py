"""The catalogue's file: opening it, reading from many threads, writing from one process at a time.

Promise: a transaction is whole or not at all, readers never wait for a writer (WAL), a writer waits
a short while for another and then says so, and what SQLite complains of reaches people in Spanish.
"""

import errno
import sqlite3
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakSet

from calc.errors import cause_of
from vectorstore import schema
from vectorstore.errors import DamagedDataError, DiskFullError, FolderInUseError, StorageError

WAIT_SECONDS = 5.0


class _Own:
    """A thread's own connection: it closes when the thread ends and lets go of it.

    In the app every click is a new thread; without this its files would stay open for good.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __del__(self) -> None:
        self.connection.close()


class Storage:
    """One SQLite file; each thread gets its own connection."""

    def __init__(self, folder: Path, wait_seconds: float = WAIT_SECONDS) -> None:
        self.folder = folder
        self.file = folder / "catalogo.sqlite"
        self._wait = wait_seconds
        self._local = threading.local()
        self._open: WeakSet[_Own] = WeakSet()
        self._guard = threading.Lock()
        with self.translated():
            folder.mkdir(parents=True, exist_ok=True)
            self._prepare()

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection, for reading."""
        own: _Own | None = getattr(self._local, "own", None)
        if own is None:
            with self.translated():
                own = self._connect()
            self._local.own = own
        return own.connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is committed at the end, or undone whole by any error."""
        connection = self.connection
        with self.translated():
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # A full disk makes SQLite undo the transaction by itself.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def translated(self) -> Iterator[None]:
        """SQLite's and the system's errors as this room's, in Spanish."""
        try:
            yield
        except sqlite3.Error as error:
            raise self._in_spanish(error) from error
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise self._disk_full() from error
            raise StorageError(
                f"No se puede usar la carpeta de datos {self.folder}: {cause_of(error)}. "
                "Revise que exista, que sea una carpeta y que usted pueda escribir en ella, "
                "o elija otra con --datos."
            ) from error

    def close(self) -> None:
        """Close every thread's connection."""
        with self._guard:
            for own in self._open:
                own.connection.close()
            self._open.clear()
        self._local = threading.local()

    def _connect(self) -> _Own:
        # Any thread may close the library, and with it the connections of the others.
        connection = sqlite3.connect(
            self.file, timeout=self._wait, isolation_level=None, check_same_thread=False
        )
        own = _Own(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        with self._guard:
            self._open.add(own)
        return own

    def _prepare(self) -> None:
        connection = self.connection
        self._keep_a_log(connection)
        if connection.execute("PRAGMA user_version").fetchone()[0] != schema.VERSION:
            with self.writing():
                schema.create_or_check(connection, uuid.uuid4().hex)

    def _keep_a_log(self, connection: sqlite3.Connection) -> None:
        """Turn WAL on, once for the file: SQLite does not wait for others while it does that."""
        deadline = time.monotonic() + self._wait
        while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            try:
                connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)

    def _in_spanish(self, error: sqlite3.Error) -> StorageError:
        code = (error.sqlite_errorcode or 0) & 0xFF if hasattr(error, "sqlite_errorcode") else 0
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return FolderInUseError(
                f"La carpeta de datos {self.folder} está en uso: otro proceso está cargando "
                "fichas en ella. Espere a que termine y repita, o elija otra con --datos."
            )
        if code == sqlite3.SQLITE_FULL:
            return self._disk_full()
        if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            return DamagedDataError(
                f"El catálogo {self.file} está dañado o no es un catálogo de Ficha Clara. "
                "Mueva ese archivo a otro lugar y cargue las fichas de nuevo."
            )
        if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
            return StorageError(
                f"No se puede escribir en la carpeta de datos {self.folder}. "
                "Revise los permisos o elija otra con --datos."
            )
        return StorageError(f"El catálogo {self.file} no respondió: {error}.")

    def _disk_full(self) -> DiskFullError:
        return DiskFullError(
            f"No queda espacio en el disco de {self.folder}: libere espacio y repita. "
            "Lo ya cargado está a salvo."
        )
