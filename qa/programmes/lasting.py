"""Programmes by how long they last: the permanent ones, those with an end, those that end then.

Promise: it is read from the year of end that each ficha declares; one that declares none is of
neither kind.
"""

import re
from collections.abc import Callable

from ingest.ficha import Ficha
from qa.language.senses import Reading
from qa.programmes.scope import Scope
from qa.programmes.selectors import Selector
from qa.programmes.shelf import Shelf

_ENDS = r"(?:termin|acab|finaliz|venc|conclu|caduc|expir)\w+|tienen? termino|con termino|duran?"
_BY = re.compile(
    rf"\b(?:{_ENDS})(?P<when>(?: (?:en|el|antes|despues|hasta|desde|a partir|de|del|ano|para|al?"
    r"|entre|mas tardar|como maximo|posterior(?:es)?|anterior(?:es)?))*)"
    r" (?P<year>20\d\d)\b(?: (?:o|u|y) (?P<or>antes|despues|posterior|anterior|menos|mas)\b)?"
    r"(?: (?:y|o|a|al) (?:el )?(?P<last>20\d\d)\b)?"
)
_BEFORE = re.compile(r"\b(?:antes|anterior|menos|hasta|tardar|maximo)")
_AFTER = re.compile(r"\b(?:despues|posterior|mas$|desde|partir)")
_WITH_IT = re.compile(r"\b(?:hasta|desde|partir|tardar|maximo)")
_END_OF = r"(?:termino|terminar|cierre|fin|final|vencimiento|finalizacion|salida|caducidad)"
_DATE = (
    r"(?:(?:una? |su |el |la |ningun[oa]? )*"
    rf"(?:fecha|ano|plazo|dia) (?:de |para |en que ){_END_OF})"
)
_HAVE = (
    r"(?:tienen?|tengan?|tenga|declaran?|traen?|figuran? con|aparecen? con|fijan?|ponen?|llevan?)"
)
_NEVER_ENDS = (
    r"(?:se )?(?:les |le )?(?:termin|venc|acab|caduc|finaliz|conclu|expir|cierr|cerr)(?!ad|id)\w+"
)
_ENDLESS = re.compile(
    rf"\b(?:permanentes?|indefinid[oa]s?|indefinidamente|(?:no {_HAVE} |sin |ni )(?:{_DATE}"
    rf"|(?:un |una |el |la |su )?{_END_OF}|fecha limite|limite de tiempo|plazo(?: fijo)?)"
    rf"|no {_NEVER_ENDS}|nunca {_NEVER_ENDS}|jamas {_NEVER_ENDS}"
    r"|(?:para|por) siempre|siguen siempre|por tiempo indefinido)\b"
)
_ENDING = re.compile(
    r"\b(?:no (?:son |sean |es |fueron )?(?:de caracter )?permanentes?|transitori[oa]s?"
    rf"|(?<!no )(?<!ni )(?:con|{_HAVE}) {_DATE}|de plazo fijo|de duracion limitada)\b"
)
_SAME = re.compile(r"\b(?:de |a )?largo plazo\b|\bo sea\b|\bes decir\b")


_CHOOSING = re.compile(
    r"^(?!.*\b(?:componente|indicador|region|subtitulo))"
    r".*\b(?:cuales|quienes|cual (?:es|no)|l[oa]s que)\b"
)


def chooses(reading: Reading, chosen: Selector | None) -> Selector | None:
    """As in "permanentes, ¿cuáles?": how long it lasts is said of programmes."""
    if (chosen is not None and chosen.sure) or _CHOOSING.search(reading.text) is None:
        return chosen
    return Selector("which", sure=True)


def lasting_scope(reading: Reading, shelf: Shelf, scope: Scope) -> Scope:
    """The programmes of a scope that last as the question says; all where it says nothing."""
    text = reading.text
    if match := _BY.search(text):
        first, last, when = _bounds(match)

        def fits(ficha: Ficha) -> bool:
            end = _end(ficha)
            return end is not None and first <= end <= last

        return _narrowed(reading, shelf, scope, match, fits, f"con término {when}")
    if match := _ENDING.search(text):
        return _narrowed(
            reading, shelf, scope, match, lambda f: _end(f) is not None, "con año de término"
        )
    if match := _ENDLESS.search(text):
        return _narrowed(reading, shelf, scope, match, _is_permanent, "permanentes")
    return scope


def _bounds(match: re.Match[str]) -> tuple[int, int, str]:
    """The first and the last year that a bound lets in, and the bound in words."""
    year, said = int(match["year"]), f"{match['when']} {match['or'] or ''}".strip()
    inclusive = bool(match["or"] or _WITH_IT.search(said))
    if match["last"]:
        last = int(match["last"])
        return year, last, f"entre {year} y {last}"
    if _BEFORE.search(said):
        return 0, year - (not inclusive), f"en {year} o antes" if inclusive else f"antes de {year}"
    if _AFTER.search(said):
        when = f"en {year} o después" if inclusive else f"después de {year}"
        return year + (not inclusive), _NEVER, when
    return year, year, f"en {year}"


_NEVER = 9999


def _narrowed(
    reading: Reading,
    shelf: Shelf,
    scope: Scope,
    match: re.Match[str],
    fits: Callable[[Ficha], bool],
    label: str,
) -> Scope:
    """The programmes of a scope whose fichas fit, with the words that said so."""
    kept = tuple(p for p in scope.programmes if fits(shelf.ficha(p.latest.document)))
    said = [match, *_SAME.finditer(reading.text)]
    taken = frozenset(
        i
        for m in said
        for i in range(reading.text[: m.start()].count(" "), reading.text[: m.end()].count(" ") + 1)
    )
    return Scope(kept, f"{scope.label} {label}".strip(), scope.taken | taken, scope.unknown)


def _end(ficha: Ficha) -> int | None:
    """The year in which a programme ends, None where it is permanent or tells none."""
    found = re.search(r"\b(?:19|20)\d\d\b", ficha.end_year or "")
    return int(found[0]) if found else None


def _is_permanent(ficha: Ficha) -> bool:
    return bool(ficha.end_year) and _end(ficha) is None
