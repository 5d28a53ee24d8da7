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


class EmptyFolderError(StorageError):
    """A folder without documents."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"La carpeta {folder} no contiene documentos: se buscan archivos "
            f"{', '.join(SUFFIXES[:-1])} y {SUFFIXES[-1]}, también en sus subcarpetas."
        )
        self.folder = folder


def expand(paths: Iterable[Path]) -> Iterator[Path | EmptyFolderError]:
    """Files as given, and those inside folders, each once; an error for what holds none."""
    seen: set[Path] = set()
    for path in paths:
        if not path.is_dir():
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield path
            continue
        found = [file for file in _inside(path) if file.resolve() not in seen]
        if not found:
            yield EmptyFolderError(path)
        seen.update(file.resolve() for file in found)
        yield from found


def digest(file: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal. Raises UnreadableFile."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableFile(file.name, cause_of(error)) from error


def _inside(folder: Path) -> list[Path]:
    files: list[Path] = []
    visited: set[tuple[int, int]] = set()
    for root, folders, names in os.walk(folder, followlinks=True):
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
    return sorted(files, key=lambda f: (str(f.with_suffix("")), SUFFIXES.index(f.suffix.lower())))
