"""Whether somebody named is among those who carry the programme out: "¿está Peñalolén?".

Promise: no only where the ficha names those of that kind; the institution that answers for the
programme is never denied, and of those whom the ficha only counts nothing is said.
"""

import re
from functools import cache

from calc.figure import fold
from qa.answers.compose import Part
from qa.data import read_data
from qa.kinds.prose import executors
from qa.kinds.prose.executors import TOWNS
from qa.language.lexicon import is_spanish
from qa.language.senses import function_words
from qa.language.words import stem
from qa.named.regions import region_of
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import Quote, cite, clean
from qa.text.doers import Doers, doers_of

_OTHER_WAYS = ("porque", "significar", "hallazgo", "indicador", "listar", "calcular", "cuantos_")
_SHORTEST = 3
"""Letters that an acronym has at least."""


def answer(ask: Ask) -> Draft | None:
    """Yes with the sentence, no with those who are named; None where no one is asked after."""
    question = ask.question
    known = question.reading.known
    if question.any_of(*_OTHER_WAYS) or question.inherited:
        return None
    lists = doers_of(ask.shelf, ask.ficha)
    at = executors.noun_at(ask, lists)
    if at is None or not executors.OPENERS.isdisjoint((*known[:at], *known[-1:])):
        return None
    if executors.of_something_of_theirs(ask, at):
        return None
    rest = _name_words(ask, at)
    if not rest or any(word[0].isdigit() for word in rest):
        return None
    kinds = executors.kinds_of(ask, at, lists)
    best = max(lists, key=lambda one: len(one.of(kinds)), default=None)
    if best is not None and (told := _named(ask, best, kinds, {stem(w) for w in rest})):
        return told
    if not all(_is_name(ask, word) for word in rest):
        return None
    name = _as_asked(ask, [known[at], *rest] if known[at] not in _BARE else rest)
    if (own := of_its_types(ask, rest) or of_its_office(ask, name)) is not None:
        return own
    return _uncounted(ask, kinds, rest) or _left_out(ask, best, kinds, _as_asked(ask, rest))


_BARE = frozenset("ejecutor ejecutora ejecutores ejecutoras implementador implementadora".split())


def _name_words(ask: Ask, at: int) -> list[str]:
    """The words of the name: those that say nothing else, and those written with a capital."""
    reading = ask.question.reading
    left = [w for w in executors.words_left(ask, at) if not executors.describes(ask, w)]
    town = next((t for t in _towns() if f" {t} " in f" {reading.text} "), "")
    proper = {
        known
        for i, (asked, known) in enumerate(zip(reading.asked, reading.known, strict=True))
        if i > 0
        and i != at
        and known not in function_words()
        and ask.question.text[asked.start].isupper()
    }
    return [w for w in reading.known if w in {*left, *town.split(), *proper}]


@cache
def _towns() -> tuple[str, ...]:
    """The names of the comunas, the longest first."""
    names = fold(", ".join(read_data("comunas").values())).split(", ")
    return tuple(sorted(names, key=lambda name: -len(name)))


def _named(ask: Ask, best: Doers, kinds: frozenset[str], asked: set[str]) -> Draft | None:
    """Yes with the sentence that names it; the words of its type may be said too."""
    types = re.split(r"[;,()]| y ", fold(ask.ficha.executors or ""))
    for doer in best.of(kinds):
        own = {stem(w) for w in fold(doer.name).split()}
        of_type = ([stem(w) for w in re.findall(r"\w+", t)] for t in types)
        if asked & own and asked <= own.union(*(t for t in of_type if doer.kind in t[:1])):
            text = f"Sí, {_ficha(ask)} nombra a «{doer.name}»: «{clean(best.line.text)}»"
            return _draft((f"{text}{executors.at_place(best)}",), best)
    return None


def of_its_types(ask: Ask, rest: list[str]) -> Draft | None:
    """Yes where the field of the ficha on who may carry it out holds the name."""
    said: set[str] = set()
    for piece in re.split(r"[;,]", ask.ficha.executors or ""):
        said |= {fold(w) for w in re.findall(r"\w+", piece)[1:] if w[0].isupper()}
    if not rest or not all(word in said for word in rest):
        return None
    return _of_field(ask, f"Sí: {_ficha(ask)} dice que lo ejecutan: ")


def of_its_office(ask: Ask, name: str) -> Draft | None:
    """That the institution named answers for the programme, by its name or its acronym."""
    words = [w for w in re.findall(r"\w+", fold(name)) if w not in function_words()]
    for office in (ask.ficha.service, ask.ficha.ministry):
        own = [w for w in re.findall(r"\w+", fold(office or "")) if w not in function_words()]
        whole = bool(own) and {stem(w) for w in words} == {stem(w) for w in own}
        if whole or (len(words) == 1 and len(words[0]) >= _SHORTEST and _spells(words[0], own)):
            said = f"«{name}» es la institución responsable del programa. Los ejecutores, según "
            return _of_field(ask, f"{said}{_ficha(ask)}: ")
    return None


def _spells(acronym: str, names: list[str]) -> bool:
    """Whether an acronym is made of the beginnings of each of the names, in their order."""
    if not names or not acronym:
        return not names and not acronym
    first, rest = names[0], names[1:]
    sizes = range(1, min(len(first), len(acronym)) + 1)
    return any(acronym[:n] == first[:n] and _spells(acronym[n:], rest) for n in sizes)


def _of_field(ask: Ask, opening: str) -> Draft | None:
    field = ask.ficha.executors
    if not field:
        return None
    hits = ask.shelf.search("ejecutores", 2, [ask.ficha.document], ("Antecedentes",))
    return Draft((f"{opening}«{clean(field)}».",), passages=hits[:1], suggestions=_NEXT)


def _uncounted(ask: Ask, kinds: frozenset[str], rest: list[str]) -> Draft | None:
    """That those of the kind are only counted: "112 municipalidades", of which none is named."""
    wanted = kinds or (TOWNS if " ".join(rest) in _towns() else frozenset())
    named = {d.kind for one in doers_of(ask.shelf, ask.ficha) for d in one.doers}
    if not wanted or wanted & named:
        return None
    line = executors.counting_line(ask, wanted)
    if line is None:
        return None
    told = f"{ask.opening}La ficha no las nombra a todas, así que no dice si "
    told += f"«{_as_asked(ask, rest)}» está entre ellas. Lo que dice es: "
    said = (told, *cite(Quote(line.text, line.hit, 1.0)), ".")
    return Draft(said, "not_found", (line.hit,), _NEXT)


def _left_out(ask: Ask, best: Doers | None, kinds: frozenset[str], name: str) -> Draft | None:
    """No, with all of that kind who are named."""
    doers = best.of(kinds) if best is not None else ()
    if best is None or len(doers) < _SEVERAL:
        return None
    parts: list[Part] = [f"No: {_ficha(ask)} nombra a ", *executors.grouped(best, doers)]
    parts.append(f", y «{name}» no está en esa lista")
    return _draft((*parts, executors.at_place(best)), best)


_SEVERAL = 2


def _ficha(ask: Ask) -> str:
    return f"la ficha de «{ask.view.title}»" if ask.crowd else "la ficha"


def _draft(parts: tuple[Part, ...], best: Doers) -> Draft:
    return Draft(parts, passages=(best.line.hit,), suggestions=_NEXT)


def _is_name(ask: Ask, word: str) -> bool:
    """Whether a word may be a name: written so, a region, a comuna, or no word of Spanish."""
    spans = zip(ask.question.reading.asked, ask.question.reading.known, strict=True)
    written = next((ask.question.text[a.start : a.end] for a, k in spans if k == word), "")
    return bool(
        written[:1].isupper()
        or region_of(word) is not None
        or any(word in town.split() for town in _towns())
        or not is_spanish(word)
    )


def _as_asked(ask: Ask, rest: list[str]) -> str:
    """The words as the question writes them, from the first of them to the last."""
    pairs = zip(ask.question.reading.asked, ask.question.reading.known, strict=True)
    spans = [(a.start, a.end) for a, known in pairs if known in rest]
    return ask.question.text[min(s for s, _ in spans) : max(e for _, e in spans)]


_NEXT = (
    "¿Quiénes ejecutan el programa?",
    "¿En qué regiones se ejecuta?",
    "¿Cuánto se gastó en cada región?",
)
