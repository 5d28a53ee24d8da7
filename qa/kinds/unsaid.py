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
from qa.language.likeness import SAYS_THE_SAME, likeness
from qa.saying.asking import Ask, Draft

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
    r"\b(?:sab(?:er|e|go)|ver|leer|leo|calcul\w+|saca la cuenta|pregunt\w+|carg\w+|llam\w+|"
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
    if not _asks_the_way(ask):
        return None
    return _told(ask) or _said(ask, "postular")


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
