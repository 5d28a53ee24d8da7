"""What a new version of a ficha prints otherwise."""

from calc.figure import Book, Figure, fold
from vectorstore.cards import FigureChange

_Key = tuple[str, int, str | None, int]


def changed_figures(before: Book, after: Book) -> tuple[FigureChange, ...]:
    """The figures whose value changed, came or went, in the order of the new version.

    Values are compared, not prints: "38,9%" and "38,9 %" are the same figure.
    """
    old, new = _by_key(before), _by_key(after)
    keys = [*new, *(key for key in old if key not in new)]
    return tuple(
        _change(old.get(key), new.get(key))
        for key in keys
        if key not in old or key not in new or _value(old[key]) != _value(new[key])
    )


def _by_key(book: Book) -> dict[_Key, Figure]:
    """Each figure by concept, year and item, and which of those of the same key it is."""
    found: dict[_Key, Figure] = {}
    for figure in book:
        item = None if figure.item is None else fold(figure.item)
        nth = 0
        while (key := (figure.concept, figure.year, item, nth)) in found:
            nth += 1
        found[key] = figure
    return found


def _value(figure: Figure) -> tuple[object, ...]:
    q = figure.quantity
    return (figure.missing,) if q is None else (q.value, q.unit, q.price_year)


def _change(before: Figure | None, after: Figure | None) -> FigureChange:
    named = after or before
    if named is None:
        raise ValueError("a change has a figure before or after")
    printed = [None if f is None else f.printed for f in (before, after)]
    return FigureChange(named.concept, named.year, named.item, printed[0], printed[1])
