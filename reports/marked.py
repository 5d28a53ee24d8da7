"""A text with its judged figures → HTML in which each figure wears the colour of its verdict."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from calc.verdict import JudgedFigure
from reports.words import look, subject, verdict_line


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a text: with the figure that stands there, or plain."""

    text: str
    figure: JudgedFigure | None


def stretches(text: str, figures: Iterable[JudgedFigure]) -> Iterator[Stretch]:
    """The whole text in pieces, in order; a figure that overlaps an earlier one is left out."""
    done = 0
    for figure in sorted(figures, key=lambda f: (f.start, -f.end)):
        if figure.start < done or figure.end > len(text):
            continue
        if figure.start > done:
            yield Stretch(text[done : figure.start], None)
        yield Stretch(text[figure.start : figure.end], figure)
        done = figure.end
    if done < len(text):
        yield Stretch(text[done:], None)


def marked_html(text: str, figures: Iterable[JudgedFigure], *, numbered: bool = False) -> str:
    """The text as HTML; `numbered` adds to each figure its number in the table that follows."""
    parts = []
    number = 0
    for piece in stretches(text, figures):
        if piece.figure is None:
            parts.append(escape(piece.text).replace("\n", "<br>"))
            continue
        number += 1
        parts.append(_mark(piece.text, piece.figure, number if numbered else None))
    return "".join(parts)


def explanation(figure: JudgedFigure) -> str:
    """Why a figure got its verdict, in one paragraph: right value, derivation, reason."""
    parts = [verdict_line(figure).capitalize()]
    if figure.expected:
        parts.append(f"Lo correcto es {figure.expected}")
    if figure.reason:
        parts.append(figure.reason)
    if figure.derivation:
        parts.append(figure.derivation)
    return " ".join(f"{part.rstrip('.')}." for part in parts)


def _mark(text: str, figure: JudgedFigure, number: int | None) -> str:
    shown = look(figure.verdict)
    about = subject(figure)
    tip = escape(f"{about}. {explanation(figure)}" if about else explanation(figure), quote=True)
    call = f"<sup>{number}</sup>" if number else ""
    return (
        f'<mark class="{figure.verdict}" style="background:{shown.paper};color:{shown.ink}" '
        f'title="{tip}">{escape(text)}{call}</mark>'
    )
