"""The types of the program as the JSON that the commands promise; other programs depend on it.

Keys are English; figures are decimal strings, never floats; a box is `[left, top, right, bottom]`
in points from the page's upper left corner.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from calc.figure import Box, Figure, Problem, Source
from calc.formulas import Result
from calc.verdict import Check, JudgedFigure
from commands.output import Json
from ingest.ficha import Ficha
from vectorstore import FichaCard, Hit, LoadResult

if TYPE_CHECKING:  # only `auditar` audits; the other commands start faster without
    from calc.audit import Audit, Remark


def loaded(result: LoadResult) -> dict[str, Json]:
    return {
        "file": str(result.file),
        "status": result.status,
        "document": result.document,
        "figures": result.figures,
        "passages": result.passages,
        "problems": [problem(p) for p in result.problems],
        "error": result.error,
        "changed": [
            {
                "concept": change.concept,
                "year": change.year,
                "item": change.item,
                "before": change.before,
                "after": change.after,
            }
            for change in result.changed
        ],
    }


def card(card: FichaCard) -> dict[str, Json]:
    return {
        "document": card.document,
        "name": card.name,
        "kind": card.kind,
        "program": card.program,
        "ministry": card.ministry,
        "service": card.service,
        "year": card.year,
        "price_year": card.price_year,
        "figures": card.figures,
        "passages": card.passages,
    }


def ficha(ficha: Ficha) -> dict[str, Json]:
    return {
        "document": ficha.document,
        "program": ficha.program,
        "ministry": ficha.ministry,
        "service": ficha.service,
        "year": ficha.year,
        "price_year": ficha.price_year,
        "start_year": _year(ficha.start_year),
        "end_year": _year(ficha.end_year),
        "purpose": ficha.purpose,
        "executors": ficha.executors,
        "published_on": ficha.published_on,
        "findings": [{"dimension": f.dimension, "text": f.text} for f in ficha.findings],
        "figures": [figure(f) for f in ficha.book],
        "problems": [problem(p) for p in ficha.problems],
    }


def _year(printed: str | None) -> Json:
    """A year as a number; "Permanente" stays a word."""
    return int(printed) if printed and re.fullmatch(r"\d{4}", printed) else printed


def figure(figure: Figure) -> dict[str, Json]:
    quantity = figure.quantity
    return {
        "concept": figure.concept,
        "year": figure.year,
        "item": figure.item,
        "value": None if quantity is None else _decimal(quantity.value),
        "missing": figure.missing,
        "unit": None if quantity is None else quantity.unit,
        "printed": figure.printed,
        "page": figure.source.page,
        "line": figure.source.line,
        "start": figure.source.start,
        "end": figure.source.end,
        "box": _box(figure.source.box),
    }


def problem(problem: Problem) -> dict[str, Json]:
    return {
        "page": problem.source.page,
        "line": problem.source.line,
        "message": problem.message,
    }


def source(source: Source) -> dict[str, Json]:
    return {
        "document": source.document,
        "page": source.page,
        "line": source.line,
        "text": source.text,
        "box": _box(source.box),
    }


def judged(figure: JudgedFigure) -> dict[str, Json]:
    return {
        "printed": figure.printed,
        "start": figure.start,
        "end": figure.end,
        "value": None if figure.value is None else _decimal(figure.value),
        "unit": figure.unit,
        "verdict": figure.verdict,
        "how": figure.how,
        "concept": figure.concept,
        "year": figure.year,
        "item": figure.item,
        "document": figure.document,
        "reason": figure.reason,
        "expected": figure.expected,
        "derivation": figure.derivation,
        "sources": [source(s) for s in figure.sources],
    }


def passage(hit: Hit, *, explained: bool = False) -> dict[str, Json]:
    why: dict[str, Json] = {"why": hit.why} if explained else {}
    return {
        "document": hit.document,
        "program": hit.program,
        "year": hit.year,
        "section": hit.passage.section,
        "page": hit.passage.source.page,
        "text": hit.passage.text,
        "score": hit.score,
    } | why


def verification(text: str, figures: Iterable[JudgedFigure], elapsed_ms: float) -> dict[str, Json]:
    return {"text": text, "figures": [judged(f) for f in figures], "elapsed_ms": elapsed_ms}


def audit(document: str, audit: "Audit") -> dict[str, Json]:
    return {
        "document": document,
        "checks": [check(c) for c in audit.checks],
        "summary": dict(audit.summary.items()),
        "coverage": audit.coverage,
        "derived": [derived(r) for r in audit.derived],
        "remarks": [remark(r) for r in audit.remarks],
    }


def derived(result: Result) -> dict[str, Json]:
    return {
        "concept": result.concept,
        "year": result.year,
        "item": result.item,
        "computed": result.printed,
        "derivation": result.derivation,
        "note": result.note,
        "sources": [source(s) for s in result.sources],
    }


def remark(remark: "Remark") -> dict[str, Json]:
    return {
        "id": remark.id,
        "text": remark.text,
        "concept": remark.concept,
        "year": remark.year,
        "item": remark.item,
        "sources": [source(s) for s in remark.sources],
    }


def check(check: Check) -> dict[str, Json]:
    return {
        "id": check.id,
        "title": check.title,
        "concept": check.concept,
        "year": check.year,
        "item": check.item,
        "verdict": check.verdict,
        "printed": check.printed,
        "computed": check.computed,
        "derivation": check.derivation,
        "reason": check.reason,
        "sources": [source(s) for s in check.sources],
    }


def search(
    query: str, hits: Iterable[Hit], elapsed_ms: float, *, explained: bool
) -> dict[str, Json]:
    return {
        "query": query,
        "passages": [passage(hit, explained=explained) for hit in hits],
        "elapsed_ms": elapsed_ms,
    }


def _decimal(value: Decimal) -> str:
    """Plain digits, no exponent: "187599", "38.9"."""
    return format(value, "f")


def _box(box: Box | None) -> Json:
    return None if box is None else [box.left, box.top, box.right, box.bottom]
