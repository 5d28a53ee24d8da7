"""The reading process: one for a batch, replaced when it dies, stopped when it takes too long."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest import errors
from ingest.child import Reader


def pdf(pages: int = 1, words: int = 5) -> bytes:
    out = BytesIO()
    canvas = Canvas(out)
    for page in range(pages):
        for line in range(40):
            canvas.drawString(40, 800 - 18 * line, f"página {page} " + "palabra " * words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


SMALL = pdf()
HEAVY = pdf(pages=60, words=15)


@contextmanager
def reading(seconds: float = 60, memory: int = 2_000_000_000) -> Iterator[Reader]:
    """A reader that is closed in any case."""
    reader = Reader(seconds, memory)
    try:
        yield reader
    finally:
        reader.close()


def test_one_process_reads_a_whole_batch() -> None:
    with reading() as reader:
        reader.read(SMALL, "a.pdf")
        first = reader._process
        reader.read(SMALL, "b.pdf")
        assert reader._process is first


def test_reading_in_the_process_is_reading() -> None:
    from ingest.build import read_document
    from ingest.pdf import read_pdf

    with reading() as reader:
        assert reader.read(SMALL, "a.pdf") == read_document(read_pdf(SMALL, "a.pdf"))


def test_a_process_that_was_killed_is_replaced() -> None:
    with reading() as reader:
        reader.read(SMALL, "a.pdf")
        assert reader._process is not None
        os.kill(reader._process.pid, signal.SIGKILL)
        reader._process.wait()
        assert reader.read(SMALL, "b.pdf").passages


def test_a_process_that_dies_while_it_reads_spoils_that_file_alone() -> None:
    with reading() as reader:
        reader.read(SMALL, "a.pdf")
        process = reader._process
        assert process is not None
        with ThreadPoolExecutor(1) as pool:
            future = pool.submit(reader.read, HEAVY, "pesada.pdf")
            time.sleep(0.15)
            process.kill()
            with pytest.raises(errors.ReaderDied, match=r"^pesada\.pdf: "):
                future.result()
        assert reader.read(SMALL, "b.pdf").passages


def test_a_reading_that_takes_too_long_is_stopped() -> None:
    with reading(seconds=0.05) as reader:
        started = time.monotonic()
        with pytest.raises(errors.TooSlow, match="se detuvo"):
            reader.read(HEAVY, "lenta.pdf")
        assert time.monotonic() - started < 2


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are set on Linux alone")
def test_a_reading_that_takes_too_much_memory_is_refused_and_the_next_one_is_not() -> None:
    with reading(memory=60_000_000) as reader:
        with pytest.raises((errors.TooMuchMemory, errors.ReaderDied)):
            reader.read(HEAVY, "enorme.pdf")
        assert reader.read(SMALL, "b.pdf").passages


def test_threads_share_the_process_and_each_gets_its_own_document() -> None:
    with reading() as reader:
        files = [pdf(words=n) for n in range(1, 7)]
        with ThreadPoolExecutor(6) as pool:
            found = list(pool.map(lambda n: reader.read(files[n], f"{n}.pdf"), range(6)))
        assert [document.name for document in found] == [f"{n}.pdf" for n in range(6)]
        assert [d.text.splitlines()[0].count("palabra") for d in found] == [1, 2, 3, 4, 5, 6]


def test_the_process_ends_with_its_caller() -> None:
    code = (
        "from ingest.child import Reader; r = Reader(); r.read(b'hola', 'a.txt');"
        "print(r._process.pid, flush=True); import os; os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    pid = int(done.stdout)
    for _ in range(100):
        if not _is_running(pid):
            return
        time.sleep(0.02)
    pytest.fail("the reading process outlived its caller")


def _is_running(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:  # noqa: PTH123 (of the kernel)
            return file.read().split()[2] != "Z"
    except OSError:
        return False


def test_reading_loads_no_heavy_library() -> None:
    code = (
        "import sys; from ingest.child import read; import ingest.pdf;"
        "print([m for m in ('torch', 'chromadb', 'streamlit', 'numpy', 'PIL') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
