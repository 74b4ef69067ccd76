"""The one table that a bench run prints."""
from dataclasses import dataclass


@dataclass
class Row:
    figure: str
    unit: str
    value: float
    must: float | None = None
    aim: float | None = None
    note: str = ""
    more_is_better: bool = False

    def verdict(self):
        def holds(bound):
            return self.value >= bound if self.more_is_better else self.value <= bound

        if self.must is None:
            return ""
        if self.aim is not None and holds(self.aim):
            return "aim"
        return "must" if holds(self.must) else "MISSED"


class Table:
    def __init__(self):
        self.rows = []
        self.missed = []

    def add(self, rows):
        self.rows += rows if isinstance(rows, list) else [rows]

    def miss(self, name, error):
        self.missed.append(f"Not measured: {name} ({str(error).strip().splitlines()[0] if str(error) else repr(error)}).")

    def __str__(self):
        def number(value):
            return "" if value is None else f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"

        cells = [("figure", "measured", "unit", "must", "aim", "holds", "note")]
        for row in self.rows:
            sign = "≥ " if row.more_is_better else "≤ "
            bounds = [sign + number(bound) if bound is not None else "" for bound in (row.must, row.aim)]
            cells.append((row.figure, number(row.value), row.unit, *bounds, row.verdict(), row.note))
        widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
        lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |" for line in cells]
        lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
        return "\n".join(lines + [""] * bool(self.missed) + self.missed)
