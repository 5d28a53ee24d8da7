"""What can go wrong while keeping and finding; each message says what happened and what to do."""

from calc.errors import FichaClaraError


class StorageError(FichaClaraError):
    """The data folder cannot be used as it is."""


class FolderInUseError(StorageError):
    """Another process is writing in the data folder and did not finish within the wait."""


class NewerDataError(StorageError):
    """The data folder was written by a newer version of the program."""


class DamagedDataError(StorageError):
    """The catalogue's file cannot be read."""


class DiskFullError(StorageError):
    """There is no room to write; whatever was being written was left out whole."""


class UnknownDocumentError(FichaClaraError):
    """No loaded document, or more than one, answers to a name."""


class ModelError(FichaClaraError):
    """The model that was chosen for search cannot be had."""
