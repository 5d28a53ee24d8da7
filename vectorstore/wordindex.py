"""The index of words: the terms of each passage, and the words behind them with their spellings.

Derived from the passages, in the same transaction; made anew where the way of making terms changed.
"""

import sqlite3
from collections.abc import Iterable
from hashlib import blake2b

from calc.figure import fold
from calc.sentences import split_sentences
from vectorstore import spelling
from vectorstore.terms import terms_of, words_and_terms


def index_passages(
    connection: sqlite3.Connection,
    passages: Iterable[tuple[int, str, str]],
    program: str | None,
    year: int | None,
) -> int:
    """Index passages of one document, each (number, section, text); how many terms they have.

    `program` and `year` are those of its ficha, None for other documents.
    """
    title = words_and_terms(f"{program} {year}") if program else []
    name = [term for _, term in words_and_terms(program or "")]
    words = {word: term for word, term in title if word is not None}
    rows: list[tuple[int, str, str, str]] = []
    said: list[tuple[int, int]] = []
    length = 0
    for number, section, text in passages:
        heading = words_and_terms(section)
        sentences = [words_and_terms(text[start:end]) for start, end in split_sentences(text)]
        body = [_without_name([term for _, term in sentence], name) for sentence in sentences]
        rows.append((number, " | ".join(map(" ".join, body)), _terms(heading), _terms(title)))
        said.append((_digest(said_text(section, text, program)), number))
        length += sum(map(len, body))
        for tokens in (*sentences, heading):
            words.update((word, term) for word, term in tokens if word is not None)
    connection.executemany(
        "INSERT INTO terms (rowid, body, section, program) VALUES (?, ?, ?, ?)", rows
    )
    connection.executemany("UPDATE passages SET said = ? WHERE id = ?", said)
    if program:
        connection.executemany("INSERT OR IGNORE INTO names VALUES (?, ?)", _names(program))
    spelling.learn(connection, words)
    return length


def forget_name(connection: sqlite3.Connection, program: str) -> None:
    """Erase a programme's name from the index, once no ficha has it any more."""
    key = fold(program)
    if not connection.execute("SELECT 1 FROM fichas WHERE program_key = ?", (key,)).fetchone():
        connection.executemany(
            "DELETE FROM names WHERE stem = ? AND program_key = ?", _names(program)
        )


def said_text(section: str, text: str, program: str | None) -> str:
    """What the model reads of a passage: its text after its section's name.

    Without the programme's name before a row: it would make all rows of a ficha alike.
    """
    if program and fold(text[: len(program)]) == fold(program):
        text = text[len(program) :]
    return f"{section}. {text}" if section else text


def renew(connection: sqlite3.Connection) -> None:
    """Make the index of words of all documents anew; within the caller's transaction."""
    for table in ("terms", "words", "spellings", "names"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 (constants)
    length = 0
    documents = connection.execute(
        "SELECT d.id, f.program, f.year FROM documents d LEFT JOIN fichas f ON f.document = d.id"
    )
    for document, program, year in documents.fetchall():
        passages = connection.execute(
            "SELECT id, section, text FROM passages WHERE document = ? ORDER BY id", (document,)
        )
        length += index_passages(connection, passages.fetchall(), program, year)
    connection.execute("UPDATE meta SET value = ? WHERE key = 'length'", (length,))


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)


def _names(program: str) -> list[tuple[str, str]]:
    key = fold(program)
    return [(stem, key) for stem in sorted(set(terms_of(key)))]


def _without_name(terms: list[str], name: list[str]) -> list[str]:
    """Terms less those that only repeat the programme's name.

    A row of a table that is said as a sentence begins with that name, and prose does not: left in,
    it would put the rows first whenever a programme is named.
    """
    for start in range(len(name)):
        rest = name[start:]
        if terms[: len(rest)] == rest:
            return terms[len(rest) :]
    return terms


def _terms(tokens: list[tuple[str | None, str]]) -> str:
    return " ".join(term for _, term in tokens)
