"""`fichas app`: loads the demonstration fichas into an empty data folder and serves the app."""

import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path
from types import FrameType
from urllib.error import URLError
from urllib.request import urlopen

from calc.errors import FichaClaraError
from commands.cargar import clear_progress, progress_on_terminal
from commands.options import DATA, data_folder, declare_shared
from commands.output import console, print_json
from reports.words import quantity_of
from vectorstore import Library

_ROOT = Path(__file__).resolve().parent.parent
_DEMONSTRATION = _ROOT / "fichas"
_PORT = 8501
_PATIENCE_SECONDS = 60.0


class PortError(FichaClaraError):
    """Another program listens where the app would."""


def declare(parser: ArgumentParser) -> None:
    declare_shared(parser)
    parser.add_argument(
        "--puerto", type=int, default=_PORT, metavar="N", help=f"puerto local ({_PORT})"
    )


def run(arguments: Namespace) -> int:
    folder = data_folder(arguments).resolve()
    address = f"http://localhost:{arguments.puerto}"
    _require_free(arguments.puerto)
    _load_demonstration(folder)
    with _serve(folder, arguments.puerto) as server:
        try:
            if not _wait_until_ready(server, address):
                return server.wait() or 1
            if arguments.json:
                print_json({"address": address})
            else:
                console().print(f"Ficha Clara está en {address}  (Ctrl+C para cerrarla)")
            sys.stdout.flush()
            return server.wait() and 1
        except KeyboardInterrupt:
            return 0
        finally:
            server.terminate()


def _require_free(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise PortError(
                f"El puerto {port} está ocupado: puede que Ficha Clara ya esté abierta en "
                f"http://localhost:{port}. Ábrala ahí, ciérrela, o use otro puerto con "
                "«fichas app --puerto N»."
            ) from error


def _load_demonstration(folder: Path) -> None:
    with Library(folder) as library:
        if library.cards() or not _DEMONSTRATION.is_dir():
            return
        print("Carpeta de datos vacía: se cargan las fichas de demostración…", file=sys.stderr)
        paths = sorted(_DEMONSTRATION.glob("*.pdf"))
        loaded = 0
        for result in library.load(paths, on_progress=progress_on_terminal):
            clear_progress()
            loaded += result.status != "rejected"
            print(f"  {result.file.name}: {result.error or 'cargada'}", file=sys.stderr)
        clear_progress()
        print(f"Listo: {quantity_of(loaded, 'ficha', 'fichas')}.", file=sys.stderr)


def _serve(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """The app's server: its own greeting is English and says the same, so it is not shown."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    command += [f"--server.port={port}", "--server.headless=true", "--logger.level=warning"]
    server = subprocess.Popen(  # noqa: S603  # this interpreter, this project's own page
        command,
        cwd=_ROOT,
        env=os.environ | {DATA: str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )

    def stop(_signal: int, _frame: FrameType | None) -> None:
        server.terminate()

    signal.signal(signal.SIGTERM, stop)
    return server


def _wait_until_ready(server: subprocess.Popen[bytes], address: str) -> bool:
    end = time.monotonic() + _PATIENCE_SECONDS
    while server.poll() is None and time.monotonic() < end:
        try:
            with urlopen(f"{address}/_stcore/health", timeout=1):  # noqa: S310  # this machine's own address
                return True
        except (URLError, OSError):
            time.sleep(0.1)
    return False
