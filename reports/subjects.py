"""Fichas as the calculators take them: they know figures and prose, no documents."""

from collections.abc import Sequence

from calc.audit import Statement, Subject
from ingest.ficha import Ficha
from vectorstore import Library


def audit_subject(ficha: Ficha) -> Subject:
    """What the audit needs of a ficha: its book, its findings, and the prose that names figures."""
    prose = (*ficha.target_population, *ficha.served_population)
    remarks = tuple((observation.text, observation.source) for observation in ficha.observations)
    return Subject(
        program=ficha.program,
        year=ficha.year,
        price_year=ficha.price_year,
        book=ficha.book,
        findings=tuple(Statement(f.dimension, f.text, f.source) for f in ficha.findings),
        prose=tuple((paragraph.text, paragraph.source) for paragraph in prose) + remarks,
        unread=tuple(problem.source for problem in ficha.problems),
    )


def subjects(library: Library, documents: Sequence[str] | None = None) -> tuple[Subject, ...]:
    """All fichas of a library, or those among the documents (ids) that are fichas."""
    ids = [card.document for card in library.cards() if card.kind == "ficha"]
    found = (library.ficha(id_) for id_ in ids if documents is None or id_ in documents)
    return tuple(audit_subject(ficha) for ficha in found if ficha is not None)
