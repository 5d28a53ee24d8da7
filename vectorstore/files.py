"""Paths → the files to load, and their hashes; folders are walked, loops are not followed."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from calc.errors import cause_of
from ingest.errors import UnreadableFile
from vectorstore.errors import StorageError

SUFFIXES = (".txt", ".docx", ".pdf")
"""What is picked up inside folders. Of the same document in several formats the last here is
loaded last and so stays: a PDF knows where on the page each figure stands."""


class FolderError(StorageError):
    """A folder from which nothing can be loaded."""

    def __init__(self, folder: Path, said: str) -> None:
        super().__init__(said)
        self.folder = folder


class EmptyFolderError(FolderError):
    """A folder without documents."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            folder,
            f"La carpeta {folder} no contiene documentos: se buscan archivos "
            f"{', '.join(SUFFIXES[:-1])} y {SUFFIXES[-1]}, también en sus subcarpetas.",
        )


class ClosedFolderError(FolderError):
    """A folder that the system does not let be looked into."""

    def __init__(self, folder: Path, error: OSError) -> None:
        super().__init__(
            folder,
            f"No se pudo mirar dentro de la carpeta {folder} ({cause_of(error)}): lo que haya en "
            "ella no se cargó. Revise sus permisos.",
        )


def expand(paths: Iterable[Path]) -> Iterator[Path | FolderError]:
    """Files as given, and those inside folders, each once; an error for what holds none."""
    seen: set[Path] = set()
    for path in paths:
        if not path.is_dir():
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield path
            continue
        inside, closed = _inside(path)
        found = [file for file in inside if file.resolve() not in seen]
        if not found and not closed:
            yield EmptyFolderError(path)
        seen.update(file.resolve() for file in found)
        yield from found
        yield from closed


def digest(file: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal. Raises UnreadableFile."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableFile(file.name, cause_of(error)) from error


def _inside(folder: Path) -> tuple[list[Path], list[ClosedFolderError]]:
    """The documents in a folder and its subfolders, and the subfolders that cannot be read."""
    files: list[Path] = []
    closed: list[ClosedFolderError] = []
    visited: set[tuple[int, int]] = set()

    def refused(error: OSError) -> None:
        closed.append(ClosedFolderError(Path(error.filename), error))

    for root, folders, names in os.walk(folder, onerror=refused, followlinks=True):
        status = Path(root).stat()
        if (status.st_dev, status.st_ino) in visited:
            folders.clear()
            continue
        visited.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [
            Path(root, name)
            for name in names
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES
        ]
    files.sort(key=lambda f: (str(f.with_suffix("")), SUFFIXES.index(f.suffix.lower())))
    return files, closed
