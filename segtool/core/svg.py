"""Small charts as SVG text, without a plotting library."""

from collections.abc import Sequence
from html import escape

import numpy as np

FONT = "font-family='system-ui, sans-serif' font-size='12'"
INK = "#5b6470"
GRID = "#9aa3ad"


def bars(title: str, values: Sequence[tuple[str, float | None, str]], width: int = 640) -> str:
    """Horizontal bars on a scale of 0 to 1. values: (name, value or None, colour), from the top."""
    row, left, right, top = 22, 190, 60, 24
    span = width - left - right
    height = top + row * len(values) + 22
    parts = [_open(title, width, height)]
    for tick in (0, 0.25, 0.5, 0.75, 1.0):
        x = left + span * tick
        parts.append(
            f"<line x1='{x:.1f}' y1='{top - 4}' x2='{x:.1f}' y2='{height - 20}' stroke='{GRID}' stroke-opacity='.35'/>"
            f"<text x='{x:.1f}' y='{height - 6}' text-anchor='middle' fill='{INK}'>{tick:g}</text>"
        )
    for place, (name, value, colour) in enumerate(values):
        y, size = top + row * place, span * (value or 0)
        parts.append(
            f"<text x='{left - 8}' y='{y + 13}' text-anchor='end' fill='{INK}'>{escape(name)}</text>"
            f"<rect x='{left}' y='{y + 2}' width='{size:.1f}' height='{row - 7}' rx='2' fill='{colour}'/>"
            f"<text x='{left + size + 6:.1f}' y='{y + 13}' fill='{INK}'>"
            f"{'–' if value is None else f'{value:.3f}'}</text>"
        )
    return "".join([*parts, "</svg>"])


def histogram(title: str, values: Sequence[float], colour: str, bins: int = 20, width: int = 640) -> str:
    """How often values of 0 to 1 fall in each of `bins` equal parts."""
    left, right, top, bottom, height = 40, 16, 28, 36, 240
    counts, edges = np.histogram(np.asarray(values, float), bins=bins, range=(0.0, 1.0))
    most = max(int(counts.max()), 1) if len(counts) else 1
    span, tall = width - left - right, height - top - bottom
    step = span / bins
    parts = [_open(title, width, height)]
    for place, count in enumerate(counts):
        size = tall * int(count) / most
        x, y = left + step * place, top + tall - size
        parts.append(
            f"<rect x='{x + 1:.1f}' y='{y:.1f}' width='{step - 2:.1f}' height='{size:.1f}' fill='{colour}'>"
            f"<title>{edges[place]:.2f} to {edges[place + 1]:.2f}: {int(count)}</title></rect>"
        )
        if count:
            parts.append(
                f"<text x='{x + step / 2:.1f}' y='{y - 4:.1f}' text-anchor='middle' fill='{INK}'>{int(count)}</text>"
            )
    for tick in (0, 0.25, 0.5, 0.75, 1.0):
        x = left + span * tick
        parts.append(f"<text x='{x:.1f}' y='{height - 16}' text-anchor='middle' fill='{INK}'>{tick:g}</text>")
    parts.append(
        f"<line x1='{left}' y1='{top + tall}' x2='{width - right}' y2='{top + tall}' stroke='{GRID}'/>"
    )
    return "".join([*parts, "</svg>"])


def _open(title: str, width: int, height: int) -> str:
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}' viewBox='0 0 {width} {height}' "
        f"role='img' {FONT}><title>{escape(title)}</title>"
        f"<text x='4' y='14' fill='{INK}' font-weight='600'>{escape(title)}</text>"
    )
