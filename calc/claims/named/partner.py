"""Numbers that leave their unit to the one that they go with: "de 25,3 a 8,3 millones".

The first of two numbers that only a link parts has the unit of the second, and so have those of a
list before them. A later bare number of a sentence may have the scale of the amount before it
("289,6 millones y se gastaron 290,1"): it is only told as one that it may have, as the unit that a
heading states.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from calc.claims.found.cues import LITTLE_WORDS, find_cues
from calc.claims.found.kinds import COUNTED
from calc.claims.found.shapes import Mention
from calc.claims.named.stated import is_bare

_LINK = re.compile(
    r"\s*(?:(?:(?:en|el|durante|del?|ano)\s+)*\(?(?:19|20)\d\d\)?\s*)?(?:,\s*(?=al?\s|hasta\s))?(?:a|al|y|e|o|u|hasta|de(?=\s+l[oa]s|\s+un\s+total))\s+"
    r"(?:(?:los|las|el|la|un|unos|total\s+de|casi|solo|apenas|cerca\s+de)\s+)*"
)
_AND = re.compile(r"\s*,?\s*[ye]\s")
_COMMA = re.compile(r",\s+")
_ENDED = re.compile(r"[.?!]\s|\n")
_SMALL = 1000
_FAR = Decimal(20)
_MILLION = 10**6
_OF_THINGS = re.compile(
    r"\s+de\s+(?!pesos\b|un\s+(?:total|presupuesto)\b|l[oa]s?\b|sus?\b|est[ea]\b|es[ea]\b)[a-z]"
)
_TO_PESOS = Fraction(1, 1000)


def in_partners_unit(plain: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions of a flat text, bare ones with the unit of the number that they go with."""
    found = list(mentions)
    listed = False
    for at in range(len(found) - 2, -1, -1):
        this, after = found[at], found[at + 1]
        linked = _has_unit(after) and _LINK.fullmatch(plain, this.end, after.start)
        if linked and _is_listed(plain, this, after):
            listed = False
            continue
        # "12, 15 y 18 millones": the list goes on before the two that are linked
        linked = linked or (listed and _COMMA.fullmatch(plain, this.end, after.start))
        if linked and after.kind == "money" and this.kind == "count" and this.scaled:
            found[at] = replace(  # "de 55 mil a 79 mil pesos"
                this, kind="money", scale=this.scale * _TO_PESOS, currency=after.currency, noun=""
            )
        elif linked and this.kind == after.kind == "money" and _leaves_scale(this, after):
            found[at] = replace(this, scale=after.scale, scaled=True)
        elif linked and is_bare(this):
            found[at] = replace(
                this,
                kind=after.kind,
                scale=after.scale,
                scaled=after.scaled,
                currency=after.currency,
                noun=after.noun,
            )
        listed = found[at] is not this
    amount: Mention | None = None
    for at, (before, this) in enumerate(pairwise(found), 1):
        amount = before if _amount_scale(before) is not None else amount
        ended = _ENDED.search(plain, before.end, this.start) is not None
        amount = None if ended else amount
        thousands = found[at - 1].kind == "money" and this.kind == "count" and this.scaled
        thousands = thousands and this.noun in ("", *LITTLE_WORDS) and not ended
        if thousands and not _is_counted(plain[before.end : this.start]):
            amount_of = replace(this, kind="money", scale=this.scale * _TO_PESOS, noun="")
            found[at] = replace(amount_of, currency=found[at - 1].currency)
        if amount is not None and is_bare(this) and this.stated is None and _is_alike(this, amount):
            found[at] = replace(this, stated=_amount_scale(amount))
    return tuple(found)


def _is_counted(words: str) -> bool:
    """Whether words before a number say that things are counted: ", producción 46 mil"."""
    counted = (*COUNTED, "poblacion_objetivo")
    return any(c.concept in counted and not c.weak for c in find_cues(words))


def _is_listed(plain: str, this: Mention, after: Mention) -> bool:
    """Whether a bare number stands in a list before an amount whose unit leads: "12 y M$15"."""
    leads = "$" in plain[after.start : after.start_number] and not after.scaled
    return leads and is_bare(this) and _AND.match(plain, this.end) is not None


def in_pesos(plain: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, millions of nothing as pesos: for fichas that count nothing in millions."""
    return tuple(as_pesos(plain, mention) for mention in mentions)


def _has_unit(mention: Mention) -> bool:
    """Whether a number has a unit that another may share; one with a noun alone counts things."""
    return mention.kind in ("money", "percent") or mention.scaled


def as_pesos(text: str, mention: Mention) -> Mention:
    """A number of millions of nothing as the amount that it is: "aportó 85 millones"."""
    millions = mention.kind == "count" and mention.scaled and (mention.value or 0) >= _MILLION
    if not millions or _OF_THINGS.match(text, mention.end):
        return mention
    return replace(mention, kind="money", scale=mention.scale / 1000, noun="")


def _is_alike(mention: Mention, amount: Mention) -> bool:
    """Whether a bare number can be of the scale of an amount before it: "290", not "290.149"."""
    if mention.number is None or not amount.number or not mention.number:
        return False
    times = abs(mention.number / amount.number)
    return abs(mention.number) < _SMALL or 1 / _FAR <= times <= _FAR


def _leaves_scale(mention: Mention, after: Mention) -> bool:
    """Whether an amount has the millions of the next one: "de $2.761 a $3.206 millones"."""
    unscaled = not mention.scaled and mention.scale == _TO_PESOS and after.scale > _TO_PESOS
    return unscaled and _is_alike(mention, after) and (mention.number or 0) < _MILLION


def _amount_scale(mention: Mention) -> Fraction | None:
    """The scale, to thousands of pesos, of a number of millions; None for any other."""
    millions = mention.scaled or mention.kind == "money"
    if not millions or mention.number is None or mention.loose:
        return None
    scale = mention.scale if mention.kind == "money" else mention.scale * _TO_PESOS
    small = mention.kind == "money" and scale == _TO_PESOS and mention.currency == "pesos"
    return scale if small or scale * 1000 >= _MILLION else None
