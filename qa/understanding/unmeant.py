"""Words of a question that look like a concept and are none: of a change, a bound, what stays.

Promise: only these are taken from what may name a figure; whatever they say of how it is asked
is read elsewhere.
"""

import re
from collections.abc import Sequence

from qa.language.senses import CHANGES, Reading, Term
from qa.named.thresholds import read_thresholds


def unmeant(reading: Reading) -> list[Term]:
    """The terms that name no concept."""
    found = [*of_the_change(reading), *_of_a_bound(reading), *of_no_balance(reading)]
    return [*found, *_left_out(reading), *_had_by_people(reading), *_other_laws(reading)]


def _other_laws(reading: Reading) -> list[Term]:
    """The law that is none of budgets, and what is said of it: "qué dice la ley de prensa"."""
    law = _OTHER_LAW.search(reading.text)
    if law is None:
        return []
    at = reading.text[: law.start()].count(" ")
    return [t for t in reading.terms if t.first == at or t.means("dinero")]


_OTHER_LAW = re.compile(r"\bley de (?:la |los |las )?(?!presup|este|ese|ano|20|\d)\w+")


def _had_by_people(reading: Reading) -> list[Term]:
    """What those who are counted have or take: "cuántos tienen trabajo", "cuántos consumen"."""
    known = reading.known
    counts = [t for t in reading.terms if t.means("cuanto") and known[t.last] in _HOW_MANY]
    if any(t.senses & _OF_MONEY_ITSELF for t in reading.terms):
        return []
    followers = ((t, c.last + 1) for c in counts for t in reading.terms)
    return [
        t
        for t, after in followers
        if t.senses & _HAVING
        and not t.senses & _OF_MONEY_ITSELF
        and t.first - after <= int(known[after : after + 1] in _CLITICS)
        and known[t.last + 1 : t.last + 2] != ()
    ]


_HOW_MANY = ("cuantos", "cuantas")
_CLITICS = tuple((word,) for word in "le les lo la los las no".split())
_HAVING = frozenset(("tener", "gastar", "empezar", "costar"))
_OF_MONEY_ITSELF = frozenset(("dinero", "presupuesto", "millon", "ejecutar"))


def _left_out(reading: Reading) -> list[Term]:
    """What a figure is to be without: "sin contar administración"."""
    ends = [t.last for t in reading.terms if t.means("excluir_")]
    return [t for t in reading.terms if any(0 < t.first - end <= 3 for end in ends)]


def _of_a_bound(reading: Reading) -> list[Term]:
    """What is of a bound and of no figure: the percentage of "subió más de 20 %", its "no"."""
    bound = {i for b in read_thresholds(reading) for i in range(b.first, b.last + 1)}
    own = [t for t in reading.terms if t.first in bound]
    changed = any(t.senses & CHANGES for t in reading.terms)
    return [t for t in own if t.text == "no" or (changed and t.means("porcentaje"))]


def of_the_change(reading: Reading) -> list[Term]:
    """The percentage that is of a change: "en qué porcentaje bajó el gasto"."""
    known = reading.known
    if not any(t.senses & CHANGES for t in reading.terms):
        return []
    return [
        t
        for t in reading.terms
        if t.means("porcentaje")
        and not _is_what_moved(known, t)
        and (
            any(
                o.senses & CHANGES and _HOW_FAR.fullmatch(" ".join(known[o.last + 1 : t.first]))
                for o in reading.terms
            )
            or (
                known[t.last + 1 : t.last + 2] not in (("de",), ("del",))
                and (
                    "en" in known[max(0, t.first - 2) : t.first]
                    or any(o.senses & CHANGES and 0 < o.first - t.last <= 2 for o in reading.terms)
                )
            )
        )
    ]


_HOW_FAR = re.compile(
    r"(?:(?:en|un|casi|como|solo|apenas|unos|cerca de|alrededor de|mas del?|menos del?) ?)*"
    r"(?:\d[\d.,]*)?"
)
"""What may stand between a verb of change and the sign of its size: "cayó casi un 30 %"."""


def of_no_balance(reading: Reading) -> list[Term]:
    """What is left over as no money: "quedó por debajo", "quedó en administración"."""
    known = reading.known
    counts = any(t.means("cuantos_") for t in reading.terms)
    money = any(t.senses & _OF_MONEY for t in reading.terms)
    years = {word for word in known if word.isdigit() and len(word) == 4}
    return [
        t
        for t in reading.terms
        if t.means("quedar")
        and (
            (counts and not money)
            or (_SUBTRACTS.fullmatch(t.text) and len(years) == 2)
            or not _BESIDE.isdisjoint(known[t.last + 1 : t.last + 3])
            or any(o.first == t.last + 2 and o.senses & _STAYS for o in reading.terms)
            or (not money and _in_a_state(reading, t.last + 1))
            or _STAYS_THERE.match(" ".join(known[t.last + 1 : t.last + 4])) is not None
        )
    ]


_SUBTRACTS = re.compile(r"rest(?:a|ar|e|o|ando|amos)")
"""As in "resta la cobertura de 2022 a la de 2023", which leaves nothing over."""


def _in_a_state(reading: Reading, at: int) -> bool:
    """Whether what follows tells how somebody ended up: "quedar seleccionada", "esperando"."""
    word = next(iter(reading.known[at : at + 1]), "")
    term = next((t for t in reading.terms if t.first == at), None)
    return term is not None and term.plain and _STATE.fullmatch(word) is not None


_STATE = re.compile(r"\w{3,}(?:ad|id)[oa]s?|\w{3,}(?:ando|iendo)|inscrit[oa]s?|fuera|afuera")
"""A participle of no sense of its own, so that "quedó gastado" leaves a balance."""

_OF_MONEY = frozenset(("dinero", "gastar", "presupuesto", "ejecutar", "millon"))
_STAYS = frozenset(("administracion", "componente"))
_STAYS_THERE = re.compile(
    r"(?:fuera|afuera) de\b|en (?:(?:el|la|los|las) )?"
    r"(?!(?:el|la|los|las)\b|caja|arcas?|banco|cuenta|ano)[a-z]{2,}(?: |$)"
)
"""As in "la mitad de la plata quedó en la RM", which is spent and no balance."""

_BESIDE = frozenset("debajo encima arriba abajo bajo sobre igual".split())


def _is_what_moved(known: Sequence[str], share: Term) -> bool:
    """As in "¿el porcentaje de gasto administrativo bajó?": the share is the subject."""
    article = known[share.first - 1 : share.first] in (("el",), ("la",), ("su",))
    opens = share.first <= _OPENING and not {"en", "que"} & set(known[: share.first])
    return article and opens and known[share.last + 1 : share.last + 2] in (("de",), ("del",))


_OPENING = 3
"""How many words may stand before a subject that opens a question."""
