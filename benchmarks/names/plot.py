"""A drawing of what growth costs, beside the straight line that it would be at best."""

from collections.abc import Iterator, Sequence
from itertools import count, takewhile

Point = tuple[int, float]
"""Entries, and the CPU seconds that they took."""

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 420, 70, 40, 50, 60
OURS, OTHER = "#005b8f", "#6b6b6b"
STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)
MOST_STEPS = 8
LABELLED_FROM = 0.08
"""Points closer to the corner than this share of the width would write upon each other."""


def plot(points: Sequence[Point]) -> str:
    """Return CPU seconds over entries; dashed, what each entry cost of the most, for all."""
    most = points[-1]
    shapes = "\n".join([*_frame(most), *_grid(most), *_line(points, most)])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="14">\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>\n{shapes}\n</svg>\n'
    )


def _frame(most: Point) -> Iterator[str]:
    yield _text(LEFT, TOP - 20, "All same-product findings: CPU seconds by entries")
    yield _text(WIDTH - RIGHT, HEIGHT - 15, "entries", "end")
    yield _text(LEFT, HEIGHT - 15, "dashed: a straight line to the most entries")
    corners = [_place((0, most[1]), most), _place((0, 0), most), _place((most[0], 0), most)]
    yield _path(corners, OTHER)
    yield _path([corners[1], _place(most, most)], OTHER, ' stroke-dasharray="6 5"')


def _grid(most: Point) -> Iterator[str]:
    for seconds in ticks(most[1]):
        x, y = _place((0, seconds), most)
        yield _path([(x, y), (WIDTH - RIGHT, y)], "#dddddd")
        yield _text(x - 8, y + 5, f"{seconds:g} s", "end")
    for entries in ticks(most[0] / 1000):
        x, y = _place((round(1000 * entries), 0), most)
        yield _text(x, y + 20, f"{1000 * entries:,.0f}", "middle")


def _line(points: Sequence[Point], most: Point) -> Iterator[str]:
    yield _path([_place(point, most) for point in points], OURS, ' stroke-width="2"')
    for point in points:
        x, y = _place(point, most)
        yield f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4" fill="{OURS}"/>'
        if point[0] >= LABELLED_FROM * most[0]:
            yield _label(x, y, f"{point[1]:.1f} s", is_last=point == most)


def _label(x: float, y: float, text: str, *, is_last: bool) -> str:
    return _text(x - 10, y - 10, text, "end") if is_last else _text(x + 8, y + 18, text)


def ticks(most: float) -> list[float]:
    """Return round numbers up to the most, not so many that they crowd."""
    step = next(step for step in STEPS if most / step <= MOST_STEPS)
    return list(takewhile(lambda tick: tick <= most, (step * number for number in count(1))))


def _place(point: Point, most: Point) -> tuple[float, float]:
    across, up = point[0] / most[0], point[1] / most[1]
    return LEFT + across * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM)


def _path(places: Sequence[tuple[float, float]], colour: str, more: str = "") -> str:
    points = " ".join(f"{x:.0f},{y:.0f}" for x, y in places)
    return f'<polyline points="{points}" fill="none" stroke="{colour}"{more}/>'


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{text}</text>'
