"""Everything that only the text of a ficha says: answered with its own sentences."""

from qa.asking import Ask, Draft
from qa.compose import Part
from qa.question import Question
from qa.quoting import Quote, best_quotes, cite, counted_noun, counts, telling
from qa.senses import read, static_speller
from qa.shelf import Shelf
from qa.words import stem
from qa.years import Period

_K = 10
ENOUGH = 0.5
"""The share of a question that a sentence must hold to be its answer."""

_SECOND = 0.85


def answer(ask: Ask) -> Draft | None:
    """The sentences that say it; None where no sentence does."""
    question = ask.question
    quotes = find(ask, question)
    if question.means("cuanto") and question.any_of("costar", "dinero", "gastar"):
        quotes = [q for q in quotes if "$" in q.text or "pesos" in q.text]
    if not quotes or quotes[0].score < ENOUGH:
        return _count_told(ask, quotes)
    return told(ask, quotes)


def _count_told(ask: Ask, quotes: list[Quote]) -> Draft | None:
    """The sentence that gives the number of what is counted, though it says little else of it."""
    noun = counted_noun(ask.question)
    fits = [q for q in quotes if noun is not None and counts(q.text, noun)]
    return told(ask, fits[:1]) if fits else None


def find(ask: Ask, question: Question) -> list[Quote]:
    """The sentences of the programme's ficha that fit the question best."""
    names = frozenset(
        stem(w)
        for w in question.reading.known
        if stem(w) in ask.shelf.stems.get(ask.programme.key, ())
    )
    wanted = telling(question, without=names if ask.crowd else frozenset())
    if not wanted:
        return []
    hits = ask.shelf.search(question.reading.text, _K, [ask.ficha.document])
    return best_quotes(wanted, hits)


def told(ask: Ask, quotes: list[Quote]) -> Draft:
    """A draft that quotes the best sentence, and a second one where it says as much."""
    best = quotes[0]
    chosen = [
        best,
        *(q for q in quotes[1:2] if q.score >= best.score * _SECOND and q.score >= ENOUGH),
    ]
    opening = f"La ficha de «{ask.view.title}» dice: " if ask.crowd else "La ficha dice: "
    parts: list[Part] = [opening]
    for i, quote in enumerate(chosen):
        parts.extend(("; y también: ",) if i else ())
        parts.extend(cite(quote))
    parts.append(".")
    hits = tuple(dict.fromkeys([q.hit for q in chosen] + [q.hit for q in quotes[:4]]))[:4]
    return Draft(parts, passages=hits, suggestions=_NEXT)


def of_documents(text: str, shelf: Shelf) -> Draft | None:
    """An answer from documents that are no fichas, where nothing else is loaded."""
    if not shelf.others:
        return None
    reading = read(text, (static_speller(),))
    question = Question(text, reading, (), (), Period(), (), frozenset(), ())
    hits = shelf.search(reading.text, _K, [card.document for card in shelf.others])
    quotes = best_quotes(telling(question), hits, tables=True)
    if not quotes or quotes[0].score < ENOUGH:
        return Draft(("Los documentos cargados no dicen nada de eso.",), "not_found")
    name = next(c.name for c in shelf.others if c.document == quotes[0].hit.document)
    return Draft((f"El documento «{name}» dice: ", *cite(quotes[0]), "."), passages=hits[:4])


_NEXT = (
    "Resume el programa en simple",
    "¿Qué hallazgos tiene el programa?",
    "¿Quiénes lo ejecutan?",
)
