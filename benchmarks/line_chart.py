"""A small line chart as SVG, without a plotting library."""

from collections.abc import Mapping, Sequence
from html import escape

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 70, 20, 40, 60
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7")
"""Told apart by colour-blind people too."""


def line_chart(
    title: str, x_words: str, y_words: str, lines: Mapping[str, Sequence[tuple[float, float]]],
    level: tuple[str, float] | None = None,
) -> str:  # fmt: skip
    """SVG of (x, y) points joined by lines, one colour a name. level: a dashed line across, with its name.

    Raises ValueError without any point.
    """
    points = [point for line in lines.values() for point in line]
    if not points:
        raise ValueError("there is nothing to draw")
    xs = sorted({x for x, _ in points})
    ys = [y for _, y in points] + ([level[1]] if level else [])
    low, high = min(ys), max(ys)
    margin = (high - low) * 0.15 or 0.01
    low, high = low - margin, high + margin
    span = (xs[-1] - xs[0]) or 1.0

    def place(x: float, y: float) -> tuple[float, float]:
        return (
            round(LEFT + (x - xs[0]) / span * (WIDTH - LEFT - RIGHT), 1),
            round(TOP + (high - y) / (high - low) * (HEIGHT - TOP - BOTTOM), 1),
        )

    parts = [_text(WIDTH / 2, 22, title, "middle", 15)]
    for number in range(5):
        y = low + (high - low) * number / 4
        down = place(xs[0], y)[1]
        parts.append(f'<path d="M{LEFT} {down}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        parts.append(_text(LEFT - 8, down + 4, f"{y:.3f}", "end"))
    parts += [_text(place(x, low)[0], HEIGHT - BOTTOM + 18, f"{x:g}", "middle") for x in xs]
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - BOTTOM + 36, x_words, "middle"))
    parts.append(
        f'<g transform="translate(16 {(TOP + HEIGHT - BOTTOM) / 2:g}) rotate(-90)">{_text(0, 0, y_words, "middle")}</g>'
    )
    if level:
        down = place(xs[0], level[1])[1]
        parts.append(f'<path d="M{LEFT} {down}H{WIDTH - RIGHT}" stroke="#555" stroke-dasharray="6 4"/>')
        parts.append(_text(WIDTH - RIGHT, down - 5, level[0], "end"))
    for index, (name, line) in enumerate(lines.items()):
        colour = COLOURS[index % len(COLOURS)]
        places = [place(x, y) for x, y in sorted(line)]
        joined = " ".join(f"{x},{y}" for x, y in places)
        parts.append(f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in places]
        across = LEFT + 10 + min(180, (WIDTH - LEFT - RIGHT) // len(lines)) * index
        parts.append(f'<path d="M{across} {HEIGHT - 9}h24" stroke="{colour}" stroke-width="2"/>')
        parts.append(_text(across + 30, HEIGHT - 5, name))
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'font-family="sans-serif">\n<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>\n{body}\n</svg>\n'
    )


def _text(x: float, y: float, words: str, anchor: str = "start", size: int = 12) -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-size="{size}" fill="#222">{escape(words)}</text>'
