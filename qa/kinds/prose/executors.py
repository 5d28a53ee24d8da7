"""Who carries the programme out, by name: named, counted, and whether somebody is among them.

Promise: only names that one sentence of the ficha lists; of a noun with which the ficha itself
tells a number ("38 organismos") nothing is counted here.
"""

import re
from collections.abc import Sequence

from calc.figure import fold
from qa.answers.compose import Part, counted, listed
from qa.data import read_data
from qa.language.likeness import KIN, likeness
from qa.language.senses import neutral_words
from qa.language.words import stem
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import Quote, cite, clean, place
from qa.text.counts import counts_in
from qa.text.doers import (
    PLACES,
    Doer,
    Doers,
    doers_of,
    institutions,
    noun_of,
    public_kinds,
)
from qa.text.lines import Line, lines_of, said_in
from qa.understanding.heads import heads_of

_ALL = frozenset(
    stem(w)
    for w in "ejecutores ejecutoras instituciones entidades organismos organizaciones".split()
)
"""Nouns for whoever carries a programme out."""

_PRIVATE = frozenset((stem("privados"), stem("privadas")))
_OWNED = frozenset((stem("publicos"), stem("publicas"), *_PRIVATE))
TOWNS = frozenset((stem("municipalidad"), stem("municipio")))
OPENERS = frozenset("que cual cuales cuantos cuantas quien quienes cuando donde cuanto por".split())
_WHICH = frozenset("que cual cuales cuantos cuantas".split())
_DOING = re.compile(
    r"(?:ejecut|particip|implement|trabaj|integr|conform|compon|colabor|nombr|mencion|list|enumer)"
    r"|(?:fines|lucro|son|hay|distint\w+|actu\w+|operador\w*|nomina)$"
)
_CARRIES_OUT = re.compile(r"\b(?:no )?(?:ejecut(?!iv)|implement)")
_OTHER_WAYS = (
    "porque",
    "maximo",
    "minimo",
    "significar",
    "hallazgo",
    "subir",
    "bajar",
    "indicador",
)
_OFFERED = re.compile(r"\bservicios? (?:que )?(?:se )?(?:ofrec|entreg|prest|brind|dan?\b|inclu)")
"""What is given, and no institution."""

_EACH = frozenset("gasto gastaron cada una plata recibio recibieron cuanto costo fue".split())


def answer(ask: Ask) -> Draft | None:
    """The names, their count or the verdict; None where no such thing is asked or told."""
    question = ask.question
    known = question.reading.known
    if question.any_of(*_OTHER_WAYS) or question.inherited:
        return None
    if (beside := _beside_the_service(ask)) is not None:
        return beside
    lists = doers_of(ask.shelf, ask.ficha)
    at = noun_at(ask, lists)
    if at is None or of_something_of_theirs(ask, at):
        return None
    kinds = kinds_of(ask, at, lists)
    best = max(lists, key=lambda one: len(one.of(kinds)), default=None)
    rest = words_left(ask, at)
    whether = OPENERS.isdisjoint((*known[:at], *known[-1:]))
    whether = whether and not question.means("listar")
    if rest and not whether and _of_a_type(ask, rest) and (told := named(ask)) is not None:
        return drafted(ask, ("la ficha ", *told[0]), told[1])
    if rest or (question.means("cuantos_") and told_by_number(ask, known[at])):
        return None
    if not _asks_for_them(ask, at):
        return _whether_any(ask, best, kinds) if whether else None
    if best is None or not best.of(kinds):
        return _only_counted(ask, kinds) or _none_of(ask, at, lists)
    if stem(known[at]) not in institutions() and len(best.of(kinds)) < 2:
        return None
    return _named(ask, best, kinds)


def _beside_the_service(ask: Ask) -> Draft | None:
    """All who are named, where those are asked for "aparte de la Superintendencia"."""
    text = ask.question.reading.text
    found = _BESIDE.search(text)
    if found is None or (told := named(ask)) is None:
        return None
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    if not (_RUNS.search(rest) and _THEM.search(rest)):
        return None
    parts, best = told
    return drafted(ask, ("la ficha ", *parts), best)


_BESIDE = re.compile(
    r"\b(?:(?:ademas|aparte|a parte|fuera|distint[oa]s?) del?|junto (?:al?|con))(?: (?:el|la))? "
    r"\w+|\bcon (?:el|la) \w+$"
)
_RUNS = re.compile(r"\b(?:ejecut|implement|llevan? |oper[ao]|trabaj|particip|a cargo)")
_THEM = re.compile(
    r"\b(?:quien(?:es)?|nombres?|lista|listado|nomina|que|cuales?|otr[oa]s|ejecutor|organi[sz]|instituc|"
    r"entidad)"
)


def of_something_of_theirs(ask: Ask, at: int) -> bool:
    """Whether what opens the question is a thing of theirs: "fono del Servicio de Salud"."""
    if _OFFERED.search(ask.question.reading.text):
        return True
    known = ask.question.reading.known
    heads = (i for i in heads_of(ask.question.text, ask.question.reading) if i < at)
    asking = neutral_words() | frozenset(read_data("prose")["asking"].split())
    return any(known[i] not in asking and known[i + 1] in ("de", "del") for i in heads)


def named(ask: Ask) -> tuple[tuple[Part, ...], Doers] | None:
    """The sentence that names all who carry the programme out, with their count; None without."""
    lists = doers_of(ask.shelf, ask.ficha)
    best = max(lists, key=lambda one: len(one.of(frozenset())), default=None)
    if best is None or len(best.of(frozenset())) < 2:
        return None
    return _told(best, best.of(frozenset())), best


def noun_at(ask: Ask, lists: Sequence[Doers]) -> int | None:
    """The place of the noun that the question asks for; None where it has none, or it is served."""
    known = ask.question.reading.known
    called = frozenset[str]().union(*(one.called for one in lists))
    nouns = _ALL | institutions() | called | _PRIVATE
    kinds = {d.kind for one in lists for d in one.doers}
    at = next(
        (i for i, w in enumerate(known) if stem(w) in nouns | kinds and w not in OPENERS), None
    )
    if at is None or (ask.crowd and stem(known[at]) in ask.shelf.stems.get(ask.programme.key, ())):
        return None
    units = {stem(w) for c in ask.ficha.components for w in fold(c.unit or "").split()}
    served = stem(known[at]) in ask.view.people | units
    if served and not _CARRIES_OUT.search(ask.question.reading.text):
        return None
    return at


def kinds_of(ask: Ask, at: int, lists: Sequence[Doers]) -> frozenset[str]:
    """The kinds that the noun asks for; none for all."""
    known = ask.question.reading.known
    noun = stem(known[at])
    found = {d.kind for one in lists for d in one.doers} - PLACES
    private = "lucro" in known or any(stem(w) in _PRIVATE for w in known)
    if noun in _ALL | _PRIVATE or not (noun in institutions() or noun in found):
        public = any(stem(w) in _OWNED - _PRIVATE for w in known)
        if private != public:
            own = found - public_kinds() if private else found & public_kinds()
            return frozenset(own or {noun})
        return frozenset()
    if noun in PLACES:
        places = PLACES if any(d.kind in PLACES for one in lists for d in one.doers) else TOWNS
        return frozenset(places)
    return TOWNS if noun in TOWNS else frozenset((noun,))


def words_left(ask: Ask, at: int) -> list[str]:
    """The words that say more than that those are asked for who carry the programme out."""
    known = ask.question.reading.known
    each = _EACH if {"cada", "cuanto"} & set(known) else frozenset[str]()
    own = ask.view.name if ask.crowd else frozenset[str]()
    return [
        w
        for i, w in enumerate(known)
        if i != at
        and i not in ask.question.period.taken
        and w not in neutral_words() | each
        and not (_DOING.match(w) or stem(w) in _OWNED | _ALL | own)
        and not (i == at + 1 and stem(w) not in ask.view.people and describes(ask, w))
    ]


def _of_a_type(ask: Ask, rest: list[str]) -> bool:
    """Whether the words are of a type of executor that the ficha lists: "de regantes"."""
    types = said_in(ask.ficha.executors or "")
    told = _CARRIES_OUT.search(ask.question.reading.text) is not None
    return told and all(any(likeness(w, t) >= KIN for t in types) for w in rest)


def describes(ask: Ask, word: str) -> bool:
    """Whether a word is of what the ficha calls them: "Agencias Implementadoras"."""
    lists = doers_of(ask.shelf, ask.ficha)
    return any(stem(word) in one.called for one in lists)


def _asks_for_them(ask: Ask, at: int) -> bool:
    """Whether the noun is asked for in the plural: counted, listed, or all that is said."""
    known = ask.question.reading.known
    if not known[at].endswith("s"):
        return False
    before = set(known[max(0, at - 3) : at])
    return bool(
        before & _WHICH
        or ask.question.any_of("cuantos_", "listar")
        or not any(w not in _LEADING_TO for w in known[:at])
    )


_LEADING_TO = frozenset(
    """y e o las los el la lista listado nomina detalle nombre nombres cuales son de con otras otros
    demas dame dime me falta faltan todas todos""".split()
)
"""What may stand before the noun where it alone is asked for: "nombre de las organizaciones"."""


def told_by_number(ask: Ask, noun: str) -> bool:
    """Whether the ficha's text tells how many there are: "148 radios"."""
    return not _CARRIES_OUT.search(ask.question.reading.text) and any(
        count.nouns and stem(count.nouns[0]) == stem(noun)
        for line in lines_of(ask.shelf, ask.ficha.document)
        for count in counts_in(line.text)
    )


def _only_counted(ask: Ask, kinds: frozenset[str]) -> Draft | None:
    """How many there are, where what each spent is asked too, which no ficha tells."""
    line = counting_line(ask, kinds) if _asks_what_each_spent(ask) else None
    if line is None:
        return None
    parts = (f"{ask.opening}la ficha dice: ", *cite(Quote(line.text, line.hit, 1.0)), ".")
    start = say.capital(str(parts[0])) if not ask.crowd else str(parts[0])
    return Draft((start, *parts[1:], _NOT_EACH), passages=(line.hit,), suggestions=_NEXT)


def counting_line(ask: Ask, kinds: frozenset[str]) -> Line | None:
    """The sentence that counts those of a kind who carry the programme out, and names none."""
    return next(
        (
            line
            for line in lines_of(ask.shelf, ask.ficha.document)
            if _CARRIES_OUT.search(fold(line.text))
            and any(
                c.value > 1 and c.nouns and stem(c.nouns[0]) in kinds for c in counts_in(line.text)
            )
        ),
        None,
    )


def _asks_what_each_spent(ask: Ask) -> bool:
    question = ask.question
    return question.means("cuanto") and question.any_of("gastar", "dinero")


_NOT_EACH = (
    " Cuánto gastó cada una no está en la ficha: separa el gasto sólo por región, componente y "
    "subtítulo."
)


def _whether_any(ask: Ask, best: Doers | None, kinds: frozenset[str]) -> Draft | None:
    """As in "¿participa alguna universidad?"."""
    verb = any(_DOING.match(w) or w in _THERE for w in ask.question.reading.known)
    if best is None or not kinds or not best.of(kinds) or not verb:
        return None
    draft = _named(ask, best, kinds)
    first = str(draft.parts[0])
    yes = "sí" if ask.crowd else "Sí"
    return Draft(
        (f"{yes}: {first[:1].lower()}{first[1:]}", *draft.parts[1:]), passages=draft.passages
    )


_THERE = frozenset("hay hubo esta estan existe existen alguna algun".split())


def _none_of(ask: Ask, at: int, lists: Sequence[Doers]) -> Draft | None:
    """That none of that kind is named, where the ficha names others and never says the word."""
    noun = stem(ask.question.reading.known[at])
    told = [one for one in lists if len(one.of(frozenset())) > 1]
    lines = lines_of(ask.shelf, ask.ficha.document)
    said = any(noun in map(stem, x.said) for x in lines if x.section not in _OF_TYPES)
    if not told or noun not in institutions() or said:
        return None
    best = max(told, key=lambda one: len(one.of(frozenset())))
    own = noun_of(noun, plural=False)
    none = "ninguna" if own[-1] in "ad" or own.endswith("ón") else "ningún"
    first = f"la ficha no nombra {none} {own}. Sí nombra "
    draft = drafted(ask, (first, *grouped(best, best.of(frozenset())), at_place(best)), best)
    return Draft(draft.parts, "not_found", draft.passages, draft.suggestions)


_OF_TYPES = ("Antecedentes", "Complementariedades")


def at_place(best: Doers) -> str:
    """Where the sentence stands, and the end of one's own."""
    return f" ({place(best.line.hit)})."


def _named(ask: Ask, best: Doers, kinds: frozenset[str]) -> Draft:
    doers = best.of(kinds)
    if not kinds:
        return drafted(ask, ("la ficha ", *_told(best, doers)), best)
    parts: list[Part] = ["la ficha nombra "]
    if len({d.kind for d in doers} - TOWNS) > 1:
        parts += [counted(len(doers), (best.line.hit.passage.source,)), f" {noun_for(kinds)}: "]
        parts += grouped(best, doers)
    else:
        parts += [*_how_many(best, doers), f": {listed(d.name for d in doers)}"]
    parts.append(at_place(best))
    parts += [_NOT_EACH] if _asks_what_each_spent(ask) else []
    return drafted(ask, parts, best)


def _told(best: Doers, doers: Sequence[Doer]) -> tuple[Part, ...]:
    """All who are named, with their count where the sentence names everybody."""
    if not best.whole:
        return (f"lo dice así: «{clean(best.line.text)}»{at_place(best)}",)
    count = counted(len(doers), (best.line.hit.passage.source,))
    return ("nombra a ", count, ": ", *grouped(best, doers), at_place(best))


def _how_many(best: Doers, doers: Sequence[Doer]) -> tuple[Part, ...]:
    """As in "7 municipalidades" or "una universidad"."""
    one = noun_of(doers[0].kind, plural=False)
    if len(doers) == 1:
        return (f"una {one}" if one[-1] in "ad" or one.endswith("ón") else f"un {one}",)
    count = counted(len(doers), (best.line.hit.passage.source,))
    return (count, f" {noun_of(doers[0].kind, plural=True)}")


def grouped(best: Doers, doers: Sequence[Doer]) -> tuple[Part, ...]:
    """As in "7 municipalidades (Angol, …) y 2 más (Fundación …, Universidad …)"."""
    bare = [d for d in doers if stem(fold(d.name.split()[0])) != d.kind]
    kinds = dict.fromkeys(d.kind for d in bare)
    groups = [[d for d in bare if d.kind == kind] for kind in kinds]
    headed = [d for d in doers if d not in bare]
    parts: list[Part] = []
    for n, own in enumerate(groups):
        last = n == len(groups) - 1 and not headed
        parts += ["" if not n else " y " if last else ", ", *_how_many(best, own)]
        parts.append(f" ({listed(d.name for d in own)})")
    if headed:
        parts += (
            [" y ", counted(len(headed), (best.line.hit.passage.source,)), " más: "]
            if (groups and len(headed) > 1)
            else [" y " if groups else ""]
        )
        parts.append(listed(d.name for d in headed))
    return tuple(p for p in parts if p != "")


def noun_for(kinds: frozenset[str]) -> str:
    """The plural noun of the kinds asked for."""
    towns = bool(kinds) and kinds <= TOWNS
    if towns or len(kinds) == 1:
        return noun_of(stem("municipalidad") if towns else next(iter(kinds)), plural=True)
    return "instituciones públicas" if kinds <= public_kinds() else "instituciones privadas"


def drafted(ask: Ask, parts: Sequence[Part], best: Doers) -> Draft:
    """The parts with the name of the programme among several, else with a capital."""
    opening = f"En «{ask.view.title}», " if ask.crowd else ""
    first = str(parts[0])
    start = f"{opening}{first if opening else first[:1].upper() + first[1:]}"
    return Draft((start, *parts[1:]), passages=(best.line.hit,), suggestions=_NEXT)


_NEXT = (
    "¿Quiénes ejecutan el programa?",
    "¿En qué regiones se ejecuta?",
    "¿Cuánto se gastó en cada región?",
)
