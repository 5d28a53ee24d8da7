"""Base numbers of random fichas: partitions of a year's spending, so that all sums tie out."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from fichas.draw.figures import ComponentBase, Numbers, RegionBase, SubtitleBase
from fichas.draw.model import Cells, Indicator
from fichas.draw.numbers import Base, Bases, amount, printed, total

from .vocabulary import COMPONENTS, INDICATORS, PEOPLE_UNITS, REGIONS, RESULTS, SUBTITLES


@dataclass(frozen=True, slots=True)
class _Year:
    """One year's spending in M$, each tuple a partition of the total; None where none existed."""

    sources: tuple[int, int, int]
    administration: int
    components: tuple[int, ...]


def random_numbers(random: Random, year: int) -> Numbers:
    """Numbers of the three years that end in ``year``; the older ones may lack a programme."""
    components = random.sample(COMPONENTS, random.randint(1, 6))
    years = _years(random, len(components))
    last = years[2]
    assert last is not None
    unspent = random.choice(("-", 0, ""))
    target, people = _populations(random, years)
    regions = _regions(random, sum(last.components), people[2])
    if regions:
        people = (people[0], people[1], total(region.people for region in regions))
    known = random.random() < 0.9
    law, regional, other = (_source(random, years, index) for index in range(3))
    return Numbers(
        year=year,
        coverage=() if known or random.random() < 0.3 else _literal_coverage(random),
        target=target if known else None,
        people=people if known else None,
        people_unit=random.choice(("", random.choice(PEOPLE_UNITS))),
        print_population=random.random() < 0.3,
        initial_budget=_budget(random, years),
        final_budget=_budget(random, years),
        law_executed=law,
        regional_resources=regional,
        other_resources=other,
        subtitles=_subtitles(random, last.sources[0]),
        components=tuple(
            _component(random, name, unit, years, index, unspent)
            for index, (name, unit) in enumerate(components)
        ),
        administration=_by_year(
            unspent if spent is None else spent.administration for spent in years
        ),
        regions=regions,
        purpose_indicators=_indicators(random, year, random.choice((0, 1, 1, 1, 2, 2, 2, 3))),
        complementary_indicators=_indicators(random, year, random.choice((0, 1, 2, 3))),
        inflators=_inflators(random, year) if random.random() < 0.95 else (),
    )


def _by_year(bases: Iterable[Base]) -> Bases:
    first, second, third = bases
    return (first, second, third)


def _partition(random: Random, whole: int, parts: int) -> tuple[int, ...]:
    """Non-negative integers that add up to ``whole``."""
    cuts = sorted(random.randint(0, whole) for _ in range(parts - 1))
    return tuple(high - low for low, high in zip([0, *cuts], [*cuts, whole], strict=True))


def _years(random: Random, parts: int) -> tuple[_Year | None, _Year | None, _Year | None]:
    spent = int(10 ** random.uniform(3, 11.9))
    missing = random.choices((0, 1, 2), weights=(75, 18, 7))[0]
    years = [
        None if index < missing else _year(random, int(spent * random.uniform(0.4, 1)), parts)
        for index in range(3)
    ]
    return (years[0], years[1], years[2])


def _year(random: Random, spent: int, parts: int) -> _Year:
    administration = int(spent * random.choice((0, random.uniform(0.01, 0.3))))
    components = _partition(random, spent - administration, parts)
    outside = int(spent * random.uniform(0, 0.2)) if random.random() < 0.15 else 0
    regional, other = _partition(random, outside, 2)
    return _Year((spent - outside, regional, other), administration, components)


def _source(
    random: Random, years: tuple[_Year | None, _Year | None, _Year | None], index: int
) -> Bases:
    if not index or random.random() < 0.9 or any(spent and spent.sources[index] for spent in years):
        nothing = random.choice(("-", 0))
    else:
        return ("", "", "")
    return _by_year("-" if spent is None else spent.sources[index] or nothing for spent in years)


def _budget(random: Random, years: tuple[_Year | None, _Year | None, _Year | None]) -> Bases:
    nothing = random.choice(("-", "-", 0, "S/I", ""))
    return _by_year(
        nothing if spent is None else int(sum(spent.sources) * random.uniform(0.7, 2.2))
        for spent in years
    )


def _component(
    random: Random,
    name: str,
    unit: str,
    years: tuple[_Year | None, _Year | None, _Year | None],
    index: int,
    unspent: Base,
) -> ComponentBase:
    spending = _by_year(unspent if spent is None else spent.components[index] for spent in years)
    production = _by_year(_production(random, base) for base in spending)
    return ComponentBase(name, unit, spending, production)


def _production(random: Random, spending: Base) -> Base:
    spent = amount(spending)
    if spent is None:
        return spending
    if random.random() < 0.05:
        return random.choice(("S/I", "-", "N/A", ""))
    if spent == 0:
        return random.choice((0, 0, random.randint(1, 90)))
    return int(10 ** random.uniform(0, 5.5))


def _populations(
    random: Random, years: tuple[_Year | None, _Year | None, _Year | None]
) -> tuple[Bases, Bases]:
    size = int(10 ** random.uniform(1.5, 6.5))
    target = _by_year("-" if y is None else int(size * random.uniform(0.8, 1.2)) for y in years)
    people = _by_year("-" if y is None else int(size * random.uniform(0.01, 1.1)) for y in years)
    return target, people


def _literal_coverage(random: Random) -> Cells:
    return tuple(
        random.choice(("-", "S/I", f"{printed(Fraction(random.randint(0, 1200), 10), 1)}%"))
        for _ in range(3)
    )


def _regions(random: Random, spending: int, people: Base) -> tuple[RegionBase, ...]:
    if random.random() < 0.07:
        return ()
    names = [random.choice(spellings) for spellings in REGIONS]
    chosen = random.sample(range(len(names)), random.randint(1, len(names)))
    if random.random() < 0.8:  # else in an order of the publisher's own
        chosen.sort()
    count = len(chosen)
    central = random.random() < 0.5
    amounts = _partition(random, spending, count + central)
    heads = _partition(random, int(amount(people) or 0), count)
    nothing = random.choice(("-", "-", "-", 0, 0, ""))
    rows = tuple(
        RegionBase(names[index], spent or nothing, head or nothing)
        for index, spent, head in zip(chosen, amounts, heads, strict=False)
        if spent or head
    )
    return (*rows, RegionBase("Nivel central", amounts[-1], nothing or "-")) if central else rows


def _subtitles(random: Random, law: int) -> tuple[SubtitleBase, ...]:
    if random.random() < 0.05:
        return ()
    chosen = sorted(random.sample(SUBTITLES, random.randint(1, len(SUBTITLES))))
    amounts = _partition(random, law, len(chosen))
    return tuple(
        SubtitleBase(code, name, spent) for (code, name), spent in zip(chosen, amounts, strict=True)
    )


def _indicators(random: Random, year: int, count: int) -> tuple[Indicator, ...]:
    people = random.choice(PEOPLE_UNITS)
    return tuple(
        Indicator(
            name=name.format(people=people),
            formula=formula.format(people=people),
            unit=unit,
            dimension=random.choice(("Eficacia", "Calidad", "Eficiencia")),
            periodicity=random.choice(("Anual", "Anual", "Semestral", "Bienal")),
            direction=random.choice(("Ascendente", "Ascendente", "Descendente")),
            values=_indicator_values(random, unit),
            result=random.choice(RESULTS).format(year=year, before=year - 1),
        )
        for name, formula, unit in random.sample(INDICATORS, count)
    )


def _indicator_values(random: Random, unit: str) -> Cells:
    decimals = random.choice((1, 2, 2))
    scale = {"Porcentual": 100, "Pesos": 900_000, "Días": 400}.get(unit, 30)
    sign = "%" if unit == "Porcentual" else ""
    values = [
        printed(Fraction(random.randint(0, scale * 10**decimals), 10**decimals), decimals) + sign
        for _ in range(3)
    ]
    missing = random.choices((0, 1, 2, 3), weights=(50, 20, 20, 10))[0]
    code = random.choice(("N/C", "N/C", "S/I", "S/I", "N/A", "-", ""))
    cells = [*([code] * missing), *values[missing:]]
    if random.random() < 0.1:
        cells[random.randint(0, 2)] = random.choice(("S/I", "N/A", "-", ""))
    return tuple(cells)


def _inflators(random: Random, year: int) -> tuple[tuple[int, Fraction], ...]:
    factor = Fraction(1)
    rows = [(year + 1, factor)]
    for before in range(year, year - 4, -1):
        factor *= 1 + Fraction(random.randint(20, 120), 1000)
        rows.append((before, Fraction(round(factor * 10_000), 10_000)))
    return tuple(reversed(rows))
