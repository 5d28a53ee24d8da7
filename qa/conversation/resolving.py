"""Which programme and which of its fichas a message is about, where no name tells it.

Promise: a programme is taken only where nothing else loaded fits; else the choices are given.
"""

from qa.answers.compose import count_parts, listed
from qa.answers.evidence import Found, covered_years, value
from qa.language.words import stem
from qa.programmes.choosing import Choice
from qa.programmes.shelf import Programme, Shelf, View
from qa.saying.asking import Draft
from qa.understanding.question import Question, understand

_FEW = 12
_MOST_CHOICES = 5


def only_one(text: str, shelf: Shelf) -> tuple[Programme, ...]:
    """The only programme that has the row asked for."""
    having = []
    for programme in shelf.programmes[:_FEW]:
        view = shelf.view(programme.latest.document)
        question = understand(text, view)
        rows = [i for i in question.items if i.present and i.kind != "subtitulo"]
        if rows and all(i.present for i in question.items) and question.concepts:
            years = question.period.years or (view.ficha.year,)
            found = [
                value(view.ficha, c, y, i.name)
                for c in question.concepts
                for y in years
                for i in rows
            ]
            if any(isinstance(f, Found) for f in found):
                having.append(programme)
    return tuple(having) if len(having) == 1 else ()


def of_a_row(
    text: str, choice: Choice, shelf: Shelf, spoken_of: Programme | None
) -> Programme | None:
    """The programme that has the row which the word of another's name is part of.

    "Formación de monitores" is a component of one programme, though another is called "Formación
    en Oficios": where one word alone told that other, the row tells more.
    """
    if len(choice.programmes) != 1 or not 1 < len(shelf.programmes) <= _FEW:
        return None
    named = choice.programmes[0]
    having = []
    for programme in shelf.programmes:
        question = understand(text, shelf.view(programme.latest.document))
        said = {i: stem(w) for i, w in enumerate(question.reading.known)}
        hit = {i for i, s in said.items() if s in choice.stems}
        if len({said[i] for i in hit}) != 1 or len(shelf.stems[named.key]) < _TWO_WORDS:
            return None
        rows = (i for i in question.items if i.present and i.kind in ("componente", "indicador"))
        if any(len(r.taken) >= _TWO_WORDS and r.taken & hit for r in rows):
            having.append(programme)
    if named in having:
        return None
    if spoken_of in having:
        return spoken_of
    return having[0] if len(having) == 1 else None


_TWO_WORDS = 2


def choices(text: str, programmes: tuple[Programme, ...]) -> Draft:
    """Several programmes fit: which one is meant?"""
    names = [f"«{p.title}»" for p in programmes[:_MOST_CHOICES]]
    more = len(programmes) - len(names)
    shown = listed(names, "o") if not more else ", ".join(names) + f" u otro ({more} más)"
    suggestions = tuple(
        f"{text.strip().rstrip('?')} en el programa {p.title}?" for p in programmes[:3]
    )
    return Draft(
        count_parts(f"Hay varios programas cargados y la pregunta no dice de cuál: ¿{shown}?"),
        "ambiguous",
        suggestions=suggestions,
    )


def unknown(topic: str) -> Draft:
    """No ficha speaks of what the question is about."""
    return Draft(
        (f"Ninguna de las fichas cargadas trata de «{topic}».",),
        "not_found",
        suggestions=("¿Qué fichas están cargadas?", "¿Qué puedo preguntar?"),
    )


def explained(text: str, shelf: Shelf) -> frozenset[int]:
    """The words of a question that a concept, a year or a region explains, whatever the ficha."""
    view = shelf.view(shelf.programmes[0].latest.document)
    return understand(text, view).taken


def ficha_of_year(question: Question, programme: Programme, view: View, shelf: Shelf) -> View:
    """The ficha of the programme that covers the years asked.

    It is the one named by its year ("la ficha 2022"), else the newest that covers them, else
    the newest.
    """
    years = question.period.years
    if len(programme.cards) == 1 or not years:
        return view
    text = question.reading.text
    for card in programme.cards:
        if any(f"ficha {of}{card.year}" in text for of in ("", "de ", "del ")):
            return shelf.view(card.document)
    of_prose = not question.concepts or question.means("hallazgo")
    if of_prose or not {"quien", "quienes"}.isdisjoint(question.reading.known):
        # What is told in words of a year is told by the ficha of that year.
        own = next((c for c in programme.cards if c.year == years[-1]), None)
        if own is not None:
            return shelf.view(own.document)
    for card in programme.cards:
        if set(years) <= set(covered_years(shelf.ficha(card.document))):
            return shelf.view(card.document)
    return view
