"""What a number goes on from: the one before it in its sentence, or the sentence before."""

import re

from calc.claims.found.cues import LITTLE_WORDS
from calc.claims.found.kinds import EXECUTION, SHARES, SPENT
from calc.claims.found.nearest import PER_EACH, fit_of
from calc.claims.found.shapes import Claim, Cue
from calc.claims.meant.again import in_unit, restates
from calc.claims.named.meaning import Meaning
from calc.claims.named.partner import as_pesos
from calc.claims.told.spot import Spot
from calc.concepts import vocabulary

_COPULA = re.compile(
    r"\b(?:fue|fueron|era|eran|es|son|habian?\s+sido|ha\s+sido|llego|alcanzo|subio|bajo|cayo|quedo|"
    r"aumento|disminuyo|crecio|paso|se\s+ubico|se\s+situo|totalizo|sumo|ascendio|correspond\w+|"
    r"represent\w+|marco|registro|equival\w+|costaba|cuesta|salia|sale|valia|vale)\b"
)
_UP_TO = re.compile(
    r"[^.;:()]{0,40}?,?\s*\b(?:hasta|quedando\s+en|para\s+(?:quedar\s+en|llegar\s+a)|llegando\s+a)\s+"
    r"(?:(?:los|las|el|la|un|una|casi|unos|unas)\s+)*$"
)
_THAT_NUMBER = re.compile(
    r"[^.;:]{0,60}?,\s*(?:porcentaje|proporcion|cifra|cantidad|numero|monto|valor|tasa|nivel|promedio|"
    r"indicador|resultado)\s+(?:que|el\s+cual|la\s+cual)\b"
)
_MADE_THEM = re.compile(
    r"(?:^|[,;:.]|\by\b)\W*(?:(?:en|el)\s+20\d\d\s+)?(?:hubo|se\s+(?:entreg|realiz|hic|efectu|otorg|pag|instal|dict|produj|hizo)[a-z]*)\s+"
    r"(?:(?:unos|unas|casi|solo|apenas|un|total|de)\s+)*$"
)
_INTO = re.compile(
    r"\s+(?:(?:se\s+)?(?:va|van|fue|fueron)\s+)?(?:a|al|en|para)\s+(?:(?:el|la|los|las)\s+)?"
)
_AND_SO_MUCH = re.compile(
    r"\)?[^(),;.:]{0,60}?\)?\s*(?:[,;]\s*|\b)(?:(?:y|e|mientras|que|otr[oa]|un|una|el|la|casi|cerca|algo|poco|mas|menos|de|del)\b\s*)*"
)
_NOTHING = re.compile(
    r"\W*(?:(?:y|e|en|el|la|los|las|de|del|a|al|un|una|durante|mientras|que|ano|con|fue|solo|casi|"
    r"cerca|unos|unas|por|su|cuando|parte|region|pero|apenas|aunque|tan|recien|otro|otra|"
    r"o\s+sea|es\s+decir|esto\s+es|vale\s+decir)\b\W*)*$"
)
_JOINT = re.compile(r"[,;:(]|\b(?:y|e|mientras|pero)\b")
_ENDED = re.compile(r"[,;]\s")
_SON = re.compile(r"^\W*(?:son|serian)\s+$")
_IN_OTHER_WORDS = re.compile(
    r"[^.;:()]{0,60}?,\s*(?:es\s+decir|o\s+sea|esto\s+es|vale\s+decir|equivalentes?\s+a|lo\s+que\s+equivale\s+a)\W*"
    r"(?:(?:unos|casi|cerca\s+de)\s+)?"
)
_IN_BRACKETS = re.compile(
    r"^[^(),.;:]{0,40}\((?:\s*(?:en|el|ano|fue|fueron|de|era|eran|contra|versus|vs|frente|a|los|las|la)\b)*\W*$"
)
_SET_AGAINST = re.compile(
    r"^[^.;:]{0,90}\W(?:frente\s+a|contra|versus|vs\.?|(?:mas|menos|mayor|menor|inferior|superior)(?:es)?\s+(?:que|al?)|comparad[oa]s?\s+con|en\s+comparacion\s+con)"
    r"\s+(?:(?:los|las|el|la|un|una)\s+)?$"
)
_OWN_SUBJECT = re.compile(
    r"^\W*(?:el|la|los|las)\s+(?!programa|iniciativa|cifra|resultado|valor|indicador|porcentaje|ano|numero|total|"
    r"anterior|final|inicial|de\b|del\b|otr|segund|primer|mism)[a-z]{4,}"
)


def contrasted(spot: Spot) -> Meaning | None:
    """The same in another year, set against the number before: "(34 en 2021)", "frente a M$12"."""
    if spot.change or spot.year is None or not spot.before:
        return None
    own = as_pesos(spot.scene.flat, spot.mention).kind  # "frente a 10,3 millones en 2021"
    own = "money" if spot.mention.stated is not None and not spot.mention.noun else own
    told = [c for c in spot.before if c.mention.kind in (spot.mention.kind, own)]
    if not told or told[-1].relation != "level" or not told[-1].concepts:
        return None
    last = told[-1]
    beside = last is spot.before[-1] and _IN_BRACKETS.match(spot.unplaced)
    against = len(spot.before) - spot.before.index(last) < 3 and _SET_AGAINST.search(spot.left)
    after = last is spot.before[-1] and _is_elliptic(spot, copula=True) and not _named_after(spot)
    if not (beside or against or after) or last.year == spot.year.year or last.unclear is not None:
        return None
    if spot.mention.kind == "count" and spot.mention.noun and last.mention.noun:
        same = spot.mention.noun == last.mention.noun or spot.mention.noun in LITTLE_WORDS
        if not same:
            return None
    kind = vocabulary()[last.concepts[0]].item or ""
    alike = spot.row is not None and last.item is not None and spot.row.kind.startswith(kind)
    named = alike and spot.row is not None and spot.row.start < spot.mention.start
    item = spot.row.name if named and spot.row is not None else last.item
    return Meaning(last.concepts, item, firm=last.firm, told="concept" not in last.loose)


def _named_after(spot: Spot) -> bool:
    """Whether words after a number name it: "M$3 en 2022 y M$5 de gobiernos regionales"."""
    end = spot.mention.end
    high = end + len(_ENDED.split(spot.right)[0])
    return any(end <= c.start < high and not c.weak for c in spot.scene.cues)


def amount_of_share(spot: Spot) -> Meaning | None:
    """How much a share is, in brackets after it: "un tercio de los beneficiarios (8.655)".

    Or in other words: "gastó el 95,9 % del presupuesto final, es decir M$2".
    """
    told = spot.before[-1] if spot.before else None
    if told is not None and told.concepts[:1] and told.concepts[0] in EXECUTION:
        again = spot.mention.kind == "money" and _IN_OTHER_WORDS.fullmatch(spot.left)
        if again and told.relation == "level" and told.unclear is None:
            return Meaning(SPENT, firm=told.firm)
    main = spot.scene.satellite_of(spot.at)
    share = spot.before[main] if main is not None and main < len(spot.before) else None
    if share is None or spot.change or share.mention.kind != "percent" or not share.concepts:
        return None
    whole = next((c for c, shares in SHARES.items() if share.concepts[0] in shares), None)
    whole = "poblacion_beneficiada" if share.concepts[0] == "cobertura" else whole
    amount = None if whole is None else in_unit(spot.mention, whole)
    plain = spot.mention.noun in ("", *LITTLE_WORDS) and share.relation == "level"
    low = spot.mention.start - len(spot.left)
    plain = plain and not any(low <= r.start < spot.mention.start for r in spot.scene.rows)
    fits = amount is not None and whole is not None and share.unclear is None and plain
    if not fits or amount is None or fit_of(amount, whole or "", change=False) is None:
        return None
    return Meaning((whole or "",), share.item, share.firm, told="concept" not in share.loose)


def exact_share(spot: Spot) -> Meaning | None:
    """The exact number of a share told in words: "la mitad se va en talleres (49,8 %)"."""
    main = spot.scene.satellite_of(spot.at)
    share = spot.before[main] if main is not None and main < len(spot.before) else None
    if share is None or spot.change or not share.concepts or share.relation != "level":
        return None
    if spot.mention.kind != "percent" or share.mention.kind != "percent":
        return None
    return Meaning(share.concepts, share.item, share.firm, told="concept" not in share.loose)


def restates_unknown(spot: Spot) -> bool:
    """Whether a number in brackets only tells exactly a share that was not understood."""
    main = spot.scene.satellite_of(spot.at)
    share = spot.before[main] if main is not None and main < len(spot.before) else None
    both = share is not None and share.mention.kind == spot.mention.kind == "percent"
    return share is not None and both and not share.concepts


def listed_share(spot: Spot) -> Meaning | None:
    """The share of a row named after it, of the whole told before: "… y un tercio en talleres"."""
    last = spot.before[-1] if spot.before else None
    if last is None or spot.change or last.item is None or last.unclear is not None:
        return None
    if not (last.concepts and last.mention.kind == spot.mention.kind == "percent"):
        return None
    kind = vocabulary()[last.concepts[0]].item
    after = [r for r in spot.scene.rows if r.start >= spot.mention.end and r.kind == kind]
    into = after and _INTO.fullmatch(spot.scene.between(spot.mention.end, after[0].start))
    if not into or not _AND_SO_MUCH.fullmatch(spot.left) or after[0].name in (None, last.item):
        return None
    return Meaning(last.concepts, after[0].name, last.firm, told="concept" not in last.loose)


def arrived(spot: Spot) -> Meaning | None:
    """The level that a change arrived at: "creció 3,5 % de 2023 a 2024, hasta los MM$9.216"."""
    last = spot.before[-1] if spot.before else None
    if last is None or last.relation != "change" or spot.change or not last.concepts:
        return None
    if last.base_concept is not None or last.unclear is not None or not _UP_TO.match(spot.left):
        return None
    return Meaning(last.concepts, last.item, last.firm, told="concept" not in last.loose)


def resumed(spot: Spot) -> Meaning | None:
    """What a noun for any number takes up: "…, porcentaje que bajó a 37,9 %", "cifra que …"."""
    last = spot.before[-1] if spot.before else None
    if last is None or not last.concepts or last.relation != "level" or last.unclear is not None:
        return None
    if last.mention.kind != spot.mention.kind or not _THAT_NUMBER.match(spot.left):
        return None
    return Meaning(last.concepts, last.item, last.firm, told="concept" not in last.loose)


def elided(spot: Spot) -> Meaning | None:
    """A clause of a year or a row alone, of what the one before says: "… y Los Lagos el 17,3 %"."""
    last = spot.before[-1] if spot.before else None
    if last is None or spot.change or last.relation != "level" or last.unclear is not None:
        return None
    if not last.concepts or last.item is None or spot.row is None or not _is_clause_of_row(spot):
        return None
    kind = vocabulary()[last.concepts[0]].item
    named = spot.mention.noun and spot.mention.noun not in LITTLE_WORDS
    own = in_unit(spot.mention, last.concepts[0]).kind
    other = last.mention.kind != own or kind != spot.row.kind
    if other or named or spot.row.name in (None, last.item):
        return None
    told = "concept" not in last.loose
    return Meaning(last.concepts, spot.row.name, firm=last.firm, told=told)


def made_again(spot: Spot) -> Meaning | None:
    """How many of the component just spoken of: "…; se entregaron 1.688.340", "y hubo 94"."""
    told = [c for c in (*spot.memory.told, *spot.before) if c.concepts and c.item is not None]
    kind = vocabulary()[told[-1].concepts[0]].item if told else None
    bare = spot.mention.kind == "count" and spot.mention.noun in ("", *LITTLE_WORDS)
    if kind != "componente" or not bare or not _MADE_THEM.search(spot.left):
        return None
    return Meaning(("produccion_componente",), told[-1].item, told[-1].firm)


def restated(spot: Spot) -> Meaning | None:
    """A change of what was just said: of the amount, not of its share in the brackets."""
    if not (spot.change and spot.before and restates(spot)):
        return None
    main = spot.scene.satellite_of(spot.at - 1)
    aside = main is not None and spot.mention.kind == "percent" and spot.left.startswith(")")
    parent = spot.before[main if aside and main is not None else -1]
    counted = spot.mention.kind == "count" and parent.mention.kind in ("percent", "points")
    if not parent.concepts or parent.relation != "level" or counted:
        return None
    return Meaning(parent.concepts, parent.item, firm=parent.firm)


def left_out(spot: Spot) -> Claim | None:
    """The claim of the clause before that a bare number goes on from: ", el 2023 eran 289"."""
    if not spot.before or not _is_elliptic(spot, copula=True):
        return None
    last = spot.before[-1]
    alike = last.mention.kind == spot.mention.kind and last.unclear is None
    return last if alike and last.concepts and spot.year is not None else None


def goes_on(spot: Spot, cue: Cue) -> bool:
    """Whether a verb of cost only goes on with what the sentence before told one to cost."""
    last = spot.memory.of_kind(spot.mention.kind, change=spot.change)
    each = last is not None and last.concepts[0] in PER_EACH and not spot.before
    return each and cue.weak and cue.end <= spot.mention.start and _is_elliptic(spot, copula=True)


def gone_on(spot: Spot, last: Claim) -> Meaning:
    """The concept of the sentence before, for a number that names none."""
    firm = bool(_COPULA.search(spot.left)) or spot.change or _is_elliptic(spot)
    named = any(spot.mention.start - len(spot.left) <= n.start for n in spot.scene.names)
    other = (_OWN_SUBJECT.match(spot.left) and not named) or is_tally(spot)
    told = _is_elliptic(spot) and "concept" not in last.loose
    return Meaning(last.concepts, last.item, firm and not other and last.firm, told=told)


def is_tally(spot: Spot) -> bool:
    """Whether a number only counts up what went before: "Son M$959.650"."""
    return _SON.match(spot.left) is not None and not spot.change


def _is_clause_of_row(spot: Spot) -> bool:
    """Whether the number's clause holds only its row, its year and little words."""
    low = spot.mention.start - len(spot.left)
    if spot.row is None or not low <= spot.row.start < spot.mention.start:
        return False
    joints = [m.end() for m in _JOINT.finditer(spot.left, 0, spot.row.start - low)]
    return bool(joints) and _NOTHING.match(spot.unplaced, joints[-1]) is not None


def _is_elliptic(spot: Spot, *, copula: bool = False) -> bool:
    """Whether a number has only its year or its row: "; en 2023, 41.250", or "fue" as `copula`."""
    left = spot.unplaced
    noun = spot.before[-1].mention.noun if spot.before else ""
    if noun and left.lstrip().startswith(f"{noun} "):
        left = left.lstrip().removeprefix(noun)  # "llegó a 16 personas en 2022 y a 140 en 2023"
    return bool(_NOTHING.match(_COPULA.sub(" ", left) if copula else left))
