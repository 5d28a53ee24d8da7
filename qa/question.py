"""A question, understood: what it asks about, of which year and rows, and how.

Promise: understanding is deterministic and shows its work: the words that named each thing, and
the words that nothing here knows (`strangers`), which an answer may not pass over.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from calc.concepts import vocabulary
from qa.data import read_data
from qa.items import in_full, read_items
from qa.patterns import Named, concept_phrases, named_concepts
from qa.row import Item
from qa.senses import Reading, Term, neutral_words, read, static_speller
from qa.shelf import View
from qa.strangers import is_told, strangers_of
from qa.words import stem
from qa.years import Period, read_period

_CHANGES = frozenset(("subir", "bajar", "cambiar"))
_OF_COMPONENTS = frozenset(
    """gasto_componente produccion_componente gasto_unitario_componente poblacion_beneficiada
    presupuesto_inicial""".split()
)
_KINDS = ("region", "componente", "subtitulo")
_COUNTABLE = frozenset(
    """persona componente region subtitulo indicador municipio hallazgo programa ficha dinero puntos
    observacion produccion ods evaluar nota_ numero_ implementar quien""".split()
)
_QUANTITIES = (
    "cuanto",
    "cuantos_",
    "porcentaje",
    "dinero",
    "gastar",
    "costar",
    "persona",
    "produccion",
)
_INTERROGATIVES = frozenset("que cual cuales quien quienes como cuando donde".split())


@dataclass(frozen=True, slots=True)
class Question:
    """What a question asks.

    `concepts` are ids of the vocabulary in the order asked, already those of the rows named
    ("gasto" with a region is `gasto_region`). `cues` are the senses of its words: how it asks.
    `strangers` are words that restrict the question and that neither the vocabulary nor the
    tables of the ficha know. `inherited` says what was taken from the question before.
    """

    text: str
    reading: Reading
    concepts: tuple[str, ...]
    named: tuple[Named, ...]
    period: Period
    items: tuple[Item, ...]
    cues: frozenset[str]
    strangers: tuple[str, ...]
    inherited: tuple[str, ...] = ()

    def means(self, *senses: str) -> bool:
        """Whether it means all of the senses."""
        return self.cues.issuperset(senses)

    def any_of(self, *senses: str) -> bool:
        """Whether it means one of the senses."""
        return not self.cues.isdisjoint(senses)

    def says(self, *phrases: str) -> bool:
        """Whether the corrected words hold one of the phrases, word by word."""
        text = f" {self.reading.text} "
        return any(f" {phrase} " in text for phrase in phrases)

    def items_of(self, kind: str) -> tuple[Item, ...]:
        """The rows of a kind that it names."""
        return tuple(item for item in self.items if item.kind == kind)

    @property
    def quantified(self) -> bool:
        """Whether it asks for a figure: it names one, says how much, or asks in no words."""
        named_row = any(i.kind == "indicador" for i in self.items)
        if self.named or named_row or self.any_of(*_QUANTITIES):
            return True
        return bool(self.items) and _INTERROGATIVES.isdisjoint(self.reading.known)

    def leftover(self, known: frozenset[str]) -> frozenset[str]:
        """The stems of words that no row or concept took and that `known` does not hold."""
        taken = self.taken
        return frozenset(
            stem(t.text)
            for t in self.reading.terms
            if t.plain
            and t.first not in taken
            and t.text.isalpha()
            and t.text not in neutral_words()
            and stem(t.text) not in known
        )

    @property
    def interrogates(self) -> bool:
        """Whether it asks with a question word."""
        return not (_INTERROGATIVES | {"cuanto", "cuanta"}).isdisjoint(self.reading.known)

    @property
    def taken(self) -> frozenset[int]:
        """The indexes of the words that named a year, a row or a concept."""
        terms = (t for n in self.named for t in n.terms)
        rows = (item.taken for item in self.items)
        own = frozenset(i for t in terms for i in range(t.first, t.last + 1))
        return own.union(self.period.taken, *rows)


def understand(
    text: str, view: View, names: frozenset[str] = frozenset(), *, crowd: bool = False
) -> Question:
    """Understand a question about a ficha.

    `names` are stems of its words that name the programme. Among several (`crowd`) a name of two
    words or more is nothing but a name: its words are no rows and no people.
    """
    spelt = read(text, (static_speller(), view.speller))
    only_names = names if crowd and len(names) > 1 else frozenset[str]()
    reading = with_people(spelt, view.people, only_names)
    whole = in_full(reading, view.ficha)
    period = read_period(
        reading, view.ficha.year, frozenset[int]().union(*(i.taken for i in whole))
    )
    found = read_items(reading, view.ficha, view.people | view.name, only_names)
    items = tuple(i for i in found if not _is_year(i, period))
    strong = [t for t in reading.terms if any(t.first in i.taken for i in items if i.weight >= 1.5)]
    named = named_concepts(reading, strong)
    named = (*named, *second_halves(reading, named))
    items = _firm(items, named, reading, view)
    of_rows = {t.first for t in strong}
    cues = frozenset(s for t in reading.terms if t.first not in of_rows for s in t.senses)
    concepts = settled(concepts_of(named, items, cues), items, view)
    strangers = strangers_of(reading, named, items, period, view, names)
    return Question(text, reading, concepts, named, period, items, cues, strangers)


def with_people(reading: Reading, people: frozenset[str], names: frozenset[str]) -> Reading:
    """The reading with the nouns of those whom the programme serves read as people.

    So "hogares" or "medios", and "por hogar" is what each of them costs; words that are `names`
    mean nothing.
    """
    some = read_data("synonyms")["only_some"]
    terms = []
    for term in reading.terms:
        all_of_them = term.senses & people and term.text not in some
        senses = term.senses | {"persona"} if all_of_them else term.senses
        before = reading.known[term.first - 1] if term.first else ""
        if stem(term.text) in names and before not in ("cuantos", "cuantas"):
            senses = frozenset({stem(term.text)})
        if "persona" in senses and before in ("por", "cada"):
            senses |= {"por_persona"}
        if term.first == 0 and term.text == "no":
            continue
        plain = term.plain and "persona" not in senses
        terms.append(Term(senses, term.text, term.first, term.last, term.part, plain=plain))
    return Reading(reading.asked, reading.known, tuple(terms))


def _firm(
    items: tuple[Item, ...], named: tuple[Named, ...], reading: Reading, view: View
) -> tuple[Item, ...]:
    """The rows named without doubt.

    An indicator named by one of its words is meant only where the question names nothing else.
    """
    taken = frozenset[int]().union(*(i.taken for i in items))
    more = (t for t in reading.terms if t.first not in taken and t.plain)
    others = (
        any(n.weight >= 1 for n in named)
        or any(i.kind != "indicador" for i in items)
        or any(is_told(t.text, view) and t.text not in neutral_words() for t in more)
    )
    return tuple(i for i in items if i.kind != "indicador" or i.weight >= 1.5 or not others)


def specialised(concept: str, kind: str | None, *, part: bool) -> str:
    """The concept that a concept means with a row of that kind, as a part where asked so."""
    table = read_data("rows")
    rows = table["rows"].get(kind, {}) if kind else {}
    found = rows.get(concept, concept)
    return str(table["parts"].get(found, found)) if part else str(found)


def concepts_of(
    named: tuple[Named, ...], items: tuple[Item, ...], cues: frozenset[str]
) -> tuple[str, ...]:
    """The concepts asked for, as those of the rows named with them."""
    part = "porcentaje" in cues and cues.isdisjoint(_CHANGES)
    asked: list[str] = []
    for name in (n for n in named if _asked_for(n, named)):
        kind = next((i.kind for i in items if _row_fits(name.concept, i.kind)), None)
        if not items and "cada_" in cues:
            kind = next((k for k in _KINDS if k in cues and _row_fits(name.concept, k)), None)
        in_name = any(t.means("porcentaje") for t in name.terms)
        concept = specialised(name.concept, kind, part=part and not in_name)
        if concept == "gasto_componente" and not items and _all_together(cues):
            concept = "total_gastos_componentes"
        asked.append(_of_unit(concept, items, cues))
    best = max((n.weight for n in named), default=0.0)
    if items and (not asked or (best < 1.5 and _stands_alone(items[0], named))):
        asked = []
        asked.append(_of_unit(_alone(items[0].kind, cues, part=part), items, cues))
    return tuple(dict.fromkeys(asked))


def _all_together(cues: frozenset[str]) -> bool:
    """As in "el gasto en componentes": all of them, and not one by one."""
    return "componentes_" in cues and cues.isdisjoint({"cada_", "desglose_", "cambiar", "listar"})


def settled(concepts: tuple[str, ...], items: tuple[Item, ...], view: View) -> tuple[str, ...]:
    """The concepts with an indicator's own one: its name tells in which of the two tables it is."""
    names = [i.name for i in items if i.kind == "indicador" and i.present]
    tables = ("indicador_proposito", "indicador_complementario")
    own = [t for t in tables if names and view.ficha.book.find(t, None, names[0])] or [tables[0]]
    found: list[str] = []
    for concept in concepts:
        generic = concept == "indicador" or (names and concept in tables)
        found.extend(own if generic else [concept])
    return tuple(dict.fromkeys(found))


def _stands_alone(item: Item, named: tuple[Named, ...]) -> bool:
    """Whether a row named in full is what is asked for, since no concept named has such rows."""
    return (
        item.weight >= 2
        and item.kind == "indicador"
        and not any(_row_fits(n.concept, item.kind) for n in named)
    )


def _of_unit(concept: str, items: tuple[Item, ...], cues: frozenset[str]) -> str:
    """What is asked of a component by what it delivers.

    "¿Cuántos traslados?" is its production and "¿cuánto cuesta cada traslado?" its unit cost,
    whatever else the words would mean.
    """
    component = next((i for i in items if i.kind == "componente" and i.present), None)
    if component is None or concept not in _OF_COMPONENTS:
        return concept
    if component.per and cues & {"costar", "gastar", "dinero"}:
        return "gasto_unitario_componente"
    if cues & {"cada_", "por_persona", "por_unidad"} and cues & {
        "costar",
        "gastar",
        "dinero",
        "cada_",
    }:
        return "gasto_unitario_componente"
    if "costar" in cues and component.by_unit and "cuantos_" not in cues:
        return "gasto_unitario_componente"
    if cues & {"cuantos_", "produccion"} and cues.isdisjoint({"gastar", "dinero", "costar"}):
        return "produccion_componente"
    if component.by_unit and cues.isdisjoint({"gastar", "dinero", "costar", "porcentaje"}):
        return "produccion_componente"
    return concept


def _asked_for(name: Named, named: tuple[Named, ...]) -> bool:
    """Whether a concept is one of those asked for: the weightiest, or one joined to it by "y"."""
    strongest = max(named, key=lambda n: (n.weight, -n.first))
    return name is strongest or (
        name.terms[0].part != strongest.terms[0].part
        and name.weight >= 1
        and name.concept != strongest.concept
    )


def _row_fits(concept: str, kind: str) -> bool:
    return vocabulary()[concept].item == kind or concept in read_data("rows")["rows"].get(kind, {})


def _alone(kind: str, cues: frozenset[str], *, part: bool) -> str:
    """What a row without a concept is asked for: its people, or its money."""
    rows = read_data("rows")["rows"][kind]
    people = not cues.isdisjoint({"persona", "atender"}) and not cues & {"dinero", "gastar"}
    return specialised(
        rows.get("people", rows["none"]) if people else rows["none"], None, part=part
    )


def second_halves(reading: Reading, named: Sequence[Named]) -> tuple[Named, ...]:
    """As in "presupuesto inicial y final": the second half borrows what it lacks from the first."""
    found: list[Named] = []
    parts = {t.part for n in named for t in n.terms}
    for name in named:
        part = name.terms[0].part + 1
        rest = tuple(t for t in reading.terms if t.part == part)
        if part not in parts and rest:
            found.extend(borrowing(reading, name, rest)[:1])
    return tuple(found)


def borrowing(reading: Reading, lender: Named, rest: tuple[Term, ...]) -> tuple[Named, ...]:
    """Concepts that terms name together with terms of another concept."""
    part = rest[0].part
    lent = tuple(Term(t.senses, t.text, t.first, t.last, part) for t in lender.terms)
    whole = Reading(reading.asked, reading.known, (*lent, *rest))
    found: dict[str, Named] = {}
    for name in concept_phrases().fits(whole):
        own = tuple(t for t in name.terms if t in rest)
        if own and len(own) < len(name.terms) and name.concept != lender.concept:
            found.setdefault(name.concept, Named(name.concept, own, name.weight))
    return tuple(found.values())


def _is_year(item: Item, period: Period) -> bool:
    """A two-digit code that was read as a year ("el gasto del 22") is no subtítulo."""
    return item.weight < 9 and bool(item.taken & period.taken)
