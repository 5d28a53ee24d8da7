"""A question, understood: what it asks about, of which year and rows, and how.

Promise: understanding is deterministic and shows its work: the words that named each thing, and
the words that nothing here knows (`strangers`), which an answer may not pass over.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from calc.figure import fold
from calc.quantity import PERSONAS
from qa.answers.counted import counted_noun
from qa.data import read_data
from qa.language.senses import Reading, Term, neutral_words, read, static_speller
from qa.language.words import stem, words
from qa.named.apiece import PRICE, Served, of_one, people_of, prices_one
from qa.named.compounds import of_another_thing
from qa.named.delivered import of_all_served, priced
from qa.named.items import in_full, read_items, rows, years_of_names
from qa.named.mean_of_years import measuring
from qa.named.measured import counts_a_row, measured
from qa.named.patterns import Named, concept_phrases, named_concepts
from qa.named.row import INDICATOR, REGION, SUBTITLE, Item
from qa.named.subtitles import subtitles_named
from qa.named.thresholds import read_thresholds
from qa.named.timed import is_of_time, timed
from qa.named.years import Period, read_period, with_full_years
from qa.programmes.shelf import View
from qa.understanding.concepts import Clause, clauses_of, concepts_of, settled
from qa.understanding.cues import silent_of_name, with_turns
from qa.understanding.deeds import verbs_of_rows
from qa.understanding.denied import denied
from qa.understanding.described import with_described
from qa.understanding.planned import explaining, planned
from qa.understanding.proper import proper_words
from qa.understanding.strangers import AGED, is_told, kinds_asked, strangers_of
from qa.understanding.unmeant import unmeant

_HYPHENED = re.compile(r"\b20\d\d ?[-–] ?20\d\d\b")
_WHICH_OF_ALL = re.compile(r"\bcomponentes?\b.* (?:mas|menos) (?:car|barat|costos|salad)[oa]s?\b")
"""As in "de los componentes, ¿cuál sale más caro?": no one of them is named."""

QUANTITIES = (
    "cuanto",
    "cuantos_",
    "porcentaje",
    "dinero",
    "gastar",
    "costar",
    "persona",
    "produccion",
)
_BEFORE_QUE = frozenset(("", "en", "de", "a", "con", "por", "para", "hasta", "desde"))
_INTERROGATIVES = frozenset("que cual cuales quien quienes como cuando donde".split())


@dataclass(frozen=True, slots=True)
class Question:
    """What a question asks.

    `concepts` are ids of the vocabulary in the order asked, already those of the rows named
    ("gasto" with a region is `gasto_region`). `cues` are the senses of its words: how it asks.
    `strangers` are words that restrict the question and that neither the vocabulary nor the
    tables of the ficha know. `inherited` says what was taken from the question before. `clauses`
    are there where its parts ask for different things of different years or rows. `trail` are the
    years of the question that this one follows, where it named another of its own.
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
    clauses: tuple[Clause, ...] = ()
    trail: tuple[int, ...] = ()

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

    @property
    def beside_rows(self) -> str:
        """Its corrected words without those of its rows: "plazas por mes" asks of no month."""
        rows = frozenset[int]().union(*(item.taken for item in self.items if item.present))
        return " ".join(w for i, w in enumerate(self.reading.known) if i not in rows)

    def items_of(self, kind: str) -> tuple[Item, ...]:
        """The rows of a kind that it names."""
        return tuple(item for item in self.items if item.kind == kind)

    @property
    def quantified(self) -> bool:
        """Whether it asks for a figure: it names one, says how much, or asks in no words."""
        named_row = any(i.kind == INDICATOR or _is_a_cell(i) for i in self.items)
        if self.named or named_row or self.any_of(*QUANTITIES):
            return True
        return bool(self.items) and not self._question_words

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
        return bool(self._question_words) or not {"cuanto", "cuanta"}.isdisjoint(self.reading.known)

    @property
    def _question_words(self) -> frozenset[str]:
        """The words that ask; a "que" in the middle joins clauses ("las que costaron menos")."""
        known = self.reading.known
        found = {w for w in known if w in _INTERROGATIVES and w != "que"}
        for word, asked, before in zip(known, self.reading.asked, ("", *known), strict=False):
            spelt = self.text[asked.start : asked.end].lower() == "qué"
            if word == "que" and (spelt or before in _BEFORE_QUE):
                found.add(word)
        return frozenset(found)

    @property
    def taken(self) -> frozenset[int]:
        """The indexes of the words that named a year, a row or a concept."""
        terms = (t for n in self.named for t in n.terms)
        rows = (item.taken for item in self.items)
        own = frozenset(i for t in terms for i in range(t.first, t.last + 1))
        return own.union(self.period.taken, *rows)


def _is_a_cell(item: Item) -> bool:
    """Whether it is a subtítulo by its code or its whole name, which has but one figure."""
    return item.kind == SUBTITLE and item.present and item.weight > 1


def understand(
    text: str, view: View, names: frozenset[str] = frozenset(), *, crowd: bool = False
) -> Question:
    """Understand a question about a ficha.

    `names` are stems of its words that name the programme. Among several (`crowd`) a name of two
    words or more is nothing but a name: its words are no rows and no people.
    """
    spelt = read(text, (static_speller(), view.speller))
    only_names = names if crowd and len(names) > 1 else frozenset[str]()
    counted = counted_noun(view.ficha)
    people = view.people | people_of(
        spelt, view.ficha, view.topic if counted == PERSONAS else view.people
    )
    reading = with_people(spelt, people, only_names)
    whole = in_full(reading, view.ficha)
    bounds = frozenset(i for b in read_thresholds(reading) for i in range(b.first, b.last + 1))
    whole += subtitles_named(reading, rows(view.ficha, SUBTITLE), view.ficha.year)
    in_names = years_of_names(text, reading, view.ficha).union(*(i.taken for i in whole), bounds)
    period = read_period(reading, view.ficha.year, in_names)
    if (dated := with_full_years(text, reading, period)) != text:
        return understand(dated, view, names, crowd=crowd)
    if _HYPHENED.search(text) and len(period.years) == 2:
        period = replace(period, span=True)
    found = measured(
        measuring(reading, period),
        view.ficha,
        read_items(reading, view.ficha, people | silent_of_name(reading, view, people), only_names),
        people,
        view.name | only_names,
    )
    whom = Served(people, counted, view.name)
    found = tuple(
        i
        for i in of_one(reading, view.ficha, found, whom, view.prose)
        if not of_another_thing(i, reading, view.text)
        and (i.weight > _CERTAIN or not i.taken & bounds or _of_its_name(i, reading, bounds))
    )
    found = tuple(i for i in _with_prices(found, reading) if not _is_year(i, period))
    items = _each_once(_beside_years(i, period) for i in found)
    strong = [t for t in reading.terms if any(t.first in i.taken for i in items if i.weight >= 1.5)]
    no_names = [*unmeant(reading), *(t for t in reading.terms if t.first in period.taken)]
    named = named_concepts(reading, [*strong, *no_names])
    asked = denied(reading, (*named, *second_halves(reading, named)))
    named = planned(reading, tuple(n for n in asked if not counts_a_row(n, items, reading)))
    items = _firm(items, named, reading, view)
    of_rows = {t.first for t in (*strong, *verbs_of_rows(reading, items, view.ficha))}
    of_rows |= {t.first for t in reading.terms if t.means("cada_") and t.first in period.taken}
    cues = frozenset(s for t in reading.terms if t.first not in of_rows for s in t.senses)
    cues = with_turns(cues, reading, items)
    cues -= {"resumen"} if _of_one_figure(cues, named, period) else explaining(named)
    items = with_described(reading, of_all_served(items, cues, view.ficha), view.ficha)
    cues |= {"persona"} if any(i.kind == REGION and i.by_unit for i in items) else frozenset()
    if (lasting := timed(reading, view.ficha, items)) is not None:
        named, items = (), lasting
        taken = frozenset[int]().union(*(i.taken for i in items))
        cues = frozenset(s for t in reading.terms if t.first not in taken for s in t.senses)
        cues = with_turns(cues, reading, items)
    concepts = settled(concepts_of(named, items, cues), items, view)
    if concepts == ("poblacion_beneficiada",) and "porcentaje" not in cues:
        # Some of those served are no indicator of them: "¿cuántas mujeres participan?".
        items = tuple(i for i in items if i.kind != INDICATOR or i.weight >= _CERTAIN)
    strangers = strangers_of(reading, named, items, period, view, names)
    taken = frozenset(t.first for n in named for t in n.terms).union(
        period.taken, *(item.taken for item in items)
    )
    if priced(reading, items):
        taken |= {i for i, word in enumerate(reading.known) if word in PRICE}
    proper = proper_words(text, reading, taken, view.topic | names | view.name)
    strangers = tuple(
        dict.fromkeys((*strangers, *kinds_asked(text, reading, taken, view), *proper))
    )
    clauses = clauses_of(reading, named, items, period, cues)
    several = sum(n.weight >= 1 for n in named) > 1
    if len(concepts) == 1 and several and not {c.concept for c in clauses} <= set(concepts):
        clauses = ()  # its parts are together one thing: "del final, ¿cuánto quedó sin gastar?"
    return Question(text, reading, concepts, named, period, items, cues, strangers, clauses=clauses)


def _of_its_name(item: Item, reading: Reading, bounds: frozenset[int]) -> bool:
    """Whether the numbers of a bound are the name's own: "con diez o más presentaciones"."""
    numbers = {reading.known[i] for i in item.taken & bounds}
    return numbers <= {w.text for w in words(fold(item.name))}


def _with_prices(items: tuple[Item, ...], reading: Reading) -> tuple[Item, ...]:
    """The rows; where a price is asked without those that have none, shares and times.

    "¿A cuánto sale conectar una localidad?" is of no share of those connected.
    """
    if not prices_one(reading):
        return items
    return tuple(i for i in items if i.kind != INDICATOR or not _of_no_money(i.name))


def _of_no_money(indicator: str) -> bool:
    return is_of_time(indicator) or fold(indicator).startswith("porcentaje")


def _each_once(items: Iterable[Item]) -> tuple[Item, ...]:
    """The rows named, one named twice once: "en Santiago, la Metropolitana"."""
    found: dict[tuple[str, str, bool], Item] = {}
    for item in items:
        key = (item.kind, item.name, item.by_unit)
        other = found.get(key)
        found[key] = replace(other, taken=other.taken | item.taken) if other else item
    return tuple(found.values())


def _of_one_figure(cues: frozenset[str], named: Sequence[Named], period: Period) -> bool:
    """As in "¿cómo le fue en cobertura?": how that figure went, and not how the programme did.

    A budget by itself is told with what was spent of it, unless its years are asked for.
    """
    budget = all(n.concept.startswith("presupuesto_") for n in named)
    asked = bool(named) and (len(period.years) > 1 or not budget)
    return asked and cues >= {"tendencia", "resumen"}


def with_people(reading: Reading, people: frozenset[str], names: frozenset[str]) -> Reading:
    """The reading with the nouns of those whom the programme serves read as people.

    So "hogares" or "medios", and "por hogar" is what each of them costs; words that are `names`
    mean nothing.
    """
    some = read_data("synonyms")["only_some"]
    terms = []
    for term in reading.terms:
        own = stem(term.text)
        all_of_them = ({own} | term.senses) & people and term.text not in some
        senses = term.senses | {"persona"} if all_of_them else term.senses
        if own in people and all_of_them:
            senses = frozenset({own, "persona"})  # those served: "recién nacidos" begin nothing
        before = next((w for w in reversed(reading.known[: term.first]) if w != "recien"), "")
        if term.text in AGED and before in _AGED_PEOPLE:
            terms.append(replace(term, senses=frozenset({stem(term.text)}), plain=True))
            continue  # "personas mayores" are the most of nothing
        if stem(term.text) in names and before not in ("cuantos", "cuantas"):
            senses = frozenset({stem(term.text)})
        ordered = _puts_in_order(reading, term)
        if "por_persona" in senses and ordered:
            senses = senses - {"por_persona"} | {"persona"}
        if "persona" in senses and before in ("por", "cada") and not ordered:
            senses |= {"por_persona"}
        last = term.first + 1 == len(reading.known) > _SHORT and before not in ("que", "cuales")
        if term.text == "no" and (not term.first or before == "o" or last):
            continue  # an opening, or the end of "¿sí o no?", "…, ¿no?": it denies nothing
        plain = term.plain and "persona" not in senses
        terms.append(Term(senses, term.text, term.first, term.last, term.part, plain=plain))
    return Reading(reading.asked, reading.known, tuple(terms))


def _puts_in_order(reading: Reading, term: Term) -> bool:
    """As in "ranking por beneficiarios", "si ordeno por hogares": what rows are ordered by."""
    at = term.first if term.text.startswith("por ") else term.first - 1
    before = " ".join(reading.known[max(0, at - 4) : at])
    return reading.known[at : at + 1] == ("por",) and _ORDERING.search(before) is not None


_ORDERING = re.compile(
    r"\b(?:orden|ranking|lista|tabla|clasific|jerarqu)\w*(?: (?:de|l[oa]s|regiones|componentes))*$"
)
_AGED_PEOPLE = frozenset("adulto adultos adulta adultas persona personas gente".split())
_SHORT = 3


def _firm(
    items: tuple[Item, ...], named: tuple[Named, ...], reading: Reading, view: View
) -> tuple[Item, ...]:
    """The rows named without doubt.

    An indicator named by one of its words is meant only where the question names nothing else, and
    one of a time or a share never where it asks what something costs.
    """
    taken = frozenset[int]().union(*(i.taken for i in items))
    more = (t for t in reading.terms if t.first not in taken and t.plain)
    others = (
        any(n.weight >= 1 for n in named)
        or any(i.kind != "indicador" for i in items)
        or any(is_told(t.text, view) and t.text not in neutral_words() for t in more)
    )
    costs = any(t.means("costar") for t in reading.terms)
    return tuple(
        i
        for i in items
        if i.kind != "indicador"
        or (
            (i.weight >= 1.5 or not others)
            and not (costs and i.weight < _CERTAIN and _has_no_price(i.name, reading))
        )
    )


def _has_no_price(indicator: str, reading: Reading) -> bool:
    """Whether it has none; what came out ("¿cuánto salió?") may be the result of a share."""
    came_out = any(word.startswith("sal") for word in reading.known)
    return is_of_time(indicator) or (_of_no_money(indicator) and not came_out)


_CERTAIN = 2


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
    # What is lent stands just before the rest, wherever it stood: it was said of another part.
    before = rest[0].first
    lent = tuple(Term(t.senses, t.text, before, before, part) for t in lender.terms)
    whole = Reading(reading.asked, reading.known, (*lent, *rest))
    found: dict[str, Named] = {}
    for name in concept_phrases().fits(whole):
        own = tuple(t for t in name.terms if t in rest)
        if all(t.text in ("no", "sin") for t in own):
            continue
        if len(own) < len(name.terms) and name.concept != lender.concept:
            found.setdefault(name.concept, Named(name.concept, own, name.weight))
    return tuple(found.values())


def _is_year(item: Item, period: Period) -> bool:
    """A two-digit code that was read as a year ("el gasto del 22") is no subtítulo."""
    return item.weight < 9 and bool(item.taken & period.taken) and not item.taken - period.taken


def _beside_years(item: Item, period: Period) -> Item:
    """The row without the words that name years: "pasado" is no "pasan"."""
    return replace(item, taken=item.taken - period.taken) if item.weight < 9 else item
