"""Figures asked of a part that no table of a ficha tells apart: by sex, by a day, of years to come.

Promise: where a sentence of the ficha tells that part it is quoted; else the refusal says what the
tables do tell, and no figure of the whole is shown as if it were of the part.
"""

import re
from functools import cache

from calc.figure import fold
from qa.answers.compose import listed
from qa.answers.evidence import covered_years
from qa.data import read_data
from qa.kinds.breakdown import NEXT, no_breakdown
from qa.kinds.checks.part_of_them import says_of_them
from qa.kinds.prose import attribute, avowed, prose, told
from qa.kinds.unmeasured import (
    law,
    measure_of_people,
    own_names,
    price_of_a_thing,
    size_of_a_thing,
)
from qa.language.words import places_of, stem, words
from qa.saying.asking import Ask, Draft
from qa.text.sorts import sort_of


def answer(ask: Ask) -> Draft | None:
    """What is said of the part instead of the whole; None where no such part is asked for."""
    question = ask.question
    text = question.reading.text
    if said := next((said for asks, said in _UNHEARD_OF if asks(ask, text)), None):
        return told.surely(ask) or Draft((said,), "not_found", suggestions=NEXT)
    if question.any_of("porque", "resumen", "hallazgo", "cierto", "significar", "calcular"):
        return None
    if _of_staff(ask, question.reading.text):
        return told.answer(ask) or prose.answer(ask) or _said(ask, "dotacion")
    if (count := _count_of_a_share(ask, question.reading.text)) is not None:
        return told.answer(ask) or prose.answer(ask) or count
    refusal = _refusal(ask, question.reading.text)
    if refusal is None:
        return None
    counts = question.any_of("cuanto", "cuantos_", "porcentaje", "promedio")
    figure = counts or any(n.weight >= 1 for n in question.named)
    field = None if figure or not question.interrogates else attribute.answer(ask)
    sort = sort_of(question.reading.text)
    sure = told.surely(ask) if sort is not None and sort.rare is not None else None
    quoted = told.answer(ask)
    if _by_sex(ask, question.reading.text):
        quoted = _of_a_sex(quoted or (None if counts else prose.answer(ask)))
    part = avowed.answer(ask) if says_of_them(question.reading) else None
    return field or sure or part or _numbered(quoted) or refusal


def _of_a_sex(quoted: Draft | None) -> Draft | None:
    """The sentence where it tells of women or of men; None where it tells of everybody."""
    if quoted is None:
        return None
    said = fold(" ".join(part for part in quoted.parts if isinstance(part, str)))
    return quoted if _WOMEN.search(said) or _NO_WOMEN.search(said) else None


def _numbered(quoted: Draft | None) -> Draft | None:
    """The sentence where it tells a number, since a figure is asked for; None where it does not."""
    if quoted is None:
        return None
    said = " ".join(part for part in quoted.parts if isinstance(part, str))
    sentences = re.findall("«([^»]*)»", fold(said))
    return quoted if any(_A_NUMBER.search(sentence) for sentence in sentences) else None


_A_NUMBER = re.compile(r"\d|\b(?:mitad|tercio|tercera parte|de cada|mayoria|ningun[ao]?)\b")


def _refusal(ask: Ask, text: str) -> Draft | None:
    if not (ask.question.concepts or ask.question.items):
        return None
    if _by_sex(ask, text):
        return no_breakdown(ask, "sexo")
    if trait := _trait(ask, text):
        return no_breakdown(ask, trait)
    if _in_a_comuna(ask):
        return no_breakdown(ask, "municipalidad o comuna")
    years = listed(str(y) for y in covered_years(ask.ficha))
    if said := next((said for asks, said in _SAYINGS if asks(ask, text)), None):
        return Draft((said.format(years=years),), "not_found", suggestions=NEXT)
    if _COMING.search(_spelt(ask)) and not ask.question.period.said:
        return _said(ask, "futuro")
    if _EVER_SINCE.search(text) and not ask.question.period.said:
        return _said(ask, "desde_siempre")
    if _DAY.search(text) or (_BY_MONTH.search(text) and not _told_by_month(ask)):
        return paid_by_the_month(ask) or _said(ask, "meses")
    if _OPPOSITE.search(text) and (not_them := _not_of_the_row(ask)):
        return Draft((f"La ficha no da ese dato de {not_them}.",), "not_found", suggestions=NEXT)
    return None


def paid_by_the_month(ask: Ask) -> Draft | None:
    """The sentence that tells what somebody is paid by the month; None where none does."""
    if not ask.question.any_of("cuanto", "dinero", "gastar"):
        return None
    quoted = prose.answer(ask)
    said = fold(" ".join(part for part in quoted.parts if isinstance(part, str))) if quoted else ""
    return quoted if _BY_THE_MONTH.search(said) else None


_BY_THE_MONTH = re.compile(
    r"(?:\$|\bpesos\b|\blucas\b).*\b(?:al mes|mensual\w*|cada mes|por mes)\b"
)


def _count_of_a_share(ask: Ask, text: str) -> Draft | None:
    """As in "cifra de fallecimientos", where the only row on it is a share of a hundred."""
    question = ask.question
    rows = [i.name for i in question.items if i.present]
    shares = {i.name for i in ask.ficha.indicators if fold(i.unit or "").startswith("porcent")}
    if not rows or question.named or not shares.issuperset(rows) or not _COUNT_OF.search(text):
        return None
    if question.any_of("porcentaje", "indicador", "celda_", "subir", "bajar", "cambiar"):
        return None
    said = f"La ficha no da ese número: lo informa como porcentaje, en el indicador «{rows[0]}»."
    return Draft((said,), "not_found", suggestions=NEXT)


_COUNT_OF = re.compile(
    r"\b(?:numero|cantidad|cifra|total) de (?!logro|meta)\w+|, (?:cantidad|numero|total)$"
)


def _said(ask: Ask, name: str) -> Draft:
    years = listed(str(y) for y in covered_years(ask.ficha))
    said = str(read_data("absent")[name]["text"]).format(service="", years=years)
    return Draft((said,), "not_found", suggestions=NEXT)


def _by_sex(ask: Ask, text: str) -> bool:
    """Whether those of one sex are asked for, or each apart, where the ficha serves both."""
    if not ask.question.quantified:
        return False
    if _APART.search(text):
        return True
    one = _WOMEN if _WOMEN.search(text) else _NO_WOMEN if _NO_WOMEN.search(text) else None
    if one is None or (one is _WOMEN and _MEN.search(text)):
        return False
    other = _MEN if one is _WOMEN else _WOMEN
    return not any(one.search(name) and not other.search(name) for name in own_names(ask))


def _trait(ask: Ask, text: str) -> str | None:
    """The trait by which no table parts those who are counted; None where none is asked for."""
    if not ask.question.quantified or ask.question.items_of("indicador"):
        return None
    own = own_names(ask)
    return next(
        (
            trait
            for trait, said in _TRAITS
            if said.search(text) and not any(said.search(name) for name in own)
        ),
        None,
    )


_TRAITS = (
    (
        "edad",
        re.compile(
            r"\b(?:por|segun) (?:edad|edades|(?:tramo|rango|grupo)s? (?:de edad|etarios?))\b|"
            r"\b(?:menores|mayores) de (?:edad|\d+|dieciocho|sesenta|quince|veinte|treinta)\b|"
            r"\b(?:entre|de) \d+ (?:y|a) \d+ anos\b|\b(?:tramo|rango|grupo) etario\b|"
            r"\btercera edad\b"
        ),
    ),
    (
        "zona urbana o rural",
        re.compile(
            r"\b(?:urban[oa]s?|rural(?:es)?|ruralidad)\b|\b(?:viven|son|vive) (?:en el|del) campo\b"
        ),
    ),
)


_WOMEN = re.compile(
    r"\b(?:mujer(?:es)?|nin(?:a|as|itas?)|alumnas?|"
    r"(?:una|la|las|cada|unas|cuantas|esas|estas|otras) chicas?|chiquillas?|cabras|"
    r"lolas|senoras?|damas?|femenin[ao]s?|muchachas?|adultas|"
    r"(?:las|unas|cuantas|estas|esas) (?:estudiantes|jovenes|"
    r"adolescentes|migrantes|pacientes|dirigentes|docentes|internas))\b"
)
_NO_WOMEN = re.compile(r"\b(?:hombres?|varon(?:es)?|caballeros|masculin[ao]s?)\b")
_MEN = re.compile(
    rf"{_NO_WOMEN.pattern}|\b(?:nin(?:o|os|itos?)|alumnos?|chicos?|chiquillos?|muchachos?|adultos|"
    r"(?:los|unos|cuantos|estos|esos) (?:estudiantes|jovenes|adolescentes|migrantes|pacientes|"
    r"dirigentes|docentes|internos))\b"
)
"""Nouns for men, those that stand for everybody too among them."""

_APART = re.compile(
    r"\b(?:por|segun|de cada|desglos\w+ (?:por|segun)) (?:sexos?|generos?)\b|"
    r"\bno binari[ao]s?\b|\b(?:mujeres|ninas|alumnas) (?:y|o|versus|vs) (?:a |de )?(?:los )?"
    r"(?:hombres|ninos|alumnos|varones)\b.*\b(?:por separado|cada un[oa]|separad[oa]s)\b|"
    r"\b(?:las )?(?:mujeres|ninas|alumnas)\b.*\b(?:compar\w+|frente|respecto|versus|vs|contra|que)"
    r"\b.*\b(?:los )?(?:hombres|ninos|alumnos|varones)\b"
)
"""As in "personas no binarias", "niñas y niños por separado", "mujeres comparadas con hombres"."""


def _told_by_month(ask: Ask) -> bool:
    """Whether a row is itself of a month, so that its figure answers."""
    return any(_BY_MONTH.search(fold(item.name)) for item in ask.question.items if item.present)


_BY_MONTH = re.compile(r"\b(?:al mes|por mes|cada mes|mensual(?:es|mente)?)\b")


def _not_of_the_row(ask: Ask) -> str:
    """Those who are not what a row tells of: "los no acompañados" of a row of "acompañados"."""
    known = ask.question.reading.known
    taken = frozenset[int]().union(*(i.taken for i in ask.question.items if i.present))
    at = (i for i in range(1, len(known) - 1) if known[i] == "no" and i + 1 in taken)
    return next((" ".join(known[i - 1 : i + 2]) for i in at if known[i - 1] in _THOSE), "")


_THOSE = ("los", "las", "quienes")
_OPPOSITE = re.compile(r"\b(?:los|las|quienes) no \w+")


def _at_its_start(ask: Ask, text: str) -> bool:
    """Whether a figure of the year in which the programme began is asked, and it is not covered."""
    began = re.search(r"\d{4}", ask.ficha.start_year or "")
    if began is None or int(began[0]) in covered_years(ask.ficha):
        return False
    asked = ask.question.period.years
    return _FIRST_YEAR.search(text) is not None and set(asked) <= {int(began[0])}


_FIRST_YEAR = re.compile(
    r"(?<!^)\bcuando (?:el programa )?(?:partio|empezo|comenzo|se creo|se inicio|nacio|arranco)\b|"
    r"\b(?:su|el) primer ano (?:del programa|de funcionamiento|de ejecucion|de vida|que funciono)\b"
)


def _in_a_comuna(ask: Ask) -> bool:
    """Whether a comuna of two words or more is named: "en Punta Arenas"; no table has one."""
    known, taken = ask.question.reading.known, ask.question.taken
    own = ask.view.topic | ask.view.name
    for name in _comunas():
        for at in places_of(known, name):
            free = taken.isdisjoint(range(at, at + len(name)))
            if free and at and known[at - 1] in ("en", "de") and stem(name[-1]) not in own:
                return True
    return False


@cache
def _comunas() -> tuple[tuple[str, ...], ...]:
    """The names of comunas that have several words, as they are asked."""
    names = (name for row in read_data("comunas").values() for name in row.split(", "))
    said = (tuple(word.text for word in words(name)) for name in names)
    return tuple(name for name in said if len(name) > 1)


def _by_region(ask: Ask, text: str) -> bool:
    """As in "evaluaciones diagnósticas por región": a component, which no table parts so."""
    question = ask.question
    if question.says("y", "e") or not _EACH_REGION.search(text) or question.items_of("region"):
        return False
    parts = (i for i in question.items_of("componente") if i.present and i.weight >= _TWO_WORDS)
    named = {stem(question.reading.known[at]) for i in parts for at in i.taken}
    return bool(named - ask.view.topic)


_TWO_WORDS = 1.3
_EACH_REGION = re.compile(r"\b(?:por|segun|(?:en |de )?cada) region(?:es)?\b")


def _of_staff(ask: Ask, text: str) -> bool:
    """Whether those who work in the programme are counted: no table counts them."""
    if any(item.kind == "componente" and item.present for item in ask.question.items):
        return _professionals(ask, text)
    staff = _STAFF.search(text)
    served = staff is not None and any(
        stem(w) in ask.view.people for w in staff[0].split(" ") if re.fullmatch(_WORKERS, w)
    )
    return (staff is not None and not served) or _professionals(ask, text)


def _professionals(ask: Ask, text: str) -> bool:
    """Whether a profession is counted in which no row is: "¿cuántos odontólogos van?"."""
    found = _PROFESSION.search(text)
    if found is None:
        return False
    units = (f"{c.name} {c.unit or ''}" for c in ask.ficha.components)
    rows = " ".join((*units, *(i.name for i in ask.ficha.indicators), ask.view.title))
    singular = re.sub(r"(?:es|s)$", "", found[1])
    return stem(found[1]) not in ask.view.people and not re.search(
        rf"\b{singular}(?:s|es|as?)?\b", fold(rows)
    )


_PROFESSION = re.compile(
    r"\b(?:cuant[oa]s|(?:numero|cantidad|dotacion) de) (?:(?:profesionales|cirujanos) )?"
    r"(\w+olog[oa]s|dentistas|medic[oa]s|enfermer[oa]s|abogad[oa]s|profesor[ae]s|docentes|"
    r"monitor[ae]s|instructor[ae]s|ingenier[oa]s|terapeutas|matronas|nutricionistas|conductor[ae]s|"
    r"choferes|asesor[ae]s|inspector[ae]s|gestor[ae]s|paramedicos|tens)\b"
)


_WORKERS = (
    "(?:funcionari[oa]s?|trabajador(?:a|es|as)?|emplead[oa]s|profesionales|tecnicos|encargad[oa]s|"
    "coordinador(?:a|es|as)|contratad[oa]s|administrativ[oa]s|honorarios|choferes|conductores|"
    "secretari[oa]s|personal|dotacion|staff|planta)"
)
_STAFF = re.compile(
    rf"\b(?:cuant[oa]s|numero de|cantidad de|total de|dotacion de) (?:son )?(?:los |las )?"
    rf"(?:{_WORKERS})\b(?! (?:benefici|atend|capacit|inscrit|format|formad))|"
    rf"\b{_WORKERS} (?:\w+ )?cuant[oa]s (?:son|hay|personas|tiene|trabajan)|"
    r"\b(?:cuant[oa]s?|que cantidad de) (?:(?:personas?|gente|profesionales) )?"
    r"(?:trabaj(?:a|an|aba|aban|aron)|emplea(?:n)?) (?:en|para|por)\b|"
    r"\bdotacion (?:de personal|del programa|total|efectiva|de la|del)\b"
)


def _spelt(ask: Ask) -> str:
    """The question as written, with its accents: "aumentará" is to come, "aumentara" is not."""
    return f" {ask.question.text.lower()} "


_COMING = re.compile(
    r"(?<!\w)(?:(?:aument|baj|sub|disminu|crec|mejor|empeor|camb|ampl|gast|ejecut|atend|benefici|"
    r"abr|cerr|entreg|alcanz|lleg|recib|dispon|incorpor|agreg|elimin|contrat|financ|termin|segu|"
    r"continu|qued|cost)\w*(?:rá|rán)|habrá|habrán|tendrán?|harán?|podrán?|será|serán|irán?)(?!\w)|"
    r"(?<!\w)(?:piensan?|planean?|proyectan?|esperan?|prevén?|"
    r"tienen? (?:pensado|previsto|planeado)|van? a|vamos a) (?:\w+[aei]r(?:se|lo|la)?)(?!\w)|"
    r"(?<!\w)(?:más adelante|a futuro|en el futuro|próximos? años?|"
    r"está (?:previsto|planificado|proyectado)|próximas? temporadas?)(?!\w)"
)
_EVER_SINCE = re.compile(
    r"\bdesde (?:que (?:existe|partio|parte|comenzo|empezo|inicio|se inicio|se creo|nacio|funciona|"
    r"opera|arranco|esta el programa)|(?:su|sus|el|los) (?:inicios?|comienzos?|origen|creacion|"
    r"fundacion|nacimiento)|siempre)\b(?! (?:el|del) (?:ano|20\d\d))|"
    r"\ben toda su (?:historia|vida|existencia)\b|\ba lo largo de su historia\b"
)
_MONTH = "(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre)"
_DAY = re.compile(
    rf"\b(?:al|hasta el|a) \d{{1,2}} de {_MONTH}\b|"
    rf"\b(?:al|hasta) (?:cierre de |fin de |mes de )?{_MONTH}\b|"
    r"\b(?:que|cual) mes\b|"
    r"\b(?:primer|segundo|tercer|ultimo) (?:semestre|trimestre|cuatrimestre|bimestre)\b"
)
"""A day within the year; to the last of December is all of it."""

_UNHEARD_OF = (
    (
        price_of_a_thing,
        "La ficha no dice cuánto cuesta eso en el mercado: informa lo que gasta el programa.",
    ),
    (size_of_a_thing, "La ficha no da esa medida."),
    (law, "La ficha no habla de esa ley."),
)
"""What no ficha tells, whatever else the question names, and how that is said."""

_SAYINGS = (
    (
        measure_of_people,
        "La ficha no dice eso de quienes participan: de ellos da cuántos fueron.",
    ),
    (_by_region, "La ficha no cruza componentes y regiones: da cada tabla por separado."),
    (
        _at_its_start,
        "La ficha no trae cifras del año en que partió el programa: cubre {years}.",
    ),
)
"""What is asked for that no table tells, and how that is said."""
