"""What the library hands out: frozen records, nothing else."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from calc.figure import Problem
from ingest.ficha import Passage

Status = Literal["loaded", "updated", "unchanged", "generic", "rejected"]


@dataclass(frozen=True, slots=True)
class FichaCard:
    """A loaded document at a glance; `program`, `year` and the rest are None for what is no ficha.

    `figures` and `passages` are counts.
    """

    document: str
    name: str
    program: str | None
    ministry: str | None
    service: str | None
    year: int | None
    price_year: int | None
    figures: int
    passages: int
    kind: Literal["ficha", "documento"]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that a new version of a ficha prints otherwise; None where one lacks it."""

    concept: str
    year: int
    item: str | None
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What became of one file: `figures` and `passages` are counts, `error` is Spanish.

    `document` is None for a rejected file; `changed` is filled for an updated one.
    """

    file: Path
    status: Status
    document: str | None
    figures: int
    passages: int
    problems: tuple[Problem, ...]
    error: str | None = None
    changed: tuple[FigureChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a load is: `done` of `total` files (or passages, while their vectors are made)."""

    step: Literal["leyendo", "indexando"]
    done: int
    total: int
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found.

    `score`, in (0, 1), is the relevance that `vectorstore.fuse.relevances` documents, comparable
    between questions; `why` says in Spanish what it rests on.
    """

    passage: Passage
    document: str
    program: str | None
    year: int | None
    score: float
    why: str
