"""Ficha ↔ JSON, field by field, so that what comes back equals what went in.

The figures are not in the JSON: each has its row in the catalogue, and they come back as the book
that `decode_ficha` is given. Figures are kept as printed decimals in strings, never as floats.
"""

import json
from collections.abc import Iterable
from dataclasses import fields
from decimal import Decimal
from typing import Any

from calc.figure import Book, Box, Figure, Problem, Source
from calc.quantity import Quantity
from ingest.ficha import (
    Component,
    Ficha,
    Finding,
    Indicator,
    Observation,
    Paragraph,
    Passage,
    Section,
)

_PLAIN = (
    "document",
    "program",
    "ministry",
    "service",
    "year",
    "price_year",
    "start_year",
    "end_year",
    "description",
    "purpose",
    "executors",
    "published_on",
)
_TEXTS = ("dimensions_without_findings", "evaluations", "ods", "poverty", "gender")
_PARAGRAPHS = ("target_population", "served_population", "asides", "notes")


def encode_ficha(ficha: Ficha) -> str:
    """The ficha without its book, as JSON."""
    card: dict[str, Any] = {name: getattr(ficha, name) for name in (*_PLAIN, *_TEXTS)}
    for name in _PARAGRAPHS:
        card[name] = [[p.text, _source(p.source)] for p in getattr(ficha, name)]
    card["findings"] = [[f.dimension, f.text, _source(f.source)] for f in ficha.findings]
    card["observations"] = [[o.heading, o.text, _source(o.source)] for o in ficha.observations]
    card["components"] = [_flat(c) for c in ficha.components]
    card["indicators"] = [_flat(i) for i in ficha.indicators]
    card["sections"] = [_flat(s) for s in ficha.sections]
    card["problems"] = _problems(ficha.problems)
    return json.dumps(card, ensure_ascii=False)


def decode_ficha(text: str, book: Book) -> Ficha:
    """The ficha that `encode_ficha` wrote, with its book."""
    card: dict[str, Any] = json.loads(text)
    for name in _TEXTS:
        card[name] = tuple(card[name])
    for name in _PARAGRAPHS:
        told = card.get(name, ())  # an older catalogue has no asides
        card[name] = tuple(Paragraph(text, _to_source(s)) for text, s in told)
    card["findings"] = tuple(Finding(d, text, _to_source(s)) for d, text, s in card["findings"])
    card["observations"] = tuple(
        Observation(heading, text, _to_source(s)) for heading, text, s in card["observations"]
    )
    card["components"] = tuple(Component(*values) for values in card["components"])
    card["indicators"] = tuple(Indicator(*values) for values in card["indicators"])
    card["sections"] = tuple(Section(*values) for values in card["sections"])
    card["problems"] = _to_problems(card["problems"])
    return Ficha(book=book, **card)


def encode_problems(problems: Iterable[Problem]) -> str:
    """Problems as JSON."""
    return json.dumps(_problems(problems), ensure_ascii=False)


def decode_problems(text: str) -> tuple[Problem, ...]:
    """The problems that `encode_problems` wrote."""
    return _to_problems(json.loads(text))


FIGURE_COLUMNS = (
    "concept, year, item, printed, value, unit, price_year, missing, "
    "page, line, start, stop, text, box"
)


def figure_row(figure: Figure) -> tuple[Any, ...]:
    """The values of FIGURE_COLUMNS."""
    q, s = figure.quantity, figure.source
    amount = (str(q.value), q.unit, q.price_year) if q else (None, None, None)
    return (
        *(figure.concept, figure.year, figure.item, figure.printed),
        *amount,
        figure.missing,
        *(s.page, s.line, s.start, s.end, s.text, _box(s.box)),
    )


def to_figure(document: str, row: tuple[Any, ...]) -> Figure:
    """The figure of a document that `figure_row` wrote."""
    concept, year, item, printed, value, unit, price_year, missing, *place = row
    quantity = None if value is None else Quantity(Decimal(value), unit, price_year)
    return Figure(concept, year, item, printed, quantity, missing, _placed(document, place))


PASSAGE_COLUMNS = "section, text, page, line, start, stop, source_text, box"


def passage_row(passage: Passage) -> tuple[Any, ...]:
    """The values of PASSAGE_COLUMNS."""
    s = passage.source
    place = (s.page, s.line, s.start, s.end, s.text, _box(s.box))
    return (passage.section, passage.text, *place)


def to_passage(document: str, row: tuple[Any, ...]) -> Passage:
    """The passage of a document that `passage_row` wrote."""
    section, text, *place = row
    return Passage(section, text, _placed(document, place))


def _placed(document: str, place: list[Any]) -> Source:
    page, line, start, end, text, box = place
    return Source(document, page, line, start, end, text, _to_box(box))


def _box(box: Box | None) -> str | None:
    return None if box is None else json.dumps([box.left, box.top, box.right, box.bottom])


def _to_box(text: str | None) -> Box | None:
    return None if text is None else Box(*json.loads(text))


def _source(s: Source) -> list[Any]:
    return [s.document, s.page, s.line, s.start, s.end, s.text, _box(s.box)]


def _to_source(values: list[Any]) -> Source:
    document, *place = values
    return _placed(document, place)


def _problems(problems: Iterable[Problem]) -> list[Any]:
    return [[p.message, _source(p.source)] for p in problems]


def _to_problems(values: list[Any]) -> tuple[Problem, ...]:
    return tuple(Problem(message, _to_source(source)) for message, source in values)


def _flat(record: Component | Indicator | Section) -> list[Any]:
    return [getattr(record, field.name) for field in fields(record)]
