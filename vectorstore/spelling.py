"""Misspelt words → the words of the catalogue that they most likely stand for.

Each word that a passage uses is kept with its spellings with one letter left out, and so is its
sound in Chilean Spanish (b = v, s = c = z, h mute, ll = y); one letter dropped, added, changed or
two swapped then meet in an index look-up, whatever the size of the catalogue.
"""

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

_SHORTEST = 4
"""Shorter words have too many neighbours to be mended."""

_SOUNDS = (
    (re.compile("ch"), "1"),
    (re.compile("ph"), "f"),
    (re.compile("h"), ""),
    (re.compile("1"), "ch"),
    (re.compile("ll"), "y"),
    (re.compile("v|w"), "b"),
    (re.compile("qu(?=[ei])|q|c(?=[^eih]|$)|k"), "k"),
    (re.compile("c(?=[ei])|z|x"), "s"),
    (re.compile("gu(?=[ei])"), "1"),
    (re.compile("g(?=[ei])"), "j"),
    (re.compile("1"), "g"),
    (re.compile(r"(\w)\1"), r"\1"),
)


_CONTENT = """
SELECT (SELECT value FROM meta WHERE key = 'identity'),
       (SELECT value FROM meta WHERE key = 'revision')
"""


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """How a folded word sounds: words that are spelt differently and sound alike share it."""
    for pattern, written in _SOUNDS:
        word = pattern.sub(written, word)
    return word


def spellings(word: str) -> set[str]:
    """The word, its sound, and it with each one of its letters left out."""
    return {word, sound(word)} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def learn(connection: sqlite3.Connection, words: Mapping[str, str]) -> None:
    """Remember words (folded word → stem); within the caller's transaction."""
    for word, stem in words.items():
        new = connection.execute("INSERT OR IGNORE INTO words VALUES (?, ?)", (word, stem))
        if new.rowcount and len(word) >= _SHORTEST:
            connection.executemany(
                "INSERT INTO spellings VALUES (?, ?)", ((s, word) for s in spellings(word))
            )


def forget(connection: sqlite3.Connection, stems: Iterable[str]) -> None:
    """Erase the words of those stems that no passage uses any more."""
    for stem in stems:
        if document_frequency(connection, stem) == 0:
            rows = connection.execute("SELECT word FROM words WHERE stem = ?", (stem,)).fetchall()
            for (word,) in rows:
                connection.executemany(
                    "DELETE FROM spellings WHERE spelling = ? AND word = ?",
                    ((s, word) for s in spellings(word)),
                )
            connection.execute("DELETE FROM words WHERE stem = ?", (stem,))


def document_frequency(connection: sqlite3.Connection, stem: str) -> int:
    """In how many passages the stem stands."""
    row = connection.execute("SELECT doc FROM vocabulary WHERE term = ?", (stem,)).fetchone()
    return 0 if row is None else int(row[0])


def frequencies(connection: sqlite3.Connection, stems: Sequence[str]) -> dict[str, int]:
    """In how many passages each stem stands, of those that stand in any.

    To count, SQLite walks through all that a stem stands in, so counts are remembered until the
    catalogue changes.
    """
    known = _counted(*connection.execute(_CONTENT).fetchone())
    new = [stem for stem in stems if stem not in known]
    if new:
        marks = ", ".join("?" * len(new))
        rows = connection.execute(
            f"SELECT term, doc FROM vocabulary WHERE term IN ({marks})",  # noqa: S608 (marks only)
            new,
        )
        known.update(dict.fromkeys(new, 0))
        known.update(rows.fetchall())
    return {stem: known[stem] for stem in stems if known[stem]}


@lru_cache(maxsize=8)
def _counted(identity: str, revision: str) -> dict[str, int]:  # noqa: ARG001 (the cache's key)
    """The counts so far of a catalogue's content."""
    return {}


def mend(
    connection: sqlite3.Connection, word: str, limit: int = 3
) -> tuple[tuple[str, float], ...]:
    """The stems of the words most like `word`, best first, each with its likeness in (0, 1].

    Empty where nothing in the catalogue is one slip, or a like sound, away.
    """
    if len(word) < _SHORTEST:
        return ()
    near = spellings(word)
    marks = ", ".join("?" * len(near))
    rows = connection.execute(
        "SELECT DISTINCT w.word, w.stem FROM spellings s JOIN words w ON w.word = s.word "  # noqa: S608 (marks only)
        f"WHERE s.spelling IN ({marks})",
        tuple(near),
    )
    best: dict[str, float] = {}
    for candidate, stem in rows:
        alike = likeness(word, candidate)
        if alike > best.get(stem, 0.0):
            best[stem] = alike
    ranked = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(pair for pair in ranked[:limit] if pair[1] > 0)


def likeness(word: str, candidate: str) -> float:
    """1 for the same word, 0.9 for the same sound, else by the slips between them and its length.

    A slip is a letter dropped, added, changed, or two neighbours swapped (Damerau–Levenshtein).
    """
    if word == candidate:
        return 1.0
    if sound(word) == sound(candidate):
        return 0.9
    slips = distance(word, candidate)
    return 0.9 - 0.6 * slips / min(len(word), len(candidate)) if slips <= 1 else 0.0


def distance(a: str, b: str) -> int:
    """Damerau–Levenshtein distance with adjacent swaps (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        earlier, before = before, row
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(row[-1] + 1, before[j] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]
