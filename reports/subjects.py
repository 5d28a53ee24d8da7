"""A ficha as the calculators take it: they know figures and prose, no documents."""

from calc.audit import Statement, Subject
from ingest.ficha import Ficha


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
