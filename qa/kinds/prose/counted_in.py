"""Whether some are counted among those served: "¿los niños alojados cuentan como beneficiarios?".

Promise: "sí" and "no" only from a sentence that counts in or leaves out the very ones asked about;
where none does, the sentence by which the ficha counts anybody is quoted, and the reader judges.
"""

import re
from dataclasses import replace
from itertools import takewhile

from calc.figure import fold
from qa.kinds.prose import prose
from qa.language.senses import function_words
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import Quote
from qa.text.lines import NOTES, Line, lines_of
from qa.text.rank import covers

_COUNTING = (
    r"(?:cuent[ae]n?|contabiliza\w*|suma(?:n|ron|ba|ban)?|consider[ao]\w*|incluy\w+|contaron)"
)
_IN = r"(?:incluid|contad|considerad|contabilizad|sumad)[oa]s?"
_ASKS = re.compile(
    rf"\b(?:{_COUNTING}|(?:esta|estan|son|fueron|quedan?|quedaron) (?:{_IN}|(?:a)?fuera))\b"
    r".*\b(?:beneficiari\w+|beneficiad\w+|poblacion)\b|"
    rf"\bbeneficiad\w+ (?:\w+ )?(?:incluye\w*|considera\w*|suma\w*|cuenta\w*)\b"
)
_OTHERWISE = re.compile(
    r"\b(?:cuando|cuant[oa]s?|cual(?:es)?|quien(?:es)?|donde|por que|desde|porcentaje)\b"
    r"|^(?:y )?(?:a |con |bajo )?(?:que|como)\b"
)
_OUT = re.compile(
    rf"\bno se (?:l[eoa]s? )?{_COUNTING}|\bno (?:esta|estan|fueron|son|quedan?|quedaron) {_IN}|"
    rf"\bse excluye|\bquedan? (?:a)?fuera de la (?:cuenta|poblacion)|\bsin {_IN}"
)
_TOLD_IN = re.compile(rf"\b(?:se (?:l[eoa]s? )?{_COUNTING}|(?:esta|estan|fueron) {_IN})\b")
_BY_WHICH = re.compile(r"\b(?:cuando|si)\b")
_ASKED_OUT = re.compile(r"\b(?:a?fuera|exclui\w+)\b")
_DENIES = re.compile(r"\b(?:no|tampoco)\b")
_ONLY_COUNTS = re.compile(rf"{_COUNTING}|{_IN}|beneficiari\w+|beneficiad\w+|poblacion|mucho|poco")
_SERVED = "Población beneficiada"
_HOLDS = 0.6


def answer(ask: Ask) -> Draft | None:
    """The verdict with its sentence, or the sentence that counts; None where that is not asked."""
    text = ask.question.reading.text
    if not _ASKS.search(text) or _OTHERWISE.search(text) or ask.question.any_of("cuantos_"):
        return None
    wanted, fits = prose.fits(ask)
    whom = [i for i, u in enumerate(wanted.units) if not _ONLY_COUNTS.fullmatch(u.word)]
    whom = [i for i in whom if wanted.units[i].word not in function_words()]
    if not whom:
        return None
    for fit in fits:
        if fit.held and fit.line.section != NOTES and covers(fit, whom, wanted) >= _HOLDS:
            counted = _counted(fit.line)
            if counted is not None and not _DENIES.search(text):
                told = prose.told(ask, prose.quotes((fit,)))
                right = counted != (_ASKED_OUT.search(text) is not None)
                return replace(told, parts=(_opening(ask, right=right), *told.parts[1:]))
    return _as_counted(ask)


def _counted(line: Line) -> bool | None:
    """Whether a line says that those it speaks of are counted; None where it does not decide."""
    text = fold(line.text)
    if "beneficiad" not in text and line.section != _SERVED:
        return None
    if _OUT.search(text):
        return False if len(_TOLD_IN.findall(text)) <= 1 else None
    return True if _TOLD_IN.search(text) and not _BY_WHICH.search(text) else None


def _as_counted(ask: Ask) -> Draft | None:
    """The sentence that tells who is counted, with the next that leaves the others out."""
    lines = [x for x in lines_of(ask.shelf, ask.ficha.document) if x.section == _SERVED]
    at = next((i for i, x in enumerate(lines) if _counts_by(fold(x.text))), None)
    if at is None:
        return None
    others = takewhile(lambda x: _OUT.search(fold(x.text)) is not None, lines[at + 1 :])
    text = " ".join((lines[at].text, *(x.text for x in others)))
    return prose.told(ask, (Quote(text, lines[at].hit, 1.0),))


def _counts_by(text: str) -> bool:
    """Whether a text tells when one is counted: "se cuenta como beneficiada cuando firma"."""
    return _TOLD_IN.search(text) is not None and _BY_WHICH.search(text) is not None


def _opening(ask: Ask, *, right: bool) -> str:
    said = f"{'sí' if right else 'no'}, según la ficha: "
    return f"{ask.opening}{said}" if ask.crowd else say.capital(said)
