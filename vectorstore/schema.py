"""The catalogue's tables, and the check that a file holds this version of them."""

import sqlite3

from vectorstore import wordindex
from vectorstore.errors import NewerDataError

VERSION = 3
"""1 had other stems in the index of words; 2 had neither `names` nor passages that say the same."""

# The tokens are made by `vectorstore.terms`; SQLite only has to keep them whole.
_TOKENIZE = """tokenize = "unicode61 remove_diacritics 0 tokenchars '.,$%°'" """

_TABLES = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('ficha', 'documento')),
    text TEXT NOT NULL,
    problems TEXT NOT NULL
);

CREATE TABLE fichas (
    document TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    program TEXT NOT NULL,
    program_key TEXT NOT NULL,
    ministry TEXT,
    service TEXT,
    year INTEGER NOT NULL,
    price_year INTEGER,
    body TEXT NOT NULL
);
CREATE UNIQUE INDEX one_ficha_a_year ON fichas (program_key, year);

CREATE TABLE figures (
    document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    concept TEXT NOT NULL,
    year INTEGER NOT NULL,
    item TEXT,
    item_key TEXT,
    printed TEXT NOT NULL,
    value TEXT,
    unit TEXT,
    price_year INTEGER,
    missing TEXT,
    page INTEGER NOT NULL,
    line INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    box TEXT,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;
CREATE INDEX figures_by_key ON figures (concept, year, item_key);

-- AUTOINCREMENT: a number is never used twice, so a vector can never stand for another passage.
-- Passages with the same `said` have the same text for the model, and share a vector.
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    section TEXT NOT NULL,
    text TEXT NOT NULL,
    page INTEGER NOT NULL,
    line INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    source_text TEXT NOT NULL,
    box TEXT,
    said INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX passages_by_document ON passages (document, id);
CREATE INDEX passages_by_said ON passages (said, id);

CREATE VIRTUAL TABLE terms USING fts5 (body, section, program, {_TOKENIZE});
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (terms, 'row');

-- The words behind the stems, and their spellings with one letter left out, to mend misspellings.
CREATE TABLE words (word TEXT PRIMARY KEY, stem TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX words_by_stem ON words (stem);
CREATE TABLE spellings (
    spelling TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (spelling, word)
) WITHOUT ROWID;

-- The stems of the programmes' names, to find which programme a question names.
CREATE TABLE names (
    stem TEXT NOT NULL, program_key TEXT NOT NULL, PRIMARY KEY (stem, program_key)
) WITHOUT ROWID;

CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    touched INTEGER NOT NULL
);
CREATE TABLE turns (
    conversation TEXT NOT NULL REFERENCES conversations ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (conversation, ordinal)
) WITHOUT ROWID;
"""

_SINCE_2 = (
    "ALTER TABLE passages ADD COLUMN said INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX passages_by_said ON passages (said, id)",
    """CREATE TABLE names (
    stem TEXT NOT NULL, program_key TEXT NOT NULL, PRIMARY KEY (stem, program_key)
) WITHOUT ROWID""",
)


def create_or_check(connection: sqlite3.Connection, identity: str) -> None:
    """Give an empty file its tables, within the caller's transaction, or check those it has.

    What an older version derived from its passages is made anew. `identity` becomes the name of a
    new catalogue. Raises NewerDataError where the file was written by a version that knows more
    tables than this.
    """
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found > VERSION:
        raise NewerDataError(
            "La carpeta de datos fue escrita por una versión más nueva de Ficha Clara "
            f"(formato {found}; esta versión llega al {VERSION}). "
            "Actualice el programa o elija otra carpeta con --datos."
        )
    if found == VERSION:
        return
    if found:
        for statement in _SINCE_2:
            connection.execute(statement)
        wordindex.renew(connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        return
    for statement in _statements():
        connection.execute(statement)
    connection.execute("INSERT INTO meta VALUES ('identity', ?)", (identity,))
    for counter in ("revision", "passages", "length"):
        connection.execute("INSERT INTO meta VALUES (?, '0')", (counter,))
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _statements() -> list[str]:
    statements: list[str] = []
    pending = ""
    for line in _TABLES.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            statements.append(pending)
            pending = ""
    return statements
