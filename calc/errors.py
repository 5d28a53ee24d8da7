"""The errors that a caller meets; each message is Spanish and says what to do.

Faults inside a document are not errors but data: see `calc.figure.Problem`.
"""

import errno


class FichaClaraError(Exception):
    """Whatever the command line and the app show to the person as it is."""


_CAUSES = {
    errno.ENOENT: "no existe",
    errno.EACCES: "no hay permiso",
    errno.EPERM: "no hay permiso",
    errno.EISDIR: "es una carpeta",
    errno.ENOTDIR: "no es una carpeta",
    errno.ENOSPC: "no queda espacio en el disco",
    errno.EROFS: "el disco es de solo lectura",
    errno.ELOOP: "el enlace da vueltas sobre sí mismo",
    errno.ENAMETOOLONG: "el nombre es demasiado largo",
}


def cause_of(error: OSError) -> str:
    """Why the system refused, in Spanish where it is one of the usual causes."""
    return _CAUSES.get(error.errno or 0) or error.strerror or "error del sistema"
