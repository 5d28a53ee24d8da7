"""What is asked next of the figure just told, in any turn: "pásalo a porcentaje", "¿y c/u?".

Promise: a message is put so only where its words are nothing but the turn and what surrounds one;
then it is the plain question that the turn stands for, of the same figure.
"""

import re
from collections.abc import Callable

from calc.concepts import vocabulary
from calc.quantity import MILES_DE_PESOS
from qa.conversation.turn_words import END, SHARE_WORD, START, THAT
from qa.conversation.turned_people import counted_as, covered, how_many, planned_for, who
from qa.conversation.turned_rows import each, of_its_kind, other, reached
from qa.language.senses import CHANGES, Reading
from qa.language.words import words
from qa.programmes.shelf import View
from qa.understanding.question import Question

Turn = Callable[[str, Question, View], str | None]

_WHOLE = (
    r"(?:del?|sobre|respecto del?|en relacion al?|dentro del?|en) (?:el |la |lo |los )?"
    r"(?P<whole>total ejecutado|total gastado|gasto total(?: ejecutado)?|gasto ejecutado|"
    r"monto total|monto ejecutado|total de gastos?|total|todo|gasto|ejecutado|gastado|"
    r"presupuesto inicial|presupuesto final|presupuesto|gasto (?:de|"
    r"en)(?: los)? componentes|"
    r"total de(?: los)? componentes|gasto total de(?: los)? componentes)"
)
_SHARE = re.compile(
    rf"{START}(?:(?:en|como|a|al?|su|la|el|un|que|cual|cuanto|cuanta|es|seria|son|{THAT}|"
    rf"{SHARE_WORD}|"
    r"representan?|equivalen?|significa|convierte(?:lo|la)?|convertido|convertirlo|pasa(?:lo|la)|"
    r"expresa(?:lo|do)?|da(?:me)?lo|dame|ponlo|llevado|corresponden?|pesa|vale|y|se lleva|hace|"
    r"que tanto)(?!\w) ?)+"
    rf"(?: ?{_WHOLE})?(?: (?:es|son|seria|representa|equivale|fue|corresponde|hace|{THAT}|"
    rf"que|en {SHARE_WORD}|{SHARE_WORD}))*{END}"
)
_OF_SHARE = re.compile(rf"\b{SHARE_WORD}(?!\w)|\b(?:representa|equivale|pesa)n?\b")


_WHOLES = ("total_ejecutado", "presupuesto_inicial", "presupuesto_final")


def _share(said: str, earlier: Question, _: View) -> str | None:
    """What part of the whole the amount told is."""
    if not earlier.concepts or _SHARE.fullmatch(said) is None or not _OF_SHARE.search(said):
        return None
    if earlier.any_of(*CHANGES) or earlier.trail:
        return None
    concept = earlier.concepts[0]
    if concept not in vocabulary() or vocabulary()[concept].unit != MILES_DE_PESOS:
        return None
    whole = re.search(_WHOLE, said)
    if concept in _WHOLES and (whole is None or not whole["whole"].startswith("presupuesto")):
        return None
    named = whole["whole"] if whole is not None else "total"
    if named.startswith("presupuesto"):
        return f"¿y eso qué porcentaje es del {named}?"
    return "¿y eso qué porcentaje es del total ejecutado?"


_CUT = ("reasignaciones", "presupuesto_inicial", "presupuesto_final")


def _cut(said: str, earlier: Question, view: View) -> str | None:
    """What part of the budget was cut, after how much was."""
    if not earlier.means("recortar") or not set(earlier.concepts) <= set(_CUT):
        return None
    if _SHARE.fullmatch(said) is None or not _OF_SHARE.search(said):
        return None
    year = max(earlier.period.years or (view.ficha.year,))
    return f"¿qué porcentaje del presupuesto se recortó en {year}?"


_SORT = re.compile(
    rf"{START}(?:(?:de|l[oa]s|cuales|que|son|hay|solo) )*(?P<sort>privad|public)[oa]s?"
    rf"(?: (?:cuales|quienes|que|son|hay|fueron))*{END}"
)


def _sort(said: str, earlier: Question, _: View) -> str | None:
    """Which of those that carry it out are private, or public."""
    found = _SORT.fullmatch(said)
    if found is None or not (earlier.any_of("implementar", "ejecutar") and earlier.means("quien")):
        return None
    return f"¿cuáles son las instituciones {found['sort']}as que lo ejecutan?"


_COMPARING = (
    r"(?:compar\w+|contrast\w+|frente al?|en relacion|con relacion|respecto|versus|vs|al lado|"
    r"en comparacion|contra)"
)
_LAST_YEAR = (
    r"(?:ano|periodo|ejercicio) (?:anterior|pasado|previo)|anterior|(?P<year>20\d\d)|ano antes"
)
_COMPARED = re.compile(
    rf"{START}(?:(?:aumento|subio|bajo|cambio|vario|crecio|disminuyo|cuanto|ponlo|pon|eso|"
    rf"esto|lo|hay que|"
    rf"como|y) )*{_COMPARING}(?: (?:al?|del?|con|lo|el|los|la|las|de|en))*"
    rf" (?:{_LAST_YEAR})(?: (?:y|cuanto|como|anduvo|estuvo|esta|subio|bajo|cambio|vario|aumento|"
    rf"dime|cual|es|fue|la|diferencia|salio|le|fue|o|quedo|que))*{END}"
)


_PLAINLY = re.compile(
    r"(?:y )?(?:en |con )?(?:comparad[oa]|respecto|relacion|comparacion)"
    r"(?: (?:con|del?|al?|el))* 20\d\d"
)


def _compared(said: str, earlier: Question, view: View) -> str | None:
    """How the figure told changed against another year."""
    found = _COMPARED.fullmatch(said)
    if found is None or not earlier.concepts or _PLAINLY.fullmatch(said):
        return None
    told = earlier.period.years or (view.ficha.year,)
    if len(told) > 1 or earlier.trail or earlier.any_of(*CHANGES):
        return None
    year = int(found["year"]) if found["year"] else min(told) - 1
    if year in told:
        return None
    first, last = sorted((year, max(told)))
    return f"¿y cuánto cambió entre {first} y {last}?"


_BEFORE = re.compile(
    rf"{START}(?:(?:el|la|lo|los|cuanto|fue|era|es|que|hubo|gastaron|en|del?|con) )*"
    r"(?:antes(?: de ese(?: ano)?)?|(?:ano|periodo|ejercicio) (?:anterior|previo|de antes)|"
    r"ano pasado (?=a ese|de ese|a eso)|un ano antes|el previo|el anterior)"
    rf"(?: ?(?:cuanto|fue|era|es|a ese|de ese|a eso|ano|hubo|gastaron|gasto))*{END}"
)
_HELD = (
    rf"{THAT}|{SHARE_WORD}|(?:compar|super|exced|sobrepas|vari|cambi|sub|baj|aument|crec|cay|"
    r"disminuy)\w+|en|cuant[oa]s?|cual|que|tan|tanto|puntos|es|fue|esta|estan|son|como|anda|quedo|"
    r"lejos|hay|con|diferencia|respecto|relacion|frente|contra|versus|vs|por|sobre|bajo|encima|"
    r"debajo|arriba|abajo|mayor|menor|mas|menos|alt[oa]|mucho|o|y|del?|al?|el|l[ao]|su|si|se"
)
_OF_YEARS = (
    r"del?|l[oa]s?|el|en|entre|dos|tres|cuatro|[2-4]|y|al?|hasta|anos?|ejercicios|periodos?|"
    r"bienio|trienio|anterior(?:es)?|previos?|ultimos|historico|20\d\d"
)
_TO_A_MEAN = re.compile(
    rf"{START}(?:(?:{_HELD})(?!\w) ?)+(?P<mean>(?:promedio|media)(?: (?:{_OF_YEARS}))*){END}"
)


def _to_a_mean(said: str, earlier: Question, view: View) -> str | None:
    """The figure told against a mean of years: "¿y en qué porcentaje supera el promedio…?"."""
    found = _TO_A_MEAN.fullmatch(said)
    if found is None or not earlier.concepts or len(earlier.period.years) > 1:
        return None
    year = max(earlier.period.years, default=view.ficha.year)
    return f"¿y cuánto varió en {year} respecto del {found['mean']}?"


_MINUS = re.compile(
    rf"{START}(?:rest[ae]le|restarle|descuent[ae]le|descontando|quit[ae]le|menos|resta|restando)"
    r"(?: (?:a eso|lo|el|la|los|las|del?|en|ano))* (?P<year>20\d\d)" + END
)


def _minus(said: str, earlier: Question, view: View) -> str | None:
    """The same of another year taken from the figure told: "réstale las de 2023"."""
    found = _MINUS.fullmatch(said)
    told = earlier.period.years or (view.ficha.year,)
    if found is None or not earlier.concepts or len(told) > 1:
        return None
    first, last = sorted((int(found["year"]), told[0]))
    return f"¿y cuánto cambió entre {first} y {last}?" if first != last else None


def _before(said: str, earlier: Question, view: View) -> str | None:
    """The same a year earlier."""
    told = earlier.period.years or (view.ficha.year,)
    if not earlier.concepts or _BEFORE.fullmatch(said) is None:
        return None
    return f"¿y en {min(told) - 1}?"


_NOMINAL = re.compile(
    rf"{START}(?:(?:pasa|pon|deja|lleva|convierte|expresa|dame|da|deflacta)(?:me)?(?:lo|la)? ?)?"
    rf"(?:(?:y|eso|a|en|cuanto|es|fue|seria|era|lo|puedes|pasar|poner) )*"
    r"(?:plata|pesos|moneda|valores|precios|dinero|lucas)(?: (?:nominal(?:es)?|corrientes?))?"
    r"(?: (?:de|del|en) (?:es[ea]|aquel|aquella|mism[oa]|entonces|la|el|cada|ano|epoca|momento|"
    rf"mismo|propio|20\d\d)(?: (?:ano|mismo ano|entonces|epoca|momento|20\d\d))?| nominal(?:es)?| "
    rf"corrientes?| sin inflacion| sin reajuste){END}"
)


def _nominal(said: str, earlier: Question, _: View) -> str | None:
    """The same in the pesos of its own year: "pásalo a plata de ese año"."""
    money = [c for c in earlier.concepts if vocabulary()[c].unit == MILES_DE_PESOS]
    if not money or len(earlier.period.years) > 1 or _NOMINAL.fullmatch(said) is None:
        return None
    named = re.search(r"20\d\d", said)
    told = str(max(earlier.period.years)) if earlier.period.years else None
    if named is not None and named[0] != told:
        return None
    return "¿y en pesos de ese año?"


_PARTED = re.compile(
    rf"{START}(?:(?:me|lo|la|puedes|podrias|eso|como|se|en que|me lo) )*"
    r"(?:desglos\w+|(?:repart|distribuy|compon|descompon|divid)\w+|dame el desglose|el desglose|"
    rf"por partes|por item|por rubro|en que se (?:uso|ocupo|invirtio|fue)){END}"
)


def _parted(said: str, earlier: Question, _: View) -> str | None:
    """What a whole spending went to: "desglósalo"."""
    whole = earlier.concepts == ("total_ejecutado",) and not earlier.items
    year = f" en {max(earlier.period.years)}" if earlier.period.years else ""
    return f"¿en qué se gastó{year}?" if whole and _PARTED.fullmatch(said) else None


_AGAINST_BUDGET = re.compile(
    rf"{START}(?:(?:que|cuanto|tanto|eso|esto|en|porcentaje|%|es|fue|significa|representa|como) )*"
    r"(?:con )?(?:respecto|en relacion|frente|contra|sobre|comparad[oa])"
    r"(?: (?:con|al?|del?|el|lo|su))* (?:presupuesto )?(?:inicial|final)"
    rf"(?: (?:que|cuanto|porcentaje|es|fue|en))*{END}"
)
_SPENT = ("total_ejecutado", "presupuesto_ley_ejecutado")


def _against_budget(said: str, earlier: Question, view: View) -> str | None:
    """What was spent, told before, as a part of a budget: "¿y respecto del inicial?"."""
    if earlier.items or not set(earlier.concepts) <= set(_SPENT) or len(earlier.period.years) > 1:
        return None
    if not earlier.concepts or earlier.any_of(*CHANGES) or not _AGAINST_BUDGET.fullmatch(said):
        return None
    half = "inicial" if "inicial" in said else "final"
    year = earlier.period.years[0] if earlier.period.years else view.ficha.year
    return f"¿qué porcentaje del presupuesto {half} se ejecutó en {year}?"


_HALVES = re.compile(
    rf"{START}(?:(?:el|cual|cuanto|fue|era|es|a|cuanta|quedo|en|con|del?|presupuesto|definitivo|que|"
    rf"dame|me|referia|al|osea|o sea|sea) )*"
    r"(?P<half>final|inicial|definitivo|vigente|original)"
    r"(?: (?:el|final|definitivo|inicial|original|cual|cuanto|fue|era|es|de|del|en|ese|mismo|ano|"
    rf"(?P<year>20\d\d)))*{END}"
)


def _half(said: str, earlier: Question, _: View) -> str | None:
    """The other budget: "¿y el definitivo, el final?"."""
    found = _HALVES.fullmatch(said)
    if found is None or earlier.concepts not in (("presupuesto_inicial",), ("presupuesto_final",)):
        return None
    if earlier.any_of(*CHANGES) or earlier.trail or earlier.items:
        return None
    half = "inicial" if found["half"] in ("inicial", "original") else "final"
    year = found["year"] or max(earlier.period.years, default="")
    return f"¿y el presupuesto {half}{f' de {year}' if year else ''}?"


_WANTED = re.compile(
    r"(?:(?:y|ok|ya|pero|oye|ahora) )*(?:me (?:falta|falto|faltaria|falta saber)|falta|faltaria|"
    r"agrega(?:me)?|anade|dame (?:tambien|ahora)|tambien (?:dame|necesito|quiero)|"
    r"ahora (?:dame|con|en)|"
    r"sigue con|pasa(?:mos)? a)(?: con)? (?P<rest>\S+(?: \S+){0,5})"
)
_MISTAKEN = re.compile(
    r"(?:(?:ups|oye|pucha|chuta|perdon|perdona|disculpa|disculpe|no|nono|error|mal|sorry|"
    r"me equivoque|"
    r"(?:no )?quise decir|queria decir|quise preguntar|corrijo|digo|era|es|seria|mejor|en realidad|"
    r"ahora|y|lo que (?:quiero|necesito) es|me referia a|hablaba de) )+(?P<rest>\S+(?: \S+){0,5}?)"
    r"(?: (?:es (?:el|la|lo) que (?:necesito|quiero|buscaba)|porfa|por favor|nomas|no mas))*"
)
_CONTRAST = re.compile(r"(?P<rest>(?:\S+ ){1,5}?\S+),? (?:y |pero )?no (?:el|la|los|las|lo) \S+")


_OWNED = re.compile(
    r"\b(?:perdon|disculp\w+|equivoque|quise|queria|corrijo|digo|error|sorry|oye|me referia)\b"
)


def _as_next(said: str, earlier: Question, _: View) -> str | None:
    """What else is wanted, or was meant: "me falta Maule", "me equivoqué, era el inicial"."""
    contrast = _CONTRAST.fullmatch(said)
    rest = contrast["rest"] if contrast else said
    found = _WANTED.fullmatch(rest) or _MISTAKEN.fullmatch(rest)
    if (found is None and contrast is None) or not earlier.concepts:
        return None
    if contrast is None and said.startswith("no ") and _OWNED.search(said) is None:
        return None  # "no, el gasto total" goes on with the row asked about
    rest = (found["rest"] if found else rest).strip()
    asks = re.search(r"\b(?:cuant\w+|cual\w*|quien\w*|que|como|cuando|donde|es cierto)\b", rest)
    return None if asks else f"¿y {rest}?"


_WHY = re.compile(
    rf"{START}(?:(?:me|nos|como|lo|la|eso|se|que|cual|es|fue|son|el|los|las|de|del|dan|dieron|"
    rf"da|dio|dicen|"
    r"dice|dijo|dijeron|ellos|institucion|servicio|programa|ministerio|ficha|hay|tienen|por|a|al|"
    r"algun|alguna|un|una|esa|ese|esta|este|tan|baja|bajo|poca|poco|ejecucion|gasto|cifra|"
    r"resultado|"
    r"porcentaje|numero|detras|respecto|sobre) )*"
    r"(?P<why>motivos?|razon|razones|causas?|explicacion|explican?|explicaron|explico|justifican?|"
    r"justificacion|justificaron|excusa|argumentos?|paso|debe|debio|atribuyen?)"
    r"(?: (?:de|del|eso|ese|esa|esto|esta|tan|la|el|lo|los|baja|bajo|poca|poco|ejecucion|gasto|"
    r"cifra|"
    rf"resultado|porcentaje|numero|la institucion|el servicio|dan|hay|ahi|a que|para))*{END}"
)


def _why(said: str, earlier: Question, _: View) -> str | None:
    """Why it was so, where nothing else than that is named."""
    return "¿y por qué?" if earlier.concepts and _WHY.fullmatch(said) else None


_TURNS: tuple[Turn, ...] = (
    _cut,
    counted_as,
    planned_for,
    who,
    how_many,
    _sort,
    covered,
    _share,
    _to_a_mean,
    _compared,
    _minus,
    _before,
    _nominal,
    _parted,
    _against_budget,
    each,
    other,
    _half,
    of_its_kind,
    _why,
    reached,
    _as_next,
)


def in_plain(text: str, reading: Reading, earlier: Question, view: View) -> str | None:
    """The plain question that a turn of the talk stands for; None where it is none."""
    as_typed = " ".join(w.text for w in words(text))
    for said in dict.fromkeys((as_typed, reading.text)):
        for turn in _TURNS:
            if (plain := turn(said, earlier, view)) is not None:
                return plain
    return None
