"""Print what reading a date costs: `python -m benchmarks.dates`."""

from __future__ import annotations

from timeit import repeat

from tui.model.dates import When, Window

TEXTS = (
    "2023-08-15",
    "2023-08-14/2023-08-20",
    "2023-08",
    "2023",
    "1850~",
    "2023-08-15/..",
    "[2023-08-14..2023-08-17]",
    "2023-08-15/[2023-08-17..]",
    "2023-08-17T20:00+07:00",
)
ROUNDS = 20_000


def microseconds(statement: str, names: dict[str, object]) -> float:
    """Return the best of five of one execution."""
    return min(repeat(statement, globals=names, number=ROUNDS, repeat=5)) / ROUNDS * 1e6


def main() -> None:
    window = Window.parse("2023-08")
    print(f"{'µs per':28} {'parse':>6} {'during':>7} {'words':>6}")
    for text in TEXTS:
        names: dict[str, object] = {
            "parse": When.parse,
            "text": text,
            "when": When.parse(text),
            "window": window,
        }
        costs = [microseconds(code, names) for code in ("parse(text)", "when.during(window)", "when.words()")]
        print(f"{text:28} {costs[0]:6.2f} {costs[1]:7.2f} {costs[2]:6.2f}")


if __name__ == "__main__":
    main()
