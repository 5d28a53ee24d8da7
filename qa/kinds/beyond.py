"""What is beyond any one ficha: what the whole State spends, the papers to apply, who leads.

Promise: none of it is answered with the figures of the programme; what its text tells of papers is.
"""

import re

from calc.figure import fold
from ingest.names import spoken_name
from qa.data import read_data
from qa.kinds.breakdown import NEXT
from qa.kinds.prose import prose
from qa.language.senses import Reading
from qa.programmes.shelf import Shelf
from qa.saying.asking import Ask, Draft


def answer(ask: Ask) -> Draft | None:
    """That no ficha tells which papers are needed, or who leads; None where neither is asked."""
    text = ask.question.reading.text
    if ask.question.any_of("porque", "cuantos_"):
        return None
    if (leads := _WHO_LEADS.search(text)) is not None:
        of_a_part = leads[0] != text and not _OF_IT.match(text, leads.end())
        told_of = prose.nearly(ask) if of_a_part else None
        return told_of or _said(ask, "personas")
    if not (_PAPERS.search(text) or _HOW_TO_GET.search(text)):
        return None
    _, fits = prose.fits(ask)
    told = (f for f in fits[:3] if _NOUN.search(text) and _TELLS_PAPERS.search(fold(f.line.text)))
    best = next(told, None)
    return prose.told(ask, prose.quotes((best,))) if best is not None else _said(ask, "postular")


def _said(ask: Ask, name: str) -> Draft:
    service = f" ({spoken_name(ask.ficha.service)})" if ask.ficha.service else ""
    text = str(read_data("absent")[name]["text"]).format(service=service, years="")
    return Draft((text,), "not_found", suggestions=NEXT)


_WHO_LEADS = re.compile(
    r"(?<!a )\bquien(?:es)? (?:es (?:el|la) que )?(?:l[oa]s? )?"
    r"(?:dirigen?|lideran?|encabezan?|presiden?|mandan?|comandan?)\b"
    r"|\bquien(?:es)? (?:esta|es|son|estan)(?: a)? (?:el|la|los|las) "
    r"(?:cabeza|jef[ea]s?|director\w*|ministr[oa]s?|mandamas)\b"
)
_OF_IT = re.compile(r" (?:ahi|aca|esto|eso|(?:el|este|ese) (?:programa|servicio|ministerio))\b|$")
_NOUN = re.compile(r"\b(?:documentos?|papel(?:es)?|papeleo|certificados?|documentacion)\b")
_PAPERS = re.compile(
    r"\b(?:que|cuales|cual)(?: \w+){0,2} (?:documentos?|papel(?:es)?|papeleo|certificados?|"
    r"documentacion)\b.*\b(?:present|llev|ped|pid|exig|neces|entreg|adjunt|requier|hay que|solicit)"
    r"|\bque (?:tengo|hay|debo|tiene uno)(?: que)? (?:llevar|presentar|adjuntar)\b"
)
_HOW_TO_GET = re.compile(
    r"\b(?:como|donde|a donde|adonde)(?: \w+){0,5} (?:pido|pedir|solicit[oa]r?|consigo|conseguir|"
    r"obtengo|obtien\w+|obtener|accedo|acceder|inscrib\w+|apunto)\b(?: \w+){0,3} "
    r"(?:ayuda|beneficios?|subsidio|bono|atencion|programa|cupo|beca|apoyo)\b"
    r"|\b(?:para )?que me (?:den|atiendan|ayuden|inscriban|acepten)\b"
)
_TELLS_PAPERS = re.compile(
    r"\b(?:documento|papel|certificad|carnet|formulario)\w*\b.*"
    r"\b(?:present|exig|pid|ped|requier|adjunt|acompan|acredit)|"
    r"\b(?:present|exig|pid|ped|requier|adjunt|acompan|acredit)\w*\b.*"
    r"\b(?:documento|papel|certificad|carnet|formulario)"
)


def of_all_that_is_spent(reading: Reading, shelf: Shelf) -> Draft | None:
    """As in "¿cuánto gasta el Estado en migración?": what one programme spends is no answer.

    Where one programme is loaded, those of a ministry are not to be added up either.
    """
    text = reading.text
    money = any(reading.means(s) for s in ("gastar", "dinero", "presupuesto", "ejecutar"))
    if not money or _OF_ONE_PROGRAMME.search(text):
        return None
    alone = len(shelf.programmes) == 1
    if not (_OF_THE_STATE.search(text) or (alone and _OF_SEVERAL.search(text))):
        return None
    return Draft((str(read_data("absent")["pais"]["text"]),), "not_found", suggestions=NEXT)


_STATE = r"(?:estado|gobierno|fisco|pais|erario|chile)(?: de chile| chileno)?"
_SPENDS = r"(?:gast|inviert|invirti|destin|pon|pus|desembols)\w+"
_OF_THE_STATE = re.compile(
    rf"\b{_SPENDS} (?:en total )?(?:el |todo el |nuestro )?{_STATE}\b|"
    rf"\b(?:el |todo el ){_STATE} (?:en total )?{_SPENDS}|\bse {_SPENDS} en (?:chile|el pais)\b|"
    rf"\b(?:gasto|inversion|presupuesto)(?: total| fiscal| anual| publico)* del? {_STATE}\b|"
    r"\bgasto (?:publico|fiscal)(?: total)? en\b"
)
_OF_SEVERAL = re.compile(
    r"\b(?:todos|varios|demas|otros|resto)(?: de)?(?: los| sus)? programas\b|"
    r"\blos programas (?:de|del|que)\b.*\b(?:ministerio|servicio|subsecretaria|gobierno|estado)\b"
)
_OF_ONE_PROGRAMME = re.compile(r"\b(?:el|este|ese|del|al|su|cada) programa\b|\bcargad[oa]s\b")
