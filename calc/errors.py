"""The errors that a caller meets; each message is Spanish and says what to do.

Faults inside a document are not errors but data: see `calc.figure.Problem`.
"""


class FichaClaraError(Exception):
    """Whatever the command line and the app show to the person as it is."""
