"""The files as they came, kept beside the catalogue under their hash, so that a page can be shown.

Nothing that is read, searched or judged depends on them: a document without its file is whole.
"""

import os
import shutil
from pathlib import Path

_FOLDER = "originales"


class Originals:
    """The kept files of one data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / _FOLDER

    def keep(self, file: Path, document: str) -> None:
        """Copy a file, whole or not at all. Raises OSError."""
        self._folder.mkdir(parents=True, exist_ok=True)
        place = self._folder / f"{document}{file.suffix.lower()}"
        # Another process may be keeping the same file.
        part = self._folder / f".{document}.{os.getpid()}.parte"
        shutil.copyfile(file, part)
        part.replace(place)

    def find(self, document: str) -> Path | None:
        """Where a document's file is kept; None where it is not."""
        return next(self._folder.glob(f"{document}.*"), None)

    def drop(self, document: str) -> None:
        """Delete a document's file, if it is kept."""
        for file in self._folder.glob(f"{document}.*"):
            file.unlink(missing_ok=True)
