"""One claim against one ficha, or against the fichas that may be meant."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from calc.audit.shapes import Subject
from calc.claims.shapes import Claim, Mention
from calc.concepts import concept as concept_of
from calc.concepts import vocabulary
from calc.formulas import Result, evaluate
from calc.formulas.needed import whole_range
from calc.judging.choose import Candidate, ordered
from calc.judging.compare import claimed, fits
from calc.judging.mistakes import mistake_of
from calc.judging.target import Target, target_of
from calc.number import decimals_of, round_half_up, write_number
from calc.quantity import MILES_DE_PESOS, PORCENTAJE, PUNTOS
from calc.verdict import How, JudgedFigure, Verdict

_HOW_ORDER: tuple[How, ...] = ("read", "rounded", "computed", "compatible")


def judge(text: str, claim: Claim, candidates: Sequence[Candidate]) -> JudgedFigure:
    """The verdict of a claim; the first ficha that confirms it, else the one of its year."""
    if claim.unclear is not None:
        return _judged(text, claim, "unverifiable", reason=claim.unclear)
    tried = [_against(text, claim, c.subject) for c in ordered(candidates, claim.year)]
    for verdict in ("verified", "contradicted"):
        for judged in tried:
            if judged.verdict == verdict:
                return judged
    return tried[0]


def _against(text: str, claim: Claim, subject: Subject) -> JudgedFigure:
    if claim.concepts[0] == "numero_de_componentes":
        return _components(text, claim, subject)
    if claim.concepts[0] == "poblacion_objetivo" and claim.relation == "level":
        implied = _implied(text, claim, subject)
        if implied is not None:
            return implied
    targets: list[Target] = []
    reasons: list[str] = []
    for reading in _readings(claim, subject):
        found = target_of(subject.book, reading, reading.concepts[0])
        if isinstance(found, Target):
            targets.append(found)
        else:
            reasons.append(found)
    confirmed = [(how, t) for t in (*targets, *_elsewhen(claim, subject)) if (how := fits(claim, t)) is not None]
    if confirmed:
        how, target = min(confirmed, key=lambda pair: _HOW_ORDER.index(pair[0]))
        return _judged(text, claim, "verified", target, how=how, reason=_why(claim, target, how))
    if not targets:
        reason = reasons[0] if reasons else "La ficha no trae esa cifra."
        return _judged(text, claim, "unverifiable", reason=reason)
    nominal = _nominal(text, claim, subject)
    if nominal is not None:
        return nominal
    if len(targets) > 1 and targets[0].concept.startswith("indicador"):
        reason = f"La ficha tiene {len(targets)} indicadores así y no se dice cuál."
        return _judged(text, claim, "unverifiable", reason=reason)
    if not claim.firm:
        reason = "No queda claro de qué habla esta cifra, y no es la que la ficha trae."
        return _judged(text, claim, "unverifiable", reason=reason)
    return _contradiction(text, claim, subject, targets[0])


def _readings(claim: Claim, subject: Subject) -> list[Claim]:
    """The claim under each of its concepts; an indicator without name may be any of its kind."""
    readings = [replace(claim, concepts=(concept,)) for concept in claim.concepts]
    named: list[Claim] = []
    for reading in readings:
        entry = vocabulary().get(reading.concepts[0])
        items = subject.book.items(reading.concepts[0])
        kind = entry.item if entry is not None and claim.item is None else None
        if kind == "indicador" or (kind == "componente" and len(items) == 1):
            named.extend(replace(reading, item=item) for item in items)
        else:
            named.append(reading)
    return named


def _elsewhen(claim: Claim, subject: Subject) -> list[Target]:
    """The values of the ficha's own year, where the claim's year was only carried over."""
    if claim.other_year is None:
        return []
    readings = _readings(replace(claim, year=claim.other_year), subject)
    found = (target_of(subject.book, r, r.concepts[0]) for r in readings)
    return [target for target in found if isinstance(target, Target)]


def _components(text: str, claim: Claim, subject: Subject) -> JudgedFigure:
    """A count of components against those that the ficha lists."""
    names = subject.book.items("gasto_componente")
    figures = [subject.book.find("gasto_componente", item=name)[0] for name in names]
    right = claim.mention.value == len(names)
    wrong: Verdict = "contradicted" if claim.firm and names else "unverifiable"
    return JudgedFigure(
        printed=text[claim.mention.start : claim.mention.end],
        start=claim.mention.start,
        end=claim.mention.end,
        value=_value(claim.mention),
        unit="componentes",
        verdict="verified" if right else wrong,
        how="computed" if right else None,
        concept="gasto_componente",
        year=subject.year,
        document=figures[0].source.document if figures else None,
        reason=f"La ficha trae {len(names)} componentes.",
        expected=str(len(names)) if wrong == "contradicted" and not right else None,
        sources=tuple(f.source for f in figures),
    )


def _contradiction(text: str, claim: Claim, subject: Subject, target: Target) -> JudgedFigure:
    expected = in_form(text, claim, target)
    mistake = mistake_of(subject.book, claim, target)
    label = concept_of(target.concept).named
    item = f" «{target.item}»" if target.item else ""
    if claim.relation == "level":
        reason = f"En {target.year}, {label}{item} es {expected}."
    elif claim.relation == "mean":
        reason = f"El promedio de {label}{item} es {expected}."
    else:
        fell = "bajó" if target.value < 0 else "subió"
        verb = f"{fell} {expected}" if claim.relation == "change" else f"es {expected}"
        reason = f"Entre {claim.base_year} y {target.year}, {label}{item} {verb}."
    if mistake is not None:
        reason = f"{reason} {mistake}"
    return _judged(text, claim, "contradicted", target, reason=reason, expected=expected)


def _nominal(text: str, claim: Claim, subject: Subject) -> JudgedFigure | None:
    """Whether an amount that misses the real pesos of the ficha is the nominal one of its year."""
    level = claim.mention.kind == "money" and claim.relation == "level" and not claim.nominal
    if not level or claim.year is None or claim.bound != "exact":
        return None
    for concept in claim.concepts:
        outcome = evaluate("monto_nominal", subject.book, claim.year, claim.item, concept=concept)
        if isinstance(outcome, Result) and claimed(claim.mention).contains(outcome.value):
            reason = (
                f"Es el monto en pesos nominales de {claim.year}; la ficha lo trae en "
                f"pesos de {subject.price_year}."
            )
            return JudgedFigure(
                printed=text[claim.mention.start : claim.mention.end],
                start=claim.mention.start,
                end=claim.mention.end,
                value=_value(claim.mention),
                unit=MILES_DE_PESOS,
                verdict="verified",
                how="computed",
                concept=concept,
                year=claim.year,
                item=claim.item,
                document=outcome.sources[0].document if outcome.sources else None,
                reason=reason,
                derivation=outcome.derivation,
                sources=outcome.sources,
            )
    return None


def _implied(text: str, claim: Claim, subject: Subject) -> JudgedFigure | None:
    """A target population that the ficha does not print, against the range that coverage implies."""
    year = claim.year if claim.year is not None else subject.year
    if subject.book.one("poblacion_objetivo", year) is not None:
        return None
    outcome = evaluate("poblacion_objetivo_implicita", subject.book, year)
    value = claim.mention.value
    if not isinstance(outcome, Result) or value is None:
        return None
    said = whole_range(outcome.interval)
    reason = f"La ficha no imprime la población objetivo; su cobertura implica {said}."
    outside = not claimed(claim.mention).meets(outcome.interval)
    verdict: Verdict = (
        "contradicted"
        if outside and claim.bound == "exact" and not claim.hedged
        else "unverifiable"
    )
    return JudgedFigure(
        printed=text[claim.mention.start : claim.mention.end],
        start=claim.mention.start,
        end=claim.mention.end,
        value=_value(claim.mention),
        unit=outcome.unit,
        verdict=verdict,
        concept="poblacion_objetivo",
        year=year,
        document=outcome.sources[0].document,
        reason=reason,
        expected=said if verdict == "contradicted" else None,
        derivation=outcome.derivation,
        sources=outcome.sources,
    )


def _judged(
    text: str,
    claim: Claim,
    verdict: Verdict,
    target: Target | None = None,
    *,
    how: How | None = None,
    reason: str | None = None,
    expected: str | None = None,
) -> JudgedFigure:
    mention = claim.mention
    concept = target.concept if target else (claim.concepts[0] if claim.concepts else None)
    return JudgedFigure(
        printed=text[mention.start : mention.end],
        start=mention.start,
        end=mention.end,
        value=_value(mention),
        unit=_unit(mention, target),
        verdict=verdict,
        how=how,
        concept=concept,
        year=target.year if target else claim.year,
        item=target.item if target else claim.item,
        document=target.sources[0].document if target and target.sources else None,
        reason=reason,
        expected=expected,
        derivation=target.derivation if target else None,
        sources=target.sources if target else (),
    )


def in_form(text: str, claim: Claim, target: Target) -> str:
    """The right value as the claim would have written it: its currency, scale and decimals."""
    mention = claim.mention
    value = abs(target.value) if claim.relation == "change" else target.value
    if mention.number is None or mention.loose or mention.scale == 0:
        return write_number(value, target.decimals) + (" %" if target.unit == PORCENTAJE else "")
    decimals = decimals_of(mention.number)
    number = write_number(value / mention.scale, decimals)
    before = text[mention.start : mention.start_number]
    after = text[mention.end_number : mention.end]
    return (before + number + after).strip()


def _why(claim: Claim, target: Target, how: How) -> str | None:
    """What the reader of a confirmed figure should know; nothing for a literal one."""
    if how == "read":
        return None
    if claim.bound != "exact":
        return None if target.derivation else f"La ficha trae {_shown(target)}."
    if how == "rounded":
        return f"Redondeo de {_shown(target)}."
    if how == "compatible":
        return "Compatible por redondeo: calza solo si se considera el de las cifras de origen."
    return None


def _shown(target: Target) -> str:
    from calc.quantity import write_quantity

    return write_quantity(target.value, target.unit, target.decimals)


def _value(mention: Mention) -> Decimal | None:
    """The claimed value in its base unit, exact where it has a finite expansion."""
    value = mention.value
    if value is None:
        return None
    for decimals in range(13):
        if (value * 10**decimals).denominator == 1:
            return round_half_up(value, decimals)
    return round_half_up(Fraction(value), 12)


def _unit(mention: Mention, target: Target | None) -> str | None:
    if mention.kind == "money":
        return MILES_DE_PESOS if mention.currency in (None, "pesos") else mention.currency
    if target is not None:
        return target.unit
    return {"percent": PORCENTAJE, "points": PUNTOS, "times": "veces"}.get(mention.kind)
