"""Two or three questions that make sense next."""

from qa.data import read_data
from qa.saying.asking import Ask


def next_questions(ask: Ask, concept: str, year: int) -> tuple[str, ...]:
    """Questions that make sense after one about a concept in a year, never the one just asked."""
    table = read_data("suggestions")
    written = table.get(concept, table["default"])["next"]
    filled = [str(q).format(year=year, before=year - 1) for q in written]
    return tuple(q for q in filled if q != ask.question.text)[:3]
