"""What can be wrong with a file: what happened, where, and what to do about it, in Spanish.

Each is raised with the file's name, and the details that its sentence asks for. A file whose
content is a ficha with faults is no error: those faults are `Problem`s. The arguments are kept as
they are given, so that an error crosses from the reading process whole.
"""

from typing import ClassVar

from calc.errors import FichaClaraError


class UnreadableFile(FichaClaraError):
    """The root of the family: this file cannot be read, the others can."""

    what: ClassVar[str] = "no se pudo abrir el archivo ({})."
    remedy: ClassVar[str] = "Revise que exista y que tenga permiso para leerlo."

    def __init__(self, name: str, *details: object) -> None:
        super().__init__(name, *details)
        self.name = name
        self.details = details

    def __str__(self) -> str:
        return f"{self.name}: {self.what.format(*self.details)} {self.remedy}"


class EmptyFile(UnreadableFile):
    """No bytes at all."""

    what = "el archivo está vacío."
    remedy = "Vuelva a descargarlo o a guardarlo."


class NoPages(EmptyFile):
    """A PDF of no pages."""

    what = "el PDF no tiene ninguna página."
    remedy = "Vuelva a descargarlo desde su origen."


class BlankText(EmptyFile):
    """Only blanks."""

    what = "el archivo no contiene texto."
    remedy = "Revise que sea el que quería cargar."


class EncryptedPdf(UnreadableFile):
    """The PDF asks for a password."""

    what = "el PDF está protegido con contraseña."
    remedy = "Ábralo con su contraseña, guárdelo o imprímalo como PDF sin ella y cárguelo de nuevo."


class DamagedFile(UnreadableFile):
    """Truncated or corrupt."""


class DamagedPdf(DamagedFile):
    """Nothing of the PDF can be read."""

    what = "el PDF está dañado o incompleto y no se puede leer."
    remedy = "Vuelva a descargarlo desde su origen."


class DamagedPage(DamagedFile):
    """One page, whose number is given, cannot be read: a ficha without it would be wrong."""

    what = "la página {} del PDF está dañada y no se puede leer."
    remedy = "Vuelva a descargarlo desde su origen."


class DamagedDocx(DamagedFile):
    """The Word document cannot be opened."""

    what = "el documento de Word está dañado o incompleto y no se puede leer."
    remedy = "Ábralo en Word, guárdelo otra vez y cárguelo de nuevo."


class ReaderDied(DamagedFile):
    """The reading process ended by itself."""

    what = "el lector se detuvo al abrir el archivo; lo más probable es que esté dañado."
    remedy = "Vuelva a descargarlo o imprímalo de nuevo como PDF."


class NoText(UnreadableFile):
    """Pages without text: images of paper. The number of pages is given."""

    what = "el PDF no tiene texto en ninguna de sus páginas ({}): parece escaneado."
    remedy = "Aplíquele reconocimiento de texto (OCR) y cárguelo de nuevo."


class TooLarge(UnreadableFile):
    """Over the limit of size; both in MB."""

    what = "el archivo pesa {} MB y el máximo es {} MB."
    remedy = "Divídalo o redúzcalo y cargue las partes que necesita."


class TooManyPages(TooLarge):
    """Over the limit of pages; both are given."""

    what = "el PDF tiene {} páginas y el máximo es {}."
    remedy = "Divídalo y cargue las partes que necesita."


class TooSlow(TooLarge):
    """Over the limit of time, in seconds."""

    what = "la lectura no terminó en {} segundos y se detuvo."
    remedy = "Divídalo o imprímalo de nuevo como PDF y cárguelo otra vez."


class TooMuchMemory(TooLarge):
    """Over the limit of memory, in MB."""

    what = "leer el archivo requiere más memoria que la permitida ({} MB)."
    remedy = "Divídalo o imprímalo de nuevo como PDF y cárguelo otra vez."


class NotSupported(UnreadableFile):
    """Neither PDF, nor Word document, nor plain text; what it is, is given."""

    what = "{} y no se puede leer."
    remedy = "Cargue la ficha como PDF, como texto (.txt) o como documento de Word (.docx)."


class UnknownEncoding(NotSupported):
    """Text in an encoding that is none of those in use."""

    what = "no se reconoce la codificación de sus caracteres."
    remedy = "Guárdelo como texto en UTF-8 y cárguelo de nuevo."
