"""Ficha → Subject: a ficha as the calculators take it, who know figures and prose, no documents."""

from calc.subject import Statement, Subject
from ingest.ficha import Ficha


def subject_of(ficha: Ficha) -> Subject:
    """What the calculators need of a ficha: its book, its findings, its prose with figures."""
    prose = (*ficha.target_population, *ficha.served_population)
    remarks = tuple((observation.text, observation.source) for observation in ficha.observations)
    return Subject(
        program=ficha.program,
        year=ficha.year,
        price_year=ficha.price_year,
        book=ficha.book,
        findings=tuple(Statement(f.dimension, f.text, f.source) for f in ficha.findings),
        prose=tuple((paragraph.text, paragraph.source) for paragraph in prose) + remarks,
        asides=tuple((paragraph.text, paragraph.source) for paragraph in ficha.asides),
        unread=tuple(problem.source for problem in ficha.problems),
        served=ficha.target_population[0].text if ficha.target_population else "",
        units=tuple((c.name, c.unit) for c in ficha.components if c.unit is not None),
    )
