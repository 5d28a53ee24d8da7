"""Files are read in a process of their own, with limits of time and memory.

A malformed PDF can crash the library that reads it, and a small file can ask for all the memory
there is. Here that ends the reading process and becomes an error of that one file; the next file
gets a new process. A process is kept for a batch, since starting it costs more than reading; a
second one joins it where two files are asked for at once. It reads a file to the end: what a file
says is a tenth of where all its words stand, so less crosses.

It is a plain Python process that imports only this room, whatever the caller has loaded (torch,
Streamlit), and it ends with its caller, or when it is idle for long.
"""

import contextlib
import gc
import os
import pickle
import select
import subprocess
import sys
import threading
from pathlib import Path
from queue import LifoQueue
from typing import IO

from calc.errors import cause_of
from ingest import errors
from ingest.ficha import Reading
from ingest.text import kind_of

MAX_BYTES = 50_000_000
MAX_SECONDS = 60
MAX_MEMORY = 2_000_000_000
_MOST_READERS = 2
_IDLE_SECONDS = 120
_LENGTH = 8

_ROOT = Path(__file__).resolve().parent.parent
_START = f"import sys; sys.path.insert(0, {str(_ROOT)!r}); from ingest.child import serve; serve()"


def read_file(path: Path) -> Reading:
    """What a file of any known format says, read by a shared reading process.

    Raises the errors of `ingest.errors`; a file over the limit is refused before it is read.
    """
    name = path.name
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _too_large(name, size)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise errors.UnreadableFile(name, cause_of(error)) from error
    return read(data, name)


def read(data: bytes, name: str) -> Reading:
    """What bytes say, read by a shared reading process. Safe to call from any thread."""
    reader = _READERS.get()
    try:
        return reader.read(data, name)
    finally:
        _READERS.put(reader)


class Reader:
    """A reading process: started when first needed, replaced when it dies or takes too long."""

    def __init__(self, seconds: float = MAX_SECONDS, memory: int = MAX_MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, data: bytes, name: str) -> Reading:
        """What the bytes say.

        Raises the errors of `ingest.errors`: those of the formats, TooLarge (size), TooSlow,
        TooMuchMemory, ReaderDied.
        """
        if len(data) > MAX_BYTES:
            raise _too_large(name, len(data))
        kind = kind_of(data, name)
        with self._lock:
            reply = self._exchange(pickle.dumps((kind, data, name)), name)
        if isinstance(reply, Reading):
            return reply
        raise reply

    def close(self) -> None:
        """Ends the process; a later read starts another."""
        with self._lock:
            self._end()

    def _exchange(self, message: bytes, name: str) -> Reading | errors.UnreadableFile:
        process = self._started()
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            assert process.stdin is not None  # noqa: S101 (opened as pipes in _started)
            assert process.stdout is not None  # noqa: S101
            _send(process.stdin, message)
            reply = _receive(process.stdout)
        except OSError:
            reply = None
        finally:
            timer.cancel()
        if reply is None:
            self._end()
            if late.is_set():
                return errors.TooSlow(name, round(self._seconds))
            return errors.ReaderDied(name)
        found: Reading | errors.UnreadableFile = pickle.loads(reply)  # noqa: S301 (our own child)
        if isinstance(found, errors.TooMuchMemory):
            self._end()
        return found

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self._end()
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 (this program's own interpreter and code)
                [sys.executable, "-c", _START, str(self._memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                # What was still to be written to a process that is gone.
                with contextlib.suppress(OSError):
                    pipe.close()


# The last that was used is the first that is used again, so the others start only when needed.
_READERS: LifoQueue[Reader] = LifoQueue()
for _ in range(min(_MOST_READERS, os.cpu_count() or 1)):
    _READERS.put(Reader())


def serve() -> None:
    """The reading process: answers one message after another until its caller is gone."""
    source = sys.stdin.buffer
    # Whatever a library prints must not mix with the answers.
    target = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    memory = int(sys.argv[1])
    _limit(memory)
    # A document is many small objects without cycles: looking for some doubles the time to read.
    gc.disable()
    while True:
        ready, _, _ = select.select([source], [], [], _IDLE_SECONDS)
        message = _receive(source) if ready else None
        if message is None:
            return
        kind, data, name = pickle.loads(message)  # noqa: S301 (from the caller itself)
        _send(target, _reply(kind, data, name, memory))
        gc.collect()


def _limit(memory: int) -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _reply(kind: str, data: bytes, name: str, memory: int) -> bytes:
    try:
        return pickle.dumps(_reading(kind, data, name), pickle.HIGHEST_PROTOCOL)
    except errors.UnreadableFile as error:
        return pickle.dumps(error)
    except MemoryError:
        return pickle.dumps(errors.TooMuchMemory(name, memory // 1_000_000))


def _reading(kind: str, data: bytes, name: str) -> Reading:
    from ingest.build import read_document

    if kind == "pdf":
        from ingest.pdf import read_pdf

        return read_document(read_pdf(data, name))
    if kind == "docx":
        from ingest.docx import read_docx

        return read_document(read_docx(data, name))
    from ingest.text import read_text

    return read_document(read_text(data, name))


def _send(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(len(message).to_bytes(_LENGTH, "big"))
    pipe.write(message)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes | None:
    """One message, or None where the other side has ended."""
    head = pipe.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    length = int.from_bytes(head, "big")
    body = pipe.read(length)
    return body if len(body) == length else None


def _too_large(name: str, size: int) -> errors.TooLarge:
    return errors.TooLarge(name, -(-size // 1_000_000), MAX_BYTES // 1_000_000)
