"""What can be wrong with a file, each with what happened and what to do about it.

The caller names the file; `name` is put in front so that the message stands alone. A file whose
content is a ficha with faults is no error: those faults are `Problem`s.
"""

from calc.errors import FichaClaraError


class UnreadableFile(FichaClaraError):
    """The root of the family: this file cannot be read, the others can."""

    def __init__(self, name: str, what: str, remedy: str) -> None:
        super().__init__(f"{name}: {what} {remedy}")
        self.name = name


class EmptyFile(UnreadableFile):
    """No bytes, or only blanks, or no pages."""


class EncryptedPdf(UnreadableFile):
    """The PDF asks for a password."""


class DamagedFile(UnreadableFile):
    """Truncated or corrupt."""


class NoText(UnreadableFile):
    """Pages without text: images of paper."""


class TooLarge(UnreadableFile):
    """Over the limits of size, pages, time or memory."""


class NotSupported(UnreadableFile):
    """Neither PDF, nor Word document, nor plain text."""


def empty_file(name: str) -> EmptyFile:
    return EmptyFile(name, "el archivo está vacío.", "Vuelva a descargarlo o a guardarlo.")


def no_pages(name: str) -> EmptyFile:
    return EmptyFile(name, "el PDF no tiene ninguna página.", "Vuelva a descargarlo.")


def blank_text(name: str) -> EmptyFile:
    return EmptyFile(name, "el archivo no contiene texto.", "Revise que sea el que quería cargar.")


def encrypted_pdf(name: str) -> EncryptedPdf:
    return EncryptedPdf(
        name,
        "el PDF está protegido con contraseña.",
        "Quítele la protección (por ejemplo, ábralo e imprímalo como PDF) y cárguelo de nuevo.",
    )


def damaged_pdf(name: str) -> DamagedFile:
    return DamagedFile(
        name,
        "el PDF está dañado o incompleto y no se puede leer.",
        "Vuelva a descargarlo desde su origen.",
    )


def damaged_page(name: str, page: int) -> DamagedFile:
    return DamagedFile(
        name,
        f"la página {page} del PDF está dañada y no se puede leer.",
        "Vuelva a descargarlo desde su origen.",
    )


def damaged_docx(name: str) -> DamagedFile:
    return DamagedFile(
        name,
        "el documento de Word está dañado o incompleto y no se puede leer.",
        "Ábralo en Word, guárdelo otra vez y cárguelo de nuevo.",
    )


def no_text(name: str, pages: int) -> NoText:
    count = "su única página" if pages == 1 else f"sus {pages} páginas"
    return NoText(
        name,
        f"el PDF no tiene texto en {count}: parece escaneado.",
        "Aplíquele reconocimiento de texto (OCR) y cárguelo de nuevo.",
    )


def too_large(name: str, size: int, limit: int) -> TooLarge:
    return TooLarge(
        name,
        f"el archivo pesa {size / 1_000_000:.0f} MB y el máximo es {limit / 1_000_000:.0f} MB.",
        "Divídalo o redúzcalo.",
    )


def too_many_pages(name: str, pages: int, limit: int) -> TooLarge:
    return TooLarge(
        name,
        f"el PDF tiene {pages} páginas y el máximo es {limit}.",
        "Divídalo y cargue las partes que necesita.",
    )


def too_slow(name: str, seconds: float) -> TooLarge:
    return TooLarge(
        name,
        f"la lectura del archivo no terminó en {seconds:.0f} segundos y se detuvo.",
        "Divídalo o imprímalo de nuevo como PDF y cárguelo otra vez.",
    )


def too_much_memory(name: str) -> TooLarge:
    return TooLarge(
        name,
        "leer el archivo necesita más memoria que la permitida.",
        "Divídalo o imprímalo de nuevo como PDF y cárguelo otra vez.",
    )


def reader_died(name: str) -> DamagedFile:
    return DamagedFile(
        name,
        "el lector de PDF se detuvo al abrirlo; probablemente el archivo está dañado.",
        "Imprímalo de nuevo como PDF o vuelva a descargarlo.",
    )


def not_supported(name: str, what: str) -> NotSupported:
    return NotSupported(
        name,
        f"el archivo {what} y no se puede leer.",
        "Cargue la ficha como PDF, como texto (.txt) o como documento de Word (.docx).",
    )


def unreadable(name: str, cause: str) -> UnreadableFile:
    return UnreadableFile(name, f"no se pudo abrir el archivo ({cause}).", "Revise sus permisos.")
