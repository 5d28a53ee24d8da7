"""What no ficha tells, however near its words come: the way to get something, who holds a post.

Promise: a sentence that says how the very thing is done is quoted all the same; what only speaks
of the thing is no answer to how somebody comes by it.
"""

import re

from ingest.names import spoken_name
from qa.data import read_data
from qa.kinds.breakdown import NEXT
from qa.kinds.prose import prose
from qa.language.lexicon import is_verb
from qa.language.likeness import SAYS_THE_SAME, denies, likeness
from qa.language.words import stem
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import Quote
from qa.text.counts import counts_in
from qa.text.lines import lines_of

_WAY = (
    r"(?:como|(?:a|de|desde )?donde|por donde|(?:a|con|ante) quien|en que (?:parte|lugar|oficina))"
)
_CLITIC = r"(?:(?:lo|la|le|les|me|se|nos) )*"
_START = r"^(?:(?:y|hola|oye|bueno) )*"
_ASKER = re.compile(
    rf"\b{_WAY} {_CLITIC}(?:hago|hacemos|hace para|puedo|podemos|podria(?:mos)?|tengo que|debo)\b|"
    rf"{_START}{_WAY} .*\b(?:mi|mis|me|nuestr[oa]s?|nos)\b"
)
"""Somebody who asks for the way of doing something, or of having it done for them."""

_FIRST_PERSON = re.compile(
    rf"{_START}{_WAY} (?:(?:lo|la|le|les|me|nos) )*[a-z]{{3,}}(?<!i)o\b"
    r"(?! (?:el|la|los|las|su|sus)\b)"
)
"""A verb of the asker's; "evolucionó el gasto", written without accent, has another subject."""

_ASKS_ELSE = frozenset("que cual cuales cuanto cuanta cuantos cuantas minimo maximo mucho".split())
_OF_IT = re.compile(r"\b(?:el|la) (?:programa|iniciativa|servicio|ministerio|institucion)\b")
"""Who else did it, where a verb without its accent may be either: "¿cómo gasto el programa…?"."""

_HELPING = re.compile(
    r"(?:hag|hac|pued|pod|teng|ten|deb|quier|quer|est|es|se|ser|hay|hub|fue|va|voy|ir|dar)\w{0,5}"
)
_OF_THE_TOOL = re.compile(
    r"\b(?:sab(?:er|e|go)|ver|leer|leo|calcul\w+|saca la cuenta|pregunt\w+|carg\w+|llaman?\b|"
    r"interpret\w+|entiend\w+|entender|explic\w+|compar\w+|verific\w+|comprob\w+)\b"
)
_DONE = re.compile(r"\w+(?:aron|ieron)")
"""What was done tells nothing of how it is done."""

_POST = re.compile(
    r"\b(?:quien(?:es)?|nombres?|como se llaman?)\b.*\b"
    r"(?:jef[ea]s? (?:de|del|a)(?! hogar)|jefatura|subdirector\w*|contraparte(?: tecnica)?|"
    r"profesional(?:es)? (?:a cargo|responsable|encargad)|funcionari[oa] |ejecutiv[oa] a cargo)"
)
_APPLIED = re.compile(
    r"\bcuant[oa]s (?:\w+ ){0,2}?(?:se )?(?:(?:postul|inscrib|present|interes)\w*(?:aron|ieron)|"
    r"(?:postulantes?|interesad[oa]s|inscrit[oa]s) (?:hubo|hay|tuvo|fueron|quedaron))\b"
)


def answer(ask: Ask) -> Draft | None:
    """That the ficha does not explain the way, or names nobody; None where neither is asked."""
    text = ask.question.reading.text
    if _POST.search(text):
        return _said(ask, "personas")
    if (hired := _HIRED.search(text)) is not None and not ask.question.items:
        return _told_hired(ask, hired["who"])
    if (undone := _undone(ask)) is not None or not _asks_the_way(ask):
        return undone
    return _told(ask) or _said(ask, "postular")


def _told_hired(ask: Ask, who: str) -> Draft | None:
    """The sentence that says who were hired; that none does, where no row counts them."""
    if stem(who) in ask.view.people:
        return None
    for line in lines_of(ask.shelf, ask.ficha.document):
        said = [w for w in line.said if likeness(who, w) >= SAYS_THE_SAME]
        if said and any(w.startswith("contrat") for w in line.said) and counts_in(line.text):
            return prose.told(ask, (Quote(line.text, line.hit, 1.0),))
    return _said(ask, "dotacion")


_HIRED = re.compile(
    r"\bcuant[oa]s (?P<who>(?!empresas|munic|instituc|organ|servicios)\w{4,}) (?:se |ha |han )?"
    r"(?:contrat(?:o|aron|ado)|fueron contratad[oa]s)\b"
)
"""Whom somebody hired, which no row counts."""


def _undone(ask: Ask) -> Draft | None:
    """What was not done of what a row counts: "¿cuántas plazas quedaron sin terminar?"."""
    undone = _UNDONE.search(ask.question.reading.text)
    if undone is None or not (_counts_a_row(ask) or ask.question.strangers):
        return None
    own = lines_of(ask.shelf, ask.ficha.document)
    verb = undone["undone"].split()[-1]
    if any(denies(line.said, verb) for line in own):
        return None  # the text tells what was not done
    said = f"La ficha no cuenta eso («{undone['undone']}»): de cada componente da lo que se hizo."
    return Draft((said,), "not_found", suggestions=NEXT)


def _counts_a_row(ask: Ask) -> bool:
    """Whether what a component delivers is counted."""
    question = ask.question
    spent = question.any_of("gastar", "ejecutar", "dinero", "presupuesto")
    component = any(i.kind == "componente" and i.present for i in question.items)
    return component and question.means("cuantos_") and not spent


_UNDONE = re.compile(
    r"\bcuant[oa]s\b.* (?P<undone>(?:sin|no) (?:se )?(?:pud\w+ )?(?!hay\b|hubo\b|fueron\b)"
    r"(?:\w+[aei]r(?:se)?|\w+(?:aron|ieron)|llegaron a \w+[aei]r))\b"
)


def applicants(ask: Ask) -> Draft | None:
    """That the ficha does not count those who applied, which no sentence tells."""
    applied = _APPLIED.search(ask.question.reading.text)
    return _said(ask, "postulantes") if applied is not None else None


def _asks_the_way(ask: Ask) -> bool:
    question = ask.question
    text = question.reading.text
    if question.period.said or _OF_THE_TOOL.search(text) or question.means("porque"):
        return False
    if _ASKER.search(text) is not None:
        return True
    figure = any(n.weight >= 1 for n in question.named)
    else_asked = figure or not _ASKS_ELSE.isdisjoint(question.reading.known) or _OF_IT.search(text)
    return _FIRST_PERSON.search(text) is not None and not else_asked


def _told(ask: Ask) -> Draft | None:
    """The sentence that says how it is done: one that has the deed itself, and most of the rest."""
    known = ask.question.reading.known
    own = known[: known.index("que")] if "que" in known else known  # "pido que instalen" asks
    deeds = [w for w in own if is_verb(w) and _HELPING.fullmatch(w) is None]
    wanted, fits = prose.fits(ask)
    for fit in prose.whole(wanted, fits)[:2]:
        said = [w for w in fit.line.said if _DONE.fullmatch(w) is None]
        done = any(likeness(deed, word) >= SAYS_THE_SAME for deed in deeds for word in said)
        if done and fit.score >= prose.ENOUGH:
            return prose.told(ask, prose.quotes((fit,)))
    return None


def _said(ask: Ask, name: str) -> Draft:
    service = f" ({spoken_name(ask.ficha.service)})" if ask.ficha.service else ""
    said = str(read_data("absent")[name]["text"]).format(service=service)
    return Draft(
        (f"{ask.opening}{said[:1].lower()}{said[1:]}" if ask.crowd else said,),
        "not_found",
        suggestions=NEXT,
    )
