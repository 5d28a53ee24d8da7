"""What the scanner looks for, in order: the first alternative that fits a place wins.

date > identifier > year > "de cada" > money > percent and points > times > plain. Every repetition
is bounded or atomic, so that scanning stays linear whatever the text.
"""

import re

from calc.claims.found.words import (
    AND_HALF,
    DOZENS,
    FRACTIONS,
    MULTIPLES,
    NUMBER_WORDS,
    SMALL,
    YEAR_WORDS,
)

NUMBER = r"(?>\d{1,3}(?: \d{3})+(?![\d.,])|\d+(?:[.,\u00a0]\d+)*)"
_SIGN = r"(?:(?<![\w.,)%\n])(?<!^)[-+]\s?|(?:(?<=\n)|^)[-+](?=[\d$m]))?"
"""A dash and a space at the beginning of a line open an item of a list."""

MONTHS = (
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|"
    "diciembre"
)
_YEAR = r"(?:19|20)\d\d"
_SHORT = (
    r"\d{1,2}(?![\d.,]*\d|\s*(?:%|por\s?ciento|personas|beneficiari|mil\b|millon|"
    r"m\$(?!\s?\d)|de\s+cada))"
)
_SCALE = (
    r"(?:\s?(?:mil\s+millones|miles\s+de\s+millones|miles|mil|mills?\.|mills?|millon(?:es)?|"
    rf"billon(?:es)?|mm|m(?!\$))\b(?:{AND_HALF})?)"
)
_CURRENCY = (
    r"(?:mmus\$|mus\$|us\$|u\$s|usd|mm\$|\$\s?mm|m\$|clp\s?\$?|\$\s?m(?=\s?\d)|\$|(?<!\w)u\.?f\.?(?=\s?\d)"
    r"|(?<!\w)utm(?=\s?\d)|€)"
)
_CURRENCY_AFTER = (
    r"(?:mmus\$|us\$|mm\$|m\$|pesos|dolares|euros|uf\b|unidades\s+de\s+fomento|utm\b|clp\b)"
    r"(?!\s?\d)"
)
_UNITS_AFTER_YEAR = (
    r"%|por\s?ciento|personas|beneficiari|usuari|millon|mil\b(?!\s+[a-z]*cient)|pesos|familias|hogares|ninos|ninas|"
    r"mujeres|hombres|alumnos|estudiantes|atenciones|unidades|puntos|pp\b|veces|cupos|becas|m\$(?!\s?\d)|"
    r"participantes|visitas|talleres|subsidios|instituciones"
)
_NAMED = (
    r"ley(?:es)?|decretos?(?:\s+(?:supremo|ley|exento))?|d\.?\s?s\.?|dfl|d\.?\s?l\.?|"
    r"resolucion(?:es)?(?:\s+exenta)?|oficios?(?:\s+circular)?|circular|dictamen|boletin|rol|ruc|"
    r"rit|rut|run|folio|codigo|expediente|articulos?|arts?\.?|numerales?|capitulos?|parrafo|"
    r"anexos?|oficinas?|versiones?|version|departamentos?|paginas?|pags?\.?|laminas?|telefonos?|fonos?|celular|whatsapp|casilla|ruta|sala|"
    r"clausulas?|sesion(?:es)?|diapositivas?|slides?|oficina|of\.|depto\.?|version|"
    r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)"
)
_NUMBERED = (
    r"incisos?|letras?|titulo|tablas?|cuadros?|graficos?|figuras?|seccion(?:es)?|punto|"
    r"notas?(?:\s+(?:tecnicas?|al\s+pie))?|version|etapas?|fases?|(?<!poblacion )objetivos?|ods|"
    r"indicador(?:es)?(?:\s+(?:de\s+proposito|complementarios?))?|componentes?|comp\.|subtitulos?|subt\.|items?|"
    r"glosas?|partidas?|programa|linea|convocatoria|tramo|piso|oficina|depto\.?|km|dimension|"
    r"hallazgo|hito|trimestre|semestre|semana|nivel|bloque|grupo|p\.|pp\.|region|cap\.|"
    r"llamado|ficha|st\.?|criterios?|pregunta|respuesta|alternativa|opcion|nivel|clase|serie|"
    r"modulo|unidad|volumen|tomo|edicion|columna|fila|celda|hoja"
)
_POOREST = (
    r"mas\s+(?:vulnerable|pobre|rico)|de\s+(?:menores|mas\s+bajos|mayores)\s+ingresos|"
    r"de\s+(?:mayor|mas\s+alta)\s+vulnerabilidad|(?:del|segun\s+el)\s+(?:registro\s+social|rsh)\b|"
    r"de\s+(?:la\s+poblacion|l[oa]s\s+[a-z]{4,12})\s+(?:mas\s+(?:vulnerable|pobre|rico)|de\s+menores)"
)
"""What makes a percentage a stratum of the population and no result: "el 40 % más vulnerable"."""

_STREET = (
    r"\b(?:calle|avda?\.?|avenida|av\.|pasaje|pje\.?|alameda)\s+"
    r"(?:(?!se\b|que\b|hay\b|\w+ron\b)[a-z.']{1,16}\s+){1,4}"
    r"(?:n\s?[°º]\s*)?\d[\d.]{0,6}(?=\s*(?:[,.;)]|$))(?![.,]\d)"
    r"|\b\d{2,5}(?=,?\s+(?:piso|oficina|of\.|depto|local)\s+\d)"
)
_HOUR = (
    r"\ba\s+las\s+\d{1,2}(?=\s*(?:[.,;)]|$|h(?:oras|rs?)?\b|de\s+la\b|y\s+l[oa]s?\b))"
    r"|\b(?:de|desde\s+las|entre\s+las)\s+\d{1,2}\s+(?:a|hasta|y)\s+(?:las\s+)?\d{1,2}\s+(?:horas|hrs?|h)\b"
)
_DURATIONS = r"(?:anos?|mes(?:es)?|dias?|semanas?|horas?|hrs?|minutos?|trimestres?|semestres?)\b"

_NOT_MOVED = "".join(
    rf"(?<!{verb} )"
    for verb in (
        *("bajo", "bajaron", "bajando", "subio", "subieron", "paso", "pasaron", "pasando", "cayo"),
        *("cayeron", "aumento", "aumentaron", "disminuyo", "disminuyeron", "crecio", "crecieron"),
        *("redujo", "redujeron", "acorto", "alargo", "mejoro", "empeoro", "vario", "descendio"),
    )
)
"""What stands before no age: "la espera bajó de 64 a 51 días" tells a change."""

_SLASHED = r"(?<![\w.,/])[1-9]/[2-9](?=\s+(?:partes?\s+)?(?:del?|son|eran)\b)"
"""A fraction in digits is one of something: "3/4 del presupuesto", and no date."""

ALTERNATIVES = (
    ("address", r"https?://\S{1,400}|www\.\S{1,400}|\b[\w.-]{1,64}@[\w.-]{1,64}"),
    (
        "date",
        (
            r"(?<![\d.,$])\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?![\d.,]*\d)"
            rf"|(?<!\d){_YEAR}-\d{{2}}-\d{{2}}(?!\d)"
            rf"|(?<!\d)\d{{1,2}}\s?(?:°|º)?\s+(?:de\s+)?(?:{MONTHS})\b(?:\s+(?:de|del)(?:\s+ano)?\s+{_YEAR})?"
            rf"|\b(?:primero|uno)\s+de\s+(?:{MONTHS})\b(?:\s+(?:de|del)(?:\s+ano)?\s+{_YEAR})?"
            r"|\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\s+\d{1,2}(?!\d)"
            r"|\bde\s+\d{1,2}\s+a\s+\d{1,2}\s?(?:hrs?|horas|h)\b"
            r"|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?:\s?(?:hrs?|horas|h)\b)?"
        ),
    ),
    (
        "identifier",
        rf"\b(?:n\s?[°º]\.?|n\.\s?[°º]|nros?\.?|num\.|numeros?\b)\s*(?:de\s+)?(?=\d)\d[\d.\-/]{{0,20}}(?:\s?[a-z]\b)?"
        r"|\b(?:telefonos?|fonos?|tel\.?|celular)\s*:?\s*\d[\d\s-]{5,14}\d"
        rf"|\b(?:{_NAMED})\s*(?:n\s?[°º]\.?\s*|numero\s+|nro\.?\s*)?:?\s*\+?\d[\d.\-/]{{0,24}}(?!\d|,\d)"
        rf"|\b(?:{_NUMBERED})\s*(?:n\s?[°º]\.?\s*|numero\s+|nro\.?\s*)?{_SHORT}(?:\.\d{{1,2}})*"
        rf"(?:\s?(?:,|y|e|al?|-)\s?{_SHORT})*"
        r"|\bdia\s+\d{1,2}(?![\d.,]*\d)"
        r"|\bpor\s+cada\s+\d[\d.]{0,9}(?=\s+[a-z])"
        r"|(?<![\w.,$(])\d{1,2}\)(?=\s+[a-z¿])"
        r"|\+\s?\d[\d\s-]{6,16}\d|\b9\s\d{4}\s\d{4}\b|\b[68]00[\s-]\d{3}[\s-]\d{3,4}\b"
        r"|\(\d{1,2}\)\s?\d{4}[\s-]?\d{4}\b|\b\d{1,2}\.\d{3}\.\d{3}-[\dk]\b"
        r"|\bmm?\$\s?(?:de\s+)?" + _YEAR + r"(?![\d]|[.,]\d|\s?(?:millon|mil\b))"
        r"|(?:^|(?<=\n))[ ]{0,12}\d{1,2}(?:\.\d{1,2}){0,3}(?:[.)]-?|\s-)(?=\s)"
        r"|\b\d{1,3}\s?(?:°|º|ª)|\b\d{1,2}(?:er|ro|do|da|ra|to|ta|mo|ma|vo|va)\b"
        r"|(?:×|\*)\s?100\b(?!\s?%)"
        rf"|\b\d{{1,3}}\s?(?:%|por\s?ciento)\s+(?:{_POOREST})|{_STREET}|{_HOUR}"
        r"|\b\d{1,2}\s\d{3,4}\s\d{4}\b(?!\s?(?:%|person))"
        r"|\b[a-z]{1,12}[-_/]?(?<![a-z]\$)\d[\w./-]{0,24}"
        rf"|(?!{_SLASHED})\b\d{{1,2}}/\d{{1,3}}\b",
    ),
    (
        "spelled_year",
        (
            rf"(?:(?<=\bel )|(?<=\bdel )|(?<=\ben )|(?<=\bano ))dos\s+mil\s+(?:{YEAR_WORDS})\b"
            r"(?!\s+(?!y\b|se\b|fue|hubo)[a-z]{4,}s\b)"
        ),
    ),
    (
        "short_year",
        (
            r"(?:(?<=\bel )|(?<=\bdel ))(?:1[5-9]|2\d)(?=\s+(?:sal[ei]|fue|era|hubo|tuvo|eran|lleg|"
            r"qued|gast|ejecut|baj|sub|cay)[a-z]*\b)"
        ),
    ),
    (
        "age",
        (
            rf"{_NOT_MOVED}\b(?:entre|de)\s+(?:los\s+)?\d{{1,3}}\s+(?:y|a)\s+(?:los\s+)?\d{{1,3}}\s+{_DURATIONS}"
            r"|\b(?:mayores|menores)\s+(?:de|a)\s+\d{1,3}\b(?!\s+(?!anos)[a-z]{3,}s\b)"
        ),
    ),
    (
        "year",
        (
            rf"(?<![\d.,$\-]){_YEAR}(?:\s?[-–—/]\s?(?:{_YEAR}|\d\d(?!\d)))?"
            rf"(?![\d]|[.,]\d|\s?(?:{_UNITS_AFTER_YEAR}))"
            rf"|(?:(?<=^en )|(?<=[.;:\n] en )|(?<=\nen )){_YEAR}(?=\s+[a-z])"  # "En 2024 cursos"
        ),
    ),
    (
        "each",
        (
            rf"(?P<part>(?<![\d.,])\d{{1,6}}|{SMALL})\s+(?:\w{{1,16}}\s+)?de\s+(?:cada|entre)\s+(?P<whole>\d{{1,6}}(?![\d.,]*\d)|{SMALL})"
            rf"|\bde\s+cada\s+(?P<whole2>\d{{1,6}}|{SMALL})"
            r"(?:(?:\s+[a-z]{1,20}){0,7}\s*,\s*|\s+pesos(?:\s+[a-z]{1,20}){0,5}?,?(?:\s+[a-z]{1,20}){1,5}?\s+)"
            rf"(?P<part2>\d{{1,6}}(?![\d.,]*\d|\s?%)|{SMALL})"
        ),
    ),
    (
        "joined",
        (
            rf"(?<![\w.,])(?P<millions>{NUMBER}|un)\s+millon(?:es)?\s+(?:y\s+|con\s+)?"
            r"(?P<thousands>\d{1,3})\s+mil\b(?!\s+millon)(?P<pesos>\s+(?:de\s+)?pesos\b)?"
        ),
    ),
    (
        "money",
        (
            rf"{_SIGN}(?P<before>{_CURRENCY})\s?(?P<number>[-]?{NUMBER})(?:\.-|,-)?(?P<scale>{_SCALE})?"
            rf"(?:\s?(?:de\s+)?(?P<after>{_CURRENCY_AFTER}))?"
            rf"|{_SIGN}(?P<number2>{NUMBER}|{NUMBER_WORDS})(?P<scale2>{_SCALE})?\s?(?:de\s+)?(?P<after2>{_CURRENCY_AFTER})"
            rf"|(?P<lucas>{NUMBER}|{NUMBER_WORDS})\s?lucas?\b"
        ),
    ),
    (
        "percent",
        rf"(?P<number3>{_SIGN}{NUMBER}|{NUMBER_WORDS})\s?(?:%|por\s?ciento\b|por\s+cien\b)(?!\w)",
    ),
    (
        "points",
        (
            rf"(?P<number4>{_SIGN}{NUMBER}|{NUMBER_WORDS})\s?(?:p\.\s?p\.|pp\b\.?|ptos?\b\.?|pts?\b\.?"
            r"|puntos?(?:\s+porcentual(?:es)?|\s+de\s+porcentaje)?\b)"
        ),
    ),
    (
        "times",
        (
            rf"(?P<number5>{NUMBER}|{NUMBER_WORDS})\s+veces\b(?:\s+y\s+media\b)?|{MULTIPLES}"
            rf"|\bmultiplic\w{{1,8}}\s+por\s+(?:(?:casi|cerca\s+de|mas\s+de|unas)\s+)?(?P<number8>{NUMBER}|{NUMBER_WORDS})"
        ),
    ),
    ("fraction", rf"{FRACTIONS}|{_SLASHED}"),
    ("dozens", DOZENS),
    ("duration", rf"(?P<number6>{_SIGN}{NUMBER}|{NUMBER_WORDS})\s+{_DURATIONS}"),
    (
        "plain",
        (
            rf"(?<![\w.,])(?P<number7>{_SIGN}{NUMBER})(?P<scale7>{_SCALE})?(?![a-z])"
            rf"|(?<!por )(?P<words>{NUMBER_WORDS})"
        ),
    ),
    ("code", r"\d[\w.,-]{0,40}"),
)


# Nothing begins inside a word, nor at most signs: telling that first spares the rest.
_OPENING = r"(?:(?=[\d$€+(×*\-])|(?<![a-z])(?=[a-z])|(?:^|(?<=\n)))"


def _compiled() -> re.Pattern[str]:
    parts = "|".join(f"(?P<{name}>{pattern})" for name, pattern in ALTERNATIVES)
    return re.compile(f"{_OPENING}(?:{parts})")


SCANNER = _compiled()
KINDS = tuple(name for name, _ in ALTERNATIVES)
