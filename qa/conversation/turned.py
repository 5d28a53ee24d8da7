"""What is asked next of the figure just told, in any turn: "pásalo a porcentaje", "¿y c/u?".

Promise: a message is put so only where its words are nothing but the turn and what surrounds one;
then it is the plain question that the turn stands for, of the same figure.
"""

import re
from collections.abc import Callable

from calc.concepts import vocabulary
from calc.figure import fold
from calc.quantity import MILES_DE_PESOS
from qa.language.senses import CHANGES, Reading, function_words
from qa.language.words import stem, words
from qa.named.items import rows
from qa.programmes.shelf import View
from qa.understanding.question import Question

Turn = Callable[[str, Question, View], str | None]

_START = (
    r"(?:(?:y|e|o|pero|ok|ya|bueno|entonces|ahora|osea|oye|no|ah|perdon|disculp[ae]|gracias|a ver|"
    r"porfa|por favor|mejor|tambien|y si|dime|digame|necesito(?: saber)?|quiero(?: saber)?) )*"
)
_END = r"(?: (?:porfa|por favor|gracias|porfi|plis|entonces|ahora|en 20\d\d))*"
_THAT = r"(?:eso|esto|esa|ese|esa cifra|ese monto|esa plata|ese gasto|ese numero|el monto|la cifra)"

_SHARE_WORD = (
    r"(?:porcentajes?|%|por ?ciento|proporcion|parte|fraccion|participacion|porcion|tajada|peso|"
    r"pct|terminos? (?:porcentual(?:es)?|relativos?)|porcentual(?:mente)?)"
)
_WHOLE = (
    r"(?:del?|sobre|respecto del?|en relacion al?|dentro del?|en) (?:el |la |lo |los )?"
    r"(?P<whole>total ejecutado|total gastado|gasto total(?: ejecutado)?|gasto ejecutado|"
    r"monto total|monto ejecutado|total de gastos?|total|todo|gasto|ejecutado|gastado|"
    r"presupuesto inicial|presupuesto final|presupuesto|gasto (?:de|"
    r"en)(?: los)? componentes|"
    r"total de(?: los)? componentes|gasto total de(?: los)? componentes)"
)
_SHARE = re.compile(
    rf"{_START}(?:(?:en|como|a|al?|su|la|el|un|que|cual|cuanto|cuanta|es|seria|son|{_THAT}|"
    rf"{_SHARE_WORD}|"
    r"representan?|equivalen?|significa|convierte(?:lo|la)?|convertido|convertirlo|pasa(?:lo|la)|"
    r"expresa(?:lo|do)?|da(?:me)?lo|dame|ponlo|llevado|corresponden?|pesa|vale|y|se lleva|hace|"
    r"que tanto)(?!\w) ?)+"
    rf"(?: ?{_WHOLE})?(?: (?:es|son|seria|representa|equivale|fue|corresponde|hace|{_THAT}|"
    rf"que|en {_SHARE_WORD}|{_SHARE_WORD}))*{_END}"
)
_OF_SHARE = re.compile(rf"\b{_SHARE_WORD}(?!\w)|\b(?:representa|equivale|pesa)n?\b")


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


_COVERED = re.compile(
    rf"{_START}(?:(?:que|cual|cuanto|cuanta|es|son|eso|a|como|en|seria|fue|representa|{_SHARE_WORD})"
    rf"(?!\w) ?)*(?:del?|sobre|respecto del?|respecto al?|con respecto al?|en relacion al?)"
    r" (?:el |la |los |las |toda |todos los |todas las |su )*(?:total (?:de )?)?(?:la |los |las )?"
    r"(?:[a-zñ]+ )?(?:objetivo|meta)"
    rf"(?: (?:es|son|fue|fueron|representan?|eso|cubrieron|cubre|alcanzaron|atendieron|"
    rf"{_SHARE_WORD}))*{_END}"
)


def _covered(said: str, earlier: Question, view: View) -> str | None:
    """What part of those meant were served: "¿qué porcentaje de los hogares objetivo son?"."""
    if earlier.concepts != ("poblacion_beneficiada",) or _COVERED.fullmatch(said) is None:
        return None
    if earlier.items:
        return None
    return f"¿cuál fue la cobertura en {max(earlier.period.years or (view.ficha.year,))}?"


_CUT = ("reasignaciones", "presupuesto_inicial", "presupuesto_final")


def _cut(said: str, earlier: Question, view: View) -> str | None:
    """What part of the budget was cut, after how much was."""
    if not earlier.means("recortar") or not set(earlier.concepts) <= set(_CUT):
        return None
    if _SHARE.fullmatch(said) is None or not _OF_SHARE.search(said):
        return None
    year = max(earlier.period.years or (view.ficha.year,))
    return f"¿qué porcentaje del presupuesto se recortó en {year}?"


_COUNTED_AS = re.compile(
    rf"{_START}(?:(?:cuantos|cuantas|eso|esto|son|es|fueron|seria|que) )*"
    rf"(?:en|contad[oa]s en) (?P<whom>hogares|familias|personas|viviendas|mujeres|hombres){_END}"
)


def _counted_as(said: str, earlier: Question, _: View) -> str | None:
    """Those served counted otherwise: "¿y en hogares?"."""
    found = _COUNTED_AS.fullmatch(said)
    if found is None or earlier.concepts != ("poblacion_beneficiada",):
        return None
    years = f" en {earlier.period.years[-1]}" if earlier.period.years else ""
    many = "cuántos" if found["whom"] in ("hogares", "hombres") else "cuántas"
    return f"¿{many} {found['whom']} fueron atendidos{years}?"


_SORT = re.compile(
    rf"{_START}(?:(?:de|l[oa]s|cuales|que|son|hay|solo) )*(?P<sort>privad|public)[oa]s?"
    rf"(?: (?:cuales|quienes|que|son|hay|fueron))*{_END}"
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
    rf"{_START}(?:(?:aumento|subio|bajo|cambio|vario|crecio|disminuyo|cuanto|ponlo|pon|eso|"
    rf"esto|lo|hay que|"
    rf"como|y) )*{_COMPARING}(?: (?:al?|del?|con|lo|el|los|la|las|de|en))*"
    rf" (?:{_LAST_YEAR})(?: (?:y|cuanto|como|anduvo|estuvo|esta|subio|bajo|cambio|vario|aumento|"
    rf"dime|cual|es|fue|la|diferencia|salio|le|fue|o|quedo|que))*{_END}"
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
    rf"{_START}(?:(?:el|la|lo|los|cuanto|fue|era|es|que|hubo|gastaron|en|del?|con) )*"
    r"(?:antes(?: de ese(?: ano)?)?|(?:ano|periodo|ejercicio) (?:anterior|previo|de antes)|"
    r"ano pasado (?=a ese|de ese|a eso)|un ano antes|el previo|el anterior)"
    rf"(?: ?(?:cuanto|fue|era|es|a ese|de ese|a eso|ano|hubo|gastaron|gasto))*{_END}"
)
_MINUS = re.compile(
    rf"{_START}(?:rest[ae]le|restarle|descuent[ae]le|descontando|quit[ae]le|menos|resta|restando)"
    r"(?: (?:a eso|lo|el|la|los|las|del?|en|ano))* (?P<year>20\d\d)" + _END
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


_AROUND_EACH = frozenset(
    """y e o pero ok ya entonces ahora el la los las valor costo precio gasto monto cuanto cuesta
    perdon queria quise quiero necesito dame dime deme digame saber me interesa eso esto componente
    promedio pero mejor disculpa disculpe saca sacame calcula calculame no si digo
    costo vale valio salio sale salieron salian queda quedo le se que cual fue es era de a por
    cada uno una un c/u unitario unitaria unidad esos esas ese esa en promedio como
    seria porfa""".split()
)
_OF_EACH = re.compile(
    r"\bcada\b|\bc/u\b|\bunitari[oa]\b|\bpor (?!region|ano|mes)|\ba cuanto\b|\ba como\b|"
    r"\bpor unidad\b"
)


def _each(said: str, earlier: Question, view: View) -> str | None:
    """What each of the things counted costs."""
    item = next((i for i in earlier.items if i.kind == "componente" and i.present), None)
    if item is None or not _OF_EACH.search(said):
        return None
    unit = next((c.unit or "" for c in view.ficha.components if c.name == item.name), "")
    own = {stem(w.text) for w in words(fold(f"{unit} {item.name}"))}
    if any(word not in _AROUND_EACH and stem(word) not in own for word in said.split()):
        return None
    return f"¿cuál es el gasto unitario del componente {item.name}?"


_OTHER = re.compile(
    rf"{_START}(?:(?:cuanto|gasto|gastaron|gastado|fue|costo|se|llevo|ejecuto|dame|y|a|en|del?|con|"
    rf"para|me falta|que|monto|cifra|valor|numero|plata|tuvo|tiene|recibio|le|toco|lo|mismo|hay|"
    rf"cual|es|pasa|paso) )*"
    r"(?:(?:el|la) )?(?:otr[oa](?: (?P<kind1>componente|region|subtitulo))?|"
    r"(?P<kind2>componente|region|subtitulo)? ?(?:que (?:falta|queda|resta|sobra)|restante|"
    r"faltante))"
    rf"(?: (?:cuanto|gasto|fue|costo|ejecuto|se llevo))*{_END}"
)


def _other(said: str, earlier: Question, view: View) -> str | None:
    """The same of the other of two rows."""
    items = [i for i in earlier.items if i.present]
    if len(items) != 1 or _OTHER.fullmatch(said) is None:
        return None
    others = [name for name in rows(view.ficha, items[0].kind) if name != items[0].name]
    noun = {"componente": "el componente", "region": "la región"}.get(items[0].kind)
    return f"¿y {noun} {others[0]}?" if len(others) == 1 and noun else None


_HALVES = re.compile(
    rf"{_START}(?:(?:el|cual|cuanto|fue|era|es|a|cuanta|quedo|en|con|del?|presupuesto|definitivo|que|"
    rf"dame|me|referia|al|osea|o sea|sea) )*"
    r"(?P<half>final|inicial|definitivo|vigente|original)"
    r"(?: (?:el|final|definitivo|inicial|original|cual|cuanto|fue|era|es|de|del|en|ese|mismo|ano|"
    rf"(?P<year>20\d\d)))*{_END}"
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


_ROW_SAID = re.compile(
    rf"{_START}(?:(?:lo|el|la|los|las|mismo|que|se|gasto|gastado|gastaron|cuanto|fue|monto|cifra|"
    rf"que tal|hay|pasa|paso|para|en|con|del?|a|al|numero|tiene|tuvo|le|toco|valor|dato|como|"
    rf"anduvo) )*"
    rf"(?P<row>[a-zñ]+(?: [a-zñ]+){{0,7}}?)"
    rf"(?: (?:cuanto|cual|fue|es|que|monto|cuanta|gasto|gastaron|se|hay|tambien))*{_END}"
)
_KINDS = {"componente": "el componente", "region": "la región"}


def _of_its_kind(said: str, earlier: Question, view: View) -> str | None:
    """The same of another row of that kind, said by words of its name: "¿y las casas?"."""
    kinds = {i.kind for i in earlier.items if i.present}
    found = _ROW_SAID.fullmatch(said)
    if found is None or len(kinds) != 1 or not kinds <= _KINDS.keys():
        return None
    (kind,) = kinds
    own = {stem(w) for w in found["row"].split() if w not in function_words()}
    names = {n: {stem(w.text) for w in words(fold(n))} for n in rows(view.ficha, kind)}
    named = [name for name, stems in names.items() if own and own <= stems]
    short = all(len(w) < _LEAST_NAME for w in found["row"].split())
    if len(named) != 1 or short or _measures(own):
        return None
    if named[0] in (i.name for i in earlier.items):
        return None
    return f"¿y {_KINDS[kind]} {named[0]}?"


_LEAST_NAME = 4


def _measures(said: set[str]) -> bool:
    """Whether words are those of a figure, which are asked as that: "¿y la producción?"."""
    return any(said <= {stem(w) for w in fold(c.label).split()} for c in vocabulary().values())


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
    rf"{_START}(?:(?:me|nos|como|lo|la|eso|se|que|cual|es|fue|son|el|los|las|de|del|dan|dieron|"
    rf"da|dio|dicen|"
    r"dice|dijo|dijeron|ellos|institucion|servicio|programa|ministerio|ficha|hay|tienen|por|a|al|"
    r"algun|alguna|un|una|esa|ese|esta|este|tan|baja|bajo|poca|poco|ejecucion|gasto|cifra|"
    r"resultado|"
    r"porcentaje|numero|detras|respecto|sobre) )*"
    r"(?P<why>motivos?|razon|razones|causas?|explicacion|explican?|explicaron|explico|justifican?|"
    r"justificacion|justificaron|excusa|argumentos?|paso|debe|debio|atribuyen?)"
    r"(?: (?:de|del|eso|ese|esa|esto|esta|tan|la|el|lo|los|baja|bajo|poca|poco|ejecucion|gasto|"
    r"cifra|"
    rf"resultado|porcentaje|numero|la institucion|el servicio|dan|hay|ahi|a que|para))*{_END}"
)


def _why(said: str, earlier: Question, _: View) -> str | None:
    """Why it was so, where nothing else than that is named."""
    return "¿y por qué?" if earlier.concepts and _WHY.fullmatch(said) else None


_REACHED = re.compile(
    r"(?:(?:y|e|ahora) )*(?:a cuanto|en cuanto) (?:llego|llega|llegaron|ascendio|asciende|"
    r"subio|quedo|estuvo)"
    r" (?P<rest>en \S+(?: \S+){0,3})"
)


def _reached(said: str, earlier: Question, _: View) -> str | None:
    """As in "¿a cuánto llegó en Maule?" of an amount: it served nobody."""
    found = _REACHED.fullmatch(said)
    return f"¿y {found['rest']}?" if found is not None and earlier.concepts else None


_TURNS: tuple[Turn, ...] = (
    _cut,
    _counted_as,
    _sort,
    _covered,
    _share,
    _compared,
    _minus,
    _before,
    _each,
    _other,
    _half,
    _of_its_kind,
    _why,
    _reached,
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
