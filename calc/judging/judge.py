"""One claim against one ficha, or against the fichas that may be meant."""

import re
from collections.abc import Sequence
from dataclasses import replace

from calc.claims.found.kinds import BUDGETS, EXECUTION, FINDINGS, PARTS_COUNTED
from calc.claims.found.shapes import Claim
from calc.concepts import concept as concept_of
from calc.concepts import vocabulary
from calc.formulas import Result, evaluate
from calc.formulas.needed import whole_range
from calc.judging.beside import vouched
from calc.judging.choose import Candidate, ordered
from calc.judging.compare import comparable, fits, significant_digits
from calc.judging.doubt import cut_short, far_away, other_reading, said_roughly, unsaid_unit
from calc.judging.mistakes import is_explained, mistake_of
from calc.judging.places import regions_counted
from calc.judging.ruling import Ruling, in_form, judged, shown
from calc.judging.target import Target, computed, level, target_of
from calc.quantity import MILES_DE_PESOS
from calc.subject import Subject
from calc.verdict import How, JudgedFigure

_HOW_ORDER: tuple[How, ...] = ("read", "rounded", "computed", "compatible")
LEAST_NOMINAL_DIGITS = 4
"""An amount of fewer digits agrees with the nominal one by luck."""

LEAST_DIFFERENCE = 10

_INDICATORS = ("indicador_proposito", "indicador_complementario")
"""Two of them may have the same name."""

_NO_FINDING = re.compile(r"\bno\s+(?:presenta|registra|tiene)\s+hallazgos\b")
_JUST_THAT = "Es la misma cifra de la ficha, y el texto la da como límite."
_ABSENT = "La ficha no trae esa cifra."
_DOUBTFUL = "No queda claro de qué habla esta cifra, y no es la que la ficha trae."


def judge(text: str, claim: Claim, candidates: Sequence[Candidate]) -> JudgedFigure:
    """The verdict of a claim; the first ficha that confirms it, else the one of its year."""
    if claim.unclear is not None:
        return judged(text, claim, Ruling("unverifiable", claim.unclear))
    tried = [_against(text, claim, c.subject) for c in ordered(candidates, claim.year)]
    for verdict in ("verified", "contradicted"):
        for one in tried:
            if one.verdict == verdict:
                return one
    return tried[0]


def judge_sentence(
    text: str, claims: Sequence[Claim], candidates: Sequence[Candidate]
) -> list[JudgedFigure]:
    """The verdicts of a sentence's claims; one that is confirmed vouches for others of its kind."""
    claims = list(claims)
    figures = [judge(text, claim, candidates) for claim in claims]
    for at, figure in enumerate(tuple(figures)):
        sure = vouched(text, at, claims, figures) if figure.verdict == "unverifiable" else None
        if sure is not None:
            claims[at], figures[at] = sure, judge(text, sure, candidates)
    return figures


def _against(text: str, claim: Claim, subject: Subject) -> JudgedFigure:
    """A claim against one ficha: special cases first, then the values that its words allow."""
    special = (
        _findings(text, claim, subject)
        or _parts(text, claim, subject)
        or regions_counted(text, claim, subject)
        or _implied(text, claim, subject)
    )
    if special is not None:
        return special
    found = [target_of(subject.book, r, r.concepts[0]) for r in _readings(claim, subject)]
    claim = _in_pesos(claim, found)
    targets = [t for t in found if isinstance(t, Target) and comparable(claim, t)]
    elsewhen = _elsewhen(claim, subject)
    confirmed = _confirmed(claim, (*targets, *(elsewhen if claim.either_year else ())))
    if confirmed is not None:
        how, target = confirmed
        return judged(text, claim, Ruling("verified", _why(claim, target, how), how), target)
    if not claim.either_year and _confirmed(claim, elsewhen) is not None:
        reason = f"Es la cifra de {claim.other_year}, y el texto venía hablando de {claim.year}."
        return judged(text, claim, Ruling("unverifiable", reason))
    if not targets and (denied := _percent_for_points(text, claim, subject)) is not None:
        return denied
    if not targets:
        reasons = [t for t in found if isinstance(t, str)]
        return judged(text, claim, Ruling("unverifiable", reasons[0] if reasons else _ABSENT))
    return _nominal(text, claim, subject) or _denied(text, claim, subject, targets)


def _in_pesos(claim: Claim, found: Sequence[Target | str]) -> Claim:
    """A bare number of an indicator that is measured in pesos, as the ficha prints it: pesos."""
    paid = (
        isinstance(t, Target) and t.concept.startswith("indicador") and t.unit == MILES_DE_PESOS
        for t in found
    )
    if claim.mention.kind != "count" or claim.mention.noun or not any(paid):
        return claim
    scale = claim.mention.scale / 1000
    return replace(claim, mention=replace(claim.mention, kind="money", scale=scale))


def _confirmed(claim: Claim, targets: Sequence[Target]) -> tuple[How, Target] | None:
    """The value that confirms a claim by the strongest tier.

    Where the words do not name the concept, only the figure itself will do: a bound or a formula
    would fit too easily.
    """
    fitting = [(how, t) for t in targets if (how := fits(claim, t)) is not None]
    if not claim.firm:
        plain = claim.bound == "exact"
        fitting = [(h, t) for h, t in fitting if plain and _is_itself(claim, h, t)]
    return min(fitting, key=lambda pair: _HOW_ORDER.index(pair[0])) if fitting else None


def _is_itself(claim: Claim, how: How, target: Target) -> bool:
    """Whether a claim whose words leave a doubt is the very figure, or rounds an amount.

    An exact difference of counts does not agree by luck either.
    """
    if claim.relation == "change" and claim.mention.kind == "count":
        return how == "computed" and abs(target.value) >= LEAST_DIFFERENCE
    return how == "read" or (how == "rounded" and not target.concept.startswith("indicador"))


def _denied(text: str, claim: Claim, subject: Subject, targets: Sequence[Target]) -> JudgedFigure:
    """A claim that no value confirms: contradicted only if its words leave no doubt."""
    target: Target | None = targets[0]
    if len(targets) > 1 and targets[0].concept.startswith("indicador"):
        reason = f"La ficha tiene {len(targets)} indicadores así y no se dice cuál."
        return judged(text, claim, Ruling("unverifiable", reason))
    if not claim.firm:
        agrees = any(fits(claim, t) for t in targets)
        wrong = (t for t in targets if not agrees and is_explained(subject.book, claim, t))
        target = next(wrong, None)
        claim = replace(claim, loose=claim.loose | {"concept", "relation"})
    elif far_away(claim, targets[0]) is not None:
        near = (t for t in targets if far_away(claim, t) is None)
        target = next(near, targets[0])
    if target is None or _excused(claim, subject):
        return judged(text, claim, Ruling("unverifiable", _DOUBTFUL))
    otherwise = unsaid_unit(claim, target) or cut_short(claim, target)
    otherwise = otherwise or said_roughly(claim, target) or other_reading(claim, subject.book)
    if otherwise is not None:
        return judged(text, claim, Ruling("unverifiable", otherwise))
    mistake = mistake_of(subject.book, claim, target)
    if mistake is None and (unlike := far_away(claim, target)) is not None:
        return judged(text, claim, Ruling("unverifiable", unlike))
    if claim.relation == "level" and claim.mention.value == target.value:
        return judged(text, claim, Ruling("unverifiable", _JUST_THAT))
    expected = in_form(text, claim, target)
    reason = what_is_right(claim, target, expected) + (f" {mistake}" if mistake else "")
    return judged(text, claim, Ruling("contradicted", reason, expected=expected), target)


def _percent_for_points(text: str, claim: Claim, subject: Subject) -> JudgedFigure | None:
    """Points said of an amount, which has only a change in percent."""
    if claim.mention.kind != "points" or claim.relation != "change" or not claim.firm:
        return None
    percent = replace(claim, mention=replace(claim.mention, kind="percent"))
    for concept in claim.concepts:
        target = target_of(subject.book, percent, concept)
        if isinstance(target, Target) and fits(percent, target) is not None:
            expected = shown(replace(target, value=abs(target.value)))
            reason = f"Es por ciento, no puntos porcentuales: {expected}."
            return judged(text, claim, Ruling("contradicted", reason, expected=expected), target)
    return None


def _excused(claim: Claim, subject: Subject) -> bool:
    """Whether the claim agrees with something else that its words may mean."""
    if claim.year is None or claim.mention.value is None:
        return False
    for concept in claim.excuses:
        for item in subject.book.items(concept) or (None,):
            found = level(subject.book, concept, claim.year, item)
            if isinstance(found, Target) and fits(claim, found) is not None:
                return True
    return False


def what_is_right(claim: Claim, target: Target, expected: str) -> str:
    """What is right instead, as a sentence."""
    rows = claim.items or ((target.item,) if target.item else ())
    label = concept_of(target.concept).named + _listed(rows)
    if claim.relation == "mean":
        return f"El promedio de {label} es {expected}."
    if claim.relation == "sum":
        return f"La suma de {label}{_span(claim)} es {expected}."
    if claim.relation == "level":
        verb = "es" if concept_of(target.concept).article in ("el", "la") else "son"
        return f"En {target.year}, {label} {verb} {expected}."
    if claim.base_concept is not None or claim.base_item is not None:
        return _set_against(claim, target, label, expected)
    if claim.relation == "ratio":
        return f"En {target.year}, {label} es {shown(target)} respecto de {claim.base_year}."
    fell = f"{label} {'bajó' if target.value < 0 else 'subió'} {expected}"
    mean = " y ".join(map(str, claim.base_years))
    between = f"Entre {claim.base_year} y {target.year}, {fell}."
    return f"En {target.year}, {fell} respecto del promedio de {mean}." if mean else between


def _listed(rows: Sequence[str]) -> str:
    """The names of rows: " «Maule», «Ñuble» y «Biobío»"."""
    *others, last = (f"«{row}»" for row in rows) if rows else ("",)
    return f" {', '.join(others)}{' y ' if others else ''}{last}" if last else ""


def _span(claim: Claim) -> str:
    """The years of a sum: " de 2022 y 2023"; nothing for one of rows."""
    if not claim.years:
        return ""
    first, last = claim.years[0], claim.years[-1]
    return f" de {first} {'y' if last - first == 1 else 'a'} {last}"


def _set_against(claim: Claim, target: Target, label: str, expected: str) -> str:
    """What is right of a value that is compared with another of its year."""
    base = claim.base_concept
    than = f"en «{claim.base_item}»" if base is None else concept_of(base).named
    if claim.relation == "ratio":
        return f"En {target.year}, {label} es {shown(target)} lo que {than}."
    side = "más" if target.value > 0 else "menos"
    return f"En {target.year}, {label} es {expected} {side} que {than}."


def _readings(claim: Claim, subject: Subject) -> list[Claim]:
    """The claim under each of its concepts.

    An indicator without name may be any of its kind; a component without name, the only one.
    """
    named: list[Claim] = []
    for concept in claim.concepts:
        reading = claim if len(claim.concepts) == 1 else replace(claim, concepts=(concept,))
        entry = vocabulary().get(concept)
        items = subject.book.items(concept)
        kind = entry.item if entry is not None and claim.item is None else None
        if kind == "indicador" or (kind == "componente" and len(items) == 1):
            named.extend(replace(reading, item=item) for item in items)
        else:
            named.append(reading)
            named.extend(
                replace(reading, concepts=(other,))
                for other in _INDICATORS
                if concept in _INDICATORS
                and other != concept
                and claim.item in subject.book.items(other)
            )
    return named + _reassigned(claim) + _of_all_sources(claim)


def _of_all_sources(claim: Claim) -> list[Claim]:
    """What was spent from all sources as a share of the budget, where the words may mean it."""
    shares = dict(zip(EXECUTION, BUDGETS, strict=True))
    if "total_ejecutado" not in claim.excuses or claim.relation != "level":
        return []
    whole = replace(claim, concepts=("total_ejecutado",), relation="ratio", base_year=claim.year)
    return [replace(whole, base_concept=shares[c]) for c in claim.concepts if c in shares]


def _reassigned(claim: Claim) -> list[Claim]:
    """A change of "the budget" of which nothing more is said may be the one inside the year."""
    budgets = ("presupuesto_inicial", "presupuesto_final")
    if not claim.base_assumed or claim.relation != "change" or claim.concepts[0] not in budgets:
        return []
    if len(claim.concepts) == 1:
        return []
    own = replace(
        claim,
        concepts=("presupuesto_final",),
        base_concept="presupuesto_inicial",
        base_year=claim.year,
    )
    return [own]


def _elsewhen(claim: Claim, subject: Subject) -> list[Target]:
    """The values of the ficha's own year, where the claim's year was only carried over."""
    if claim.other_year is None:
        return []
    readings = _readings(replace(claim, year=claim.other_year), subject)
    found = (target_of(subject.book, r, r.concepts[0]) for r in readings)
    return [target for target in found if isinstance(target, Target)]


def _parts(text: str, claim: Claim, subject: Subject) -> JudgedFigure | None:
    """A count of components or indicators against those that the ficha lists."""
    if claim.concepts[0] not in PARTS_COUNTED:
        return None
    one, several, concepts = PARTS_COUNTED[claim.concepts[0]]
    count = sum(len(subject.book.items(concept)) for concept in concepts)
    own = replace(claim, concepts=concepts[:1], year=subject.year)
    reason = f"La ficha trae {one if count == 1 else f'{count} {several}'}."
    if claim.mention.value == count:
        return judged(text, own, Ruling("verified", reason, "computed"))
    if claim.firm and count:
        return judged(text, own, Ruling("contradicted", reason, expected=str(count)))
    return judged(text, own, Ruling("unverifiable", reason))


def _findings(text: str, claim: Claim, subject: Subject) -> JudgedFigure | None:
    """A count of findings against those that the ficha of that year publishes."""
    if not claim.concepts[0].startswith(FINDINGS):
        return None
    if claim.year != subject.year:
        reason = f"La ficha publica los hallazgos de {subject.year}."
        return judged(text, claim, Ruling("unverifiable", reason))
    kind = claim.concepts[0].removeprefix(FINDINGS).removeprefix("_de_")
    own = [f for f in subject.findings if not _NO_FINDING.search(f.text)]
    count = sum(kind in ("", f.dimension) for f in own)
    of = f" de {kind.replace('cion', 'ción')}" if kind else ""
    reason = f"La ficha publica {'un hallazgo' if count == 1 else f'{count} hallazgos'}{of}."
    if claim.mention.value == count:
        return judged(text, claim, Ruling("verified", reason, "computed"))
    return judged(text, claim, Ruling("contradicted", reason, expected=str(count)))


def _implied(text: str, claim: Claim, subject: Subject) -> JudgedFigure | None:
    """A target population that is not printed, against the range that coverage implies."""
    if claim.concepts[0] != "poblacion_objetivo" or claim.relation != "level":
        return None
    year = claim.year if claim.year is not None else subject.year
    if subject.book.one("poblacion_objetivo", year) is not None:
        return None
    outcome = evaluate("poblacion_objetivo_implicita", subject.book, year)
    if not isinstance(outcome, Result):
        return None
    said = whole_range(outcome.interval)
    reason = f"La ficha no imprime la población objetivo; su cobertura implica {said}."
    ruling = Ruling("unverifiable", reason)
    outside = not claim.mention.allowed.meets(outcome.interval)
    if outside and claim.bound == "exact" and not claim.hedged and claim.firm:
        ruling = Ruling("contradicted", reason, expected=said)
    return judged(text, claim, ruling, computed(outcome, "poblacion_objetivo"))


def _nominal(text: str, claim: Claim, subject: Subject) -> JudgedFigure | None:
    """Whether an amount that misses the real pesos of the ficha is the nominal one of its year."""
    plain = claim.mention.kind == "money" and claim.relation == "level" and not claim.nominal
    if not plain or claim.year is None or claim.bound != "exact":
        return None
    number = claim.mention.number
    if number is None or significant_digits(number) < LEAST_NOMINAL_DIGITS:
        return None  # so few digits would fit by luck
    for concept in claim.concepts[:1]:
        target = level(subject.book, concept, claim.year, claim.item, nominal=True)
        if isinstance(target, Target) and claim.mention.allowed.contains(target.value):
            reason = (
                f"Es el monto en pesos nominales de {claim.year}; la ficha lo trae en "
                f"pesos de {subject.price_year}."
            )
            return judged(text, claim, Ruling("verified", reason, "computed"), target)
    return None


def _why(claim: Claim, target: Target, how: How) -> str | None:
    """What the reader of a confirmed figure should know; nothing for a literal one."""
    if how == "read" or (claim.bound != "exact" and target.derivation):
        return None
    if claim.bound != "exact":
        return f"La ficha trae {shown(target)}."
    if how == "compatible":
        return "Compatible por redondeo: calza solo si se considera el de las cifras de origen."
    return f"Redondeo de {shown(target)}." if how == "rounded" else None
