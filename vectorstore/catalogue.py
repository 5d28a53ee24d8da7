"""The source of truth: documents, fichas, figures and passages, each document whole or not at all.

Everything here is SQL over `schema`; what goes in as an `ingest.ficha.Reading` comes out equal.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from calc.figure import Book, Figure, Problem, fold
from ingest.ficha import Ficha, Passage, Reading
from vectorstore import codec, spelling, wordindex
from vectorstore.cards import FichaCard

_CARD = """
SELECT d.id, d.name, f.program, f.ministry, f.service, f.year, f.price_year,
       (SELECT count(*) FROM figures WHERE document = d.id),
       (SELECT count(*) FROM passages WHERE document = d.id), d.kind
FROM documents d LEFT JOIN fichas f ON f.document = d.id
"""


def put(connection: sqlite3.Connection, reading: Reading) -> Ficha | None:
    """Write a reading, replacing the ficha of the same programme and year; returns the replaced.

    Within the caller's transaction.
    """
    ficha = reading.ficha
    replaced = None if ficha is None else _same_ficha(connection, ficha)
    old = None if replaced is None else ficha_of(connection, replaced)
    if replaced is not None:
        remove(connection, replaced)
    kind = "documento" if ficha is None else "ficha"
    connection.execute(
        "INSERT INTO documents VALUES (?, ?, ?, ?, ?)",
        (
            reading.document,
            reading.name,
            kind,
            reading.text,
            codec.encode_problems(reading.problems),
        ),
    )
    if ficha is not None:
        _put_ficha(connection, reading.document, ficha)
    _put_passages(connection, reading)
    _touch(connection)
    return old


def remove(connection: sqlite3.Connection, document: str) -> None:
    """Erase a document and all that came from it; within the caller's transaction."""
    numbers = [
        n for (n,) in connection.execute("SELECT id FROM passages WHERE document = ?", (document,))
    ]
    names = connection.execute("SELECT program FROM fichas WHERE document = ?", (document,))
    named = names.fetchall()
    stems: set[str] = set()
    length = 0
    for number in numbers:
        body, section, program = connection.execute(
            "SELECT body, section, program FROM terms WHERE rowid = ?", (number,)
        ).fetchone()
        stems.update(body.split(), section.split(), program.split())
        length += len(body.replace("|", " ").split())
    connection.executemany("DELETE FROM terms WHERE rowid = ?", ((n,) for n in numbers))
    connection.execute("DELETE FROM documents WHERE id = ?", (document,))
    for (name,) in named:
        wordindex.forget_name(connection, name)
    spelling.forget(connection, stems - {"|"})
    _count(connection, -len(numbers), -length)
    _touch(connection)


def has(connection: sqlite3.Connection, document: str) -> bool:
    """Whether a document of that id is loaded."""
    row = connection.execute("SELECT 1 FROM documents WHERE id = ?", (document,)).fetchone()
    return row is not None


def cards(connection: sqlite3.Connection) -> tuple[FichaCard, ...]:
    """All documents by programme and year, those that are no fichas last, by name."""
    rows = connection.execute(
        _CARD + "ORDER BY f.program_key IS NULL, f.program_key, f.year, d.name, d.id"
    )
    return tuple(FichaCard(*row) for row in rows)


def card(connection: sqlite3.Connection, document: str) -> FichaCard | None:
    """The document of that id at a glance."""
    row = connection.execute(_CARD + "WHERE d.id = ?", (document,)).fetchone()
    return None if row is None else FichaCard(*row)


def named(connection: sqlite3.Connection, name: str) -> list[str]:
    """The ids of the documents with that id, or file name, or whose id starts so.

    A start needs six characters: with fewer it is as likely a slip.
    """
    start = "length(?1) >= 6 AND substr(id, 1, length(?1)) = lower(?1)"
    for condition in ("id = ?1", "name = ?1", start):
        rows = connection.execute(
            f"SELECT id FROM documents WHERE {condition} ORDER BY id",  # noqa: S608 (constants)
            (name,),
        )
        if found := [id_ for (id_,) in rows]:
            return found
    return []


def ficha_of(connection: sqlite3.Connection, document: str) -> Ficha | None:
    """The typed ficha, equal to the one that was put; None for what is no ficha."""
    row = connection.execute("SELECT body FROM fichas WHERE document = ?", (document,)).fetchone()
    if row is None:
        return None
    rows = connection.execute(
        f"SELECT {codec.FIGURE_COLUMNS} FROM figures "  # noqa: S608 (constants)
        "WHERE document = ? ORDER BY ordinal",
        (document,),
    )
    return codec.decode_ficha(row[0], Book(tuple(codec.to_figure(document, r) for r in rows)))


def figures(
    connection: sqlite3.Connection, concept: str, year: int | None, item: str | None
) -> tuple[Figure, ...]:
    """Figures of all fichas by concept, ordered by programme and year, then as printed."""
    rows = connection.execute(
        "SELECT f.document, "  # noqa: S608 (constants)
        + ", ".join("f." + column.strip() for column in codec.FIGURE_COLUMNS.split(","))
        + " FROM figures f JOIN fichas ON fichas.document = f.document WHERE concept = ?1 "
        "AND (?2 IS NULL OR f.year = ?2) AND (?3 IS NULL OR item_key = ?3) "
        "ORDER BY fichas.program_key, fichas.year, ordinal",
        (concept, year, None if item is None else fold(item)),
    )
    return tuple(codec.to_figure(document, tuple(row)) for document, *row in rows)


def text_of(connection: sqlite3.Connection, document: str) -> str | None:
    """The whole text of a document; None where it is not loaded."""
    row = connection.execute("SELECT text FROM documents WHERE id = ?", (document,)).fetchone()
    return None if row is None else str(row[0])


def problems_of(connection: sqlite3.Connection, document: str) -> tuple[Problem, ...]:
    """What could not be read of a document."""
    row = connection.execute("SELECT problems FROM documents WHERE id = ?", (document,)).fetchone()
    return () if row is None else codec.decode_problems(row[0])


def passages(
    connection: sqlite3.Connection, numbers: Iterable[int]
) -> dict[int, tuple[Passage, str | None, int | None]]:
    """Passages by number, each with its ficha's programme and year."""
    found: dict[int, tuple[Passage, str | None, int | None]] = {}
    columns = ", ".join("p." + column.strip() for column in codec.PASSAGE_COLUMNS.split(","))
    for number in numbers:
        row = connection.execute(
            f"SELECT p.document, f.program, f.year, {columns} FROM passages p "  # noqa: S608
            "LEFT JOIN fichas f ON f.document = p.document WHERE p.id = ?",
            (number,),
        ).fetchone()
        if row is not None:
            document, program, year, *values = row
            found[number] = (codec.to_passage(document, tuple(values)), program, year)
    return found


def passage_texts(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, str]:
    """What the model reads of passages, by number, of those that are there."""
    found: dict[int, str] = {}
    for number in numbers:
        rows = connection.execute(
            "SELECT p.section, p.text, f.program FROM passages p "
            "LEFT JOIN fichas f ON f.document = p.document WHERE p.id = ?",
            (number,),
        )
        found.update((number, wordindex.said_text(*row)) for row in rows)
    return found


def speakers(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, int]:
    """For each passage, the first that says the same: itself, as a rule."""
    rows = connection.execute(
        "SELECT p.id, (SELECT min(id) FROM passages WHERE said = p.said) FROM passages p "
        "WHERE p.id IN (SELECT value FROM json_each(?))",
        (json.dumps(numbers),),
    )
    return dict(rows.fetchall())


def sayers(connection: sqlite3.Connection, number: int, limit: int) -> list[int]:
    """The first `limit` passages that say the same as one, itself among them."""
    rows = connection.execute(
        "SELECT id FROM passages WHERE said = (SELECT said FROM passages WHERE id = ?) "
        "ORDER BY id LIMIT ?",
        (number, limit),
    )
    return [id_ for (id_,) in rows]


def all_speakers(connection: sqlite3.Connection) -> set[int]:
    """The passages that are the first to say what they say: each has a vector."""
    return {n for (n,) in connection.execute("SELECT min(id) FROM passages GROUP BY said")}


def ranges_of(
    connection: sqlite3.Connection, documents: Iterable[str]
) -> tuple[tuple[int, int], ...]:
    """The numbers of the documents' passages: those of one document stand in a row."""
    found: list[tuple[int, int]] = []
    for document in dict.fromkeys(documents):
        first, last = connection.execute(
            "SELECT min(id), max(id) FROM passages WHERE document = ?", (document,)
        ).fetchone()
        if first is not None:
            found.append((first, last))
    return tuple(found)


def documents_of(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, str]:
    """The document of each passage, by number."""
    rows = connection.execute(
        "SELECT id, document FROM passages WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(numbers)),),
    )
    return dict(rows.fetchall())


def passages_within(
    connection: sqlite3.Connection,
    ranges: Sequence[tuple[int, int]] | None,
    sections: Sequence[str] | None,
) -> list[int] | None:
    """The numbers of the passages in those ranges and sections; None where nothing restricts."""
    if ranges is None and sections is None:
        return None
    found: list[int] = []
    for first, last in ranges if ranges is not None else [(0, 1 << 62)]:
        rows = connection.execute(
            "SELECT id, section FROM passages WHERE id BETWEEN ? AND ?", (first, last)
        )
        found += [n for n, section in rows if sections is None or section in sections]
    return found


def meta(connection: sqlite3.Connection, key: str) -> str:
    """A fact about the catalogue itself: "identity" or "revision"."""
    return str(connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()[0])


def passage_count(connection: sqlite3.Connection) -> int:
    """How many passages there are."""
    return int(meta(connection, "passages"))


def average_length(connection: sqlite3.Connection) -> float:
    """The mean number of terms of a passage, at least 1."""
    return max(1.0, int(meta(connection, "length")) / max(1, passage_count(connection)))


def _count(connection: sqlite3.Connection, passages: int, terms: int) -> None:
    """Keep the totals that a search needs: counting rows takes longer than searching them."""
    for key, more in (("passages", passages), ("length", terms)):
        connection.execute("UPDATE meta SET value = value + ? WHERE key = ?", (more, key))


def _same_ficha(connection: sqlite3.Connection, ficha: Ficha) -> str | None:
    row = connection.execute(
        "SELECT document FROM fichas WHERE program_key = ? AND year = ?",
        (fold(ficha.program), ficha.year),
    ).fetchone()
    return None if row is None else str(row[0])


def _put_ficha(connection: sqlite3.Connection, document: str, ficha: Ficha) -> None:
    connection.execute(
        "INSERT INTO fichas VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(document, ficha.program, fold(ficha.program), ficha.ministry, ficha.service),
            *(ficha.year, ficha.price_year, codec.encode_ficha(ficha)),
        ),
    )
    connection.executemany(
        f"INSERT INTO figures (document, ordinal, item_key, {codec.FIGURE_COLUMNS}) "  # noqa: S608
        f"VALUES ({', '.join('?' * (3 + codec.FIGURE_COLUMNS.count(',') + 1))})",
        (
            (document, n, None if f.item is None else fold(f.item), *codec.figure_row(f))
            for n, f in enumerate(ficha.book)
        ),
    )


def _put_passages(connection: sqlite3.Connection, reading: Reading) -> None:
    insert = (
        f"INSERT INTO passages (document, {codec.PASSAGE_COLUMNS}) "  # noqa: S608 (constants)
        f"VALUES ({', '.join('?' * (1 + codec.PASSAGE_COLUMNS.count(',') + 1))})"
    )
    numbered: list[tuple[int, str, str]] = []
    for passage in reading.passages:
        added = connection.execute(insert, (reading.document, *codec.passage_row(passage)))
        numbered.append((added.lastrowid or 0, passage.section, passage.text))
    ficha = reading.ficha
    program, year = (None, None) if ficha is None else (ficha.program, ficha.year)
    length = wordindex.index_passages(connection, numbered, program, year)
    _count(connection, len(reading.passages), length)


def _touch(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'revision'")
