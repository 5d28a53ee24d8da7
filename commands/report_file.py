"""A report → the file that was named, in the format that its ending asks for."""

from collections.abc import Callable, Mapping
from pathlib import Path

from calc.errors import FichaClaraError, cause_of


class ReportError(FichaClaraError):
    """A report that cannot be written where or as it was asked."""


def write_report(path: Path, formats: Mapping[str, Callable[[], bytes]]) -> None:
    """Write the report; `formats` makes its bytes for each ending."""
    make = formats.get(path.suffix.lower())
    if make is None:
        known = " o ".join(formats)
        raise ReportError(f"No se sabe escribir «{path.name}»: el informe termina en {known}.")
    content = make()
    try:
        path.write_bytes(content)
    except OSError as error:
        raise ReportError(
            f"No se pudo escribir {path}: {cause_of(error)}. "
            "Revise que la carpeta exista y que usted pueda escribir en ella."
        ) from error
