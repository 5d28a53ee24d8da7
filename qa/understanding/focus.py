"""The clause that asks, told from what a message says around it.

"Un concejal dijo en la radio que atendieron a más gente, ¿es así?" asks whether more people were
served; who said it and where is framing. Promise: what is left out lends the question nothing that
it lacks: no concept, row, year, region or number; a clause that limits what is asked stays.
"""

import re
from collections.abc import Iterator

from qa.programmes.shelf import Shelf
from qa.understanding.clauses import (
    COMPLEMENT,
    TELLING,
    Clause,
    asked_at,
    claim_at,
    clauses_of,
    content,
    has_verb,
    is_finite,
    listed,
    pointed,
    spans_of,
    wishes,
    words_of,
)

_LEAST_WORDS = 2
_LEAST_OF_A_QUESTION = 2
_MOST_OF_A_SPEAKER = 12
_IS_IT_TRUE = "¿Es cierto que "
_TOPIC = frozenset(
    """de del en entre para con por sobre segun desde hasta durante respecto al a y e
    o ni como cuando si""".split()
)
_POINTING = frozenset("ese esa eso esos esas dicho dicha esto".split())
_THERE = frozenset("ahi alli alla aca aqui esa ese nos".split())
_HELP = frozenset(
    "ayuda ayudar ayudame puede puedes podria tienen tiene hay pueden podrian".split()
)


def focused(text: str, shelf: Shelf) -> str:
    """The message without what only frames its question; the message where nothing asks."""
    spans = tuple(spans_of(text))
    if len(spans) < _LEAST_WORDS and not listed("saying", "wanting") & set(words_of(text)):
        return text
    clauses = clauses_of(text, spans, shelf)
    asking = _asking(clauses)
    if any(_WHAT_TO_DO.fullmatch(" ".join(c.words)) for c in asking):
        return text
    if any(c.orders for c in asking) and any(pointed(c) for c in clauses):
        return text
    if not asking:
        kept = _said_to_be(text, clauses) or _without_courtesy(clauses)
    else:
        kept = _joined(list(_lent(clauses, asking)))
    return kept if len(kept.split()) >= _LEAST_WORDS else text


def _asking(clauses: list[Clause]) -> list[Clause]:
    """The clauses that ask: a wish that names nothing asks only where nothing else does."""
    asks = [c for c in clauses if c.asks]
    plain = [c for c in asks if c.interrogates or c.marked or c.orders or wishes(c)]
    return plain or ([] if any(c.carries & TELLING for c in clauses) else asks)


def _joined(pieces: list[tuple[int, str]]) -> str:
    """The pieces as one text, those of one sentence after a comma."""
    said = ""
    for k, (sentence, piece) in enumerate(pieces):
        comma = k and pieces[k - 1][0] == sentence and said[-1:].isalnum()
        said += ("," if comma else "") + (" " if said else "") + piece
    return said.strip(" ,;:")


def _lent(clauses: list[Clause], asking: list[Clause]) -> Iterator[tuple[int, str]]:
    """The clauses that ask, in their order, with what the others lend them."""
    own = frozenset[str]().union(*(c.carries for c in asking))
    if all(_ECHOES.fullmatch(" ".join(c.words)) for c in asking):
        own = frozenset()  # "no llegaron al 85 %: ¿por cuánta plata?"
    short = not own & TELLING and sum(content(c) for c in asking) < _LEAST_OF_A_QUESTION
    points = any(c.holds(_POINTING) for c in asking)
    there = any(c.holds(_THERE) for c in asking)
    sentences = {c.sentence for c in asking}
    for clause in clauses:
        if clause in asking:
            yield clause.sentence, _bare(clause)
        elif clause.asks or clause.beside or pointed(clause):
            continue
        elif _needed(clause, own, within=clause.sentence in sentences, short=short or points):
            yield clause.sentence, _without_speaker(clause)
        elif lent := _places(clause, own, there=there):
            yield clause.sentence, lent


_WHAT_TO_DO = re.compile(
    r"(?:y )?(?:que (?:hago|hacemos|hay que hacer|(?:tengo|debo|tenemos) (?:que )?hacer|se hace)|"
    r"como (?:l[oe] )?(?:hago|hacemos|se hace)|(?:a|en)? ?donde (?:voy|tengo que ir|hay que ir|es))"
)
"""What asks for the way to what was said before it: "quiero postular a mi hija, ¿qué hago?"."""

_ECHOES = re.compile(
    r"(?:y )?(?:(?:por|en|de|a) )?(?:cuant[oa]s?|que)(?: (?:plata|dinero|pesos|monto|m\$|\$|%))?"
    r"(?: (?:fue|fueron|es|son|era|da|seria|hay))?"
)
"""A question that asks how much of what was told before it, and names nothing but its unit."""


def _needed(clause: Clause, own: frozenset[str], *, within: bool, short: bool) -> bool:
    """Whether the question lacks what a clause beside it says, or is limited by it."""
    saying = clause.holds(listed("saying")) and not clause.opens("es decir")
    lends = bool(clause.carries & TELLING) and not own & TELLING
    if clause.holds(listed("limiting")) and (within or clause.carries or short):
        return True
    if not within and short:
        return bool(clause.carries) or content(clause) > 0
    if not within or _for_something(clause):
        return bool(clause.carries) and not (saying or has_verb(clause))
    if saying:
        return (short or lends) and bool(clause.carries) and clause.words[0] not in COMPLEMENT
    fronted = bool(clause.carries) and _FRONTED.match(" ".join(clause.words)) is not None
    return short or lends or fronted or clause.words[0] in _TOPIC or not has_verb(clause)


_FRONTED = re.compile(r"(?:el|la|los|las|un|una) \w+ (?:que|de|del|donde|con)\b|lo que\b")
"""As in "el componente que hace controles, ¿cuánto gastó?": the subject stands first."""


def _for_something(clause: Clause) -> bool:
    """As in "Para contestarle": what the answer is for, which limits nothing."""
    done = clause.words[0] == "para" and len(clause.words) > 1 and not clause.carries
    return done and re.search(r"[aei]r(?:l[eoa]s?|me|nos|se)?$", clause.words[1]) is not None


def _places(clause: Clause, own: frozenset[str], *, there: bool) -> str:
    """The year that the question lacks, and the region where it says "ahí"."""
    wanted = {"year"} - own | ({"region"} - own if there else set())
    said = " ".join(word for kind, word, _ in clause.names if kind in wanted)
    return f"en {said}" if said else ""


def _bare(clause: Clause) -> str:
    """A clause that asks without what announces it: "mi jefa quiere saber cuánto…"."""
    at = asked_at(clause)
    if at is None:
        claimed = claim_at(clause)
        if claimed and clause.marked:
            return f"{_IS_IT_TRUE}{_from(clause, claimed)}"
        return clause.text.strip() if clause.marked else _after_wanting(clause)
    if at and _announced(clause, at):
        mark = "¿" if clause.text.rstrip().endswith("?") else ""
        return f"{mark}{_from(clause, at)}"
    return clause.text.strip()


_WHY = ("porque no ", "pq no ", "xq no ", "por que no ")
"""As in "porque no saben cuántos hay": that is what is asked, and not how many."""


def _announced(clause: Clause, at: int) -> bool:
    """Whether words before the interrogative say that somebody asks, and nothing else."""
    verbs = listed("saying", "wanting")
    last = max((i for i, w in enumerate(clause.words[:at]) if w in verbs), default=-1)
    if last < 0 or _names_anything(clause, at) or clause.opens(*_WHY):
        return False
    between = range(clause.starts[last], clause.starts[at])
    return not any(k in TELLING and place in between for k, _, place in clause.names)


def _after_wanting(clause: Clause) -> str:
    """An order or a wish without the verbs that announce it and who is asking."""
    verbs = listed("wanting")
    named = max((at for _, _, at in clause.names), default=len(clause.text))
    wanted = (i for i, w in enumerate(clause.words[:_MOST_OF_A_SPEAKER]) if w in verbs)
    last = max(
        (i for i in wanted if clause.starts[i] < named and not _to_do(clause, i)), default=-1
    )
    if last < 0 or last + 1 >= len(clause.words) or _names_anything(clause, last):
        return clause.text.strip()
    if _CHECKING.match(clause.words[last]):
        return _to_be_checked(clause, last)
    return _from(clause, last + 1)


def _to_be_checked(clause: Clause, verb: int) -> str:
    """As in "verifica si fueron 18.460", which asks whether it is so; else what is to be seen."""
    said = verb + 1
    while clause.words[said : said + 1] in (("por",), ("favor",), ("porfa",), ("plis",)):
        said += 1
    if clause.words[said : said + 1] in (("que",), ("si",)) and said + 1 < len(clause.words):
        return f"{_IS_IT_TRUE}{_from(clause, said + 1).rstrip(' ?.')}?"
    counted = any(w[0].isdigit() for w in clause.words[said:] if not w.startswith("20"))
    adds = any(w.startswith("suma") for w in clause.words[said:])
    return clause.text.strip() if counted or adds else _from(clause, said)


_CHECKING = re.compile(r"(?:verifi[cq]|confirm|cheque|corrobor|comprob|comprueb|valid|revis)")


def _to_do(clause: Clause, verb: int) -> bool:
    """As in "días de espera para confirmar el diagnóstico": what is asked is for that.

    Nor does anybody announce by it in "¿qué le piden a un club para entrar?".
    """
    before = clause.words[:verb]
    said = " ".join(before)
    if _OF_OTHERS.fullmatch(said) or _OF_ANYBODY.search(said) or _LACKING.search(said):
        return True
    return before[-1:] in (("para",), ["para"]) and not any(
        is_finite(clause, i) for i in range(verb - 1)
    )


_OF_ANYBODY = re.compile(r"\bque se(?: les?)?$")
"""As in "el copago que se les exige": it is asked of anybody, and not by who writes."""

_LACKING = re.compile(
    r"\bsin$|\b(?:motivo|razon|causa|explicacion|culpa) (?:de|por) (?:la|esa|esta)$"
)
"""As in "quedó sin informar", "motivo de la falta de datos": nobody wants that."""

_OF_OTHERS = re.compile(r"(?:y )?(?:que|q)(?: es lo que)?(?: mas)?(?: (?:se|les?|nos))*")


def _names_anything(clause: Clause, at: int) -> bool:
    """Whether the first words of a clause hold a number or a year, which are never framing."""
    return any(w[0].isdigit() for w in clause.words[:at])


def _without_speaker(clause: Clause) -> str:
    at = claim_at(clause) or _done_by(clause)
    return (_from(clause, at) if at else clause.text).strip()


def _done_by(clause: Clause) -> int:
    """Where the verb stands whose subject is a proper name: who did it is not what is asked."""
    verb = next((i for i in range(1, len(clause.words)) if is_finite(clause, i)), 0)
    before = clause.starts[verb] if verb else 0
    named = any(at < before for _, _, at in clause.names)
    proper = any(clause.text[at].isupper() for at in clause.starts[1:verb])
    return verb if proper and not named else 0


def _from(clause: Clause, word: int) -> str:
    """A clause from one of its words on."""
    return clause.text[clause.starts[word] :].strip()


def _said_to_be(text: str, clauses: list[Clause]) -> str:
    """What is said, asked as whether it is true; nothing where nobody says or doubts anything."""
    told = [c for c in clauses if c.carries - {"number"} and not c.beside and not pointed(c)]
    doubted = any(pointed(c) and not c.holds(_HELP) for c in clauses)
    said = any(claim_at(c) for c in told)
    if not told or not (doubted or said):
        return ""
    if not said:
        after = clauses[clauses.index(told[-1]) + 1 :]
        value = next((c for c in after[:1] if c.carries == {"number"}), told[-1])
        return f"{text[told[0].start : value.end].strip(' ,;:.')}. ¿Es cierto?"
    claim = ", ".join(_without_speaker(c).rstrip(" ,;:.") for c in told)
    return f"{_IS_IT_TRUE}{claim}?"


def _without_courtesy(clauses: list[Clause]) -> str:
    """A message that names what it wants, without its courtesies."""
    kept = [c for c in clauses if not c.beside and (wishes(c) or not c.asks)]
    if len(kept) == len(clauses) or not any(c.carries & TELLING for c in kept):
        return ""
    return _joined([(c.sentence, c.text.strip()) for c in kept])
