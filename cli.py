"""The `fichas` command: finds the command that was asked for, loads only that one, runs it.

Promises: no traceback ever reaches a person; the exit status is 0 (done), 1 (an error, explained),
2 (wrong usage) or 3 (some files were rejected and the others loaded).
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from commands.output import explain, fail, prepare_streams
from commands.spanish import Parser, did_you_mean, speak_spanish

COMMANDS = {
    "cargar": "carga fichas y otros documentos, archivos o carpetas",
    "listar": "muestra lo que está cargado",
    "quitar": "quita un documento",
    "exportar": "entrega las fichas con todas sus cifras y el lugar de cada una",
    "preguntar": "responde una pregunta, con sus fuentes",
    "verificar": "juzga cada cifra de un texto",
    "auditar": "recalcula las cifras de una ficha",
    "buscar": "busca pasajes",
    "resumir": "resume un programa",
    "reindexar": "rehace el índice de búsqueda a partir de lo cargado",
    "app": "abre la aplicación en el navegador",
}
VERSION = "0.1.0"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; `argv` without the program's name, else that of the process."""
    words = list(sys.argv[1:] if argv is None else argv)
    prepare_streams()
    speak_spanish()
    try:
        return _run(words)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 2
    except KeyboardInterrupt:
        return fail("Interrumpido.")
    except BrokenPipeError:
        # Whoever read the output closed it; nothing more can be said there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:  # the last stop before a person
        if os.environ.get("FICHAS_DEPURAR"):
            raise
        return fail(explain(error), as_json="--json" in words)


def _run(argv: list[str]) -> int:
    parser = _front()
    front = parser.parse_args(argv)
    if front.version:
        sys.stdout.write(f"fichas {VERSION}\n")
        return 0
    if not front.orden:
        parser.print_help(sys.stderr)
        return 2
    if front.orden not in COMMANDS:
        near = did_you_mean(front.orden, tuple(COMMANDS))
        parser.error(f"no existe la orden «{front.orden}».{near}")
    command = import_module(f"commands.{front.orden}")
    does = COMMANDS[front.orden]
    own = Parser(f"fichas {front.orden}", f"{does[0].upper()}{does[1:]}.")
    command.declare(own)
    status: int = command.run(own.parse_args(front.resto))
    sys.stdout.flush()
    return status


def _front() -> Parser:
    listed = "\n".join(f"  {name:<11}{does}" for name, does in COMMANDS.items())
    parser = Parser(
        "fichas",
        "Ficha Clara: respuestas exactas y con fuente sobre fichas de monitoreo.",
        f"órdenes:\n{listed}\n\n«fichas ORDEN --help» explica cada una.",
    )
    parser.add_argument("--version", action="store_true", help="muestra la versión y termina")
    parser.add_argument("orden", nargs="?", metavar="ORDEN", help="qué hacer")
    parser.add_argument("resto", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
