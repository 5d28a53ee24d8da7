"""What the prose of several fichas says: "¿alguno menciona…?", "¿en cuáles participan…?".

Promise: a programme is named only with a sentence of its ficha that holds every word asked for and
does not deny it; notes that stand in every ficha alike are no such sentence.
"""

import re
from collections.abc import Iterable

from calc.figure import fold
from qa.across.selection import Selection
from qa.answers.compose import Part, counted
from qa.answers.types import Table
from qa.language.lexicon import is_verb
from qa.language.likeness import SAYS_THE_SAME, likeness
from qa.language.senses import Reading, function_words, neutral_words
from qa.named.years import Period
from qa.programmes.scope import Scope
from qa.programmes.selectors import Selector, superlative
from qa.programmes.shelf import Programme, Shelf
from qa.programmes.topics import served_stems, telling_words
from qa.saying.asking import Draft
from qa.saying.quoting import Quote, cite
from qa.text.lines import Line, lines_of

_PROGRAMMES = r"(?:programas?|fichas?|iniciativas?)"
_CHOOSES = (
    r"(?:algun[oa]?s?|ningun[oa]?|cual(?:es)?|quien(?:es)?|todos"
    rf"|(?:que|los|las|hay|cuantos|cuantas) (?:otr[oa]s )?{_PROGRAMMES})"
)
_SAYS = (
    r"(?:mencion\w+|nombr\w+|habl\w+|dicen?|digan?|se refieren?|cit\w+|alud\w+|aparecen?|figuran?"
    r"|trat\w+|cuentan?|senal\w+|consign\w+|reconoc\w+|declar\w+|informan?|incluy\w+)"
)
_OF = r"(?: (?:algo|nada|haber|que|tener|a|de|del|sobre|acerca|problemas?|dificultad(?:es)?))*"
_MENTIONS = re.compile(rf"\b{_CHOOSES}\b(?: \w+){{0,5}}? {_SAYS}{_OF} (?P<what>.+)")
_ABOUT = re.compile(
    rf"\b(?:cual(?:es)?|algun[oa]?s?|que {_PROGRAMMES})(?: (?:de|l[oa]s|ell[oa]s|{_PROGRAMMES}))*"
    r" (?:se ocupan?|se dedican?|se encargan?|tienen? que ver)"
    r"(?: (?:de|del|a|al|con|el|la|los|las))* (?P<what>.+)"
)
"""The same of what a programme is for, which no figure tells: "¿cuál se dedica a la pesca?"."""
_IMPLIED = re.compile(
    rf"(?:^(?:(?:los|las|lista\w*|dame|dime|de|y|muestrame|quiero|ver) )*{_PROGRAMMES}(?= con\b)"
    rf"|\b{_PROGRAMMES} que|(?:en |de |con |a )?(?:que|cuantos|cuantas) {_PROGRAMMES}"
    rf"|(?:cual|cuales)(?: de (?:ellos|ellas|todos|l[oa]s {_PROGRAMMES}))?"
    rf"|(?:hay )?(?:algun|ningun)[oa]?s?(?: {_PROGRAMMES})?(?: que)?)"
    r" (?:se |le |les |lo |la |los |las |no |ha |han )*(?P<what>[a-z]{3,} .+)"
)
_COPULAS = ("es", "son", "fue", "fueron", "era", "eran", "esta", "estan", "estuvo", "estuvieron")
_NOTES = re.compile(r"\bnotas? tecnicas?\b")
_DENIED = re.compile(r"\b(?:no|sin|ni|nunca|tampoco)\b")
_TOWN = "municip"
"""Who runs a programme with it is no "comuna", which is only a place."""

_EXTREMES = frozenset("mayor menor mayores menores".split())
_SAYS_NO = re.compile(
    r": ?no\W*$|\bno (?:se )?(?:incorpora|declara|informa|considera|contempla|aplica|corresponde)"
)
_BEFORE = 5
_MOST_QUOTED, _MOST_NAMED = 4, 12
_MOST_READ = 64
_MOST_HITS = 48
_SHORT = 3


def explicit(reading: Reading) -> tuple[str, ...]:
    """The words that fichas are asked to mention; none where no ficha is asked so."""
    found = _MENTIONS.search(reading.text) or _ABOUT.search(reading.text)
    if found is None:
        return ()
    said = found["what"].split()
    return told_words(said) or tuple(w for w in said if w not in function_words())


def implied(reading: Reading, *, sure: bool) -> tuple[str, ...]:
    """The words of what programmes do or have: "¿cuáles usan furgones?"; none of a figure.

    Where it is not `sure` that programmes are chosen, one of them must be a word of no table.
    """
    found = _IMPLIED.search(reading.text)
    if found is None or superlative(reading, frozenset()) is not None:
        return ()
    if found["what"].split()[0] in _COPULAS and not found["what"].startswith(("fue a", "fueron a")):
        return ()
    first = found["what"].split()[0]
    if not (is_verb(first) or first in function_words() | neutral_words()):
        return ()
    if first in ("hay", "existen", "existe", "tienes", "conoces"):
        return ()
    wanted = told_words(found["what"].split())
    telling = {word for _, word in telling_words(reading, frozenset())}
    telling |= {t.text for t in reading.terms if t.means("municipio")}
    nouns = [w for w in wanted if (sure or w in telling) and not is_verb(w)]
    return wanted if nouns and not served_stems(reading) else ()


def told_words(said: Iterable[str]) -> tuple[str, ...]:
    """The words of a phrase that a sentence must hold."""
    light = function_words() | neutral_words()
    return tuple(w for w in said if w.isalpha() and len(w) > _SHORT and w not in light)


def answer(
    text: str, reading: Reading, shelf: Shelf, wanted: tuple[str, ...]
) -> tuple[Draft, Selection] | None:
    """The programmes whose fichas say it, each with its sentence; None where none does."""
    programmes = shelf.programmes
    read = _read(wanted, shelf, programmes)
    told = [(p, quote) for p in read if (quote := _says(p, shelf, wanted)) is not None]
    if not told:
        return _nearest(text, reading, shelf, wanted, read)
    whole = len(programmes)
    kept = tuple(p for p, _ in told)
    says = "lo dice" if len(told) == 1 else "lo dicen"
    lead = "Sí: " if re.search(r"\b(?:algun|hay)", reading.text) else ""
    if re.search(r"\bningun", reading.text):
        lead = "No: "
    if re.search(r"\btod[oa]s\b", reading.text):
        lead = "Sí: " if len(told) == whole else "No todos: "
    one = "una" if lead else "Una"
    count = [one] if len(told) == 1 else [counted(len(told))]
    parts: list[Part] = [lead, *count, " de las ", counted(whole), f" fichas {says}. "]
    for i, (programme, quote) in enumerate(told[:_MOST_QUOTED]):
        parts += ["; " if i else "", f"«{programme.title}»: ", *cite(quote)]
    rest = [f"«{p.title}»" for p, _ in told[_MOST_QUOTED:_MOST_NAMED]]
    parts += [f"; también {', '.join(rest)}"] if rest else []
    parts.append(".")
    rows = tuple((p.title, str(p.latest.year), fold_ends(q.text)) for p, q in told)
    draft = Draft(
        [p for p in parts if p != ""],
        passages=tuple(q.hit for _, q in told[:_MOST_NAMED]),
        suggestions=("¿Qué programa gastó más?", "¿Cuáles tienen hallazgos?"),
        table=Table(("Programa", "Año", "Lo que dice la ficha"), rows),
    )
    return draft, _selection(text, reading, Scope(kept, f"sobre «{' '.join(wanted)}»"))


def _nearest(
    text: str,
    reading: Reading,
    shelf: Shelf,
    wanted: tuple[str, ...],
    programmes: tuple[Programme, ...],
) -> tuple[Draft, Selection] | None:
    """The only programme that says most of the words in one sentence, told as no more than that."""
    wanted = tuple(w for w in wanted if not is_verb(w)) or wanted
    best: dict[str, tuple[int, Programme, Line]] = {}
    for programme in programmes:
        for line in filter(_tells, lines_of(shelf, programme.latest.document)):
            held = tuple(w for w in wanted if _place(w, line) is not None)
            told = len(held) if held and not _denies(line, held) else 0
            if told > best.get(programme.key, (0,))[0]:
                best[programme.key] = (told, programme, line)
    most = max((told for told, _, _ in best.values()), default=0)
    first = [(p, line) for told, p, line in best.values() if told == most]
    if most < _TWO or most < _MOST_OF * len(wanted) or len(first) != 1:
        return None
    programme, line = first[0]
    quote = Quote(line.text, line.hit, 1.0)
    lead = f"Ninguna ficha lo dice con esas palabras; la que más se acerca es «{programme.title}»: "
    draft = Draft([lead, *cite(quote), "."], passages=(quote.hit,))
    return draft, _selection(text, reading, Scope((programme,), f"sobre «{' '.join(wanted)}»"))


_TWO, _MOST_OF = 2, 0.6
"""So many words, and so great a part of all, must stand in the nearest sentence."""


def _selection(text: str, reading: Reading, scope: Scope) -> Selection:
    chosen = Selector("which", sure=True)
    return Selection(
        text, reading, chosen, scope, (), (), (), None, Period(), (), frozenset(), None
    )


def of_none(text: str, reading: Reading) -> Selection:
    """What was understood, where no programme answers to it."""
    return _selection(text, reading, Scope(()))


def nobody(wanted: tuple[str, ...], shelf: Shelf) -> Draft:
    """No ficha says it."""
    said = " ".join(wanted)
    whole = len(shelf.programmes)
    parts: list[Part] = ["Ninguna de las ", counted(whole), f" fichas cargadas menciona «{said}»."]
    return Draft(parts, "not_found", suggestions=("¿Qué fichas están cargadas?",))


def fold_ends(sentence: str) -> str:
    """A sentence without the blanks and the full stop at its ends."""
    return sentence.strip().rstrip(".")


def _read(
    wanted: tuple[str, ...], shelf: Shelf, programmes: tuple[Programme, ...]
) -> tuple[Programme, ...]:
    """The programmes worth reading: all of a few, else those that a search finds."""
    if len(programmes) <= _MOST_READ:
        return programmes
    found = {hit.document for hit in shelf.search(" ".join(wanted), _MOST_HITS, None)}
    return tuple(p for p in programmes if p.latest.document in found)


def _says(programme: Programme, shelf: Shelf, wanted: tuple[str, ...]) -> Quote | None:
    """The first sentence of its latest ficha that holds every word."""
    nouns = tuple(w for w in wanted if not is_verb(w)) or wanted
    lines = [x for x in lines_of(shelf, programme.latest.document) if _tells(x)]
    for words in dict.fromkeys((wanted, nouns)):
        for line in lines:
            headed = all(any(likeness(w, h) >= SAYS_THE_SAME for h in line.heading) for w in words)
            said = all(_place(word, line) is not None for word in words)
            if (headed and not _says_no(line)) or (said and not _denies(line, words)):
                return Quote(line.text, line.hit, 1.0)
    return None


def _tells(line: Line) -> bool:
    return _NOTES.search(fold(line.section)) is None


def _place(word: str, line: Line) -> int | None:
    """Where a sentence says a word, or one that says the same."""
    if word.startswith(_TOWN):
        return next((i for i, w in enumerate(line.said) if w.startswith(_TOWN)), None)
    alike = (i for i, w in enumerate(line.said) if likeness(word, w) >= SAYS_THE_SAME)
    # "menores ingresos" speaks of no children: an extreme is said of what follows it.
    return next((i for i in alike if word == line.said[i] or line.said[i] not in _EXTREMES), None)


def _denies(line: Line, words: tuple[str, ...]) -> bool:
    """Whether a denial stands just before the first of the words, or a bare "no" after them."""
    if _says_no(line):
        return True
    first = min(place for word in words if (place := _place(word, line)) is not None)
    return _DENIED.search(" ".join(line.said[max(0, first - _BEFORE) : first])) is not None


def _says_no(line: Line) -> bool:
    return _SAYS_NO.search(fold(line.text)) is not None
